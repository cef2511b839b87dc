"""The door: a file becomes plain data with the place of everything in it, or is refused by name.

One pass over the parser's events both guards and builds, so nothing dangerous is ever made: 200 kB of `[` would end the
process inside libyaml, and an alias bomb of 413 bytes hangs a validator.
YAML is read as its authors mean it: `no`, `012`, `12:30` and `2026-01-01` stay what they look like.
"""

import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from simulator.domain.units import Unreadable
from simulator.loader.diagnostics import UNFIT, Problem, Related, printable, register
from simulator.loader.spans import IN_MAPPING, Marks, Place, Source, Spans

LARGEST: Final = 2 * 1024 * 1024
"""Bytes in a file: ten thousand injects fit."""
MOST_EVENTS: Final = 300_000
"""Thirty for each of ten thousand injects: a name, nine fields, and a list or two among them."""
DEEPEST: Final = 32
LONGEST_SCALAR: Final = 64 * 1024
LONGEST_NAME: Final = 200
"""Characters in the name of a file, folders included: every system takes that many."""
MOST_PROBLEMS: Final = 100

register(
    {
        "E101": (
            "The file cannot be read",
            (
                "It is not there, may not be read, is no plain file, is larger than 2 MiB, or is a link out of its folder. "
                "Long reading belongs into runbooks/*.md beside the scenario."
            ),
        ),
        "E102": (
            "Characters that cannot stay",
            (
                "Files are UTF-8. Control characters steer a terminal, direction marks show words in another order than they "
                "were written, and invisible characters hide: none of them may be in a file, nor be written as an escape."
            ),
        ),
        "E103": (
            "This is not YAML",
            (
                "The text cannot be taken apart into names, lists and values. "
                "Most often an indentation is off, or a text with ': ' or ' #' in it needs quotes."
            ),
        ),
        "E104": (
            "An anchor, alias, tag or merge key",
            (
                "YAML can name a value and repeat it, and make objects. A short file can grow without end that way, and a "
                "reader would have to look elsewhere, so everything is written out where it is used."
            ),
        ),
        "E105": (
            "Too much for one file",
            "At most 300,000 parts, 32 levels and 65,536 characters in one text: far beyond what a scenario needs.",
        ),
        "E106": (
            "A name stands twice",
            "YAML would silently keep the last of the two. Keep the one that is meant.",
        ),
        "E108": (
            "A key that is not a text",
            "Names are text. A key that looks like a number, true, false or null is put in quotes.",
        ),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as plain data, with the place of everything in it."""

    name: str
    data: Any
    """Of dict, list, str, int, float, bool and None."""
    spans: Spans
    problems: tuple[Problem, ...] = ()
    """Errors one can read on with, such as a key that stands twice; `validate` gives no value while there are any."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The text, in lines."""
        return self.spans.source.lines


class Refused(Exception):
    """The file stays outside, for at least one reason."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @property
    def problem(self) -> Problem:
        """The first of them."""
        return self.problems[0]


# ------------------------------------------------------------------------------------------------------ names and files

_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def inside(folder: Path, name: str) -> Path:
    """Return the file of that relative name in a folder; Unreadable if it would lie outside, or is a link out."""
    parts = name.split("/")
    shown = f"'{printable(_short(name))}'"
    help_ = "name a file in the scenario's folder, such as runbooks/rollback.md"
    if printable(name) != name or "\\" in name or ":" in name or not all(parts) or name.startswith("~"):
        message = f"{shown} is not a name inside the scenario's folder"
        raise Unreadable(message, help_)
    if ".." in parts:
        message = f"{shown} leads out of the scenario's folder"
        raise Unreadable(message, help_)
    if len(name) > LONGEST_NAME:
        message = f"{shown} has {len(name):,} characters, more than the {LONGEST_NAME} a name may have"
        raise Unreadable(message, help_)
    if any(_DEVICES.fullmatch(part) for part in parts):
        message = f"{shown} is a device on Windows"
        raise Unreadable(message, "give the file another name")
    try:
        home = folder.resolve()
        path = (home / name).resolve()
    except (OSError, RuntimeError) as looped:  # a link to itself; a name longer than the system takes
        message = f"{shown} cannot be followed: {printable(str(looped))}"
        raise Unreadable(message, help_) from None
    if not path.is_relative_to(home):
        message = f"{shown} is a link out of the scenario's folder"
        raise Unreadable(message, help_)
    return path


def read_bytes(path: Path, shown: str = "", root: Path | None = None) -> bytes:
    """Return a file's bytes; Refused if it is no plain file in `root` (its own folder), or too large.

    Never waits on a pipe and never opens a device.
    """
    shown = shown or str(path)

    def refuse(message: str, help_: str) -> Refused:
        return Refused([Problem(code="E101", message=f"{shown} {message}", help=help_, file=shown)])

    plain = "give the path of a .yaml file, or of the folder it is in"
    try:
        home, real = (root or path.parent).resolve(), path.resolve(strict=True)
        if not real.is_relative_to(home):
            raise refuse("is a link out of its folder", "put the file itself there")
        if not stat.S_ISREG(real.stat().st_mode):
            raise refuse("is not a plain file", plain)
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(real, flags), "rb") as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise refuse("is not a plain file", plain)
            stored = b"" if about.st_size > LARGEST else stream.read(LARGEST + 1)
    except (OSError, RuntimeError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise refuse(f"cannot be opened: {reason}", "give the path of a file you may read") from None
    size = max(about.st_size, len(stored))
    if size > LARGEST:
        help_ = "split the scenario, or put long reading into runbooks/*.md"
        raise refuse(f"has {size:,} bytes, more than the {LARGEST:,} (2 MiB) a file may have", help_)
    return stored


def read_text(path: Path, shown: str = "", root: Path | None = None) -> str:
    """Return a file's text; Refused if it is not UTF-8 or holds characters that no text needs."""
    shown = shown or str(path)
    return _checked(_decoded(read_bytes(path, shown, root), shown), shown)


def read(path: Path, shown: str = "", root: Path | None = None) -> Document:
    """Return a YAML file as plain data; Refused with every problem that keeps it outside."""
    shown = shown or str(path)
    return parse(_decoded(read_bytes(path, shown, root), shown), shown)


def _decoded(stored: bytes, name: str) -> str:
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError as wrong:
        good = stored[: wrong.start].decode("utf-8")
        source = Source(name, good + stored[wrong.start :].decode("utf-8", "replace"))
        message, help_ = f"byte 0x{stored[wrong.start]:02x} is not UTF-8", "save the file as UTF-8"
        if stored.startswith((b"\xff\xfe", b"\xfe\xff")):
            message = "the file is UTF-16, not UTF-8"
        raise Refused(
            [source.problem("E102", source.place(len(good), len(good) + 1), message, help_)]
        ) from None


def _checked(text: str, name: str) -> str:
    """Return the text with one kind of line end and no byte order mark, if every character may stay."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not UNFIT.search(text):
        return text
    source = Source(name, text)
    problems: list[Problem] = []
    for found in UNFIT.finditer(text):
        place = source.place(found.start(), found.end())
        problems.append(
            source.problem("E102", place, f"the character {_named(found[0])} is not allowed", _UNFIT_HELP)
        )
        if len(problems) == MOST_PROBLEMS:
            break
    raise Refused(problems)


_UNFIT_HELP: Final = "take it out: it cannot be seen, turns the text, or steers a terminal"


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"


# ------------------------------------------------------------------------------------------------------------ the pass

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIRECTIVE: Final = re.compile(r"(?:[ \t]*+(?:#[^\n]*+)?\n)*+(%[^\n]*+)")
_NOTHING_MORE: Final = re.compile(r"(?:\.\.\.)?[ \t]*+(?:#[^\n]*+)?(?:\n[ \t]*+(?:#[^\n]*+)?)*+")
"""Both possessive: a pattern that could step back would remember each of a million empty lines."""
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?", re.ASCII)
_WORDS: Final[dict[str, Any]] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_MAYBE: Final = frozenset("-0123456789tTfFnN~")
"""What a plain scalar begins with that may be something else than text."""


def plain(text: str) -> Any:
    """Return what an unquoted scalar stands for: true, false, null, a decimal number, or else the text it is."""
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if not number:
        return text
    return float(text) if number[1] else int(text)


def parse(text: str, name: str) -> Document:
    """Return YAML text as plain data; Refused with every problem that keeps it outside."""
    text = _checked(text, name)
    source = Source(name, text)
    directive = _DIRECTIVE.match(text)  # libyaml takes time in the square of their number
    if directive:
        place = source.place(*directive.span(1))
        raise Refused([source.problem("E104", place, "a YAML directive is not allowed", "take the line out")])
    guard = _Guard(source)
    parser = _LOADER(text)
    try:
        data, marks = guard.build(parser.get_event)
    except yaml.YAMLError as wrong:
        raise Refused([*guard.problems, _syntax(source, wrong)]) from None
    finally:
        parser.dispose()
    if guard.fatal:
        raise Refused(guard.problems)
    return Document(name=name, data=data, spans=Spans(source, data, marks), problems=tuple(guard.problems))


class _Guard:
    """Refuses and builds in one pass over the parser's events."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.fatal = False

    def tell(self, code: str, event: Any, message: str, help_: str, **more: Any) -> None:
        """Note what is wrong with an event."""
        place = self.source.place(event.start_mark.index, event.end_mark.index)
        self.problems.append(self.source.problem(code, place, message, help_, **more))
        if len(self.problems) == MOST_PROBLEMS:
            raise Refused(self.problems)

    def refuse(self, code: str, event: Any, message: str, help_: str) -> Refused:
        """Note what is wrong with an event that ends the reading."""
        self.tell(code, event, message, help_)
        return Refused(self.problems)

    def trick(self, event: Any, what: str, sign: str) -> None:
        """Note what makes one value stand for others; the pass goes on, and ends in a refusal."""
        help_ = f"write the value out where it is used; if the text begins with {sign}, put it in quotes"
        self.tell("E104", event, f"{what} is not allowed", help_)
        self.fatal = True

    def tricks(self, event: Any) -> None:
        if event.anchor is not None:
            self.trick(event, f"the anchor &{_short(event.anchor)}", "&")
        if event.tag is not None:
            self.trick(event, f"the tag {_short(event.tag)}", "!")

    def scalar(self, event: Any, *, is_key: bool) -> None:
        """Note what is wrong with a text."""
        value = event.value
        if len(value) > LONGEST_SCALAR:
            message = f"a text of {len(value):,} characters is longer than the {LONGEST_SCALAR:,} it may have"
            self.tell("E105", event, message, "put long reading into runbooks/*.md")
            self.fatal = True
            return
        found = UNFIT.search(value)
        if found:
            self.tell("E102", event, f"an escape makes the character {_named(found[0])}", _UNFIT_HELP)
        if is_key and event.implicit[0] and value == "<<":
            self.trick(event, "the merge key <<", "<<")
        elif is_key and event.implicit[0] and not isinstance(plain(value), str):
            shown = value or "nothing"
            self.tell(
                "E108", event, f"a key must be a text, and {shown} is none", f'put it in quotes: "{value}"'
            )

    def twice(self, event: Any, key: str, into: dict[str, Any], at: Marks) -> None:
        """Note a key that stands in its mapping already."""
        first = 2 + IN_MAPPING * list(into).index(key)
        line, column, _ = self.source.place(at[first], at[first + 1])
        where = (self.source.name, line, column, "it stands here first")
        self.tell("E106", event, f"'{_short(key)}' stands here twice", "keep one of them", related=(where,))

    def build(self, get_event: Any) -> tuple[Any, Marks]:  # noqa: PLR0915  # one loop: a call for each event would double its time
        """Return the data, and the marks of a list whose one entry they are."""
        of_scalar, of_map, of_list = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        of_map_end, of_list_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
        top: list[Any] = []
        into: Any = top
        at: Marks = [0, 0]
        at_top = at
        is_map = lost = False
        key: str | None = None
        key_start = key_end = count = 0
        stack: list[tuple[Any, Marks, bool]] = []
        while True:
            event = get_event()
            kind = event.__class__
            count += 1
            if kind is of_scalar:
                if event.anchor is not None or event.tag is not None:
                    self.tricks(event)
                value = event.value
                start, end = event.start_mark.index, event.end_mark.index
                is_plain = event.implicit[0]
                if not is_plain or len(value) > LONGEST_SCALAR:
                    self.scalar(event, is_key=is_map and key is None)
                if is_map and key is None:
                    if is_plain and (not value or value[0] in _MAYBE or value == "<<"):
                        self.scalar(event, is_key=True)
                    key, key_start, key_end = value, start, end
                    if value in into:
                        self.twice(event, value, into, at)
                        lost = True
                    continue
                if is_plain and (not value or value[0] in _MAYBE):
                    value = plain(value)
                if lost:
                    lost, key = False, None
                elif is_map:
                    into[key] = value
                    at += (key_start, key_end, start, end)
                    key = None
                else:
                    into.append(value)
                    at += (start, end)
            elif kind is of_map or kind is of_list:
                if event.anchor is not None or event.tag is not None:
                    self.tricks(event)
                if is_map and key is None:
                    raise self.refuse("E108", event, "a key must be a text", "write name: value")
                if len(stack) >= DEEPEST:
                    raise self.refuse(
                        "E105", event, f"nested more than {DEEPEST} deep", "nothing here needs that"
                    )
                built: Any = {} if kind is of_map else []
                node: Marks = [event.start_mark.index, 0]
                if lost:
                    lost = False
                elif is_map:
                    into[key] = built
                    at += (key_start, key_end, node, -1)
                else:
                    into.append(built)
                    at += (node, -1)
                stack.append((into, at, is_map))
                into, at, is_map, key = built, node, kind is of_map, None
            elif kind is of_map_end or kind is of_list_end:
                at[1] = event.end_mark.index
                into, at, is_map = stack.pop()
                key = None
            elif kind is yaml.AliasEvent:
                self.trick(event, f"the alias *{_short(event.anchor)}", "*")
                if is_map and key is None:
                    raise Refused(self.problems)
                lost, key = False, None
            elif kind is yaml.DocumentEndEvent:
                self.nothing_after(event)
                return (top[0] if top else None), at_top
            elif kind is yaml.StreamEndEvent:
                return None, [0, 0, 0, 0]
            if count > MOST_EVENTS:
                raise self.refuse("E105", event, f"more than {MOST_EVENTS:,} parts", "split the scenario")

    def nothing_after(self, event: Any) -> None:
        """Refuse a second document without looking into it."""
        text, start = self.source.text, event.start_mark.index
        found = _NOTHING_MORE.match(text, start)
        end = found.end() if found else start
        if end < len(text):
            place: Place = self.source.place(end, end + 3)
            message = "something stands here after the end of the document"
            if text.startswith("---", end):
                message = "a second document begins here"
            problem = self.source.problem("E103", place, message, "keep one document to a file")
            raise Refused([*self.problems, problem])


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004  # what fits a line


# -------------------------------------------------------------------------------------------------------------- syntax

_SAID: Final = (
    # what a parser says (libyaml, or PyYAML's own), what is meant, the way out
    ("'\\t'", "a tab cannot indent", "indent with spaces"),
    ("cannot start any token", "an unquoted text cannot begin with this sign", "put the text in quotes"),
    ("mapping values are not allowed", "a second ': ' in one line, or an indentation that fits nothing",
     "put a text with ': ' in it in quotes, or check the indentation"),
    ("could not find expected ':'", "a ':' is missing after a name", "write name: value"),
    ("found unexpected end of stream", "the text in quotes never ends", "close the quotes"),
    ("found unexpected document indicator", "the text in quotes never ends", "close the quotes"),
    ("unknown escape character", "a backslash in double quotes begins an escape, and this is none",
     "use single quotes, or write the backslash twice"),
    ("',' or ']'", "a list in brackets lacks a ',' or its ']'", "put a comma between two entries and ] at the end"),
    ("',' or '}'", "a mapping in braces lacks a ',' or its '}'", "put a comma between two entries and } at the end"),
    ("expected key", "this stands neither in nor beside what is above it", "check the indentation"),
    ("expected <block end>", "this stands neither in nor beside what is above it", "check the indentation"),
    ("'-' indicator", "this stands neither in nor beside the list above it", "check the indentation"),
    ("block sequence entries are not allowed", "a list cannot begin in this line", "begin it in the next line"),
    ("<document start>", "something stands here after the end of the document", "keep one document to a file"),
)  # fmt: skip


def _syntax(source: Source, wrong: yaml.YAMLError) -> Problem:
    """Return a parser's complaint in the words of somebody who writes."""
    mark = getattr(wrong, "problem_mark", None)
    context = getattr(wrong, "context_mark", None)
    at = min(mark.index if mark else getattr(wrong, "position", 0) or 0, len(source.text))
    said = getattr(wrong, "problem", None) or getattr(wrong, "reason", None) or str(wrong).split("\n", 1)[0]
    tab = source.text[at : at + 1] == "\t" and "cannot start any token" in said
    message, help_, note = said, "check the indentation, and put text with ': ' or ' #' in it in quotes", ""
    for words, meant, way_out in _SAID:
        if words in said or (tab and words == "'\\t'"):
            message, help_, note = meant, way_out, f"the parser says: {said}"
            break
    if source.text[at - 1 : at] in ("'", '"') and ("expected key" in said or "<block end>" in said):
        message, help_ = "the text goes on after its closing quote", "put it in the other kind of quotes"
    related: tuple[Related, ...] = ()
    if context is not None and mark is not None and context.line != mark.line:
        line, column, _ = source.place(min(context.index, len(source.text)), len(source.text))
        related = ((source.name, line, column, "what it belongs to begins here"),)
    return source.problem("E103", source.place(at, at + 1), message, help_, note=note, related=related)
