"""The composer on a screen: what stands there at three sizes, what keys do to a letter, and that no draft is lost."""

import os
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.containers import Horizontal
from textual.widgets import Input, Static

from simulator.domain import commands as c
from simulator.host.plain.console import Console
from simulator.host.writing import Drafts, Letter
from tui import compose
from tui.choosing import choices
from tui.compose import Compose
from tui.painting import Palette

GOLDENS = Path(__file__).parent / "goldens"
POST = "status-investigating"
STORY = (
    "declare SEV1 Edge errors in waves items=4,5,6",
    "classify outage data-q sev1 edge,bot-scorer confidence=guess",
)
MAYBE = "hypothesis H1 attack traffic"
CAUSE = "hypothesis H2 a feature file that doubled"
SIZES = {"80x24": (80, 24, 0), "120x36": (120, 36, 58), "160x48": (160, 48, 60)}
"""(columns, rows, columns of the sheet; 0: all of them)."""


class Bare(Palette):
    """The sheet alone, or at the right of an empty world."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "#world { width: 1fr; }"

    def __init__(self, sheet, cells):
        super().__init__()
        self.sheet, self.cells = sheet, cells
        self.posted = []

    def compose(self):
        with Horizontal():
            if self.cells:
                yield Static(id="world")
                self.sheet.styles.width = self.cells
            yield self.sheet

    def on_compose_send(self, message):
        self.posted.append(message.command)

    def on_compose_sign(self, message):
        self.posted.append(("sign", message.draft, message.by))

    def on_compose_parked(self, message):
        self.posted.append(("parked", message.draft.name))

    def on_compose_left(self):
        self.posted.append("left")


@pytest.fixture
def seat(begin):
    """Gives what one seat knows at 11:18, after some typed lines."""

    def seat(*lines, roles=(), session=None, **play):
        session = session or begin(13, **play)
        console = Console(session, session.seat(*roles), lambda _: None)
        for line in lines:
            console.feed(line)
        return console.context

    return seat


@pytest.fixture
def writing():
    """Opens the composer on a screen of a size."""

    @asynccontextmanager
    async def writing(context, name=POST, size="80x24", hold=0.0, **more):
        columns, rows, cells = SIZES[size]
        app = Bare(Compose(context, name, hold=hold, **more), cells)
        async with app.run_test(size=(columns, rows)) as pilot:
            await pilot.pause()
            await pilot.pause()
            yield pilot

    return writing


@pytest.fixture
def same_as(grid):
    """Compares the screen with a file that people can read; HOTWASH_GOLDENS=write makes the files anew."""

    def same_as(app, name):
        path = GOLDENS / f"{name}.txt"
        shown = grid(app).rstrip("\n") + "\n"
        if os.environ.get("HOTWASH_GOLDENS") == "write":
            path.write_text(shown, encoding="utf-8")
        assert shown == path.read_text(encoding="utf-8")

    return same_as


async def typed(pilot, text, *keys):
    """Write a text as a terminal hands it over in one piece, then press keys."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.press(*keys)


def rows_of(grid, pilot, word):
    return [row for row in grid(pilot.app).splitlines() if word in row]


# What stands there.


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", ["practice", "drill"])
async def test_a_post_opens_ready_to_be_written(seat, writing, same_as, size, mode):
    """Filled from the board, at its first blank."""
    async with writing(seat(*STORY, mode=mode), size=size) as pilot:
        same_as(pilot.app, f"compose-{size}-{mode}")


@pytest.mark.parametrize("size", SIZES)
async def test_practice_says_what_a_reader_would_ask_while_one_writes(seat, writing, same_as, size, settled):
    """And what should not stand there, each in a sentence."""
    async with writing(seat(*STORY, MAYBE, CAUSE), size=size) as pilot:
        await typed(pilot, "some visitors to sites behind bot-scorer", "tab", "down", "tab")
        await typed(pilot, "Noor broke it.")
        await settled(pilot)
        same_as(pilot.app, f"compose-{size}-writing")


