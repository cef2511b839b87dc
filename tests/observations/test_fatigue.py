"""How long alerts waited, over two shipped drills: with forty alerts in forty minutes, and with a lamp that comes and goes."""

import pytest

from simulator.domain import events as e


@pytest.fixture(scope="module")
def takes(played):
    """Moves that take every alert: the first ones after some seconds, those from a place on after others."""

    def takes(drill, quick, *, slow, after):
        events = played(drill).events
        came = [
            event.alert for _, _, event in events if isinstance(event, e.AlertFired) and event.firing == 1
        ]
        return [
            {
                "when": f"{quick if place < after else slow}s after alert {name} fired",
                "do": "acknowledge",
                "item": name,
            }
            for place, name in enumerate(came)
        ]

    return takes


@pytest.mark.parametrize(("drill", "half"), [("storm", 15), ("hour-twice", 5)])
def test_an_even_pace_is_no_sign(shown, figure, takes, drill, half):
    """However many came before."""
    one = shown(drill, *takes(drill, 40, slow=40, after=half))["alert-fatigue"]

    assert (one.standing, figure(one, "median wait, more before")) == ("clear", 40_000)


@pytest.mark.parametrize(("drill", "half", "slow"), [("storm", 15, 900), ("hour-twice", 5, 240)])
def test_alerts_that_wait_longer_and_longer_are_a_sign(shown, figure, takes, drill, half, slow):
    """Many times as long, by minutes, once as many had asked for nothing."""
    one = shown(drill, *takes(drill, 40, slow=slow, after=half))["alert-fatigue"]

    assert one.standing == "sign"
    assert [figure(one, f"median wait, {which} before") for which in ("fewer", "more")] == [
        40_000,
        slow * 1_000,
    ]


def test_later_alerts_that_may_wait_longer_are_no_sign(shown, takes):
    """In Storm the warnings come last, and have half an hour where an error has five minutes."""
    assert shown("storm", *takes("storm", 40, slow=240, after=15))["alert-fatigue"].standing == "clear"


def test_its_sentence_says_what_was_counted(shown, takes):
    """How many on each side, cut where, and how long they waited."""
    assert shown("hour-twice", *takes("hour-twice", 40, slow=240, after=5))["alert-fatigue"].says == (
        "5 alerts with fewer than 4 before them that asked for nothing waited 40 seconds in the median, 7 with 4 or more "
        "4 minutes."
    )


def test_alerts_that_nobody_took_any_more_count_as_waiting_to_the_end(shown, takes):
    """Whoever stops taking them is later than whoever takes them late."""
    moves = takes("storm", 40, slow=40, after=15)[:15]

    assert shown("storm", *moves)["alert-fatigue"].says.endswith(", 14 of them never taken.")


def test_a_minute_is_noticeable_and_half_of_one_is_not(shown, takes):
    """Three times as long, and still quick."""
    assert shown("storm", *takes("storm", 10, slow=30, after=15))["alert-fatigue"].standing == "clear"


def test_the_bins_of_the_study_are_told_with_their_counts(shown, figure, takes):
    """All of a short exercise lies in the first; that is said, and no slope is made of it."""
    one = shown("hour-twice", *takes("hour-twice", 40, slow=40, after=5))["alert-fatigue"]

    assert [figure(one, f"{name} before, n") for name in ("0-29", "30-79", "80 or more")] == [12, 0, 0]


def test_too_few_alerts_are_not_compared(shown, takes):
    """Null burst has three."""
    assert (
        shown("null-burst", *takes("null-burst", 40, slow=240, after=1))["alert-fatigue"].standing == "thin"
    )
