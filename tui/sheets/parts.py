"""What several sheets show or read alike."""

from collections.abc import Sequence

from tui.lines import Line, line


def split(text: str) -> tuple[str, ...]:
    """Return several chosen values."""
    return tuple(part for part in text.split(",") if part)


def told(text: str) -> tuple[Line, ...]:
    """Return a sentence as it stands above the rows; nothing for none."""
    return (line((f" {text}", "dim")),) if text else ()


def cited(cites: Sequence[str]) -> tuple[Line, ...]:
    """Return what has been picked up as evidence, as a sheet shows it."""
    return told(f"cited: {', '.join(cites)}" if cites else "nothing cited yet: c on a line cites it")
