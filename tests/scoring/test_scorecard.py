"""From judgements to a result: dimensions, total, objectives, hints, other standards."""

from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.host.rehearsal import harms
from simulator.host.results import harm_words
from simulator.scoring import score
from simulator.scoring.scorecard import as_json
from simulator.scoring.scoring import rate


def test_the_total_weighs_the_dimensions(waves, honest):
    """Thirty, twenty-five, twenty, fifteen and ten of a hundred, of those in which anything was asked."""
    card = waves.judged(waves.without(lambda it: it.do in ("page", "classify")))
    weighed = sum(points * weight for points, weight in card.dimensions.values()) / 100

    assert {name: weight for name, (_, weight) in honest.dimensions.items()} == {
        "timeliness": 30, "communication": 25, "triage": 20, "decision": 15, "governance": 10,
    }  # fmt: skip
    assert card.total == weighed


@pytest.fixture(scope="module")
def calm(changed):
    """The same service on a day on which nothing is wrong: noise, a vendor's page, a question."""
    return changed(
        lambda data: [
            data.update(faults={}, suggestions={}, objectives=data["objectives"]),
            data["reports"].pop("locked-out"),
            data["noise"].pop("copy"),
            data["remedies"].update(
                {
                    name: {"kind": "hold", "takes": "2m", "keeps": ["score-missing"]}
                    for name in data["remedies"]
                }
            ),
            data["answer_key"].update(incidents={}),
        ]
    )


def test_a_dimension_in_which_nothing_was_asked_counts_for_nothing(calm):
    """Not applicable is not zero: the total is of what was asked."""
    card = calm.judged(calm.honest)
    asked = {name: None if points is None else int(points) for name, (points, _) in card.dimensions.items()}

    assert asked == {
        "timeliness": 100,
        "communication": None,
        "triage": 100,
        "decision": None,
        "governance": None,
    }
    assert card.total == 100


def test_where_nothing_is_wrong_waking_people_costs_and_letting_them_sleep_earns_nothing(calm, do):
    """Nobody had to be woken, and nobody is praised for it."""
    card = calm.judged(calm.also(do("10m after start", "page", target="ml-serving")))

    assert card.dimensions["governance"] == (0, 10)
    assert card.total < 100


def test_an_objective_nothing_of_which_was_tried_has_no_rating(calm):
    """It is left out, and not failed."""
    assert [(one.id, one.rating) for one in calm.judged(calm.honest).objectives] == [
        ("inform", None),
        ("repair", None),
        ("keep", None),
    ]


@pytest.mark.parametrize(
    ("share", "rating"),
    [
        ("1", "P"),
        ("0.85", "P"),
        ("0.8499", "S"),
        ("0.7", "S"),
        ("0.6999", "M"),
        ("0.5", "M"),
        ("0.4999", "U"),
        ("0", "U"),
    ],
)
def test_shares_of_points_propose_ratings(standard, share, rating):
    """P from 85, S from 70, M from 50 of a hundred, U below."""
    assert rate(standard, Fraction(share)) == rating


def test_an_objective_is_rated_by_all_its_tasks_together(waves, honest):
    """Who repairs and tells nobody has done one thing, and not the other."""
    mute = waves.judged(waves.without(lambda it: it.do in ("send", "draft")))

    assert [[one.rating for one in card.objectives] for card in (honest, mute)] == [
        ["P", "P", None],
        ["U", "P", None],
    ]


def test_hints_cost_what_the_scenario_says_for_each_level_read(waves, honest, do):
    """Two points each, taken from the total; and the result says how many were read."""
    card = waves.judged(waves.also(do("2m after declared", "hint"), do("3m after declared", "hint")))

    assert honest.total - card.total == 4
    assert card.assistance["hints"] == 2


def test_points_never_fall_below_nothing(waves, do):
    """Hints that cost more than was won leave nothing, and no debt."""
    late = do("100m after start", "declare", title="x", severity="SEV4")
    card = waves.judged(
        replace(waves.honest, moves=(late, do("101m after start", "hint"), do("102m after start", "hint")))
    )

    assert (card.total, card.assistance["hints"]) == (0, 2)


