"""What ships with the program, as a list shows it."""

from simulator.domain.units import MINUTE, format_duration
from simulator.loader import load_scenario, load_standard, shipped, standards
from simulator.loader.catalogue import Shelf
from simulator.teams import BUILT_IN


def shelves() -> dict[str, list[dict[str, str]]]:
    """Return drills, lessons, standards and teams with what each is."""
    return {
        "drills": _scenarios("drills"),
        "lessons": _scenarios("lessons"),
        "standards": [{"name": name, "title": load_standard(name).standard.title} for name in standards()],
        "teams": [
            {"name": name, "title": (make.__doc__ or "").split("\n", maxsplit=1)[0]}
            for name, make in BUILT_IN.items()
        ],
    }


def _scenarios(shelf: Shelf) -> list[dict[str, str]]:
    found = []
    for name, path in shipped(shelf).items():
        scenario = load_scenario(path).scenario
        if scenario is not None:
            found.append(
                {
                    "name": name,
                    "title": scenario.title,
                    "summary": scenario.summary,
                    "level": scenario.level,
                    "lasts": format_duration(
                        scenario.lesson.minutes * MINUTE if scenario.lesson else scenario.lasts
                    ),
                }
            )
    return found
