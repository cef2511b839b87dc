"""Who signs has signed a state of things: when the facts change the sign-off is void, and a message without one costs."""

from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.domain import events as e

LEAD, CHIEF = "communications-lead", "incident-commander"
FIELDS = {
    "scope": {"value": "requests through edge fail in waves", "standing": "confirmed"},
    "severity": {"value": "SEV2", "standing": "confirmed"},
}


def brief(do, *between, signs=2):
    """An executive brief that is drafted, signed, overtaken by something, signed again perhaps, and sent."""
    minutes = iter(range(1, 9))

    def at(what, **arguments):
        return do(f"{25 + next(minutes)}m after declared", what, **arguments)

    moves = [at("draft", seat=LEAD, draft="B1", message="executive-brief", fields=FIELDS)]
    moves += [at("approve-message", seat=CHIEF, draft="B1")] if signs else []
    moves += [at(**one) for one in between]
    moves += [at("approve-message", seat=CHIEF, draft="B1")] if signs > 1 else []
    return [*moves, at("send", seat=LEAD, draft="B1")]


WORSE = {
    "what": "classify",
    "incident": "Errors in waves",
    "type": "outage",
    "category": "data-quality",
    "severity": "SEV1",
    "services": ["edge", "bot-scorer"],
}


@pytest.fixture(scope="module")
def signed(changed):
    """The small drill under a standard by which executives are told nothing that the commander has not signed."""
    game = changed(lambda data: data)
    rules = game.inputs.standard
    letter = replace(rules.messages["executive-brief"], approval=(CHIEF,), sent_by=(CHIEF, LEAD))
    standard = replace(rules, messages={**rules.messages, "executive-brief": letter})
    return replace(game, inputs=replace(game.inputs, standard=standard))


@pytest.fixture
def authority(signed, of):
    """What acting with consent is worth, and what is said of it."""

    def judge(moves):
        found = of(signed.judged(signed.also(*moves)), "authority")
        return found.share, found.happened.partition("; ")[2]

    return judge


def test_what_was_signed_and_still_holds_may_go(authority, do):
    """Nothing has changed between signing and sending."""
    assert authority(brief(do, signs=1)) == (1, "")


def test_a_sign_off_is_void_once_the_severity_it_says_is_another(authority, do):
    """The brief says SEV2; a minute after it was signed the incident is a SEV1."""
    assert authority(brief(do, WORSE, signs=1)) == (
        Fraction(1, 2),
        "the sign-off of executive-brief was void: it says SEV2, and INC-1 is SEV1 now",
    )


def test_it_can_be_signed_again(authority, do):
    """By the same person, who has read it as things stand now."""
    assert authority(brief(do, WORSE, signs=2)) == (1, "")


def test_a_sign_off_that_was_skipped_costs_half(authority, do):
    """The message goes out: a team can act without consent, and it is judged."""
    assert authority(brief(do, signs=0))[0] == Fraction(1, 2)


def test_what_says_nothing_of_it_stays_signed(signed, do):
    """A letter without a severity is not overtaken by one."""
    moves = brief(do, WORSE, signs=1)
    bare = {key: value for key, value in FIELDS.items() if key != "severity"}
    moves[0] = do(
        "26m after declared", "draft", seat=LEAD, draft="B1", message="executive-brief", fields=bare
    )
    events = signed.played(signed.also(*moves)).events

    assert [event for _, _, event in events if isinstance(event, e.SignOffVoided)] == []


def test_a_severity_in_small_letters_is_the_same(signed, do):
    """Whoever wrote sev1 said what the incident is called a minute later."""
    moves = brief(do, WORSE, signs=1)
    small = FIELDS | {"severity": {"value": "sev1", "standing": "confirmed"}}
    moves[0] = do(
        "26m after declared", "draft", seat=LEAD, draft="B1", message="executive-brief", fields=small
    )
    events = signed.played(signed.also(*moves)).events

    assert [event for _, _, event in events if isinstance(event, e.SignOffVoided)] == []