async def test_a_drill_never_says_what_is_wrong_with_the_words(seat, writing, grid, settled):
    """It counts the blanks; people ask later."""
    async with writing(seat(*STORY, MAYBE, CAUSE, mode="drill")) as pilot:
        await typed(pilot, "some visitors behind bot-scorer", "tab", "down", "tab")
        await typed(pilot, "Noor broke it.")
        await settled(pilot)

        assert (rows_of(grid, pilot, " ! "), rows_of(grid, pilot, "?"), rows_of(grid, pilot, "blank")) == (
            [],
            [],
            [" no blanks left"],
        )


@pytest.mark.long
async def test_every_message_of_the_standard_can_be_written_where_room_is_scarcest(seat, writing):
    """Each blank has room for what goes in, also where its sentence is long."""
    context = seat(*STORY, MAYBE, CAUSE)
    narrow = []
    for name in context.standard.messages:
        async with writing(context, name, size="120x36") as pilot:
            narrow += [
                (name, row.sentence.name)
                for row in pilot.app.sheet.rows
                if row.sentence.blank and row.query_one(Input).size.width < 7
            ]

    assert narrow == []


async def test_a_long_letter_leaves_room_for_its_questions(seat, writing, grid):
    """The letter scrolls, the buttons stay."""
    async with writing(seat(*STORY), "internal-update") as pilot:
        text = grid(pilot.app)

        assert ("THE READER STILL ASKS" in text, "[ Send ]" in text, "and " in text) == (True, True, True)


# Writing.


async def test_an_honest_first_post_takes_few_keys_besides_its_words(seat, writing):
    """`m` and `enter` open it; then one sentence, enter, enter."""
    keys = ["enter", "enter"]
    async with writing(seat(*STORY)) as pilot:
        await typed(pilot, "visitors get a robot check", *keys)
        await pilot.pause()
        [sent] = pilot.app.posted

        assert (
            len(["m", "enter", *keys]) <= 15,
            sent.fields["scope"].value,
            sent.fields["cause"].standing,
        ) == (
            True,
            "visitors get a robot check",
            "unknown",
        )


async def test_keys_make_the_command_that_verbs_make(seat, writing):
    """Times aside: here it is the same moment."""
    lines = (
        *STORY,
        'as incident-commander send status-investigating scope?="two regions" cause="a bad file" words="Sorry."',
    )
    verbs = seat(*lines)
    async with writing(seat(*STORY)) as pilot:
        await typed(pilot, "two regions", "up", "tab", "down", "down")
        await typed(pilot, "a bad file", "tab")
        await typed(pilot, "Sorry.", "enter", "enter")
        await pilot.pause()
        [sent] = pilot.app.posted

    assert (sent.fields, sent.words, sent.text) == (
        {name: c.Claim(**{**told, "cites": tuple(told["cites"])}) for name, told in verbs.board.sent[-1].fields.items()},
        "Sorry.",
        verbs.board.sent[-1].text,
    )  # fmt: skip


