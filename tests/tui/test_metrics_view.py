"""Metrics: every signal, worst first, on one axis of time with what happened."""

from dataclasses import replace

import pytest

from simulator.domain import commands as c
from simulator.domain.units import MINUTE
from simulator.host.clock import HandTicker
from simulator.host.knowing import known
from simulator.host.plain.context import Context
from simulator.host.session import Session
from simulator.projections.evidence import SignalView
from tui.lines import text_of
from tui.sheets import about_words
from tui.source import Attention
from tui.views.metrics import draw, limit_of, short_name
from tui.views.spark import Axis, Moment, axis, letters, scale, spark


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
  SIGNAL                          NOW   10:53                11:18  LIMIT
  bot-scorer.null_ratio         58.0% ^ ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁████▁███  OVER 1:30
  edge.errors_ratio             12.0% ^ ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁████▁███  OVER 1:15
  edge.challenge_ratio          13.6% ^ ▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂████▂███  OVER 1:15
  bot-scorer.p99_ms            153 ms ^ ▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃███  OVER 1:15
  login-gate.success_ratio      85.9% v ███████████████████████▂▃▂  UNDER 1:30
  edge.retries_per_s           1369/s ^ ▂▂▂▃▂▃▂▃▃▂▂▃▂▂▃▂▂▃▃▃▄▅▆▇██  OVER 1:00
  bot-scorer.features             120 = ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄███▄▄███  no limit
  feature-pipeline.file_kb       1627 = ▄▄▄▅▅▅▄▅▄▅▄▅▅▄▄▅▅▄███▅▄███  no limit
  feature-~.rows_per_feature        2 = ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄███▄▄███  no limit
  shard-db.listed_rows            120 = ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄███▄▄███  no limit
  bot-scorer.score_mean         0.132 v ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▃▃▃▃▆▃▃▃  no limit
  feature-pipeline.build_s   62.944 s = ▅▅▆▆▅▅▅▅▅▆▅▆▆▆▆▅▅▅███▆▅███  no limit
  edge.new_connections_per_s   3320/s = ▅▅▅▅▅▅▅▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇  no limit
  login-gate.attempts_per_s    1236/s ^ ▆▆▅▅▅▆▅▆▆▆▆▆▆▆▆▆▅▆▅▆▆▇▇▇▇▇  no limit
  what happened                         ......C.....A!!A....AAA?#A
  A alert   ? question   C change   # ticket   ! word"""
PINNED_69 = """\
  SIGNAL                 AT PIN   10:58           11:18  LIMIT
  edge.errors_ratio        0.1% v ▁▁▁▁▁▁▁▁▁▁▁▁▁████▁███  limit 2.0%
  edge.challenge_ratio     1.4% v ▂▂▂▂▂▂▂▂▂▂▂▂▂████▂███  limit 5.0%
  edge.retries_per_s     1075/s ^ ▃▂▃▃▂▂▃▂▂▃▂▂▃▃▃▄▅▆▇██  limit 1200/s
  edge.new_connection~   3370/s = ▅▅▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇  no limit
  edge.requests_per_s   41.4k/s = ▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅  no limit
  edge.p99_ms            208 ms = ▅▅▅▆▆▆▅▆▆▆▅▆▆▅▅▆▆▆▅▆▆  no limit
  bot-scor~.null_ratio     0.3% v ▁▁▁▁▁▁▁▁▁▁▁▁▁████▁███  limit 5.0%
  what happened                   .C.....A!!A....AAA?#A
                                                    ^ 11:16:00"""
