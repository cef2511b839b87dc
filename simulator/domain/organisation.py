"""Who is on call for what, all year round: the rosters, services, routes, ladders and rights of a firm, as data.

A scenario has the rosters of its own few hours; a firm's stand here, beside the standard it goes by, and are audited.
Names that name nothing are no mistake of the file but what an audit is there to find (`audits`).
"""

from dataclasses import field
from typing import Literal

from simulator.domain.regimes import Day
from simulator.domain.units import AUTHORED, DAY, MINUTE, Duration, Format, Name, Text, TimeOfDay
from simulator.domain.values import dataclass

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Priority = Literal["critical", "error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody whose telephone can be rung."""

    __pydantic_config__ = AUTHORED

    name: Text = ""
    """Their full name, as calendars write it."""
    email: Text = ""
    """Their address, as calendars write it."""
    until: Day | None = None
    """Their last day here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A stretch of duty that comes again: on these days, from this time on, by turns."""

    __pydantic_config__ = AUTHORED

    days: tuple[Weekday, ...] = WEEK
    """The days on which it begins."""
    from_: TimeOfDay
    to: TimeOfDay | None = None
    """When it ends by the clock on the wall; the day after, if that is not later than `from`."""
    lasts: Duration | None = None
    """Instead of `to`, for what lasts longer than a day: 7d30m by the clock on the wall."""
    primary: tuple[Name, ...]
    """Who answers first: one, or several in turn."""
    backup: tuple[Name, ...] = ()
    """Who answers next, in the same turns."""
    every: Duration = 7 * DAY
    """How long a turn is, in whole days, counted from a Monday."""
    zone: Text = ""
    """An IANA name such as Europe/Dublin; without it, the team's."""
    first: Day | None = None
    """The first day on which it begins."""
    last: Day | None = None
    """The last day on which it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who answers for some services, and when."""

    __pydantic_config__ = AUTHORED

    says: Text = ""
    lead: Name
    others: tuple[Name, ...] = ()
    """Called when the whole team is."""
    zone: Text = "UTC"
    """An IANA name such as Europe/Dublin; its clocks go forward and back."""
    watches: dict[Name, Watch] = field(default_factory=dict)
    """Empty where a calendar says it all (`hotwash audit --ics`)."""
    until: Day | None = None
    """The last day on which there is such a team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """Something that runs, and the team that answers for it."""

    __pydantic_config__ = AUTHORED

    says: Text = ""
    team: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which alerts go to which team, and by which ladder."""

    __pydantic_config__ = AUTHORED

    service: Name
    priorities: tuple[Priority, ...] = ("critical", "error", "warning", "info")
    to: Name
    ladder: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step of a ladder: whom to ring, so long after the step before."""

    __pydantic_config__ = AUTHORED

    after: Duration
    call: Name
    """primary, backup, lead or team, of the team that is called; or a person, or another team (its primary)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Whom to ring one after the other while nobody acknowledges."""

    __pydantic_config__ = AUTHORED

    steps: tuple[Rung, ...] = ()
    then: Name | None = None
    """The ladder that goes on after the last step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A decision, and who may take it."""

    __pydantic_config__ = AUTHORED

    says: Text
    by: tuple[Name, ...]
    """Roles of the standard, teams (whoever is on call) or people; any of them may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A firm as an alert meets it."""

    __pydantic_config__ = AUTHORED

    hotwash_organisation: Format
    """The version of this format."""
    title: Text
    says: Text = ""
    handover: Duration = 15 * MINUTE
    """The least time for which who hands over and who takes over are both on duty; 0s where nobody asks for it."""
    people: dict[Name, Member]
    teams: dict[Name, Team]
    services: dict[Name, Owned] = field(default_factory=dict)
    routes: dict[Name, Route] = field(default_factory=dict)
    ladders: dict[Name, Ladder] = field(default_factory=dict)
    roles: dict[Name, tuple[Name, ...]] = field(default_factory=dict)
    """Who takes which role of the standard: teams (whoever is on call) or people."""
    decisions: dict[Name, Right] = field(default_factory=dict)
