"""A Master Scenario Events List in a workbook, as injects of ours.

Facilitators head their columns as they like and use TYPE for many things, so a row counts by what it has: what has a
sender and a way to be delivered is an inject; an expected action belongs to the inject before it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from simulator.domain.cleaning import one_line
from simulator.domain.scenario import Method
from simulator.domain.units import DAY, HOUR, LONGEST, MINUTE
from simulator.drafting.moments import Moment, read_moment
from simulator.drafting.naming import name_of
from simulator.drafting.sketch import Foreign, InjectPart, Row, Sketch
from simulator.drafting.workbook import Sheet, read_workbook, text_of

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "number": ("#", "no", "number", "inject", "inject #", "inject no", "inject number", "msel #", "msel number", "event #",
               "event no", "event number", "serial", "serial no", "seq", "seq no", "sequence", "sequence no", "sequence number", "msel", "msel no", "item", "id", "inject id", "event id"),
    "time": ("time", "scheduled time", "planned time", "inject time", "event time", "start time", "delivery time", "time local",
             "exercise time", "clock time", "when", "date time", "date time delivered", "time delivered", "date and time", "scheduled date time", "zulu time", "time of inject", "start", "t+", "time offset"),
    "sender": ("from", "sender", "inject from", "from player", "from sim cell", "source", "initiator", "originator", "sent by",
               "simulated by", "originator from", "from sender", "sender from", "injected by", "sim cell", "from organization", "caller"),
    "to": ("to", "recipient", "recipients", "receiver", "inject to", "player", "players", "target", "audience",
           "receiving player", "recipient player", "responsible", "to organization", "addressee", "recipient to", "to recipient", "target audience", "assigned to", "receiving entity", "recipient s"),
    "method": ("method", "mode", "delivery method", "delivery mode", "delivery", "inject mode", "inject method", "medium", "means",
               "channel", "how", "delivered by", "inject delivery method", "communication method", "transmission method", "method of delivery", "delivery means", "inject delivery", "means of delivery", "mode of delivery",
               "means of communication", "means of communications", "communication", "communications", "comms", "comms method", "comms channel", "comms means",
               "via"),
    "type": ("type", "inject type", "event type", "category", "type of inject", "kind"),
    "says": ("description", "event description", "inject description", "event", "message", "inject text", "content", "details",
             "scenario event", "inject message", "script", "narrative", "event inject description", "text", "inject content",
             "description of inject", "event inject", "inject event description"),
    "expected": ("expected action", "expected actions", "expected player action", "expected player actions", "expected response",
                 "expected outcome", "expected outcomes", "anticipated action", "anticipated response", "expected player response",
                 "expected result", "expected action s", "expected responses", "anticipated player action"),
    "title": ("title", "name", "subject", "inject name", "inject title", "event name", "event title", "short title"),
}  # fmt: skip
"""What each column is called, in small letters without signs."""
METHODS: Final[tuple[tuple[Method, tuple[str, ...]], ...]] = (
    ("call", ("phone", "telephone", "call", "radio", "voice", "sat", "cell", "hotline")),
    ("email", ("email", "e mail", "mail", "letter", "fax", "memo")),
    (
        "status-page",
        (
            "status page",
            "web",
            "news",
            "tv",
            "television",
            "social",
            "twitter",
            "media",
            "video",
            "press",
            "vnn",
        ),
    ),
    ("ticket", ("ticket", "help desk", "helpdesk", "service desk", "form", "webeoc", "log")),
    ("page", ("page", "pager", "alert", "sms", "siren")),
    (
        "meeting",
        (
            "person",
            "face",
            "meeting",
            "verbal",
            "oral",
            "brief",
            "handout",
            "hand",
            "runner",
            "role play",
            "actor",
        ),
    ),
    ("chat", ("chat", "slack", "teams", "im", "message", "text")),
)
"""Ways of ours, and words that mean them; the first that fits is taken."""
ROLES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "communications-lead",
        ("communic", "comms", "pio", "public", "press", "media", "jic", "spokes", "customer", "support"),
    ),
    (
        "on-call-engineer",
        (
            "engineer",
            "on call",
            "oncall",
            "technical",
            "tech",
            "operations",
            "ops",
            "sre",
            "it",
            "soc",
            "noc",
            "data",
            "ml",
        ),
    ),
    (
        "incident-commander",
        (
            "command",
            "director",
            "manager",
            "lead",
            "chief",
            "executive",
            "ceo",
            "ciso",
            "cio",
            "eoc",
            "all",
            "ic",
            "ec",
        ),
    ),
)
_HEAD_WITHIN: Final = 30
"""Rows in which the head of a list is looked for."""
_HEAD_NEEDS: Final = 3
"""Columns that must be known for a row to be a head."""
Word = TypeVar("Word", bound=str)
_EXPECTED: Final = re.compile(r"expect|anticipat|player action", re.IGNORECASE)


def from_msel(path: Path) -> Sketch:
    """Return what is in a workbook's sheets. Raises Foreign if none has a list, NoSpreadsheets without the library."""
    reading = _Reading()
    for sheet in read_workbook(path):
        reading.sheet(sheet)
    if not reading.lists:
        known = ", ".join(f"{name} ({', '.join(words[1:3])} …)" for name, words in COLUMNS.items())
        message = f"{path} has no sheet with the head of an events list: at least {_HEAD_NEEDS} columns such as {known}"
        raise Foreign(message)
    return Sketch(origin=path.name, injects=tuple(reading.injects), rows=tuple(reading.rows))


