"""The desk by its keys: each does what it says, on what was selected, and nothing typed is lost."""

import pytest
from textual import events
from textual.widgets import Input

from simulator.domain import commands as c
from simulator.host.plain.console import Console
from simulator.host.settings import Settings
from simulator.host.store import open_exercise
from tui.app import Hotwash
from tui.desk import Desk
from tui.feed import Feed
from tui.forms import ChoiceSheet, FormSheet, PickRow
from tui.live import LiveDesk

SIZES = ((80, 24), (120, 36), (160, 48))


def acts(session):
    """What was done in an exercise, in order, without looks."""
    commands = [command for _, command in open_exercise(session.folder).commands]
    return [one for one in commands if not isinstance(one, c.LookAt)]


def desk(app):
    """The desk, under whatever lies over it."""
    return next(screen for screen in app.screen_stack if isinstance(screen, Desk))


async def start(pilot, wait_for):
    """Leave the briefing, and wait until every view is there."""
    await wait_for(pilot, lambda: len(pilot.app.screen_stack) > 2)
    await pilot.press("enter")
    await wait_for(pilot, lambda: desk(pilot.app).whole and isinstance(pilot.app.screen, LiveDesk))


async def choose(pilot, row, value):
    """Choose an option of the form that is open, by its keys."""
    sheet = pilot.app.screen.query_one(FormSheet)
    sheet.go_to(row)
    await pilot.pause()
    picked = next(one for one in sheet.query(PickRow) if one.name == row)
    for _ in picked.row.options:
        if picked.value == value:
            return
        await pilot.press("right")
    assert picked.value == value


async def write(pilot, row, text):
    """Write into a blank of the form that is open."""
    pilot.app.screen.query_one(FormSheet).go_to(row)
    await pilot.pause()
    await pilot.press(*(("space" if letter == " " else letter) for letter in text))


async def opened(pilot, wait_for, kind=FormSheet):
    """Wait until a sheet is open."""
    await wait_for(pilot, lambda: list(pilot.app.screen.query(kind)))


async def test_enter_on_the_briefing_starts_the_clock(playing, wait_for):
    """And nothing runs before."""
    app = playing()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        assert not app.session.began
        await start(pilot, wait_for)
        assert app.session.began
        assert not app.session.standing


async def test_the_briefing_names_keys_and_no_verbs(playing, wait_for, grid):
    """On a screen one presses; what is typed in lines would mean something else here."""
    app = playing(settings=Settings(keys={"ack": "A"}))
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await wait_for(pilot, lambda: "Three keys   A  I have it" in grid(app))
        told = " ".join(grid(app).split())
    assert ("space stops it" in told, "pause stops it" in told) == (True, False)


async def test_a_long_briefing_on_a_small_screen_still_names_the_first_keys(begin, playing, wait_for, grid):
    """Where the line of keys has no room, NEXT says them."""
    session = begin(seats=("incident-commander",), team="model-answer")
    app = playing(0, "incident-commander", session=session)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await wait_for(pilot, lambda: "Start" in grid(app))
        told = grid(app)
    assert ("Three keys   a" in told) or ("Then a takes an alert, ? helps." in told)


async def test_leaving_the_briefing_leaves_everything_as_it_was(playing, wait_for):
    """Nothing has begun."""
    app = playing()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("q")
        await wait_for(pilot, lambda: app.return_code is not None)
    assert not app.session.began


@pytest.mark.parametrize("key", ["q", "escape", "enter"])
async def test_the_briefing_once_more_leads_back_to_the_desk(playing, wait_for, grid, key):
    """Whatever one presses there: the exercise goes on, and nobody is told that it was left."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("B")
        await wait_for(pilot, lambda: "The exercise goes on meanwhile" in grid(app))
        told = grid(app)
        await pilot.press(key)
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk))
    assert "Where you left it" not in told


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_ack_takes_what_is_selected(playing, wait_for, size):
    """Whatever has come in above it meanwhile."""
    app = playing(14)
    async with app.run_test(size=size) as pilot:
        await start(pilot, wait_for)
        view = desk(app).view("inbox")
        wanted = next(item for item in view.page.items if (row := app.screen.context.inbox.by_name(item.id)) and row.kind == "alert" and not item.same)  # fmt: skip
        view.select(wanted.id)
        await pilot.press("a")
        await wait_for(pilot, lambda: acts(app.session))
    assert [(type(one), one.item) for one in acts(app.session)] == [(c.Acknowledge, wanted.id)]


async def test_the_key_that_next_names_does_what_it_says_and_the_cursor_comes_along(playing, wait_for, grid):
    """Whatever was selected; what is triaged next is what was just taken."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        assert "Press a." in grid(app)
        asked = next(row.name for row in app.screen.context.inbox.rows if row.kind == "question")
        desk(app).view("inbox").select(asked)
        await pilot.press("a")
        await wait_for(pilot, lambda: acts(app.session))
        selected = desk(app).selected().id
    assert ([one.item for one in acts(app.session)], selected) == (["edge-errors"], "edge-errors")


