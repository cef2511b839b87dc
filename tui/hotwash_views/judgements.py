"""Every judgement, what lost most first; opened, it shows the lines of the log that prove it."""

from collections.abc import Iterator
from typing import Final

from simulator.host.aftermath import Aftermath, Verdict
from simulator.report.scenes import points_words
from tui.hotwash_views.looking import Looking
from tui.hotwash_views.papers import rule, told
from tui.lines import Item, Line, Page, Role, cut, left, line

POINTS: Final = 13
"""Cells of what a judgement earned."""


def draw(found: Aftermath, look: Looking, width: int, height: int) -> Page:  # noqa: ARG001  # every page is drawn so
    """Return the page."""
    items = tuple(item for verdict in found.verdicts for item in _items(found, verdict, look, width))
    chosen = next((v for v in found.verdicts if v.judgement.id == judgement_of(look.selected)), None)
    return Page(
        title="Judgements",
        head=(
            line(
                (
                    f"  {'POINTS':<{POINTS}}{'CLAUSE':<8}{left('JUDGEMENT', _named(width))}  WHAT HAPPENED",
                    "dim",
                )
            ),
        ),
        items=items,
        foot=_about(found, chosen or next(iter(found.verdicts), None), width),
        empty="Nothing was judged.",
    )


def judgement_of(selected: str) -> str:
    """Return the judgement an item belongs to: itself, or the one whose evidence it is."""
    return selected.removeprefix("evidence ").partition(" @")[0].removeprefix("judgement ")


def _named(width: int) -> int:
    return max(min(width - 50, 44), 22)


def _items(found: Aftermath, verdict: Verdict, look: Looking, width: int) -> Iterator[Item]:
    judgement = verdict.judgement
    points = points_words(judgement)
    role: Role = "good" if judgement.share == 1 else "wrong"
    over = found.overruled(judgement.id)
    marks = ("  overruled" if over else "") + ("  objected" if found.answers(judgement.id) else "")
    room = max(width - POINTS - 14 - _named(width) - len(marks), 8)
    yield Item(
        id=f"judgement {judgement.id}",
        lines=(
            line(
                (left(points, POINTS), role),
                left(judgement.clause, 8),
                left(judgement.id, _named(width)),
                "  ",
                cut(judgement.happened, room),
                (marks, "strong"),
            ),
        ),
        at=verdict.t,
        cite=judgement.id,
    )
    if judgement.id not in look.opened:
        return
    for scene in verdict.evidence:
        words = f"{scene.clock[:8]}  line {scene.seq + 1}  {scene.says}"
        yield Item(
            id=f"evidence {judgement.id} @{scene.seq}",
            lines=(line(("    | ", "dim"), cut(words, width - 9)),),
            at=scene.t,
            cite=judgement.id,
        )
    if not verdict.evidence:
        nothing = line(("    | ", "dim"), ("no line of the log: it never happened", "dim"))
        yield Item(id=f"evidence {judgement.id} @", lines=(nothing,), cite=judgement.id)


def _about(found: Aftermath, verdict: Verdict | None, width: int) -> tuple[Line, ...]:
    if verdict is None:
        return ()
    judgement = verdict.judgement
    over = found.overruled(judgement.id)
    said = [
        f"asked: {judgement.asked}",
        f"happened: {judgement.happened}",
        *([f"better: {judgement.advice}"] if judgement.advice else []),
        *([f"an evaluator gives {over.points}: {over.why}"] if over is not None else []),
        *(f"objection: {objection.text}" for objection in found.answers(judgement.id)),
    ]
    return (rule(width), *(row for words in said for row in told(words, width - 1, 2, indent=" ")))
