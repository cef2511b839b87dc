"""The commands that need nobody: run, score, replay, report, verify, list, standards, explain, schema, check."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.cli import main

LIGHTHOUSE = str(Path(__file__).parents[1] / "loader" / "lighthouse" / "scenario.yaml")
KEYS = {
    "exercise", "scenario", "seed", "team", "total", "dimensions", "objectives", "assistance", "judgements", "gates",
    "metrics", "harm", "observations", "log", "log_sha256",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Return what a command prints on stdout, having checked its exit code."""
    found = main(list(arguments))
    printed = capsys.readouterr()
    assert found == code, printed.err
    return printed.out


def ran(capsys: pytest.CaptureFixture[str], team: str = "model-answer", *more: str) -> dict[str, Any]:
    """Run the lighthouse and return its result."""
    told: dict[str, Any] = json.loads(said(capsys, "run", LIGHTHOUSE, "--team", team, "--json", *more))
    return told


def test_a_run_prints_one_object_with_everything(capsys) -> None:
    """What a program needs of a result is in it, and the log is where it says."""
    told = ran(capsys)
    assert set(told) == KEYS
    assert (told["team"], told["seed"], told["scenario"]) == ("model-answer", 0, "lighthouse")
    assert told["total"] >= 97
    assert Path(told["log"]).is_file()
    first = told["judgements"][0]
    assert set(first) == {
        "id", "task", "dimension", "clause", "asked", "happened", "events", "points", "of", "advice"
    }  # fmt: skip


def test_the_same_run_twice_is_one_exercise(capsys) -> None:
    """Same inputs, same bytes, same name."""
    assert ran(capsys)["log_sha256"] == ran(capsys)["log_sha256"]


def test_a_run_without_a_team_says_how_to_play_oneself(capsys) -> None:
    """What a newcomer types first is answered with what they meant."""
    assert main(["run", LIGHTHOUSE]) == 2
    assert "to play yourself:" in capsys.readouterr().err


def test_a_run_by_a_team_that_does_not_exist_names_those_that_do(capsys) -> None:
    """No traceback, and the way out."""
    assert main(["run", LIGHTHOUSE, "--team", "heroes"]) == 2
    assert "model-answer" in capsys.readouterr().err


def test_the_model_answer_can_be_printed_changed_and_played(capsys, tmp_path: Path) -> None:
    """A team file that is printed plays the same game as the team it was printed from."""
    written = tmp_path / "model-answer.yaml"
    written.write_text(
        said(capsys, "run", LIGHTHOUSE, "--team", "model-answer", "--print-team"), encoding="utf-8"
    )
    assert ran(capsys, str(written))["log_sha256"] == ran(capsys)["log_sha256"]


def test_score_judges_a_log_again_to_the_same_numbers(capsys) -> None:
    """A score is a function of the log."""
    told = ran(capsys, "always-escalate")
    again = json.loads(said(capsys, "score", told["log"], "--json"))
    assert again == told


def test_score_takes_the_latest_exercise_if_none_is_named(capsys) -> None:
    """Nothing means the one just played."""
    told = ran(capsys)
    assert said(capsys, "score").startswith(f"EXERCISE {told['exercise']}\n")


def test_replay_puts_judgements_below_what_proves_them(capsys) -> None:
    """The declaration is followed by what it earned."""
    told = ran(capsys)
    lines = said(capsys, "replay", told["log"]).split("\n")
    place = next(n for n, line in enumerate(lines) if "declared INC-1" in line)
    assert any("2.1 declare:dark-light" in line for line in lines[place + 1 : place + 4])
    assert any(line.startswith("* ") and "Fault grit begins." in line for line in lines)


def test_report_is_one_page_that_begins_with_exercise(capsys, tmp_path: Path) -> None:
    """Objectives, timeline, judgements, measures and questions stand in it."""
    told = ran(capsys)
    page = tmp_path / "page.md"
    said(capsys, "report", told["log"], "--out", str(page))
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# EXERCISE {told['exercise']}: Lighthouse\n")
    headings = [line for line in text.split("\n") if line.startswith("## ")]
    assert headings == [
        "## Objectives", "## Moments", "## Timeline", "## Judgements", "## Measured",
        "## Messages, as they were sent", "## Observations", "## Hot wash", "## Proof",
    ]  # fmt: skip
    assert told["log_sha256"] in text
    assert text.count("n = ") >= 3


def test_verify_proves_an_untouched_log(capsys) -> None:
    """Chain, second run and seal."""
    told = ran(capsys)
    proof = json.loads(said(capsys, "verify", told["log"], "--json"))
    assert (proof["ok"], proof["sealed"], proof["replayed"], proof["first_wrong"]) == (True, True, True, None)


def test_verify_names_the_line_that_was_touched(capsys) -> None:
    """One letter in one line."""
    log = Path(ran(capsys)["log"])
    lines = log.read_bytes().split(b"\n")
    lines[9] = lines[9].replace(b'"t":', b'"T":', 1)
    log.write_bytes(b"\n".join(lines))
    assert "line 10 does not hold" in said(capsys, "verify", str(log), code=1)


