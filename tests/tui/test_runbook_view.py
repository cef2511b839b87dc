"""Runbooks: which there are, and the open one as plain lines."""

from dataclasses import replace

import pytest

from simulator.host.knowing import known
from simulator.host.plain.context import Context
from tui.lines import text_of
from tui.source import Attention
from tui.views.runbook import blocks, draw, table


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


SHUT_80 = """\
  errors-at-the-edge     Errors or robot checks at the edge
  null-burst             Scores are missing (null burst)
  feature-file-rollback  Going back to an earlier feature file
  scorer-overview        Bot scorer: overview and common problems"""
OPEN_69 = """\
  errors-at-the-edge     Errors or robot checks at the edge
  null-burst             Scores are missing (null burst)  [open]

    Owner: model serving team. Last checked: 6 May.

    When: bot-scorer-nulls fires, or a model's inputs or outputs are
    suddenly empty for part of the time.

    What it means: bot-scorer answers, and has no score to give. edge
    then takes 0, which means "certainly a robot". Most requests are
    still treated rightly, because edge knows many visitors anyway.
    The others meet a check or an error.

    Find out which of four it is

    look at                     if so           it is
    changes on bot-scorer       a model or      the model: page
    since yesterday             release went    ml-serving
                                out just
                                before
    bot-scorer.features and     the number of   the file: see
    the file's log              columns         feature-file-rollback
                                changed
    bot-scorer.memory_ratio     full or slow    the machines: page"""
OPEN_97 = """\
    look at                        if so                           it is
    changes on bot-scorer since    a model or release went out     the model: page ml-serving
    yesterday                      just before
    bot-scorer.features and the    the number of columns changed   the file: see
    file's log                                                     feature-file-rollback
    bot-scorer.memory_ratio and    full or slow before scores      the machines: page ml-serving
    p99_ms                         went missing
    config-push.sites_ok_ratio     under 99%                       the way there: page edge"""


def with_text(there, text):
    """The same exercise with one runbook that says this."""
    there.viewer.world.scenario = replace(there.viewer.world.scenario, runbooks={"one": text})
    there.known = replace(there.known, runbooks=("one",))
    return there


def test_without_one_open_it_says_which_there_are(source):
    """With their titles, and nothing of their text."""
    assert paper(draw(source(1), Attention(), 80, 17)) == SHUT_80


def test_the_open_one_stands_below_its_name(source):
    """Wrapped to the view, with its lists and headings."""
    page = draw(source(1), Attention(runbook="null-burst"), 69, 24)
    assert paper(page, 24) == OPEN_69


def test_a_table_is_set_in_columns(source):
    """A long cell goes on in its column."""
    page = draw(source(1), Attention(runbook="null-burst"), 97, 99)
    start = paper(page).index("    look at")
    assert paper(page)[start:].partition("\n\n")[0] == OPEN_97


def test_every_piece_of_the_text_can_be_come_to_and_cites_its_runbook(source):
    """The cursor scrolls by paragraphs; nothing about an unopened one is looked at."""
    page = draw(source(1), Attention(runbook="null-burst"), 80, 17)
    text = [item for item in page.items if item.id.startswith("null-burst ")]
    assert len(text) > 10
    assert {(item.cite, item.runbook, item.looks) for item in text} == {("null-burst",) * 3}
    assert len({item.id for item in page.items}) == len(page.items)


def test_headings_lists_and_code_are_told_apart():
    """In the order in which they were written."""
    text = "# A\n\nfirst\nsecond\n- one\n  more\n2. two\n\n\x60\x60\x60sh\n# no heading\n\x60\x60\x60\n## B\n"
    assert blocks(text) == (
        ("heading", ("# A",)),
        ("blank", ("",)),
        ("text", ("first", "second")),
        ("list", ("- one", "  more")),
        ("list", ("2. two",)),
        ("blank", ("",)),
        ("code", ("# no heading",)),
        ("heading", ("## B",)),
    )


def test_headings_have_their_role_and_lists_hang(source):
    """And code keeps its blanks, however long it is."""
    text = (
        "# T\n\n## Do\n\n- " + "word " * 12 + "\n\n\x60\x60\x60\n  x  =  1\n" + "y" * 50 + "\n\x60\x60\x60\n"
    )
    page = draw(with_text(source(1), text), Attention(runbook="one"), 44, 17)
    assert ("Do", "title") in page.items[1].lines[0]
    assert paper(page) == (
        "  one  T  [open]\n\n"
        "    Do\n\n"
        "    - word word word word word word word\n"
        "      word word word word word\n\n"
        "      x  =  1\n"
        f"    {'y' * 40}\n"
        f"    {'y' * 10}"
    )


def test_a_table_loses_no_word():
    """Rules between its rows are no rows."""
    rows = ("| a | what it says |", "|---|:--:|", "| one two three four | b |", "| only |")
    assert list(table(rows, 26)) == [
        "a             what it says",
        "one two       b",
        "three four",
        "only",
    ]


def test_only_what_one_looks_for_is_shown_and_unread_text_is_not_searched(source):
    """A search must not tell what stands in a runbook that nobody opened."""
    assert [one.id for one in draw(source(1), Attention(filter={"runbook": "MISSING"}), 80, 17).items] == [
        "null-burst"
    ]
    unread = draw(source(1), Attention(filter={"runbook": "retrain"}), 80, 17)
    assert (unread.items, unread.empty) == ((), "esc shows every runbook again.")
    opened = draw(source(1), Attention(runbook="null-burst", filter={"runbook": "retrain"}), 80, 17)
    assert ("retrain", "chosen") in [span for item in opened.items for row in item.lines for span in row]


def test_hostile_text_stays_text(source):
    """Nothing a terminal would obey, no markup, no link."""
    text = "# \x1b[2J[/] title\n\n[@click=app.quit]x[/] <b>y</b> [z](file:///etc/passwd) \u202egnp\n"
    page = draw(with_text(source(1), text), Attention(runbook="one"), 80, 17)
    assert paper(page) == (
        "  one  [2J[/] title  [open]\n\n    [@click=app.quit]x[/] <b>y</b> [z](file:///etc/passwd) gnp"
    )


@pytest.mark.parametrize("width", [40, 69, 80, 97, 160])
@pytest.mark.parametrize(
    "name", ["errors-at-the-edge", "null-burst", "feature-file-rollback", "scorer-overview"]
)
def test_no_row_is_wider_than_the_view(source, name, width):
    """The cursor's two cells counted."""
    page = draw(source(1), Attention(runbook=name), width, 30)
    assert max(len(row) for row in paper(page).splitlines()) <= width
