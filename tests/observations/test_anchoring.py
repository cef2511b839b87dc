"""The first explanation: held although it was not so, or given up; and whether anything was held against it."""

from simulator.observations import observe

ATTACK = {
    "when": "4m after alert edge-errors fired",
    "do": "hypothesize",
    "hypothesis": "H1",
    "says": "edge is under attack",
    "supports": ["edge.new_connections_per_s"],
}
"""What somebody says in the room, and it is not so."""
LATER = {**{name: value for name, value in ATTACK.items() if name != "when"}, "at": "20m"}
"""The same again, eight minutes later."""
DECLARED = {
    "when": "1m after alert edge-errors fired",
    "do": "declare",
    "title": "Errors",
    "severity": "SEV2",
    "items": ["edge-errors"],
}


def look(minute, what):
    """Somebody opens something."""
    return {"at": f"{minute}m", "do": "look", "what": what}


ONLY_EDGE = [
    look(minute, what)
    for minute, what in (
        (15, "edge.requests_per_s"),
        (20, "logs edge"),
        (26, "dashboard edge"),
        (33, "edge.errors_ratio"),
    )
]


def test_a_wrong_first_explanation_with_looks_at_one_service_is_told_with_its_events(played, deeds):
    """Forty minutes of one idea, while the file that did it lay one key away."""
    exercise = played("sawtooth", DECLARED, ATTACK, *ONLY_EDGE)
    [one] = [each for each in observe(exercise) if each.marker.id == "anchoring"]

    assert (one.standing, deeds(exercise, one)) == (
        "sign",
        [
            "Hypothesized H1",
            "LookedAt edge.requests_per_s",
            "LookedAt logs edge",
            "LookedAt dashboard edge",
            "LookedAt edge.errors_ratio",
        ],
    )


def test_its_sentence_tells_what_happened_and_of_nobody_what_they_are(shown):
    """Times, looks and services; no role and no name."""
    says = shown("sawtooth", DECLARED, ATTACK, *ONLY_EDGE)["anchoring"].says

    assert says == (
        'H1 ("edge is under attack") stood alone for 1 hour 47 minutes and 4 looks, to the end; it was not so; '
        "4 of 4 looks went to edge while other evidence lay there."
    )


def test_a_second_explanation_within_ten_minutes_ends_the_hold(shown):
    """Wrong first is no shame: everybody is, and this team had a second idea at 8 minutes."""
    second = {"at": "20m", "do": "hypothesize", "hypothesis": "H2", "says": "the feature file has doubled"}

    assert shown("sawtooth", DECLARED, ATTACK, *ONLY_EDGE, second)["anchoring"].standing == "clear"


def test_rejecting_the_first_explanation_oneself_ends_it_too(shown):
    """What was there is still there, and nobody believes it any more."""
    gone = {**LATER, "status": "rejected"}

    one = shown("sawtooth", DECLARED, ATTACK, *ONLY_EDGE, gone)["anchoring"]

    assert (one.standing, "and 2 looks, until it was rejected at 11:25:00" in one.says) == ("clear", True)


def test_looks_that_went_elsewhere_are_no_anchor(shown):
    """The idea stayed on the board, and the team looked at everything all the same."""
    elsewhere = [
        look(16, "changes"),
        look(21, "logs bot-scorer"),
        look(27, "feature-pipeline.file_kb"),
        look(34, "edge.p99_ms"),
    ]

    assert shown("sawtooth", DECLARED, ATTACK, *elsewhere)["anchoring"].standing == "clear"


def test_a_first_explanation_that_was_so_is_no_anchor(shown):
    """Right at once, and held to the end."""
    right = {**ATTACK, "says": "the feature file holds every row twice", "supports": ["bot-scorer.features"]}

    assert shown("sawtooth", DECLARED, right, *ONLY_EDGE)["anchoring"].standing == "clear"


def test_words_that_the_answer_key_does_not_know_are_not_called_wrong(shown):
    """Nobody can say whether it was so; so nothing is said."""
    odd = {**ATTACK, "says": "the moon", "supports": ["bot-scorer.features"]}
    one = shown("sawtooth", DECLARED, odd, *ONLY_EDGE)["anchoring"]

    assert (one.standing, one.says.endswith("whether it was so cannot be told from its words.")) == (
        "thin",
        True,
    )


def test_with_two_looks_it_cannot_be_told_where_they_went(shown):
    """Two looks are chance."""
    assert shown("sawtooth", DECLARED, ATTACK, *ONLY_EDGE[:2])["anchoring"].standing == "thin"


def test_what_was_rejected_from_the_beginning_was_never_held(shown):
    """Written down to be ruled out, as good teams do."""
    ruled_out = {**ATTACK, "status": "rejected"}

    assert shown("sawtooth", DECLARED, ruled_out, *ONLY_EDGE)["anchoring"].standing == "thin"


def test_one_explanation_and_nothing_against_it_is_told(shown, figure):
    """Also of one that was so: the next one may not be."""
    right = {**ATTACK, "says": "the feature file holds every row twice", "supports": ["edge.errors_ratio"]}
    one = shown("sawtooth", DECLARED, right, *ONLY_EDGE)["confirmation"]

    assert (
        one.standing,
        figure(one, "hypotheses"),
        figure(one, "of it opened"),
        figure(one, "evidence against"),
    ) == (
        "sign",
        1,
        1,
        0,
    )


def test_evidence_against_it_is_enough(shown):
    """One thing that speaks against the only idea there is."""
    weighed = {**LATER, "against": ["edge.requests_per_s"]}

    assert shown("sawtooth", DECLARED, ATTACK, *ONLY_EDGE, weighed)["confirmation"].standing == "clear"
