"""A hostile file ends in a clear refusal, in bounded time and memory, and never in a dead process.

Each is read in a process of its own that may take half a gigabyte and a few seconds: what would crash or hang it
would otherwise take the tests along.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="limits of a process are a thing of Unix")

READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (15, 15))
from pydantic import TypeAdapter
from typing import Any
from simulator.loader.diagnostics import as_text
from simulator.loader.shape import validate
from simulator.loader.files import Refused
from simulator.loader.yaml_door import read
try:
    document = read(Path(sys.argv[1]), "hostile.yaml")
except Refused as refused:
    print(as_text(refused.problems[:1]))
else:
    print(as_text(validate(TypeAdapter(dict[str, Any]), document)[1][:1]) or "read")
"""


def reading(file: Path) -> list[str]:
    """Return the first problem's line of code and message, and its place, as told by a process with limits."""
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", READ, str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.rstrip("\n").split("\n")[:2]


def refused(file: Path) -> str:
    said, place = reading(file)
    return f"{said} at {place.strip().removeprefix('--> hostile.yaml').removeprefix(':') or 'file'}"


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = (
    "a: &a {"
    + ", ".join(f"k{n}: 1" for n in range(2_000))
    + "}\n"
    + "".join(f"b{n}: {{<<: *a}}\n" for n in range(300))
)
LIMIT = 2 * 1024 * 1024


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "error[E104]: the anchor &a is not allowed at 1:4"),
        (MERGES, "error[E104]: the anchor &a is not allowed at 1:4"),
        ("a: {<<: {b: 1}}\n", "error[E104]: the merge key << is not allowed at 1:5"),
        ("- " * 200_000, "error[E105]: nested more than 32 deep at 1:65"),
        ("{a: " * 200_000, "error[E105]: nested more than 32 deep at 1:129"),
        ("? " * 200_000, "error[E108]: a key must be a text at 1:3"),
        ("".join(f"k{n}:\n" for n in range(220_000)), "error[E105]: more than 300,000 parts at 149999:9"),
        ("[" + "1," * 1_000_000, "error[E105]: more than 300,000 parts at 1:599996"),
        ("x: " + "1" * 70_000, "error[E105]: a text of 70,000 characters is longer than the 65,536 it may have at 1:4"),
        ("a: !!python/object/apply:os.system [id]\n", "error[E104]: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed at 1:4"),
        ("a: !include /etc/passwd\n", "error[E104]: the tag !include is not allowed at 1:4"),
        ("".join(f"%TAG !{n}! x\n" for n in range(120_000)), "error[E104]: a YAML directive is not allowed at 1:1"),
        ("a: 1\n...\n" + "".join(f"%TAG !{n}! x\n" for n in range(120_000)), "error[E103]: something stands here after the end of the document at 3:1"),
        ('a: "\\e]52;c;eA==\\a"\n', "error[E102]: an escape makes the character U+001B at 1:4"),
        ("a: \x1b[2J\n", "error[E102]: the character U+001B is not allowed at 1:4"),
        ("a: b\x00\n", "error[E102]: the character U+0000 is not allowed at 1:5"),
        ("a: \u202egnp.exe\n", "error[E102]: the character U+202E is not allowed at 1:4"),
        ("a: 1\n" * 100_000, "error[E106]: 'a' stands here twice at 2:1"),
    ],
    ids=lambda value: None if value.startswith("error") else value[:12].encode("ascii", "backslashreplace").decode(),
)  # fmt: skip
def test_a_hostile_text_is_refused_by_name(text, said, tmp_path):
    """At the place where it becomes dangerous."""
    file = tmp_path / "hostile.yaml"
    file.write_text(text, encoding="utf-8")
    assert refused(file) == said


@pytest.mark.parametrize(("before", "columns"), [("", "33 1001"), ("a: ", "35 1003")])
def test_brackets_without_end_are_refused_by_whoever_counts_first(before, columns, tmp_path):
    """The parser looks a line ahead: from PyYAML 6.0.4 on it gives up at a thousand brackets, before we see 33."""
    file = tmp_path / "hostile.yaml"
    file.write_text(before + "[" * 200_000, encoding="utf-8")
    said, _, column = refused(file).rpartition(" at 1:")
    assert said == "error[E105]: nested more than 32 deep"
    assert column in columns.split()


