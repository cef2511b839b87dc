"""Reports: our own templates, which may loop over what the report room has prepared.

The words of players and scenarios are data in them: escaped for Markdown or HTML by the name's ending, `.md` or `.html`.
"""

from collections.abc import Mapping
from functools import lru_cache

from simulator.data import root
from simulator.domain.cleaning import fit
from simulator.rendering.compiling import Format, TemplateProblem, compiled


@lru_cache(maxsize=16)
def _source(name: str) -> str:
    there = {path.name: path for path in sorted((root("templates") / "reports").glob("*.j2"))}
    if f"{name}.j2" not in there:
        help_ = f"there is {', '.join(there) or 'none yet'}"
        raise TemplateProblem(f"reports/{name}.j2", 1, "there is no such template", help_)
    return there[f"{name}.j2"].read_text(encoding="utf-8")


def render_report(name: str, /, **context: object) -> str:
    """Return the report `templates/reports/NAME.j2`, such as `exercise.md`.

    Its first line says EXERCISE.

    A template reads mappings, sequences, numbers, text and dataclass fields, and calls nothing.
    Raises TemplateProblem naming the template, its line and the way out.
    """
    return report_text(name, _source(name), context)


def report_text(name: str, source: str, context: Mapping[str, object]) -> str:
    """Return what a report's template writes for this context."""
    written_in: Format = "markdown" if name.endswith(".md") else "html" if name.endswith(".html") else "text"
    text = fit(compiled("report", f"reports/{name}.j2", source, written_in).render(context))
    if "EXERCISE" not in text.split("\n", 1)[0]:
        help_ = "write EXERCISE into its title"
        raise TemplateProblem(
            f"reports/{name}.j2", 1, "its first line does not say that this is an exercise", help_
        )
    return f"{text.rstrip()}\n"
