"""Signals as functions of time, in integer millionths: value(t) = baseline + rhythm + noise + pushes.

A dashboard asks; nothing is sampled.
Only + − × // are used, so that every machine and every Python version reads the same value.
What happened later never changes what was read earlier: pushes and their easing take effect from a moment on, and the
past can be read again at any time.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import field
from operator import add
from typing import Final

from simulator.domain.scenario import Move, Signal
from simulator.domain.units import DAY, MICRO, NEVER, SCRAPE
from simulator.domain.values import dataclass

_BLOCK = 512
"""Scrapes of noise drawn at once: one SHAKE-128 call serves two hours."""
_NO_TIMES: Final = range(0)
_NO_NOISE: Final = memoryview(b"")
_FLAT: Final = frozenset({"step", "waves"})
"""Shapes that stay as they are between two turns."""
Where = tuple[tuple[str, str], ...]
"""One slice, such as (("hardware", "b"),); empty for the whole."""


@dataclass(slots=True)
class Strength:
    """How much of a cause is at work over time: 1 until it is eased, step by step."""

    steps: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(from, before, after, over): from that moment on it goes from `before` to `after` within `over` ms."""

    def ease(self, t: int, left: int, over: int) -> None:
        """From `t` on, come down (or back up) to `left` millionths within `over` ms."""
        self.steps.append((t, self.at(t), left, over))

    def at(self, t: int) -> int:
        """Return the millionths at work at `t`."""
        for begin, before, after, over in reversed(self.steps):
            if t >= begin:
                if t >= begin + over:
                    return after
                return before + (after - before) * (t - begin) // over
        return MICRO

    def gone(self, t: int) -> bool:
        """Whether nothing of it is left from `t` on, as far as is known."""
        if not self.steps:
            return False
        begin, _, left, over = self.steps[-1]
        return not left and t >= begin + over

    def turn(self, t: int) -> int:
        """Return the next moment after `t` at which it takes another course, NEVER if none is known."""
        soonest = NEVER
        for begin, _, _, over in self.steps:
            moment = begin if begin > t else begin + over
            if t < moment < soonest:
                soonest = moment
        return soonest


@dataclass(slots=True)
class Push:
    """One cause's pull on one signal."""

    begins: int
    amount: int
    """Millionths at full strength, signed."""
    move: Move
    strength: Strength
    where: dict[str, str]
    on: int = 0
    """Milliseconds of each period in which it is at work."""

    def share(self, t: int) -> int:
        """Return the millionths of its shape at `t`, before easing."""
        age = t - self.begins
        if age < 0:
            return 0
        move = self.move
        match move.shape:
            case "step":
                return MICRO
            case "ramp":
                return MICRO if age >= move.over else MICRO * age // move.over
            case "spike":
                return 0 if age >= move.over else MICRO - MICRO * age // move.over
            case "waves":
                return MICRO if age % move.every < self.on else 0
            case "sawtooth":
                phase = age % move.every
                return MICRO * phase // self.on if phase < self.on else 0

    def turn(self, t: int) -> int:
        """Return the next moment after `t` at which its shape takes another course, NEVER if none."""
        move, age = self.move, t - self.begins
        if age < 0:
            return self.begins
        match move.shape:
            case "step":
                return NEVER
            case "ramp" | "spike":
                return self.begins + move.over if age < move.over else NEVER
            case "waves" | "sawtooth":
                phase = age % move.every
                return t - phase + (self.on if phase < self.on else move.every)


