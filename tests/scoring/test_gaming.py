"""Every rule that closes what gamers find, with a team that tries to win by it, beside the honest team."""

from dataclasses import replace
from fractions import Fraction

import pytest

ALERTS = ("edge-errors", "features", "probe", "copy")
EVERYTHING = (
    "edge.errors_ratio",
    "bot-scorer.features",
    "search.p95_ms",
    "permissions",
    "locked-out",
    "vendor",
    "score-missing",
)


def lost(honest, card):
    """What a team lost against the honest one."""
    won = {one.id: one.share for one in honest.judgements}
    return {one.id for one in card.judgements if one.share < won.get(one.id, Fraction(1))}


# Alerts.


def test_taking_everything_in_a_second_and_sorting_it_wrongly_earns_nothing(waves, honest, do):
    """An acknowledgement counts only if the alert is then sorted rightly."""
    quick = [do(f"1s after alert {name} fired", "acknowledge", item=name) for name in ALERTS]
    wrong = [
        do(f"2s after alert {name} fired", "dismiss", item=name, reason="duplicate", of=name)
        for name in ALERTS
    ]
    kept = waves.without(lambda it: it.do in ("acknowledge", "dismiss", "link"))
    card = waves.judged(replace(kept, moves=(*kept.moves, *quick, *wrong)))

    assert [one.points for one in card.judgements if one.id.startswith(("acknowledge:", "dispose:"))] == [
        0
    ] * 10
    assert card.total < honest.total


def test_taking_alerts_and_leaving_them_lie_earns_nothing(waves, of):
    """Whoever takes an alert and does nothing with it has taken it from everybody else."""
    card = waves.judged(waves.without(lambda it: it.do == "link" and it.arguments["item"] == "edge-errors"))

    assert of(card, "acknowledge:edge-errors").happened.endswith("and then left lying")
    assert of(card, "acknowledge:edge-errors").points == 0


def test_sorting_rightly_after_the_triage_clock_does_not_save_the_acknowledgement(waves, of):
    """Rightly means within the time there is for it."""
    card = waves.judged(
        waves.later(
            lambda it: it.do == "link" and it.arguments["item"] == "edge-errors", "40m after declared"
        )
    )

    assert of(card, "acknowledge:edge-errors").points == 0
    assert of(card, "dispositions:edge-errors").share == 1


def test_alerts_dismissed_as_copies_of_one_another_tell_nobody_anything(waves, do, of):
    """A copy is right if what it copies is itself where it belongs."""
    kept = waves.without(lambda it: it.do == "link")
    circle = [
        do(
            "1m after alert features fired and 1m after alert edge-errors fired",
            "dismiss",
            item=one,
            reason="duplicate",
            of=other,
        )
        for one, other in (("edge-errors", "features"), ("features", "edge-errors"))
    ]
    card = waves.judged(replace(kept, moves=(*kept.moves, *circle)))

    assert of(card, "dispositions:edge-errors").share == of(card, "dispositions:features").share == 0


def test_waving_away_what_is_real_costs_twice_what_keeping_noise_does(waves, honest, do, of):
    """A miss does more harm than a false alarm."""
    missed = waves.judged(waves.also(do("10m after declared", "dismiss", item="features", reason="false")))
    kept = waves.judged(
        waves.also(do("10m after declared", "link", item="probe", incident="Errors in waves"))
    )

    def cost(card, name):
        return of(honest, name).points - of(card, name).points

    assert cost(missed, "dispositions:features") == 2 * cost(kept, "dispositions:probe")


def test_dismissing_unseen_is_luck(waves, of):
    """Saying that nothing is wrong without having looked earns half, even if nothing was."""
    card = waves.judged(
        waves.without(lambda it: it.do == "look" and it.arguments["what"] == "dashboard search")
    )

    assert of(card, "dispositions:probe").share == Fraction(1, 2)


