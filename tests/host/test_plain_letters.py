"""A letter in lines: its reader's questions, blanks that take only what fits, verbs that are not words."""

import pytest

from simulator.domain import commands as c
from simulator.host.plain.console import Console
from simulator.host.store import open_exercise
from simulator.host.writing import Drafts


@pytest.fixture
def write(begin):
    """Types lines at a terminal and gives what was printed after the letter had been opened."""
    sessions = []

    def write(*lines, declared=False, kind="status-investigating", **play):
        session = begin(**play)
        sessions.append(session)
        session.go()
        session.move_to(4 * 60_000)
        printed: list[str] = []
        console = Console(session, session.seat(), printed.append, interactive=True)
        console.feed("declare SEV2 Waves items=2" if declared else "")
        console.feed(f"message {kind}")
        printed.clear()
        for line in lines:
            console.feed(line)
        return " ".join(printed), session

    return write


def sent(session):
    return [record for _, record in open_exercise(session.folder).commands if isinstance(record, c.Send)]


def test_what_a_reader_would_ask_back_is_asked_at_once(write):
    """As the margin of the full screen does."""
    told, _ = write("", "some visitors")

    assert 'The reader would ask back, you say "some visitors": which?' in told


def test_before_it_is_sent_everything_its_reader_still_asks_is_said(write):
    """In practice, with the reason."""
    told, _ = write("", "", "", "", "")

    assert "The reader still asks: Does it hit me?" in told


def test_a_cause_told_as_fact_is_marked_where_it_is_written(write):
    """The board has no such cause."""
    told, _ = write("", "all visitors", "sure a bad file")

    assert "Careful, cause: The cause is told as fact; your board does not have it." in told


def test_a_drill_counts_the_blanks_and_coaches_nobody(write):
    """People ask later."""
    told, _ = write("", "some visitors", "", "", "", mode="drill")

    assert "No blank is left." in told
    assert "ask" not in told.replace("asked", "")


@pytest.mark.parametrize("verb", ["help", "show", "when", "ack 2", "inbox", ">", "Help"])
def test_a_verb_alone_at_a_blank_is_recognised_and_asked_again(write, verb):
    """Nothing is written into the letter, and nothing is done."""
    told, session = write("", verb)

    assert f"{verb.split()[0].lower()} is a command, and this is a blank of the letter." in told
    assert told.endswith("whom it affects.")
    assert not session.standing


def test_a_whole_command_that_fits_no_blank_is_told_the_way_out(write):
    """What was refused is said, and how to leave the letter; words that begin with no verb hear only the first."""
    told, session = write("help classify", "tomorrow evening")

    assert told.count("help is a command, and this is a blank of the letter.") == 1
    assert "tomorrow is" not in told
    assert not session.standing


def test_with_a_space_in_front_a_verb_is_a_word(write):
    """Whoever means it says so."""
    _, session = write("", " show", "", "", "", "send")

    assert sent(session)[0].fields["scope"].value == "show"


def test_a_question_mark_says_what_the_blank_takes(write):
    """And asks again."""
    told, _ = write("?")

    assert told.startswith(
        "This takes a time that has been, HH:MM UTC, such as 11:09. How sure: sure, suspect."
    )
    assert "1 of 5. Began at: Since when?" in told


@pytest.mark.parametrize(
    ("kind", "lines", "declared", "answer"),
    [
        ("internal-brief", ["INC-1"], False, "No incident has been declared yet, so it has no number"),
        ("internal-brief", ["INC-7"], True, "There is no incident 'INC-7'; there is INC-1."),
        ("internal-brief", ["", "terrible"], True, "A severity is SEV1 or SEV2"),
        ("internal-brief", ["", "", "11:40"], True, "11:40 is still to come: it is 11:09"),
        ("internal-brief", ["", "", "soon"], True, "Write the time as HH:MM UTC, such as 11:09; not 'soon'."),
        ("internal-brief", ["", "", "", "", "everything"], True, "There is no service 'everything'; there is "),
        ("status-investigating", ["", "", "", "11:03"], True, "11:03 is past: it is 11:09"),
        ("status-investigating", ["", "..."], True, "'...' tells the reader nothing; this takes who and what is hit"),
        ("status-investigating", ["", "", "INC-1"], True, "'INC-1' is the number of an incident; this takes what"),
        ("status-investigating", ["", "suspect"], True, "Say what: suspect and the words that belong into the blank."),
    ],
)  # fmt: skip
def test_nonsense_in_a_blank_is_refused_with_what_would_be_right(write, kind, lines, declared, answer):
    """And the same sentence is asked again."""
    told, _ = write(*lines, kind=kind, declared=declared)

    assert answer in told
    assert f"{len(lines)} of " in told.rpartition(answer)[2]


