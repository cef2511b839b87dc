"""What holds of every score: nothing senseless raises it, nothing that was due is free, and a log has one score."""

import os
from dataclasses import dataclass, replace
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain import commands as c
from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.host.cast import draw_cast
from simulator.host.running import replayed
from simulator.host.store import exercise_of
from simulator.host.unlogged import play_unlogged
from simulator.loader import build_scenario, find_scenario, load_standard
from simulator.loader.yaml_door import read
from simulator.log import Chain
from simulator.log import read as read_log
from simulator.scoring import Scorecard, score
from simulator.teams import Player, built_in
from simulator.teams.playing import Stage

HERE = Path(__file__).parent
THOROUGH = os.environ.get("HOTWASH_CI") == "1"
DRILLS = ["waves", "sawtooth"]
TRIES = settings.default.max_examples if settings.default else 100
"""How many tries a property gets; here one costs a whole exercise, so each of them tries several things with it."""
MINUTE = 60_000


@dataclass(frozen=True)
class Drill:
    """A drill, and what the model answer did in it."""

    inputs: Inputs
    commands: tuple[tuple[int, c.AnyCommand], ...]
    card: Scorecard


@cache
def drill(name: str) -> Drill:
    """Play the model answer once; everything else is a change of what it did."""
    waves = HERE.parent / "scoring" / "waves.yaml"
    data = read(waves).data if name == "waves" else load_data(name)
    scenario, rules = build_scenario(data), load_standard("default")
    inputs = Inputs(
        scenario_name=name,
        scenario=scenario,
        scenario_data=data,
        standard_name="default",
        standard=rules.standard,
        standard_data=rules.data,
        cast=draw_cast(scenario, 0),
        play=Play(pace="headless", team="model-answer"),
    )
    exercise = played(inputs, "model-answer")
    return Drill(inputs, tuple(exercise.commands), score(exercise))  # type: ignore[arg-type]  # nobody drives the clock


class Typed:
    """A team that types these commands at these moments, whatever comes."""

    def __init__(self, commands: tuple[tuple[int, c.AnyCommand], ...]) -> None:
        self._commands = commands

    def join(self, stage: Stage) -> None:
        """Wait for each moment."""
        for t, command in self._commands:
            stage.at(t, partial(stage.act, command))


def played(inputs: Inputs, team: str) -> Exercise:
    """Let a built-in team play; nothing but judging comes after it, so that no log is written."""
    return play_unlogged(inputs, Player(built_in(team, inputs.scenario, inputs.standard)))[0]


def load_data(name: str) -> dict[str, Any]:
    """A shipped drill as plain data, its runbooks' names in place of their texts."""
    data: dict[str, Any] = read(find_scenario(name)).data
    return data


def worth(inputs: Inputs, commands: tuple[tuple[int, c.AnyCommand], ...]) -> Scorecard:
    """What the commands are worth."""
    return score(play_unlogged(inputs, Typed(commands))[0])


# What is senseless: wrong, false, empty, twice, or about nothing.


