"""Help in words: what can be done, why something was not, what a thing is, what a word could become."""

from collections.abc import Iterable
from typing import Any, Final

from simulator.domain.units import SECOND
from simulator.host.actions import ACTIONS, VERBS, VIEWS
from simulator.host.explaining import term
from simulator.host.plain.context import Context
from simulator.host.plain.promising import owed_line, promises
from simulator.host.plain.reading import Unclear, action_of, in_house
from simulator.host.plain.showing import lines_of
from simulator.projections.words import capital, clock, cut, full, headline, names, span

GROUPS: Final = {
    "see": "See",
    "sort": "Sort what comes in",
    "find out": "Find out",
    "decide": "Decide",
    "people": "People",
    "write": "Write",
    "clock": "The clock",
    "help": "Help",
    "lead": "Lead",
}

LEADING: Final = ("see", "clock", "help", "lead")
"""What a facilitator can do; the rest is done by seats."""


def when(context: Context) -> list[str]:
    """Say the time, what is owed and what waits."""
    session = context.session
    stands = "" if not session.standing or session.tabletop else ", the clock stands"
    left = context.known.lasts - context.now
    lines = [f"{clock(context.known.starts, context.now)}{stands}, {span(left)} to the end."]
    owed = context.owed()
    lines += [
        f"Owed: {owed_line(one, context)}" for one in owed[: 3 if context.known.mode == "drill" else 5]
    ] or ["Nothing owed."]
    lines += promises(context)
    waiting = context.inbox.waiting
    first = f", first {headline(waiting[0])}" if waiting else ""
    lines.append(full(f"Waiting: {len(waiting)}{first}"))
    if not waiting and not owed:
        lines.append("Quiet. > runs the clock ahead to the next thing that reaches you.")
    return [cut(line) for line in lines]


def falling_due(context: Context) -> list[str]:
    """Say what is about to be late: what the clock has stopped for if nothing has come."""
    due = [one for one in context.owed() if 0 <= one.left(context.now) <= SECOND]
    return [cut(f"About to fall due: {owed_line(one, context)}") for one in due[:3]]


def why(rest: str, context: Context, refused: str) -> list[str]:
    """Say why the last thing was not done, or what a thing is, in the scenario's and the standard's own words."""
    known, standard = context.known, context.standard
    if not rest:
        return [full(capital(refused))] if refused else ["Nothing has been refused."]
    if rest.isdigit():
        return lines_of(f"row {rest}", context.now, context)
    if rest in known.signals:
        it = known.signals[rest]
        return [
            f"{rest}: {it.says or 'no description'}; unit {it.unit}, normal {it.normal}, {known.owners.get(it.service, 'nobody')} owns it."
        ]
    if rest in known.people:
        one = known.people[rest]
        return [f"{one.name}: {one.does}, {one.team or 'no team'}, works {one.shift}."]
    if rest in standard.clocks:
        rule = standard.clocks[rest]
        return [f"{rule.clause} {rule.says}: {rule.asks}"]
    if rest in standard.roles:
        return [f"{standard.roles[rest].title}: {standard.roles[rest].says}"]
    for shelf in (standard.types, standard.categories, known.services):
        if rest in shelf:
            return [f"{rest}: {shelf[rest]}"]
    told = term(rest)
    if told:
        return told
    raise Unclear(
        f"there is no word on {rest!r}; try a signal, a person, a role, a type, a number or a word of the glossary"
    )


def help_(rest: str, context: Context, *, lead: bool) -> list[str]:
    """Say what can be done, or how one verb is typed."""
    if rest:
        action = action_of(rest.split(maxsplit=1)[0], lead=lead)
        lines = [f"{action.verb}: {action.help}.", f"It is typed: {action.usage}"]
        if action.example:
            lines.append(f"Such as: {in_house(action.example, context.standard)}")
        if action.aliases:
            lines.append(f"Also: {names(action.aliases)}.")
        if action.verb in ("message", "send", "draft"):
            lines.append(f"Messages: {', '.join(context.standard.messages)}.")
        return lines
    lines = []
    for group, title in GROUPS.items():
        if lead and group not in LEADING:
            continue
        verbs = [one.verb for one in ACTIONS if one.group == group and (lead or not one.lead)]
        if verbs:
            lines.append(f"{title}: {', '.join(verbs)}.")
    return [
        *lines,
        "A number alone shows that alert, report or question. help VERB tells how one is typed.",
    ]


def completions(typed: str, context: Context, *, lead: bool) -> list[str]:
    """Return what the last word of a line could become."""
    words = typed.split(" ")
    verbs = [one.verb for one in ACTIONS if lead or not one.lead]
    if len(words) <= 1:
        there: Iterable[str] = [*verbs, *VIEWS]
    else:
        there = _places(words[0], context)
    return sorted({name for name in there if name.startswith(words[-1])})


def _places(verb: str, context: Context) -> list[str]:
    known, standard = context.known, context.standard
    if verb in ("show", "s", "look"):
        return [*VIEWS, *known.signals, *known.services, *known.runbooks, *known.traces]
    action = VERBS.get(verb)
    shelves: dict[str, Iterable[Any]] = {
        "severity": standard.severities,
        "type": standard.types,
        "category": standard.categories,
        "services": known.services,
        "role": known.roles,
        "person": known.people,
        "target": [*known.teams, *known.people],
        "remedy": known.remedies,
        "signal": known.signals,
        "message": standard.messages,
        "draft": context.board.drafts,
        "incident": context.board.incidents,
    }
    found: list[str] = list(known.seats) if verb == "as" else []
    for argument in action.arguments if action else ():
        found += [*argument.choices, *map(str, shelves.get(argument.kind, ()))]
    return found
