"""How much is told of what arrives: what waits for somebody, what happens, or everything."""

from typing import Final

from simulator.projections.stream import SeatEvent

LOUDNESS: Final = {
    "quiet": "only what waits for you is told",
    "normal": "what happens is told",
    "all": "everything is told, also what clears by itself",
}
WAITS: Final = frozenset(
    {
        "AlertFired",
        "ReportArrived",
        "InjectDelivered",
        "ReaderAsked",
        "SuggestionMade",
        "Spoken",
        "Whispered",
        "RemedyFailed",
        "Suspended",
        "Continued",
        "ExerciseEnded",
    }
)
"""Events somebody should do something about."""


def told_at(event: SeatEvent, loudness: str) -> bool:
    """Whether an event is told at this loudness."""
    if loudness == "quiet":
        return event.what in WAITS
    return loudness == "all" or event.what not in ("LookedAt", "EvidenceKept")
