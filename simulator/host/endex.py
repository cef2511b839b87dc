"""An exercise in twelve plain lines that paste into a chat: score, harm, three moments."""

from typing import Final

from simulator.host.aftermath import Aftermath
from simulator.host.curves import Counted
from simulator.host.safe import safe_text
from simulator.host.standins import PEOPLE
from simulator.projections.words import HARM_WORDS, cut, span
from simulator.report.scenes import MORE_HARM

DIMENSIONS: Final = {
    "timeliness": "Time",
    "communication": "Messages",
    "triage": "Triage",
    "decision": "Decision",
    "governance": "Rules",
}
"""Short names of the standard's dimensions; any other is called as it is."""
WIDE: Final = 110
"""Characters in one line of the card."""
THOUSAND: Final = 1_000
EXACT: Final = 10_000
"""From here on numbers are rounded to thousands."""
MILLION: Final = 1_000_000


def rounded(number: int) -> str:
    """Write a number as one says it: 9,812, 214k, 1.2M."""
    if number < EXACT:
        return f"{number:,}"
    if number < MILLION - THOUSAND // 2:
        return f"{(number + THOUSAND // 2) // THOUSAND}k"
    tenths = (number + MILLION // 20) // (MILLION // 10)
    return f"{tenths // 10}.{tenths % 10}M"


def harm_words(one: Counted) -> str:
    """Say what was done by this team, by the model answer, and by nobody."""
    harm = one.harm
    return (
        f"you {rounded(harm.team)} {HARM_WORDS[harm.unit]}    model answer {rounded(harm.model)}    "
        f"nobody acts {rounded(harm.nobody)}"
    )


def spared_words(one: Counted) -> str:
    """Say how much of what could be spared was, or why that is not said."""
    if one.harm.broken_off:
        return "all three until play was broken off; what came after is not known"
    if one.harm.team > one.harm.nobody:
        return MORE_HARM
    if one.harm.spared is None:
        return "nothing could be spared"
    who = "who" if one.harm.unit == "people" else "that"
    better = "; the model answer did more harm" if one.beaten else ""
    return f"you spared {one.harm.spared} of every 100 {who} could be spared{better}"


def how_words(found: Aftermath) -> str:
    """Say how it was played."""
    inputs = found.exercise.inputs
    play = inputs.play
    team = play.team or PEOPLE
    if team != PEOPLE and play.seats:
        team = f"{PEOPLE} and {team}"
    how = [play.mode, play.pace, f"played by {team}", f"seed {inputs.seed}", span(found.end)]
    if found.broken_off:
        how.append("broken off")
    if play.forked_at is not None:
        how.append(f"entered at {found.clock(play.forked_at)}")
    return ", ".join(how)


def dimension_words(found: Aftermath) -> tuple[str, ...]:
    """Return each dimension with what it earned of its weight: Time 24/30."""
    return tuple(
        f"{DIMENSIONS.get(name, name)} {'-' if score is None else f'{float(score * weight / 100):.0f}'}/{weight}"
        for name, (score, weight) in found.card.dimensions.items()
    )


def objective_words(found: Aftermath) -> tuple[str, ...]:
    """Return each objective with its rating: the proposed one, or an evaluator's beside it."""
    words = []
    for one in found.card.objectives:
        rate = found.rated(one.id)
        other = f" (evaluator: {rate.rating})" if rate is not None else ""
        words.append(f"{one.id} {one.rating or 'not tried'}{other}")
    return tuple(words)


def gate_words(found: Aftermath) -> tuple[str, ...]:
    """Return each gate that was hit, or that none was."""
    hit = [f"gate {one.clause}: {one.says} At most {one.cap} points" for one in found.card.gates if one.hit]
    return tuple(hit) or ("no gate hit",)


def unprompted_words(found: Aftermath) -> str:
    """Say how many duties needed no reminder."""
    met, owed = found.unprompted
    return f"{met} of {owed} duties met unprompted"


def card(found: Aftermath) -> tuple[str, ...]:
    """Return the twelve lines."""
    first = found.harms[0] if found.harms else None
    told = [
        f"{moment.clock}  {moment.says}{f'  {moment.points}' if moment.points else ''}"
        for moment in found.moments
    ]
    lines = (
        f"EXERCISE {found.name}: {found.exercise.inputs.scenario.title}",
        f"{float(found.card.total):.1f} of 100, {how_words(found)}",
        f"Harm: {', '.join(harm_words(first).split('    '))}" if first else "No harm is counted.",
        (spared_words(first)[:1].upper() + spared_words(first)[1:] + ".") if first else "",
        ", ".join(dimension_words(found)),
        f"Objectives: {', '.join(objective_words(found))} (proposed)",
        f"{unprompted_words(found)}; {'; '.join(gate_words(found))}",
        "Moments:",
        *(told + [""] * 3)[:3],
        "An exercise: the firm, its people and its numbers are invented.",
    )
    return tuple(cut(safe_text(line), WIDE) for line in lines)
