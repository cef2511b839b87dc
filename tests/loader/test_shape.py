"""What does not fit a type is told as a sentence, at its place, with the way out."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter

from simulator.domain.units import AUTHORED, Duration, Name, Offset, Text, Unreadable
from simulator.loader.diagnostics import as_text
from simulator.loader.files import Refused
from simulator.loader.schemas import write_schema
from simulator.loader.shape import MOST, validate
from simulator.loader.yaml_door import parse


def read_condition(written: Any) -> str:
    """Stand in for the grammar of conditions, which knows where in a text it stumbled."""
    if isinstance(written, str) and "=>" in written:
        message = "expected a comparison, got =>"
        raise Unreadable(message, "write >=", written.index("=>"))
    return str(written)


def read_lamp(written: Any) -> str:
    """Raise a plain exception whose second argument is its help."""
    if written == "broken":
        message, way_out = "the lamp is broken", "use the other one"
        raise ValueError(message, way_out)
    return str(written)


def divide(written: Any) -> float:
    """Raise what pydantic lets through."""
    return float(1 / written) if isinstance(written, int) else 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """One branch of a union."""

    __pydantic_config__ = AUTHORED

    every: Duration
    times: int = 1
    from_: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What the tests break."""

    __pydantic_config__ = AUTHORED

    severity: Literal["critical", "error", "warning"]
    at: Offset | Literal["on-demand"] = 0
    when: Annotated[str, BeforeValidator(read_condition)] = ""
    again: tuple[Name | Repeat, ...] = ()
    tier: Literal[1, 2] = 2
    on: bool = True
    share: Annotated[float, Field(ge=0, le=1)] = 0.5
    lamp: Annotated[str, AfterValidator(read_lamp)] = ""
    odds: Annotated[float, BeforeValidator(divide)] = 0.5
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """The whole file."""

    __pydantic_config__ = AUTHORED

    title: Text = ""
    """What it is called."""
    alerts: dict[Name, Alert] = field(default_factory=dict)
    remedies: dict[Name, Repeat] = field(default_factory=dict)
    pair: tuple[int, Name] = (1, "a")


ADAPTER = TypeAdapter(Drill)


NOTHING = object()


def told(text):
    value, problems = validate(ADAPTER, parse(text, "drill.yaml"))
    assert (value is None) == bool(problems)
    return [
        (problem.code, problem.line, problem.column, problem.message, problem.help) for problem in problems
    ]


def of_alert(fields):
    """Return what is wrong with an alert: code, what is underlined, message, help."""
    text = f"alerts:\n  edge-errors:\n    severity: error\n    {fields}\n"
    _, problems = validate(ADAPTER, parse(text, "drill.yaml"))
    lines = text.split("\n")
    return [
        (
            problem.code,
            lines[problem.line - 1][problem.column - 1 : problem.end_column - 1],
            problem.message,
            problem.help,
        )
        for problem in problems
    ]


def test_what_fits_is_built():
    """With its own types, and no problem."""
    document = parse(
        "title: Sawtooth\nalerts: {a: {severity: error, at: -3d, again: [b, {every: 5m, from: c}]}}\n", "x"
    )
    value, problems = validate(ADAPTER, document)
    assert problems == []
    assert value == Drill(
        title="Sawtooth",
        alerts={"a": Alert(severity="error", at=-259_200_000, again=("b", Repeat(every=300_000, from_="c")))},
    )


