"""A copy of the program that a test may spoil."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a tool said about a tree."""

    passed: bool
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A directory with pyproject.toml, simulator/ and tui/ in it."""

    place: Path

    def add(self, name: str, text: str) -> None:
        """Write a file, and make every directory above it a package."""
        target = self.place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        for package in target.relative_to(self.place).parents[:-1]:
            (self.place / package / "__init__.py").touch()
        target.write_text(text, encoding="utf-8")

    def check(self, tool: str, *arguments: str) -> Verdict:
        """Run a development tool from this Python's environment with this tree as the current directory."""
        program = Path(sys.executable).parent / tool
        done = subprocess.run(
            [program, *arguments],
            cwd=self.place,
            env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1"},  # no line folded, none coloured
            capture_output=True,
            text=True,
            check=False,
        )
        return Verdict(passed=done.returncode == 0, said=done.stdout + done.stderr)


@pytest.fixture
def here(checkout: Path) -> Tree:
    """This checkout: look, do not touch."""
    return Tree(place=checkout)


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Tree:
    """A copy of this checkout's code and configuration."""
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    for package in ("simulator", "tui"):
        shutil.copytree(checkout / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return Tree(place=tmp_path)


@pytest.fixture
def python(tmp_path: Path, checkout: Path) -> Callable[[str], str]:
    """Runs a program text in a new Python that sees this checkout's code; gives what it printed."""

    def run(text: str) -> str:
        return subprocess.run(
            [sys.executable, "-P", "-c", text],
            cwd=tmp_path,
            env={"PYTHONPATH": str(checkout), "HOME": str(tmp_path), "PATH": ""},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    return run
