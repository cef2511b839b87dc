"""What the exercise came to, on one page: harm, score, three moments; at full width the film and the papers too."""

from collections.abc import Mapping
from typing import Final

from simulator.host.aftermath import Aftermath, Letter, Moment
from simulator.host.curves import Counted
from simulator.host.endex import (
    dimension_words,
    gate_words,
    harm_words,
    how_words,
    objective_words,
    rounded,
    spared_words,
    unprompted_words,
)
from simulator.observations.telling import of_standing
from simulator.projections.words import HARM_WORDS
from simulator.report.scenes import points_words
from tui.hotwash_views.film import film_block
from tui.hotwash_views.looking import Looking
from tui.hotwash_views.messages import sent_words, true_words
from tui.hotwash_views.papers import beside, first_rows, rule, told
from tui.lines import EMPTY, Item, Line, Page, Span, cut, left, line
from tui.lines import width as cells_of

WIDE: Final = (150, 40)
"""Columns and rows from which the result, the film and the papers stand on one page."""
AROUND: Final = 4
"""Rows of the terminal that are not the page's: header, pages, what is said, keys."""
FILM_ROWS: Final = 31
"""Rows of a page from which the film stands on it."""
POINTS: Final = 7
"""Cells of a moment's points."""
CLOCK: Final = 11
NAMES: Final = {"model": "model", "team": "you", "nobody": "nobody"}
"""Whose harm a figure under the bar is."""
PANEL: Final = 5
"""Lines of the panel below the moments at full width."""


def draw(found: Aftermath, look: Looking, width: int, height: int) -> Page:
    """Return the page for a terminal of this size."""
    if _is_wide(width, height):
        return _wide(found, look, width)
    return _narrow(found, look, width, roomy=film_fits(width, height))


def score_words(found: Aftermath) -> str:
    """Return the score as it stands first."""
    points = f"{float(found.card.total):.1f}".removesuffix(".0")
    return f"{points} of 100"


def film_fits(width: int, height: int) -> bool:
    """Whether the film stands on this page too."""
    return height >= FILM_ROWS or _is_wide(width, height)


def _is_wide(width: int, height: int) -> bool:
    return width >= WIDE[0] and height >= WIDE[1] - AROUND


def _narrow(found: Aftermath, look: Looking, width: int, *, roomy: bool) -> Page:
    hit = gate_words(found) if any(gate.hit for gate in found.card.gates) else ()
    head: list[Line] = [
        line((f" {left(score_words(found), 16)}", "strong"), cut(how_words(found), width - 18)),
        EMPTY,
        *_harm(found, width),
        EMPTY,
        *_filled((" OBJECTIVES   ", "title"), (*objective_words(found), "(proposed)"), width),
        *_filled((" ", ""), dimension_words(found), width),
        *_filled((" ", ""), (unprompted_words(found), *(() if hit else gate_words(found))), width),
        *(row for gate in hit for row in told(gate, width - 1, 2, indent=" ")),
        *((EMPTY, *film_block(found, look, width), EMPTY) if roomy else ()),
        line((" THREE MOMENTS" if len(found.moments) == 3 else " MOMENTS", "title")),  # noqa: PLR2004  # three, mostly
    ]
    return Page(
        title="Result",
        head=tuple(head),
        items=_moments(found, width, lines=2),
        foot=(line(f" {_verdict_words(found)}", (f"{'3 all':>12}", "dim"), (_signs(found), "dim")),),
        empty="Nothing stood out.",
    )


def _wide(found: Aftermath, look: Looking, width: int) -> Page:
    objectives = "   ".join(objective_words(found))
    head: list[Line] = [
        line(
            (f"  {left(score_words(found), 14)}", "strong"),
            ("OBJECTIVES  ", "title"),
            cut(f"{objectives}   (proposed)          {how_words(found)}", width - 30),
        ),
        EMPTY,
    ]
    for one in found.harms:
        what = "HARM" if one.harm.unit == "people" else HARM_WORDS[one.harm.unit].upper()
        head.append(
            line((f"  {what}   ", "title"), (f"{harm_words(one)}      {spared_words(one)}", "strong"))
        )
    if not found.harms:
        head.append(line(("  HARM   ", "title"), "none is counted in this scenario"))
    words = "     ".join(dimension_words(found))
    head += [
        EMPTY,
        line(cut(f"  {words}        {unprompted_words(found)}", width), (_signs(found), "dim")),
        *(line(cut(f"  {gate}", width)) for gate in gate_words(found)),
        EMPTY,
        *film_block(found, look, width),
        EMPTY,
        line((" THREE MOMENTS", "title")),
    ]
    shown = found.moments[look.moment] if look.moment < len(found.moments) else None
    return Page(
        title="Result",
        head=tuple(head),
        items=_moments(found, width, lines=1),
        foot=_panel(found, shown, width) if shown is not None else (),
        empty="Nothing stood out.",
    )


def _harm(found: Aftermath, width: int) -> list[Line]:
    """Return the line nobody else has, and what it looks like."""
    if not found.harms:
        return [line((" HARM   ", "title"), "none is counted in this scenario")]
    lines: list[Line] = []
    for one in found.harms:
        what = "" if lines else "HARM"  # what is counted stands behind its number
        lines.append(line((f" {left(what, 6)} ", "title"), (cut(harm_words(one), width - 9), "strong")))
        if one is found.harms[0]:
            lines.append(line(" " * 8, (cut(spared_words(one), width - 9), "strong")))
            lines += _bar(one, width - 12)
    return lines


