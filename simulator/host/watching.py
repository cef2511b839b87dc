"""A built-in team's run as one watches it: what its seats saw, told line by line, with what each act earned beside it.

The whole run is played and judged first, so that a judgement stands where it was decided.
Nothing is kept of it; taking over makes a fork, which has the same beginning and is an exercise like any other.
"""

from collections.abc import Iterator
from dataclasses import replace

from simulator.domain import events as e
from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.domain.scenario import Lesson
from simulator.domain.values import dataclass
from simulator.host.headless import play
from simulator.host.knowing import known
from simulator.host.redaction import Viewer
from simulator.host.rehearsal import as_exercise
from simulator.host.safe import safe_text
from simulator.host.seat import Seat
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.words import clock, full, say
from simulator.scoring import Scorecard, score
from simulator.scoring.scorecard import Judgement, number
from simulator.teams import team_for

UNTOLD = ("LookedAt", "HintOffered", "Noted", "Drafted")
"""What a watcher is not told: it says nothing that the acts do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One moment of a run."""

    t: int
    """T+ms."""
    told: tuple[str, ...] = ()
    """What the seats saw."""
    lesson: tuple[str, ...] = ()
    """What a lesson says here."""
    look: str = ""
    """Where that is to be seen: a view, a verb, a message type."""
    judged: tuple[str, ...] = ()
    """What the team's acts earned here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A whole run."""

    beats: tuple[Beat, ...]
    rest: tuple[str, ...]
    """Judgements that no act decided, but the whole."""
    card: Scorecard
    exercise: Exercise
    """The run itself, finished and kept nowhere."""
    taught: bool = False
    """A lesson speaks, so that one stops where it does, and not at each act."""

    def stops(self, beat: Beat) -> bool:
        """Whether there is something to think about: whoever goes step by step is asked here."""
        return bool(beat.lesson if self.taught else beat.judged)


def watched(inputs: Inputs, team: str = "model-answer") -> Watched:
    """Let a built-in team play to the end, and return what there is to see, in order.

    Raises FileNotFoundError or ValueError for no such team.
    """
    inputs = replace(inputs, play=Play(pace="headless", team=team))
    running = play(inputs, team_for(team, inputs))
    exercise = as_exercise(running)
    card = score(exercise)
    acts = {entry.seq for entry in running.entries if isinstance(entry.record, e.Done)}
    judged: dict[int, list[str]] = {}
    for judgement in card.judgements:
        last = max(judgement.events, default=-1)
        judged.setdefault(last if last in acts else -1, []).append(judged_words(judgement))
    roles = tuple(inputs.scenario.seats)
    viewer = Viewer(roles=frozenset(roles), world=running.world)
    seat = Seat(viewer, roles)
    knows = known(inputs.scenario_name, inputs, viewer, roles)
    beats: list[Beat] = []
    box = Inbox()
    for entry in running.entries:
        event = entry.record
        if not isinstance(event, e.Event):
            continue
        seat.take(entry.seq, entry.t, event)
        fresh = seat.fresh()
        box = inbox(fresh, box)
        told = tuple(
            safe_text(f"{clock(knows.starts, one.t)}. {say(one, knows, box)}")
            for one in fresh
            if one.what not in UNTOLD
        )
        words = tuple(lesson_words(inputs.scenario.lesson, event))
        look = _look(inputs.scenario.lesson, event)
        earned = tuple(judged.get(entry.seq, ()))
        beats.append(Beat(t=entry.t, told=told, lesson=words, look=look, judged=earned))
    lesson = inputs.scenario.lesson
    return Watched(
        beats=tuple(_together(beats)),
        rest=tuple(judged.get(-1, ())),
        card=card,
        exercise=exercise,
        taught=lesson is not None and lesson.watch,
    )


def fork(inputs: Inputs, t: int, team: str = "model-answer") -> Inputs:
    """Return the inputs of an exercise that has the same beginning up to T+`t` ms and is played by people from then on."""
    return replace(inputs, play=Play(mode="practice", team=team, forked_at=t, seen_before=True))


def judged_words(judgement: Judgement) -> str:
    """Say what a judgement held and earned: Judged, acknowledge customers-hit: done 09:03, after 20s. 1 of 1 points (1.1)."""
    name = judgement.id.replace(":", " ")
    points = f"{number(judgement.points):g} of {number(judgement.of):g} points"
    advice = f" {judgement.advice}" if judgement.advice else ""
    return safe_text(f"    Judged, {name}: {full(judgement.happened)} {points} ({judgement.clause}).{advice}")


def lesson_words(lesson: Lesson | None, event: e.AnyEvent) -> Iterator[str]:
    """Yield what a lesson that is watched says when an event makes its step true."""
    if lesson is None or not lesson.watch or not isinstance(event, e.HintOffered):
        return
    names = list(lesson.steps)
    if event.hint in names:
        yield safe_text(f"{names.index(event.hint) + 1} of {len(names)}: {lesson.steps[event.hint].says}")


def _look(lesson: Lesson | None, event: e.AnyEvent) -> str:
    there = lesson.steps if lesson is not None and isinstance(event, e.HintOffered) else {}
    return there[event.hint].look if isinstance(event, e.HintOffered) and event.hint in there else ""


def _together(beats: list[Beat]) -> Iterator[Beat]:
    """Yield the beats with those of one millisecond as one, and those that say nothing left out."""
    at: Beat | None = None
    for beat in beats:
        if at is not None and beat.t == at.t:
            at = Beat(
                t=at.t,
                told=(*at.told, *beat.told),
                lesson=(*at.lesson, *beat.lesson),
                look=beat.look or at.look,
                judged=(*at.judged, *beat.judged),
            )
            continue
        if at is not None and (at.told or at.lesson or at.judged):
            yield at
        at = beat
    if at is not None and (at.told or at.lesson or at.judged):
        yield at
