"""A new drill, as one types for it."""

import json

import pytest

RULES = """
groups:
  - name: edge
    rules:
      - {alert: EdgeErrors, expr: errors_ratio > 0.02, for: 2m, labels: {severity: critical}}
      - {record: "job:errors:sum", expr: errors}
"""


def test_a_new_drill_passes_check_and_says_what_to_type(hotwash, tmp_path):
    """Both commands it names work where one stands."""
    code, said, beside = hotwash("new", "my-drill")

    assert (code, said) == (
        0,
        "made my-drill: scenario.yaml, README.md, runbooks/first-steps.md, scenario.schema.json\n",
    )
    assert "check my-drill" in beside
    assert hotwash("check", "my-drill")[:2] == (0, "1 checked: clean\n")
    assert hotwash("timeline", "my-drill/scenario.yaml")[0] == 0
    assert (
        "title"
        in json.loads((tmp_path / "my-drill" / "scenario.schema.json").read_text(encoding="utf-8"))[
            "properties"
        ]
    )


def test_from_rules_it_says_how_much_was_understood(hotwash, tmp_path):
    """Row by row in a file beside it."""
    (tmp_path / "rules.yml").write_text(RULES, encoding="utf-8")
    code, said, _ = hotwash("new", "edge", "--from", "rules.yml")

    assert (code, said.splitlines()[1]) == (
        0,
        "2 rows of rules.yml: 1 understood, 0 guessed, 1 left out; row by row in edge/import.md",
    )


def test_from_a_drill_it_is_that_drill_under_another_title(hotwash, tmp_path):
    """With its runbooks and page, to be changed."""
    assert hotwash("new", "ours", "--from", "null-burst")[0] == 0

    text = (tmp_path / "ours" / "scenario.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=scenario.schema.json\n")
    assert '\ntitle: "Ours"\n' in text
    assert hotwash("check", "--quick", "ours")[:2] == (0, "1 checked: clean\n")


def test_a_folder_of_any_name_gives_a_title_that_can_be_read(hotwash):
    """A backslash is a sign like another."""
    assert hotwash("new", r"a\qb", "--from", "null-burst")[0] == 0
    assert hotwash("check", "--quick", r"a\qb")[:2] == (0, "1 checked: clean\n")


def test_an_empty_folder_is_filled_and_stays_the_same(hotwash, tmp_path):
    """Somebody may stand in it; nothing else is left in it."""
    (tmp_path / "mine").mkdir()
    before = (tmp_path / "mine").stat().st_ino

    assert hotwash("new", "mine")[0] == 0
    assert (tmp_path / "mine").stat().st_ino == before
    assert sorted(place.name for place in (tmp_path / "mine").iterdir()) == [
        "README.md",
        "runbooks",
        "scenario.schema.json",
        "scenario.yaml",
    ]


def test_where_one_stands_is_a_folder_too(hotwash):
    """A dot means it, as everywhere."""
    assert hotwash("new", ".")[:2] == (
        0,
        "made .: scenario.yaml, README.md, runbooks/first-steps.md, scenario.schema.json\n",
    )


def test_a_page_that_is_no_text_is_named(hotwash, tmp_path):
    """With what can be done about it; no folder is made."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "scenario.yaml").write_text("title: Old", encoding="utf-8")
    (tmp_path / "old" / "README.md").write_bytes(b"caf\xe9")
    code, _, beside = hotwash("new", "mine", "--from", "old/scenario.yaml")

    assert (code, "old/README.md is not in UTF-8 (byte 3); save it so" in beside) == (1, True)
    assert not (tmp_path / "mine").exists()


def test_a_folder_that_is_there_is_never_touched(hotwash, tmp_path):
    """Exit 2, and what was in it stays."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "scenario.yaml").write_text("mine", encoding="utf-8")
    code, _, beside = hotwash("new", "mine")

    assert (code, "mine is there already" in beside) == (2, True)
    assert (tmp_path / "mine" / "scenario.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("rules.yml", "groups: [", "rules.yml cannot be read"),
        ("rules.yml", "[" * 5_000, "rules.yml cannot be read"),
        ("rules.yml", "a: 1", "is no file of Prometheus rules"),
        ("p.json", "{", "is no JSON"),
        ("p.json", "[" * 100_000, "is no JSON"),
        ("p.json", "{}", "is no payload of Alertmanager"),
        ("old.xls", "", "save it as .xlsx"),
        ("list.xlsx", "no zip", "cannot be read as a workbook"),
    ],
)
def test_broken_and_hostile_files_end_in_one_clear_error(hotwash, tmp_path, name, text, told):
    """Exit 1, the file's name, the way out, no traceback, and no folder half made."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    code, _, beside = hotwash("new", "drill", "--from", name)

    assert (code, told in beside, "Traceback" in beside, (tmp_path / "drill").exists()) == (
        1,
        True,
        False,
        False,
    )


def test_a_file_that_is_not_there_is_said_with_what_could_be_meant(hotwash):
    """Exit 2, and the drills there are."""
    code, _, beside = hotwash("new", "drill", "--from", "nul-burst")

    assert (code, "null-burst" in beside) == (2, True)


def test_only_what_a_drill_names_is_copied_from_its_folder(hotwash, tmp_path):
    """A letter that happens to lie beside it stays where it is, and so does what simulated teams showed of the other drill."""
    assert hotwash("new", "first", "--from", "null-burst")[0] == 0
    (tmp_path / "first" / "diary.md").write_text("private", encoding="utf-8")
    code, said, _ = hotwash("new", "second", "--from", "first/scenario.yaml")

    assert (
        code,
        "diary.md" in said,
        "<!-- calibrated" in (tmp_path / "first" / "README.md").read_text(encoding="utf-8"),
    ) == (
        0,
        False,
        False,
    )
    assert sorted(path.name for path in (tmp_path / "second" / "runbooks").iterdir()) == [
        "feature-goes-quiet.md",
        "payments-refused.md",
        "scorer-troubles.md",
    ]
