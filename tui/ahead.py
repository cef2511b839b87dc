"""Keys are done one after the other: what is typed while one is at work, or while something opens, waits its turn.

Otherwise the letters of a fast typist, or of a slow machine, would be taken for keys of what lies below a form that is
only about to open.
"""

from collections import deque
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message import Message

from tui.painting import Palette

PATIENCE_S: Final = 0.3
"""Seconds of wall time after which a key counts as done although nothing was heard of it: what it went to is gone."""


class TypesAhead(Palette):
    """An app that keeps what is typed ahead."""

    class Settled(Message):
        """Follows a key on its way, and arrives when it has been done."""

        def __init__(self, turn: int) -> None:
            super().__init__()
            self.turn = turn

    def __init__(self) -> None:
        super().__init__()
        self._holding = False
        self._at_work = False
        self._turn = 0
        self._kept: deque[events.Key] = deque()

    def hold_keys(self) -> None:
        """Keep what is typed from now on, until what is opening has the keys."""
        self._holding = True

    def let_keys(self) -> None:
        """Let what was kept be typed."""
        self._holding = False
        self.call_later(self._next)

    async def on_event(self, event: events.Event) -> None:
        """Do one key at a time, in the order in which they were typed."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._kept.append(event)
            await self._next()
        else:
            await super().on_event(event)

    async def _next(self) -> None:
        if not self._kept or self._holding or self._at_work:
            return
        event = self._kept.popleft()
        self._at_work = True
        self._turn += 1
        turn = self._turn
        goes_to = self.focused or self.screen
        await super().on_event(event)
        if goes_to.post_message(self.Settled(turn)):
            self.set_timer(PATIENCE_S, lambda: self._settle(turn))
        else:
            self._settle(turn)

    def on_types_ahead_settled(self, message: Settled) -> None:
        """A key has been done."""
        self._settle(message.turn)

    def _settle(self, turn: int) -> None:
        if turn == self._turn and self._at_work:
            self._at_work = False
            self.call_later(self._next)


def hold_keys(app: App[Any]) -> None:
    """Keep what is typed from now on, where the app can."""
    if isinstance(app, TypesAhead):
        app.hold_keys()


def let_keys(app: App[Any]) -> None:
    """Let what was kept be typed, where the app can."""
    if isinstance(app, TypesAhead):
        app.let_keys()