def test_verify_finds_an_event_that_was_invented_and_chained_anew(capsys) -> None:
    """Somebody who recomputes every hash is found by playing the exercise again."""
    from simulator.log import Chain, read, seal_body  # noqa: PLC0415  # only this test forges

    log = Path(ran(capsys)["log"])
    chain, forged = Chain(), b""
    with log.open("rb") as stream:
        lines = list(read(stream, Chain()))
    for line in lines[:-1]:
        body = dict(line.body)
        if body.get("is") == "Declared":
            body["severity"] = "SEV1"
        forged += chain.link(line.kind, line.t, body)
    forged += chain.link("seal", chain.t, seal_body(chain))
    log.write_bytes(forged)
    declared = next(line.seq + 1 for line in lines if line.body.get("is") == "Declared")
    assert f"line {declared} does not hold: it does not follow" in said(capsys, "verify", str(log), code=1)


def test_list_names_what_there_is(capsys) -> None:
    """Drills, lessons, standards and teams, for programs too."""
    told = json.loads(said(capsys, "list", "--json"))
    assert {drill["name"] for drill in told["drills"]} >= {"null-burst", "quiet-night", "sawtooth"}
    assert {team["name"] for team in told["teams"]} >= {
        "model-answer",
        "silent",
        "always-escalate",
        "always-rollback",
    }
    assert told["standards"][0]["name"] == "default"
    assert "02-reading-an-alert" in {lesson["name"] for lesson in told["lessons"]}


@pytest.mark.parametrize(
    "asked", ["E406", "3.3", "first-post", "mtta_s", "SEV2", "Hot wash", "completeness:first-post:waves"]
)
def test_explain_knows_whatever_the_program_prints(asked, capsys) -> None:
    """Codes, clauses, clocks, metrics, severities, terms and judgements."""
    assert len(said(capsys, "explain", *asked.split())) > 40


def test_explain_says_when_it_knows_nothing(capsys) -> None:
    """And suggests what is near."""
    assert main(["explain", "E46"]) == 1
    assert "did you mean" in capsys.readouterr().err


def test_standards_show_gives_each_number_its_source(capsys) -> None:
    """A clock's line ends with the key of its source, and the sources stand below."""
    text = said(capsys, "standards", "show")
    assert (
        "1.1  Acknowledge the alert (acknowledge): critical 5m, error 5m, warning 30m  [google-oncall]"
        in text
    )
    assert "[google-oncall]  Site Reliability Engineering" in text


def test_standards_diff_of_one_and_the_same_is_empty(capsys) -> None:
    """Nothing differs, exit 0."""
    assert said(capsys, "standards", "diff", "default", "default") == "default and default ask the same\n"


def test_schema_is_what_editors_read(capsys) -> None:
    """A JSON Schema whose fields are the author's."""
    assert "answer_key" in json.loads(said(capsys, "schema"))["properties"]


def test_check_is_clean_for_a_scenario_the_model_answer_wins(capsys) -> None:
    """Twenty seeds, and nothing to say."""
    assert said(capsys, "check", LIGHTHOUSE) == "1 checked: clean\n"


def test_check_tells_a_typo_as_json_too(capsys, tmp_path: Path) -> None:
    """The place, the words and the way out, and exit 1."""
    text = (
        Path(LIGHTHOUSE)
        .read_text(encoding="utf-8")
        .replace("best: [note-down, clean]", "best: [note-down, klean]")
    )
    (tmp_path / "runbooks").mkdir()
    (tmp_path / "runbooks" / "cool-down.md").write_text("# Wait\n", encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
    [only] = json.loads(said(capsys, "check", str(tmp_path), "--format", "json", code=1))
    assert (only["code"], only["help"], only["line"] > 0) == ("E301", "did you mean 'clean'?", True)


def test_check_refuses_a_scenario_nobody_can_win_and_names_the_judgement(capsys, tmp_path: Path) -> None:
    """Consent that no seat can give: the remedy never starts, and the judgement that is lost is named."""
    text = (
        Path(LIGHTHOUSE)
        .read_text(encoding="utf-8")
        .replace("approval: [incident-commander]", "approval: [legal-counsel]")
    )
    (tmp_path / "runbooks").mkdir()
    (tmp_path / "runbooks" / "cool-down.md").write_text("# Wait\n", encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
    told = json.loads(said(capsys, "check", str(tmp_path), "--json", code=1))
    [only] = told
    assert only["code"] == "E412"
    assert "remedy:dark-light" in only["help"]


def test_check_of_nothing_is_a_matter_of_usage(capsys) -> None:
    """Exit 2, and what there is."""
    assert main(["check", "sawtoth"]) == 2
    assert "did you mean 'sawtooth'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "begins"),
    [("github", "::error file="), ("sarif", '{\n  "$schema": "https://docs.oasis-open.org')],
)
def test_check_speaks_to_machines(capsys, tmp_path: Path, form: str, begins: str) -> None:
    """The form a pipeline asks for, and still exit 1."""
    (tmp_path / "scenario.yaml").write_text("hotwash: 2\n", encoding="utf-8")

    assert said(capsys, "check", str(tmp_path), "--format", form, code=1).startswith(begins)
