"""What goes wrong beside the exercise: it is seen by whoever sits there, and the exercise goes on.

Textual tells only the widget that began a worker of its failure, and that one alone, so every screen that begins one is
`Watchful`.
"""

from typing import Any

from textual.app import App
from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerState

from simulator.host.safe import safe_text

TITLE = "This did not work, and the exercise goes on"


class Watchful(MessagePump):
    """A screen or an app whose workers fail in the open."""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            tell(self.app, event.worker.error)


def tell(app: App[object], error: BaseException) -> None:
    """Say an error over whatever stands on the screen."""
    said = safe_text(f"{type(error).__name__}: {error}")
    app.notify(said, title=TITLE, severity="error", markup=False)


class Confessing(App[Any]):
    """An app that leaves the screen when it cannot go on, and lets whoever started it say why, in a sentence."""

    def _fatal_error(self) -> None:
        """End without Textual's page-long traceback; what was wrong is raised by `run_through`."""
        self._close_messages_no_wait()

    def run_through(self, *, mouse: bool, headless: bool = False) -> None:
        """Run on this terminal, or on none, until it is left; raises what it could not go on after."""
        self.run(mouse=mouse, headless=headless)
        if self._exception is not None:
            raise self._exception
