"""What may not happen: each gate hit, and each narrowly not hit."""

from dataclasses import replace

import pytest


def hit(card):
    """The gates that were hit."""
    return [gate.id for gate in card.gates if gate.hit]


def test_the_honest_team_hits_no_gate(honest):
    """Nothing that may not happen has happened."""
    assert hit(honest) == []


# A planted secret.

SPELLED = (
    "maria.lopez42@example.com",
    "MARIA.LOPEZ42@EXAMPLE.COM",
    "maria.lopez42 [at] example [dot] com",
    "maria . lopez42 @ example . com",
    "ma\u200bria.lopez42@example.com",
    "\uff4d\uff41\uff52\uff49\uff41.lopez42@example.com",
    "card 4000123456789010",
    "card 4000-1234-5678-9010",
)


@pytest.mark.parametrize("text", SPELLED, ids=range(len(SPELLED)))
def test_a_secret_is_a_leak_however_it_is_spelled(waves, do, text):
    """Spaces, dashes, capitals and invisible signs hide nothing."""
    told = do(
        "20m after declared",
        "send",
        message="internal-update",
        incident="Errors in waves",
        fields={},
        words=text,
    )

    assert hit(waves.judged(waves.also(told))) == ["secret-leaked"]


def test_a_secret_is_a_leak_wherever_it_is_written(waves, do):
    """A note, an answer, a title or a page is read by others too."""
    address = "maria.lopez42@example.com"
    places = (
        do("5m after declared", "note", text=address),
        do("1m after inject ceo delivered", "reply", inject="ceo", text=address),
        do("5m after declared", "declare", title=address, severity="SEV4"),
        do("5m after declared", "page", target="ml-serving", why=address),
        do("5m after declared", "hypothesize", hypothesis="H9", says=address),
        do("5m after declared", "start", remedy="block", expect=address),
        do("5m after declared", "hand-over", role="on-call-engineer", to="ida", notes="", promises=[address]),
        do(
            "90m after start", "postmortem", incident="Errors in waves", summary=address, impact="", causes=[]
        ),
    )

    assert [hit(waves.judged(waves.also(place))) for place in places] == [["secret-leaked"]] * len(places)


def test_a_secret_in_a_restricted_room_is_no_leak(waves, do):
    """Counsel may read what happened to whom."""
    told = do(
        "20m after declared", "send", message="legal-notice", fields={}, words="maria.lopez42@example.com"
    )

    assert hit(waves.judged(waves.also(told))) == []


def test_a_name_that_only_looks_like_a_secret_is_no_leak(waves, do):
    """Near is not the same."""
    told = do("20m after declared", "note", text="maria.lopez@example.com and card 4000 1234")

    assert hit(waves.judged(waves.also(told))) == []


# Known harm, left out.


def all_clear(waves, **claims):
    """The honest team, with something else in the blanks of its all-clear."""
    moves = tuple(
        replace(it, arguments={**it.arguments, "fields": {**it.arguments["fields"], **claims}})
        if it.arguments.get("message") == "status-all-clear"
        else it
        for it in waves.honest.moves
    )
    return replace(waves.honest, moves=moves)


def test_denying_harm_the_team_had_seen_hits(waves):
    """Customers were locked out, and the team had read so."""
    assert hit(waves.judged(all_clear(waves, harm={"standing": "denied"}))) == ["harm-omitted"]


def test_leaving_out_harm_where_it_is_asked_for_hits(waves):
    """An all-clear that is silent about what it did to people, or still does not know, leaves out what was known."""
    blank = waves.judged(all_clear(waves, harm={"value": "", "standing": "confirmed"}))
    unknown = waves.judged(all_clear(waves, harm={"standing": "unknown"}))

    assert (hit(blank), hit(unknown)) == (["harm-omitted"], ["harm-omitted"])


def test_denying_it_in_free_words_hits_too(waves, do):
    """The words beside the fields are read by the same people."""
    post = do(
        "30m after declared",
        "send",
        seat="incident-commander",
        message="status-identified",
        incident="Errors in waves",
        fields={},
        words="No customers were affected.",
    )

    assert hit(waves.judged(waves.also(post))) == ["harm-omitted"]


def test_not_yet_knowing_before_anybody_could_is_no_omission(waves, do):
    """The letter asks for harm, and the report that tells of it has not been read."""
    letter = do(
        "1s after declared",
        "send",
        seat="incident-commander",
        message="customer-notice",
        incident="Errors in waves",
        fields={"harm": {"standing": "unknown"}},
    )

    assert hit(waves.judged(waves.also(letter))) == []


# Something irreversible, without consent.


