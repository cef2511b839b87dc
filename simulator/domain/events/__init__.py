"""What happened, in the past tense: the only truth of an exercise.

An event carries what cannot be recomputed; its time and number stand on its line of the log.
Each yields facts (`facts.py`), changes the world (`world.evolve`), and is seen by some seats (`seat_view` in
`simulator/host/redaction.py`).
"""

from typing import Final

from simulator.domain.events.acts import *  # noqa: F403  # one vocabulary in four files
from simulator.domain.events.acts import Players
from simulator.domain.events.base import *  # noqa: F403  # see above
from simulator.domain.events.leading import *  # noqa: F403  # see above
from simulator.domain.events.leading import Leads
from simulator.domain.events.world import *  # noqa: F403  # see above
from simulator.domain.events.world import World

AnyEvent = World | Players | Leads
EVENTS: Final[dict[str, type[AnyEvent]]] = {kind.__name__: kind for kind in AnyEvent.__args__}
"""Every event by the name it has in the log."""