async def test_running_ahead_goes_to_what_has_come(playing, wait_for, grid):
    """And NEXT names a key only for what it would act on."""
    app = playing(8)
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        app.session.pause()
        first = desk(app).selected().id
        await pilot.press(">")
        await wait_for(pilot, lambda: desk(app).selected().id != first)
        came = app.screen.context.inbox.by_name(desk(app).selected().id)
        told = grid(app)
        desk(app).view("inbox").select(first)
        desk(app).say("")
        await wait_for(pilot, lambda: "Go to it, press a" in grid(app))
    assert (came.arrived == app.session.now, f"later. {came.kind.capitalize()} {came.number}, " in told) == (
        True,
        True,
    )


async def test_reply_goes_to_who_waits_and_not_again_to_who_was_answered(playing, wait_for):
    """The cursor stays with the answered question; the next r is for the next one who waits, and goes there."""
    app = playing(16)
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        asked = [row.name for row in app.screen.context.inbox.waiting if row.kind == "question"]
        for name in asked[:2]:
            await pilot.press("r")
            await opened(pilot, wait_for)
            await write(pilot, "text", name)
            await pilot.press("enter")
            await wait_for(pilot, lambda: not app.screen.query(FormSheet))
        selected = desk(app).selected().id
    answered = [one.inject for one in acts(app.session)]
    assert (sorted(answered), selected) == (sorted(asked[:2]), answered[1])


async def test_several_are_marked_and_dismissed_together(playing, wait_for):
    """One form for all of them."""
    app = playing(14)
    async with app.run_test(size=(160, 48)) as pilot:
        await start(pilot, wait_for)
        view = desk(app).view("inbox")
        alerts = [row.name for row in app.screen.context.inbox.rows if row.kind == "alert"][:2]
        for name in alerts:
            view.select(name)
            await pilot.press("v")
        await pilot.press("x")
        await opened(pilot, wait_for)
        await choose(pilot, "reason", "not-actionable")
        await pilot.press("enter")
        await wait_for(pilot, lambda: len(acts(app.session)) == 2)
    assert {(one.item, one.reason) for one in acts(app.session)} == {
        (name, "not-actionable") for name in alerts
    }


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_triage_declares_and_classifies_with_what_was_cited(playing, wait_for, size):
    """One form: an incident with its alert, then what kind, where, how bad."""
    app = playing(14)
    async with app.run_test(size=size) as pilot:
        await start(pilot, wait_for)
        view = desk(app).view("inbox")
        view.select("edge-errors")
        await pilot.press("c", "t")
        await opened(pilot, wait_for)
        await write(pilot, "title", "errors in waves")
        await choose(pilot, "type", "outage")
        await choose(pilot, "category", "data-quality")
        await choose(pilot, "severity", "SEV1")
        await pilot.press("enter")
        await wait_for(pilot, lambda: len(acts(app.session)) == 2)
    declared, classified = acts(app.session)
    assert (declared.title, declared.severity, declared.items) == (
        "errors in waves",
        "SEV1",
        ("edge-errors",),
    )
    assert (classified.type, classified.category, classified.cites) == (
        "outage",
        "data-quality",
        ("edge-errors",),
    )


