"""What the log shows of how the work went, and below it what evaluators noted; opened, a sign shows the lines that show it."""

from collections.abc import Iterator
from typing import Final

from simulator.domain.commands import Observe
from simulator.host.aftermath import Aftermath
from simulator.observations import Observation
from simulator.observations.telling import CLEAR, THIN, figures_words, of_standing, shown_words
from tui.hotwash_views.looking import Looking
from tui.hotwash_views.papers import rule, told
from tui.lines import Item, Line, Page, Role, cut, left, line, wrapped

CLOCK: Final = 10
ROOMY: Final = 30
"""Rows from which all of a sign is told below."""
NOTED: Final = "WHAT EVALUATORS NOTED   "


def draw(found: Aftermath, look: Looking, width: int, height: int) -> Page:
    """Return the page: signs in order of time, what was looked for besides, and what evaluators noted."""
    signs = of_standing(found.observations, "sign")
    items = [item for one in signs for item in _observed(found, look, one, width)]
    if not signs:
        items.append(_still("none", "No sign was found.", "dim"))
    for standing, head in (("clear", CLEAR), ("thin", THIN)):
        others = of_standing(found.observations, standing)
        if others:
            items.append(_still(standing, head))
            items += [item for one in others for item in _observed(found, look, one, width)]
    items.append(_still("noted", f"{NOTED}n adds a note at the film's moment"))
    items += _noted(found, width) or [_still("nothing", "Nobody noted anything.", "dim")]
    chosen = next((one for one in found.observations if one.marker.id == marker_of(look.selected)), None)
    return Page(
        title="Observations",
        head=(
            line(
                (" WHAT THE LOG SHOWS   ", "title"),
                ("earns no points, judges nobody; enter: the lines", "dim"),
            ),
        ),
        items=tuple(items),
        foot=_about(chosen, width, height) if chosen is not None else (),
    )


def marker_of(selected: str) -> str:
    """Return the marker an item belongs to: itself, or the one whose lines it is; empty for any other."""
    kind, _, name = selected.partition(" ")
    return name.partition(" @")[0] if kind in ("sign", "shows") else ""


def _still(name: str, words: str, role: Role = "title") -> Item:
    return Item(id=f"still {name}", lines=(line((words, role)),), still=True)


def _observed(found: Aftermath, look: Looking, one: Observation, width: int) -> Iterator[Item]:
    """Yield an observation, and below it the lines that show it if it was opened."""
    if one.standing == "sign":
        clock = found.clock(one.t or 0)[:8]
        rows = [line((left(clock, CLOCK), "dim"), (one.marker.name, "strong"))]
        rows += [line(" " * CLOCK, row) for row in wrapped(one.says, width - CLOCK - 3)]
    else:
        rows = [line("  ", row) for row in wrapped(f"{one.marker.name}: {one.says}", width - 5)]
    yield Item(id=f"sign {one.marker.id}", lines=tuple(rows), at=one.t)
    if f"sign {one.marker.id}" not in look.opened:
        return
    scenes = {scene.seq: scene for scene in found.scenes}
    for seq in one.events:
        words = (
            f"{scenes[seq].clock[:8]}  line {seq + 1}  {scenes[seq].says}"
            if seq in scenes
            else f"line {seq + 1}"
        )
        yield Item(
            id=f"shows {one.marker.id} @{seq}",
            lines=(line(("    | ", "dim"), cut(words, width - 9)),),
            at=scenes[seq].t if seq in scenes else None,
        )
    if not one.events:
        nothing = line(("    | ", "dim"), ("no line of the log shows it by itself", "dim"))
        yield Item(id=f"shows {one.marker.id} @", lines=(nothing,))


def _about(one: Observation, width: int, height: int) -> tuple[Line, ...]:
    """Return what belongs to an observation and does not stand in it."""
    roomy = height >= ROOMY
    said = [
        (figures_words(one), 3 if roomy else 2),
        (shown_words(one) if one.events and roomy else "", 1),
        (f"to try: {one.marker.advice}" if one.standing == "sign" else "", 2),
        (f"counted: {one.marker.counts}" if roomy or one.standing != "sign" else "", 5 if roomy else 3),
        (f"after: {one.marker.source}", 2),
    ]
    rows = [row for words, most in said if words for row in told(words, width - 1, most, indent=" ")]
    return (rule(width), *rows)


def note_at(found: Aftermath, at: int) -> str:
    """Return the item of the note that was added last at T+`at` ms; there must be one."""
    number = max(place for place, note in enumerate(_notes(found)) if note.at == at)
    return f"note {number}"


def _notes(found: Aftermath) -> list[Observe]:
    return sorted(found.only(Observe), key=lambda note: note.at)


def _noted(found: Aftermath, width: int) -> list[Item]:
    items = []
    for number, note in enumerate(_notes(found)):
        task = f" ({note.task})" if note.task else ""
        first, *others = wrapped(f"{note.text}{task}", width - CLOCK - 4) or ("",)
        rows = [
            line(left(found.clock(note.at)[:8], CLOCK), first),
            *(line(" " * CLOCK, row) for row in others),
        ]
        items.append(Item(id=f"note {number}", lines=tuple(rows), at=note.at))
    return items
