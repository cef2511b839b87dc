"""Fields become a command when each has its shape; otherwise it is said which has not."""

import pytest

from simulator.domain import commands as c
from simulator.host.plain.shaping import shaped


@pytest.mark.parametrize(
    ("kind", "fields", "made"),
    [
        (
            c.Declare,
            {"seat": "ic", "title": "Errors", "severity": "SEV1", "items": ("a",)},
            c.Declare(seat="ic", title="Errors", severity="SEV1", items=("a",)),
        ),
        (c.LookAt, {"seat": "ic", "what": "logs", "at": None}, c.LookAt(seat="ic", what="logs")),
        (c.LookAt, {"seat": "ic", "what": "logs", "at": "5"}, c.LookAt(seat="ic", what="logs", at=5)),
        (
            c.Declare,
            {"seat": "ic", "title": "Errors", "severity": "SEV1", "items": ["a"]},
            c.Declare(seat="ic", title="Errors", severity="SEV1", items=("a",)),
        ),
    ],
    ids=["as it is", "nothing", "a number in letters", "a list"],
)
def test_what_fits_or_can_be_turned_becomes_a_command(kind, fields, made):
    """The same command either way."""
    assert shaped(kind, fields) == made


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        (c.Declare, {"seat": "ic"}, "title: field required"),
        (c.LookAt, {"seat": "ic", "what": "logs", "at": "soon"}, "at: input should be a valid integer"),
        (c.Note, {"seat": "ic", "text": "so", "colour": "red"}, "colour: unexpected keyword argument"),
        (c.Dismiss, {"seat": "ic", "item": "a", "reason": "boring"}, "reason: input should be 'false'"),
        (c.LookAt, {"seat": "ic", "what": 5}, "what: input should be a valid string"),
    ],
    ids=["missing", "no number", "unknown", "no choice", "no text"],
)
def test_what_does_not_fit_is_named(kind, fields, says):
    """With the field, and what it should be."""
    with pytest.raises(ValueError, match=says):
        shaped(kind, fields)


def test_a_true_is_no_number():
    """Python counts it as one; a field that asks for a number gets one."""
    at = shaped(c.LookAt, {"seat": "ic", "what": "logs", "at": True}).at

    assert type(at) is int
