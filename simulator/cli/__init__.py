"""The command line: what can be typed, grouped by what one wants, each command imported only when it is called.

A command is a module here that exposes `command`, a click command; it is offered as soon as its module exists.
Help is a list of words and imports neither the domain nor any large library.
"""

import sys
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, NamedTuple

import click

from simulator.cli.everywhere import everywhere
from simulator.cli.me import me


class Offer(NamedTuple):
    """One command as the help shows it."""

    name: str
    group: str
    help: str

    @property
    def module(self) -> str:
        """Where `command` is found."""
        return f"simulator.cli.{self.name.replace('-', '_')}"


OFFERS: Final = (
    Offer("play", "Play", "a drill, you and your team"),
    Offer("learn", "Play", "lessons for newcomers"),
    Offer("watch", "Play", "a model run, told; take over any time"),
    Offer("progress", "Play", "what you can do by now"),
    Offer("replay", "Play", "a finished exercise: its hot wash"),
    Offer("report", "Play", "the same as a page to send"),
    Offer("new", "Write", "a drill, empty or from what you have"),
    Offer("check", "Write", "every problem, with its place"),
    Offer("preview", "Write", "signals and story before anyone plays"),
    Offer("timeline", "Write", "the MSEL, as text or spreadsheet"),
    Offer("rehearse", "Write", "what reading cannot show"),
    Offer("calibrate", "Write", "thousands of simulated teams"),
    Offer("facilitate", "Lead", "the console, in a second terminal"),
    Offer("audit", "Lead", "rosters and routes over a year"),
    Offer("standards", "Lead", "list, show, diff"),
    Offer("run", "Automate", "a built-in or written team plays"),
    Offer("score", "Automate", "judge a log again"),
    Offer("verify", "Automate", "prove a log"),
    Offer("list", "Automate", "drills, lessons, standards, teams"),
    Offer("schema", "Automate", "for editors"),
    Offer("explain", "Help", "any code, clause, term or metric"),
    Offer("doctor", "Help", "this terminal and this install"),
    Offer("completion", "Help", "for your shell"),
)
"""Everything that can be typed, in the order of the help."""
MEANT: Final = {
    "start": "play",
    "begin": "play",
    "resume": "play",
    "debrief": "replay",
    "hotwash": "replay",
    "lint": "check",
    "validate": "check",
    "lead": "facilitate",
    "drills": "list",
    "lessons": "learn",
}
"""Verbs people try, and the one they mean."""
COMPLETE_VAR: Final = "_HOTWASH_COMPLETE"
"""Set by a shell that wants to know how a line could go on."""
GROUPS: Final = tuple(dict.fromkeys(offer.group for offer in OFFERS))


def _there(offer: Offer) -> bool:
    return find_spec(offer.module) is not None


def offered(name: str) -> bool:
    """Whether this command can be typed here: only then is it named to anybody."""
    return any(offer.name == name and _there(offer) for offer in OFFERS)


class Program(click.Group):
    """The group of all commands, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return [offer.name for offer in OFFERS if _there(offer)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # same
        offer = next((offer for offer in OFFERS if offer.name == cmd_name), None)
        if offer is None or not _there(offer):
            return None
        command: click.Command = import_module(offer.module).command
        return everywhere(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was meant."""
        typed = args[0]
        if not typed.startswith("-") and self.get_command(ctx, typed) is None:
            there = self.list_commands(ctx)
            near = get_close_matches(typed, there, n=1)
            meant = MEANT.get(typed) or (near[0] if near else None)
            if meant in there:
                help_ = f"did you mean: {me()} {' '.join([meant, *args[1:]])}"
            else:
                help_ = f"all commands: {me()} --help"
            raise click.UsageError(f"there is no command {typed!r}; {help_}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their groups."""
        there = self.list_commands(ctx)
        for group in GROUPS:
            rows = [(o.name, o.help) for o in OFFERS if o.group == group and o.name in there]
            if rows:
                with formatter.section(group):
                    formatter.write_dl(rows, col_max=12)


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  # click's signature
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"hotwash {version('hotwash')}")
        except PackageNotFoundError:
            click.echo("hotwash, from a checkout that is not installed")
        ctx.exit()


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="SCENARIO is a name or a path; EXERCISE is a name, any unique start of one, a path, or nothing: the latest.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Say which this is."
)
@click.pass_context
def program(ctx: click.Context) -> None:
    """Rehearse incidents of machine-learning models before they happen to you."""
    if ctx.invoked_subcommand is None:
        lobby = find_spec("simulator.cli.lobby")
        if lobby is not None and sys.stdin.isatty() and sys.stdout.isatty():
            ctx.invoke(import_module("simulator.cli.lobby").command)
            return
        click.echo(ctx.get_help())


everywhere(program, hidden=False)


def main(arguments: list[str] | None = None) -> int:
    """Run what was typed, and return the exit code: 0 done, 1 the answer is no, 2 usage, 130 stopped by hand."""
    try:
        code: Any = program.main(arguments, prog_name=me(), complete_var=COMPLETE_VAR, standalone_mode=False)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads any more: Python would complain once more on its way out
        return 1
    except (OSError, ValueError) as wrong:
        from simulator.cli.trouble import say

        return say(wrong)
    except Exception as bug:  # noqa: BLE001  # the last door: a user never sees a traceback
        from simulator.cli.trouble import confess

        return confess(bug)
    return code if isinstance(code, int) else 0
