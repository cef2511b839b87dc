"""Sorting what came in: triage, dismissal, and what the automation proposes."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from simulator.domain.standards import Severity
from simulator.projections.board import Board
from simulator.projections.inbox import Row
from tui.forms import Acts, Answers, Form, Option, Pick, Write
from tui.lines import line
from tui.sheets.parts import cited, split, told
from tui.source import Source

SURE: Final = (Option(value="guess"), Option(value="likely"), Option(value="certain"))
REASONS: Final = (
    Option(value="false", says="nothing was wrong behind it"),
    Option(value="duplicate", says="another row already tells this"),
    Option(
        value="not-actionable", label="nothing to do", says="true, but there is nothing for anybody to do"
    ),
)
NEW: Final = "new"
NONE: Final = "none"


def _rubric(severity: Severity) -> str:
    return f"{severity.title}: " + "; or ".join(row.says for row in severity.any[:3])


def triage(source: Source, items: Sequence[Row], cites: Sequence[str]) -> Form:
    """Return the form that sorts alerts and reports: part of what, true, what kind, where, how bad."""
    standard, board = source.standard, source.board
    incident = board.incidents.get(board.current)
    already = next((row.incident for row in items if row.incident), "")
    parts = (
        *(Option(value=one.name, label=f"{one.name} {one.title}"[:34]) for one in board.open),
        Option(value=NEW, label="new incident"),
        *((Option(value=NONE, label="no incident"),) if items else ()),
    )
    services = tuple(
        dict.fromkeys(
            [*(incident.services if incident else ()), *(row.service for row in items if row.service)]
        )
    )
    counted = (NEW, *board.incidents)
    others = tuple(
        Option(value=row.name, label=f"{row.number} {row.source}")
        for row in source.inbox.rows
        if row.kind in ("alert", "report") and row not in items
    )
    true = (
        Pick(name="true", label="True?", chosen=("yes",), options=(
            Option(value="yes"), Option(value="false", says=REASONS[0].says),
            *((Option(value="duplicate", says=REASONS[1].says),) if others else ()),
            Option(value="unclear", label="cannot tell", says="it stays with the incident until somebody can"))),
        Pick(name="of", label="Repeats", options=others, when=("true", ("duplicate",))),
    )  # fmt: skip
    rows: tuple[Pick | Write, ...] = (
        Pick(name="part", label="Part of", options=parts, chosen=(already or board.current or NEW,)),
        *(true if items else ()),
        Write(name="title", label="Call it", hint="what people would say is wrong", when=("part", (NEW,))),
        Pick(name="type", label="What kind", needed=False, when=("part", counted),
             options=tuple(Option(value=name, says=says) for name, says in standard.types.items()),
             chosen=(incident.type,) if incident and incident.type else ()),
        Pick(name="category", label="Cause is", needed=False, when=("part", counted),
             options=tuple(Option(value=name, says=says) for name, says in standard.categories.items()),
             chosen=(incident.category,) if incident and incident.category else ()),
        Pick(name="severity", label="How bad", when=("part", counted),
             options=tuple(Option(value=name, says=_rubric(one)) for name, one in standard.severities.items()),
             chosen=(incident.severity,) if incident else ()),
        Pick(name="services", label="Services", many=True, needed=False, when=("part", counted),
             options=tuple(Option(value=name) for name in source.known.services), chosen=services),
        Pick(name="sure", label="Sure?", options=SURE, chosen=("likely",), needed=False, when=("part", counted)),
    )  # fmt: skip
    about = tuple(line(f" {row.number} {row.source}: {row.text}") for row in items[:2])
    more = told(f"and {len(items) - 2} more") if len(items) > 2 else ()  # noqa: PLR2004  # two are shown
    return Form(
        name=f"triage {' '.join(row.name for row in items)}".strip(),
        title="Triage",
        rows=rows,
        about=(*about, *more, *cited(cites)),
        acts=lambda answers: _sorted(answers, items, cites, board),
    )


def _sorted(answers: Answers, items: Sequence[Row], cites: Sequence[str], board: Board) -> Acts:
    names = tuple(row.name for row in items)
    true, part = answers.get("true", "yes"), answers["part"]
    if true in ("false", "duplicate"):
        return [_dismissed(name, true, answers.get("of", ""), cites) for name in names]
    if part == NONE:
        return [_dismissed(name, "not-actionable", "", cites) for name in names]
    acts: list[tuple[str, Mapping[str, Any]]] = []
    if part == NEW:
        number = int(board.current.removeprefix("INC-") or 0) + 1
        part = f"INC-{number}"
        acts.append(("declare", {"severity": answers["severity"], "title": answers["title"], "items": names}))
    else:
        acts += [("link", {"item": row.name, "incident": part}) for row in items if row.incident != part]
    if answers.get("type") and answers.get("category") and (cites or not _stands(answers, board, part)):
        acts.append(("classify", {
            "type": answers["type"], "category": answers["category"], "severity": answers["severity"],
            "services": split(answers.get("services", "")), "incident": part, "cites": tuple(cites),
            "confidence": answers.get("sure") or "likely"}))  # fmt: skip
    return acts


def _stands(answers: Answers, board: Board, part: str) -> bool:
    """Whether the incident is classified so already: who only adds an alert to it says nothing new about it."""
    there = board.incidents.get(part)
    said = (
        answers["type"],
        answers["category"],
        answers["severity"],
        set(split(answers.get("services", ""))),
    )
    return there is not None and said == (there.type, there.category, there.severity, set(there.services))


def _dismissed(name: str, reason: str, of: str, cites: Sequence[str]) -> tuple[str, Mapping[str, Any]]:
    return "dismiss", {"item": name, "reason": reason, "of": of, "cites": tuple(cites)}


def dismiss(source: Source, items: Sequence[Row], cites: Sequence[str]) -> Form:
    """Return the form that settles rows for which nothing is to be done."""
    others = tuple(
        Option(value=row.name, label=f"{row.number} {row.source}")
        for row in source.inbox.rows
        if row.kind in ("alert", "report") and row not in items
    )
    return Form(
        name=f"dismiss {' '.join(row.name for row in items)}",
        title="Dismiss",
        rows=(
            Pick(name="reason", label="Why?", options=tuple(one for one in REASONS if others or one.value != "duplicate")),
            Pick(name="of", label="Repeats", options=others, when=("reason", ("duplicate",))),
        ),
        about=(*(line(f" {row.number} {row.source}: {row.text}") for row in items[:4]), *cited(cites)),
        acts=lambda answers: [_dismissed(row.name, answers["reason"], answers.get("of", ""), cites) for row in items],
        save="Dismiss",
    )  # fmt: skip


def suggestion(source: Source, row: Row) -> Form:
    """Return the form that takes or leaves what the automation proposes."""
    made = [e for e in source.events if e.what == "SuggestionMade" and e.get("suggestion") == row.name]
    because = str(made[-1].get("because") or "") if made else ""
    return Form(
        name=f"suggestion {row.name}",
        title=f"The assistant proposes: {row.text}",
        rows=(
            Pick(name="accept", label="Do it?", options=(
                Option(value="accept", label="take it", says="what it proposes is done as if you had chosen it"),
                Option(value="reject", label="leave it", says="nothing is done"))),
            Write(name="why", label="Because", needed=False, hint="what speaks for it or against it"),
        ),
        about=told(f"It says: {because}" if because else ""),
        acts=lambda answers: [(answers["accept"], {"suggestion": row.name, "why": answers["why"]})],
    )  # fmt: skip