def test_an_alert_that_fires_again_needs_no_new_acknowledgement(waves, honest):
    """The waves fire it again and again; who has linked it has answered for all of them."""
    fired = [
        event for event in waves.played(waves.honest).events if getattr(event[2], "alert", "") == "features"
    ]

    assert len(fired) > 2
    assert [one.id for one in honest.judgements if one.id == "acknowledge:features"] == [
        "acknowledge:features"
    ]


# Looking, citing, claiming.


def test_looking_at_everything_earns_nothing_by_itself(waves, honest, do):
    """A look is worth what is then said rightly, and nothing more."""
    places = (
        "changes",
        "tickets",
        "alerts",
        "traces",
        "logs edge",
        "dashboard edge",
        "logs bot-scorer",
        "search.p95_ms",
    )
    spam = [
        do(f"{minute}m after start", "look", what=place) for minute in range(1, 100, 9) for place in places
    ]
    silent = waves.judged(waves.without(lambda _: True))
    busy = waves.judged(replace(waves.honest, moves=tuple(spam)))

    assert (busy.total, waves.judged(waves.also(*spam)).total) == (silent.total, honest.total)


def test_citing_every_piece_of_evidence_is_worth_little(waves, honest, of):
    """A label's evidence is judged by precision and recall, and beyond the third piece none counts."""
    card = waves.judged(waves.otherwise(lambda it: it.do == "classify", cites=EVERYTHING))

    assert of(honest, "validated:waves").share == 1
    assert of(card, "validated:waves").share < Fraction(1, 2)


def test_citing_what_nobody_opened_is_worth_nothing(waves, of, do):
    """Evidence counts when it was looked at before it was cited."""
    kept = waves.without(lambda it: it.do in ("look", "classify"))
    label = {
        "incident": "Errors in waves",
        "type": "outage",
        "category": "data-quality",
        "severity": "SEV2",
        "services": ["edge", "bot-scorer"],
    }
    blind = do("3m after declared", "classify", **label, cites=["edge.errors_ratio", "bot-scorer.features"])
    card = waves.judged(replace(kept, moves=(*kept.moves, blind)))

    validated = of(card, "validated:waves")
    assert (validated.points, validated.advice) == (
        0,
        "Open what shows it, such as edge.errors_ratio and bot-scorer.features, and cite that and no more.",
    )


def test_opening_everything_before_anything_has_happened_shows_nothing(waves, of, do):
    """A dashboard opened before the fault shows nothing of it."""
    early = [do("1m after start", "look", what=what) for what in ("edge.errors_ratio", "bot-scorer.features")]
    kept = waves.without(lambda it: it.do == "look" and "." in it.arguments["what"])
    card = waves.judged(replace(kept, moves=(*early, *kept.moves)))

    assert of(card, "validated:waves").happened == "cited 2, of which 1 bear on it and had been looked at"


def test_confirming_by_luck_without_having_looked_earns_nothing(waves, of):
    """Confirmed needs its evidence looked at before."""
    sure = {"value": "requests through edge fail in waves", "standing": "confirmed"}
    lucky = waves.without(
        lambda it: it.do == "look" and it.arguments["what"] in ("edge.errors_ratio", "locked-out")
    )
    moves = tuple(
        replace(it, arguments={**it.arguments, "fields": {**it.arguments["fields"], "scope": sure}})
        if it.do == "send" and it.arguments.get("message") == "internal-brief"
        else it
        for it in lucky.moves
        if it.do != "classify"
    )
    card = waves.judged(replace(lucky, moves=moves))

    assert "told as fact before anybody had looked" in of(card, "completeness:first-brief:waves").happened


def test_not_knowing_is_an_answer_only_until_it_could_be_known(waves, honest, of):
    """Unknown earns full marks until the fact was knowable plus a grace; after that it earns nothing."""
    card = waves.judged(unsure(waves, "unknown", "internal-update"))

    assert (
        of(card, "completeness:internal-update#1:waves").share
        < of(honest, "completeness:internal-update#1:waves").share
    )
    assert card.total < honest.total


def test_suspecting_for_ever_what_could_be_confirmed_earns_less(waves, honest, of):
    """Suspected is right while one cannot know, and half an answer when one could."""
    card = waves.judged(unsure(waves, "suspected", "internal-update"))
    which = "completeness:internal-update#1:waves"

    assert of(card, which).share < of(honest, which).share


