"""The model answer's messages: which are owed or asked for, when, and to whom the next was promised.

What goes into the blanks stands in `blanks`.
"""

from dataclasses import replace

from simulator.domain.scenario import IncidentKey, SeverityWhen
from simulator.domain.standards import Clock
from simulator.domain.units import HOUR, MINUTE
from simulator.domain.values import dataclass
from simulator.prose import Knowledge
from simulator.teams.asking import letter_for, successor
from simulator.teams.blanks import Blanks, knowledge
from simulator.teams.looking import Looking
from simulator.teams.planning import Moments, Plan, lasting

SOONEST = 2 * MINUTE
"""Nobody promises the next word for the same minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message that will be sent."""

    name: str
    kind: str
    at: int
    """Milliseconds after declaring, or once it is better after that."""
    better: bool = False
    """It counts from when the harm has stopped."""
    unless: str = ""
    """It is not sent any more once this holds."""
    next: int = HOUR
    """When its readers hear again, ms after it."""
    answers: str = ""
    """The question that nothing else answers; it counts from there."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Everything one incident's messages are planned from."""

    plan: Plan
    key: IncidentKey
    name: str
    moments: Moments
    looking: Looking

    def write(self) -> None:
        """Plan every message that is owed: each once, and each cadence again and again until it is over."""
        once = self._once()
        letters = [*once, *self._again(once), *self._better(), *self._asked()]
        known = knowledge(self.plan.scenario, self.plan.standard)
        for letter in letters:
            self._send(replace(letter, next=self._next(letter, letters)), known)

    # Which, and when.

    def _labels(self) -> list[str]:
        return [given.is_ if isinstance(given, SeverityWhen) else given for given in self.key.severity]

    def _limit(self, clock: Clock) -> int | None:
        """Return the shortest time there may be, None if this audience or severity is owed nothing."""
        if clock.audience not in (None, "internal") and clock.audience not in self.key.tell:
            return None
        limits = [clock.limits.get(label) for label in self._labels()]
        return min((limit for limit in limits if limit is not None), default=None)

    def _owed(self, *, every: bool) -> list[tuple[str, Clock, int]]:
        return [
            (name, clock, limit)
            for name, clock in self.plan.standard.clocks.items()
            if clock.kept_by == "message" and clock.every is every and clock.starts != "mitigated"
            if (limit := self._limit(clock)) is not None
        ]

    def _once(self) -> list[Letter]:
        """One person writes one message after another; what must come first comes first in the standard."""
        found: list[Letter] = []
        free: dict[str, int] = {}
        write = self.plan.pace.write
        for name, clock, limit in self._owed(every=False):
            kind = clock.what[0]
            sender = self._sender(kind)
            begins = self._first_post(found) if clock.starts == "first-post" else 0
            ready = max(free.get(sender, 0), self.looking.takes, begins) + write
            at = max(min(ready, begins + limit - MINUTE), write)
            free[sender] = at
            found.append(Letter(name=name, kind=kind, at=at))
        for kind in self._unclocked():
            at = max((letter.at for letter in found), default=self.looking.takes) + write
            found.append(Letter(name=kind, kind=kind, at=at))
        return found

    def _unclocked(self) -> list[str]:
        """Return a message for each audience that must hear by the end and whom no clock serves, such as an authority."""
        messages, clocks = self.plan.standard.messages, self.plan.standard.clocks.values()
        served = {
            messages[kind].audience for clock in clocks if clock.kept_by == "message" for kind in clock.what
        }
        found: dict[str, str] = {}
        for kind, message in messages.items():
            audience = message.audience
            if audience in self.key.tell and audience not in served and self._sender(kind):
                found.setdefault(audience, kind)
        return list(found.values())

    def _first_post(self, letters: list[Letter]) -> int:
        """Return when the first public message goes out."""
        messages = self.plan.standard.messages
        return next((letter.at for letter in letters if messages[letter.kind].public), 0)

    def _again(self, once: list[Letter]) -> list[Letter]:
        """Write again before it is due, and a little earlier still, because things come between."""
        found = []
        for name, clock, limit in self._owed(every=True):
            step = limit - max(limit // 8, MINUTE)
            kind = next((kind for kind in clock.what if self._goes_on(kind)), clock.what[0])
            begins = max((letter.at for letter in once if letter.kind in clock.what), default=0)
            over = (
                f"({self.key.mitigated.text})" if clock.while_ == "investigating" else self.moments.is_closed
            )
            found += [
                Letter(name=f"{name}-{turn}", kind=kind, at=begins + turn * step, unless=over)
                for turn in range(1, self.plan.scenario.lasts // step + 1)
            ]
        return found

    def _goes_on(self, kind: str) -> bool:
        """Whether a type is for going on: no clock asks for it as the first word."""
        firsts = {
            c.what[0] for c in self.plan.standard.clocks.values() if c.kept_by == "message" and not c.every
        }
        return self.plan.standard.messages[kind].phase == "any" and kind not in firsts

    def _better(self) -> list[Letter]:
        """Say that it is better, go on saying so while it is watched, and at last that it is over."""
        found: list[Letter] = []
        write = self.plan.pace.write
        for name, clock in self.plan.standard.clocks.items():
            limit = self._limit(clock)
            if clock.kept_by != "message" or clock.starts != "mitigated" or limit is None:
                continue
            if not clock.every:
                found.append(Letter(name=name, kind=clock.what[0], at=clock.opens + write, better=True))
                continue
            kind = next(k for k in clock.what if self.plan.standard.messages[k].phase == "mitigated")
            step = limit - max(limit // 8, MINUTE)
            for turn, at in enumerate(range(write, self.moments.watch - write, step)):
                found.append(Letter(name=f"{name}-{turn}", kind=kind, at=at, better=True))
        return found

    def _asked(self) -> list[Letter]:
        """Answer by letter who can be answered by nothing else, such as whoever takes over; for the first incident."""
        scenario, standard = self.plan.scenario, self.plan.standard
        if self.name != next(iter(scenario.answer_key.incidents)):
            return []
        at = self.plan.pace.notice + self.plan.pace.write
        asked = ((name, letter_for(scenario, standard, inject)) for name, inject in scenario.injects.items())
        return [Letter(name=name, kind=kind, at=at, answers=name) for name, kind in asked if kind]

    def _next(self, letter: Letter, letters: list[Letter]) -> int:
        """Return how long until its readers hear again."""
        messages = self.plan.standard.messages
        if letter.answers:
            audience = messages[letter.kind].audience
            waits = [w for _, c, w in self._owed(every=True) if messages[c.what[0]].audience == audience]
            return min(waits, default=letter.next)
        later = [
            other.at - letter.at
            for other in letters
            if messages[other.kind].audience == messages[letter.kind].audience
            and not other.answers
            and other.better == letter.better
            and other.at > letter.at
        ]
        return min(later, default=letter.next)

    # Who, and how.

    def _sender(self, kind: str) -> str:
        return next(
            (role for role in self.plan.standard.messages[kind].sent_by if role in self.plan.scenario.seats),
            "",
        )

    def _when(self, letter: Letter, ms: int) -> str:
        moment = self.moments.watched(ms) if letter.better else self.moments.declared(ms)
        if letter.answers:
            moment = (
                f"{lasting(ms)} after inject {letter.answers} delivered and {self.moments.declared(MINUTE)}"
            )
        return f"{moment} and not {letter.unless}" if letter.unless else moment

    def _send(self, letter: Letter, known: Knowledge) -> None:
        message = self.plan.standard.messages[letter.kind]
        sender = self._sender(letter.kind)
        if not sender:
            return
        signer = next((role for role in message.approval if role in self.plan.scenario.seats), "")
        signed = signer if sender not in message.approval else ""
        decide = self.plan.pace.decide if signed else 0
        blanks = Blanks(
            plan=self.plan,
            key=self.key,
            name=self.name,
            looking=self.looking,
            known=known,
            message=message,
            better=letter.better,
            wait=max(letter.next + decide, SOONEST),
            owner=successor(self.plan, letter.answers, letter.kind),
        )
        about = {"message": letter.kind, "incident": self.key.title or self.name, "fields": blanks.filled()}
        if not signed:
            self.plan.when(self._when(letter, letter.at), "send", sender, **about)
            return
        draft = letter.name if self.moments.alone else f"{self.name}-{letter.name}"
        self.plan.when(self._when(letter, max(letter.at - decide, 0)), "draft", sender, draft=draft, **about)
        self.plan.when(self._when(letter, letter.at), "approve-message", signed, draft=draft)
        self.plan.when(f"approved {draft}", "send", sender, draft=draft)
