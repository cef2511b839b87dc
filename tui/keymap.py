"""Every key of the full screen, once: footer, menu, palette, docs and a user's own keys are made from this table.

Digits go places, letters do things, punctuation moves time. A binding's name is what a user remaps, never its key.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final, Literal

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, format_key

from simulator.domain.values import dataclass

Place = Literal["desk", "sheet", "hotwash", "lobby", "briefing"]
Group = Literal["go", "do", "time", "see", "everywhere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One thing a key does."""

    name: str
    keys: str
    """What Textual calls them, the first one shown: question_mark."""
    shown: str
    """What stands on the key: ?."""
    label: str
    """One or two words for the footer."""
    help: str
    """A sentence for the menu."""
    group: Group
    verbs: tuple[str, ...] = ()
    """Verbs of the table of actions it stands for."""
    view: str = ""
    """The view it opens."""
    rank: int = 0
    """Its place in the footer, from 1; 0: not there."""

    @property
    def action(self) -> str:
        """Return what Textual runs."""
        return f"view('{self.view}')" if self.view else f"do('{self.name}')"


def _go(digit: str, view: str, title: str, says: str) -> Key:
    return Key(name=f"view-{view}", keys=digit, shown=digit, label=title, help=says, group="go", verbs=("show",), view=view)  # fmt: skip


DESK: Final = (
    _go("1", "inbox", "Inbox", "what came in: alerts, tickets, questions, suggestions"),
    _go("2", "incident", "Incident", "what is owed, what may be so, what is being done"),
    _go("3", "metrics", "Metrics", "every signal, its limit, and what happened when"),
    _go("4", "logs", "Logs", "what the services wrote"),
    _go("5", "traces", "Traces", "where the time went"),
    _go("6", "changes", "Changes", "what was changed, and when"),
    _go("7", "runbook", "Runbook", "what to do about it, as somebody once wrote it down"),
    _go("8", "room", "Room", "who is here, who was called, what was said"),
    _go("9", "rules", "Rules", "the house rules: clocks, roles, severities, messages"),
    Key(name="ack", keys="a", shown="a", label="Ack", help="I have it: the selected alert or report", group="do", verbs=("ack",), rank=1),
    Key(name="dismiss", keys="x", shown="x", label="Dismiss", help="nothing to do: false, duplicate, or not for us; leave a suggestion",
        group="do", verbs=("dismiss", "reject"), rank=2),
    Key(name="triage", keys="t", shown="t", label="Triage", help="part of which incident, what kind, where the cause is, how bad",
        group="do", verbs=("link", "declare", "classify"), rank=3),
    Key(name="escalate", keys="e", shown="e", label="Escalate", help="wake a person, a role or a team", group="do", verbs=("page",), rank=4),
    Key(name="decide", keys="d", shown="d", label="Decide", help="start, approve, verify or undo a remedy; take a suggestion",
        group="do", verbs=("start", "approve", "verify", "undo", "accept"), rank=5),
    Key(name="message", keys="m", shown="m", label="Message", help="write a message; what is owed comes first",
        group="do", verbs=("message", "send", "draft", "sign"), rank=6),
    Key(name="reply", keys="r", shown="r", label="Reply", help="answer someone who asked", group="do", verbs=("reply",)),
    Key(name="hypothesis", keys="h", shown="h", label="Hypothesis", help="record what may be so, or see it otherwise",
        group="do", verbs=("hypothesis",)),
    Key(name="note", keys="n", shown="n", label="Note", help="a line for the record", group="do", verbs=("note",)),
    Key(name="state", keys="s", shown="s", label="State", help="mitigated and watched; resolved; open again",
        group="do", verbs=("monitoring", "resolve", "reopen")),
    Key(name="handover", keys="o", shown="o", label="Hand over", help="give a role to somebody, with all that is open",
        group="do", verbs=("assign", "handover")),
    Key(name="cite", keys="c", shown="c", label="Cite", help="use the selected line as evidence for what you write next", group="do"),
    Key(name="mark", keys="v", shown="v", label="Mark", help="mark several rows; ack, dismiss and triage then act on all of them", group="do"),
    Key(name="postmortem", keys="P", shown="P", label="Postmortem", help="the blameless account", group="do", verbs=("postmortem",)),
    Key(name="hint", keys="H", shown="H", label="Hint", help="the next level of help; shows its cost first", group="do", verbs=("hint",)),
    Key(name="speaker", keys="w", shown="w", label="Who acts", help="act as one role until changed", group="do", verbs=("as",)),
    Key(name="clock", keys="space", shown="space", label="Stop/go", help="stop the clock, or let it run", group="time", verbs=("pause", "go")),
    Key(name="ahead", keys="greater_than_sign", shown=">", label="Ahead", help="run ahead to the next thing that reaches you",
        group="time", verbs=("ahead",)),
    Key(name="faster", keys="plus,equals_sign", shown="+", label="Faster", help="let the clock run faster", group="time", verbs=("speed",)),
    Key(name="slower", keys="minus", shown="-", label="Slower", help="let the clock run slower", group="time", verbs=("speed",)),
    Key(name="take-over", keys="p", shown="p", label="Play on", help="of a run that is watched: play on from this moment yourself", group="time"),
    Key(name="pin-back", keys="left_square_bracket", shown="[", label="Earlier", help="pin all evidence to a moment, one step earlier", group="time"),
    Key(name="pin-on", keys="right_square_bracket", shown="]", label="Later", help="move the pinned moment one step later", group="time"),
    Key(name="pin-previous", keys="left_curly_bracket", shown="{", label="Before", help="pin to the thing that happened before", group="time"),
    Key(name="pin-next", keys="right_curly_bracket", shown="}", label="After", help="pin to the thing that happened next", group="time"),
    Key(name="follow", keys="f", shown="f", label="Follow", help="unpin: all evidence shows now again", group="time"),
    Key(name="about", keys="i", shown="i", label="What is this", help="what the selected thing is; costs nothing", group="see", verbs=("why",)),
    Key(name="zoom", keys="z", shown="z", label="Zoom", help="one view alone, or all of them again", group="see"),
    Key(name="find", keys="slash", shown="/", label="Find", help="show only what holds these words; !words: what does not", group="see"),
    Key(name="copy", keys="y", shown="y", label="Copy", help="copy the selected thing", group="see"),
    Key(name="when", keys="W", shown="W", label="When", help="the time, what is owed, what waits", group="see", verbs=("when",)),
    Key(name="briefing", keys="B", shown="B", label="Briefing", help="the briefing again", group="see", verbs=("briefing",)),
    Key(name="back", keys="u", shown="u", label="Take back", help="take back what is about to be sent", group="do"),
    Key(name="end", keys="", shown="", label="End", help="end the exercise for good, before its time", group="everywhere", verbs=("end",)),
    Key(name="real-emergency", keys="", shown="", label="Real emergency", help="something real has happened: play stops at once, for everyone",
        group="everywhere", verbs=("real-emergency",)),
    Key(name="palette", keys="colon,ctrl+p", shown=":", label="Go", help="type what you want to do", group="everywhere"),
    Key(name="leave", keys="q", shown="q", label="Leave", help="leave; the exercise is kept", group="everywhere", verbs=("quit",)),
    Key(name="menu", keys="question_mark", shown="?", label="All keys", help="what can be done here: searchable, enter does it",
        group="everywhere", verbs=("help",), rank=7),
)  # fmt: skip
"""The desk's keys, in the order in which the menu shows them."""

