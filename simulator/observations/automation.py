"""How the automation's proposals were answered: right and wrong ones, and with how much opened before."""

from fractions import Fraction
from typing import Final, NamedTuple

from simulator.domain import events as e
from simulator.observations.markers import MARKERS
from simulator.observations.observation import Figure, Observation, observed, too_thin
from simulator.projections.words import many
from simulator.scoring.knowing import seen
from simulator.scoring.truth import Truth

MARKER: Final = MARKERS["automation"]


class Answered(NamedTuple):
    """A proposal that was answered, or followed without an answer."""

    name: str
    accepted: bool
    followed: bool
    """Whether nobody answered, and what it proposed was started all the same."""
    right: bool
    """Whether it should have been accepted."""
    unseen: bool
    """Whether nothing that speaks to it had been opened, although something did."""
    shown: tuple[tuple[int, int], ...]
    """(seq, T+ms) of the proposal, and of the answer."""


def automation(truth: Truth) -> Observation:
    """Observe which proposals were taken, and on what."""
    made = list(truth.of(e.SuggestionMade))
    answers = [answer for seq, t, one in made if (answer := _answer(truth, seq, t, one.suggestion))]
    if not answers:
        return too_thin(
            MARKER,
            f"{many(len(made), 'proposal')} came from the automation, and none was answered."
            if made
            else "The automation proposed nothing.",
        )
    taken = [one for one in answers if one.accepted]
    wrong = [one for one in taken if not one.right]
    blind = [one for one in taken if one.unseen]
    how = "answered or followed" if any(one.followed for one in answers) else "answered"
    told = f"{many(len(answers), 'proposal')} {how}, {len(taken) or 'none'} accepted"
    parts = [told]
    if wrong:
        parts.append(f"not right: {', '.join(one.name for one in wrong)}")
    if blind:
        parts.append(
            f"accepted with nothing opened that speaks to it: {', '.join(one.name for one in blind)}"
        )
    wrongs, rights = [one for one in answers if not one.right], [one for one in answers if one.right]
    return observed(
        MARKER,
        f"{'; '.join(parts)}.",
        sign=bool(wrong or blind),
        figures=(
            Figure(name="wrong ones answered", value=len(wrongs)),
            Figure(name="of them accepted", value=_rate(wrongs), unit="ratio"),
            Figure(name="right ones answered", value=len(rights)),
            Figure(name="of those accepted", value=_rate(rights), unit="ratio"),
            Figure(name="accepted with open eyes", value=len(taken) - len(blind)),
            Figure(name="accepted unseen", value=len(blind)),
            Figure(name="rejected unseen", value=sum(one.unseen and not one.accepted for one in answers)),
        ),
        shown=[line for one in {*wrong, *blind} for line in one.shown],
    )


def _rate(answers: list[Answered]) -> Fraction | None:
    return Fraction(sum(one.accepted for one in answers), len(answers)) if answers else None


def _answer(truth: Truth, made_at: int, made_t: int, name: str) -> Answered | None:
    """Return how a proposal was answered first; starting its remedy without a word is accepting it."""
    made = truth.scenario.suggestions[name]
    said = [(t, seq, ev.accept) for seq, t, ev in truth.of(e.SuggestionAnswered) if ev.suggestion == name]
    did = [
        (t, seq, True)
        for seq, t, ev in truth.of(e.RemedyStarted)
        if ev.remedy == made.remedy and t >= made_t and truth.world.suggestions[name] is None
    ]
    if not (said or did):
        return None
    t, seq, accept = min((*said, *did))
    opened = any(seen(truth, ref, t) for ref in made.against)
    return Answered(
        name=name,
        accepted=accept,
        followed=not said,
        right=made.truth == "right",
        unseen=bool(made.against) and not opened,
        shown=((made_at, made_t), (seq, t)),
    )