async def test_a_form_that_is_left_is_there_again(playing, wait_for):
    """Nothing typed is lost."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("n")
        await opened(pilot, wait_for)
        await write(pilot, "text", "the kettle")
        await pilot.press("escape")
        await wait_for(pilot, lambda: not app.screen.query(FormSheet))
        await pilot.press("n")
        await opened(pilot, wait_for)
        assert app.screen.query_one(FormSheet).answers == {"text": "the kettle"}
        await pilot.press("enter")
        await wait_for(pilot, lambda: acts(app.session))
    assert [one.text for one in acts(app.session)] == ["the kettle"]


async def test_what_is_missing_is_said_on_the_form(playing, wait_for, grid):
    """And nothing is sent."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("n")
        await opened(pilot, wait_for)
        await pilot.press("enter")
        await pilot.pause()
        assert "Still open: Note." in grid(app)
    assert acts(app.session) == []


async def test_what_is_refused_is_said_and_the_form_stays(playing, wait_for, grid, settled):
    """With the reason the exercise gave."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("o")
        await opened(pilot, wait_for)
        sheet = app.screen.query_one(FormSheet)
        await choose(pilot, "role", next(iter(app.screen.context.known.roles)))
        await choose(pilot, "to", app.screen.context.known.seats[next(iter(app.screen.context.known.seats))])
        await choose(pilot, "how", "assign")
        await pilot.press("enter")
        await settled(pilot)
        done = bool(acts(app.session))
        assert done or "Not done:" in grid(app)
        assert done or sheet.is_attached


async def test_escalate_pages_whom_one_chose(playing, wait_for):
    """A list, then why."""
    app = playing(14)
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("e")
        await opened(pilot, wait_for, ChoiceSheet)
        desk(app).view("choices").select("ida")
        await pilot.press("enter")
        await opened(pilot, wait_for)
        await write(pilot, "why", "scores")
        await pilot.press("enter")
        await wait_for(pilot, lambda: acts(app.session))
    assert [(one.target, one.why) for one in acts(app.session)] == [("ida", "scores")]


async def test_a_remedy_is_started_with_what_shows_it(playing, wait_for):
    """And what cannot be undone is asked about first, unless it only holds things as they are."""
    app = playing(14)
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("d")
        await opened(pilot, wait_for, ChoiceSheet)
        desk(app).view("choices").select("snapshot")
        await pilot.press("enter")
        await opened(pilot, wait_for)
        await write(pilot, "expect", "a copy")
        await pilot.press("enter")
        await wait_for(pilot, lambda: acts(app.session))
    (started,) = acts(app.session)
    assert (started.remedy, started.expect, bool(started.check)) == ("snapshot", "a copy", True)


async def test_a_started_remedy_can_be_taken_back_for_a_few_seconds(playing, wait_for, settled):
    """Nothing is in the log before."""
    app = playing(14)
    app.hold = 30
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("d")
        await opened(pilot, wait_for, ChoiceSheet)
        desk(app).view("choices").select("snapshot")
        await pilot.press("enter")
        await opened(pilot, wait_for)
        await pilot.press("enter")
        await wait_for(pilot, lambda: desk(app).held is not None)
        await pilot.press("u")
        await settled(pilot)
        assert desk(app).held is None
    assert acts(app.session) == []


async def test_a_choice_is_told_whole_where_there_is_room(playing, wait_for, grid):
    """What a remedy does is what one chooses by: it is not cut off at the frame."""
    app = playing(14)
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("d")
        await opened(pilot, wait_for, ChoiceSheet)
        desk(app).view("choices").select("snapshot")
        await pilot.pause()
        rows = [row[75:].strip() for row in grid(app).split("\n")]

    first = rows.index("Copy logs of edge and the scorers to a place")
    assert rows[first + 1 : first + 4] == [
        "that no restart touches",
        "takes 2 minutes; cannot be undone",
        "on-call-engineer may start it",
    ]


async def test_what_one_writes_while_a_remedy_is_about_to_start_stays_open(playing, wait_for, settled):
    """The start closes its own sheet at once, and no other one when its seconds are over."""
    app = playing(14)
    app.hold = 30
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("d")
        await opened(pilot, wait_for, ChoiceSheet)
        desk(app).view("choices").select("snapshot")
        await pilot.press("enter")
        await opened(pilot, wait_for)
        await pilot.press("enter")
        await wait_for(pilot, lambda: desk(app).held is not None and desk(app).sheet is None)
        await pilot.press("n")
        await opened(pilot, wait_for)
        await write(pilot, "text", "watch the copy")
        _, what, how = desk(app).held
        desk(app).held = (0, what, how)
        await wait_for(pilot, lambda: acts(app.session))
        await settled(pilot)

        assert desk(app).sheet.answers == {"text": "watch the copy"}


async def test_a_question_is_answered(playing, wait_for):
    """By the key, or by enter on its row."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("r")
        await opened(pilot, wait_for)
        await write(pilot, "text", "we look")
        await pilot.press("enter")
        await wait_for(pilot, lambda: acts(app.session))
    assert [type(one) for one in acts(app.session)] == [c.Reply]


