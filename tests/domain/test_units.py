"""How authors write time and quantities, and what is refused before it becomes a number."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain import units as u
from simulator.domain.units import Unreadable


@pytest.mark.parametrize(
    ("written", "ms"),
    [("90s", 90_000), ("5m", 300_000), ("1h30m", 5_400_000), ("2d", 172_800_000), ("1d2h3m4s", 93_784_000), ("0s", 0), ("400d", 34_560_000_000)],
)  # fmt: skip
def test_a_duration_is_days_hours_minutes_seconds(written: str, ms: int) -> None:
    """In that order, each at most once."""
    assert u.read_duration(written) == ms


@pytest.mark.parametrize(
    "written", ["", "5", "m", "5 m", "30s5m", "5m5m", "-5m", "1.5h", "5min", "5M", "٣m", "5m\n", 5, True, None, 5.0, "401d", "9999999s"], ids=repr
)  # fmt: skip
def test_nothing_else_is_a_duration(written: object) -> None:
    """Neither a bare number nor a fraction; what is longer than four hundred days is a typing mistake."""
    with pytest.raises(Unreadable):
        u.read_duration(written)


@given(st.integers(-u.LONGEST // u.SECOND, u.LONGEST // u.SECOND).map(lambda seconds: seconds * u.SECOND))
def test_a_duration_is_read_as_it_is_written(ms: int) -> None:
    """There and back, before STARTEX too."""
    assert u.read_offset(u.format_duration(ms)) == ms


def test_less_than_a_second_is_not_written() -> None:
    """Nobody reads milliseconds."""
    assert [u.format_duration(ms) for ms in (999, 61_999, -1_500)] == ["0s", "1m1s", "-1s"]


def test_before_startex_is_negative() -> None:
    """Once."""
    assert u.read_offset("-3d") == -259_200_000
    with pytest.raises(Unreadable):
        u.read_offset("--3d")


@pytest.mark.parametrize(
    ("written", "micro"),
    [
        ("0.02", 20_000),
        ("2%", 20_000),
        ("2 %", 20_000),
        ("120", 120_000_000),
        (120, 120_000_000),
        (0.02, 20_000),
        (-0.000001, -1),
        (1e-6, 1),
        (0, 0),
        (0.0, 0),
        ("-0.0", 0),
        ("0.0001%", 1),
        ("0.500000000000", 500_000),
        ("999999999999", 999_999_999_999_000_000),
    ],
    ids=repr,
)
def test_a_quantity_is_millionths(written: object, micro: int) -> None:
    """Percent, text, whole and broken numbers alike."""
    assert u.read_quantity(written) == micro


@pytest.mark.parametrize(
    "written", ["", "%", "x", "1e3", ".5", "5.", "+1", "1,000", "- 1", "1_000", "٣", "1000000000000", "1\n", True, False, None, [], float("nan"), float("inf"), 1e300], ids=repr
)  # fmt: skip
def test_nothing_else_is_a_quantity(written: object) -> None:
    """Neither exponents nor signs of many kinds; infinity and NaN are no measurements."""
    with pytest.raises(Unreadable, match="expected a number"):
        u.read_quantity(written)


@pytest.mark.parametrize("written", ["0.0000001", "0.00001%", "1.0000005", 1e-7, "0.1234567"], ids=repr)
def test_what_is_finer_than_a_millionth_is_refused_not_rounded(written: object) -> None:
    """A limit that is not the one that was written would be a riddle."""
    with pytest.raises(Unreadable, match="finer than a millionth"):
        u.read_quantity(written)


def test_a_share_is_between_nothing_and_all() -> None:
    """Both included."""
    assert [u.read_share(written) for written in ("0%", "30%", 1)] == [0, 300_000, 1_000_000]
    for written in ("-1%", "101%", 2):
        with pytest.raises(Unreadable, match="between 0% and 100%"):
            u.read_share(written)


def test_a_moment_is_in_utc() -> None:
    """Seconds may be left out; a zone other than Z, or a day that is none, may not be written."""
    assert u.read_instant("1970-01-02T00:00:01Z") == 86_401_000
    assert u.read_instant("2026-05-12T11:05Z") == 1_778_583_900_000
    for written in ("2026-05-12", "2026-05-12T11:05:00+02:00", "2026-05-12 11:05:00Z", 20260512, None):
        with pytest.raises(Unreadable, match="expected a moment in UTC"):
            u.read_instant(written)
    with pytest.raises(Unreadable, match="no such moment: 2026-02-30T00:00:00Z"):
        u.read_instant("2026-02-30T00:00:00Z")


def test_a_time_of_day_has_two_and_two_digits() -> None:
    """From midnight to the minute before the next."""
    assert [u.read_time_of_day(written) for written in ("00:00", "18:00", "23:59")] == [
        0,
        64_800_000,
        86_340_000,
    ]
    for written in ("24:00", "8:00", "18:60", "18:00:00", 1800, None):
        with pytest.raises(Unreadable, match="expected a time of day"):
            u.read_time_of_day(written)


def test_names_are_small() -> None:
    """Sixty-four letters, digits and hyphens, hyphens never at an end; a signal's name has its service before the dot."""
    assert u.read_name("edge-errors-2") == "edge-errors-2"
    assert u.read_name("a" * 64) == "a" * 64
    assert u.read_signal_name("edge.errors_ratio") == "edge.errors_ratio"
    for name in ("", "Edge", "edge_errors", "-edge", "edge-", "a" * 65, "é", "edge\n", 5, None):
        with pytest.raises(Unreadable, match="expected a name"):
            u.read_name(name)
    for name in ("edge", ".errors", "edge.", "edge.Errors", "edge.a.b.c.d", "edge.a b", None):
        with pytest.raises(Unreadable, match="expected a signal's name"):
            u.read_signal_name(name)


def test_text_takes_what_yaml_made_something_else_of() -> None:
    """A summary of `true` or `42` is words; a list is none, and a book belongs elsewhere."""
    assert [u.read_text(written) for written in ("x", True, False, 42, 0.5)] == [
        "x",
        "true",
        "false",
        "42",
        "0.5",
    ]
    assert len(u.read_text("x" * 4_000)) == 4_000
    with pytest.raises(Unreadable, match="expected text, got list"):
        u.read_text([])
    with pytest.raises(Unreadable, match="4001 characters"):
        u.read_text("x" * 4_001)


READERS = [u.read_duration, u.read_offset, u.read_quantity, u.read_share, u.read_instant, u.read_time_of_day, u.read_name, u.read_signal_name, u.read_text]  # fmt: skip


@given(
    written=st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()),
    read=st.sampled_from(READERS),
)
def test_whatever_is_written_is_read_or_refused(written: object, read: Callable[[object], int | str]) -> None:
    """No reader raises anything else, and each refusal names a way out."""
    try:
        read(written)
    except Unreadable as told:
        way_out = told.help
    else:
        return
    assert way_out
