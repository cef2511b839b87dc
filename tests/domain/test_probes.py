"""What a condition means, and that whoever sleeps until its answer can change misses nothing.

The yard is all that a condition can see of a world: two signals, a few facts, some harm.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.conditions import (
    START,
    Absent,
    After,
    AfterClock,
    All,
    Any_,
    Compare,
    Fact,
    Happened,
    Harm,
    Not,
    Op,
    Term,
    facts_in,
    harms_in,
    signals_in,
)
from simulator.domain.probes import Probes, holds
from simulator.domain.scenario import Move, Rhythm, Signal
from simulator.domain.signals import HarmMeter, SignalState, Strength
from simulator.domain.units import DAY, HOUR, MICRO, MINUTE, NEVER, SCRAPE, SECOND
from simulator.loader.conditions import parse


@dataclass
class Yard:
    """What a condition can see."""

    signals: dict[str, SignalState] = field(
        default_factory=lambda: {"hen.eggs": SignalState("hen.eggs", Signal(baseline=MICRO), 1, 0)}
    )
    first: dict[Fact, int] = field(default_factory=dict)
    harm: dict[str, HarmMeter] = field(
        default_factory=lambda: {what: HarmMeter() for what in ("people", "usd", "decisions")}
    )
    starts: int = 0

    def push(self, begins: int, by: int, strength: Strength | None = None) -> None:
        """Push the eggs by so many."""
        self.signals["hen.eggs"].push(
            begins, Move(signal="hen.eggs", by=by * MICRO), strength or Strength(), {}
        )


def when(text: str, yard: Yard, until: int = 10 * MINUTE) -> list[int]:
    """Return the moments, T+s, at which the condition turns, asked at every second."""
    term, turns, truth = parse(text).term, [], False
    for t in range(0, until, SECOND):
        if holds(term, yard, t) != truth:
            truth = not truth
            turns.append(t // SECOND)
    return turns


def test_a_comparison_is_read_on_the_grid() -> None:
    """Pushed from 1:01 to 2:01, seen from 1:15 to 2:15."""
    yard = Yard()
    strength = Strength()
    yard.push(61 * SECOND, 5, strength)
    strength.ease(121 * SECOND, 0, 0)
    assert when("hen.eggs > 5", yard) == [75, 135]
    assert when("hen.eggs <= 5", yard) == [0, 75, 135]


def test_a_limit_is_exact() -> None:
    """Six is six: not more, not less."""
    yard = Yard()
    yard.push(0, 5)
    answers = [holds(parse(f"hen.eggs {op} 6").term, yard, 0) for op in (">", ">=", "<", "<=")]
    assert answers == [False, True, False, True]


def test_for_asks_every_scrape_of_that_long() -> None:
    """True from 1:00, so `for 2m` from 3:00; one scrape without begins it anew."""
    yard = Yard()
    yard.push(MINUTE, 5)
    assert when("hen.eggs > 5 for 2m", yard) == [180]
    yard.push(150 * SECOND, -5)
    yard.push(165 * SECOND, 5)
    assert when("hen.eggs > 5 for 2m", yard) == [285]


def test_for_is_rounded_up_to_the_grid_and_counts_from_startex() -> None:
    """Twenty seconds are two scrapes; what held before STARTEX counts for nothing."""
    yard = Yard()
    yard.push(-HOUR, 5)
    assert [when(f"hen.eggs > 5 for {hold}s", yard) for hold in (0, 15, 16, 30, 31)] == [
        [0],
        [15],
        [30],
        [30],
        [45],
    ]


def test_what_happened_is_true_for_ever() -> None:
    """To the millisecond."""
    yard = Yard(first={Fact("declared"): 61_234})
    term = Happened(Fact("declared"))
    assert [holds(term, yard, t) for t in (61_233, 61_234, HOUR)] == [False, True, True]
    assert not holds(Happened(Fact("noted")), yard, HOUR)


def test_after_counts_from_the_first_time() -> None:
    """From that moment on, included."""
    yard = Yard(first={Fact("declared"): 61_234})
    term = After(5 * MINUTE, Fact("declared"))
    assert [holds(term, yard, t) for t in (361_233, 361_234)] == [False, True]
    assert not holds(After(0, Fact("noted")), yard, HOUR)


@pytest.mark.parametrize(
    ("noted", "truth"),
    [(None, True), (0, False), (61_000, False), (361_233, False), (361_234, True), (400_000, True)],
)
def test_absence_is_known_when_the_time_is_up(noted: int | None, truth: bool) -> None:  # noqa: FBT001  # the answer
    """Not before; then for ever. In the deadline's own millisecond is too late; before the anchor is early enough."""
    yard = Yard(first={Fact("declared"): 61_234} | ({} if noted is None else {Fact("noted"): noted}))
    term = Absent(Fact("noted"), 5 * MINUTE, Fact("declared"))
    assert [holds(term, yard, t) for t in (61_234, 361_233, 361_234, HOUR)] == [False, False, truth, truth]


