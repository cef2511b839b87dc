"""The lines beside a letter, as values: what its reader asks, what should not stand in it, where a value came from.

Practice and lessons show all of it while one writes; a drill counts the blanks, and people ask later.
"""

from collections.abc import Sequence
from typing import Final

from simulator.domain.standards import MessageType
from simulator.domain.units import SECOND
from simulator.host.safe import safe_text
from simulator.host.writing import Caution, Letter, Question, Sentence
from simulator.projections.words import names
from tui.lines import EMPTY, Line, Span, left, line, width, wrapped

ASKED: Final = 26
"""Cells a reader's question may take where its answer stands beside it."""


def due_words(ms: int | None) -> str:
    """Say when something is owed, such as due in 7:50; empty if it is not."""
    if ms is None:
        return ""
    left_over = f"{abs(ms) // (60 * SECOND)}:{abs(ms) // SECOND % 60:02d}"
    return f"due in {left_over}" if ms >= 0 else f"late by {left_over}"


def blank_words(letter: Letter) -> str:
    """Say how much is left blank: 1 blank left."""
    count = len(letter.blanks)
    return f"{count or 'no'} blank{'' if count == 1 else 's'} left"


def reader(audience: str) -> str:
    """Return one of those who read: customers, A CUSTOMER."""
    word = audience.replace("-", " ").upper()
    if not word.endswith("S"):
        return "THE READER"
    return f"{'AN' if word[0] in 'AEIOU' else 'A'} {word[:-1]}"


def counted(letter: Letter, cells: int) -> list[Line]:
    """Return what a drill shows: how much is blank, and nothing about what is in it."""
    says = "read by the grader after the exercise; i shows what the standard asks of this type"
    return [line(f" {blank_words(letter)}"), *(line((f" {row}", "dim")) for row in wrapped(says, cells - 2))]


def coached(
    kind: MessageType, questions: Sequence[Question], cautions: Sequence[Caution], cells: int, *, roomy: bool
) -> list[Line]:
    """Return the reader's questions and what should not be there; without room, only what is open."""
    still = [one for one in questions if one.open]
    who = reader(kind.audience)
    rows: list[Line] = []
    if roomy:
        rows.append(line((f" {who} WILL ASK", "title")))
        column = min(max((width(one.asks) for one in questions), default=0) + 2, ASKED)
        for one in questions:
            rows += _answered(one, column, cells)
        rows += [EMPTY] if cautions else []
    else:
        asks = "STILL ASKS" if still or cautions else "HAS NOTHING LEFT TO ASK"
        rows.append(line((f" {who} {asks}", "title")))
        rows += [line(("   ? ", "warn"), f"{one.asks}   {one.says}".rstrip()) for one in still]
    indent = " " if roomy else "   "
    for caution in cautions:
        first, *rest = wrapped(caution.says, cells - len(indent) - 2)
        rows.append(line((f"{indent}! ", "warn"), first))
        rows += [line(f"{indent}  {row}") for row in rest]
    return rows


def _answered(one: Question, column: int, cells: int) -> list[Line]:
    """Return a question with what answers it: + Since when?      11:13, from the board."""
    mark: Span = (" ? ", "warn") if one.open else (" + ", "good")
    if not one.says:
        return [line(mark, one.asks)]
    if width(one.asks) + 2 > column:
        asked = [line(mark, row) for row in wrapped(one.asks, cells - 3)]
        return [*asked, *(line(" " * (column + 3), row) for row in wrapped(one.says, cells - column - 3))]
    first, *rest = wrapped(one.says, cells - column - 3)
    return [line(mark, left(one.asks, column), first), *(line(" " * (column + 3), row) for row in rest)]


def asked_of_it(kind: MessageType, cells: int) -> list[Line]:
    """Return what the standard asks of this type, in its own words."""
    said = [f"{field.asks}{' (counts double)' if field.critical else ''}" for field in kind.fields.values()]
    most = f"at most {kind.max_words} words"
    if kind.forbids:
        most += f"; it may not hold {names([word.replace('-', ' ') for word in kind.forbids])}"
    rows = [line((" THE STANDARD ASKS OF THIS TYPE", "title"))]
    for sentence in (*said, most):
        rows += [line(f" {row}") for row in wrapped(sentence, cells - 2)]
    return rows


def provenance(one: Sentence, now: int) -> str:
    """Say where a value came from, what the board has now, and what was said last; empty if there is nothing."""
    parts = [one.source(now)] if one.source(now) else []
    if one.moved:
        parts.append(f"the board now has {one.moved}")
    if one.changed:
        parts.append(f"your last said {one.last}")
    if one.said and one.cites:
        parts.append(f"cited: {', '.join(one.cites)}")
    return safe_text("; ".join(parts)).replace("\n", " ")


def cut_to(rows: Sequence[Line], most: int) -> Sequence[Line]:
    """Return at most so many rows; the last one says how many there are besides."""
    if most <= 0 or len(rows) <= most:
        return rows
    return [*rows[: most - 1], line((f"   and {len(rows) - most + 1} more", "dim"))]
