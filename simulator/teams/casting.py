"""From a team's name, or the path of its file, to a player."""

from collections.abc import Iterable
from pathlib import Path

from simulator.domain.exercise import Inputs
from simulator.domain.teams import TeamFile
from simulator.loader.catalogue import is_path
from simulator.loader.diagnostics import suggest
from simulator.loader.team_files import in_own_words, load_team
from simulator.teams.habits import BUILT_IN, built_in
from simulator.teams.playing import Player


class NoSuchTeam(LookupError, ValueError):
    """No team is called what was typed; what there is."""


def team_for(name_or_path: str, inputs: Inputs) -> TeamFile:
    """Return a built-in team for the inputs' scenario and standard, or the team that a file describes.

    Raises NoSuchTeam with what there is, ValueError with every problem of a file, FileNotFoundError for no such file.
    """
    if name_or_path in BUILT_IN:
        return built_in(name_or_path, inputs.scenario, inputs.standard)
    path = Path(name_or_path)
    if is_path(name_or_path):
        if path.exists():
            return in_own_words(load_team(path, inputs.scenario, inputs.standard), inputs.standard)
        message = f"there is no team file {name_or_path}; give its path, or one of {', '.join(BUILT_IN)}"
        raise FileNotFoundError(message)
    help_ = suggest(name_or_path, BUILT_IN) or f"there is {', '.join(BUILT_IN)}, or the path of a team file"
    message = f"there is no team {name_or_path!r}; {help_}"
    raise NoSuchTeam(message)


def player_for(name_or_path: str, inputs: Inputs, seats: Iterable[str] | None = None) -> Player:
    """Return the player of a team, for all seats or only these. Raises as `team_for` does."""
    return Player(team_for(name_or_path, inputs), seats=seats)
