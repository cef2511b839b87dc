"""A signal is a function of time: what it reads when, in whole millionths, and that its past stands still."""

from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.scenario import Move, Rhythm, Signal
from simulator.domain.signals import HarmMeter, SignalState, Strength
from simulator.domain.units import DAY, HOUR, MICRO, MINUTE, NEVER, SCRAPE, SECOND

NOON = 12 * HOUR


def signal(starts: int = 0, seed: int = 1, **fields: Any) -> SignalState:
    """Make a signal that is 100 on a quiet day."""
    return SignalState("mill.heat", Signal(**{"baseline": 100, **fields}), seed, starts)


def pushed(
    shape: Literal["step", "ramp", "sawtooth", "waves", "spike"],
    begins: int = MINUTE,
    **fields: int,
) -> list[int]:
    """Read a signal every fifteen seconds for four minutes, pushed by 1,000 in some shape."""
    state = signal()
    state.push(begins, Move(signal="mill.heat", by=1_000, shape=shape, **fields), Strength(), {})
    return [state.read(t) for t in range(0, 4 * MINUTE, SCRAPE)]


def test_a_step_stands_from_its_moment_on() -> None:
    """At the scrape of its beginning already, because what is due comes before what is read."""
    assert pushed("step") == [100] * 4 + [1_100] * 12


def test_a_step_between_two_scrapes_shows_at_the_next() -> None:
    """Between scrapes nothing about a signal changes."""
    assert pushed("step", MINUTE + 1) == [100] * 5 + [1_100] * 11
    state = signal()
    state.push(MINUTE + 1, Move(signal="mill.heat", by=1_000), Strength(), {})
    assert [state.read(t) for t in (MINUTE + 1, MINUTE + SCRAPE - 1, MINUTE + SCRAPE)] == [100, 100, 1_100]


def test_a_move_may_begin_later_than_its_cause() -> None:
    """Forty seconds after the fault: two scrapes and a bit."""
    assert pushed("step", after=40 * SECOND) == [100] * 7 + [1_100] * 9


def test_a_ramp_rises_evenly_and_stays() -> None:
    """A quarter each scrape."""
    assert pushed("ramp", over=MINUTE) == [100] * 4 + [100, 350, 600, 850] + [1_100] * 8


def test_a_spike_falls_evenly_and_is_gone() -> None:
    """Full at once."""
    assert pushed("spike", over=MINUTE) == [100] * 4 + [1_100, 850, 600, 350] + [100] * 8


