"""What a parser of YAML complains of, in the words of somebody who writes."""

from typing import Final

import yaml

from simulator.loader.diagnostics import Problem, Related
from simulator.loader.spans import Source

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


def syntax(source: Source, wrong: yaml.YAMLError) -> Problem:
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
