"""Messages in lines: typed in one, or asked sentence by sentence.

What the board fills in, and what becomes of it, is `simulator.host.writing`'s.
"""

from collections.abc import Generator
from dataclasses import replace
from typing import Any, Final

from simulator.domain import commands as c
from simulator.domain.standards import MessageField, MessageType
from simulator.host import writing
from simulator.host.actions import VERBS, Argument
from simulator.host.plain.context import Context
from simulator.host.plain.reading import Unclear, _choose, _name, tokens
from simulator.host.writing import Blank, filled

STANDINGS: Final = {
    "sure": "confirmed",
    "suspect": "suspected",
    "unknown": "unknown",
    "no": "denied",
    "deny": "denied",
    "?": "unknown",
    "!": "denied",
}
"""Words a player says how sure they are with, and the standing each means."""
Talk = Generator[list[str], str, "c.Send | c.Draft | None"]
"""A conversation: yields lines to print, is sent lines typed, returns what to send."""


def message_type(written: str, context: Context) -> str:
    """Return the message type that is meant: by name, by a part of it or of its title; Unclear with those there are."""
    there = context.standard.messages
    meant = _choose(written.strip().replace(" ", "-"), there)
    if meant in there:
        return meant
    words = written.lower().split()
    fitting = [
        name for name, kind in there.items() if all(w in f"{name} {kind.title}".lower() for w in words)
    ]
    clocks = {
        name
        for clock_name, clock in context.standard.clocks.items()
        if written.lower().replace(" ", "-") in clock_name
        for name in clock.what[:1]
    }
    for found in (fitting, sorted(clocks)):
        if len(found) == 1:
            return found[0]
    raise Unclear(f"there is no message {written!r}; there is {', '.join(there)}")


def in_one_line(verb: str, text: str, context: Context) -> c.Send | c.Draft:
    """Read `TYPE field="…" field?="…" field=? …`; what the board knows fills the rest.

    Raises Unclear for a field this message does not have, with those it has.
    """
    words = tokens(text)
    named = next((index for index, token in enumerate(words) if token.name), len(words))
    if not named:
        raise Unclear(
            f"say which message: {verb} internal-brief …; there is {', '.join(context.standard.messages)}"
        )
    kind_name = message_type(" ".join(token.value for token in words[:named]), context)
    kind = context.standard.messages[kind_name]
    fields = {name: blank.claim for name, blank in filled(kind_name, context).items()}
    extra: dict[str, str] = {}
    for token in words[named:]:
        name, value = token.name, token.value
        bare = name.rstrip("?@")
        if bare in kind.fields:
            fields[bare] = _written(kind.fields[bare], name[len(bare) :], value, fields.get(bare), context)
        elif name in ("words", "channel", "incident", "answers", "draft"):
            extra[name] = value
        else:
            there = ", ".join((*kind.fields, "words", "channel", "incident", "answers", "draft"))
            raise Unclear(f"{kind_name} has no field {name or value!r}; it has {there}")
    return finish(kind_name, fields, extra, context, draft=verb == "draft")


def _written(field: MessageField, mark: str, value: str, before: c.Claim | None, context: Context) -> c.Claim:
    if mark == "@":
        cites = tuple(_name(part.strip(), context) for part in value.split(",") if part.strip())
        return replace(before or c.Claim(), cites=cites)
    cites = before.cites if before is not None else ()
    if value in ("?", "!"):
        return c.Claim(value="", standing="unknown" if value == "?" else "denied", cites=cites)
    standing: c.Standing = "suspected" if mark == "?" else "confirmed"
    allowed = field.standings
    if allowed and standing not in allowed:
        raise Unclear(f"this field can be {', '.join(allowed)}; not {standing}")
    return c.Claim(value=value, standing=standing, cites=cites)


def finish(
    name: str, fields: dict[str, c.Claim], extra: dict[str, str], context: Context, *, draft: bool = False
) -> c.Send | c.Draft:
    """Return the message with its words as they will be read; `answers` may be a question's number."""
    answers = _name(extra["answers"], context) if extra.get("answers") else ""
    return writing.finish(name, fields, {**extra, "answers": answers}, context, draft=draft)


