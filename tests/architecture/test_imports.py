"""What a command does not use, it does not import: fast help, and no screen without a screen."""

import json

HEAVY = {
    "faker", "jinja2", "lark", "pydantic", "simpy", "textual", "yaml",
    "simulator.domain", "simulator.engine", "simulator.host", "simulator.loader", "tui",
}  # fmt: skip

PROBE = """
import contextlib, io, json, sys
from simulator.cli import main
sys.argv = ["hotwash", *{arguments}]
printed, code = io.StringIO(), None
with contextlib.redirect_stdout(printed):
    try:
        code = main()
    except SystemExit as stop:
        code = stop.code
print(json.dumps({{"code": code or 0, "printed": printed.getvalue(), "modules": sorted(sys.modules)}}))
"""


def hotwash(python, *arguments):
    """Run the program; give its exit code, what it printed and every module it imported."""
    return json.loads(python(PROBE.format(arguments=list(arguments))))


def test_help_imports_nothing_heavy(python):
    """Asking for help reads neither the domain nor any large library."""
    seen = hotwash(python, "--help")

    assert (seen["code"], "play" in seen["printed"], HEAVY & set(seen["modules"])) == (0, True, set())


def test_a_headless_run_imports_no_screen(python):
    """A built-in team plays a whole exercise in a process that has never heard of Textual."""
    seen = hotwash(python, "run", "sawtooth", "--team", "silent")

    assert (seen["code"], {"textual", "tui"} & set(seen["modules"])) == (0, set())
    assert "simpy" in seen["modules"], "nothing was simulated"


BEGINNING = """
import json, sys
from simulator.host.readings import read_ahead
read_ahead("quiet-night", "default").wait()
import tui.app, tui.stages
from simulator.host.facilitating import serve
from simulator.host.inputs import make_inputs
from simulator.host.session import Session
session = Session.begin(make_inputs("quiet-night"))
with serve(session):
    session.go()
session.close()
print(json.dumps(sorted(sys.modules)))
"""


def test_an_exercise_begins_without_what_reads_one(python):
    """What was read before is picked up; letters, reports and the hot wash wait until they are wanted."""
    unused = HEAVY - {
        "simpy",
        "textual",
        "tui",
        "simulator.domain",
        "simulator.engine",
        "simulator.host",
        "simulator.loader",
    }

    seen = set(json.loads(python(BEGINNING)))

    assert (
        seen & (unused | {"simulator.scoring", "simulator.report", "simulator.teams", "tui.hotwash"}) == set()
    )
