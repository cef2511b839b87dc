"""How a scenario of 10,000 injects and 500 signals is checked and played: what an inject costs there, beside one of 1,000.

A rehearsal of the same scenario is in `rehearsing`.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import yaml
from exercise import exercise
from growth import inputs_of
from ratio import Row, say
from rehearsing import FEW, MANY, SIGNALS, talkative

from simulator.loader import load_scenario, load_standard

ROUNDS = 2


def _checked(injects: int, folder: Path) -> Callable[[], object]:
    """Return what reads a scenario's file with every check."""
    file = folder / f"{injects}.yaml"
    file.write_text(yaml.dump(talkative(injects), Dumper=yaml.CSafeDumper, sort_keys=False), encoding="utf-8")
    standard = load_standard("default").standard

    def check() -> None:
        loaded = load_scenario(file, standard)
        assert loaded.scenario is not None, "\n".join(map(str, loaded.errors[:5]))
        assert len(loaded.scenario.injects) == injects

    return check


def _played(injects: int) -> Callable[[], object]:
    """Return what plays it to its end, nobody acting, with the log in memory."""
    return exercise(inputs_of(talkative(injects)), ROUNDS)


def _seconds(does: Callable[[], object]) -> float:
    begun = process_time()
    does()
    return process_time() - begun


def measure() -> list[Row]:
    """Check and play both twice; the better time counts, since each is seconds long."""
    rows = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for what, made in (
            ("checked", lambda injects: _checked(injects, folder)),
            ("played", _played),
        ):
            few, many = (min(_seconds(does) for _ in range(ROUNDS)) for does in (made(FEW), made(MANY)))
            rows.append(
                Row(
                    name=f"an inject {what}, of 10,000",
                    value=many / MANY / (few / FEW),
                    bar=1.5,
                    against=f"one of {FEW:,} ({say(many)} for {MANY:,}, {say(few)} for {FEW:,}; {SIGNALS} signals more)",
                )
            )
    return rows
