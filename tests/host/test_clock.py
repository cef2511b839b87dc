"""Wall time becomes exercise time, in integers, and nobody comes back to an hour of alerts."""

from fractions import Fraction

import pytest

from simulator.host.clock import Clock, HandTicker, read_speed


@pytest.fixture
def wall():
    return HandTicker(1_000_000)


def test_a_clock_stands_until_it_is_let_go(wall):
    """The briefing is read for as long as it takes."""
    clock = Clock(wall)
    wall.wait(60_000)

    assert clock.now() == 0


def test_a_pause_takes_no_exercise_time(wall):
    """Two seconds, a lunch, and three seconds are five."""
    clock = Clock(wall)
    clock.go()
    wall.wait(2_000)
    clock.pause()
    wall.wait(3_600_000)
    clock.go()
    wall.wait(3_000)

    assert clock.now() == 5_000


def test_another_speed_changes_what_comes_and_not_what_was(wall):
    """One second at x1 and one at a third of it."""
    clock = Clock(wall)
    clock.go()
    wall.wait(1_000)
    clock.set_speed(Fraction(1, 3))
    wall.wait(1_000)

    assert clock.now() == 1_333


def test_a_lid_that_was_closed_stops_the_clock_where_the_last_tick_was(wall):
    """A gap between two ticks that nothing explains is nobody's playing time."""
    clock = Clock(wall)
    clock.go()
    wall.wait(500)
    clock.slept()
    wall.wait(2_001)

    assert (clock.slept(), clock.running, clock.now()) == (True, False, 500)


def test_two_seconds_between_ticks_are_still_a_busy_machine(wall):
    """Exactly the limit is not over it."""
    clock = Clock(wall)
    clock.go()
    wall.wait(2_000)

    assert (clock.slept(), clock.now()) == (False, 2_000)


@pytest.mark.parametrize(
    ("written", "speed"), [("2", 2), ("x2", 2), ("×0.5", Fraction(1, 2)), ("1/4", Fraction(1, 4))]
)
def test_a_speed_is_read_as_people_write_it(written, speed):
    """A number, with or without its x."""
    assert read_speed(written) == speed


@pytest.mark.parametrize("written", ["0", "-1", "fast", "nan", "inf", "1e9", "1/0", "9" * 5000])
def test_what_is_no_speed_is_refused_by_name(written):
    """Nothing stands still, goes back or takes the program with it."""
    with pytest.raises(ValueError, match=r"the speed is a number such as 2 or 0\.5"):
        read_speed(written)
