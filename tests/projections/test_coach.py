"""Where one stands in a lesson follows from what the seat has seen, and from nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from simulator.domain.conditions import After, Condition, Fact, Happened
from simulator.domain.scenario import Lesson, LessonStep
from simulator.projections.coach import Coaching, coach
from simulator.projections.stream import Known, SeatEvent
from simulator.projections.words import points


def step(fact: Fact, **more: Any) -> LessonStep:
    """A step that is passed by one fact."""
    when = Condition(text=str(fact), term=Happened(fact))
    return LessonStep(look="inbox", says=f"Do {fact}.", done_when=when, hints=("", "", ""), **more)


LESSON = Lesson(
    teaches={"reading-alerts": ("acknowledge",)},
    minutes=5,
    steps={
        "take": step(Fact("acknowledged", "bell"), cost=2_000_000),
        "look": step(Fact("looked", "gear.heat")),
        "call": step(Fact("declared")),
    },
)
KNOWN = Known(
    exercise="lighthouse-1", scenario="lighthouse", title="", starts=0, lasts=60_000, mode="lesson", pace="tabletop",
    briefing="", seats={"on-call-engineer": "smith"}, mine=("on-call-engineer",), lesson=LESSON,
)  # fmt: skip


def happened(*bodies: tuple[str, dict[str, Any]]) -> list[SeatEvent]:
    """A stream in which one thing happens each second."""
    return [
        SeatEvent(number=place, t=place * 1_000, what=what, body={"by": "on-call-engineer", **body})
        for place, (what, body) in enumerate(bodies, 1)
    ]


TAKE = ("Acknowledged", {"item": "bell"})
LOOK = ("LookedAt", {"what": "dashboard gear", "shows": ("gear.heat",)})
CALL = ("Declared", {"incident": "INC-1"})
HINT = ("HintGiven", {"hint": "take", "level": 1, "says": "Look up."})


def at(*bodies: tuple[str, dict[str, Any]]) -> Coaching:
    """Where one stands after these."""
    return coach(happened(*bodies), KNOWN, 60_000)


def stands(found: Coaching) -> str:
    """The step to do."""
    return found.mark.step if found.mark is not None else "over"


def test_steps_are_passed_by_doing_in_their_order() -> None:
    """After each act the next step is the one to do."""
    assert [stands(at(*acts)) for acts in ((), (TAKE,), (TAKE, LOOK), (TAKE, LOOK, CALL))] == [
        "take",
        "look",
        "call",
        "over",
    ]


def test_what_is_so_already_is_passed_over() -> None:
    """What was done too early counts when its turn comes."""
    assert [(one.step, one.how) for one in at(LOOK, CALL, TAKE).passed] == [
        ("take", "done"),
        ("look", "already"),
        ("call", "already"),
    ]


def test_hints_are_counted_with_what_they_cost() -> None:
    """The levels that were read stand with their step."""
    found = at(HINT)
    assert found.mark is not None
    assert (found.mark.hints, found.mark.next_hint, points(found.cost)) == (
        ("Look up.",),
        "what to do",
        "2 points",
    )


def test_something_else_is_noticed_and_looking_is_not() -> None:
    """One may always look; what one does beside the step, a display may speak of."""
    assert at(LOOK).aside is None
    assert getattr(at(CALL).aside, "what", "") == "Declared"


def test_what_was_beside_a_step_is_forgotten_when_time_passes_it() -> None:
    """Nothing was done beside the step that comes then."""
    fact = Fact("acknowledged", "bell")
    wait = replace(step(fact), done_when=Condition(text=f"5s after {fact}", term=After(5_000, fact)))
    lesson = replace(LESSON, steps={"take": LESSON.steps["take"], "wait": wait, "look": LESSON.steps["look"]})
    found = coach(happened(TAKE, CALL), replace(KNOWN, lesson=lesson), 60_000)

    assert (stands(found), found.aside) == ("look", None)


@pytest.mark.parametrize("cut", range(4))
def test_it_can_be_folded_in_portions(cut: int) -> None:
    """Going on from where one stood is the same as beginning anew."""
    events = happened(CALL, HINT, TAKE, LOOK)
    so_far = coach(events[:cut], KNOWN, 0)

    assert coach(events[cut:], KNOWN, 60_000, so_far) == coach(events, KNOWN, 60_000)


def test_a_drill_has_no_coach() -> None:
    """Asking for one says so."""
    with pytest.raises(ValueError, match="lighthouse is no lesson"):
        coach((), replace(KNOWN, lesson=None), 0)