def unsure(waves, standing, kind):
    """The honest team, never sure of scope, cause or harm in one type of message."""
    moves = []
    for it in waves.honest.moves:
        fields = dict(it.arguments.get("fields", {}))
        if it.arguments.get("message") == kind:
            for topic in {"scope", "cause", "harm"} & set(fields):
                fields[topic] = {**fields[topic], "standing": standing}
            it = replace(it, arguments={**it.arguments, "fields": fields})  # noqa: PLW2901  # the same move, said otherwise
        moves.append(it)
    return replace(waves.honest, moves=tuple(moves))


# Severity, declaring, calling.


@pytest.mark.parametrize("label", ["SEV1", "SEV3"])
def test_a_severity_that_is_not_the_rubrics_costs(waves, honest, of, label):
    """Neither always the worst nor something milder wins against looking it up."""
    card = waves.judged(waves.otherwise(lambda it: it.do in ("declare", "classify"), severity=label))

    assert of(card, "severity:waves").points < of(honest, "severity:waves").points
    assert card.total < honest.total


def test_too_low_costs_twice_what_too_high_does(changed, of):
    """In doubt the higher one: over an hour in which nothing else differs."""
    long = changed(lambda data: data["answer_key"]["incidents"]["waves"].update(severity=["SEV3"]))
    unmended = {"start", "approve-remedy", "monitoring", "resolve"}

    def share(label):
        team = long.otherwise(lambda it: it.do in ("declare", "classify"), severity=label)
        team = replace(team, moves=tuple(it for it in team.moves if it.do not in unmended))
        return of(long.judged(team), "severity:waves").share

    free = Fraction(15 * 60_000, until_endex(long))
    assert 1 - share("SEV4") == Fraction(1, 2)
    assert 1 - share("SEV2") == Fraction(1, 4) * (1 - free)


def until_endex(game):
    """How long the drill lasts after declaring, ms."""
    events = game.played(game.honest).events
    return game.inputs.scenario.lasts - next(
        t for _, t, event in events if type(event).__name__ == "Declared"
    )


def test_one_too_high_is_free_until_validation_is_due(waves, of):
    """Declaring the worst in doubt costs nothing if it is put right once somebody has looked."""
    card = waves.judged(waves.otherwise(lambda it: it.do == "declare", severity="SEV1"))

    assert of(card, "severity:waves").share == 1


def test_declaring_something_milder_buys_no_time(waves, of):
    """Clocks follow the worse of what was declared and what the rubric gives."""
    mild = waves.otherwise(lambda it: it.do in ("declare", "classify"), severity="SEV4")
    card = waves.judged(
        replace(mild, moves=tuple(it for it in mild.moves if it.arguments.get("message") != "internal-brief"))
    )

    assert of(card, "first-brief:waves").happened.startswith("not done")
    assert "(20m" in of(card, "first-brief:waves").asked


def test_never_declaring_stops_no_clock(waves, of):
    """What starts with declaring starts at the latest when that was due."""
    silent = waves.judged(waves.without(lambda it: it.do == "declare"))

    assert of(silent, "first-brief:waves").points == 0
    assert of(silent, "first-post:waves").of == 3


def test_never_taking_an_alert_stops_no_clock(waves, of):
    """Classifying is due as if the first alert had been taken when it should have been."""
    card = waves.judged(waves.without(lambda it: it.do in ("acknowledge", "link", "dismiss", "classify")))

    assert of(card, "classify:waves").happened.startswith("not done")


def test_the_first_clock_starts_with_the_customer_who_noticed_first(changed, of):
    """An incident is there once a report says so: waiting for the monitoring is waiting too long."""
    late = changed(
        lambda data: [
            data["alerts"].pop("features"),
            data["alerts"]["edge-errors"].update(when="edge.errors_ratio > 0.02 for 2m and at 40m"),
        ]
    )
    card = late.judged(late.later(lambda it: it.do == "declare", "1m after alert edge-errors fired"))

    assert of(card, "declare:waves").asked.endswith("(20m, by 11:34:00)")
    assert of(card, "declare:waves").share < 1


