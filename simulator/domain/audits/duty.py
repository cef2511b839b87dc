"""Who is on call, minute by minute: hours without anybody, handovers without time, backups that back up nobody.

One sweep over the beginnings and ends of all stretches of a team: between two of them nothing changes, so a year costs
as much as it has stretches, and an hour that a change of clocks opens is found like any other.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import Final, Literal

from simulator.domain.audits.findings import Finding, Place
from simulator.domain.units import DAY, format_duration
from simulator.domain.values import dataclass

Layer = Literal["primary", "backup"]
SEVERAL: Final = 2
A_WHILE: Final = 14 * DAY
"""After so long anybody has had a day off: who is every backup until then is somebody nobody can do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Somebody on call without a break, [begins, ends), ms since 1970."""

    person: str
    layer: Layer = "primary"
    begins: int
    ends: int
    place: Place
    """The line of the roster it comes from: all stretches of one line are one plan."""
    called: str
    """How one speaks of that line."""


@dataclass(slots=True)
class _Tally:
    """How often something is so, and for how long."""

    first: int
    times: int = 0
    lasts: int = 0
    until: int = -1

    def add(self, begins: int, ends: int) -> None:
        """Count one more time; what goes on without a break is the same time."""
        self.times += begins != self.until
        self.lasts += ends - begins
        self.until = ends


@dataclass(slots=True)
class _Now:
    """Who is on duty in one layer at a moment, the longest on duty first."""

    there: dict[int, Stretch] = field(default_factory=dict)
    people: Counter[str] = field(default_factory=Counter)

    def come(self, stretch: Stretch) -> None:
        self.there[id(stretch)] = stretch
        self.people[stretch.person] += 1

    def go(self, stretch: Stretch) -> None:
        del self.there[id(stretch)]
        self.people[stretch.person] -= 1
        if not self.people[stretch.person]:
            del self.people[stretch.person]

    @property
    def oldest(self) -> Stretch:
        """Who has been on duty longest; there must be somebody."""
        return next(iter(self.there.values()))


def on_duty(
    teams: Mapping[str, Sequence[Stretch]],
    window: tuple[int, int],
    handover: int,
    section: str = "teams",
    closes: Mapping[str, int] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Yield everything that is wrong with who is on call in a window [begins, ends), ms since 1970, team by team.

    `handover` is the least time for which the old and the new primary are both there, ms.
    `section` is where the author's data have the teams; `closes` says of some when they are there no longer.
    """
    begins, ends = window
    for team, stretches in teams.items():
        last = min(ends, closes.get(team, ends))
        inside = [one for one in stretches if one.begins < last and one.ends > begins]
        yield from _Sweep(team, (section, team), begins, last, handover).findings(inside)
    yield from _single(teams, ends - begins)