PHASES = [
    ("handover", [("monitoring",)], "INC-1 is being watched by now"),
    ("status-investigating", [("monitoring",)], None),
    ("status-monitoring", [("monitoring",)], None),
    ("status-monitoring", [("monitoring",), ("resolve",)], "INC-1 is called resolved by now"),
    ("status-monitoring", [("monitoring",), ("reopen",)], "INC-1 is open again"),
]


@pytest.mark.parametrize(("kind", "acts", "why"), PHASES, ids=[f"{k} {len(a)} {w}" for k, a, w in PHASES])
def test_a_post_of_another_phase_is_overtaken(kind, acts, why, waves, do):
    """Whatever calls the incident something else makes void what was signed for it as it was."""
    calm = waves.without(lambda it: it.do in ("monitoring", "resolve", "draft", "send", "approve-message"))
    fields = {"state": {"value": "investigating", "standing": "confirmed"}} if kind == "handover" else {}
    moves = [
        do("20m after declared", "draft", seat=LEAD, draft="P1", message=kind, fields=fields),
        do("21m after declared", "approve-message", seat=CHIEF, draft="P1"),
        *(
            do(f"{22 + n}m after declared", act[0], seat=CHIEF, incident="Errors in waves")
            for n, act in enumerate(acts)
        ),
    ]
    events = waves.played(replace(calm, moves=(*calm.moves, *moves))).events
    found = [event.why for _, _, event in events if isinstance(event, e.SignOffVoided)]

    assert found == ([why] if why else [])


TURNED = [
    ("status-identified", "block", ["it says that block is under way, and it has finished"]),
    ("status-identified", "looking at the feature file", []),
    ("status-monitoring", "block", []),
]


@pytest.mark.parametrize(("kind", "action", "why"), TURNED, ids=["doing it", "doing something else", "done"])
def test_what_is_called_under_way_is_overtaken_when_it_ends_by_itself(kind, action, why, waves, do):
    """Nobody has to do anything for a signed fact to change."""
    fields = {"action": {"value": action, "standing": "confirmed"}}
    moves = [
        do("20m after declared", "start", remedy="block", expect="less", check="edge.errors_ratio"),
        do("21m after declared", "draft", seat=LEAD, draft="P1", message=kind, fields=fields),
        do("22m after declared", "approve-message", seat=CHIEF, draft="P1"),
    ]
    quiet = waves.without(lambda it: it.do in ("monitoring", "resolve", "draft", "send", "approve-message"))
    events = waves.played(replace(quiet, moves=(*quiet.moves, *moves))).events
    found = [
        event.why for _, _, event in events if isinstance(event, e.SignOffVoided) and event.draft == "P1"
    ]

    assert found == why


def test_what_was_agreed_to_and_never_done_is_not_called_nothing(waves, do, of):
    """Whoever asked first, and then did otherwise, reads that the consent was there."""
    kept = waves.without(lambda it: it.do not in ("acknowledge", "declare", "link"))
    agreed = do("5m after declared", "approve-remedy", seat=CHIEF, remedy="pin")
    card = waves.judged(replace(kept, moves=(*kept.moves, agreed)))
    assert of(card, "authority").happened == "pin had consent, but nothing was done that needed consent"


def test_consent_to_what_was_of_no_use_is_said_to_have_been_of_none(waves, do, of):
    """All was agreed to, and the judgement still says why it is worth nothing."""
    kept = waves.without(lambda it: it.do not in ("acknowledge", "declare", "link"))
    moves = (
        do("5m after declared", "approve-remedy", seat=CHIEF, remedy="reroute"),
        do("6m after declared", "start", seat="on-call-engineer", remedy="reroute", expect="less", check="search.p95_ms"),
    )  # fmt: skip
    card = waves.judged(replace(kept, moves=(*kept.moves, *moves)))
    assert of(card, "authority").happened == "1 of 1 acts had the consent they need; none of them was of use"
