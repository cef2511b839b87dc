"""What is wrong with rosters, routes, ladders and rights over a year: pure functions from what is planned to findings.

`duty` looks at who is on call when, `routing` at where an alert goes and who may decide, `rules` at a standard alone.
Nothing here knows files or time zones: moments are milliseconds since 1970, places are paths in the author's data.
"""

from simulator.domain.audits.duty import Stretch, on_duty
from simulator.domain.audits.findings import Finding, Place
from simulator.domain.audits.routing import routing
from simulator.domain.audits.rules import rules

__all__ = ["Finding", "Place", "Stretch", "on_duty", "routing", "rules"]
