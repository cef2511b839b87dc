"""What is done with the clock in lines: stop it, let it run, run ahead, faster or slower; and who hears of it."""

from simulator.host.plain.context import Context
from simulator.host.plain.helping import falling_due
from simulator.host.plain.reading import Unclear
from simulator.projections.words import clock, span


def paced(verb: str, rest: str, context: Context, *, lead: bool) -> list[str]:
    """Do something with the clock, and return what is said about it.

    Raises Unclear where it is the facilitator's, and for a speed that is not said.
    """
    session, starts = context.session, context.known.starts
    if session.suspended and verb in ("go", "ahead"):
        raise Unclear("play-on lets play go on" if lead else " ".join(after_emergency()))
    coached = context.known.mode != "drill" or session.tabletop
    if not (lead or coached or (verb == "go" and session.paused)):
        raise Unclear("in a drill only the facilitator moves the clock; quit leaves, and keeps the exercise")
    match verb:
        case "ahead":
            jumped = session.ahead(context.seat)
            return [f"{clock(starts, session.now)} now, {span(jumped)} later.", *falling_due(context)]
        case "pause":
            session.pause()
            session.tell(_told("has stopped the clock", context, lead=lead), but=context.seat)
            return [f"{clock(starts, session.now)}. The clock stands; go lets it run on."]
        case "go":
            early = lead and session.awaited
            session.go()
            did = "has started the clock while your first page stood" if early else "lets the clock run"
            session.tell(_told(did, context, lead=lead), but=context.seat)
            runs = f"{clock(starts, session.now)}. The clock runs."
            return ["The clock stands; each act takes its time." if session.standing else runs]
        case _:
            if not rest:
                raise Unclear("say how fast: speed 2")
            return [f"The clock runs at {session.set_speed(rest)}."]


def after_emergency() -> tuple[str, ...]:
    """Return what comes after a real emergency, where no facilitator is at hand."""
    return (
        "Stop here and see to what is real; quit leaves, and everything is kept.",
        "Afterwards only a facilitator lets play go on: hotwash facilitate in a second terminal, then play-on.",
    )


def _told(what: str, context: Context, *, lead: bool) -> str:
    by = "The facilitator" if lead else "Another seat"
    return f"{clock(context.known.starts, context.session.now)}. {by} {what}."
