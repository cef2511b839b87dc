"""The Master Scenario Events List (HSEEP) of a scenario: what comes when, from whom, and what is expected then.

Much of a scenario waits for conditions, so its times are those of one run: the model answer's, on one seed.
"""

from dataclasses import astuple, fields
from typing import Final

from simulator.domain import events as e
from simulator.domain.cleaning import one_line
from simulator.domain.exercise import Exercise
from simulator.domain.scenario import Inject, Scenario
from simulator.domain.units import NEVER
from simulator.domain.values import dataclass
from simulator.host.film import film
from simulator.host.placed import Thing, came, placed
from simulator.host.safe import safe_text
from simulator.projections.words import clock

EXPECTED: Final = (
    e.Declared,
    e.Classified,
    e.RoleAssigned,
    e.MessageSent,
    e.SuggestionAnswered,
    e.RemedyStarted,
    e.RemedyVerified,
    e.Monitored,
    e.Resolved,
    e.PostmortemWritten,
)
"""What a list expects of players; taking each alert and opening evidence would hide it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row, in the columns facilitators know; every field is text in one line."""

    number: str = ""
    """An inject's own number."""
    time: str
    """The exercise's own clock, UTC; `on condition` where the run did not come to it."""
    after: str = ""
    """Since STARTEX, h:mm:ss; `-` before what was there already."""
    type: str
    """change, fault, alert, report, inject, suggestion, event, expected action or ENDEX."""
    sender: str = ""
    to: str = ""
    method: str = ""
    says: str
    waits_for: str = ""
    """The condition, as its author wrote it."""
    expected: str = ""
    tests: str = ""
    """The critical tasks an inject tries."""


COLUMNS: Final = tuple(field.name.replace("_", " ") for field in fields(Item))
"""The head of the table."""


def rows(items: list[Item]) -> list[tuple[str, ...]]:
    """Return the table below its head."""
    return [astuple(item) for item in items]


def msel(exercise: Exercise) -> list[Item]:
    """Return the list of a played exercise: first what was there before STARTEX, at the end what the run did not come to."""
    scenario, world = exercise.inputs.scenario, exercise.inputs.world()
    told = {scene.seq: scene.says for scene in film(exercise, exercise.inputs.scenario_name)}
    listed: list[tuple[int, Item]] = [
        (change.at, Item(**_when(scenario, change.at), type="change", sender=change.by, says=change.says))
        for change in scenario.changes.values()
        if change.at < 0
    ]
    seen: set[Thing] = set()
    for seq, t, event in exercise.events:
        thing = came(event)
        if isinstance(event, EXPECTED):
            item = Item(**_when(scenario, t), type="expected action", sender=event.by, says=told.get(seq, ""))
        elif isinstance(event, e.ExerciseEnded):
            item = Item(**_when(scenario, t), type="ENDEX", says="The exercise ends.")
        elif thing is not None and thing not in seen:
            seen.add(thing)
            summary = event.summary if isinstance(event, e.AlertFired) else ""
            item = _authored(scenario, *thing, t, summary)
        else:
            continue
        listed.append((t, item))
    listed += [(NEVER, _authored(scenario, *thing, None)) for thing in placed(scenario) if thing not in seen]
    listed.sort(key=lambda one: one[0])  # among equals as the log has them, and the author wrote them
    fill = world.cast.fill
    return [
        Item(
            **{
                field.name: one_line(safe_text(fill(getattr(item, field.name)))).strip()
                for field in fields(Item)
            }
        )
        for _, item in listed
    ]


def _when(scenario: Scenario, t: int | None) -> dict[str, str]:
    if t is None:
        return {"time": "on condition"}
    minutes, seconds = divmod(abs(t) // 1000, 60)
    since = f"{'-' if t < 0 else ''}{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    return {"time": clock(scenario.starts, t), "after": since}


def _authored(scenario: Scenario, kind: str, name: str, t: int | None, summary: str = "") -> Item:
    """Return the row of something an author placed."""
    at = _when(scenario, t)
    match kind:
        case "fault":
            fault = scenario.faults[name]
            return Item(**at, type=kind, to=fault.service, says=fault.says or name)
        case "alert" if name in scenario.noise:
            noise = scenario.noise[name]
            real = {"duplicate": f"a duplicate of {noise.of}", "false": "a false alert"}
            expected = f"dismiss it: {real.get(noise.kind, noise.kind)}"
            return Item(
                **at,
                type=kind,
                sender=noise.service,
                says=summary or _unread(noise.summary),
                expected=expected,
            )
        case "alert":
            rule = scenario.alerts[name]
            return Item(
                **at,
                type=kind,
                sender=rule.service,
                says=summary or _unread(rule.summary),
                waits_for=rule.when.text,
            )
        case "report":
            report = scenario.reports[name]
            waits = report.when.text if report.when else ""
            return Item(
                **at, type=kind, sender=report.from_, method=report.method, says=report.says, waits_for=waits
            )
        case "suggestion":
            made = scenario.suggestions[name]
            waits = made.when.text if made.when else ""
            return Item(
                **at,
                type=kind,
                sender="automation",
                says=made.says,
                waits_for=waits,
                expected=f"it is {made.truth}",
            )
        case "inject":
            return _inject(scenario.injects[name], at)
    event = scenario.events[name]
    told = [event.when.text] if event.when else []
    told += [f"not ({event.unless.text})"] if event.unless else []
    return Item(**at, type=kind, says=event.says or name, waits_for=" and ".join(told))


def _unread(summary: str) -> str:
    """Return an alert's summary with an ellipsis for the reading that nobody took."""
    return summary.replace("{value}", "…")


def _inject(inject: Inject, at: dict[str, str]) -> Item:
    expected = inject.expected or (
        f"answer with {' or '.join(inject.answered_by)}" if inject.answered_by else ""
    )
    return Item(
        **at,
        number=str(inject.number),
        type="inject",
        sender=inject.from_,
        to=inject.to,
        method=inject.method,
        says=inject.says,
        waits_for=inject.when.text if inject.when else "",
        expected=expected,
        tests=", ".join(inject.tests),
    )
