"""Templates as data that reads data.

Jinja2's sandbox stops a template from reaching Python, but not from taking a minute or a gigabyte:
`{{ 'x' * 200000000 }}` renders in it, and so do nested loops over `range`.
So a template is parsed first, and only the few kinds of node it needs are let through: no call, no arithmetic, no import,
no macro, and in a message no loop.
What is left can read names, compare and choose; its length and its output are bounded.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Final, Literal

from jinja2 import Template, TemplateError, TemplateSyntaxError, nodes

from simulator.rendering.compiling import Format, TemplateProblem
from simulator.rendering.reading import Reading

_FILE: Final = "<template>"
"""How a template is called in a traceback: never by a name from outside (CVE-2024-56201)."""
_DEPTH: Final = 40
"""Levels of nesting; Python itself takes no more than a hundred indents of what Jinja2 makes of them."""
_TOO_DEEP: Final = ("it is nested too deeply", "write it flat")
_READING: Final = frozenset(
    {
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.Name,
        nodes.Getattr,
        nodes.Getitem,
        nodes.Const,
        nodes.If,
        nodes.Compare,
        nodes.Operand,
        nodes.And,
        nodes.Or,
        nodes.Not,
        nodes.Filter,
    },
)
_WORDS: Final = {
    nodes.For: "a loop",
    nodes.Call: "a call",
    nodes.Macro: "a macro",
    nodes.CallBlock: "a macro's call",
    nodes.Assign: "an assignment",
    nodes.AssignBlock: "an assignment",
    nodes.Import: "an import",
    nodes.FromImport: "an import",
    nodes.Include: "an include",
    nodes.Extends: "another template",
    nodes.Block: "a block",
    nodes.FilterBlock: "a filter over a block",
    nodes.Test: "a test",
    nodes.Slice: "a slice",
    nodes.Add: "arithmetic",
    nodes.Sub: "arithmetic",
    nodes.Mul: "arithmetic",
    nodes.Div: "arithmetic",
    nodes.FloorDiv: "arithmetic",
    nodes.Mod: "arithmetic",
    nodes.Pow: "arithmetic",
    nodes.Neg: "arithmetic",
    nodes.Pos: "arithmetic",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What one kind of template may be made of, and how much it may write."""

    nodes: frozenset[type[nodes.Node]]
    filters: Mapping[str, Callable[..., Any]]
    names: tuple[str, ...] = ()
    """The names it can read; empty if its context decides."""
    template_limit: int
    """Characters."""
    output_limit: int
    """Characters."""


_CASE: Final[dict[str, Callable[..., Any]]] = {
    "upper": str.upper,
    "lower": str.lower,
    "capitalize": str.capitalize,
    "trim": str.strip,
}
MESSAGE: Final = Kind(
    nodes=_READING,
    filters=_CASE,
    names=("title", "audience", "letter", "says", "words", "envelope"),
    template_limit=8_000,
    output_limit=200_000,  # every field of a message as long as a field may be, and the letter once
)
REPORT: Final = Kind(
    nodes=_READING | {nodes.For, nodes.CondExpr, nodes.Concat},
    filters={**_CASE, "length": len},
    template_limit=40_000,
    output_limit=4_000_000,
)


@lru_cache(maxsize=8)
def _environment(kind_name: Literal["message", "report"], written_in: Format) -> Reading:
    return Reading((MESSAGE if kind_name == "message" else REPORT).filters, written_in)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template that has been looked at and found to be harmless."""

    name: str
    kind: Kind
    template: Template
    reads: frozenset[str]
    """What it reads: `letter`, `says.scope`, …"""

    def render(self, context: Mapping[str, object]) -> str:
        """Return what it writes; raises TemplateProblem if it asks for what is not there, or writes without end."""
        pieces, length = [], 0
        try:
            for piece in self.template.generate(context):
                pieces.append(piece)
                length += len(piece)
                if length > self.kind.output_limit:
                    more = f"it writes more than {self.kind.output_limit:,} characters"
                    raise TemplateProblem(self.name, 1, more, "let it write its parts once")
        except (TemplateError, TypeError) as wrong:
            help_ = "write only what it is given, each part by its name"
            raise TemplateProblem(self.name, _line(wrong), str(wrong), help_) from None
        return "".join(pieces)


@lru_cache(maxsize=256)
def compiled(
    kind_name: Literal["message", "report"], name: str, source: str, written_in: Format = "text"
) -> Compiled:
    """Return the template, looked at and compiled, once for each text.

    Raises TemplateProblem naming the template, its line and the way out.
    """
    kind = MESSAGE if kind_name == "message" else REPORT
    environment = _environment(kind_name, written_in)
    if len(source) > kind.template_limit:
        long = f"{len(source):,} characters are more than a template may have ({kind.template_limit:,})"
        raise TemplateProblem(name, 1, long, "move what is said into the standard's wordings")
    try:
        tree = environment.parse(source)
        reads = frozenset(_looked_at(tree, kind, name))
        code = environment.compile(tree, name=None, filename=_FILE)
    except TemplateSyntaxError as wrong:
        raise TemplateProblem(
            name, wrong.lineno, wrong.message or "not readable", "see docs/standards.md"
        ) from None
    except RecursionError:
        raise TemplateProblem(name, 1, *_TOO_DEEP) from None
    template = environment.template_class.from_code(environment, code, {})
    return Compiled(name, kind, template, reads)


def _looked_at(tree: nodes.Template, kind: Kind, name: str) -> Iterator[str]:
    """Yield what the template reads; raise at the first node that is not let through."""
    for node, depth in _walk(tree, 0):
        if depth > _DEPTH:
            raise TemplateProblem(name, node.lineno, *_TOO_DEEP)
        if type(node) not in kind.nodes:
            what = _WORDS.get(type(node), f"{type(node).__name__}")
            help_ = "write text, {{ names }} and {% if names %} only"
            raise TemplateProblem(name, node.lineno, f"{what} is not let through", help_)
        if isinstance(node, nodes.Filter) and node.name not in kind.filters:
            help_ = f"there is {', '.join(kind.filters)}"
            raise TemplateProblem(name, node.lineno, f"there is no filter {node.name!r}", help_)
        if isinstance(node, nodes.Filter) and (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs):
            raise TemplateProblem(
                name, node.lineno, f"{node.name} takes nothing", f"write it as |{node.name}"
            )
        if isinstance(node, nodes.Name):
            if kind.names and node.name not in kind.names:
                near = get_close_matches(node.name, kind.names, n=1)
                help_ = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(kind.names)}"
                raise TemplateProblem(name, node.lineno, f"there is nothing called {node.name!r}", help_)
            yield node.name
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            yield f"{node.node.name}.{node.attr}"
        if (
            isinstance(node, nodes.Getitem)
            and isinstance(node.node, nodes.Name)
            and isinstance(node.arg, nodes.Const)
        ):
            yield f"{node.node.name}.{node.arg.value}"


def _walk(node: nodes.Node, depth: int) -> Iterator[tuple[nodes.Node, int]]:
    yield node, depth
    for child in node.iter_child_nodes():
        yield from _walk(child, depth + 1)


def _line(wrong: BaseException) -> int:
    """Return the line of the template an error came from: Jinja2 leaves it in the traceback."""
    line, trace = 1, wrong.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