def test_absence_of_what_is_counted_from_what_never_came_is_never_known() -> None:
    """Nobody declared, so nobody is late."""
    assert not holds(Absent(Fact("noted"), 0, Fact("declared")), Yard(), HOUR)


@pytest.mark.parametrize(
    ("starts", "turns"), [(18 * HOUR, [0]), (17 * HOUR + 57 * MINUTE, [180]), (18 * HOUR + 1, [])]
)
def test_a_time_of_day_is_the_next_one(starts: int, turns: list[int]) -> None:
    """At STARTEX if it is that time; tomorrow's if it has just passed."""
    assert when("after 18:00", Yard(starts=starts + 9 * DAY)) == turns


def test_harm_turns_at_its_millisecond() -> None:
    """Sixty a minute: more than three at three seconds and a sixtieth of one thousandth."""
    yard = Yard()
    yard.harm["people"].set(0, "fox", 60)
    moments = (2_999, 3_000, 3_001)
    answers = {
        op: [holds(Harm("people", op, 3 * MICRO), yard, t) for t in moments] for op in (">", ">=", "<", "<=")
    }
    assert answers == {
        ">": [False, False, True],
        ">=": [False, True, True],
        "<": [True, False, False],
        "<=": [True, True, False],
    }


def test_and_or_not() -> None:
    """As in life."""
    yard = Yard(first={Fact("declared"): 0})
    yes, no = Happened(Fact("declared")), Happened(Fact("noted"))
    answers = [
        holds(term, yard, 0)
        for term in (All((yes, yes)), All((yes, no)), Any_((no, yes)), Any_((no, no)), Not(no), Not(yes))
    ]
    assert answers == [True, False, True, False, True, False]


# How long one may sleep.


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("hen.eggs > 5", (False, NEVER)),
        ("hen.eggs < 5", (True, NEVER)),
        ("hen.eggs < 5 for 2m", (False, 2 * MINUTE)),
        ("people > 5", (False, NEVER)),
        ("usd > 5", (False, 5_001)),
        ("usd >= 5", (False, 5_000)),
        ("usd < 5", (True, 5_000)),
        ("usd <= 5", (True, 5_001)),
        ("declared", (False, NEVER)),
        ("at 5m", (False, 5 * MINUTE)),
        ("at 5m or at 3m", (False, 3 * MINUTE)),
        ("not at 5m", (True, 5 * MINUTE)),
        ("hen.eggs < 5 and at 5m", (False, 5 * MINUTE)),
        ("hen.eggs > 5 and at 5m", (False, NEVER)),
        ("hen.eggs < 5 or at 5m", (True, NEVER)),
        ("usd <= 5 and not at 5m", (True, 5_001)),
        ("no noted by 7m", (False, 7 * MINUTE)),
        ("after 00:09", (False, 9 * MINUTE)),
    ],
)
def test_an_answer_says_until_when_it_stands(text: str, answer: tuple[bool, int]) -> None:
    """Nothing pushes the eggs, sixty dollars a minute are lost, and the clock is known."""
    yard = Yard(first={START: 0})
    yard.harm["usd"].set(0, "fox", 60)
    truth, until = Probes(yard).ask(parse(text).term, 0)
    assert (truth, min(until, NEVER)) == answer


