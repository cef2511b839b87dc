"""A house's standard says only what it does otherwise, and every mistake is told in the file that makes it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.loader import find_standard, load_standard, read_standard
from simulator.loader.diagnostics import as_text

DEFAULT = find_standard("default").read_text(encoding="utf-8")
BEGINS = "extends: default\ntitle: Lighthouse keepers\n"
Write = Callable[..., Path]


@pytest.fixture
def house(tmp_path: Path) -> Write:
    """Write a house's standard that builds on the default one, and return its path."""

    def write(text: str, begins: str = BEGINS) -> Path:
        file = tmp_path / "house.yaml"
        file.write_text(begins + text, encoding="utf-8")
        return file

    return write


def told(file: Path) -> list[str]:
    """The problems of a file, a line each, without its folder."""
    return [str(problem).replace(f"{file.parent}/", "") for problem in read_standard(file).problems]


def test_one_number_changes_and_the_rest_is_inherited(house: Write) -> None:
    """Names with values are merged name by name, all the way down."""
    file = house("clocks:\n  first-post:\n    limits: {SEV2: 25m}\n")
    mine, default = load_standard(str(file)), load_standard("default")
    assert mine.extends == "default"
    assert mine.standard.clocks["first-post"].limits == {
        "SEV1": 600_000,
        "SEV2": 1_500_000,
        "SEV3": 3_600_000,
        "SEV4": None,
    }
    assert [
        name for name, clock in mine.standard.clocks.items() if clock != default.standard.clocks[name]
    ] == ["first-post"]


def test_lists_are_replaced_whole(house: Write) -> None:
    """Half of two lists would be a third that nobody wrote."""
    file = house("messages:\n  handover:\n    forbids: [blame]\n")
    assert load_standard(str(file)).standard.messages["handover"].forbids == ("blame",)


def test_what_a_log_carries_is_the_whole(house: Write) -> None:
    """Its hash covers what the standard resolves to; how it was written is no part of it."""
    file = house("clocks:\n  first-post:\n    limits: {SEV2: 25m}\nwithout: [clocks.scope-post]\n")
    data = load_standard(str(file)).data
    assert "extends" not in data
    assert "without" not in data
    assert "scope-post" not in data["clocks"]
    assert data["clocks"]["first-post"]["limits"]["SEV1"] == "10m"


def test_nothing_inherited_changes_for_others(house: Write) -> None:
    """Two standards that build on one do not write into it."""
    before = load_standard("default").data["clocks"]["first-post"]["limits"]["SEV2"]
    load_standard(str(house("clocks:\n  first-post:\n    limits: {SEV2: 25m}\n")))
    assert load_standard("default").data["clocks"]["first-post"]["limits"]["SEV2"] == before == "30m"


def test_severities_take_the_houses_own_names_wherever_they_are_inherited(house: Write) -> None:
    """In the rubric and in every limit; their order is their rank."""
    labels = "labels: {SEV1: Storm, SEV2: Gale, SEV3: Breeze, SEV4: Calm}\n"
    standard = load_standard(str(house(labels + "clocks: {first-post: {limits: {Gale: 25m}}}\n"))).standard
    assert list(standard.severities) == ["Storm", "Gale", "Breeze", "Calm"]
    assert standard.rank("Gale") == 2
    assert standard.clocks["first-post"].limits["Gale"] == 1_500_000
    assert {label for clock in standard.clocks.values() for label in clock.limits} == {
        *standard.severities,
        *standard.ladder,
    }


def test_a_file_beside_it_can_be_built_on(house: Write, tmp_path: Path) -> None:
    """A house with two teams writes what both share once."""
    (tmp_path / "shared.yaml").write_text(
        DEFAULT.replace("SEV2: 30m, SEV3: 60m", "SEV2: 29m, SEV3: 60m"), "utf-8"
    )
    file = house("", begins="extends: shared.yaml\ntitle: Night keepers\n")
    assert load_standard(str(file)).standard.clocks["first-post"].limits["SEV2"] == 29 * 60_000


