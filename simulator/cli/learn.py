"""`hotwash learn`: a lesson, led step by step, and then its twin, which counts."""

import sys
from typing import TYPE_CHECKING

import click

from simulator.cli.everywhere import lines_wanted, talk
from simulator.cli.me import me
from simulator.cli.names import LESSON
from simulator.cli.screen import display, needed_display, screen_wanted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from simulator.domain.exercise import Inputs
    from simulator.host.learning.course import Taught
    from simulator.host.session import Opened


@click.command()
@click.argument("lesson", required=False, type=LESSON)
@click.option("--list", "listed", is_flag=True, help="List the lessons, and what became of each.")
@click.option("--skip", is_flag=True, help="Straight to the twin: whoever knows it already shows it there.")
@click.option("--seed", type=int, default=None, help="The twin that this seed draws; without it, any.")
@click.option("--plain", is_flag=True, help="Lines instead of a full screen.")
@click.pass_context
def command(
    ctx: click.Context, lesson: str | None, *, listed: bool, skip: bool, seed: int | None, plain: bool
) -> None:
    """Learn the framework by doing it.

    LESSON is a name or a number; without it, the next one that is not passed. One that was left is gone on with.
    """
    if listed:
        _list()
        return
    meant = _which(lesson)
    if meant is None:
        _whats_next()
        return
    one, skip_too = meant
    skip = skip or skip_too
    if skip and one.twin is None:
        raise click.UsageError(f"{one.name} has no twin to skip to; follow it: {me()} learn {one.typed}")
    _seed_is_free(one, seed)
    if screen_wanted(plain=plain or lines_wanted()) and display("learn") is not None:
        _on_screen(one, seed, skip=skip)
    else:
        ctx.exit(_learn(one, seed, skip=skip))


def _seed_is_free(one: "Taught", seed: int | None) -> None:
    """Refuse a seed where a twin goes on that another has drawn."""
    from simulator.host.learning.course import left

    begun = left(one, twin=True) if seed is not None and one.twin is not None else None
    if begun is not None:
        raise click.UsageError(
            f"{begun.name} was left, and goes on as its seed drew it; without --seed: {me()} learn {one.typed} --skip"
        )


def _list() -> None:
    from simulator.host.learning.course import lessons
    from simulator.host.learning.now import record_now
    from simulator.host.learning.telling import list_words

    there = lessons()
    record = record_now(there)
    for line in list_words(there, record.lines):
        click.echo(line)
    for problem in record.problems:
        talk(problem)
    talk(f"\nlearn one: {me()} learn 2")


def _which(typed: str | None) -> "tuple[Taught, bool] | None":
    """Return the lesson that is meant, or the next; and whether only its twin is left of it. None: all is passed."""
    from simulator.host.learning.course import find_lesson, lessons
    from simulator.host.learning.now import standing_now

    if typed is not None:
        return find_lesson(typed), False
    there = lessons()
    found = standing_now(there).next
    return next(((one, found.twin) for one in there if one.name == found.lesson), None)


def _learn(one: "Taught", seed: int | None, *, skip: bool) -> int:
    """Lead through the lesson unless it is skipped, then let its twin be played; the exit code."""
    from simulator.host.learning.course import left

    alone = one.twin is not None and (skip or left(one, twin=True) is not None)
    if not alone:
        if not (_watched(one) if one.lesson.watch else _led(one)):
            return 1
        if one.twin is None:
            _whats_next()
            return 0
        if not _twin_wanted():
            click.echo(f"The twin whenever you like: {me()} learn {one.typed} --skip")
            return 0
    return _alone(one, seed)


def _on_screen(one: "Taught", seed: int | None, *, skip: bool) -> None:
    """Lead through lessons and twins on the full screen, for as long as somebody wishes for more."""
    wish = "twin" if skip else "lesson"
    while wish:
        if wish == "next":
            meant = _which(None)
            if meant is None:
                _whats_next()
                return
            one, only_twin = meant
            seed = None  # it was for the twin of the lesson that was named
            wish = "twin" if only_twin else "lesson"
        twin = wish == "twin"
        wish = _shown(one, seed, twin=twin)
        seed = None if twin else seed  # the next twin is another


def _shown(one: "Taught", seed: int | None, *, twin: bool) -> str:
    """Show a lesson or its twin, and return what is wished for next; nothing once it was left."""
    from simulator.host.learning.course import alone, led, left
    from simulator.host.learning.ending import after_lesson, after_twin

    if one.lesson.watch:
        return _watched_on_screen(one)
    twin = one.twin is not None and (twin or left(one, twin=True) is not None)
    opened, wish = needed_display("learn")(
        lambda: _opened(one, (lambda: alone(one, seed)) if twin else (lambda: led(one)), twin=twin),
        after_twin(one) if twin else after_lesson(one),
    )
    opened.session.close()
    name = opened.session.name
    if not opened.session.finished:
        skip = " --skip" if twin else ""
        click.echo(f"kept: {name}. Go on: {me()} learn {one.typed}{skip}")
    elif wish == "hotwash":
        wash = display("replay")
        if wash is not None:
            wash(opened.session.folder)
        return "next"
    return str(wish)