LOBBY: Final = (
    Key(name="begin", keys="enter", shown="enter", label="Begin", help="begin, go on with, or open what is selected", group="do", rank=1),
    Key(name="find", keys="slash", shown="/", label="Find", help="show only drills with these words", group="see", rank=2),
    Key(name="about", keys="i", shown="i", label="About", help="who sits in the selected drill, and when you last played it", group="see", rank=3),
    Key(name="leave", keys="q,escape", shown="q", label="Quit", help="leave Hotwash", group="everywhere", rank=4),
    Key(name="menu", keys="question_mark", shown="?", label="All keys", help="what can be done here", group="everywhere", rank=5),
)  # fmt: skip
"""The lobby's keys."""

LINES_ONLY: Final = frozenset({"new", "repeat", "verbosity", "look"})
"""Verbs the full screen needs no key for: it shows what is new, and looking is opening a view."""


MOVES: Final = frozenset(
    [
        "enter",
        "escape",
        "tab",
        "shift+tab",
        "up",
        "down",
        "left",
        "right",
        "j",
        "k",
        "g",
        "G",
        "home",
        "end",
        "pageup",
        "pagedown",
        "ctrl+c",
        "ctrl+q",
    ]
)
"""Keys that move and open in every list, or leave: nothing else can be put on them."""


def bindings(table: tuple[Key, ...], place: str = "") -> list[Binding]:
    """Return Textual's bindings for a table of keys; in another place than the desk a user's own keys do not count."""
    return [
        Binding(key.keys, key.action, key.label, show=False, tooltip=key.help, id=f"{place}{key.name}")
        for key in table
        if key.keys
    ]


