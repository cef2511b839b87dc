"""Moves that become commands: filled from what can be seen, by whoever may."""

import pytest

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.teams import Move, TeamFile
from simulator.domain.world import fold
from simulator.host.header import write_header
from simulator.host.headless import play
from simulator.host.running import Running
from simulator.log import MemoryLog
from simulator.teams import BUILT_IN, BadMove, Player, built_in, player_for, team_for
from simulator.teams.filling import filled
from simulator.teams.playing import command_of

AT = 30 * 60_000


@pytest.fixture
def world(waves):
    """Half an hour in: two alerts, one incident, one look."""
    there = waves.world()
    return fold(
        there,
        [
            (0, e.ExerciseStarted()),
            (360_000, e.FaultBegan(fault="rows", since=360_000)),
            (400_000, e.AlertFired(alert="edge-errors", summary="", firing=1)),
            (420_000, e.AlertFired(alert="probe", summary="", firing=1)),
            (480_000, e.Declared(by="incident-commander", incident="INC-1", title="Waves", severity="SEV2")),
            (500_000, e.LookedAt(by="scribe", what="changes", at=500_000, shows=("permissions",))),
        ],
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{incident}", "INC-1"),
        ("{incident Waves}", "INC-1"),
        ("{incident Somebody else's title}", "INC-1"),
        ("{severity}", "SEV2"),
        ("{state}", "investigating"),
        ("{detected waves}", "11:11"),
        ("{now}", "11:35"),
        ("{now +20m}", "11:55"),
        ("{now +soon}", "{now +soon}"),
        ("{signal bot-scorer.features}", "bot-scorer.features 60"),
        ("{value bot-scorer.features}", "60"),
        ("{signal no.such}", "{signal no.such}"),
        ("{confirmed if looked at permissions else unknown}", "confirmed"),
        ("{confirmed if looked at vendor else unknown}", "unknown"),
        ("{confirmed if looked at vendor or permissions else unknown}", "confirmed"),
        ("{confirmed if looked at vendor and permissions else unknown}", "unknown"),
        ("nothing {to see} here", "nothing {to see} here"),
        (["{now}", {"deep": "{now}"}], ("11:35", {"deep": "11:35"})),
    ],
)
def test_words_in_braces_are_filled_when_the_move_is_made(world, written, read):
    """From what the seat can see then; what means nothing stays as it is."""
    assert filled(world, AT, written) == read


def test_a_move_is_made_by_the_first_role_that_may(world):
    """Or by the one it names."""
    moves = [
        Move(at=0, do="start", arguments={"remedy": "pin"}),
        Move(at=0, do="approve-remedy", arguments={"remedy": "pin"}),
        Move(at=0, do="send", arguments={"message": "status-investigating"}),
        Move(at=0, do="resolve"),
        Move(at=0, do="note", seat="communications-lead", arguments={"text": "x"}),
    ]

    assert [command_of(world, AT, move).seat for move in moves] == [
        "on-call-engineer",
        "incident-commander",
        "communications-lead",
        "incident-commander",
        "communications-lead",
    ]


def test_a_message_is_complete_by_itself(world):
    """Its channel, its incident and its text follow; a field may be its value alone."""
    sent = command_of(
        world,
        AT,
        Move(at=0, do="send", arguments={"message": "internal-brief", "fields": {"commander": "Ana"}}),
    )

    assert isinstance(sent, c.Send)
    assert (sent.channel, sent.incident, sent.fields["commander"]) == (
        "incident-channel",
        "INC-1",
        c.Claim(value="Ana"),
    )
    assert sent.text.startswith("EXERCISE")


def test_a_signed_draft_is_sent_as_it_was_signed(world):
    """Whoever sends it writes nothing again."""
    fields = {"scope": c.Claim(value="waves", standing="suspected")}
    draft = e.Drafted(
        by="communications-lead",
        draft="M1",
        type="status-scope",
        channel="status-page",
        incident="INC-1",
        fields=fields,
        words="w",
        text="t",
    )
    fold(world, [(AT, draft)])
    sent = command_of(world, AT + 1, Move(at=0, do="send", arguments={"draft": "M1"}))

    assert isinstance(sent, c.Send)
    assert (sent.type, sent.fields, sent.words, sent.text) == ("status-scope", fields, "w", "t")


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (Move(at=0, do="nap"), "no move is called 'nap'"),
        (Move(at=0, do="page"), "page: target"),
        (
            Move(
                at=0,
                do="send",
                arguments={"message": "internal-brief", "fields": {"scope": {"standing": "sure"}}},
            ),
            "standing",
        ),
        (
            Move(at=0, do="send", arguments={"message": "internal-brief", "fields": {"nose": "red"}}),
            "there is no field 'nose'",
        ),
        (Move(at=0, do="dismiss", arguments={"item": "probe", "reason": "bored"}), "dismiss: reason"),
    ],
)
def test_a_move_that_is_no_command_says_why(world, move, told):
    """It names the move and what is wrong with it."""
    with pytest.raises(BadMove, match=told):
        command_of(world, AT, move)


# Who plays.


def test_a_player_of_one_seat_plays_no_other(waves):
    """Empty seats are played by a team; people's seats are theirs."""
    running = Running(waves, MemoryLog(write_header(waves)), durable=False)
    player_for("model-answer", waves, seats=["communications-lead"]).join(running.engine)
    running.advance(waves.scenario.lasts)
    seats = {entry.record.seat for entry in running.entries if isinstance(entry.record, c.Command)}

    assert seats <= {"communications-lead"}


def test_a_team_is_found_by_name_or_by_path(waves, tmp_path):
    """A name with a typo gets a suggestion, a path that leads nowhere says so."""
    file = tmp_path / "nap.yaml"
    file.write_text("hotwash_team: 1\ntitle: nap\nmoves: []\n")

    assert (team_for("silent", waves).title, team_for(str(file), waves).title) == ("silent", "nap")
    with pytest.raises(ValueError, match="did you mean 'always-rollback'"):
        team_for("always-rolback", waves)
    with pytest.raises(FileNotFoundError, match="no team file"):
        team_for("./nowhere.yaml", waves)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_team_can_play_every_drill(two, name):
    """None of its moves is no command."""
    assert play(two, built_in(name, two.scenario, two.standard)).finished


def test_moves_on_time_and_moves_on_conditions_are_made_once(waves):
    """In the order of their moments."""
    condition = built_in("always-escalate", waves.scenario, waves.standard).moves[0].when
    team = TeamFile(
        title="two notes",
        moves=(
            Move(when=condition, do="note", arguments={"text": "on a condition"}),
            Move(at=60_000, do="note", arguments={"text": "on time"}),
        ),
    )
    running = play(waves, team)
    assert [en.record.text for en in running.entries if isinstance(en.record, e.Noted)] == [
        "on time",
        "on a condition",
    ]
    assert Player(team).team is team