class _Sweep:
    """One pass over a team's stretches."""

    def __init__(self, team: str, place: Place, begins: int, ends: int, handover: int) -> None:
        self.team, self.place = team, place
        self.begins, self.ends, self.handover = begins, ends, handover
        self.now: dict[Layer, _Now] = {"primary": _Now(), "backup": _Now()}
        self.left: Stretch | None = None
        """The primary who went last."""
        self.empty: dict[tuple[Place, str], _Tally] = {}
        self.alone: dict[tuple[Place, str], _Tally] = {}
        self.same: dict[tuple[Place, str], _Tally] = {}
        self.short: dict[tuple[Place, str, str], _Tally] = {}
        self.least: dict[tuple[Place, str, str], int] = {}
        """The shortest time both were there, ms, of each handover that is too short."""

    def findings(self, stretches: Sequence[Stretch]) -> Iterator[Finding]:
        """Yield what the pass has seen."""
        backed = any(one.layer == "backup" for one in stretches)
        coming = deque(sorted(stretches, key=lambda one: one.begins))
        going = deque(sorted(stretches, key=lambda one: one.ends))
        moments = sorted(
            {self.begins, self.ends}
            | {t for one in stretches for t in (one.begins, one.ends) if self.begins < t < self.ends}
        )
        for moment, following in zip(moments, [*moments[1:], self.ends], strict=True):
            while coming and coming[0].begins <= moment:
                one = coming.popleft()
                self.now[one.layer].come(one)
            ended: list[Stretch] = []
            while going and going[0].ends <= moment:
                ended.append(going.popleft())
                self.now[ended[-1].layer].go(ended[-1])
            for one in ended:
                if one.layer == "primary":
                    self._handed(one)
            if following > moment:
                self._between(moment, following, backed=backed)
        yield from self._told()

    def _handed(self, ended: Stretch) -> None:
        """Look at a primary's going: somebody else has been there for long enough, or nobody is (which is a hole)."""
        self.left = ended
        primary = self.now["primary"]
        if not primary.there or ended.person in primary.people:
            return
        both = ended.ends - primary.oldest.begins
        if both < self.handover:
            pair = (ended.place, ended.called, primary.oldest.called)
            self.short.setdefault(pair, _Tally(ended.ends)).add(ended.ends, ended.ends)
            self.least[pair] = min(both, self.least.get(pair, both))

    def _between(self, begins: int, ends: int, *, backed: bool) -> None:
        """Look at a time in which nobody comes or goes."""
        primary, backup = self.now["primary"], self.now["backup"]
        if not primary.there:
            key = (self.left.place, self.left.called) if self.left else (self.place, "")
            self.empty.setdefault(key, _Tally(begins)).add(begins, ends)
        elif not backup.there:
            key = (primary.oldest.place, primary.oldest.called) if backed else (self.place, "")
            self.alone.setdefault(key, _Tally(begins)).add(begins, ends)
        elif len(primary.people) == 1 and primary.people.keys() == backup.people.keys():
            who = backup.oldest
            self.same.setdefault((who.place, who.person), _Tally(begins)).add(begins, ends)

    def _told(self) -> Iterator[Finding]:
        for (place, called), tally in self.empty.items():
            after = f" after {called} ends" if called else ""
            help_ = "let somebody begin before that, also in the weeks after a change of clocks"
            yield _found("A601", place, f"nobody is on call for {self.team}{after}", help_, tally)
        for (place, out, in_), tally in self.short.items():
            both = format_duration(self.least[place, out, in_])
            message = f"{out} and {in_} of {self.team} are both there for {both}, and a handover takes {format_duration(self.handover)}"
            help_ = "let who takes over begin sooner, or who hands over stay longer"
            yield _found("A602", place, message, help_, tally)
        for (place, person), tally in self.same.items():
            message = f"{person} is the primary of {self.team}, and the backup too"
            yield _found("A603", place, message, "let somebody else be the backup", tally)
        for (place, called), tally in self.alone.items():
            during = f" in {called}" if called else ""
            help_ = "name a backup (with calendars: --ics TEAM:backup=FILE)"
            yield _found("A610", place, f"nobody backs up the primary of {self.team}{during}", help_, tally)


def _single(teams: Mapping[str, Sequence[Stretch]], span: int) -> Iterator[Finding]:
    """Yield each person behind whom there is nobody: the only backup of a team that has turns, or of every team."""
    backups = {team: _people(stretches, "backup") for team, stretches in teams.items()}
    alone = {team: next(iter(people)) for team, people in backups.items() if len(people) == 1}
    for person in dict.fromkeys(alone.values()):
        theirs = [team for team, only in alone.items() if only == person]
        everywhere = len(theirs) == len(teams) >= SEVERAL
        if not everywhere:
            turns = span >= A_WHILE  # for some hours, two primaries may well have one backup
            theirs = [team for team in theirs if turns and len(_people(teams[team], "primary")) >= SEVERAL]
        if theirs:
            first = min(
                (one for one in teams[theirs[0]] if one.layer == "backup"), key=lambda one: one.begins
            )
            message = f"{person} is every backup of {_and(theirs)}"
            help_ = "let the others of the team be the backup by turns"
            yield Finding(
                code="A604",
                place=first.place,
                message=message,
                help=help_,
            )


def _people(stretches: Iterable[Stretch], layer: Layer) -> dict[str, None]:
    return {one.person: None for one in stretches if one.layer == layer}


def _found(code: str, place: Place, message: str, help_: str, tally: _Tally) -> Finding:
    return Finding(
        code=code,
        place=place,
        message=message,
        help=help_,
        first=tally.first,
        times=tally.times,
        lasts=tally.lasts,
    )


def _and(names: Collection[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
