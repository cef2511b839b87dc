"""What one can do by now follows from the record, the lessons and the day."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from simulator.host.learning.course import Taught
from simulator.host.learning.record import Learned, Record, forget, record_path, remember, remembered
from simulator.host.learning.standing import SkillStanding, standing
from simulator.host.learning.telling import next_words, standing_words

MONDAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path))


def twin(share: int, *, days: int = 0, passed: bool = True) -> Learned:
    """A twin of the second lesson, so many days after Monday."""
    return Learned(
        day=MONDAY + timedelta(days=days), lesson="02-reading-an-alert", what="twin", exercise=f"x-{days}", passed=passed,
        share=share, skills={"reading-alerts": share},
    )  # fmt: skip


def reading(*record: Learned, lesson: Taught) -> SkillStanding:
    """How the skill of reading alerts stands, on Monday."""
    return standing(record, [lesson], MONDAY).skills[0]


def test_the_record_is_read_as_it_was_written() -> None:
    """Line by line, in order."""
    lines = (twin(600_000, passed=False), twin(900_000, days=1))
    for line in lines:
        remember(line)

    assert remembered() == Record(lines=lines)


@pytest.mark.parametrize(
    "odd", ['"skills": []', '"hints": Infinity', '"what": "forgotten", "until": Infinity'], ids=str
)
def test_a_line_whose_values_are_of_another_kind_is_left_out(odd: str) -> None:
    """Somebody edited the file."""
    remember(twin(900_000))
    line = record_path().read_text(encoding="utf-8").rstrip("}\n")
    with record_path().open("a", encoding="utf-8") as stream:
        stream.write(f"{line}, {odd}}}\n")

    assert (len(remembered().lines), len(remembered().problems)) == (1, 1)


def test_a_line_that_cannot_be_read_is_told_and_left_out() -> None:
    """A torn line, or one of somebody else's, spoils nothing."""
    remember(twin(900_000))
    with record_path().open("ab") as stream:
        stream.write(b'{"format": 1, "day"\n{"format": 1}\n[]\n')
    found = remembered()

    assert (len(found.lines), found.problems[0]) == (
        1,
        f"{record_path()}:2: this line cannot be read, and is left out",
    )


def test_behind_half_a_line_the_next_one_is_kept() -> None:
    """A program that is stopped while it writes loses that line alone."""
    remember(twin(900_000))
    with record_path().open("ab") as stream:
        stream.write(b'{"format": 1, "day"')
    remember(twin(900_000, days=1))

    assert remembered().lines == (twin(900_000), twin(900_000, days=1))


BOTH = """
import sys
from dataclasses import replace
from simulator.host.learning.record import remember, remembered
[one] = remembered().lines
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    remember(replace(one, exercise=f"twin-{number}"))
"""


def test_two_programs_that_remember_at_one_moment_remember_once(checkout: Path) -> None:
    """Both saw a twin finished that neither found in the record."""
    remember(twin(900_000))
    there = [
        subprocess.Popen(
            [sys.executable, "-P", "-c", BOTH],
            env={**os.environ, "PYTHONPATH": str(checkout)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for one in there:
        assert one.stdout is not None
        one.stdout.readline()
    for one in there:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    for one in there:
        one.communicate()

    assert (sorted(line.exercise for line in remembered().lines), remembered().problems) == (
        sorted(["x-0", *(f"twin-{number}" for number in range(20))]),
        (),
    )


def test_what_is_forgotten_is_gone() -> None:
    """The file itself is deleted, where no exercise is kept that would say it again."""
    remember(twin(900_000))

    assert (forget(0), record_path().exists(), remembered()) == (1, False, Record())


def test_a_skill_is_told_with_n_and_spread(second: Taught) -> None:
    """The median of few tries says little, so how many there were and how far they lie apart stands beside it."""
    found = reading(twin(600_000, passed=False), twin(900_000), twin(800_000), lesson=second)

    assert (found.n, found.lowest, found.middle, found.highest) == (3, 600_000, 800_000, 900_000)


@pytest.mark.parametrize(("row", "days"), [(1, 1), (2, 7), (3, 30), (4, 90), (5, 90)])
def test_each_pass_in_a_row_gives_more_time(row: int, days: int, second: Taught) -> None:
    """One day, a week, a month, a quarter."""
    assert reading(*[twin(900_000)] * row, lesson=second).due == MONDAY + timedelta(days=days)


def test_a_twin_that_was_not_passed_begins_the_row_anew(second: Taught) -> None:
    """It is due tomorrow again."""
    found = reading(twin(900_000), twin(900_000), twin(500_000, passed=False), lesson=second)

    assert found.due == MONDAY + timedelta(days=1)


def test_what_is_next_is_said_with_its_reason(second: Taught) -> None:
    """The lesson, then its twin, then nothing until it is due."""
    followed = Learned(day=MONDAY, lesson=second.name, what="lesson", exercise="x-0", passed=True)
    records: tuple[list[Learned], ...] = (
        [],
        [followed],
        [followed, twin(500_000, passed=False)],
        [followed, twin(900_000)],
    )
    told = [next_words(standing(record, [second], MONDAY).next, "hotwash") for record in records]
    late = standing([followed, twin(900_000)], [second], MONDAY + timedelta(days=3)).next

    assert [*told, next_words(late, "hotwash")] == [
        "Next: hotwash learn 02-reading-an-alert (it is the next you have not passed)",
        "Next: hotwash learn 02-reading-an-alert --skip (you have followed it; what counts is its twin)",
        "Next: hotwash learn 02-reading-an-alert --skip (its twin was not passed yet, and another one is drawn each time)",
        "Next: nothing; every lesson is passed, and nothing is due today.",
        "Next: hotwash learn 02-reading-an-alert --skip (reading-alerts was last tried on 2026-11-02, and is due for another go)",
    ]


def test_the_page_says_that_the_evidence_is_mixed(second: Taught) -> None:
    """Intervals are a suggestion, and nobody is told otherwise."""
    assert standing_words(standing([], [second], MONDAY), MONDAY, "hotwash")[-1] == (
        "Going again after 1, 7, 30 and 90 days is a suggestion: that spaced practice helps is well shown, "
        "which intervals are best is not."
    )
