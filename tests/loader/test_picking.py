"""A twin is drawn with its seed, whole and the same each time; what cannot be drawn is told with its place."""

from pathlib import Path
from typing import Any

import pytest

from simulator.loader import load_scenario, shipped
from simulator.loader.catalogue import twin_of
from simulator.loader.picking import filled, pick
from simulator.loader.yaml_door import parse

LESSON = shipped("lessons")["02-reading-an-alert"]
TWIN = twin_of(LESSON)
BOATS = """
picks:
  boat:
    gull: {name: Gull, port: [Bergen, Hull]}
    tern: {name: Tern, port: [Lerwick]}
  knots: {from: 4, to: 12, step: 4}
  sail: [red, "{pick.boat.name}'s own"]
"""


def drawn(text: str, seed: int | None) -> Any:
    """What the seed makes of a text that picks, its picks aside."""
    data = parse(BOATS + text, "boats.yaml").data
    picks, issues = pick(data, seed)
    assert not issues
    return {key: value for key, value in filled(data, picks).items() if key not in ("picks", "picked")}


def test_what_is_picked_stands_in_every_place() -> None:
    """In keys and values; a place that stands alone becomes what was picked, of whatever kind."""
    text = 'picked: {boat: gull, knots: 8, sail: red}\n"{pick.boat.name}-log": {speed: "{pick.knots}0", ports: "{pick.boat.port}"}\n'

    assert drawn(text, None) == {"Gull-log": {"speed": "80", "ports": ["Bergen", "Hull"]}}


def test_what_is_put_together_stays_a_text_and_a_number_is_read_from_it(tmp_path: Path) -> None:
    """Version 1.10 is not 1.1, and sixty times ten people are 600."""
    file = tmp_path / "twin.yaml"
    file.write_text(
        'hotwash: 1\nextends: parcels\ntitle: Lamps\npicks: {major: [1], minor: [10]}\nsummary: "{pick.major}.{pick.minor}"\n'
        'faults: {"{pick.story.fault}": {harms: {people_per_minute: "6{pick.minor}"}}}\n',
        encoding="utf-8",
    )
    scenario = load_scenario(file).scenario

    assert scenario is not None
    [fault] = scenario.faults.values()
    assert fault.harms is not None
    assert (scenario.summary, fault.harms.people_per_minute) == ("1.10", 610)


@pytest.mark.parametrize(
    ("tier", "read"),
    [
        ("{pick.first}", "1"),
        ("{pick.first}{pick.none}", "1"),
        ("{pick.first}{pick.first}", "E204: expected 1, 2 or 3, got 11"),
        ("{pick.first}.0", "E204: expected 1, 2 or 3, got '1.0'"),
    ],
)
def test_a_choice_among_numbers_may_be_put_together(tier: str, read: str, tmp_path: Path) -> None:
    """As any number may; what it then is none of is told as what was put together."""
    file = tmp_path / "twin.yaml"
    file.write_text(
        'hotwash: "{pick.first}{pick.none}"\nextends: parcels\ntitle: Lamps\nsummary: Dark\npicks: {first: [1], none: [""]}\n'
        f'services: {{"{{pick.firm.door}}": {{tier: "{tier}"}}}}\n',
        encoding="utf-8",
    )
    loaded = load_scenario(file)
    told = [f"{one.code}: {one.message}" for one in loaded.problems]
    services = loaded.scenario.services if loaded.scenario is not None else {}

    assert [*told, *(str(one.tier) for one in services.values())][:1] == [read]


def test_a_pick_may_name_another_pick() -> None:
    """Rows that belong together say so once."""
    text = 'picked: {boat: tern, knots: 4}\nsays: "{pick.sail}"\n'

    assert {str(drawn(text, seed)["says"]) for seed in range(20)} == {"red", "Tern's own"}


def test_one_more_pick_changes_no_other() -> None:
    """Each pick is drawn from a stream of its own name."""
    data = parse(BOATS, "boats.yaml").data
    more = {"picks": {"wind": ["north", "south"], **data["picks"]}}

    assert pick(more, 7)[0].choices.items() >= pick(data, 7)[0].choices.items()