ASCII_97 = """\
  SIGNAL                               AT PIN   11:11                         11:45  LIMIT
  bot-scorer.null_ratio                  0.3% v #### #### #### #### #### #### ####   limit 5.0%
  edge.errors_ratio                      0.1% v #### #### #### #### #### #### ####   limit 2.0%
  edge.challenge_ratio                   1.3% v ####.####.####.####.####.####.####.  limit 5.0%
  edge.retries_per_s                   2377/s = ..::--==++**######################.  OVER 24:00
  bot-scorer.p99_ms                     37 ms v :::::####:####:####:####:####:####:  limit 90
  login-gate.success_ratio              98.3% ^ #####.::.#....#:..:#::..#..:.#...:#  least 92.0%
  support-desk.tickets_per_min             46 =  ..:::--==+++**###################   OVER 22:45
  bot-scorer.memory_ratio               92.8% = +++++++++***********##############+  OVER 11:00
  bot-scorer.features                     120 ^ ###--###--###--###--###--###--###--  no limit
  feature-pipeline.file_kb               1630 ^ ###=-###-=###-=###-=###=-###-=###=-  no limit
  what happened                                 ..AAA?#AA?#?AA?.?A??A~A?.#.?A!..AA.
                                                                              ^ 11:41:00"""


def names(page):
    """The signals of a page, from above."""
    return [item.id for item in page.items]


def row_of(page, name):
    """One signal's row as text."""
    [row] = [text_of(row) for item in page.items if item.id == name for row in item.lines]
    return row


# The view.


def test_live_it_shows_every_signal_the_worst_first(source):
    """And below them what happened, on the same axis."""
    assert paper(draw(source(13), Attention(), 80, 17), 17) == LIVE_80


def test_pinned_it_shows_values_at_the_moment_and_where_that_is(source):
    """The pinned service first; the charts go on until now."""
    attention = Attention(pin=11 * MINUTE, service="edge")
    assert paper(draw(source(13), attention, 69, 10), 10) == PINNED_69


def test_a_terminal_without_blocks_has_letters(source):
    """The same shapes."""
    page = draw(source(40), Attention(pin=36 * MINUTE, ascii=True), 97, 13)
    assert paper(page, 13) == ASCII_97
    assert paper(page).isascii()


def test_the_pointer_stands_below_the_minute_that_is_pinned(source):
    """Over the same cell as what happened then."""
    there = source(13)
    [fired] = [
        event.t
        for event in there.events
        if event.get("alert") == "edge-errors" and event.what == "AlertFired"
    ]
    happened, pointer = draw(there, Attention(pin=fired), 80, 9).foot
    assert text_of(happened)[text_of(pointer).index("^")] == "A"


@pytest.mark.parametrize("pin", [-30, 1, 55, 100])
def test_a_moment_long_ago_is_on_the_axis_all_the_same(source, pin):
    """The axis moves to it."""
    page = draw(source(110), Attention(pin=pin * MINUTE), 69, 9)
    assert text_of(page.foot[1]).count("^") == 1


def test_the_services_of_the_open_incident_come_before_all_others(source):
    """Even where worse is seen elsewhere."""
    there = source(13)
    assert names(draw(there, Attention(), 80, 17))[0] == "bot-scorer.null_ratio"
    there.session.submit(
        c.Declare(seat="incident-commander", title="x", severity="SEV2", items=("edge-errors",))
    )
    first = names(draw(there, Attention(), 80, 17))[:6]
    assert {name.partition(".")[0] for name in first} == {"edge"}
    assert first[0] == "edge.errors_ratio"


def test_the_pinned_service_comes_first_and_then_what_it_needs(source):
    """Whatever the incident is about."""
    services = [
        name.partition(".")[0] for name in names(draw(source(13), Attention(service="config-push"), 80, 17))
    ]
    assert services[:2] == ["config-push", "config-push"]
    assert services[2] != "config-push"


def test_rows_stay_where_they_are_while_a_limit_is_crossed_to_and_fro(source):
    """A wave that comes and goes moves nothing under the cursor."""
    there = source(31)
    before = names(draw(there, Attention(), 80, 17))
    seen = set()
    for minute in (32, 33, 34, 35, 36):
        there.session.move_to(minute * MINUTE)
        page = draw(there, Attention(), 80, 17)
        seen.add("OVER" in row_of(page, "edge.errors_ratio"))
        assert names(page) == before
    assert seen == {True, False}


