"""What is wrong with a standard alone: a ladder that ends with whoever did not answer, and an act that no role may do."""

from collections.abc import Iterator

from simulator.domain.audits.findings import Finding
from simulator.domain.standards import ACTS, Standard


def rules(standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with a standard whoever holds its roles."""
    owed = {
        priority
        for clock in standard.clocks.values()
        if clock.kept_by == "acknowledged"
        for priority, limit in clock.limits.items()
        if limit is not None
    }
    for priority, steps in standard.ladder.items():
        if priority in owed and len({step.to for step in steps} - {"primary"}) == 0:
            whom = "rings nobody" if not steps else "rings the primary and nobody after"
            yield Finding(
                code="A608",
                place=("ladder", priority),
                message=f"the ladder of {priority} alerts {whom}, and they are to be acknowledged",
                help="add a rung: {after: 5m, to: backup}",
            )
    for act in ACTS:
        if not any(act in role.may for role in standard.roles.values()):
            yield Finding(
                code="A609",
                place=("roles",),
                key=True,
                message=f"no role may {act.replace('-', ' ')}",
                help=f"add {act} to what a role may",
            )
