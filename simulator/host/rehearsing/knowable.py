"""Facts of the answer key that no evidence shows in time.

A fact is late if nobody, in any of the exercises, could have looked at what shows it before it is needed: by the end of
the incident's first decision, or by the first letter that asks for it and does not take `unknown` for an answer.
"""

from collections.abc import Sequence

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
    """Return the facts that show too late; the first exercise is the model answer's, whose deadlines count."""
    truths = [Truth(play.exercise, play.exercise.inputs.standard) for play in plays]
    case = open_case(truths[0])
    found = []
    for name, key in truths[0].key.items():
        if name not in case.courses:
            continue
        for topic, facts in key.facts.items():
            needed, by = _needed(case, name, topic)
            for fact in facts:
                since = _true_since(truths[0], fact)
                if since is None or since >= needed:
                    continue  # not so by then: nobody could have been expected to say it
                shows = min(max(knowable(truth, fact.known_from), since) for truth in truths)
                if shows >= needed:
                    shown = None if shows >= NEVER else shows
                    found.append(
                        Late(incident=name, topic=topic, says=fact.says, shows=shown, needed=needed, by=by)
                    )
    return found


def _true_since(truth: Truth, fact: KeyFact) -> int | None:
    return 0 if fact.from_ is None else truth.first_holding(fact.from_.term)


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
