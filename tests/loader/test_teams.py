"""A team is held against the scenario it is to play before it plays, not in the middle of it."""

import re
from pathlib import Path

import pytest

from simulator.domain.teams import VERBS, WORDS_FOR, needs
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team, load_team, words_of

LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "scenario.yaml"

MISTAKES = [
    (
        "{when: gear.haet > 50, do: note, text: x}",
        "4:12: error[E301]: there is no signal 'gear.haet'; did you mean 'gear.heat'?",
    ),
    (
        "{when: acknowledged drak, do: note, text: x}",
        "4:12: error[E301]: there is no alert or report 'drak'; did you mean 'dark'?",
    ),
    (
        "{when: approved first-post, do: send, draft: first-post}",
        "4:12: error[E301]: there is no remedy 'first-post'; there is clean, note-down, oil",
    ),
    (
        "{at: 2m, do: note, as: incident-comander, text: x}",
        "4:28: error[E301]: there is no seat 'incident-comander'; did you mean 'incident-commander'?",
    ),
    (
        "{at: 2m, do: start, remedy: klean}",
        "4:33: error[E301]: there is no remedy 'klean'; did you mean 'clean'?",
    ),
    (
        "{at: 2m, do: acknowledge, alert: drak}",
        "4:38: error[E301]: there is no alert or report 'drak'; did you mean 'dark'?",
    ),
    (
        "{at: 2m, do: page, target: towr}",
        "4:32: error[E301]: there is no person, role or team 'towr'; did you mean 'tower'?",
    ),
    (
        "{at: 2m, do: send, message: first-pots}",
        "4:33: error[E301]: there is no message type 'first-pots'; there is",
    ),
]


@pytest.mark.parametrize(("move", "told"), MISTAKES, ids=[move for move, _ in MISTAKES])
def test_what_a_team_speaks_of_is_there(move: str, told: str, tmp_path: Path) -> None:
    """Signals, alerts, remedies and drafts of its conditions, and the seats it acts as."""
    file = tmp_path / "team.yaml"
    file.write_text(f"hotwash_team: 1\ntitle: night-owls\nmoves:\n  - {move}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="E301") as raised:
        load_team(file, load_scenario(LIGHTHOUSE).scenario, load_standard("default").standard)
    assert str(raised.value).split("team.yaml:", 1)[1].startswith(told)


def test_a_draft_of_the_teams_own_can_be_waited_for(tmp_path: Path) -> None:
    """It is approved as a remedy is, and the scenario knows nothing of it."""
    file = tmp_path / "team.yaml"
    file.write_text(
        "hotwash_team: 1\ntitle: night-owls\nmoves:\n"
        "  - {at: 2m, do: draft, draft: first-post, message: status-investigating}\n"
        "  - {when: approved first-post, do: send, draft: first-post}\n",
        encoding="utf-8",
    )
    team = load_team(file, load_scenario(LIGHTHOUSE).scenario, load_standard("default").standard)
    assert [move.do for move in team.moves] == ["draft", "send"]


@pytest.mark.parametrize(
    ("move", "told"),
    [
        ({"at": "2m", "do": "acknowledge"}, "acknowledge needs alert or report; add alert:"),
        ({"at": "2m", "do": "note"}, "note needs text; add text:"),
        ({"at": "2m", "do": "send"}, "send needs message; add message:"),
        ({"at": "2m", "do": "declare", "title": "Dark"}, "declare needs severity; add severity:"),
    ],
    ids=lambda it: it["do"] if isinstance(it, dict) else "",
)
def test_what_a_move_does_not_say_is_asked_for(move: dict[str, str], told: str) -> None:
    """Before play, and not when its moment has come."""
    with pytest.raises(ValueError, match="moves > 0") as raised:
        build_team({"hotwash_team": 1, "title": "t", "moves": [move]})
    assert str(raised.value) == f"moves > 0: {told}"


def test_another_version_of_the_format_is_named() -> None:
    """It is not missing; it is another one."""
    with pytest.raises(ValueError, match="this is version 2 of the format, and only 1 can be read"):
        build_team({"hotwash_team": 2, "title": "t"})


def test_what_a_team_must_say_is_what_its_command_has() -> None:
    """Less what is filled in by itself: who acts, the latest incident, a message's first channel."""
    assert [needs(do) for do in ("resolve", "draft", "send", "hand-over")] == [
        (),
        ("draft", "type"),
        ("type",),
        ("role", "to", "notes"),
    ]


@pytest.fixture
def page(checkout: Path) -> str:
    """docs/writing-teams.md."""
    return (checkout / "docs" / "writing-teams.md").read_text(encoding="utf-8")


def test_the_team_in_the_documentation_can_play(page: str, tmp_path: Path) -> None:
    """It is read, and all it speaks of is in the drill it is for."""
    [written] = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    file = tmp_path / "early-birds.yaml"
    file.write_text(written, encoding="utf-8")
    sawtooth = load_scenario(find_scenario("sawtooth")).scenario
    assert load_team(file, sawtooth, load_standard("default").standard).title == "early-birds"


def test_the_table_in_the_documentation_has_every_move(page: str) -> None:
    """With what each needs and may say, as the loader has it."""
    rows = re.findall(r"^\| `([a-z-]+)` \|([^|]*)\|([^|]*)\|$", page, re.MULTILINE)
    table = {do: [re.findall(r"`([a-z_]+)`", cell) for cell in cells] for do, *cells in rows}
    twice = {"item", "type"}  # the table has the words that people use
    assert {do: set(needed + more) for do, (needed, more) in table.items()} == {
        do: {word for word in words_of(do) if word not in twice or WORDS_FOR.keys().isdisjoint(words_of(do))}
        for do in VERBS
    }
    assert {do: {WORDS_FOR.get(word, word) for word in needed} for do, (needed, _) in table.items()} == {
        do: {*needs(do), *(("draft",) if do == "send" else ())} for do in VERBS
    }
