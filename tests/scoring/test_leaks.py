"""What hides a secret, and what does not."""

import pytest

from simulator.scoring.leaks import squeezed


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Maria.Lopez@Example.com", "marialopezexamplecom"),
        ("maria at example dot com", "mariaexamplecom"),
        ("m\u00adaria\u200b", "maria"),
        ("\uff14\uff10\uff10\uff10-1234", "40001234"),
        ("...", ""),
    ],
)
def test_letters_and_digits_are_what_is_left(written, left):
    """Everything else can be put in or left out by whoever writes."""
    assert squeezed(written) == left


def test_the_owner_of_an_action_is_no_place_for_a_secret(waves):
    """Everything that is written is read."""
    action = {
        "what": "call her",
        "type": "process",
        "owner": "maria.lopez42@example.com",
        "due_days": 3,
        "verified_by": "a call",
    }
    card = waves.judged(waves.otherwise(lambda it: it.do == "postmortem", actions=[action]))

    assert [gate.happened for gate in card.gates if gate.hit] == ["visitor was written to the postmortem"]
