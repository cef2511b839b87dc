"""What a standard says of messages: their blanks, who reads them, who signs, and which words must not be there."""

from dataclasses import field
from typing import Literal

from simulator.domain.units import AUTHORED, MINUTE, Duration, Name, Text
from simulator.domain.values import dataclass

FieldKind = Literal[
    "incident-id",
    "severity",
    "began-at",
    "discovered-at",
    "ended-at",
    "services",
    "scope",
    "cause",
    "harm",
    "figure",
    "next-update",
    "state",
    "owner",
    "action",
    "duties",
    "words",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageField:
    """One blank of a message: what goes in, how it is judged, and what its reader asks when it is missing."""

    __pydantic_config__ = AUTHORED

    asks: Text
    kind: FieldKind
    critical: bool = False
    """Counts double."""
    standings: dict[Literal["confirmed", "suspected", "unknown", "denied"], Text] = field(
        default_factory=dict
    )
    """The sentence by how sure one is; {} is the value. Without it the field is simply stated."""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageType:
    """A message the standard knows: who reads it, where it may go, who signs, what it must say and must not."""

    __pydantic_config__ = AUTHORED

    title: Text
    audience: Name
    channels: tuple[Name, ...]
    sent_by: tuple[Name, ...]
    approval: tuple[Name, ...] = ()
    """Roles of which one must have approved the draft as it is sent."""
    fields: dict[Name, MessageField]
    forbids: tuple[Literal["blame", "cause-as-fact", "internal-names", "recovery-time", "jargon"], ...] = ()
    max_words: int = 250
    phase: Literal["any", "investigating", "mitigated", "resolved"] = "any"
    """The world in which it is true to send it."""
    public: bool = False
    template: Name | None = None
    """The letter that frames it, `messages/NAME.j2`; without it the one of its own name, or else `any`."""
    counts_as: tuple[Name, ...] = ()
    """Other types whose duties it also keeps; all of them are named, none follows from another."""
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Who asks in a drill, some minutes after a letter, for what it left open; in practice its margin has asked."""

    __pydantic_config__ = AUTHORED

    after: Duration = 3 * MINUTE
    """After the letter went out; a letter sent meanwhile may have answered."""
    most: int = 2
    """Questions about one letter at most, asked all at once."""
    who: dict[Name, Text] = field(default_factory=dict)
    """Who asks for each audience; for one that is not named here nobody does."""
    source: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Word lists for what must not be there; matched whole, in any case."""

    __pydantic_config__ = AUTHORED

    blame: tuple[Text, ...]
    recovery_time: tuple[Text, ...]
    jargon: tuple[Text, ...] = ()
    no_harm: tuple[Text, ...] = ()
    """Words that deny harm, such as no customers affected."""
    as_fact: tuple[Text, ...] = ()
    """Words that tell a cause as a fact, such as the cause is; not in a sentence that doubts it."""
    parties: tuple[Text, ...] = ()
    """What somebody may be called who has no name here, such as vendor; nobody is blamed under it either."""
    blaming_before: tuple[Text, ...] = ()
    """What blames the name behind it, such as caused by."""
    blaming_after: tuple[Text, ...] = ()
    """What blames the name before it, such as broke."""
    blaming_own: tuple[Text, ...] = ()
    """What blames when it is somebody's, such as mistake."""
