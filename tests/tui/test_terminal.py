"""The full screen in a real terminal, by keys alone: from the lobby to the saved hot wash."""

import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
ENTER, ESC, DOWN, RIGHT = "\r", "\x1b", "\x1b[B", "\x1b[C"


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=str)
def test_from_the_lobby_to_the_saved_hot_wash_by_keys_alone(sit, size, tmp_path):
    """As a person would, with nothing but what the screen says: take an alert, sort it, say it, undo nothing, and read."""
    person = sit(size)
    person.until("HOTWASH", "TO PLAY")
    person.press("/", *"sawtooth", ENTER)
    person.look(0.5)
    person.press(ENTER)
    person.until("EXERCISE", "Start")
    person.press(ENTER)
    person.until("Inbox", "Ack")
    person.press(">")
    person.until("later")
    person.press("a")
    person.until("You have alert")
    person.press("c", "t")
    person.until("Triage", "Call it")
    person.press(*"probe fails", DOWN, RIGHT, DOWN, RIGHT, DOWN, RIGHT, ENTER)
    person.until("INC-1")
    person.press("3")
    person.until("edge.errors")
    person.press("1", "m")
    person.until("which one?")
    person.press(ENTER)
    person.until("Send")
    person.press(*"one region", ENTER, *"reading", ENTER)
    person.look(0.5)
    person.press("s")
    person.until("u takes it back")
    person.until("Sent.")
    person.press("n", *"hello", ENTER)
    person.look(0.5)
    person.press(":", *"End", ENTER)
    person.until("This ends the exercise")
    person.press(ENTER)
    person.until("of 100", "HARM", within=120)
    person.press("3")
    person.until("JUDGEMENT")
    person.press("5", "n")
    person.until("Answer question 1")
    person.press(*"ask first", DOWN, *"ana", ENTER)
    person.until("Answered")
    person.press("s")
    person.until("aved")
    person.press("q")
    (log,) = (tmp_path / "home").rglob("play.jsonl")
    played = log.read_text(encoding="utf-8")
    saved = {path.suffix for path in log.parent.iterdir()}
    assert [
        act
        for act in ("Acknowledge", "Declare", "Classify", "Send", "Note", "End")
        if f'"is":"{act}"' not in played
    ] == []
    assert {".md", ".svg"} <= saved


def test_whoever_leaves_a_lesson_comes_back_to_the_lobby(sit):
    """Leaving it is no failure that ends everything."""
    person = sit((80, 24))
    person.until("HOTWASH", "TO PLAY")
    person.press("/", *"one whole incident", ENTER)
    person.look(0.5)
    person.press(ENTER)
    person.until("Press > and watch")
    person.press("q")
    person.until("TO PLAY")


def test_a_killed_screen_loses_nothing_and_goes_on(sit, tmp_path):
    """Where it was."""
    person = sit((80, 24), "play", "sawtooth", "--seed", "5")
    person.until("EXERCISE", "Start")
    person.press(ENTER)
    person.until("Inbox", "Ack")
    person.press("n", *"remember", ENTER)
    (log,) = (tmp_path / "home").rglob("play.jsonl")
    person.until_so(lambda: b"remember" in log.read_bytes())
    person.process.kill()
    person.process.wait()
    again = sit((80, 24), "play")
    again.until("Where you left it", "The program was stopped before anybody left")
    again.press(ENTER)
    again.until("Inbox")
    again.press("8")
    again.until("remember")


def test_the_terminal_is_given_back_as_it_was(sit):
    """No alternate screen, no mouse, no hidden cursor is left behind."""
    person = sit((80, 24), "play", "sawtooth", "--seed", "5")
    person.until("EXERCISE", "Start")
    person.press("q")
    person.process.wait(timeout=30)
    person.look(0.5)
    for on, off in (
        (b"\x1b[?1049h", b"\x1b[?1049l"),
        (b"\x1b[?25l", b"\x1b[?25h"),
        (b"\x1b[?1000h", b"\x1b[?1000l"),
    ):
        assert on in person.raw
        assert person.raw.rfind(off) > person.raw.rfind(on)
