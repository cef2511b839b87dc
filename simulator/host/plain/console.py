"""One seat's conversation with an exercise: a line in, lines out, in any terminal or none.

What arrives is counted and waits to be read; what one does is answered at once.
Knows no terminal: `terminal.py` brings the lines and prints them.
"""

from collections.abc import Callable, Iterable
from typing import Final

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.exercise import Inputs
from simulator.host.actions import VERBS, VIEWS, Action
from simulator.host.evaluation import evaluate
from simulator.host.knowing import known
from simulator.host.plain.briefing import briefing
from simulator.host.plain.composing import Talk, in_one_line, message_type, sentence_by_sentence
from simulator.host.plain.context import Context
from simulator.host.plain.helping import falling_due, help_, when, why
from simulator.host.plain.loudness import LOUDNESS, told_at
from simulator.host.plain.reading import (
    EMERGENCY,
    Missing,
    Unclear,
    action_of,
    arguments_of,
    build,
    looker,
    moment,
    value_of,
)
from simulator.host.plain.showing import lines_of, show
from simulator.host.safe import safe_text
from simulator.host.seat import Seat
from simulator.host.session import NotKept, Session
from simulator.projections.stream import SeatEvent
from simulator.projections.words import capital, clock, cut, full, say, span, spoken, who

SHARED: Final = "as"


