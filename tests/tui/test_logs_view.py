"""Logs: what the services wrote, at now or at a pinned moment, and only what one looks for."""

from dataclasses import replace

import pytest

from simulator.domain.scenario import LogSource
from simulator.domain.units import MINUTE, SECOND
from simulator.host.knowing import known
from simulator.host.plain.context import Context
from tui.lines import text_of
from tui.source import Attention
from tui.views.logs import draw, fits, lit, needed


@pytest.fixture
def source(begin):
    """What all seats together know of Sawtooth at a minute."""

    def source(minute):
        session = begin(minute)
        seat = session.seat()
        return Context(session, seat, known(session.name, session.inputs, seat.viewer, seat.roles))

    return source


def paper(page, height=99):
    """A page as it stands on a screen of so many rows, the cursor's cells left blank."""
    body = [f"  {text_of(row)}".rstrip() for item in page.items for row in item.lines]
    room = height - len(page.head) - len(page.foot)
    shown = [*(text_of(row).rstrip() for row in page.head), *body[:room]]
    return "\n".join([*shown, *(text_of(row).rstrip() for row in page.foot)])


LIVE_69 = """\
  11:09:28 DEBUG shard-db     select name from columns where table =~
  11:09:51 INFO  feature-pip~ new feature file, 60 columns
  11:11:30 WARN  feature-pip~ list of features holds 2 rows for each~
  11:11:58 DEBUG shard-db     select name from columns where table =~
  11:12:20 WARN  feature-pip~ list of features holds 2 rows for each~
  11:12:21 INFO  feature-pip~ new feature file, 120 columns
  11:13:10 WARN  feature-pip~ list of features holds 2 rows for each~
  11:14:28 DEBUG shard-db     select name from columns where table =~
  11:14:51 INFO  feature-pip~ new feature file, 60 columns
  11:16:30 WARN  feature-pip~ list of features holds 2 rows for each~
  11:16:58 DEBUG shard-db     select name from columns where table =~
  11:17:20 WARN  feature-pip~ list of features holds 2 rows for each~"""
PINNED_80 = """\
  shard-db
  11:06:58 DEBUG shard-db     select name from columns where table =
                              'bot_features': 60 rows
  11:09:28 DEBUG shard-db     select name from columns where table =
                              'bot_features': 60 rows
  11:11:58 DEBUG shard-db     select name from columns where table =
                              'bot_features': 120 rows
  11:14:28 DEBUG shard-db     select name from columns where table =
                              'bot_features': 60 rows
  11:16:58 DEBUG shard-db     select name from columns where table =
                              'bot_features': 120 rows
  + 1 newer line; f follows again"""
WIDE_97 = """\
  only [MISSING score]: 13 of 92 lines; esc shows all
  11:11:41 ERROR bot-scorer       score missing for 58.0% of requests, falling back to 0
  11:12:01 ERROR bot-scorer       score missing for 58.0% of requests, falling back to 0
  11:12:21 ERROR bot-scorer       score missing for 58.0% of requests, falling back to 0
  11:12:41 ERROR bot-scorer       score missing for 58.0% of requests, falling back to 0
  11:13:01 ERROR bot-scorer       score missing for 58.1% of requests, falling back to 0
  11:13:21 ERROR bot-scorer       score missing for 58.1% of requests, falling back to 0
  11:13:41 ERROR bot-scorer       score missing for 58.0% of requests, falling back to 0"""


def test_a_column_of_a_desk_shows_what_was_logged_until_now(source):
    """Time, level, service, text."""
    attention = Attention(service="feature-pipeline")
    assert paper(draw(source(13), attention, 69, 12), 12) == LIVE_69


def test_pinned_it_shows_what_came_before_and_says_how_much_came_after(source):
    """The last line before the moment is the one to look at; newer ones stand below it."""
    attention = Attention(pin=11 * MINUTE, service="shard-db")
    page = draw(source(13), attention, 80, 20)
    assert paper(page, 20) == PINNED_80
    [marked] = [item for item in page.items if item.id == page.mark]
    assert (marked.at or 0) <= 11 * MINUTE
    assert all((item.at or 0) > 11 * MINUTE for item in page.items[page.items.index(marked) + 1 :])


def test_a_wide_desk_has_room_for_whole_names_and_only_the_words_one_looks_for(source):
    """What was left out is counted."""
    attention = Attention(filter={"logs": "MISSING score"})
    assert paper(draw(source(13), attention, 97, 8), 8) == WIDE_97


