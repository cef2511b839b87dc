"""The hot wash on the screen: every page, every key, and the letters as they stand at three sizes."""

import os
from pathlib import Path

import pytest

from simulator.domain.commands import Answer, Observe
from simulator.domain.exercise import Play
from simulator.host.aftermath import added, aftermath
from simulator.host.endex import card
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.results import keep
from simulator.teams import team_for
from tui.hotwash import HotwashScreen
from tui.hotwash_views import PAGES, TABS, Looking, draw
from tui.hotwash_views.charts import moment
from tui.hotwash_views.keys import HOTWASH
from tui.hotwash_views.messages import sent_words
from tui.lines import text_of, width
from tui.painting import Palette

HASTY = Path(__file__).parents[1] / "host" / "hasty.yaml"
GOLDENS = Path(__file__).with_name("hotwash")
NARROW, MIDDLE, WIDE = (80, 24), (120, 36), (160, 48)


class Looker(Palette):
    """An app that only shows a hot wash, and remembers which moments were asked for."""

    def __init__(self, folder):
        super().__init__()
        self.folder = folder
        self.wash = HotwashScreen(folder)
        self.entered = []

    def on_mount(self):
        """Show it."""
        self.push_screen(self.wash)

    def on_hotwash_screen_enter(self, message):
        """Somebody wants to see the desk then."""
        self.entered.append(message.t)


@pytest.fixture(scope="module")
def logs(tmp_path_factory):
    """The log of a team's game of Sawtooth, as bytes."""
    shelf = tmp_path_factory.mktemp("exercises")
    found = {}

    def logs(team):
        if team not in found:
            inputs = make_inputs(
                "sawtooth", "default", 41, Play(mode="practice", pace="headless", team=Path(team).stem)
            )
            running = play(inputs, team_for(str(team), inputs))
            found[team] = (keep(running, shelf / Path(team).stem) / "play.jsonl").read_bytes()
        return found[team]

    return logs


@pytest.fixture
def folder(logs, tmp_path):
    """The exercise of the hasty team, always under the same name."""
    there = tmp_path / "sawtooth-7f3a"
    there.mkdir()
    (there / "play.jsonl").write_bytes(logs(str(HASTY)))
    return there


@pytest.fixture
def looked(folder, wait_for, grid):
    """Presses keys in the hot wash, and gives the app, its screen and what stands on it."""

    async def looked(*keys, size=NARROW):
        app = Looker(folder)
        async with app.run_test(size=size) as pilot:
            await wait_for(pilot, lambda: app.wash.found is not None)
            await pilot.pause()
            screen = app.wash
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            return app, screen, grid(app)

    return looked


# What stands there.


@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE], ids=["80x24", "120x36", "160x48"])
async def test_the_first_page_letter_by_letter(looked, size):
    """As it is at this size; HOTWASH_WRITE=1 writes it anew after a wanted change."""
    _, _, shown = await looked(size=size)
    golden = GOLDENS / f"{size[0]}x{size[1]}.txt"
    if os.environ.get("HOTWASH_WRITE") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown + "\n", encoding="utf-8")

    assert shown + "\n" == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("team", [str(HASTY), "silent", "model-answer"], ids=["hasty", "silent", "model"])
def test_no_line_is_wider_than_its_page(logs, tmp_path, team):
    """Whatever a team did, every page fits into every terminal, and none is empty."""
    (tmp_path / "play.jsonl").write_bytes(logs(team))
    found = aftermath(tmp_path)
    look = Looking(opened={verdict.judgement.id for verdict in found.verdicts})
    wrong = []
    for name in PAGES:
        for size in (NARROW, MIDDLE, WIDE, (60, 18), (300, 90)):
            page = draw(found, look, *size, name)
            still = [width(text_of(row)) for row in (*page.head, *page.foot)]
            moved = [2 + width(text_of(row)) for item in page.items for row in item.lines]
            if max(still + moved) > size[0] or not (page.items or page.empty):
                wrong.append((name, size))

    assert wrong == []


