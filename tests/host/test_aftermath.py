"""What an exercise comes to: its numbers add up, its words are the judgements', and what people add stays."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.domain import commands as c
from simulator.domain.events import MessageSent
from simulator.domain.exercise import Play
from simulator.domain.units import HOUR, MINUTE, SCRAPE
from simulator.host.aftermath import (
    added,
    aftermath,
    again,
    answer,
    object_to,
    observe,
    page,
    save_page,
)
from simulator.host.curves import Counted
from simulator.host.endex import card, harm_words, how_words, rounded, spared_words
from simulator.host.evaluation import evaluate
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.lettering import COMMANDS, KEYS
from simulator.host.results import keep
from simulator.report import Harm
from simulator.teams import team_for

HASTY = Path(__file__).with_name("hasty.yaml")


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Lets a team play Sawtooth once, and gives the folder it is kept in."""
    shelf = tmp_path_factory.mktemp("exercises")
    folders = {}

    def played(team, until=2 * HOUR):
        if (team, until) not in folders:
            inputs = make_inputs("sawtooth", "default", 41, Play(pace="headless", team=Path(team).stem))
            running = play(inputs, team_for(str(team), inputs), until=until)
            folders[team, until] = keep(running, shelf / f"{Path(team).stem}-{until}")
        return folders[team, until]

    return played


@pytest.fixture(scope="module")
def after(played):
    """The aftermath of a team at Sawtooth, computed once."""
    found = {}

    def after(team):
        if team not in found:
            found[team] = aftermath(played(team))
        return found[team]

    return after


@pytest.fixture
def copied(played, tmp_path):
    """The folder of the hasty team, to write into."""
    folder = tmp_path / "sawtooth-copy"
    folder.mkdir()
    (folder / "play.jsonl").write_bytes((played(str(HASTY)) / "play.jsonl").read_bytes())
    return folder


def letters(marks):
    """Marks as one word."""
    return "".join(mark.letter for mark in marks)


def test_the_model_answer_does_what_it_does(after):
    """It equals itself, on the same seed, and beats nobody."""
    found = after("model-answer")
    (people,) = found.harms

    assert people.harm.team == people.harm.model < people.harm.nobody
    assert people.team == people.model
    assert found.rows.team == found.model
    assert (found.beaten, people.harm.spared) == (False, 100)
    assert [letter.wrong for letter in found.letters] == [()] * len(found.letters)
    assert found.unprompted[0] == found.unprompted[1] > 0


def test_silence_is_nobody_acting(after):
    """All the harm there is, no letter on its lines, and every judgement without a point."""
    found = after("silent")
    (people,) = found.harms

    assert people.harm.team == people.harm.nobody
    assert people.team == people.nobody
    assert (found.rows.team, people.harm.spared, found.unprompted[0]) == ((), 0, 0)
    assert {verdict.judgement.points for verdict in found.verdicts} == {0}


def test_a_hasty_team_reads_what_would_have_been_right(after):
    """Its one message, beside what was true then; what stood in the blank is told apart from what belongs there."""
    found = after(str(HASTY))
    (letter,) = found.letters
    wrong = {one.where: one.value for one in letter.wrong}

    assert wrong["cause"] == "an attack"
    assert letter.true[0] == "edge.errors_ratio 12.0%"
    assert any(line.startswith("cause: the feature file holds every row twice") for line in letter.true)
    assert letter.judgements
    assert any(gate.hit for gate in found.card.gates)


def test_the_film_is_written_in_keys(after):
    """What the hasty team pressed, in order: it took the alert, looked, declared, linked, and so on."""
    found = after(str(HASTY))

    assert letters(found.rows.did) == "a3tthdds6dd"
    assert letters(found.rows.said) == "m"
    assert letters(found.rows.came).startswith("A!!")
    assert set(letters(found.rows.came)) == set("A#?!~")


def test_everything_a_team_can_do_has_a_letter():
    """Or something it did would be missing from the film."""
    assert {kind.__name__ for kind, command in COMMANDS.items() if len(KEYS[command]) != 1} == set()


