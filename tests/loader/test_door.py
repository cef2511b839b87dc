"""Author files come in as plain data with the place of everything, read as their authors mean them."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.units import Unreadable
from simulator.loader.diagnostics import UNFIT, Problem, as_text
from simulator.loader.files import Refused, inside
from simulator.loader.files import read_text as read_file
from simulator.loader.shape import validate
from simulator.loader.yaml_door import MOST_EVENTS, parse, read

DRILL = 'title: Sawtooth\nfaults:\n  rows: {begins: 6m, to: "120"}\nsteps:\n- look\n- [a, 日本]\n'


def refusals(text):
    with pytest.raises(Refused) as refused:
        parse(text, "drill.yaml")
    return [
        (problem.code, problem.line, problem.column, problem.message) for problem in refused.value.problems
    ]


# ------------------------------------------------------------------------------------------------------- what it means


@pytest.mark.parametrize(
    "trap",
    [
        *("no", "yes", "on", "off", "y", "N", "No", "NO", "tRUE"),  # Norway, switches
        *("012", "0777", "0o14", "0x10", "0b1", "1_000", "+5", "1,000"),  # phone numbers, modes, thousands
        *("12:30", "12:30:00", "190:20:30", "2026-01-01", "2026-05-12T11:05:00Z"),  # clocks, dates
        *("1e3", "1.5e3", "1.", ".5", "01.5", ".inf", "-.inf", ".nan", "NaN", "nan", "Infinity", "1.2.3"),
        *("=", "--", "<<x", "nUll", "none", "None", "5m", "30%", "१२"),
        "1234567890123456789",  # nineteen digits
        "0." + "1" * 19,
    ],
)
def test_what_looks_like_text_stays_text(trap):
    """YAML 1.1 would make a number, a date or a truth of most of these."""
    assert parse(f"a: {trap}\nb: [{trap!r}]\n", "x").data == {"a": trap, "b": [trap]}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("true", True), ("True", True), ("FALSE", False), ("false", False)),
        *(("null", None), ("~", None), ("", None), ("NULL", None)),
        *(("0", 0), ("-7", -7), ("999999999999999999", 10**18 - 1)),
        *(("0.02", 0.02), ("-1.50", -1.5), ("12.0", 12.0)),
    ],
)
def test_what_is_a_number_a_truth_or_nothing_is_one(written, meant):
    """These, and only these."""
    value = parse(f"a: {written}\n", "x").data["a"]
    assert (type(value), value) == (type(meant), meant)


def test_quotes_make_text():
    """Of whatever is in them, and of block texts."""
    assert parse("a: 'true'\nb: \"5\"\nc: |\n  7\nd: '~'\n", "x").data == {
        "a": "true",
        "b": "5",
        "c": "7\n",
        "d": "~",
    }


def test_a_windows_file_is_read_like_any_other():
    """With its byte order mark and its line ends."""
    document = parse("\ufefftitle: x\r\nnote: |\r\n  a\r\n  b\r\n", "x")
    assert (document.data, document.spans.key(("note",))) == ({"title": "x", "note": "a\nb\n"}, (2, 1, 5))


def test_nothing_is_in_an_empty_file():
    """Nor in one of comments, or with its ends marked."""
    texts = ("", "\n", "# only this\n", "---\n...\n# behind\n")
    assert [parse(text, "x").data for text in texts] == [None] * 4


# ------------------------------------------------------------------------------------------------------ where it stands


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), (1, 1, 16), (1, 1, 16)),
        (("title",), (1, 1, 6), (1, 8, 16)),
        (("faults", "rows"), (3, 3, 7), (3, 9, 32)),
        (("faults", "rows", "begins"), (3, 10, 16), (3, 18, 20)),
        (("faults", "rows", "to"), (3, 22, 24), (3, 26, 31)),
        (("steps", 0), (5, 3, 7), (5, 3, 7)),
        (("steps", 1, 1), (6, 7, 9), (6, 7, 9)),
    ],
)
def test_each_key_and_value_has_its_place(path, key, value):
    """Line and column from 1, and the first column behind; of several lines the first."""
    spans = parse(DRILL, "x").spans
    assert (spans.key(path), spans.value(path)) == (key, value)


@pytest.mark.parametrize(
    "path", [("faults", "rows", "gone"), ("faults", "rows", 0), ("faults", "rows", "gone", "deeper")]
)
def test_what_is_not_there_is_at_the_nearest_thing_around(path):
    """A cross-check may ask about anything."""
    spans = parse(DRILL, "x").spans
    assert (spans.key(path), spans.value(path)) == ((3, 3, 7), (3, 9, 32))


def test_a_character_of_a_text_has_its_place_if_it_is_written_as_meant():
    """In quotes or without; behind an escape or in a block all of it is meant."""
    spans = parse("a: 5 minutes\nb: '5 minutes'\nc: \"5\\x20minutes\"\nd: |\n  5 minutes\n", "x").spans
    assert [spans.inside((key,), 2) for key in "abcd"] == [(1, 6, 7), (2, 7, 8), (3, 4, 18), (4, 4, 5)]


# ---------------------------------------------------------------------------------------------------- what is refused


def test_a_key_that_stands_twice_names_both_places():
    """And everything else in the file is looked at all the same."""
    document = parse("title: a\nfaults: {x: 1}\ntitle: {b: [c]}\nlasts: 2h\n", "drill.yaml")
    assert document.data == {"title": "a", "faults": {"x": 1}, "lasts": "2h"}
    assert as_text(document.problems) == (
        "error[E106]: 'title' stands here twice\n"
        " --> drill.yaml:3:1\n"
        "  |\n"
        "3 | title: {b: [c]}\n"
        "  | ^^^^^\n"
        "  ::: drill.yaml:1:1: it stands here first\n"
        "  = help: keep one of them"
    )


def test_there_is_no_value_while_a_key_stands_twice():
    """`validate` passes on what the door found."""
    from pydantic import TypeAdapter  # noqa: PLC0415  # the door itself needs none

    value, problems = validate(TypeAdapter(dict[str, int]), parse("a: 1\na: 2\n", "x"))
    assert (value, [problem.code for problem in problems]) == (None, ["E106"])


def test_keys_are_text():
    """Each that is not is told, with its line."""
    found = [
        (problem.line, problem.help) for problem in parse("404: a\ntrue: b\n'5': c\nno: d\n", "x").problems
    ]
    assert found == [(1, 'put it in quotes: "404"'), (2, 'put it in quotes: "true"')]


def test_everything_that_repeats_or_makes_is_told_at_once():
    """Anchors, aliases, tags and merge keys."""
    found = refusals("a: &rows 1\nb: *rows\nc: !!python/name:os.system x\nd: {<<: 1}\ne: ! x\n")
    assert [line for _, line, _, _ in found] == [1, 2, 3, 4, 5]
    assert {code for code, _, _, _ in found} == {"E104"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b: c\n", ("E103", 1, 5, "a second ': ' in one line, or an indentation that fits nothing")),
        ("a:\n\t- b\n", ("E103", 2, 1, "a tab cannot indent")),
        ("a: @b\n", ("E103", 1, 4, "an unquoted text cannot begin with this sign")),
        ("a: 'it's'\n", ("E103", 1, 8, "the text goes on after its closing quote")),
        ("a: [1\nb: 2\n", ("E103", 2, 2, "a list in brackets lacks a ',' or its ']'")),
        ('a: "\\d"\n', ("E103", 1, 5, "a backslash in double quotes begins an escape, and this is none")),
        ("a: 1\n---\nb: 2\n", ("E103", 2, 1, "a second document begins here")),
        ("a: 1\n...\nb: 2\n", ("E103", 3, 1, "something stands here after the end of the document")),
        ("# c\n%YAML 1.1\n---\na: 1\n", ("E104", 2, 1, "a YAML directive is not allowed")),
        ("? [a]\n: b\n", ("E108", 1, 3, "a key must be a text")),
    ],
)
def test_a_mistake_is_told_in_the_words_of_somebody_who_writes(text, said):
    """With the line and column where it is."""
    assert refusals(text) == [said]


def test_text_that_never_ends_points_back_to_its_quote():
    """The end of the file is where it shows, not where it is."""
    with pytest.raises(Refused) as refused:
        parse('a: 1\nb: "x\nc: 2\n', "drill.yaml")
    assert refused.value.problem.related == (("drill.yaml", 2, 4, "what it belongs to begins here"),)


@pytest.mark.parametrize(
    "character", ["\x1b", "\x00", "\x07", "\x7f", "\x9b", "\u202e", "\u200b", "\u2028", "\r", "\ud800"]
)
def test_what_cannot_be_seen_or_steers_a_terminal_is_refused_by_its_place(character):
    """Wherever it stands, in a comment too."""
    assert refusals(f"a: b # {character}c\n") == [
        ("E102", 1, 8, f"the character U+{ord(character):04X} is not allowed")
    ]


@pytest.mark.parametrize("escape", [r"\e]52;c;eA==\a", r"\x9b2J", r"\u202egnp", r"\0", r"\u2028"])
def test_an_escape_cannot_make_what_may_not_be_written(escape):
    """It is looked at as it will be read."""
    assert [problem.code for problem in parse(f'a: "{escape}"\n', "x").problems] == ["E102"]


def test_joiners_stay_where_scripts_and_signs_need_them():
    """Between letters of ASCII they would only hide."""
    assert parse("a: क्\u200dष 👩\u200d🚒\n", "x").data == {"a": "क्\u200dष 👩\u200d🚒"}
    assert refusals("a: se\u200dcret\n") == [("E102", 1, 6, "the character U+200D is not allowed")]


def test_ten_thousand_injects_fit():
    """Nine fields each, one of them a list."""
    fields = "".join(f"    field-{n}: some words\n" for n in range(8))
    text = "injects:\n" + "".join(f"  i{n}:\n{fields}    tests: [a, b]\n" for n in range(10))
    loader = yaml.SafeLoader(text)
    events = 0
    while not isinstance(loader.get_event(), yaml.StreamEndEvent):
        events += 1
    assert events * 1_000 < MOST_EVENTS


# --------------------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "/", "/etc/passwd", "../x", "a/../../x", "a/../b", "a//b", "a/", "~/x", "~root"),
        *(
            "C:\\x",
            "c:x",
            "\\\\host\\share",
            "//host/share",
            "a\\b",
            "a\x00b",
            "a\nb",
            "a\u202eb",
            "file:stream",
        ),
        *("CON", "nul.md", "a/com1", "link/secret.md", "link", "loop", "x" * 5_000),
    ],
)
def test_a_name_never_leads_out_of_the_folder(name, tmp_path):
    """Not up, not to a root, not to a device, not through a link, on no system."""
    folder = tmp_path / "drill"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    (folder / "loop").symlink_to("loop")
    try:
        found, said = inside(folder, name), ""
    except Unreadable as refused:
        found, said = folder.resolve(), refused.message
    assert found == folder.resolve()
    assert UNFIT.search(said) is None


def test_a_name_inside_is_found(tmp_path):
    """A link that stays inside too."""
    (tmp_path / "runbooks").mkdir()
    (tmp_path / "alias").symlink_to("runbooks")
    home = tmp_path.resolve()
    assert inside(tmp_path, "runbooks/rollback.md") == home / "runbooks" / "rollback.md"
    assert inside(tmp_path, "alias/rollback.md") == home / "runbooks" / "rollback.md"


def test_a_runbook_is_read_as_text(tmp_path):
    """Whatever YAML would say to it."""
    file = tmp_path / "rollback.md"
    file.write_bytes(b"\xef\xbb\xbf# Roll *back*\r\n- &now\r\n")
    assert read_file(file) == "# Roll *back*\n- &now\n"


# ---------------------------------------------------------------------------------------------------------- properties

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=12
).filter(lambda text: not UNFIT.search(text))
SCALARS = st.one_of(
    WORDS,
    st.sampled_from(
        ["no", "012", "12:30", "2026-01-01", "1_000", "true", "5", "", "~", "<<", " a ", "x: y", "# z", "1e3"]
    ),
    st.booleans(),
    st.none(),
    st.integers(-(10**17), 10**17),
    st.integers(-(10**6), 10**6).map(lambda n: n / 1024),
)
PLAIN = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=15,
)


class Dumper(yaml.SafeDumper):
    """Writes what is text to the door, and text to other readers of YAML, in quotes where either needs them."""

    def ignore_aliases(self, _data):
        return True


def leaves(data, path=()):
    if isinstance(data, dict | list):
        for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(inner, (*path, step))
    else:
        yield path, data


@given(PLAIN, st.booleans())
def test_what_is_written_is_read(data, flow):
    """The same data; and what stands at the place of a key or value is that key or value."""
    text = yaml.dump(data, Dumper=Dumper, default_flow_style=flow, allow_unicode=True, width=100_000)
    document = parse(text, "x")
    assert document.data == data
    assert document.problems == ()
    for path, value in leaves(data):
        places = [(document.spans.value(path), value)]
        if path and isinstance(path[-1], str):
            places.append((document.spans.key(path), path[-1]))
        for (line, column, end), meant in places:
            assert parse(document.lines[line - 1][column - 1 : end - 1], "x").data == meant


PIECES = st.lists(
    st.sampled_from(
        ["a", ": ", ":", "- ", "\n", "  ", "[", "]", "{", "}", ",", "'", '"', "|", ">", "&a ", "*a", "!x ", "<<", "? ", "---\n",
         "...\n", "%YAML 1.1\n", "#", "\\", "\\x1b", "\t", "\r\n", "\x1b", "\u202e", "\ufeff", "日", "0", "-", ".", "~", "@", "`"]
    )
    | st.text(max_size=3),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.text() | PIECES)
def test_any_text_is_read_or_refused(text):
    """And each problem is at a place that exists, in words that a terminal may show."""
    problems: tuple[Problem, ...]
    try:
        problems, least = parse(text, "x").problems, 0
    except Refused as refused:
        problems, least = refused.problems, 1
    assert len(problems) >= least
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert UNFIT.search(as_text(problems).replace("\n", "")) is None


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(tmp_path_factory, stored):
    """A file may hold anything."""
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_bytes(stored)
    try:
        known = bool(read(file).lines)
    except Refused as refused:
        known = bool(refused.problems)
    assert known
