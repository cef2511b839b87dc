"""`hotwash check`: every problem of a scenario with its place, and whether the model answer can win it."""

import json
from pathlib import Path

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me


@click.command(
    help="Tell every problem of scenarios, with its place. Exits 0 if clean, 1 with problems, 2 for usage."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to tell them."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--standards", default="default", metavar="NAME", help="The standard it is held against.")
@click.option("--quick", is_flag=True, help="Read only: do not play the model answer.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], form: str, *, as_json: bool, standards: str, quick: bool
) -> None:
    """Check scenarios by path or name; a folder stands for every scenario below it."""
    from simulator.host.rehearsal import checked
    from simulator.loader import load_scenario, load_standard
    from simulator.loader.diagnostics import as_data, as_text

    standard = load_standard(standards)
    found = []
    files = [file for typed in paths for file in _files(typed)]
    for file in files:
        loaded = load_scenario(file, standard.standard)
        problems = list(loaded.problems)
        if loaded.scenario is not None and not quick:
            problems += checked(loaded, standard)
        found += problems
    broken = any(problem.severity == "error" for problem in found)
    if as_json or form == "json":
        click.echo(json.dumps([as_data(problem) for problem in found], indent=2, ensure_ascii=False))
    else:
        if found:
            click.echo(as_text(found))
            click.echo()
        errors = sum(problem.severity == "error" for problem in found)
        warnings = len(found) - errors
        told = f"{errors} errors, {warnings} warnings" if found else "clean"
        click.echo(f"{len(files)} checked: {told}")
        if not broken and len(files) == 1:
            talk(f"play it: {me()} play {files[0]}")
    ctx.exit(1 if broken else 0)


def _files(typed: str) -> list[Path]:
    """Return the scenario files that are meant; UsageError if none is."""
    from simulator.loader import find_scenario

    folder = Path(typed).expanduser()
    if (
        folder.is_dir()
        and not (folder / "scenario.yaml").is_file()
        and not (folder / "lesson.yaml").is_file()
    ):
        below = sorted((*folder.glob("**/scenario.yaml"), *folder.glob("**/lesson.yaml")))
        if below:
            return below
    try:
        return [find_scenario(typed)]
    except FileNotFoundError as missing:
        raise click.UsageError(str(missing)) from None