async def test_how_sure_changes_the_sentence_under_the_cursor(seat, writing, grid, settled):
    """And what one types goes on going into it."""
    async with writing(seat(*STORY)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        said = [rows_of(grid, pilot, ">")[0]]
        for _ in range(2):
            await pilot.press("down", "x")
            await settled(pilot)
            said.append(rows_of(grid, pilot, ">")[0])
        await pilot.press("up", "up", "up", "y")
        await settled(pilot)
        said.append(rows_of(grid, pilot, ">")[0])

    assert [" ".join(row.split()) for row in said] == [
        ">We are looking into it and do not yet know the cause. unknown",
        ">We suspect [x ]. suspected",
        ">The cause is [xx ]. confirmed",
        ">The cause is [xxy ]. confirmed",
    ]


async def test_a_letter_that_is_drawn_while_somebody_types_loses_no_key(seat, writing, settled):
    """On a slow machine keys come faster than the letter hears of them; what is drawn then is what was typed."""
    async with writing(seat(*STORY)) as pilot:
        sheet = pilot.app.sheet
        box = sheet.row("scope").query_one(Input)
        for key in "back to":
            box.insert_text_at_cursor(key)
            sheet.beat()
        box.action_delete_left()
        sheet.beat()
        await settled(pilot)

        assert (box.value, box.cursor_position, sheet.letter["scope"].value) == ("back t", 6, "back t")


async def test_tab_goes_round_inside_the_letter(seat, writing):
    """It never leaves for the world at the left."""
    async with writing(seat(*STORY), size="120x36") as pilot:
        sheet, met = pilot.app.sheet, []
        for _ in range(8):
            await pilot.press("tab")
            met.append(pilot.app.focused is not None and sheet in pilot.app.focused.ancestors)
        stands = sheet.row("scope").here
        await pilot.press("shift+tab")

        assert (met, stands or sheet.row("scope").here) == ([True] * 8, True)


async def test_a_value_that_moved_on_the_board_is_marked(seat, writing, grid, settled):
    """It is not changed; the line below says what the board has now."""
    context = seat(*STORY, MAYBE)
    async with writing(context) as pilot:
        seat(CAUSE, session=context.session)
        pilot.app.sheet.beat()
        await pilot.press("tab")
        await settled(pilot)

        assert (len(rows_of(grid, pilot, "[attack traffic")), rows_of(grid, pilot, "board now")) == (
            1,
            [" from the board; the board now has a feature file that doubled"],
        )


async def test_preview_shows_it_as_its_reader_will_see_it(seat, writing, grid, settled):
    """From EXERCISE on; esc shows the letter again."""
    async with writing(seat(*STORY)) as pilot:
        await typed(pilot, "two regions", "escape", "p")
        await settled(pilot)
        read = [
            len(rows_of(grid, pilot, word)) for word in ("EXERCISE:", "We know of this: two regions.", "[")
        ]
        await pilot.press("escape")
        await settled(pilot)

        assert (read, len(rows_of(grid, pilot, "We know of this: [two regions"))) == ([1, 1, 2], 1)


async def test_i_says_what_the_standard_asks_of_it(seat, writing, grid, settled):
    """In a drill too: these are the house rules."""
    async with writing(seat(*STORY, mode="drill")) as pilot:
        await pilot.press("escape", "i")
        await settled(pilot)

        assert rows_of(grid, pilot, "Does it hit me?") == [" Does it hit me? (counts double)"]


# Sending.


async def test_what_is_sent_can_be_taken_back(seat, writing, grid):
    """For some seconds nothing has happened."""
    async with writing(seat(*STORY), hold=30) as pilot:
        await typed(pilot, "two regions", "enter", "enter")
        await pilot.pause()
        said = rows_of(grid, pilot, "takes it back")
        await pilot.press("u")
        await pilot.pause()

        assert (said, rows_of(grid, pilot, "Taken back"), pilot.app.posted) == (
            [" Sending in 30; u takes it back."],
            [" Taken back."],
            [],
        )


async def test_after_the_hold_it_goes_once(seat, writing, wait_for, settled):
    """However often one presses."""
    async with writing(seat(*STORY), hold=0.3) as pilot:
        await typed(pilot, "two regions", "enter", "enter", "enter", "s")
        await wait_for(pilot, lambda: pilot.app.posted)
        await settled(pilot)

        assert [type(sent).__name__ for sent in pilot.app.posted] == ["Send"]


@pytest.mark.parametrize("mode", ["practice", "drill"])
async def test_what_looks_private_is_asked_about_before_it_goes(seat, writing, grid, mode, settled):
    """Enter sends it all the same."""
    async with writing(seat(*STORY, mode=mode)) as pilot:
        await typed(pilot, "mail mira@example.com", "enter", "enter")
        await settled(pilot)
        asked, before = rows_of(grid, pilot, "send?"), len(pilot.app.posted)
        await pilot.press("enter")
        await pilot.pause()

        assert (asked, before, len(pilot.app.posted)) == (
            [" This looks like an e-mail address: send? enter sends, esc goes back."],
            0,
            1,
        )


async def test_what_needs_a_signature_is_kept_to_be_signed(seat, writing, grid, settled):
    """Said in words before, and a draft instead of a message."""
    context = seat(*STORY)
    lead = seat(roles=("communications-lead",), session=context.session)
    async with writing(lead) as pilot:
        await typed(pilot, "two regions", "enter")
        await settled(pilot)
        said = [*rows_of(grid, pilot, "signs it first"), *rows_of(grid, pilot, "[ Keep")]
        await pilot.press("enter")
        await pilot.pause()
        [draft] = pilot.app.posted

        assert (said, type(draft).__name__, draft.draft) == (
            [
                " Incident commander signs it first: it is kept as a draft to be signed.",
                ">[ Keep for signing ]   Preview   Park draft",
            ],
            "Draft",
            "M1",
        )


async def test_who_may_sign_a_draft_is_offered_it(seat, writing, grid, settled):
    """While it stands as it was written."""
    context = seat(*STORY, f'as communications-lead draft {POST} scope="two regions" cause=?')
    async with writing(context, "", draft="M1") as pilot:
        await pilot.press("escape")
        await settled(pilot)
        offered = rows_of(grid, pilot, "[ Sign ]")
        await pilot.press("enter")
        await pilot.pause()

        assert (offered, pilot.app.posted) == (
            [">[ Sign ]   Keep for signing   Preview   Park draft"],
            [("sign", "M1", "incident-commander")],
        )


async def test_another_role_can_sign(seat, writing):
    """Left and right choose it, where the keyboard has several."""
    async with writing(seat(*STORY)) as pilot:
        await pilot.press("shift+tab", "shift+tab", "right")
        await pilot.pause()

        assert pilot.app.sheet.letter.signs == "communications-lead"


# Keeping.


def kept(context):
    return [
        (one.name, one.letter["scope"].value)
        for one in Drafts(context.session.folder, context.standard).all()
    ]


async def test_the_footer_offers_no_letter_where_letters_only_write(seat, writing):
    """In a blank s is an s; once the text is left it sends, and the footer says so."""
    async with writing(seat(*STORY)) as pilot:
        sheet = pilot.app.sheet
        inside = [key for key, _, _ in sheet.keys]
        await pilot.press("escape")
        outside = [key for key, _, _ in sheet.keys]
        await pilot.press("p")
        reading = [key for key, _, _ in sheet.keys]
    assert (inside, outside, reading) == (
        ["tab", "up down", "enter", "esc"],
        ["enter", "s", "p", "i", "tab", "esc", "?"],
        ["s", "p", "?"],
    )


async def test_while_it_is_about_to_go_the_footer_offers_to_take_it_back(seat, writing):
    """Nothing else can be done in these seconds."""
    async with writing(seat(*STORY), hold=60) as pilot:
        await typed(pilot, "some visitors", "escape", "s")
        assert pilot.app.sheet.keys == (("u", "Take back", "u"),)


async def test_esc_leaves_the_text_and_then_parks_the_letter(seat, writing):
    """It opens again as it was."""
    context = seat(*STORY)
    async with writing(context) as pilot:
        await typed(pilot, "two regions", "escape")
        between = list(pilot.app.posted)
        await pilot.press("escape")
        await pilot.pause()
        after = pilot.app.posted
    async with writing(context, "D1") as pilot:
        again = pilot.app.sheet.letter["scope"].value

    assert (between, after, again) == ([], [("parked", "D1")], "two regions")


async def test_nothing_written_is_nothing_kept(seat, writing):
    """Looking at a message leaves no trace."""
    context = seat(*STORY)
    async with writing(context) as pilot:
        await pilot.press("escape", "escape")
        await pilot.pause()

        assert (pilot.app.posted, kept(context)) == (["left"], [])


async def test_a_pause_keeps_what_was_typed(seat, writing, wait_for, monkeypatch):
    """Nobody has to do anything for it."""
    monkeypatch.setattr(compose, "PAUSE_S", 0.05)
    context = seat(*STORY)
    async with writing(context) as pilot:
        await typed(pilot, "two")
        await wait_for(pilot, lambda: kept(context) == [("D1", "two")])

        assert kept(context) == [("D1", "two")]


async def test_a_screen_that_goes_away_keeps_the_letter(seat, writing):
    """Whatever was on it."""
    context = seat(*STORY)
    async with writing(context) as pilot:
        await typed(pilot, "two regions")

    assert kept(context) == [("D1", "two regions")]


async def test_what_was_sent_is_no_draft_any_more(seat, writing):
    """Once the world has it."""
    context = seat(*STORY)
    async with writing(context) as pilot:
        await typed(pilot, "two regions", "escape", "escape")
    async with writing(context, "D1") as pilot:
        await pilot.press("escape", "s")
        await pilot.pause()

    assert kept(context) == []


async def test_what_was_refused_is_still_a_draft(seat, writing):
    """The reason stands on the sheet."""
    context = seat(*STORY)
    async with writing(context) as pilot:
        await typed(pilot, "two regions", "enter", "enter")
        await pilot.pause()
        pilot.app.sheet.tell("Not done: the exercise has ended")

    assert kept(context) == [("D1", "two regions")]


async def test_a_full_disk_is_said_and_can_be_left(seat, writing, grid, monkeypatch, settled):
    """A second esc goes without keeping it."""

    def full(*_):
        raise OSError(28, "No space left on device")

    async with writing(seat(*STORY)) as pilot:
        with monkeypatch.context() as disk:
            disk.setattr(Drafts, "keep", full)
            await typed(pilot, "two", "escape", "escape")
            await settled(pilot)
            said, before = rows_of(grid, pilot, "No space left"), list(pilot.app.posted)
            await pilot.press("escape")
            await pilot.pause()

            assert (len(said), before, pilot.app.posted) == (1, [], ["left"])


# Which message.


def test_what_is_owed_comes_first(seat):
    """With when it is due; what only others send says so."""
    items = choices(seat(*STORY))
    lines = {item.id: " ".join("".join(text for text, _ in item.lines[0]).split()) for item in items}

    assert (list(lines)[:2], lines[POST], lines["regulator-notice"]) == (
        ["internal-brief", POST],
        "First public post due in 10:00",
        "Notice to an authority for legal-counsel to send",
    )


async def test_unfinished_letters_come_before_all(seat, writing):
    """With when they were begun."""
    context = seat(*STORY)
    async with writing(context, "executive-brief") as pilot:
        await pilot.press("a", "escape", "escape")
        await pilot.pause()
    first = choices(context)[0]

    assert (first.id, " ".join("".join(text for text, _ in first.lines[0]).split())) == (
        "D1",
        "Brief to the executives begun at 11:18",
    )


# What comes from outside.


@pytest.mark.parametrize("evil", ["[/]", "[@click=app.quit]x[/]", "[red]x", "a [/b] c", "$x {} %s"])
async def test_nothing_written_becomes_markup(seat, writing, grid, evil, settled):
    """It stands there as it is, in the letter and in the preview."""
    async with writing(seat(*STORY, f'hypothesis H2 "{evil}"')) as pilot:
        await typed(pilot, "x", "tab", "tab")
        await typed(pilot, evil, "escape", "p")
        await settled(pilot)

        assert len(rows_of(grid, pilot, evil)) == 2


async def test_what_is_pasted_loses_what_a_terminal_would_obey(seat, writing, settled):
    """In a blank and in one's own words."""
    async with writing(seat(*STORY)) as pilot:
        await typed(pilot, "two \x1b[31mregions\u202e", "tab", "tab")
        await typed(pilot, "so\x07rry")
        await settled(pilot)
        letter: Letter = pilot.app.sheet.letter

        assert (letter["scope"].value, letter.own) == ("two [31mregions", "sorry")


async def test_the_name_of_a_duty_is_completed_where_counsel_is_told(seat, writing):
    """The right arrow takes it, with what starts it."""
    context = seat(*STORY)
    async with writing(context, "legal-notice", size="160x48") as pilot:
        row = pilot.app.sheet.row("duties")
        row.query_one(Input).focus()
        await typed(pilot, "gdpr-3")
        await pilot.pause()
        await pilot.press("right")
        await pilot.pause()

        assert row.query_one(Input).value == "gdpr-33 (aware)"
