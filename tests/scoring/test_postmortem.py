"""A postmortem is judged part by part against what the standard asks; each part can be lost alone."""

from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.domain import events as e
from simulator.domain.units import DAY
from simulator.scoring.truth import Truth

WEIGHT = 7
"""Six parts, of which the actions count twice."""
ACTION = {
    "what": "Refuse a feature file that has grown by more than half",
    "type": "prevent",
    "owner": "ml-serving",
    "due_days": 28,
    "verified_by": "A doubled file, tried in a test, is refused.",
}


@pytest.fixture
def earned(waves, of):
    """What an account earns that is the honest one but for some of its parts, and what it is said to lack."""

    def judge(standard=None, **parts):
        card = waves.judged(waves.otherwise(lambda it: it.do == "postmortem", **parts), standard)
        found = of(card, "postmortem:waves")
        return found.share, found.happened.partition("; it lacks ")[2]

    return judge


@pytest.fixture
def written(waves):
    """The honest account as the log has it."""
    [found] = [
        event for _, _, event in waves.played(waves.honest).events if isinstance(event, e.PostmortemWritten)
    ]
    return found


def test_the_honest_account_lacks_nothing(earned):
    """It was written within the exercise, and is whole."""
    assert earned() == (1, "")


def less(parts):
    """What is left when so many sevenths are lost."""
    return 1 - Fraction(parts) / WEIGHT


LOST = [
    ({"summary": " "}, less(1), "a summary"),
    ({"impact": ""}, less(1), "what it did to whom"),
    ({"impact": "visitors are locked out"}, less(Fraction(1, 2)), "the impact in numbers"),
    ({"impact": "visitors are locked out from 11:13 to 11:40"}, less(Fraction(1, 2)), "the impact in numbers"),
    ({"timeline": []}, less(1), "a timeline of 3 events with their times and names"),
    ({"causes": ["the feature file holds doubled rows"]}, less(Fraction(1, 2)), "2 contributing causes"),
    ({"causes": ["something", "something else"]}, less(Fraction(1, 2)), "the cause as it was"),
    ({"causes": ["doubled rows", "Doubled rows "]}, less(Fraction(1, 2)), "2 contributing causes"),
    ({"summary": "A human error doubled the rows"}, less(1), "no blame"),
    ({"actions": []}, less(2), "an action with an owner, a day and a check"),
    ({"actions": [{**ACTION, "owner": ""}]}, less(Fraction(1, 2)), "an action with an owner"),
    ({"actions": [{**ACTION, "due_days": 57}]}, less(Fraction(1, 2)), "an action with a day within the limit"),
    ({"actions": [{**ACTION, "due_days": 0}]}, less(Fraction(1, 2)), "an action with a day within the limit"),
    ({"actions": [{**ACTION, "verified_by": ""}]}, less(Fraction(1, 2)), "an action with a check"),
    ({"actions": [{**ACTION, "verified_by": ACTION["what"]}]}, less(Fraction(1, 2)), "an action with a check"),
    ({"actions": [ACTION, {**ACTION, "owner": "", "verified_by": ""}]}, less(Fraction(1, 2)), "an action with an owner and a check"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "share", "lacks"), LOST, ids=[f"{number} {lacks}" for number, (*_, lacks) in enumerate(LOST)]
)
def test_each_part_is_lost_alone(parts, share, lacks, earned):
    """Half for words without a number, nothing for blame, and every action counts."""
    assert earned(**parts) == (share, lacks)


IMPACTS = [
    ("{people} people could not sign in", 1, ""),
    ("{people} customers, for 27 minutes", 1, ""),
    ("90 people could not sign in", less(Fraction(1, 2)), "the impact in numbers as they were (people {people} by then)"),
    ("90 people wrote, and {people} people could not sign in", 1, ""),
    ("4,200 people a minute could not sign in", 1, ""),
    ("1 in 9 requests failed", 1, ""),
    ("edge.errors_ratio stood at 12%", 1, ""),
    ("edge.errors_ratio stood at 40%", less(Fraction(1, 2)), "the impact in numbers as they were (edge.errors_ratio never read that)"),
    ("edge.errors_ratio stood at 40%; {people} people could not sign in", 1, ""),
]  # fmt: skip


@pytest.mark.parametrize(("impact", "share", "lacks"), IMPACTS, ids=[one[0] for one in IMPACTS])
def test_a_number_is_held_against_the_world_where_it_can_be(impact, share, lacks, waves, earned):
    """By the word behind it, or the signal it is of; one that was so is enough."""
    exercise = waves.played(waves.honest)
    people = f"{Truth(exercise, waves.inputs.standard).world.harm['people'].at(exercise.end):,}"

    assert earned(impact=impact.format(people=people)) == (share, lacks.format(people=people))


def test_the_limit_of_an_action_is_the_standards_for_the_worst_severity(earned, standard):
    """This exercise is a SEV2 at its worst; a house that gives two weeks there takes what is due in two."""
    brisk = replace(standard, postmortem=replace(standard.postmortem, due={"SEV2": 14 * DAY}))

    assert earned(brisk, actions=[{**ACTION, "due_days": 14}]) == (1, "")
    assert earned(brisk, actions=[{**ACTION, "due_days": 15}])[0] == less(Fraction(1, 2))


def test_what_a_house_does_not_ask_is_not_missed(earned, standard):
    """Numbers, times, causes and weights are the standard's."""
    parts = {name: part for name, part in standard.postmortem.parts.items() if name != "timeline"}
    short = replace(standard, postmortem=replace(standard.postmortem, parts=parts, figures=0, causes=1))

    assert earned(short, timeline=[], impact="visitors are locked out", causes=["doubled rows"]) == (1, "")


LINES = [
    (["{detected} UTC: INC-1"], 1, "one line names one event"),
    (["{detected} INC-1", "{detected} INC-1 and again", "{now} INC-1"], 3, "each another event"),
    (["{detected} the lighthouse", "yesterday INC-1", "25:61 INC-1"], 0, "a name without a time, a time without a name"),
    (["{detected} nobody", "{now} incident-commander", "{now} internal-update"], 0, "who acts is not what happened"),
    (["{restored} pin", "{restored} snapshot or pin", "{detected} INC-1"], 3, "remedies and incidents"),
]  # fmt: skip


@pytest.mark.parametrize(("timeline", "shown", "why"), LINES, ids=[why for *_, why in LINES])
def test_a_line_of_the_timeline_is_shown_by_an_event(timeline, shown, why, earned):  # noqa: ARG001  # the name of the case
    """Near its time, about what it names, and no event shows two lines."""
    share, _ = earned(timeline=timeline)

    assert share == 1 - Fraction(3 - shown, 3) / WEIGHT


def test_the_model_answers_account_names_what_its_log_shows(written):
    """Three lines, each with a time and a name; actions with type, owner, day and check."""
    assert [line[5:10] for line in written.timeline] == [" UTC:"] * 3
    assert [(action.type, bool(action.owner), action.due_days) for action in written.actions] == [
        ("prevent", True, 28)
    ]