class Console:
    """One seat at the plain display."""

    def __init__(
        self,
        session: Session,
        seat: Seat,
        out: Callable[[str], None],
        *,
        interactive: bool = False,
        lead: bool = False,
    ) -> None:
        self.session = session
        self.seat = seat
        self.interactive = interactive
        self.lead = lead
        self.left = False
        """The player has left, or the exercise is over."""
        self._out = out
        self.context = Context(session, seat, known(session.name, session.inputs, seat.viewer, seat.roles))
        self.pending: list[SeatEvent] = []
        """What has come and was not read yet."""
        self._talk: Talk | None = None
        self._asked: tuple[Action, dict[str, str], str, str] | None = None
        self._ending: c.End | None = None
        """What waits for a yes: it cannot be taken back."""
        self._last: list[str] = []
        self._refused = ""
        self._verbosity = "normal"
        seat.fresh()

    @property
    def inputs(self) -> Inputs:
        """What the exercise follows from."""
        return self.session.inputs

    @property
    def prompt(self) -> str:
        """What stands before the line being typed: how much has come."""
        self.collect()
        return f"[{len(self.pending)} new] > " if self.pending else "> "

    def out(self, lines: Iterable[str]) -> None:
        """Print lines, each cleaned once more."""
        for line in lines:
            self._out(safe_text(spoken(line)).replace("\n", " "))

    def brief(self) -> None:
        """Print the briefing."""
        for line in briefing(self.context.known, self.inputs.standard):
            self._out(safe_text(line))

    # What arrives.

    def collect(self) -> list[SeatEvent]:
        """Take in what has come, and return it."""
        came = self.seat.fresh()
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
            asks = event.what == "InjectDelivered" and (
                self.context.known.alone or event.get("to") in self.seat.roles
            )
            if asks or event.what in ("Suspended", "ExerciseEnded", "Spoken", "Whispered", "PersonAnswered"):
                lines.append(self.line(event))
                self.pending = [one for one in self.pending if one.number != event.number]
        return lines

    def line(self, event: SeatEvent) -> str:
        """Return one event as it is printed: the time, and a sentence."""
        told = say(event, self.context.known, self.context.inbox)
        mark = f"line {event.number}, " if self.lead else ""
        return cut(f"{clock(self.context.known.starts, event.t)}. {mark}{told}", 160 + len(mark))

    def arrivals(self) -> int:
        """Print everything that has come and was not read, and return how much that was."""
        self.collect()
        told = [event for event in self.pending if told_at(event, self._verbosity)]
        lines = [*self.notices(), *(self.line(event) for event in told)]
        self.pending.clear()
        if lines:
            self._say(lines)
        return len(lines)

    def _say(self, lines: list[str]) -> None:
        self._last = lines
        self.out(lines)

    # What is typed.

    def feed(self, line: str) -> None:
        """Do what a typed line says; what goes wrong is said, never raised."""
        typed = safe_text(line).strip()
        if not self.interactive:
            self.arrivals()
        try:
            if EMERGENCY.match(typed):
                self._talk = self._asked = self._ending = None
                self._do(EMERGENCY.sub("real-emergency ", typed, count=1))
            elif self._talk is not None:
                self._go_on_talking(typed)
            elif self._asked is not None:
                self._answered(typed)
            elif self._ending is not None:
                self._sure(typed)
            elif not typed:
                self.arrivals()
            elif not typed.startswith("#"):
                self._do(typed)
        except Unclear as unclear:
            self._say([full(capital(str(unclear)))])
        except NotKept as full_disk:
            self._say(
                [
                    full(capital(full_disk.strerror or str(full_disk))),
                    "Nothing acknowledged is lost: make room, then resume.",
                ]
            )
            self.left = self.session.failure is not None
        except (ValueError, OSError) as wrong:
            self._say([full(capital(str(wrong)))])
        if not self.interactive:
            self.arrivals()
        if self.session.finished:
            self.left = True

    def _do(self, typed: str, speaker: str = "") -> None:  # one arm per kind of verb
        verb, _, rest = typed.partition(" ")
        rest = rest.strip()
        if verb.startswith(">") and verb != ">":
            verb, rest = ">", f"{verb[1:]} {rest}".strip()
        if verb.lower() == "at" and rest:
            self._at(rest)
            return
        if verb.lstrip("#").isdigit():
            verb, rest = "show", verb
        if verb.lower() in VIEWS and verb.lower() not in VERBS:
            verb, rest = "show", f"{verb} {rest}".strip()
        action = action_of(verb, lead=self.lead)
        if action.verb == SHARED:
            self._as(rest)
            return
        if action.verb == "verbosity":
            chosen = verb.lower() if verb.lower() in LOUDNESS else rest.lower()
            if chosen not in LOUDNESS:
                raise Unclear(f"say {', '.join(LOUDNESS)}; it is {self._verbosity} now")
            self._verbosity = chosen
            self._say([f"{capital(chosen)}: {LOUDNESS[chosen]}."])
            return
        before, self.context.speaker = self.context.speaker, speaker or self.context.speaker
        try:
            self._act(action, rest)
        finally:
            self.context.speaker = before

    def _act(self, action: Action, rest: str) -> None:
        match action.verb:
            case "show":
                self._show(rest)
            case "new":
                if not self.arrivals():
                    self._say(["Nothing new."])
            case "repeat":
                self.out(self._last or ["Nothing has been said yet."])
            case "when":
                self._say(when(self.context))
            case "briefing":
                self.brief()
            case "help":
                self._say(help_(rest, self.context, lead=self.lead))
            case "why":
                self._say(why(rest, self.context, self._refused))
            case "quit":
                self.left = True
            case "ahead" | "pause" | "go" | "speed":
                self._clock(action.verb, rest)
            case "message":
                self._compose(rest)
            case "send" | "draft":
                self._submit(in_one_line(action.verb, rest, self.context))
            case _:
                self._perform(action, rest, {})

    def _perform(self, action: Action, rest: str, answers: dict[str, str]) -> None:
        try:
            fields = arguments_of(action, rest, self.context, answers)
        except Missing as missing:
            choices = f" ({', '.join(missing.argument.choices)})" if missing.argument.choices else ""
            if not self.interactive:
                raise Unclear(
                    f"{action.verb}: {missing.argument.asks}{choices} It is typed: {action.usage}"
                ) from None
            self._asked = (action, answers, rest, missing.argument.name)
            self._say([f"{missing.argument.asks}{choices} (enter alone leaves it)"])
            return
        if action.command is c.Observe:
            fields.setdefault("at", self.context.now)
        command = build(action, fields, self.context)
        if isinstance(command, c.Observe | c.Rate | c.Overrule):
            evaluate(self.session.folder, command)
            self._say(["Noted for the hot wash."])
        elif isinstance(command, c.End) and self.interactive:
            self._ending = command
            self._say(
                ["This ends the exercise for good, for everyone; quit only leaves it. Type yes to end it."]
            )
        else:
            self._submit(command)

    def _answered(self, typed: str) -> None:
        assert self._asked is not None, "the caller has looked"  # noqa: S101  # narrows the type
        action, answers, rest, name = self._asked
        self._asked = None
        if not typed:
            self._say(["Left."])
            return
        argument = next(one for one in action.arguments if one.name == name)
        value_of(argument, typed, self.context)
        self._perform(action, rest, {**answers, name: typed})

    def _sure(self, typed: str) -> None:
        command, self._ending = self._ending, None
        if command is not None and typed.lower() in ("yes", "y"):
            self._submit(command)
        else:
            self._say(["Not ended; the exercise goes on."])

    def _submit(self, command: c.AnyCommand) -> None:
        """Apply a command and print what it brought about; what else came meanwhile is counted."""
        self.collect()
        mark = self.seat.seen[-1].number if self.seat.seen else 0
        happened = self.session.submit(command)
        mine = [ev for ev in self.collect() if ev.number > mark and ev.get("by") == command.seat]
        numbers = {ev.number for ev in mine}
        self.pending = [ev for ev in self.pending if ev.number not in numbers]
        refused = next((ev for ev in happened if isinstance(ev, e.Refused)), None)
        self._refused = refused.why if refused is not None else self._refused
        if mine:
            self._say([self.line(ev) for ev in mine])
        elif not happened:
            self._say(["The exercise has ended."])

    # What is shown.

    def _show(self, rest: str) -> None:
        look, what, at = show(rest, self.context)
        if look is not None and not self.lead:
            seat = self.context.speaker or looker(self.seat.roles)
            happened = self.session.submit(c.LookAt(seat=seat, what=look.what, at=look.at))
            refused = next((ev for ev in happened if isinstance(ev, e.Refused)), None)
            self._drop_looks()
            if refused is not None:
                raise Unclear(refused.why)
            at = self.context.now if look.at is None else at
        self._say(lines_of(what, at, self.context))

    def _drop_looks(self) -> None:
        self.collect()
        self.pending = [ev for ev in self.pending if ev.what not in ("LookedAt", "Refused")]

    # The clock, and who speaks.

    def _clock(self, verb: str, rest: str) -> None:
        session = self.session
        coached = self.context.known.mode != "drill" or session.tabletop
        if not (self.lead or coached or (verb == "go" and session.paused)):
            raise Unclear(
                "in a drill only the facilitator moves the clock; quit leaves, and keeps the exercise"
            )
        match verb:
            case "ahead":
                jumped = session.ahead(self.seat)
                now = clock(self.context.known.starts, session.now)
                self._say([f"{now} now, {span(jumped)} later.", *falling_due(self.context)])
                self.arrivals()
            case "pause":
                session.pause()
                session.tell(self._told_all("has stopped the clock"), but=self.seat)
                self._say(
                    [f"{clock(self.context.known.starts, session.now)}. The clock stands; go lets it run on."]
                )
            case "go":
                session.go()
                session.tell(self._told_all("lets the clock run"), but=self.seat)
                runs = f"{clock(self.context.known.starts, session.now)}. The clock runs."
                self._say(["The clock stands; each act takes its time." if session.standing else runs])
            case _:
                if not rest:
                    raise Unclear("say how fast: speed 2")
                self._say([f"The clock runs at {session.set_speed(rest)}."])

    def _told_all(self, what: str) -> str:
        by = "The facilitator" if self.lead else "Another seat"
        return f"{clock(self.context.known.starts, self.session.now)}. {by} {what}."

    def _at(self, rest: str) -> None:
        when, _, then = rest.partition(" ")
        if self.interactive:
            raise Unclear("at moves the clock in scripts only; here use > or speed")
        self.session.move_to(max(moment(when, self.context), self.context.now))
        self.arrivals()
        if then.strip() and not self.session.finished:
            self._do(then.strip())

    def _as(self, rest: str) -> None:
        role, _, then = rest.partition(" ")
        if role in ("", "all", "anyone"):
            self.context.speaker = ""
            self._say(["Each act takes the role that may do it."])
            return
        fitting = [one for one in self.seat.roles if one == role] or [
            one for one in self.seat.roles if role.lower() in one
        ]
        if len(fitting) != 1:
            raise Unclear(f"{role!r} is not at this keyboard; here are {', '.join(self.seat.roles)}")
        if then.strip():
            self._do(then.strip(), speaker=fitting[0])
            return
        self.context.speaker = fitting[0]
        self._say(
            [f"{who(self.context.known, fitting[0])} acts from now on; as all lets everyone act again."]
        )

    # Messages.

    def _compose(self, rest: str) -> None:
        if not rest:
            owed = [one for one in self.context.owed() if one.types]
            if not owed:
                raise Unclear(
                    f"say which: message internal-brief; there is {', '.join(self.inputs.standard.messages)}"
                )
            rest = owed[0].types[0]
        self._talk = sentence_by_sentence(message_type(rest, self.context), self.context)
        self._say(next(self._talk))

    def _go_on_talking(self, typed: str) -> None:
        assert self._talk is not None, "the caller has looked"  # noqa: S101  # narrows the type
        talk = self._talk
        try:
            self._say(talk.send(typed))
            if talk.gi_frame is not None and typed.lower() in ("leave", "quit", "cancel"):  # type: ignore[attr-defined]  # generators have it
                self._talk = None
        except StopIteration as over:
            self._talk = None
            if over.value is not None:
                self._submit(over.value)