def test_a_range_is_drawn_in_its_steps() -> None:
    """Both ends can come."""
    data = parse(BOATS, "boats.yaml").data

    assert {pick(data, seed)[0].choices["knots"] for seed in range(40)} == {"4", "8", "12"}


MISTAKES = [
    ("picks: [a]\n", "E111", "picks takes names with values"),
    ("picks: {late: soon}\n", "E111", "nothing can be picked from late"),
    ("picks: {late: {from: 9, to: 3}}\n", "E111", "nothing can be picked from late"),
    ("picks: {late: {from: 9}}\n", "E111", "nothing can be picked from late"),
    ("picks: {late: {}}\n", "E111", "nothing can be picked from late"),
    ("picks: {late: {from: 3, to: 9}}\npicked: {late: 10}\n", "E301", "there is no choice of late '10'"),
    ("picks: {late: {a: {x: 1}, b: {y: 1}}}\n", "E111", "nothing can be picked from late"),
    ("picks: {late: [1, 2]}\npicked: {lat: 1}\n", "E301", "there is no pick 'lat'"),
    ("picks: {late: [1, 2]}\npicked: {late: 3}\n", "E301", "there is no choice of late '3'"),
    ('picks: {late: [1, 2]}\nsummary: "{pick.lat}"\n', "E301", "there is no pick 'lat'"),
    (
        'picks: {late: [a], early: [a]}\nnoise: {"{pick.late}": {}, "{pick.early}": {}}\n',
        "E111",
        "{pick.late} and {pick.early} are both a when they are filled in",
    ),
]


@pytest.mark.parametrize(("text", "code", "message"), MISTAKES, ids=[text.strip() for text, _, _ in MISTAKES])
def test_what_cannot_be_picked_is_told(text: str, code: str, message: str, tmp_path: Path) -> None:
    """And nothing else is, because half a file says little."""
    file = tmp_path / "twin.yaml"
    file.write_text(text, encoding="utf-8")

    assert [(problem.code, problem.message) for problem in load_scenario(file).problems] == [(code, message)]


def test_a_pick_that_is_put_everywhere_does_not_fill_the_memory(tmp_path: Path) -> None:
    """Two kilobytes could otherwise become two gigabytes."""
    file = tmp_path / "twin.yaml"
    many = ", ".join(['"{pick.a}"'] * 1500)
    file.write_text(
        f"picks:\n  a: [{'x' * 2000}]\n  b: [[{many}]]\nsummary: [{many.replace('.a', '.b')}]\n",
        encoding="utf-8",
    )

    assert [problem.code for problem in load_scenario(file).problems] == ["E105"]


def test_only_a_twin_is_drawn(tmp_path: Path) -> None:
    """A scenario that were another one each time could not be talked about."""
    file = tmp_path / "scenario.yaml"
    file.write_text("hotwash: 1\npicks: {late: [1, 2]}\n", encoding="utf-8")
    [problem] = load_scenario(file).problems

    assert (problem.line, problem.help) == (2, "add picked: {late: 1}")


def test_the_same_seed_draws_the_same_twin() -> None:
    """Whoever has the seed has the scenario."""
    assert load_scenario(TWIN, seed=5).data == load_scenario(TWIN, seed=5).data


def test_a_mistake_in_the_world_is_told_in_the_worlds_own_file(tmp_path: Path) -> None:
    """What is inherited keeps its place, also where its keys were filled in."""
    world = tmp_path / "world.yaml"
    world.write_text(
        'hotwash: 1\npicks: {lamp: [sea]}\nservices:\n  "{pick.lamp}-lamp": {team: tower, teir: 1}\n',
        encoding="utf-8",
    )
    own = tmp_path / "scenario.yaml"
    own.write_text("extends: world.yaml\ntitle: Lamps\npicked: {lamp: sea}\n", encoding="utf-8")
    found = [str(problem) for problem in load_scenario(own).problems if problem.code == "E201"]

    assert found == [f"{world}:4:37: error[E201]: teir is not a field of a service; did you mean 'tier'?"]