def senseless(team: Drill) -> list[c.AnyCommand]:
    """Return commands that keep nothing that could be owed, whenever they come and whatever the team has done so far."""
    seat, scenario, standard = "incident-commander", team.inputs.scenario, team.inputs.standard
    real = next(iter(scenario.alerts))
    helps = {
        r for key in scenario.answer_key.incidents.values() for d in key.decisions for r in (*d.best, *d.fair)
    }
    wrong = [name for name, one in scenario.remedies.items() if name not in helps and one.kind != "hold"]
    needed = {who for key in scenario.answer_key.incidents.values() for who in key.pages}
    rosters = [one for name, one in scenario.rosters.items() if name in needed]
    woken = {p for one in rosters for s in one.shifts for p in (s.primary, s.backup)} | {
        x for one in rosters for x in (one.lead, *one.others)
    }
    asleep = [
        name
        for name, who in scenario.people.items()
        if name not in woken
        and who.team not in needed
        and not who.reveals  # whoever tells something is of use
    ]
    incident = "INC-1"
    found: list[c.AnyCommand] = [
        c.LookAt(seat=seat, what="people"),
        c.LookAt(seat=seat, what=next(iter(scenario.signals)), at=0),
        c.Dismiss(seat=seat, item=real, reason="false"),
        c.Dismiss(seat=seat, item=real, reason="duplicate", of=real),
        c.Classify(
            seat=seat,
            incident=incident,
            type="cost-quota",
            category="external-dependency",
            severity="SEV4",
            services=(),
        ),
        c.AssignRole(seat=seat, role="scribe", person=next(iter(scenario.people))),
        c.Hypothesize(seat=seat, hypothesis="H9", says="cosmic rays"),
        c.Hypothesize(seat=seat, hypothesis="H9", says="cosmic rays", supports=("nothing",)),
        c.ApproveMessage(seat=seat, draft="no-such-draft"),
        c.VerifyRemedy(seat="on-call-engineer", remedy=next(iter(scenario.remedies)), works=True),
        c.Resolve(seat="communications-lead", incident=incident),
        c.AskHint(seat=seat),
        c.WritePostmortem(seat=seat, incident=incident, summary="", impact="", causes=()),
    ]
    found += [c.Acknowledge(seat=seat, item="no-such-alert"), c.Link(seat=seat, item=real, incident="INC-9")]
    found += [
        c.Link(seat=seat, item=name, incident=incident)
        for name, noise in scenario.noise.items()
        if noise.kind != "duplicate"
    ]
    found += [c.Page(seat=seat, target=name) for name in asleep]
    found += [
        c.StartRemedy(
            seat=scenario.remedies[name].by or seat,
            remedy=name,
            expect="better",
            check=next(iter(scenario.signals)),
        )
        for name in wrong
    ]
    found += [
        c.AnswerSuggestion(seat=seat, suggestion=name, accept=made.truth != "right")
        for name, made in scenario.suggestions.items()
    ]
    false = {"cause": c.Claim(value="an attack on us, attack traffic", standing="confirmed")}
    for name, kind in standard.messages.items():
        if kind.sent_by[0] in scenario.seats:
            said = false if "cause" in kind.fields else {}
            for fields in ({}, said):
                found.append(
                    c.Send(
                        seat=kind.sent_by[0],
                        type=name,
                        channel=kind.channels[0],
                        incident=incident,
                        fields=fields,
                    )
                )
    return found


