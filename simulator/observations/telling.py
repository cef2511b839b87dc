"""Observations as lines for reading, and as data."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from simulator.domain.units import format_duration
from simulator.observations.observation import Figure, Observation

HEAD: Final = "What the log shows of how the work went. It earns no points, and says nothing about a person."
CLEAR: Final = "Looked for, and nothing stood out:"
THIN: Final = "Too little happened to tell:"
MOST_LINES: Final = 6
"""Lines of the log that are named; of more, how many more."""


def figure_words(figure: Figure) -> str:
    """Write a figure with its name: alone for 34m, d-prime 1.84."""
    return f"{figure.name} {_value(figure)}"


def _value(figure: Figure) -> str:
    value = figure.value
    if value is None:
        return "-"
    if figure.unit == "ms":
        return format_duration(int(value))
    if figure.unit == "ratio":
        return f"{round(100 * value)}%"
    return str(value) if isinstance(value, int) else _decimal(value)


def _decimal(value: Fraction) -> str:
    """Write a fraction with two decimals, rounded half to even, without a float."""
    hundredths = round(100 * value)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


def figures_words(one: Observation) -> str:
    """Write all figures of an observation in one line."""
    return "; ".join(figure_words(figure) for figure in one.figures)


def lines_words(one: Observation) -> str:
    """Write the lines of the log that show an observation, counted from 1 as `verify` and the report count them."""
    named = ", ".join(str(seq + 1) for seq in one.events[:MOST_LINES])
    more = len(one.events) - MOST_LINES
    return f"{named} and {more} more" if more > 0 else named


def shown_words(one: Observation) -> str:
    """Say by which lines of the log an observation is shown; there must be some."""
    return f"Shown by line{'' if len(one.events) == 1 else 's'} {lines_words(one)}"


def of_standing(found: Sequence[Observation], standing: str) -> list[Observation]:
    """Return those of one standing; the signs in order of time."""
    some = [one for one in found if one.standing == standing]
    return sorted(some, key=lambda one: one.t or 0) if standing == "sign" else some


def in_short(found: Sequence[Observation]) -> list[str]:
    """Return the signs in one line, for the moment of the end; none where there are none."""
    names = "; ".join(one.marker.name for one in of_standing(found, "sign"))
    return [f"Worth talking about: {names}. The hot wash shows why."] if names else []


def told(found: Sequence[Observation], clock: Callable[[int], str]) -> Iterator[str]:
    """Yield the observations line by line: each sign with what shows it, then what was looked for besides."""
    yield HEAD
    signs = of_standing(found, "sign")
    for one in signs:
        yield f"  {clock(one.t or 0)}  {one.marker.name} ({one.marker.id}): {one.says}"
        yield f"      {figures_words(one)}. {shown_words(one)}."
        yield f"      To try: {one.marker.advice}"
        yield f"      After: {one.marker.source}"
    if not signs:
        yield "  No sign was found."
    for head, standing in ((CLEAR, "clear"), (THIN, "thin")):
        some = of_standing(found, standing)
        if some:
            yield f"  {head}"
            yield from (f"      {one.marker.name}: {one.says}" for one in some)


def as_data(found: Sequence[Observation]) -> list[dict[str, Any]]:
    """Return the observations as `--json` prints them; times in milliseconds, other figures with two decimals."""
    return [
        {
            "id": one.marker.id,
            "name": one.marker.name,
            "standing": one.standing,
            "says": one.says,
            "figures": [
                {"name": figure.name, "value": _number(figure.value), "unit": figure.unit}
                for figure in one.figures
            ],
            "events": list(one.events),
            "t": one.t,
            "source": one.marker.source,
            "advice": one.marker.advice,
        }
        for one in found
    ]


def _number(value: int | Fraction | None) -> float | int | None:
    return float(round(value, 2)) if isinstance(value, Fraction) else value
