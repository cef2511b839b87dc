"""The room: who is here, who was called and has not answered, what was said."""

from typing import Final

from simulator.projections.nexts import left as left_of
from simulator.projections.words import short_clock
from tui.lines import Item, Page, cut, left, line, wrapped
from tui.source import Attention, Source

NAME: Final = 8
SAID: Final = 60
"""Lines of talk that are kept in sight."""


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:  # noqa: ARG001  # every view's signature
    """Return people first, those in motion before the others, then what was said, the latest last."""
    known, room, now = source.known, source.room, source.now
    does = max(min(width - 2 - NAME - 26, 34), 10)
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
            lines=(line((left(person, NAME), "strong" if rank < 3 else ""), " ", left(one.does, does), "  ", (cut(state, width - 2 - NAME - does - 3), "strong" if rank == 0 else "")),),  # noqa: PLR2004  # three: nobody called them
            about=(line(f"{one.name}, {one.does}"), line(f"{one.team or 'no team'}, works {one.shift}")),
        )
        for rank, person, one, state in people
        if all(word in f"{person} {one.does} {state}".lower() for word in wanted)
    ]  # fmt: skip
    indent = 6 + NAME
    asked = {row.text: row for row in reversed(source.inbox.waiting) if row.kind == "question"}
    heard = [
        (number, said)
        for number, said in enumerate(room.said)
        if all(word in f"{said.who} {said.text}".lower() for word in wanted)
    ]
    for number, said in heard[-SAID:]:
        rows = wrapped(said.text, max(width - 2 - indent, 12), most=6)
        first = line(
            (short_clock(known.starts, said.t), "dim"),
            " ",
            (left(said.who or "world", NAME - 1), "strong"),
            " ",
            rows[0] if rows else "",
        )
        more = [line(" " * indent, row) for row in rows[1:]]
        question = asked.get(said.text)
        if question is not None:
            more.append(
                line(
                    " " * indent,
                    (f"waits for you {left_of(question.age(now))}    {attention.key('r')} reply", "strong"),
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
    head = line((f"  {left('PEOPLE', NAME)} {left('', does)}  NOW", "dim"))
    blank = [Item(id="talk", lines=((),), still=True)] if talk and here else []
    return Page(
        title="Room",
        head=(head,),
        items=(*here, *blank, *talk),
        empty="Nobody has these words; esc shows all.",
    )
