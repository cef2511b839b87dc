"""The way into the sandbox, which is opened when the first template is: Jinja2 costs a start more than a letter is worth."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from simulator.rendering.sandbox import Compiled

Format = Literal["text", "markdown", "html"]


class TemplateProblem(ValueError):
    """A template that cannot be used: which, on which line, why, and the way out."""

    def __init__(self, template: str, line: int, message: str, help: str) -> None:  # noqa: A002  # rustc's word
        super().__init__(f"template {template}, line {line}: {message}; {help}")
        self.template = template
        self.line = line
        self.message = message
        self.help = help


def compiled(
    kind_name: Literal["message", "report"], name: str, source: str, written_in: Format = "text"
) -> "Compiled":
    """Return the template, looked at and compiled, once for each text.

    Raises TemplateProblem naming the template, its line and the way out.
    """
    from simulator.rendering import sandbox  # noqa: PLC0415  # see above

    return sandbox.compiled(kind_name, name, source, written_in)
