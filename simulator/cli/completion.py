"""`hotwash completion`: what a shell needs to complete commands, options and names of drills and exercises."""

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
"""What click knows of each shell."""
WHERE = {
    "bash": 'eval "$(hotwash completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(hotwash completion zsh)"   in ~/.zshrc, after compinit',
    "fish": "hotwash completion fish | source   in ~/.config/fish/config.fish",
}
"""How each shell takes it."""


@click.command(help="Print what your shell needs to complete what you type.")
@click.argument("shell", type=click.Choice(sorted(SHELLS)))
def command(shell: str) -> None:
    """Print the script."""
    from simulator.cli import COMPLETE_VAR, program
    from simulator.cli.everywhere import talk

    click.echo(SHELLS[shell](program, {}, "hotwash", COMPLETE_VAR).source())
    talk(f"put this there: {WHERE[shell]}")
