"""What `screen.py` starts in a pseudo-terminal: the desk of a running exercise, or an empty Textual app beside it.

Arguments: empty, or desk with the events a second that are poured in, the rows poured in at once, the program's home, and
where figures go.
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


def desk(a_second: int, at_once: int, home: str, figures: Path) -> None:
    """Show Sawtooth's desk, fourteen minutes in, without its briefing, while things come."""
    os.environ["HOTWASH_HOME"] = home
    from simulator.host.readings import read_ahead

    ahead = read_ahead("sawtooth", "default")
    from tui.app import Opening

    doors = ExitStack()
    lags: list[float] = []

    def opens() -> Any:
        """Open the exercise as `hotwash play` does, behind the first frame."""
        from simulator.domain.exercise import Play
        from simulator.host.facilitating import serve
        from simulator.host.inputs import make_inputs
        from simulator.host.session import Opened, Session

        ahead.wait()
        session = Session.begin(make_inputs("sawtooth", "default", 41, Play(mode="drill", team="people")))
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
            self.run_worker(self._lag())

        def _pour(self, many: int) -> None:
            from simulator.projections.stream import SeatEvent

            seen = self.feed.context.seat.seen
            for _ in range(many):
                self.poured += 1
                body = {"alert": f"a{self.poured}", "service": "edge", "summary": f"errors {self.poured % 97}", "priority": "warn",
                        "team": "edge", "runbook": "", "firing": 1}  # fmt: skip
                seen.append(SeatEvent(number=len(seen) + 1, t=self.session.now, what="AlertFired", body=body))

        async def _lag(self) -> None:
            while True:
                began = time.perf_counter()
                await asyncio.sleep(LAG_S)
                lags.append(time.perf_counter() - began - LAG_S)
                if len(lags) % 100 == 0:
                    figures.write_text(json.dumps(sorted(lags[-1_000:])), encoding="utf-8")

    Measured(opens, hold=0).run(mouse=False)


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        desk(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], Path(sys.argv[5]))
