"""What is wrong with a file, said so that its author can put it right.

A problem says what is wrong (`message`), where (`file`, `line`, `column`, `excerpt`), how to put it right (`help`) and
what else to know (`note`); its code can be looked up in `CODES`.
Rendering is a pure function of problems: the text is laid out as rustc does it, the JSON is for programs.
Files are written by strangers, so nothing a terminal would obey is ever rendered.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final, Literal

from simulator.domain.values import dataclass

Severity = Literal["error", "warning", "finding"]
Related = tuple[str, int, int, str]
"""Another place that has to do with a problem: file, line, column, and what is there."""

CODES: Final[dict[str, tuple[str, str]]] = {}
"""Every code's title and its long explanation; each room adds its own with `register`.

E1xx the file and its YAML, E2xx the shape of what is in it, E3xx names that name nothing, E4xx what it means,
W5xx what may be meant but rarely is, A6xx what an audit finds.
"""


def register(codes: Mapping[str, tuple[str, str]]) -> None:
    """Add codes with their titles and explanations; ValueError if one is taken or is no code."""
    for code, told in codes.items():
        if not re.fullmatch(r"[EWA]\d{3}", code):
            message = f"{code!r} is no code: write E, W or A and three digits"
            raise ValueError(message)
        if CODES.setdefault(code, told) != told:
            message = f"code {code} is taken: it means {CODES[code][0]!r}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong."""

    code: str
    """A key of `CODES`."""
    severity: Severity = "error"
    message: str
    """What is wrong, in a sentence that stands alone; begins in lower case, ends without a full stop."""
    file: str
    line: int = 0
    """From 1; 0 when the problem is the whole file."""
    column: int = 0
    """From 1, counted in characters; 0 when the problem is the whole file."""
    end_column: int = 0
    """The first column behind it, on the same line."""
    help: str = ""
    """How to put it right."""
    note: str = ""
    """What else to know."""
    related: tuple[Related, ...] = ()
    excerpt: str = ""
    """The line, or of a long line the part around the problem."""
    excerpt_column: int = 1
    """The column in which the excerpt begins."""

    def __str__(self) -> str:
        """Return the problem in one line, as compilers write it for editors to jump to."""
        place = f":{self.line}:{self.column}" if self.line else ""
        told = f"{printable(self.file)}{place}: {self.severity}[{self.code}]: {printable(self.message)}"
        return f"{told}; {printable(self.help)}" if self.help else told


def order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems as one meets them reading; those of one place stay in the order they were found."""
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))


def suggest(word: str, candidates: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the candidate nearest to the word, or nothing if none is near."""
    known = list(dict.fromkeys(candidates))
    if len(word) > _LONGEST_WORD:
        return ""
    near = get_close_matches(word, known, n=1) or [name for name in known if name.lower() == word.lower()]
    return f"did you mean '{near[0]}'?" if near else ""


_LONGEST_WORD: Final = 80
"""Comparing words takes time in the square of their length, and no name is longer."""

# --------------------------------------------------------------------------------------------- nothing a terminal obeys

UNFIT: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and newline
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f"  # tags: a second, invisible alphabet
    "\ud800-\udfff]"  # halves of a surrogate pair, which no file takes
    # joiners belong between the letters of some scripts and in some signs; beside ASCII they only hide
    "(?:(?<![\u200c\u200d])|(?<![^\x00-\x7f].)|(?![^\x00-\x7f]))",  # asked last: a set at the front is found seven times as fast
    re.DOTALL,
)
"""Characters that steer a terminal, turn the direction of the text, or cannot be seen.

The ranges are written out, because Python's own tables of categories change with its version.
"""


def printable(text: str) -> str:
    """Return the text in one line, with a replacement sign for each character that UNFIT names; same length."""
    return UNFIT.sub("\ufffd", text.replace("\t", " ").replace("\n", " "))


def _width(text: str) -> int:
    """Return how many cells of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


# ------------------------------------------------------------------------------------------------------------- as text

WINDOW: Final = 120
"""How much of a line is shown, in characters; of a longer line, what is around the problem."""
_BEFORE: Final = 60


def excerpt_of(line: str, column: int) -> tuple[str, int]:
    """Return what to show of a line about a problem in a column, and the column in which that begins."""
    if len(line) <= WINDOW:
        return line, 1
    first = max(0, min(column - 1 - _BEFORE, len(line) - WINDOW))
    return line[first : first + WINDOW], first + 1


def _pointer(problem: Problem) -> tuple[str, str]:
    """Return the excerpt as it is shown, and the line of carets under it."""
    start = problem.column - problem.excerpt_column
    end = max(start + 1, problem.end_column - problem.excerpt_column)
    shown = printable(problem.excerpt)
    before, under = shown[:start], shown[start:end]
    cut = "…" if problem.excerpt_column > 1 else ""
    rest = "…" if len(shown) >= WINDOW else ""
    return f"{cut}{shown}{rest}".rstrip(), " " * _width(cut + before) + "^" * max(1, _width(under))


def _lines(problem: Problem) -> Iterable[str]:
    yield f"{problem.severity}[{problem.code}]: {printable(problem.message)}"
    gutter = " " * len(str(problem.line))
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    yield f"{gutter}--> {printable(problem.file)}{place}"
    if problem.line:
        shown, carets = _pointer(problem)
        yield f"{gutter} |"
        yield f"{problem.line} | {shown}".rstrip()
        yield f"{gutter} | {carets}"
    for file, line, column, what in problem.related:
        yield f"{gutter} ::: {printable(file)}:{line}:{column}: {printable(what)}"
    if problem.help:
        yield f"{gutter} = help: {printable(problem.help)}"
    if problem.note:
        yield f"{gutter} = note: {printable(problem.note)}"


def as_text(problems: Iterable[Problem]) -> str:
    """Return the problems laid out for reading, in order, with an empty line between two; nothing if there are none."""
    return "\n\n".join("\n".join(_lines(problem)) for problem in order(problems))


# ------------------------------------------------------------------------------------------------------------- as JSON


def as_data(problem: Problem) -> dict[str, object]:
    """Return the problem as plain data, its keys always in the same order; `end_column` is exclusive."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": printable(problem.message),
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "end_column": problem.end_column,
        "help": printable(problem.help),
        "note": printable(problem.note),
        "related": [
            {"file": file, "line": line, "column": column, "message": printable(what)}
            for file, line, column, what in problem.related
        ],
    }


def as_json(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return the problems as plain data, in order."""
    return [as_data(problem) for problem in order(problems)]
