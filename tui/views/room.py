"""The room: who is here, who was called and has not answered, what was said."""

from typing import Final

from simulator.projections.nexts import left as left_of
from simulator.projections.words import short_clock
from tui.lines import Item, Page, cut, left, line, wrapped
from tui.lines import width as width_of
from tui.source import Attention, Source

NAME, LONG_NAME, ROOMY = 8, 12, 56
"""Cells of who it is, with less and with more room, and cells of a view from which there is more."""
SAID: Final = 60
"""Lines of talk that are kept in sight."""


FEWEST: Final = 5
"""People who stand there however little room there is."""


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:
    """Return people first, those in motion before the others, then what was said, the latest first.

    Where not all fit, half of the room is for people: what was said last is in sight without a key.
    """
    known, room, now = source.known, source.room, source.now
    name = LONG_NAME if width >= ROOMY else NAME
    does = max(min(width - 2 - name - 26, 34), 10)
    people = []
    for person, one in known.people.items():
        call = room.called.get(person)
        if one.seat:
            state, rank = "in the room", 1
        elif call is None:
            state, rank = f"works {one.shift}" if one.shift != "always" else "not called", 3
        elif call.state == "ringing":
            state, rank = f"ringing {left_of(now - call.since)}", 0
        elif call.state == "here":
            state, rank = f"here since {short_clock(known.starts, call.since)}", 1
        else:
            state, rank = f"no answer, rang {short_clock(known.starts, call.paged)}", 2
        people.append((rank, person, one, state))
    people.sort(key=lambda row: row[0])
    wanted = attention.filter.get("room", "").lower().split()
    items = [
        Item(
            id=person,
            lines=(line((left(person, name), "strong" if rank < 3 else ""), " ", _does(one.does, state, does, width - 2 - name - 3), "  ", (cut(state, width - 2 - name - does - 3), "strong" if rank == 0 else "")),),  # noqa: PLR2004  # three: nobody called them
            about=(line(f"{one.name}, {one.does}"), line(f"{one.team or 'no team'}, works {one.shift}")),
        )
        for rank, person, one, state in people
        if all(word in f"{person} {one.does} {state}".lower() for word in wanted)
    ]  # fmt: skip
    indent = 6 + name
    asked = {row.text: row for row in reversed(source.inbox.waiting) if row.kind == "question"}
    heard = [
        (number, said)
        for number, said in enumerate(room.said)
        if all(word in f"{said.who} {said.text}".lower() for word in wanted)
    ]
    reply = f"    {attention.key('r')} reply" if attention.acts else ""
    for number, said in heard[-SAID:]:
        rows = wrapped(said.text, max(width - 2 - indent, 12), most=6)
        first = line(
            (short_clock(known.starts, said.t), "dim"),
            " ",
            (left(said.who or "world", name - 1), "strong"),
            " ",
            rows[0] if rows else "",
        )
        more = [line(" " * indent, row) for row in rows[1:]]
        question = asked.get(said.text)
        if question is not None:
            more.append(
                line(
                    " " * indent,
                    (f"waits for you {left_of(question.age(now))}{reply}", "strong"),
                )
            )
        items.append(
            Item(
                id=question.name if question is not None else f"said {number}",
                lines=(first, *more),
                at=said.t,
            )
        )
    talk = [item for item in items if item.at is not None]
    here = [item for item in items if item.at is None]
    head = line((f"  {left('PEOPLE', name)} {left('', does)}  NOW", "dim"))
    most = max(height // 2 - 1, FEWEST)
    if talk and not wanted and len(here) > most + 1:
        others = f"and {len(here) - most} more; {attention.key('e')} calls any of them, {attention.key('/')} finds them"
        here = [*here[:most], Item(id="others", lines=(line((cut(others, width - 2), "dim")),), still=True)]
    blank = [Item(id="talk", lines=((), line(("SAID, latest first", "dim"))), still=True)] if talk else []
    return Page(
        title="Room",
        head=(head,),
        items=(*here, *blank, *reversed(talk)),
        empty="Nobody has these words; esc shows all.",
    )


def _does(title: str, state: str, cells: int, room: int) -> str:
    """Return what somebody does, so wide that what stands behind it stays whole; longer than its column if it can be."""
    return left(title, max(cells, min(width_of(title), room - width_of(state))))
