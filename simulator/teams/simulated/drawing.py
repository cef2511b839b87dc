"""Draws by name: one stream for each named thing, so that a new question never shifts the answer to an old one.

Integers only: a float would differ between machines and Python versions, and its time would reach an event.
"""

from hashlib import sha256
from typing import Final

ALL: Final = 1_000
"""A share is counted in thousandths."""
_STEPS: Final = 32
_SKEWED: Final = (
    312, 394, 464, 517, 563, 604, 642, 678, 714, 749, 783, 818, 853, 888, 924, 962, 1000,
    1040, 1082, 1126, 1173, 1223, 1277, 1336, 1401, 1474, 1558, 1657, 1777, 1933, 2153, 2538, 3200,
)  # fmt: skip
"""The log-normal distribution with median 1 and spread 1/2, in thousandths, at every 32nd part; its ends at 1% and 99%.

Times of people are skewed to the right: most are near the middle, some take long. One in ten takes twice as long as the
middle one, one in ten half as long. Shape and spread are design values.
"""


def drawn(seed: int, *name: object) -> int:
    """Return a number from 0 to 2⁶⁴ − 1, the same for the same seed and name on every machine."""
    digest = sha256("|".join(map(str, (seed, *name))).encode()).digest()
    return int.from_bytes(digest[:8], "big")


def happens(odds: int, seed: int, *name: object) -> bool:
    """Whether something happens that has these odds, in thousandths."""
    return drawn(seed, *name) % ALL < odds


def one_of(things: tuple[str, ...], seed: int, *name: object) -> str:
    """Return one of some things, each as likely as another; IndexError if there is none."""
    return things[drawn(seed, *name) % len(things)]


def around(middle: int, seed: int, *name: object) -> int:
    """Return an amount whose median is `middle`, skewed to the right: between about a third of it and three times."""
    place, between = divmod(drawn(seed, *name) % (_STEPS * ALL), ALL)
    low, high = _SKEWED[place], _SKEWED[place + 1]
    return middle * (low * (ALL - between) + high * between) // (ALL * ALL)
