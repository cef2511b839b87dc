"""Letters that are not finished: kept beside the exercise's log, so that leaving, a crash and a kill lose none.

They are this keyboard's own and no part of the exercise: nothing here is an event, and nobody else reads it.
A new file is written whole and then takes the old one's place, so there is always one that can be read.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Self

from simulator.domain.decide import MAX_TEXT
from simulator.domain.standards import Standard
from simulator.domain.values import dataclass
from simulator.host.writing.filling import Writer
from simulator.host.writing.letter import LADDER, Letter, Sentence
from simulator.log.disk import keep_name
from simulator.projections.board import Letter as Said

DRAFTS: Final = "drafts.json"
PART: Final = "drafts.json.part"
DAMAGED: Final = "drafts.json.damaged"
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One unfinished letter."""

    name: str
    """D1, D2, …"""
    letter: Letter
    t: int
    """T+ms at which it was last changed."""
    roles: tuple[str, ...]
    """The roles at the keyboard that wrote it: only who has all of them reads it."""

    @property
    def data(self) -> dict[str, Any]:
        """It as plain data."""
        letter = self.letter
        return {
            "name": self.name,
            "t": self.t,
            "roles": list(self.roles),
            "type": letter.name,
            "own": letter.own,
            "channel": letter.channel,
            "incident": letter.incident,
            "signs": letter.signs,
            "draft": letter.draft,
            "answers": letter.answers,
            "sentences": {
                one.name: {
                    "value": one.value,
                    "standing": one.standing,
                    "cites": list(one.cites),
                    "said": one.said,
                    "origin": one.origin,
                    "read": one.read,
                    "last": one.last,
                }
                for one in letter.sentences
            },
        }

    @classmethod
    def of(cls, data: Mapping[str, Any], standard: Standard) -> Self:
        """Return it from plain data; what the standard does not have is left out. Raises ValueError if it is none."""
        try:
            kind = standard.messages[data["type"]]
            letter = Letter(
                name=_text(data["type"]), kind=kind, own=_text(data["own"]), channel=_text(data["channel"]),
                incident=_text(data["incident"]), signs=_text(data["signs"]), draft=_text(data["draft"]),
                answers=_text(data["answers"]), touched=True,
                sentences=tuple(
                    _sentence(Sentence(name=name, field=field), data["sentences"].get(name)) for name, field in kind.fields.items()
                ),
            )  # fmt: skip
            if letter.channel not in kind.channels:
                letter = replace(letter, channel=kind.channels[0])
            return cls(name=_text(data["name"]), letter=letter, t=int(data["t"]), roles=_texts(data["roles"]))
        except (KeyError, TypeError, AttributeError) as wrong:
            raise ValueError(f"this is no draft: {wrong}") from wrong


def _sentence(one: Sentence, data: Mapping[str, Any] | None) -> Sentence:
    if data is None:
        return one
    standing = next((word for word in LADDER if word == data["standing"]), one.standing)
    return replace(
        one, value=_text(data["value"]), standing=standing, cites=_texts(data["cites"]), said=bool(data["said"]),
        origin=_text(data["origin"]), read=int(data["read"]), last=_text(data["last"]),
    )  # fmt: skip


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise TypeError(f"a text of at most {MAX_TEXT} characters, not {str(value)[:40]!r}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"a list of texts, not {str(value)[:40]!r}")
    return tuple(_text(one) for one in value)


class Drafts:
    """The unfinished letters of one exercise, read and written at its folder."""

    def __init__(self, folder: Path, standard: Standard) -> None:
        self.folder = folder
        self._standard = standard

    def all(self) -> tuple[Kept, ...]:
        """Return every draft, the oldest first; what cannot be read is passed over. Raises OSError."""
        found = []
        for data in self._stored():
            try:
                found.append(Kept.of(data, self._standard))
            except ValueError:
                continue
        return tuple(found)

    def free(self) -> str:
        """Return a name that no draft has."""
        taken = {str(data.get("name")) for data in self._stored()}
        return next(f"D{number}" for number in range(1, len(taken) + 2) if f"D{number}" not in taken)

    def keep(self, kept: Kept) -> None:
        """Put a draft on disk; an older one of its name is replaced, all others stay. Raises OSError."""
        others = [data for data in self._stored() if data.get("name") != kept.name]
        self._write([*others, kept.data])

    def drop(self, name: str) -> None:
        """Forget a draft. Raises OSError."""
        there = self._stored()
        rest = [data for data in there if data.get("name") != name]
        if rest != there:
            self._write(rest)

    def _stored(self) -> list[dict[str, Any]]:
        """Return what the file holds, whatever it means; a file that is damaged is put aside, not overwritten."""
        path = self.folder / DRAFTS
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except (UnicodeDecodeError, ValueError, RecursionError):
            path.replace(self.folder / DAMAGED)
            return []
        if not isinstance(data, dict) or data.get("hotwash_drafts") != _FORMAT:
            path.replace(self.folder / DAMAGED)
            return []
        drafts = data.get("drafts")
        return [one for one in drafts if isinstance(one, dict)] if isinstance(drafts, list) else []

    def _write(self, drafts: list[dict[str, Any]]) -> None:
        text = json.dumps({"hotwash_drafts": _FORMAT, "drafts": drafts}, ensure_ascii=False, indent=1)
        part = self.folder / PART
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            part.chmod(0o600)  # an older one may be there, with other rights
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.folder / DRAFTS)
        keep_name(self.folder / DRAFTS)


def waiting(drafts: Iterable[Kept], writer: Writer) -> tuple[Kept, ...]:
    """Return the drafts that this seat may go on with, the latest first: not what others wrote, nor what was sent since."""
    mine = set(writer.known.mine)
    open_ = [one for one in drafts if mine.issuperset(one.roles) and not _sent(one, writer.board.sent)]
    return tuple(sorted(open_, key=lambda one: -one.t))


def _sent(kept: Kept, said: Iterable[Said]) -> bool:
    """Return whether it was sent after it was kept: a kill may come between sending it and forgetting it."""
    letter = kept.letter
    claims = {name: (claim.value, claim.standing, list(claim.cites)) for name, claim in letter.claims.items()}
    return any(
        one.t >= kept.t
        and (one.type, one.words) == (letter.name, letter.own)
        and claims
        == {name: (told["value"], told["standing"], list(told["cites"])) for name, told in one.fields.items()}
        for one in said
    )
