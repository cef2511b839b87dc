"""Every key of the hot wash, once: footer and menu are made from this table."""

from typing import Final

from tui.hotwash_views.looking import TABS
from tui.keymap import Key

HOTWASH: Final = (
    *(
        Key(name=f"view-{name}", keys=digit, shown=digit, label=title, help=f"the page {title}", group="go", view=name)
        for digit, title, name in TABS
    ),
    Key(name="see", keys="", shown="enter", label="See it", help="the desk as it was at a moment; of a judgement or an observation its lines",
        group="do", rank=1),
    Key(name="previous", keys="left_curly_bracket", shown="{", label="Moment before", help="the moment before", group="time"),
    Key(name="next", keys="right_curly_bracket", shown="}", label="Moment after", help="the moment after", group="time"),
    Key(name="moments", keys="", shown="{ }", label="Moments", help="from moment to moment", group="time", rank=2),
    Key(name="play", keys="space", shown="space", label="Play", help="let the film run, or stop it", group="time", rank=3),
    Key(name="back", keys="left_square_bracket", shown="[", label="Back", help="the film one step back", group="time"),
    Key(name="on", keys="right_square_bracket", shown="]", label="On", help="the film one step on", group="time"),
    Key(name="answer", keys="n", shown="n", label="Answer", help="answer a question, each with who and by when; a note under Observations",
        group="do", rank=4),
    Key(name="object", keys="o", shown="o", label="Object", help="object to a judgement; it is kept beside the score", group="do", rank=7),
    Key(name="save", keys="s", shown="s", label="Save", help="save the hot wash as a page and as a picture, beside the exercise",
        group="see", rank=5),
    Key(name="copy", keys="y", shown="y", label="Copy", help="copy twelve lines to paste into a chat", group="see", rank=6),
    Key(name="leave", keys="q", shown="q", label="Leave", help="leave, to where you came from", group="everywhere"),
    Key(name="menu", keys="question_mark,colon,ctrl+p", shown="?", label="All keys", help="what can be done here", group="everywhere", rank=8),
)  # fmt: skip
"""The hot wash's keys."""
