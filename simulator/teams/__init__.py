"""Players who are not people: the model answer, habits, and teams written as a list of moves.

They use the commands everyone has, see what everyone sees, and can be refused.
"""

from simulator.teams.casting import player_for, team_for
from simulator.teams.habits import BUILT_IN, HABITS, built_in
from simulator.teams.playing import BadMove, Player
from simulator.teams.printing import printed

__all__ = ["BUILT_IN", "HABITS", "BadMove", "Player", "built_in", "player_for", "printed", "team_for"]
