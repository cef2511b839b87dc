"""Finding out: hypotheses, notes, and what a thing is."""

from collections.abc import Sequence
from typing import Any

from simulator.domain.evidence import format_value
from tui.forms import Acts, Answers, Choice, Form, Option, Pick, Write
from tui.lines import Item, Line, left, line, text_of
from tui.sheets.parts import cited
from tui.source import Source


def hypotheses(source: Source, cites: Sequence[str]) -> Choice:
    """Return the board of what may be so, and a new line on it."""
    maybes = source.board.maybes
    items = [
        Item(
            id=one.name,
            lines=(line((left(one.name, 4), "strong"), f"{one.says}  ({one.status})"),),
            about=(
                line(f"for it: {', '.join(one.supports) or 'nothing yet'}"),
                line(f"against it: {', '.join(one.against) or 'nothing yet'}"),
            ),
        )
        for one in maybes.values()
    ]
    free = next(number for number in range(1, len(maybes) + 2) if f"H{number}" not in maybes)
    new = Item(id="", lines=(line(("a new one", "strong")),))
    return Choice(
        name="hypotheses",
        title="What may be so",
        items=(*items, new),
        then=lambda name: hypothesis(source, name or f"H{free}", cites),
    )


def hypothesis(source: Source, name: str, cites: Sequence[str]) -> Form:
    """Return the form for one hypothesis: what it says, how it stands, what the cited evidence does to it."""
    there = source.board.maybes.get(name)
    way = Pick(name="way", label="Evidence", chosen=("supports",), needed=False, options=(
        Option(value="supports", label="speaks for it"), Option(value="against", label="speaks against it")))  # fmt: skip

    def acts(answers: Answers) -> Acts:
        fields: dict[str, Any] = {"hypothesis": name, "says": answers["says"], "status": answers["status"]}
        fields["supports"] = there.supports if there else ()
        fields["against"] = there.against if there else ()
        if cites:
            side = answers.get("way") or "supports"
            fields[side] = tuple(dict.fromkeys((*fields[side], *cites)))
        return [("hypothesis", fields)]

    return Form(
        name=f"hypothesis {name}",
        title=f"Hypothesis {name}",
        rows=(
            Write(name="says", label="It may be", value=there.says if there else "", hint="a cause, in a few words"),
            Pick(name="status", label="It stands", chosen=(there.status if there else "open",),
                 options=(Option(value="open"), Option(value="supported"), Option(value="rejected"))),
            *((way,) if cites else ()),
        ),
        about=cited(cites),
        acts=acts,
    )  # fmt: skip


def note() -> Form:
    """Return the form for a line of the record."""
    return Form(
        name="note",
        title="Note",
        rows=(Write(name="text", label="Note", hint="what should be remembered"),),
        acts=lambda answers: [("note", {"text": answers["text"]})],
    )


def about_words(source: Source, item: Item | None, *, running: bool) -> str:
    """Return what the selected thing is, as one says it; `running`: its own words are running text already."""
    if item is None:
        return ""
    found = about(source, item.cite or item.id) or item.about
    rows = [text_of(row).strip() for row in found if row and row[0][1] != "dim"]  # dim: the keys
    if found != item.about or not running:
        rows = [f"{row.rstrip('.')}." for row in rows]
    return " ".join(rows)


def about(source: Source, what: str) -> tuple[Line, ...]:
    """Return what a thing is, in at most three lines: the scenario's and the standard's own words."""
    known, standard = source.known, source.standard
    if what.partition("{")[0] in known.signals:
        it = known.signals[what.partition("{")[0]]
        owner = known.owners.get(it.service, "nobody")
        limits = "".join(f", limit {op} {format_value(limit, it.unit)}" for op, limit in it.limits)
        return (
            line(it.says or what),
            line(f"in {it.unit}, normal {it.normal}, better {it.better}{limits}; {owner} owns it"),
        )
    if what in known.people:
        one = known.people[what]
        return (line(f"{one.name}, {one.does}"), line(f"{one.team or 'no team'}, works {one.shift}"))
    if what in standard.clocks:
        rule = standard.clocks[what]
        return (line(f"{rule.clause}  {rule.says}"), line(rule.asks))
    if what in standard.roles:
        return (line(f"{standard.roles[what].title}: {standard.roles[what].says}"),)
    for shelf in (standard.types, standard.categories, known.services):
        if what in shelf:
            return (line(f"{what}: {shelf[what]}"),)
    return ()
