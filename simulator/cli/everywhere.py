"""What every command takes: lines instead of a screen, no colour, no talk."""

from typing import Any, Final

import click

PLAIN: Final = "hotwash.plain"
QUIET: Final = "hotwash.quiet"
"""Where a context keeps what was asked for; contexts of one call share it."""


def everywhere(command: click.Command, *, hidden: bool = True) -> click.Command:
    """Let a command, and those below it, take --plain, --no-color and --quiet; returns the same command."""
    there = {name for parameter in command.params for name in parameter.opts}
    command.params += [option for option in _options(hidden=hidden) if option.opts[0] not in there]
    if isinstance(command, click.Group):
        for one in command.commands.values():
            everywhere(one)
    return command


def lines_wanted() -> bool:
    """Whether lines were asked for, before the command's name or after it."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(PLAIN))


def talk(text: str) -> None:
    """Say what is no data, on stderr, unless it was asked not to be said."""
    context = click.get_current_context(silent=True)
    if context is None or not context.meta.get(QUIET):
        click.echo(text, err=True)


def _options(*, hidden: bool) -> list[click.Option]:
    return [
        _flag("--plain", _remember(PLAIN), "Lines instead of a full screen.", hidden=hidden),
        _flag("--no-color", _colourless, "Print nothing in colour.", hidden=hidden),
        _flag("--quiet", _remember(QUIET), "Print what was asked for, and say nothing beside it.", hidden=hidden),
    ]  # fmt: skip


def _flag(
    name: str, callback: Any, says: str, *, hidden: bool
) -> click.Option:  # click's own type is as wide
    return click.Option(
        [name], is_flag=True, expose_value=False, is_eager=True, callback=callback, help=says, hidden=hidden
    )


def _remember(what: str) -> Any:  # same
    def remember(context: click.Context, _parameter: click.Parameter, wanted: object) -> None:
        if wanted:
            context.meta[what] = True

    return remember


def _colourless(context: click.Context, _parameter: click.Parameter, wanted: object) -> None:
    if wanted:
        context.color = False
