"""Every key of the table is pressed, and does what its row says."""

import pytest

from simulator.domain import commands as c
from simulator.host.lobby import Lobby, lobby
from simulator.host.store import open_exercise
from tui.briefing import BriefingScreen
from tui.forms import ChoiceSheet, FormSheet, Sheet
from tui.keymap import DESK, LOBBY
from tui.live import LiveDesk
from tui.lobby import LobbyApp

FORMS = {
    "dismiss": "dismiss", "triage": "triage", "reply": "reply", "note": "note", "state": "state", "handover": "handover", "postmortem": "postmortem",
}  # fmt: skip
LISTS = {"escalate": "escalate", "decide": "decide", "message": "message", "hypothesis": "hypotheses", "speaker": "speaker"}  # fmt: skip
VIEWS = {key.name: key.view for key in DESK if key.view}


def given(app):
    """What was done so far, by its name, without looks."""
    return [type(one).__name__ for _, one in open_exercise(app.session.folder).commands if not isinstance(one, c.LookAt)]  # fmt: skip


class Desk:
    """The desk, key by key."""

    def __init__(self, pilot, wait_for, grid):
        """Sit down with nothing pressed yet."""
        self.pilot, self.wait_for, self.grid = pilot, wait_for, grid
        self.app = pilot.app
        self.pressed = set()
        self.keys = {key.name: key for key in DESK}

    async def __call__(self, name, so):
        """Press a key by its name, and wait until something is so."""
        self.pressed.add(name)
        key = self.keys[name]
        if key.keys:
            await self.pilot.press(key.keys.split(",")[0])
        else:
            await self.pilot.press(
                "colon", *(letter if letter != "-" else "minus" for letter in name), "enter"
            )
        await self.wait_for(self.pilot, so)

    async def out(self):
        """Leave whatever lies over the desk."""
        for _ in range(3):
            if isinstance(self.app.screen, LiveDesk) and not self.app.screen.query(Sheet):
                return
            await self.pilot.press("escape")
            await self.pilot.pause()
        await self.wait_for(self.pilot, lambda: isinstance(self.app.screen, LiveDesk) and not self.app.screen.query(Sheet))  # fmt: skip


async def go_round(press):
    """Go to each view."""
    app = press.app
    desk, inbox = app.screen, app.screen.view("inbox")
    for name, view in VIEWS.items():
        await press(name, lambda view=view: app.focused is desk.view(view) and desk.view(view).display)
    await press("view-inbox", lambda: app.focused is inbox)


async def look_closer(press):
    """See more of what is there."""
    app, pilot, wait_for = press.app, press.pilot, press.wait_for
    desk, inbox = app.screen, app.screen.view("inbox")
    inbox.select("bot-scorer-nulls")
    await press("mark", lambda: desk.attention.marked == {"bot-scorer-nulls"})
    desk.attention.marked.clear()
    inbox.select("bot-scorer-nulls")
    await press("cite", lambda: desk.attention.cites == ["bot-scorer-nulls"])
    await press("about", lambda: "bot-scorer" in desk._said[0].lower())  # noqa: SLF001  # what was said
    await press("copy", lambda: "Missing scores" in app.clipboard)
    await press("zoom", lambda: desk.zoomed)
    await press("zoom", lambda: not desk.zoomed)
    await press("when", lambda: "11:27" in desk._said[0])  # noqa: SLF001  # same
    await press("find", lambda: desk.has_class("finding"))
    await pilot.press("enter")
    await press("briefing", lambda: isinstance(app.screen, BriefingScreen))
    await pilot.press("enter")
    await wait_for(pilot, lambda: app.screen is desk)


