"""The modelled difficulty on a scenario's page: a part of its README.md that is written here, between two marks.

It names the scenario it was made from by the SHA-256 of its data, so that a test can tell when it is out of date.
"""

import os
from pathlib import Path
from shutil import copymode
from typing import Final

from simulator.domain.exercise import Inputs
from simulator.host.calibration.summary import Summary
from simulator.host.calibration.telling import between, difficulty, points
from simulator.host.header import write_header

BEGIN: Final = "<!-- calibrated: this part is written by `hotwash calibrate --write` -->"
END: Final = "<!-- /calibrated -->"
PAGE: Final = "README.md"


class NoPage(FileNotFoundError):
    """The scenario has no page to write on."""


def digest(inputs: Inputs) -> str:
    """Return what names the scenario's data in the part: the first half of its SHA-256."""
    data = write_header(inputs)["scenario"]
    assert isinstance(data, dict)  # noqa: S101  # a header's scenario is a mapping
    return str(data["sha256"])[:32]


def part(inputs: Inputs, found: Summary) -> str:
    """Return the part, marks included."""
    rows = [
        f"| {group.skill} | {group.scores.n} | {points(group.scores.mean.mean)} ({between(group.scores.mean)}) "
        f"| {points(group.scores.p10)} to {points(group.scores.p90)} | {(group.reach + 5) // 10}% |"
        for group in found.groups
    ]
    best = [item.id for item in found.items if item.verdict == "discriminates"][:5]
    told = [
        BEGIN,
        "## Modelled difficulty",
        "",
        f"**{difficulty(found).partition(';')[0].capitalize()}**; {difficulty(found).partition('; ')[2]}.",
        "This comes from simulated teams, programs that notice late, forget and err; no people were measured.",
        "",
        "| skill | teams | mean score (95% interval) | eight in ten lie between | reach 70 |",
        "|---|---:|---|---|---:|",
        *rows,
        "",
        *([f"Most of the difference is made by {', '.join(f'`{name}`' for name in best)}."] if best else []),
        f"Seed {inputs.seed}, standard `{inputs.standard_name}`, scenario `{digest(inputs)}`.",
        END,
    ]
    return "\n".join(told) + "\n"


def write(folder: Path, text: str) -> Path:
    """Put the part into the page beside a scenario: in place of the one that is there, or at the end.

    Its lines end as the page's do, and the page is there whole at every moment.
    Raises NoPage if there is none, ValueError for a mark without its fellow or a page that is no text.
    """
    page = folder / PAGE
    if not page.is_file():
        message = f"there is no page to write on: {page}; make one, or leave --write away"
        raise NoPage(message)
    written = replaced(page.read_bytes().decode("utf-8"), text, str(page))
    beside = page.resolve()  # a link stays one
    fresh = beside.with_name(f".{beside.name}.{os.getpid()}")
    try:
        fresh.write_text(written, encoding="utf-8", newline="")
        copymode(beside, fresh)
        fresh.replace(beside)
    finally:
        fresh.unlink(missing_ok=True)
    return page


def replaced(page: str, text: str, name: str) -> str:
    """Return a page with its part replaced, or added at the end, in lines that end as the page's do."""
    ends = "\r\n" if "\r\n" in page else "\n"
    text = text.replace("\n", ends)
    marks = (page.count(BEGIN), page.count(END))
    if marks == (0, 0):
        return page.rstrip("\r\n") + ends * 2 + text
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if marks != (1, 1) or not mark:
        message = f"{name} has the marks of a calibrated part {marks[0]} and {marks[1]} times; there is one pair, or none"
        raise ValueError(message)
    return before + text.rstrip("\r\n") + after


def without_difficulty(page: str) -> str:
    """Return a page without its part: what another scenario's simulated teams have shown says nothing of this one."""
    before, begun, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    return f"{before.rstrip()}\n{after}" if begun and ended else page
