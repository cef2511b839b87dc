"""The honest team, against which every trick is held."""

from fractions import Fraction

from simulator.scoring import score


def test_the_honest_team_wins_everything(honest):
    """What the answer key and the standard ask can be done, all of it, at a human pace."""
    assert [(one.id, one.happened) for one in honest.judgements if one.share < 1] == []


def test_every_judgement_tells_what_was_asked_what_happened_and_what_would_have_been_right(waves):
    """A score is a list of judgements a team can read and contest."""
    card = waves.judged(waves.without(lambda it: it.do in ("page", "verify", "draft", "dismiss")))

    for one in card.judgements:
        assert one.asked, one.id
        assert one.happened, one.id
        assert one.clause, one.id
        assert bool(one.advice) == (one.share < 1), one.id


def test_every_judgement_cites_lines_of_the_log(waves):
    """What was done; and where nothing was, what it should have followed."""
    silent = waves.played(waves.without(lambda _: True))
    came = {seq: type(event).__name__ for seq, _, event in silent.events}
    cited = {one.id: [came[seq] for seq in one.events] for one in score(silent).judgements}

    assert all(cited.values())
    assert (cited["acknowledge:copy"], cited["answer:ceo"], cited["declare:waves"], cited["pages"]) == (
        ["AlertFired"],
        ["InjectDelivered"],
        ["AlertFired"],
        ["AlertFired"],
    )


def test_every_judgement_has_a_name_of_its_own(honest):
    """An evaluator who overrules one overrules no other."""
    names = [one.id for one in honest.judgements]

    assert sorted(names) == sorted(set(names))


def test_silence_earns_nothing(waves):
    """Nothing is won by not being there, and nothing becomes inapplicable by it."""
    silent = waves.judged(waves.without(lambda _: True))

    assert (silent.total, {name for name, (score, _) in silent.dimensions.items() if score is None}) == (
        Fraction(0),
        set(),
    )
