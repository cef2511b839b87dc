"""What a user has set: one small TOML file in the system's place for it; everything in it is optional."""

import os
from dataclasses import field
from pathlib import Path
from typing import Any

import platformdirs

from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The user's own choices."""

    theme: str = ""
    """A theme's name; ansi: the terminal's own colours."""
    ascii: bool = False
    """Charts in plain letters."""
    mouse: bool = True
    animations: bool | None = None
    display: str = ""
    """plain: lines instead of a full screen."""
    bell: str = ""
    """pages: ring once when a page or a question waits for you."""
    keys: dict[str, str] = field(default_factory=dict)
    """Name of an action of the full screen to the key one wants for it; which of them can be used, the screen decides."""
    problems: tuple[str, ...] = ()
    """What could not be used, and why."""


def settings_path() -> Path:
    """Return where the file is, whether or not there is one; HOTWASH_CONFIG overrides the system's place for it."""
    chosen = os.environ.get("HOTWASH_CONFIG")
    return (
        Path(chosen)
        if chosen
        else Path(platformdirs.user_config_dir("hotwash", appauthor=False)) / "config.toml"
    )


def load_settings(path: Path | None = None) -> Settings:
    """Read the file; what cannot be used is left out and named in `problems`."""
    path = path or settings_path()
    if not path.exists():
        return Settings()
    import tomllib  # noqa: PLC0415  # most people have set nothing, and a screen waits for this

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        return Settings(problems=(f"{path}: {wrong}",))
    return read_settings(data, str(path))


def read_settings(data: dict[str, Any], where: str) -> Settings:
    """Return the settings that a mapping holds."""
    problems = []
    found: dict[str, Any] = {}
    kinds: dict[str, type] = {
        "theme": str,
        "ascii": bool,
        "mouse": bool,
        "animations": bool,
        "display": str,
        "bell": str,
    }
    for name, value in data.items():
        if name == "keys":
            continue
        if name not in kinds:
            problems.append(f"{where}: there is no setting {name!r}; there is {', '.join((*kinds, 'keys'))}")
        elif not isinstance(value, kinds[name]):
            problems.append(
                f"{where}: {name} is {'true or false' if kinds[name] is bool else 'a text'}, not {value!r}"
            )
        else:
            found[name] = value
    for name, known in (("display", ("", "plain")), ("bell", ("", "pages"))):
        if found.get(name, "") not in known:
            problems.append(f'{where}: {name} is "{known[1]}", or is left out, not {found.pop(name)!r}')
    keys = data.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(key, str) and key for key in keys.values()):
        problems.append(f'{where}: keys is a table of texts: [keys], and lines such as ack = "A"')
        keys = {}
    theme = {
        "ansi": "ansi-dark",
        "dark": "hotwash-dark",
        "light": "hotwash-light",
        "contrast": "hotwash-contrast",
    }
    if "theme" in found:
        found["theme"] = theme.get(found["theme"], found["theme"])
    return Settings(**found, keys=keys, problems=tuple(problems))