def owned(table: tuple[Key, ...], remapped: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the table as a user's own keys make it: what footer and menu show is what can be pressed."""
    return tuple(
        replace(key, keys=remapped[key.name], shown=format_key(remapped[key.name]))
        if key.name in remapped
        else key
        for key in table
    )


def pressed(remapped: Mapping[str, str]) -> dict[str, str]:
    """Return what a user presses instead of each of the desk's keys that has another one: from what would stand on it."""
    return {key.shown: format_key(remapped[key.name]) for key in DESK if key.name in remapped}


def footer(table: tuple[Key, ...], remapped: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return what the last line offers: (key, label, name), with the user's own keys."""
    ranked = sorted((key for key in owned(table, remapped) if key.rank), key=lambda key: key.rank)
    return tuple((key.shown, key.label, key.name) for key in ranked)


def spelled(key: str) -> str:
    """Return a key as Textual calls it: `!` is exclamation_mark; what is no single sign is taken as it stands."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def usable(wanted: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return those of a user's own keys that can be used, and why the others cannot."""
    table = {key.name: key for key in DESK if key.keys}
    kept: dict[str, str] = {}
    problems = []
    for name, key in wanted.items():
        others = {used: other for other, used in kept.items()}
        others |= {one: k.name for k in table.values() if k.name not in wanted for one in k.keys.split(",")}
        if name not in table:
            near = get_close_matches(name, table, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(table)}"
            problems.append(f"no key is called {name!r}; {hint}")
        elif key in MOVES:
            problems.append(f"{key!r} moves and opens in every list, so {name} keeps its own key")
        elif spelled(key) in others:
            problems.append(f"{key!r} is {others[spelled(key)]} already, so {name} keeps its own key")
        else:
            kept[name] = spelled(key)
    return kept, tuple(problems)


GROUPS: Final[dict[Group, str]] = {
    "go": "Go to a view",
    "do": "Do something",
    "time": "Time",
    "see": "See more",
    "everywhere": "Everywhere",
}


SETTINGS: Final = (
    ('theme = "light"', "`dark`, `light`, `contrast` (high, and safe for the colour-blind), or `ansi`: the terminal's own colours"),
    ("ascii = true", "charts in plain letters"),
    ("mouse = false", "the mouse stays the terminal's own, to mark and copy with; once: `HOTWASH_MOUSE=0`"),
    ("animations = false", "nothing moves but what has to; so it is over ssh, unless this says `true`"),
    ('display = "plain"', "lines instead of a full screen; once: `--plain` or `HOTWASH_PLAIN=1`"),
    ('bell = "pages"', "ring once when somebody asks you or calls you"),
)  # fmt: skip
"""What the settings file takes besides keys: a line of it, and what that does."""


def as_markdown() -> str:
    """Return the keys as a page of the documentation."""
    told = [
        "# Keys",
        "",
        "Digits go places, letters do things, punctuation moves time. `?` lists what can be done and does it;",
        "`:` takes a key's name or a whole typed line such as `ack 3`. No chord is the only way to anything.",
        "",
        "To use other keys, write them into the settings file (`hotwash doctor` says where it is), by the name in the",
        "last column:",
        "",
        "```toml",
        "[keys]",
        'ack = "A"',
        "```",
        "",
        "Footer, menu and NEXT then name your key. A key that cannot be used is said when you sit down, with the reason.",
    ]
    for group, title in GROUPS.items():
        told += ["", f"## {title}", "", "| key | does | typed in lines | name |", "|---|---|---|---|"]
        for key in DESK:
            if key.group == group:
                shown = f"`{key.shown}`" if key.shown else "by `:`"
                verbs = ", ".join(f"`{verb}`" for verb in key.verbs) or "–"
                told.append(f"| {shown} | {key.help} | {verbs} | {key.name} |")
    told += [
        "",
        "## In the lobby",
        "",
        *(f"- `{key.shown}` {key.help}" for key in LOBBY),
        "",
        "## In a sheet",
        "",
        "`up` `down` go from row to row, `left` `right` choose, `space` ticks one of several, `enter` saves, `esc` keeps it",
        "for later.",
        "",
        "## Other settings",
        "",
        "The same file takes these; all of them can be left out.",
        "",
        "| setting | what it does |",
        "|---|---|",
        *(f"| `{setting}` | {does} |" for setting, does in SETTINGS),
        "",
        "`NO_COLOR=1` in the environment takes away every colour; nothing is said by colour alone.",
        "",
    ]
    return "\n".join(told)