def test_every_series_ends_where_the_number_stands(after):
    """One value for each scrape; the last one is the harm at the end."""
    found = after(str(HASTY))
    (people,) = found.harms
    lengths = {len(series) for series in (people.team, people.model, people.nobody, found.curves[0].values)}

    assert lengths == {found.end // SCRAPE + 1}
    assert (people.team[-1], people.model[-1], people.nobody[-1]) == (
        people.harm.team,
        people.harm.model,
        people.harm.nobody,
    )


def test_the_watched_signal_is_that_of_the_most_pressing_alert(after):
    """The critical alert of Sawtooth is about errors on the edge."""
    assert [after(team).curves[0].name for team in ("silent", str(HASTY))] == ["edge.errors_ratio"] * 2


def test_moments_know_their_time_and_their_judgement(after):
    """The report says them in words only; here they lead to the desk as it was."""
    found = after(str(HASTY))
    judgements = {verdict.judgement.id for verdict in found.verdicts}

    assert [found.clock(moment.t) for moment in found.moments] == [one.clock for one in found.told]
    assert [moment.judgement in judgements for moment in found.moments] == [
        bool(one.points) for one in found.told
    ]


def test_what_lost_most_comes_first(after):
    """And every judgement is there, with the lines that prove it."""
    found = after(str(HASTY))
    losses = [verdict.judgement.of - verdict.judgement.points for verdict in found.verdicts]

    assert losses == sorted(losses, reverse=True)
    assert len(found.verdicts) == len(found.card.judgements)
    assert all(
        tuple(scene.seq for scene in verdict.evidence) == verdict.judgement.events
        for verdict in found.verdicts
    )


def test_an_exercise_that_was_broken_off_has_no_winner(played):
    """All three are counted until then."""
    found = aftermath(played("model-answer", until=30 * MINUTE))

    assert (found.broken_off, found.beaten) == (True, False)
    assert "until play was broken off" in spared_words(found.harms[0])


@pytest.mark.parametrize(
    ("harm", "beaten", "words"),
    [
        (Harm(team=90, model=96, nobody=505), True, "you spared 100 of every 100 who could be spared; the model answer did more harm"),
        (Harm(team=214, model=96, nobody=505), False, "you spared 71 of every 100 who could be spared"),
        (Harm(team=214, model=96, nobody=505, unit="usd"), False, "you spared 71 of every 100 that could be spared"),
        (Harm(team=600, model=96, nobody=505), False, "more than if nobody acts: what was changed has a price of its own"),
        (Harm(team=5, model=5, nobody=5), False, "nothing could be spared"),
        (Harm(team=1, model=9, nobody=9, broken_off=True), False, "all three until play was broken off; what came after is not known"),
    ],
    ids=["better", "worse", "dollars", "worse than nobody", "nothing to spare", "broken off"],
)  # fmt: skip
def test_less_harm_than_the_model_answer_did_is_called_just_that(harm, beaten, words):
    """Less harm than the model answer, in an exercise that was played to its end."""
    one = Counted(harm=harm, team=(), model=(), nobody=())

    assert (one.beaten, spared_words(one)) == (beaten, words)


@pytest.mark.parametrize(
    ("number", "said"),
    [(96, "96"), (9_812, "9,812"), (213_501, "214k"), (999_600, "1.0M"), (1_260_000, "1.3M")],
)
def test_numbers_are_said_as_people_say_them(number, said):
    """Exact while they are small."""
    assert rounded(number) == said


@pytest.mark.parametrize(
    ("team", "seats", "said"),
    [
        ("people", (), "played by people,"),
        ("model-answer", (), "played by model-answer,"),
        ("model-answer", ("incident-commander",), "played by people and model-answer,"),
    ],
    ids=["people", "a team", "both"],
)
def test_who_played_is_said_as_it_was(after, team, seats, said):
    """Whoever sat at one seat reads that they were there, and that others were played."""
    found = after(str(HASTY))
    inputs = found.exercise.inputs
    play = replace(inputs.play, team=team, seats=seats)
    told = how_words(replace(found, exercise=replace(found.exercise, inputs=replace(inputs, play=play))))
    assert said in told


def test_the_line_nobody_else_has(after):
    """Three numbers on one seed."""
    (people,) = after("silent").harms

    assert harm_words(people) == "you 505k people    model answer 33k    nobody acts 505k"


def test_what_the_team_adds_stands_in_the_evaluation_and_in_the_page(copied):
    """An answer with who and by when, an objection beside its judgement, a note at a moment."""
    found = aftermath(copied)
    objected = found.verdicts[0].judgement.id
    answer(copied, 2, "Nobody had said that changes are ours.", "ida", "Friday")
    object_to(copied, objected, "It was told by phone.")
    observe(copied, 13 * MINUTE, "Two people spoke at once.")
    later = again(found, copied)

    assert [one.text for one in later.answers("question 2")] == ["Nobody had said that changes are ours."]
    assert [one.text for one in later.answers(objected)] == ["It was told by phone."]
    assert [one.at for one in later.only(c.Observe)] == [13 * MINUTE]
    assert later.evaluation == added(copied)
    written = save_page(later, copied).read_text(encoding="utf-8")
    assert written == page(later)
    assert all(words in written for words in ("Friday", "It was told by phone", "Two people spoke at once"))


def test_an_evaluators_word_stands_beside_the_proposal(copied):
    """The last one given counts; nothing of the score changes."""
    found = aftermath(copied)
    first = found.verdicts[0].judgement.id
    for points in (1, 2):
        evaluate(copied, c.Overrule(judgement=first, points=points, why="they had said it"))
    evaluate(copied, c.Rate(objective="see", rating="S", why="late, but they did"))
    later = again(found, copied)

    assert later.overruled(first) == c.Overrule(judgement=first, points=2, why="they had said it")
    assert later.rated("see") == c.Rate(objective="see", rating="S", why="late, but they did")
    assert later.rated("inform") is None
    assert later.card == found.card


def test_the_card_has_twelve_lines_for_a_chat(after):
    """Score, harm, three moments; no line too long to paste, none with a character that a terminal obeys."""
    lines = card(after(str(HASTY)))

    assert len(lines) == 12
    assert lines[0].startswith("EXERCISE sawtooth")
    assert lines[2].startswith("Harm: you ")
    assert [line[:8] for line in lines[8:11]] == [moment.clock for moment in after(str(HASTY)).moments]
    assert max(map(len, lines)) <= 110
    assert all(line.isprintable() for line in lines)


def test_words_from_outside_are_cleaned(after):
    """A title with escape codes and markup is told as letters."""
    found = after(str(HASTY))
    told = " ".join(mark.says for mark in (*found.rows.came, *found.rows.team))

    assert "\x1b" not in told
    assert "Attack [b]on[/b] edge" in told


def test_a_log_that_was_touched_is_not_looked_back_on(copied):
    """It says which line."""
    file = copied / "play.jsonl"
    file.write_bytes(file.read_bytes().replace(b"an attack", b"no attack", 1))

    with pytest.raises(ValueError, match="line"):
        aftermath(copied)


def test_an_exercise_in_memory_can_be_looked_back_on_too(after):
    """It has no folder, so nothing was added to it."""
    kept = after(str(HASTY))
    found = aftermath(kept.exercise, kept.name)

    assert found == replace(kept, evaluation=())
    assert len(found.letters) == sum(isinstance(event, MessageSent) for _, _, event in kept.exercise.events)
