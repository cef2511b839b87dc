"""One seat's conversation with an exercise: a line in, lines out, in any terminal or none.

What arrives is counted and waits to be read; what one does is answered at once.
Knows no terminal: `terminal.py` brings the lines and prints them.
"""

from collections.abc import Callable, Iterable
from typing import Final

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.host.actions import VERBS, VIEWS, Action
from simulator.host.evaluation import evaluate
from simulator.host.plain.answering import verb_alone
from simulator.host.plain.arriving import Arriving
from simulator.host.plain.breaking_off import before_the_end
from simulator.host.plain.briefing import briefing, others_of
from simulator.host.plain.coaching import Coached, spent
from simulator.host.plain.composing import in_one_line, message_type
from simulator.host.plain.helping import help_, when, why
from simulator.host.plain.looking import show
from simulator.host.plain.loudness import LOUDNESS, told_at
from simulator.host.plain.pacing import after_emergency, paced
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
from simulator.host.plain.sentences import Sentences, left_off
from simulator.host.plain.showing import lines_of
from simulator.host.plain.width import folded
from simulator.host.safe import safe_text
from simulator.host.seat import Seat
from simulator.host.session import NotKept, Session
from simulator.host.writing import same_draft
from simulator.projections.words import capital, full, spoken, who

SHARED: Final = "as"


