"""One writer and one clock: what was acknowledged is kept, and coming back is playing the log again."""

import os
import resource
import signal
import sys
from dataclasses import replace

import pytest

from simulator.domain import commands as c
from simulator.domain.exercise import Inputs
from simulator.host.header import OtherRules
from simulator.host.retracing import Diverged
from simulator.host.running import replayed
from simulator.host.session import NotKept, Session
from simulator.host.store import open_exercise
from simulator.projections.inbox import inbox
from simulator.projections.owed import owed

END = 3_600_000
MINUTE = 60_000


def kinds(seat):
    return [event.what for event in seat.seen]


def test_the_clock_stamps_what_is_done(begin, ticker):
    """A note taken twelve seconds after enter."""
    session = begin()
    session.go()
    for _ in range(12):
        ticker.wait(1_000)
        session.tick()
    session.submit(c.Note(seat="on-call-engineer", text="twelve"))

    assert open_exercise(session.folder).entries[-1].t == 12_000


def test_nothing_happens_while_the_briefing_is_read(begin, ticker):
    """STARTEX is enter."""
    session = begin()
    ticker.wait(600_000)
    session.tick()

    assert (session.began, session.now, open_exercise(session.folder).entries) == (False, 0, ())


def test_running_ahead_stops_at_the_next_thing_that_reaches_the_seat(begin):
    """The first of Waves is a tired batch job, three minutes in."""
    session = begin()
    seat = session.seat()
    session.go()
    session.ahead(seat)

    assert (session.now, seat.seen[-1].get("alert")) == (3 * MINUTE, "late-batch")


def test_running_ahead_passes_over_what_others_see(begin):
    """The engineer is not stopped by a question to the commander."""
    session = begin()
    engineer = session.seat("on-call-engineer")
    session.go()
    for _ in range(12):
        session.ahead(engineer)

    assert "InjectDelivered" not in kinds(engineer)


def test_running_ahead_makes_nobody_late(begin):
    """The commander's question waits; the clock stops one second before the answer is overdue, and then goes on."""
    session = begin()
    commander = session.seat("incident-commander")
    session.go()
    while not any(event.what == "InjectDelivered" and event.get("asks") for event in commander.seen):
        session.ahead(commander)
    [question] = [
        one for one in owed(commander.seen, session.inputs.standard, session.now) if one.clock == "answer"
    ]
    stops = []
    while session.now < question.due:
        session.ahead(commander)
        stops.append(session.now)

    assert question.due - 1_000 in stops


def test_what_is_not_shown_as_owed_stops_no_clock(begin):
    """A facilitator who blanks the reminders blanks this one too."""
    session = begin()
    commander = session.seat("incident-commander")
    session.go()
    session.submit(c.BlankReminders(seat="facilitator", blank=True))
    while not session.finished:
        reached = commander.reached
        session.ahead(commander)
        assert session.finished or commander.reached > reached


def test_in_tabletop_the_clock_stands_and_each_act_takes_its_time(begin, ticker):
    """A note takes the standard's twenty seconds, however long the talk was."""
    session = begin(pace="tabletop")
    session.go()
    ticker.wait(900_000)
    session.tick()
    session.submit(c.Note(seat="on-call-engineer", text="we agree"))

    assert session.now == session.inputs.standard.pace.note


def test_a_closed_lid_pauses_the_exercise_and_says_so(begin, ticker):
    """An hour of sleep is no time of play."""
    session = begin()
    session.go()
    ticker.wait(1_000)
    session.tick()
    ticker.wait(3_600_000)

    assert (session.tick(), session.standing, session.now) == (True, True, 1_000)


def test_what_is_refused_is_answered_with_why(begin):
    """And nothing else happens."""
    session = begin()
    session.go()
    [refused] = session.submit(c.Acknowledge(seat="on-call-engineer", item="edge-errors"))

    assert (refused.kind, refused.why) == ("unknown", "there is no alert or report 'edge-errors' yet")


def test_a_real_emergency_stops_the_clock_for_everyone(begin, ticker):
    """Whoever says it."""
    session = begin()
    session.go()
    session.submit(c.RealEmergency(seat="communications-lead", why="fire alarm"))
    ticker.wait(1_500)
    session.tick()

    assert (session.suspended, session.standing, session.now) == (True, True, 0)


def test_leaving_and_coming_back_gives_the_log_of_who_never_left(begin, waves):
    """But for the pause, which is on the record."""
    session = begin()
    session.go()
    session.move_to(4 * MINUTE)
    session.submit(c.Acknowledge(seat="on-call-engineer", item="edge-errors"))
    session.close()
    again = Session.resume(session.folder)
    again.go()
    again.move_to(END)
    again.close()
    exercise = open_exercise(session.folder)

    assert replayed(waves, exercise.commands).stored() == (session.folder / "play.jsonl").read_bytes()


def test_coming_back_shows_a_seat_what_it_had_seen(begin):
    """In the same numbers."""
    session = begin()
    seat = session.seat()
    session.go()
    session.move_to(5 * MINUTE)
    session.close()

    assert Session.resume(session.folder).seat().seen == seat.seen