def test_every_problem_of_a_file_is_told_at_once():
    """Each at its place, in order, with the way out."""
    text = (
        "titel: Sawtooth\n"
        "alerts:\n"
        "  edge-errors:\n"
        "    severty: critical\n"
        "    at: 5 minutes\n"
        "  second: {severity: crit}\n"
        "remedies:\n"
        "  again: {every: 2m, times: many}\n"
    )
    _, problems = validate(ADAPTER, parse(text, "drill.yaml"))
    assert as_text(problems) == (
        "error[E201]: titel is not a field of a drill\n"
        " --> drill.yaml:1:1\n"
        "  |\n"
        "1 | titel: Sawtooth\n"
        "  | ^^^^^\n"
        "  = help: did you mean 'title'?\n"
        "\n"
        "error[E202]: an alert needs severity\n"
        " --> drill.yaml:3:3\n"
        "  |\n"
        "3 |   edge-errors:\n"
        "  |   ^^^^^^^^^^^\n"
        "  = help: add severity: critical, error or warning\n"
        "\n"
        "error[E201]: severty is not a field of an alert\n"
        " --> drill.yaml:4:5\n"
        "  |\n"
        "4 |     severty: critical\n"
        "  |     ^^^^^^^\n"
        "  = help: did you mean 'severity'?\n"
        "\n"
        "error[E203]: expected a duration such as 5m, got '5 minutes'\n"
        " --> drill.yaml:5:9\n"
        "  |\n"
        "5 |     at: 5 minutes\n"
        "  |         ^^^^^^^^^\n"
        "  = help: write it as days, hours, minutes and seconds in that order: 90s, 5m, 1h30m, 2d; or write on-demand\n"
        "\n"
        "error[E204]: expected critical, error or warning, got 'crit'\n"
        " --> drill.yaml:6:22\n"
        "  |\n"
        "6 |   second: {severity: crit}\n"
        "  |                      ^^^^\n"
        "  = help: did you mean 'critical'?\n"
        "\n"
        "error[E205]: expected a whole number, got 'many'\n"
        " --> drill.yaml:8:29\n"
        "  |\n"
        "8 |   again: {every: 2m, times: many}\n"
        "  |                             ^^^^"
    )


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("tier: 3", ("E204", "3", "expected 1 or 2, got 3", "")),
        ("on: maybe", ("E205", "maybe", "expected true or false, got 'maybe'", "write true or false")),
        ("share: 1.5", ("E203", "1.5", "expected at most 1.0, got 1.5", "")),
        ("share: lots", ("E205", "lots", "expected a number, got 'lots'", "")),
        ("repeat: 5m", ("E205", "5m", "expected a mapping, got '5m'", "write name: value, one to a line")),
        ("again: x", ("E205", "x", "expected a list, got 'x'", "put it in brackets")),
        ("again: {a: b}", ("E205", "{a: b}", "expected a list, got a mapping", "write [one, two]")),
        ("lamp: broken", ("E203", "broken", "the lamp is broken", "use the other one")),
        ("lamp: 5", ("E205", "5", "expected text, got 5", "put it in quotes")),
        ("form: x", ("E201", "form", "form is not a field of an alert", "there is severity, at, when, again, tier, on, share, lamp, odds and repeat")),
        ("repeat: {form: x, every: 5m}", ("E201", "form", "form is not a field of repeat", "did you mean 'from'?")),
        ("repeat: {}", ("E202", "repeat", "repeat needs every", "add every: 90s")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_a_sentence(fields, found):
    """The value is named as its author wrote it."""
    assert of_alert(fields) == [found]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("at: on-demnd", [("E203", "on-demnd", "did you mean 'on-demand'?")]),
        (
            "again: [B B]",
            [("E203", "B B", "use lower-case letters, digits and hyphens, such as edge-errors")],
        ),
        (
            "again: [{evry: 5m}]",
            [("E202", "{evry: 5m}", "add every: 90s"), ("E201", "evry", "did you mean 'every'?")],
        ),
        ("again: [{every: 5m, times: x}, b]", [("E205", "x", "")]),
        ("again: [[a]]", [("E205", "[a]", "write name: value, one to a line")]),
    ],
)
def test_of_a_union_only_the_branch_that_was_meant_is_told(fields, found):
    """A text was meant as a name, a mapping as a repeat."""
    assert [(code, under, help_) for code, under, _, help_ in of_alert(fields)] == found


def test_a_bad_key_is_underlined_itself():
    """And not its value."""
    assert told("remedies:\n  Restart All: {every: 2m}\n") == [
        (
            "E203",
            2,
            3,
            "expected a name, got 'Restart All'",
            "use lower-case letters, digits and hyphens, such as edge-errors",
        )
    ]


@pytest.mark.parametrize(
    ("written", "under"), [("a => b", "="), ("'a => b'", "="), ('"a \\x3d> b"', '"a \\x3d> b"')]
)
def test_a_reader_may_point_into_a_text(written, under):
    """If the text is written as it is meant."""
    assert of_alert(f"when: {written}") == [("E203", under, "expected a comparison, got =>", "write >=")]


def test_a_list_that_is_too_short_says_so():
    """Instead of naming a number as a field."""
    assert told("pair: [1]\n") == [
        ("E202", 1, 1, "the list has too few entries: it ends after 1", "write the others too")
    ]


