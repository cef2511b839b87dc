"""`hotwash play`: a drill, you and your team; and going on with one that was left."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.everywhere import lines_wanted, talk
from simulator.cli.me import me
from simulator.cli.screen import display, screen_wanted

if TYPE_CHECKING:
    from simulator.domain.exercise import Inputs
    from simulator.host.clock import Ticker
    from simulator.host.readings import Ahead
    from simulator.host.session import Opened, Session


@click.command()
@click.argument("scenario", required=False)
@click.option(
    "--seat", default="all", show_default=True, help="The role you play; all: this keyboard has every seat."
)
@click.option("--speed", default=None, help="How many times as fast as the wall clock, such as 2 or 0.5.")
@click.option(
    "--seed", type=int, default=None, help="Another seed draws other names and noise; without it, any."
)
@click.option("--pace", type=click.Choice(["live", "tabletop"]), default="live", show_default=True,
              help="tabletop: the clock stands while you talk, and each act takes its time.")  # fmt: skip
@click.option("--mode", type=click.Choice(["practice", "drill"]), default="practice", show_default=True,
              help="practice: coached, and the clock is yours.")  # fmt: skip
@click.option(
    "--from",
    "from_",
    default=None,
    help="Enter in the middle, such as 25m; until then a built-in team plays.",
)
@click.option("--team", default="silent", show_default=True, help="The team that plays until --from.")
@click.option(
    "--team-for-empty-seats", "empty", default=None, help="A built-in team for the seats nobody has."
)
@click.option(
    "--standards",
    "standard",
    default="default",
    show_default=True,
    help="The standard to be judged by: a name or a file.",
)
@click.option("--plain", is_flag=True, help="Lines instead of a full screen.")
def command(scenario: str | None, **options: object) -> int:
    """Play a drill, or go on with one you left.

    SCENARIO is a drill's name, a path to one of your own, or an exercise you left (its name, or any unique start of
    it). Without it: the latest you left.
    """
    plain, kept, notes = bool(options["plain"]), ExitStack(), list[str]()
    wanted = screen_wanted(plain=plain or lines_wanted())
    ahead = _read_ahead(scenario, str(options["standard"])) if wanted else None
    shown = display("play") if wanted else None
    try:
        with kept:
            if shown is not None:
                opened = shown(lambda: _open(_which(scenario), scenario, options, kept, notes, ahead))
            else:
                folder = _which(scenario)
                if folder is None and not _anybody():
                    return _told(_inputs(str(scenario), options))
                opened = _open(folder, scenario, options, kept, notes)
                if not (plain or lines_wanted()) and sys.stdin.isatty():
                    talk("The full screen is not shown here, so everything is told in lines.")
                _say(notes)
                notes.clear()
                in_lines(opened.session, opened.roles, fresh=opened.fresh)
    except _PlayedToItsEnd as over:
        name = over.folder.name
        click.echo(f"{name} was played to its end. Its hot wash: {me()} replay {name}")
        return 0
    _say(notes)
    return leave(opened.session)


class _PlayedToItsEnd(Exception):
    """There is nothing to go on with."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder.name)
        self.folder = folder


def _say(notes: list[str]) -> None:
    for note in notes:
        click.echo(note, err=True)


def _which(scenario: str | None) -> Path | None:
    """Return the exercise that is gone on with, or None where a scenario is meant."""
    from simulator.host.store import NoSuchExercise, find

    if scenario is not None:
        return _left(scenario)
    try:
        return find(unfinished=True)
    except NoSuchExercise:
        raise click.UsageError(f"say which drill: {me()} play sawtooth; all of them: {me()} list") from None


def _read_ahead(scenario: str | None, standard: str) -> "Ahead | None":
    """Let the scenario be read while the screen is put up."""
    from simulator.host.readings import read_ahead

    return read_ahead(scenario, standard) if scenario is not None else None


