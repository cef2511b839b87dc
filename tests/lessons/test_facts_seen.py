"""What a coach takes for done is what the engine takes for done."""

from simulator.domain import events as e
from simulator.domain.facts import facts_of
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.knowing import known
from simulator.host.redaction import Viewer, seat_view
from simulator.projections.coach import facts_seen
from simulator.teams import team_for


def test_a_seat_learns_the_facts_of_the_world() -> None:
    """In a whole run of the model answer only what passes by itself, and what others laid on the table, is not learned."""
    inputs = make_inputs("sawtooth", seed=1)
    running = play(inputs, team_for("model-answer", inputs))
    roles = tuple(inputs.scenario.seats)
    viewer = Viewer(roles=frozenset(roles), world=running.world)
    eyes = known("sawtooth", inputs, viewer, roles)
    seen = [
        (entry.record, shown)
        for entry in running.entries
        if isinstance(entry.record, e.Event)
        and (shown := seat_view(entry.record, viewer, number=1, t=entry.t)) is not None
    ]
    missed = {
        fact.kind for event, shown in seen for fact in set(facts_of(event)) - set(facts_seen(shown, eyes))
    }

    assert missed == {"cleared", "looked"}
