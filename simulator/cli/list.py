"""`hotwash list`: what there is to play, to be judged by, and to let play."""

import json

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me


@click.command(help="List drills, lessons, standards, teams and the exercises that are kept.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
def command(*, as_json: bool) -> None:
    """List what there is."""
    from simulator.host.shelves import shelves
    from simulator.host.store import kept
    from simulator.projections.words import many

    found = shelves()
    exercises = kept()
    if as_json:
        told = [
            {"name": one.name, "scenario": one.scenario, "finished": one.sealed, "t_ms": one.t}
            for one in exercises
        ]
        click.echo(json.dumps({**found, "exercises": told}, ensure_ascii=False))
        return
    for shelf, things in found.items():
        if things:
            click.echo(f"{shelf.capitalize()}")
            wide = max(len(thing["name"]) for thing in things)
            for thing in things:
                click.echo(f"  {thing['name']:<{wide}} {thing.get('title', '')}{_about(thing)}")
    if exercises:
        click.echo("Exercises, latest first")
        for one in exercises[:12]:
            click.echo(
                f"  {one.name:<16} {'finished' if one.sealed else 'not finished'}, {many(one.t // 60_000, 'minute')} in"
            )
    if found["drills"]:
        talk(f"\nplay one: {me()} play {found['drills'][0]['name']}")


def _about(thing: dict[str, str]) -> str:
    summary, level, lasts = thing.get("summary", ""), thing.get("level", ""), thing.get("lasts", "")
    about = f" ({level}, {lasts})" if level else ""
    return about + (f": {summary}" if summary else "")
