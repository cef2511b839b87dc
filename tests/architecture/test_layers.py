"""Who may import whom: each contract of pyproject.toml holds, and is seen to catch what it forbids."""

import re
import tomllib

import pytest

OFFENCES = {
    "Rooms import downwards only": ("simulator/domain/chatter.py", "import simulator.log\n"),
    "Nothing headless imports a screen": ("simulator/cli/painter.py", "import tui\n"),
    "Judging a log never needs the engine that wrote it": (
        "simulator/scoring/nostalgia.py",
        "import simulator.engine\n",
    ),
    "The domain imports no library and no I/O": ("simulator/domain/scribe.py", "import pathlib\n"),
    "Only the engine knows SimPy": ("simulator/host/tinker.py", "import simpy\n"),
    "Only the loader knows YAML and Lark": ("simulator/report/speller.py", "import lark\n"),
    "Only rendering knows Jinja2": ("simulator/report/poet.py", "import jinja2\n"),
    "Only the screen knows Textual": ("simulator/cli/painter.py", "import textual\n"),
    "Only the host knows Faker": ("simulator/engine/forger.py", "import faker\n"),
    "Only the command line knows click": ("simulator/host/clicker.py", "import click\n"),
    "Whoever reads words for a writer cannot reach the answer key": (
        "simulator/prose/peek.py",
        "import simulator.domain.scenario\n",
    ),
    "Writing a message never asks how it will be judged": (
        "simulator/host/writing/peek.py",
        "import simulator.scoring\n",
    ),
    "Only prose knows syllables": ("simulator/report/poet.py", "import pyphen\n"),
    "Only the report and drafting know spreadsheets": ("simulator/host/clerk.py", "import openpyxl\n"),
    "Only the host knows Dask": ("simulator/teams/harvester.py", "import distributed\n"),
    "Only the loader knows calendars": ("simulator/host/diarist.py", "import icalendar\n"),
}
"""For each contract, by name: a file that breaks it and no other."""

IMPORTED_AS = {"pyyaml": "yaml"}
"""Distributions whose module has another name."""


@pytest.fixture(scope="module")
def pyproject(checkout):
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


def broken(said):
    """The contracts that import-linter calls broken, in its order."""
    return re.findall(r"^(.+) BROKEN\b", said, re.MULTILINE)


def test_every_contract_holds(here):
    """The code as it stands keeps all contracts."""
    verdict = here.check("lint-imports", "--no-cache")

    assert verdict.passed, verdict.said


@pytest.mark.parametrize("contract", OFFENCES)
def test_breaking_a_contract_once_is_caught_by_its_name(copy, contract):
    """One import that a contract forbids breaks exactly that contract."""
    copy.add(*OFFENCES[contract])
    for room in ("engine", "log"):
        copy.add(f"simulator/{room}/bystander.py", "")

    assert broken(copy.check("lint-imports", "--no-cache").said) == [contract]


def test_every_contract_is_broken_once_by_these_tests(pyproject):
    """A contract that nobody has tried to break may well be empty words."""
    contracts = pyproject["tool"]["importlinter"]["contracts"]

    assert sorted(contract["name"] for contract in contracts) == sorted(OFFENCES)


def test_a_room_without_a_place_is_caught(copy):
    """A new package under simulator/ must be given its place among the layers."""
    copy.add("simulator/attic/__init__.py", "")

    assert "- simulator.attic" in copy.check("lint-imports", "--no-cache").said


def test_scoring_may_not_reach_the_engine_through_a_room_it_may_use(copy):
    """Projections may use what the engine says, but then scoring could not judge without it."""
    copy.add("simulator/engine/bystander.py", "")
    copy.add("simulator/projections/shortcut.py", "import simulator.engine\n")
    copy.add("simulator/scoring/innocent.py", "import simulator.projections.shortcut\n")

    assert broken(copy.check("lint-imports", "--no-cache").said) == [
        "Judging a log never needs the engine that wrote it"
    ]


def test_the_domain_is_forbidden_every_dependency(pyproject):
    """A dependency that is added later is forbidden to the domain from its first day."""
    (pure,) = [
        contract for contract in pyproject["tool"]["importlinter"]["contracts"] if contract["id"] == "pure"
    ]
    names = [wanted.partition(">=")[0] for wanted in pyproject["project"]["dependencies"]]

    assert {IMPORTED_AS.get(name, name) for name in names} - set(pure["forbidden_modules"]) == set()
