"""A shift that ends in the middle of an incident is handed over by name, with every clock that runs, or it costs."""

from dataclasses import replace
from fractions import Fraction

import pytest

ROLE = "on-call-engineer"
DAY_SHIFT = {"zone": "Europe/Berlin", "from": "06:00", "to": "14:00"}
LATE_SHIFT = {"zone": "Europe/Berlin", "from": "13:30", "to": "22:00"}
"""STARTEX is 13:05 in Berlin: Ben goes 55 minutes into play, Ida has come half an hour before."""


@pytest.fixture(scope="module")
def tide(changed):
    """The small drill, in which Ben's shift ends and Ida's has begun."""

    def change(data):
        data["people"]["ben"]["shift"] = DAY_SHIFT
        data["people"]["ida"]["shift"] = LATE_SHIFT

    return changed(change)


@pytest.fixture
def earned(tide, of):
    """What a handover done otherwise earns, and what is said of it."""

    def judge(team):
        found = of(tide.judged(team), f"handover:{ROLE}")
        return found.share, found.happened

    return judge


def gives(move):
    return move.do == "hand-over"


def test_the_honest_team_hands_over_to_who_has_come(tide, honest, earned):
    """Ten minutes before Ben goes; where no shift ends there is nothing to judge."""
    assert earned(tide.honest) == (1, "ida has on-call-engineer since 11:50")
    assert tide.judged(tide.honest).total > 99
    assert [one.id for one in honest.judgements if one.id.startswith("handover")] == []


def test_who_goes_without_a_word_leaves_every_clock_without_an_owner(tide, earned):
    """The clocks that ran are named."""
    share, happened = earned(tide.without(gives))

    assert share == 0
    assert happened.startswith("ben went at 12:00 and nobody has on-call-engineer")


def test_a_clock_that_is_not_named_has_no_owner(tide, earned, do):
    """A change has finished shortly before, and nobody says that somebody must look whether it worked."""
    early = do("34m after start", "start", remedy="block", expect="less", check="edge.errors_ratio")
    blind = tide.without(lambda it: it.do == "verify" or gives(it))
    notes = do("44m after start", "hand-over", seat=ROLE, role=ROLE, to="ida", notes="All is on the board.")
    told = do(
        "44m after start", "hand-over", seat=ROLE, role=ROLE, to="ida",
        notes="All is on the board.", promises=["Check that it worked by 11:55"],
    )  # fmt: skip
    quiet, whole = (replace(blind, moves=(*blind.moves, early, move)) for move in (notes, told))

    assert earned(quiet) == (
        Fraction(1, 2),
        "ida has on-call-engineer since 11:49; without an owner: Check that it worked",
    )
    assert earned(whole) == (1, "ida has on-call-engineer since 11:49")


OTHERWISE = [
    ({"to": "mo"}, 1, "mo has on-call-engineer since 11:50"),
    (
        {"notes": " "},
        Fraction(1, 2),
        "ida has on-call-engineer since 11:50; nothing was said of what is open",
    ),
]


@pytest.mark.parametrize(("parts", "share", "happened"), OTHERWISE, ids=["another", "no word"])
def test_what_is_said_counts_and_not_to_whom_of_those_who_are_there(parts, share, happened, tide, earned):
    """Half of it is what is open, in words; whoever has no shift is always there."""
    assert earned(tide.otherwise(gives, **parts)) == (share, happened)


def test_a_role_cannot_go_to_who_is_not_there(changed, of):
    """Ida comes an hour later than that, and has not been called."""

    def change(data):
        data["people"]["ben"]["shift"] = DAY_SHIFT
        data["people"]["ida"]["shift"] = {**LATE_SHIFT, "from": "15:30"}
        data["people"]["mo"]["shift"] = {**LATE_SHIFT, "from": "13:00"}
        data["people"]["mo"]["phone"] = "works"
        data["answer_key"]["incidents"]["waves"]["pages"] = []

    game = changed(change)
    found = of(game.judged(game.otherwise(gives, to="ida")), f"handover:{ROLE}")

    assert (found.share, found.happened) == (0, "on-call-engineer went to ida, who was not there")


def test_a_late_handover_is_worth_half(tide, earned):
    """Ten minutes after the shift had ended the grace is over."""
    share, happened = earned(tide.later(gives, "at 65m"))

    assert share == Fraction(1, 2)
    assert happened == "ida has on-call-engineer since 12:10; late: the shift had ended at 12:00"


def test_a_role_that_is_passed_on_freely_is_judged_too(waves, of, do):
    """Nobody had to, and what is owed goes along all the same."""
    passed = waves.also(do("20m after declared", "hand-over", seat=ROLE, role=ROLE, to="ida", notes=""))
    found = of(waves.judged(passed), f"handover:{ROLE}#1")

    assert found.share == Fraction(1, 2)
    assert found.happened.endswith("nothing was said of what is open")


def test_what_is_given_straight_back_has_passed_nothing_on(tide, earned, do):
    """Ida has it for a minute, and Ben when he goes."""
    back = do("46m after start", "hand-over", seat=ROLE, role=ROLE, to="ben", notes="Take it after all.")

    assert earned(tide.also(back))[1].startswith("ben went at 12:00 and nobody has on-call-engineer")


def test_a_role_that_is_given_back_to_who_has_gone_has_gone_to_nobody(tide, do):
    """He went at 12:00; naming him is no better than handing it to him."""
    back = do("57m after start", "assign", seat="incident-commander", role=ROLE, person="ben")
    [found] = [one for one in tide.judged(tide.also(back)).judgements if one.id.endswith(f"{ROLE}#2")]

    assert (found.share, found.happened) == (0, "on-call-engineer went to ben, who was not there")


def test_whoever_took_a_role_over_hands_it_on_when_their_own_shift_ends(changed, do):
    """Ida has it from the start, and goes 45 minutes into play."""

    def change(data):
        data["people"]["ida"]["shift"] = {**LATE_SHIFT, "from": "12:00", "to": "13:50"}

    game = changed(change)
    early = do("4m after start", "hand-over", seat=ROLE, role=ROLE, to="ida", notes="All is on the board.")
    [found] = [one for one in game.judged(game.also(early)).judgements if one.id == f"handover:{ROLE}"]

    assert found.happened.startswith("ida went at 11:50 and nobody has on-call-engineer")


def test_passing_a_role_on_well_earns_nothing_where_nobody_had_to(waves, do):
    """No judgement rewards doing more."""
    clocks = [clock.says for clock in waves.inputs.standard.clocks.values() if clock.role == ROLE]
    passed = do(
        "20m after declared", "hand-over", seat=ROLE, role=ROLE, to="ida",
        notes="All is on the board.", promises=clocks,
    )  # fmt: skip
    judged = waves.judged(waves.also(passed))

    assert [one.id for one in judged.judgements if one.id.startswith("handover")] == []


def test_stopping_harm_never_waits_for_evidence(changed, do, of):
    """What only takes the sick part out of use may come before the snapshot; any other change may not."""

    def of_kind(kind):
        game = changed(lambda data: data["remedies"]["block"].update(kind=kind))
        first = do("1m after declared", "start", remedy="block", expect="less", check="edge.errors_ratio")
        return of(game.judged(game.also(first)), "evidence-kept").share

    assert (of_kind("disable"), of_kind("hotfix")) == (1, Fraction(1, 2))
