"""A few seconds in which what is about to be done can be taken back: nothing has happened until they are over."""

from collections.abc import Callable
from math import ceil

from textual.timer import Timer
from textual.widget import Widget


class Hold:
    """Counts down on a widget's own clock, and then does it."""

    def __init__(self, widget: Widget, seconds: float, tell: Callable[[], None]) -> None:
        """`seconds` of wall time; `tell` is called whenever what is left changes."""
        self.seconds = seconds
        self.left = 0
        """Steps until it is done; 0: nothing is held."""
        self._widget = widget
        self._tell = tell
        self._timer: Timer | None = None

    def then(self, do: Callable[[], None]) -> None:
        """Do something when the time is over; at once where nothing is held."""
        self.take_back()
        if self.seconds <= 0:
            do()
            return
        steps = max(ceil(self.seconds), 1)

        def count() -> None:
            self.left -= 1
            if self.left > 0:
                self._tell()
            else:
                self.take_back()
                do()

        self.left = steps
        self._timer = self._widget.set_interval(self.seconds / steps, count)
        self._tell()

    def take_back(self) -> None:
        """Do it not."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, self.left = None, 0