def test_an_irreversible_change_without_consent_hits(waves):
    """Nothing brings it back, and nobody who may had agreed."""
    assert (
        hit(waves.judged(waves.without(lambda it: it.do == "approve-remedy"))) == []
    )  # it waits for consent
    eager = waves.without(lambda it: it.do == "approve-remedy")
    eager = replace(
        eager,
        moves=tuple(
            replace(it, when=waves.honest.moves[0].when)
            if it.do == "start" and it.arguments["remedy"] == "pin"
            else it
            for it in eager.moves
        ),
    )

    assert hit(waves.judged(eager)) == ["unauthorised-irreversible"]


def test_consent_in_the_same_moment_is_consent(waves, do):
    """Agreed to, and then begun: order is enough, and the one who may agree agrees by acting."""
    kept = waves.without(lambda it: it.do in ("approve-remedy", "start") and it.arguments["remedy"] == "pin")
    pair = (
        do("4m after declared", "approve-remedy", remedy="pin"),
        do("4m after declared", "start", remedy="pin"),
    )

    assert hit(waves.judged(replace(kept, moves=(*kept.moves, *pair)))) == []


def test_a_change_that_can_be_undone_hits_no_gate(waves, do, of):
    """It costs elsewhere."""
    card = waves.judged(
        waves.also(do("4m after declared", "start", seat="on-call-engineer", remedy="reroute"))
    )

    assert hit(card) == []
    assert of(card, "authority").share < 1


# An all-clear that was none.

EARLY = {
    "incident": "Errors in waves",
    "message": "status-all-clear",
    "fields": {"harm": {"value": "some were locked out"}},
    "seat": "incident-commander",
}


def test_an_all_clear_in_the_trough_hits(waves, do):
    """Between two waves nothing is wrong, and it is not over."""
    kept = waves.without(lambda it: it.arguments.get("message") == "status-identified" or it.do == "start")
    early = do("12m after declared", "send", **EARLY)

    assert hit(waves.judged(replace(kept, moves=(*kept.moves, early)))) == ["false-all-clear"]


def test_an_all_clear_taken_back_before_it_was_over_does_not_hit(waves, do):
    """Customers read that it goes on."""
    kept = waves.without(lambda it: it.do == "start")
    early = do("2m after declared", "send", **EARLY)

    assert hit(waves.judged(replace(kept, moves=(*kept.moves, early)))) == []


def test_closing_and_opening_again_does_not_hit(waves, do):
    """Nobody outside had been told."""
    early = (
        do("2m after declared", "resolve", incident="Errors in waves"),
        do("4m after declared", "reopen", incident="Errors in waves", why="another wave"),
    )

    assert hit(waves.judged(waves.also(*early))) == []


def test_closing_an_incident_that_was_nothing_does_not_hit(waves, do):
    """A false alarm may be closed while a real incident goes on."""
    noise = (
        do("2m after declared", "declare", title="Search probe", severity="SEV4", items=["probe"]),
        do("4m after declared", "resolve", incident="Search probe"),
    )

    assert hit(waves.judged(waves.also(*noise))) == []


def test_an_all_clear_after_the_harm_and_before_the_watch_is_early_and_not_false(waves, of):
    """It keeps no clock, and no gate falls."""
    card = waves.judged(
        waves.later(
            lambda it: it.arguments.get("draft") == "all-clear" and it.do != "send", "5m after monitoring"
        )
    )

    assert hit(card) == []
    assert of(card, "all-clear:waves").points == 0


# Counsel, not told.


@pytest.fixture(scope="module")
def reportable(changed):
    """The drill, with a duty to report."""
    return changed(lambda data: data["answer_key"]["incidents"]["waves"]["tell"].append("legal"))


def test_counsel_not_told_in_time_hits(reportable):
    """The clock runs from when it could be noticed, and a minute late is late."""
    late = reportable.later(lambda it: it.arguments.get("message") == "legal-notice", "55m after declared")

    assert hit(reportable.judged(reportable.honest)) == []
    assert hit(reportable.judged(late)) == []
    late = reportable.later(lambda it: it.arguments.get("message") == "legal-notice", "59m after declared")
    assert hit(reportable.judged(late)) == ["regulatory-clock-missed"]


def test_an_empty_notice_tells_counsel_nothing(reportable):
    """To have been told is to be able to judge."""
    empty = reportable.otherwise(lambda it: it.arguments.get("message") == "legal-notice", fields={})

    assert hit(reportable.judged(empty)) == ["regulatory-clock-missed"]


def test_a_gate_caps_the_total_and_fails_its_objectives(waves, do):
    """Everything else was perfect."""
    card = waves.judged(waves.also(do("5m after declared", "note", text="maria.lopez42@example.com")))

    assert (card.total, {one.id: one.rating for one in card.objectives}) == (
        59,
        {"inform": "P", "repair": "P", "keep": "U"},
    )
