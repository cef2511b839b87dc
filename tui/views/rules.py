"""The house rules: what everybody may read, and what one is judged by."""

from simulator.domain.regimes import day_of
from simulator.host.house_rules import page
from tui.lines import Item, Page, Role, line, wrapped
from tui.source import Attention, Source


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:  # noqa: ARG001  # every view's signature
    """Return the standard as a page; what one looks for with `/` is kept, with its heading."""
    wanted = attention.filter.get("rules", "").lower().split()
    items = []
    for number, text in enumerate(page(source.standard, day_of(source.known.starts))):
        heading = text.isupper()
        if wanted and not heading and not all(word in text.lower() for word in wanted):
            continue
        role: Role = "title" if heading else ""
        indent = " " * (len(text) - len(text.lstrip()))
        rows = wrapped(text.strip(), max(width - 2 - len(indent), 10)) or ("",)
        items.append(Item(id=str(number), lines=tuple(line((indent + row, role)) for row in rows)))
    return Page(title="House rules", items=tuple(items), empty="No rule has these words; esc shows all.")
