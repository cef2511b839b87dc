"""What types cannot say about a scenario is found, with its line and the way out.

Each row changes one thing in a sound scenario, the lighthouse, as a hurried author would.
"""

import os
import random
import re
from pathlib import Path

import pytest

from simulator.loader import load_scenario, shipped

LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "scenario.yaml"
TEXT = LIGHTHOUSE.read_text(encoding="utf-8")


def problems_of(text: str, folder: Path) -> list[tuple[str, str, str]]:
    """Return (code, what the carets point at, help) of every problem of a text."""
    (folder / "runbooks").mkdir(exist_ok=True)
    (folder / "runbooks" / "cool-down.md").write_text("# Wait\n", encoding="utf-8")
    file = folder / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    lines = text.split("\n")
    return [
        (problem.code, lines[problem.line - 1][problem.column - 1 : problem.end_column - 1], problem.help)
        for problem in load_scenario(file).problems
    ]


def test_a_sound_scenario_has_no_problems() -> None:
    """Nothing is reported that is not wrong."""
    loaded = load_scenario(LIGHTHOUSE)
    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert loaded.scenario.runbooks["cool-down"].startswith("# Cool the gear down")


def test_a_scenario_is_called_as_its_folder_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from inside that folder, where the path does not say it."""
    monkeypatch.chdir(LIGHTHOUSE.parent)
    assert load_scenario(Path("scenario.yaml")).name == "lighthouse"


MISTAKES = [
    # names
    ("team: tower, tier: 1", "team: towr, tier: 1", "E301", "towr", "did you mean 'tower'?"),
    ("depends_on: []", "depends_on: [lmap]", "E301", "lmap", "did you mean 'lamp'?"),
    ("primary: smith", "primary: smiht", "E301", "smiht", "did you mean 'smith'?"),
    ("reveals: [grease]", "reveals: [greese]", "E301", "greese", "did you mean 'grease'?"),
    ("where: {side: sea}", "where: {sied: sea}", "E301", "sied", "did you mean 'side'?"),
    ("where: {side: sea}", "where: {side: see}", "E301", "see", "did you mean 'sea'?"),
    (
        "signal: lamp.dark_ratio",
        "signal: lamp.dark_rato",
        "E301",
        "lamp.dark_rato",
        "did you mean 'lamp.dark_ratio'?",
    ),
    (
        "while: lamp.dark_ratio > 5% for 1m",
        "while: 'lamp.dark_ratio{side=see} > 5%'",
        "E301",
        "'lamp.dark_ratio{side=see} > 5%'",
        None,
    ),
    (
        "when: gear.heat > 50, p",
        "when: alert drak fired, p",
        "E301",
        "alert drak fired",
        "did you mean 'dark'?",
    ),
    ("runbook: cool-down", "runbook: cooldown", "E301", "cooldown", "did you mean 'cool-down'?"),
    ("about: grit", "about: grid", "E301", "grid", "did you mean 'grit'?"),
    ("{secret.chart}", "{secret.card}", "E301", None, None),
    ('summary: "gulls on', 'summary: "{host.lens}: gulls on', "E301", None, "no host is defined here"),
    ('says: "new grease on', 'says: "for {customer.fleet}: new grease on', "E301", None, None),
    ('says: ["What was changed?"]', 'says: ["Ask {person.eldr}"]', "E301", None, "did you mean 'elder'?"),
    (
        "by: on-call-engineer",
        "by: oncall-engineer",
        "E301",
        "oncall-engineer",
        "did you mean 'on-call-engineer'?",
    ),
    ("ends: {grit: 100%}", "ends: {gritt: 100%}", "E301", "100%", "did you mean 'grit'?"),
    ("keeps: [grinding]", "keeps: [grindings]", "E301", "grindings", "did you mean 'grinding'?"),
    ("to: incident-commander, says", "to: comander, says", "E301", "comander", None),
    (
        "tests: [answer-people]",
        "tests: [answer-peple]",
        "E301",
        "answer-peple",
        "did you mean 'answer-people'?",
    ),
    ("tell: [customers]", "tell: [costumers]", "E301", "costumers", "did you mean 'customers'?"),
    ("type: outage", "type: outrage", "E301", "outrage", "did you mean 'outage'?"),
    ("best: [note-down, clean]", "best: [note-down, klean]", "E301", "klean", "did you mean 'clean'?"),
    ("known_from: {any: [ship]}", "known_from: {any: [shp]}", "E301", "shp", "did you mean 'ship'?"),
    ("incident-commander: keeper", "incident-comander: keeper", "E301", "incident-comander", None),
    ("capability: public-information", "capability: public-info", "E301", "public-info", None),
    ("  gear.heat: {unit", "  gaer.heat: {unit", "E301", None, None),
    ("  note-down: {kind", "  bulb: {kind", "E302", None, None),
    ("  cool-down: runbooks", "  hot: runbooks", "E302", "hot", None),
    ("  tower: {lead", "  smith: {lead", "E302", "smith", None),
    # things that say nothing
    ("mayor: {number: 1, at: 20m,", "mayor: {number: 1,", "E401", "mayor", None),
    ("ship: {at: 9m,", "ship: {at: 9m, when: declared,", "E401", "ship", None),
    ("every: 1m, while", "every: 1m, offset: 1m, while", "E401", "1m", "make it less than every"),
    (
        "every: 1m, while",
        "at: 1m, offset: 5s, while",
        "E401",
        "5s",
        "take it out, or give every instead of at",
    ),
    (
        "gulls: {kind: flapping",
        "gulls: {kind: duplicate",
        "E413",
        "gulls",
        "add of: the alert it is a copy of",
    ),
    ("times: 2, every: 20m", "times: 2, every: 10m", "E413", "gulls", None),
    ("tasks: [first-post, cadence]", "tasks: [first-post, escalate]", "W503", "escalate", None),
    ("lamp.dark_ratio, to: 0.2}", "lamp.dark_ratio}", "E402", None, None),
    ("shape: ramp, over: 5m", "shape: ramp", "E402", None, None),
    ("shape: ramp, over: 5m", "shape: waves", "E402", None, None),
    (", keeps: [grinding]}", "}", "E403", "note-down", None),
    ("zone: Europe/Lisbon", "zone: Europe/Lisboa", "E404", "Europe/Lisboa", None),
    ("{sea: 60%, land: 40%}", "{sea: 60%, land: 30%}", "E405", None, None),
    ("severity: [SEV2,", "severity: [SEV3,", "E406", None, None),
    ("severity: [SEV2,", "severity: [SEV1,", "E406", None, None),
    ("when: people > 50000}", "when: people > 40000}", "E406", None, "people over 50000"),
    ("when: people > 50000}", "when: lamp.dark_ratio > 20%}", "E406", None, "wrong-share over 25%"),
    ("when: people > 50000}", "when: people > 50000 or lamp.dark_ratio > 20%}", "E406", None, None),
    # things that may go wrong in the room
    ("chart {secret.chart}", "chart", "W506", "chart", None),
    (", against: [gear.heat]", "", "W507", "bulb", None),
    (", about: grit}", ", misleads: true, owner: radio}", "W507", "radio", None),
    (
        ", runbook: cool-down}\n  hot",
        "}\n  hot",
        "W508",
        "dark",
        "add runbook: the name of one under runbooks",
    ),
    ('"We see no light"', '"mail a@ships.org"', "W509", None, "end it in .example, which is nobody's"),
    ('"We see no light"', '"mail a@notexample.com"', "W509", None, "end it in .example, which is nobody's"),
    ('"We see no light"', '"try 8.8.8.8"', "W509", None, None),
    ('"gear at {value}"', '"gear too hot"', "W510", None, "write {value} and the limit into its summary"),
    ('"gear at {value}"', '"gear at {value}, {valeu}"', "W511", None, None),
    ('"We see no light"', '"We see {value}"', "W511", None, None),
    ('"We see no light"', '"We see {persn.elder}"', "W511", None, None),
    # things that can never happen
    ("gear.heat > 50, p", "gear.heat > 500, p", "E407", "gear.heat > 500", None),
    ("ship: {at: 9m", "ship: {at: 3h", "E408", "3h", None),
    ("grease: {at: -2h", "grease: {at: 2h", "E408", "2h", None),
    ("level: WARN, every: 1m", "level: WARN, at: 5h", "E408", "5h", None),
    ("starts: [rust]", "starts: []", "E408", "on-demand", None),
    (
        "when: no message to customers within 20m of declared",
        "when: gear.heat < 5",
        "E409",
        "gear.heat < 5",
        None,
    ),
    ("known_from: {any: [ship]}", "known_from: {}", "E410", None, None),
    ("takes: 8m", "takes: 100m", "E411", None, None),
    ("lasts: 2h", "lasts: 40m", "E411", None, None),
    ("backup: elder", "backup: smith", "W501", "smith", None),
    (
        "lamp.dark_ratio > 5% for 2m, p",
        "lamp.dark_ratio > 0.0012, p",
        "W502",
        "lamp.dark_ratio > 0.0012",
        None,
    ),
    # files beside it
    ("runbooks/cool-down.md", "../../etc/passwd", "E107", "../../etc/passwd", None),
    ("runbooks/cool-down.md", "/etc/passwd", "E107", "/etc/passwd", None),
    ("runbooks/cool-down.md", "runbooks/nowhere.md", "E107", "runbooks/nowhere.md", None),
]


@pytest.mark.parametrize(
    ("was", "becomes", "code", "pointed", "help_"), MISTAKES, ids=[f"{m[2]} {m[1][:40]}" for m in MISTAKES]
)
def test_each_mistake_is_found_at_its_place(was, becomes, code, pointed, help_, tmp_path: Path) -> None:
    """A mistake is told with its code, under the words that are wrong, with a way out."""
    assert TEXT.count(was) >= 1
    found = problems_of(TEXT.replace(was, becomes, 1), tmp_path)
    mine = [problem for problem in found if problem[0] == code]
    assert mine, found
    assert pointed is None or pointed in [problem[1] for problem in mine]
    assert help_ is None or help_ in [problem[2] for problem in mine]
    assert all(problem[2] for problem in mine)


COUNTED = "measures: {people: people}"
"""A key whose severity comes from a count alone; the lighthouse harms 20 people a minute from 6m on."""


@pytest.mark.parametrize(
    ("rate", "key", "told"),
    [
        (20, "severity: [SEV3, {is: SEV2, when: people > 1000}]", []),
        (
            20,
            "severity: [SEV2]",
            [("E406", "begin with SEV3 and add {is: SEV2, when: people > 1000}")],
        ),
        (
            20,
            "severity: [SEV1]",
            [("E406", "no row of the rubric holds: change the severity or the measures")],
        ),
        (60, "severity: [SEV2]", []),
        (2000, "severity: [SEV2]", [("W512", "add {is: SEV1, when: people > 50000}")]),
        (2000, "severity: [SEV2, {is: SEV1, when: people > 50000}]", []),
        (2000, "severity: [SEV2, {is: SEV1, when: gear.heat > 50}]", []),
        (2000, "severity: [SEV2, {is: SEV1, when: acknowledged hot}]", []),
        (9000, "severity: [SEV1]", []),
    ],
)
def test_a_severity_by_count_is_one_that_the_count_can_come_to_in_time(
    rate: int, key: str, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    """SEV2 is due twenty minutes after it began, SEV1 after fifteen; what comes later is said with its condition."""
    text = TEXT.replace("people_per_minute: 20,", f"people_per_minute: {rate},")
    text = text.replace("severity: [SEV2, {is: SEV1, when: people > 50000}]", key)
    text = text.replace("measures: {wrong-share: lamp.dark_ratio, people: people}", COUNTED)
    assert [(code, help_) for code, _, help_ in problems_of(text, tmp_path)] == told


def test_what_the_world_ends_by_itself_counts_no_further(tmp_path: Path) -> None:
    """Thirty thousand a minute are too many for a severity unless they last only a minute."""
    text = TEXT.replace("people_per_minute: 20,", "people_per_minute: 30000,")
    text = text.replace("severity: [SEV2, {is: SEV1, when: people > 50000}]", "severity: [SEV2]")
    short = text.replace("events:\n", "events:\n  calm: {when: 1m after fault grit began, ends: [grit]}\n")
    assert [[code for code, _, _ in problems_of(one, tmp_path)] for one in (text, short)] == [["W512"], []]


def test_what_a_remedy_can_bring_about_has_its_severity_too(tmp_path: Path) -> None:
    """Nothing but the wrong remedy brings a third of the light to nothing, and then the rubric says SEV1."""
    text = TEXT.replace(
        "moves: [{signal: gear.heat, by: 5}]}", "moves: [{signal: lamp.dark_ratio, by: 0.2}]}"
    )
    text = text.replace("explains: [grit]", "explains: [grit, rust]").replace(
        "unless: remedy clean finished, starts: [rust]", "says: a storm"
    )
    text = text.replace("destroys: [grinding], undo", "starts: [rust], destroys: [grinding], undo")
    assert [(code, help_) for code, _, help_ in problems_of(text, tmp_path)] == [
        ("W512", "add {is: SEV1, when: lamp.dark_ratio > 25%}")
    ]


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """Three mistakes in one file are three problems, in the order of their lines."""
    text = TEXT.replace("lasts: 2h", "lasts: 2 hours").replace("priority: error", "priorty: error")
    text = text.replace("gulls: {kind: flapping, at: 20s", "gulls: {kind: flapping, at: soon")
    assert [problem[0] for problem in problems_of(text, tmp_path)] == ["E203", "E202", "E201", "E203"]


def _mutated(text: str, rng: random.Random) -> str:
    """Return the text with one to four things changed as mice, cats and hurried hands change them."""
    words = re.findall(r"[A-Za-z0-9_.%-]+", text)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(text))
        match rng.randrange(7):
            case 0:
                text = text[:at] + rng.choice("{}[]:,&*!|>-'\"%@`#?\t\n\x00é漢\u202e") + text[at:]
            case 1:
                text = text[:at] + text[at + rng.randint(1, 30) :]
            case 2:
                text = text[:at] + rng.choice(words) + text[at:]
            case 3:
                word = rng.choice(words)
                text = text.replace(word, rng.choice(words), 1)
            case 4:
                lines = text.split("\n")
                del lines[rng.randrange(len(lines))]
                text = "\n".join(lines)
            case 5:
                lines = text.split("\n")
                lines.insert(rng.randrange(len(lines)), rng.choice(lines))
                text = "\n".join(lines)
            case 6:
                text = (
                    text[:at]
                    + rng.choice(["null", "true", "1e999", ".nan", "-1", "99999999999999999999", "[]", "{}"])
                    + text[at:]
                )
    return text


@pytest.mark.long
@pytest.mark.parametrize("part", range(4 if os.environ.get("HOTWASH_CI") == "1" else 1))  # workers share them
def test_mutated_scenarios_never_end_in_a_traceback(tmp_path: Path, part: int) -> None:
    """Whatever happens to a scenario's text, loading it tells problems or gives a scenario, and never raises."""
    drills = (path.read_text(encoding="utf-8") for path in shipped("drills").values())
    sources = [
        text for drill in drills for text in (TEXT, drill)
    ]  # one that may stay sound, however many drills there are
    tries = 2_500 if os.environ.get("HOTWASH_CI") == "1" else 300
    rng = random.Random(1177 + part)
    (tmp_path / "runbooks").mkdir()
    for runbook in LIGHTHOUSE.parent.glob("runbooks/*.md"):
        (tmp_path / "runbooks" / runbook.name).write_text(
            runbook.read_text(encoding="utf-8"), encoding="utf-8"
        )
    file = tmp_path / "scenario.yaml"
    sound = 0
    for turn in range(tries):
        file.write_text(
            _mutated(sources[turn % len(sources)], rng),
            encoding="utf-8",
            errors="surrogatepass",
        )
        loaded = load_scenario(file)
        sound += loaded.scenario is not None
        assert loaded.scenario is not None or loaded.errors
    assert 0 < sound < tries