def test_far_back_only_the_ten_minutes_after_the_moment_are_shown(source):
    """And it is said that there is more."""
    page = draw(source(40), Attention(pin=11 * MINUTE), 80, 20)
    assert max(item.at or 0 for item in page.items) <= 21 * MINUTE
    assert text_of(page.foot[0]).endswith("newer lines in ten minutes; f follows again")


def test_a_service_brings_with_it_what_it_needs_and_what_that_needs(source):
    """A cause lies rarely where it shows."""
    world = source(1).viewer.world
    assert needed(world, "bot-scorer") == ("bot-scorer", "feature-pipeline", "config-push", "shard-db")
    assert needed(world, "status-host") == ("status-host",)
    page = draw(source(13), Attention(service="bot-scorer"), 80, 20)
    assert page.title == "Logs  bot-scorer and what it needs"
    assert {item.service for item in page.items} == {
        "bot-scorer",
        "feature-pipeline",
        "config-push",
        "shard-db",
    }


def test_a_line_says_what_is_cited_and_to_what_moment_it_pins(source):
    """The name of its source in the scenario, its own time and service."""
    page = draw(source(13), Attention(filter={"logs": "refused (e71"}), 80, 20)
    first = page.items[0]
    assert (first.cite, first.service, first.looks) == ("file-refused", "bot-scorer", "logs bot-scorer")
    assert 6 * MINUTE < (first.at or 0) < 13 * MINUTE


def test_a_line_keeps_its_identity_while_others_come_and_go(source):
    """The cursor can stay with it."""
    early = {item.id: text_of(item.lines[0]) for item in draw(source(13), Attention(), 80, 20).items}
    later = {item.id: text_of(item.lines[0]) for item in draw(source(14), Attention(), 80, 20).items}
    both = early.keys() & later.keys()
    assert len(both) > 20
    assert all(early[one] == later[one] for one in both)
    assert len(later) == len(draw(source(14), Attention(), 80, 20).items)


@pytest.mark.parametrize(
    ("looked", "shown"),
    [("", True), ("ERROR score", True), ("error pipeline", False), ("!error", False), ("!x", True)],
)
def test_every_word_must_be_there_and_a_mark_before_them_turns_it_round(looked, shown):
    """In whatever case."""
    assert fits("ERROR bot-scorer: Score missing", looked) is shown


def test_what_was_found_is_marked_and_nothing_else_is_lost():
    """Words are words: no pattern, no markup."""
    assert lit("a (b) A", "a (b)") == (
        ("a", "chosen"),
        (" ", ""),
        ("(b)", "chosen"),
        (" ", ""),
        ("A", "chosen"),
    )
    assert lit("a b", "!a") == (("a b", ""),)


def test_what_does_not_hold_the_words_says_how_to_see_it_all(source):
    """Nothing found is not nothing logged."""
    page = draw(source(13), Attention(filter={"logs": "zebra"}), 80, 20)
    assert page.items == ()
    assert page.empty == "esc shows every line again."
    assert text_of(page.head[0]).startswith("  only [zebra]: 0 of ")


def test_hostile_text_stays_text(source):
    """Nothing a terminal would obey, no second row, no markup."""
    there = source(13)
    world = there.viewer.world
    hostile = replace(
        world.scenario.logs["edge-traffic"], says="\x1b[2J [red]x[/] [@click=app.quit]y\n\ttwo \u202egnp"
    )
    world.scenario = replace(world.scenario, logs={"edge-traffic": hostile})
    [text, *_] = {text_of(row) for item in draw(there, Attention(), 80, 20).items for row in item.lines}
    assert text[28:] == "[2J [red]x[/] [@click=app.quit]y two gnp"


@pytest.mark.parametrize("width", [60, 69, 80, 97, 160])
def test_no_row_is_wider_than_the_view(source, width):
    """The cursor's two cells counted."""
    page = draw(source(13), Attention(pin=9 * MINUTE, service="edge", filter={"logs": "e"}), width, 20)
    assert max(len(row) for row in paper(page).splitlines()) <= width


def test_of_thousands_of_lines_the_latest_stand_there_and_words_find_the_others(source, monkeypatch):
    """So that a storm of lines costs what a page costs."""
    seat = source(14)
    chatter = LogSource(service="edge", level="INFO", every=SECOND, offset=0, says="chirp")
    monkeypatch.setitem(seat.viewer.world.scenario.logs, "chatter", chatter)
    latest = draw(seat, Attention(), 99, 13)
    found = draw(seat, Attention(filter={"logs": "chirp"}), 99, 13)
    assert (len(latest.items), latest.mark == latest.items[-1].id, text_of(latest.head[0])) == (300, True, "  the latest 300; / finds older ones")  # fmt: skip
    assert text_of(found.head[0]) == "  only [chirp]: 600 of 705 lines; esc shows all"
