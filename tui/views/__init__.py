"""The views of the desk, each a pure function from a seat's knowledge and a size to a page.

`draw(source, attention, width, height) -> Page`; no Textual here, so that a page can be read in a test.
A view is imported when it is drawn first: half of them are not in sight when an exercise begins.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Final, cast

from tui.layout import EVIDENCE, LEFT, RIGHT
from tui.lines import Page

VIEWS: Final = (*LEFT, *EVIDENCE, *RIGHT, "plot")
"""Each view by its name, which is its module's; `plot` is one signal, drawn large."""


@cache
def drawing(view: str) -> Callable[..., Page]:
    """Return the function that draws a view. Raises ModuleNotFoundError for one there is not."""
    return cast("Callable[..., Page]", import_module(f"{__name__}.{view}").draw)
