"""A problem is said as compilers say it, and nothing a terminal obeys is ever said."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.loader.diagnostics import (
    CODES,
    UNFIT,
    WINDOW,
    Problem,
    as_json,
    as_text,
    excerpt_of,
    order,
    printable,
    register,
    suggest,
)

SEVERTY = Problem(
    code="E201",
    message="severty is not a field of an alert",
    file="scenarios/drift.yaml",
    line=6,
    column=5,
    end_column=12,
    help="did you mean 'severity'?",
    note="an alert has a priority; severity is the team's word",
    related=(("scenarios/drift.yaml", 2, 3, "the alert"),),
    excerpt="    severty: crit",
)


def at(line, column, excerpt, end, **more):
    return Problem(
        code="E203", message="m", file="f", line=line, column=column, end_column=end, excerpt=excerpt, **more
    )


def test_a_problem_is_laid_out_as_rustc_does():
    """What, where, the line itself with carets, what else has to do with it, the way out."""
    assert as_text([SEVERTY]) == (
        "error[E201]: severty is not a field of an alert\n"
        " --> scenarios/drift.yaml:6:5\n"
        "  |\n"
        "6 |     severty: crit\n"
        "  |     ^^^^^^^\n"
        "  ::: scenarios/drift.yaml:2:3: the alert\n"
        "  = help: did you mean 'severity'?\n"
        "  = note: an alert has a priority; severity is the team's word"
    )


def test_a_problem_of_a_whole_file_has_no_excerpt():
    """Nor line and column."""
    problem = Problem(code="E101", message="drill.yaml is not a plain file", file="drill.yaml", help="h")
    assert as_text([problem]) == "error[E101]: drill.yaml is not a plain file\n --> drill.yaml\n  = help: h"


def test_problems_come_in_the_order_of_reading():
    """By file, line and column, an empty line between two; equal ones as they were found."""
    problems = [
        Problem(code="W501", severity="warning", message=message, file=file, line=line, column=1)
        for message, file, line in [
            ("fourth", "b", 1),
            ("third", "a", 10),
            ("first", "a", 9),
            ("second", "a", 9),
        ]
    ]
    assert [problem.message for problem in order(problems)] == ["first", "second", "third", "fourth"]
    assert as_text(problems).startswith(
        "warning[W501]: first\n --> a:9:1\n  |\n9 |\n  | ^\n\nwarning[W501]: second"
    )


def test_nothing_is_said_of_nothing():
    """An empty text, an empty list."""
    assert (as_text([]), as_json([])) == ("", [])


@pytest.mark.parametrize(
    ("excerpt", "column", "end", "carets"),
    [
        ("\tkey: x", 2, 5, " ^^^"),  # a tab is one cell here
        ("日本: x", 1, 3, "^^^^"),  # these take two
        ("日本: x", 5, 6, "      ^"),
        ("e\u0301te: x", 5, 6, "   ^"),  # an accent of its own takes none
        ("key:", 5, 6, "    ^"),  # behind the end
        ("key:", 1, 0, "^"),  # no end known
    ],
)
def test_carets_stand_under_what_they_mean(excerpt, column, end, carets):
    """Counted in cells of a terminal."""
    assert as_text([at(1, column, excerpt, end)]).split("\n")[4].removeprefix("  | ") == carets


def test_a_long_line_is_shown_around_the_problem():
    """With a sign where it was cut."""
    line = "x" * 500 + "HERE" + "y" * 500
    excerpt, first = excerpt_of(line, 501)
    shown, carets = as_text([at(1, 501, excerpt, 505, excerpt_column=first)]).split("\n")[3:5]
    assert len(excerpt) == WINDOW
    assert (shown[4:6], shown[-2:]) == ("…x", "y…")
    assert shown[carets.index("^") : carets.index("^") + 4] == "HERE"


def test_a_terminal_is_given_nothing_to_obey():
    """Not from a message, a name of a file, an excerpt, nor a help."""
    bad = "\x1b]52;c;eA==\x07\u202e\u200b\x9b2J\r"
    problem = Problem(
        code="E102",
        message=bad,
        file=bad,
        line=1,
        column=1,
        help=bad,
        note=bad,
        excerpt=bad,
        related=((bad, 1, 1, bad),),
    )
    assert UNFIT.search(as_text([problem]).replace("\n", "")) is None
    assert UNFIT.search(str(problem)) is None


@given(st.text())
def test_what_is_printable_is_as_long_and_stays_so(text):
    """So that carets still point, and once is enough."""
    shown = printable(text)
    assert (len(shown), printable(shown), "\n" in shown) == (len(text), shown, False)


def test_programs_get_plain_data_in_a_fixed_order():
    """One literal says it."""
    assert json.dumps(as_json([SEVERTY])) == (
        '[{"code": "E201", "severity": "error", "message": "severty is not a field of an alert", '
        '"file": "scenarios/drift.yaml", "line": 6, "column": 5, "end_column": 12, "help": "did you mean \'severity\'?", '
        '"note": "an alert has a priority; severity is the team\'s word", '
        '"related": [{"file": "scenarios/drift.yaml", "line": 2, "column": 3, "message": "the alert"}]}]'
    )


def test_one_line_for_editors_to_jump_to():
    """File, line, column, and the whole of it."""
    assert str(SEVERTY) == (
        "scenarios/drift.yaml:6:5: error[E201]: severty is not a field of an alert; did you mean 'severity'?"
    )


@pytest.mark.parametrize(
    ("word", "said"),
    [
        *(("ml-oncal", "did you mean 'ml-oncall'?"), ("EDGE", "did you mean 'edge'?")),
        *(("zzz", ""), ("", ""), ("e" * 100_000, "")),
    ],
)
def test_the_nearest_name_is_suggested(word, said):
    """Or none, if none is near; a word that no name is as long as takes no time."""
    assert suggest(word, ["ml-oncall", "edge", "edge-errors"]) == said


def test_a_code_means_one_thing():
    """Two rooms cannot explain the same code differently."""
    register({"E102": CODES["E102"]})
    with pytest.raises(ValueError, match="E102 is taken"):
        register({"E102": ("Something else", "Entirely.")})
    with pytest.raises(ValueError, match="'X1' is no code"):
        register({"X1": ("No code", "At all.")})


def test_every_code_is_explained():
    """With a title that fits a line, and at least a sentence."""
    import simulator.loader  # noqa: F401, PLC0415  # every room registers its own

    assert {"E101", "E106", "E201", "E206"} <= CODES.keys()
    assert [code for code, (title, told) in CODES.items() if len(title) > 60 or not told.endswith(".")] == []
