"""The default standard hangs together: whatever it names, it also has."""

from collections import Counter
from typing import get_args

import pytest

from simulator.domain.standards import Dimension, FieldKind
from simulator.domain.units import HOUR, MINUTE

ACTS = {
    "declare",
    "classify",
    "assign-role",
    "approve-remedy",
    "approve-message",
    "send-public",
    "send-internal",
    "resolve",
    "hand-over",
    "page",
}


def with_a_source(standard):
    """Everything that says where it comes from."""
    for part in (
        "severities",
        "alert_labels",
        "roles",
        "clocks",
        "messages",
        "judgements",
        "gates",
        "regulators",
    ):
        for name, thing in getattr(standard, part).items():
            yield f"{part}.{name}", thing.source
    yield "pace", standard.pace.source
    yield "postmortem", standard.postmortem.source


def with_a_task(standard):
    """Everything that counts towards a task."""
    for part in ("clocks", "judgements", "gates"):
        for name, thing in getattr(standard, part).items():
            yield f"{part}.{name}", thing


def test_every_number_says_where_it_comes_from(standard):
    """A source that is named is listed, and one that is listed is used."""
    used = dict(with_a_source(standard))

    assert {where: key for where, key in used.items() if key not in standard.sources} == {}
    assert set(standard.sources) - set(used.values()) - {"hseep"} == set()


def test_everything_counts_towards_a_task_and_a_capability(standard):
    """A judgement that belongs to no objective would be lost; a task without one could not be rated."""
    tasks = Counter(thing.task for _, thing in with_a_task(standard))

    assert set(tasks) == set(standard.tasks)
    assert {task.capability for task in standard.tasks.values()} == set(standard.capabilities)
    assert {task.role for task in standard.tasks.values()} <= set(standard.roles)


def test_clauses_are_numbered_once(standard):
    """A sentence of a report that names a clause names one thing."""
    clauses = Counter(thing.clause for _, thing in with_a_task(standard))

    assert [clause for clause, times in clauses.items() if times > 1] == []


def test_clocks_speak_of_what_is_there(standard):
    """Roles, audiences and messages of a clock exist, and its limits are for every severity or priority."""
    severities, priorities = list(standard.severities), list(standard.ladder)
    keys = {"acknowledge": priorities, "dispose": severities + priorities}

    for name, clock in standard.clocks.items():
        assert list(clock.limits) == keys.get(name, severities), name
        assert clock.role in standard.roles, name
        assert clock.audience is None or clock.audience in standard.audiences, name
        there = standard.messages if clock.kept_by == "message" else standard.roles
        assert set(clock.what) <= set(there), name
        assert bool(clock.what) == (clock.kept_by in ("message", "assigned")), name


def test_what_is_worse_is_never_slower(standard):
    """No clock gives a worse severity more time than a better one."""
    for name, clock in standard.clocks.items():
        for labels in (list(standard.severities), list(standard.ladder)):
            limits = [clock.limits[label] for label in labels if clock.limits.get(label) is not None]
            assert limits == sorted(limits), name


def test_a_clock_can_be_kept_after_it_opens(standard):
    """The stability watch ends before the all-clear is late."""
    for name, clock in standard.clocks.items():
        for limit in clock.limits.values():
            assert limit is None or limit > clock.opens + 5 * MINUTE or not clock.opens, name


def test_a_duty_of_communication_is_a_cadence(standard):
    """Clocks that repeat count as communication, the others as timeliness."""
    assert {name for name, clock in standard.clocks.items() if clock.every} == {
        name for name, clock in standard.clocks.items() if clock.dimension == "communication"
    }


def test_every_severity_owes_a_declaration(standard):
    """Clocks that start at declaring start for a silent team too, at the declaration's own deadline."""
    assert [limit is not None for limit in standard.clocks["declare"].limits.values()] == [True] * 4


def test_the_weights_are_a_whole(standard):
    """All dimensions have a weight, and they are a hundred together."""
    assert set(standard.weights) == set(get_args(Dimension))
    assert sum(standard.weights.values()) == 100


def test_each_dimension_is_judged(standard):
    """No weight is given for nothing."""
    judged = {thing.dimension for _, thing in with_a_task(standard) if hasattr(thing, "dimension")}

    assert judged == set(get_args(Dimension))


def test_roles_may_what_can_be_allowed(standard):
    """Every restricted act is known, and somebody who plays may do it."""
    allowed = {act for role in standard.roles.values() for act in role.may}
    seats = {act for role in standard.roles.values() if role.seat for act in role.may}

    assert allowed == seats == ACTS
    assert {other for role in standard.roles.values() for other in role.not_with} <= set(standard.roles)


def test_whoever_commands_does_not_repair(standard):
    """The two exclude each other, from both sides."""
    assert standard.roles["incident-commander"].not_with == ("on-call-engineer",)
    assert standard.roles["on-call-engineer"].not_with == ("incident-commander",)


def test_players_never_write_to_an_authority(standard):
    """Only counsel does, and counsel is no seat."""
    assert standard.messages["regulator-notice"].sent_by == ("legal-counsel",)
    assert not standard.roles["legal-counsel"].seat


