"""What came in, in numbers that never change: alerts, reports, questions, suggestions, and who has them."""

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Final, Literal

from simulator.domain.units import MINUTE
from simulator.domain.values import dataclass
from simulator.projections.stream import SeatEvent

BURST: Final = 10 * MINUTE
"""Things of one kind from one source, each this close to the one before it, are one burst."""
Kind = Literal["alert", "report", "question", "suggestion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that came in."""

    number: int
    kind: Kind
    name: str
    source: str
    """The service for an alert, the sender for anything said."""
    text: str
    arrived: int
    priority: str = ""
    service: str = ""
    team: str = ""
    runbook: str = ""
    labels: tuple[str, ...] = ()
    """What an alert carries beside these, such as `region north`."""
    method: str = ""
    to: str = ""
    """The role a question is addressed to."""
    firing: bool = False
    times: int = 1
    """How often it fired, was asked, or how many say the same."""
    holder: str = ""
    """The role that has it."""
    taken: int | None = None
    dismissed: str = ""
    incident: str = ""
    answered: int | None = None
    asks: bool = False
    """Someone waits for an answer."""
    letter: str = ""
    """The letter a reader asks about; no clock runs for that, since the next letter has one."""

    @property
    def waits(self) -> bool:
        """Whether somebody should do something about it."""
        if self.kind == "question":
            return self.asks and self.answered is None
        if self.kind == "suggestion":
            return self.answered is None
        return not (self.holder or self.dismissed or self.incident)

    @property
    def unsorted(self) -> bool:
        """Whether somebody has it and nobody has said where it belongs: to an incident, or aside."""
        return (
            self.kind in ("alert", "report") and bool(self.holder) and not (self.dismissed or self.incident)
        )

    def age(self, now: int) -> int:
        """Return how long it has been there, ms."""
        return now - self.arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """Everything that came in, oldest first."""

    rows: tuple[Row, ...] = ()
    _waiting: list[tuple[Row, ...]] = field(default_factory=list, compare=False, repr=False)
    """What waits, once somebody has asked: on one screen a dozen places ask."""

    def by_number(self, number: int) -> Row | None:
        """Return the row with this number."""
        return self.rows[number - 1] if 0 < number <= len(self.rows) else None

    def by_name(self, name: str) -> Row | None:
        """Return the row of an alert, report, question or suggestion."""
        return next((row for row in self.rows if row.name == name), None)

    @property
    def waiting(self) -> tuple[Row, ...]:
        """What waits for somebody, questions first, then by age."""
        if not self._waiting:
            waits = (row for row in self.rows if row.waits)
            self._waiting.append(tuple(sorted(waits, key=lambda row: (row.kind != "question", row.arrived))))
        return self._waiting[0]

    def bursts(self) -> tuple[tuple[Row, tuple[Row, ...]], ...]:
        """Return the rows with bursts folded: the first of each, and the others it stands for."""
        shown: list[tuple[Row, list[Row]]] = []
        latest: dict[tuple[str, ...], tuple[list[Row], int]] = {}
        for row in self.rows:
            others: list[Row] = []
            if row.kind == "report":
                key = (row.source, row.holder, row.dismissed, row.incident)
                there, end = latest.get(key, (others, row.arrived - BURST - 1))
                if row.arrived - end <= BURST:
                    there.append(row)
                    latest[key] = (there, row.arrived)
                    continue
                latest[key] = (others, row.arrived)
            shown.append((row, others))
        return tuple((first, tuple(others)) for first, others in shown)

    def folded(self) -> tuple[tuple[Row, int], ...]:
        """Return the first row of each burst, and how many things it stands for."""
        return tuple(
            (first, first.times + sum(one.times for one in others)) for first, others in self.bursts()
        )


def inbox(events: Iterable[SeatEvent], onto: Inbox | None = None) -> Inbox:
    """Fold a seat's stream into its inbox, or what came since onto an earlier one."""
    rows: dict[str, Row] = {row.name: row for row in onto.rows} if onto is not None else {}
    for event in events:
        _take(rows, event)
    return Inbox(rows=tuple(rows.values()))


def _take(rows: dict[str, Row], event: SeatEvent) -> None:
    get, t = event.get, event.t
    match event.what:
        case "AlertFired":
            there = rows.get(get("alert"))
            if there is not None:
                rows[there.name] = replace(there, firing=True, times=get("firing"), text=get("summary"))
                return
            rows[get("alert")] = Row(
                number=len(rows) + 1,
                kind="alert",
                name=get("alert"),
                source=get("service"),
                text=get("summary"),
                arrived=t,
                priority=get("priority"),
                service=get("service"),
                team=get("team"),
                runbook=get("runbook"),
                labels=tuple(f"{label} {value}" for label, value in get("labels", {}).items()),
                firing=True,
            )
        case "AlertCleared":
            _change(rows, get("alert"), firing=False)
        case "ReportArrived":
            rows[get("report")] = Row(
                number=len(rows) + 1,
                kind="report",
                name=get("report"),
                source=get("from"),
                text=get("says"),
                arrived=t,
                method=get("method"),
                service=get("service"),
                times=get("times", 1),
            )
        case "InjectDelivered":
            there = rows.get(get("inject"))
            if there is not None:
                rows[there.name] = replace(there, text=get("says"), times=get("round", 1))
                return
            rows[get("inject")] = Row(
                number=len(rows) + 1,
                kind="question",
                name=get("inject"),
                source=get("from") or get("inject"),
                text=get("says"),
                arrived=t,
                method=get("method"),
                to=get("to"),
                asks=get("asks", False),
            )
        case "ReaderAsked":
            rows[get("question")] = Row(
                number=len(rows) + 1,
                kind="question",
                name=get("question"),
                source=get("from"),
                text=get("says"),
                arrived=t,
                method="chat",
                to=get("to"),
                asks=True,
                letter=get("message"),
            )
        case "SuggestionMade":
            rows[get("suggestion")] = Row(
                number=len(rows) + 1,
                kind="suggestion",
                name=get("suggestion"),
                source="assistant",
                text=get("says"),
                arrived=t,
            )
        case "Acknowledged":
            _change(rows, get("item"), holder=get("by"), taken=t)
        case "Dismissed":
            _change(rows, get("item"), dismissed=get("reason"), incident="")
        case "Linked":
            _change(rows, get("item"), incident=get("incident"), dismissed="")
        case "Replied":
            _answer(rows, get("inject"), get("by"), t)
        case "MessageSent":
            for name in {get("answers"), *get("answered", ())}:
                _answer(rows, name, get("by"), t)
        case "SuggestionAnswered":
            _answer(rows, get("suggestion"), get("by"), t)
        case _:
            pass


def _change(rows: dict[str, Row], name: str, **new: object) -> None:
    if name in rows:
        rows[name] = replace(rows[name], **new)  # type: ignore[arg-type]  # callers name fields of Row


def _answer(rows: dict[str, Row], name: str, by: str, t: int) -> None:
    row = rows.get(name)
    if row is not None and row.answered is None:
        rows[name] = replace(row, answered=t, holder=by)