def test_a_severity_is_understood_however_it_is_typed(write):
    """In the standard's own letters."""
    told, _ = write("", "sev3", "back", declared=True, kind="internal-brief")

    assert "Now: SEV3 (confirmed)." in told


def test_a_letter_that_is_left_is_kept_and_gone_on_with(write):
    """Under the same type, by this keyboard; sent, it is forgotten."""
    told, session = write("", "two regions", "leave", "message status-investigating", "", "", "", "", "send")

    assert "The letter is kept: message status-investigating goes on with it." in told
    assert "It goes on from where you left it (D1)." in told
    assert sent(session)[0].fields["scope"].value == "two regions"
    assert Drafts(session.folder, session.inputs.standard).all() == ()


def test_a_real_emergency_keeps_what_was_being_written(write):
    """Play stops first."""
    told, session = write("", "two regions", "real-emergency smoke")

    assert session.suspended
    assert "The letter is kept" in told


def test_what_looks_like_a_key_is_asked_about_before_it_goes(write):
    """Once."""
    told, session = write("", "people with ida.berg@example.com", "send")
    before = sent(session)

    assert "Send again sends it as it is" in told
    assert before == []


def test_a_line_at_a_terminal_breaks_between_words(write, monkeypatch):
    """At its own width."""
    monkeypatch.setenv("COLUMNS", "40")
    printed: list[str] = []
    _, session = write()
    console = Console(session, session.seat(), printed.append, interactive=True)
    console.feed("help dismiss")

    assert max(map(len, printed)) <= 40
    assert " ".join(printed).startswith("dismiss: nothing to do: false, duplicate or not-actionable.")


def test_what_waits_is_read_later_as_it_was_when_it_came(begin):
    """Under its own time stands what was so then, and the prompt says how it is read."""
    session = begin()
    session.go()
    printed: list[str] = []
    console = Console(session, session.seat(), printed.append, interactive=True)
    session.move_to(4 * 60_000)
    prompt = console.prompt
    console.feed("ack 2")
    console.feed("")

    assert prompt.endswith(" new, enter tells] > ")
    assert "Alert 2, critical, edge: 5xx ratio 12.0 percent on edge. Nobody has it." in " ".join(printed)


def test_before_an_early_end_it_is_said_what_will_count(write):
    """Who breaks off is judged to the planned end."""
    told, _ = write("leave", "end", "no", declared=True)

    assert "it is judged" not in told
    assert "Who breaks off is judged to the planned end, 12:05:" in told
    assert "Not yet due, and will count: " in told


def test_a_verb_where_something_is_asked_is_recognised_too(begin):
    """A note that says help is written with a space in front."""
    session = begin()
    session.go()
    printed: list[str] = []
    console = Console(session, session.seat(), printed.append, interactive=True)
    for line in ("note", "help", " help"):
        console.feed(line)
    notes = [one for _, one in open_exercise(session.folder).commands if isinstance(one, c.Note)]

    assert any(line.startswith("Help is a command, and note still asks something") for line in printed)
    assert [note.text for note in notes] == ["help"]


def test_whoever_tells_counsel_is_told_the_names_of_the_duties_on_that_day(write):
    """With what starts each; the key of the answers stays closed."""
    told, _ = write("", "", "", "", "", "", "?", kind="legal-notice", declared=True)

    assert "commas between them; on this day there is firm-hold (aware), gdpr-33 (aware), " in told