def test_a_letter_has_its_wrong_words_underlined_and_no_others(folder):
    """However narrow the page, and wherever the letter breaks its lines."""
    found = aftermath(folder)
    marked = {
        cells: "".join(
            text
            for row in sent_words(found, found.letters[0], cells, most=99)
            for text, role in row
            if role == "wrong"
        )
        for cells in (24, 80)
    }

    assert {cells: text.replace(" ", "") for cells, text in marked.items()} == dict.fromkeys(
        (24, 80), "anattack11:36"
    )


@pytest.mark.parametrize(("digit", "title", "name"), TABS)
async def test_each_digit_goes_to_its_page(looked, digit, title, name):
    """And the page's own name stands apart from its digit."""
    _, screen, shown = await looked(digit)

    assert (screen.look.tab, f"{digit} {title}" in shown) == (name, True)


async def test_esc_goes_back_to_the_result(looked):
    """From any page."""
    _, screen, _ = await looked("4", "escape")

    assert screen.look.tab == "result"


async def test_markup_and_escape_codes_stay_letters(looked):
    """What the team wrote is shown as it wrote it, without what a terminal would obey."""
    _, _, film = await looked("2", size=WIDE)
    _, _, messages = await looked("4", size=WIDE)

    assert "Attack [b]on[/b] edge" in film
    assert "[red]all of you[/red]" in messages
    assert "\x1b" not in film + messages


async def test_a_message_stands_beside_what_was_true(looked):
    """With the sentence that would have been right."""
    _, _, shown = await looked("4")

    assert "The cause is an attack." in shown
    assert "would have been right  cause:" in shown
    assert "true then  edge.errors_ratio 12.0%" in shown


async def test_a_small_terminal_is_told_what_is_needed(looked):
    """One sentence."""
    _, _, shown = await looked(size=(50, 16))

    assert "Hotwash needs 60x18" in shown


# While it is computed, and when it cannot be.


async def test_it_says_that_it_is_replaying(folder):
    """From the first frame on, until there is something to show."""
    app = Looker(folder)
    async with app.run_test(size=NARROW):
        app.wash.found = None
        app.wash.draw()
        shown = [text_of(row).strip() for row in app.wash.page.page.head]

    assert "replaying the same seed with the model answer, and with nobody ..." in shown


async def test_a_touched_log_is_said_and_not_shown(folder, wait_for, grid):
    """The error's own words stand on the screen; keys that need a result say why there is none."""
    file = folder / "play.jsonl"
    file.write_bytes(file.read_bytes().replace(b"an attack", b"no attack", 1))
    app = Looker(folder)
    async with app.run_test(size=NARROW) as pilot:
        await wait_for(pilot, lambda: app.wash.problem)
        await pilot.press("s", "space", "enter", "2")
        shown = grid(app)

    assert "This exercise cannot be looked back on." in shown
    assert not (folder / "hotwash.md").exists()


# Keys.


async def test_enter_on_a_moment_asks_for_the_desk_as_it_was(looked):
    """The app is told when; what it shows then is its own."""
    app, screen, _ = await looked("down", "enter")

    assert app.entered == [screen.found.moments[1].t]


async def test_enter_on_a_judgement_shows_and_hides_what_proves_it(looked):
    """And enter on a line of evidence asks for the desk at that moment."""
    _, screen, open_ = await looked("3", "enter")
    app, _, _ = await looked("3", "enter", "down", "enter")
    _, closed_screen, closed = await looked("3", "enter", "enter")
    first = screen.found.verdicts[0]

    assert "line 13" in open_
    assert "line 13" not in closed
    assert closed_screen.look.opened == set()
    assert app.entered == [first.evidence[0].t]


async def test_moments_are_gone_through_in_order_of_time(looked):
    """`}` goes on, `{` goes back, and at an end they stay."""
    _, screen, _ = await looked("left_curly_bracket", "left_curly_bracket")
    first = screen.look.t
    _, screen, _ = await looked("left_curly_bracket", *["right_curly_bracket"] * 5)
    times = sorted(one.t for one in screen.found.moments)

    assert (first, screen.look.t) == (times[0], times[-1])


