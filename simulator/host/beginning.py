"""A new drill on the disk: what it is grown from is found, read and told apart, and a new folder comes whole or not at all."""

import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from simulator.drafting import EXAMPLE, Foreign, Sketch, from_alertmanager, from_msel, from_prometheus, pages
from simulator.host.calibration.page import without_difficulty
from simulator.loader import find_scenario
from simulator.loader.catalogue import shipped
from simulator.loader.files import LARGEST, Refused, inside
from simulator.loader.schemas import SCHEMAS
from simulator.loader.yaml_door import read

_TITLE: Final = re.compile(r"^title:.*$", re.MULTILINE)
_MODELINE: Final = re.compile(r"^# yaml-language-server: .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A folder that was made."""

    folder: Path
    sketch: Sketch
    files: tuple[str, ...]


def begin(folder: Path, grown_from: str | None, me: str) -> Begun:
    """Make a drill's folder and return what is in it.

    Raises FileExistsError if there is something already, FileNotFoundError, Foreign or Refused for what cannot be grown from.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is there already: name a folder that is not, or an empty one"
        raise FileExistsError(message)
    title = _title(folder.absolute().name)
    sketch, texts = _texts(folder, title, grown_from, me)
    texts["scenario.schema.json"] = json.dumps(SCHEMAS["scenario"](), indent=1, ensure_ascii=False) + "\n"
    folder.parent.mkdir(parents=True, exist_ok=True)
    there = folder.exists()
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder if there else folder.parent))
    try:
        for name, text in texts.items():
            place = made / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        made.chmod(0o755)  # a temporary folder is its owner's alone
        if there:  # somebody may stand in it, or it is where a disk begins: it is filled, not replaced
            for part in sorted(made.iterdir()):
                part.rename(folder / part.name)
            made.rmdir()
        else:
            made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return Begun(folder=folder, sketch=sketch, files=tuple(texts))


def _texts(folder: Path, title: str, grown_from: str | None, me: str) -> tuple[Sketch, dict[str, str]]:
    if grown_from is None:
        return EXAMPLE, pages(EXAMPLE, title, str(folder), me)
    if grown_from in shipped("drills") or Path(grown_from).name == "scenario.yaml":
        return EXAMPLE, _copied(find_scenario(grown_from), title)
    sketch = read_foreign(Path(grown_from).expanduser())
    return sketch, pages(sketch, title, str(folder), me)


def read_foreign(path: Path) -> Sketch:
    """Return the sketch of a file of others: rules or payloads in YAML or JSON, an events list in a workbook.

    Raises FileNotFoundError, Foreign, Refused, or NoSpreadsheets.
    """
    if not path.is_file():
        drills = ", ".join(shipped("drills"))
        message = f"there is no file {path}; name one of Prometheus, Alertmanager or a workbook, or a drill: {drills}"
        raise FileNotFoundError(message)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return from_msel(path)
    if path.suffix.lower() == ".xls":
        message = f"{path} is a workbook of the old kind; save it as .xlsx"
        raise Foreign(message)
    data = _json(path) if path.suffix.lower() == ".json" else read(path).data
    if isinstance(data, dict) and ("groups" in data or "spec" in data):
        return from_prometheus(data, path.name)
    if (
        path.suffix.lower() == ".json"
        or isinstance(data, list)
        or (isinstance(data, dict) and "alerts" in data)
    ):
        return from_alertmanager(data, path.name)
    return from_prometheus(data, path.name)


def _json(path: Path) -> Any:
    if path.stat().st_size > LARGEST:
        message = f"{path} has more than {LARGEST // 2**20} MiB; give one payload, or a few"
        raise Foreign(message)
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as wrong:
        message = f"{path} is no JSON: {wrong}"
        raise Foreign(message) from None


def _copied(scenario: Path, title: str) -> dict[str, str]:
    """Return a drill's own files under another title: the scenario, what it names, and its page.

    Its expected run and its modelled difficulty are another drill's, and stay behind.
    """
    found = {scenario.name: _text(scenario)}
    page = scenario.parent / "README.md"
    if page.is_file():
        found[page.name] = without_difficulty(_text(page))
    named = read(scenario).data.get("runbooks")
    for name in named.values() if isinstance(named, dict) else ():
        found[str(name)] = _text(inside(scenario.parent, str(name)))
    entitled = f"title: {json.dumps(title, ensure_ascii=False)}"
    text = _TITLE.sub(lambda _: entitled, found[scenario.name], count=1)
    found[scenario.name] = _MODELINE.sub(
        "# yaml-language-server: $schema=scenario.schema.json", text, count=1
    )
    return found


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        message = (
            f"{file} is not in UTF-8 (byte {wrong.start}); save it so, or take it out of the drill's folder"
        )
        raise Foreign(message) from None


def _title(name: str) -> str:
    words = " ".join(re.split(r"[-_\s]+", name)).strip()
    return words[:1].upper() + words[1:] or "My drill"


__all__ = ["Begun", "Refused", "begin", "read_foreign"]