class Console(Arriving):
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
        super().__init__(session, seat, lead=lead)
        self.interactive = interactive
        self.left = False
        """The player has left, or the exercise is over."""
        self._out = out
        self._talk: Sentences | None = None
        """The letter that is being written."""
        self._asked: tuple[Action, dict[str, str], str, str] | None = None
        self._ending: c.End | None = None
        """What waits for a yes: it cannot be taken back."""
        self._last: list[str] = []
        self._refused = ""
        self._verbosity = "normal"
        self.coached = Coached(self.context) if self.context.known.lesson is not None else None
        """Who leads through the steps, in a lesson."""

    @property
    def prompt(self) -> str:
        """What stands before the line being typed: how much has come."""
        self.collect()
        waits = sum(told_at(event, self._verbosity) for event in self.pending)
        return f"[{waits} new, enter tells] > " if waits else "> "

    def out(self, lines: Iterable[str]) -> None:
        """Print lines, each cleaned once more."""
        for line in lines:
            said = safe_text(spoken(line)).replace("\n", " ")
            for row in folded(said) if self.interactive else (said,):
                self._out(row)

    def brief(self) -> None:
        """Print the briefing."""
        others = others_of(self.inputs.play)
        for line in briefing(self.context.known, self.inputs.standard, others, speed=self.session.speed):
            self._out(safe_text(line))

    def begin(self) -> None:
        """Let the clock run, tell what has come by then, and in a lesson the first step."""
        self.session.go()
        self.arrivals()
        self._led()

    def _led(self) -> None:
        """Say where one stands in a lesson, and end it when every step is done."""
        if self.coached is None:
            return
        self.out(self.coached.lines())
        if self.coached.over and not self.session.finished:
            self._submit(build(VERBS["end"], {"why": "every step of the lesson is done"}, self.context))

    # What arrives.

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
        as_typed = safe_text(line)
        if not self.interactive:
            self.arrivals()
        try:
            if EMERGENCY.match(typed):
                self._asked = self._ending = None
                self._do(EMERGENCY.sub("real-emergency ", typed, count=1))
                self.put_away()
                if self.session.suspended and not self.lead:
                    self._say([*self._last, *after_emergency()][-2:])
            elif self._talk is not None:
                self._go_on_talking(as_typed)
            elif self._asked is not None:
                self._answered(as_typed)
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
        if not self.interactive or self.coached is not None:
            self.arrivals()  # the clock stands in a lesson: what has come, one's own act has brought
        self._led()
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
            case "look" if rest and self._shows(rest.replace(" at=", " at ")):
                self._show(rest.replace(" at=", " at "))  # whoever looks wants to see it
            case "new":
                if not self.arrivals():
                    self._say(["Nothing new."])
            case "repeat":
                self.out(self._last or ["Nothing has been said yet."])
            case "when":
                step = self.coached.again() if self.coached is not None else []
                self._say([*step, *when(self.context)])
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
                self._perform(
                    action, rest, self.coached.filled(action, rest) if self.coached is not None else {}
                )

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
        if action.command is c.AskHint and self.coached is not None and self.coached.step():
            fields.setdefault("hint", self.coached.step())
        if action.command is c.Observe:
            fields.setdefault("at", self.context.now)
        command = build(action, fields, self.context)
        if isinstance(command, c.Observe | c.Rate | c.Overrule):
            evaluate(self.session.folder, command)
            self._say(["Noted for the hot wash."])
        elif isinstance(command, c.End) and self.interactive:
            self._ending = command
            self._say([*before_the_end(self.context, lead=self.lead), "Type yes to end it."])
        else:
            self._submit(command)

    def _answered(self, line: str) -> None:
        assert self._asked is not None, "the caller has looked"  # noqa: S101  # narrows the type
        action, answers, rest, name = self._asked
        typed = line.strip()
        if verb_alone(typed) and not line.startswith(" "):
            raise Unclear(
                f"{verb_alone(typed)} is a command, and {action.verb} still asks something; "
                "enter alone leaves it, a space in front makes it words"
            )
        if not typed:
            self._asked = None
            self._say(["Left."])
            return
        argument = next(one for one in action.arguments if one.name == name)
        value_of(argument, typed, self.context)  # what does not fit is said, and asked again
        self._asked = None
        self._perform(action, rest, {**answers, name: typed})

    def _sure(self, typed: str) -> None:
        command, self._ending = self._ending, None
        if command is not None and typed.lower() in ("yes", "y"):
            self._submit(command)
        else:
            self._say(["Not ended; the exercise goes on."])

    def _submit(self, command: c.AnyCommand) -> None:
        """Apply a command and print what it brought about; what else came meanwhile is counted."""
        same = same_draft(command, self.context) if isinstance(command, c.Draft) else ""
        if same:
            raise Unclear(f"draft {same} says just this already: sign {same} signs it")
        self.collect()
        mark = self.seat.seen[-1].number if self.seat.seen else 0
        happened = self.session.submit(command)
        mine = [ev for ev in self.collect() if ev.number > mark and ev.get("by") == command.seat]
        numbers = {ev.number for ev in mine}
        self.pending = [ev for ev in self.pending if ev.number not in numbers]
        refused = next((ev for ev in happened if isinstance(ev, e.Refused)), None)
        self._refused = refused.why if refused is not None else self._refused
        if mine:
            hinted = isinstance(command, c.AskHint) and refused is None and self.coached is not None
            self._say([self.line(ev) for ev in mine])
            if hinted and self.coached is not None:
                self.out([spent(self.coached.now())])
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

    def _shows(self, text: str) -> bool:
        """Whether this is something with a view; an alert by its name, say, is evidence and has none."""
        try:
            show(text, self.context)
        except Unclear:
            return False
        return True

    def _drop_looks(self) -> None:
        self.collect()
        self.pending = [ev for ev in self.pending if ev.what not in ("LookedAt", "Refused")]

    # The clock, and who speaks.

    def _clock(self, verb: str, rest: str) -> None:
        self._say(paced(verb, rest, self.context, lead=self.lead))
        if verb == "ahead":
            self.arrivals()

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
        name = message_type(rest, self.context)
        self._talk = Sentences(name, self.context, left_off(name, self.context))
        self._say(self._talk.opening())

    def put_away(self) -> None:
        """Keep the letter that is being written, if there is one, and say so."""
        talk, self._talk = self._talk, None
        if talk is not None and not self.session.finished:
            self._say([talk.park()])

    def _go_on_talking(self, line: str) -> None:
        talk = self._talk
        assert talk is not None, "the caller has looked"  # noqa: S101  # narrows the type
        said = talk.take(line)
        if said:
            self._say(said)
        if talk.command is not None:
            self._talk = None
            self._submit(talk.command)
            talk.forget()
        elif talk.over:
            self.put_away()
