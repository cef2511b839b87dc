"""A rehearsal in words for a terminal, what to look at first; and as data."""

from dataclasses import asdict
from textwrap import wrap
from typing import Any, Final

from simulator.domain.units import format_duration
from simulator.host.calibration.figures import Spread
from simulator.host.calibration.outcome import POINT
from simulator.host.calibration.telling import LABEL, points
from simulator.host.rehearsing.knowable import Late
from simulator.host.rehearsing.reach import Reached
from simulator.host.rehearsing.tempo import Crowd, Gap
from simulator.host.rehearsing.whole import Rehearsal
from simulator.host.rehearsing.worth import Same
from simulator.host.safe import safe_text
from simulator.projections.words import cut, many

WIDE: Final = 80


def at(t: int | None) -> str:
    """Write a time since STARTEX: 0:09:45; a dash for never."""
    if t is None:
        return "-"
    sign, seconds = ("-", -t // 1000) if t < 0 else ("", t // 1000)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def lines(found: Rehearsal) -> list[str]:
    """Return a rehearsal for reading, 80 columns wide."""
    inputs = found.inputs
    who = f"{many(len(found.built_in), 'built-in team')} and {many(found.teams, 'simulated team')}"
    told = [
        f"REHEARSAL {safe_text(inputs.scenario.title)}: {who}",
        f"seed {inputs.seed}, standard {inputs.standard_name}",
    ]
    told += ["", LABEL] if found.teams else []
    told += ["", "What to look at"]
    told += [line for finding in _findings(found) for line in _hung(finding)]
    told += ["", "Scores"]
    told += [f"  {name:<18} {points(total):>5}" for name, total in found.built_in.items()]
    told += [_scores(skill, scores) for skill, scores in found.simulated.items()]
    told += [f"  highest {points(found.worth.highest)} by {found.worth.highest_by}, lowest"]
    told[-1] += f" {points(found.worth.lowest)} by {found.worth.lowest_by}"
    aside = [one for one in found.timeline if one.kind != "team" and one.model is None and not one.never]
    told += ["", "Timeline, by the model answer's time; habits and simulated teams that came to it"]
    told += (
        _hung(f"{many(len(aside), 'thing')} the model answer never meets: those with a dash") if aside else []
    )
    told += [f"  {'model':>8}  {'habits':>6}  {'teams':>6}  {'from':>8}  {'to':>8}  what"]
    told += [_row(one, found) for one in found.timeline]
    return told


def _findings(found: Rehearsal) -> list[str]:
    """Return a sentence for each thing an author may want to change."""
    told = [
        f"Nobody takes the remedy {one.name}."
        if one.kind == "remedy"
        else f"Never reached: the {one.kind} {one.name}."
        for one in found.never
    ]
    told += [_late(one) for one in found.late]
    told += [_gap(one) for one in found.gaps]
    told += [_crowd(one) for one in found.crowds]
    told += [_never_won(one) for one in found.worth.never_won]
    told += [f"Nobody can lose {one.id} (asked of {one.teams})." for one in found.worth.never_lost]
    return told or ["Nothing that would have to be changed."]


def _late(one: Late) -> str:
    shows = f"shows at {at(one.shows)}" if one.shows is not None else "is shown by nothing"
    return (
        f"Known too late: {one.topic} of {one.incident}, {one.says!r}, {shows} "
        f"and is needed by {at(one.needed)} for {one.by}."
    )


def _gap(one: Gap) -> str:
    return f"Nothing comes to {one.who} from {at(one.begins)} to {at(one.ends)}, {format_duration(one.ends - one.begins)}."


def _crowd(one: Crowd) -> str:
    return (
        f"More comes to {one.who} than can be read: {many(one.items, 'item')} for the {one.seat} "
        f"from {at(one.begins)} to {at(one.ends)}; five minutes of it need {format_duration(one.needs)}."
    )


def _never_won(one: Same) -> str:
    won = f"{one.share.numerator * 100 // one.share.denominator}%"
    return f"Nobody can win {one.id}: {won} is the most of {many(one.teams, 'team')} ({one.happened})."


def _scores(skill: str, scores: Spread) -> str:
    mean = f"{points(scores.mean.mean):>5}"
    return (
        f"  {f'simulated {skill}':<18} {mean}  ({points(scores.least)} to {points(scores.most)}, {scores.n})"
    )


def _row(one: Reached, found: Rehearsal) -> str:
    habits = f"{len(one.habits)}/{len(found.built_in) - 1}"
    teams = f"{one.simulated}/{found.teams}"
    return (
        f"  {at(one.model):>8}  {habits:>6}  {teams:>6}  {at(one.earliest):>8}  {at(one.latest):>8}  "
        f"{cut('a team ' + one.name if one.kind == 'team' else f'{one.kind} {one.name}', 36)}"
    )


def _hung(text: str) -> list[str]:
    return wrap(
        safe_text(text), WIDE, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False
    )


def as_data(found: Rehearsal) -> dict[str, Any]:
    """Return a rehearsal as `--json` prints it: scores in points, times in ms since STARTEX."""
    inputs = found.inputs
    return {
        "scenario": inputs.scenario_name,
        "standard": inputs.standard_name,
        "seed": inputs.seed,
        "simulated": LABEL if found.teams else None,
        "findings": _findings(found),
        "scores": {
            "built_in": {name: total / POINT for name, total in found.built_in.items()},
            "simulated": {
                skill: {
                    "teams": scores.n,
                    "mean": scores.mean.mean / POINT,
                    "least": scores.least / POINT,
                    "most": scores.most / POINT,
                }
                for skill, scores in found.simulated.items()
            },
            "highest": {"score": found.worth.highest / POINT, "by": found.worth.highest_by},
            "lowest": {"score": found.worth.lowest / POINT, "by": found.worth.lowest_by},
        },
        "never_won": [_same(one) for one in found.worth.never_won],
        "never_lost": [_same(one) for one in found.worth.never_lost],
        "gaps": [asdict(one) for one in found.gaps],
        "crowds": [asdict(one) for one in found.crowds],
        "late_facts": [asdict(one) for one in found.late],
        "timeline": [asdict(one) | {"habits": list(one.habits)} for one in found.timeline],
    }


def _same(one: Same) -> dict[str, Any]:
    return asdict(one) | {"share": float(round(one.share, 3))}