def _opened(one: "Taught", inputs: "Callable[[], Inputs]", *, twin: bool) -> "Opened":
    from simulator.cli.play import ticker_here
    from simulator.host.learning.course import left
    from simulator.host.session import Opened, Session

    before = left(one, twin=twin)
    session = (
        Session.begin(inputs(), ticker=ticker_here())
        if before is None
        else Session.resume(before.path, ticker=ticker_here())
    )
    return Opened(session, (), fresh=before is None)


def _watched_on_screen(one: "Taught") -> str:
    from simulator.cli.watch import on_screen
    from simulator.host.learning.course import led

    how, wish = on_screen(lambda: led(one), taught=one)
    if how == "over":
        _remember_watched(one)
    return wish


def _remember_watched(one: "Taught") -> None:
    from simulator.host.clock import today
    from simulator.host.learning.record import Learned, remember

    remember(Learned(day=today(), lesson=one.name, what="lesson", exercise="", passed=True))


def _watched(one: "Taught") -> bool:
    """Show a lesson that is watched; whether it was watched to its end."""
    from simulator.cli.watch import show
    from simulator.host.learning.course import led

    how = show(led(one))
    if how == "over":
        _remember_watched(one)
        click.echo("passed: you have watched it.")
    elif how == "left":
        click.echo(f"Watch it again: {me()} learn {one.typed}")
    return how == "over"


def _led(one: "Taught") -> bool:
    """Lead through a lesson; whether every step was done."""
    from simulator.host.learning.course import led
    from simulator.host.learning.settling import coaching_of
    from simulator.host.learning.telling import lesson_words
    from simulator.host.store import open_exercise

    folder = _played(one, led(one), twin=False)
    at = coaching_of(open_exercise(folder), folder.name) if folder is not None else None
    if at is None:
        return False
    for line in lesson_words(at, one):
        click.echo(line)
    return at.over


def _alone(one: "Taught", seed: int | None) -> int:
    """Let the twin be played, and say what it has shown; the exit code."""
    from simulator.host.evaluation import settle
    from simulator.host.learning.course import alone
    from simulator.host.learning.outcome import outcome
    from simulator.host.learning.telling import asked_words, outcome_words
    from simulator.host.store import open_exercise
    from simulator.observations import in_short, observe

    inputs = alone(one, seed)
    for line in asked_words(one, inputs.standard):
        click.echo(line)
    folder = _played(one, inputs, twin=True)
    if folder is None:
        return 1
    settle(folder)
    exercise = open_exercise(folder)
    found = outcome(exercise, one.lesson)
    for line in (*outcome_words(found, one), *in_short(observe(exercise))):
        click.echo(line)
    click.echo(f"hot wash: {me()} replay {folder.name}")
    _whats_next(None if found.passed else one)
    return 0 if found.passed else 1


def _played(one: "Taught", inputs: "Inputs", *, twin: bool) -> "Path | None":
    """Begin an exercise of a lesson or go on with one that was left, and play it in lines.

    Return its folder; None if it was left before its end.
    """
    from simulator.cli.play import in_lines
    from simulator.projections.words import short_clock

    session, _, fresh = _opened(one, lambda: inputs, twin=twin)
    try:
        in_lines(session, (), fresh=fresh)
    finally:
        session.close()
    if session.finished:
        return session.folder
    at = short_clock(session.inputs.scenario.starts, session.now)
    skip = " --skip" if twin else ""
    click.echo(f"kept: {session.name}, {at}. Go on: {me()} learn {one.typed}{skip}")
    return None


def _twin_wanted() -> bool:
    """Ask whether the twin comes now; a script says twin."""
    click.echo("Type twin to play it now, or press enter to leave: ", nl=not sys.stdin.isatty())
    return sys.stdin.readline().strip().lower() in ("twin", "yes", "y")


def _whats_next(failed: "Taught | None" = None) -> None:
    """Say what to do next; where every lesson is passed, say so, and how one stands, unless a twin has just failed."""
    from simulator.host.clock import today
    from simulator.host.learning.course import lessons
    from simulator.host.learning.now import standing_now
    from simulator.host.learning.telling import all_passed_words, next_words, standing_words

    found = standing_now(lessons())
    if found.next.lesson:
        click.echo(next_words(found.next, me()))
        return
    if failed is not None:
        click.echo(f"You have passed it before. Another twin: {me()} learn {failed.typed} --skip")
        return
    for line in (all_passed_words(found), *standing_words(found, today(), me())):
        click.echo(line)
    click.echo(f"Go through one again, each time with another twin: {me()} learn 3")
