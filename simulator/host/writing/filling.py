"""What a message begins with: the blanks that the board or the last message of its type can fill.

Its only facts are the writer's own: nothing here can know whether what is written is true.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from simulator.domain import commands as c
from simulator.domain.evidence import shown
from simulator.domain.exercise import Inputs
from simulator.domain.standards import MessageField, MessageType, Standard
from simulator.domain.units import MINUTE
from simulator.domain.values import dataclass
from simulator.host.redaction import Viewer
from simulator.projections.board import Board
from simulator.projections.board import Letter as Said
from simulator.projections.coach import coach
from simulator.projections.inbox import Inbox
from simulator.projections.owed import Owed
from simulator.projections.stream import Known, SeatEvent
from simulator.projections.words import short_clock

NEXT_UPDATE: Final = 20 * MINUTE
FROM_BOARD: Final = "from the board"
FROM_LAST: Final = "from your last"
FROM_LESSON: Final = "from the lesson"
_SAID: Final = ("suspected", "unknown", "denied")
"""What a lesson writes before a value of which one is less than sure; alone where there is no value."""


class Played(Protocol):
    """The exercise that is played."""

    @property
    def inputs(self) -> Inputs:
        """What it follows from; of it, only the words of messages are read here."""
        ...


class Writer(Protocol):
    """Whoever writes: one seat's knowledge, now."""

    @property
    def session(self) -> Played:
        """The exercise."""
        ...

    @property
    def known(self) -> Known:
        """What it knew from the start."""
        ...

    @property
    def standard(self) -> Standard:
        """The house rules."""
        ...

    @property
    def viewer(self) -> Viewer:
        """Its eyes."""
        ...

    @property
    def speaker(self) -> str:
        """The role that acts until changed; empty: whichever may."""
        ...

    @property
    def now(self) -> int:
        """T+ms."""
        ...

    @property
    def events(self) -> Sequence[SeatEvent]:
        """Its own stream so far."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What came in."""
        ...

    @property
    def board(self) -> Board:
        """The incident board."""
        ...

    def owed(self) -> tuple[Owed, ...]:
        """What is owed, the most urgent first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One blank as it stands."""

    claim: c.Claim
    origin: str = ""
    """Where a filled-in value came from: from the board, from your last, from the lesson."""


def filled(name: str, writer: Writer) -> dict[str, Blank]:
    """Return the blanks of this message type that the lesson, the board or the last message of the type can fill."""
    kind = writer.standard.messages[name]
    last = last_said(name, writer)
    taught = _from_lesson(name, writer)
    found: dict[str, Blank] = {}
    for field_name, field in kind.fields.items():
        value, standing = from_board(field, kind, writer)
        if field_name in taught:
            found[field_name] = Blank(claim=_taught(field, taught[field_name]), origin=FROM_LESSON)
        elif value:
            found[field_name] = Blank(claim=_claim(field, value, standing), origin=FROM_BOARD)
        elif last is not None and field_name in last.fields:
            found[field_name] = Blank(claim=claim_of(last.fields[field_name]), origin=FROM_LAST)
    return found


def _from_lesson(name: str, writer: Writer) -> Mapping[str, str]:
    """Return what the step to do, if it is about this message, has filled in."""
    if writer.known.lesson is None:
        return {}
    mark = coach(writer.events, writer.known, writer.now).mark
    return mark.filled if mark is not None and mark.place in (name, "message") else {}


def _taught(field: MessageField, written: str) -> c.Claim:
    """Read `a full disk`, `suspected a full disk` or `unknown` as a lesson writes them."""
    word, _, rest = written.partition(" ")
    return _claim(field, rest, word) if word in _SAID else _claim(field, written, "confirmed")


def last_said(name: str, writer: Writer) -> Said | None:
    """Return the last message of this type that was sent."""
    return next((letter for letter in reversed(writer.board.sent) if letter.type == name), None)


def claim_of(field: dict[str, Any]) -> c.Claim:
    """Return a claim from its plain data, as an event carries it."""
    return c.Claim(value=field["value"], standing=field["standing"], cites=tuple(field["cites"]))


def _claim(field: MessageField, value: str, standing: str) -> c.Claim:
    allowed = field.standings or {"confirmed": ""}
    fits: Any = standing if standing in allowed else next(iter(allowed))
    return c.Claim(value=value, standing=fits)


def from_board(
    field: MessageField, kind: MessageType, writer: Writer
) -> tuple[str, str]:  # one line per kind
    """Return (value, standing) as the board has them now; the value is empty where it has none."""
    board, known, world = writer.board, writer.known, writer.viewer.world
    incident = board.incidents.get(board.current)
    match field.kind:
        case "incident-id":
            return board.current, "confirmed"
        case "severity":
            return (incident.severity if incident else ""), "confirmed"
        case "began-at" | "discovered-at":
            arrived = [row.arrived for row in writer.inbox.rows if incident and row.incident == incident.name]
            return (short_clock(known.starts, min(arrived)) if arrived else ""), "confirmed"
        case "services":
            names = incident.services if incident else ()
            public = [customers_word(writer, name) or name for name in names]
            return ", ".join(dict.fromkeys(public) if kind.public else names), "confirmed"
        case "cause":
            maybes = [maybe for maybe in board.maybes.values() if maybe.status != "rejected"]
            return (maybes[-1].says if maybes else ""), "suspected"
        case "state":
            return (incident.state if incident else ""), "confirmed"
        case "owner":
            return (known.seats.get(known.mine[0], "") or known.mine[0]), "confirmed"
        case "next-update":
            return short_clock(known.starts, writer.now + NEXT_UPDATE), "confirmed"
        case "figure":
            linked = [
                row for row in writer.inbox.rows if incident and row.incident == incident.name and row.service
            ]
            signals = [s for row in linked for s in known.signals if s.startswith(f"{row.service}.")]
            return (f"{signals[0]} {shown(world, signals[0], writer.now)}" if signals else ""), "confirmed"
        case _:
            return "", "unknown"


def customers_word(writer: Writer, service: str) -> str:
    """Return what customers call a service; empty if they have no word for it."""
    there = writer.viewer.world.scenario.services.get(service)
    return there.public_name if there is not None else ""