def test_another_standard_judges_the_same_log_by_rank(waves, standard):
    """P1 is SEV1 by another name: not a point differs."""
    names = {f"SEV{n}": f"P{n}" for n in range(1, 5)}
    renamed = replace(
        standard,
        severities={names[label]: severity for label, severity in standard.severities.items()},
        clocks={
            name: replace(
                clock, limits={names.get(label, label): limit for label, limit in clock.limits.items()}
            )
            for name, clock in standard.clocks.items()
        },
    )
    exercise = waves.played(waves.without(lambda it: it.do in ("page", "look")))
    mine, theirs = score(exercise), score(exercise, renamed)

    assert [(one.id, one.points) for one in theirs.judgements] == [
        (one.id, one.points) for one in mine.judgements
    ]


def test_a_standard_that_asks_less_judges_less(waves, standard):
    """What it does not weigh is not there."""
    fewer = replace(
        standard, judgements={name: one for name, one in standard.judgements.items() if name == "remedy"}
    )
    card = waves.judged(waves.honest, fewer)

    assert [one.id for one in card.judgements if one.id.split(":")[0] in standard.judgements] == [
        "remedy:waves"
    ]


def test_a_result_says_how_it_was_played(honest):
    """Mode, pace, hints, pauses: never pooled with results of another way."""
    assert honest.assistance == {
        "mode": "drill",
        "pace": "headless",
        "hints": 0,
        "pauses": 0,
        "skips": 0,
        "forked_at": None,
        "seen_before": False,
        "reminders_blanked": False,
    }


def test_a_result_is_plain_data(honest):
    """What `--json` prints has no fractions in it."""
    assert as_json(honest)["total"] == 100.0
    assert as_json(honest)["judgements"][0].keys() >= {
        "id",
        "asked",
        "happened",
        "events",
        "points",
        "of",
        "advice",
    }


def test_a_change_made_twice_is_checked_twice(waves, do):
    """Undone and done again: two judgements, with two names."""
    again = (
        do("1m after declared", "approve-remedy", remedy="reroute"),
        do("approved reroute", "start", remedy="reroute", seat="on-call-engineer"),
        do("1m after remedy reroute finished", "undo", remedy="reroute", seat="on-call-engineer"),
        do("9m after remedy reroute finished", "start", remedy="reroute", seat="on-call-engineer"),
    )
    card = waves.judged(waves.also(*again))

    assert [one.id for one in card.judgements if "reroute" in one.id] == [
        "verify:reroute",
        "verify:reroute~2",
    ]


def test_every_kind_of_harm_that_is_counted_is_told(changed):
    """People, and here money; no wrong decisions, because nobody counts them."""
    dear = changed(lambda data: data["faults"]["rows"]["harms"].update(usd_per_minute=50))
    exercise = dear.played(dear.honest)
    card = score(exercise)
    found = harms(exercise.inputs, exercise.end, card.harm)

    assert [one.unit for one in found] == ["people", "usd"]
    assert str(found[1]).startswith(
        f"you {card.harm['usd']:,} dollars, model answer {card.harm['usd']:,}, nobody"
    )
    assert harm_words(card).endswith(f" people, {card.harm['usd']:,} dollars")


def test_a_standard_of_quite_other_words_judges_without_stumbling(waves, standard):
    """Its messages, channels and audiences have other names: nothing that was sent counts, and nothing breaks."""
    other = replace(
        standard,
        messages={f"their-{name}": replace(kind, counts_as=()) for name, kind in standard.messages.items()},
        channels={f"their-{name}": channel for name, channel in standard.channels.items()},
        clocks={
            name: replace(clock, what=tuple(f"their-{kind}" for kind in clock.what))
            if clock.kept_by == "message"
            else clock
            for name, clock in standard.clocks.items()
        },
    )
    card = waves.judged(waves.honest, other)

    assert (card.dimensions["communication"][0], card.dimensions["triage"][0]) == (0, 100)
