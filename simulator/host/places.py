"""Where the program keeps things, and nothing of what they are."""

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """Return where the program keeps things; HOTWASH_HOME overrides the system's place for them."""
    chosen = os.environ.get("HOTWASH_HOME")
    return (
        Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir("hotwash", appauthor=False))
    )


def readings() -> Path:
    """Return the folder of scenarios that were read before; whoever deletes it loses nothing but time."""
    return home() / "readings"
