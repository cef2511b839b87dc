"""One game, played twice: by keys on the full screen and by verbs in lines. The log holds the same commands."""

from dataclasses import replace
from typing import get_args

import pytest
from textual import events

from simulator.domain import commands as c
from simulator.domain.units import MINUTE
from simulator.host.plain.console import Console
from simulator.host.store import open_exercise
from tui.forms import PickRow, Sheet
from tui.live import LiveDesk

BRIEF = "message internal-brief"


class Hands:
    """Somebody at the keyboard, who presses keys, types words, and looks where the cursor is."""

    def __init__(self, pilot, wait_for):
        """Sit down."""
        self.pilot, self.wait_for, self.app = pilot, wait_for, pilot.app

    async def press(self, *keys):
        """Press keys."""
        await self.pilot.press(*keys)

    async def sheet(self, *keys):
        """Press keys, and wait until what they open is there."""
        before = self.app.screen.sheet
        await self.pilot.press(*keys)
        await self.wait_for(self.pilot, lambda: self.app.screen.sheet not in (None, before) and self.app.screen.sheet.has_focus_within)  # fmt: skip

    async def words(self, text, *keys):
        """Type words, then press keys."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()
        await self.pilot.press(*keys)

    async def to(self, wanted):
        """Move the cursor of the list that has the keys to a row."""
        await self.pilot.press("g")
        for _ in range(80):
            if self.app.focused.selected == wanted:
                return
            await self.pilot.press("j")
        message = (
            f"{wanted} is not in the list, which has {[item.id for item in self.app.focused.page.items]}"
        )
        raise AssertionError(message)

    async def pick(self, row, value):
        """Go down to a row of the form, and choose there."""
        for _ in range(20):
            if isinstance(self.app.focused, PickRow) and self.app.focused.name == row:
                break
            await self.pilot.press("down")
        for _ in self.app.focused.row.options:
            if self.app.focused.value == value:
                return
            await self.pilot.press("right")
        assert self.app.focused.value == value


async def ack(hands):
    await hands.to("edge-errors")
    await hands.press("a")


async def dismiss(hands):
    await hands.to("status-probe")
    await hands.sheet("x")
    await hands.pick("reason", "not-actionable")
    await hands.press("enter")


async def look(hands):
    await hands.press("4")
    await hands.press("6", "1")


async def triage(hands):
    await hands.to("edge-errors")
    await hands.press("c")
    await hands.sheet("t")
    await hands.words("errors in waves")
    await hands.pick("type", "outage")
    await hands.pick("category", "data-quality")
    await hands.pick("severity", "SEV1")
    await hands.press("enter")


async def link(hands):
    await hands.to("bot-scorer-nulls")
    await hands.sheet("t")
    await hands.pick("part", "INC-1")
    await hands.press("enter")


async def suspect(hands):
    await hands.sheet("h")
    await hands.sheet("enter")
    await hands.words("attack traffic", "enter")


async def escalate(hands):
    await hands.sheet("e")
    await hands.to("ida")
    await hands.sheet("enter")
    await hands.words("scores are missing", "enter")


async def reply(hands):
    await hands.sheet("r")
    await hands.words("we look", "enter")


async def command(hands):
    await hands.sheet("o")
    await hands.pick("role", "incident-commander")
    await hands.pick("to", "ana")
    await hands.pick("how", "assign")
    await hands.press("enter")


async def brief(hands):
    await hands.sheet("m")
    await hands.to("internal-brief")
    await hands.sheet("enter")
    sheet = hands.app.screen.sheet
    while blank := next((one for one in sheet.letter.blanks if sheet.row(one).here), ""):
        await hands.words(WORDS.get(blank, "ana"), "enter")
        await hands.pilot.pause()
    await hands.press("enter")


async def keep(hands):
    await hands.sheet("d")
    await hands.to("snapshot")
    await hands.sheet("enter")
    await hands.words("a copy")
    await hands.pick("check", "edge.errors_ratio")
    await hands.press("enter")


async def consent(hands):
    await hands.sheet("d")
    await hands.to("pin-last-good-file")
    await hands.sheet("enter")
    await hands.pick("do", "approve")
    await hands.press("enter")


async def start(hands):
    await hands.sheet("d")
    await hands.to("pin-last-good-file")
    await hands.sheet("enter")
    await hands.words("errors go")
    await hands.pick("check", "edge.errors_ratio")
    await hands.press("enter")
    await hands.pilot.pause()
    if not isinstance(hands.app.screen, LiveDesk):
        await hands.press("enter")


async def verify(hands):
    await hands.sheet("d")
    await hands.to("pin-last-good-file")
    await hands.sheet("enter")
    await hands.pick("do", "works")
    await hands.press("enter")


async def undo(hands):
    await hands.sheet("d")
    await hands.to("pin-last-good-file")
    await hands.sheet("enter")
    await hands.pick("do", "undo")
    await hands.press("enter")


async def refuse(hands):
    await hands.to("looks-like-attack")
    await hands.sheet("d")
    await hands.pick("accept", "reject")
    await hands.press("down")
    await hands.words("no traffic peak", "enter")


async def note(hands):
    await hands.sheet("n")
    await hands.words("first", "enter")


async def hint(hands):
    await hands.press("H")
    await hands.wait_for(hands.pilot, lambda: not isinstance(hands.app.screen, LiveDesk))
    await hands.press("enter")


async def draft(hands):
    await hands.sheet("w")
    await hands.to("communications-lead")
    await hands.press("enter")
    await hands.wait_for(hands.pilot, lambda: hands.app.screen.sheet is None)
    await hands.sheet("m")
    await hands.to("status-investigating")
    await hands.sheet("enter")
    await hands.words("two regions", "enter", "enter")


async def sign(hands):
    await hands.sheet("w")
    await hands.press("g", "enter")
    await hands.wait_for(hands.pilot, lambda: hands.app.screen.sheet is None)
    await hands.to("M1")
    await hands.sheet("enter")
    await hands.press("escape", "enter")


async def monitoring(hands):
    await hands.sheet("s")
    await hands.pick("state", "monitoring")
    await hands.press("enter")


async def resolve(hands):
    await hands.sheet("s")
    await hands.pick("state", "resolve")
    await hands.press("enter")


async def reopen(hands):
    await hands.sheet("s")
    await hands.pick("state", "reopen")
    await hands.press("down")
    await hands.words("they came back", "enter")


async def hand_over(hands):
    await hands.sheet("o")
    await hands.pick("role", "on-call-engineer")
    await hands.pick("to", "ida")
    await hands.pick("how", "handover")
    await hands.press("down")
    await hands.words("the file", "enter")


async def account(hands):
    await hands.sheet("P")
    await hands.words("waves", "down")
    await hands.words("some visitors", "down")
    await hands.words("a file", "enter")


async def emergency(hands):
    await hands.press(":", *"real-emer", "enter")


WORDS = {"scope": "two regions", "action": "reading logs", "owner": "ana"}
GAME = (
    (13, ack, ("ack {edge-errors}",)),
    (13, dismiss, ("dismiss {status-probe} not-actionable",)),
    (14, look, ("look logs", "look changes")),
    (14, triage, ("look {edge-errors}", "declare SEV1 errors in waves items={edge-errors}",
                  "classify outage data-quality SEV1 edge confidence=likely cites=edge-errors")),
    (14.5, link, ("link {bot-scorer-nulls} INC-1", "classify outage data-quality SEV1 edge,bot-scorer confidence=likely")),
    (15, suspect, ("hypothesis H1 attack traffic status=open",)),
    (15, escalate, ("page ida scores are missing",)),
    (15, command, ("assign incident-commander ana",)),
    (15.5, reply, ("reply {support-asks} we look",)),
    (16, brief, (BRIEF,)),
    (17, refuse, ("reject {looks-like-attack} no traffic peak",)),
    (17, keep, ('start snapshot expect="a copy" check=edge.errors_ratio',)),
    (18, draft, ('as communications-lead draft status-investigating scope="two regions"',)),
    (18, sign, ("as incident-commander sign M1",)),
    (22, hint, ("hint",)),
    (22, consent, ("approve pin-last-good-file",)),
    (22, start, ('start pin-last-good-file expect="errors go" check=edge.errors_ratio',)),
    (40, verify, ("verify pin-last-good-file works",)),
    (41, note, ("note first",)),
    (42, monitoring, ("monitoring",)),
    (70, resolve, ("resolve",)),
    (71, reopen, ('reopen why="they came back"',)),
    (72, undo, ("undo pin-last-good-file",)),
    (73, hand_over, ("handover on-call-engineer ida the file",)),
    (75, account, ('postmortem summary=waves impact="some visitors" causes="a file"',)),
    (80, emergency, ("real-emergency",)),
)  # fmt: skip
"""(minute, by keys, by verbs): every act a seat has, in the order of an incident."""


def given(session):
    """Every command of an exercise, under a name that does not depend on the exercise."""
    found = [one for _, one in open_exercise(session.folder).commands if not isinstance(one, c.Pace)]
    return [replace(one, text=one.text.replace(session.name, "it")) if isinstance(one, c.Send | c.Draft) else one for one in found]  # fmt: skip


def dictate(console):
    """Write a letter sentence by sentence: what stands there is kept, what is open is filled, and it is sent."""
    talk = console._talk  # noqa: SLF001  # what is asked stands nowhere else
    for sentence in talk.letter.sentences:
        console.feed("" if sentence.value or not sentence.blank else WORDS.get(sentence.name, ""))
    console.feed("send")


@pytest.mark.long
async def test_keys_and_verbs_write_the_same_log_of_commands(playing, begin, wait_for):
    """From the first alert to the account, every act of a seat once."""
    lines = begin()
    console = Console(lines, lines.seat(), lambda _: None)
    lines.go()
    expected = []
    for minute, _, typed in GAME:
        lines.move_to(round(minute * MINUTE))
        numbers = {row.name: row.number for row in console.context.inbox.rows}
        for line in typed:
            console.feed(line.format_map(numbers))
            if line == BRIEF:
                dictate(console)
        expected.append(len(given(lines)))
    app = playing()
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        hands = Hands(pilot, wait_for)
        for (minute, by_keys, _), many in zip(GAME, expected, strict=True):
            app.session.move_to(round(minute * MINUTE))
            await wait_for(pilot, lambda: app.screen.context.now >= app.session.now)
            app.screen.beat()
            app.screen.beat()
            await pilot.press("f", "1")
            await by_keys(hands)
            await wait_for(pilot, lambda many=many: len(given(app.session)) >= many and not app.screen.query(Sheet), seconds=8)  # fmt: skip
    assert given(app.session) == given(lines)
    assert {type(one) for one in given(lines)} == {*get_args(c.Play), c.RealEmergency}
