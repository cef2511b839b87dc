"""What lies open when somebody looks, and what a remedy took away."""

from collections.abc import Callable
from typing import Any

import pytest

from simulator.domain import events as e
from simulator.domain.evidence import format_value, log_lines, opened, trace_shown
from simulator.domain.units import MINUTE, SECOND
from simulator.domain.world import World

MakeWorld = Callable[..., World]
LOGS: dict[str, Any] = {"cackle": {"service": "coop", "every": "1m", "offset": "20s", "says": "cackle"}}
TRACES: dict[str, Any] = {"path": {"every": "1m", "spans": [{"service": "coop", "says": "steps", "ms": 5}]}}
SWEPT = (10 * MINUTE, e.EvidenceLost(evidence=("cackle", "path")))


def spoken(farm: World, t: int, service: str = "coop") -> list[int]:
    """Return the seconds at which a service's log has lines in the ten minutes until `t`."""
    return [line.t // SECOND for line in log_lines(farm, t, (service,))]


def test_a_log_speaks_at_its_offset_in_each_period(world: MakeWorld) -> None:
    """Every minute, twenty seconds in: from 0:20 on, and before STARTEX as well."""
    assert spoken(world(logs=LOGS), 3 * MINUTE)[-4:] == [-40, 20, 80, 140]


def test_without_an_offset_a_log_is_where_its_words_put_it(world: MakeWorld) -> None:
    """One that nobody placed keeps its place as long as its words stay; two seldom share a second."""
    unplaced = {
        name: {"service": "coop", "every": "1m", "says": says}
        for name, says in (("cackle", "cackle"), ("crow", "crow"))
    }
    lines = log_lines(world(logs=unplaced), MINUTE, ("coop",), window=MINUTE)
    assert [(line.source, line.t // SECOND) for line in lines] == [("cackle", 23), ("crow", 60)]


def test_of_many_lines_only_the_latest_are_read_when_no_more_are_wanted(world: MakeWorld) -> None:
    """Oldest first all the same, and of one moment in the order of the scenario."""
    both = {**LOGS, "crow": {**LOGS["cackle"], "says": "crow"}}
    lines = log_lines(world(logs=both), 3 * MINUTE, ("coop",), most=3)
    assert [(line.source, line.t // SECOND) for line in lines] == [
        ("crow", 80),
        ("cackle", 140),
        ("crow", 140),
    ]


@pytest.mark.parametrize(("at", "traces"), [(9, 0), (10, 1), (11, 1)])
def test_what_is_swept_away_is_gone_from_before_that_moment(world: MakeWorld, at: int, traces: int) -> None:
    """Logs and traces from before show nothing; what comes later is there."""
    farm = world([SWEPT], logs=LOGS, traces=TRACES)
    assert len(trace_shown(farm, "path", at * MINUTE)) == traces
    assert opened(farm, at * MINUTE, "path", at * MINUTE) == (("path",) if traces else ())
    assert [s for s in spoken(farm, at * MINUTE) if s < 600] == []


def test_what_is_kept_too_late_does_not_come_back(world: MakeWorld) -> None:
    """A copy of nothing is nothing."""
    farm = world(
        [SWEPT, (11 * MINUTE, e.EvidenceKept(evidence=("cackle", "path")))], logs=LOGS, traces=TRACES
    )
    assert trace_shown(farm, "path", 9 * MINUTE) == ()
    assert spoken(farm, 9 * MINUTE) == []


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (20, "20 s"),
        (599, "599 s"),
        (600, "10 min"),
        (1_000, "16.7 min"),
        (39_994, "11.1 h"),
        (86_400, "24 h"),
    ],
)
def test_a_long_time_is_written_in_minutes_or_hours(seconds: int, shown: str) -> None:
    """Nobody reads eleven hours as forty thousand seconds, and no column has room for them."""
    assert format_value(seconds * 1_000_000, "s") == shown
