"""The incident board: what one owes whom by when, what it may be, what is being done."""

from collections.abc import Sequence
from typing import Final

from simulator.projections.nexts import left as left_of
from simulator.projections.owed import Settled, to_name
from simulator.projections.words import clock, names, short_clock
from tui.lines import Item, Line, Page, cut, left, line, right, wrapped
from tui.lines import width as width_of
from tui.source import Attention, Source

DUE, LEFT = 6, 10
"""Cells of when it is due, and of what is left."""
OWED: Final = 6
"""Duties that are shown; the rest is counted."""
SETTLED: Final = 4
"""Promises kept and missed that are shown, the latest ones; the rest is counted."""


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:  # noqa: ARG001  # every view's signature
    """Return the board of the current incident, with the others named."""
    board, known = source.board, source.known
    head: list[Line] = []
    incident = board.incidents.get(board.current)
    if incident is None:
        head.append(
            line(
                f"No incident yet; {attention.key('t')} declares one."
                if attention.acts
                else "No incident yet."
            )
        )
    else:
        how = f"   {incident.severity}  {incident.state}"
        title = cut(f"{incident.name} {incident.title}", width - width_of(how))
        head.append(line((cut(f"{title}{how}", width), "strong")))
        if incident.type:
            head.append(
                line(cut(f"{incident.type}, cause in {incident.category}; {names(incident.services)}", width))
            )
        others = [
            f"{one.name} {one.severity} {one.state}"
            for one in board.incidents.values()
            if one.name != incident.name
        ]
        if others:
            head.append(line((cut(f"also {', '.join(others)}", width), "dim")))
    holders = {**dict.fromkeys(known.roles, ""), **known.seats, **board.roles}
    unnamed = to_name(source.owed(), source.standard)
    seats = [
        f"{_short(role)} {holders[role] or 'nobody'}{' (not named yet)' if role in unnamed else ''}"
        for role in dict.fromkeys((*known.seats, *board.roles))
    ]
    head += [line((text, "dim")) for text in wrapped(", ".join(seats), width, most=2)]
    items = [
        *_owed(source, width - 2),
        *_maybes(source, width - 2),
        *_doing(source, attention, width - 2),
        *_settled(source, width - 2),
    ]
    return Page(
        title="Incident",
        head=tuple(head),
        items=tuple(items),
        empty="Nothing is owed, nothing is being done.",
    )


def _short(role: str) -> str:
    return {
        "incident-commander": "commander",
        "on-call-engineer": "on call",
        "communications-lead": "comms",
    }.get(role, role.replace("-", " "))


def _headed(rows: list[Item], heading: Line) -> list[Item]:
    """Return rows whose first one carries the heading above it."""
    if not rows:
        return []
    first = rows[0]
    above = ((), heading)
    return [Item(id=f"head {first.id}", lines=above, still=True), *rows]


