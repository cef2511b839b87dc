"""A message judged as the world was when it was sent: field by field, and its words for what must not be there.

A claim about scope, cause or harm is judged in `claims`, every other kind of field in `fields`, free text in `misplaced`.
"""

from dataclasses import replace
from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.cleaning import fit
from simulator.domain.commands import Claim
from simulator.domain.readers import filled
from simulator.domain.standards import MessageField
from simulator.domain.values import dataclass
from simulator.scoring.claims import claim_share
from simulator.scoring.fields import field_share
from simulator.scoring.findings import NONE, ONE, Finding, whole
from simulator.scoring.misplaced import misplaced
from simulator.scoring.truth import Truth

FAULTS = 4
"""Things that must not be there before a message is worth nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """One message, judged."""

    seq: int
    t: int
    key: str
    """The incident of the answer key it is about; empty for none."""
    sent: e.MessageSent
    share: Fraction
    """Of full marks, between 0 and 1."""
    findings: tuple[Finding, ...]

    @property
    def lies(self) -> bool:
        """Whether something in it was false."""
        return any(finding.share < 0 for finding in self.findings)


def grade(truth: Truth, seq: int, t: int, sent: e.MessageSent) -> Graded:
    """Judge one message against the world at the moment it was sent."""
    kind = truth.standard.messages.get(sent.type)
    key = truth.about(sent.incident)
    if kind is None or not key:
        return Graded(seq=seq, t=t, key="", sent=sent, share=NONE, findings=())
    findings = []
    for name, field in kind.fields.items():
        written = sent.fields.get(name)
        claim = None if written is None else replace(written, value=" ".join(fit(written.value).split()))
        if claim is None or written is None or not filled(field, claim):
            if not field.optional:
                findings.append(_finding(name, field, NONE, f"left blank: {field.asks}"))
        elif field.standings and claim.standing not in field.standings:
            findings.append(
                _finding(
                    name, field, NONE, f"it can only be said as {' or '.join(field.standings)}", written.value
                )
            )
        else:
            findings.append(_finding(name, field, *_field(truth, t, sent, key, field, claim), written.value))
    findings += misplaced(truth, t, key, sent)
    return Graded(seq=seq, t=t, key=key, sent=sent, share=worth(findings), findings=tuple(findings))


def worth(findings: "list[Finding]") -> Fraction:
    """Return the share of full marks: what the fields earn, less for each thing that must not be there."""
    possible = sum(finding.weight for finding in findings)
    earned = sum((finding.share * finding.weight for finding in findings), NONE)
    share = min(max(earned / possible, NONE), ONE) if possible else ONE
    faults = sum(1 for finding in findings if not finding.weight)
    return share * Fraction(max(FAULTS - faults, 0), FAULTS)


def _finding(where: str, field: MessageField, share: Fraction, says: str, text: str = "") -> Finding:
    """Return what was found in a field, and where: in all of its value, where it has one."""
    weight = 2 if field.critical else 1
    return Finding(where=where, share=share, weight=weight, says=says, places=whole(where, text))


def _field(
    truth: Truth, t: int, sent: e.MessageSent, key: str, field: MessageField, claim: Claim
) -> tuple[Fraction, str]:
    if field.kind in ("scope", "cause", "harm"):
        return claim_share(truth, t, key, truth.standard.messages[sent.type], field.kind, claim)
    return field_share(truth, t, sent, key, field, claim)
