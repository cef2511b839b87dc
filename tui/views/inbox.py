"""The inbox: everything that came in, what waits for you first; an item keeps its place in your hand, not its row."""

from functools import lru_cache
from typing import Final

from simulator.projections.inbox import Inbox, Row
from simulator.projections.nexts import left as left_of
from simulator.projections.words import clock, many, short_clock, state_of
from tui.lines import Item, Line, Page, Role, cut, left, line, right, wrapped
from tui.source import Attention, Source

PRIORITIES: Final[dict[str, tuple[str, Role]]] = {
    "critical": ("!!! CRIT", "crit"),
    "error": ("!!  ERROR", "error"),
    "warning": ("!   WARN", "warn"),
    "info": (".   INFO", "info"),
}
KINDS: Final[dict[str, tuple[str, Role]]] = {
    "question": ("?   ASKS", "strong"),
    "suggestion": ("~   AUTO", "info"),
    "report": ("#   TICKET", "warn"),
}
SAYS: Final[tuple[str, Role]] = (".   SAYS", "info")
"""Somebody who only tells something."""
KIND, AGE, FROM, WHO, TIMES = 10, 6, 11, 4, 4
"""Cells of the columns; the rest is what it says."""
LONG_FROM, ROOMY = 16, 90
"""Cells of who sent it where there is room, and cells of a view from which there is."""
ACTS: Final = "axtr"
"""The keys that a preview names."""
SHOWN: Final = 200
"""Rows that can be scrolled through; nobody reads more, and `/` finds the others."""


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:  # noqa: ARG001  # every view's signature
    """Return what came in: first what waits for this seat, then what nobody has, then the rest, each the latest first."""
    came = source.inbox
    shown = _unfolded(came, attention)
    wanted = attention.filter.get("inbox", "")
    rows = [(row, same) for row, same in shown if not wanted or _fits(row, wanted)]
    rows.sort(key=lambda one: (_rank(one[0]), -one[0].arrived))
    sender = LONG_FROM if width >= ROOMY else FROM
    what = max(width - 2 - KIND - AGE - sender - WHO - TIMES - 10, 8)
    head = line(
        (
            f"  {'KIND':<{KIND}}  {'AGE':>{AGE}}  {'FROM':<{sender}}  {'WHAT':<{what}}  {'':<{TIMES}}  WHO",
            "dim",
        )
    )
    drafts = [_draft(source, name, sender, what) for name in source.board.drafts if not wanted]
    now, keys = source.now, tuple(map(attention.key, ACTS)) if attention.acts else ()
    items = tuple(
        _item(
            source,
            row,
            same,
            now,
            sender,
            what,
            about=_about(source.known.starts, row, len(same), width, keys),
            marked=row.name in attention.marked,
        )
        for row, same in rows[:SHOWN]
    )
    more = len(rows) - SHOWN
    foot = (line((f"  and {more} more; / finds them", "dim")),) if more > 0 else ()
    waits = len(came.waiting)
    return Page(
        title=f"Inbox  {waits} wait" if waits else "Inbox",
        head=(head,),
        items=(*drafts, *items),
        foot=foot,
        empty="No row has these words; esc shows all." if wanted else "Nothing has come in yet.",
    )


def _rank(row: Row) -> int:
    if row.waits and row.kind == "question":
        return 0
    if row.waits:
        return 1
    return 2 if not (row.dismissed or row.answered is not None) else 3


def _unfolded(came: Inbox, attention: Attention) -> list[tuple[Row, tuple[str, ...]]]:
    """Return each burst as its first row with the names of the others, unless it was opened."""
    found: list[tuple[Row, tuple[str, ...]]] = []
    for row, others in came.bursts():
        if row.name in attention.unfolded:
            found += [(one, ()) for one in (row, *others)]
        else:
            found.append((row, tuple(one.name for one in others) if others else ()))
    return found


def _fits(row: Row, wanted: str) -> bool:
    words = wanted.lower().lstrip("!").split()
    text = f"{row.number} {row.kind} {row.source} {row.text} {row.priority} {row.team} {row.holder}".lower()
    return all(word in text for word in words) != wanted.startswith("!") if words else True


def kind_of(row: Row) -> tuple[str, Role]:
    """Return a row's kind in shape and word."""
    if row.kind == "alert":
        return PRIORITIES.get(row.priority, ("!   ALERT", "warn"))
    return KINDS[row.kind] if row.kind != "question" or row.asks else SAYS


