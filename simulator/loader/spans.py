"""Where in its file every key and value of a document stands.

While a file is read, one offset into its text is kept for each beginning and end, in lists that mirror the containers:
lines and columns are worked out when somebody asks, which is only when something is wrong.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from simulator.loader.diagnostics import Problem, Related, Severity, excerpt_of

Path = tuple[str | int, ...]
"""How to get to a value: the keys and indexes from the top."""
Place = tuple[int, int, int]
"""Line and column, both from 1, and the first column behind what stands there, on the same line."""
Marks = list[Any]
"""Offsets of one container: its start and end; then for each entry, in the order of the data, the start and end of its
key (in a mapping), and the start and end of its value, or instead the marks of the container it is, and -1."""

HEAD: Final = 2
IN_MAPPING: Final = 4
IN_LIST: Final = 2


class Source:
    """A text with a name, in lines."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line) + 1
        return starts

    def place(self, start: int, end: int) -> Place:
        """Return where a piece of the text stands; of a piece of several lines, the first line of it."""
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        there = self.lines[line - 1]
        column = start - first + 1
        last = min(end - first, len(there))
        return line, column, max(column + 1, len(there[:last].rstrip(" \t")) + 1)

    def problem(
        self,
        code: str,
        place: Place,
        message: str,
        help: str = "",  # noqa: A002  # rustc's word
        *,
        note: str = "",
        severity: Severity = "error",
        related: tuple[Related, ...] = (),
    ) -> Problem:
        """Return a problem at a place, with the line it is in."""
        line, column, end = place
        excerpt, first = excerpt_of(self.lines[line - 1], column)
        return Problem(
            code=code,
            severity=severity,
            message=message,
            file=self.name,
            line=line,
            column=column,
            end_column=end,
            help=help,
            note=note,
            related=related,
            excerpt=excerpt,
            excerpt_column=first,
        )


class Spans:
    """The places of a document's keys and values.

    A path that is not in the document is answered with the place of the nearest thing around it that is.
    """

    def __init__(self, source: Source, data: Any, marks: Marks) -> None:
        """Take the marks of a list whose one entry is the data; no key of the data may be added or taken away."""
        self.source = source
        self._data = data
        self._marks = marks
        self._orders: dict[int, dict[str, int]] = {}

    def of(self, path: Path) -> "Spans":  # noqa: ARG002  # of one file, all paths are its own
        """Return the places of the file in which the path is written."""
        return self

    def over(self, data: Any) -> "Spans":
        """Return the same places for data of the same shape whose keys have other names."""
        return Spans(self.source, data, self._marks)

    def renamed(self, change: Callable[[Any], Any]) -> "Spans":
        """Return the same places for what `change` makes of the data: other keys and values, in the same order."""
        return self.over(change(self._data))

    def upon(self, inherited: "Spans") -> "Spans":
        """Return the places of this file and of the one it builds on."""
        return Layers(self.source, self._data, self._marks, (self, inherited))

    def depth(self, path: Path) -> int:
        """Return how many parts of the path are written here."""
        data, found = self._data, 0
        for part in path:
            here = isinstance(data, dict) and part in data
            if not here and not (isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data)):
                break
            data, found = data[part], found + 1
        return found

    def value(self, path: Path) -> Place:
        """Return where the value at the path stands."""
        return self.source.place(*self._offsets(path)[1])

    def key(self, path: Path) -> Place:
        """Return where the key of the value at the path stands; of a list's entry, which has none, the entry itself."""
        return self.source.place(*self._offsets(path)[0])

    def inside(self, path: Path, at: int) -> Place:
        """Return the place of one character of a text; of a text that is not written as it is meant, all of it."""
        start, end = self._offsets(path)[1]
        raw, value = self.source.text[start:end], follow(self._data, path)
        for quote in (0, 1):
            if isinstance(value, str) and raw[quote : len(raw) - quote] == value and 0 <= at <= len(value):
                there = start + quote + at
                return self.source.place(there, there + 1)
        return self.source.place(start, end)

    def _offsets(self, path: Path) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return start and end of the key and of the value."""
        marks, at, data = self._marks, HEAD, self._data
        key = value = _ends(marks, at)
        for part in path:
            inner = marks[at]
            if isinstance(data, dict) and part in data and isinstance(inner, list):
                here = HEAD + IN_MAPPING * self._order(data)[str(part)]
                marks, at, data = inner, here + 2, data[part]
                key = marks[here], marks[here + 1]
            elif (
                isinstance(data, list)
                and isinstance(part, int)
                and 0 <= part < len(data)
                and isinstance(inner, list)
            ):
                marks, at, data = inner, HEAD + IN_LIST * part, data[part]
                key = _ends(marks, at)
            else:
                break
            value = _ends(marks, at)
        return key, value

    def _order(self, data: dict[str, Any]) -> dict[str, int]:
        """Return the position of each key: worked out once for each mapping that is asked about."""
        order = self._orders.get(id(data))
        if order is None:
            order = self._orders[id(data)] = {key: at for at, key in enumerate(data)}
        return order


class Layers(Spans):
    """The places of two files of which one builds on the other: each path has its place where it was last written."""

    def __init__(self, source: Source, data: Any, marks: Marks, layers: tuple[Spans, Spans]) -> None:
        super().__init__(source, data, marks)
        self._layers = layers

    def of(self, path: Path) -> Spans:
        """Return the places of the file that says most of the path; of the own one, where both say as much."""
        return max(self._layers, key=lambda layer: layer.depth(path))

    def value(self, path: Path) -> Place:
        """Return where the value at the path stands in its own file."""
        return self.of(path).value(path)

    def key(self, path: Path) -> Place:
        """Return where the key at the path stands in its own file."""
        return self.of(path).key(path)

    def inside(self, path: Path, at: int) -> Place:
        """Return the place of one character of a text in its own file."""
        return self.of(path).inside(path, at)


def _ends(marks: Marks, at: int) -> tuple[int, int]:
    inner = marks[at]
    return (inner[0], inner[1]) if isinstance(inner, list) else (inner, marks[at + 1])


def follow(data: Any, path: Path) -> Any:
    """Return the value at a path, or None if there is none."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
