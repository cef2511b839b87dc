"""Every view in lines: no columns, no rules, numbers in words; what a line says first is what it is about."""

from simulator.domain.regimes import day_of
from simulator.domain.units import SECOND
from simulator.host.house_rules import page, topics
from simulator.host.plain.context import Context
from simulator.host.plain.promising import owed_line, promises, settled_line
from simulator.host.plain.reading import Unclear
from simulator.projections.evidence import (
    SignalView,
    changes_view,
    logs_view,
    runbook_view,
    signal_view,
    trace_view,
)
from simulator.projections.inbox import Inbox, Row, inbox
from simulator.projections.owed import to_name
from simulator.projections.words import clock, full, headline, names, say, short_clock, span, state_of

MANY = 40
"""Lines of one view."""
LATEST = 200
"""Lines of the timeline."""


def lines_of(what: str, at: int, context: Context) -> list[str]:
    """Return a view in lines."""
    head, _, rest = what.partition(" ")
    world, clean, known = context.seat.viewer.world, context.seat.viewer.clean, context.known
    at_ = "" if context.now - at < SECOND else f" at {clock(known.starts, at)}"
    match head:
        case "inbox":
            return _inbox(context)
        case "row":
            row = context.inbox.by_number(int(rest))
            return _row(row, context) if row is not None else []
        case "incident":
            return _incident(context)
        case "clocks":
            runs = [owed_line(one, context) for one in context.owed()] or ["Nothing is owed."]
            return [*runs, *(settled_line(one, context) for one in context.settled())]
        case "metrics":
            signals = [name for name in known.signals if not rest or name.split(".", 1)[0] == rest]
            return [signal_line(signal_view(world, name, at), context) + at_ for name in signals] or [
                "No signals there."
            ]
        case "logs":
            services = (rest,) if rest else tuple(known.services)
            found = logs_view(world, services, at, clean)
            lines = [
                f"{clock(known.starts, one.t)}. {one.level}, {one.source}: {one.text}"
                for one in found[-MANY:]
            ]
            return lines or [
                f"Nothing was logged by {names(services)} in the ten minutes before{at_ or ' now'}."
            ]
        case "changes":
            found = changes_view(world, at, clean)
            return [
                f"{clock(known.starts, one.t)}. Change {one.name}, {one.source}: {one.text}"
                for one in found[-MANY:]
            ] or ["No changes are known."]
        case "tickets":
            return [
                f"{clock(known.starts, row.arrived)}. {full(headline(row))} {state_of(row)}."
                for row in context.inbox.rows
                if row.kind == "report" and row.arrived <= at
            ] or ["No tickets."]
        case "traces":
            return [line for name in known.traces for line in _trace(name, at, context)] or [
                "No traces are sampled."
            ]
        case "trace":
            return _trace(rest, at, context) or ["Not sampled then."]
        case "runbook":
            return [f"Runbook {rest}."] + [
                one for one in runbook_view(world, rest, clean).splitlines() if one.strip()
            ]
        case "people":
            return _people(context)
        case "messages":
            return _messages(rest, context)
        case "timeline":
            return _timeline(context)
        case "remedies":
            return _remedies(context)
        case "hypotheses":
            return _maybes(context) or ["No hypotheses yet: hypothesis H1 what may be so."]
        case "rules":
            return _rules(rest, context)
        case _:
            view = signal_view(world, what, at)
            return [signal_line(view, context) + at_, *([f"{view.says}."] if view.says else [])]


def signal_line(view: SignalView, context: Context) -> str:
    """Say a signal in words."""
    parts = [f"{view.name} {view.value}"]
    if view.limit:
        over = f", over it for {span(view.over_for)}" if view.over_for is not None else ""
        parts[0] += f", limit {view.limit.lstrip('<>= ')}{over}"
    parts += [f"normal {view.normal}", view.trend]
    if view.up_since is not None:
        parts.append(f"away from normal since {short_clock(context.known.starts, view.up_since)}")
    return "; ".join(parts) + "."


def _inbox(context: Context) -> list[str]:
    lines = []
    for row, count in context.inbox.folded():
        many = f", {count} times" if count > row.times else ""
        age = span(row.age(context.now))
        lines.append(f"{full(headline(row) + many)} {state_of(row)}. {age} old.")
    waiting = len(context.inbox.waiting)
    return [*lines, f"{waiting} waiting."] if lines else ["Nothing has come in."]


def _row(row: Row, context: Context) -> list[str]:
    known = context.known
    verb = {"alert": "fired", "report": "arrived", "question": "asked", "suggestion": "made"}[row.kind]
    lines = [f"{full(headline(row))} It {verb} {clock(known.starts, row.arrived)}. {state_of(row)}."]
    more = []
    if row.team:
        more.append(f"owner {row.team}")
    if row.runbook:
        more.append(f"runbook {row.runbook}")
    more += row.labels
    if row.kind == "alert":
        more.append("still firing" if row.firing else "cleared by itself")
    if more:
        lines.append(", ".join(more).capitalize() + ".")
    if row.kind == "suggestion":
        made = next(
            (ev for ev in context.events if ev.what == "SuggestionMade" and ev.get("suggestion") == row.name),
            None,
        )
        if made is not None and made.get("because"):
            lines.append(f"Because: {made.get('because')}.")
    n = row.number
    can = {
        "alert": f"ack {n}, dismiss {n}, link {n}, show evidence {n}",
        "report": f"ack {n}, dismiss {n}, link {n}",
        "question": f"reply {n}" if row.waits else "nothing more",
        "suggestion": f"accept {n}, reject {n}",
    }[row.kind]
    return [*lines, f"You can: {can}."]


