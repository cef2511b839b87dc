"""What is written is a record, and is found again as it was."""

from dataclasses import dataclass

import pytest

from simulator.domain import events as e
from simulator.log.records import encode


def test_a_record_is_written_with_its_kind():
    """Its fields by their names, the first one like the second."""
    written = [encode(e.AlertCleared(alert=name)) for name in ("fox", "owl")]

    assert written == [{"is": "AlertCleared", "alert": "fox"}, {"is": "AlertCleared", "alert": "owl"}]


@dataclass
class AlertFired:
    """Something that is called like a record, and is none."""

    alert: str = "fox"


def test_what_only_looks_like_a_record_is_not_written():
    """Nobody could read it again."""
    with pytest.raises(KeyError):
        encode(AlertFired())  # type: ignore[arg-type]  # so would mypy
