"""The human side of a scenario: who there is, what they say and ask, what the automation suggests.

People answer, or don't: each has a shift in their own time zone, a time to answer, and sometimes a dead phone.
"""

from dataclasses import field
from typing import Literal

from simulator.domain.conditions import When
from simulator.domain.units import (
    AUTHORED,
    MINUTE,
    Duration,
    Micro,
    Name,
    Offset,
    Ref,
    Share,
    Text,
    TimeOfDay,
)
from simulator.domain.values import dataclass

Method = Literal["chat", "call", "email", "ticket", "status-page", "page", "meeting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """When someone works, in their own time zone; over midnight if `to` is earlier than `from`."""

    __pydantic_config__ = AUTHORED

    zone: Text = "UTC"
    """An IANA name such as Europe/Berlin."""
    from_: TimeOfDay
    to: TimeOfDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who can be woken, asked and told."""

    __pydantic_config__ = AUTHORED

    name: Text | None = None
    """Drawn when the exercise is made, if not given."""
    does: Text
    """Their job, as the roster shows it."""
    team: Name | None = None
    shift: Shift | None = None
    """Without it: always awake."""
    phone: Literal["works", "dead"] = "works"
    answers_after: Duration = 2 * MINUTE
    """How long a page rings while they are on shift."""
    asleep_answers_after: Duration | None = None
    """How long it rings otherwise; without it they do not answer."""
    says: Text = ""
    """What they say when they answer."""
    reveals: tuple[Ref, ...] = ()
    """Evidence they lay on the table when they answer: logs, changes, alerts, signals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall:
    """One stretch of a roster; stretches overlap while one hands over to the next."""

    __pydantic_config__ = AUTHORED

    primary: Name
    backup: Name
    from_: Offset
    to: Offset


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who answers for a team's services, and whom the ladder calls next."""

    __pydantic_config__ = AUTHORED

    shifts: tuple[OnCall, ...]
    lead: Name
    others: tuple[Name, ...] = ()
    """Called when the whole team is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a person or vendor says unasked; it waits beside the alerts (two fifths of model incidents arrive so)."""

    __pydantic_config__ = AUTHORED

    at: Offset | None = None
    when: When | None = None
    from_: Text
    method: Method = "ticket"
    says: Text
    about: Name | None = None
    """The fault it is a symptom of; without it, it is about nothing that is wrong."""
    times: int = 1
    """How many say the same."""
    misleads: bool = False
    """It points away from the truth."""
    owner: Name | None = None
    """The service it is filed under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An entry of the change feed, in which the cause often hides: what others did, whatever the team does."""

    __pydantic_config__ = AUTHORED

    at: Offset
    service: Name
    says: Text
    by: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the automation proposes; a human decides."""

    __pydantic_config__ = AUTHORED

    at: Offset | None = None
    when: When | None = None
    says: Text
    because: Text = ""
    confidence: Share
    truth: Literal["right", "wrong", "stale"]
    remedy: Name | None = None
    """The remedy it proposes, if it does."""
    against: tuple[Ref, ...] = ()
    """Evidence that shows it wrong, or right; whoever looked at it before answering decided with open eyes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """How someone asks again when ignored."""

    __pydantic_config__ = AUTHORED

    after: Duration
    times: int = 1
    says: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject:
    """Something said to the team, on time or on a condition; one numbered line of the MSEL."""

    __pydantic_config__ = AUTHORED

    number: int
    at: Offset | None = None
    when: When | None = None
    from_: Text
    to: Name
    """The role it is addressed to."""
    method: Method = "chat"
    says: Text
    tests: tuple[Name, ...] = ()
    """Critical tasks of the standard."""
    answered_by: tuple[Name, ...] = ()
    """Message types any of which answers it besides a reply; with `asks`."""
    asks: bool = False
    """Someone waits for an answer."""
    again: Again | None = None
    unreachable: tuple[Name, ...] = ()
    """People whose phones are dead from now on."""
    starts: tuple[Name, ...] = ()
    """On-demand faults it sets off."""
    expected: Text = ""
    """What the facilitator should see the team do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Something planted that no channel may carry."""

    __pydantic_config__ = AUTHORED

    kind: Literal["email", "api-key", "card", "phone", "name", "account"]
    value: Text | None = None
    """Drawn when the exercise is made, if not given."""
    may_see: tuple[Name, ...] = ()
    """Roles that may see it where it is planted; for all others it reads [withheld]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Names used in texts as {host.NAME} and {customer.NAME}; those left empty are drawn."""

    __pydantic_config__ = AUTHORED

    hosts: dict[Name, Text | None] = field(default_factory=dict)
    customers: dict[Name, Text | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Help in three levels: where to look, what to do, the answer."""

    __pydantic_config__ = AUTHORED

    when: When
    """Offered while this holds."""
    says: tuple[Text, ...]
    cost: Micro = 0
    """Points taken from the total for each level read."""
