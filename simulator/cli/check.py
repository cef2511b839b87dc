"""`hotwash check`: every problem of a scenario or a standard with its place, and whether the model answer can win it."""

import json
from pathlib import Path

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me


@click.command(
    help="Tell every problem of scenarios and standards, with its place. Exits 0 if clean, 1 with problems, 2 for usage."
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
    """Check scenarios and standards by path or name; a folder stands for every scenario below it, and every standard in it."""
    from simulator.host.house_letters import check_standard
    from simulator.host.rehearsal import checked
    from simulator.loader import load_scenario, load_standard
    from simulator.loader.diagnostics import as_data, as_text
    from simulator.loader.standard_files import is_standard

    standard = load_standard(standards)
    found = []
    files = [file for typed in paths for file in _files(typed)]
    for file in files:
        if is_standard(file):
            found += check_standard(file)
            continue
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
            rules = is_standard(files[0])
            talk(f"read it: {me()} standards {files[0]}" if rules else f"play it: {me()} play {files[0]}")
    ctx.exit(1 if broken else 0)


def _files(typed: str) -> list[Path]:
    """Return the files that are meant, of scenarios or standards; UsageError if none is."""
    from simulator.loader import find_scenario, standards
    from simulator.loader.standard_files import is_standard

    folder = Path(typed).expanduser()
    if (
        folder.is_dir()
        and not (folder / "scenario.yaml").is_file()
        and not (folder / "lesson.yaml").is_file()
    ):
        below = sorted((*folder.glob("**/scenario.yaml"), *folder.glob("**/lesson.yaml")))
        below += [file for file in sorted(folder.glob("*.yaml")) if is_standard(file)]
        if below:
            return below
    if typed in standards():
        return [standards()[typed]]
    try:
        return [find_scenario(typed)]
    except FileNotFoundError as missing:
        raise click.UsageError(str(missing)) from None
