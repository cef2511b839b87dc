"""What a simulated team means to do: the moves of the model answer, each as soon as it can be made, with the work in it.

The model answer waits at the standard's pace; here every wait is taken out, because time is the team's own to spend.
One intent serves all teams of a scenario: it is planned once.
"""

from dataclasses import fields, replace
from typing import Any, Final

from simulator.domain.scenario import Scenario
from simulator.domain.standards import Pace, Standard
from simulator.domain.teams import VERBS, WORDS_FOR, Move
from simulator.domain.units import SECOND
from simulator.domain.values import dataclass
from simulator.teams.model import model_answer
from simulator.teams.playing import seat_for

AT_THE_DESK: Final = frozenset({"acknowledge", "dismiss", "link", "look", "hypothesize", "answer-suggestion"})
"""Acts that every seat may do, and whoever takes alerts does."""
WRITTEN: Final = ("text", "why", "says", "summary", "impact", "causes", "timeline", "actions", "fields")
"""Arguments that somebody writes word by word; a name is chosen from a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move, who makes it, and how many words it takes."""

    name: str
    """What its draws are named after."""
    move: Move
    seat: str
    reads: int
    """Words to be read before."""
    writes: int
    """Words to be written."""
    again: bool = False
    """It is made once more, after a mistake was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """Everything a team means to do."""

    scenario: Scenario
    standard: Standard
    steps: tuple[Step, ...]
    decides: str
    """The first change that helps and is no hold: what a team that is led astray does not do first; empty if none."""
    tempts: tuple[str, ...]
    """Changes that do not help and that somebody may reach for first."""


def intent(scenario: Scenario, standard: Standard) -> Intent:
    """Return what a team that knew everything would do, as soon as it could be done."""
    at_once = {field.name: SECOND for field in fields(Pace) if field.name != "source"}
    hurried = replace(standard, pace=Pace(**at_once, source=standard.pace.source))
    moves = model_answer(scenario, hurried).moves
    started = [move.arguments["remedy"] for move in moves if move.do == "start"]
    helps = [name for name in started if scenario.remedies[name].kind != "hold"]
    others = [name for name, it in scenario.remedies.items() if name not in started and it.kind != "hold"]
    return Intent(
        scenario=scenario,
        standard=standard,
        steps=tuple(step_for(scenario, standard, move, f"move {place}") for place, move in enumerate(moves)),
        decides=helps[0] if helps else "",
        tempts=tuple([name for name in others if scenario.remedies[name].tempting] or others),
    )


def step_for(scenario: Scenario, standard: Standard, move: Move, name: str) -> Step:
    """Return a move with the seat that makes it and the words in it."""
    arguments = {WORDS_FOR.get(name, name): value for name, value in move.arguments.items()}
    return Step(
        name=name,
        move=move,
        seat=move.seat
        or (desk(scenario, standard) if move.do in AT_THE_DESK else "")
        or seat_for(scenario, standard, VERBS[move.do], arguments),
        reads=_words(_read_before(scenario, move)),
        writes=sum(_words(value) for name, value in move.arguments.items() if name in WRITTEN),
    )


def desk(scenario: Scenario, standard: Standard) -> str:
    """Return the seat whose duty it is to take alerts; empty where nobody plays that role."""
    roles = (clock.role for clock in standard.clocks.values() if clock.kept_by == "acknowledged")
    return next((role for role in roles if role in scenario.seats), "")


def _read_before(scenario: Scenario, move: Move) -> str:
    """Return what has to be read before a move is made."""
    name = str(
        move.arguments.get("item") or move.arguments.get("inject") or move.arguments.get("suggestion", "")
    )
    if name in scenario.alerts:
        return scenario.alerts[name].summary
    if name in scenario.noise:
        return scenario.noise[name].summary
    if name in scenario.reports:
        return scenario.reports[name].says
    if name in scenario.suggestions:
        made = scenario.suggestions[name]
        return f"{made.says} {made.because}"
    told = scenario.injects.get(name) or scenario.cards.get(name)
    return told.says if told else ""


def _words(value: Any) -> int:
    """Count the words in text, however deep it lies; a claim counts by its value, because its standing is chosen."""
    if isinstance(value, str):
        return len(value.split())
    if isinstance(value, dict):
        return sum(_words(inner) for name, inner in value.items() if name not in ("standing", "cites"))
    if isinstance(value, list | tuple):
        return sum(map(_words, value))
    return 0
