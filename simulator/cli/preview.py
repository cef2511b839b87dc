"""`hotwash preview`: signals and story before anyone plays."""

from pathlib import Path

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me
from simulator.cli.names import SCENARIO, STANDARD


class Moment(click.ParamType[int]):
    """A moment since STARTEX, written as an author writes it."""

    name = "moment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return T+ms; a usage error tells how it is written."""
        from simulator.domain.units import Unreadable, read_offset

        if isinstance(value, int):
            return value
        try:
            return read_offset(value)
        except Unreadable as wrong:
            self.fail(f"{wrong.message}; {wrong.help}", param, ctx)


@click.command(
    help="Show a scenario before anyone plays it: each signal if nobody acts and after each remedy alone. It tells the answer."
)
@click.argument("scenario", type=SCENARIO)
@click.option(
    "--at", type=Moment(), default=None, metavar="25m", help="Tell every reading at this moment, too."
)
@click.option(
    "--format", "form", type=click.Choice(("text", "html")), default=None, help="How; without it, as the file's name ends."
)  # fmt: skip
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="A file to write.")
@click.option("--seed", type=click.IntRange(min=0), default=0, help="The run that is shown.")
@click.option(
    "--standards", default="default", type=STANDARD, metavar="NAME", help="What alerts are taken by."
)
def command(
    scenario: str, at: int | None, form: str | None, out: Path | None, seed: int, standards: str
) -> None:
    """Write the page."""
    import shutil

    from simulator.domain.exercise import Play
    from simulator.host.inputs import make_inputs
    from simulator.host.previewing import preview
    from simulator.report.preview import as_text
    from simulator.report.preview_page import as_html

    inputs = make_inputs(scenario, standards, seed, Play(pace="headless", team="silent"))
    if at is not None and at > inputs.scenario.lasts:
        raise click.UsageError("--at is after the end of the exercise")
    found = preview(inputs, at)
    form = form or ("html" if out is not None and out.suffix in (".html", ".htm") else "text")
    width = min(shutil.get_terminal_size().columns, 160)
    written = as_html(found) if form == "html" else as_text(found, width)
    if out is None:
        click.echo(written, nl=False)
    else:
        out.write_text(written, encoding="utf-8", newline="")
        talk(f"written to {out}")
    minutes = 25 if at is None else max(at, 0) // 60_000
    talk(f"play from there: {me()} play {scenario} --from {minutes}m")
