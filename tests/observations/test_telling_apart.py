"""Real and false alerts told apart, over two shipped drills: Storm, with three true of thirty-one, and Hour twice, with half."""

from statistics import NormalDist

import pytest

from simulator.domain import events as e
from simulator.scoring.truth import Truth

Z = NormalDist().inv_cdf


@pytest.fixture(scope="module")
def alerts(played):
    """The alerts of a drill by what is behind them: true ones, and those nobody need act on."""

    def alerts(drill):
        exercise = played(drill)
        truth = Truth(exercise, exercise.inputs.standard)
        came = [event.alert for _, _, event in truth.of(e.AlertFired) if event.firing == 1]
        noise = truth.scenario.noise
        true = [name for name in came if name in truth.belongs]
        copies = {name for name, one in noise.items() if one.kind == "duplicate"}
        return true, [name for name in came if name not in copies.union(true)]

    return alerts


@pytest.fixture(scope="module")
def sorts(alerts):
    """Moves that declare on the first true alert, and then put every alert somewhere half a minute after it fired."""

    def sorts(drill, *, waved=(), kept=()):
        true, false = alerts(drill)
        declared = {
            "when": f"10s after alert {true[0]} fired", "do": "declare", "title": "It", "severity": "SEV2",
            "items": [] if true[0] in waved else [true[0]],
        }  # fmt: skip
        moves = [declared]
        for name in (*true, *false):
            real = (name in true and name not in waved) or name in kept
            if real and name == true[0]:
                continue
            when = f"30s after alert {name} fired and declared"
            put = {"do": "link"} if real else {"do": "dismiss", "reason": "false"}
            moves.append({"when": when, "item": name, **put})
        return moves

    return sorts


@pytest.mark.parametrize(
    ("drill", "counts", "d_prime", "criterion"),
    [
        ("storm", [3, 0, 0, 14], Z(3.5 / 4) - Z(0.5 / 15), -(Z(3.5 / 4) + Z(0.5 / 15)) / 2),
        ("hour-twice", [6, 0, 0, 6], Z(6.5 / 7) - Z(0.5 / 7), 0),
    ],
)
def test_a_team_without_a_mistake_is_told_so_in_figures(
    shown, figure, sorts, drill, counts, d_prime, criterion
):
    """Nothing is infinite, and nothing is a sign."""
    one = shown(drill, *sorts(drill))["telling-apart"]
    names = ("hits", "misses", "false alarms", "rightly dismissed")

    assert ([figure(one, name) for name in names], one.standing) == (counts, "clear")
    assert float(figure(one, "d-prime")) == pytest.approx(d_prime, abs=0.003)
    assert float(figure(one, "criterion")) == pytest.approx(criterion, abs=0.003)


@pytest.mark.parametrize("drill", ["storm", "hour-twice"])
def test_waving_the_true_ones_away_is_a_sign_with_the_lines_that_did_it(
    played, shown, sorts, alerts, deeds, drill
):
    """Two true alerts called false: the lines are those two dismissals."""
    true, _ = alerts(drill)
    moves = sorts(drill, waved=true[1:3])
    exercise, one = played(drill, *moves), shown(drill, *moves)["telling-apart"]

    assert (one.standing, sorted(deeds(exercise, one))) == (
        "sign",
        sorted(f"Dismissed {name}" for name in true[1:3]),
    )


@pytest.mark.parametrize("drill", ["storm", "hour-twice"])
def test_taking_everything_for_real_leans_the_other_way(shown, sorts, alerts, figure, drill):
    """Everything is put to the incident: the criterion is far below nought, and the sentence says how many were."""
    _, false = alerts(drill)
    one = shown(drill, *sorts(drill, kept=false))["telling-apart"]

    assert (one.standing, figure(one, "criterion") < -1) == ("sign", True)
    assert one.says.endswith(f"and of {len(false)} false {len(false)} were taken for real.")


def test_one_mistake_is_chance(shown, sorts, alerts):
    """Everybody waves one away."""
    true, _ = alerts("hour-twice")

    assert shown("hour-twice", *sorts("hour-twice", waved=true[1:2]))["telling-apart"].standing == "clear"


def test_putting_it_right_later_does_not_change_what_was_seen_first(shown, sorts, alerts, figure):
    """The first time is what tells whether it was recognised."""
    true, _ = alerts("hour-twice")
    later = [{"at": "60m", "do": "link", "item": name} for name in true[1:3]]

    assert (
        figure(shown("hour-twice", *sorts("hour-twice", waved=true[1:3]), *later)["telling-apart"], "misses")
        == 2
    )
