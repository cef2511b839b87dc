"""The blameless account: what happened, when, whom it hit, what led to it, and what changes.

Its timeline is ticked from the seat's own record, a moment at a time, so that each line has its time and its name.
"""

from typing import Any, Final

from simulator.projections.stream import SeatEvent
from simulator.projections.words import short_clock
from tui.forms import Acts, Answers, Form, Option, Pick, Write
from tui.sheets.parts import split, told
from tui.source import Source

TOLD: Final = {
    "AlertFired": ("alert", "fired"),
    "ReportArrived": ("report", "came in"),
    "InjectDelivered": ("inject", "was asked"),
    "ReaderAsked": ("question", "was asked"),
    "Declared": ("incident", "declared"),
    "RemedyStarted": ("remedy", "started"),
    "RemedyFinished": ("remedy", "finished"),
    "RemedyFailed": ("remedy", "failed"),
    "RemedyUndone": ("remedy", "undone"),
    "MessageSent": ("message", "sent"),
    "Monitored": ("incident", "mitigated"),
    "Resolved": ("incident", "resolved"),
    "Reopened": ("incident", "reopened"),
}
"""What an account may tell, by the event: the field with its name, and what happened to it."""
MOST: Final = 24
"""Moments that are offered; an account is read, not searched."""


def moments(source: Source) -> tuple[str, ...]:
    """Return the lines a timeline can be made of, oldest first: `11:09 edge-errors fired`."""
    incident = source.board.incidents.get(source.board.current)
    items = set(incident.items) if incident else set()
    asked = {row.name for row in source.inbox.rows if row.kind == "question" and row.asks}
    found = dict.fromkeys(_moment(source, event) for event in source.events if _belongs(event, items | asked))
    return tuple(found)[:MOST]


def _belongs(event: SeatEvent, items: set[str]) -> bool:
    """Whether a moment is one of this incident: of its own items, or of what was done about it."""
    kind = TOLD.get(event.what, ("", ""))[0]
    return bool(kind) and (kind not in ("alert", "report", "inject", "question") or event.get(kind) in items)


def _moment(source: Source, event: SeatEvent) -> str:
    kind, happened = TOLD[event.what]
    name = f"{event.get(kind)} {event.get('type')}" if kind == "message" else event.get(kind)
    return f"{short_clock(source.known.starts, event.t)} {name} {happened}"


def postmortem(source: Source) -> Form | None:
    """Return the form of the account; None while there is nothing to write about."""
    board = source.board
    if not board.incidents:
        return None
    people = tuple(dict.fromkeys((*source.known.teams, *source.known.seats.values())))
    there = moments(source)
    needed = source.standard.postmortem.moments

    def acts(answers: Answers) -> Acts:
        causes = tuple(part.strip() for part in answers["causes"].split(";") if part.strip())
        actions: tuple[dict[str, Any], ...] = ()
        if answers["action"]:
            actions = ({"what": answers["action"], "type": answers["kind"], "owner": answers["owner"], "due_days": int(answers["days"]),
                        "verified_by": answers["verified"]},)  # fmt: skip
        ticked = sorted(int(number) for number in split(answers.get("timeline", "")))
        return [("postmortem", {"summary": answers["summary"], "impact": answers["impact"], "causes": causes, "actions": actions,
                                "timeline": tuple(there[number] for number in ticked), "incident": board.current})]  # fmt: skip

    timeline = Pick(name="timeline", label="When", many=True, needed=False,
                    options=tuple(Option(value=str(number), label=moment) for number, moment in enumerate(there)))  # fmt: skip
    return Form(
        name="postmortem",
        title=f"Postmortem of {board.current}",
        rows=(
            Write(name="summary", label="What", hint="what happened, in one sentence"),
            Write(name="impact", label="Impact", hint="whom it hit, how, for how long"),
            Write(name="causes", label="Led to it", hint="several, split by ;   never a person"),
            *((timeline,) if there else ()),
            Write(name="action", label="We change", needed=False, hint="one thing, so that it is seen or stopped earlier"),
            Pick(name="kind", label="Which will", chosen=("detect",), needed=False,
                 options=tuple(Option(value=kind) for kind in ("prevent", "detect", "mitigate", "process"))),
            Pick(name="owner", label="Owner", options=tuple(Option(value=one) for one in people), needed=False, chosen=people[:1]),
            Pick(name="days", label="Within", options=tuple(Option(value=days, label=f"{days} days") for days in ("7", "14", "30", "90")), chosen=("14",), needed=False),
            Write(name="verified", label="Shown by", needed=False, hint="how we will know that it works"),
        ),
        about=told(f"a timeline needs {needed} moments: space ticks one") if needed and there else (),
        acts=acts,
    )  # fmt: skip
