"""Whose consent an act needed, and whether it was there.

Whoever may consent and acts themselves has consented by acting; a draft that changes after it was signed is unsigned, and so
is one that the facts have overtaken.
"""

from simulator.domain import events as e
from simulator.domain.values import dataclass
from simulator.scoring.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that needed somebody's consent."""

    seq: int
    what: str
    """The remedy, or the type of the message."""
    agreed: bool
    message: bool
    """A message, and not a change."""
    void: str = ""
    """Why what somebody had agreed to counted no longer."""


def acts(truth: Truth) -> list[Act]:
    """Return every act that needed somebody's consent, in order."""
    found: list[Act] = []
    approvals: dict[str, set[str]] = {}
    drafts: dict[str, tuple[e.Drafted, set[str]]] = {}
    void: dict[str, str] = {}
    for seq, _, event in truth.lines:
        match event:
            case e.RemedyApproved(remedy=name, by=by):
                approvals.setdefault(name, set()).add(by)
            case e.RemedyStarted(remedy=name, by=by):
                needs = truth.scenario.remedies[name].approval
                if needs:
                    agreed = bool({by, *approvals.get(name, ())} & set(needs))
                    found.append(Act(seq=seq, what=name, agreed=agreed, message=False))
            case e.Drafted(draft=name):
                drafts[name] = (event, set())
                void.pop(name, None)
            case e.MessageApproved(draft=name, by=by):
                drafts[name][1].add(by)
                void.pop(name, None)
            case e.SignOffVoided(draft=name, why=why):
                drafts[name][1].clear()
                void[name] = why
            case e.MessageSent(type=kind, by=by):
                needs = truth.standard.messages[kind].approval if kind in truth.standard.messages else ()
                if needs:
                    signed = by in needs or bool(_signers(event, drafts) & set(needs))
                    why = "" if signed else void.get(event.draft, "")
                    found.append(Act(seq=seq, what=kind, agreed=signed, message=True, void=why))
            case _:
                pass
    return found


def _signers(sent: e.MessageSent, drafts: dict[str, tuple[e.Drafted, set[str]]]) -> set[str]:
    """Return who signed a message as it was sent."""
    if sent.draft not in drafts:
        return set()
    draft, signers = drafts[sent.draft]
    same = (draft.type, draft.fields, draft.words) == (sent.type, sent.fields, sent.words)
    return signers if same else set()
