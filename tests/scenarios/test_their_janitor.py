"""Their janitor, told: what is not the cause, what blocks the way out, and what a green page is worth."""

import pytest

from simulator.domain import events as e
from simulator.scoring import score
from simulator.scoring.truth import Truth

DRILL = "their-janitor"


@pytest.mark.parametrize(("minute", "people"), [(5, 12_375), (17, 30_375), (40, 144_075)])
def test_going_south_before_the_news_spares_the_news(change, minute, people):
    """Four minutes; up to 18:56 the evening news never notices."""
    exercise = change(DRILL, ("second-region", minute))

    assert score(exercise).harm["people"] == people


@pytest.mark.parametrize("remedy", ["punct-back", "more-tries", "wait-longer", "restart-router"])
def test_what_is_nearest_makes_it_worse(change, remedy):
    """One's own release, more tries, more patience, a restart: each costs more viewers than doing nothing."""
    silent, tried = change(DRILL), change(DRILL, (remedy, 8))

    assert score(tried).harm["people"] > score(silent).harm["people"]


def test_trying_harder_closes_the_way_out_until_somebody_stops(change):
    """The supplier limits the whole account: south refuses, and carries again once fewer stretches are sent."""
    stuck = change(DRILL, ("more-tries", 8), ("second-region", 14))
    freed = change(DRILL, ("more-tries", 8), ("fewer-tries", 16), ("second-region", 20))

    assert [ev.remedy for _, _, ev in stuck.events if isinstance(ev, e.RemedyFailed)] == ["second-region"]
    assert not [ev for _, _, ev in freed.events if isinstance(ev, e.RemedyFailed)]
    assert score(freed).harm["people"] < 60_000


@pytest.mark.parametrize(
    ("moves", "from_minute"),
    [((), 25), ((("punct-back", 8),), 13), ((("restart-router", 8),), 11), ((("second-region", 5),), None)],
)
def test_it_is_critical_from_a_quarter_of_the_lines_on_or_from_fifty_thousand_viewers(
    change, moves, from_minute
):
    """Whichever comes first, as the rubric says; whoever goes south in time sees neither."""
    exercise = change(DRILL, *moves)
    (_, *later) = Truth(exercise, exercise.inputs.standard).severities("late")

    assert [(since // 60_000, label) for since, label in later][:1] == (
        [] if from_minute is None else [(from_minute, "SEV1")]
    )


def test_whoever_goes_home_because_a_page_is_green_is_late_again(change):
    """West is as empty as before; undoing the way round brings the incident back."""
    home = {"at": "56m", "do": "undo", "as": "on-call-engineer", "remedy": "second-region"}
    stayed, went = change(DRILL, ("second-region", 12)), change(DRILL, ("second-region", 12), also=(home,))
    late = [
        ev.firing for _, _, ev in went.events if isinstance(ev, e.AlertFired) and ev.alert == "captions-late"
    ]

    assert score(went).harm["people"] > 2 * score(stayed).harm["people"]
    assert late == [1, 2]


def test_the_first_alert_is_about_the_release_and_comes_before_any_true_one(change):
    """The anchor is true, ours and first; it explains nothing."""
    fired = [ev.alert for _, _, ev in change(DRILL).events if isinstance(ev, e.AlertFired)]

    assert fired[:3] == ["punct-slow", "captions-late", "lines-lost"]
