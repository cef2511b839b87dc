"""Old encoder, told: green numbers, a repair in two steps, and what half of it is worth."""

import pytest

from simulator.domain import events as e
from simulator.domain.world import evolve
from simulator.scoring import score

DRILL = "old-encoder"


def read(exercise, signal, minute, where=()):
    """A signal as it reads at a minute, once the exercise is over."""
    world = exercise.inputs.world()
    for _, t, event in exercise.events:
        if t <= minute * 60_000:
            evolve(world, t, event)
    return world.signals[signal].read(minute * 60_000, where)


@pytest.mark.parametrize(
    "signal",
    ["ask-plumb.errors_ratio", "ask-plumb.p95_ms", "ask-plumb.with_source_ratio", "speaker.invented_ratio"],
)
def test_what_stands_on_the_big_board_does_not_move(change, signal):
    """Errors, time, sources, inventions: within their noise for as long as nobody does anything."""
    exercise = change(DRILL)
    there = exercise.inputs.scenario.signals[signal]

    assert abs(read(exercise, signal, 60) - there.baseline) <= there.noise


def test_only_what_was_written_since_monday_is_near(change):
    """The slice is the tell: old passages lie as far as chance, new ones as near as ever."""
    exercise = change(DRILL)
    old, new = (
        read(exercise, "finder.similarity", 30, (("written", part),))
        for part in ("before-monday", "since-monday")
    )

    assert (round(old / 1_000_000, 1), round(new / 1_000_000, 1)) == (0.4, 0.8)


def test_half_a_repair_costs_more_than_none(change):
    """Gone back, and nothing more: at five the old machines leave, and nobody gets an answer."""
    silent, half = change(DRILL), change(DRILL, ("encoder-back", 10))

    assert "nobody-encodes" in {ev.event for _, _, ev in half.events if isinstance(ev, e.WorldMoved)}
    assert score(half).harm["people"] > 2 * score(silent).harm["people"] == 18_600


@pytest.mark.parametrize(("back", "people"), [(10, 1_644), (20, 2_264)])
def test_two_steps_in_time_stop_it_for_good(change, back, people):
    """Back at once, and both moved together before five."""
    exercise = change(DRILL, ("encoder-back", back), ("move-together", back + 6))

    assert score(exercise).harm["people"] == people
    assert not [ev for _, _, ev in exercise.events if isinstance(ev, e.WorldMoved)]


@pytest.mark.parametrize("remedy", ["more-passages", "colder", "rewrite-live", "speaker-before"])
def test_turning_at_the_other_end_makes_it_worse(change, remedy):
    """Passages, temperature, speaker, the live index: more mechanics are misled than if nobody had done anything."""
    silent, tried = change(DRILL), change(DRILL, (remedy, 15))

    assert score(tried).harm["people"] > score(silent).harm["people"]
