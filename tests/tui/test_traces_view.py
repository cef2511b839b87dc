"""Traces: the requests as they were sampled, and where their time went."""

from dataclasses import replace

import pytest

from simulator.domain.units import MINUTE
from simulator.host.knowing import known
from simulator.host.plain.context import Context
from tui.lines import text_of
from tui.source import Attention
from tui.views.traces import draw, sampled


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


LIVE_80 = """\
  page-view          11:17:45    364 ms  ERROR in edge
    edge         request for a front pa~ █████████████              205 ms ERROR
    bot-scorer   score the visitor                    █████████     147 ms ERROR
    edge         page from the cache                            █    12 ms
  sign-in-trace      11:17:00    388 ms  ERROR in login-gate
    login-gate   sign in                 ██████████████             240 ms ERROR
    bot-scorer   score the visitor                     █████████    148 ms ERROR
  file-build         11:17:30  48210 ms  ERROR in bot-scorer
    shard-db     list of features from~  █                          310 ms
    feature-pip~ check and write the fi~ ██████████████████       38000 ms
    config-push  to all sites                               ████   9000 ms
    bot-scorer   load the file                                  █   900 ms ERROR"""
PINNED_69 = """\
  page-view          11:15:30    271 ms  no error
    edge         request for a fro~ ██████████████       221 ms
    bot-scorer   score the visitor                ██      38 ms
    edge         page from the cac~                  █    12 ms
  sign-in-trace      11:15:30    278 ms  no error
  file-build         11:15:00  48210 ms  no error
  + 5 newer samples; f follows again"""
ASCII_97 = """\
  page-view          11:17:45    364 ms  ERROR in edge
  sign-in-trace      11:17:00    388 ms  ERROR in login-gate
  file-build         11:17:30  48210 ms  ERROR in bot-scorer
    shard-db         list of features from the sha~ #                                310 ms
    feature-pipeline check and write the file       #######################        38000 ms
    config-push      to all sites                                          #####    9000 ms
    bot-scorer       load the file                                               #   900 ms ERROR"""


def test_with_room_every_trace_shows_its_waterfall(source):
    """Each step stands below the stretch of time it took, errors are said in words."""
    assert paper(draw(source(13), Attention(), 80, 17)) == LIVE_80


def test_without_room_one_waterfall_is_open_and_the_others_are_a_list(source):
    """Pinned, it is counted how often was sampled since."""
    assert paper(draw(source(13), Attention(pin=11 * MINUTE), 69, 9)) == PINNED_69


def test_what_was_opened_shows_its_waterfall_in_plain_letters_too(source):
    """Instead of the first in trouble."""
    attention = Attention(unfolded={"file-build", "locked-out"}, ascii=True)
    assert paper(draw(source(13), attention, 97, 9)) == ASCII_97


def test_without_room_the_first_with_an_error_is_open(source):
    """And the first, while nothing is wrong."""
    quiet, loud = source(3), source(13)
    kept = replace(loud.known, traces=tuple(reversed(loud.known.traces)))
    loud.known = kept
    assert [item.id for item in draw(quiet, Attention(), 80, 8).items if len(item.lines) > 1] == ["page-view"]
    assert [item.id for item in draw(loud, Attention(), 80, 8).items if len(item.lines) > 1] == ["file-build"]


def test_a_step_begins_where_the_one_before_it_ended(source):
    """So the whole is their sum."""
    one = sampled(source(13), "file-build", 13 * MINUTE)
    assert [step.begins for step in one.steps] == [0, 310, 38_310, 47_310]
    assert one.ms == 48_210
    assert one.t == 12 * MINUTE + 30_000


def test_a_trace_is_cited_by_its_name_and_pins_to_its_sample(source):
    """And its service is where the error is."""
    [first, *_] = draw(source(13), Attention(), 80, 17).items
    assert (first.cite, first.looks, first.at, first.service) == (
        "page-view",
        "page-view",
        12 * MINUTE + 45_000,
        "edge",
    )


def test_a_trace_that_was_destroyed_says_that_there_is_no_sample(source):
    """Evidence can be lost."""
    there = source(13)
    there.viewer.world.lost["page-view"] = 14 * MINUTE
    [first, *_] = draw(there, Attention(), 80, 17).items
    assert text_of(first.lines[0]) == "page-view          not sampled then"
    assert len(first.lines) == 1


def test_only_what_one_looks_for_is_shown(source):
    """In names, services and steps."""
    page = draw(source(13), Attention(filter={"traces": "login-gate"}), 80, 17)
    assert [item.id for item in page.items] == ["sign-in-trace"]
    none = draw(source(13), Attention(filter={"traces": "zebra"}), 80, 2)
    assert (none.items, none.empty) == ((), "esc shows every trace again.")


def test_hostile_text_stays_text(source):
    """Nothing a terminal would obey, no row of its own, no markup."""
    there = source(13)
    world = there.viewer.world
    trace = world.scenario.traces["sign-in-trace"]
    hostile = replace(trace.spans[0], says="\x1b[31m[/] [@click=app.q]a\nb", ms=7)
    world.scenario = replace(
        world.scenario, traces={**world.scenario.traces, "sign-in-trace": replace(trace, spans=(hostile,))}
    )
    [item] = draw(there, Attention(filter={"traces": "sign-in"}), 97, 17).items
    assert "[31m[/] [@click=app.q]a b" in text_of(item.lines[1])
    assert len(item.lines) == 2


@pytest.mark.parametrize("width", [60, 69, 80, 97, 160])
def test_no_row_is_wider_than_the_view(source, width):
    """The cursor's two cells counted."""
    page = draw(source(13), Attention(pin=9 * MINUTE, filter={"traces": "e"}), width, 30)
    assert max(len(row) for row in paper(page).splitlines()) <= width
