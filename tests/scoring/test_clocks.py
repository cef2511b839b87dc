"""Clocks, to the millisecond: pure functions of what happened and of the standard."""

from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.domain.clocks import Duty, alert_duties, duties, lateness_share
from simulator.domain.courses import Course, Heard, Mark, Told
from simulator.domain.units import HOUR, MINUTE

STAR = Course(
    name="star",
    end=3 * HOUR,
    severities=((0, "SEV1"),),
    detected=0,
    tell=frozenset({"customers", "internal"}),
)
"""An incident of the worst severity, noticed at once, about which nobody does anything."""


def duty(standard, course, clock, slot=0):
    """The one duty of a clock."""
    [only] = [one for one in duties(standard, course) if one.clock == clock and one.slot == slot]
    return only


# Windows are [start, deadline).


@pytest.mark.parametrize(
    ("kept", "share"),
    [
        (None, Fraction(0)),
        (599_999, Fraction(1)),
        (600_000, Fraction(1_199_999, 1_200_000)),
        (900_000, Fraction(899_999, 1_200_000)),
        (1_799_998, Fraction(1, 1_200_000)),
        (1_799_999, Fraction(0)),
        (9_000_000, Fraction(0)),
    ],
)
def test_lateness_falls_evenly_to_nothing_at_three_limits(kept, share):
    """The deadline's own millisecond is the first that is late, and the last before three limits the last that counts."""
    ten = Duty(clock="first-post", subject="star", starts=0, opens=0, due=600_000, limit=600_000, kept=kept)

    assert Fraction(*lateness_share(ten, 3)) == share


def test_a_standard_may_forgive_no_lateness():
    """At one limit everything is gone with the deadline."""
    ten = Duty(
        clock="first-post", subject="star", starts=0, opens=0, due=600_000, limit=600_000, kept=600_000
    )

    assert lateness_share(ten, 1) == (0, 1)


def test_what_falls_due_with_endex_is_owed_and_what_falls_due_later_only_if_kept(standard):
    """A duty due after ENDEX is not applicable, unless it was kept."""
    due = duty(standard, STAR, "first-post").due
    there = [
        [
            one.clock
            for one in duties(standard, replace(STAR, end=end, messages=sent))
            if one.clock == "first-post"
        ]
        for end, sent in (
            (due, ()),
            (due - 1, ()),
            (due - 1, (Heard(t=9 * MINUTE, type="status-investigating", seq=1),)),
        )
    ]

    assert there == [["first-post"], [], ["first-post"]]


# A clock starts at its event or at that event's own deadline.


