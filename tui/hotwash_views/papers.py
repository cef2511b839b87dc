"""Lines for papers that lie side by side: wrapped, indented, filled up to a width."""

from collections.abc import Sequence

from tui.lines import EMPTY, MORE, Line, Span, cut, line, width, wrapped


def first_rows(text: str, cells: int, most: int) -> tuple[str, ...]:
    """Return a text in at most so many lines; what is cut off is said by MORE at the end of the last one."""
    found = wrapped(text, max(cells, 1))
    if len(found) <= most:
        return found
    last = cut(found[most - 1], cells - 1)
    return (*found[: most - 1], last if last.endswith(MORE) else last + MORE)


def told(text: str, cells: int, most: int, *, indent: str = "") -> list[Line]:
    """Return the same as lines, each behind an indent."""
    return [line(indent, row) for row in first_rows(text, cells - width(indent), most)]


def hung(title: Span, text: str, cells: int, *, most: int = 2) -> list[Line]:
    """Return a text behind its title, the lines after the first below its beginning."""
    indent = width(title[0])
    first, *others = first_rows(text, max(cells - indent, 10), most) or ("",)
    return [line(title, first), *(line(" " * indent, row) for row in others)]


def beside(ours: Sequence[Line], theirs: Sequence[Line], half: int) -> list[Line]:
    """Return two papers side by side, the left one so many cells wide."""

    def row(paper: Sequence[Line], number: int) -> Line:
        return paper[number] if number < len(paper) else EMPTY

    return [
        line(" ", *filled(row(ours, number), half), "  ", *row(theirs, number))
        for number in range(max(len(ours), len(theirs)))
    ]


def filled(spans: Line, cells: int) -> Line:
    """Return a line with so much behind it that it takes that many cells."""
    used = sum(width(text) for text, _ in spans)
    return (*spans, (" " * max(cells - used, 0), ""))


def rule(cells: int) -> Line:
    """Return a line that parts two papers."""
    return line((f" {'-' * max(cells - 2, 0)}", "dim"))