def test_a_ramp_is_slept_through_up_to_its_limit() -> None:
    """Whoever waits for the hundredth egg of a slow ramp is asked a handful of times, not at every scrape."""
    yard = Yard()
    yard.signals["hen.eggs"].push(
        0, Move(signal="hen.eggs", by=200 * MICRO, shape="ramp", over=2 * HOUR), Strength(), {}
    )
    probes, term, t, asked = Probes(yard), parse("hen.eggs > 100").term, 0, []
    while t < 2 * HOUR:
        truth, t = probes.ask(term, t)
        asked.append(truth)
    assert (asked.count(True), len(asked) < 8) == (1, True), asked


def test_a_hold_is_slept_through_from_edge_to_edge() -> None:
    """Eggs are high for six of every ten minutes: nobody asks before they can have been high for five, or must be low."""
    yard = Yard()
    yard.signals["hen.eggs"].push(
        0,
        Move(signal="hen.eggs", by=9 * MICRO, shape="waves", every=10 * MINUTE, on=600_000),
        Strength(),
        {},
    )
    probes, term, t, answers = Probes(yard), parse("hen.eggs > 5 for 5m").term, 0, []
    while t < 20 * MINUTE:
        truth, until = probes.ask(term, t)
        answers.append((t // MINUTE, truth))
        t = until
    assert answers == [(0, False), (5, True), (6, False), (15, True), (16, False)]


# The two faces agree.

Action = tuple[int, str, tuple[Any, ...]]
FACTS = [Fact("declared"), Fact("noted"), Fact("fired", "fox")]
WHERES = [(), (("side", "sun"),)]
TIMES = st.integers(0, 40 * MINUTE) | st.integers(0, 160).map(lambda scrape: scrape * SCRAPE)
LONG = st.integers(0, 12 * MINUTE)
SIGNALS = ("hen.eggs", "mill.heat")
SHAPES: tuple[Literal["step", "ramp", "sawtooth", "waves", "spike"], ...] = (
    "step",
    "ramp",
    "sawtooth",
    "waves",
    "spike",
)

MOVES = st.builds(
    Move,
    signal=st.sampled_from(SIGNALS),
    by=st.integers(-100, 100),
    shape=st.sampled_from(SHAPES),
    every=st.integers(1, 12 * MINUTE),
    on=st.integers(0, MICRO),
    over=LONG,
    after=st.sampled_from([0, 1, 40 * SECOND]),
)
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.tuples(
        TIMES,
        st.sampled_from(["push", "late push"]),
        st.tuples(MOVES, st.sampled_from([{}, {"side": "sun"}])),
    ),
    st.tuples(TIMES, st.just("ease"), st.tuples(st.integers(0, 9), st.integers(0, MICRO), LONG)),
    st.tuples(TIMES, st.just("fact"), st.tuples(st.sampled_from(FACTS))),
    st.tuples(
        TIMES,
        st.just("harm"),
        st.tuples(st.sampled_from(["people", "usd"]), st.sampled_from("ab"), st.integers(0, 50)),
    ),
    st.tuples(TIMES, st.just("freeze"), st.tuples(st.booleans())),
)
OPS: st.SearchStrategy[Op] = st.sampled_from((">", ">=", "<", "<="))
LEAVES: st.SearchStrategy[Term] = st.one_of(
    st.builds(
        Compare,
        st.sampled_from(SIGNALS),
        st.sampled_from(WHERES),
        OPS,
        st.integers(-60, 160),
        st.just(0) | LONG,
    ),
    st.builds(
        Compare,
        st.sampled_from(SIGNALS),
        st.just(()),
        OPS,
        st.sampled_from([20, 50]),
        st.sampled_from([0, MINUTE]),
    ),
    st.builds(
        Harm, st.sampled_from(["people", "usd"]), OPS, st.integers(-1, 300).map(lambda whole: whole * MICRO)
    ),
    st.builds(Happened, st.sampled_from(FACTS)),
    st.builds(Absent, st.sampled_from(FACTS), LONG, st.sampled_from([START, *FACTS])),
    st.builds(After, LONG, st.sampled_from([START, *FACTS])),
    st.builds(AfterClock, st.integers(0, 59).map(lambda minutes: 6 * HOUR + minutes * MINUTE)),
)
TERMS: st.SearchStrategy[Term] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.tuples(inner, inner)),
        st.builds(Any_, st.tuples(inner, inner)),
    ),
    max_leaves=4,
)  # fmt: skip


