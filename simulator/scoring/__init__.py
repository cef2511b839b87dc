"""What happened against what the standard asks: a score is a list of judgements, each citing the events that prove it.

Judging folds the log with the domain's own functions and never needs the engine that wrote it.
No judgement rewards doing more; only the world makes one inapplicable, never a team's silence.
"""

from simulator.scoring.scorecard import GateHit, Judgement, Objective, Scorecard, as_json
from simulator.scoring.scoring import score

__all__ = ["GateHit", "Judgement", "Objective", "Scorecard", "as_json", "score"]