def test_where_nothing_ever_calls_what_a_dashboard_showed_starts_the_clock(changed, of):
    """No alert and no report is no excuse: the signal stood there to be seen."""
    mute = changed(
        lambda data: [
            data.update(alerts={}, noise={}, injects={}, suggestions={}),
            data["reports"].pop("locked-out"),
            data["answer_key"]["incidents"]["waves"].update(facts={}),
        ]
    )
    card = mute.judged(mute.without(lambda _: True))

    assert of(card, "declare:waves").happened == "not done; due 11:31:00"


def test_waking_everybody_costs_and_waking_early_does_not(waves, honest, do, of):
    """Needless pages cost; early ones that were needed never do."""
    everybody = waves.judged(
        waves.also(*(do("2m after declared", "page", target=name) for name in ("ana", "ben", "cy", "mo")))
    )
    early = waves.judged(
        waves.later(
            lambda it: it.do == "page" and it.arguments["target"] == "ml-serving",
            "10s after alert features fired",
        )
    )

    assert of(everybody, "pages").share < of(honest, "pages").share
    assert early.total == honest.total


def test_the_ladders_calls_are_not_the_teams(waves, of):
    """Who lets the ladder wake people has called nobody."""
    card = waves.judged(waves.without(lambda it: it.do in ("page", "acknowledge")))

    assert of(card, "pages").points == 0


def test_calling_again_who_has_answered_is_needless(waves, do, of):
    """They are here already."""
    card = waves.judged(waves.also(do("20m after declared", "page", target="ida")))

    assert of(card, "pages").happened == "woke 1 of 1 who were needed, 1 needlessly"


# Messages.


def test_twenty_updates_in_one_slot_are_worth_less_than_one(waves, honest, do, of):
    """A slot is worth the mean of its messages, and too many of the same cost."""
    [update] = [it for it in waves.honest.moves if it.arguments.get("message") == "internal-update"][:1]
    spam = [
        replace(update, when=do(f"{6 * 60 + 20 * turn}s after declared", "note").when) for turn in range(20)
    ]
    card = waves.judged(waves.also(*spam))

    assert of(card, "completeness:internal-update#1:waves").share < Fraction(1, 4)
    assert card.total < honest.total


def test_a_correction_never_costs(waves, do):
    """Who said something false and puts it right stands better than who lets it stand."""
    [brief] = [it for it in waves.honest.moves if it.arguments.get("message") == "internal-brief"]
    false = {**brief.arguments["fields"], "cause": {"value": "an attack", "standing": "confirmed"}}
    wrong = replace(brief, arguments={**brief.arguments, "fields": false})
    others = tuple(it for it in waves.honest.moves if it is not brief)
    stands = waves.judged(replace(waves.honest, moves=(wrong, *others)))
    right = replace(brief, when=do("8m after declared", "note").when)
    corrected = waves.judged(replace(waves.honest, moves=(wrong, *others, right)))

    assert corrected.total > stands.total


def test_many_messages_that_each_bring_something_new_are_not_too_many(waves, do, of):
    """Four in a slot cost nothing if a fact changed in each."""
    [update] = [it for it in waves.honest.moves if it.arguments.get("message") == "internal-update"][:1]
    states = ("investigating", "identified", "investigating", "identified", "investigating")
    news = [
        replace(
            update,
            when=do(f"{300 + 60 * turn}s after declared", "note").when,
            arguments={
                **update.arguments,
                "fields": {
                    **update.arguments["fields"],
                    "state": {"value": state},
                    "next-update": {"value": "{now +2m}"},
                },
            },
        )
        for turn, state in enumerate(states)
    ]
    card = waves.judged(waves.also(*news))

    assert "too much of the same" not in of(card, "completeness:internal-update#1:waves").happened


