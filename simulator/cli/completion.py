"""`hotwash completion`: what a shell needs to complete commands, options and names of drills and exercises."""

import click
from click.shell_completion import get_completion_class

WHERE = {
    "bash": 'eval "$(hotwash completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(hotwash completion zsh)"   in ~/.zshrc, after compinit',
    "fish": "hotwash completion fish | source   in ~/.config/fish/config.fish",
}
"""How each shell takes it."""


@click.command(help="Print what your shell needs to complete what you type.")
@click.argument("shell", type=click.Choice(sorted(WHERE)))
def command(shell: str) -> None:
    """Print the script."""
    from simulator.cli import COMPLETE_VAR, program
    from simulator.cli.everywhere import talk

    kind = get_completion_class(shell)
    assert kind is not None, "click knows each of them"  # noqa: S101  # narrows the type
    click.echo(kind(program, {}, "hotwash", COMPLETE_VAR).source())
    talk(f"put this there: {WHERE[shell]}")
