"""How a rehearsal grows with its scenario: what an inject costs among 10,000, beside one among 1,000."""

from time import process_time
from typing import Any

from growth import inputs_of, surf
from ratio import Row, say

from simulator.host.rehearsing.whole import rehearse

FEW, MANY = 1_000, 10_000
SIGNALS = 484
"""Besides the eight that are watched: about five hundred."""
HOURS = 8


def talkative(injects: int) -> dict[str, Any]:
    """Return eight hours of waves in which somebody says something all the time, and asks once in fifty."""
    step = HOURS * 3_600 // (injects + 1)
    told = {
        f"word-{number}": {
            "number": number,
            "at": f"{number * step}s",
            "from": "Ida",
            "to": "incident-commander",
            "says": "It comes and goes, and I cannot say why.",
            "asks": number % 50 == 0,
        }
        for number in range(1, injects + 1)
    }
    return surf(HOURS, SIGNALS) | {"injects": told}


def spent(injects: int) -> float:
    """Return the seconds of this process that a rehearsal with the built-in teams takes."""
    inputs = inputs_of(talkative(injects))
    begun = process_time()
    found = rehearse(inputs, 0, lambda _count: None)
    assert sum(one.kind == "inject" for one in found.timeline) == injects, "an inject is missing"
    return process_time() - begun


def measure() -> list[Row]:
    """Rehearse both once; a rehearsal is six exercises, so that one is enough."""
    few, many = spent(FEW), spent(MANY)
    return [
        Row(
            name="an inject rehearsed, of 10,000",
            value=many / MANY / (few / FEW),
            bar=1.5,
            against=f"one of {FEW:,} ({say(many)} for {MANY:,}, {say(few)} for {FEW:,}; {SIGNALS} signals more)",
        )
    ]
