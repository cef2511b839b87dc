"""A message while it is written: sentences with one blank each, how sure of each, and one's own words.

A letter is a value: every operation returns another one. How it becomes a command is here too, for every display.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Self

from simulator.domain import commands as c
from simulator.domain.commands import Standing
from simulator.domain.standards import MessageField, MessageType
from simulator.domain.units import MINUTE
from simulator.domain.values import dataclass
from simulator.host.writing.filling import FROM_BOARD, FROM_LAST, Writer, filled, from_board, last_said
from simulator.projections.board import Letter as Said
from simulator.projections.words import short_clock, span
from simulator.rendering import render_message

LADDER: Final[tuple[Standing, ...]] = ("unknown", "suspected", "confirmed", "denied")
"""How sure one can be, from less to more; then that it is not so."""
_PASSING: Final = frozenset({"next-update"})
"""What the board fills in anew every minute: that it moves means nothing."""
_SHOWN: Final = frozenset({"scope", "cause", "harm", "figure"})
"""What evidence can show: these sentences take what has been cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, with one blank at most."""

    name: str
    field: MessageField
    value: str = ""
    standing: Standing = "confirmed"
    cites: tuple[str, ...] = ()
    said: bool = False
    """It is part of the message; otherwise its reader misses it, or it is silent."""
    origin: str = ""
    """Where the value came from: from the board, from your last; empty once it is one's own."""
    read: int = 0
    """T+ms at which the value was read there."""
    moved: str = ""
    """The board's value now, if it is another since."""
    last: str = ""
    """What the last message of this type said here."""

    @property
    def allowed(self) -> tuple[Standing, ...]:
        """How sure one can say to be here, in the order of LADDER."""
        return tuple(s for s in LADDER if s in self.field.standings) or ("confirmed",)

    @property
    def wording(self) -> str:
        """The sentence as it stands, {} for its value."""
        label = self.name.replace("-", " ").capitalize()
        return self.field.standings.get(self.standing) or f"{label}: {{}}."

    @property
    def blank(self) -> bool:
        """Whether its wording has a blank."""
        return "{}" in self.wording

    @property
    def open(self) -> bool:
        """Whether its reader would still miss it."""
        return not self.said and not self.field.optional

    @property
    def changed(self) -> bool:
        """Whether the last message of this type said something else here."""
        return self.last not in ("", self.value)

    @property
    def claim(self) -> c.Claim:
        """What it claims: a value only where the wording has a blank for it."""
        return c.Claim(value=self.value if self.blank else "", standing=self.standing, cites=self.cites)

    def source(self, now: int) -> str:
        """Return where its value came from, and how long ago: from the board, read 6 minutes ago."""
        if not self.origin:
            return ""
        minutes = (now - self.read) // MINUTE
        return f"{self.origin}, read {span(minutes * MINUTE)} ago" if minutes else self.origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message of one type, as it stands."""

    name: str
    """The message type."""
    kind: MessageType
    sentences: tuple[Sentence, ...]
    """In the order of the standard."""
    own: str = ""
    """One paragraph of the writer's own words."""
    channel: str = ""
    incident: str = ""
    """Empty: the one that is current when it is sent."""
    signs: str = ""
    """The role that signs it; empty: the first that may."""
    draft: str = ""
    """The draft it goes back to, such as M1."""
    answers: str = ""
    """The question it answers; empty: the one its readers have asked."""
    touched: bool = False
    """The writer has changed something."""

    # Beginning.

    @classmethod
    def begin(cls, name: str, writer: Writer, *, cites: Sequence[str] = ()) -> Self:
        """Return a letter as it opens: filled from the board, an update from the last one.

        A cause nobody has an idea of yet is told as not known. `cites` is the evidence that was picked up for it.
        Raises KeyError for a type the standard does not have.
        """
        kind = writer.standard.messages[name]
        there = filled(name, writer)
        last = last_said(name, writer)
        sentences = []
        for field_name, field in kind.fields.items():
            blank = there.get(field_name)
            told = last.fields.get(field_name) if last is not None else None
            one = Sentence(name=field_name, field=field, last=told["value"] if told else "")
            if blank is not None:
                claim = blank.claim
                one = replace(
                    one, value=claim.value, standing=claim.standing, cites=claim.cites, said=True, origin=blank.origin,
                    read=last.t if blank.origin == FROM_LAST and last is not None else writer.now,
                )  # fmt: skip
            elif field.kind == "cause" and "unknown" in field.standings:
                one = replace(one, standing="unknown", said=True)
            elif "confirmed" not in one.allowed:
                one = replace(one, standing=one.allowed[-1])
            if cites and field.kind in _SHOWN:
                one = replace(one, cites=tuple(cites))
            sentences.append(one)
        return cls(name=name, kind=kind, sentences=tuple(sentences), channel=kind.channels[0])

    @classmethod
    def of_draft(cls, draft: Said, writer: Writer) -> Self:
        """Return a draft that everybody sees, opened again as it was written."""
        kind = writer.standard.messages[draft.type]
        sentences = []
        for name, field in kind.fields.items():
            one = Sentence(name=name, field=field)
            told = draft.fields.get(name)
            if told is not None:
                one = replace(one, value=told["value"], standing=told["standing"], cites=tuple(told["cites"]), said=True)  # fmt: skip
            sentences.append(one)
        return cls(name=draft.type, kind=kind, sentences=tuple(sentences), own=draft.words,
                   channel=draft.channel or kind.channels[0], incident=draft.incident, draft=draft.name)  # fmt: skip

    # Reading.

    def __getitem__(self, name: str) -> Sentence:
        """Return a sentence by its field; KeyError with those there are."""
        for one in self.sentences:
            if one.name == name:
                return one
        raise KeyError(f"{self.name} has no field {name!r}; it has {', '.join(self.kind.fields)}")

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is left blank, in order: fields whose reader would miss them."""
        return tuple(one.name for one in self.sentences if one.open)

    @property
    def claims(self) -> dict[str, c.Claim]:
        """What it claims, by field."""
        return {one.name: one.claim for one in self.sentences if one.said}

    # Writing.

    def _with(self, name: str, **changes: object) -> Self:
        changed = replace(self[name], **changes)  # type: ignore[arg-type]  # its own fields
        sentences = tuple(changed if one.name == name else one for one in self.sentences)
        return replace(self, sentences=sentences, touched=True)

    def write(self, name: str, value: str) -> Self:
        """Fill a blank; an empty value leaves it blank again."""
        one = self[name]
        same = value == one.value
        return self._with(
            name,
            value=value,
            said=bool(value.strip()) or not one.blank,
            origin=one.origin if same else "",
            moved=one.moved if same else "",
        )

    def surer(self, name: str) -> Self:
        """Say it as one who is surer; after the last way to say it comes the first."""
        return self._turned(name, 1)

    def less_sure(self, name: str) -> Self:
        """Say it as one who is less sure; before the first way to say it comes the last."""
        return self._turned(name, -1)

    def _turned(self, name: str, by: int) -> Self:
        one = self[name]
        if len(one.allowed) == 1:
            return self
        at = one.allowed.index(one.standing) if one.standing in one.allowed else 0
        turned = replace(one, standing=one.allowed[(at + by) % len(one.allowed)])
        said = not turned.blank or bool(turned.value.strip())
        return self._with(name, standing=turned.standing, said=said)

    def words(self, text: str) -> Self:
        """Say something in one's own words."""
        return replace(self, own=text, touched=True)

    def keep(self, name: str) -> Self:
        """Stay with what stands there, although the board says something else now."""
        return self._with(name, origin="", moved="")

    def by(self, channel: str) -> Self:
        """Send it another way. Raises ValueError for one that is not meant for it."""
        if channel not in self.kind.channels:
            raise ValueError(f"{self.name} does not go by {channel!r}; by {', '.join(self.kind.channels)}")
        return replace(self, channel=channel, touched=True)

    def signed_by(self, role: str) -> Self:
        """Let another role sign it."""
        return replace(self, signs=role)

    def looked_at(self, writer: Writer) -> Self:
        """Return the letter with every value marked that has moved on the board since; none is changed."""
        sentences = []
        for one in self.sentences:
            now = ""
            if one.origin == FROM_BOARD and one.field.kind not in _PASSING:
                now = from_board(one.field, self.kind, writer)[0]
            sentences.append(replace(one, moved=now if now != one.value else ""))
        return replace(self, sentences=tuple(sentences))

    # What becomes of it.

    def command(self, writer: Writer, *, draft: bool = False) -> c.Send | c.Draft:
        """Return what sends it, or with `draft` what keeps it to be signed, as it would be sent now."""
        extra = {"words": self.own, "channel": self.channel or self.kind.channels[0], "answers": self.answers}
        if self.incident:
            extra["incident"] = self.incident
        if self.draft:
            extra["draft"] = self.draft
        return finish(self.name, self.claims, extra, writer, draft=draft, signs=self.signs)


# Who signs, and what is sent.


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


def consent(letter: Letter, writer: Writer) -> tuple[str, ...]:
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


def approver(letter: Letter, writer: Writer) -> str:
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
