"""Files of a first draft, from templates that may loop over what was found.

Whatever is put in has been quoted by whoever found it; the frame is ours.
"""

from collections.abc import Mapping

from simulator.data import root
from simulator.domain.cleaning import fit
from simulator.rendering.compiling import TemplateProblem
from simulator.rendering.sandbox import compiled


def render_draft(name: str, context: Mapping[str, object]) -> str:
    """Return what `templates/scenarios/NAME.j2` writes, such as `scenario.yaml`; raises TemplateProblem."""
    file = root("templates") / "scenarios" / f"{name}.j2"
    if not file.is_file():
        raise TemplateProblem(f"scenarios/{name}.j2", 1, "there is no such template", "install hotwash again")
    written = compiled("report", f"scenarios/{name}.j2", file.read_text(encoding="utf-8")).render(context)
    return f"{fit(written).rstrip()}\n"
