"""The linters are awake: each promise they keep for us is broken once, and they say so."""

import pytest

CLOCKS = [
    "import time\n\nt = time.time()\n",
    "import time\n\nt = time.monotonic()\n",
    "from time import time_ns\n\nt = time_ns()\n",
    "import datetime\n\nt = datetime.datetime.now(tz=datetime.UTC)\n",
    "from datetime import datetime\n\nt = datetime.utcnow()\n",
]
"""Ways to read the wall clock."""


def test_a_function_without_types_is_caught(copy):
    """Mypy is strict in simulator, with the configuration that the check command uses."""
    copy.add(
        "simulator/domain/mumble.py", '"""Says nothing about itself."""\n\n\ndef mumble(x):\n    return x\n'
    )
    verdict = copy.check("mypy", "simulator/domain/mumble.py")

    assert "mumble.py:4: error: Function is missing a type annotation" in verdict.said


def test_a_forgotten_case_is_caught(copy):
    """A `match` that ends in assert_never and forgets a case is a type error, so no event can be overlooked."""
    copy.add(
        "simulator/domain/forgetful.py",
        '"""Knows bells, forgets sirens."""\n\n'
        "from typing import assert_never\n\n\n"
        "class Bell: ...\n\n\n"
        "class Siren: ...\n\n\n"
        "def hear(sound: Bell | Siren) -> str:\n"
        "    match sound:\n"
        "        case Bell():\n"
        '            return "ding"\n'
        "        case _:\n"
        "            assert_never(sound)\n",
    )
    verdict = copy.check("mypy", "simulator/domain/forgetful.py")

    assert 'incompatible type "Siren"; expected "Never"' in verdict.said


@pytest.mark.parametrize("text", CLOCKS)
def test_reading_the_wall_clock_is_caught(copy, text):
    """Ruff refuses every way to ask what time it is."""
    copy.add("simulator/domain/watch.py", text)

    assert "TID251" in copy.check("ruff", "check", "simulator/domain/watch.py").said


@pytest.mark.parametrize("text", CLOCKS)
def test_the_hosts_clock_may_read_the_wall_clock(copy, text):
    """The exception is one file."""
    copy.add("simulator/host/clock.py", text)

    assert copy.check("ruff", "check", "--select", "TID251", "simulator/host/clock.py").passed
