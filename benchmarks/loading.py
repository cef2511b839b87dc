"""What reading a large scenario costs, every check and place included, over libyaml alone."""

import tempfile
from pathlib import Path

import yaml
from growth import surf
from ratio import Row, medians, say

from simulator.loader import load_scenario, load_standard

ROUNDS = 7
INJECTS = 10_000


def text() -> str:
    """Return a scenario of 10,000 injects, as an author would write it: one line each."""
    data = surf(8)
    del data["injects"]
    injects = "".join(
        f"  call-{n}: {{number: {n}, at: {n % 480}m, from: Ida, to: incident-commander, says: Line {n} rings}}\n"
        for n in range(1, INJECTS + 1)
    )
    return yaml.safe_dump(data, sort_keys=False) + f"injects:\n{injects}"


def measure() -> list[Row]:
    """Load the file with all checks, and parse the same text with `yaml.CSafeLoader`."""
    written, standard = text(), load_standard("default").standard
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "calls.yaml"
        path.write_text(written, encoding="utf-8")
        loaded = load_scenario(path, standard)
        assert loaded.scenario is not None, "\n".join(map(str, loaded.errors[:5]))
        assert len(loaded.scenario.injects) == INJECTS
        ours, bare = medians(
            lambda: load_scenario(path, standard),
            lambda: yaml.load(written, Loader=yaml.CSafeLoader),
            rounds=ROUNDS,
            warm=1,
        )
    return [
        Row(
            name=f"loading {INJECTS:,} injects",
            value=ours / bare,
            bar=2.5,
            against=f"yaml.CSafeLoader alone on the same {len(written) / 1e6:.1f} MB ({say(ours)} to {say(bare)})",
        )
    ]
