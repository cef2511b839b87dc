"""One signal drawn large: curve, limits, times, and what happened below it."""

from dataclasses import replace

import pytest

from simulator.domain import commands as c
from simulator.domain.units import MINUTE
from simulator.host.knowing import known
from simulator.host.plain.context import Context
from tui.lines import text_of
from tui.source import Attention
from tui.views.plot import draw


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
  edge.errors_ratio  NOW 12.0% ^  OVER 1:15
         12.0%                                                          ⢸⠉⠉⢹ ⢸⠉⠁
                                                                        ⢸  ⢸ ⢸
                                                                        ⢸  ⢸ ⢸
                                                                        ⢸  ⢸ ⢸
                                                                        ⢸  ⢸ ⢸
    limit 5.0% ---------------------------------------------------------⢸--⢸-⢸--
                                                                        ⢸  ⢸ ⢸
                                                                        ⢸  ⢸ ⢸
    limit 2.0% ---------------------------------------------------------⢸--⢸-⢸--
          0.0% ⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸  ⢸⣀⣸
                     |10:20    |10:30    |10:40    |10:50    |11:00    |11:10
  came in      ...................................................A!!A....AAA?#A
  changes      ...............................C.............C...................
  remedies     .................................................................
  messages     .................................................................
  A alert   ? question   C change   # ticket   ! word"""
PINNED_60 = """\
  bot-scorer.features  AT PIN 120 ^  no limit
           120                                      ⡏⠉⠉⡇ ⡏⠉⠁
                                                    ⡇  ⡇ ⡇
                                                    ⡇  ⡇ ⡇
                                                    ⡇  ⡇ ⡇
            60 ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠁  ⠉⠉⠁


             0
                     |10:40    |10:50    |11:00    |11:10
  happened     ...........C.............C.....A!!A....AAA?#A
                                                11:16:00 ^"""
ASCII_97 = """\
  login-gate.success_ratio  NOW 98.4% ^  least 92.0%
         98.6% *****************************************************  ***  ***  ***  ***  ***  **
                 **    *** * *    *********** **      ** *  * ** * |  |*|  |*|  |*|  |*|  |*|  |
                                                                   |  | |  | |  | |  | |  | |  |
                                                                   |  | |  | |  | |  | |  | |  |
                                                                   |  | |  | |  | |  | |  | |  |
   limit 92.0% ----------------------------------------------------|--|-|--|-|--|-|--|-|--|-|--|-
         90.5%                                                     |  | |  | |  | |  | |  | |  |
                                                                   |  | |  | |  | |  | |  | |  |
                                                                   |  | |  | |  | |  | |  | |  |
                                                                   |**| ***| ***| ***| |*** ****
                                                                   *  *    *   **   ** **    **

         82.4%
                     |10:30    |10:40    |10:50    |11:00    |11:10    |11:20    |11:30    |11:40
  came in      .........................................A!!A....AAA?#AA?#?AA?.?A??A~A?.#.?A!..AA.
  changes      .....................C.............C..............................................
  remedies     ..................................................................................
  messages     ..................................................................................
  A alert   ? question   C change   # ticket   ~ suggestion   ! word"""


def test_it_shows_the_curve_its_limits_and_what_happened(source):
    """In the signal's own unit, on the exercise's own clock."""
    assert paper(draw(source(13), Attention(), 80, 17, "edge.errors_ratio")) == LIVE_80


def test_twelve_rows_of_sixty_cells_are_enough(source):
    """The kinds of moments share one row then."""
    page = draw(source(13), Attention(pin=11 * MINUTE), 60, 12, "bot-scorer.features")
    assert paper(page) == PINNED_60


def test_a_terminal_without_braille_has_letters(source):
    """The same shape."""
    page = draw(source(40), Attention(ascii=True), 97, 20, "login-gate.success_ratio")
    assert paper(page) == ASCII_97
    assert paper(page).isascii()


@pytest.mark.parametrize("size", [(60, 12), (69, 9), (80, 17), (97, 30), (160, 44)])
@pytest.mark.parametrize("pin", [None, 9 * MINUTE])
def test_it_fills_its_view_and_no_more(source, size, pin):
    """Cell by cell."""
    width, height = size
    rows = paper(draw(source(13), Attention(pin=pin), width, height, "edge.p99_ms")).splitlines()
    assert len(rows) == height
    assert max(map(len, rows)) <= width


def test_a_limit_is_a_named_line_and_the_curve_stands_before_it(source):
    """Only limits that lie on the scale."""
    page = draw(source(13), Attention(), 80, 17, "edge.errors_ratio")
    named = [text_of(row) for row in page.items[0].lines if "limit" in text_of(row)]
    assert [row.split()[1] for row in named] == ["5.0%", "2.0%"]
    assert all("-----" in row and "⢸" in row for row in named)
    none = draw(source(13), Attention(), 80, 17, "bot-scorer.features")
    assert not [row for row in none.items[0].lines if "limit" in text_of(row)]


def test_changes_remedies_and_messages_have_rows_of_their_own(source):
    """Each moment as the letter of its key."""
    there = source(13)
    there.session.submit(c.StartRemedy(seat="on-call-engineer", remedy="snapshot"))
    there.session.move_to(20 * MINUTE)
    rows = [text_of(row) for row in draw(there, Attention(), 80, 17, "edge.p99_ms").items[0].lines]
    below = {row[:12].strip(): row[13:].replace(".", "") for row in rows}
    assert below["changes"] == "CC"
    assert below["remedies"] == "dD"
    assert below["messages"] == ""
    assert below["came in"].startswith("A!!A")


def test_the_pointer_stands_below_the_curve_at_the_pinned_moment(source):
    """In the cell of that minute."""
    there = source(13)
    rows = [
        text_of(row) for row in draw(there, Attention(pin=-20 * MINUTE), 80, 17, "edge.p99_ms").items[0].lines
    ]
    [pointer] = [row for row in rows if "^" in row]
    [changes] = [row for row in rows if row.startswith("changes")]
    assert changes[pointer.index("^")] == "C"
    assert pointer.strip() == "^ 10:45:00  [ ] move  f follow"


def test_the_plot_can_be_cited_and_a_slice_cites_its_signal(source):
    """By the name that a judgement knows."""
    [item] = draw(source(13), Attention(), 80, 17, "edge.p99_ms").items
    assert (item.id, item.cite, item.service) == ("edge.p99_ms", "edge.p99_ms", "edge")


def test_a_spike_of_one_scrape_is_drawn(source):
    """However many scrapes one cell stands for."""
    there = source(13)
    world = there.viewer.world
    before = paper(draw(there, Attention(ascii=True), 80, 17, "edge.p99_ms"))
    fault = world.scenario.faults["load-test"]
    spike = replace(fault.moves[0], signal="edge.p99_ms", by=900_000_000, shape="spike", over=20_000, after=0)
    strength = world.faults["load-test"].strength
    world.signals["edge.p99_ms"].push(3 * MINUTE + 15_000, spike, strength, {})
    after = paper(draw(there, Attention(ascii=True), 80, 17, "edge.p99_ms"))
    assert "|" not in before.partition("|1")[0]
    column = [row.rstrip()[-1] for row in after.splitlines()[1:8]]
    assert column.count("|") >= 5


def test_a_signal_that_is_not_measured_says_the_way_back(source):
    """Instead of failing."""
    page = draw(source(1), Attention(), 80, 17, "no.such")
    assert (page.items, page.empty) == ((), "No such signal is measured here; esc shows those there are.")