def test_an_update_that_repeats_the_last_word_for_word_says_half(waves, do, of):
    """It keeps the cadence and tells nobody anything."""
    [brief] = [it for it in waves.honest.moves if it.arguments.get("message") == "executive-brief"][:1]
    frozen = {
        name: {**claim, "standing": "confirmed"} if name == "scope" else claim
        for name, claim in brief.arguments["fields"].items()
    }
    frozen["severity"] = {"value": "SEV2"}
    same = [
        replace(brief, when=do(when, "note").when, arguments={**brief.arguments, "fields": frozen})
        for when in ("10m after declared", "11m after declared")
    ]
    kept = waves.without(lambda it: it.arguments.get("message") == "executive-brief")
    card = waves.judged(replace(kept, moves=(*kept.moves, *same)))

    assert of(card, "completeness:executive-update#1:waves").share < 1


def test_empty_letters_keep_no_clock(waves, do, of):
    """Timeliness counts only as far as what was timed was right."""
    kept = waves.without(lambda it: it.do in ("send", "draft", "approve-message"))
    kinds = (
        "internal-brief",
        "status-investigating",
        "status-scope",
        "executive-brief",
        "product-owner-notice",
    )
    empty = [
        do(
            "1m after declared",
            "send",
            seat="incident-commander",
            message=kind,
            incident="Errors in waves",
            fields={},
        )
        for kind in kinds
    ]
    card = waves.judged(replace(kept, moves=(*kept.moves, *empty)))
    mute = waves.judged(kept)

    assert of(card, "first-post:waves").points == 0
    assert card.total <= mute.total


def test_a_promised_update_that_does_not_come_costs(waves, honest, of):
    """The time of the next update is a promise: to say it and not to keep it is worth nothing."""
    updates = [it for it in waves.honest.moves if it.arguments.get("message") == "internal-update"]
    card = waves.judged(waves.without(lambda it: it is updates[0]))

    assert "did not come" in of(card, "completeness:first-brief:waves").happened
    assert card.total < honest.total


def test_promising_the_next_word_for_tomorrow_is_no_promise(waves, of):
    """It lies within the cadence that is owed."""
    fields = next(
        it.arguments["fields"] for it in waves.honest.moves if it.arguments.get("message") == "internal-brief"
    )
    card = waves.judged(
        waves.otherwise(
            lambda it: it.arguments.get("message") == "internal-brief",
            fields={**fields, "next-update": {"value": "{now +3h}"}},
        )
    )

    assert "due sooner" in of(card, "completeness:first-brief:waves").happened


def test_repairing_and_telling_nobody_leaves_a_quarter_and_more_unearned(waves, honest):
    """The repair is worth what a repair is worth."""
    card = waves.judged(waves.without(lambda it: it.do in ("send", "draft", "approve-message", "reply")))

    assert card.dimensions["communication"][0] == 0
    assert card.total < honest.total - 25


def test_false_messages_nobody_had_asked_for_cost(waves, honest, do):
    """What is sent beyond what is owed earns nothing, and its lies count."""
    note = do(
        "30m after declared",
        "send",
        message="legal-notice",
        incident="Errors in waves",
        fields={"cause": {"value": "an attack", "standing": "confirmed"}, "scope": {"standing": "unknown"}},
    )
    card = waves.judged(waves.also(note))

    assert card.dimensions["communication"][0] < honest.dimensions["communication"][0]


# Changes.


def test_starting_every_remedy_at_once_costs_in_three_ways(waves, honest, do):
    """Wrong ones cost, those started together cost, and what nobody foresaw earns nothing."""
    every = [do("2m after declared", "approve-remedy", remedy=name) for name in ("pin", "reroute")]
    every += [
        do("2m after declared and approved pin", "start", remedy=name)
        for name in ("snapshot", "pin", "restart", "block", "reroute")
    ]
    kept = waves.without(lambda it: it.do in ("start", "approve-remedy"))
    card = waves.judged(replace(kept, moves=(*kept.moves, *every)))

    assert {"remedy:waves", "expectation", "one-change-at-a-time"} <= lost(honest, card)
    assert card.total < honest.total - 10


