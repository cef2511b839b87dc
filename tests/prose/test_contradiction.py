"""When two messages do not agree, and when the world has only gone on."""

import pytest

from simulator.domain.commands import Claim
from simulator.prose import Told, clashes

MINUTE = 60_000


def told(t, audience="customers", incident="INC-1", **fields):
    """A message; a field is its kind, its value and how sure."""
    return Told(
        t=t * MINUTE,
        type="status-scope",
        audience=audience,
        incident=incident,
        fields={
            name.replace("_", "-"): (kind, Claim(value=value, standing=standing))
            for name, (kind, value, standing) in fields.items()
        },
    )


def harm(value, standing):
    """What a message says of harm."""
    return {"harm": ("harm", value, standing)}


@pytest.mark.parametrize(
    ("before", "now", "how"),
    [
        (harm("lost orders", "confirmed"), harm("", "denied"), ["denies"]),
        (harm("", "denied"), harm("lost orders", "suspected"), ["affirms"]),
        (harm("lost orders", "confirmed"), harm("", "unknown"), ["unsays"]),
        (harm("lost orders", "suspected"), harm("", "unknown"), []),
        (harm("lost orders", "confirmed"), harm("lost orders and refunds", "confirmed"), []),
        (
            {"began": ("began-at", "11:02", "confirmed")},
            {"began": ("began-at", "11:30", "confirmed")},
            ["differs"],
        ),
        ({"began": ("began-at", "23:59", "confirmed")}, {"began": ("began-at", "00:03", "confirmed")}, []),
        ({"began": ("began-at", "11:02", "suspected")}, {"began": ("began-at", "11:30", "confirmed")}, []),
        (
            {"state": ("state", "investigating", "confirmed")},
            {"state": ("state", "resolved", "confirmed")},
            [],
        ),
    ],
)
def test_what_lasts_may_not_move_and_what_is_said_may_not_be_unsaid(before, now, how):
    """Whatever else changes is news."""
    found = clashes(told(2, **now), [told(1, **before)], within=10 * MINUTE)

    assert [clash.how for clash in found] == how


def test_only_the_last_word_about_the_same_incident_counts():
    """What was corrected is corrected; another incident is another."""
    earlier = [
        told(1, **harm("", "denied")),
        told(2, **harm("lost orders", "confirmed")),
        told(3, incident="INC-2", **harm("", "denied")),
    ]

    assert list(clashes(told(4, **harm("lost orders", "confirmed")), earlier)) == []
