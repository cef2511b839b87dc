"""Where one stands in a lesson: the step to do, what was done, and what help was had, from what one seat has seen.

Steps are passed by doing, in their order; a step that is so already when its turn comes is passed over.
It judges nothing, moves no clock and says nothing that a display could not show: what the answer is comes from a hint.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Final, Literal

from simulator.domain.conditions import Fact, Kind
from simulator.domain.probes import holds
from simulator.domain.scenario import Lesson
from simulator.domain.scenario.lesson import LEVELS
from simulator.domain.signals import HarmMeter, SignalState
from simulator.domain.values import dataclass
from simulator.projections.stream import Known, SeatEvent

LEVEL_NAMES: Final = ("where to look", "what to do", "the answer")
"""What each level of a hint tells."""
ASIDE: Final = frozenset({"LookedAt", "HintGiven", "Refused", "Noted", "Hypothesized"})
"""What one may do at any time without having left the step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The step to do, as a coach mark shows it."""

    step: str
    number: int
    """Its place in the lesson, from 1."""
    of: int
    look: str
    """A view (inbox), a verb (classify) or message type, or a field of one (classify.severity)."""
    says: str
    filled: Mapping[str, str]
    """Fields of the act that are filled in already."""
    hints: tuple[str, ...]
    """The levels that were read."""
    levels: int
    """How many there are."""
    cost: int
    """Points, in millionths, that each costs."""

    @property
    def next_hint(self) -> str:
        """What the next level tells; empty when all were read."""
        return LEVEL_NAMES[len(self.hints)] if len(self.hints) < min(self.levels, LEVELS) else ""

    @property
    def place(self) -> str:
        """The view, verb or message type of `look`."""
        return self.look.partition(".")[0]

    @property
    def field(self) -> str:
        """The field of it, if one is meant."""
        return self.look.partition(".")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A step that is behind one."""

    step: str
    t: int
    """T+ms."""
    how: Literal["done", "already"]
    why: str
    """Why it was right."""
    hints: int
    """Levels that were read for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching:
    """A lesson as far as one has come."""

    mark: Mark | None = None
    """None when every step is passed."""
    passed: tuple[Passed, ...] = ()
    cost: int = 0
    """Points, in millionths, that hints have cost so far."""
    aside: SeatEvent | None = None
    """The latest act of this seat that was something else than the step asks."""
    first: Mapping[Fact, int] = field(default_factory=dict)
    """When each fact that this seat knows of first happened, T+ms."""
    read: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Hints that were read, by step."""

    @property
    def over(self) -> bool:
        """Whether every step is passed."""
        return self.mark is None


def coach(events: Iterable[SeatEvent], known: Known, now: int, so_far: Coaching | None = None) -> Coaching:
    """Return where a seat stands in its lesson at T+`now` ms; `events` are those since `so_far`, or all of them.

    Raises ValueError where the seat plays no lesson.
    """
    lesson = known.lesson
    if lesson is None:
        message = f"{known.scenario} is no lesson: it has no steps"
        raise ValueError(message)
    at = so_far or _marked(lesson, Coaching(), 0)
    for event in events:
        before = len(at.passed)
        at = _passing(lesson, known, _heard(lesson, known, at, event), event.t)
        if at.mark is not None and len(at.passed) == before and _else(event, known):
            at = replace(at, aside=event)
    return _passing(lesson, known, at, now)


def _else(event: SeatEvent, known: Known) -> bool:
    """Whether somebody at this seat did something that the step did not ask for."""
    return event.get("by") in known.mine and event.what not in ASIDE


