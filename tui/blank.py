"""A blank in which one line is written: what is pasted into it is text, and no order to the terminal."""

from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Input

from tui.painting import clean


class Blank(Input):
    """An input whose value holds nothing that a terminal obeys or a reader cannot see."""

    virtual_size = reactive(Size(0, 0))
    """How far it can be scrolled. It moves nothing else, where Textual's own lays out the whole screen for each letter."""

    def validate_value(self, value: str) -> str:
        """Clean what was typed, pasted or filled in."""
        return clean(value)
