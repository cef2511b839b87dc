"""A written alerting standard: every clock, role, message, weight, gate and band, each number with its source.

The code knows the *kinds* of duty; which there are, how long they take and what they are worth is data, so that one
exercise can be judged under several standards without replaying it.
Durations are exercise time; a limit of null means that this severity or priority owes nothing.
"""

from dataclasses import field
from typing import Literal

from simulator.domain.accounts import AccountRules
from simulator.domain.regimes import Regime
from simulator.domain.standards.duties import Begins, Clock, KeptBy
from simulator.domain.standards.figures import Cited, Dimension, Label, Pace, RubricRow, Severity, Tolerances
from simulator.domain.standards.judging import Band, Gate, Judged, Task
from simulator.domain.standards.labelling import AlertLabel
from simulator.domain.standards.letters import FieldKind, MessageField, MessageType, Readers, Words
from simulator.domain.standards.people import ACTS, Channel, Norm, Role, Step
from simulator.domain.units import AUTHORED, Format, Name, Text
from simulator.domain.values import dataclass

__all__ = [
    "ACTS",
    "Band",
    "Begins",
    "Channel",
    "Cited",
    "Clock",
    "Dimension",
    "FieldKind",
    "Gate",
    "Judged",
    "KeptBy",
    "Label",
    "MessageField",
    "MessageType",
    "Norm",
    "Pace",
    "Readers",
    "Role",
    "RubricRow",
    "Severity",
    "Standard",
    "Step",
    "Task",
    "Tolerances",
    "Words",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A whole standard."""

    __pydantic_config__ = AUTHORED

    hotwash_standard: Format
    title: Text
    says: Text
    sources: dict[Name, Cited]
    types: dict[Name, Text]
    categories: dict[Name, Text]
    severities: dict[Label, Severity]
    """Worst first."""
    labels: dict[Label, Label] = field(default_factory=dict)
    """What others call a severity of ours, by their word: `SEV1: P1`. Scenarios may say it either way."""
    alert_labels: dict[Text, AlertLabel] = field(default_factory=dict)
    """What alerts are labelled with; without any, they are labelled as their authors like."""
    audiences: dict[Name, Text]
    channels: dict[Name, Channel]
    roles: dict[Name, Role]
    ladder: dict[Literal["critical", "error", "warning", "info"], tuple[Step, ...]]
    """Runs by itself while nobody has taken an alert that fires; when it fires again, from the first rung."""
    clocks: dict[Name, Clock]
    messages: dict[Name, MessageType]
    readers: Readers = field(default_factory=Readers)
    capabilities: dict[Name, Text]
    tasks: dict[Name, Task]
    judgements: dict[Name, Judged]
    gates: dict[Name, Gate]
    norms: dict[Name, Norm] = field(default_factory=dict)
    """How people work with one another here: what is read, and not judged by itself."""
    regulators: dict[Name, Regime] = field(default_factory=dict)
    """Duties to report to an authority: a team tells counsel of them, and files none."""
    weights: dict[Dimension, int]
    """Out of 100."""
    ratings: dict[Literal["P", "S", "M", "U"], Band]
    postmortem: AccountRules = field(default_factory=AccountRules)
    tolerances: Tolerances
    reading: dict[Name, int] = field(default_factory=dict)
    """Years of school that the hardest sentence to an audience may take; an audience not named here reads anything."""
    pace: Pace
    words: Words

    def rank(self, label: str) -> int:
        """Return 1 for the worst severity; KeyError for a label this standard does not have."""
        return list(self.severities).index(label) + 1