def heads(cells: Iterable[Any]) -> dict[str, int]:
    """Return which column is what in a row taken for a head, by its place from 0; of two of a kind the plainer word wins."""
    best: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(cells):
        words = " ".join(re.sub(r"[^a-z0-9#+]+", " ", text_of(cell).lower()).split())
        kind = next((kind for kind, names in COLUMNS.items() if words in names), None)
        if kind is not None:
            best[kind] = min(best.get(kind, (len(words) + 1_000, place)), (COLUMNS[kind].index(words), place))
    return {kind: place for kind, (_, place) in best.items()}


@dataclass(slots=True, kw_only=True)
class _Reading:
    """The account as it grows, sheet by sheet."""

    injects: list[InjectPart] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    lists: int = 0
    names: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    start: int | None = None
    """When the first list begins, since midnight."""
    last: int = 0
    """When the row before happened, since STARTEX."""

    def sheet(self, sheet: Sheet) -> None:
        head = next(
            ((y, heads(cells)) for y, cells in sheet.rows[:_HEAD_WITHIN] if len(heads(cells)) >= _HEAD_NEEDS),
            None,
        )
        hidden = " (hidden)" if sheet.hidden else ""
        if head is None:
            self.rows += [
                _left(f"{sheet.name}!{y}", cells, f"the sheet{hidden} has no head of an events list")
                for y, cells in sheet.rows
            ]
            return
        self.lists += 1
        top, columns = head
        unknown = [
            text_of(c)
            for x, c in enumerate(dict(sheet.rows)[top])
            if text_of(c) and x not in columns.values()
        ]
        for y, cells in sheet.rows:
            place = f"{sheet.name}!{y}"
            if y < top:
                self.rows.append(_left(place, cells, "above the head of the list"))
            elif y == top:
                named = ", ".join(f"{name}: {text_of(cells[x])}" for name, x in columns.items())
                why = one_line(f"columns {named}" + (f"; left out: {', '.join(unknown)}" if unknown else ""))
                self.rows.append(
                    Row(place=place, what="the head", verdict="guessed" if unknown else "understood", why=why)
                )
            elif heads(cells) == columns:
                self.rows.append(_left(place, cells, "the head once more"))
            else:
                raw = {name: cells[x] if x < len(cells) else None for name, x in columns.items()}
                self._row(place, raw, cells)

    def _row(self, place: str, raw: dict[str, Any], cells: tuple[Any, ...]) -> None:
        cell = {name: one_line(text_of(value)) for name, value in raw.items()}
        says = cell.get("says") or cell.get("title", "")
        type_ = cell.get("type", "")
        self._note_start(raw.get("time"), says)
        lacks = [name for name in ("sender", "method") if cell.get(name) == ""] + (
            [] if says else ["description"]
        )
        context = re.fullmatch(
            r"(?:startex|endex|start of exercise|end of exercise).{0,40}", says, re.IGNORECASE
        )
        if not lacks and not context and not _EXPECTED.search(type_):
            self._inject(place, raw, cell, says)
        elif _EXPECTED.search(type_) or (cell.get("expected") and not says):
            self._expected(place, cells, cell.get("expected") or says)
        else:
            why = f"nobody delivers it: it has no {' and no '.join(lacks)}" if lacks else "the frame of play"
            self.rows.append(_left(place, cells, why))

    def _note_start(self, value: Any, says: str) -> None:
        moment = read_moment(value)
        if moment and not moment.since_start and (self.start is None or "startex" in says.lower()):
            self.start = moment.ms

    def _expected(self, place: str, cells: tuple[Any, ...], told: str) -> None:
        if not self.injects:
            self.rows.append(_left(place, cells, "an expected action with no inject before it"))
            return
        last = self.injects[-1]
        self.injects[-1] = replace(last, expected=f"{last.expected} {told}".strip()[:1_000])
        why = f"expected of {last.name}"
        self.rows.append(Row(place=place, what=told[:80], verdict="understood", why=why))

    def _inject(self, place: str, raw: dict[str, Any], cell: dict[str, str], says: str) -> None:
        guesses: list[str] = []
        at = self._at(raw.get("time"), guesses)
        to = _meant(cell.get("to", ""), ROLES)
        if to is None:
            said = cell.get("to")
            why = f"{said} is no role we know" if said else "nobody is named"
            guesses.append(f"to incident-commander: {why}")
        if "sender" not in cell:
            guesses.append("from the control cell: the list has no column for who sends")
        method = _meant(cell.get("method", ""), METHODS)
        if method is None:
            known = (
                f"{cell['method']} is no way we know"
                if "method" in cell
                else "the list has no column for how"
            )
            guesses.append(f"method chat: {known}")
        number = self._number(cell.get("number", ""), guesses)
        name = name_of(cell.get("title") or " ".join(says.split()[:5]), self.names, "inject")
        self.names.add(name)
        self.injects.append(
            InjectPart(
                name=name,
                number=number,
                at_ms=at,
                sender=cell.get("sender", "the control cell")[:120],
                to=to or "incident-commander",
                method=method or "chat",
                says=says[:2_000],
                expected=cell.get("expected", "")[:1_000],
            )
        )
        if len(says) > 2_000:  # noqa: PLR2004  # as above
            guesses.append(f"cut to 2,000 of {len(says):,} characters")
        self.rows.append(
            Row(
                place=place,
                what=says[:80],
                verdict="guessed" if guesses else "understood",
                why="; ".join(guesses),
            )
        )

    def _at(self, value: Any, guesses: list[str]) -> int:
        moment = read_moment(value)
        at = self._since_start(moment) if moment else None
        if at is None:
            at = min(self.last + MINUTE, LONGEST - HOUR)
            said = one_line(text_of(value))
            why = f"{said} is no time we can read" if said else "no time is given"
            guesses.append(f"a minute after the row before: {why}")
        elif at < 0:
            guesses.append("at the start: its time is before it")
            at = 0
        self.last = at
        return at

    def _since_start(self, moment: Moment) -> int | None:
        if moment.since_start:
            at = moment.ms
        else:
            at = moment.ms - (self.start or 0)
            if at < 0 and moment.ms < DAY and at < -HOUR:  # past midnight, and no date was written
                at += DAY
        return at if at < LONGEST - HOUR else None

    def _number(self, written: str, guesses: list[str]) -> int:
        digits = re.search(r"\d{1,6}", written)
        number = int(digits[0]) if digits else 0
        if number < 1 or number in self.numbers:
            free = max(self.numbers, default=0) + 1
            why = f"{written} is {'taken' if number else 'no number'}" if written else "none is given"
            guesses.append(f"number {free}: {why}")
            number = free
        self.numbers.add(number)
        return number


def _meant(text: str, known: tuple[tuple[Word, tuple[str, ...]], ...]) -> Word | None:
    """Return what a text means by the words that begin in it."""
    words = f" {' '.join(re.sub(r'[^a-z0-9]+', ' ', text.lower()).split())} "
    return next((name for name, signs in known if any(f" {sign}" in words for sign in signs)), None)


def _left(place: str, cells: tuple[Any, ...], why: str) -> Row:
    what = one_line(" | ".join(filter(None, map(text_of, cells))))[:80]
    return Row(place=place, what=what, verdict="left out", why=why)
