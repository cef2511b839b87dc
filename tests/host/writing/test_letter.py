"""A letter: filled from the board, as sure as its writer, and the same command whichever way it was written."""

import subprocess
import sys
from dataclasses import replace

import pytest

from simulator.domain import commands as c
from simulator.host.writing import LADDER, Letter, approver, consent, signer, signers

POST = "status-investigating"


def wordings(letter, field, turn):
    """Every way a sentence is said, from as it stands until it stands so again."""
    found = []
    while letter[field].wording not in found:
        found.append(letter[field].wording)
        letter = getattr(letter, turn)(field)
    return found


def test_a_letter_opens_filled_from_the_board(writer):
    """Each value with where it came from; what nobody knows yet is blank."""
    context = writer("hypothesis H1 a file that doubled")
    letter = Letter.begin(POST, context)

    assert [(one.name, one.value, one.standing, one.source(context.now)) for one in letter.sentences] == [
        ("began-at", "11:08", "confirmed", "from the board"),
        ("scope", "", "confirmed", ""),
        ("cause", "a file that doubled", "suspected", "from the board"),
        ("next-update", "11:29", "confirmed", "from the board"),
    ]


def test_a_cause_nobody_has_an_idea_of_is_told_as_not_known(writer):
    """That is an answer, not a blank."""
    letter = Letter.begin(POST, writer())

    assert (letter["cause"].wording, letter.blanks) == (
        "We are looking into it and do not yet know the cause.",
        ("scope",),
    )


def test_down_makes_surer_and_comes_round_again(writer):
    """The sentence changes its own words."""
    letter = Letter.begin(POST, writer())

    assert wordings(letter, "cause", "surer") == [
        "We are looking into it and do not yet know the cause.",
        "We suspect {}.",
        "The cause is {}.",
    ]


def test_up_makes_less_sure(writer):
    """The other way round."""
    letter = Letter.begin(POST, writer())

    assert wordings(letter, "scope", "less_sure") == [
        "We know of this: {}.",
        "We have signs of this: {}.",
        "We have signs that something is wrong and are finding out whom it affects.",
    ]


def test_every_sentence_of_the_standard_can_be_said_every_way_it_allows(writer):
    """Cycling through a sentence meets each of its standings once, and no other."""
    context = writer()
    wrong = []
    for name, kind in context.standard.messages.items():
        letter = Letter.begin(name, context)
        for field, asked in kind.fields.items():
            met = []
            for _ in asked.standings:
                letter = letter.surer(field)
                met.append(letter[field].standing)
            if sorted(met) != sorted(asked.standings) and len(asked.standings) > 1:
                wrong.append((name, field, met))

    assert wrong == []


def test_a_sentence_with_one_way_to_say_it_stays(writer):
    """When one writes again is never suspected."""
    letter = Letter.begin(POST, writer())

    assert letter.surer("next-update") == letter


def test_what_was_written_survives_not_being_sure(writer):
    """A value that no longer stands in the sentence comes back with it, and is not sent meanwhile."""
    letter = Letter.begin(POST, writer()).write("scope", "all sites").less_sure("scope").less_sure("scope")

    assert (letter.claims["scope"], letter.surer("scope").surer("scope")["scope"].value) == (
        c.Claim(value="", standing="unknown"),
        "all sites",
    )


def test_an_emptied_blank_is_blank_again(writer):
    """And leaves no claim."""
    letter = Letter.begin(POST, writer()).write("scope", "all sites").write("scope", " ")

    assert (letter.blanks, "scope" in letter.claims) == (("scope",), False)


def test_an_unknown_field_is_named_with_those_there_are(writer):
    """So that a caller's mistake explains itself."""
    with pytest.raises(KeyError, match="has no field 'colour'; it has began-at, scope"):
        Letter.begin(POST, writer()).write("colour", "red")


def test_an_old_value_says_how_old_it_is(writer):
    """In whole minutes."""
    context = writer()
    letter = Letter.begin(POST, context)

    assert letter["began-at"].source(context.now + 389_000) == "from the board, read 6 minutes ago"


def test_a_value_that_has_moved_on_the_board_is_marked_and_not_changed(writer):
    """Who wrote it decides."""
    context = writer("hypothesis H1 attack traffic")
    letter = Letter.begin(POST, context)
    later = writer("hypothesis H2 a bad file", declared=False, session=context.session)
    cause = letter.looked_at(later)["cause"]

    assert (cause.value, cause.moved) == ("attack traffic", "a bad file")


def test_a_moved_value_can_be_kept(writer):
    """Then it is one's own, and no longer marked."""
    context = writer("hypothesis H1 attack traffic")
    letter = Letter.begin(POST, context)
    later = writer("hypothesis H2 a bad file", declared=False, session=context.session)
    kept = letter.looked_at(later).keep("cause").looked_at(later)["cause"]

    assert (kept.value, kept.moved, kept.source(later.now)) == ("attack traffic", "", "")


def test_when_one_writes_again_does_not_move_by_itself(writer):
    """The board would say another minute every minute."""
    context = writer()
    letter = Letter.begin(POST, context)
    later = writer("at 9m new", declared=False, session=context.session)

    assert letter.looked_at(later)["next-update"].moved == ""


def test_an_update_starts_from_the_last_one(writer):
    """What the board does not have, the last message had."""
    context = writer(f'send {POST} scope?="sites in two regions" cause=?')
    scope = Letter.begin(POST, context)["scope"]

    assert (scope.value, scope.standing, scope.origin, scope.last) == (
        "sites in two regions",
        "suspected",
        "from your last",
        "sites in two regions",
    )


