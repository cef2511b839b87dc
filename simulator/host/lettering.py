"""What happened, as letters on a line of time: what came in, and what a team did and said, in the keys it pressed."""

from collections.abc import Iterator, Mapping
from typing import Final

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.commands import FACILITATOR
from simulator.domain.evidence import changes_until
from simulator.domain.exercise import Exercise
from simulator.domain.values import dataclass
from simulator.host.actions import ACTIONS

CAME: Final = {
    "A": "an alert",
    "#": "a ticket or report",
    "?": "a question",
    "!": "a word from somebody",
    "~": "a suggestion",
    "C": "a change",
}
"""The letters of what comes in, and what each stands for."""
LOOKS: Final = {"logs": "4", "traces": "5", "changes": "6", "tickets": "1", "alerts": "1", "people": "8"}
"""The digit of the view in which something that has no name of its own is looked at."""
DECIDES: Final = "d"
"""Stands for taking a suggestion, whose key is enter."""
KEYS: Final = {
    action.command: action.key
    for action in reversed(ACTIONS)
    if action.command is not None and len(action.key) == 1
}
"""The key of each command; of several verbs for one command, the first one's."""
COMMANDS: Final[Mapping[type[e.AnyEvent], type[c.AnyCommand]]] = {
    e.Acknowledged: c.Acknowledge,
    e.Dismissed: c.Dismiss,
    e.Linked: c.Link,
    e.Declared: c.Declare,
    e.Classified: c.Classify,
    e.RoleAssigned: c.AssignRole,
    e.HandedOver: c.HandOver,
    e.Hypothesized: c.Hypothesize,
    e.SuggestionAnswered: c.AnswerSuggestion,
    e.RemedyApproved: c.ApproveRemedy,
    e.RemedyStarted: c.StartRemedy,
    e.RemedyVerified: c.VerifyRemedy,
    e.UndoStarted: c.UndoRemedy,
    e.Drafted: c.Draft,
    e.MessageApproved: c.ApproveMessage,
    e.MessageSent: c.Send,
    e.Replied: c.Reply,
    e.Monitored: c.MarkMonitoring,
    e.Resolved: c.Resolve,
    e.Reopened: c.Reopen,
    e.PostmortemWritten: c.WritePostmortem,
    e.Noted: c.Note,
    e.HintGiven: c.AskHint,
    e.EndAsked: c.End,
    e.PersonPaged: c.Page,
}
"""The command behind each thing a team can do; looking has the digit of the view instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One letter on a line of time."""

    t: int
    """T+ms."""
    letter: str
    says: str
    seq: int = -1
    """Its line in the log; −1 for what has none: a change of the scenario."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """An exercise on three lines of time, each oldest first."""

    came: tuple[Mark, ...]
    did: tuple[Mark, ...]
    said: tuple[Mark, ...]
    """Messages, answers and the account at the end: what others could read."""

    @property
    def team(self) -> tuple[Mark, ...]:
        """What the team did and said, on one line."""
        return tuple(sorted((*self.did, *self.said), key=lambda mark: (mark.t, mark.seq)))


def rows(exercise: Exercise, told: Mapping[int, str]) -> Rows:
    """Return an exercise as letters; `told` has the sentence of each line of the log, by its number."""
    came, did, said = list(_changes(exercise)), [], []
    for seq, t, event in exercise.events:
        from_outside = _came(exercise, event)
        mark = Mark(t=t, letter=from_outside or _did(exercise, event), says=told.get(seq, ""), seq=seq)
        if not mark.letter:
            continue
        if from_outside:
            came.append(mark)
        elif isinstance(event, e.MessageSent | e.Replied | e.PostmortemWritten):
            said.append(mark)
        else:
            did.append(mark)
    return Rows(came=tuple(sorted(came, key=lambda mark: mark.t)), did=tuple(did), said=tuple(said))


def _changes(exercise: Exercise) -> Iterator[Mark]:
    world = exercise.inputs.world()
    for name in changes_until(world, exercise.end):
        change = world.scenario.changes[name]
        if change.at >= 0:
            yield Mark(
                t=change.at, letter="C", says=f"Change, {change.service}: {world.cast.fill(change.says)}"
            )


def _came(exercise: Exercise, event: e.AnyEvent) -> str:
    scenario = exercise.inputs.scenario
    match event:
        case e.AlertFired():
            return "A"
        case e.ReportArrived():
            return "#"
        case e.InjectDelivered(inject=name):
            told = scenario.injects.get(name) or scenario.cards[name]
            return "?" if told.asks else "!"
        case e.ReaderAsked():
            return "?"
        case e.Spoken() | e.Whispered() | e.PersonAnswered():
            return "!"
        case e.SuggestionMade():
            return "~"
        case _:
            return ""


def _did(exercise: Exercise, event: e.AnyEvent) -> str:
    by = getattr(event, "by", "")
    if not by or by in (FACILITATOR, "ladder"):
        return ""
    if isinstance(event, e.LookedAt):
        return _view(exercise, event.what)
    if isinstance(event, e.SuggestionAnswered):
        return DECIDES if event.accept else "x"
    command = COMMANDS.get(type(event))
    return KEYS[command] if command is not None else ""


def _view(exercise: Exercise, what: str) -> str:
    """Return the digit of the view in which this is looked at."""
    scenario, kind = exercise.inputs.scenario, what.partition(" ")[0]
    places = ((scenario.traces, "5"), (scenario.changes, "6"), (scenario.runbooks, "7"))
    named = next((digit for there, digit in places if what in there), "")
    if named or kind in LOOKS:
        return named or LOOKS[kind]
    return "3" if kind == "dashboard" or what.partition("{")[0] in scenario.signals else "1"
