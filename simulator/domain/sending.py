"""Messages: drafted, signed, sent; what of each a seat may, and what stands in the way."""

from collections.abc import Iterable, Mapping
from typing import Final

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.patterns import words_in
from simulator.domain.refusals import Decided, Refusal, may_not, no_question, not_now, unknown
from simulator.domain.states import DraftState
from simulator.domain.world import World, questions

_STILL_WRONG: Final = ("", "investigating", "identified")
"""What a letter may say of where things stand while the harm goes on."""


def voided(world: World, events: Iterable[e.AnyEvent]) -> tuple[e.SignOffVoided, ...]:
    """Return every sign-off that these events make void: whoever signed had signed another state of things."""
    return tuple(
        e.SignOffVoided(by=event.by, draft=name, why=why)
        for event in events
        if isinstance(event, e.Classified | e.Monitored | e.Resolved | e.Reopened)
        for name, draft in world.drafts.items()
        if draft.approved_by and draft.incident in ("", event.incident)
        if (why := _overtaken(world, draft, event))
    )


Turned = e.RemedyFinished | e.RemedyFailed | e.RemedyUndone
"""What becomes of a remedy without anybody doing anything."""


def overtaken(world: World, event: Turned) -> tuple[e.SignOffVoided, ...]:
    """Return every sign-off that is void because a remedy is no longer under way, and a letter says that it is."""
    return tuple(
        e.SignOffVoided(by="", draft=name, why=why)
        for name, draft in world.drafts.items()
        if draft.approved_by and (why := _no_longer(world, draft, event))
    )


_BECAME: Final[Mapping[type[Turned], str]] = {
    e.RemedyFinished: "has finished",
    e.RemedyFailed: "has failed",
    e.RemedyUndone: "has been taken back",
}
"""What a remedy's end is called."""


def _no_longer(world: World, draft: DraftState, event: Turned) -> str:
    """Say what became of a remedy that a draft names as what is being done; nothing if that still stands.

    Whoever writes when it is better says what was done: a remedy that has finished makes that no less true.
    """
    kind = world.standard.messages[draft.type]
    if isinstance(event, e.RemedyFinished) and kind.phase in ("mitigated", "resolved"):
        return ""
    told = (
        claim.value
        for name, claim in draft.fields.items()
        if name in kind.fields and kind.fields[name].kind == "action" and claim.standing == "confirmed"
    )
    if not any(words_in(value, (event.remedy,)) for value in told):
        return ""
    return f"it says that {event.remedy} is under way, and it {_BECAME[type(event)]}"


def _overtaken(
    world: World, draft: DraftState, event: e.Classified | e.Monitored | e.Resolved | e.Reopened
) -> str:
    """Say what a draft says that is no longer so; nothing if all of it stands."""
    kind = world.standard.messages[draft.type]
    said = {
        kind.fields[name].kind: claim.value.strip()
        for name, claim in draft.fields.items()
        if name in kind.fields
    }
    state, calm = said.get("state", "").lower(), kind.phase in ("mitigated", "resolved")
    match event:
        case e.Classified(severity=now):
            old = said.get("severity", "")
            moved = old.casefold() not in ("", now.casefold())  # sev1 is SEV1, as for the grader
            return f"it says {old}, and {event.incident} is {now} now" if moved else ""
        case e.Monitored():
            over = kind.phase == "investigating" or (state and state in _STILL_WRONG)
            return f"{event.incident} is being watched by now" if over else ""
        case e.Resolved():
            over = kind.phase in ("investigating", "mitigated") or state not in ("", "resolved")
            return f"{event.incident} is called resolved by now" if over else ""
        case _:
            over = calm or state not in _STILL_WRONG
            return f"{event.incident} is open again" if over else ""


def message(world: World, command: c.Draft | c.ApproveMessage | c.Send) -> Decided:
    """Return what drafting, signing or sending a message brings about."""
    by = command.seat
    if isinstance(command, c.ApproveMessage):
        draft = world.drafts.get(command.draft)
        if draft is None:
            return unknown("draft", command.draft, world.drafts)
        if by in draft.approved_by:
            return not_now(f"{by} has signed {command.draft} already")
        return may_not(world, by, "approve-message") or (e.MessageApproved(by=by, draft=command.draft),)
    kind = world.standard.messages.get(command.type)
    if kind is None:
        return unknown("message type", command.type, world.standard.messages)
    if command.channel not in world.standard.channels:
        return unknown("channel", command.channel, world.standard.channels)
    if command.incident and command.incident not in world.incidents:
        return unknown("incident", command.incident, world.incidents)
    for name in command.fields:
        if name not in kind.fields:
            return unknown(f"field of {command.type}", name, kind.fields)
    if isinstance(command, c.Draft):
        return (
            e.Drafted(
                by=by,
                draft=command.draft,
                type=command.type,
                channel=command.channel,
                incident=command.incident,
                fields=command.fields,
                words=command.words,
                text=command.text,
            ),
        )
    if by not in kind.sent_by:
        return Refusal(
            kind="authority", why=f"{by} may not send {command.type}: that is for {' or '.join(kind.sent_by)}"
        )
    if command.draft and command.draft not in world.drafts:
        return unknown("draft", command.draft, world.drafts)
    if command.answers and command.answers not in questions(world):
        return no_question(command.answers)
    return (
        e.MessageSent(
            by=by,
            message=f"MSG-{len(world.messages) + 1}",
            type=command.type,
            audience=kind.audience,
            channel=command.channel,
            incident=command.incident,
            fields=command.fields,
            words=command.words,
            text=command.text,
            draft=command.draft,
            answers=command.answers,
        ),
    )