def usual(signal: Signal, clock_ms: int) -> int:
    """Return what it is at this hour on a quiet day, without its noise: milliseconds since 1970, in millionths of its unit."""
    if signal.rhythm is None:
        return signal.baseline
    away = abs((clock_ms - signal.rhythm.peak + DAY // 2) % DAY - DAY // 2)
    swing = signal.baseline * signal.rhythm.swing // MICRO
    return signal.baseline + swing - 4 * swing * away // DAY


class SignalState:
    """One signal of a running world, with everything that pushes it; `version` grows when that changes."""

    __slots__ = (
        "_noise",
        "_past",
        "_quiet",
        "_values",
        "_weights",
        "name",
        "pushes",
        "seed",
        "signal",
        "starts",
        "version",
    )

    def __init__(self, name: str, signal: Signal, seed: int, starts: int) -> None:
        self.name = name
        self.signal = signal
        self.seed = seed
        self.starts = starts
        self.pushes: list[Push] = []
        self.version = 0
        self._noise: dict[tuple[Where, int], memoryview] = {}
        self._values: dict[tuple[Where, int], int] = {}
        self._past: dict[tuple[Where, int], tuple[range, tuple[int, ...]]] = {}
        """By slice and by how many moments: two displays, or two views, ask for pasts of two lengths."""
        self._weights = signal.by
        swing = abs(signal.baseline * signal.rhythm.swing // MICRO) + 1 if signal.rhythm else 0
        stray = signal.noise + swing + 1
        self._quiet = signal.baseline - stray, signal.baseline + stray  # where it is while nothing pushes it

    def push(self, begins: int, move: Move, strength: Strength, where: dict[str, str]) -> None:
        """Let a cause pull from `begins` on."""
        amount = move.by if move.by is not None else (move.to or 0) - self.signal.baseline
        on = move.every * move.on // MICRO
        self.pushes.append(Push(begins + move.after, amount, move, strength, where, max(on, 1)))
        self.touch()

    def touch(self) -> None:
        """Something about the future has changed."""
        self.version += 1
        self._values.clear()
        self._past.clear()

    def normal(self, t: int) -> int:
        """Return what would be read at T+`t` ms on a quiet day, but for chance."""
        return usual(self.signal, self.starts + t - self.signal.labels_after)

    def past(self, times: range, where: Where = ()) -> tuple[int, ...]:
        """Return the values at these moments; asked for again before the next scrape, as a display does, it costs nothing."""
        key = (where, len(times))
        then, values = self._past.get(key, (_NO_TIMES, ()))
        if then != times:
            on = (times.start - then.start) // SCRAPE
            same = (then.step, times.step) == (SCRAPE, SCRAPE) and then.start + on * SCRAPE == times.start
            there = values[on:] if same and 0 < on < len(values) else ()
            values = there + tuple(self._course(times[len(there) :], where))
            self._past[key] = times, values
        return values

    def read(self, t: int, where: Where = ()) -> int:
        """Return the value at the last scrape at or before `t`, in millionths of its unit."""
        scrape = t - t % SCRAPE
        key = (where, scrape)
        value = self._values.get(key)
        if value is None:
            value = self._values[key] = self._compute(scrape, where)
        return value

    def _course(self, times: range, where: Where) -> list[int]:
        """Return what `read` returns at each of these moments, one cause after the other: a display asks for hundreds."""
        signal, lag = self.signal, self.signal.labels_after
        scrapes = [t - t % SCRAPE for t in times]
        values = [signal.baseline] * len(scrapes)
        if signal.rhythm is not None:
            values = [usual(signal, self.starts + scrape - lag) for scrape in scrapes]
        if signal.noise:
            values = list(map(add, values, self._strays(scrapes, where)))
        for push in self.pushes:
            for place, scrape in enumerate(scrapes):
                if scrape - lag >= push.begins:
                    values[place] += self._pull(push, scrape - lag, where)
        low = min(values, default=0) if signal.floor is None else signal.floor
        high = max(values, default=0) if signal.ceiling is None else signal.ceiling
        return [low if value < low else min(value, high) for value in values]

    def _compute(self, scrape: int, where: Where) -> int:
        signal = self.signal
        t = scrape - signal.labels_after
        value = signal.baseline if signal.rhythm is None else usual(signal, self.starts + t)
        if signal.noise:
            value += self._stray(scrape // SCRAPE, where)
        for push in self.pushes:
            if t >= push.begins:
                value += self._pull(push, t, where)
        if signal.floor is not None and value < signal.floor:
            return signal.floor
        if signal.ceiling is not None and value > signal.ceiling:
            return signal.ceiling
        return value

    def _pull(self, push: Push, t: int, where: Where) -> int:
        share = push.share(t)
        if share and push.strength.steps:
            share = share * push.strength.at(t) // MICRO
        if share and (push.where or where):
            share = share * self._part(push.where, where) // MICRO
        return push.amount * share // MICRO

    def _stray(self, index: int, where: Where) -> int:
        block, place = divmod(index, _BLOCK)
        noise = self._noise.get((where, block)) or self._draw(where, block)
        u = noise[2 * place] << 8 | noise[2 * place + 1]
        return (2 * u - 65535) * self.signal.noise // 65535

    def _strays(self, scrapes: list[int], where: Where) -> Iterator[int]:
        """Yield the same for many scrapes, T+ms."""
        amount, of, noise = self.signal.noise, NEVER, _NO_NOISE
        for scrape in scrapes:
            block, place = divmod(scrape // SCRAPE, _BLOCK)
            if block != of:
                of, noise = block, self._noise.get((where, block)) or self._draw(where, block)
            u = noise[2 * place] << 8 | noise[2 * place + 1]
            yield (2 * u - 65535) * amount // 65535

    def _draw(self, where: Where, block: int) -> memoryview:
        name = "|".join((str(self.seed), "noise", self.name, *(f"{k}={v}" for k, v in where), str(block)))
        drawn = self._noise[where, block] = memoryview(hashlib.shake_128(name.encode()).digest(2 * _BLOCK))
        return drawn

    def _part(self, pushed: dict[str, str], seen: Where) -> int:
        """How much of a push on slice `pushed` shows in slice `seen`; a signal without that dimension is pushed as a whole."""
        part = MICRO
        looked = dict(seen)
        for dimension, value in pushed.items():
            if dimension in looked:
                if looked[dimension] != value:
                    return 0
            elif dimension in self._weights:
                part = part * self._weights[dimension].get(value, 0) // MICRO
        return part

    def calm(self, t: int, where: Where = (), until: int = NEVER) -> tuple[int, int, int]:
        """Return what the value cannot leave from `t` on, and before which moment, unless something new pushes it.

        That is `until`, or the next moment at which a push takes another course: up to there its shape only rises or
        only falls, and so does its strength.
        """
        signal, (low, high) = self.signal, self._quiet
        lag = signal.labels_after
        then, end = t - lag, until - lag
        at_work = []
        for push in self.pushes:
            strength = push.strength
            if not strength.steps:
                end = min(end, push.turn(then))
            elif strength.gone(then):
                continue
            else:
                end = min(end, push.turn(then), strength.turn(then))
            at_work.append(push)
        last = end - 1
        for push in at_work:
            # In the order of `_compute`, so that the last millionth is rounded as it will be.
            one = push.share(then)
            other = one if push.move.shape in _FLAT else push.share(last)
            if push.strength.steps:
                least, most = sorted((one, other))
                weak, strong = sorted((push.strength.at(then), push.strength.at(last)))
                one, other = least * weak // MICRO, most * strong // MICRO
            if push.where or where:
                part = self._part(push.where, where)
                one, other = one * part // MICRO, other * part // MICRO
            one, other = push.amount * one // MICRO, push.amount * other // MICRO
            if one > other:
                one, other = other, one
            low, high = low + one, high + other
        floor, ceiling = signal.floor, signal.ceiling
        if floor is not None and low < floor:
            low, high = floor, max(floor, high)
        if ceiling is not None and high > ceiling:
            low, high = min(ceiling, low), ceiling
        return low, high, end + lag


class HarmMeter:
    """Harm of one kind: how fast it runs, and how much there has been; exact at every millisecond."""

    __slots__ = ("_frozen", "_turns", "rates")

    def __init__(self) -> None:
        self.rates: dict[str, int] = {}
        self._frozen = False
        self._turns: list[tuple[int, int, int]] = [(-NEVER, 0, 0)]
        """(from, total until then, rate): the total in units × 60,000, the rate in units a minute."""

    def set(self, t: int, cause: str, rate: int) -> None:
        """From `t` on, this cause does `rate` units a minute."""
        if rate:
            self.rates[cause] = rate
        else:
            self.rates.pop(cause, None)
        self._turn(t)

    def freeze(self, t: int, *, frozen: bool) -> None:
        """Stand still, or run on."""
        self._frozen = frozen
        self._turn(t)

    def _turn(self, t: int) -> None:
        self._turns.append((t, self._exact(t), 0 if self._frozen else sum(self.rates.values())))

    def _exact(self, t: int) -> int:
        for since, total, rate in reversed(self._turns):
            if t >= since:
                return total + rate * (t - since) if rate else total
        return 0

    def at(self, t: int) -> int:
        """Return the whole units of harm done until `t`."""
        return self._exact(t) // 60_000

    def over(self, t: int, limit: int) -> bool:
        """Whether more than `limit` millionths of a unit have been done until `t`."""
        return self._exact(t) * MICRO > limit * 60_000

    def reaches(self, t: int, limit: int) -> int:
        """Return the first moment after `t` at which `over` becomes true, at the present rate; NEVER if none."""
        since, total, rate = self._turns[-1]
        if rate <= 0:
            return NEVER
        missing = limit * 60_000 // MICRO - total
        return max(t + 1, since + missing // rate + 1)