def _bar(one: Counted, wide: int) -> list[Line]:
    """Return harm as one bar: # nobody could spare it, - this team did not, = it spared more than the model, . spared."""
    harm = one.harm
    ends = {"model": harm.model, "team": harm.team, "nobody": harm.nobody}
    top = max(*ends.values(), 1)
    place = {name: value * wide // top for name, value in ends.items()}
    first, second = sorted((place["model"], place["team"]))
    between = "-" if harm.team >= harm.model else "="
    drawn = "#" * first + "|" + between * (second - first - 1) + "|" * (second > first)
    drawn = drawn[: wide + 1].ljust(wide + 1, ".")
    scale = axis_of(ends, top, wide)
    indent = " " * 8
    return [line(indent, (f"|{drawn}", "error")), line(indent, (scale, "dim"))]


def axis_of(ends: Mapping[str, int], top: int, wide: int) -> str:
    """Return what stands under the bar: 0, and each figure at its place with whose it is, as far as there is room."""
    values = sorted({value for value in ends.values() if value})
    whose = {value: ", ".join(NAMES[name] for name, end in ends.items() if end == value) for value in values}
    places = {value: value * wide // top for value in values}
    scale, after = "0", wide + 1
    for value, following in zip(values, (*values[1:], 0), strict=True):
        here, room = places[value], places[following] if following else after
        for text in (f"{rounded(value)} {whose[value]}", rounded(value)):
            at = here if following else max(min(here, wide + 1 - len(text)), 0)
            if at > len(scale) and at + len(text) < room + (not following):
                scale = scale.ljust(at) + text
                break
    return scale


def _filled(title: Span, words: tuple[str, ...], width: int) -> list[Line]:
    """Return words three cells apart, in as many lines as they take; the title stands before the first."""
    lines: list[Line] = []
    now, room = "", width - cells_of(title[0]) - 1
    for word in words:
        joined = f"{now}   {word}" if now else word
        if cells_of(joined) > room and now:
            lines.append(line(title if not lines else " " * cells_of(title[0]), now))
            now = word
        else:
            now = joined
    lines.append(line(title if not lines else " " * cells_of(title[0]), cut(now, room)))
    return lines


def _moments(found: Aftermath, width: int, *, lines: int) -> tuple[Item, ...]:
    items = []
    for number, moment in enumerate(found.moments):
        room = width - 2 - CLOCK - POINTS - 1
        first, *others = first_rows(moment.says, room, lines)
        row = line(left(moment.clock, CLOCK), left(first, room), (f"{moment.points:>{POINTS}}", "strong"))
        rows = (row, *(line(" " * CLOCK, other) for other in others))
        items.append(Item(id=f"moment {number}", lines=rows, at=moment.t, cite=moment.judgement))
    return tuple(items)


def _verdict_words(found: Aftermath) -> str:
    shares = [verdict.judgement.share for verdict in found.verdicts]
    met, missed = sum(share == 1 for share in shares), sum(share == 0 for share in shares)
    return f"{len(shares)} judgements: {met} met, {len(shares) - met - missed} in part, {missed} missed"


def _signs(found: Aftermath) -> str:
    """Say where the signs that the log shows stand, and how many; nothing where it shows none."""
    signs = len(of_standing(found.observations, "sign"))
    return f"      6 signs: {signs}" if signs else ""


def _panel(found: Aftermath, moment: Moment, width: int) -> tuple[Line, ...]:
    """Return the paper of a moment: the message it was about beside what was true then, or the judgement itself."""
    verdict = next((v for v in found.verdicts if v.judgement.id == moment.judgement), None)
    letter = _letter(found, moment)
    half = (width - 4) // 2
    if letter is not None:
        ours = sent_words(found, letter, half, most=PANEL)
        theirs = true_words(letter, half, most=PANEL)
    elif verdict is not None:
        judgement = verdict.judgement
        ours = [line((f"{judgement.clause} {judgement.id}", "strong")), *told(judgement.asked, half, 4)]
        theirs = told(f"happened: {judgement.happened}", half, 2)
        theirs += told(f"better: {judgement.advice}", half, 3) if judgement.advice else []
    else:
        ours, theirs = told(moment.says, half, PANEL), told(moment.question, half, 2)
    keys = f" enter: the desk at {moment.clock}"
    if verdict is not None:
        points = f"points {points_words(verdict.judgement)}"
        keys += f"       3: what proves it       {points}       o: object (write why; kept beside the score)"
    rows = [*beside(ours, theirs, half), *[EMPTY] * PANEL][:PANEL]
    return (rule(width), *rows, line((keys, "dim")), rule(width))


def _letter(found: Aftermath, moment: Moment) -> Letter | None:
    """Return the message a moment is about: one its judgement cites, and says something against if there is any."""
    cited = [one for one in found.letters if moment.judgement in [j.id for j in one.judgements]]
    return next((one for one in cited if one.wrong), cited[0] if cited else None)
