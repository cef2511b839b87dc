"""Fields that can be checked against the world, each right, nearly right and wrong."""

import pytest

from simulator.domain.commands import Claim
from simulator.domain.events import MessageSent
from simulator.scoring.messages import grade
from simulator.scoring.truth import Truth
from simulator.scoring.wording import says


@pytest.fixture(scope="module")
def truth(waves):
    """The honest exercise: declared at 7:30 as INC-1, SEV2; noticed at 6:00, when errors began; pinned at about 18."""
    return Truth(waves.played(waves.honest), waves.inputs.standard)


def share(truth, kind, field, value, *, minute=12, standing="confirmed", words="", channel=""):
    """What one field earns in a message sent at a minute of the drill."""
    message = truth.standard.messages[kind]
    sent = MessageSent(
        by=message.sent_by[0],
        message="MSG-99",
        type=kind,
        audience=message.audience,
        channel=channel or message.channels[0],
        incident="INC-1",
        fields={field: Claim(value=value, standing=standing)},
        words=words,
        text="",
    )
    [only] = [one for one in grade(truth, 0, minute * 60_000, sent).findings if one.where == field]
    return only.share


FIELDS = [
    ("incident", "INC-1", 1),
    ("incident", "INC-2", 0),
    ("severity", "SEV2", 1),
    ("severity", "SEV4", 0),
    ("discovered-at", "11:11", 1),
    ("discovered-at", "11:12 UTC", 1),
    ("discovered-at", "11:41", 0),
    ("discovered-at", "just now", 0),
    ("services", "edge, bot-scorer", 1),
    ("services", "edge", 0.5),
    ("services", "edge, bot-scorer, search", 2 / 3),
    ("services", "sites and bot-scorer", 1),
    ("services", "the internet", 0),
    ("measured", "edge.errors_ratio 12.0%", 1),
    ("measured", "edge.errors_ratio is at 11.4%", 1),
    ("measured", "edge.errors_ratio 35%", 0),
    ("measured", "a lot", 0),
    ("measured", "bot-scorer.features 120", 1),
    ("commander", "Ana Brandt", 1),
    ("commander", "incident commander", 1),
    ("commander", "somebody", 0),
    ("action", "pin", 1),
    ("action", "restart", 0),
    ("action", "looking for the cause", 1),
    ("next-update", "11:40", 1),
    ("next-update", "11:16", 0),
    ("next-update", "16:00", 0),
    ("next-update", "soon", 0),
]


@pytest.mark.parametrize(("field", "value", "expected"), FIELDS, ids=[f"{f}: {v}" for f, v, _ in FIELDS])
def test_what_a_field_earns(truth, field, value, expected):
    """Held against the world as it was at minute 12, 11:17 UTC."""
    assert float(share(truth, "internal-brief", field, value)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "minute", "expected"),
    [
        ("investigating", 12, 1),
        ("identified", 12, 1),
        ("monitoring", 12, -1),
        ("monitoring", 40, 1),
        ("resolved", 40, -1),
        ("resolved", 70, 1),
        ("all fine", 40, 0),
    ],
)
def test_where_it_stands(truth, value, minute, expected):
    """Better before it is better is false, and so is over before it has been watched."""
    assert share(truth, "internal-update", "state", value, minute=minute) == expected


def test_a_moment_is_right_within_five_minutes_over_midnight_too(changed):
    """A time of day is read as the one that is near."""
    night = changed(lambda data: data.update(starts="2026-05-12T23:52:00Z"))
    truth = Truth(night.played(night.honest), night.inputs.standard)

    assert [share(truth, "internal-brief", "discovered-at", at) for at in ("23:58", "00:02", "00:20")] == [
        1,
        1,
        0,
    ]


def test_when_it_began_may_be_any_moment_from_the_fault_to_the_first_alert(changed):
    """Nobody is asked to know better than that."""
    slow = changed(lambda data: data["faults"]["rows"].update(begins="1m"))
    slow_truth = Truth(slow.played(slow.honest), slow.inputs.standard)

    assert [share(slow_truth, "status-scope", "began-at", at) for at in ("11:02", "11:06", "11:25")] == [
        1,
        1,
        0,
    ]


def test_a_fault_of_days_ago_began_then_or_when_it_was_noticed(changed):
    """Any time of day would lie between."""
    old = changed(lambda data: data["faults"]["rows"].update(begins="-3d"))
    truth = Truth(old.played(old.honest), old.inputs.standard)

    assert share(truth, "status-scope", "began-at", "19:00") == 0


def test_a_fault_that_begins_again_began_when_it_first_did(changed):
    """Nobody can know at 11:17 that it will be back at 11:45."""
    again = changed(lambda data: data.update(events={"back": {"at": "40m", "starts": ["rows"]}}))
    truth = Truth(again.played(again.honest), again.inputs.standard)

    assert [share(truth, "status-scope", "began-at", at) for at in ("11:11", "11:45")] == [1, 0]


def test_figures_are_read_as_screens_write_them(changed):
    """Forty thousand is 40.1k on a dashboard."""
    many = changed(lambda data: data["signals"]["bot-scorer.features"].update(baseline=40100))
    truth = Truth(many.played(many.honest), many.inputs.standard)

    assert [
        share(truth, "internal-brief", "measured", f"bot-scorer.features {n}", minute=3)
        for n in ("40.1k", "40,100", "4")
    ] == [1, 1, 0]


# Words.


@pytest.mark.parametrize(
    ("kind", "words", "rule"),
    [
        ("internal-brief", "It was human error.", "blame"),
        ("status-scope", "It will be fixed within the hour.", "recovery-time"),
        ("status-scope", "We do a rollback.", "jargon"),
        ("status-scope", "edge is down", "internal-names"),
        ("internal-brief", "We are under attack.", "not-so"),
        ("internal-brief", "word " * 201, "length"),
    ],
)
def test_what_must_not_be_there(truth, kind, words, rule):
    """Free text is read only for that."""
    message = truth.standard.messages[kind]
    sent = MessageSent(
        by=message.sent_by[0], message="MSG-99", type=kind, audience=message.audience, channel=message.channels[0],
        incident="INC-1", fields={}, words=words, text="",
    )  # fmt: skip
    [only] = [one.rule for one in grade(truth, 0, 720_000, sent).findings if not one.weight]

    assert only == rule


def test_a_message_in_the_wrong_room_is_worth_less(truth):
    """Each type has its own."""
    sent = {"kind": "internal-brief", "field": "incident", "value": "INC-1"}

    assert share(truth, **sent, channel="status-page") == 1  # the field is right; the message is not
    message = truth.standard.messages["internal-brief"]
    wrong = MessageSent(
        by="incident-commander", message="MSG-99", type="internal-brief", audience=message.audience, channel="status-page",
        incident="INC-1", fields={}, words="", text="",
    )  # fmt: skip
    assert any("goes to incident-channel" in one.says for one in grade(truth, 0, 720_000, wrong).findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("an attack", True),
        ("attackers", True),
        ("counterattack", False),
        ("no attack", False),
        ("not an attack", False),
        ("there isn't any attack", False),
        ("no errors, but an attack", True),
        ("not only an attack", True),
        ("we do not know whether this is an attack", False),
        ("we do not know much of this, it is an attack", True),
    ],
)
def test_words_count_where_they_are_not_denied(text, said):
    """A short denial just before takes them back."""
    assert says(text, ["attack"]) is said
