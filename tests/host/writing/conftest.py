"""Somebody who writes: one seat at the drill Waves, at the moment a test needs."""

import pytest

from simulator.domain import commands as c
from simulator.host.plain.console import Console
from simulator.host.store import open_exercise

DECLARED = ("at 4m declare SEV2 Errors come in waves items=2",)


@pytest.fixture
def writer(begin):
    """Gives what one seat knows after some typed lines: first, unless told otherwise, an incident is declared."""

    def writer(*lines, declared=True, roles=(), session=None, **play):
        session = session or begin(**play)
        console = Console(session, session.seat(*roles), lambda _: None)
        session.go()
        for line in (*(DECLARED if declared else ("at 4m new",)), *lines):
            console.feed(line)
        return console.context

    return writer


@pytest.fixture
def sent():
    """Gives the messages that a session's log holds."""

    def sent(session):
        log = open_exercise(session.folder).commands
        return [record for _, record in log if isinstance(record, c.Send | c.Draft)]

    return sent