def test_a_wrong_change_well_announced_earns_nothing(waves, do, of):
    """Only changes that were right earn anything for how they were made."""
    block = [
        do("1m after declared", "start", remedy="block", expect="fewer errors", check="edge.errors_ratio"),
        do("1m after remedy block finished", "look", what="edge.errors_ratio"),
        do("2m after remedy block finished", "verify", remedy="block", works=False),
    ]
    card = waves.judged(
        replace(
            waves.honest,
            moves=(*waves.without(lambda it: it.do in ("start", "verify", "approve-remedy")).moves, *block),
        )
    )

    assert card.dimensions["decision"][0] == 100 * of(card, "suggestions:attack").points / 10


def test_repairing_blindly_is_half_a_decision(waves, honest, of):
    """The right change by habit, before anybody looked, is luck."""
    blind = waves.judged(waves.later(lambda it: it.do in ("approve-remedy", "start"), "5s after declared"))

    assert of(honest, "remedy:waves").share == 1
    assert of(blind, "remedy:waves").share == Fraction(1, 2)


def test_the_best_remedy_too_late_is_half_of_it(changed, of):
    """A decision is judged on what was right at that moment."""
    soon = changed(lambda data: data["answer_key"]["incidents"]["waves"]["decisions"][0].update(until="2m"))

    assert of(soon.judged(soon.honest), "remedy:waves").share == Fraction(1, 2)


def test_saying_nothing_of_what_a_change_should_do_costs(waves, of):
    """Every change states what it should do and how that is checked."""
    mute = waves.otherwise(lambda it: it.do == "start", expect="", check="")
    unlooked = replace(
        mute, moves=tuple(it for it in mute.moves if not (it.do == "look" and "remedy" in it.when.text))
    )
    card = waves.judged(unlooked)

    assert of(card, "expectation").points == 0


def test_what_was_earned_for_an_expectation_is_what_is_told(waves, of):
    """A third each for saying, naming and looking: whoever reads the points sees which of them there were."""
    unlooked = waves.without(lambda it: it.do == "look" and "remedy pin finished" in it.when.text)
    told = of(waves.judged(unlooked), "expectation")

    assert (told.share, told.happened) == (
        Fraction(2, 3),
        "of 1 change, 1 said what it should do, 1 named a signal that can show it, 0 were looked after",
    )


def test_a_verdict_without_looking_is_half_one_and_a_false_one_none(waves, of):
    """Saying that it worked is not checking that it worked."""
    unlooked = waves.without(lambda it: it.do == "look" and "remedy pin finished" in it.when.text)
    false = waves.otherwise(lambda it: it.do == "verify", works=False)

    assert of(waves.judged(unlooked), "verify:pin").share == Fraction(1, 2)
    assert of(waves.judged(false), "verify:pin").share == 0


def test_looking_at_a_signal_that_nothing_moves_checks_nothing(waves, do, of):
    """Naming the search engine's latency for a change of the scorer, and looking at that, is looking away."""
    named = waves.otherwise(
        lambda it: it.do == "start" and it.arguments["remedy"] == "pin", check="search.p95_ms"
    )
    away = do("10s after remedy pin finished", "look", what="search.p95_ms")
    kept = [it for it in named.moves if not (it.do == "look" and "remedy pin finished" in it.when.text)]
    card = waves.judged(replace(named, moves=(*kept, away)))

    assert of(card, "verify:pin").share == Fraction(1, 2)
    assert of(card, "expectation").share == Fraction(1, 3)


def test_stopping_the_harm_does_not_wait_until_evidence_is_put_by(waves, do, of):
    """The snapshot was started first, and was still being taken when the repair began."""
    kept = waves.without(lambda it: it.do == "start")

    def started(**whens):
        begun = [do(when, "start", remedy=name, seat="on-call-engineer") for name, when in whens.items()]
        return replace(kept, moves=(*kept.moves, *begun))

    soon = started(snapshot="10m after declared", pin="10s after remedy snapshot started")
    late = started(pin="10m after declared", snapshot="10s after remedy pin started")
    shares = [of(waves.judged(team), "evidence-kept").share for team in (soon, late)]

    assert shares == [1, Fraction(1, 2)]


