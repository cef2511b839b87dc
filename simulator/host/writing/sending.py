"""Who signs a message, whose consent it needs, and the command that sends it: the same for every display."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.domain import commands as c
from simulator.host.writing.filling import Writer
from simulator.projections.words import short_clock
from simulator.rendering import render_message

if TYPE_CHECKING:
    from simulator.host.writing.letter import Letter


def signer(name: str, writer: Writer) -> str:
    """Return who signs a message: the role chosen to act, or the first at this keyboard that writes this type."""
    mine = writer.known.mine
    wants = writer.standard.messages[name].sent_by
    return writer.speaker or next((role for role in wants if role in mine), mine[0])


def signers(name: str, writer: Writer) -> tuple[str, ...]:
    """Return the roles at this keyboard that may write this type, those who need nobody's consent first."""
    kind, mine = writer.standard.messages[name], writer.known.mine
    if writer.speaker:
        return (writer.speaker,)
    there = [role for role in kind.sent_by if role in mine]
    return tuple(sorted(there, key=lambda role: bool(kind.approval) and role not in kind.approval)) or (
        mine[0],
    )


def consent(letter: "Letter", writer: Writer) -> tuple[str, ...]:
    """Return the roles of which one has yet to sign the letter before it may go; nobody: ()."""
    kind, by = letter.kind, letter.signs or signer(letter.name, writer)
    if by not in kind.sent_by:
        return kind.sent_by
    if not kind.approval or by in kind.approval:
        return ()
    draft = writer.board.drafts.get(letter.draft)
    same = draft is not None and (
        {name: _plain(claim) for name, claim in letter.claims.items()},
        letter.own,
    ) == ({name: _plain_told(told) for name, told in draft.fields.items()}, draft.words)
    if same and draft is not None and set(draft.approved_by) & set(kind.approval):
        return ()
    return kind.approval


def approver(letter: "Letter", writer: Writer) -> str:
    """Return the role at this keyboard that can sign the draft, as it stands, so that another may send it; "" if none can."""
    draft = writer.board.drafts.get(letter.draft)
    if draft is None or letter.touched or not consent(letter, writer):
        return ""
    mine = (writer.speaker,) if writer.speaker in letter.kind.approval else writer.known.mine
    return next((role for role in letter.kind.approval if role in mine and role not in draft.approved_by), "")


def _plain(claim: c.Claim) -> tuple[str, str, tuple[str, ...]]:
    return claim.value, claim.standing, claim.cites


def _plain_told(told: Mapping[str, object]) -> tuple[object, object, tuple[object, ...]]:
    cites = told["cites"]
    return told["value"], told["standing"], tuple(cites) if isinstance(cites, list | tuple) else ()


def finish(
    name: str,
    fields: Mapping[str, c.Claim],
    extra: Mapping[str, str],
    writer: Writer,
    *,
    draft: bool = False,
    signs: str = "",
) -> c.Send | c.Draft:
    """Return the message with its words as they will be read.

    `extra` may hold words, channel, incident, answers (an inject's name) and draft.
    Raises ValueError and TemplateProblem as rendering does.
    """
    kind, board = writer.standard.messages[name], writer.board
    seat = signs or signer(name, writer)
    incident = extra.get("incident", board.current)
    answers = extra.get("answers", "") or question_for(name, writer)
    words = extra.get("words", "")
    envelope = {"incident": incident, "at": short_clock(writer.known.starts, writer.now), "sender": seat}
    text = render_message(
        writer.standard, name, fields, words, envelope, writer.session.inputs.templates or None
    )
    channel, used = extra.get("channel", kind.channels[0]), extra.get("draft", "")
    if draft:
        number = sum(event.what == "Drafted" for event in writer.events) + 1
        return c.Draft(
            seat=seat, draft=used or f"M{number}", type=name, channel=channel, incident=incident,
            fields=dict(fields), words=words, text=text,
        )  # fmt: skip
    return c.Send(
        seat=seat, type=name, channel=channel, incident=incident, fields=dict(fields), words=words, text=text,
        draft=used, answers=answers,
    )  # fmt: skip


def same_draft(command: c.Draft, writer: Writer) -> str:
    """Return the draft that says just this already, under another name; empty if none does."""
    said = {name: _plain(claim) for name, claim in command.fields.items()}
    for name, there in writer.board.drafts.items():
        told = {field: _plain_told(one) for field, one in there.fields.items()}
        if name != command.draft and (there.type, there.words, told) == (command.type, command.words, said):
            return name
    return ""


def question_for(name: str, writer: Writer) -> str:
    """Return the question from this message's readers that waits, if one does: writing to them answers it."""
    scenario = writer.viewer.world.scenario
    for row in writer.inbox.waiting:
        asked = scenario.injects.get(row.name) or scenario.cards.get(row.name)
        if row.kind == "question" and asked is not None and name in asked.answered_by:
            return row.name
    return ""
