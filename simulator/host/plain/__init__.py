"""The plain display: lines in, lines out. Equal in power to the full screen, in another shape.

Nothing is redrawn and no cursor is moved, so it works in any terminal, in a pipe and with a screen reader.
"""

from simulator.host.plain.console import Console
from simulator.host.plain.narrating import narrate
from simulator.host.plain.terminal import converse

__all__ = ["Console", "converse", "narrate"]
