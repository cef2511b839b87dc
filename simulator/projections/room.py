"""The room: who is here, who is being called, and what people said."""

from collections.abc import Iterable

from simulator.domain.values import dataclass
from simulator.projections.stream import Known, SeatEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What became of calling someone."""

    person: str
    state: str
    """ringing, here, no answer."""
    since: int
    paged: int
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line of talk."""

    t: int
    who: str
    text: str
    to: str = ""
    letter: bool = False
    """A message that was written and sent, as against something somebody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Who is here, and what was said."""

    called: dict[str, Called]
    said: tuple[Said, ...]

    def present(self, known: Known) -> tuple[str, ...]:
        """Return the people who are here: those at a seat, and those who answered."""
        here = [person for person, call in self.called.items() if call.state == "here"]
        return tuple(dict.fromkeys((*known.seats.values(), *here)))


def room(events: Iterable[SeatEvent], onto: Room | None = None) -> Room:
    """Fold a seat's stream into the room, or what came since onto an earlier one, which is left as it was."""
    called: dict[str, Called] = dict(onto.called) if onto is not None else {}
    said: list[Said] = list(onto.said) if onto is not None else []
    for event in events:
        get, t = event.get, event.t
        match event.what:
            case "PersonPaged":
                called[get("person")] = Called(person=get("person"), state="ringing", since=t, paged=t)
            case "PersonAnswered":
                paged = called[get("person")].paged if get("person") in called else t
                called[get("person")] = Called(
                    person=get("person"), state="here", since=t, paged=paged, says=get("says")
                )
                if get("says"):
                    said.append(Said(t=t, who=get("name") or get("person"), text=get("says")))
            case "PersonSilent":
                paged = called[get("person")].paged if get("person") in called else t
                called[get("person")] = Called(person=get("person"), state="no answer", since=t, paged=paged)
            case "InjectDelivered" | "ReaderAsked" | "Spoken" | "Whispered" | "ReportArrived":
                who = get("from") or ("facilitator" if event.what == "Whispered" else "")
                said.append(Said(t=t, who=who, text=get("says"), to=get("to")))
            case "HintGiven":
                said.append(Said(t=t, who="hint", text=get("says")))
            case "WorldMoved":
                said.append(Said(t=t, who="", text=get("says")))
            case "Replied" | "Noted":
                said.append(Said(t=t, who=get("by"), text=get("text"), to=get("inject")))
            case "MessageSent":
                said.append(Said(t=t, who=get("by"), text=get("text"), to=get("audience"), letter=True))
            case _:
                pass
    return Room(called=called, said=tuple(said))
