"""Draws the cast when an exercise is made: names nobody gave, secrets nobody wrote, and who is awake when.

It is an input like the seed, kept in the log's header: a re-run takes it from there, so that neither a newer Faker nor a
newer time zone database changes an old exercise.
Everything drawn is marked as invented where its kind allows: example domains, reserved numbers.
"""

from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, Final

from simulator.domain.cast import CastSheet
from simulator.domain.scenario import Scenario
from simulator.loader.hours import awake

if TYPE_CHECKING:
    from faker import Faker

_HOSTS: Final = (
    "alder",
    "birch",
    "cedar",
    "elm",
    "fir",
    "hazel",
    "larch",
    "maple",
    "oak",
    "pine",
    "rowan",
    "willow",
)


def draw_cast(scenario: Scenario, seed: int) -> CastSheet:
    """Return the cast of an exercise: what the scenario names, and the rest drawn from (seed, name).

    Raises ValueError for a shift in a time zone that does not exist.
    """
    return CastSheet(
        people={name: person.name or _person(seed, name) for name, person in scenario.people.items()},
        awake={
            name: awake(name, person.shift, scenario.starts, scenario.lasts)
            for name, person in scenario.people.items()
            if person.shift is not None
        },
        hosts={name: given or _host(seed, name) for name, given in scenario.cast.hosts.items()},
        customers={name: given or _customer(seed, name) for name, given in scenario.cast.customers.items()},
        secrets={
            name: secret.value or _secret(seed, name, secret.kind)
            for name, secret in scenario.secrets.items()
        },
    )


def _stream(seed: int, name: str) -> Random:
    return Random(sha256(f"{seed}|cast|{name}".encode()).digest())


def _faker(seed: int, name: str) -> "Faker":
    from faker import Faker  # noqa: PLC0415  # a quarter of a second, and only for names nobody gave

    drawn = Faker("en_US")
    drawn.seed_instance(_stream(seed, name).getrandbits(64))
    return drawn


def _person(seed: int, name: str) -> str:
    drawn = _faker(seed, f"person {name}")
    return f"{drawn.first_name()} {drawn.last_name()}"


def _customer(seed: int, name: str) -> str:
    return f"{_faker(seed, f'customer {name}').last_name()} Example Ltd"


def _host(seed: int, name: str) -> str:
    stream = _stream(seed, f"host {name}")
    return f"{_HOSTS[int(stream.random() * len(_HOSTS))]}-{int(stream.random() * 90) + 10}.example.net"


def _secret(seed: int, name: str, kind: str) -> str:
    stream = _stream(seed, f"secret {name}")
    digits = "".join(str(int(stream.random() * 10)) for _ in range(16))
    match kind:
        case "email":
            drawn = _faker(seed, f"secret {name}")
            return f"{drawn.first_name()}.{drawn.last_name()}{digits[:2]}@example.com".lower()
        case "api-key":
            return "hwx_" + "".join(
                "abcdefghijkmnpqrstuvwxyz23456789"[int(stream.random() * 32)] for _ in range(24)
            )
        case "card":
            return f"4000 {digits[:4]} {digits[4:8]} {digits[8:12]}"
        case "phone":
            return f"+1 {digits[:3]} 555 01{digits[3:5]}"
        case "account":
            return f"AC-{digits[:9]}"
        case _:
            return _person(seed, f"secret {name}")