def test_silence_starts_every_clock_where_it_should_have_started(standard):
    """Declared by 15 minutes, so a first post by 25 and its scope by 35; mitigated by 75, so watching by 85."""
    dues = {one.clock: one.due // MINUTE for one in duties(standard, STAR) if not one.slot}

    assert dues == {
        "classify": 15,
        "declare": 15,
        "name-commander": 15,
        "escalate": 45,
        "first-brief": 25,
        "first-post": 25,
        "scope-post": 35,
        "mitigate": 75,
        "mark-monitoring": 85,
        "all-clear": 150,
        "resolve": 165,
    }


def test_an_early_event_starts_its_clocks_early(standard):
    """Whoever declares after a minute owes the first post ten minutes later."""
    early = replace(STAR, declared=Mark(t=MINUTE, seq=1))

    assert duty(standard, early, "first-post").due == 11 * MINUTE


def test_a_late_event_does_not_start_its_clocks_late(standard):
    """Declaring after forty minutes leaves the first post where it was."""
    late = replace(STAR, declared=Mark(t=40 * MINUTE, seq=1))

    assert duty(standard, late, "first-post").due == 25 * MINUTE


def test_what_was_done_before_its_clock_began_was_early_and_not_wrong(standard):
    """A post before anybody declared is a post."""
    post = replace(
        STAR,
        messages=(Heard(t=2 * MINUTE, type="status-investigating", seq=7),),
        declared=Mark(t=5 * MINUTE, seq=9),
    )

    assert duty(standard, post, "first-post").events == (7,)


def test_a_call_that_can_wait_can_wait(standard):
    """Classifying is due from when the first call had to be taken: a warning after half an hour."""
    calm = replace(STAR, calls=(Told(name="odd", t=0, done=None, priority="warning"),))

    assert duty(standard, calm, "classify").due == 40 * MINUTE


def test_a_severity_that_rises_shortens_what_is_still_open(standard):
    """From then on: SEV2 leaves thirty minutes for a first post, SEV1 ten, counted from the moment it became worse."""
    rises = replace(STAR, severities=((0, "SEV2"), (12 * MINUTE, "SEV1")), declared=Mark(t=0, seq=1))

    assert duty(standard, rises, "first-post").due == 22 * MINUTE


def test_a_severity_that_owes_nothing_owes_nothing(standard):
    """A limit of null is no duty."""
    notice = replace(STAR, severities=((0, "SEV4"),), end=30 * HOUR)

    assert {one.clock for one in duties(standard, notice)} == {"classify", "declare"}


def test_an_audience_that_need_not_hear_is_owed_nothing(standard):
    """Nobody outside is hit."""
    inside = replace(STAR, tell=frozenset({"internal"}))

    assert "first-post" not in {one.clock for one in duties(standard, inside)}


# States of the world.


def test_a_watch_cannot_be_cut_short(standard):
    """An all-clear one millisecond before the half hour is over keeps nothing."""
    over = replace(STAR, mitigated=20 * MINUTE)
    kept = [
        duty(
            standard, replace(over, messages=(Heard(t=t, type="status-all-clear", seq=1),)), "all-clear"
        ).kept
        for t in (50 * MINUTE - 1, 50 * MINUTE)
    ]

    assert kept == [None, 50 * MINUTE]


def test_a_watch_begins_when_the_harm_has_really_stopped(standard):
    """Who mitigates late still has to watch for half an hour, and is late with what follows."""
    late = replace(
        STAR, mitigated=100 * MINUTE, messages=(Heard(t=120 * MINUTE, type="status-all-clear", seq=1),)
    )

    assert duty(standard, late, "all-clear").opens == 130 * MINUTE
    assert duty(standard, late, "all-clear").kept is None


def test_a_repair_in_time_leaves_nobody_to_call(standard):
    """Help is called for when there is no repair that works."""
    assert "escalate" not in {one.clock for one in duties(standard, replace(STAR, mitigated=44 * MINUTE))}
    assert "escalate" in {one.clock for one in duties(standard, replace(STAR, mitigated=45 * MINUTE))}


# Cadences.


def posts(*minutes):
    """Updates to the team at these minutes."""
    return tuple(Heard(t=m * MINUTE, type="internal-update", seq=m) for m in minutes)


def slots(standard, course):
    """(due, kept) of each slot of the team's cadence, in minutes."""
    return [
        (one.due // MINUTE, None if one.kept is None else one.kept // MINUTE)
        for one in duties(standard, course)
        if one.clock == "internal-update"
    ]


DECLARED = replace(STAR, declared=Mark(t=0, seq=0), end=2 * HOUR)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ((), [(30, None), (60, None), (90, None), (120, None)]),
        ((25, 50, 75, 100), [(30, 25), (55, 50), (80, 75), (105, 100)]),
        (
            (35, 60, 85, 110),
            [(30, 35), (65, 60), (90, 85), (115, 110)],
        ),  # a late one keeps its slot, and no other
        ((100,), [(30, None), (60, None), (90, 100)]),
        (
            (10, 20, 28, 110),
            [(30, 10), (58, None), (88, 110)],
        ),  # all in one slot; the next begins at the last
    ],
    ids=["silence", "in time", "late once", "late at last", "three at once"],
)
def test_each_slot_begins_when_the_one_before_was_kept_or_missed(standard, sent, found):
    """A message belongs to one slot."""
    assert slots(standard, replace(DECLARED, messages=posts(*sent))) == found


def test_a_cadence_ends_when_the_incident_is_rightly_closed(standard):
    """Nobody waits for another word."""
    closed = replace(
        DECLARED, mitigated=20 * MINUTE, resolved=Mark(t=55 * MINUTE, seq=1), messages=posts(25, 50)
    )

    assert slots(standard, closed) == [(30, 25), (55, 50)]


# Alerts.


def test_alerts_are_taken_by_priority(standard):
    """Severity is the result of looking: what calls goes by what its sender says."""
    calls = [Told(name=p, t=0, done=None, priority=p) for p in ("critical", "error", "warning", "info")]

    assert [
        (one.subject, one.due // MINUTE) for one in alert_duties(standard, calls, "acknowledge", "", HOUR)
    ] == [
        ("critical", 5),
        ("error", 5),
        ("warning", 30),
    ]


def test_a_question_without_an_incident_has_the_mildest_clock(changed, of):
    """Nothing is wrong, and still somebody asks: half an hour."""
    calm = changed(
        lambda data: [
            data["injects"]["ceo"].update(at="2m"),
            data["faults"]["rows"].update(begins="90m"),
            data["reports"].pop("locked-out"),
            data["answer_key"]["incidents"]["waves"].update(facts={}),
        ]
    )
    late = calm.judged(calm.later(lambda it: it.do == "reply", "29m after inject ceo delivered"))

    assert of(late, "answer:ceo").share == 1
    assert "(30m" in of(late, "answer:ceo").asked
