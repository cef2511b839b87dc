"""A built-in team's run, watched on the desk: every view as it was, and beside it what each act earned or a lesson says.

The run is over before it is shown; one goes through it from one moment worth a word to the next, or lets it run.
Nothing of it is kept. Who takes over leaves with the moment, and plays a fork.
"""

from collections.abc import Callable
from typing import Final

from textual import work

from simulator.domain.exercise import Inputs
from simulator.domain.units import SECOND
from simulator.host.learning.ending import Over
from simulator.host.past import Past
from simulator.host.watching import Beat, Watched, watched
from simulator.projections.words import clock, short_clock
from tui.app import Hotwash
from tui.asking import Confirm
from tui.coaching import CoachMark, make_room, view_called, wrapped_lines
from tui.ending import EndScreen
from tui.lines import Line, fit, line
from tui.opening import OpeningScreen
from tui.painting import ruled
from tui.pastdesk import PastDesk

TICK_S: Final = 0.25
"""Seconds of wall time between two steps of a run that runs by itself."""
SLOWEST, FASTEST = 1, 960
FIRST_SPEED: Final = 60
"""How many times as fast as it was, before somebody changes it."""


class WatchDesk(PastDesk):
    """The desk of somebody who watches."""

    looking = PastDesk.looking | {"ahead", "clock", "faster", "slower", "take-over"}

    def __init__(self, inputs: Inputs, found: Watched, *, ascii_only: bool = False) -> None:
        self.found = found
        self.stops = [beat for beat in found.beats if found.stops(beat)] or list(found.beats)
        super().__init__(Past(found.exercise, inputs.scenario_name), 0, ascii_only=ascii_only)
        self.scenario = inputs.scenario
        self.speed = FIRST_SPEED
        self.runs = False
        self._marked: tuple[object, ...] = ()

    async def ready(self) -> None:
        """Make room for what is said, and begin at the first moment that is worth a word."""
        await make_room(self)
        self.set_interval(TICK_S, self._tick)
        self._draw_lines()

    # What is said.

    @property
    def beat_now(self) -> Beat | None:
        """The latest moment worth a word."""
        return next((beat for beat in reversed(self.stops) if beat.t <= self.t), None)

    def _draw_lines(self) -> None:
        super()._draw_lines()
        marks = {side: self.query(f"#coach-{side}") for side in ("left", "right")}
        if not all(marks.values()) or self.has_class("small"):
            return
        side = "right" if not self.alone or self.current in ("incident", "room") else "left"
        beat = self.beat_now
        state = (beat, self.query_one(f"#{side}").size, self.size, self.alone)
        if state == self._marked:
            return
        self._marked = state
        for name, found in marks.items():
            there = self.query_one(f"#{name}").size
            found.first(CoachMark).tell(
                self._said_of(beat, there.width or self.size.width) if name == side else ()
            )

    def _said_of(self, beat: Beat | None, width: int) -> tuple[Line, ...]:
        cells = max(width - (0 if self.alone else 1), 20)
        if beat is None:
            titled = line((ruled(f" {self.scenario.title} ", cells, heavy=True), "chosen"))
            return (titled, *wrapped_lines(f"{self.scenario.summary} Press > and watch.", cells, "strong"))
        number = self.stops.index(beat) + 1
        of = "" if self.found.taught else f", {number} of {len(self.stops)}"
        head = f" {clock(self.scenario.starts, beat.t)}{of} "
        rows = [line((ruled(head, cells, heavy=True), "chosen"))]
        for told in beat.lesson if self.found.taught else beat.told[-2:]:
            rows += wrapped_lines(told.strip(), cells, "strong")
        for told in () if self.found.taught else beat.judged:
            rows += wrapped_lines(told.strip(), cells, "dim")
        return (*rows, line((ruled("", cells, heavy=False), "dim")))

    def header(self, cells: int) -> Line:
        """Return the first line: that one watches, and which moment this is."""
        runs = f"runs x{self.speed}" if self.runs else "stands"
        said = f" EXERCISE, WATCHED {clock(self.scenario.starts, self.t)}"
        return fit(line((said, "title"), f"   {runs}   p plays on from here, yourself"), cells)

    def next_line(self, cells: int) -> Line:
        """Return what one can do now."""
        over = self.t >= self.stops[-1].t
        told = "> ends it: that was the last." if over else "> goes on to the next moment; space lets it run."
        return fit(line((" NEXT  ", "key"), (told, "strong")), cells)

    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the last line offers."""
        return (
            (">", "On", "ahead"),
            ("space", "Run, stand", "clock"),
            ("+ -", "Speed", "faster"),
            ("p", "Play on", "take-over"),
            ("1-8", "Views", "view-inbox"),
            ("q", "Leave", "leave"),
            ("?", "All keys", "menu"),
        )

    # Time.

    def _tick(self) -> None:
        if not self.runs or not self.is_current:
            return
        before, to = self.t, self.t + int(TICK_S * SECOND * self.speed)
        stop = next((beat.t for beat in self.stops if before < beat.t <= to), None)
        if stop is not None and self.found.taught:  # a lesson is read at each of its words
            self.runs, to = False, stop
        self.runs = self.runs and to < self.stops[-1].t
        self.go(min(to, max(self.stops[-1].t, before)))
        if stop is not None:
            self._go_there()

    def _go_there(self) -> None:
        """Open the view of which the lesson speaks; an act is seen on the board."""
        beat = self.beat_now
        if beat is None or not beat.look:
            return
        view = view_called(beat.look.partition(".")[0]) or "incident"
        if view != self.current:
            self.action_view(view)

    def action_do(self, name: str) -> None:
        """Go through the run, or look at it."""
        match name:
            case "ahead":
                self.runs = False
                later = next((beat.t for beat in self.stops if beat.t > self.t), None)
                if later is not None:
                    self.go(later)
                    self._go_there()
                else:
                    self.app.watched_to_its_end()  # type: ignore[attr-defined]  # the app of this module
            case "clock":
                self.runs = not self.runs
                self.redraw()
            case "faster":
                self.speed = min(self.speed * 2, FASTEST)
                self.redraw()
            case "slower":
                self.speed = max(self.speed // 2, SLOWEST)
                self.redraw()
            case "take-over":
                self._ask_to_take_over()
            case "leave":
                self.app.exit()
            case _:
                super().action_do(name)

    def _ask_to_take_over(self) -> None:
        def take(sure: bool | None) -> None:
            if sure:
                self.app.take_over(self.t)  # type: ignore[attr-defined]  # the app of this module

        self.runs = False
        at = short_clock(self.scenario.starts, self.t)
        self.app.push_screen(
            Confirm(f"Play on from {at} yourself? It is recorded as a fork of this run.", yes="Take over"),
            take,
        )

    def ask_to_leave(self) -> None:
        """Leave as `q` does."""
        self.app.exit()

    def action_back(self) -> None:
        """One step out; there is nothing behind the inbox."""
        if self.current != "inbox" or self.zoomed or self.attention.filter.get("inbox"):
            super().action_back()


class Watching(Hotwash):
    """The full screen of a run that is watched."""

    def __init__(self, reads: Callable[[], Inputs], team: str, over: Callable[[], Over]) -> None:
        super().__init__()
        self._reads, self._team, self._over = reads, team, over
        self.how = "left"
        """How it ended: left, over, or taken."""
        self.wish = ""
        self.at = 0
        """T+ms at which somebody took over."""
        self.failure: BaseException | None = None

    def on_mount(self) -> None:
        """Show the frame; the run is played behind it."""
        self.hold_keys()
        self.push_screen(OpeningScreen())
        self.call_after_refresh(self._play)

    @work(thread=True, exit_on_error=False)
    def _play(self) -> None:
        try:
            inputs = self._reads()
            found = watched(inputs, self._team)
        except BaseException as wrong:  # noqa: BLE001  # whoever started the screen tells it, as without a screen
            self.failure = wrong
            self.call_from_thread(self.exit)
        else:
            self.call_from_thread(self._show, inputs, found)

    def _show(self, inputs: Inputs, found: Watched) -> None:
        self.push_screen(WatchDesk(inputs, found, ascii_only=self.settings.ascii))
        self.let_keys()

    def watched_to_its_end(self) -> None:
        """Say that it is over."""
        self.how = "over"

        def wished(wish: str | None) -> None:
            self.wish = wish or ""
            self.exit()

        self.push_screen(EndScreen(self._over()), wished)

    def take_over(self, t: int) -> None:
        """Leave with the moment from which it is played on."""
        self.how, self.at = "taken", t
        self.exit()


def watch(
    reads: Callable[[], Inputs], team: str, over: Callable[[], Over]
) -> tuple[str, int, str]:  # the display's contract
    """Show a built-in team's run, and return how that ended (left, over, taken), the moment (T+ms), and what is wished for."""
    app = Watching(reads, team, over)
    app.show()
    if app.failure is not None:
        raise app.failure
    return app.how, app.at, app.wish
