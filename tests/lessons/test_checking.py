"""A lesson that nobody could follow is refused, with its line and the way out.

Each row changes one thing in the second lesson, as a hurried author would.
"""

from pathlib import Path

import pytest

from simulator.host.learning.checking import lesson_problems
from simulator.loader import load_scenario, load_standard, shipped
from simulator.loader.catalogue import twin_of

TEXT = shipped("lessons")["02-reading-an-alert"].read_text(encoding="utf-8")
RULES = load_standard("default")

MISTAKES = [
    # what the loader sees
    ("done_when: acknowledged customers-hit", "done_when: acknowledged customers", "E301", "did you mean 'customers-hit'?"),
    ("done_when: acknowledged customers-hit", "done_when: hours-api.wrong_ratio > 2%", "E420", "let it wait for an act"),
    ("done_when: acknowledged customers-hit", "done_when: fault old-records began", "E420", "let it wait for an act"),
    ("done_when: acknowledged customers-hit", "done_when: at 3h", "E420", "its condition cannot hold"),
    ("[acknowledge, noise]", "[acknowledge, nois]", "E301", "did you mean 'noise'?"),
    ("ends: 16m", "needs: {acknowlege: 50%}", "E301", "did you mean 'acknowledge'?"),
    ("ends: 16m", "needs: {postmortem: 50%}", "E424", "name its task under teaches"),
    ('"The first row of the inbox.", ', "", "E423", "write three: where to look, what to do"),
    ('says: "An alert: what', f'says: "{"x" * 150}An alert: what', "E423", "say one thing, in a line or two"),
    # what the host sees
    ("ends: 16m", "needs: {acknowledge: 50%}", "E424", "write twin.yaml beside it, or leave needs out"),
    ("look: dismiss", "look: dismis", "E421", "did you mean 'dismiss'?"),
    ("look: dismiss", "look: dismiss.reson", "E421", "did you mean 'reason'?"),
    ("filled: {reason:", "filled: {resaon:", "E421", "did you mean 'reason'?"),
    ('"ack customers-hit"', '"akc customers-hit"', "E422", "did you mean 'ack'?"),
    ('"ack customers-hit"', '"ack behind-it"', "E422", "the exercise said:"),
]  # fmt: skip


def told(text: str, folder: Path) -> list[tuple[str, str, str]]:
    """The code, the line and the help of every problem of a lesson."""
    file = folder / "lesson.yaml"
    file.write_text(text, encoding="utf-8")
    loaded = load_scenario(file, RULES.standard)
    lines = text.split("\n")
    return [
        (one.code, lines[one.line - 1].strip(), one.help)
        for one in (*loaded.problems, *lesson_problems(loaded, RULES))
    ]


def test_a_sound_lesson_has_no_problems(tmp_path: Path) -> None:
    """Nothing is reported that is not wrong."""
    assert told(TEXT, tmp_path) == []


@pytest.mark.parametrize(("right", "wrong", "code", "help_"), MISTAKES)
def test_a_mistake_is_told_with_its_line(
    right: str, wrong: str, code: str, help_: str, tmp_path: Path
) -> None:
    """So that its author can mend it."""
    assert right in TEXT
    found = told(TEXT.replace(right, wrong, 1), tmp_path)

    assert [(one, wrong[:20] in line, help_ in way_out) for one, line, way_out in found] == [
        (code, True, True)
    ]


TWELFTH = shipped("lessons")["12-what-comes-after"]
NEEDS = "  needs: {postmortem: 50%}"


@pytest.mark.parametrize(
    ("wrong", "help_"),
    [
        (NEEDS.replace("postmortem", "postmortem:mane"), "did you mean 'postmortem:main'?"),
        (f"  ends: 30m\n{NEEDS}", "there is audiences:main, "),
    ],
)
def test_a_need_that_the_model_answer_does_not_meet_is_told_with_its_line(
    wrong: str, help_: str, tmp_path: Path
) -> None:
    """A name that the twin does not have, or an end before it falls due: nobody could pass."""
    (tmp_path / "twin.yaml").write_text(twin_of(TWELFTH).read_text(encoding="utf-8"), encoding="utf-8")
    text = TWELFTH.read_text(encoding="utf-8").replace(
        "  ends: 75m\n", "" if "ends" in wrong else "  ends: 75m\n"
    )
    found = told(text.replace(NEEDS, wrong, 1), tmp_path)

    assert [(code, "needs" in line, help_ in way_out) for code, line, way_out in found] == [
        ("E424", True, True)
    ]
