"""`hotwash check`: every problem of a scenario or a standard with its place, and whether the model answer can win it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me
from simulator.cli.names import STANDARD

if TYPE_CHECKING:
    from simulator.loader.diagnostics import Problem

FORMATS = ("text", "json", "github", "sarif")


@click.command(
    help="Tell every problem of scenarios and standards, with its place. Exits 0 if clean, 1 with problems, 2 for usage."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to tell them.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--standards", default="default", type=STANDARD, metavar="NAME", help="The standard it is held against."
)
@click.option("--quick", is_flag=True, help="Read only: do not play the model answer.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is written, until ctrl+c.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    *,
    as_json: bool,
    standards: str,
    quick: bool,
    watch: bool,
) -> None:
    """Check scenarios and standards by path or name; a folder stands for every scenario below it, and every standard in it."""
    form = "json" if as_json else form
    if watch:
        _watch(paths, form, standards, quick=quick)
    ctx.exit(_once(paths, form, standards, quick=quick))


def _once(paths: Sequence[str], form: str, standards: str, *, quick: bool) -> int:
    """Check, print, and return the exit code."""
    files = [file for typed in paths for file in _files(typed)]
    found = _problems(files, standards, quick=quick)
    broken = any(problem.severity == "error" for problem in found)
    _print(found, files, form, broken=broken)
    return 1 if broken else 0


def _watch(paths: Sequence[str], form: str, standards: str, *, quick: bool) -> None:
    """Check again and again; ends by ctrl+c, which is no mistake."""
    from simulator.host.clock import WallTicker
    from simulator.host.rechecking import look, until_changed

    ticker = WallTicker()
    while True:
        before = look(_beside(paths))
        try:
            _once(paths, form, standards, quick=quick)
        except click.UsageError as gone:  # being renamed, say
            talk(f"{gone.message}")
        talk("watching; ctrl+c ends")
        until_changed(lambda: _beside(paths), before, ticker)
        click.echo()


def _problems(files: Sequence[Path], standards: str, *, quick: bool) -> "list[Problem]":
    from simulator.host.house_letters import check_standard
    from simulator.host.learning.checking import lesson_problems
    from simulator.host.rehearsal import checked
    from simulator.loader import load_scenario, load_standard
    from simulator.loader.organisations import is_organisation, read_organisation
    from simulator.loader.standard_files import is_standard
    from simulator.loader.team_files import is_team

    standard = load_standard(standards)
    found: list[Problem] = []
    for file in files:
        if is_team(file):
            raise click.UsageError(
                f"{file} is a team, which is checked against the scenario it plays: {me()} run SCENARIO --team {file}"
            )
        if is_standard(file):
            found += check_standard(file)
            continue
        if is_organisation(file):
            found += read_organisation(file).problems
            continue
        loaded = load_scenario(file, standard.standard)
        found += loaded.problems
        if loaded.scenario is not None and not quick:
            found += checked(loaded, standard)
        if loaded.scenario is not None:
            found += lesson_problems(loaded, standard, quick=quick)
    return found


def _print(found: "list[Problem]", files: Sequence[Path], form: str, *, broken: bool) -> None:
    from simulator.loader import formats
    from simulator.loader.diagnostics import as_data, as_text

    match form:
        case "json":
            click.echo(json.dumps([as_data(problem) for problem in found], indent=2, ensure_ascii=False))
        case "sarif":
            click.echo(formats.as_sarif(found))
        case "github":
            if found:
                click.echo(formats.as_github(found))
        case _:
            if found:
                click.echo(as_text(found))
                click.echo()
            click.echo(f"{len(files)} checked: {_counted(found)}")
            if not broken and len(files) == 1:
                talk(f"{_next(files[0])} {files[0]}")


def _counted(found: "list[Problem]") -> str:
    if not found:
        return "clean"
    errors = sum(problem.severity == "error" for problem in found)
    warnings = len(found) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def _beside(paths: Sequence[str]) -> list[Path]:
    """Return every file that a check reads: the scenario, and what lies beside it."""
    found = []
    for typed in paths:
        try:
            files = _files(typed)
        except click.UsageError:
            continue
        for file in files:
            found += [file, *sorted(file.parent.glob("**/*.md")), *sorted(file.parent.glob("**/*.j2"))]
    return found


def _next(file: Path) -> str:
    """Return what people do next with a file that is clean."""
    from simulator.loader.organisations import is_organisation
    from simulator.loader.standard_files import is_standard

    if is_standard(file):
        return f"read it: {me()} standards"
    return f"audit it: {me()} audit" if is_organisation(file) else f"play it: {me()} play"


def _files(typed: str) -> list[Path]:
    """Return the files that are meant, of scenarios, standards or organisations; UsageError if none is."""
    from simulator.loader import find_scenario, shipped, standards
    from simulator.loader.organisations import is_organisation
    from simulator.loader.standard_files import is_standard

    there = {**shipped("drills"), **shipped("lessons")}
    folder = (
        there[typed].parent if typed in there else Path(typed).expanduser()
    )  # as whoever plays it finds it
    names = ("scenario.yaml", "lesson.yaml", "twin.yaml")
    own = [folder / name for name in names if (folder / name).is_file()]
    if own:
        return own
    if folder.is_dir():
        below = sorted(file for name in names for file in folder.glob(f"**/{name}"))
        below += [
            file for file in sorted(folder.glob("*.yaml")) if is_standard(file) or is_organisation(file)
        ]
        if below:
            return below
    if typed in standards():
        return [standards()[typed]]
    try:
        return [find_scenario(typed)]
    except FileNotFoundError as missing:
        raise click.UsageError(str(missing)) from None
