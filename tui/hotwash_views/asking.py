"""What the team asks itself, with its answers."""

from simulator.host.aftermath import Aftermath, question_name
from simulator.report.questions import LAST
from tui.hotwash_views.looking import Looking
from tui.lines import Item, Line, Page, Span, left, line, wrapped

BLANK = 28
ONE_LINE = 112
"""Columns from which a question and its blank stand in one line."""


def draw_questions(found: Aftermath, look: Looking, width: int, height: int) -> Page:  # noqa: ARG001  # every page is drawn so
    """Return the page: each question, and below it what was answered or a blank."""
    items = []
    for number, question in enumerate(found.questions, 1):
        asked = wrapped(f"{number} {question.removesuffix(LAST).strip()}", width - 4)
        rows: list[Line] = [line((row, "strong")) for row in asked]
        answers = found.answers(question_name(number))
        for one in answers:
            who = f"(who: {one.owner or '-'}, by when: {one.due or '-'})"
            rows += [line("    ", row) for row in wrapped(f"{one.text} {who}", width - 8)]
        if not answers:
            blank: Span = (f"[{' ' * BLANK}]  who [{' ' * 10}]  by when [{' ' * 10}]", "blank")
            short = len(asked) == 1 and width >= ONE_LINE
            room = max(width - len(blank[0]) - 4, 10)
            if short and len(asked[0]) < room:
                rows = [line((left(asked[0], room), "strong"), blank)]
            else:
                rows.append(line("    ", blank))
        items.append(Item(id=f"question {number}", lines=tuple(rows)))
    return Page(
        title="Ask yourselves",
        head=(
            line(
                (" ASK YOURSELVES   ", "title"),
                ("n answers the selected question; each ends in who, and by when", "dim"),
            ),
        ),
        items=tuple(items),
        empty="There is nothing to ask.",
    )
