"""What events make of the world, and which facts they yield."""

from collections.abc import Callable
from typing import Any

from simulator.domain import events as e
from simulator.domain.conditions import Fact
from simulator.domain.units import MINUTE
from simulator.domain.world import World

MakeWorld = Callable[..., World]
ASKS: dict[str, Any] = {
    "toll": {"number": 1, "at": "5m", "from": "the reeve", "to": "crier", "says": "What is it?", "asks": True, "answered_by": ["notice"]},
    "tithe": {"number": 2, "at": "5m", "from": "the abbot", "to": "crier", "says": "How much?", "asks": True},
    "wedding": {"number": 3, "at": "9m", "from": "a bride", "to": "crier", "says": "When?", "asks": True, "answered_by": ["notice"]},
}  # fmt: skip


def asked(*names: str) -> list[tuple[int, e.AnyEvent]]:
    """Deliver questions at 0:05."""
    return [(5 * MINUTE, e.InjectDelivered(inject=name, to="crier", says="?")) for name in names]


def sent(answers: str = "") -> tuple[int, e.AnyEvent]:
    """Post a notice at 0:07."""
    posted = e.MessageSent(
        by="crier", message="MSG-1", type="notice", audience="village", channel="square",
        incident="", fields={}, words="", text="", answers=answers,
    )  # fmt: skip
    return 7 * MINUTE, posted


def answered(farm: World) -> dict[str, int | None]:
    """Return when each question was answered, by the world and by the facts."""
    for name, told in farm.injects.items():
        assert farm.first.get(Fact("answered", name)) == told.answered
    return {name: told.answered for name, told in farm.injects.items()}


def test_a_message_answers_the_question_it_names(world: MakeWorld) -> None:
    """And no other; conditions that wait for an answer see it."""
    farm = world([*asked("tithe"), sent("tithe")], injects=ASKS)
    assert answered(farm) == {"tithe": 7 * MINUTE}


def test_a_message_answers_every_question_its_type_is_an_answer_to(world: MakeWorld) -> None:
    """`answered_by` is kept by the world as the scorer reads it: the reeve does not ask again."""
    farm = world([*asked("toll", "tithe"), sent()], injects=ASKS)
    assert answered(farm) == {"toll": 7 * MINUTE, "tithe": None}


def test_a_message_from_before_a_question_does_not_answer_it(world: MakeWorld) -> None:
    """Whoever asks has not found the answer in it."""
    held = (6 * MINUTE, e.InjectHeld(by="facilitator", inject="wedding", hold=True))
    farm = world(
        [held, sent(), (9 * MINUTE, e.InjectDelivered(inject="wedding", to="crier", says="?"))], injects=ASKS
    )
    assert answered(farm) == {"wedding": None}


def test_an_answer_counts_from_the_first_time(world: MakeWorld) -> None:
    """A reply after the notice changes nothing."""
    reply = (8 * MINUTE, e.Replied(by="crier", inject="toll", text="Soon."))
    farm = world([*asked("toll"), sent(), reply], injects=ASKS)
    assert answered(farm) == {"toll": 7 * MINUTE}


def test_whoever_is_paged_is_paged_by_name_and_by_team(world: MakeWorld) -> None:
    """`paged barn` holds when somebody of the barn is called by name."""
    farm = world([(1, e.PersonPaged(person="bo", by="farmer", target="smith"))])
    assert {fact.name for fact in farm.first if fact.kind == "paged"} == {"bo", "smith", "barn"}