MISTAKES = [
    ("clocks: {first-post: {limits: {SEV2: soon}}}\n", "house.yaml:3:38: error[E203]"),
    ("clocks:\n  lamp: {says: Light it}\n", "house.yaml:4:3: error[E202]"),
    ("clocks: {frist-post: {limits: {SEV1: 5m}}}\n", "house.yaml:3:10: error[E301]: there is no 'frist-post' among the clocks that are inherited; did you mean 'first-post'?"),
    ("clocks: {first-post: {limit: 5m}}\n", "house.yaml:3:23: error[E201]"),
    ("clocks: {first-post: {task: shine}}\n", "house.yaml:3:29: error[E301]"),
    ("messages: {handover: {fields: {risks: {kind: riddle}}}}\n", "house.yaml:3:46: error[E204]"),
    ("weights: {timeliness: 31}\n", "house.yaml:3:1: error[E414]"),
    ("without: [clocks.frist-post]\n", "house.yaml:3:11: error[E301]: there is no part to leave out 'clocks.frist-post'; did you mean 'clocks.first-post'?"),
    ("without: clocks.first-post\n", "house.yaml:3:10: error[E205]"),
    ("labels: {SEV9: Storm}\n", "house.yaml:3:10: error[E301]: there is no severity 'SEV9'"),
    ("title: Twice\n", "house.yaml:3:1: error[E106]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES, ids=[expected[:60] for _, expected in MISTAKES])
def test_a_mistake_of_its_own_is_told_in_its_own_file(text: str, expected: str, house: Write) -> None:
    """With line and column there."""
    assert [line for line in told(house(text)) if line.startswith(expected)] != []


def test_a_name_that_misses_an_inherited_one_is_one_mistake(house: Write) -> None:
    """Not one for each thing that a new clock would have to say; a new thing that is whole may have a similar name."""
    first_posts = "clocks:\n  frist-post: {limits: {SEV1: 5m}}\nnorms:\n  opennes: {says: Speak openly, source: design}\n"
    assert len(told(house(first_posts))) == 1


def test_what_it_takes_away_is_missed_where_it_is_still_named(house: Write) -> None:
    """The line is in the inherited file, because there the name stands."""
    problems = read_standard(house("without: [tasks.first-post]\n")).problems
    lines = DEFAULT.split("\n")
    assert {Path(problem.file).name for problem in problems} == {"default.yaml"}
    assert {lines[problem.line - 1].strip() for problem in problems} == {"task: first-post"}
    assert "task: first-post" in as_text(problems)


def test_a_mistake_of_the_inherited_file_is_told_there(house: Write, tmp_path: Path) -> None:
    """Whoever builds on a broken standard sees where it broke, names of their own notwithstanding."""
    broken = DEFAULT.replace(
        "limits: {SEV1: 15m, SEV2: 20m, SEV3: 60m", "limits: {SEV1: 0s, SEV2: 20m, SEV3: 60m"
    )
    (tmp_path / "shared.yaml").write_text(broken, encoding="utf-8")
    file = house("labels: {SEV1: Storm}\n", begins="extends: shared.yaml\ntitle: Night keepers\n")
    [problem] = read_standard(file).problems
    assert Path(problem.file).name == "shared.yaml"
    assert "SEV1: 0s" in problem.excerpt


BASES = [
    ("extends: house.yaml\n", "house.yaml:1:10: error[E109]: it builds on itself; name another standard"),
    ("extends: defualt\n", "house.yaml:1:10: error[E109]: there is no standard 'defualt'; did you mean 'default'?"),
    ("extends: fast-external\n", "house.yaml:1:10: error[E109]: fast-external builds on default itself: a standard builds on a whole one; extend default"),
    ("extends: other.yaml\n", "house.yaml:1:10: error[E109]: other.yaml builds on house.yaml itself: the two go round in a circle"),
    ("extends: nosuch.yaml\n", "house.yaml:1:10: error[E109]: there is no file nosuch.yaml beside this one"),
    ("extends: ../other.yaml\n", "house.yaml:1:10: error[E109]: a standard builds on a file beside it"),
    ("extends: /etc/passwd\n", "house.yaml:1:10: error[E109]: a standard builds on a file beside it"),
    ("extends: [default]\n", "house.yaml:1:10: error[E109]: extends takes the name of one standard"),
    ("extends:\n", "house.yaml:1:9: error[E109]: extends takes the name of one standard"),
    ("extends: list.yaml\n", "house.yaml:1:10: error[E109]: list.yaml is no standard"),
    ("extends: default\n", "house.yaml:1:1: error[E202]: a standard that builds on another needs a title of its own"),
    ("hotwash_standard: 1\nwithout: [clocks]\n", "house.yaml:2:1: error[E109]: without takes out of what is inherited, and nothing is"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BASES, ids=[text.strip() for text, _ in BASES])
def test_what_cannot_be_built_on_is_refused_with_the_way_out(
    text: str, expected: str, house: Write, tmp_path: Path
) -> None:
    """Itself, a circle, a chain, a stranger's file, nothing at all: each by its own sentence."""
    (tmp_path / "other.yaml").write_text("extends: house.yaml\ntitle: Other\n", encoding="utf-8")
    (tmp_path / "list.yaml").write_text("- a lamp\n- a bell\n", encoding="utf-8")
    file = house("", begins=text)
    found = read_standard(file)
    assert found.loaded is None
    assert [line for line in told(file) if line.startswith(expected)] != []
    with pytest.raises(ValueError, match="error"):
        load_standard(str(file))
