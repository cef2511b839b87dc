"""`hotwash audit`: findings laid out like a check's, as data for programs, and an exit code for both."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from simulator.cli import main

HARBOUR = Path(__file__).parent.parent / "host" / "rosters" / "harbour.yaml"


def test_what_ships_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name the default standard, from today on."""
    assert main(["audit"]) == 0
    assert capsys.readouterr().out.endswith("\nnothing found\n")


def test_a_finding_says_what_where_when_and_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    """The line under carets, then what helps, then when it is first so and how often."""
    assert main(["audit", str(HARBOUR), "--from", "2026-01-01"]) == 1
    told = capsys.readouterr().out

    assert (
        "   = help: let somebody begin before that, also in the weeks after a change of clocks\n"
        "   = note: first on Sun 08 Mar 2026, 08:30 UTC; 28 times, 14h in all\n"
    ) in told
    assert told.endswith("\n12 found\n")


def test_findings_are_data_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """Code, place, first moment, how often, and how many minutes."""
    assert main(["audit", str(HARBOUR), "--from", "2026-01-01", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)[1]

    assert [found[key] for key in ("code", "line", "first", "times", "minutes")] == [
        "A601",
        26,
        "2026-03-08T08:30Z",
        28,
        840,
    ]


def test_an_organisation_beside_a_house_is_audited_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It lies in organisation/, as its letters lie in messages/; a ladder of the standard is looked at too."""
    (tmp_path / "organisation").mkdir()
    shutil.copy(HARBOUR, tmp_path / "organisation" / "harbour.yaml")
    house = tmp_path / "house.yaml"
    house.write_text("extends: default\ntitle: House\nladder: {critical: [{after: 0s, to: primary}]}\n")

    assert main(["audit", str(house), "--from", "2026-01-01"]) == 1
    told = capsys.readouterr().out
    assert "the ladder of critical alerts rings the primary and nobody after" in told
    assert told.endswith("\n13 found\n")


def test_without_an_organisation_it_is_said_what_was_not_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing found is not the same as nothing looked at."""
    house = tmp_path / "house.yaml"
    house.write_text("extends: default\ntitle: House\n")

    assert main(["audit", str(house)]) == 0
    assert (
        "organisation/ holds no organisation: no roster, route or right was looked at\n"
        in capsys.readouterr().out
    )


def test_a_folder_of_organisations_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """As a folder of standards can."""
    assert main(["check", str(HARBOUR.parent)]) == 0
    assert capsys.readouterr().out == "1 checked: clean\n"


def test_every_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """What the audit prints can be looked up."""
    assert main(["explain", "A609"]) == 0
    assert capsys.readouterr().out.startswith("A609: A decision nobody may take.\n")


MISUSED = [
    (["audit", "--ics", "edgy=x.ics"], 2, "did you mean 'edge'?"),
    (["audit", "--ics", "edge:lead=x.ics"], 2, "write TEAM=FILE or TEAM:backup=FILE"),
    (["audit", "--ics", "edge=missing.ics"], 1, "cannot be opened"),
    (["audit", "sawtooth", "--ics", "edge=x.ics"], 2, "its rosters are its own"),
    (["audit", "nothing"], 2, "there is no standard 'nothing'"),
    (["audit", "--from", "soon"], 2, "write it as"),
]


@pytest.mark.parametrize(("typed", "code", "said"), MISUSED, ids=[one[2] for one in MISUSED])
def test_what_cannot_be_audited_is_said_in_a_sentence(
    typed: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Never a traceback; 2 for what was typed, 1 for what is in a file."""
    monkeypatch.chdir(tmp_path)
    assert main(typed) == code
    assert said in capsys.readouterr().err


def test_without_the_library_for_calendars_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rosters in YAML need none."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    assert main(["audit", "--ics", "edge=edge.ics"]) == 1
    assert "pip install 'hotwash[ics]'" in capsys.readouterr().err


WATCHES = [
    ('{from: "08:00", primary: [ada]}', "neither to nor lasts"),
    ('{from: "08:00", to: "09:00", lasts: 1h, primary: [ada]}', "both to and lasts"),
    ('{from: "08:00", to: "09:00", primary: []}', "nobody's"),
    ('{from: "08:00", to: "09:00", primary: [ada], every: 36h}', "whole days"),
    ('{from: "08:00", to: "09:00", primary: [ada], zone: Mars/Base}', "'Mars/Base'"),
]


@pytest.mark.parametrize(("watch", "said"), WATCHES, ids=[one[1] for one in WATCHES])
def test_a_watch_that_cannot_be_kept_is_told_by_check_and_by_audit(
    watch: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its line, before anything is counted."""
    file = tmp_path / "pier.yaml"
    file.write_text(
        "hotwash_organisation: 1\ntitle: Pier\npeople: {ada: {}}\nteams:\n  pier:\n    lead: ada\n"
        f"    watches:\n      day: {watch}\n"
    )

    assert main(["check", str(file)]) == 1
    assert said in capsys.readouterr().out
    assert main(["audit", str(file)]) == 1
    assert f"{file}:8:" in capsys.readouterr().err
