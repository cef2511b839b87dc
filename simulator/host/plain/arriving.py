"""What reaches one seat, told in lines as it was when it came, however late it is read."""

from collections.abc import Iterable

from simulator.domain.exercise import Inputs
from simulator.host.knowing import known
from simulator.host.plain.context import Context
from simulator.host.plain.ringing import rung_here
from simulator.host.seat import Seat
from simulator.host.session import Session
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.stream import SeatEvent
from simulator.projections.words import clock, cut, say


class Arriving:
    """One seat that hears."""

    def __init__(self, session: Session, seat: Seat, *, lead: bool = False) -> None:
        """Begin to listen: what the seat has seen before counts as read."""
        self.session = session
        self.seat = seat
        self.lead = lead
        self.context = Context(session, seat, known(session.name, session.inputs, seat.viewer, seat.roles))
        self.pending: list[SeatEvent] = []
        """What has come and was not read yet."""
        seat.fresh()
        self._rows = self.context.inbox
        """What had come in when the last line was told."""
        self._told: dict[int, str] = {}
        """Each event as it was told when it came, by its number."""

    @property
    def inputs(self) -> Inputs:
        """What the exercise follows from."""
        return self.session.inputs

    def collect(self) -> list[SeatEvent]:
        """Take in what has come, and return it."""
        came = self.seat.fresh()
        for event in came:
            self._rows = inbox([event], self._rows)
            self._told[event.number] = self._line(event, self._rows)
        self.pending += came
        return came

    def notices(self) -> list[str]:
        """Return what the host had to say since the last call."""
        found = list(self.seat.notices)
        self.seat.notices.clear()
        return found

    def urgent(self, came: Iterable[SeatEvent]) -> list[str]:
        """Return the lines that interrupt: a page or question to this seat, a real emergency, the end."""
        lines = []
        for event in came:
            asks = event.what in ("InjectDelivered", "ReaderAsked") and (
                self.context.known.alone or event.get("to") in self.seat.roles
            )
            if asks or event.what in ("Suspended", "ExerciseEnded", "Spoken", "Whispered", "PersonAnswered"):
                lines.append(self.line(event))
                self.pending = [one for one in self.pending if one.number != event.number]
        return lines

    def line(self, event: SeatEvent) -> str:
        """Return one event as it is printed: the time, and a sentence."""
        return self._told.get(event.number) or self._line(event, self.context.inbox)

    def _line(self, event: SeatEvent, rows: Inbox) -> str:
        told = self._words(event, rows)
        mark = f"line {event.number}, " if self.lead else ""
        return cut(f"{clock(self.context.known.starts, event.t)}. {mark}{told}", 160 + len(mark))

    def _words(self, event: SeatEvent, rows: Inbox) -> str:
        """Say what happened, with the inbox as it was then."""
        return rung_here(event, self.context.known, rows) or say(event, self.context.known, rows)
