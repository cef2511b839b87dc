"""What things, people, teams and vendors are called in a text, as far as it can be told from ordinary words."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from simulator.domain.standards import Standard

_SHORTEST: Final = 3
"""Letters a name needs to be looked for by itself."""


def our_words(services: Mapping[str, str], others: Iterable[str]) -> dict[str, str]:
    """Return our own words with the customers' for them: services that are called otherwise outside, and other things, which have no word there.

    `services` gives each its public name, or "". A name that could be an ordinary word is looked for only as a service's,
    and one that stands in a public name is no word of ours alone: night-line, where customers call the night line.
    """
    public = [f" {_same(told)} " for told in services.values()]
    called = {
        name: told
        for name, told in services.items()
        if told and not any(f" {_same(name)} " in one for one in public)
    }
    known = {_same(word) for name, told in services.items() for word in (name, told)}
    return {
        **{name: "" for name in others if not name.isalpha() and name and _same(name) not in known},
        **called,
    }


def _same(name: str) -> str:
    """Return a name as it is found in a text: a hyphen is a blank there."""
    return " ".join(name.lower().replace("-", " ").split())


def people_called(standard: Standard, names: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Return what people are called by: a full name and its first part, less what is an ordinary word or a thing's name.

    Ordinary is a word that the standard itself writes letters in: nobody called Will is meant by "we will write again".
    """
    wordings = [
        wording
        for kind in standard.messages.values()
        for field in kind.fields.values()
        for wording in field.standings.values()
    ]
    other = set(re.findall(r"\w+", " ".join(wordings).lower()))
    other |= {word.lower() for word in taken}
    found = [part for name in names for part in (name, name.partition(" ")[0])]
    return tuple(
        dict.fromkeys(part for part in found if len(part) >= _SHORTEST and part.lower() not in other)
    )


def teams_called(teams: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Return what teams are called by: ml-serving as it is, payments only as "the payments team", which no reader mistakes."""
    things = {word.lower() for word in taken}
    found: list[str] = []
    for team in teams:
        found += [f"{team} team", f"team {team}"]
        if not team.isalpha() and team.lower() not in things:
            found.append(team)
    return tuple(found)


def vendors_called(sources: Iterable[str]) -> tuple[str, ...]:
    """Return what vendors are called that have written to us: Northlink, of "Northlink, a transit vendor"."""
    found = [source.partition(",")[0] for source in sources if "vendor" in source.lower()]
    return tuple(dict.fromkeys(found))
