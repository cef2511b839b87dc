"""What a finished exercise comes to, for the hot wash: numbers, moments, films, judgements, messages, questions.

Everything is computed from the log and from two replays of the same seed: by the model answer, and by nobody.
What people add after ENDEX is written into the evaluation chain, and so stands in the report too.
"""

from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Final, TypeVar

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.evidence import shown
from simulator.domain.exercise import Exercise
from simulator.domain.units import DAY
from simulator.domain.values import dataclass
from simulator.host.curves import Counted, Curve, curves_of, harms_of
from simulator.host.evaluation import evaluate, evaluation_of, pending_of
from simulator.host.film import film
from simulator.host.headless import play
from simulator.host.lettering import Mark, Rows, rows
from simulator.host.marking import Stretch, pointed_at, stretches
from simulator.host.rehearsal import as_exercise
from simulator.host.results import judged
from simulator.host.store import open_exercise
from simulator.observations import Observation, observations
from simulator.projections.words import clock
from simulator.report import Moment as Told
from simulator.report import Scene, markdown, moments, questions
from simulator.scoring import Judgement, Scorecard
from simulator.scoring.judging import Case, open_case
from simulator.scoring.knowing import facts_at
from simulator.scoring.truth import Truth
from simulator.teams import built_in

PAGE: Final = "hotwash.md"
PICTURE: Final = "hotwash.svg"
LAST_PART: Final = 4
"""A duty kept before the last quarter of its time was met unprompted: only then does a reminder name it."""
TOPICS: Final = ("scope", "cause", "harm")
Kind = TypeVar("Kind", bound=c.Evaluation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One of the moments that mattered most."""

    t: int
    """T+ms."""
    clock: str
    says: str
    points: str
    question: str
    judgement: str = ""
    """The judgement it tells, by id; empty where it tells none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A judgement with what proves it."""

    judgement: Judgement
    t: int | None
    """T+ms of the first event that proves it, or when what was never done fell due; None where neither is."""
    evidence: tuple[Scene, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Something in a message that was not right."""

    where: str
    """The field, or what kind of words."""
    value: str
    """What stood there; empty for a blank."""
    right: str
    stretches: tuple[Stretch, ...] = ()
    """Where that is in the letter's text, [start, end) in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message beside what was true when it was sent."""

    seq: int
    t: int
    by: str
    channel: str
    type: str
    text: str
    true: tuple[str, ...]
    """What was so then: the watched signal, and the facts of the answer key."""
    wrong: tuple[Wrong, ...]
    judgements: tuple[Judgement, ...]
    """Those that cite it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """A finished exercise, looked back on."""

    exercise: Exercise
    name: str
    card: Scorecard
    scenes: tuple[Scene, ...]
    harms: tuple[Counted, ...]
    """One for each kind of harm the scenario counts, people first."""
    curves: tuple[Curve, ...]
    """Signals that alerts watch, the worst first."""
    rows: Rows
    model: tuple[Mark, ...]
    """What the model answer did and said on the same seed."""
    told: tuple[Told, ...]
    """The moments as the report tells them."""
    moments: tuple[Moment, ...]
    verdicts: tuple[Verdict, ...]
    """What lost most first, then what was won, in order of time."""
    letters: tuple[Letter, ...]
    observations: tuple[Observation, ...]
    """What the log shows of how the work went, one for each marker."""
    questions: tuple[str, ...]
    unprompted: tuple[int, int]
    """Duties kept before the last quarter of their time, and all duties."""
    evaluation: tuple[c.Evaluation, ...] = field(default=())
    """What evaluators and players added."""

    @property
    def starts(self) -> int:
        """STARTEX, ms since 1970."""
        return self.exercise.inputs.scenario.starts

    @property
    def end(self) -> int:
        """T+ms of the last line."""
        return self.exercise.end

    @property
    def broken_off(self) -> bool:
        """Whether play ended before its time."""
        return self.end < self.exercise.inputs.scenario.lasts

    @property
    def beaten(self) -> bool:
        """Whether the team beat the model answer: less harm of the first kind that is counted."""
        return bool(self.harms) and self.harms[0].beaten

    def clock(self, t: int) -> str:
        """Write a moment as the exercise's own clock."""
        return clock(self.starts, t)

    def rated(self, objective: str) -> c.Rate | None:
        """Return an evaluator's rating, the last one given."""
        return next((r for r in reversed(self.only(c.Rate)) if r.objective == objective), None)

    def overruled(self, judgement: str) -> c.Overrule | None:
        """Return an evaluator's points for a judgement, the last ones given."""
        return next((o for o in reversed(self.only(c.Overrule)) if o.judgement == judgement), None)

    def answers(self, to: str) -> tuple[c.Answer, ...]:
        """Return what was answered to a question, or objected to a judgement."""
        return tuple(answer for answer in self.only(c.Answer) if answer.to == to)

    def only(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return what was added, of one kind, oldest first."""
        return tuple(record for record in self.evaluation if isinstance(record, kind))


def aftermath(of: Path | Exercise, name: str = "") -> Aftermath:
    """Look back on a finished exercise: the folder it is kept in, or the exercise itself under a name.

    Raises OSError; ValueError for a log that was touched or is not ours; EngineError or BadMove for a scenario on which
    the model answer cannot be played.
    """
    exercise = open_exercise(of) if isinstance(of, Path) else of
    name = name or (of.name if isinstance(of, Path) else exercise.inputs.scenario_name)
    inputs, end = exercise.inputs, exercise.end
    truth = Truth(exercise, inputs.standard)
    case, card = open_case(truth), judged(exercise)
    model = play(inputs, built_in("model-answer", inputs.scenario, inputs.standard), until=end)
    silent = play(inputs, built_in("silent", inputs.scenario, inputs.standard), until=end)
    curves = curves_of(truth)
    scenes = tuple(film(exercise, name))
    best = as_exercise(model)
    told = tuple(moments(exercise, card))
    return Aftermath(
        exercise=exercise,
        name=name,
        card=card,
        scenes=scenes,
        harms=harms_of(truth, model.world, silent.world),
        curves=curves,
        rows=rows(exercise, _sentences(scenes)),
        model=rows(best, _sentences(film(best, name))).team,
        told=told,
        moments=tuple(_moment(exercise, card, one) for one in told),
        verdicts=_verdicts(card, scenes, end),
        letters=_letters(case, card, curves),
        observations=observations(truth),
        questions=tuple(questions(told)),
        unprompted=_unprompted(case),
        evaluation=added(of) if isinstance(of, Path) else (),
    )


def added(folder: Path) -> tuple[c.Evaluation, ...]:
    """Return what evaluators and players have added to an exercise."""
    return (*evaluation_of(folder), *pending_of(folder))


def answer(folder: Path, number: int, text: str, owner: str = "", due: str = "") -> None:
    """Keep the team's answer to a question of the hot wash, counted from 1. Raises OSError."""
    evaluate(folder, c.Answer(to=question_name(number), text=text, owner=owner, due=due))


def question_name(number: int) -> str:
    """Return what an answer to a question is addressed to."""
    return f"question {number}"


def object_to(folder: Path, judgement: str, why: str) -> None:
    """Keep the team's objection to a judgement beside it; the points stay. Raises OSError."""
    evaluate(folder, c.Answer(to=judgement, text=why))


def observe(folder: Path, at: int, text: str) -> None:
    """Keep something somebody saw at T+`at` ms. Raises OSError."""
    evaluate(folder, c.Observe(at=at, text=text))


def again(found: Aftermath, folder: Path) -> Aftermath:
    """Return the same look back, with what has been added since."""
    return replace(found, evaluation=added(folder))


def page(found: Aftermath) -> str:
    """Return the hot wash as one Markdown page: the report, with all that was added."""
    harms = [one.harm for one in found.harms]
    return markdown(
        found.exercise,
        found.name,
        found.card,
        found.scenes,
        found.told,
        harms,
        found.evaluation,
        found.observations,
    )


def save_page(found: Aftermath, folder: Path) -> Path:
    """Write the page next to the exercise, and return where. Raises OSError."""
    path = folder / PAGE
    path.write_text(page(found), encoding="utf-8")
    return path


def _sentences(scenes: Sequence[Scene]) -> dict[int, str]:
    return {scene.seq: scene.says for scene in scenes}


def _moment(exercise: Exercise, card: Scorecard, told: Told) -> Moment:
    """Return a moment with its time, which the report leaves to its words."""
    times = {seq: t for seq, t, _ in exercise.events}
    own = next((j for j in card.judgements if j.id == told.judgement), None)
    hours, minutes, seconds = (int(part) for part in told.clock.split(":"))
    of_day = ((hours * 60 + minutes) * 60 + seconds) * 1000
    t = (of_day - exercise.inputs.scenario.starts) % DAY
    if own is not None:
        t = min((times[seq] for seq in own.events if seq in times), default=t)
    return Moment(
        t=t,
        clock=told.clock,
        says=told.says,
        points=told.points,
        question=told.question,
        judgement=told.judgement,
    )


def _verdicts(card: Scorecard, scenes: Sequence[Scene], end: int) -> tuple[Verdict, ...]:
    by_line = {scene.seq: scene for scene in scenes}
    found = []
    for judgement in card.judgements:
        evidence = tuple(by_line[seq] for seq in judgement.events if seq in by_line)
        first = min((scene.t for scene in evidence), default=None)
        t = first if judgement.due is None else min(judgement.due, end)
        found.append(Verdict(judgement=judgement, t=t, evidence=evidence))
    return tuple(
        sorted(found, key=lambda one: (one.judgement.points - one.judgement.of, one.t is None, one.t or 0))
    )


def _letters(case: Case, card: Scorecard, curves: Sequence[Curve]) -> tuple[Letter, ...]:
    truth = case.truth
    found = []
    for seq, t, sent in truth.of(e.MessageSent):
        graded = case.graded[seq]
        wrong = tuple(
            Wrong(
                where=finding.where,
                value=pointed_at(finding.places[0], sent) if finding.places else "",
                right=finding.says,
                stretches=stretches(finding, sent, truth.standard),
            )
            for finding in graded.findings
            if finding.says
        )
        facts = [
            f"{topic}: {fact.says}"
            for topic in TOPICS
            for fact in (facts_at(truth, graded.key, topic, t) if graded.key else ())
        ]
        watched = [f"{curve.name} {shown(truth.world, curve.name, t)}" for curve in curves[:1]]
        found.append(
            Letter(
                seq=seq,
                t=t,
                by=sent.by,
                channel=sent.channel,
                type=sent.type,
                text=sent.text,
                true=(*watched, *facts),
                wrong=wrong,
                judgements=tuple(j for j in card.judgements if seq in j.events),
            )
        )
    return tuple(found)


def _unprompted(case: Case) -> tuple[int, int]:
    duties = [duty for owed in case.owed.values() for duty in owed]
    early = [
        duty for duty in duties if duty.kept is not None and duty.kept < duty.due - duty.limit // LAST_PART
    ]
    return len(early), len(duties)
