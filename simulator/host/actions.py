"""Everything that can be done, once: verb, aliases, arguments, help and key.

The parser, completion, help, the documentation and the screen's keys are made from this table.
"""

from typing import Any, Final, Literal

from simulator.domain import commands as c
from simulator.domain.values import dataclass

Kind = Literal[
    "item",
    "items",
    "question",
    "suggestion",
    "incident",
    "severity",
    "type",
    "category",
    "services",
    "role",
    "person",
    "target",
    "evidence",
    "cites",
    "hypothesis",
    "remedy",
    "signal",
    "draft",
    "message",
    "inject",
    "words",
    "choice",
    "time",
    "number",
    "list",
    "actions",
    "hint",
]
"""How an argument is read and completed."""
Group = Literal["see", "sort", "find out", "decide", "people", "write", "clock", "lead", "help"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One thing an action needs to know."""

    name: str
    """The command's field."""
    kind: Kind
    asks: str
    """What is asked when it is missing."""
    optional: bool = False
    named: bool = False
    """Only ever written as name=value."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done."""

    verb: str
    help: str
    group: Group
    command: type[Any] | None = None
    """The command it becomes; none for what only this display does."""
    arguments: tuple[Argument, ...] = ()
    aliases: tuple[str, ...] = ()
    fixed: tuple[tuple[str, Any], ...] = ()
    """Fields the verb itself decides."""
    example: str = ""
    key: str = ""
    """Its key on the full screen."""
    lead: bool = False
    """Only the facilitator has it."""

    @property
    def usage(self) -> str:
        """Return how it is typed: dismiss ITEM REASON [of=ITEM]."""
        parts = [self.verb]
        for argument in self.arguments:
            shown = f"{argument.name}=…" if argument.named else argument.name.upper()
            parts.append(f"[{shown}]" if argument.optional else shown)
        return " ".join(parts)


def _a(
    name: str,
    kind: Kind,
    asks: str,
    *,
    optional: bool = False,
    named: bool = False,
    choices: tuple[str, ...] = (),
) -> Argument:
    return Argument(name=name, kind=kind, asks=asks, optional=optional, named=named, choices=choices)


_CITES = _a("cites", "cites", "On what evidence? (at most three)", optional=True, named=True)
_INCIDENT = _a("incident", "incident", "Which incident?", optional=True)
_REMEDY = _a("remedy", "remedy", "Which remedy?")
_WHY = _a("why", "words", "Why?", optional=True)

ACTIONS: Final = (
    # Sort what came in.
    Action(verb="ack", aliases=("acknowledge", "take"), command=c.Acknowledge, group="sort", key="a",
        help="I have it: an alert or a report", example="ack 3", arguments=(_a("item", "item", "Which alert or report?"),)),
    Action(verb="dismiss", aliases=("drop",), command=c.Dismiss, group="sort", key="x",
        help="nothing to do: false, duplicate or not-actionable", example="dismiss 4 duplicate of=3", arguments=(
            _a("item", "item", "Which alert or report?"),
            _a("reason", "choice", "Why?", choices=("false", "duplicate", "not-actionable")),
            _a("of", "item", "Which one does it repeat?", optional=True, named=True), _CITES)),
    Action(verb="link", command=c.Link, group="sort", key="t", help="it belongs to that incident", example="link 3 INC-1",
        arguments=(_a("item", "item", "Which alert or report?"), _INCIDENT)),
    Action(verb="declare", command=c.Declare, group="sort", key="t", help="this is an incident",
        example="declare SEV2 Edge errors in waves items=3,4", arguments=(
            _a("severity", "severity", "How bad?"), _a("title", "words", "What do you call it?"),
            _a("items", "items", "Which alerts and reports belong to it?", optional=True, named=True))),
    Action(verb="classify", aliases=("triage",), command=c.Classify, group="sort", key="t",
        help="what kind, where the cause lives, how bad, what is hit",
        example="classify outage data-quality SEV2 edge,bot-scorer confidence=guess", arguments=(
            _a("type", "type", "What kind?"), _a("category", "category", "Where is the cause?"),
            _a("severity", "severity", "How bad?"), _a("services", "services", "Which services?"),
            _a("incident", "incident", "Which incident?", optional=True, named=True), _CITES,
            _a("confidence", "choice", "How sure?", optional=True, named=True, choices=("guess", "likely", "certain")))),
    Action(verb="accept", command=c.AnswerSuggestion, group="sort", key="enter", help="take what the assistant proposes",
        example="accept 5", fixed=(("accept", True),), arguments=(_a("suggestion", "suggestion", "Which suggestion?"), _WHY)),
    Action(verb="reject", aliases=("leave",), command=c.AnswerSuggestion, group="sort", key="x",
        help="leave what the assistant proposes", example="reject 5 the waves have no traffic peak",
        fixed=(("accept", False),), arguments=(_a("suggestion", "suggestion", "Which suggestion?"), _WHY)),
    # Find out.
    Action(verb="look", aliases=("open",), command=c.LookAt, group="find out", key="enter",
        help="open evidence, on the record (show does it too)", example="look logs edge", arguments=(
            _a("what", "evidence", "At what?"), _a("at", "time", "At what time?", optional=True, named=True))),
    Action(verb="hypothesis", aliases=("maybe", "hypothesize"), command=c.Hypothesize, group="find out", key="h",
        help="record what may be so, or see it otherwise", example="hypothesis H1 attack traffic supports=3 against=bot-scorer.features",
        arguments=(_a("hypothesis", "hypothesis", "Its name, such as H1?"), _a("says", "words", "What may be so?", optional=True),
            _a("status", "choice", "How does it stand?", optional=True, named=True, choices=("open", "supported", "rejected")),
            _a("supports", "cites", "What speaks for it?", optional=True, named=True),
            _a("against", "cites", "What speaks against it?", optional=True, named=True))),
    Action(verb="note", command=c.Note, group="find out", key="n", help="a line for the record", example="note ida is reading the logs",
        arguments=(_a("text", "words", "What?"),)),
    Action(verb="hint", command=c.AskHint, group="find out", key="H", help="the next level of help, at its cost",
        arguments=(_a("hint", "hint", "Which hint?", optional=True, named=True),)),
    # Decide.
    Action(verb="start", aliases=("do",), command=c.StartRemedy, group="decide", key="d",
        help="start a remedy, saying what it should do and which signal shows it",
        example='start pin-last-good expect="errors under 1 percent" check=edge.errors_ratio', arguments=(
            _REMEDY, _a("expect", "words", "What should it do?", optional=True, named=True),
            _a("check", "signal", "Which signal will show it?", optional=True, named=True))),
    Action(verb="approve", command=c.ApproveRemedy, group="decide", key="d", help="consent to a remedy", arguments=(_REMEDY,)),
    Action(verb="verify", command=c.VerifyRemedy, group="decide", key="d", help="say whether it did what it should",
        example="verify pin-last-good works cites=edge.errors_ratio", arguments=(
            _REMEDY, _a("works", "choice", "Does it work?", choices=("works", "fails")), _CITES)),
    Action(verb="undo", command=c.UndoRemedy, group="decide", key="d", help="take a remedy back", arguments=(_REMEDY,)),
    Action(verb="monitoring", aliases=("monitor",), command=c.MarkMonitoring, group="decide", key="s",
        help="mitigated: now we watch", arguments=(_INCIDENT, _CITES)),
    Action(verb="resolve", command=c.Resolve, group="decide", key="s", help="it is over", arguments=(_INCIDENT, _CITES)),
    Action(verb="reopen", command=c.Reopen, group="decide", key="s", help="it is not over", arguments=(
        _INCIDENT, _a("why", "words", "Why?", optional=True, named=True))),
    # People.
    Action(verb="page", aliases=("call", "escalate", "wake"), command=c.Page, group="people", key="e",
        help="wake a person, a role or whoever a team has on call", example="page ml-serving scores are null",
        arguments=(_a("target", "target", "Whom?"), _WHY)),
    Action(verb="assign", command=c.AssignRole, group="people", key="o", help="that person has this role now",
        arguments=(_a("role", "role", "Which role?"), _a("person", "person", "Who?"))),
    Action(verb="handover", aliases=("hand-over",), command=c.HandOver, group="people", key="o",
        help="give a role, with all that is open, to someone else", example="handover on-call-engineer ida the fix is running",
        arguments=(_a("role", "role", "Which role?"), _a("to", "person", "To whom?"), _a("notes", "words", "What is open?"),
            _a("promises", "list", "What is owed?", optional=True, named=True))),
    Action(verb="reply", aliases=("answer",), command=c.Reply, group="people", key="r", help="answer someone who asked",
        example="reply 2 we are looking; I write again at 11:40", arguments=(
            _a("inject", "question", "Whom do you answer?"), _a("text", "words", "What do you say?"))),
    # Write.
    Action(verb="send", command=c.Send, group="write", key="m",
        help='a message in one line: field="…" sure, field?="…" suspected, field=? unknown, field=! denied',
        example='send internal-brief scope="some visitors" cause?="a feature file"', arguments=(
            _a("type", "message", "Which message?"),)),
    Action(verb="draft", command=c.Draft, group="write", key="m", help="the same, kept unsent for somebody to sign",
        example='draft status-investigating scope="some visitors"', arguments=(_a("type", "message", "Which message?"),)),
    Action(verb="sign", command=c.ApproveMessage, group="write", key="m", help="approve a draft as it stands",
        example="sign M1", arguments=(_a("draft", "draft", "Which draft?"),)),
    Action(verb="message", aliases=("write", "compose"), group="write", key="m",
        help="a message sentence by sentence", example="message internal-brief", arguments=(
            _a("type", "message", "Which message?", optional=True),)),
    Action(verb="postmortem", command=c.WritePostmortem, group="write", key=":", help="the blameless account",
        example='postmortem summary="…" impact="…" causes="a; b" actions="alert on size|detect|edge|14|a drill"', arguments=(
            _a("summary", "words", "What happened?", named=True), _a("impact", "words", "Whom did it hit, and how?", named=True),
            _a("causes", "list", "What led to it? (several: split by ;)", named=True),
            _a("timeline", "list", "When did what happen?", optional=True, named=True),
            _a("actions", "actions", "What changes? what|prevent, detect, mitigate or process|owner|days|how it is verified; …",
                optional=True, named=True),
            _a("incident", "incident", "Which incident?", optional=True, named=True))),
    # See.
    Action(verb="show", aliases=("s",), group="see", key="1-8",
        help="inbox, incident, metrics, logs SERVICE, traces, changes, tickets, people, messages, clocks, timeline, remedies, "
        "runbook NAME, rules TOPIC, any signal or number; at HH:MM for another moment", example="show logs edge at 11:05"),
    Action(verb="new", group="see", help="what has come since you last looked"),
    Action(verb="repeat", group="see", help="the last lines again"),
    Action(
        verb="verbosity",
        aliases=("quiet", "normal", "all"),
        group="see",
        help="how much is told: quiet (what waits for you), normal, all",
        example="quiet",
    ),
    Action(verb="when", group="see", help="the time, what is owed, what waits"),
    Action(verb="briefing", group="see", help="the briefing again"),
    # The clock.
    Action(verb="ahead", aliases=(">",), group="clock", key=">", help="run ahead to the next thing that reaches you, or to just before something you owe is late"),
    Action(verb="pause", group="clock", key="space", help="stop the clock"),
    Action(verb="go", aliases=("continue", "resume"), group="clock", key="space", help="let it run on"),
    Action(verb="speed", group="clock", key="+ -", help="run faster or slower", example="speed 2"),
    Action(verb="quit", aliases=("leave-it", "q", "exit"), group="clock", key="q", help="leave; the exercise is kept"),
    Action(verb="end", aliases=("endex",), command=c.End, group="clock", key=":", help="end the exercise for good, before its time",
        arguments=(_WHY,)),
    Action(verb="real-emergency", command=c.RealEmergency, group="clock", key=":",
        help="something real has happened: play stops at once, for everyone", arguments=(_WHY,)),
    # Help.
    Action(verb="as", group="help", key="w", help="act as another role: once before a verb, or from now on", example="as on-call-engineer ack 3"),
    Action(verb="why", group="help", key="i", help="why the last thing was not done, or what a thing is", example="why 3"),
    Action(verb="help", aliases=("?", "h"), group="help", key="?", help="what can be done; help VERB tells how"),
    # The facilitator's.
    Action(verb="fire", aliases=("card",), command=c.FireInject, group="lead", lead=True, help="deliver an inject or play a card now",
        arguments=(_a("inject", "inject", "Which inject or card?"),)),
    Action(verb="hold", command=c.HoldInject, group="lead", lead=True, help="do not deliver it until released", fixed=(("hold", True),),
        arguments=(_a("inject", "inject", "Which inject?"),)),
    Action(verb="release", command=c.HoldInject, group="lead", lead=True, help="let a held inject go again", fixed=(("hold", False),),
        arguments=(_a("inject", "inject", "Which inject?"),)),
    Action(verb="edit", command=c.EditInject, group="lead", lead=True, help="other words, recipient or time for an inject",
        example='edit ceo-asks says="Call me." at=40m', arguments=(_a("inject", "inject", "Which inject?"),
            _a("says", "words", "What does it say?", optional=True, named=True), _a("to", "role", "To which role?", optional=True, named=True),
            _a("at", "time", "When?", optional=True, named=True))),
    Action(verb="freeze", command=c.FreezeConsequences, group="lead", lead=True, help="let harm stand still", fixed=(("freeze", True),)),
    Action(verb="unfreeze", command=c.FreezeConsequences, group="lead", lead=True, help="let harm run on", fixed=(("freeze", False),)),
    Action(verb="say", aliases=("say-as",), command=c.SpeakAs, group="lead", lead=True, help="speak as anyone, to all or to one role",
        example="say ceo to=incident-commander Call me back.", arguments=(_a("as_", "list", "As whom?"),
            _a("text", "words", "What?"), _a("to", "role", "To which role?", optional=True, named=True))),
    Action(verb="whisper", command=c.Whisper, group="lead", lead=True, help="a hint to one seat; it counts as assistance",
        arguments=(_a("to", "role", "To which role?"), _a("text", "words", "What?"))),
    Action(verb="correct", command=c.CorrectRecord, group="lead", lead=True, help="say that a line of the log is wrong, and what was so",
        arguments=(_a("line", "number", "Which line?"), _a("text", "words", "What was so?"))),
    Action(verb="blank", command=c.BlankReminders, group="lead", lead=True, help="show no owed clocks", fixed=(("blank", True),)),
    Action(verb="unblank", command=c.BlankReminders, group="lead", lead=True, help="show owed clocks again", fixed=(("blank", False),)),
    Action(verb="play-on", command=c.Continue, group="lead", lead=True, help="the real emergency is over"),
    Action(verb="observe", command=c.Observe, group="lead", lead=True, help="note something seen, for the hot wash",
        example="observe nobody asked who commands task=roles", arguments=(_a("text", "words", "What?"),
            _a("task", "hint", "Which critical task?", optional=True, named=True), _a("at", "time", "When?", optional=True, named=True))),
    Action(verb="rate", command=c.Rate, group="lead", lead=True, help="another rating than the one proposed", arguments=(
        _a("objective", "hint", "Which objective?"), _a("rating", "choice", "P, S, M or U?", choices=("P", "S", "M", "U")), _a("why", "words", "Why?"))),
    Action(verb="overrule", command=c.Overrule, group="lead", lead=True, help="other points for a judgement, with a reason; both show", arguments=(
        _a("judgement", "hint", "Which judgement?"), _a("points", "number", "How many points?"), _a("why", "words", "Why?"))),
)  # fmt: skip
"""The table."""

VERBS: Final = {name: action for action in ACTIONS for name in (action.verb, *action.aliases)}
"""Every verb and alias."""
VIEWS: Final = (
    "inbox",
    "incident",
    "metrics",
    "logs",
    "traces",
    "changes",
    "tickets",
    "people",
    "messages",
    "clocks",
    "timeline",
    "remedies",
    "hypotheses",
    "runbook",
    "rules",
)
"""What `show` knows besides names of things."""
