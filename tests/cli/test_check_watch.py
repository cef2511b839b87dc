"""Checking again whenever a file is written, as an author has it in a second window."""

import os
import signal
import subprocess
import sys


def told(running, ending):
    """Return the lines up to the one that ends so."""
    lines = []
    for line in running.stdout:
        lines.append(line.rstrip("\n"))
        if line.rstrip("\n").endswith(ending):
            return lines
    raise AssertionError(f"it ended after {lines}")


def test_a_typo_is_told_as_soon_as_it_is_saved_and_ctrl_c_ends_the_watch(tmp_path, checkout, waves):
    """Clean, then an error with its line; exit 130, as for anything stopped by hand."""
    file = tmp_path / "waves" / "scenario.yaml"
    (file.parent / "runbooks").mkdir(parents=True)
    for runbook in (waves / "runbooks").iterdir():
        (file.parent / "runbooks" / runbook.name).write_bytes(runbook.read_bytes())
    text = (waves / "scenario.yaml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-P", "-c", "import sys; from simulator.cli import main; sys.exit(main())",
         "check", "--quick", "--watch", str(file)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(checkout), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip
    try:
        first = told(running, "ctrl+c ends")
        file.write_text(text.replace("hotwash: 1", "hotwash: 2"), encoding="utf-8")
        second = told(running, "ctrl+c ends")
        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=20)
    finally:
        running.kill()

    errors = [line for line in first + second if line.startswith("error[")]
    assert (errors[0][:12], len(errors), running.returncode, "Traceback" in rest) == (
        "error[E204]:",
        1,
        130,
        False,
    )
