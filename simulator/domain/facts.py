"""Which facts an event yields: the one table shared by conditions, clocks, teams and the scorer."""

from simulator.domain import events as e
from simulator.domain.conditions import Fact


def facts_of(event: e.AnyEvent, also: tuple[str, ...] = ()) -> tuple[Fact, ...]:  # one line per event
    """Return the facts that happen with the event.

    `also` names what the event is about and does not say: the team of a paged person, the questions a message answered.
    """
    match event:  # what happens most often comes first
        case e.AlertFired(alert=name):
            return (Fact("fired", name),)
        case e.AlertCleared(alert=name):
            return (Fact("cleared", name),)
        case e.ExerciseStarted():
            return (Fact("start"),)
        case e.FaultBegan(fault=name):
            return (Fact("began", name),)
        case e.FaultEnded(fault=name):
            return (Fact("ended", name),)
        case e.ReportArrived(report=name):
            return (Fact("arrived", name),)
        case e.InjectDelivered(inject=name):
            return (Fact("delivered", name),)
        case e.SuggestionMade(suggestion=name):
            return (Fact("made", name),)
        case e.WorldMoved(event=name):
            return (Fact("happened", name),)
        case e.PersonPaged(person=person, target=target):
            return tuple(Fact("paged", name) for name in dict.fromkeys((person, target, *also)))
        case e.PersonAnswered(person=person, reveals=reveals):
            return (Fact("answered", person), *(Fact("looked", name) for name in (person, *reveals)))
        case e.RemedyFinished(remedy=name):
            return (Fact("finished", name),)
        case e.RemedyFailed(remedy=name):
            return (Fact("failed", name),)
        case e.Acknowledged(item=name):
            return (Fact("acknowledged", name),)
        case e.Dismissed(item=name):
            return (Fact("dismissed", name),)
        case e.Linked(item=name):
            return (Fact("linked", name),)
        case e.Declared():
            return (Fact("declared"),)
        case e.Classified():
            return (Fact("classified"),)
        case e.RoleAssigned(role=role):
            return (Fact("assigned", role),)
        case e.HandedOver():
            return (Fact("handed-over"),)
        case e.LookedAt(what=what, shows=shows):
            return tuple(Fact("looked", name) for name in dict.fromkeys((what, *shows)))
        case e.Hypothesized(hypothesis=name):
            return (Fact("hypothesis", name), Fact("hypothesis"))
        case e.SuggestionAnswered(suggestion=name, accept=accept):
            return (Fact("accepted" if accept else "rejected", name),)
        case e.RemedyApproved(remedy=name):
            return (Fact("approved", name),)
        case e.RemedyStarted(remedy=name):
            return (Fact("started", name),)
        case e.RemedyVerified(remedy=name):
            return (Fact("verified", name),)
        case e.MessageApproved(draft=name):
            return (Fact("approved", name),)
        case e.MessageSent(type=kind, audience=audience):
            return (Fact("sent", kind), Fact("sent", audience), *(Fact("answered", name) for name in also))
        case e.Replied(inject=name):
            return (Fact("answered", name),)
        case e.Monitored():
            return (Fact("monitoring"),)
        case e.Resolved():
            return (Fact("resolved"),)
        case e.Noted():
            return (Fact("noted"),)
        case e.PostmortemWritten():
            return (Fact("written"),)
        case _:
            return ()