def test_what_has_changed_since_the_last_one_shows(writer):
    """Once something else stands there."""
    letter = Letter.begin(POST, writer(f'send {POST} scope="two regions"'))

    assert [letter["scope"].changed, letter.write("scope", "all regions")["scope"].changed] == [False, True]


def test_it_goes_only_by_its_own_channels(writer):
    """Another one is refused with those there are."""
    with pytest.raises(ValueError, match="does not go by 'legal-desk'; by status-page"):
        Letter.begin(POST, writer()).by("legal-desk")


def test_picked_up_evidence_is_cited_where_evidence_can_show_something(writer):
    """A time and a promise cite nothing."""
    letter = Letter.begin(POST, writer(), cites=("permissions",)).write("scope", "all sites")

    assert {name: claim.cites for name, claim in letter.claims.items()} == {
        "began-at": (),
        "scope": ("permissions",),
        "cause": ("permissions",),
        "next-update": (),
    }


def test_keys_and_verbs_give_the_same_command(writer, sent):
    """The way it was written leaves no trace."""
    context = writer(
        f'send {POST} scope?="some visitors" cause=? words="We are sorry." next-update=11:40',
        declared=True,
    )
    [typed] = sent(context.session)
    other = writer()
    letter = Letter.begin(POST, other).write("scope", "some visitors").less_sure("scope")
    letter = letter.write("next-update", "11:40").words("We are sorry.")

    assert letter.command(other) == typed


def test_a_message_sentence_by_sentence_is_the_same_command_too(writer, sent):
    """In lines one answers, in a letter one fills blanks."""
    lines = (f"message {POST}", "", "some visitors", "unknown", "", "", "send")
    [typed] = sent(writer(*lines).session)
    other = writer()

    assert Letter.begin(POST, other).write("scope", "some visitors").command(other) == typed


def test_a_draft_from_keys_is_the_same_as_one_from_verbs(writer, sent):
    """With the next free number."""
    context = writer(f'draft {POST} scope="two regions" cause=?', f'draft {POST} scope="all" cause=?')
    other = writer(f'draft {POST} scope="two regions" cause=?')
    letter = Letter.begin(POST, other).write("scope", "all")

    assert letter.command(other, draft=True) == sent(context.session)[-1]


def test_a_draft_is_opened_as_it_was_written(writer):
    """And goes back under its own name."""
    context = writer(f'draft {POST} scope?="two regions" cause=? words="More soon."')
    draft = context.board.drafts["M1"]
    again = Letter.of_draft(draft, context).command(context, draft=True)

    assert (again.draft, again.words, again.fields["scope"]) == (
        "M1",
        "More soon.",
        c.Claim(value="two regions", standing="suspected"),
    )


def test_a_letter_answers_the_question_its_readers_have_asked(writer):
    """Writing to the executives answers the chief."""
    context = writer("at 12m new", declared=True)
    [asked] = [row for row in context.inbox.waiting if row.kind == "question"][:1]
    answered_by = context.viewer.world.scenario.injects[asked.name].answered_by
    letter = Letter.begin(answered_by[0], context)
    command = letter.command(context)

    assert isinstance(command, c.Send)
    assert command.answers == asked.name


def test_the_first_who_may_write_signs_unless_somebody_speaks(writer):
    """As in plain lines."""
    context = writer()
    first = signer(POST, context)
    context.speaker = "incident-commander"

    assert (first, signer(POST, context)) == ("communications-lead", "incident-commander")


def test_who_needs_nobodys_consent_is_offered_first(writer):
    """At a keyboard with every seat the commander signs by sending."""
    assert signers(POST, writer()) == ("incident-commander", "communications-lead")


def test_what_needs_consent_says_whose(writer):
    """Until it is signed as it stands; a change takes the signature away."""
    context = writer(roles=("communications-lead",), declared=False)
    letter = Letter.begin(POST, context).write("scope", "all sites")
    commander = writer(
        f'as communications-lead draft {POST} scope="all sites" cause=?',
        "as incident-commander sign M1",
        session=context.session,
    )
    signed = replace(Letter.of_draft(commander.board.drafts["M1"], context), signs="communications-lead")
    by_commander = signed.signed_by("incident-commander")

    assert [
        consent(letter, context),
        consent(signed, commander),
        consent(signed.words("And more."), commander),
        consent(by_commander, commander),
    ] == [("incident-commander",), (), ("incident-commander",), ()]


def test_a_draft_can_be_signed_by_who_may_until_it_is(writer):
    """Not by its writer, and not once it has changed."""
    context = writer(f'as communications-lead draft {POST} scope="all sites" cause=?')
    letter = Letter.of_draft(context.board.drafts["M1"], context).signed_by("communications-lead")
    writing = writer(roles=("communications-lead",), declared=False, session=context.session)

    assert [
        approver(letter, context),
        approver(letter.words("More."), context),
        approver(letter, writing),
    ] == [
        "incident-commander",
        "",
        "",
    ]


def test_no_way_to_say_it_is_left_out_of_the_ladder():
    """The standard's four."""
    assert set(LADDER) == {"confirmed", "suspected", "unknown", "denied"}


def test_writing_cannot_reach_who_judges_it():
    """Nothing that is imported for it knows the answer key's readers."""
    says = (
        "import sys, simulator.host.writing; "
        "print([m for m in sys.modules if m.startswith(('simulator.scoring', 'simulator.engine', 'simulator.teams'))])"
    )
    done = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