def test_waves_stand_for_a_part_of_each_period() -> None:
    """Half a minute of each minute, or all of it."""
    assert pushed("waves", every=MINUTE, on=MICRO // 2) == [100] * 4 + [1_100, 1_100, 100, 100] * 3
    assert pushed("waves", every=MINUTE, on=MICRO) == [100] * 4 + [1_100] * 12


def test_a_sawtooth_rises_and_drops() -> None:
    """Over three quarters of each minute, and nothing in the last."""
    assert pushed("sawtooth", every=MINUTE, on=MICRO * 3 // 4) == [100] * 4 + [100, 433, 766, 100] * 3
    assert pushed("sawtooth", every=MINUTE, on=MICRO) == [100] * 4 + [100, 350, 600, 850] * 3


def test_to_says_where_and_by_says_how_far() -> None:
    """A push to 40 from 100 is one by −60; pushes add up."""
    state = signal()
    state.push(0, Move(signal="mill.heat", to=40), Strength(), {})
    assert state.read(0) == 40
    state.push(0, Move(signal="mill.heat", by=7), Strength(), {})
    assert state.read(0) == 47
    state.push(0, Move(signal="mill.heat", to=0), Strength(), {})
    assert state.read(0) == -53


def test_a_signal_keeps_between_its_floor_and_its_ceiling() -> None:
    """However hard it is pushed."""
    state = signal(floor=0, ceiling=150)
    state.push(0, Move(signal="mill.heat", by=-500), Strength(), {})
    state.push(MINUTE, Move(signal="mill.heat", by=5_000), Strength(), {})
    assert (state.read(0), state.read(MINUTE)) == (0, 150)


def test_easing_takes_a_share_away_over_time_and_may_give_it_back() -> None:
    """Half of it within a minute, then all at once, then back."""
    state, strength = signal(), Strength()
    state.push(0, Move(signal="mill.heat", by=1_000), strength, {})
    strength.ease(MINUTE, MICRO // 2, MINUTE)
    strength.ease(3 * MINUTE, 0, 0)
    strength.ease(4 * MINUTE, MICRO, 0)
    state.touch()
    times = (0, 60, 90, 120, 165, 180, 225, 240)
    assert [state.read(t * SECOND) for t in times] == [1_100, 1_100, 850, 600, 600, 100, 100, 1_100]


def test_an_easing_begins_from_where_the_one_before_has_come() -> None:
    """Half way down to nothing, and back to the whole from there."""
    strength = Strength()
    strength.ease(0, 0, 100)
    strength.ease(50, MICRO, 100)
    assert [strength.at(t) for t in (0, 25, 50, 100, 150)] == [
        1_000_000,
        750_000,
        500_000,
        750_000,
        1_000_000,
    ]
    assert [strength.turn(t) for t in (-1, 0, 50, 100, 150)] == [0, 50, 100, 150, NEVER]


def test_a_push_on_a_slice_shows_in_it_and_in_the_whole_by_its_share() -> None:
    """Rye is a quarter of the grain: the whole feels a quarter of what rye feels, and barley nothing."""
    state = signal(
        by={"grain": {"rye": 250_000, "barley": 750_000}, "mill": {"old": 400_000, "new": 600_000}}
    )
    state.push(0, Move(signal="mill.heat", by=1_000), Strength(), {"grain": "rye"})
    rye, barley, old = ("grain", "rye"), ("grain", "barley"), ("mill", "old")
    assert [state.read(0, where) for where in ((), (rye,), (barley,), (old,), (rye, old))] == [
        350,
        1_100,
        100,
        350,
        1_100,
    ]


def test_a_push_on_two_slices_shows_by_the_product() -> None:
    """Rye in the old mill: a tenth of all; a dimension the signal does not have counts for nothing."""
    state = signal(
        by={"grain": {"rye": 250_000, "barley": 750_000}, "mill": {"old": 400_000, "new": 600_000}}
    )
    state.push(
        0, Move(signal="mill.heat", by=1_000), Strength(), {"grain": "rye", "mill": "old", "moon": "full"}
    )
    assert [state.read(0, where) for where in ((), (("grain", "rye"),), (("mill", "new"),))] == [
        200,
        500,
        100,
    ]


def test_truth_that_arrives_late_shows_what_was() -> None:
    """Labels take two minutes: a step at 1:00 is read at 3:00."""
    state = signal(labels_after=2 * MINUTE)
    state.push(MINUTE, Move(signal="mill.heat", by=1_000), Strength(), {})
    assert [state.read(t) for t in (MINUTE, 3 * MINUTE - SCRAPE, 3 * MINUTE)] == [100, 100, 1_100]
    begun_before = signal(labels_after=HOUR)
    begun_before.push(-2 * HOUR, Move(signal="mill.heat", by=1_000), Strength(), {})
    assert begun_before.read(0) == 1_100


def test_what_is_normal_follows_the_hour_and_nothing_else() -> None:
    """A fault and chance have no part in it; truth that comes late has its own hour."""
    rhythm = Rhythm(peak=NOON, swing=300_000)
    state = signal(baseline=1_000, noise=50, rhythm=rhythm, starts=6 * HOUR)
    state.push(0, Move(signal="mill.heat", by=1_000), Strength(), {})
    late = signal(baseline=1_000, rhythm=rhythm, starts=12 * HOUR, labels_after=3 * HOUR)
    assert [state.normal(0), state.normal(6 * HOUR), late.normal(0)] == [1_000, 1_300, 1_150]


def test_a_rhythm_is_highest_at_its_peak_and_lowest_half_a_day_from_it() -> None:
    """By its swing; in between evenly, and by the clock on the wall, not the exercise's."""
    state = signal(baseline=1_000, rhythm=Rhythm(peak=NOON, swing=300_000), starts=0)
    assert [state.read(t * HOUR) for t in (0, 6, 12, 18, 24)] == [700, 1_000, 1_300, 1_000, 700]
    evening = signal(baseline=1_000, rhythm=Rhythm(peak=NOON, swing=300_000), starts=18 * HOUR + 5 * DAY)
    assert [evening.read(t * HOUR) for t in (0, 6, 18)] == [1_000, 700, 1_300]


def test_noise_depends_on_seed_name_slice_and_scrape_and_on_nothing_else() -> None:
    """Four literals: whoever changes them changes every exercise that was ever recorded."""
    state = signal(noise=50)
    assert [state.read(t * SCRAPE) for t in (0, 1, 511, 512)] == [116, 145, 79, 53]
    state.push(0, Move(signal="mill.heat", by=1_000), Strength(), {})
    assert [state.read(t * SCRAPE) for t in (0, 1, 511, 512)] == [1_116, 1_145, 1_079, 1_053]
    assert signal(noise=50, seed=2).read(0) != 116
    assert signal(noise=50, by={"grain": {"rye": MICRO}}).read(0, (("grain", "rye"),)) != 116


@given(noise=st.integers(0, 10**9), seed=st.integers(0, 2**64), scrape=st.integers(-1_000, 100_000))
def test_noise_is_bounded(noise: int, seed: int, scrape: int) -> None:
    """A limit further away than the noise is never crossed by chance."""
    assert abs(signal(baseline=0, noise=noise, seed=seed).read(scrape * SCRAPE)) <= noise


def test_noise_uses_its_whole_width_evenly() -> None:
    """Of two thousand scrapes a fifth lie in each fifth, give or take."""
    state = signal(baseline=0, noise=1_000)
    values = [state.read(t * SCRAPE) for t in range(2_000)]
    assert (min(values), max(values)) == (-999, 999)
    fifths = [sum(-1_000 + 400 * n <= value < -600 + 400 * n for value in values) for n in range(5)]
    assert all(350 < count < 450 for count in fifths), fifths


# Any pushes.

TIMES = st.integers(0, HOUR)
SHAPES: dict[str, list[str]] = {"ramp": ["over"], "spike": ["over"], "waves": ["every", "on"], "sawtooth": ["every", "on"], "step": []}  # fmt: skip


@st.composite
def moves(draw: st.DrawFn) -> Move:
    """Draw a move of any shape, with times that know no grid."""
    shape = draw(st.sampled_from(sorted(SHAPES)))
    fields: dict[str, Any] = {
        name: draw(st.integers(1, 20 * MINUTE)) for name in SHAPES[shape] if name != "on"
    }
    if "on" in SHAPES[shape]:
        fields["on"] = draw(st.integers(0, MICRO))
    by, after = draw(st.integers(-300, 300)), draw(st.sampled_from([0, 1, 40_000]))
    return Move(signal="mill.heat", by=by, after=after, shape=shape, **fields)  # type: ignore[arg-type]  # a shape


@st.composite
def signals(draw: st.DrawFn) -> SignalState:
    """Draw a signal of any kind."""
    return SignalState(
        "mill.heat",
        Signal(
            baseline=draw(st.integers(-1_000, 1_000)),
            noise=draw(st.sampled_from([0, 1, 30])),
            rhythm=draw(st.none() | st.builds(Rhythm, peak=st.integers(0, DAY - 1), swing=st.integers(0, MICRO))),
            by={"grain": {"rye": 300_000, "barley": 700_000}},
            labels_after=draw(st.sampled_from([0, 10 * MINUTE, 7])),
            floor=draw(st.none() | st.integers(-1_000, 0)),
            ceiling=draw(st.none() | st.integers(0, 1_000)),
        ),
        draw(st.integers(0, 9)),
        draw(st.integers(0, DAY)),
    )  # fmt: skip


WHERES = st.sampled_from([(), (("grain", "rye"),), (("grain", "barley"),)])
ON = st.sampled_from([{}, {"grain": "rye"}])
EASINGS = st.lists(st.tuples(TIMES, st.integers(0, MICRO), st.integers(0, 20 * MINUTE)), max_size=3).map(
    sorted
)


@given(
    state=signals(),
    where=WHERES,
    pushes=st.lists(st.tuples(TIMES, moves(), ON, EASINGS), max_size=3),
    t=TIMES,
)
def test_a_signal_stays_within_what_it_promises(
    state: SignalState,
    where: tuple[tuple[str, str], ...],
    pushes: list[tuple[int, Move, dict[str, str], list[tuple[int, int, int]]]],
    t: int,
) -> None:
    """Between now and the moment it names, no scrape reads higher or lower."""
    for begins, move, on, easings in pushes:
        strength = Strength()
        state.push(begins, move, strength, on)
        for easing in easings:
            strength.ease(*easing)
    low, high, until = state.calm(t, where)
    assert until > t
    scrapes = range(t + -t % SCRAPE, min(until, t + 2 * HOUR), SCRAPE)
    assert all(low <= state.read(scrape, where) <= high for scrape in scrapes)


@given(
    state=signals(), where=WHERES, pushes=st.lists(st.tuples(TIMES, moves(), ON, st.integers(0, MICRO)), min_size=1).map(lambda drawn: sorted(drawn, key=lambda one: one[0]))
)  # fmt: skip
def test_what_comes_later_never_changes_what_was_read(
    state: SignalState,
    where: tuple[tuple[str, str], ...],
    pushes: list[tuple[int, Move, dict[str, str], int]],
) -> None:
    """The past can be read again at any time; reading it is no event, and values are whole numbers."""
    before: dict[int, int] = {}
    strength = Strength()
    for t, move, on, left in pushes:
        before |= {scrape: state.read(scrape, where) for scrape in range(-SCRAPE, t, 60 * SECOND)}
        strength.ease(t, left, 90 * SECOND)
        strength = Strength()
        state.push(t, move, strength, on)
    assert {scrape: state.read(scrape, where) for scrape in before} == before
    assert {type(value) for value in before.values()} == {int}


@given(
    state=signals(),
    where=WHERES,
    pushes=st.lists(st.tuples(TIMES, moves(), ON, EASINGS), max_size=3),
    looks=st.lists(st.tuples(st.integers(-9, 9), st.sampled_from([1, 4, 8]), st.sampled_from([SCRAPE, MINUTE])), min_size=2),
)  # fmt: skip
def test_a_past_that_moved_on_is_the_one_that_is_read_anew(
    state: SignalState,
    where: tuple[tuple[str, str], ...],
    pushes: list[tuple[int, Move, dict[str, str], list[tuple[int, int, int]]]],
    looks: list[tuple[int, int, int]],
) -> None:
    """However far, in either direction, by whatever steps, and whatever is at work: what is kept is only quicker."""
    for begins, move, on, easings in pushes:
        strength = Strength()
        state.push(begins, move, strength, on)
        for easing in easings:
            strength.ease(*easing)
    pasts = [range(first * SCRAPE, first * SCRAPE + many * step, step) for first, many, step in looks]
    assert [state.past(times, where) for times in pasts] == [
        tuple(state.read(t, where) for t in times) for times in pasts
    ]


# Harm.


def test_harm_is_counted_to_the_millisecond() -> None:
    """Forty people a minute from 1:00, two causes from 2:00, one of them gone at 3:00."""
    meter = HarmMeter()
    meter.set(MINUTE, "fox", 40)
    meter.set(2 * MINUTE, "mold", 20)
    meter.set(3 * MINUTE, "fox", 0)
    assert [meter.at(t) for t in (0, MINUTE, 61_499, 61_500, 2 * MINUTE, 3 * MINUTE, 4 * MINUTE)] == [
        0,
        0,
        0,
        1,
        40,
        100,
        120,
    ]


def test_harm_that_stands_still_goes_on_from_where_it_stood() -> None:
    """A frozen minute costs nobody anything; what changes meanwhile counts afterwards."""
    meter = HarmMeter()
    meter.set(0, "fox", 60)
    meter.freeze(MINUTE, frozen=True)
    meter.set(90 * SECOND, "fox", 120)
    assert meter.reaches(90 * SECOND, 60 * MICRO) == NEVER
    meter.freeze(2 * MINUTE, frozen=False)
    assert [meter.at(t) for t in (MINUTE, 2 * MINUTE, 3 * MINUTE)] == [60, 60, 180]


def test_harm_crosses_its_limit_at_one_millisecond() -> None:
    """Seven a minute pass 100 within the millisecond after 14:17.142."""
    meter = HarmMeter()
    meter.set(0, "fox", 7)
    crossing = meter.reaches(0, 100 * MICRO)
    assert (crossing, meter.over(crossing - 1, 100 * MICRO), meter.over(crossing, 100 * MICRO)) == (
        857_143,
        False,
        True,
    )


def test_no_harm_crosses_nothing() -> None:
    """Neither nothing nor less than nothing."""
    meter = HarmMeter()
    assert (meter.reaches(0, 0), meter.over(HOUR, 0), meter.over(HOUR, -1)) == (NEVER, False, True)


@given(
    rates=st.lists(st.tuples(TIMES, st.sampled_from(["fox", "mold"]), st.integers(0, 5_000)), min_size=1).map(
        sorted
    ),
    limit=st.integers(0, 10**12),
)
def test_harm_reaches_a_limit_exactly_when_it_says(rates: list[tuple[int, str, int]], limit: int) -> None:
    """Not over it a millisecond before, over it then: unless it is over it already, or nothing runs."""
    meter = HarmMeter()
    for t, cause, rate in rates:
        meter.set(t, cause, rate)
    last = rates[-1][0]
    crossing = meter.reaches(last, limit)
    if not meter.over(last, limit) and crossing < NEVER:
        assert (meter.over(crossing - 1, limit), meter.over(crossing, limit)) == (False, True)
    assert (crossing == NEVER) == (sum(meter.rates.values()) == 0)
