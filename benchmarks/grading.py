"""What reading a message costs: one of 300 words, and 100 kB of whatever somebody may paste.

Both are told in milliseconds of this process, because the bar is what a person notices; every text is new to the program,
so nothing that was read before is read for nothing.
"""

from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time

from ratio import Row

from simulator.domain import events as e
from simulator.domain.commands import Claim
from simulator.domain.exercise import Play
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.rehearsal import as_exercise
from simulator.scoring.messages import grade
from simulator.scoring.truth import Truth
from simulator.teams import built_in

DRILL = "sawtooth"
AT = 1_500_000
"""T+25 min: something has happened by then."""
ROUNDS = 60
LETTERS = 100_000
PLAIN = "Visitors to some sites see a robot check again and again. We are looking into it, and we write again by 11:40. "
HOSTILE = (
    PLAIN, "w", " ", "\n", ".", "-", "( ", "[ at ", "eyJ-", "a@", "a@b.", "ab_", "AB-1", "+1 ", "1234 ", "1234-",
    "-----BEGIN ", "password ", "secret: ", "bearer ", "a at b dot ", "\ufdfa", "\u0130", "no ", "not ", "is ",
    "should have ", "no data was lost ", "the cause is ", "caused by ", "attack is ", "11:", "edge.errors_ratio ",
)  # fmt: skip
"""What a pattern might stumble over, again and again."""


def measure() -> list[Row]:
    """Return both rows."""
    truth = _played()
    kind = "status-scope"
    words = [f"{PLAIN * 14}{turn}" for turn in range(ROUNDS)]
    plain = [_timed(partial(grade, truth, 0, AT, _sent(truth, kind, text))) for text in words]
    slowest, what = max(
        (min(_timed(partial(grade, truth, 0, AT, sent)) for sent in _anew(truth, kind, piece)), piece)
        for piece in HOSTILE
    )
    return [
        Row(
            name="grading 300 words, ms",
            value=median(plain[5:]) * 1000,
            bar=2,
            against=f"the median of {ROUNDS} messages of {len(words[0].split())} words",
        ),
        Row(
            name="grading 100 kB of anything, ms",
            value=slowest * 1000,
            bar=50,
            against=f"the slowest of {len(HOSTILE)} texts, {what.strip()!r} again and again",
        ),
    ]


def _played() -> Truth:
    inputs = make_inputs(DRILL, seed=0, play=Play(pace="headless", team="model-answer"))
    team = built_in("model-answer", inputs.scenario, inputs.standard)
    return Truth(as_exercise(play(inputs, team)), inputs.standard)


def _sent(truth: Truth, type_: str, words: str) -> e.MessageSent:
    kind = truth.standard.messages[type_]
    fields = {"scope": Claim(value="requests fail", standing="suspected"), "cause": Claim(standing="unknown")}
    return e.MessageSent(
        by=kind.sent_by[0], message="MSG-1", type=type_, audience=kind.audience, channel=kind.channels[0],
        incident="INC-1", fields=fields, words=words, text="",
    )  # fmt: skip


def _anew(truth: Truth, type_: str, piece: str) -> list[e.MessageSent]:
    whole = piece * (LETTERS // len(piece))
    return [_sent(truth, type_, f"{whole}{turn}") for turn in range(3)]


def _timed(do: Callable[[], object]) -> float:
    begun = process_time()
    do()
    return process_time() - begun