def test_coming_back_adds_nothing_to_the_log(begin):
    """Resuming is no event."""
    session = begin()
    session.go()
    session.move_to(5 * MINUTE)
    session.close()
    before = (session.folder / "play.jsonl").read_bytes()
    again = Session.resume(session.folder)
    stored = (session.folder / "play.jsonl").read_bytes()
    again.close()

    assert stored == before


def test_a_cut_tail_is_said_and_played_again(begin):
    """Events that follow from what is left come back by themselves."""
    session = begin()
    session.go()
    session.move_to(5 * MINUTE)
    session.abandon()
    play = session.folder / "play.jsonl"
    whole = play.read_bytes()
    play.write_bytes(whole[:-20])
    again = Session.resume(session.folder)
    again.move_to(5 * MINUTE)

    assert (again.torn is not None, play.read_bytes()) == (True, whole)


def test_a_log_of_other_rules_is_not_gone_on_with(begin, monkeypatch):
    """It can be judged, not played."""
    session = begin()
    session.go()
    session.close()
    monkeypatch.setattr("simulator.host.header.RULES", 2)
    with pytest.raises(OtherRules, match="played under rules 1, this engine has rules 2"):
        Session.resume(session.folder)


def test_a_log_that_does_not_follow_from_its_inputs_is_named_with_its_line(begin, monkeypatch):
    """Another engine, or a hand that forged a whole chain."""
    session = begin()
    session.go()
    session.move_to(4 * MINUTE)
    session.close()
    spoken = Inputs.world

    def another(inputs):
        return spoken(replace(inputs, seed=inputs.seed + 1))

    monkeypatch.setattr(Inputs, "world", another)
    monkeypatch.setattr("simulator.domain.evidence.format_value", lambda *_: "something else")
    with pytest.raises(Diverged, match=r"line \d+ cannot be resumed: it holds AlertFired"):
        Session.resume(session.folder)


def test_empty_seats_are_played_by_a_team_and_come_back_playing(begin):
    """The commander's seat is the model answer's, before and after a break."""
    whole = begin(seats=("on-call-engineer",), team="model-answer")
    whole.go()
    whole.move_to(END)
    broken = begin(seats=("on-call-engineer",), team="model-answer")
    broken.go()
    broken.move_to(10 * MINUTE)
    broken.abandon()
    again = Session.resume(broken.folder)
    again.move_to(END)

    acts = [record for _, record in open_exercise(whole.folder).commands]
    assert "on-call-engineer" not in {act.seat for act in acts if not isinstance(act, c.Pace)}
    assert len(acts) > 5
    assert (whole.folder / "play.jsonl").read_bytes() == (broken.folder / "play.jsonl").read_bytes()


def test_a_fork_begins_in_the_middle_with_a_past(begin):
    """Minute twelve, played until then by the model answer; afterwards the seats are people's."""
    session = begin(team="model-answer", forked_at=12 * MINUTE)
    seat = session.seat()
    early = len(open_exercise(session.folder).commands)
    session.go()
    session.move_to(20 * MINUTE)

    assert (seat.seen[-1].t >= 12 * MINUTE, early > 0) == (True, True)
    assert len(open_exercise(session.folder).commands) == early


def test_a_command_too_long_to_keep_is_refused_at_the_door(begin):
    """Not by the disk."""
    session = begin()
    session.go()
    with pytest.raises(ValueError, match="too long"):
        session.submit(c.Note(seat="on-call-engineer", text="x" * 100_000))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of a file")
def test_a_full_disk_loses_nothing_that_was_acknowledged(begin):
    """The command was not kept, so it was not done, and that is said; with room again, play goes on."""
    session = begin()
    session.go()
    session.submit(c.Note(seat="on-call-engineer", text="before"))
    size = (session.folder / "play.jsonl").stat().st_size
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10, hard))
    try:
        with pytest.raises(NotKept, match="not kept, so not done"):
            session.submit(c.Note(seat="on-call-engineer", text="too much"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    session.submit(c.Note(seat="on-call-engineer", text="after"))

    notes = [
        record.text for _, record in open_exercise(session.folder).commands if isinstance(record, c.Note)
    ]
    assert notes == ["before", "after"]


def test_the_folder_of_an_exercise_is_its_owners(begin):
    """The file in it holds the answer key."""
    if os.name == "nt":
        pytest.skip("Windows has other rights")

    assert begin().folder.stat().st_mode & 0o777 == 0o700


def test_a_brief_answers_the_executive_who_asked_and_so_it_stands_after_coming_back(begin):
    """The seat that was asked sees it answered, though the letter named no question."""
    session = begin()
    seat = session.seat("incident-commander")
    session.go()
    session.move_to(7 * MINUTE)
    session.submit(c.Declare(seat="incident-commander", title="Waves", severity="SEV2"))
    session.submit(
        c.Send(
            seat="incident-commander",
            type="executive-brief",
            incident="INC-1",
            channel="executive-briefing",
            fields={},
        )
    )
    [row] = [one for one in inbox(seat.seen).rows if one.name == "ceo-asks"]
    session.close()
    again = Session.resume(session.folder)
    seen = again.seat("incident-commander").seen
    again.close()

    assert (row.waits, seen == seat.seen) == (False, True)
