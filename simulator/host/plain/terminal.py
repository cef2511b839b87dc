"""The plain display at a terminal: one thread reads lines, another lets time pass and speaks up only for the urgent."""

import sys
import threading
from collections.abc import Callable
from typing import Final

from simulator.host.clock import Ticker
from simulator.host.plain.console import Console
from simulator.host.plain.helping import completions
from simulator.host.plain.ringing import rings
from simulator.host.settings import load_settings
from simulator.projections.words import clock, span

TICK_MS: Final = 100
QUIET_MS: Final = 15_000
"""Wall time after which, in practice begun just now, the first > is pressed if nobody waits for the player yet: within 20 s
of enter on the briefing somebody does."""


class Terminal:
    """A console, a keyboard and a clock."""

    def __init__(
        self,
        console: Console,
        ticker: Ticker,
        write: Callable[[str], None] | None = None,
        *,
        fresh: bool = True,
        bell: bool = False,
    ) -> None:
        """Sit down at an exercise that has just begun (`fresh`), or come back to one; `bell`: ring for who asks or calls."""
        self._console = console
        self._ticker = ticker
        self._write = write or _print
        self._bell = bell
        self._over = threading.Event()
        self._bug: Exception | None = None
        self._typed_yet = not fresh
        """Somebody is awake here: nothing is pressed for them any more."""
        self._began = 0

    def converse(self) -> None:
        """Talk until the player leaves or the exercise ends."""
        self._began = self._ticker.now()
        _complete(self._console)
        watching = threading.Thread(target=self._watch, daemon=True)
        watching.start()
        try:
            while not (self._over.is_set() or self._console.left or self._console.session.finished):
                try:
                    typed = input(self._console.prompt)
                except EOFError:
                    self._write("")
                    break
                except KeyboardInterrupt:
                    self._write("")
                    self._write("Type quit to leave; the exercise is kept.")
                    continue
                self._typed_yet = True
                with self._console.session.lock:
                    self._console.feed(typed)
        finally:
            self._over.set()
            watching.join(timeout=2)
        if self._bug is not None:
            raise self._bug
        with self._console.session.lock:
            self._console.put_away()
            self._console.arrivals()

    def _watch(self) -> None:
        session = self._console.session
        while not self._over.is_set():
            self._ticker.wait(TICK_MS)
            try:
                with session.lock:
                    said = self.tick()
            except OSError as full:
                said = [
                    f"{full.strerror or full}. Nothing acknowledged is lost: make room, then resume. Press enter."
                ]
                self._over.set()
            except Exception as bug:  # noqa: BLE001  # it is raised again where somebody can hear it
                said = ["Play has stopped. Nothing acknowledged is lost. Press enter."]
                self._bug = bug
                self._over.set()
            if said:
                self._interrupt(said)
            if session.finished:
                self._interrupt(["The exercise has ended. Press enter."])
                return

    def tick(self) -> list[str]:
        """Let time pass, and return the lines that cannot wait for enter."""
        console, session = self._console, self._console.session
        if self._over.is_set():
            return []
        slept = session.tick()
        came = console.collect()
        if self._bell and any(rings(event, console.context.known) for event in came):
            ring()
        said = [*console.notices(), *console.urgent(came)]
        if slept:
            said.append("The machine has slept, so the clock stands; go lets it run on.")
        quiet = not self._typed_yet and self._ticker.now() - self._began > QUIET_MS
        if (
            quiet
            and console.context.known.mode == "practice"
            and not session.finished
            and not session.standing
        ):
            self._typed_yet = True
            if not console.context.inbox.waiting:
                jumped = session.ahead_to_somebody(console.seat)
                starts = console.context.known.starts
                said.append(
                    f"Quiet so far, so > was pressed for you: {clock(starts, session.now)} now, {span(jumped)} later."
                )
                said += [console.line(event) for event in console.collect()]
                console.pending.clear()
        return said

    def _interrupt(self, lines: list[str]) -> None:
        """Print lines above the one being typed, which is then shown again as it was."""
        self._write("")
        self._console.out(lines)
        line = _line_so_far()
        sys.stdout.write(self._console.prompt + line)
        sys.stdout.flush()


def converse(console: Console, ticker: Ticker, *, fresh: bool = True) -> None:
    """Talk at this terminal until the player leaves or the exercise ends; `fresh` if it has just begun."""
    Terminal(console, ticker, fresh=fresh, bell=load_settings().bell == "pages").converse()


def ring() -> None:
    """Ring the terminal's bell once."""
    sys.stdout.write("\a")
    sys.stdout.flush()


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _line_so_far() -> str:
    try:
        import readline  # noqa: PLC0415  # Windows has none
    except ImportError:
        return ""
    return readline.get_line_buffer()


def _complete(console: Console) -> None:
    try:
        import readline  # noqa: PLC0415  # same
    except ImportError:
        return
    readline.set_completer_delims(" ")

    def complete(_text: str, state: int) -> str | None:
        found = completions(readline.get_line_buffer(), console.context, lead=console.lead)
        return found[state] + " " if state < len(found) else None

    readline.set_completer(complete)
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
