"""A role whose holder goes is owed to somebody else, for as long as an incident is open."""

from functools import partial

import pytest

from simulator.loader import load_standard
from simulator.projections.nexts import promised
from simulator.projections.shifts import owed, settled
from simulator.projections.stream import Known, SeatEvent, Someone

MINUTE = 60_000
ROLE = "on-call-engineer"
PEOPLE = {
    "ben": Someone(name="Ben", does="", on=((-300 * MINUTE, 60 * MINUTE),)),
    "ida": Someone(name="Ida", does="", on=((30 * MINUTE, 90 * MINUTE),)),
    "ana": Someone(name="Ana", does=""),
}
DECLARED = (2, "Declared", {"incident": "INC-1", "title": "Fog", "severity": "SEV3"})
RESOLVED = (40, "Resolved", {"incident": "INC-1"})
TO_IDA = (45, "HandedOver", {"role": ROLE, "to": "ida"})
BACK = (50, "HandedOver", {"role": ROLE, "to": "ben"})


@pytest.fixture(scope="session")
def standard():
    """The default house rules: a handover counts from half an hour before the end of a shift."""
    return load_standard("default").standard


@pytest.fixture
def read(standard):
    """Reads with one of two questions, at a minute, after some events: what is owed, or settled, for shifts that end."""
    known = Known(
        exercise="fog-1", scenario="fog", title="Fog", starts=0, lasts=120 * MINUTE, mode="drill", pace="live",
        briefing="", seats={ROLE: "ben", "incident-commander": "ana"}, mine=(ROLE,), people=PEOPLE,
    )  # fmt: skip

    def read(question, minute, *events):
        seen = [
            SeatEvent(number=place + 1, t=at * MINUTE, what=what, body=body)
            for place, (at, what, body) in enumerate(events)
        ]
        return [one for one in question(seen, known, standard, minute * MINUTE) if one.clock == "handover"]

    return read


@pytest.fixture
def shifts(read):
    """What is owed for shifts that end, at a minute, after some events."""
    return partial(read, owed)


WHEN = [
    (25, (DECLARED,), []),
    (35, (DECLARED,), [60]),
    (70, (DECLARED,), [60]),
    (35, (), []),
    (45, (DECLARED, RESOLVED), []),
    (46, (DECLARED, TO_IDA), []),
    (51, (DECLARED, TO_IDA, BACK), [60]),
    (65, (DECLARED, TO_IDA), [90]),
]


@pytest.mark.parametrize(
    ("minute", "events", "due"),
    WHEN,
    ids=["early", "soon", "late", "nothing open", "over", "passed", "given back", "whoever took it goes too"],
)
def test_a_shift_that_ends_is_owed_from_when_passing_it_on_counts(shifts, minute, events, due):
    """Until somebody has the role who stays; whoever has no shift is always there."""
    assert [one.due // MINUTE for one in shifts(minute, *events)] == due


def test_what_is_handed_over_does_not_name_the_handover_itself(shifts):
    """It is what one does, and no promise that goes along."""
    assert promised(tuple(shifts(35, DECLARED)), 0) == ()


KEPT = [
    ((DECLARED,), []),
    ((DECLARED, TO_IDA), [(60, 45, False)]),
    ((TO_IDA,), []),
    ((DECLARED, (20, *TO_IDA[1:])), []),
    ((DECLARED, (62, *TO_IDA[1:])), [(60, 62, True)]),
    ((DECLARED, TO_IDA, BACK), []),
    ((DECLARED, TO_IDA, BACK, (55, *TO_IDA[1:])), [(60, 55, False)]),
    ((DECLARED, TO_IDA, (80, "RoleAssigned", {"role": ROLE, "person": "ana"})), [(60, 45, False), (90, 80, False)]),
    ((DECLARED, RESOLVED, (45, "Reopened", {"incident": "INC-1"}), (46, *TO_IDA[1:])), [(60, 46, False)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("events", "kept"),
    KEPT,
    ids=["not passed", "in time", "nothing open", "early", "late", "given back", "at last", "twice", "reopened"],
)  # fmt: skip
def test_a_role_that_was_passed_on_is_a_promise_that_was_kept(read, events, kept):
    """As it was owed like a clock, it stands among what is kept: when it fell due, when it was done, and whether late."""
    found = read(settled, 100, *events)

    assert [(one.due // MINUTE, one.kept // MINUTE, one.late) for one in found] == kept