async def test_the_film_is_stepped_cell_by_cell(looked):
    """`]` to the beginning of the next cell, `[` to that of this one, then of the one before."""
    _, on, _ = await looked("2", "g", "right_square_bracket", "right_square_bracket")
    _, back, _ = await looked("2", "g", "right_square_bracket", "right_square_bracket", "left_square_bracket")
    cells = 80 - 12

    assert on.look.t == moment(2, on.found.end, cells)
    assert back.look.t == moment(1, back.found.end, cells)


async def test_the_list_below_the_film_is_where_the_film_is(wait_for, folder):
    """Also when the film goes on from the first of two things that happened at one time."""
    app = Looker(folder)
    async with app.run_test(size=NARROW) as pilot:
        await wait_for(pilot, lambda: app.wash.found is not None)
        await pilot.press("2")
        page = app.wash.page
        times = [item.at for item in page.page.items]
        page.select(page.page.items[next(n for n, at in enumerate(times) if at == times[n + 1])].id)
        await pilot.press(*["]"] * 20)
        await pilot.pause()
        before = [item.id for item in page.page.items if (item.at or 0) <= app.wash.look.t]

        assert page.selected == app.wash.look.selected == before[-1]


async def test_stepping_where_the_film_does_not_show_says_where_it_is(looked):
    """Nothing moves unseen."""
    _, _, shown = await looked("3", "right_square_bracket")

    assert "The film is at 11:" in shown


async def test_space_runs_the_film_and_stops_it(wait_for, folder):
    """It runs by itself, and shows the page it is on."""
    app = Looker(folder)
    async with app.run_test(size=NARROW) as pilot:
        await wait_for(pilot, lambda: app.wash.found is not None)
        await pilot.press("space")
        assert (app.wash.look.playing, app.wash.look.tab) == (True, "film")
        begun = app.wash.look.t
        await wait_for(pilot, lambda: app.wash.look.t > begun)
        await pilot.press("space")
        stood = app.wash.look.t
        app.wash.look.t = app.wash.there.end - 1
        await pilot.press("space")
        await wait_for(pilot, lambda: not app.wash.look.playing)
        assert (stood > begun, app.wash.look.t) == (True, app.wash.there.end)


async def test_a_question_is_answered_with_who_and_by_when(looked):
    """It stands on the page, and in the evaluation."""
    app, _, shown = await looked("5", "down", "n", *"Ask", "down", *"ida", "down", *"Friday", "enter")

    assert added(app.folder) == (Answer(to="question 2", text="Ask", owner="ida", due="Friday"),)
    assert "Ask (who: ida, by when: Friday)" in shown


async def test_an_answer_without_words_is_not_kept(looked):
    """The sheet says what is open, and stays."""
    app, _, shown = await looked("n", "enter")

    assert added(app.folder) == ()
    assert "Still open: Answer." in shown


async def test_what_was_written_is_there_again_after_esc(looked):
    """A draft is never lost."""
    _, _, shown = await looked("n", *"Half a", "escape", "n")

    assert "Half a" in shown


async def test_an_objection_stands_beside_its_judgement(looked):
    """The points stay as they were."""
    app, screen, shown = await looked("3", "o", *"No", "enter")
    first = screen.found.verdicts[0].judgement

    assert added(app.folder) == (Answer(to=first.id, text="No"),)
    assert "objection: No" in shown
    assert "0.0 of 3.0" in shown


async def test_there_must_be_something_to_object_to(looked):
    """A question is no judgement."""
    app, _, shown = await looked("5", "o")

    assert "Select a judgement" in shown
    assert added(app.folder) == ()


async def test_an_observation_is_noted_at_the_films_moment(looked):
    """Where evaluators' notes stand."""
    app, screen, shown = await looked("6", "n", *"Hm", "enter")

    assert added(app.folder) == (Observe(at=screen.look.t, text="Hm"),)
    assert f"{screen.found.clock(screen.look.t)}  Hm" in shown


