"""What only the host can say about a lesson: that its targets are on the screens, its answers commands, its steps a way.

Also that its twin can show what the lesson needs.
Each problem stands at its line in the author's file.
"""

from collections.abc import Iterator

from simulator.domain import events as e
from simulator.domain.scenario import Lesson, LessonStep
from simulator.domain.standards import Standard
from simulator.domain.units import MICRO
from simulator.host.actions import VERBS, VIEWS
from simulator.host.headless import play
from simulator.host.inputs import Reading, inputs_of
from simulator.host.learning.course import ALONE, LED, until_shown
from simulator.host.learning.outcome import is_of, outcome
from simulator.host.learning.walking import ROUNDS, walk
from simulator.host.rehearsal import as_exercise, try_out
from simulator.loader import load_scenario
from simulator.loader.catalogue import twin_of
from simulator.loader.checks.issues import Issue, Path, unknown
from simulator.loader.diagnostics import Problem
from simulator.loader.loading import Loaded
from simulator.loader.placing import placed
from simulator.loader.standard_files import LoadedStandard
from simulator.projections.words import cut
from simulator.scoring import score
from simulator.scoring.scorecard import without_slot
from simulator.teams import team_for

__all__ = ["lesson_problems"]


def lesson_problems(loaded: Loaded, standard: LoadedStandard, *, quick: bool = False) -> list[Problem]:
    """Return what is wrong with a lesson that was read without errors; nothing for what is no lesson.

    `quick` leaves out playing it.
    """
    scenario, document = loaded.scenario, loaded.document
    if scenario is None or scenario.lesson is None or document is None:
        return []
    issues = list(_targets(scenario.lesson, standard.standard))
    if not issues and not quick:
        issues += (
            _watched(loaded, scenario.lesson, standard)
            if scenario.lesson.watch
            else _walked(loaded, standard)
        )
        issues += _needed(loaded, scenario.lesson, standard)
    return placed(issues, document)


def _targets(lesson: Lesson, standard: Standard) -> Iterator[Issue]:
    for name, step in lesson.steps.items():
        path: Path = ("lesson", "steps", name)
        yield from _look(path, step, standard)
        for line in step.hints[-1].splitlines() if step.hints else ():
            verb = line.strip().partition(" ")[0].lower()
            known = verb in VERBS and not VERBS[verb].lead
            if not known and verb not in VIEWS and not verb.isdigit():
                there = [one for one, action in VERBS.items() if not action.lead]
                told = unknown((*path, "hints", len(step.hints) - 1), "command", verb, there)
                yield Issue(code="E422", path=told.path, message=told.message, help=told.help)


def _look(path: Path, step: LessonStep, standard: Standard) -> Iterator[Issue]:
    """Yield what is wrong with where a step looks, and with what it has filled in there."""
    place, _, field = step.look.partition(".")
    verbs = [verb for verb, action in VERBS.items() if not action.lead]
    if place not in (*VIEWS, *verbs, *standard.messages):
        yield _no_target((*path, "look"), "target", place, (*VIEWS, *verbs, *standard.messages))
        return
    fields = _fields(place, standard)
    if field and field not in fields:
        yield _no_target((*path, "look"), f"field of {place}", field, fields)
    for given in step.filled:
        if given not in fields:
            yield _no_target((*path, "filled", given), f"field of {place}", given, fields, key=True)


def _fields(place: str, standard: Standard) -> tuple[str, ...]:
    """Return what can be filled in at a target: arguments of a verb, fields of a message, nothing of a view."""
    if place in standard.messages:
        return tuple(standard.messages[place].fields)
    if place == "message":
        return tuple(dict.fromkeys(name for kind in standard.messages.values() for name in kind.fields))
    action = VERBS.get(place)
    return tuple(argument.name.rstrip("_") for argument in action.arguments) if action is not None else ()


def _no_target(path: Path, what: str, name: str, there: tuple[str, ...], *, key: bool = False) -> Issue:
    told = unknown(path, what, name, there, key=key)
    return Issue(code="E421", path=path, message=told.message, help=told.help, key=key)


def _walked(loaded: Loaded, standard: LoadedStandard) -> Iterator[Issue]:
    """Yield the step at which one is stuck who does exactly what the lesson says."""
    inputs = inputs_of(reading_of(loaded, standard), 0, LED)
    found = walk(inputs)
    if found.stuck:
        step = inputs.scenario.lesson.steps[found.stuck] if inputs.scenario.lesson is not None else None
        path: Path = ("lesson", "steps", found.stuck, "hints", len(step.hints) - 1 if step else 0)
        said = cut(" / ".join(found.said), 300)
        told = f"{found.stuck} is not passed by doing what its last hint says, {ROUNDS} times"
        yield Issue(code="E422", path=path, message=told, help=f"the exercise said: {said}")


def _watched(loaded: Loaded, lesson: Lesson, standard: LoadedStandard) -> Iterator[Issue]:
    """Yield each step that is never told when the model answer plays."""
    [tried] = try_out(loaded, standard, seeds=(0,))
    told = {entry.record.hint for entry in tried.running.entries if isinstance(entry.record, e.HintOffered)}
    for name in lesson.steps:
        if name not in told:
            path: Path = ("lesson", "steps", name, "done_when")
            help_ = (
                "its condition must come to hold in the model answer's run: hotwash timeline tells that run"
            )
            yield Issue(code="E420", path=path, message=f"{name} is never told", help=help_)


def _needed(loaded: Loaded, lesson: Lesson, standard: LoadedStandard) -> Iterator[Issue]:
    """Yield each need that the model answer does not meet in the twin before it ends; what is wrong with a twin, its own check tells."""
    if not lesson.needs:
        return
    file = twin_of(loaded.path)
    if not file.is_file():
        help_ = f"write {file.name} beside it, or leave needs out"
        message = "the lesson needs something of its twin, and has none"
        yield Issue(code="E424", path=("lesson", "needs"), message=message, help=help_, key=True)
        return
    twin = load_scenario(file, standard.standard)
    if twin.scenario is None:
        return
    inputs = until_shown(inputs_of(reading_of(twin, standard), 0, ALONE), lesson)
    played = as_exercise(play(inputs, team_for("model-answer", inputs)))
    there = score(played).judgements
    for lack in outcome(played, lesson).short:
        path: Path = ("lesson", "needs", lack.need)
        if any(is_of(one, lack.need) for one in there):
            told = f"the model answer shows {lack.share * 100 // MICRO}% of {lack.need} in the twin"
            yield Issue(
                code="E424", path=path, message=told, help="let its twin end later, or need less", key=True
            )
        else:
            ids = {without_slot(one.id) for one in there if one.task in lesson.tasks}
            near = unknown(path, "judgement", lack.need, ids, key=True).help
            told = f"the twin has no judgement {lack.need!r} before it ends"
            yield Issue(code="E424", path=path, message=told, help=near, key=True)


def reading_of(loaded: Loaded, standard: LoadedStandard) -> Reading:
    """Return a loaded scenario and a standard as an exercise is made from them; ValueError if it has errors."""
    if loaded.scenario is None:
        message = f"{loaded.name} has errors: it cannot be played"
        raise ValueError(message)
    return Reading(
        scenario_name=loaded.name,
        scenario=loaded.scenario,
        scenario_data=loaded.data,
        standard_name=standard.name,
        standard=standard.standard,
        standard_data=standard.data,
        templates=standard.templates,
    )
