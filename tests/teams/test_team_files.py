"""Team files: YAML in, a team or everything that is wrong with it out."""

import pytest

from simulator.domain.commands import Play
from simulator.domain.teams import VERBS
from simulator.loader.conditions import parse
from simulator.loader.team_files import build_team, load_team

GOOD = """\
hotwash_team: 1
title: early-birds
says: They get up early.
moves:
  - {at: 2m, do: acknowledge, alert: edge-errors}
  - when: 5m after declared
    do: page
    as: incident-commander
    target: ml-serving
"""


def test_a_team_is_a_list_of_moves(tmp_path):
    """On time or on a condition, as a role or as whoever may."""
    file = tmp_path / "early-birds.yaml"
    file.write_text(GOOD)
    team = load_team(file)

    assert (team.title, team.says) == ("early-birds", "They get up early.")
    assert [(it.at, it.when, it.do, it.seat, it.arguments) for it in team.moves] == [
        (120_000, None, "acknowledge", "", {"alert": "edge-errors"}),
        (None, parse("5m after declared"), "page", "incident-commander", {"target": "ml-serving"}),
    ]


WRONG = [
    (
        {"at": "2m", "do": "acknowlege", "alert": "x"},
        "no move is called 'acknowlege'; did you mean 'acknowledge'?",
    ),
    ({"at": "2m", "do": "page", "targt": "x"}, "'targt' is not a field of page; did you mean 'target'?"),
    ({"at": "2m", "do": "page", "seat": "x"}, "'seat' is not a field of page"),
    ({"at": "2m", "when": "declared", "do": "note", "text": "x"}, "the move has both at and when"),
    ({"do": "note", "text": "x"}, "the move has neither at nor when"),
    ({"at": "2m"}, "'do' is missing from the move"),
    ({"at": "soon", "do": "note"}, "expected a duration such as 5m, got 'soon'"),
    ({"when": "5m after declred", "do": "note"}, "'declred' cannot stand here; did you mean 'declared'?"),
    ({"when": 5, "do": "note"}, "expected a condition, got 5"),
    ("acknowledge", "a move is names with values"),
]


@pytest.mark.parametrize(("move", "told"), WRONG, ids=[told[:30] for _, told in WRONG])
def test_what_is_wrong_is_said_with_the_way_out(move, told):
    """And with which move it is."""
    with pytest.raises(ValueError, match="moves > 0") as raised:
        build_team({"hotwash_team": 1, "title": "t", "moves": [move]})

    assert told in str(raised.value)


def test_everything_is_told_at_once_with_its_place(tmp_path):
    """Line and column, and the next problem after it."""
    file = tmp_path / "team.yaml"
    file.write_text("title: t\nmovs: []\nmoves:\n  - {at: 2m, do: nap}\n  - {at: 3m, do: note, txt: x}\n")

    with pytest.raises(ValueError, match="E2") as raised:
        load_team(file)

    told = [line.split("team.yaml:", 1)[1] for line in str(raised.value).splitlines()]
    assert [line.split(";")[0] for line in told] == [
        "1:1: error[E202]: the version of the format is missing",
        "2:1: error[E201]: 'movs' is not a field of a team",
        "4:18: error[E301]: no move is called 'nap'",
        "5:24: error[E201]: 'txt' is not a field of note",
    ]


def test_what_is_no_yaml_is_refused_at_the_door(tmp_path):
    """The same door as every other file's."""
    file = tmp_path / "team.yaml"
    file.write_text("moves: &all [*all]\n")

    with pytest.raises(ValueError, match="E104"):
        load_team(file)


def test_every_act_of_a_seat_is_a_move():
    """A written team can do whatever people can."""
    assert set(Play.__args__) <= set(VERBS.values())
