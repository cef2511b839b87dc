"""`hotwash progress`: what one can do by now, from the learning record on this machine."""

import json

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me


@click.command(
    help="Tell what you can do by now, skill by skill, what is due for another go, and what to do next."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.option("--reset", is_flag=True, help="Forget all of it: the record is deleted.")
def command(*, as_json: bool, reset: bool) -> None:
    """Tell where one stands."""
    from simulator.host.clock import today
    from simulator.host.learning.course import lessons
    from simulator.host.learning.now import forget_all, record_now, standing_now
    from simulator.host.learning.record import record_path
    from simulator.host.learning.telling import standing_data, standing_words
    from simulator.projections.words import many

    if reset:
        click.echo(
            f"Forgotten: {many(forget_all(), 'line')} of {record_path()}. Exercises are kept, and count no more."
        )
        return
    there = lessons()
    record = record_now(there)
    found = standing_now(there, record)
    if as_json:
        click.echo(json.dumps(standing_data(found, record), ensure_ascii=False))
        return
    for line in standing_words(found, today(), me()):
        click.echo(line)
    for problem in record.problems:
        talk(problem)
    talk(f"The record is {record_path()}; nothing of it leaves this machine, and --reset forgets it.")