def test_a_signal_says_how_long_it_has_been_beyond_its_limit(source):
    """Over one that is not to be passed, under one that is to be kept; or its limit; or that it has none."""
    page = draw(source(13), Attention(), 80, 17)
    limits = {item.id: item.lines[0][-1] for item in page.items}
    assert limits["edge.errors_ratio"] == ("OVER 1:15", "over")
    assert limits["login-gate.success_ratio"][0].startswith("UNDER ")
    assert limits["bot-scorer.memory_ratio"] == ("limit 85.0%", "")
    assert limits["bot-scorer.features"] == ("no limit", "")
    quiet = {item.id: item.lines[0][-1] for item in draw(source(3), Attention(), 80, 17).items}
    assert quiet["login-gate.success_ratio"] == ("least 92.0%", "")


def test_a_signal_is_cited_and_told_about_in_the_scenarios_words(source):
    """Its meaning, unit, normal value, which way is good, limits, and who owns it."""
    there = source(13)
    [item] = [one for one in draw(there, Attention(), 80, 17).items if one.id == "edge.errors_ratio"]
    assert (item.cite, item.looks, item.service, item.same) == (item.id, item.id, "edge", ())
    assert about_words(there, item, running=False) == (
        "Visitors' requests that end in an error they have not earned; past a quarter edge lets everybody in. "
        "in ratio, normal 0.1%, better low, limit > 2.0%, limit > 5.0%; edge owns it."
    )


def test_slices_unfold_below_their_signal(home, sawtooth):  # noqa: ARG001  # everything is kept there
    """They cite the signal, because a judgement knows no slices."""
    scenario = sawtooth.scenario
    sliced = replace(scenario.signals["edge.p99_ms"], by={"region": {"eu": 600_000, "us": 400_000}})
    changed = replace(scenario, signals={**scenario.signals, "edge.p99_ms": sliced})
    session = Session.begin(replace(sawtooth, scenario=changed), ticker=HandTicker())
    session.go()
    session.move_to(2 * MINUTE)
    seat = session.seat()
    there = Context(session, seat, known(session.name, session.inputs, seat.viewer, seat.roles))
    slices = ["edge.p99_ms{region=eu}", "edge.p99_ms{region=us}"]

    page = draw(there, Attention(), 80, 17)
    [folded] = [item for item in page.items if item.id == "edge.p99_ms"]
    assert list(folded.same) == slices
    assert row_of(page, "edge.p99_ms").startswith("edge.p99_ms + ")
    page = draw(there, Attention(unfolded={"edge.p99_ms"}), 80, 17)
    at = names(page).index("edge.p99_ms")
    assert names(page)[at + 1 : at + 3] == slices
    assert [item.cite for item in page.items[at : at + 3]] == ["edge.p99_ms"] * 3
    assert row_of(page, slices[0]).startswith("  {region=eu}")
    session.close()


def test_what_we_did_stands_on_the_axis_as_the_key_that_did_it(source):
    """And what did itself does not."""
    there = source(13)
    there.session.submit(c.Acknowledge(seat="on-call-engineer", item="edge-errors"))
    there.session.move_to(15 * MINUTE)
    there.session.submit(c.Hypothesize(seat="on-call-engineer", hypothesis="H1", says="a wave"))
    there.session.submit(c.LookAt(seat="on-call-engineer", what="changes"))
    page = draw(there, Attention(), 80, 17)
    assert text_of(page.foot[1]).split() == ["what", "we", "did", f"{'.' * 23}a.h"]
    assert text_of(page.foot[2]).endswith("   a h our keys")
    low = draw(there, Attention(), 80, 9).foot
    assert [letters for letters, role in low[0] if role == "key"] == ["ah"]


def test_only_signals_one_looks_for_are_shown(source):
    """By name, and by what they measure."""
    page = draw(source(13), Attention(filter={"metrics": "robot"}), 80, 17)
    assert names(page) == ["edge.challenge_ratio", "bot-scorer.score_mean"]
    assert text_of(page.head[1]) == "  only [robot]: 2 of 24 signals; esc shows all"


@pytest.mark.parametrize("width", [60, 69, 80, 97, 160])
def test_no_row_is_wider_than_the_view(source, width):
    """The cursor's two cells counted."""
    page = draw(source(40), Attention(pin=20 * MINUTE, filter={"metrics": "e"}), width, 30)
    assert max(len(row) for row in paper(page).splitlines()) <= width


