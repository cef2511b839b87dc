"""`hotwash standards`: a standard is a page a person can read, and two are compared place by place."""

import json
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.host.comparing import differences
from simulator.loader import load_standard


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house that writes sooner, in its own words for severities."""
    file = tmp_path / "house.yaml"
    file.write_text(
        "extends: default\n"
        "title: Lighthouse keepers\n"
        "labels: {SEV1: Storm, SEV2: Gale, SEV3: Breeze, SEV4: Calm}\n"
        "clocks: {first-post: {limits: {Gale: 25m}}}\n"
        "without: [clocks.scope-post]\n",
        encoding="utf-8",
    )
    return file


def test_a_name_or_a_file_is_shown_without_saying_show(house, capsys) -> None:
    """The whole page, with what is inherited, in the house's words."""
    assert main(["standards", str(house)]) == 0
    told = capsys.readouterr().out
    assert "3.3  Post to customers (first-post): Storm 10m, Gale 25m, Breeze 1h" in told
    assert "Tell customers what is hit" not in told
    assert "critical: primary, then backup after 5m" in told
    assert "It builds on default" in told


def test_its_data_is_the_whole_that_it_resolves_to(house, capsys) -> None:
    """For programs: nothing is left to be looked up elsewhere."""
    assert main(["standards", "show", str(house), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == load_standard(str(house)).data
    assert told["clocks"]["first-post"]["limits"]["Gale"] == "25m"


def test_what_differs_is_told_place_by_place_and_by_rank(house, capsys) -> None:
    """Another word for a severity is one difference, not one in every clock."""
    assert main(["standards", "diff", "default", str(house)]) == 1
    told = capsys.readouterr().out.split("\n")
    assert "severities.SEV2: SEV2 -> Gale, the same rank" in told
    assert "clocks.first-post.limits.SEV2: 30m -> 25m" in told
    assert "clocks.scope-post.limits.SEV1: 10m -> nothing" in told
    assert [line for line in told if "Storm" in line] == ["severities.SEV1: SEV1 -> Storm, the same rank"]


def test_the_shipped_profiles_differ_in_clocks_alone() -> None:
    """What must be said, who may do what and what it is worth are the same: only how soon is not."""
    for profile in ("fast-external", "public-sector"):
        found = differences(load_standard("default"), load_standard(profile))
        assert {one.where.split(".")[0] for one in found} <= {
            "title",
            "says",
            "severities",
            "sources",
            "clocks",
        }


def test_a_difference_is_data_for_programs(house, capsys) -> None:
    """Place, the one, the other."""
    assert main(["standards", "diff", str(house), "default", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {"where": "clocks.first-post.limits.Gale", "one": "25m", "other": "30m"} in found


def test_what_is_no_standard_is_told_with_what_there_is(capsys) -> None:
    """A typing error is neither a command nor a standard."""
    assert main(["standards", "defualt"]) == 2
    assert "did you mean 'default'?" in capsys.readouterr().err


def test_the_clocks_of_regulators_are_told_for_today_where_no_day_is_named(capsys) -> None:
    """And it is said which day that is, because an exercise has its own."""
    typed = ["standards", "regulators", "--only", "gdpr-33", "--aware", "09:00"]
    assert main(typed) == 0
    assert ", which is today; --on takes an exercise's own day." in capsys.readouterr().out


def test_the_clocks_of_regulators_are_told_for_the_exercises_day(capsys) -> None:
    """By the command too, with what it is not before all else."""
    typed = ["standards", "regulators", "--on", "2026-06-11", "--only", "gdpr-33", "--aware", "09:00"]
    assert main(typed) == 0
    told = capsys.readouterr().out
    assert told.startswith("This is training, not legal advice.")
    assert "by 14 Jun 09:00  gdpr-33:" in told
    assert main(["standards", "show", "--on", "2026-06-11"]) == 0
    assert "article 14: pending on 2026-06-11, from 2026-09-11" in capsys.readouterr().out


def test_one_page_of_it_can_be_read_alone(house, capsys) -> None:
    """By the beginning of its heading: norms, roles, taxonomy; what is none is answered with what there is."""
    assert main(["standards", str(house), "norm"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "NORMS\nopenness  What is known is said where everybody who works on it can read it;"
    )
    assert "CLOCKS" not in told

    assert main(["standards", "show", "default", "rolls"]) == 2
    assert "did you mean 'roles'?" in capsys.readouterr().err


def test_a_page_says_what_each_role_may_and_what_can_be_wrong(capsys) -> None:
    """The taxonomy, the readers and the ladder stand on it too."""
    assert main(["standards", "default"]) == 0
    told = capsys.readouterr().out
    assert "      may declare, send public, send internal, hand over, page\n" in told
    assert "      data-drift: What goes in has changed, or arrives broken.\n" in told
    assert (
        "customers  People outside who use what is affected\n      by status-page: The public status page; in public\n"
        in told
    )
