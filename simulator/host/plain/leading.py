"""The facilitator's console: what is coming, what is really so, what should be done and what is, who sits where."""

from collections.abc import Callable
from typing import Final, get_args

from simulator.domain import events as e
from simulator.domain.scenario import Inject
from simulator.domain.units import MICRO, format_duration
from simulator.host.clock import say_speed
from simulator.host.film import Hidden, truth_words
from simulator.host.plain.console import Console
from simulator.host.seat import Seat
from simulator.host.session import Session
from simulator.projections.inbox import Inbox
from simulator.projections.stream import SeatEvent
from simulator.projections.words import clock, many, names, span

LEADS: Final = ("coming", "truth", "expected", "seats")
"""What `show` shows a facilitator besides what every seat has."""


HIDDEN: Final = frozenset(kind.__name__ for kind in get_args(Hidden))
"""Events that only a facilitator is told of."""
FIRST_PAGE: Final = "The players still read their first page: the clock starts when they press enter."
"""What is said to a facilitator who is about to start the clock behind their backs."""


class LeadConsole(Console):
    """A console that sees all and leads."""

    def __init__(self, session: Session, seat: Seat, out: Callable[[str], None]) -> None:
        super().__init__(session, seat, out, lead=True)
        self._warned = False
        """It has been said that the players still read their first page."""

    def greet(self) -> None:
        """Say where the exercise stands."""
        stands = ", the clock stands" if self.session.standing else ""
        waits = [FIRST_PAGE] if self.session.awaited else []
        now = clock(self.context.known.starts, self.session.now)
        self.out([f"EXERCISE {self.session.name}, facilitator: {now} (T+{format_duration(self.session.now)}){stands}.",
                  *waits, f"show {', show '.join(LEADS)}; help lists all verbs."])  # fmt: skip

    def panes(self) -> dict[str, list[str]]:
        """Return all that only a facilitator sees, by its view, as a screen shows it side by side."""
        views = {
            "coming": self._coming,
            "truth": self._truth,
            "expected": self._expected,
            "seats": self._seats,
        }
        return {name: view() for name, view in views.items()}

    @property
    def standing(self) -> str:
        """Return where the exercise stands, in one line."""
        stands = ", the clock stands" if self.session.standing else f", {say_speed(self.session.speed)}"
        now = clock(self.context.known.starts, self.session.now)
        return f"{self.session.name}  {now}  T+{format_duration(self.session.now)}{stands}"

    def _clock(self, verb: str, rest: str) -> None:
        """Move the clock; before the players have begun, letting it run is asked for twice."""
        if verb in ("go", "ahead") and self.session.awaited and not self._warned:
            self._warned = True
            self._say([f"{FIRST_PAGE} Type {verb} again to start it without them; they will be told."])
            return
        super()._clock(verb, rest)

    def _words(self, event: SeatEvent, rows: Inbox) -> str:
        """Say what happened, and what no seat saw as the replay says it."""
        if event.what not in HIDDEN:
            return super()._words(event, rows)
        hidden = e.EVENTS[event.what](**event.body)
        return truth_words(hidden) if isinstance(hidden, Hidden) else super()._words(event, rows)

    def _show(self, rest: str) -> None:
        match rest.strip() or "coming":
            case "coming":
                self._say(self._coming())
            case "truth":
                self._say(self._truth())
            case "expected":
                self._say(self._expected())
            case "seats":
                self._say(self._seats())
            case _:
                super()._show(rest)

    def _coming(self) -> list[str]:
        world, lines = self.seat.viewer.world, []
        timed = sorted(
            world.scenario.injects.items(), key=lambda one: (one[1].at is None, one[1].at or 0, one[1].number)
        )
        for name, inject in [*timed, *world.scenario.cards.items()]:
            told = world.injects.get(name)
            if told is not None and told.delivered is not None:
                continue
            held = ", held" if told is not None and told.held else ""
            at = told.at if told is not None and told.at is not None else inject.at
            when = self._when_comes(inject, at, card=name in world.scenario.cards)
            says = (told.says if told else "") or world.cast.fill(inject.says)
            to = (told.to if told else "") or inject.to
            sender = world.cast.fill(inject.from_)
            lines.append(f"{inject.number} {name}, {when}{held}, from {sender} to {to}: {says}")
        for name, event in world.scenario.events.items():
            if not any(fact.name == name and fact.kind == "happened" for fact in world.first):
                when = f"at T+{format_duration(event.at)}" if event.at is not None else "on a condition"
                unless = f", unless {event.unless.text}" if event.unless else ""
                lines.append(f"World: {name}, {when}{unless}.")
        return lines or ["Nothing more is coming."]

    def _when_comes(self, inject: Inject, at: int | None, *, card: bool) -> str:
        if card:
            return "a card, played only by you"
        if at is not None:
            left = at - self.session.now
            return f"at T+{format_duration(at)}" + (f", in {span(left)}" if left > 0 else "")
        return f"when {inject.when.text}" if inject.when is not None else "never by itself"

    def _truth(self) -> list[str]:
        world, now = self.seat.viewer.world, self.session.now
        lines = []
        for name, state in world.faults.items():
            fault = world.scenario.faults.get(name)
            left = 0 if state.ended else state.strength.at(now) * 100 // MICRO
            says = f": {fault.says.rstrip('.')}" if fault is not None and fault.says else ""
            began = (
                f"since T+{format_duration(state.since)}" if state.since >= 0 else "since before the start"
            )
            lines.append(f"Fault {name}, {began}, {left} percent at work{says}.")
        for name, meter in world.harm.items():
            if meter.at(now):
                lines.append(
                    f"Harm so far: {meter.at(now):,} {name}, {sum(meter.rates.values()):,} more a minute."
                )
        for name, key in world.scenario.answer_key.incidents.items():
            severity = key.severity[0]
            lines.append(
                f"Key, {name}: {key.type}, cause in {key.category}, {severity}; services {names(key.services)}; best {names(key.decisions[0].best)}."
            )
            lines += [f"Key, {what}: {fact.says}." for what, facts in key.facts.items() for fact in facts]
        return lines or ["Nothing is wrong."]

    def _expected(self) -> list[str]:
        world, lines = self.seat.viewer.world, []
        for name, inject in {**world.scenario.injects, **world.scenario.cards}.items():
            told = world.injects.get(name)
            if told is None or told.delivered is None:
                continue
            done = (
                f"answered {clock(world.starts, told.answered)}"
                if told.answered is not None
                else "not answered"
            )
            want = inject.expected.rstrip(".") or (
                f"tests {names(inject.tests)}" if inject.tests else "nothing in particular"
            )
            lines.append(
                f"{inject.number} {name}, delivered {clock(world.starts, told.delivered)}: expected {want}; {done if inject.asks else 'no answer needed'}."
            )
        best = [
            name for key in world.scenario.answer_key.incidents.values() for name in key.decisions[0].best
        ]
        for name in best:
            state = world.remedies.get(name)
            lines.append(f"Best remedy {name}: {state.status if state else 'not started'}.")
        return lines or ["Nothing has been delivered yet."]

    def _seats(self) -> list[str]:
        acts = [entry for entry in self.seat.seen if entry.what in e.EVENTS and entry.get("by")]
        lines = []
        for role, person in self.inputs.scenario.seats.items():
            mine = [entry for entry in acts if entry.get("by") == role]
            last = f", last {self.line(mine[-1])}" if mine else ""
            lines.append(f"{role}, {person}: {many(len(mine), 'act')}{last}")
        return lines
