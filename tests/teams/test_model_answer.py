"""The model answer: planned from scenario and standard, by the commands everyone has."""

from dataclasses import replace

import pytest

from simulator.domain import events as e
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise
from simulator.loader import build_scenario
from simulator.loader.team_files import build_team, load_team
from simulator.scoring import score
from simulator.teams import built_in, printed
from simulator.teams.printing import as_data


@pytest.fixture(scope="session", params=["waves", "two"])
def inputs(request):
    """A drill with one incident, and one with two."""
    return request.getfixturevalue(request.param)


def happened(inputs):
    """The model answer's exercise, event by event."""
    return as_exercise(play(inputs, built_in("model-answer", inputs.scenario, inputs.standard)))


def test_it_wins_with_one_incident_and_with_two(inputs):
    """Each has its own moments, and neither waits for the other."""
    card = score(happened(inputs))

    assert {one.id: one.happened for one in card.judgements if one.share < 1} == {}


def test_it_is_never_refused(inputs):
    """It asks only for what it may do, and only when it can be done."""
    assert [event.why for _, _, event in happened(inputs).events if isinstance(event, e.Refused)] == []


def test_it_looks_before_it_claims(inputs):
    """Whatever it cites has been looked at by then."""
    seen: set[str] = set()
    for _, _, event in happened(inputs).events:
        match event:
            case e.LookedAt(shows=shows, what=what):
                seen |= {what, *shows}
            case e.PersonAnswered(person=person, reveals=reveals):
                seen |= {person, *reveals}
            case e.Classified(cites=cites) | e.RemedyVerified(cites=cites):
                assert set(cites) <= seen
            case e.MessageSent(fields=fields):
                for claim in fields.values():
                    assert claim.standing == "unknown" or set(claim.cites) <= seen
            case _:
                pass


def test_it_is_a_pure_function_of_scenario_and_standard(inputs):
    """Planned twice, it is the same plan."""
    once, again = (built_in("model-answer", inputs.scenario, inputs.standard) for _ in range(2))

    assert once == again


def test_printed_and_read_back_it_makes_the_same_moves(inputs, tmp_path):
    """A team file holds everything there is to a plan."""
    team = built_in("model-answer", inputs.scenario, inputs.standard)
    file = tmp_path / "model-answer.yaml"
    file.write_text(printed(team), encoding="utf-8")

    assert as_data(load_team(file)) == as_data(team)
    assert as_exercise(play(inputs, load_team(file))).sha256 == as_exercise(play(inputs, team)).sha256


def test_it_can_be_read_aloud(waves):
    """One of its moves, as it is printed."""
    first = as_data(built_in("model-answer", waves.scenario, waves.standard))["moves"][0]

    assert first == {"when": "20s after alert edge-errors fired", "do": "acknowledge", "item": "edge-errors"}


def test_a_phone_that_rings_in_vain_is_followed_by_the_next(waves):
    """The first on the roster does not answer: the backup is called, and nobody after that."""
    people = {"ida": {"does": "ML engineer", "phone": "dead"}, "mo": {"does": "ML engineer"}}
    data = {**waves.scenario_data, "people": {**waves.scenario_data["people"], **people}}
    other = replace(waves, scenario=build_scenario(data), scenario_data=data)
    called = [
        ev.person
        for _, _, ev in happened(other).events
        if isinstance(ev, e.PersonPaged) and ev.by != "ladder"
    ]

    assert called == ["ida", "mo"]


def asked_by(waves, sender, answered_by):
    """The drill, in which somebody asks the commander for something after twenty minutes."""
    asks = {
        "number": 9,
        "at": "20m",
        "from": sender,
        "to": "incident-commander",
        "says": "What is open?",
        "asks": True,
        "answered_by": answered_by,
    }
    people = {**waves.scenario_data["people"], "ida": {"does": "Comes at noon"}}
    data = {**waves.scenario_data, "people": people}
    data["injects"] = {**data.get("injects", {}), "what-is-open": asks}
    return happened(replace(waves, scenario=build_scenario(data), scenario_data=data))


def test_whoever_takes_over_has_it_in_writing(waves):
    """A question that only a handover answers gets a handover, and it names the one who asked."""
    exercise = asked_by(waves, "ida, who takes over", ["handover"])
    owner = next(ev.fields["owner"] for _, _, ev in exercise.events if getattr(ev, "type", "") == "handover")

    assert owner.value == "ida"


def test_what_a_reply_answers_gets_no_letter(waves):
    """Where a letter that is owed anyway would do as well, the one who asks hears back at once."""
    exercise = asked_by(waves, "ida", ["status-scope", "handover"])
    sent = {ev.type for _, _, ev in exercise.events if isinstance(ev, e.MessageSent)}

    assert "what-is-open" in {ev.inject for _, _, ev in exercise.events if isinstance(ev, e.Replied)}
    assert "handover" not in sent


def test_its_file_can_be_built_from_plain_data_too(waves):
    """What a web form or another program would send."""
    team = built_in("model-answer", waves.scenario, waves.standard)

    assert build_team(as_data(team)).moves[0] == team.moves[0]
