"""What the model answer puts into the blanks of a message: as sure as one can be when it is sent, and no surer."""

import re

from simulator.domain.regimes import day_of, status
from simulator.domain.scenario import IncidentKey, Scenario
from simulator.domain.standards import FieldKind, MessageField, MessageType, Standard
from simulator.domain.values import dataclass
from simulator.prose import Knowledge, Passage, cautions, our_words, people_called
from simulator.teams.looking import Looking
from simulator.teams.mending import checked_by
from simulator.teams.planning import Plan, lasting

_PLAIN: dict[FieldKind, str] = {
    "scope": "something is wrong with what we offer you",
    "cause": "a fault on our side",
    "harm": "some of what you asked for went wrong",
    "action": "putting back what worked before",
}
"""What is said where our own words would not be understood."""


def knowledge(scenario: Scenario, standard: Standard) -> Knowledge:
    """Return the names that may not stand in just any message: the same for every blank of a scenario."""
    services = {name: service.public_name for name, service in scenario.services.items()}
    models = [service.model for service in scenario.services.values()]
    return Knowledge(
        standard=standard,
        internal=our_words(services, (*scenario.signals, *models)),
        people=people_called(standard, (who.name or "" for who in scenario.people.values()), services),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """One message to be filled."""

    plan: Plan
    key: IncidentKey
    name: str
    looking: Looking
    known: Knowledge
    message: MessageType
    better: bool
    """The harm has stopped."""
    wait: int
    """How long until its readers hear again, ms."""
    owner: str = ""
    """Who has it from now on, if that is somebody else."""

    def filled(self) -> dict[str, object]:
        """Return what goes into each blank that cannot stay empty, and into what its reader would miss."""
        return {
            name: self._claim(field)
            for name, field in self.message.fields.items()
            if not (field.optional and field.kind == "words")
        }

    def _claim(self, field: MessageField) -> dict[str, object]:
        if field.kind in ("scope", "cause", "harm"):
            return self._about(field)
        if field.kind == "words" and "denied" in field.standings and not field.critical:
            return {"standing": "denied"}
        if field.kind == "duties":
            return self._duties()
        return {"value": self._value(field.kind)}

    def _duties(self) -> dict[str, object]:
        """Name every rule that may have begun on this day, and what starts its clock."""
        rules, day = self.plan.standard.regulators, day_of(self.plan.scenario.starts)
        begun = [
            name for name in self.key.reports if name in rules and status(rules[name], day) == "in force"
        ]
        if not begun:
            return {"standing": "denied"}
        return {"value": ", ".join(f"{name} ({rules[name].starts})" for name in begun)}

    def _about(self, field: MessageField) -> dict[str, object]:
        """Say what is so about scope, cause or harm, if its evidence has been looked at by then."""
        fact = self.looking.fact(field.kind)
        less = next(
            (word for word in ("unknown", "suspected", "denied") if word in field.standings), "suspected"
        )
        if fact is None:
            return {"standing": "denied" if self.better and "denied" in field.standings else less}
        guarded = field.kind == "cause" and "cause-as-fact" in self.message.forbids
        if guarded and self.message.public and less == "unknown":
            return {"standing": "unknown"}
        most = "suspected" if guarded else "confirmed"
        cites = list(self.looking.shown_by(fact))[: self.plan.standard.tolerances.cites]
        if most == less:
            standing = most
        else:
            joined = (" or " if fact.known_from.any else " and ").join(cites)
            standing = f"{{{most} if looked at {joined} else {less}}}"
        return {"value": self._plain(field.kind, fact.says), "standing": standing, "cites": cites}

    def _plain(self, kind: FieldKind, text: str) -> str:
        """Put the names customers know for our own words; where it is still jargon, say it as anybody would."""
        if self.message.public:
            for name, service in self.plan.scenario.services.items():
                if service.public_name:
                    text = re.sub(
                        rf"(?<!\w){re.escape(name)}(?!\w)", service.public_name, text, flags=re.IGNORECASE
                    )
        return _PLAIN.get(kind, "what we see") if self._barred(kind, text) else text

    def _barred(self, kind: FieldKind, text: str) -> bool:
        """Whether a text may not stand in this message: other words are needed then."""
        return bool(cautions(self.message, [Passage(where=kind, kind=kind, text=text)], self.known))

    def _value(self, kind: FieldKind) -> str:
        title = self.key.title or self.name
        remedy = self.key.decisions[0].best[-1]
        match kind:
            case "incident-id":
                return f"{{incident {title}}}"
            case "severity":
                return f"{{severity {title}}}"
            case "began-at":
                return f"{{began {self.name}}}"
            case "discovered-at":
                return f"{{detected {self.name}}}"
            case "ended-at":
                return f"{{restored {self.name}}}"
            case "services":
                services = self.plan.scenario.services
                names = [
                    (services[name].public_name if self.message.public else "") or name
                    for name in self.key.services
                ]
                return ", ".join(dict.fromkeys(names))
            case "figure":
                return f"{{signal {self._signal()}}}"
            case "next-update":
                return f"{{now +{lasting(self.wait)}}}"
            case "state":
                return "resolved" if self.message.phase == "resolved" else f"{{state {title}}}"
            case "owner":
                return self.owner or next(iter(self.plan.scenario.seats))
            case "action":
                return self._plain("action", self.plan.scenario.remedies[remedy].says or remedy)
            case "scope" | "cause" | "harm" | "duties" | "words":
                return (
                    f"at {{now}} {self._signal()} reads {{value {self._signal()}}}"
                    if not self.message.public
                    else "read our status page, and write to us from there"
                )

    def _signal(self) -> str:
        """Return the signal that tells how it goes: the one that shows whether the repair helped, or what a fault moves."""
        moved = [
            move.signal for fault in self.key.explains for move in self.plan.scenario.faults[fault].moves
        ]
        return checked_by(self.plan.scenario, self.key.decisions[0].best[-1]) or moved[0]
