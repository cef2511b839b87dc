"""The door: a file becomes plain data with the place of everything in it, or is refused by name.

One pass over the parser's events both guards and builds, so nothing dangerous is ever made: 200 kB of `[` would end the
process inside libyaml, and an alias bomb of 413 bytes hangs a validator.
YAML is read as its authors mean it: `no`, `012`, `12:30` and `2026-01-01` stay what they look like.
"""

import re
from pathlib import Path
from typing import Any, Final

import yaml

from simulator.domain.values import dataclass
from simulator.loader.diagnostics import UNFIT, Problem, register
from simulator.loader.files import (
    MOST_PROBLEMS,
    UNFIT_HELP,
    Refused,
    checked,
    decoded,
    named,
    read_bytes,
    short,
)
from simulator.loader.spans import IN_MAPPING, Marks, Place, Source, Spans
from simulator.loader.syntax import syntax

MOST_EVENTS: Final = 300_000
"""Thirty for each of ten thousand injects: a name, nine fields, and a list or two among them."""
DEEPEST: Final = 32
TOO_DEEP: Final = f"nested more than {DEEPEST} deep"
TOO_DEEP_HELP: Final = "nothing here needs that"
LONGEST_SCALAR: Final = 64 * 1024

register(
    {
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


def read(path: Path, shown: str = "", root: Path | None = None) -> Document:
    """Return a YAML file as plain data; Refused with every problem that keeps it outside."""
    shown = shown or str(path)
    return parse(decoded(read_bytes(path, shown, root), shown), shown)


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
    text = checked(text, name)
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
        raise Refused([*guard.problems, guard.too_deep(wrong) or syntax(source, wrong)]) from None
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

    def too_deep(self, wrong: yaml.YAMLError) -> Problem | None:
        """Return the problem of a text so deep that the parser gives up (from 6.0.4 on, a thousand levels ahead of us)."""
        mark = getattr(wrong, "problem_mark", None)
        if mark is None or "nesting depth" not in str(wrong):
            return None
        place = self.source.place(mark.index, mark.index + 1)
        return self.source.problem("E105", place, TOO_DEEP, TOO_DEEP_HELP)

    def trick(self, event: Any, what: str, sign: str) -> None:
        """Note what makes one value stand for others; the pass goes on, and ends in a refusal."""
        help_ = f"write the value out where it is used; if the text begins with {sign}, put it in quotes"
        self.tell("E104", event, f"{what} is not allowed", help_)
        self.fatal = True

    def tricks(self, event: Any) -> None:
        if event.anchor is not None:
            self.trick(event, f"the anchor &{short(event.anchor)}", "&")
        if event.tag is not None:
            self.trick(event, f"the tag {short(event.tag)}", "!")

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
            self.tell("E102", event, f"an escape makes the character {named(found[0])}", UNFIT_HELP)
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
        self.tell("E106", event, f"'{short(key)}' stands here twice", "keep one of them", related=(where,))

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
                    raise self.refuse("E105", event, TOO_DEEP, TOO_DEEP_HELP)
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
                self.trick(event, f"the alias *{short(event.anchor)}", "*")
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
