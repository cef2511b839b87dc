"""Deciding: remedies, and how an incident stands."""

from collections.abc import Sequence
from typing import Any

from simulator.projections.words import full, span
from tui.forms import Acts, Answers, Choice, Form, Option, Pick, Write
from tui.lines import Item, left, line
from tui.sheets.parts import cited
from tui.sheets.sorting import suggestion
from tui.source import Source


def decide(source: Source, cites: Sequence[str], signal: str = "") -> Choice:
    """Return the options: what each does, how long it takes, who may choose it, how it stands.

    What the automation proposes, and nobody has answered, comes first.
    """
    known, board = source.known, source.board
    proposed = {row.name: row for row in source.inbox.waiting if row.kind == "suggestion"}
    items = [
        Item(
            id=name,
            lines=(line((left(name, 26), "strong"), " proposed by the assistant"),),
            about=(line(row.text),),
        )
        for name, row in proposed.items()
    ]
    for name, one in known.remedies.items():
        doing = board.doing.get(name)
        state = doing.state if doing else ""
        if doing and doing.verified:
            state += f", {doing.verified}"
        consent = f"; {' or '.join(one.approval)} must consent" if one.approval else ""
        back = f"can be undone in {span(one.undo)}" if one.undo is not None else "cannot be undone"
        items.append(
            Item(
                id=name,
                lines=(line((left(name, 26), "strong"), f" {state or one.kind}"),),
                about=(
                    line(one.says),
                    line(f"takes {span(one.takes)}; {back}"),
                    line(f"{one.by or 'anyone'} may start it{consent}"),
                    line(f"expecting {doing.expect}" if doing and doing.expect else ""),
                ),
            )
        )
    return Choice(
        name="decide",
        title="Decide",
        items=tuple(items),
        then=lambda name: (
            suggestion(source, proposed[name]) if name in proposed else remedy(source, name, cites, signal)
        ),
        empty="There is nothing to start here.",
    )


def remedy(source: Source, name: str, cites: Sequence[str], signal: str = "") -> Form:
    """Return the form for one remedy: what can be done with it as it stands."""
    known, one, doing = source.known, source.known.remedies[name], source.board.doing.get(name)
    state = doing.state if doing else ""
    can = []
    if state in ("", "approved", "failed", "undone"):
        if one.approval:
            can.append(Option(value="approve", says=f"consent to it: {' or '.join(one.approval)}"))
        can.append(Option(value="start", says=f"takes {span(one.takes)}"))
    else:
        can += [
            Option(value="works", label="it works", says="say so, on the record; cite what shows it"),
            Option(value="fails", label="it does not work", says="say so, on the record; cite what shows it"),
        ]
        if one.undo is not None:
            can.append(Option(value="undo", says=f"takes {span(one.undo)}"))
    starts = ("do", ("start",))
    incident = source.board.incidents.get(source.board.current)
    services = incident.services if incident else ()
    near = [s for s in known.signals if s == signal or known.signals[s].service in services] or list(
        known.signals
    )
    chosen = (signal,) if signal in near else tuple(near[:1])
    back = "" if one.undo is not None else " This cannot be undone."

    def acts(answers: Answers) -> Acts:
        what = answers["do"]
        if what in ("works", "fails"):
            return [("verify", {"remedy": name, "works": what == "works", "cites": tuple(cites)})]
        if what == "start":
            return [
                (
                    "start",
                    {"remedy": name, "expect": answers.get("expect", ""), "check": answers.get("check", "")},
                )
            ]
        return [(what, {"remedy": name})]

    def confirm(answers: Answers) -> str:
        return f"Start {name}?{back}" if answers["do"] == "start" and back and one.kind != "hold" else ""

    first = "start" if not one.approval or (doing and doing.approved_by) else can[0].value
    return Form(
        name=f"remedy {name}",
        title=f"{name}  {state}".strip(),
        rows=(
            Pick(name="do", label="Do", options=tuple(can), chosen=(first if first in [c.value for c in can] else can[0].value,)),
            Write(name="expect", label="It should", needed=False, hint="such as: errors under 1 percent", when=starts),
            Pick(name="check", label="Shown by", needed=False, options=tuple(Option(value=s) for s in near[:12]), chosen=chosen, when=starts),
        ),
        about=(line(f" {full(one.says)}{back if one.kind != 'hold' else ''}"), *cited(cites)),
        acts=acts,
        save="Do it",
        begin="expect",
        confirm=confirm,
    )  # fmt: skip


def state(source: Source, cites: Sequence[str]) -> Form | None:
    """Return the form that says how an incident stands; None while there is none."""
    board = source.board
    if not board.incidents:
        return None
    verbs = (
        Option(value="monitoring", label="mitigated", says="the harm has stopped; now we watch"),
        Option(
            value="resolve",
            label="resolved",
            says="it is over: watched long enough, and the cause is dealt with",
        ),
        Option(value="reopen", label="open again", says="it is not over"),
    )

    def acts(answers: Answers) -> Acts:
        fields: dict[str, Any] = {"incident": answers["incident"]}
        fields |= {"why": answers["why"]} if answers["state"] == "reopen" else {"cites": tuple(cites)}
        return [(answers["state"], fields)]

    return Form(
        name="state",
        title="How it stands",
        rows=(
            Pick(name="incident", label="Incident", chosen=(board.current,),
                 options=tuple(Option(value=one.name, label=f"{one.name} {one.title}"[:34], says=one.state) for one in board.incidents.values())),
            Pick(name="state", label="It is", options=verbs),
            Write(name="why", label="Because", needed=False, when=("state", ("reopen",))),
        ),
        about=cited(cites),
        acts=acts,
    )  # fmt: skip