def _open(
    folder: Path | None,
    scenario: str | None,
    options: dict[str, object],
    kept: ExitStack,
    notes: list[str],
    ahead: "Ahead | None" = None,
) -> "Opened":
    """Begin an exercise or go on with one; facilitators may join until `kept` is left. `notes`: what is to be told of it."""
    from simulator.host.facilitating import serve

    if ahead is not None:
        ahead.wait()
    opened = (
        _begin(str(scenario), options) if folder is None else _resume(folder, str(options["seat"]), notes)
    )
    kept.callback(opened.session.close)
    place = kept.enter_context(serve(opened.session))
    if place.problem:
        notes.append(place.problem)
    return opened


def _left(typed: str) -> Path | None:
    """Return the exercise that is meant, unless a scenario is."""
    from simulator.host.store import NoSuchExercise, find
    from simulator.loader import find_scenario

    try:
        find_scenario(typed)
    except FileNotFoundError as unknown:
        try:
            return find(typed)
        except NoSuchExercise:
            raise NoSuchExercise(f"{unknown} (nor is there an exercise of that name)") from None
    return None


def _inputs(scenario: str, options: dict[str, object]) -> "Inputs":
    from simulator.domain.exercise import Play
    from simulator.domain.units import read_duration
    from simulator.host.inputs import make_inputs

    text = {name: str(value) for name, value in options.items() if value is not None}
    forked = read_duration(text["from_"]) if "from_" in text else None
    seats = () if text["seat"] == "all" else tuple(text["seat"].split(","))
    team = text["team"] if forked is not None else text.get("empty", "people")
    if forked is not None and "empty" in text and text["empty"] != text["team"]:
        raise click.UsageError(
            "one team plays both before --from and on the empty seats: give --team and --team-for-empty-seats the same"
        )
    play = Play(
        mode="drill" if text["mode"] == "drill" else "practice",
        pace="tabletop" if text["pace"] == "tabletop" else "live",
        team=team,
        seats=seats if "empty" in text else (),
        seen_before=_seen(scenario),
        forked_at=forked,
    )
    inputs = make_inputs(scenario, text["standard"], _number(options["seed"]), play)
    for seat in seats:
        if seat not in inputs.scenario.seats:
            raise ValueError(
                f"there is no seat {seat!r} in {scenario}; there is {', '.join(inputs.scenario.seats)}, or all"
            )
    if forked is not None and forked >= inputs.scenario.lasts:
        raise ValueError(
            f"--from {text['from_']} is after the end: it lasts {inputs.scenario.lasts // 60_000} minutes"
        )
    return inputs


def _begin(scenario: str, options: dict[str, object]) -> "Opened":
    from simulator.host.session import Opened, Session

    session = Session.begin(_inputs(scenario, options), ticker=ticker_here())
    if options["speed"] is not None:
        session.set_speed(str(options["speed"]))
    seats = () if options["seat"] == "all" else tuple(str(options["seat"]).split(","))
    return Opened(session, seats, fresh=True)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _seen(scenario: str) -> bool:
    """Whether this drill has been played here before."""
    from simulator.host.store import kept
    from simulator.loader import find_scenario

    path = find_scenario(scenario)
    names = {path.parent.name, path.stem}
    return any(one.scenario in names for one in kept())


def _anybody() -> bool:
    """Whether somebody, or a script, is at the other end of stdin."""
    if sys.stdin is None or sys.stdin.closed:
        return False
    if sys.stdin.isatty():
        return True
    if os.name == "nt":
        return True
    try:
        return not os.path.samestat(os.fstat(sys.stdin.fileno()), Path(os.devnull).stat())
    except OSError:
        return False


def ticker_here() -> "Ticker":
    """Return the wall clock where somebody sits, and one that stands where lines come from a script."""
    from simulator.host.clock import HandTicker, WallTicker

    return WallTicker() if sys.stdin.isatty() else HandTicker()


