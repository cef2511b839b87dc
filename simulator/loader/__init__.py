"""YAML in; a scenario, a standard or a team out, or every problem with its line, column, excerpt and the way out.

From the door inwards: `files` opens what may be opened, `yaml_door` refuses what is dangerous and builds plain data with
the place of everything in it, `shape` holds the data against the domain's types, `checks` finds what types cannot say, `loading` puts them together.

Each name is imported when it is asked for: finding a scenario is cheap, and what reads one takes three libraries.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from simulator.loader.building import build_scenario, build_standard
    from simulator.loader.catalogue import find_scenario, find_standard, shipped, standards
    from simulator.loader.loading import Loaded, check_scenario, load_scenario
    from simulator.loader.standard_files import LoadedStandard, ReadStandard, load_standard, read_standard

__all__ = [
    "Loaded",
    "LoadedStandard",
    "ReadStandard",
    "build_scenario",
    "build_standard",
    "check_scenario",
    "find_scenario",
    "find_standard",
    "load_scenario",
    "load_standard",
    "read_standard",
    "shipped",
    "standards",
]

_IN: Final = {
    "building": ("build_scenario", "build_standard"),
    "catalogue": ("find_scenario", "find_standard", "shipped", "standards"),
    "loading": ("Loaded", "check_scenario", "load_scenario"),
    "standard_files": ("LoadedStandard", "ReadStandard", "load_standard", "read_standard"),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for."""
    for module, names in _IN.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
