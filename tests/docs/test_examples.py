"""Every example in the documentation is run, and does what it says.

A fenced block marked `console` is a story told to the program:

    $ hotwash check my-drill                (run; `# exit 1` at the end of the line expects another exit code)
    my-drill: no problems in ... files      (must appear, in this order; `...` stands for anything)

A block marked `yaml` whose first line is `# begin FILE` or `# go on with FILE` is written into that file, below what it
holds already in the second case. In a block marked `conditions` each line is a condition, and is parsed.
All blocks of one document run in one directory, from top to bottom.
Only `hotwash` is run; what a reader types before there is a `hotwash` is written in blocks marked `sh`.
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from simulator.loader.conditions import parse

CHECKOUT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")])
FENCE = re.compile(r"^```(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
EXPECTED_EXIT = re.compile(r"\s+# exit (\d+)$")
HOTWASH = (
    sys.executable, "-P", "-c", "import sys; from simulator.cli import main; sys.argv[0] = 'hotwash'; sys.exit(main())",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One command of a document, and what the document says it prints."""

    document: Path
    line: int
    """Of the command, in the document."""
    command: str
    code: int
    shown: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"{self.document.name}:{self.line}"


def blocks(text: str, kind: str) -> list[tuple[int, list[str]]]:
    """The fenced blocks of one kind: the number of the first line, and the lines."""
    return [
        (text.count("\n", 0, fence.start("body")) + 1, fence["body"].splitlines())
        for fence in FENCE.finditer(text)
        if fence["kind"] == kind
    ]


def examples(document: Path) -> list[Example]:
    """The commands of a document's console blocks, in order."""
    found: list[Example] = []
    for start, lines in blocks(document.read_text(encoding="utf-8"), "console"):
        prompts = [index for index, line in enumerate(lines) if line.startswith("$ ")]
        for index, following in zip(prompts, [*prompts[1:], len(lines)], strict=True):
            expected = EXPECTED_EXIT.search(lines[index])
            found.append(
                Example(
                    document=document,
                    line=start + index,
                    command=EXPECTED_EXIT.sub("", lines[index]).removeprefix("$ "),
                    code=int(expected[1]) if expected else 0,
                    shown=tuple(line.rstrip() for line in lines[index + 1 : following] if line.strip()),
                )
            )
    return found


def missing(shown: tuple[str, ...], printed: str) -> str | None:
    """The first shown line that does not appear after the ones before it, or None."""
    rest = iter(line.rstrip() for line in printed.splitlines())
    for line in shown:
        pattern = re.compile(".*".join(re.escape(part) for part in line.split("...")))
        if line != "..." and not any(pattern.fullmatch(candidate) for candidate in rest):
            return line
    return None


