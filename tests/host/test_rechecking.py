"""Waiting for a file to change, on a clock that a test moves."""

from pathlib import Path

from simulator.host.clock import HandTicker
from simulator.host.rechecking import LOOK_EVERY, look, until_changed


class Editor(HandTicker):
    """Somebody who types while the clock runs: at the third look the file is written."""

    def __init__(self, act) -> None:
        super().__init__()
        self._act = act

    def wait(self, ms: int) -> None:
        super().wait(ms)
        if self.now() == 3 * LOOK_EVERY:
            self._act()


def looks(act, folder: Path) -> int:
    """Return how many looks it took until a change was seen."""
    editor = Editor(act)
    until_changed(lambda: folder.glob("*"), look(folder.glob("*")), editor)
    return editor.now() // LOOK_EVERY


def test_writing_a_file_ends_the_wait(tmp_path):
    """At the look after it."""
    file = tmp_path / "scenario.yaml"
    file.write_text("hotwash: 1\n", encoding="utf-8")

    assert looks(lambda: file.write_text("hotwash: 1\ntitle: x\n", encoding="utf-8"), tmp_path) == 3


def test_a_file_that_comes_or_goes_ends_it_too(tmp_path):
    """A runbook is added, and taken away again."""
    file = tmp_path / "runbook.md"

    assert (looks(file.touch, tmp_path), looks(file.unlink, tmp_path)) == (3, 3)


def test_what_was_written_while_it_was_read_counts(tmp_path):
    """The look comes first: a file saved during a check is checked again at once."""
    before = look(tmp_path.glob("*"))
    (tmp_path / "scenario.yaml").touch()
    editor = Editor(lambda: None)
    until_changed(lambda: tmp_path.glob("*"), before, editor)

    assert editor.now() == 0
