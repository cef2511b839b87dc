"""Simulated teams: people with little time, who notice late, read slowly, err and forget, as far as a table of numbers can.

A simulated team means to do what the model answer does; `hands` gives each act its time at the desk, `mistakes` makes of
it what a team of this skill makes of it, `skills` holds every number with its source, `drawing` draws from named streams.
What they show is how a drill behaves, never how people would: whatever prints their results says that they are simulated.
"""

from simulator.teams.simulated.skills import SKILLS, SOURCES, Skill
from simulator.teams.simulated.team import SimulatedTeam, intent

__all__ = ["SKILLS", "SOURCES", "SimulatedTeam", "Skill", "intent"]