@pytest.mark.long
@settings(max_examples=-(-TRIES // 5))
@given(name=st.sampled_from(DRILLS), data=st.data())
def test_a_senseless_command_never_raises_a_score(name, data):
    """A busy team scores no higher than the same team that left it: five such commands, each alone, beside each team."""
    team = drill(name)
    dropped = data.draw(st.sets(st.integers(0, len(team.commands) - 1), max_size=len(team.commands)))
    kept = tuple(one for place, one in enumerate(team.commands) if place not in dropped)
    moments = st.integers(0, team.inputs.scenario.lasts - 1)
    extras = data.draw(st.lists(st.tuples(moments, st.sampled_from(senseless(team))), min_size=5, max_size=5))
    idle = worth(team.inputs, kept).total

    for t, extra in extras:
        busy = tuple(sorted((*kept, (t, extra)), key=lambda one: one[0]))
        assert worth(team.inputs, busy).total <= idle, (t, extra)


# What is due is not free.

FREE: dict[str, dict[str, str]] = {
    "waves": {
        "WritePostmortem": "it is due in days",
        "Acknowledge": "an alert that is sorted within its own time has been taken by that",
        "LookAt": "whoever is called tells of the change, too",
        "Draft first-post": "what the first post says, the scope post says a minute later, and in time for both",
        "Send status-investigating": "the same",
        "Send executive-brief": "the first brief comes as early as the worst severity asks; it never came to that",
    },
    "sawtooth": {
        "WritePostmortem": "it is due in days",
        "Acknowledge": "an alert that is sorted within its own time has been taken by that",
        "Page": "two of the calls for one team, and for the other, reach it: one of each would have done",
        "Draft first-post": "what the first post says, the scope post says a minute later, and in time for both",
        "Send status-investigating": "the same",
        "Reply support-asks": "the first post answers, too",
        "Send executive-brief": "the first brief comes as early as the worst severity asks; it never came to that",
    },
}
"""Acts of the model answer that can be left out without loss, and why."""


def named(command: c.AnyCommand) -> str:
    """What an act is called above."""
    kind = type(command).__name__
    for detail in (
        getattr(command, "draft", "") if kind == "Draft" else "",
        getattr(command, "type", ""),
        getattr(command, "inject", ""),
    ):
        if f"{kind} {detail}" in {free for there in FREE.values() for free in there}:
            return f"{kind} {detail}"
    return kind


@pytest.mark.parametrize("name", DRILLS)
def test_leaving_out_any_act_that_was_due_costs_points_in_a_named_judgement(name):
    """Every single act of the model answer, but for those above."""
    team = drill(name)
    won = {one.id: one.share for one in team.card.judgements}
    free: dict[str, int] = {}
    places = range(len(team.commands)) if THOROUGH or name == "waves" else range(0, len(team.commands), 3)
    for place in places:
        left = team.commands[place][1]
        card = worth(team.inputs, (*team.commands[:place], *team.commands[place + 1 :]))
        lost = [one.id for one in card.judgements if one.share < won.get(one.id, 1)]
        if card.total >= team.card.total or not lost:
            free[named(left)] = free.get(named(left), 0) + 1

    assert set(free) <= set(FREE[name]), free
    assert not THOROUGH or set(free) == set(FREE[name]), "a reason above explains nothing any more"


# A log has one score.


@pytest.mark.long
@settings(max_examples=-(-TRIES // 3))
@given(name=st.sampled_from(DRILLS), data=st.data())
def test_a_score_is_a_pure_function_of_the_log(name, data):
    """Read back from its bytes it is the same, twice; nothing exceeds what there is to win; every cited line is there."""
    team = drill(name)
    dropped = data.draw(st.sets(st.integers(0, len(team.commands) - 1)))
    kept = tuple(one for place, one in enumerate(team.commands) if place not in dropped)
    log = replayed(team.inputs, kept)
    exercise, again = (
        exercise_of(list(read_log(BytesIO(log.stored()), Chain())), log.sha256()) for _ in range(2)
    )
    card = score(exercise)
    there = {seq for seq, _, _ in exercise.events}

    assert score(again) == card
    assert 0 <= card.total <= 100
    assert all(0 <= one.points <= one.of for one in card.judgements)
    assert {seq for one in card.judgements for seq in one.events} <= there
    assert {seq for gate in card.gates for seq in gate.events} <= there


@pytest.mark.parametrize("name", DRILLS)
def test_the_model_answer_wins_on_every_seed(name):
    """What the scenario asks can be done, whatever the noise."""
    team = drill(name)
    totals = {}
    for seed in range(60 if THOROUGH else 20):
        inputs = replace(team.inputs, seed=seed)
        totals[seed] = score(played(inputs, "model-answer")).total

    assert {seed: float(won) for seed, won in totals.items() if won < 97} == {}


@pytest.mark.parametrize(("team", "most"), [("silent", 8), ("always-escalate", 50), ("always-rollback", 50)])
@pytest.mark.parametrize("name", DRILLS)
def test_a_single_habit_does_not_win(name, team, most):
    """Silence scores near nothing, and neither waking everybody nor rolling everything back comes far."""
    inputs = drill(name).inputs

    assert score(played(inputs, team)).total <= most
