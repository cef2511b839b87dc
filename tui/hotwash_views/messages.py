"""Each message beside what was true when it was sent, and what would have been right."""

from collections.abc import Sequence
from typing import Final

from simulator.host.aftermath import Aftermath, Letter
from simulator.scoring import Judgement
from tui.hotwash_views.looking import Looking
from tui.hotwash_views.papers import beside, first_rows, hung, rule
from tui.lines import MORE, Item, Line, Page, Span, cut, left, line

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
    written = "\n".join(row for row in letter.text.split("\n") if row.strip())
    shown = first_rows(written, cells, max(most - 1, 1))
    marked = sorted({stretch for one in letter.wrong for stretch in one.stretches})
    rows: list[Line] = []
    behind = 0
    for row in shown:
        said = row.removesuffix(MORE)
        at = letter.text.find(said, behind)
        rows.append(_underlined(row, at, marked) if at >= 0 else line(row))
        behind = max(at + len(said), behind)
    return [head, *rows]


def _underlined(row: str, at: int, marked: Sequence[tuple[int, int]]) -> Line:
    """Return a row that begins at `at` of a letter, with what was not right in it marked."""
    spans: list[Span] = []
    done = 0
    for start, end in marked:
        begins, ends = max(start - at, done), min(end - at, len(row))
        if begins < ends:
            spans += [(row[done:begins], ""), (row[begins:ends], "wrong")]
            done = ends
    return line(*spans, row[done:])


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
