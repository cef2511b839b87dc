"""The cast: every name, secret and shift that is drawn or looked up when an exercise is made.

It is an input like the seed, and stands in the log's header: a re-run takes it from there, so that neither a newer
Faker nor a newer time zone database ever changes an old exercise.
"""

import re
from dataclasses import field
from typing import Final

from simulator.domain.commands import STRICT
from simulator.domain.values import dataclass

PLACE: Final = re.compile(r"\{(secret|person|host|customer)\.([a-z0-9-]+)\}")
"""Where a text has a name of the cast: {secret.chart}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastSheet:
    """Who plays, in names and hours."""

    __pydantic_config__ = STRICT

    people: dict[str, str] = field(default_factory=dict)
    """Person to full name."""
    awake: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Person to the stretches [from, to), T+ms, in which they are on shift; a person not named here always is."""
    hosts: dict[str, str] = field(default_factory=dict)
    customers: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def fill(self, text: str) -> str:
        """Put names for {person.x}, {host.x}, {customer.x} and {secret.x}; what is not in the cast stays as written."""
        if "{" not in text:
            return text
        names = {
            "secret": self.secrets,
            "person": self.people,
            "host": self.hosts,
            "customer": self.customers,
        }
        return PLACE.sub(lambda found: names[found[1]].get(found[2], found[0]), text)

    def is_awake(self, person: str, t: int) -> bool:
        """Whether they are on shift at T+`t` ms."""
        stretches = self.awake.get(person)
        return stretches is None or any(start <= t < end for start, end in stretches)