def test_resolving_in_the_trough_is_a_false_all_clear_and_stops_no_clock(waves, do):
    """Resolved is a state of the world after the watch, not a word."""
    kept = waves.without(lambda it: it.do in ("start", "resolve", "monitoring"))
    early = do("edge.errors_ratio < 2% and 10m after declared", "resolve", incident="Errors in waves")
    card = waves.judged(replace(kept, moves=(*kept.moves, early)))
    going_on = [one.id for one in card.judgements if one.id.startswith("internal-update:")]

    assert [gate.id for gate in card.gates if gate.hit] == ["false-all-clear"]
    assert len(going_on) >= 2
    assert card.total <= 59


def test_classifying_fast_and_wrongly_earns_no_speed(waves, do, of):
    """The first label in a second, all of it wrong."""
    label = {
        "incident": "Errors in waves",
        "type": "cost-quota",
        "category": "infrastructure",
        "severity": "SEV2",
        "services": ["search"],
    }
    kept = waves.without(lambda it: it.do == "classify")
    card = waves.judged(replace(kept, moves=(*kept.moves, do("1s after declared", "classify", **label))))

    assert of(card, "classify:waves").points == 0


def test_trying_every_label_is_worth_less_than_looking(waves, do, of):
    """Right at once is all; right after three guesses is less."""
    label = {
        "incident": "Errors in waves",
        "severity": "SEV2",
        "services": ["edge", "bot-scorer"],
        "type": "outage",
    }
    guesses = [
        do(f"{n + 1}s after declared", "classify", **label, category=kind)
        for n, kind in enumerate(("infrastructure", "model-performance"))
    ]
    card = waves.judged(waves.also(*guesses))

    assert of(card, "category:waves").share == Fraction(7, 10)


def test_an_empty_postmortem_earns_nothing(waves, of):
    """It is an account, not a form that was sent."""
    card = waves.judged(
        waves.otherwise(lambda it: it.do == "postmortem", summary="", impact="", causes=[""], actions=[])
    )

    assert of(card, "postmortem:waves").points == 0


def test_breaking_off_while_ahead_wins_nothing(waves, honest, do, of):
    """What would have fallen due is owed by whoever left the table."""
    left = waves.judged(waves.also(do("20m after declared", "end")))

    assert of(left, "all-clear:waves").happened == (
        "not done; due 13:00:45; play was broken off before, at 11:32:30"
    )
    assert left.total < honest.total


def test_acting_without_consent_is_not_diluted_by_signing_much(waves, do, of):
    """One unsigned letter halves what acting with consent is worth, however many signed ones stand beside it."""
    unsigned = waves.without(
        lambda it: it.do == "approve-message" and it.arguments["draft"].startswith("first-post")
    )
    post = next(
        it for it in waves.honest.moves if it.do == "draft" and it.arguments["draft"].startswith("first-post")
    )
    bare = replace(
        post, do="send", arguments={name: value for name, value in post.arguments.items() if name != "draft"}
    )
    signed = [
        do(
            f"{n}m after declared",
            "send",
            seat="incident-commander",
            message="status-identified",
            incident="Errors in waves",
            fields={},
        )
        for n in range(12, 20)
    ]
    card = waves.judged(replace(unsigned, moves=(*unsigned.moves, bare, *signed)))

    assert of(card, "authority").share == Fraction(1, 2)


def test_a_draft_changed_after_it_was_signed_is_unsigned(waves, of):
    """What was signed is what must be sent."""
    other = {"scope": {"value": "all is well", "standing": "suspected"}}
    moves = tuple(
        replace(it, arguments={**it.arguments, "message": "status-investigating", "fields": other})
        if it.do == "send" and it.arguments.get("draft", "").startswith("first-post")
        else it
        for it in waves.honest.moves
    )
    card = waves.judged(replace(waves.honest, moves=moves))

    assert of(card, "authority").share == Fraction(1, 2)
