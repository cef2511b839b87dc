"""Names nobody gave are drawn once, each from its own name; shifts are resolved where people live."""

from dataclasses import replace

import pytest

from simulator.domain.scenario import Shift
from simulator.domain.units import DAY, HOUR, MINUTE, read_instant
from simulator.host.cast import draw_cast
from simulator.loader.hours import awake

MORNING = 9 * HOUR
EVENING = 18 * HOUR


def shift(begin, end, zone="Europe/Berlin"):
    return Shift(zone=zone, from_=begin, to=end)


def test_what_the_scenario_names_is_taken_and_the_rest_is_drawn(waves):
    """Ida has no name in the file."""
    cast = draw_cast(waves.scenario, seed=7)

    assert (cast.people["ana"], cast.people["ida"] != "", cast.secrets["stuck-address"]) == (
        "Ana Field",
        True,
        "lena.planted@example.com",
    )


def test_the_same_seed_draws_the_same_cast_and_another_another(waves):
    """Each name has its own stream."""
    assert draw_cast(waves.scenario, 7) == draw_cast(waves.scenario, 7) != draw_cast(waves.scenario, 8)


def test_another_person_in_the_file_changes_nobody_elses_name(waves):
    """Adding a thing never shifts another."""
    lea = replace(waves.scenario.people["ida"], does="on call for nothing")
    more = replace(waves.scenario, people={"aaron": lea, **waves.scenario.people})

    assert draw_cast(more, 7).people["ida"] == draw_cast(waves.scenario, 7).people["ida"]


def test_a_shift_in_berlin_is_two_hours_earlier_in_utc_in_summer():
    """09:00 to 18:00 there is 07:00 to 16:00 here; STARTEX is at 11:05."""
    starts = read_instant("2026-05-12T11:05:00Z")

    assert awake("ida", shift(MORNING, EVENING), starts, 2 * HOUR)[-1] == (
        -4 * HOUR - 5 * MINUTE,
        2 * HOUR + 1,
    )


def test_a_night_shift_ends_on_the_next_morning():
    """22:00 to 06:00 belongs to two days, and the night before STARTEX is known whole."""
    starts = read_instant("2026-05-12T11:00:00Z")
    nights = awake("kim", shift(22 * HOUR, 6 * HOUR, "UTC"), starts, 2 * HOUR)

    assert nights[-1] == (-13 * HOUR, -5 * HOUR)


def test_a_night_in_which_clocks_change_is_an_hour_shorter():
    """On 29 March 2026 Berlin loses the hour from two to three."""
    starts = read_instant("2026-03-29T12:00:00Z")
    [(begin, end)] = [
        n for n in awake("kim", shift(22 * HOUR, 6 * HOUR), starts, HOUR) if n[1] > -DAY + 12 * HOUR
    ]

    assert end - begin == 7 * HOUR


def test_four_days_of_past_are_known_and_nothing_beyond_the_end():
    """Evidence reaches back three days; nobody is asked after ENDEX."""
    shifts = awake("ida", shift(0, 23 * HOUR, "UTC"), read_instant("2026-05-12T11:05:00Z"), HOUR)

    assert (shifts[0][0], shifts[-1][1]) == (-4 * DAY, HOUR + 1)


def test_a_zone_that_does_not_exist_is_named_with_whose_it_is():
    """The author learns where to look."""
    with pytest.raises(ValueError, match="ida works in the time zone 'Europe/Berln', which does not exist"):
        awake("ida", shift(0, HOUR, "Europe/Berln"), 0, HOUR)


def test_a_zone_that_is_a_path_is_no_zone():
    """Nothing on the machine is read because a scenario says so."""
    with pytest.raises(ValueError, match="does not exist"):
        awake("ida", shift(0, HOUR, "../../etc/passwd"), 0, HOUR)
