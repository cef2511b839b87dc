"""One table: every key once, every act with a key and a verb, and nothing that only a chord can do."""

import pytest

from simulator.domain.commands import COMMANDS
from simulator.host.actions import ACTIONS, VIEWS
from simulator.host.settings import Settings
from tui.bars import keys_line
from tui.feed import Feed
from tui.keymap import DESK, LINES_ONLY, LOBBY, as_markdown, footer, usable
from tui.lines import text_of, width
from tui.live import LiveDesk
from tui.source import Attention
from tui.views import drawing

TABLES = {"desk": DESK, "lobby": LOBBY}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_key_means_two_things(table):
    """In one place."""
    keys = [key for one in table for key in one.keys.split(",") if key]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_chord_is_the_only_way(table):
    """Terminals and multiplexers eat them."""
    lonely = [one.name for one in table if one.keys and all("+" in key for key in one.keys.split(","))]
    assert lonely == []


def test_every_act_of_a_seat_has_a_key_and_a_verb():
    """What can be typed can be pressed, and the other way round."""
    typed = {action.verb for action in ACTIONS if not action.lead} - LINES_ONLY
    pressed = {verb for key in DESK for verb in key.verbs}
    assert pressed == typed


def test_every_command_a_seat_gives_is_behind_some_verb():
    """Of the domain's own list."""
    lead = {action.command for action in ACTIONS if action.lead}
    seats = {action.command for action in ACTIONS if action.command and not action.lead}
    assert set(COMMANDS.values()) <= lead | seats


def test_every_key_does_something_on_the_desk():
    """No key of the table is a promise."""
    missing = [
        key.name
        for key in DESK
        if not key.view and not hasattr(LiveDesk, f"_do_{key.name.replace('-', '_')}")
    ]
    assert missing == []


def test_every_view_is_shown_in_lines_too():
    """The plain display stays equal in power."""
    same = {"room": "people"}
    assert {same.get(key.view, key.view) for key in DESK if key.view} <= set(VIEWS)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_footer_loses_nothing_at_eighty_columns(table):
    """The stock one loses half."""
    keys = footer(table, {})
    shown, places = keys_line(keys, 80)
    assert len(places) == len(keys)
    assert width(text_of(shown)) <= 80


def test_a_narrow_footer_drops_whole_keys_and_keeps_the_last():
    """Nobody loses the way to the menu."""
    shown, places = keys_line(footer(DESK, {}), 30)
    assert text_of(shown).endswith("? All keys")
    assert places[-1][2] == "menu"
    assert width(text_of(shown)) <= 30


def test_a_users_own_keys_are_taken_and_the_impossible_ones_named():
    """With the reason."""
    kept, problems = usable({"ack": "A", "dismiss": "t", "akc": "Z"})
    assert kept == {"ack": "A"}
    assert problems == (
        "'t' is triage already, so dismiss keeps its own key",
        "no key is called 'akc'; did you mean ack?",
    )


def test_two_keys_can_change_places():
    """Both are remapped, so neither is taken."""
    assert usable({"ack": "t", "triage": "a"}) == ({"ack": "t", "triage": "a"}, ())


def test_the_page_of_keys_is_the_table(checkout):
    """`python -c 'from tui.keymap import as_markdown; print(as_markdown())'` writes it again."""
    assert (checkout / "docs" / "keys.md").read_text(encoding="utf-8") == as_markdown()


def test_a_sign_is_taken_as_it_stands_on_the_key():
    """Nobody has to know that Textual calls it exclamation_mark."""
    assert usable({"ack": "!", "zoom": "+"}) == (
        {"ack": "exclamation_mark"},
        ("'+' is faster already, so zoom keeps its own key",),
    )


def test_what_moves_in_a_list_cannot_be_given_away():
    """Nothing could be opened any more."""
    assert usable({"ack": "enter"}) == (
        {},
        ("'enter' moves and opens in every list, so ack keeps its own key",),
    )


async def test_a_users_own_key_is_what_footer_menu_and_next_name(playing, wait_for, grid):
    """And it does what it says."""
    app = playing(14, settings=Settings(keys={"ack": "A", "zoom": "!"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        told = grid(app)
        await pilot.press("?", *"ack")
        await wait_for(pilot, lambda: "> A      Ack" in grid(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk))
        await pilot.press("a", "3", "1", "A")
        await wait_for(pilot, lambda: "You have" in grid(app))
    assert (" A Ack  x Dismiss" in told, "Press A." in told) == (True, True)


async def test_every_hint_names_a_users_own_key(playing, wait_for, grid):
    """Header, pointer, preview, board and what is said: nobody is told to press what does something else now."""
    keys = {
        "follow": "F",
        "triage": "L",
        "dismiss": "X",
        "leave": "Q",
        "clock": "S",
        "menu": "M",
    }
    app = playing(14, settings=Settings(keys=keys))
    told = []
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        app.screen.view("inbox").select("edge-errors")
        await pilot.pause()
        told.append(grid(app))
        await pilot.press("enter", "3")
        await wait_for(pilot, lambda: "F follows the clock again" in grid(app))
        told.append(grid(app))
        await pilot.press("S")
        await wait_for(pilot, lambda: "S lets it run on" in grid(app))
    shown = "\n".join(told)
    wanted = (
        "M keys  : go  Q leave",
        "L declares one",
        "X dismiss   L triage",
        "F follow",
        "M All keys",
    )
    assert [words for words in wanted if words not in shown] == []


async def test_a_setting_that_cannot_be_used_is_said_once_on_the_desk(playing, wait_for, grid):
    """With the reason, where one would look for the key."""
    app = playing(14, settings=Settings(keys={"akc": "A"}, problems=("config.toml: there is no setting 'colour'",)))  # fmt: skip
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "A setting is left out" in grid(app))
        assert "A setting is left out: config.toml: there is no setting 'colour' (and 1 more)." in grid(app)


@pytest.mark.parametrize("acts", [True, False], ids=["in play", "looking back"])
def test_only_who_can_act_is_told_a_key_for_it(begin, acts):
    """A look back shows what was, and offers nothing that could be done then."""
    source = Feed(begin(14)).context
    pages = [drawing(name)(source, Attention(acts=acts), 120, 30) for name in ("inbox", "incident", "room")]
    told = "\n".join(
        text_of(row)
        for page in pages
        for item in (*page.items,)
        for row in (*page.head, *item.lines, *item.about)
    )
    offers = ("a take", "x dismiss", "t triage", "t declares one", "r reply")
    assert [words in told for words in offers] == [acts] * len(offers)
