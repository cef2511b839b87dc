"""A drill with two incidents at once, and an exercise of it."""

from copy import deepcopy
from pathlib import Path

import pytest

from simulator.domain.exercise import Inputs, Play
from simulator.host.cast import draw_cast
from simulator.loader import build_scenario, load_standard
from simulator.loader.yaml_door import read

WAVES = Path(__file__).parent.parent / "scoring" / "waves.yaml"
SECOND = {
    "services": {"quotes": {"tier": 1, "team": "edge", "public_name": "quotes"}},
    "signals": {"quotes.wrong_ratio": {"unit": "ratio", "baseline": 0.002, "floor": 0}},
    "faults": {
        "stale-model": {
            "begins": "9m",
            "service": "quotes",
            "moves": [{"signal": "quotes.wrong_ratio", "to": 0.09}],
            "harms": {"usd_per_minute": 300},
        }
    },
    "alerts": {
        "wrong-quotes": {
            "when": "quotes.wrong_ratio > 5%",
            "priority": "error",
            "service": "quotes",
            "summary": "{value} wrong",
        }
    },
    "changes": {"model-release": {"at": "9m", "service": "quotes", "says": "quotes-v3 serves"}},
    "remedies": {
        "previous-model": {
            "kind": "rollback",
            "takes": "5m",
            "approval": ["incident-commander"],
            "by": "on-call-engineer",
            "ends": {"stale-model": "100%"},
            "undo": "5m",
            "says": "serve quotes-v2",
        }
    },
}
KEY = {
    "title": "Wrong quotes",
    "explains": ["stale-model"],
    "type": "quality-degradation",
    "category": "model-performance",
    "severity": ["SEV2"],
    "services": ["quotes"],
    "decisions": [{"until": "60m", "best": ["previous-model"]}],
    "tell": ["customers", "product-owners"],
    "facts": {
        "scope": [
            {
                "says": "quotes are too low",
                "known_from": {"any": ["quotes.wrong_ratio"]},
                "words": ["too low"],
            }
        ],
        "cause": [
            {"says": "the model quotes-v3", "known_from": {"any": ["model-release"]}, "words": ["quotes-v3"]}
        ],
    },
    "mitigated": "remedy previous-model finished and quotes.wrong_ratio < 1%",
}


def inputs_of(data):
    """Make an exercise of a scenario's plain data."""
    scenario, rules = build_scenario(data), load_standard("default")
    return Inputs(
        scenario_name="waves",
        scenario=scenario,
        scenario_data=data,
        standard_name="default",
        standard=rules.standard,
        standard_data=rules.data,
        cast=draw_cast(scenario, 0),
        play=Play(pace="headless", team="model-answer"),
    )


@pytest.fixture(scope="session")
def waves():
    """One incident."""
    return inputs_of(deepcopy(read(WAVES).data))


@pytest.fixture(scope="session")
def two():
    """Two incidents, three minutes apart."""
    data = deepcopy(read(WAVES).data)
    for part, more in SECOND.items():
        data[part].update(deepcopy(more))
    data["answer_key"]["incidents"]["quotes"] = deepcopy(KEY)
    return inputs_of(data)
