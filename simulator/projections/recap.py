"""Where somebody left an exercise, in two or three sentences: what they have, who waits, and that the clock stood."""

from simulator.projections.board import Board
from simulator.projections.inbox import Inbox
from simulator.projections.stream import Known
from simulator.projections.words import capital, many, names, short_clock, title_of


def recap(known: Known, came: Inbox, board: Board, now: int, *, left: bool) -> str:
    """Return what one reads first on coming back, from what the seat itself has seen.

    `left`: the exercise was left, or its clock stood; otherwise the program was stopped in the middle, and the clock goes
    on from the last thing that is kept.
    """
    incident = board.incidents.get(board.current)
    stands = [f"{incident.name} is {incident.severity}, {incident.state}"] if incident is not None else []
    mine = [
        row for row in came.rows if row.holder in known.mine and row.kind == "alert" and not row.dismissed
    ]
    has = [f"{title_of(row).lower()} from {row.source}" for row in mine[:2]]
    more = [many(len(mine) - 2, "more alert")] if len(mine) > len(has) else []
    holds = [f"you have {names([*has, *more])}"] if has else []
    asks = next((row for row in came.waiting if row.kind == "question"), None)
    waits = [f"{asks.source} waits for an answer"] if asks is not None else []
    everything = len(came.waiting)
    count = [f"{everything} wait" if everything != 1 else "1 waits"]
    told = "; ".join([*stands, *holds, *waits, *count])
    at = short_clock(known.starts, now)
    since = (
        "Since you left: nothing, the clock stood."
        if left
        else f"The program was stopped before anybody left: nothing that was done is lost, and the clock goes on from {at}, the last thing that is kept."
    )
    return f"Where you left it: {at}. {capital(told)}. {since}"
