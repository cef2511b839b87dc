"""The after-action report and the hot wash: tells what judgements say, and never judges."""

from simulator.report.moments import Moment, moments
from simulator.report.page import markdown
from simulator.report.questions import questions
from simulator.report.scenes import Harm, Scene, timeline

__all__ = ["Harm", "Moment", "Scene", "markdown", "moments", "questions", "timeline"]
