"""What does not grow: the cost of a line in a longer exercise, and with signals nobody waits for.

The exercise is generated, so that an hour of it is like any other: models that come and go in waves, an alert and harm
on each, a person who asks again, and a ladder that climbs because nobody takes anything.
"""

from typing import Any

from exercise import exercise
from ratio import Row, medians, say

from simulator.domain.cast import CastSheet
from simulator.domain.exercise import Inputs, Play
from simulator.loader import build_scenario, load_standard

ROUNDS = 25
MODELS = 8
UNWATCHED = 480


def surf(hours: int, unwatched: int = 0) -> dict[str, Any]:
    """Return the scenario as plain data."""
    names = [f"model-{number}" for number in range(MODELS)]
    watched = {f"{name}.errors_ratio": {"baseline": 0.001, "noise": 0.0004, "floor": 0} for name in names}
    others = {
        f"model-{number % MODELS}.layer_{number}": {
            "baseline": 40,
            "noise": 2,
            "rhythm": {"peak": "20:00", "swing": "20%"},
        }
        for number in range(unwatched)
    }
    return {
        "hotwash": 1,
        "title": "Surf",
        "summary": "Eight models come and go.",
        "starts": "2026-05-12T11:05:00Z",
        "lasts": f"{hours}h",
        "briefing": "EXERCISE.",
        "objectives": {"see": {"says": "See it", "capability": "triage", "tasks": ["classify"]}},
        "seats": {"incident-commander": "ana"},
        "services": {name: {"tier": 1, "team": "ml", "model": name} for name in names},
        "people": {
            "ana": {"name": "Ana", "does": "commands"},
            "ida": {"name": "Ida", "does": "builds", "team": "ml"},
        },
        "rosters": {
            "ml": {
                "shifts": [{"primary": "ida", "backup": "ana", "from": "0s", "to": f"{hours}h"}],
                "lead": "ana",
            }
        },
        "signals": watched | others,
        "faults": {
            f"waves-{name}": {
                "begins": "1m",
                "service": name,
                "moves": [
                    {
                        "signal": f"{name}.errors_ratio",
                        "to": 0.12,
                        "shape": "waves",
                        "every": "10m",
                        "on": "60%",
                    }
                ],
                "harms": {"people_per_minute": 40, "while": f"{name}.errors_ratio > 2%"},
            }
            for name in names
        },
        "alerts": {
            f"errors-{name}": {
                "when": f"{name}.errors_ratio > 2% for 1m",
                "priority": "error",
                "service": name,
                "summary": "errors {value}",
            }
            for name in names
        },
        "injects": {
            "still": {
                "number": 1,
                "at": "2m",
                "from": "Ida",
                "to": "incident-commander",
                "says": "Is it over?",
                "asks": True,
                "again": {"after": "7m", "times": 100},
            }
        },
        "answer_key": {"incidents": {}},
    }


def inputs_of(data: dict[str, Any]) -> Inputs:
    """Return the inputs for a scenario that was never in a file."""
    rules = load_standard("default")
    return Inputs(
        scenario_name="surf",
        scenario=build_scenario(data),
        scenario_data=data,
        standard_name=rules.name,
        standard=rules.standard,
        standard_data=rules.data,
        cast=CastSheet(),
        play=Play(pace="headless", team="silent"),
    )


def measure() -> list[Row]:
    """Play eight hours beside one, and two hours with 480 signals more beside two without."""
    scenarios = (surf(8), surf(1), surf(2, UNWATCHED), surf(2))
    long, short, wide, plain = (exercise(inputs_of(data), ROUNDS + 6) for data in scenarios)
    many, few, same = len(long().entries), len(short().entries), len(plain().entries)
    assert len(wide().entries) == same, "a signal nobody waits for has changed the log"
    eight, one = medians(long, short, rounds=ROUNDS)
    more, less = medians(wide, plain, rounds=ROUNDS)
    return [
        Row(
            name="a line, 8 h",
            value=eight / many / (one / few),
            bar=1.1,
            against=f"a line in 1 h ({many} lines in {say(eight)} to {few} in {say(one)})",
        ),
        Row(
            name=f"a line, {UNWATCHED} signals more",
            value=more / less,
            bar=1.2,
            against=f"a line with {MODELS} watched signals alone, 2 h ({say(more)} to {say(less)})",
        ),
    ]
