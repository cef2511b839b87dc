"""Messages in one typed line: its type, then field="…" for each blank.

What the board fills in, and what becomes of it, is `simulator.host.writing`'s.
"""

from dataclasses import replace

from simulator.domain import commands as c
from simulator.domain.standards import MessageType
from simulator.host import writing
from simulator.host.plain.answering import fitting
from simulator.host.plain.context import Context
from simulator.host.plain.reading import Unclear, _choose, _name, tokens
from simulator.host.writing import filled


def message_type(written: str, context: Context) -> str:
    """Return the message type that is meant: by name, by a part of it or of its title; Unclear with those there are."""
    there = context.standard.messages
    meant = _choose(written.strip().replace(" ", "-"), there)
    if meant in there:
        return meant
    words = written.lower().split()
    named = [name for name, kind in there.items() if all(w in f"{name} {kind.title}".lower() for w in words)]
    clocks = {
        name
        for clock_name, clock in context.standard.clocks.items()
        if written.lower().replace(" ", "-") in clock_name
        for name in clock.what[:1]
    }
    for found in (named, sorted(clocks)):
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
            fields[bare] = _written(kind, bare, name[len(bare) :], value, fields.get(bare), context)
        elif name in ("words", "channel", "incident", "answers", "draft"):
            extra[name] = value
        else:
            there = ", ".join((*kind.fields, "words", "channel", "incident", "answers", "draft"))
            raise Unclear(f"{kind_name} has no field {name or value!r}; it has {there}")
    return finish(kind_name, fields, extra, context, draft=verb == "draft")


def _written(  # what a blank needs to be filled
    kind: MessageType, name: str, mark: str, value: str, before: c.Claim | None, context: Context
) -> c.Claim:
    if mark == "@":
        cites = tuple(_name(part.strip(), context) for part in value.split(",") if part.strip())
        return replace(before or c.Claim(), cites=cites)
    cites = before.cites if before is not None else ()
    if value in ("?", "!"):
        return c.Claim(value="", standing="unknown" if value == "?" else "denied", cites=cites)
    field = kind.fields[name]
    standing: c.Standing = "suspected" if mark == "?" else "confirmed"
    allowed = field.standings
    if allowed and standing not in allowed:
        raise Unclear(f"this field can be {', '.join(allowed)}; not {standing}")
    return c.Claim(
        value=fitting(field, kind, value, context) if value else "", standing=standing, cites=cites
    )


def finish(
    name: str, fields: dict[str, c.Claim], extra: dict[str, str], context: Context, *, draft: bool = False
) -> c.Send | c.Draft:
    """Return the message with its words as they will be read; `answers` may be a question's number."""
    answers = _name(extra["answers"], context) if extra.get("answers") else ""
    return writing.finish(name, fields, {**extra, "answers": answers}, context, draft=draft)
