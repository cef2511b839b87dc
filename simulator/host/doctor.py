"""What this terminal and this install can do, and what to change: facts first, the way out beside each."""

import locale
import os
import shutil
import sys
from importlib.metadata import PackageNotFoundError, entry_points, version
from typing import Final

from simulator.domain.values import dataclass
from simulator.host.places import home
from simulator.host.settings import load_settings, settings_path
from simulator.host.store import exercises

WIDE: Final = (112, 30)
SMALLEST: Final = (60, 18)
FREE: Final = 50 * 2**20
"""Bytes of room below which a long exercise may not fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    what: str
    is_: str
    """How it is."""
    ok: bool = True
    do: str = ""
    """What to change, if anything."""


def findings(size: os.terminal_size | None = None) -> list[Finding]:
    """Look at the install, the terminal and the place where exercises are kept."""
    return [*_install(), *_terminal(size or shutil.get_terminal_size()), *_places()]


def _install() -> list[Finding]:
    major, minor = sys.version_info[:2]
    found = [Finding(what="Python", is_=f"{major}.{minor}.{sys.version_info[2]}")]
    try:
        found.append(Finding(what="hotwash", is_=version("hotwash")))
    except PackageNotFoundError:
        found.append(
            Finding(what="hotwash", is_="from a checkout that is not installed", ok=False, do="make install")
        )
    screen = list(entry_points(group="hotwash.screen", name="play"))
    if screen:
        found.append(Finding(what="full screen", is_=f"Textual {version('textual')}"))
    else:
        found.append(
            Finding(what="full screen", is_="not found", ok=False, do="install again; until then: --plain")
        )
    return found


def _terminal(size: os.terminal_size) -> list[Finding]:
    tty = sys.stdin.isatty() and sys.stdout.isatty()
    term = os.environ.get("TERM", "")
    cells = f"{size.columns}x{size.lines}"
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        how = Finding(
            what="size", is_=cells, ok=False, do=f"at least {SMALLEST[0]}x{SMALLEST[1]}, or --plain"
        )
    elif size.columns < WIDE[0] or size.lines < WIDE[1]:
        how = Finding(
            what="size", is_=f"{cells}: one view at a time", do=f"two columns from {WIDE[0]}x{WIDE[1]}"
        )
    else:
        how = Finding(what="size", is_=f"{cells}: two columns")
    coding = (sys.stdout.encoding or locale.getpreferredencoding()).lower()
    utf8 = coding.replace("-", "") == "utf8"
    colour = (
        "none, as NO_COLOR asks"
        if "NO_COLOR" in os.environ
        else os.environ.get("COLORTERM") or "as the terminal says"
    )
    found = [
        Finding(what="terminal", is_=(term or "unknown") if tty else "none: input or output is no terminal", ok=tty,
                do="" if tty else "everything is told in lines"),
        how,
        Finding(what="letters", is_=coding, ok=utf8, do="" if utf8 else "ascii = true in the settings, or a UTF-8 locale"),
        Finding(what="colour", is_=colour),
    ]  # fmt: skip
    if term == "dumb":
        found.append(
            Finding(
                what="full screen here", is_="not possible with TERM=dumb", do="everything is told in lines"
            )
        )
    if os.environ.get("TMUX"):
        found.append(Finding(what="tmux", is_="yes", do="set -g set-clipboard on, so that y can copy"))
    if os.environ.get("SSH_CONNECTION"):
        found.append(
            Finding(what="remote", is_="over ssh", do="animations = false in the settings, if it is slow")
        )
    if os.name == "nt":
        found.append(
            Finding(what="Windows", is_="yes", do="use Windows Terminal, or WSL; facilitate needs WSL")
        )
    found.append(
        Finding(
            what="screen reader",
            is_="the full screen is not made for one",
            do='--plain, or display = "plain" in the settings',
        )
    )
    return found


def _places() -> list[Finding]:
    path = settings_path()
    settings = load_settings(path)
    found = [Finding(what="settings", is_=f"{path}{'' if path.exists() else ' (none yet)'}")]
    found += [
        Finding(what="settings", is_=problem, ok=False, do="mend the line; it is left out until then")
        for problem in settings.problems
    ]
    place = home()
    there = next(one for one in (place, *place.parents) if one.exists())
    if not os.access(there, os.W_OK):
        found.append(
            Finding(
                what="exercises",
                is_=f"{place} cannot be written",
                ok=False,
                do="set HOTWASH_HOME to a place that can",
            )
        )
        return found
    free = shutil.disk_usage(there).free
    count = sum(1 for _ in exercises().iterdir()) if exercises().is_dir() else 0
    found.append(Finding(what="exercises", is_=f"{count} in {exercises()}", ok=free > FREE,
                         do="" if free > FREE else f"only {free // 2**20} MiB are free there"))  # fmt: skip
    return found


def lines(found: list[Finding]) -> list[str]:
    """Return the findings as lines: ok or LOOK, what, how it is, what to do."""
    return [
        f"{'ok  ' if one.ok else 'LOOK'}  {one.what:<16}  {one.is_}{f'  ->  {one.do}' if one.do else ''}"
        for one in found
    ]
