"""The lighthouse, told: what the world does, when, and in which order.

Each test is a night at the lighthouse with one thing changed, and ends in what the keeper's log says.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.cast import CastSheet
from simulator.domain.exercise import Inputs
from simulator.domain.units import MINUTE, SECOND
from simulator.engine import EngineError
from simulator.host.header import write_header
from simulator.host.running import Running
from simulator.loader import load_scenario, load_standard
from simulator.log import MemoryLog

LIGHTHOUSE = Path(__file__).parents[1] / "loader" / "lighthouse"
Night = Callable[..., list[str]]


def at(t: int) -> str:
    """Write T+ms as minutes and seconds, with the milliseconds if there are any."""
    return f"{t // MINUTE}:{t % MINUTE // SECOND:02d}" + (f".{t % SECOND:03d}" if t % SECOND else "")


@pytest.fixture
def night(tmp_path: Path) -> Night:
    """Play a night with some words of the scenario changed; return what happened of some kinds, a line each."""

    def night(
        *kinds: type[e.AnyEvent],
        changes: dict[str, str] | None = None,
        moves: list[tuple[int, c.AnyCommand]] | None = None,
        until: int = 120 * MINUTE,
        awake: dict[str, Any] | None = None,
    ) -> list[str]:
        text = (LIGHTHOUSE / "scenario.yaml").read_text(encoding="utf-8")
        for was, becomes in (changes or {}).items():
            assert was in text
            text = text.replace(was, becomes, 1)
        (tmp_path / "runbooks").mkdir(exist_ok=True)
        (tmp_path / "runbooks" / "cool-down.md").write_text("# Wait\n", encoding="utf-8")
        (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
        loaded, standard = load_scenario(tmp_path / "scenario.yaml"), load_standard("default")
        assert loaded.scenario is not None, loaded.problems
        inputs = Inputs(
            scenario_name="lighthouse",
            scenario=loaded.scenario,
            scenario_data=loaded.data,
            standard_name="default",
            standard=standard.standard,
            standard_data=standard.data,
            seed=7,
            cast=CastSheet(awake=awake or {}),
        )
        running = Running(inputs, MemoryLog(write_header(inputs)), durable=False)
        for t, command in moves or []:
            running.submit(t, command)
        running.advance(min(until, loaded.scenario.lasts))
        return [told(entry.t, entry.record) for entry in running.entries if isinstance(entry.record, kinds)]

    return night


def told(t: int, event: Any) -> str:
    """Write an event as one line."""
    names = ("alert", "report", "inject", "fault", "remedy", "person", "event", "cause", "item", "evidence")
    about = next((str(getattr(event, name)) for name in names if hasattr(event, name)), "")
    more = (
        f" {event.why}"
        if isinstance(event, e.Refused)
        else f" {event.people}"
        if isinstance(event, e.HarmChanged)
        else ""
    )
    return " ".join(f"{at(t)} {type(event).__name__} {about}{more}".split())


KEEPER, SMITH, CRIER = "incident-commander", "on-call-engineer", "communications-lead"
CLEAN = [
    (10 * MINUTE, c.ApproveRemedy(seat=KEEPER, remedy="clean")),
    (10 * MINUTE, c.StartRemedy(seat=SMITH, remedy="clean")),
]


def test_an_alert_holds_before_it_fires_and_clears_when_the_light_is_back(night: Night) -> None:
    """Dark from 6:00; two minutes of scrapes later the alert; gone at the scrape at which the remedy is done."""
    lines = night(e.AlertFired, e.AlertCleared, moves=CLEAN)
    assert [line for line in lines if "dark" in line] == ["8:00 AlertFired dark", "18:00 AlertCleared dark"]


def test_an_alert_that_keeps_firing_outlives_its_cause(night: Night) -> None:
    """keep: 3m holds it three minutes longer."""
    lines = night(
        e.AlertCleared, moves=CLEAN, changes={'summary: "dark {value}"': 'summary: "dark {value}", keep: 3m'}
    )
    assert [line for line in lines if "dark" in line] == ["21:00 AlertCleared dark"]


def test_noise_comes_and_goes_by_its_own_clock(night: Night) -> None:
    """Twice, twenty minutes apart, ten minutes each."""
    lines = night(e.AlertFired, e.AlertCleared)
    assert [line for line in lines if "gulls" in line] == [
        "0:20 AlertFired gulls", "10:20 AlertCleared gulls", "20:20 AlertFired gulls", "30:20 AlertCleared gulls"
    ]  # fmt: skip


def test_harm_runs_while_its_condition_holds(night: Night) -> None:
    """One minute of darkness before the first ship is lost; none once the light is back."""
    assert night(e.HarmChanged, moves=CLEAN) == ["7:00 HarmChanged grit 20", "18:00 HarmChanged grit 0"]


def test_a_remedy_that_helps_in_part_leaves_the_rest(night: Night) -> None:
    """Oil takes a tenth of the grit: the harm shrinks by as much, and evidence is gone at once."""
    oil = [(10 * MINUTE, c.StartRemedy(seat=SMITH, remedy="oil"))]
    assert night(e.RemedyFinished, e.FaultEased, e.FaultEnded, e.HarmChanged, e.EvidenceLost, moves=oil) == [
        "7:00 HarmChanged grit 20",
        "10:00 EvidenceLost ('grinding',)",
        "12:00 RemedyFinished oil",
        "12:00 FaultEased grit",
        "12:00 HarmChanged grit 18",
    ]


def test_what_was_kept_first_is_not_lost(night: Night) -> None:
    """A hold that has finished protects the log from the remedy that would destroy it."""
    moves = [
        (8 * MINUTE, c.StartRemedy(seat=SMITH, remedy="note-down")),
        (10 * MINUTE, c.StartRemedy(seat=SMITH, remedy="oil")),
    ]
    assert night(e.EvidenceKept, e.EvidenceLost, moves=moves) == ["9:00 EvidenceKept ('grinding',)"]


def test_a_remedy_fails_while_its_condition_holds_and_may_be_tried_again(night: Night) -> None:
    """Too hot to clean: it fails after its eight minutes, and nothing has changed."""
    changes = {"ends: {grit: 100%}": 'ends: {grit: 100%}, fails_while: gear.heat > 50, failure: "too hot"'}
    assert night(e.RemedyFailed, e.FaultEnded, changes=changes, moves=CLEAN) == ["18:00 RemedyFailed clean"]


def test_an_undone_remedy_gives_back_what_it_took(night: Night) -> None:
    """The tenth that the oil took comes back when it is undone."""
    moves = [
        (10 * MINUTE, c.StartRemedy(seat=SMITH, remedy="oil")),
        (20 * MINUTE, c.UndoRemedy(seat=SMITH, remedy="oil")),
    ]
    assert night(e.RemedyUndone, e.HarmChanged, moves=moves)[-2:] == [
        "21:00 RemedyUndone oil",
        "21:00 HarmChanged grit 20",
    ]


SHADE = "oil: {kind: redeploy, takes: 2m, ends: {grit: 10%}"
"""What is changed into a remedy that takes all of it away."""


@pytest.mark.parametrize(
    ("kind", "then"), [("fallback", ["21:00 FaultBegan grit", "21:00 HarmChanged grit 20"]), ("hotfix", [])]
)
def test_what_was_only_covered_comes_back_and_what_was_cured_does_not(
    night: Night, kind: str, then: list[str]
) -> None:
    """Whoever undoes a way round has before them what they went round."""
    moves = [
        (10 * MINUTE, c.StartRemedy(seat=SMITH, remedy="oil")),
        (20 * MINUTE, c.UndoRemedy(seat=SMITH, remedy="oil")),
    ]
    changes = {SHADE: f"oil: {{kind: {kind}, takes: 2m, ends: {{grit: 100%}}"}
    lines = night(
        e.RemedyUndone, e.FaultBegan, e.HarmChanged, changes=changes, moves=moves, until=45 * MINUTE
    )
    assert lines[lines.index("21:00 RemedyUndone oil") + 1 :] == then


def test_what_another_has_cured_stays_away_when_the_cover_is_taken_off(night: Night) -> None:
    """Cleaned behind the cover: then it may go."""
    moves = [
        (8 * MINUTE, c.StartRemedy(seat=SMITH, remedy="oil")),
        *((t + 4 * MINUTE, command) for t, command in CLEAN),
        (40 * MINUTE, c.UndoRemedy(seat=SMITH, remedy="oil")),
    ]
    changes = {SHADE: "oil: {kind: disable, takes: 2m, ends: {grit: 100%}"}
    lines = night(e.RemedyUndone, e.FaultBegan, changes=changes, moves=moves, until=45 * MINUTE)
    assert lines[-1] == "41:00 RemedyUndone oil"


def test_what_the_world_does_unless_stopped(night: Night) -> None:
    """The storm comes at the hour, unless the gear has been cleaned by then."""
    assert night(e.WorldMoved, e.WorldHeld) == ["60:00 WorldMoved storm"]
    assert night(e.WorldMoved, e.WorldHeld, moves=CLEAN) == ["60:00 WorldHeld storm"]


def test_an_inject_waits_for_what_has_not_happened(night: Night) -> None:
    """Nobody told the ships within twenty minutes of declaring: the crowd speaks, to the millisecond."""
    declared = [(12 * MINUTE + 345, c.Declare(seat=KEEPER, title="Dark", severity="SEV2"))]
    lines = night(e.InjectDelivered, moves=declared)
    assert lines == ["20:00 InjectDelivered mayor", "32:00.345 InjectDelivered crowd"]


def test_whoever_is_ignored_asks_again_and_whoever_is_answered_does_not(night: Night) -> None:
    """Three times in all, or once."""
    changes = {
        'says: "Is it out?", asks: true': 'says: "Is it out?", asks: true, again: {after: 6m, times: 2}'
    }
    asked = ["20:00 InjectDelivered mayor", "26:00 InjectDelivered mayor", "32:00 InjectDelivered mayor"]
    assert night(e.InjectDelivered, changes=changes) == asked
    answer = [(21 * MINUTE, c.Reply(seat=KEEPER, inject="mayor", text="We are looking."))]
    assert night(e.InjectDelivered, changes=changes, moves=answer) == asked[:1]


def test_the_facilitator_holds_fires_and_moves_injects(night: Night) -> None:
    """Held at its time it waits; let go, it comes at once; fired early, it does not come again; moved, it comes then."""
    hold = [
        (MINUTE, c.HoldInject(seat=c.FACILITATOR, inject="mayor")),
        (40 * MINUTE, c.HoldInject(seat=c.FACILITATOR, inject="mayor", hold=False)),
    ]
    assert night(e.InjectDelivered, moves=hold) == ["40:00 InjectDelivered mayor"]
    fire = [(3 * MINUTE, c.FireInject(seat=c.FACILITATOR, inject="mayor"))]
    assert night(e.InjectDelivered, moves=fire) == ["3:00 InjectDelivered mayor"]
    move = [(MINUTE, c.EditInject(seat=c.FACILITATOR, inject="mayor", at=33 * MINUTE))]
    assert night(e.InjectDelivered, moves=move) == ["33:00 InjectDelivered mayor"]


def test_the_ladder_climbs_by_itself_until_somebody_acknowledges(night: Night) -> None:
    """Primary at once, backup and lead five minutes apart; an acknowledgement stops it."""
    lines = night(e.PersonPaged, until=30 * MINUTE)
    assert [line for line in lines if line >= "8" or line.startswith("1")][:2] == ["13:00 PersonPaged elder"]
    taken = [(9 * MINUTE, c.Acknowledge(seat=SMITH, item=item)) for item in ("dark",)]
    assert "13:00 PersonPaged elder" not in night(e.PersonPaged, until=30 * MINUTE, moves=taken)


def test_people_answer_when_they_are_awake_and_not_when_their_phone_is_dead(night: Night) -> None:
    """Two minutes while on shift; five minutes of ringing for nothing otherwise."""
    page = [(30 * MINUTE, c.Page(seat=KEEPER, target="elder"))]
    calls = (e.PersonAnswered, e.PersonSilent)
    assert night(*calls, moves=page)[-1] == "32:00 PersonAnswered elder"
    assert night(*calls, moves=page, awake={"elder": ((0, MINUTE),)})[-1] == "35:00 PersonSilent elder"
    dead = {"elder: {does: knows,": "elder: {does: knows, phone: dead,"}
    assert night(*calls, moves=page, changes=dead)[-1] == "35:00 PersonSilent elder"


def test_commands_come_after_everything_else_of_their_millisecond(night: Night) -> None:
    """At 20:00.000 the mayor asks, and is answered in the same millisecond."""
    answer = [(20 * MINUTE, c.Reply(seat=KEEPER, inject="mayor", text="Soon."))]
    lines = night(e.InjectDelivered, e.Replied, e.Refused, moves=answer)
    assert lines[:2] == ["20:00 InjectDelivered mayor", "20:00 Replied mayor"]


def test_endex_is_the_last_thing_and_nothing_follows_it(night: Night) -> None:
    """By time, or when somebody ends it."""
    assert night(e.ExerciseEnded) == ["120:00 ExerciseEnded"]
    ended = [(50 * MINUTE, c.End(seat=KEEPER)), (51 * MINUTE, c.Note(seat=KEEPER, text="late"))]
    assert night(e.ExerciseEnded, e.Noted, moves=ended) == ["50:00 ExerciseEnded"]


def test_a_real_emergency_stops_everything_until_the_facilitator_goes_on(night: Night) -> None:
    """Commands are refused meanwhile, for everybody."""
    moves: list[tuple[int, c.AnyCommand]] = [
        (9 * MINUTE, c.RealEmergency(seat=CRIER, why="fire alarm")),
        (10 * MINUTE, c.Acknowledge(seat=SMITH, item="dark")),
        (11 * MINUTE, c.Continue(seat=c.FACILITATOR)),
        (12 * MINUTE, c.Acknowledge(seat=SMITH, item="dark")),
    ]
    assert night(e.Refused, e.Acknowledged, moves=moves) == [
        "10:00 Refused play is suspended for a real emergency; the facilitator can continue",
        "12:00 Acknowledged dark",
    ]


REFUSALS = [
    (c.Acknowledge(seat=SMITH, item="drak"), "there is no alert or report 'drak'; there is gulls, dark, ship, hot"),
    (c.StartRemedy(seat=KEEPER, remedy="clean"), "incident-commander may not start clean: that is for on-call-engineer"),
    (c.ApproveRemedy(seat=SMITH, remedy="clean"), "on-call-engineer cannot approve clean: that is for incident-commander"),
    (c.VerifyRemedy(seat=SMITH, remedy="clean", works=True), "clean is not finished: there is nothing to verify yet"),
    (c.UndoRemedy(seat=SMITH, remedy="clean"), "clean cannot be undone"),
    (c.Resolve(seat=KEEPER, incident="INC-1"), "there is no incident 'INC-1' yet"),
    (c.AssignRole(seat=SMITH, role="scribe", person="crier"), "on-call-engineer may not assign role: that is for incident-commander"),
    (c.Note(seat=SMITH, text="  "), "a note needs words"),
    (c.Note(seat=SMITH, text="x" * 9_000), "text has more than 8,000 characters: shorten it"),
    (c.Note(seat="harbour-master", text="x"), "there is no seat 'harbour-master'; there is incident-commander, on-call-engineer, communications-lead"),
    (c.FireInject(seat=KEEPER, inject="mayor"), "incident-commander may not FireInject: that is for the facilitator"),
    (c.AskHint(seat=SMITH, hint="no-such"), "there is no hint to be had now"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "why"), REFUSALS, ids=[why[:40] for _, why in REFUSALS])
def test_a_refusal_says_why_and_what_there_is(night: Night, command: c.AnyCommand, why: str) -> None:
    """Nothing happens, and the words name the value and the way out."""
    assert night(e.Refused, moves=[(11 * MINUTE, command)]) == [f"11:00 Refused {why}"]


def test_a_scenario_that_loops_is_an_error_that_names_it(night: Night) -> None:
    """Conditions that wake one another without end are stopped, and said."""
    changes = {
        'hot: {when: gear.heat > 50, priority: error, service: gear, summary: "gear at {value}", runbook: cool-down}': (
            'hot: {when: gear.heat > 50 and not acknowledged hot, priority: error, service: gear, summary: "gear at {value}"}\n'
            "  ping: {when: not alert pong fired, priority: info, service: gear, summary: ping}\n"
            "  pong: {when: alert ping fired, priority: info, service: gear, summary: pong}"
        )
    }
    lines = night(e.AlertFired, e.AlertCleared, changes=changes, until=MINUTE)
    assert [line for line in lines if "p" in line.split()[-1]] == [
        "0:00 AlertFired ping", "0:00 AlertFired pong", "0:00 AlertCleared ping"
    ]  # fmt: skip


def test_a_time_that_has_passed_is_refused(night: Night) -> None:
    """Nobody acts in the past: a programming mistake, told as one."""
    with pytest.raises(ValueError, match="has passed"):
        night(
            moves=[
                (5 * MINUTE, c.Note(seat=SMITH, text="now")),
                (4 * MINUTE, c.Note(seat=SMITH, text="then")),
            ]
        )


def test_steps_within_one_millisecond_are_bounded() -> None:
    """A process that never lets time pass ends in an error that names what it did last."""
    from simulator.engine.kernel import Kernel  # noqa: PLC0415  # the one test that talks to the kernel

    kernel = Kernel()
    kernel.doing = e.InjectDelivered(inject="mayor", to=KEEPER, says="Is it out?")

    def again() -> None:
        kernel.at(kernel.now, again, 1)

    kernel.at(0, again, 1)
    with pytest.raises(EngineError, match=r"InjectDelivered.*mayor"):
        kernel.advance(0)


def test_nothing_happens_after_the_end(night: Night) -> None:
    """Whatever was still to be asked, once or again, is never asked."""
    told = night(
        e.InjectDelivered,
        e.AlertFired,
        e.ExerciseEnded,
        moves=[(12 * SECOND, c.End(seat="incident-commander"))],
    )
    assert told[-1].startswith("0:12")
    assert "ended" in told[-1].lower() or "ExerciseEnded" in told[-1]
