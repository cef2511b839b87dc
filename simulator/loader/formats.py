"""Problems written for machines that show them beside the line: GitHub's log commands, and SARIF.

SARIF is the OASIS standard, version 2.1.0, that code hosts and editors read.
"""

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from simulator.loader.diagnostics import CODES, Problem, order, printable

SARIF_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_github(problems: Iterable[Problem]) -> str:
    """Return a line for each problem that GitHub's runners turn into a note beside the code; nothing for none."""
    return "\n".join(_command(problem) for problem in order(problems))


def _command(problem: Problem) -> str:
    place = {"file": _uri_path(problem.file)}
    if problem.line:
        place |= {"line": str(problem.line), "col": str(problem.column)}
        if problem.end_column:
            place["endColumn"] = str(problem.end_column)
    place["title"] = f"{problem.code}: {CODES[problem.code][0]}" if problem.code in CODES else problem.code
    told = f"{problem.message}; {problem.help}" if problem.help else problem.message
    where = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in place.items())
    return f"::{problem.severity} {where}::{_escaped(printable(told))}"


def _escaped(text: str, more: str = "") -> str:
    """Return the text with what the command itself is made of as %XX."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)


def _uri_path(file: str) -> str:
    return PurePath(file).as_posix()


def as_sarif(problems: Iterable[Problem]) -> str:
    """Return one SARIF log of one run, with the rules its results name."""
    ordered = order(problems)
    codes = list(dict.fromkeys(problem.code for problem in ordered))
    rules = [
        {
            "id": code,
            "shortDescription": {"text": CODES[code][0]},
            "fullDescription": {"text": CODES[code][1]},
            "defaultConfiguration": {"level": "error" if code.startswith("E") else "warning"},
        }
        for code in codes
    ]
    driver = {"name": "hotwash check", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in ordered],
    }
    return json.dumps(
        {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False
    )


def _result(problem: Problem, rule: int) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(_uri_path(problem.file))}}
    if problem.line:
        region = {"startLine": problem.line, "startColumn": problem.column}
        if problem.end_column:
            region["endColumn"] = problem.end_column
        place["region"] = region
    told = ". ".join(filter(None, (problem.message, problem.help, problem.note)))
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": printable(told)},
        "locations": [{"physicalLocation": place}],
    }
