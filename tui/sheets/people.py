"""People: whom to wake, who answers, who takes over, who acts."""

from collections.abc import Sequence

from simulator.projections.inbox import Row
from simulator.projections.nexts import promised
from simulator.projections.owed import to_name
from simulator.projections.words import clock, span
from tui.forms import Choice, Form, Option, Pick, Write
from tui.lines import Item, left, line
from tui.sheets.parts import cited, told
from tui.source import Source


def escalate(source: Source, cites: Sequence[str], first: str = "") -> Choice:
    """Return the roster: teams and people, who is awake as far as anyone here can know, and what became of calling them."""
    known, room, now = source.known, source.room, source.now
    items = []
    teams = sorted(known.teams, key=lambda team: team != first)
    for team in teams:
        people = ", ".join(person for person in known.teams[team] if person)
        items.append(
            Item(id=team, lines=(line((left(team, 20), "strong"), f" whoever is on call: {people}"),))
        )
    for person, one in known.people.items():
        call = room.called.get(person)
        if one.seat:
            state = (
                f"at this keyboard as {one.seat}" if one.seat in known.mine else f"in the room as {one.seat}"
            )
        elif call is None:
            state = f"works {one.shift}" if one.shift != "always" else "not called yet"
        elif call.state == "ringing":
            state = f"ringing for {span(now - call.since)}"
        else:
            state = f"{call.state} since {clock(known.starts, call.since)}"
        items.append(
            Item(
                id=person,
                lines=(line(left(person, 20), f" {state}"),),
                about=(line(f"{one.name}, {one.does}"),),
            )
        )
    return Choice(
        name="escalate",
        title="Escalate: whom do you wake?",
        items=tuple(items),
        then=lambda target: page(target, cites),
        empty="Nobody can be called here.",
    )


def page(target: str, cites: Sequence[str] = ()) -> Form:
    """Return the form that wakes somebody."""
    return Form(
        name=f"page {target}",
        title=f"Page {target}",
        rows=(Write(name="why", label="Say", needed=False, hint="what you see, what you need from them"),),
        about=cited(cites) if cites else (),
        acts=lambda answers: [("page", {"target": target, "why": answers["why"]})],
        save="Page",
    )


def handover(source: Source) -> Form:
    """Return the form that gives a role to somebody: to take it now, or with all that is open."""
    known = source.known
    people = tuple(
        Option(value=person, says=f"{one.name}, {one.does}") for person, one in known.people.items()
    )
    owed = source.owed()
    promises, unnamed = promised(owed, known.starts), to_name(owed, source.standard)
    return Form(
        name="handover",
        title="Hand over",
        rows=(
            Pick(name="role", label="Role", options=tuple(Option(value=role, says=title) for role, title in known.roles.items())),
            Pick(name="to", label="To", options=people),
            Pick(name="how", label="How", chosen=("assign" if unnamed else "handover",), options=(
                Option(value="handover", label="with all that is open", says="they take over what you had: say what is open"),
                Option(value="assign", label="they have it from now on", says="nothing is in flight yet"))),
            Write(name="notes", label="Open", hint="what is so, what is being tried, what to watch", when=("how", ("handover",))),
        ),
        about=told(f"owed: {'; '.join(promises)}" if promises else "nothing is owed"),
        acts=lambda answers: [
            ("handover", {"role": answers["role"], "to": answers["to"], "notes": answers["notes"], "promises": promises})
            if answers["how"] == "handover"
            else ("assign", {"role": answers["role"], "person": answers["to"]})
        ],
        save="Hand over",
    )  # fmt: skip


def reply(row: Row) -> Form:
    """Return the form that answers someone who asked."""
    return Form(
        name=f"reply {row.name}",
        title=f"Reply to {row.source}",
        rows=(Write(name="text", label="Say", hint="we are looking; I write again at …"),),
        about=(line(f" {row.text}"),),
        acts=lambda answers: [("reply", {"inject": row.name, "text": answers["text"]})],
        save="Send",
    )


def speaker(source: Source) -> Choice:
    """Return who may act at this keyboard."""
    known = source.known
    anyone = Item(id="", lines=(line(("anyone", "strong"), "  each act takes the role that may do it"),))
    return Choice(
        name="speaker",
        title="Who acts?",
        items=(
            anyone,
            *(
                Item(id=role, lines=(line((left(role, 24), "strong"), known.seats.get(role, "")),))
                for role in known.mine
            ),
        ),
        then=lambda role: [("as", {"role": role})],
    )
