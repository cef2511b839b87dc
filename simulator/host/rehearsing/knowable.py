"""Facts of the answer key that no evidence shows in time.

A fact is late if nobody, in any of the exercises, could have looked at what shows it before it is needed: by the end of
the incident's first decision, or by the first letter that asks for it and does not take `unknown` for an answer.
"""

from collections.abc import Iterator, Sequence

from simulator.domain.scenario import KeyFact
from simulator.domain.units import NEVER
from simulator.domain.values import dataclass
from simulator.host.rehearsing.playing import Played
from simulator.scoring.judging import Case, open_case
from simulator.scoring.knowing import knowable
from simulator.scoring.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """One fact that shows too late, or never."""

    incident: str
    topic: str
    says: str
    shows: int | None
    """The earliest anybody could have known it, T+ms; None if nobody could."""
    needed: int
    """T+ms."""
    by: str
    """What needs it."""


def late(plays: Sequence[Played]) -> list[Late]:
    """Return the facts that show too late; the first exercise is the model answer's, whose deadlines count.

    The others are looked through only for what the model answer could not have known in time.
    """
    model = Truth(plays[0].exercise, plays[0].exercise.inputs.standard)
    case = open_case(model)
    others: list[Truth] = []
    found = []
    for name, topic, fact, since in _facts(model):
        if name not in case.courses:
            continue
        needed, by = _needed(case, name, topic)
        if since >= needed or max(knowable(model, fact.known_from), since) < needed:
            continue  # not so by then, and nobody could have been expected to say it; or known in time
        others = others or [Truth(play.exercise, play.exercise.inputs.standard) for play in plays[1:]]
        shows = min(max(knowable(truth, fact.known_from), since) for truth in (model, *others))
        if shows >= needed:
            shown = None if shows >= NEVER else shows
            found.append(Late(incident=name, topic=topic, says=fact.says, shows=shown, needed=needed, by=by))
    return found


def _facts(truth: Truth) -> Iterator[tuple[str, str, KeyFact, int]]:
    """Yield each fact with its incident, its topic, and from when it is so; what never becomes so is no fact here."""
    for name, key in truth.key.items():
        for topic, facts in key.facts.items():
            for fact in facts:
                since = 0 if fact.from_ is None else truth.first_holding(fact.from_.term)
                if since is not None:
                    yield name, topic, fact, since


def _needed(case: Case, name: str, topic: str) -> tuple[int, str]:
    """Return by when a topic must be known, T+ms, and for what."""
    course, standard = case.courses[name], case.truth.standard
    decision = (course.detected or 0) + case.truth.key[name].decisions[0].until
    needs = [(decision, "the first decision")]
    for duty in case.owed[name]:
        clock = standard.clocks[duty.clock]
        fields = standard.messages[clock.what[0]].fields.values() if clock.kept_by == "message" else ()
        if any(field.kind == topic and "unknown" not in field.standings for field in fields):
            needs.append((duty.due, f"the duty {duty.clock}"))
    return min(needs)
