"""What players and facilitators can ask for, in the imperative.

A command is an intention: `decide` turns it into events or into a refusal that says why.
`seat` is the role that acts; a facilitator's commands have the seat `facilitator`.
Names in commands are the scenario's own (`edge-errors`), never numbers on somebody's screen.
"""

from typing import Final

from simulator.domain.commands.acts import *  # noqa: F403  # one vocabulary in four files
from simulator.domain.commands.acts import Play, RealEmergency
from simulator.domain.commands.aside import *  # noqa: F403  # see above
from simulator.domain.commands.base import *  # noqa: F403  # see above
from simulator.domain.commands.leading import *  # noqa: F403  # see above
from simulator.domain.commands.leading import Lead

AnyCommand = Play | Lead | RealEmergency
COMMANDS: Final[dict[str, type[AnyCommand]]] = {kind.__name__: kind for kind in AnyCommand.__args__}
"""Every command by the name it has in the log."""
