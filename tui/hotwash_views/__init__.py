"""The pages of the hot wash: pure functions from what an exercise came to, to lines."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from simulator.host.aftermath import Aftermath
from tui.hotwash_views import film, judgements, messages, observing, result
from tui.hotwash_views.asking import draw_questions
from tui.hotwash_views.looking import TABS, Looking
from tui.lines import Item, Page, fit

__all__ = ["PAGES", "TABS", "Looking", "draw"]

PAGES: Final[Mapping[str, Callable[[Aftermath, Looking, int, int], Page]]] = {
    "result": result.draw,
    "film": film.draw,
    "judgements": judgements.draw,
    "messages": messages.draw,
    "questions": draw_questions,
    "observations": observing.draw,
}
"""Each page by its name."""
CURSOR: Final = 2
"""Cells left of an item, in which the selected one has its mark."""


def draw(found: Aftermath, look: Looking, width: int, height: int, name: str = "") -> Page:
    """Return a page of the hot wash, the one that is open unless it is named, no line of it wider than the page."""
    page = PAGES[name or look.tab](found, look, width, height)

    def fitted(item: Item) -> Item:
        return replace(item, lines=tuple(fit(row, width - CURSOR) for row in item.lines))

    return replace(
        page,
        head=tuple(fit(row, width) for row in page.head),
        items=tuple(fitted(item) for item in page.items),
        foot=tuple(fit(row, width) for row in page.foot),
    )
