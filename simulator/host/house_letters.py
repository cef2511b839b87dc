"""A standard checked with the letters that frame its messages: data and templates are changed together, so both are read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from simulator.loader import LoadedStandard, ReadStandard, read_standard
from simulator.loader.diagnostics import Problem, excerpt_of, order
from simulator.loader.standard_files import TEMPLATES
from simulator.rendering import (
    ACCOUNT,
    TemplateProblem,
    check_account,
    check_letter,
    message_templates,
    template_of,
)


def check_standard(path: Path) -> list[Problem]:
    """Return every problem of a standard's file, of what it builds on, and of the letters of both."""
    found = read_standard(path)
    problems = list(found.problems)
    if found.loaded is not None:
        problems += _letters(found, found.loaded)
    return order(problems)


def _letters(found: ReadStandard, loaded: LoadedStandard) -> list[Problem]:
    templates = message_templates() | loaded.templates
    folder = found.path.parent / TEMPLATES
    problems: list[Problem] = []
    used = {ACCOUNT}
    own = folder if ACCOUNT in loaded.templates else None
    problems += _letter(partial(check_account, templates[ACCOUNT]), ACCOUNT, templates[ACCOUNT], own)
    for type_name, kind in loaded.standard.messages.items():
        name = template_of(type_name, kind, templates)
        used.add(name)
        if name in templates:
            source, own = templates[name], folder if name in loaded.templates else None
            problems += _letter(partial(check_letter, kind, name, source), name, source, own)
        else:
            message = f"there is no letter {name!r} for {type_name}"
            help_ = f"write {folder / name}.j2, or leave template out"
            at = ("messages", type_name, "template") if kind.template else ("messages", type_name)
            problems.append(found.problem("E415", at, message, help_))
    problems += [
        Problem(
            code="W504",
            severity="warning",
            message=f"no message type is framed by {name!r}",
            help="name it as its message type, or let a type name it: template: " + name,
            file=str(folder / f"{name}.j2"),
        )
        for name in loaded.templates
        if name not in used
    ]
    return list(dict.fromkeys(problems))


def _letter(check: Callable[[], None], name: str, source: str, folder: Path | None) -> list[Problem]:
    """Return what a check finds wrong with a template; of one that ships, in the shipped folder's name."""
    try:
        check()
    except TemplateProblem as wrong:
        file = str(folder / f"{name}.j2") if folder is not None else f"templates/messages/{name}.j2"
        lines = source.split("\n")
        text = lines[min(wrong.line, len(lines)) - 1]
        excerpt, first = excerpt_of(text, 1)
        problem = Problem(
            code="E415",
            message=wrong.message,
            help=wrong.help,
            file=file,
            line=wrong.line,
            column=1,
            end_column=len(text) + 1,
            excerpt=excerpt,
            excerpt_column=first,
        )
        return [problem]
    return []