def _told(inputs: "Inputs") -> int:
    """Nobody is there: the model answer plays, and says so."""
    from dataclasses import replace

    from simulator.host.ending import score_lines
    from simulator.host.header import write_header
    from simulator.host.plain.narrating import narrate
    from simulator.host.store import PLAY, new_folder
    from simulator.log import LogFile

    inputs = replace(
        inputs, play=replace(inputs.play, team="model-answer", pace="headless", seats=(), forked_at=None)
    )
    folder = new_folder(inputs.scenario_name)
    click.echo(
        f"EXERCISE {folder.name}. Nobody is at the keyboard, so the model answer plays {inputs.scenario.title}."
    )
    with LogFile.create(folder / PLAY, write_header(inputs)) as log:
        narrate(inputs, folder.name, "model-answer", log, click.echo)
    for line in score_lines(folder):
        click.echo(line)
    _whats_next(inputs.scenario_name, folder.name)
    return 0


def _resume(folder: Path, seat: str, notes: list[str]) -> "Opened":
    from simulator.host.session import Opened, Session

    session = Session.resume(folder, ticker=ticker_here())
    if session.finished:
        session.close()
        raise _PlayedToItsEnd(folder)
    if session.torn:
        notes.append(
            f"{folder.name} ended with {len(session.torn)} bytes of a torn line, which nobody had been told of: cut off."
        )
    roles = session.inputs.play.seats or (() if seat == "all" else tuple(seat.split(",")))
    return Opened(session, roles, fresh=False)


def in_lines(session: "Session", roles: tuple[str, ...], *, fresh: bool) -> None:
    """Play an exercise at this terminal, or by the lines of a script, until it is left or over."""
    from simulator.host.plain.console import Console
    from simulator.host.plain.terminal import converse
    from simulator.projections.recap import recap
    from simulator.projections.words import clock

    interactive = sys.stdin.isatty()
    console = Console(session, session.seat(*roles), click.echo, interactive=interactive)
    waiting = len(console.context.inbox.waiting)
    now = clock(session.inputs.scenario.starts, session.now)
    if fresh:
        console.brief()
        if session.inputs.play.forked_at is not None:
            click.echo(f"You enter at {now}, {waiting} waiting; show timeline tells what was.")
    else:
        it = console.context
        told = recap(it.known, it.inbox, it.board, session.now, left=session.paused or session.tabletop)
        click.echo(f"EXERCISE {session.name}. {told}")
    if interactive:
        try:
            typed = input("\nPress enter: the clock starts. " if fresh else "\nPress enter to go on. ")
        except (EOFError, KeyboardInterrupt):
            click.echo("")
            return
        if typed.strip().lower() in ("q", "quit", "exit"):
            return
        console.begin()
        converse(console, session.ticker, fresh=fresh)
        return
    console.begin()
    for line in sys.stdin:
        console.feed(line.rstrip("\n"))
        if console.left:
            break


def leave(session: "Session") -> int:
    """Say where an exercise is kept, or what it came to; the exit code."""
    from simulator.host.ending import score_lines
    from simulator.projections.words import short_clock

    if not session.finished:
        at = short_clock(session.inputs.scenario.starts, session.now)
        click.echo(f"kept: {session.name}, {at}. Resume: {me()} play {session.name}")
        return 1 if session.failure is not None else 0
    for line in score_lines(session.folder):
        click.echo(line)
    _whats_next(session.inputs.scenario_name, session.name)
    return 0


def _whats_next(scenario: str, exercise: str) -> None:
    from simulator.cli import offered
    from simulator.loader import find_scenario, shipped

    try:
        find_scenario(scenario)
        again = [f"again: {me()} {'learn' if scenario in shipped('lessons') else 'play'} {scenario}"]
    except FileNotFoundError:  # a drill of one's own is played by its path, which the log does not keep
        again = []
    more = [f"{what}: {me()} {verb} {name}".rstrip() for verb, what, name in
            (("replay", "hot wash", exercise), ("learn", "learn", ""), ("new", "write your own", "my-drill")) if offered(verb)]  # fmt: skip
    for told in (*again, *more):
        click.echo(told)
