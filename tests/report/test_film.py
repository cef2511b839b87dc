"""Every event is one sentence, and none falls back to its fields."""

import pytest

from simulator.domain.events import EVENTS
from simulator.host.film import Hidden, film
from simulator.projections.inbox import inbox
from simulator.projections.stream import Known, SeatEvent
from simulator.projections.words import _told, say
from simulator.report import Harm, timeline

HIDDEN = {kind.__name__ for kind in Hidden.__args__}
NOBODY = Known(
    exercise="", scenario="", title="", starts=0, lasts=1, mode="drill", pace="live", briefing="", seats={}, mine=()
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(EVENTS) - HIDDEN))
def test_every_event_a_seat_sees_has_its_sentence(name):
    """A new event without words is found here, and not by whoever hears "spark plug: cylinder 3"."""
    event = SeatEvent(number=1, t=0, what=name, body={})

    assert say(event, NOBODY, inbox([])).rstrip(".") != _told(event)


def test_the_film_speaks_of_roles_and_of_the_truth(hasty):
    """Told to no seat; what nobody saw is marked."""
    exercise, _ = hasty
    told = [(scene.clock, scene.says, scene.truth) for scene in film(exercise, "lighthouse-1d44")]

    assert ("06:06:00", "Fault grit begins.", True) in told
    assert ("06:14:00", "Evidence is gone: grinding.", True) in told
    assert ("06:08:20", "Incident commander has alert 2.", False) in told
    assert not [says for _, says, _ in told if " to you" in says]


def test_every_judgement_stands_once_in_the_timeline(hasty):
    """Below the event that proves it, or at the end."""
    exercise, card = hasty
    lines = list(timeline(film(exercise, "lighthouse-1d44"), card))
    judged = [line for line in lines if line.startswith("      [")]

    assert len(judged) == len(card.judgements)
    place = next(n for n, line in enumerate(lines) if "declared INC-1" in line)
    assert lines[place + 1] == "      [2.0 of 2.0] 2.1 declare:dark-light: done 06:10:00, after 2m"


def test_what_was_never_done_stands_where_it_fell_due(played):
    """Nobody answered the mayor, who asked at 06:20, and nothing of what silence leaves undone is heaped up anywhere."""
    exercise, card = played("silent")
    lines = list(timeline(film(exercise, "lighthouse-1d44"), card))
    told = [n for n, line in enumerate(lines) if not line.startswith("      ")]
    undone = {one.id: one for one in card.judgements if one.due is not None}
    place = next(n for n, line in enumerate(lines) if " answer:mayor: " in line)
    before, after = max(n for n in told if n < place), min(n for n in told if n > place)
    due = lines[place].rpartition("due ")[2]

    assert lines[before][2:10] < due <= lines[after][2:10]
    assert len({one.due for one in undone.values()}) > 10


@pytest.mark.parametrize(
    ("harm", "line"),
    [
        (Harm(team=214, model=96, nobody=505), "you 214 people, model answer 96, nobody acts 505: you spared 71 of every 100 who could be spared."),
        (Harm(team=90, model=96, nobody=505), "you 90 people, model answer 96, nobody acts 505: you spared 100 of every 100 who could be spared. Less harm than the model answer did, which is not yet a better score: harm is counted apart from the points."),
        (Harm(team=600, model=96, nobody=505), "you 600 people, model answer 96, nobody acts 505; more than if nobody acts: what was changed has a price of its own."),
        (Harm(team=5, model=5, nobody=5), "you 5 people, model answer 5, nobody acts 5"),
        (Harm(unit="usd", team=2140, model=960, nobody=5050), "you 2,140 dollars, model answer 960, nobody acts 5,050: you spared 71 of every 100 that could be spared."),
        (Harm(unit="decisions", team=5, model=5, nobody=5), "you 5 wrong decisions, model answer 5, nobody acts 5"),
        (Harm(team=90, model=96, nobody=505, broken_off=True), "you 90 people, model answer 96, nobody acts 505, all three until play was broken off."),
    ],
    ids=["worse than the model answer", "better", "worse than nobody", "nothing to spare", "money", "decisions", "broken off"],
)  # fmt: skip
def test_harm_is_one_line(harm, line):
    """Of a hundred that could be spared, how many were."""
    assert str(harm) == line


def test_a_move_of_the_world_that_nobody_was_told_of_is_the_truth_and_no_empty_line(played):
    """What has no words has a name."""
    exercise, _ = played("silent")
    scenes = film(exercise, "lighthouse-1d44")

    assert [(one.says, one.truth) for one in scenes if one.says.startswith("storm")] == [
        ("storm happens, and nobody is told.", True)
    ]
    assert all(one.says for one in scenes)