async def test_what_the_disk_does_not_take_is_said_and_kept_on_the_sheet(folder, wait_for, grid):
    """Something else stands where the evaluation belongs: what was written is there again with the next n."""
    app = Looker(folder)
    async with app.run_test(size=NARROW) as pilot:
        await wait_for(pilot, lambda: app.wash.found is not None)
        (folder / "evaluation.jsonl").mkdir()
        await pilot.press("n", *"Hello", "enter")
        await pilot.pause()
        said = grid(app)
        await pilot.press("n")
        await pilot.pause()
        again = grid(app)

    assert "Not kept:" in said
    assert "Hello" in again


async def test_save_writes_the_page_and_the_picture_beside_the_exercise(looked):
    """Both say EXERCISE."""
    app, _, shown = await looked("s")
    page = (app.folder / "hotwash.md").read_text(encoding="utf-8")
    picture = (app.folder / "hotwash.svg").read_text(encoding="utf-8")

    assert page.startswith("# EXERCISE sawtooth-7f3a")
    assert picture.startswith("<svg")
    assert "EXERCISE" in picture
    assert "Saved hotwash.md and hotwash.svg" in shown


async def test_copy_takes_the_twelve_lines(looked):
    """The same as the card."""
    app, screen, shown = await looked("y")

    assert app.clipboard == "\n".join(card(screen.found))
    assert "Copied" in shown


async def test_q_leaves(looked):
    """Back to where one came from."""
    app, _, _ = await looked("q")

    assert not app.is_running


async def test_the_menu_lists_every_key_and_does_it(looked):
    """Found by its words."""
    _, _, shown = await looked("question_mark", size=MIDDLE)
    _, screen, _ = await looked("question_mark", *"judgements", "enter")

    assert all(key.label in shown for key in HOTWASH if key.name != "moments")
    assert screen.look.tab == "judgements"


async def test_a_click_on_a_pages_name_goes_there(folder, wait_for):
    """A mouse can do what a key can."""
    app = Looker(folder)
    async with app.run_test(size=NARROW) as pilot:
        await wait_for(pilot, lambda: app.wash.found is not None)
        await pilot.click("#tabs", offset=(12, 0))
        await pilot.pause()
        assert app.wash.look.tab == "film"


async def test_at_full_width_the_questions_are_answered_on_the_same_page(looked):
    """Tab goes to them."""
    app, _, shown = await looked("tab", "down", "n", *"We", "enter", size=WIDE)

    assert added(app.folder) == (Answer(to="question 2", text="We"),)
    assert "We (who: -, by when: -)" in shown


# What the log shows.


async def test_the_sixth_page_tells_the_signs_with_what_shows_them_and_what_to_try(looked):
    """Times first; below, the figures, the advice and the source of the one under the cursor."""
    _, _, shown = await looked("6")
    lines = [line.strip() for line in shown.split("\n")]

    assert "> 11:19:45  A plan kept past its own check" in shown.split("\n")
    assert "to try: Write the time into what you expect (by 11:40), and let somebody who" in lines
    assert "after: Orasanu, Martin and Davison 2001, on plan continuation errors in" in lines


async def test_enter_on_an_observation_shows_its_lines_and_enter_on_a_line_the_desk(looked):
    """As with a judgement."""
    _, _, open_ = await looked("6", "enter")
    app, screen, _ = await looked("6", "enter", "down", "enter")
    _, closed_screen, _ = await looked("6", "enter", "enter")
    [pressed] = [one for one in screen.found.observations if one.marker.id == "pressing-on"]

    assert f"line {pressed.events[0] + 1}" in open_
    assert (app.entered, closed_screen.look.opened) == ([pressed.t], set())


async def test_the_result_says_how_many_signs_there_are_and_where(looked):
    """Whoever does not know the page finds it."""
    _, _, shown = await looked()

    assert "6 signs: 2" in shown
