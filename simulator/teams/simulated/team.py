"""A simulated team at play: moves queue before people, who make them one after another, and some of them wrong."""

from collections.abc import Callable
from dataclasses import replace

from simulator.domain.teams import Move
from simulator.teams.mending import checked_by
from simulator.teams.playing import Stage, command_of
from simulator.teams.simulated.drawing import ALL, around, happens, one_of
from simulator.teams.simulated.hands import noticing, working
from simulator.teams.simulated.intent import Intent, Step, intent, step_for
from simulator.teams.simulated.mistakes import astray, believes, filled, forgotten, labelled
from simulator.teams.simulated.skills import Skill

__all__ = ["SimulatedTeam", "intent"]


class SimulatedTeam:
    """One team of a skill; the same number gives the same team, and the same play of it."""

    def __init__(self, intent: Intent, skill: Skill, number: int) -> None:
        self._intent = intent
        self._skill = skill
        self._seed = number
        seats = tuple(intent.scenario.seats)
        self._person = {seat: seat for seat in seats}
        """Who sits at each seat, by the seat they took first."""
        if len(seats) > 1 and happens(skill.short_handed, number, "short-handed"):
            empty = one_of(seats, number, "empty seat")
            self._person[empty] = one_of(
                tuple(seat for seat in seats if seat != empty), number, "does it besides"
            )
        self._pace = {seat: (ALL + around(ALL, number, "pace", seat)) // 2 for seat in seats}
        self._free = dict.fromkeys(seats, 0)
        """From when each person can turn to something new, T+ms."""
        self._led_astray = False
        self._then: dict[str, Callable[[], None]] = {}
        """What waits for an unplanned move to be made."""
        self._labels: dict[str, str] = {}
        """The move that labelled each incident last: who has given a newer label corrects no older one."""

    def join(self, stage: Stage) -> None:
        """Wait for the moment of every move that is not forgotten."""
        for step in self._intent.steps:
            when = step.move.when
            if when is not None and not forgotten(self._skill, step, self._seed):
                stage.when(step.name, when.term, lambda step=step: self._see(stage, step))  # type: ignore[misc]  # bound to this step

    def _see(self, stage: Stage, step: Step) -> None:
        """Notice that something is to be done, sooner or later."""
        wait = noticing(self._intent, self._skill, step, stage.now, self._seed)
        if wait:
            stage.at(stage.now + wait, lambda: self._begin(stage, step))
        else:
            self._begin(stage, step)

    def _begin(self, stage: Stage, step: Step) -> None:
        """Turn to a move as soon as hands are free."""
        person = self._person[step.seat]
        done = max(stage.now, self._free[person]) + working(self._skill, step, self._pace[person], self._seed)
        self._free[person] = done
        stage.at(done, lambda: self._end(stage, step))

    def _end(self, stage: Stage, step: Step) -> None:
        """Make a move, rightly or as this team makes it."""
        match step.move.do:
            case "classify":
                self._label(stage, step)
            case "approve-remedy" | "start":
                self._change(stage, step)
            case "answer-suggestion":
                self._answer(stage, step)
            case "dismiss":
                self._wave_away(stage, step)
            case "draft" | "send":
                self._make(stage, filled(self._skill, step, self._seed), step.seat)
            case _:
                self._make(stage, step.move, step.seat)

        follow = self._then.pop(step.name, None)
        if follow is not None:
            follow()

    def _make(self, stage: Stage, move: Move, seat: str) -> None:
        stage.act(command_of(stage.world, stage.now, move if move.seat else replace(move, seat=seat)))

    def _unplanned(self, stage: Stage, do: str, about: str, **arguments: object) -> None:
        """Do something that was no part of the plan."""
        move = Move(do=do, arguments=arguments)
        step = step_for(self._intent.scenario, self._intent.standard, move, f"{do} {about}")
        self._begin(stage, step)

    def _reconsider(self, stage: Stage, step: Step, wait: int) -> None:
        """Make a move once more, and rightly, when the mistake has been seen; some see it late."""
        late = 2 if happens(self._skill.stays, self._seed, "stays", step.name) else 1
        seen = wait + late * around(self._skill.recheck_ms, self._seed, "recheck", step.name)
        stage.at(stage.now + seen, lambda: self._begin(stage, replace(step, again=True)))

    def _label(self, stage: Stage, step: Step) -> None:
        incident = step.move.arguments["incident"]
        if step.again and self._labels[incident] != step.name:
            return
        self._labels[incident] = step.name
        odds = astray(stage.world, self._skill.mislabels)
        if step.again or not happens(odds, self._seed, "mislabels", step.name):
            self._make(stage, step.move, step.seat)
            return
        self._make(stage, labelled(self._intent.standard, step.move, self._seed, step.name), step.seat)
        self._reconsider(stage, step, 0)

    def _change(self, stage: Stage, step: Step) -> None:
        """Do what helps; or first what tempts, and this when it is seen not to have helped."""
        first = step.move.arguments["remedy"] == self._intent.decides and not self._led_astray
        odds = astray(stage.world, self._skill.anchors)
        if not (first and self._intent.tempts and happens(odds, self._seed, "anchors")):
            self._make(stage, step.move, step.seat)
            return
        self._led_astray = True
        shows = self._start(stage, one_of(self._intent.tempts, self._seed, "tempts"))
        self._reconsider(stage, step, shows)

    def _start(self, stage: Stage, name: str) -> int:
        """Start a change that was not planned, with the consent it needs; return how long until its effect shows, ms."""
        tried = self._intent.scenario.remedies[name]
        shows = tried.takes + tried.after + tried.over
        if tried.approval:
            self._then[f"approve-remedy {name}"] = lambda: self._unplanned(stage, "start", name, remedy=name)
            self._unplanned(stage, "approve-remedy", name, remedy=name)
        else:
            self._unplanned(stage, "start", name, remedy=name)
        if not happens(self._skill.forgets, self._seed, "forgets to check", name):
            seen = stage.now + shows + around(self._skill.recheck_ms, self._seed, "checks", name)
            stage.at(seen, lambda: self._see_through(stage, name))
        return shows

    def _see_through(self, stage: Stage, name: str) -> None:
        """Look at what should have got better, and say that it has not."""
        decides = self._intent.decides
        check = checked_by(self._intent.scenario, decides) if decides else ""
        if check:
            self._unplanned(stage, "look", name, what=check)
        self._unplanned(stage, "verify", name, remedy=name, works=False, cites=[check] if check else [])

    def _answer(self, stage: Stage, step: Step) -> None:
        name = step.move.arguments["suggestion"]
        if not believes(stage.world, self._skill, name, self._seed):
            self._make(stage, step.move, step.seat)
            return
        taken = {**step.move.arguments, "accept": True, "why": "The automation is sure of it."}
        self._make(stage, replace(step.move, arguments=taken), step.seat)
        remedy = self._intent.scenario.suggestions[name].remedy
        if remedy and remedy not in stage.world.remedies:
            self._start(stage, remedy)

    def _wave_away(self, stage: Stage, step: Step) -> None:
        """Put aside what is nothing; or call it an incident, and see later that it was none."""
        name = step.move.arguments["item"]
        noise = self._intent.scenario.noise.get(name)
        pressing = noise is not None and noise.priority in ("critical", "error")
        if step.again or not (pressing and happens(self._skill.cries_wolf, self._seed, "cries wolf", name)):
            self._make(stage, step.move, step.seat)
            return
        if not stage.world.incidents:
            labels = list(self._intent.standard.severities)
            self._unplanned(stage, "declare", name, title=name, severity=labels[min(2, len(labels) - 1)])
        self._reconsider(stage, step, 0)