def problem(example: Example, directory: Path) -> str | None:
    """Run an example in a directory; say what is wrong with it, or None."""
    program, *arguments = shlex.split(example.command)
    if program != "hotwash":
        return f"{example.place}: `{program}` is not run; use a block marked sh"
    done = subprocess.run(
        [*HOTWASH, *arguments],
        cwd=directory,
        env=os.environ
        | {"PYTHONPATH": str(CHECKOUT), "HOME": str(directory / "home"), "NO_COLOR": "1", "COLUMNS": "100"}
        | {
            f"XDG_{kind}_HOME": str(directory / kind.lower()) for kind in ("DATA", "STATE", "CONFIG", "CACHE")
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode != example.code:
        return f"{example.place}: `{example.command}` exits {done.returncode}, not {example.code}:\n{done.stdout}"
    absent = missing(example.shown, done.stdout)
    if absent is not None:
        return (
            f"{example.place}: `{example.command}` does not print {absent!r} there; it prints:\n{done.stdout}"
        )
    return None


WRITTEN = re.compile(r"# (begin|go on with) (\S+)$")


def write(lines: list[str], directory: Path) -> None:
    """Write a block into the file it names; a block that names none is left alone."""
    named = WRITTEN.match(lines[0]) if lines else None
    if named is None:
        return
    file = directory / named[2]
    before = file.read_text(encoding="utf-8") if named[1] == "go on with" else ""
    file.parent.mkdir(exist_ok=True)
    file.write_text(before + "\n".join(lines[1:]) + "\n", encoding="utf-8")


def run(document: Path, directory: Path) -> list[str]:
    """Write and run everything in a document, from top to bottom; return what is wrong."""
    text = document.read_text(encoding="utf-8")
    steps: list[tuple[int, Example | list[str]]] = [(example.line, example) for example in examples(document)]
    steps += blocks(text, "yaml")
    found = []
    for _, step in sorted(steps, key=lambda one: one[0]):
        if isinstance(step, Example):
            found.append(problem(step, directory))
        else:
            write(step, directory)
    return [one for one in found if one is not None]


TOLD = {document: told for document in DOCUMENTS if (told := examples(document))}


@pytest.mark.long
@pytest.mark.parametrize("document", TOLD, ids=lambda document: document.relative_to(CHECKOUT).as_posix())
def test_the_examples_of_a_document_do_what_they_say(document, tmp_path):
    """Each command exits as told and prints each line that is shown, in that order."""
    problems = run(document, tmp_path)

    assert not problems, "\n".join(problems)


def test_the_readme_shows_the_program_at_work():
    """A reader sees commands and what they print before installing anything."""
    assert [example for example in TOLD.get(CHECKOUT / "README.md", []) if example.shown] != []


def test_a_line_that_is_not_printed_is_missed():
    """A document that promises too much is caught."""
    assert missing(("score ... of 100", "well done"), "score 12 of 100\ntry again") == "well done"


def test_lines_in_another_order_are_missed():
    """What is shown second is printed second."""
    assert missing(("STARTEX", "ENDEX"), "ENDEX\nSTARTEX\n") == "ENDEX"


def test_three_dots_stand_for_anything():
    """A document need not repeat what differs from run to run."""
    assert (
        missing(("kept: sawtooth-...", "...", "ENDEX"), "kept: sawtooth-7f3a\nbriefing\nquiet\nENDEX") is None
    )


def test_commands_and_what_they_show_are_read_from_a_document(tmp_path):
    """A console block is split at its prompts; other blocks are left alone."""
    document = tmp_path / "story.md"
    document.write_text(
        "# Story\n\n```sh\nmake install\n```\n\n"
        "```console\n$ hotwash check bad   # exit 1\n1 problem\n\n$ hotwash list\n```\n"
    )

    assert examples(document) == [
        Example(document=document, line=8, command="hotwash check bad", code=1, shown=("1 problem",)),
        Example(document=document, line=11, command="hotwash list", code=0, shown=()),
    ]


def test_every_condition_in_the_documentation_can_be_read():
    """What is shown as a condition is one."""
    shown = [
        line
        for document in DOCUMENTS
        for _, lines in blocks(document.read_text(encoding="utf-8"), "conditions")
        for line in lines
    ]

    assert [parse(line).text for line in shown] == shown
    assert len(shown) > 5


def test_a_block_is_written_into_the_file_it_names(tmp_path):
    """Anew, below what is there, or nowhere."""
    write(["# begin a.yaml", "x: 1"], tmp_path)
    write(["# go on with a.yaml", "y: 2"], tmp_path)
    write(["z: 3"], tmp_path)

    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "x: 1\ny: 2\n"


def test_every_make_target_in_the_documentation_exists():
    """What a reader is told to type to make is there."""
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    told = {
        target
        for document in DOCUMENTS
        for _, lines in blocks(document.read_text(encoding="utf-8"), "sh")
        for line in lines
        for target in re.findall(r"^(?:\w+=\S+ )?make ([a-z-]+)", line)
    }

    assert "check" in told
    assert {target for target in told if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()
