"""What is typed while something opens waits for it, and is not taken for keys of what lies below."""

from typing import Any

from textual import events
from textual.app import App


class TypesAhead(App[None]):
    """An app that keeps what is typed while a sheet or a menu is opening."""

    def __init__(self) -> None:
        super().__init__()
        self._holding = False
        self._kept: list[tuple[str, str | None]] = []

    def hold_keys(self) -> None:
        """Keep what is typed from now on, until what is opening has the keys."""
        self._holding = True

    def let_keys(self) -> None:
        """Type what was kept."""
        self._holding = False
        kept, self._kept = self._kept, []
        for key, character in kept:
            self.post_message(events.Key(key, character))

    async def on_event(self, event: events.Event) -> None:
        """Keep keys that are typed ahead."""
        if self._holding and isinstance(event, events.Key):
            self._kept.append((event.key, event.character))
            event.stop()
            return
        await super().on_event(event)


def hold_keys(app: App[Any]) -> None:
    """Keep what is typed from now on, where the app can."""
    if isinstance(app, TypesAhead):
        app.hold_keys()


def let_keys(app: App[Any]) -> None:
    """Type what was kept, where the app can."""
    if isinstance(app, TypesAhead):
        app.let_keys()
