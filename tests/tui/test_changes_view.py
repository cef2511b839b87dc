"""Changes: the whole feed, and no word about which of them matters."""

from dataclasses import replace

import pytest

from simulator.domain.units import MINUTE
from simulator.host.knowing import known
from simulator.host.plain.context import Context
from tui.lines import text_of
from tui.source import Attention
from tui.views.changes import draw


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
  -3d 17:05:00 edge         edge 2026.19.1 on all sites, by edge team
  -2d 09:05:00 bot-scorer   bot-v12 serves all traffic, was 50%, by ml-serving
  -1d 05:05:00 login-gate   sessions last 12 h, were 24 h, by edge team
  -1d 12:05:00 log-stream   debug lines sampled 1 in 50, were 1 in 20, by edge
                            team
      02:05:00 config-push  files are confirmed every 10 s, were 30 s, by edge
                            team
      08:05:00 edge         rate limit of The Harbour Post raised to 5k/s, by
                            support
      10:45:00 shard-db     explicit read access for readers of shard tables,
                            group 1 of 2, by noor
      10:59:00 edge         Shopriver runs its announced load test, three
                            addresses, by support"""
LOW_69 = """\
  -3d 17:05:00 edge         edge 2026.19.1 on all sites, by edge team
  -2d 09:05:00 bot-scorer   bot-v12 serves all traffic, was 50%, by~
  -1d 05:05:00 login-gate   sessions last 12 h, were 24 h, by edge~
  -1d 12:05:00 log-stream   debug lines sampled 1 in 50, were 1 in~
      02:05:00 config-push  files are confirmed every 10 s, were 30~
      08:05:00 edge         rate limit of The Harbour Post raised to~
      10:45:00 shard-db     explicit read access for readers of shar~
      10:59:00 edge         Shopriver runs its announced load test,~"""
PINNED_97 = """\
  -3d 17:05:00 edge             edge 2026.19.1 on all sites, by edge team
  -2d 09:05:00 bot-scorer       bot-v12 serves all traffic, was 50%, by ml-serving
  -1d 05:05:00 login-gate       sessions last 12 h, were 24 h, by edge team
  -1d 12:05:00 log-stream       debug lines sampled 1 in 50, were 1 in 20, by edge team
      02:05:00 config-push      files are confirmed every 10 s, were 30 s, by edge team
      08:05:00 edge             rate limit of The Harbour Post raised to 5k/s, by support
      10:45:00 shard-db         explicit read access for readers of shard tables, group 1 of 2,
                                by noor
      10:59:00 edge             Shopriver runs its announced load test, three addresses, by
                                support
  + 1 newer change; f follows again"""


def test_with_room_every_change_is_told_in_full(source):
    """The newest last; days ago are counted before the time."""
    assert paper(draw(source(13), Attention(), 80, 17)) == LIVE_80


def test_without_room_every_change_has_one_row(source):
    """And what was cut off says so."""
    assert paper(draw(source(13), Attention(), 69, 9)) == LOW_69


def test_pinned_the_last_change_before_the_moment_is_the_one_to_look_at(source):
    """And what came after it is counted."""
    page = draw(source(13), Attention(pin=-10 * MINUTE), 97, 12)
    assert paper(page) == PINNED_97
    assert page.mark == "permissions"


def test_pinned_before_all_of_them_none_is_marked(source):
    """Nothing had been changed yet."""
    page = draw(source(13), Attention(pin=-6000 * MINUTE), 80, 17)
    assert page.mark == ""
    assert text_of(page.foot[0]) == "  + 8 newer changes; f follows again"


def test_the_cause_looks_like_every_other_line(source):
    """No oracle: in time, and in how it is drawn."""
    page = draw(source(13), Attention(), 97, 12)
    roles = {item.id: {role for row in item.lines for _, role in row} for item in page.items}
    assert roles["permissions"] == {""}
    assert len({frozenset(one) for one in roles.values()}) == 1


def test_a_change_can_be_cited_looked_at_and_pinned_to(source):
    """By its name in the scenario."""
    [change] = [item for item in draw(source(13), Attention(), 80, 17).items if item.id == "permissions"]
    assert (change.cite, change.looks, change.at, change.service) == (
        "permissions",
        "permissions",
        -20 * MINUTE,
        "shard-db",
    )
    assert "".join(map(text_of, change.about)).startswith("permissions, shard-db: explicit read access")


def test_only_what_one_looks_for_is_shown_and_marked(source):
    """The row above says how to see all of it."""
    page = draw(source(13), Attention(filter={"changes": "shard"}), 80, 17)
    assert [item.id for item in page.items] == ["permissions"]
    assert text_of(page.head[0]) == "  only [shard]: 1 of 8 changes; esc shows all"
    assert ("shard", "chosen") in page.items[0].lines[0]


def test_hostile_text_stays_text(source):
    """Nothing a terminal would obey, no row of its own, no markup."""
    there = source(13)
    world = there.viewer.world
    hostile = replace(
        world.scenario.changes["permissions"], says="\x1b]0;x\x07[/b] [red]no[/]\r\nsecond \u202egnp", by=""
    )
    world.scenario = replace(world.scenario, changes={"permissions": hostile})
    [item] = draw(there, Attention(), 80, 17).items
    assert text_of(item.lines[0]) == "    10:45:00 shard-db     ]0;x[/b] [red]no[/] second gnp"
    assert len(item.lines) == 1


@pytest.mark.parametrize("width", [30, 69, 80, 97, 160])
def test_no_row_is_wider_than_the_view(source, width):
    """The cursor's two cells counted."""
    page = draw(source(13), Attention(pin=9 * MINUTE, filter={"changes": "e"}), width, 30)
    assert max(len(row) for row in paper(page).splitlines()) <= width