@pytest.mark.parametrize(
    "text",
    [
        *("\n" * LIMIT, " " * LIMIT, "#\n" * (LIMIT // 2), " \n" * (LIMIT // 2)),
        "a: 1\n...\n" + "\n" * (LIMIT - 10),
        "".join(f"k{n}: 1\n" for n in range(100_000)),
    ],
    ids=["newlines", "blanks", "comments", "blank lines", "nothing behind", "many keys"],
)
def test_a_large_file_of_little_is_only_read(text, tmp_path):
    """Within the limits of the process."""
    file = tmp_path / "large.yaml"
    file.write_text(text, encoding="utf-8")
    assert reading(file)[0] in ("read", "error[E205]: expected a mapping, got nothing")


@pytest.mark.parametrize(
    "number",
    ["9" * 5_000, "-" + "9" * 19, "0x" + "f" * 5_000, ".nan", ".inf", "-.inf", "1e999", "0." + "3" * 5_000],
)
def test_no_number_is_huge_or_none(number, tmp_path):
    """Each stays the text it is, and whoever asked for a number says so."""
    file = tmp_path / "number.yaml"
    file.write_text(f"a: {number}\n", encoding="utf-8")
    assert reading(file) == ["read"]


def test_a_file_over_the_limit_is_not_read(tmp_path):
    """Fifty megabytes of one text, and one byte too many; the limit and the size are told."""
    file = tmp_path / "large.yaml"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    assert refused(file) == (
        "error[E101]: hostile.yaml has 50,000,000 bytes, more than the 2,097,152 (2 MiB) a file may have at file"
    )
    file.write_bytes(b"#" * (LIMIT + 1))
    assert "has 2,097,153 bytes" in refused(file)


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        (b"a: b\nc: caf\xe9\n", "error[E102]: byte 0xe9 is not UTF-8 at 2:7"),
        ("ä: ".encode() + b"\xc3", "error[E102]: byte 0xc3 is not UTF-8 at 1:4"),
        (b"a: \xed\xa0\x80\n", "error[E102]: byte 0xed is not UTF-8 at 1:4"),
        ("a: b\n".encode("utf-16"), "error[E102]: the file is UTF-16, not UTF-8 at 1:1"),
        ("a: b\n".encode("utf-16-le"), "error[E102]: the character U+0000 is not allowed at 1:2"),
    ],
    ids=["latin-1", "cut off", "surrogate", "utf-16", "utf-16 unmarked"],
)
def test_bytes_that_are_no_text_are_named(stored, said, tmp_path):
    """With line and column, counted in characters."""
    file = tmp_path / "bytes.yaml"
    file.write_bytes(stored)
    assert refused(file) == said


def a_folder(place):
    place.mkdir()


def a_pipe(place):
    os.mkfifo(place)


def a_link_out(place):
    outside = place.parent.parent / "secret.yaml"
    outside.write_text("secret: 1\n", encoding="utf-8")
    place.symlink_to(outside)


def a_link_to_itself(place):
    place.symlink_to(place)


def a_link_to_a_device(place):
    place.symlink_to("/dev/zero")


def nothing(place):
    assert not place.exists()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (a_folder, "hostile.yaml is not a plain file"),
        (a_pipe, "hostile.yaml is not a plain file"),
        (a_link_out, "hostile.yaml is a link out of its folder"),
        (a_link_to_a_device, "hostile.yaml is a link out of its folder"),
        (nothing, "hostile.yaml cannot be opened: No such file or directory"),
    ],
)
def test_what_is_no_plain_file_in_its_folder_is_not_opened(make, said, tmp_path):
    """A pipe would wait for ever."""
    folder = tmp_path / "drill"
    folder.mkdir()
    make(folder / "hostile.yaml")
    assert refused(folder / "hostile.yaml") == f"error[E101]: {said} at file"


def test_a_link_to_itself_is_not_followed(tmp_path):
    """Whatever the system calls it."""
    a_link_to_itself(tmp_path / "loop.yaml")
    assert "error[E101]: hostile.yaml cannot be opened" in refused(tmp_path / "loop.yaml")


def test_a_socket_is_no_plain_file(tmp_path, monkeypatch):
    """Nor anything else one can have in a folder."""
    monkeypatch.chdir(tmp_path)  # a socket's name may be no longer than about a hundred characters
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.yaml")
        assert refused(tmp_path / "s.yaml") == "error[E101]: hostile.yaml is not a plain file at file"


def test_a_link_that_stays_in_its_folder_is_followed(tmp_path):
    """It is only another name."""
    (tmp_path / "drill.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "other.yaml").symlink_to("drill.yaml")
    assert reading(tmp_path / "other.yaml") == ["read"]
