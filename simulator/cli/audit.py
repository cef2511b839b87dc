"""`hotwash audit`: rosters, routes, ladders and rights over a year, with every hole that nobody sees until it is needed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me
from simulator.cli.names import STANDARD

if TYPE_CHECKING:
    from simulator.host.auditing import Audit, Calendar

LAYERS = ("primary", "backup")


@click.command(
    help="Audit a standard's ladder and roles, and the organisations beside it (organisation/*.yaml): who is on call over "
    "a year, who owns what, where alerts go, who may decide. A NAME or a file of a standard, an organisation or a drill. "
    "Exits 0 if nothing is found, 1 if something is."
)
@click.argument("name", default="default", type=STANDARD, metavar="STANDARDS")
@click.option(
    "--ics",
    "calendars",
    multiple=True,
    metavar="[TEAM[:backup]=]FILE",
    help="A calendar that says who is on call; again for more. Without TEAM, the file's own name is it: edge.ics, edge-backup.ics.",
)
@click.option("--from", "day", default="", metavar="DATE", help="The year's first day; without it, today.")
@click.option(
    "--standards",
    default="default",
    type=STANDARD,
    metavar="NAME",
    help="What an organisation or a drill goes by.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one list.")
@click.pass_context
def command(
    ctx: click.Context, name: str, *, calendars: tuple[str, ...], day: str, standards: str, as_json: bool
) -> None:
    """Look at a year."""
    from datetime import date

    from simulator.domain.regimes import read_day
    from simulator.domain.units import Unreadable
    from simulator.host.auditing import year_from
    from simulator.host.clock import today
    from simulator.loader.calendars import NoCalendars
    from simulator.loader.diagnostics import as_text

    try:
        window = year_from(date.fromisoformat(read_day(day)) if day else today())
    except Unreadable as wrong:
        raise click.UsageError(f"--from: {wrong}; {wrong.help}") from None
    try:
        done = _audited(name, [_calendar(typed) for typed in calendars], standards, window)
    except NoCalendars:
        raise click.ClickException("calendars need one more library: pip install 'hotwash[ics]'") from None
    except LookupError as strange:
        raise click.UsageError(str(strange)) from None
    if as_json:
        click.echo(json.dumps([one.as_data() for one in done.found], indent=2, ensure_ascii=False))
    else:
        if done.found:
            click.echo(as_text(one.problem for one in done.found))
            click.echo()
        for line in done.looked_at:
            click.echo(line)
        click.echo(_summed(len(done.found)))
        if done.found:
            talk(f"what a code means: {me()} explain {done.found[0].problem.code}")
    ctx.exit(1 if done.found else 0)


def _summed(found: int) -> str:
    return "nothing found" if not found else f"{found} found" if found > 1 else "1 found"


def _audited(name: str, calendars: "list[Calendar]", standards: str, window: Any) -> "Audit":
    """Audit what is meant: a standard, an organisation's file, or a scenario."""
    from simulator.host.auditing import audit_scenario, audit_standard, organisation_at
    from simulator.loader import find_scenario, find_standard, load_scenario, load_standard, read_standard
    from simulator.loader.catalogue import is_path, shipped
    from simulator.loader.organisations import is_organisation
    from simulator.loader.standard_files import is_standard

    path = Path(name).expanduser()
    if is_path(name) and is_organisation(path):
        return organisation_at(path, load_standard(standards).standard, calendars, window)
    played = name in {**shipped("drills"), **shipped("lessons")}
    if played or (is_path(name) and path.exists() and not is_standard(path)):
        loaded = load_scenario(find_scenario(name), load_standard(standards).standard)
        if loaded.scenario is None:
            raise ValueError("\n".join(str(problem) for problem in loaded.errors))
        if calendars:
            message = f"{name} is a drill, and its rosters are its own; give calendars with a standard or an organisation"
            raise LookupError(message)
        return audit_scenario(loaded.scenario, loaded.path)
    found = read_standard(find_standard(name))
    if found.loaded is None or found.document is None:
        raise ValueError("\n".join(str(problem) for problem in found.problems))
    return audit_standard(found.loaded.standard, found.path, found.document, calendars, window)


def _calendar(typed: str) -> "Calendar":
    """Return which calendar is meant, of whom: TEAM:backup=FILE, TEAM=FILE, or FILE."""
    from simulator.host.auditing import Calendar

    whose, given, file = typed.rpartition("=")
    path = Path(file).expanduser()
    if not given:
        whose, backs_up = path.stem.removesuffix("-backup"), path.stem.endswith("-backup")
        whose += ":backup" if backs_up else ""
    team, _, layer = whose.partition(":")
    if (layer or "primary") not in LAYERS or not team:
        raise click.UsageError(f"{typed!r}: write TEAM=FILE or TEAM:backup=FILE")
    return Calendar(team=team, layer=layer or "primary", path=path)
