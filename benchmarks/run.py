"""Every number that is promised, beside its bar: `make bench`.

A bar that is not met is a line to read, not a failure: machines are noisy, and a person decides.
The exit code is 1 only if something could not be measured at all.
"""

import argparse
import importlib
import json
import os
import sys
import traceback
from dataclasses import asdict
from pathlib import Path

from ratio import Row

sys.path.append(str(Path(__file__).resolve().parent.parent))  # the checkout, should it not be installed

BENCHMARKS = (
    "exercise",
    "growth",
    "loading",
    "append",
    "resume",
    "calibration",
    "rehearsing",
    "thousands",
    "help",
    "grading",
    "screen",
)
"""One module each, with `measure()`."""


def table(rows: list[Row]) -> str:
    """Return a line for each row: what, how much, the bar, whether it is met, and what it is held against."""
    width = max(len(row.name) for row in rows)
    return "\n".join(
        f"{row.name:<{width}}  {row.value:6.2f}  {row.direction.replace('=', '')} {row.bar:<4g}"
        f"  {'met    ' if row.met else 'not met'}  {row.against}"
        for row in rows
    )


def main() -> int:
    """Measure, print as it comes, and say whether everything could be measured."""
    asked = argparse.ArgumentParser(description="Measure what is promised, as ratios, each beside its bar.")
    asked.add_argument(
        "--only", action="append", choices=BENCHMARKS, help="measure only this (may be repeated)"
    )
    asked.add_argument("--json", action="store_true", help="print one JSON array")
    wanted = asked.parse_args()
    os.environ.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # an installed program has its bytecode, so a start here too
    rows: list[Row] = []
    failed = []
    for name in wanted.only or BENCHMARKS:
        try:
            rows += importlib.import_module(name).measure()
        except Exception:  # noqa: BLE001  # whatever it was, the others are still worth measuring
            failed.append(name)
            traceback.print_exc()
    if wanted.json:
        print(json.dumps([asdict(row) | {"met": row.met} for row in rows], indent=2))
    elif rows:
        print(table(rows))
    for name in failed:
        print(f"{name}: could not be measured, see above", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