def test_arithmetic_does_not_escape():
    """Pydantic turns only ValueError and AssertionError into problems."""
    assert [line[:4] for line in told("alerts: {a: {severity: error, odds: 0}}\n")] == [
        ("E203", 1, 1, "a number cannot be read: division by zero")
    ]


def test_a_file_that_is_no_mapping_says_so():
    """Empty, a text, a list."""
    assert [told(text)[0][3] for text in ("", "hello\n", "- a\n")] == [
        "expected a mapping, got nothing",
        "expected a mapping, got 'hello'",
        "expected a mapping, got a list",
    ]


def test_behind_a_hundred_problems_is_usually_one():
    """The rest is counted."""
    found = told("remedies:\n" + "".join(f"  r{n}: {{}}\n" for n in range(MOST + 25)))
    assert (len(found), found[-1][0], found[-1][3]) == (MOST + 1, "E206", "25 problems more")


def test_a_type_without_schema_is_checked_without_suggestions():
    """Only the suggestion is lost."""

    @dataclass
    class Odd:
        __pydantic_config__ = {"extra": "forbid", "arbitrary_types_allowed": True}  # noqa: RUF012  # what pydantic reads
        thing: Alert | None = None
        other: Annotated[Any, BeforeValidator(lambda value: value)] = NOTHING

    _, problems = validate(TypeAdapter(Odd), parse("thang: 1\n", "x"))
    assert [problem.code for problem in problems] == ["E201"]


# -------------------------------------------------------------------------------------------------------------- schema


def words_of(schema):
    if isinstance(schema, dict):
        for key, inner in schema.items():
            yield key
            yield from words_of(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from words_of(inner)


def test_editors_know_every_word_of_the_schema():
    """Tuples of several types become lists of any of them."""
    schema = write_schema(ADAPTER)
    assert {"prefixItems", "unevaluatedProperties", "discriminator"}.isdisjoint(words_of(schema))
    assert schema["properties"]["pair"]["items"]["anyOf"][0] == {"type": "integer"}
    assert schema["properties"]["title"]["description"] == "What it is called."


def test_the_schema_offers_only_defaults_that_can_be_written():
    """Zero milliseconds are no offset; two is a tier."""
    alert = write_schema(ADAPTER)["$defs"]["Alert"]["properties"]
    assert [alert[name].get("default") for name in ("at", "tier", "on", "repeat", "share")] == [
        None,
        2,
        True,
        None,
        0.5,
    ]
    assert "default" not in alert["at"]


# ---------------------------------------------------------------------------------------------------------- properties

SOUND = """\
title: Sawtooth
alerts:
  edge-errors: {severity: error, at: 6m, again: [b, {every: 5m, times: 2}], tier: 1, on: true, share: 0.2}
  second:
    severity: warning
    when: "a > b"
    repeat: {every: 2m, from: c}
remedies:
  restart: {every: 9m}
pair: [1, a]
"""
JUNK = st.sampled_from(
    [
        "{}",
        "[]",
        "x",
        "5",
        "null",
        "true",
        ": ",
        "'",
        "\n",
        "  ",
        "severity",
        "1.5",
        "{a: [b]}",
        "[[{}]]",
        "0",
    ]
)


@given(st.integers(0, len(SOUND)), st.integers(0, 25), JUNK)
def test_a_mutated_file_is_read_or_told(start, length, junk):
    """Whatever is cut out or put in, somewhere."""
    text = SOUND[:start] + junk + SOUND[start + length :]
    try:
        value, problems = validate(ADAPTER, parse(text, "x"))
    except Refused as refused:
        value, problems = None, list(refused.problems)
    assert (value is None) == bool(problems)
    lines = text.split("\n")
    assert all(1 <= problem.line <= len(lines) for problem in problems)


DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(-2, 2).map(lambda x: round(x, 3))
    | st.sampled_from(["a", "5m", "error"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["alerts", "a", "severity", "again", "every", "repeat", "at", "pair", "odds"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(DATA)
def test_any_data_is_a_value_or_problems(data):
    """Of any shape, under the names that mean something."""
    import json  # noqa: PLC0415  # JSON is YAML to the door

    value, problems = validate(ADAPTER, parse(json.dumps({"alerts": {"a": data}, "remedies": data}), "x"))
    assert (value is None) == bool(problems)
