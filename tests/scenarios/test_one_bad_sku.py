"""One bad SKU, told: averages hide a kind of machine, the order of two repairs matters, and something is left."""

from typing import Any

import pytest

from simulator.domain import events as e
from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.domain.world import World
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise, try_out
from simulator.host.running import Running
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team
from simulator.scoring import score

MINUTE = 60_000


def ran(*moves: dict[str, Any]) -> Running:
    """The drill, with a team that makes these moves."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("one-bad-sku"), rules.standard)
    assert loaded.scenario is not None
    inputs = Inputs(
        scenario_name=loaded.name,
        scenario=loaded.scenario,
        scenario_data=loaded.data,
        standard_name=rules.name,
        standard=rules.standard,
        standard_data=rules.data,
        cast=draw_cast(loaded.scenario, 0),
        play=Play(pace="headless", team="people"),
    )
    return play(inputs, build_team({"hotwash_team": 1, "title": "people", "moves": list(moves)}))


def played(*moves: dict[str, Any]) -> Exercise:
    """The same, as its log tells it."""
    return as_exercise(ran(*moves))


def done(remedy: str, minute: int) -> tuple[dict[str, Any], ...]:
    """The commander agrees to a remedy, and it is started at once."""
    return (
        {"at": f"{minute}m", "do": "approve-remedy", "as": "incident-commander", "remedy": remedy},
        {"when": f"approved {remedy}", "do": "start", "as": "on-call-engineer", "remedy": remedy},
    )


def percent(world: World, minute: int, *where: tuple[str, str]) -> int:
    """How many lines of a hundred are repaired, of all or of a slice."""
    return round(world.signals["repair-desk.repaired_ratio"].read(minute * MINUTE, where) / 10_000)


def hit(*moves: dict[str, Any]) -> int:
    """How many people are hit."""
    return score(played(*moves)).harm["people"]


def firing(exercise: Exercise, minute: int) -> set[str]:
    """The alerts that cry at a moment, noise aside."""
    found: set[str] = set()
    for _, t, event in exercise.events:
        if t > minute * MINUTE:
            break
        if isinstance(event, e.AlertFired) and event.alert in exercise.inputs.scenario.alerts:
            found.add(event.alert)
        elif isinstance(event, e.AlertCleared):
            found.discard(event.alert)
    return found


def test_one_kind_of_machine_is_the_tell():
    """A tenth of all lines, half of those on k2, next to none on the others; and captions are quicker than they were."""
    world = ran().world
    kinds = [percent(world, 10, ("hardware", kind)) for kind in ("h4", "h5", "k2")]
    behind = world.signals["caption-desk.behind_s"]

    assert percent(world, 10) == 10
    assert [kind > 40 for kind in kinds] == [False, False, True]
    assert behind.read(10 * MINUTE) < behind.signal.baseline - behind.signal.noise


def test_the_alert_clears_and_welsh_is_as_it_was():
    """Draining mends what shouts; of the lines in Welsh, one in five is still repaired."""
    running = ran(*done("drain-k2", 20))
    asked = {
        event.inject for _, _, event in as_exercise(running).events if isinstance(event, e.InjectDelivered)
    }

    assert "lines-repaired" not in firing(as_exercise(running), 40)
    assert percent(running.world, 40, ("language", "welsh")) > 15
    assert "welsh-still" in asked


def test_going_back_stops_at_the_machine_that_cannot():
    """Build 40 was never made for k2: the rollback fails until k2 is out."""

    def failed(*moves: dict[str, Any]) -> list[str]:
        return [event.remedy for _, _, event in played(*moves).events if isinstance(event, e.RemedyFailed)]

    assert failed(*done("build-back", 12)) == ["build-back"]
    assert failed(*done("drain-k2", 10), *done("build-back", 16)) == []


def test_a_strict_filter_quiets_the_alerts_and_takes_the_names():
    """What the automation proposes hits more people than doing nothing, and makes it a matter of the first rank."""
    exercise = played(*done("guard-to-strict", 8))

    assert firing(exercise, 30) == {"viewers-write", "gaps"}
    assert hit() < 50_000 < score(exercise).harm["people"]


@pytest.mark.parametrize(
    ("remedies", "people"),
    [
        ((("drain-k2", 10), ("build-back", 16)), 4_800),
        ((("drain-k2", 25),), 10_950),
        ((("drain-k2", 25), ("welsh-by-hand", 32)), 9_078),
    ],
)
def test_both_halves_must_be_mended(remedies, people):
    """Who stops after the first has mended nine tenths of the harm, and none of the Welsh."""
    assert hit(*(move for remedy, minute in remedies for move in done(remedy, minute))) == people


@pytest.mark.parametrize(
    ("team", "most"),
    [
        ("silent", 8),
        ("always-escalate", 20),
        ("always-rollback", 20),
        ("always-hotfix", 20),
        ("always-wait", 40),
    ],
)
def test_no_habit_wins(team, most):
    """Neither saying nothing nor one thing again and again."""
    rules = load_standard("default")
    [tried] = try_out(load_scenario(find_scenario("one-bad-sku"), rules.standard), rules, team, seeds=[1])

    assert tried.card.total <= most