def _heard(lesson: Lesson, known: Known, at: Coaching, event: SeatEvent) -> Coaching:
    """Take in what an event makes true, and the hint it may be."""
    first = dict(at.first)
    for fact in facts_seen(event, known):
        first.setdefault(fact, event.t)
    step = str(event.get("hint"))
    if event.what != "HintGiven" or step not in lesson.steps:
        return replace(at, first=first)
    read = {**at.read, step: (*at.read.get(step, ()), str(event.get("says")))}
    return _marked(
        lesson, replace(at, first=first, read=read, cost=at.cost + lesson.steps[step].cost), len(at.passed)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Eyes:
    """What a condition can ask of one seat: no signal and no harm is ever asked for."""

    first: Mapping[Fact, int]
    signals: Mapping[str, SignalState] = field(default_factory=dict)
    harm: Mapping[str, HarmMeter] = field(default_factory=dict)
    starts: int


def _passing(lesson: Lesson, known: Known, at: Coaching, t: int) -> Coaching:
    """Pass every step that is so: the first was done just now, those behind it were so already.

    What was done beside a step that is passed is no more beside the next.
    """
    eyes = _Eyes(first=at.first, starts=known.starts)
    how: Literal["done", "already"] = "done"
    while at.mark is not None:
        step = lesson.steps[at.mark.step]
        if not holds(step.done_when.term, eyes, t):
            break
        hints = len(at.mark.hints)
        passed = Passed(step=at.mark.step, t=t, how=how, why=step.why, hints=hints)
        at = _marked(lesson, replace(at, passed=(*at.passed, passed), aside=None), len(at.passed) + 1)
        how = "already"
    return at


def _marked(lesson: Lesson, at: Coaching, place: int) -> Coaching:
    """Return the coaching with the mark of the step at a place."""
    names = list(lesson.steps)
    if place >= len(names):
        return replace(at, mark=None)
    step = lesson.steps[names[place]]
    mark = Mark(
        step=names[place],
        number=place + 1,
        of=len(names),
        look=step.look,
        says=step.says,
        filled=step.filled,
        hints=at.read.get(names[place], ()),
        levels=len(step.hints),
        cost=step.cost,
    )
    return replace(at, mark=mark)


# What a seat's events make true.

_ABOUT: Final[Mapping[str, tuple[Kind, str]]] = {
    "ExerciseStarted": ("start", ""),
    "AlertFired": ("fired", "alert"),
    "ReportArrived": ("arrived", "report"),
    "InjectDelivered": ("delivered", "inject"),
    "SuggestionMade": ("made", "suggestion"),
    "PersonAnswered": ("answered", "person"),
    "RemedyStarted": ("started", "remedy"),
    "RemedyFinished": ("finished", "remedy"),
    "RemedyFailed": ("failed", "remedy"),
    "RemedyApproved": ("approved", "remedy"),
    "RemedyVerified": ("verified", "remedy"),
    "MessageApproved": ("approved", "draft"),
    "Acknowledged": ("acknowledged", "item"),
    "Dismissed": ("dismissed", "item"),
    "Linked": ("linked", "item"),
    "Declared": ("declared", ""),
    "Classified": ("classified", ""),
    "RoleAssigned": ("assigned", "role"),
    "HandedOver": ("handed-over", ""),
    "Hypothesized": ("hypothesis", ""),
    "Replied": ("answered", "inject"),
    "Monitored": ("monitoring", ""),
    "Resolved": ("resolved", ""),
    "Noted": ("noted", ""),
    "PostmortemWritten": ("written", ""),
}
"""Each event that is one fact, and the field that says about what; the same facts as `simulator.domain.facts` has."""


def facts_seen(event: SeatEvent, known: Known) -> tuple[Fact, ...]:
    """Return the facts that a seat learns from an event: those of the world, less what it may not see."""
    if event.what in _ABOUT:
        kind, name = _ABOUT[event.what]
        found = (Fact(kind, str(event.get(name)) if name else ""),)
        if event.what == "PersonAnswered":
            return (*found, Fact("looked", found[0].name))
        return (*found, Fact("hypothesis", str(event.get("hypothesis")))) if kind == "hypothesis" else found
    match event.what:
        case "PersonPaged":
            person = str(event.get("person"))
            there = known.people.get(person)
            who = (person, str(event.get("target")), there.team if there is not None else "")
            return tuple(Fact("paged", name) for name in dict.fromkeys(who) if name)
        case "LookedAt":
            return tuple(Fact("looked", str(name)) for name in (event.get("what"), *event.get("shows", ())))
        case "SuggestionAnswered":
            return (Fact("accepted" if event.get("accept") else "rejected", str(event.get("suggestion"))),)
        case "MessageSent":
            told = (Fact("sent", str(event.get("type"))), Fact("sent", str(event.get("audience"))))
            return (*told, *(Fact("answered", str(name)) for name in event.get("answered", ())))
        case _:
            return ()