def _owed(source: Source, cells: int) -> list[Item]:
    what = max((cells - DUE - LEFT - 6) * 6 // 10, 10)
    to = max(cells - DUE - LEFT - 6 - what, 6)
    rows = []
    owed = source.owed()
    kept, late, missed = _counted(source.settled())
    for one in owed[:OWED]:
        ms = one.left(source.now)
        remaining = left_of(ms) if ms >= 0 else f"LATE {left_of(ms)}"
        row = source.inbox.by_name(one.about)
        whom = one.to or (f"{row.kind} {row.number}" if row is not None else one.about)
        spans = line(
            (left(one.says, what), "over" if ms < 0 else ""), "  ", left(whom, to), "  ",
            left(short_clock(source.known.starts, one.due), DUE), "  ", (right(remaining, LEFT), "over" if ms < 0 else "strong"),
        )  # fmt: skip
        rule = source.standard.clocks.get(one.clock) or source.standard.judgements.get(one.clock)
        asks = (line(f"{one.clause}  {rule.asks}"),) if rule is not None else ()
        rows.append(
            Item(
                id=f"owed {one.clock} {one.about}",
                lines=(spans,),
                cite=one.about,
                about=(*asks, line(f"for {one.role}")),
            )
        )
    if not rows:
        rows = [Item(id="owed nothing", lines=(line("Nothing is owed."),), still=True)]
    told = [f"and {len(owed) - OWED} more"] if len(owed) > OWED else []
    told += [f"kept {kept}, late {late}, missed {missed}"] if (kept or late or missed) else []
    if told:
        rows.append(Item(id="owed more", lines=(line((cut("; ".join(told), cells), "dim")),), still=True))
    heading = line(
        (f"{left('OWED', what)}  {left('TO', to)}  {left('DUE', DUE)}  {right('LEFT', LEFT)}", "dim")
    )
    return _headed(rows, heading)


def _settled(source: Source, cells: int) -> list[Item]:
    """Return the promises that are behind us, the latest first: kept, late or missed."""
    what = max((cells - DUE - LEFT - 6) * 6 // 10, 10)
    about = max(cells - DUE - LEFT - 6 - what, 6)
    starts, over = source.known.starts, source.settled()
    rows = []
    for one in reversed(over[-SETTLED:]):
        row = source.inbox.by_name(one.about)
        whom = f"{row.kind} {row.number}" if row is not None else one.about
        at = one.due if one.kept is None else one.kept
        stands = (
            "missed" if one.kept is None else f"late {left_of(one.kept - one.due)}" if one.late else "kept"
        )
        spans = line(
            left(one.says, what), "  ", left(whom, about), "  ", left(short_clock(starts, at), DUE), "  ",
            (right(stands, LEFT), "" if stands == "kept" else "over"),
        )  # fmt: skip
        rule = source.standard.clocks.get(one.clock) or source.standard.judgements[one.clock]
        said = line(f"{rule.clause}  {rule.asks}"), line(f"due {short_clock(starts, one.due)}")
        rows.append(
            Item(id=f"settled {one.clock} {one.about} {one.due}", lines=(spans,), cite=one.about, about=said)
        )
    if len(over) > SETTLED:
        more = line((f"and {len(over) - SETTLED} before", "dim"))
        rows.append(Item(id="settled more", lines=(more,), still=True))
    heading = line(
        (f"{left('PROMISED', what)}  {left('ABOUT', about)}  {left('AT', DUE)}  {right('HOW', LEFT)}", "dim")
    )
    return _headed(rows, heading)


def _counted(over: Sequence[Settled]) -> tuple[int, int, int]:
    """Return how many promises were kept in time, kept late, and missed."""
    late = sum(1 for one in over if one.late)
    missed = sum(1 for one in over if one.kept is None)
    return len(over) - late - missed, late, missed


def _maybes(source: Source, cells: int) -> list[Item]:
    says = max(cells - 4 - 12 - 3 - 7 - 6, 10)
    holders = {**source.known.seats, **source.board.roles}
    rows = [
        Item(
            id=one.name,
            lines=(
                line(
                    (left(one.name, 3), "strong"), " ", (left(one.says, says), "dim" if one.status == "rejected" else ""), "  ",
                    left(holders.get(one.by, one.by) if one.status == "open" else one.status, 12), "  ",
                    right(str(len(one.supports)), 3), "  ", right(str(len(one.against)), 7),
                ),
            ),
            cite=one.name,
            about=(line(f"for it: {', '.join(one.supports) or 'nothing yet'}"), line(f"against it: {', '.join(one.against) or 'nothing yet'}")),
        )
        for one in source.board.maybes.values()
    ]  # fmt: skip
    return _headed(rows, line((f"{left('MAYBE', says + 4)}  {left('WHO', 12)}  FOR  AGAINST", "dim")))


def _doing(source: Source, attention: Attention, cells: int) -> list[Item]:
    board, starts = source.board, source.known.starts
    what = max(cells - 10 - 26, 10)
    rows = []
    for one in board.doing.values():
        state = f"{clock(starts, one.since)[:5]} {one.state}" + (f", {one.verified}" if one.verified else "")
        who = {**source.known.seats, **board.roles}.get(one.by, one.by)
        spans = line((left(one.name, what), "strong"), "  ", left(who, 8), "  ", cut(state, 24))
        about = (
            line(f"expecting {one.expect}" if one.expect else "nobody said what it should do"),
            line(f"shown by {one.check}" if one.check else ""),
        )
        rows.append(Item(id=one.name, lines=(spans,), about=about))
    to_choose = f"; {attention.key('d')} to choose one" if attention.acts else ""
    if not rows and board.incidents:
        rows = [
            Item(
                id="doing nothing",
                lines=(line((f"no remedy started{to_choose}", "dim")),),
                still=True,
            )
        ]
    rows += [
        Item(
            id=name,
            lines=(
                line(
                    (left(f"draft {name}", what), "strong"),
                    "  ",
                    left(letter.by, 8),
                    "  ",
                    "waits to be signed again" if letter.void else "waits to be signed",
                ),
            ),
        )
        for name, letter in board.drafts.items()
    ]
    return _headed(rows, line((f"{left('DOING', what)}  {left('WHO', 8)}  SINCE", "dim")))
