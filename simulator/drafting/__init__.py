"""The first draft of a scenario: empty, or grown from what a team already has.

Prometheus rule files, Alertmanager payloads and Master Scenario Events Lists come in; a small drill that passes
`check` comes out, with an account of every row: understood, guessed or left out. Nothing is dropped in silence.
Whether the draft is any good is the author's business, and `check`'s.
"""

from simulator.drafting.alertmanager import from_alertmanager
from simulator.drafting.msel import from_msel
from simulator.drafting.prometheus import from_prometheus
from simulator.drafting.sketch import EXAMPLE, Foreign, Row, Sketch
from simulator.drafting.writing import pages

__all__ = [
    "EXAMPLE",
    "Foreign",
    "Row",
    "Sketch",
    "from_alertmanager",
    "from_msel",
    "from_prometheus",
    "pages",
]
