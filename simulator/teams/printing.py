"""A team as a file that anybody can read, change, and let play: `hotwash run SCENARIO --team model-answer --print-team`."""

from typing import Any

from simulator.domain.teams import Move, TeamFile
from simulator.domain.units import format_duration
from simulator.loader.team_files import VERSION, write_team


def printed(team: TeamFile) -> str:
    """Return the YAML of a team; read back, it makes the same moves."""
    return write_team(as_data(team))


def as_data(team: TeamFile) -> dict[str, Any]:
    """Return a team as the plain data its file holds."""
    data: dict[str, Any] = {"hotwash_team": VERSION, "title": team.title}
    if team.says:
        data["says"] = team.says
    return data | {"moves": [_move(move) for move in team.moves]}


def _move(move: Move) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if move.at is not None:
        found["at"] = format_duration(move.at)
    if move.when is not None:
        found["when"] = move.when.text
    found["do"] = move.do
    if move.seat:
        found["as"] = move.seat
    return found | {name: _plain(value) for name, value in move.arguments.items()}


def _plain(value: Any) -> Any:
    """Return a value as YAML knows it: lists for tuples, and nothing shared, because shared things print as aliases."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
