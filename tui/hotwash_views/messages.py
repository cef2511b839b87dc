"""Each message beside what was true when it was sent, and what would have been right."""

from typing import Final

from simulator.host.aftermath import Aftermath, Letter
from simulator.scoring import Judgement
from tui.hotwash_views.looking import Looking
from tui.hotwash_views.papers import beside, first_rows, hung, rule
from tui.lines import Item, Line, Page, cut, left, line, wrapped

BESIDE: Final = 112
"""Columns from which message and truth stand side by side."""
LISTED: Final = 5
"""Messages that are listed at once, at least, before the rest of the page is the selected one's."""


def draw(found: Aftermath, look: Looking, width: int, height: int) -> Page:
    """Return the page: the messages, and the selected one below them."""
    items = tuple(_item(found, letter, width) for letter in found.letters)
    shown = next((one for one in found.letters if f"message {one.seq}" == look.selected), None)
    shown = shown or next(iter(found.letters), None)
    room = max(height - 1 - min(len(items), max(LISTED, height // 3)), 6)
    return Page(
        title="Messages",
        head=(line(("  TIME      TO                  WHAT, AND WHETHER IT WAS RIGHT", "dim")),),
        items=items,
        foot=_papers(found, shown, width, room) if shown is not None else (),
        empty="No message was sent.",
    )


def asked_by(letter: Letter) -> Judgement | None:
    """Return the judgement a message is most about: what it lost most in, of those that cite little else."""
    return min(
        letter.judgements,
        key=lambda one: (one.share == 1, len(one.events), one.points - one.of),
        default=None,
    )


def _item(found: Aftermath, letter: Letter, width: int) -> Item:
    count = len(letter.wrong)
    verdict = "true and complete" if not count else f"{count} thing{'s' if count > 1 else ''} not right"
    words = line(
        left(found.clock(letter.t)[:8], 10),
        left(letter.channel, 20),
        left(letter.type, max(min(width - 60, 40), 18)),
        "  ",
        (verdict, "wrong" if count else "good"),
    )
    asked = asked_by(letter)
    cite = asked.id if asked is not None else ""
    return Item(id=f"message {letter.seq}", lines=(words,), at=letter.t, cite=cite)


def _papers(found: Aftermath, letter: Letter, width: int, rows: int) -> tuple[Line, ...]:
    keys = line((f" enter: the desk at {found.clock(letter.t)}   o: object to its judgement", "dim"))
    room = rows - 2
    if width >= BESIDE:
        half = (width - 4) // 2
        ours = sent_words(found, letter, half, most=room)
        both = beside(ours, true_words(letter, half, most=room), half)
        return (rule(width), *both, keys)
    theirs = true_words(letter, width - 2, most=max(room * 3 // 5, 3))
    ours = sent_words(found, letter, width - 2, most=max(room - len(theirs), 3))
    return (rule(width), *(line(" ", *row) for row in (*ours, *theirs)), keys)


def sent_words(found: Aftermath, letter: Letter, cells: int, *, most: int) -> list[Line]:
    """Return a message as it was sent; what was not right in it is underlined."""
    head = line((cut(f"{letter.channel}, {found.clock(letter.t)}, sent by {letter.by}", cells), "strong"))
    written = [row.strip() for row in letter.text.split("\n") if row.strip()]
    rows = [row for paragraph in written for row in wrapped(paragraph, cells)]
    shown = first_rows("\n".join(rows), cells, max(most - 1, 1))
    wrong = [one.value for one in letter.wrong if one.value.strip()]
    return [head, *(_underlined(row, wrong) for row in shown)]


def _underlined(row: str, wrong: list[str]) -> Line:
    """Return a row of a message; the first wrong value in it, or the part of one that stands in this row, is marked."""
    for value in wrong:
        if value in row:
            before, _, after = row.partition(value)
            return line(before, (value, "wrong"), after)
        if row in value:
            return line((row, "wrong"))
    return line(row)


def true_words(letter: Letter, cells: int, *, most: int) -> list[Line]:
    """Return what was true when a message was sent, and what would have been right in it."""
    asked = asked_by(letter)
    rows: list[Line] = []
    if asked is not None:
        rows += hung(("asked by  ", "dim"), f"{asked.clause} {asked.id}", cells, most=1)
    for one in letter.wrong:
        where = f"{one.where}: " if one.where else ""
        rows += hung(("would have been right  ", "wrong"), f"{where}{one.right}", cells)
    if not letter.wrong:
        rows.append(line(("true, and complete", "good")))
    for says in letter.true:
        rows += hung(("true then  ", "dim"), says, cells)
    return rows[:most]