def who_of(source: Source, row: Row) -> str:
    """Return who has it: you, a person's name, NEW, or that it is shut."""
    if row.dismissed or (row.kind in ("question", "suggestion") and row.answered is not None):
        return "shut"
    if row.kind == "question":
        return "you" if row.waits and row.to in source.known.mine else row.to[:WHO] if row.waits else ""
    if not row.waits:
        holder = {**source.known.seats, **source.board.roles}.get(row.holder, row.holder)
        return holder or "part"
    return "NEW" if row.kind == "alert" and row.priority in ("critical", "error") else "new"


def _item(
    source: Source,
    row: Row,
    same: tuple[str, ...],
    now: int,
    sender: int,
    what: int,
    *,
    about: tuple[Line, ...],
    marked: bool,
) -> Item:
    kind, role = kind_of(row)
    count = row.times + len(same)
    times = f"x{count}" if count > 1 else ""
    mark = "*" if marked else ""
    waits: Role = "new" if row.waits else "dim"
    says = what if times else what + 2 + TIMES  # where nothing is counted, the words go on
    spans = line(
        (left(f"{mark}{kind}", KIND), role if row.waits else "dim"), "  ", right(left_of(row.age(now)), AGE), "  ",
        left(row.source, sender), "  ", (left(row.text, says), waits), f"  {right(times, TIMES)}" if times else "", "  ", (cut(who_of(source, row), WHO), waits),
    )  # fmt: skip
    return Item(
        id=row.name,
        lines=(spans,),
        cite=row.name,
        at=row.arrived,
        service=row.service,
        runbook=row.runbook,
        looks=row.name if row.kind in ("alert", "report") else "",
        about=about,
        same=same,
    )


def _can(row: Row, keys: tuple[str, ...], then: str) -> str:
    """Return what can be done with a row, with the keys that do it; `then` is what enter does on an alert."""
    ack, dismiss, triage, reply = keys
    take = "" if row.holder else f"{ack} take   "
    sort = f"{take}{dismiss} dismiss   {triage} triage"
    return {
        "alert": f"{then}   {sort}",
        "report": sort,
        "question": f"{reply} reply" if row.waits else "answered" if row.asks else "",
        "suggestion": "enter take or leave it" if row.answered is None else "",
    }[row.kind]


@lru_cache(maxsize=2 * SHOWN)  # only its age changes at every look, and that does not stand here
def _about(starts: int, row: Row, more: int, width: int, keys: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the preview: all of its words, then what is known about it, then what one can do; `keys` for ACTS, or none."""
    arrived = clock(starts, row.arrived)
    verb = {"alert": "fired", "report": "came", "question": "asked", "suggestion": "made"}[row.kind]
    kind = "message" if row.kind == "question" and not row.asks else row.kind
    verb = "said" if kind == "message" else verb
    first = f"{kind} {row.number}  {row.name}  {verb} {arrived}. {state_of(row)}."
    if row.kind == "alert":
        first += " Still firing." if row.firing else " Cleared by itself."
    if more:
        first += f" {many(more, 'more like it').replace('like its', 'like it')}; enter shows them."
    said = wrapped(row.text, width, most=2)
    facts = [f"owner {row.team}"] if row.team else []
    facts += [f"about {row.letter}"] if row.letter else []
    facts += [f"runbook {row.runbook}"] if row.runbook else []
    facts += row.labels
    then = f"enter evidence at {short_clock(starts, row.arrived)}"
    can = _can(row, keys, then) if keys else then * (row.kind == "alert")
    known_of = "   ".join(facts)
    last = (
        [can, known_of]
        if len(said) == 1 and facts
        else ["   ".join(part for part in (can, known_of) if part)]
    )
    return (
        line((cut(first, width), "strong")),
        *(line(text) for text in said),
        *(line((cut(text, width), "dim")) for text in last if text.strip()),
    )


def _draft(source: Source, name: str, sender: int, what: int) -> Item:
    draft = source.board.drafts[name]
    title = (
        source.standard.messages[draft.type].title if draft.type in source.standard.messages else draft.type
    )
    age = left_of(source.now - draft.t)
    signed = f", signed by {', '.join(draft.approved_by)}" if draft.approved_by else ", waits to be signed"
    signed += f" again: {draft.void}" if draft.void else ""
    spans = line(
        (left("=   DRAFT", KIND), "strong"), "  ", right(age, AGE), "  ", left(draft.by, sender), "  ",
        (left(f"{name} {title}{signed}", what + 2 + TIMES), "new"), "  ", "you",
    )  # fmt: skip
    return Item(
        id=name,
        lines=(spans,),
        about=(line(f"Draft {name}, {title}{signed}."), line(("enter opens it", "dim"))),
    )
