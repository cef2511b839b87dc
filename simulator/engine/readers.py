"""Readers of a letter who ask, minutes later, for what it left open; only in a drill."""

from typing import TYPE_CHECKING, cast

from simulator.domain import events as e
from simulator.domain.readers import question
from simulator.engine.kernel import WAITED

if TYPE_CHECKING:
    from simulator.engine.engine import Engine


def read(engine: "Engine", event: e.AnyEvent) -> None:
    """Let a letter be read, and asked about if its reader still misses something by then."""
    sent, world = cast("e.MessageSent", event), engine.world
    rules = world.standard.readers
    if world.coached or sent.audience not in rules.who:
        return
    place = len(world.messages)

    def ask() -> None:
        later = (letter for _, letter in world.messages[place:])
        asked = ((one.letter, one.event) for one in world.asked.values())
        asks = question(world.standard, sent, later, asked)
        if asks is not None:
            engine.emit(asks)

    engine.kernel.at(engine.now + rules.after, ask, WAITED)
