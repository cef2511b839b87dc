"""`hotwash watch`: a built-in team plays and is told, act by act, with what each earned; take over at any moment."""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

import click

from simulator.cli.everywhere import lines_wanted
from simulator.cli.me import me
from simulator.cli.names import SCENARIO, TEAM
from simulator.cli.screen import display, needed_display, screen_wanted

if TYPE_CHECKING:
    from simulator.domain.exercise import Inputs
    from simulator.host.learning.course import Taught
    from simulator.host.watching import Beat

How = Literal["over", "left", "taken"]


@click.command()
@click.argument("scenario", type=SCENARIO)
@click.option("--team", default="model-answer", show_default=True, type=TEAM, help="Who plays.")
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Another seed draws other names and noise."
)
@click.option(
    "--speed",
    default=None,
    help="Let it run, so many times as fast as it would be, such as 60; without it, enter goes from act to act.",
)
@click.option("--standards", "standard", default="default", show_default=True, help="What it is judged by.")
@click.option("--plain", is_flag=True, help="Lines instead of a full screen.")
def command(scenario: str, team: str, seed: int, speed: str | None, standard: str, *, plain: bool) -> int:
    """Watch a built-in team play SCENARIO.

    Enter goes on to the next act that is judged, take lets you play on from there, quit leaves.
    With --speed it runs by itself, and ctrl+c stops it to ask.
    """
    from simulator.host.inputs import make_inputs

    if screen_wanted(plain=plain or lines_wanted() or speed is not None) and display("watch") is not None:
        on_screen(lambda: make_inputs(scenario, standard, seed), team)
        return 0
    inputs = make_inputs(scenario, standard, seed)
    if show(inputs, team, speed) == "left":
        click.echo(f"Watch it again: {me()} watch {scenario}")
    return 0


def on_screen(
    reads: "Callable[[], Inputs]", team: str = "model-answer", *, taught: "Taught | None" = None
) -> tuple[How, str]:
    """Show a run on the full screen, and return how that ended and what is wished for next; a fork is played at once."""
    from simulator.host.learning.ending import after_watching

    how, t, wish = needed_display("watch")(reads, team, after_watching(taught))
    if how == "taken":
        _play_on(reads(), team, t)
    return how, wish


def _play_on(inputs: "Inputs", team: str, t: int) -> None:
    """Play a fork on the full screen."""
    from simulator.cli.play import leave, ticker_here
    from simulator.host.session import Opened, Session
    from simulator.host.watching import fork

    play = needed_display("play")
    opened = play(lambda: Opened(Session.begin(fork(inputs, t, team), ticker=ticker_here()), (), fresh=True))
    opened.session.close()
    leave(opened.session)


def show(inputs: "Inputs", team: str = "model-answer", speed: str | None = None) -> How:
    """Tell a run, and return how that ended: it was over, it was left, or somebody took over and played."""
    from simulator.host.clock import read_speed
    from simulator.host.watching import watched

    rate = read_speed(speed) if speed is not None else None
    found = watched(inputs, team)
    _say([f"EXERCISE {inputs.scenario.title}, played by {team}, judged by {inputs.standard.title}."])
    click.echo(inputs.scenario.briefing.strip())
    before = 0
    for beat in found.beats:
        _say((*beat.told, *(beat.lesson if found.taught else beat.judged)))
        said = ""
        if rate is not None:
            said = _waited(int((beat.t - before) / rate))
        elif found.stops(beat):
            said = _asked()
        before = beat.t
        if said == "take":
            _take_over(inputs, team, beat)
            return "taken"
        if said == "quit":
            return "left"
    _say(found.rest if not found.taught else ())
    click.echo(f"EXERCISE over: {float(found.card.total):.0f} of 100.")
    return "over"


def _say(lines: Iterable[str]) -> None:
    """Print lines, folded where somebody reads them at a terminal."""
    from simulator.host.plain.width import folded

    for line in lines:
        for row in folded(line) if sys.stdout.isatty() else (line,):
            click.echo(row)


def _asked() -> str:
    """Ask what to do; nothing goes on."""
    if sys.stdin.isatty():
        click.echo("(enter goes on, take plays on from here, quit leaves) ", nl=False)
    try:
        typed = sys.stdin.readline().strip().lower()
    except KeyboardInterrupt:
        click.echo("")
        return "quit"
    return {"t": "take", "q": "quit"}.get(typed, typed)


def _waited(ms: int) -> str:
    """Let wall time pass, and return what was said if somebody stopped it."""
    from simulator.host.clock import WallTicker

    wait: Callable[[int], None] = WallTicker().wait
    try:
        wait(ms)
    except KeyboardInterrupt:
        click.echo("")
        return _asked()
    return ""


def _take_over(inputs: "Inputs", team: str, beat: "Beat") -> None:
    """Begin a fork at this moment, and let it be played in lines."""
    from simulator.cli.play import in_lines, leave, ticker_here
    from simulator.host.session import Session
    from simulator.host.watching import fork

    session = Session.begin(fork(inputs, beat.t, team), ticker=ticker_here())
    click.echo(f"{session.name} goes on from here, and is yours; it is recorded as a fork of this run.")
    in_lines(session, (), fresh=True)
    session.close()
    leave(session)