@st.composite
def yards(draw: st.DrawFn) -> Yard:
    """Draw a yard with signals of any kind, that stray near the limits that are asked for."""

    def one(name: str) -> SignalState:
        drawn = Signal(
            baseline=draw(st.integers(-50, 150)),
            noise=draw(st.sampled_from([0, 0, 5, 40])),
            rhythm=draw(
                st.none() | st.builds(Rhythm, peak=st.integers(0, DAY - 1), swing=st.integers(0, MICRO))
            ),
            by={"side": {"sun": 400_000, "shade": 600_000}},
            labels_after=draw(st.sampled_from([0, 0, 1, 4 * MINUTE])),
            floor=draw(st.none() | st.just(0)),
            ceiling=draw(st.none() | st.just(120)),
        )
        return SignalState(name, drawn, draw(st.integers(0, 99)), 6 * HOUR)

    return Yard(signals={name: one(name) for name in SIGNALS}, first={START: 0}, starts=6 * HOUR)


@dataclass
class Watcher:
    """Someone who asks when told to, and sleeps in between."""

    term: Term
    probes: Probes
    truth: bool = False
    until: int = 0

    def wake(self, t: int, touched: set[object]) -> None:
        """Ask again if the answer's time is up, or something it reads has changed."""
        reads = facts_in(self.term) | signals_in(self.term) | harms_in(self.term)
        if t >= self.until or reads & touched:
            self.truth, self.until = self.probes.ask(self.term, t)
            assert self.until > t


def act(
    yard: Yard, t: int, what: str, how: tuple[Any, ...], strengths: list[tuple[str, Strength]]
) -> set[object]:
    """Change the yard, and return what has been touched."""
    match what:
        case "push" | "late push":
            strengths.append((how[0].signal, Strength()))
            yard.signals[how[0].signal].push(t + (what == "late push"), how[0], strengths[-1][1], how[1])
            return {how[0].signal}
        case "ease":
            if not strengths:
                return set()
            name, strength = strengths[how[0] % len(strengths)]
            strength.ease(t, how[1], how[2])
            yard.signals[name].touch()
            return {name}
        case "fact":
            yard.first.setdefault(how[0], t)
            return {how[0]}
        case "harm":
            yard.harm[how[0]].set(t, how[1], how[2])
            return {how[0]}
        case _:
            for meter in yard.harm.values():
                meter.freeze(t, frozen=how[0])
            return set(yard.harm)


@pytest.mark.long
@given(yard=yards(), terms=st.lists(TERMS, min_size=1, max_size=3), actions=st.lists(ACTIONS, max_size=8))
def test_whoever_sleeps_knows_what_whoever_asks_knows(
    yard: Yard, terms: list[Term], actions: list[Action]
) -> None:
    """At every scrape, at every change and just around it, the remembered answer is the true one.

    Those who wait for the same comparison follow it together; what a settlement pushes moves from the next millisecond.
    """
    probes = Probes(yard)
    watchers = [Watcher(term, probes) for term in terms]
    strengths: list[tuple[str, Strength]] = []
    near = {t + by for t, _, _ in actions for by in (-1, 0, 1)}
    moments = sorted({*range(0, 50 * MINUTE, SCRAPE), *(t for t in near if t >= 0)})
    t = 0
    while t <= moments[-1]:
        due = [action for action in actions if action[0] == t]
        for late in (False, True):
            changes = [action for action in due if action[1].startswith("late") == late]
            touched: set[object] = set()
            for _, what, how in changes:
                touched |= act(yard, t, what, how, strengths)
            for watcher in watchers:
                watcher.wake(t, touched)
        for watcher in watchers:
            assert watcher.truth == holds(watcher.term, yard, t), (t, watcher)
        waking = {watcher.until + by for watcher in watchers for by in (-1, 0)}
        t = min(
            later
            for later in (moments[bisect_right(moments, t) :] or [NEVER])[:1] + sorted(waking)
            if later > t
        )
