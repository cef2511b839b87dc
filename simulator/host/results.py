"""The result of an exercise as `run` and `score` print it, and how a result is made of a folder."""

from hashlib import sha256
from itertools import count
from pathlib import Path
from textwrap import wrap
from typing import Any, Final

from simulator.domain.exercise import Exercise
from simulator.domain.standards import Standard
from simulator.host.running import Running
from simulator.host.safe import safe_text
from simulator.host.store import PLAY, exercises, room_in
from simulator.log import MemoryLog
from simulator.observations import as_data, observe
from simulator.projections.words import counted
from simulator.scoring import Scorecard, as_json, score

WIDE: Final = 80
"""Columns of a scorecard for reading: what every terminal and every mail has."""


def result(exercise: Exercise, folder: Path, card: Scorecard) -> dict[str, Any]:
    """Return one object with everything: which exercise, every judgement, and the log it was read from."""
    inputs = exercise.inputs
    return {
        "exercise": folder.name,
        "scenario": inputs.scenario_name,
        "seed": inputs.seed,
        "team": inputs.play.team or "people",
        **as_json(card),
        "observations": as_data(observe(exercise)),
        "log": str(folder / PLAY),
        "log_sha256": exercise.sha256,
    }


def keep(running: Running, out: Path | None) -> Path:
    """Write an exercise that was played in memory, and return its folder, named after its inputs: sawtooth-7f3a.

    The same exercise is kept once; another of the same inputs gets a number behind its name.
    """
    if not isinstance(running.log, MemoryLog):
        message = "this exercise is kept already"
        raise TypeError(message)
    stored = running.log.stored()
    name = f"{running.inputs.scenario_name}-{sha256(running.log.lines[0]).hexdigest()[:4]}"
    shelf = out if out is not None else exercises()
    for number in count(1):
        folder = shelf / (name if number == 1 else f"{name}-{number}")
        file = folder / PLAY
        if file.is_file() and file.read_bytes() != stored:
            continue
        with room_in(shelf):
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(stored)
        return folder
    raise AssertionError


def judged(exercise: Exercise, standard: Standard | None = None) -> Scorecard:
    """Judge an exercise under its own standard, or another."""
    return score(exercise, standard)


def lines(folder: Path, card: Scorecard, *, most: int = 8) -> list[str]:
    """Return a scorecard for reading: total, dimensions, gates, and what lost most with what good would have been."""
    told = [f"EXERCISE {folder.name}", "", f"{float(card.total):5.1f} of 100"]
    for name, (value, weight) in card.dimensions.items():
        shown = "not asked" if value is None else f"{float(value * weight / 100):4.1f} of {weight}"
        told.append(f"      {name:<14} {shown}")
    harm = harm_words(card)
    told += ["", f"Harm: {harm}"] if harm else [""]
    for one in card.objectives:
        told += _hung(f"Objective {one.id}: {one.rating or 'not tried'} (proposed). {one.says}", 4)
    for gate in card.gates:
        if gate.hit:
            told += _hung(f"Gate {gate.clause}: {gate.says} {gate.happened}", 4)
    lost = sorted((j for j in card.judgements if j.share < 1), key=lambda j: (j.points - j.of, j.id))
    if lost:
        told += ["", "What lost most:"]
    for judgement in lost[:most]:
        points = float(judgement.of - judgement.points)
        told += _hung(f"  -{points:.1f}  {judgement.clause} {judgement.id}: {judgement.happened}", 8)
        if judgement.advice:
            told += _hung(f"        {judgement.advice}", 8)
    if len(lost) > most:
        told.append(
            f"  and {len(lost) - most} more: score --json shows all {len(card.judgements)} judgements"
        )
    return told


def harm_words(card: Scorecard) -> str:
    """Say what harm was done, of each kind there was; empty where there was none."""
    return ", ".join(counted(unit, count) for unit, count in card.harm.items() if count)


def _hung(text: str, indent: int) -> list[str]:
    """Return one line as so many as it takes, those after the first moved in."""
    opening = text[: len(text) - len(text.lstrip())]
    return wrap(
        safe_text(text.strip()),
        WIDE,
        initial_indent=opening,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