def test_a_long_name_keeps_what_is_measured(source):  # noqa: ARG001  # the names are Sawtooth's
    """Two signals of one service are told apart."""
    assert short_name("feature-pipeline.rows_per_feature", 26) == "feature-~.rows_per_feature"
    assert short_name("feature-pipeline.rows_per_feature", 16) == "fea~.rows_per_f~"
    assert short_name("edge.p99_ms", 16) == "edge.p99_ms"
    assert short_name("edge.p99_ms{region=eu}", 16) == "  {region=eu}"


# Series and letters.


def test_a_short_spike_is_never_lost():
    """However many scrapes one cell stands for."""
    points = [10] * 240
    points[100] = 80
    assert spark(points, 12) == "▂▂▂▂▂█▂▂▂▂▂▂"
    points[100] = 0
    assert spark(points, 12) == "█████▁██████"


def test_a_series_that_never_changes_is_drawn_flat():
    """At the bottom if it is nothing."""
    assert spark([60] * 8, 4) == "▄▄▄▄"
    assert spark([0] * 8, 4) == "▁▁▁▁"
    assert spark([], 4) == ""


def test_letters_have_the_same_steps_as_blocks():
    """Eight of each."""
    assert spark(range(8), 8) == "▁▂▃▄▅▆▇█"
    assert spark(range(8), 8, ascii=True) == " .:-=+*#"


def test_the_scale_begins_at_nothing_and_goes_to_the_greatest_that_was_seen(source):
    """Or to a limit, or to half more than normal; where high is good, a fall fills the chart."""
    signals = source(1).known.signals
    assert scale([1_000, 120_000], 1_000, signals["edge.errors_ratio"]) == (0, 120_000)
    assert scale([1_000, 1_400], 1_000, signals["edge.errors_ratio"]) == (0, 20_000)
    assert scale([60_000_000] * 2, 60_000_000, signals["bot-scorer.features"]) == (0, 90_000_000)
    low, high = scale([982_000, 860_000], 982_000, signals["login-gate.success_ratio"])
    assert (low, high) == (829_500, 982_000)


def test_a_cell_is_a_whole_minute_and_stands_once_it_is_past():
    """So that a wave of minutes is seen to go, and nothing flickers."""
    early, later = axis(100 * MINUTE + 15_000, None, 20), axis(101 * MINUTE + 45_000, None, 20)
    assert (early.each, later.first - early.first) == (MINUTE, MINUTE)
    assert early.column(100 * MINUTE + 10_000) == 19
    assert early.column(100 * MINUTE + 16_000) is None
    assert axis(100 * MINUTE, None, 120).each == MINUTE // 2


def test_of_two_things_in_one_cell_both_stand_there_if_there_is_room():
    """Beside each other; if there is none, the weightier one."""
    over = Axis(first=0, each=MINUTE, cells=4, end=4 * MINUTE)
    alert, change, act = (
        Moment(t=0, letter="A", kind="came"),
        Moment(t=1, letter="C", kind="change"),
        Moment(t=MINUTE, letter="a", kind="act"),
    )
    assert text_of(letters([change, alert], over)) == "CA.."
    assert text_of(letters([change, alert, alert], over)) == "CA.."
    assert letters([act, alert], over) == (("A", "strong"), ("a", "key"), ("..", "dim"))


@pytest.mark.parametrize(
    ("value", "limit", "says"),
    [
        ("76.711 s", "> 15 min", "limit 15 min"),
        ("39 ms", "> 90 ms", "limit 90"),
        ("11.8%", "> 2.0%", "limit 2.0%"),
        ("7/s", "< 9/s", "least 9/s"),
    ],
)
def test_a_limit_names_its_unit_where_it_is_another_one(value, limit, says):
    """Fifteen beside seventy-six seconds would be read as seconds."""
    view = SignalView(name="road.age", unit="s", at=0, value=value, normal="", limit=limit)
    assert limit_of(view, 12) == (says, "")