async def move_in_time(press):
    """Move the clock, and the moment."""
    app = press.app
    desk, session = app.screen, app.session
    at = desk.attention
    await press("clock", lambda: session.standing)
    now = session.now
    await press("pin-back", lambda: at.pin == now - 15_000)
    await press("pin-previous", lambda: at.pin is not None and at.pin < now - 15_000)
    before = at.pin
    await press("pin-next", lambda: at.pin is None or at.pin > before)
    await press("pin-back", lambda: at.pin is not None)
    await press("pin-on", lambda: at.pin is None or at.pin > before)
    await press("pin-back", lambda: at.pin is not None)
    await press("follow", lambda: at.pin is None)
    await press("faster", lambda: float(session.speed) == 2)
    await press("slower", lambda: float(session.speed) == 1)
    await press("take-over", lambda: "yours already" in desk._said[0])  # noqa: SLF001  # what was said


async def open_everything(press):
    """Open each sheet, and leave it."""
    app, grid = press.app, press.grid
    desk, inbox = app.screen, app.screen.view("inbox")
    for name, form in FORMS.items():
        desk.action_view("inbox")
        inbox.select("bot-scorer-nulls")
        await press(name, lambda form=form: desk.query(FormSheet) and desk.query_one(FormSheet).form.name.startswith(form))  # fmt: skip
        await press.out()
    for name, choice in LISTS.items():
        await press(name, lambda choice=choice: desk.query(ChoiceSheet) and desk.query_one(ChoiceSheet).choice.name == choice)  # fmt: skip
        await press.out()
    await press("hint", lambda: "It costs 2 points" in grid(app))
    await press.out()
    await press("back", lambda: "Nothing is about to be sent" in grid(app))
    await press("menu", lambda: app.screen.query("#view-menu"))
    await press.out()
    await press("palette", lambda: app.screen.query("#view-menu"))
    await press.out()
    await press("leave", lambda: "It is kept" in grid(app))
    await press.out()


async def act(press):
    """Do what is done at once."""
    app, grid = press.app, press.grid
    desk, session, inbox = app.screen, app.session, app.screen.view("inbox")
    desk.action_view("inbox")
    inbox.select("bot-scorer-nulls")
    await press("ack", lambda: given(app)[-1:] == ["Acknowledge"])
    now = session.now
    await press("ahead", lambda: session.now > now)
    await press("end", lambda: "This ends the exercise" in grid(app))
    await press.out()
    await press("real-emergency", lambda: session.suspended)


@pytest.mark.long
async def test_every_key_of_the_desk(begin, playing, wait_for, grid):
    """One after the other, in one exercise."""
    session = begin(22)
    session.submit(c.Acknowledge(seat="on-call-engineer", item="edge-errors"))
    session.submit(c.Declare(seat="incident-commander", title="Waves", severity="SEV1", items=("edge-errors",)))  # fmt: skip
    app = playing(22, session=session)
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        press = Desk(pilot, wait_for, grid)
        for part in (go_round, look_closer, move_in_time, open_everything, act):
            await part(press)
    assert press.pressed == {key.name for key in DESK}


async def test_every_key_of_the_lobby(home, wait_for, grid):  # noqa: ARG001  # kept there
    """Find, read, leave, and begin what is selected."""
    one = tuple(offer for offer in lobby().drills if offer.name in ("sawtooth", "quiet-night"))
    pressed = set()
    app = LobbyApp(Lobby(drills=one))
    async with app.run_test(size=(80, 24)) as pilot:

        async def press(name, so, *more):
            pressed.add(name)
            key = next(key for key in LOBBY if key.name == name)
            await pilot.press(key.keys.split(",")[0])
            await wait_for(pilot, lambda: not more or app.screen.query("#view-menu"))
            await pilot.press(*more)
            await wait_for(pilot, so)

        await wait_for(pilot, lambda: "Sawtooth" in grid(app))
        await press("about", lambda: "Never played here." in grid(app).splitlines()[-2])
        await press("menu", lambda: "show only drills with these words" in grid(app))
        await pilot.press("escape")
        await press("find", lambda: "Quiet night" not in grid(app), *"saw", "enter")
        await press("begin", lambda: app.return_code is not None)
    assert app.typed[:2] == ["play", "sawtooth"]
    app = LobbyApp(Lobby(drills=one))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "Sawtooth" in grid(app))
        await press("leave", lambda: app.return_code is not None)
    assert (app.typed, pressed) == ([], {key.name for key in LOBBY})