async def test_a_hypothesis_is_recorded_with_its_evidence(playing, wait_for):
    """What was pointed at is what is cited."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        desk(app).view("inbox").select("edge-errors")
        await pilot.press("c", "h")
        await opened(pilot, wait_for, ChoiceSheet)
        await pilot.press("enter")
        await opened(pilot, wait_for)
        await write(pilot, "says", "a bad file")
        await pilot.press("enter")
        await wait_for(pilot, lambda: acts(app.session))
    (made,) = acts(app.session)
    assert (made.hypothesis, made.says, made.supports) == ("H1", "a bad file", ("edge-errors",))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_digits_go_to_views_and_opening_evidence_is_on_the_record(playing, wait_for, size):
    """One digit, one view, always."""
    app = playing(14)
    async with app.run_test(size=size) as pilot:
        await start(pilot, wait_for)
        for digit, view in zip("23456781", ("incident", "metrics", "logs", "traces", "changes", "runbook", "room", "inbox"), strict=True):  # fmt: skip
            await pilot.press(digit)
            await pilot.pause()
            assert app.focused is desk(app).view(view)
            assert desk(app).view(view).display
    looks = [one.what for _, one in open_exercise(app.session.folder).commands if isinstance(one, c.LookAt)]
    assert {"logs", "traces", "changes"} <= set(looks)


async def test_the_moment_is_pinned_moved_and_let_go(playing, wait_for, grid, settled):
    """Evidence goes back, duty never does."""
    app = playing(14)
    async with app.run_test(size=(160, 48)) as pilot:
        await start(pilot, wait_for)
        now = app.session.now
        await pilot.press("[")
        assert desk(app).attention.pin == now - 15_000
        await settled(pilot)
        assert "PINNED" in grid(app).splitlines()[0]
        await pilot.press("{")
        assert desk(app).attention.pin < now - 15_000
        await pilot.press("f")
        await settled(pilot)
        assert desk(app).attention.pin is None
        assert "PINNED" not in grid(app).splitlines()[0]


async def test_enter_on_an_alert_pins_its_time_and_service(playing, wait_for):
    """From an alert one key leads to its evidence."""
    app = playing(14)
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        desk(app).view("inbox").select("edge-errors")
        await pilot.press("enter")
        await wait_for(pilot, lambda: desk(app).attention.pin is not None)
        row = app.screen.context.inbox.by_name("edge-errors")
        assert (desk(app).attention.pin, desk(app).attention.service) == (row.arrived, "edge")


async def test_the_clock_stops_goes_and_runs_ahead(playing, wait_for):
    """In practice it is one's own."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("space")
        assert app.session.standing
        await pilot.press("space")
        assert not app.session.standing
        before = app.session.now
        await pilot.press(">")
        assert app.session.now > before
        await pilot.press("+")
        assert float(app.session.speed) == 2


async def test_in_a_drill_the_clock_is_the_facilitators(playing, wait_for, grid):
    """And it is said."""
    app = playing(14, mode="drill")
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        before = app.session.now
        await pilot.press("space", ">", "+")
        await pilot.pause()
        assert not app.session.standing
        assert app.session.now == before
        assert "only the facilitator" in grid(app)


async def test_the_menu_finds_and_does(playing, wait_for):
    """What can I do?"""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("?", *"line", "space", *"for", "enter")
        await opened(pilot, wait_for)
        assert app.screen.query_one(FormSheet).form.name == "note"


