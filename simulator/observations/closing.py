"""Whether an incident was called mitigated or over before it was."""

from typing import Final, NamedTuple

from simulator.domain import events as e
from simulator.domain.units import NEVER
from simulator.observations.markers import MARKERS
from simulator.observations.observation import Figure, Observation, observed, too_thin
from simulator.projections.words import HARM_WORDS, counted, many, span
from simulator.scoring.truth import Truth

MARKER: Final = MARKERS["closing-early"]


class Called(NamedTuple):
    """One time that an incident was called mitigated or over."""

    seq: int
    t: int
    key: str
    incident: str
    """As the team called it, or by its name in the answer key."""
    as_: str
    due: int
    """From when that was true; NEVER if it never became so."""


def closing(truth: Truth) -> Observation:
    """Observe each mitigated, each resolved and each all-clear against the world."""
    called = _called(truth)
    if not called:
        return too_thin(MARKER, "No incident was called mitigated or over.")
    early = [one for one in called if one.t < one.due]
    if not early:
        return observed(
            MARKER,
            f"Called mitigated or over {many(len(called), 'time')}, and never too early.",
            sign=False,
        )
    one = max(early, key=lambda each: (each.due - each.t, -each.t))
    reopened = truth.of(e.Reopened)
    again = next(
        ((seq, t) for seq, t, ev in reopened if t > one.t and truth.about(ev.incident) == one.key), None
    )
    until = min(one.due, truth.end)
    harm = {unit: meter.at(until) - meter.at(one.t) for unit, meter in truth.world.harm.items()}
    went_on = ", ".join(counted(unit, count) for unit, count in harm.items() if count)
    took_up = "was opened again" if again else "was not opened again"
    was = (
        "its harm had not stopped by the end"
        if one.due == NEVER
        else f"that was so only from {truth.clock(one.due)} on, {span(one.due - one.t)} later"
    )
    figures = [
        Figure(name="calls", value=len(called)),
        Figure(name="too early", value=len(early)),
        *(Figure(name=f"{HARM_WORDS[unit]} after it", value=count) for unit, count in harm.items() if count),
    ]
    if one.due != NEVER:
        figures.append(Figure(name="too early by", value=one.due - one.t, unit="ms"))
    return observed(
        MARKER,
        f"{one.incident} was {one.as_} at {truth.clock(one.t)}; {was}{f'; meanwhile harm went on ({went_on}), and it {took_up}' if went_on else ''}.",
        sign=True,
        figures=figures,
        shown=[*((each.seq, each.t) for each in early), *([again] if again else [])],
    )


def _called(truth: Truth) -> list[Called]:
    found = []
    for seq, t, event in truth.lines:
        match event:
            case e.Monitored(incident=incident):
                as_, over = "called mitigated", False
            case e.Resolved(incident=incident):
                as_, over = "called over", True
            case e.MessageSent(incident=incident, type=kind, audience=audience):
                letter = truth.standard.messages.get(kind)
                if letter is None or letter.phase != "resolved":
                    continue
                as_, over = f"told to {audience} as over", True
            case _:
                continue
        key = truth.about(incident)
        if key:
            found.append(
                Called(
                    seq=seq,
                    t=t,
                    key=key,
                    incident=incident or key,
                    as_=as_,
                    due=_due(truth, key, over=over),
                )
            )
    return found


def _due(truth: Truth, key: str, *, over: bool) -> int:
    """Return from when an incident may be called mitigated: what stopped its harm had taken effect; or over: it was watched."""
    ended, turned = truth.ended_at.get(key), truth.turned(key)
    if ended is None or turned is None:
        return NEVER
    return ended + truth.watch if over else turned
