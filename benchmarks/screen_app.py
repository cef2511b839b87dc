"""What `screen.py` starts in a pseudo-terminal: the desk of a running exercise, or an empty Textual app beside it.

Arguments: empty; blank with where figures go; or desk with the events a second that are poured in, the rows poured in at
once, the program's home, where figures go, and the drill.
"""

import asyncio
import json
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent.parent))

LAG_S = 0.005


def empty() -> None:
    """Show nothing but the word READY."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Empty(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("READY")

    Empty().run(mouse=False)


def blank(figures: Path) -> None:
    """Show nothing but a blank to type into."""
    from textual.app import App, ComposeResult
    from textual.widgets import Input

    class Blank(App[None]):
        def compose(self) -> ComposeResult:
            yield Input(placeholder="READY")

        def on_mount(self) -> None:
            self.run_worker(_lag(figures))

    Blank().run(mouse=False)


async def _lag(figures: Path) -> None:
    """Sleep again and again, and keep by how much each sleep was too long, and what this process did meanwhile, seconds."""
    late: list[tuple[float, float]] = []
    while True:
        began, done = time.perf_counter(), time.process_time()
        await asyncio.sleep(LAG_S)
        late.append((time.perf_counter() - began - LAG_S, time.process_time() - done))
        if len(late) % 100 == 0:
            figures.write_text(json.dumps(late[-1_000:]), encoding="utf-8")


def desk(a_second: int, at_once: int, home: str, figures: Path, drill: str) -> None:
    """Show a drill's desk, fourteen minutes in, without its briefing, while things come."""
    os.environ["HOTWASH_HOME"] = home
    from simulator.host.garbage import all_stays
    from simulator.host.readings import read_ahead

    ahead = read_ahead(drill, "default")
    with all_stays():  # as the program imports a display
        from tui.app import Opening

    doors = ExitStack()

    def opens() -> Any:
        """Open the exercise as `hotwash play` does, behind the first frame."""
        from simulator.domain.exercise import Play
        from simulator.host.facilitating import serve
        from simulator.host.inputs import make_inputs
        from simulator.host.session import Opened, Session

        ahead.wait()
        session = Session.begin(make_inputs(drill, "default", 41, Play(mode="drill", team="people")))
        session.go()
        session.move_to(14 * 60_000)
        doors.enter_context(serve(session))
        return Opened(session, (), fresh=True)

    class Measured(Opening):
        poured = 0

        def begin(self) -> None:  # no briefing
            from tui.feed import Feed
            from tui.live import LiveDesk

            self.feed = Feed(self.session)
            self.push_screen(LiveDesk(self.feed, hold=0))
            self._pour(at_once)
            if a_second:
                self.set_interval(1 / a_second, lambda: self._pour(1))
            self.run_worker(_lag(figures))

        def _pour(self, many: int) -> None:
            from simulator.projections.stream import SeatEvent

            seen = self.feed.context.seat.seen
            for _ in range(many):
                self.poured += 1
                body = {"alert": f"a{self.poured}", "service": "edge", "summary": f"errors {self.poured % 97}", "priority": "warn",
                        "team": "edge", "runbook": "", "firing": 1}  # fmt: skip
                seen.append(SeatEvent(number=len(seen) + 1, t=self.session.now, what="AlertFired", body=body))

    Measured(opens, hold=0).run(mouse=False)


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    if what == "empty":
        empty()
    elif what == "blank":
        blank(Path(given[0]))
    else:
        desk(int(given[0]), int(given[1]), given[2], Path(given[3]), given[4])