def sentence_by_sentence(name: str, context: Context) -> Talk:
    """Ask for one sentence after the other: each with its reader's question, its wording and how sure one is."""
    kind = context.standard.messages[name]
    blanks = filled(name, context)
    claims = {field: blank.claim for field, blank in blanks.items()}
    names = list(kind.fields)
    words, at = "", 0
    total = len(names)
    how = "Enter keeps; sure, suspect or unknown say how sure; back, read, send, leave."
    opening = f"{kind.title}, to {kind.audience} by {kind.channels[0]}. {total} sentences, then your own words. {how}"
    typed = yield [opening, *_question(names[0], kind, claims, blanks, 1)]
    while True:
        word, _, rest = typed.strip().partition(" ")
        word = word.lower()
        said: list[str] = []
        if word in ("leave", "quit", "cancel") and not rest:
            yield ["Left. Nothing was sent."]
            return None
        if word == "send" and not rest:
            return finish(name, claims, {"words": words}, context)
        if word == "draft" and not rest:
            return finish(name, claims, {"words": words}, context, draft=True)
        if word == "read" and not rest:
            said = _read(name, claims, words, context)
        elif word == "back" and not rest:
            at = max(at - 1, 0)
        elif at >= len(names):
            words = typed.strip() or words
            said = [*_read(name, claims, words, context), "Type send, or back to change a sentence."]
        else:
            field = names[at]
            there = claims.get(field)
            problem, claim = _answer(kind.fields[field], word, rest, typed.strip(), there)
            if problem:
                said = [problem]
            else:
                if claim is not None:
                    claims[field] = claim
                at += 1
        if at < len(names):
            said += _question(names[at], kind, claims, blanks, at + 1)
        elif word != "read" and not said:
            said = [
                f"{len(names) + 1} of {len(names) + 1}. Your own words, if the reader needs them. (enter for none, send, read, back)"
            ]
        typed = yield said


def _answer(
    field: MessageField, word: str, rest: str, typed: str, there: c.Claim | None
) -> tuple[str, c.Claim | None]:
    """Return what is wrong with an answer, or the claim it makes (None keeps what is there)."""
    if not typed:
        return "", there
    standing: Any = STANDINGS.get(word)
    value = typed if standing is None else rest
    allowed = field.standings or {"confirmed": ""}
    if standing is None:
        standing = (
            there.standing
            if there is not None and there.standing in ("confirmed", "suspected")
            else "confirmed"
        )
        standing = standing if standing in allowed else next(iter(allowed))
    elif standing not in allowed:
        can = ", ".join(word for word, means in STANDINGS.items() if means in allowed and len(word) > 1)
        return f"This sentence can only be {can}.", None
    if not value and standing in ("confirmed", "suspected") and there is not None:
        value = there.value
    return "", c.Claim(value=value, standing=standing, cites=there.cites if there is not None else ())


def _question(
    name: str, kind: MessageType, claims: dict[str, c.Claim], blanks: dict[str, Blank], number: int
) -> list[str]:
    field = kind.fields[name]
    claim = claims.get(name)
    total = len(kind.fields) + 1
    asked = f"{number} of {total}. {name.replace('-', ' ').capitalize()}: {field.asks}"
    sentences = "; ".join(f"{word}: {field.standings[means]}" for word, means in
                          (("sure", "confirmed"), ("suspect", "suspected"), ("unknown", "unknown"), ("no", "denied"))
                          if means in field.standings)  # fmt: skip
    lines = [asked]
    if sentences:
        lines.append(sentences.replace("{}", "[ ]"))
    if claim is not None:
        origin = f", {blanks[name].origin}" if name in blanks and blanks[name].claim == claim else ""
        lines.append(f"Now: {claim.value or 'nothing'} ({claim.standing}{origin}). Enter keeps it.")
    elif field.optional:
        lines.append("Enter leaves it out.")
    return lines


def _read(name: str, claims: dict[str, c.Claim], words: str, context: Context) -> list[str]:
    message = finish(name, claims, {"words": words}, context)
    return [line for line in message.text.splitlines() if line.strip()]


def composing_argument() -> Argument:
    """Return what `message` asks when it is not said which."""
    return VERBS["message"].arguments[0]
