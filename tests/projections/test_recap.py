"""What one reads on coming back says what one has, and whether the clock stood."""

import pytest

from simulator.projections.board import board
from simulator.projections.inbox import inbox
from simulator.projections.recap import recap
from simulator.projections.stream import Known, SeatEvent

KNOWN = Known(
    exercise="kettle-7f3a",
    scenario="kettle",
    title="The kettle",
    starts=0,
    lasts=3_600_000,
    mode="practice",
    pace="live",
    briefing="",
    seats={"tea-maker": "ida"},
    mine=("tea-maker",),
)


def alerts(*services):
    """An inbox with an alert of each service, all of them taken."""
    fired = {"firing": 1, "priority": "error", "team": "", "runbook": ""}
    came = [
        (
            "AlertFired",
            {"alert": f"{service}-hot", "service": service, "summary": f"{service} is hot", **fired},
        )
        for service in services
    ]
    came += [("Acknowledged", {"item": f"{service}-hot", "by": "tea-maker"}) for service in services]
    return inbox(
        SeatEvent(number=number, t=number, what=what, body=body) for number, (what, body) in enumerate(came)
    )


def test_each_alert_stands_with_where_it_is_from():
    """Two alerts are two things, and not four."""
    told = recap(KNOWN, alerts("cup", "pot", "spoon"), board(()), 480_000, left=True)
    assert told == (
        "Where you left it: 00:08. You have alert 1 from cup, alert 2 from pot and 1 more alert; 0 wait. "
        "Since you left: nothing, the clock stood."
    )


@pytest.mark.parametrize(
    ("left", "says"),
    [
        (True, "Since you left: nothing, the clock stood."),
        (
            False,
            "nothing that was done is lost, and the clock goes on from 00:08, the last thing that is kept.",
        ),
    ],
    ids=["left", "killed"],
)
def test_what_is_said_of_the_clock_is_so(left, says):
    """Who was killed reads that the clock goes back, and from where it goes on."""
    assert recap(KNOWN, alerts(), board(()), 480_000, left=left).endswith(says)
