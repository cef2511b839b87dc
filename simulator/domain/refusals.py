"""Why a command is not carried out: the reason, and the way out."""

from collections.abc import Iterable
from typing import Final, Literal

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.values import dataclass
from simulator.domain.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a command was not carried out, and the way out."""

    kind: Literal["authority", "unknown", "state", "form"]
    why: str


RESTRICTED: Final[dict[type[c.AnyCommand], str]] = {
    c.Declare: "declare",
    c.Classify: "classify",
    c.AssignRole: "assign-role",
    c.ApproveMessage: "approve-message",
    c.MarkMonitoring: "resolve",
    c.Resolve: "resolve",
    c.HandOver: "hand-over",
    c.Page: "page",
}
"""The act a role must be allowed for each restricted command."""
Decided = tuple[e.AnyEvent, ...] | Refusal


def unknown(what: str, name: str, there: Iterable[str]) -> Refusal:
    """Refuse a name that names nothing, with what there is."""
    known = ", ".join(list(there)[:12])
    return Refusal(
        kind="unknown", why=f"there is no {what} {name!r}" + (f"; there is {known}" if known else " yet")
    )


def no_question(name: str) -> Refusal:
    """Refuse an answer to what nobody asked; what was asked of others is not named."""
    return Refusal(kind="unknown", why=f"nobody asked anything called {name!r}")


def not_now(why: str) -> Refusal:
    """Refuse what cannot be done as things are."""
    return Refusal(kind="state", why=why)


def may_not(world: World, seat: str, act: str) -> Refusal | None:
    """Return the refusal of a restricted act, with who may do it; None if the seat may."""
    roles = world.standard.roles
    if act in roles[seat].may:
        return None
    who = " or ".join(name for name, role in roles.items() if act in role.may and role.seat) or "nobody here"
    return Refusal(kind="authority", why=f"{seat} may not {act.replace('-', ' ')}: that is for {who}")
