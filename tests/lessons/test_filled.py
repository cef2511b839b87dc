"""What a step has filled in stays filled in, whichever words are typed for the rest, and gives way to what is typed otherwise."""

from pathlib import Path

import pytest

from simulator.host.clock import HandTicker
from simulator.host.inputs import make_inputs
from simulator.host.learning.course import LED
from simulator.host.plain.console import Console
from simulator.host.session import Session

KINDS = ("ahead", "ack 1", "show kinds", "reply", "reply late answers")
GUESSES = (
    "ahead",
    "ack 1",
    "show bill-api.wrong_ratio",
    "show load-model.unsure_ratio",
    "hypothesis",
    "show meter-feed.age_s",
)
WAKING = ("ahead", "ack 1", "show load-model.disk_ratio", "show whom", "declare")

LINES = [
    ("05-what-kind", KINDS, "reply harmful-content, I think", "answered question 5: harmful-content, I think."),
    ("05-what-kind", KINDS, "reply third-case harmful-content", "answered question 5: harmful-content."),
    ("05-what-kind", KINDS, 'reply 4 "late, by a release"', "answered question 4: late, by a release."),
    ("04-finding-out", GUESSES, "hypothesis the records are old status=rejected", "H2, rejected: the records are old."),
    ("04-finding-out", GUESSES, "hypothesis h3 an attack", "H3, open: an attack."),
    ("07-whom-to-wake", WAKING, "page forecasts", "for forecasts, about the disks of load-model are full, bills fail: ringing."),
    ("07-whom-to-wake", WAKING, "page forecasts help us", "for forecasts, about help us: ringing."),
    ("07-whom-to-wake", WAKING[:-1], "declare SEV1 Nothing works", "declared INC-1, SEV1: Nothing works."),
]  # fmt: skip


@pytest.mark.parametrize(("lesson", "before", "line", "said"), LINES)
def test_only_what_is_left_open_need_be_typed(
    lesson: str, before: tuple[str, ...], line: str, said: str, tmp_path: Path
) -> None:
    """Words come without the names of their fields, and land where the step left room, or where they belong."""
    printed: list[str] = []
    session = Session.begin(make_inputs(lesson, seed=0, play=LED), tmp_path, HandTicker())
    console = Console(session, session.seat(), printed.append)
    console.begin()
    for typed in (*before, line):
        console.feed(typed)
    session.close()

    assert [one for one in printed if one.endswith(said)], printed[-8:]


def test_a_step_that_asks_for_a_yes_or_no_names_both(tmp_path: Path) -> None:
    """How something is typed must not tell which of two answers is right."""
    printed: list[str] = []
    session = Session.begin(make_inputs("04-finding-out", seed=0, play=LED), tmp_path, HandTicker())
    console = Console(session, session.seat(), printed.append)
    console.begin()
    for typed in (*GUESSES, "hypothesis old records", "show load-model.right_ratio", "ahead"):
        console.feed(typed)
    session.close()

    assert "Typed: accept or reject SUGGESTION. Hint tells where to look, for 1 point." in printed
