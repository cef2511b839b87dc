"""An incident's way through time as somebody sees it: the scorer builds it from the truth, a seat from its own view.

What was owed on that way, and by when, is for `clocks`.
"""

from dataclasses import field

from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A message that counts: when, which type, and the line of the log."""

    t: int
    type: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that asks for an act: an alert, a question, a remedy that finished."""

    name: str
    t: int
    done: int | None
    seq: int = -1
    """The line of the act that kept it, −1 if none did."""
    priority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment and the line that shows it."""

    t: int
    seq: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """An incident's way through time."""

    name: str
    end: int
    """Now, or ENDEX: what falls due later is not owed yet."""
    severities: tuple[tuple[int, str], ...]
    """(from, label), the worse of declared and rubric, oldest first; the first from the beginning."""
    detected: int | None
    calls: tuple[Told, ...] = ()
    """Alerts and reports about it: whichever had to be taken first starts what acknowledging starts."""
    triggered: int | None = None
    """When a duty to report first arose; None: with the incident itself."""
    acknowledged: Mark | None = None
    declared: Mark | None = None
    classified: Mark | None = None
    mitigated: int | None = None
    """When the harm really stopped for good."""
    monitoring: Mark | None = None
    resolved: Mark | None = None
    postmortem: Mark | None = None
    assigned: dict[str, Mark] = field(default_factory=dict)
    paged: Mark | None = None
    messages: tuple[Heard, ...] = ()
    questions: tuple[Told, ...] = ()
    changes: tuple[Told, ...] = ()
    """Remedies that finished, and when each was verified."""
    tell: frozenset[str] | None = None
    """Audiences that must hear; None if that is not known (a seat is reminded of all)."""

    def severity_at(self, t: int) -> str:
        """Return the label that counts at `t`."""
        label = self.severities[0][1]
        for since, given in self.severities:
            if since <= t:
                label = given
        return label