def test_messages_go_where_their_readers_are(standard):
    """Every channel of a message reaches its audience, and what is public is public everywhere."""
    for name, message in standard.messages.items():
        assert message.audience in standard.audiences, name
        for channel in message.channels:
            assert standard.channels[channel].audience == message.audience, name
            assert standard.channels[channel].public == message.public, name
        assert set(message.counts_as) <= set(standard.messages) - {name}, name


def test_senders_may_send_and_signers_may_sign(standard):
    """No message names a role that its own rights forbid."""
    for name, message in standard.messages.items():
        act = "send-public" if message.public else "send-internal"
        assert [role for role in message.sent_by if act not in standard.roles[role].may] == [], name
        assert [
            role for role in message.approval if "approve-message" not in standard.roles[role].may
        ] == [], name


def test_whatever_is_public_is_signed_and_watched(standard):
    """The commander has signed it, and it holds no blame, inner names, promised recovery or jargon."""
    for name, message in standard.messages.items():
        if message.public:
            assert message.approval == ("incident-commander",), name
            assert {"blame", "internal-names", "recovery-time", "jargon"} <= set(message.forbids), name


@pytest.mark.parametrize("kind", ["scope", "cause", "harm"])
def test_a_claim_can_always_be_told_as_sure_as_it_is(standard, kind):
    """Whoever only suspects has a sentence for it."""
    for name, message in standard.messages.items():
        for blank, field in message.fields.items():
            if field.kind == kind:
                assert {"confirmed", "suspected"} <= set(field.standings), (name, blank)


def test_wordings_have_a_blank_where_there_is_something_to_say(standard):
    """What is confirmed or suspected has one blank; what is unknown or denied has none."""
    for name, message in standard.messages.items():
        for blank, field in message.fields.items():
            blanks = {standing: wording.count("{}") for standing, wording in field.standings.items()}
            expected = {standing: int(standing in ("confirmed", "suspected")) for standing in blanks}
            assert blanks == expected, (name, blank)


def test_an_honest_first_post_is_short(standard):
    """That we know, that we look and when we write again: three sentences are all that is owed."""
    post = standard.messages["status-investigating"]

    owed = [name for name, field in post.fields.items() if not field.optional]
    assert owed == ["scope", "cause", "next-update"]
    assert (
        post.fields["cause"].standings["unknown"] == "We are looking into it and do not yet know the cause."
    )


def test_every_kind_of_field_is_asked_somewhere(standard):
    """No kind is left that nothing fills."""
    kinds = {field.kind for message in standard.messages.values() for field in message.fields.values()}

    assert kinds == set(get_args(FieldKind))


def test_our_own_wordings_keep_our_own_rules(standard):
    """The house's sentences hold no word that the house forbids."""
    for name, message in standard.messages.items():
        wordings = " ".join(w for field in message.fields.values() for w in field.standings.values()).lower()
        lists = {
            "blame": standard.words.blame,
            "recovery-time": standard.words.recovery_time,
            "jargon": standard.words.jargon,
        }
        for rule in message.forbids:
            said = f" {wordings.replace('.', ' ').replace(',', ' ').replace(':', ' ')} "
            assert [word for word in lists.get(rule, ()) if f" {word} " in said] == [], (name, rule)


def test_word_lists_are_written_once_and_small(standard):
    """They are matched in any case, so they are written in one."""
    for words in (
        standard.words.blame,
        standard.words.recovery_time,
        standard.words.jargon,
        standard.words.no_harm,
    ):
        assert list(words) == [word.lower() for word in dict.fromkeys(words)]


def test_the_bands_are_hseeps(standard):
    """Four ratings, in thousandths of a share, from best to worst."""
    assert {name: band.at_least // 1_000 for name, band in standard.ratings.items()} == {
        "P": 850,
        "S": 700,
        "M": 500,
        "U": 0,
    }


def test_nobody_who_sleeps_is_called_first(standard):
    """The ladder of an alert that wakes people is primary, backup, lead, team, five minutes apart."""
    assert [(step.after, step.to) for step in standard.ladder["critical"]] == [
        (0, "primary"),
        (5 * MINUTE, "backup"),
        (5 * MINUTE, "lead"),
        (5 * MINUTE, "team"),
    ]
    assert standard.ladder["info"] == ()


def test_the_published_times_are_as_published(standard):
    """A slip of the pen in the times everybody quotes would mislead everybody."""
    clocks = standard.clocks

    assert clocks["acknowledge"].limits == {
        "critical": 5 * MINUTE,
        "error": 5 * MINUTE,
        "warning": 30 * MINUTE,
        "info": None,
    }
    assert clocks["customer-update"].limits["SEV1"] == 20 * MINUTE
    assert clocks["executive-update"].limits["SEV1"] == 30 * MINUTE
    assert clocks["escalate"].limits["SEV2"] == HOUR


def test_severity_rows_name_measures_that_differ_only_by_limit(standard):
    """The same measure at a worse severity has the stricter limit, so that one rank follows from one number."""
    limits: dict[str, list[int]] = {}
    for severity in standard.severities.values():
        for row in severity.any:
            assert row.over is None or row.under is None
            if row.over is not None:
                limits.setdefault(row.measure, []).append(row.over)
    assert all(found == sorted(found, reverse=True) for found in limits.values())
