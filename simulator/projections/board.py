"""The incident board: what we call it, who does what, what may be so, what is being done, what was said."""

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any

from simulator.domain.values import dataclass
from simulator.projections.stream import SeatEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One incident as the team sees it."""

    name: str
    title: str
    severity: str
    declared: int
    state: str = "investigating"
    type: str = ""
    category: str = ""
    services: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """Alerts and reports linked to it."""
    severities: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Maybe:
    """One hypothesis."""

    name: str
    says: str
    status: str
    by: str
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One remedy somebody approved or started."""

    name: str
    state: str
    """approved, running, done, failed, being undone, undone."""
    since: int
    by: str
    expect: str = ""
    check: str = ""
    verified: str = ""
    approved_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message, drafted or sent."""

    name: str
    type: str
    t: int
    by: str
    text: str
    fields: dict[str, Any]
    audience: str = ""
    channel: str = ""
    incident: str = ""
    words: str = ""
    approved_by: tuple[str, ...] = ()
    void: str = ""
    """Why its sign-off counts no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The whole of it."""

    incidents: dict[str, Incident] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    """Role to person, where it was said."""
    maybes: dict[str, Maybe] = field(default_factory=dict)
    doing: dict[str, Doing] = field(default_factory=dict)
    drafts: dict[str, Letter] = field(default_factory=dict)
    sent: tuple[Letter, ...] = ()

    @property
    def open(self) -> tuple[Incident, ...]:
        """What is not called resolved, latest last."""
        return tuple(incident for incident in self.incidents.values() if incident.state != "resolved")

    @property
    def current(self) -> str:
        """The incident that is meant if none is named: the latest open one, or the latest."""
        named = self.open or tuple(self.incidents.values())
        return named[-1].name if named else ""


def board(events: Iterable[SeatEvent], onto: Board | None = None) -> Board:
    """Fold a seat's stream into the board, or what came since onto an earlier one, which is left as it was."""
    it = Board() if onto is None else Board(
        incidents=dict(onto.incidents), roles=dict(onto.roles), maybes=dict(onto.maybes), doing=dict(onto.doing), drafts=dict(onto.drafts)
    )  # fmt: skip
    sent: list[Letter] = list(onto.sent) if onto is not None else []
    for event in events:
        _take(it, sent, event)
    return replace(it, sent=tuple(sent))


def _take(it: Board, sent: list[Letter], event: SeatEvent) -> None:
    get, t, by = event.get, event.t, event.get("by")
    match event.what:
        case "Declared":
            name, severity = get("incident"), get("severity")
            it.incidents[name] = Incident(
                name=name, title=get("title"), severity=severity, declared=t, severities=((t, severity),)
            )
        case "Linked":
            _incident(it, get("incident"), lambda one: replace(one, items=(*one.items, get("item"))))
        case "Classified":
            _incident(
                it,
                get("incident"),
                lambda one: replace(
                    one,
                    type=get("type"),
                    category=get("category"),
                    services=tuple(get("services", ())),
                    severity=get("severity"),
                    severities=(*one.severities, (t, get("severity"))),
                ),
            )
        case "Monitored" | "Resolved" | "Reopened":
            state = {"Monitored": "monitoring", "Resolved": "resolved"}.get(event.what, "investigating")
            _incident(it, get("incident"), lambda one: replace(one, state=state))
        case "RoleAssigned":
            it.roles[get("role")] = get("person")
        case "HandedOver":
            it.roles[get("role")] = get("to")
        case "Hypothesized":
            it.maybes[get("hypothesis")] = Maybe(
                name=get("hypothesis"),
                says=get("says"),
                status=get("status"),
                by=by,
                supports=tuple(get("supports", ())),
                against=tuple(get("against", ())),
            )
        case (
            "RemedyApproved"
            | "RemedyStarted"
            | "RemedyFinished"
            | "RemedyFailed"
            | "UndoStarted"
            | "RemedyUndone"
            | "RemedyVerified"
        ):
            _remedy(it, event)
        case "Drafted":
            it.drafts[get("draft")] = _letter(event, get("draft"))
        case "MessageApproved":
            there = it.drafts.get(get("draft"))
            if there is not None:
                it.drafts[there.name] = replace(there, approved_by=(*there.approved_by, by), void="")
        case "SignOffVoided":
            there = it.drafts.get(get("draft"))
            if there is not None:
                it.drafts[there.name] = replace(there, approved_by=(), void=get("why"))
        case "MessageSent":
            it.drafts.pop(get("draft"), None)
            sent.append(_letter(event, get("message")))
        case _:
            pass


def _incident(it: Board, name: str, change: Any) -> None:  # a function of Incident
    if name in it.incidents:
        it.incidents[name] = change(it.incidents[name])


def _letter(event: SeatEvent, name: str) -> Letter:
    get = event.get
    return Letter(
        name=name,
        type=get("type"),
        t=event.t,
        by=get("by"),
        text=get("text"),
        fields=get("fields", {}),
        audience=get("audience"),
        channel=get("channel"),
        incident=get("incident"),
        words=get("words"),
    )


def _remedy(it: Board, event: SeatEvent) -> None:
    get, t, name = event.get, event.t, event.get("remedy")
    there = it.doing.get(name) or Doing(name=name, state="", since=t, by=get("by"))
    match event.what:
        case "RemedyApproved":
            there = replace(
                there, state=there.state or "approved", approved_by=(*there.approved_by, get("by"))
            )
        case "RemedyStarted":
            there = replace(
                there,
                state="running",
                since=t,
                by=get("by"),
                expect=get("expect"),
                check=get("check"),
                verified="",
            )
        case "RemedyFinished":
            there = replace(there, state="done", since=t)
        case "RemedyFailed":
            there = replace(there, state="failed", since=t)
        case "UndoStarted":
            there = replace(there, state="being undone", since=t)
        case "RemedyUndone":
            there = replace(there, state="undone", since=t)
        case _:
            there = replace(there, verified="works" if get("works") else "does not work")
    it.doing[name] = there
