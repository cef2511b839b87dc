"""What somebody means who types `show` and a word or two: which look at evidence it is, which view, and of which moment."""

from collections.abc import Iterable
from difflib import get_close_matches

from simulator.domain import commands as c
from simulator.host.plain.context import Context
from simulator.host.plain.reading import Unclear, moment


def show(text: str, context: Context) -> tuple[c.LookAt | None, str, int]:
    """Read what is to be shown: (the look it is, if it is evidence; the view; the moment).

    Raises Unclear with what there is.
    """
    words, at = _moment(text, context)
    what = " ".join(words) or "inbox"
    head, _, rest = what.partition(" ")
    known = context.known
    when = min(at if at is not None else context.now, context.now)
    aliases = {"log": "logs", "trace": "traces", "change": "changes", "ticket": "tickets", "metric": "metrics",
               "room": "people", "board": "incident", "owed": "clocks", "message": "messages", "standard": "rules"}  # fmt: skip
    head = aliases.get(head, head)
    if head == "evidence" and rest.isdigit():
        row = context.inbox.by_number(int(rest))
        if row is not None and row.service:
            head, rest, when = "logs", row.service, min(row.arrived, when)
    looks: str | None = None
    if head == "logs":
        service = _near(rest, known.services) if rest else ""
        looks, what = f"logs {service}".strip(), f"logs {service}".strip()
    elif head in ("changes", "tickets", "traces"):
        looks = what = head
    elif head == "metrics":
        service = _near(rest, known.services) if rest else ""
        looks, what = (f"dashboard {service}" if service else None), f"metrics {service}".strip()
    elif head == "runbook":
        name = _near(rest, known.runbooks) if rest else next(iter(known.runbooks), "")
        looks, what = name or None, f"runbook {name}"
    elif head.lstrip("#").isdigit():
        row = context.inbox.by_number(int(head.lstrip("#")))
        if row is None:
            raise Unclear(f"nothing has the number {head}; show inbox lists what has come in")
        looks, what = row.name, f"row {row.number}"
    elif head in (
        "inbox",
        "incident",
        "people",
        "messages",
        "clocks",
        "timeline",
        "remedies",
        "hypotheses",
        "rules",
    ):
        what = f"{head} {rest}".strip()
    else:
        signal = _signal(what, context)
        if signal is not None:
            looks = what = signal
        elif what in known.traces:
            looks, what = what, f"trace {what}"
        elif what in known.runbooks:
            looks, what = what, f"runbook {what}"
        elif what in known.services:
            looks, what = f"dashboard {what}", f"metrics {what}"
        else:
            near = get_close_matches(
                what, [*known.signals, *known.services, "inbox", "incident", "metrics"], n=1
            )
            hint = (
                f"did you mean {near[0]}?"
                if near
                else "show shows inbox, incident, metrics, logs, changes and more: help show"
            )
            raise Unclear(f"there is nothing called {what!r} to show; {hint}")
    look = None
    if looks is not None:
        look = c.LookAt(seat="", what=looks, at=when if at is not None else None)
    return look, what, when


def _moment(text: str, context: Context) -> tuple[list[str], int | None]:
    words = text.split()
    if len(words) >= 2 and words[-2].lower() == "at":  # noqa: PLR2004  # `at` and the time
        return words[:-2], moment(words[-1], context)
    return words, None


def _near(text: str, there: Iterable[str]) -> str:
    names_ = list(there)
    for fits in (str.__eq__, str.startswith, str.__contains__):
        fitting = [name for name in names_ if fits(name, text.lower())]
        if len(fitting) == 1:
            return fitting[0]
    raise Unclear(f"there is no {text!r}; there is {', '.join(names_)}")


def _signal(text: str, context: Context) -> str | None:
    bare, brace, where = text.partition("{")
    there = list(context.known.signals)
    for fits in (str.__eq__, str.endswith, str.__contains__):
        fitting = [name for name in there if fits(name.lower(), bare.strip().lower())]
        if len(fitting) == 1:
            return fitting[0] + brace + where
    return None