@pytest.mark.parametrize("words", ["north", ""])
async def test_esc_closes_the_line_of_the_words_and_shows_all(playing, wait_for, words):
    """Whoever gives up looking is where they were, and nothing of it stays on the screen."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("4", "/", *words)
        await wait_for(pilot, lambda: desk(app).has_class("finding"))
        await wait_for(pilot, lambda: desk(app).attention.filter.get("logs", "") == words)
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.focused is desk(app).view("logs"))
        assert not desk(app).has_class("finding")
        assert (desk(app).current, desk(app).attention.filter.get("logs", "")) == ("logs", "")


async def test_the_palette_does_a_typed_line(playing, wait_for):
    """Everything the plain display can do."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        number = app.screen.context.inbox.by_name("edge-errors").number
        await pilot.press(":", *"ack", "space", *str(number), "enter")
        await wait_for(pilot, lambda: acts(app.session))
    assert [one.item for one in acts(app.session)] == ["edge-errors"]


async def test_enter_that_is_quicker_than_the_list_does_what_was_typed(playing, wait_for):
    """Keys that come in one burst are obeyed as those that come one by one."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        number = app.screen.context.inbox.by_name("edge-errors").number
        await pilot.press(":")
        menu = app.screen
        menu.query_one(Input).value = f"ack {number}"
        menu.action_choose()
        await wait_for(pilot, lambda: acts(app.session))
    assert [one.item for one in acts(app.session)] == ["edge-errors"]


async def test_who_ends_early_is_told_first_what_then_counts(playing, wait_for, grid):
    """All of it, on the smallest screen too."""
    app = playing(14)
    async with app.run_test(size=(60, 18)) as pilot:
        await start(pilot, wait_for)
        await pilot.press(":", *"end", "enter")
        await wait_for(pilot, lambda: "End it?" in grid(app))
        told = " ".join(row.strip(" ┃") for row in grid(app).splitlines() if row.count("┃") == 2)
        await pilot.press("escape")

    assert (
        "judged to the planned end, 13:05: what is owed by then and not done counts as missed. End it?"
        in (" ".join(word for word in told.split() if "┃" not in word))
    )


async def test_i_says_what_came_in_as_it_was_written(playing, wait_for):
    """No stop where a row of the preview ends, and no keys."""
    app = playing(17)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        row = app.screen.context.inbox.by_name("support-asks")
        app.screen.view("inbox").select(row.name)
        desk(app).tell_about()
        said = desk(app)._said[0]  # noqa: SLF001  # what stands in the place of NEXT

    assert said.endswith(row.text)


async def test_words_that_are_looked_for_leave_only_rows_that_hold_them(playing, wait_for, settled):
    """While one types."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        everything = len(desk(app).view("inbox").page.items)
        await pilot.press("/", *"sign-ins")
        await settled(pilot)
        assert 0 < len(desk(app).view("inbox").page.items) < everything
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert len(desk(app).view("inbox").page.items) == everything


async def test_the_desk_is_not_painted_before_its_words_are_there(begin, grid, wait_for, monkeypatch):
    """Neither at its first painting nor while nothing has its size yet."""
    shown = []
    app = Hotwash(Settings())
    display = app._display  # noqa: SLF001  # what is sent to the terminal has no public way

    def seen(screen, renderable):
        if isinstance(screen, LiveDesk):
            shown.append(grid(app))
        display(screen, renderable)

    monkeypatch.setattr(app, "_display", seen)
    async with app.run_test(size=(120, 36)) as pilot:
        app.push_screen(LiveDesk(Feed(begin(14)), hold=0, fresh=False))
        await wait_for(pilot, lambda: shown)

    assert "Retries on edge" in shown[0]


async def test_what_is_typed_before_the_line_for_words_is_there_stands_in_it(playing, wait_for, settled):
    """And is no key of the desk."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        for key in ("slash", "t", "a"):
            app.post_message(events.Key(key, "/" if key == "slash" else key))
        await settled(pilot)

        assert (desk(app).query_one("#find", Input).value, desk(app).sheet) == ("ta", None)


async def test_who_leaves_the_line_for_words_sees_everything_and_no_line(playing, wait_for, settled):
    """No line stays in which nobody types."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        everything = len(desk(app).view("inbox").page.items)
        await pilot.press("/", *"sign-ins", "escape")
        await settled(pilot)

        assert len(desk(app).view("inbox").page.items) == everything
        assert not desk(app).query_one("#find").display


