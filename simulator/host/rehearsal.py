"""A scenario tried before anybody plays it: the model answer on several seeds, each judged."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.domain.values import dataclass
from simulator.domain.world import HARMS
from simulator.engine import EngineError
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.running import Running
from simulator.loader import load_scenario
from simulator.loader.catalogue import TWIN
from simulator.loader.diagnostics import Problem
from simulator.loader.loading import Loaded
from simulator.loader.standard_files import LoadedStandard
from simulator.log import MemoryLog
from simulator.report import Harm
from simulator.scoring import Scorecard, score
from simulator.teams import built_in
from simulator.teams.playing import BadMove

ENOUGH = Fraction(97)
"""Points the model answer must reach: what nobody can win is a mistake of the scenario, not of its players."""
SEEDS = range(20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One seed, played by a built-in team and judged."""

    seed: int
    running: Running
    card: Scorecard


def try_out(
    loaded: Loaded, standard: LoadedStandard, team: str = "model-answer", seeds: Iterable[int] = SEEDS
) -> list[Tried]:
    """Play a loaded scenario with a built-in team on each seed, and judge each.

    Raises ValueError if the scenario has errors, EngineError or BadMove if it cannot be played.
    """
    if loaded.scenario is None:
        message = f"{loaded.name} has errors: it cannot be tried"
        raise ValueError(message)
    plan = built_in(team, loaded.scenario, standard.standard)
    inputs = Inputs(
        scenario_name=loaded.name,
        scenario=loaded.scenario,
        scenario_data=loaded.data,
        standard_name=standard.name,
        standard=standard.standard,
        standard_data=standard.data,
        cast=draw_cast(loaded.scenario, 0),
        play=Play(pace="headless", team=team),
    )
    found = []
    for seed in seeds:
        running = play(replace(inputs, seed=seed), plan)
        found.append(Tried(seed=seed, running=running, card=score(as_exercise(running))))
    return found


def checked(loaded: Loaded, standard: LoadedStandard) -> list[Problem]:
    """Return what playing shows and reading does not: that the engine can play it, and the model answer win it.

    A twin is drawn anew with each seed.
    """
    file = str(loaded.path)
    try:
        if loaded.path.name == TWIN:
            tried, wrong_draws = _try_draws(loaded.path, standard)
            if wrong_draws:
                return wrong_draws
        else:
            tried = try_out(loaded, standard)
    except (EngineError, BadMove) as wrong:
        return [
            Problem(
                code="E412",
                message=f"it cannot be played: {wrong}",
                help="see the thing that is named",
                file=file,
            )
        ]
    short = [one for one in tried if one.card.total < ENOUGH]
    if not short:
        return []
    least = min(short, key=lambda one: one.card.total)
    lost = sorted((j for j in least.card.judgements if j.share < 1), key=lambda j: j.points - j.of)[:3]
    gates = [f"gate {gate.id}: {gate.happened}" for gate in least.card.gates if gate.hit]
    named = "; ".join([*gates, *(f"{j.id}: {j.happened} ({j.advice})" for j in lost)])
    points = float(round(least.card.total, 1))
    message = f"the model answer reaches {points} points on seed {least.seed}; {ENOUGH} are needed"
    return [Problem(code="E412", message=message, help=named, file=file)]


def _try_draws(path: Path, standard: LoadedStandard) -> tuple[list[Tried], list[Problem]]:
    """Draw a twin with each seed and play what comes of it; or return what is wrong with the first that is wrong."""
    tried: list[Tried] = []
    for seed in SEEDS:
        drawn = load_scenario(path, standard.standard, seed)
        if drawn.errors:
            note = f"as it is drawn with seed {seed}"
            return [], [replace(problem, note=problem.note or note) for problem in drawn.errors]
        tried += try_out(drawn, standard, seeds=(seed,))
    return tried, []


def as_exercise(running: Running) -> Exercise:
    """Return a finished exercise that was played in memory, as its log would tell it."""
    sha256 = running.log.sha256() if isinstance(running.log, MemoryLog) else ""
    return Exercise(
        inputs=running.inputs, entries=tuple(running.entries), sealed=running.log.sealed, sha256=sha256
    )


def harms(inputs: Inputs, until: int, team: Mapping[str, int]) -> tuple[Harm, ...]:
    """Return each kind of harm that was done by T+`until` ms: by the team (its counts by kind), the model answer, silence.

    All on the same seed. A team that breaks off is held against what the others had come to by then: ending spares nobody.
    """
    model, nobody = (
        play(inputs, built_in(name, inputs.scenario, inputs.standard), until=until).world.harm
        for name in ("model-answer", "silent")
    )
    found = [
        Harm(
            unit=unit,
            team=team[unit],
            model=model[unit].at(until),
            nobody=nobody[unit].at(until),
            broken_off=until < inputs.scenario.lasts,
        )
        for unit in HARMS
    ]
    return tuple(one for one in found if one.team or one.model or one.nobody)