def _incident(context: Context) -> list[str]:
    board, known = context.board, context.known
    lines = []
    for one in board.incidents.values():
        kind = f", {one.type}, cause in {one.category}" if one.type else ", not classified yet"
        services = f", services {names(one.services)}" if one.services else ""
        lines.append(f"{one.name}, {one.severity}, {one.state}: {one.title}{kind}{services}.")
        if one.items:
            rows = [context.inbox.by_name(name) for name in one.items]
            lines.append(
                "Part of it: " + names([f"{row.kind} {row.number}" for row in rows if row is not None]) + "."
            )
    if not lines:
        lines.append("No incident has been declared.")
    holders = {**known.seats, **board.roles}
    open_ = context.owed()
    unnamed = to_name(open_, context.standard)
    told = [
        f"{role} {who} (not named yet)" if role in unnamed else f"{role} {who}"
        for role, who in holders.items()
    ]
    lines.append(f"Roles: {names(told)}.")
    lines += [owed_line(one, context) for one in open_[:4]]
    lines += promises(context)
    lines += _maybes(context)
    for doing in board.doing.values():
        verified = (
            f", said to {doing.verified.replace('works', 'work').replace('does not work', 'not work')}"
            if doing.verified
            else ""
        )
        lines.append(f"{doing.name}: {doing.state} since {clock(known.starts, doing.since)}{verified}.")
    for name, letter in board.drafts.items():
        signed = f"signed by {names(letter.approved_by)}" if letter.approved_by else f"sign {name} signs it"
        signed = f"its sign-off is void, {letter.void}: {signed} again" if letter.void else signed
        lines.append(
            f"Draft {name}, {letter.type}, by {letter.by}, {clock(known.starts, letter.t)}; {signed}."
        )
    return lines


def _maybes(context: Context) -> list[str]:
    return [
        f"{one.name}, {one.status}: {one.says}; {len(one.supports)} for it, {len(one.against)} against."
        for one in context.board.maybes.values()
    ]


def _people(context: Context) -> list[str]:
    room, lines = context.room, []
    for person, someone in context.known.people.items():
        call = room.called.get(person)
        if someone.seat:
            state = f"at this exercise as {someone.seat}"
        elif call is None:
            state = f"not called, works {someone.shift}"
        elif call.state == "ringing":
            state = f"ringing for {span(context.now - call.since)}"
        else:
            state = f"{call.state} since {clock(context.known.starts, call.since)}"
        team = f", {someone.team}" if someone.team else ""
        lines.append(f"{person}, {someone.name}{team}, {someone.does}: {state}.")
    return lines


def _messages(rest: str, context: Context) -> list[str]:
    known, lines = context.known, []
    for letter in context.board.sent:
        if rest and rest.upper() == letter.name:
            return letter.text.splitlines()
        lines.append(
            f"{clock(known.starts, letter.t)}. {letter.name}, {letter.type} to {letter.audience}, by {letter.by}."
        )
    lines += [
        f"{clock(known.starts, said.t)}. {said.who}: {said.text}"
        for said in context.room.said
        if not said.letter
    ]
    return lines[-MANY:] or ["Nothing has been said."]


def _timeline(context: Context) -> list[str]:
    """Return what this seat saw, each line as things stood then."""
    rows, lines = Inbox(), []
    for event in context.events:
        rows = inbox([event], rows)
        lines.append(f"{clock(context.known.starts, event.t)}. {say(event, context.known, rows)}")
    return lines[-LATEST:]


def _remedies(context: Context) -> list[str]:
    lines = []
    for name, it in context.known.remedies.items():
        doing = context.board.doing.get(name)
        by = f", by {it.by}" if it.by else ""
        consent = f", consent of {' or '.join(it.approval)}" if it.approval else ""
        undo = "" if it.undo is None else f", undone in {span(it.undo)}"
        state = f" It is {doing.state}." if doing else ""
        lines.append(f"{name}, {it.kind}, takes {span(it.takes)}{by}{consent}{undo}: {it.says}.{state}")
    return lines or ["There is no remedy to choose."]


def _trace(name: str, at: int, context: Context) -> list[str]:
    viewer = context.seat.viewer
    return [
        f"Trace {name}, {one.source}: {one.text}{', error' if one.level else ''}."
        for one in trace_view(viewer.world, name, at, viewer.clean)
    ]


def _rules(topic: str, context: Context) -> list[str]:
    """Say the house's clocks, or everything under one heading of its rules, as it is on the exercise's own day."""
    if topic:
        try:
            return [
                line.strip()
                for line in page(context.standard, day_of(context.known.starts), topic)
                if line.strip()
            ]
        except LookupError as strange:
            raise Unclear(str(strange)) from None
    lines = [f"{context.standard.title}."]
    for one in context.standard.clocks.values():
        limits = ", ".join(
            f"{label} {span(limit)}" for label, limit in one.limits.items() if limit is not None
        )
        lines.append(f"{one.clause} {one.says} ({one.role}): {limits}.")
    more = [heading.lower() for heading in topics(context.standard) if heading != "CLOCKS"]
    return [*lines, f"More under show rules and one of: {', '.join(more)}."]