async def test_the_line_for_words_closes_when_one_goes_to_another_view(playing, wait_for, settled):
    """What is typed next looks for nothing there."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("/", *"sign-ins")
        desk(app).action_view("logs")
        await settled(pilot)

        assert not desk(app).query_one("#find").display
        assert desk(app).attention.filter == {"inbox": "sign-ins"}


async def test_leaving_asks_and_says_where_it_is_kept(playing, wait_for, grid):
    """No is no."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("q")
        await pilot.pause()
        assert app.session.name in grid(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LiveDesk)
        await pilot.press("q", "enter")
        await wait_for(pilot, lambda: app.return_code is not None)


async def test_a_resize_keeps_what_is_selected_and_where_one_is(playing, wait_for, settled):
    """From two columns to one view and back."""
    app = playing(14)
    async with app.run_test(size=(160, 48)) as pilot:
        await start(pilot, wait_for)
        desk(app).view("inbox").select("edge-errors")
        await pilot.press("8")
        for size in ((80, 24), (60, 18), (50, 10), (112, 30), (160, 48)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert desk(app).view("inbox").selected == "edge-errors"
        assert desk(app).current == "room"
        assert app.focused is desk(app).view("room")


async def test_a_terminal_that_is_too_small_is_told_what_it_needs(playing, wait_for, grid, settled):
    """In one sentence."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        await pilot.resize_terminal(40, 10)
        await settled(pilot)
        assert "needs 60x18; this is 40x10" in grid(app)


async def test_one_writes_on_in_the_same_blank_after_the_terminal_was_too_small(playing, wait_for, settled):
    """What is typed next is not put into the first one."""
    app = playing(14)
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        await pilot.press("t")
        await opened(pilot, wait_for)
        await pilot.press(*"half", "down", "down", "down", "down")
        where = app.focused
        for size in ((90, 20), (50, 10), (40, 9), (160, 48)):
            await pilot.resize_terminal(*size)
            await settled(pilot)

        assert app.focused is where


async def test_the_end_opens_the_hot_wash(playing, wait_for):
    """By itself."""
    app = playing(119.99)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        app.session.move_to(app.session.inputs.scenario.lasts)
        await wait_for(pilot, lambda: type(app.screen).__name__ == "HotwashScreen", seconds=30)


async def test_keys_and_verbs_write_the_same_commands(playing, begin, wait_for):
    """Two displays of one seat."""
    app = playing(14)
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        desk(app).view("inbox").select("edge-errors")
        await pilot.press("a", "n")
        await opened(pilot, wait_for)
        await write(pilot, "text", "first")
        await pilot.press("enter")
        await wait_for(pilot, lambda: len(acts(app.session)) == 2)
    session = begin(14)
    console = Console(session, session.seat(), lambda _: None)
    number = next(row.number for row in console.context.inbox.rows if row.name == "edge-errors")
    for typed in (f"ack {number}", "note first"):
        console.feed(typed)
    assert acts(session) == acts(app.session)


async def test_the_menu_begins_with_what_harms_nothing(playing, wait_for):
    """Enter, pressed too soon, ends no exercise."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, wait_for)
        for key in ("?", ":"):
            await pilot.press(key)
            await wait_for(pilot, lambda: app.screen.query("#view-menu"))
            assert app.screen.query_one("#view-menu").item.id == "view-inbox"
            await pilot.press("escape")
            await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk))


async def test_enter_on_what_was_decided_says_so_and_opens_nothing(playing, wait_for):
    """A suggestion is taken or left once."""
    app = playing(30)
    app.session.submit(
        c.AnswerSuggestion(seat="incident-commander", suggestion="looks-like-attack", accept=False, why="no")
    )
    async with app.run_test(size=(120, 36)) as pilot:
        await start(pilot, wait_for)
        await wait_for(pilot, lambda: desk(app).context.inbox.by_name("looks-like-attack") is not None)
        desk(app).point_at("looks-like-attack")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Decided by" in desk(app)._said[0])  # noqa: SLF001  # what stands in NEXT's place
        assert desk(app).sheet is None
