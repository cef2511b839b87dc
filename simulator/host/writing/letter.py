"""A message while it is written: sentences with one blank each, how sure of each, and one's own words.

A letter is a value: every operation returns another one.
Who signs it, and how it becomes a command, is for `sending`.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Self

from simulator.domain import commands as c
from simulator.domain.commands import Standing
from simulator.domain.standards import MessageField, MessageType
from simulator.domain.units import MINUTE
from simulator.domain.values import dataclass
from simulator.host.writing.filling import FROM_BOARD, FROM_LAST, Writer, filled, from_board, last_said
from simulator.host.writing.sending import finish
from simulator.projections.board import Letter as Said
from simulator.projections.words import span

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
