"""A command becomes events, or a refusal that says why and what would have been right."""

from collections.abc import Callable
from typing import Any

import pytest

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.decide import MAX_TEXT, Refusal, decide
from simulator.domain.world import World

MakeWorld = Callable[..., World]
FOX = {"fox": {"when": "coop.losses > 5%", "priority": "critical", "service": "coop", "summary": "A fox"}}
FIRED = (1, e.AlertFired(alert="fox", summary="A fox", firing=1))


def why(world: World, command: c.AnyCommand) -> str:
    """Return why a command is refused, or what it brings about."""
    decided = decide(world, 10, command)
    return (
        decided.why if isinstance(decided, Refusal) else ", ".join(type(event).__name__ for event in decided)
    )


def test_an_alert_cannot_repeat_itself(world: MakeWorld) -> None:
    """A duplicate is a duplicate of something else."""
    farm = world([FIRED], alerts=FOX)
    itself = c.Dismiss(seat="smith", item="fox", reason="duplicate", of="fox")
    assert why(farm, itself) == "fox cannot repeat itself: name the alert or report that came before it"


@pytest.mark.parametrize(
    "command",
    [
        c.Reply(seat="smith", inject="nothing", text="Soon."),
        c.Send(seat="crier", type="notice", channel="square", fields={}, answers="nothing"),
    ],
)
def test_who_answers_nothing_is_not_told_what_others_were_asked(
    command: c.AnyCommand, world: MakeWorld
) -> None:
    """A question to another seat is private: the refusal names none."""
    farm = world([(1, e.InjectDelivered(inject="toll", to="crier", says="What is it?"))], injects=ASKS)
    assert why(farm, command) == "nobody asked anything called 'nothing'"


LONG = "x" * (MAX_TEXT + 1)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (c.Note(seat="smith", text=LONG), "text"),
        (c.Classify(seat="smith", incident="", type="", category="", severity="", services=(LONG,)), "services"),
        (c.Send(seat="crier", type="notice", channel="square", fields={"what": c.Claim(value=LONG)}), "fields"),
        (c.Send(seat="crier", type="notice", channel="square", fields={"what": c.Claim(cites=(LONG,))}), "fields"),
        (
            c.WritePostmortem(
                seat="smith",
                incident="INC-1",
                summary="",
                impact="",
                causes=(),
                actions=(c.Action(what=LONG, type="prevent", owner="", due_days=1, verified_by=""),),
            ),
            "actions",
        ),
    ],
    ids=["note", "services", "claim", "evidence", "action"],
)  # fmt: skip
def test_no_text_is_longer_than_anybody_reads(world: MakeWorld, command: c.AnyCommand, field: str) -> None:
    """However deep in a command it stands."""
    assert why(world(), command) == f"{field} has more than 8,000 characters: shorten it"


ASKS: dict[str, Any] = {
    "toll": {"number": 1, "at": "5m", "from": "the reeve", "to": "crier", "says": "What is it?", "asks": True, "answered_by": ["notice"]},
    "tithe": {"number": 2, "at": "6m", "from": "the abbot", "to": "crier", "says": "How much?", "asks": True},
}  # fmt: skip


def test_what_has_not_been_said_yet_cannot_be_opened(world: MakeWorld) -> None:
    """An inject the facilitator holds is no piece of evidence, and a look does not tell that it will come."""
    held = world([(1, e.InjectHeld(by="facilitator", inject="toll", hold=True))], injects=ASKS)
    look = c.LookAt(seat="smith", what="toll")
    assert why(held, look).startswith("there is no evidence 'toll'")
    told = world([(1, e.InjectDelivered(inject="toll", to="crier", says="What is it?"))], injects=ASKS)
    assert why(told, look) == "LookedAt"
