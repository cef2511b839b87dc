"""A team file at play: each move waits for its time or condition, becomes a command, and is made."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError

from simulator.domain import commands as c
from simulator.domain.conditions import Term
from simulator.domain.refusals import RESTRICTED
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.teams import VERBS, WORDS_FOR, Move, TeamFile
from simulator.domain.world import World
from simulator.rendering import render_message
from simulator.teams.filling import clock, filled, incident_of

_ABOUT_ONE = (c.Link, c.Classify, c.MarkMonitoring, c.Resolve, c.Reopen, c.WritePostmortem)


class Stage(Protocol):
    """What a team is let into: an exercise's own time."""

    @property
    def world(self) -> World:
        """The world as it is."""

    @property
    def now(self) -> int:
        """T+ms."""

    def act(self, command: c.AnyCommand) -> None:
        """Have a command applied now."""

    def at(self, t: int, call: Callable[[], None]) -> None:
        """Call at T+`t` ms."""

    def when(self, name: str, term: Term, call: Callable[[], None]) -> None:
        """Call once, when the term first holds."""


class BadMove(ValueError):
    """A move that is no command: which, and why."""


class Player:
    """A team file, playing some seats of one exercise."""

    def __init__(self, team: TeamFile, *, seats: Iterable[str] | None = None) -> None:
        self.team = team
        self._seats = None if seats is None else frozenset(seats)

    def join(self, stage: Stage) -> None:
        """Wait for every move's moment."""
        for place, move in enumerate(self.team.moves, start=1):
            if move.at is not None:
                stage.at(move.at, lambda move=move: self._make(stage, move))  # type: ignore[misc]  # bound to this move
            elif move.when is not None:
                name = f"move {place} of {self.team.title}"
                stage.when(name, move.when.term, lambda move=move: self._make(stage, move))  # type: ignore[misc]  # same

    def _make(self, stage: Stage, move: Move) -> None:
        command = command_of(stage.world, stage.now, move)
        if self._seats is None or command.seat in self._seats:
            stage.act(command)


@cache
def _reader(do: str) -> TypeAdapter[c.AnyCommand]:
    """Return what validates a move's command; building it costs a hundred times what using it does."""
    return TypeAdapter(VERBS[do])


def command_of(world: World, now: int, move: Move) -> c.AnyCommand:
    """Return the command a move becomes at T+`now` ms.

    Raises BadMove with the move and what is wrong with it.
    """
    kind = VERBS.get(move.do)
    if kind is None:
        message = f"no move is called {move.do!r}; there is {', '.join(VERBS)}"
        raise BadMove(message)
    arguments = {
        WORDS_FOR.get(name, name): filled(world, now, value) for name, value in move.arguments.items()
    }
    arguments["seat"] = move.seat or seat_for(world.scenario, world.standard, kind, arguments)
    if kind in (c.Send, c.Draft):
        _complete(world, now, arguments)
    elif kind in _ABOUT_ONE:
        arguments["incident"] = incident_of(world, arguments.get("incident", ""))
    try:
        return _reader(move.do).validate_python(arguments)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        message = f"{move.do}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise BadMove(message) from None


def _complete(world: World, now: int, arguments: dict[str, Any]) -> None:
    """Fill in what a message has by itself: a draft as it was signed, or its channel, incident and rendered text."""
    draft = world.drafts.get(arguments.get("draft", ""))
    if draft is not None and "fields" not in arguments:
        arguments |= {
            "type": draft.type,
            "channel": draft.channel,
            "incident": draft.incident,
            "fields": draft.fields,
            "words": draft.words,
            "text": draft.text,
        }
    kind = world.standard.messages.get(arguments.get("type", ""))
    if kind is None:
        arguments.setdefault("type", "")
        arguments.setdefault("channel", "")
        arguments.setdefault("fields", {})
        return
    arguments.setdefault("channel", kind.channels[0])
    arguments["incident"] = incident_of(world, arguments.get("incident", ""))
    arguments["fields"] = {name: _claim(value) for name, value in arguments.get("fields", {}).items()}
    if "text" not in arguments:
        envelope = {"incident": arguments["incident"], "at": clock(world, now), "sender": arguments["seat"]}
        said = (arguments["fields"], arguments.get("words", ""))
        try:
            arguments["text"] = render_message(world.standard, arguments["type"], *said, envelope)
        except ValueError as wrong:
            raise BadMove(str(wrong)) from None


def _claim(value: Any) -> c.Claim:
    """A claim may be written as its value alone."""
    if isinstance(value, c.Claim):
        return value
    try:
        return _CLAIM.validate_python(value if isinstance(value, dict) else {"value": str(value)})
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        message = f"a field's {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise BadMove(message) from None


_CLAIM: TypeAdapter[c.Claim] = TypeAdapter(c.Claim)


def seat_for(
    scenario: Scenario, standard: Standard, kind: type[c.AnyCommand], arguments: Mapping[str, Any]
) -> str:
    """Return the first seat that may do it."""
    seats, roles = list(scenario.seats), standard.roles
    wants: Iterable[str] = seats
    remedy = scenario.remedies.get(arguments.get("remedy", ""))
    inject = arguments.get("inject", "")
    told = scenario.injects.get(inject) or scenario.cards.get(inject)
    if kind in (c.Send, c.Draft):
        message = standard.messages.get(arguments.get("type", ""))
        wants = message.sent_by if message else seats
    elif kind in (c.StartRemedy, c.UndoRemedy, c.VerifyRemedy) and remedy and remedy.by:
        wants = (remedy.by,)
    elif kind is c.ApproveRemedy and remedy:
        wants = remedy.approval
    elif kind is c.Reply and told:
        wants = (told.to,)
    elif kind in RESTRICTED:
        wants = [seat for seat in seats if seat in roles and RESTRICTED[kind] in roles[seat].may]
    return next((seat for seat in wants if seat in seats), seats[0])
