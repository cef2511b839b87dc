"""A calibration in words for a terminal, and as data; both say first that the teams are simulated."""

from dataclasses import asdict
from typing import Any, Final

from simulator.domain.exercise import Inputs
from simulator.domain.units import MINUTE, format_duration
from simulator.host.calibration.figures import Interval, Spread
from simulator.host.calibration.outcome import POINT
from simulator.host.calibration.summary import NEEDED, Group, Item, Summary, Verdict
from simulator.projections.words import many
from simulator.teams.simulated import SKILLS, SOURCES
from simulator.teams.simulated.skills import PARAMETERS, VERSION

LABEL: Final = "SIMULATED TEAMS: programs that are late and err by numbers. No people were measured."
"""Stands above whatever is told of them."""
_SHADES: Final = " ▁▂▃▄▅▆▇█"
_CALLED: Final[dict[str, str]] = {
    "acknowledge": "an alert is taken",
    "declare": "declared",
    "first-post": "first public post",
    "restore": "harm has stopped",
    "resolve": "closed",
}
_VERDICTS: Final[dict[Verdict, str]] = {
    "discriminates": "Tell good teams from poor ones",
    "weak": "Tell them apart a little",
    "noise": "Noise: the best earn no more of it than the worst",
    "turned round": "Turned round: the best earn less of it than the worst",
    "nobody wins": "Nobody wins",
    "nobody loses": "Nobody loses",
    "rare": f"Asked of fewer than {NEEDED} teams, too few to say",
}


def points(hundredths: int) -> str:
    """Write a score: 64.0."""
    tenths = (hundredths + POINT // 20) // (POINT // 10)
    return f"{tenths // 10}.{tenths % 10}"


def share(thousandths: int) -> str:
    """Write a share with its sign: 0.61, -0.04."""
    sign, size = ("-", -thousandths) if thousandths < 0 else ("", thousandths)
    return f"{sign}{size // 1000}.{size % 1000 // 10:02d}"


def between(interval: Interval) -> str:
    """Write an interval of scores: 63.6 to 64.4."""
    return f"{points(interval.low)} to {points(interval.high)}"


def lines(inputs: Inputs, found: Summary, wanted: int) -> list[str]:
    """Return a calibration for reading, 80 columns wide."""
    part = f" of {wanted:,} asked for" if found.teams < wanted else ""
    told = [
        LABEL,
        "",
        f"{inputs.scenario.title}: {many(found.teams, 'team')}{part}, seed {inputs.seed}, standard {inputs.standard_name}",
        "",
        "Scores               mean (95% interval)   1 in 10 below  half  1 in 10 above",
    ]
    for group in found.groups:
        scores = group.scores
        told.append(
            f"  {group.skill:<9} {scores.n:>6}   {points(scores.mean.mean):>5} ({between(scores.mean)})"
            f"   {points(scores.p10):>9}  {points(scores.median):>8}  {points(scores.p90):>9}"
        )
    told += ["", "Where they lie, from 0 to 100 in steps of five, and how many reach 70"]
    told += [f"  {group.skill:<9} |{_drawn(group)}| {_percent(group.reach)}" for group in found.groups]
    told += ["", "Times since detection (median, nine in ten by, teams that came to it)"]
    for what, called in _CALLED.items():
        told.append(f"  {called}")
        told += [f"    {group.skill:<9} {_time(group, what)}" for group in found.groups]
    told += ["", f"Modelled difficulty: {difficulty(found)}"]
    told += _judgements(found.items)
    return told


def difficulty(found: Summary) -> str:
    """Say how hard it is, and for whom."""
    level = (
        f"half or more reach 70 from {found.level} on"
        if found.level
        else "no skill reaches 70 in half its teams"
    )
    return f"{found.difficulty or 'unknown, no trained team was played'}; {level}"


def _judgements(items: tuple[Item, ...]) -> list[str]:
    told = ["", "Judgements, by how far the best 27% of teams are ahead of the worst (95% interval)"]
    for verdict, says in _VERDICTS.items():
        mine = [item for item in items if item.verdict == verdict]
        if mine:
            told += ["", f"{says}: {len(mine)}"]
            told += [f"  {_ahead(item)}  mean {share(item.mean)}  {item.id}" for item in mine]
    return told


def _ahead(item: Item) -> str:
    if item.ahead is None:
        return f"{'':5} {'(' + str(item.teams) + ' asked)':<15}"
    return f"{share(item.ahead.mean):>5} {f'({share(item.ahead.low)} to {share(item.ahead.high)})':<15}"


def _drawn(group: Group) -> str:
    """Draw a distribution: one column for each five points, as high as its share of the highest."""
    most = max(group.buckets)
    steps = len(_SHADES) - 1
    return "".join(_SHADES[-(-count * steps // most)] for count in group.buckets)


def _percent(thousandths: int) -> str:
    return f"{(thousandths + 5) // 10}%"


def _time(group: Group, what: str) -> str:
    times = group.times[what]
    if times is None:
        return "never"
    return f"{format_duration(times.median):>9}  {format_duration(times.p90):>9}  {times.n:>6}"


def as_data(inputs: Inputs, found: Summary, wanted: int) -> dict[str, Any]:
    """Return a calibration as `--json` prints it: scores in points, shares as such, times in minutes."""
    return {
        "simulated": LABEL,
        "scenario": inputs.scenario_name,
        "standard": inputs.standard_name,
        "seed": inputs.seed,
        "version": VERSION,
        "teams": found.teams,
        "asked_for": wanted,
        "difficulty": found.difficulty or None,
        "level": found.level or None,
        "skills": {group.skill: _group(group) for group in found.groups},
        "judgements": [
            {
                "id": item.id,
                "teams": item.teams,
                "mean": item.mean / 1000,
                "ahead": _parts(item.ahead, 1000) if item.ahead else None,
                "verdict": item.verdict,
            }
            for item in found.items
        ],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "score": _spread(group.scores, POINT),
        "by_five_points": list(group.buckets),
        "reach_70": group.reach / 1000,
        "minutes": {what: _spread(times, MINUTE) if times else None for what, times in group.times.items()},
    }


def _spread(values: Spread, unit: int) -> dict[str, Any]:
    data = asdict(values)
    mean = data.pop("mean")
    whole = {"n": data.pop("n"), "mean": _parts(Interval(**mean), unit)}
    return whole | {name: round(value / unit, 2) for name, value in data.items()}


def _parts(interval: Interval, unit: int) -> dict[str, float]:
    return {name: round(value / unit, 3) for name, value in asdict(interval).items()}


def parameters() -> list[str]:
    """Return every number of the simulation beside its source, for whoever wants to argue with it."""
    told = [LABEL, "", "Times are medians, odds are of a thousand.", ""]
    for name in PARAMETERS:
        values = (getattr(skill, name) for skill in SKILLS.values())
        shown = [format_duration(value) if name.endswith("_ms") else str(value) for value in values]
        told.append(f"{name.removesuffix('_ms'):<13} {'  '.join(f'{value:>6}' for value in shown)}")
        told.append(f"    {SOURCES[name]}")
    return told
