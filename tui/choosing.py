"""Which message: unfinished letters first, then what is owed by when it is due, then all the others."""

from collections.abc import Sequence
from typing import Final

from simulator.host import writing
from simulator.host.plain.context import Context
from simulator.host.writing import Drafts, Kept, Letter
from simulator.projections.words import names, short_clock
from tui.lines import Item, left, line
from tui.margin import blank_words, due_words

TITLE: Final = 42
"""Cells of a message's title in the list."""


def drafts_of(context: Context) -> tuple[Kept, ...]:
    """Return this keyboard's unfinished letters, the latest first; none where they cannot be read."""
    try:
        return writing.waiting(Drafts(context.session.folder, context.standard).all(), context)
    except OSError:
        return ()


def choices(context: Context) -> tuple[Item, ...]:
    """Return what can be written: unfinished letters, then what is owed by when it is due, then the rest."""
    standard, mine = context.standard, set(context.seat.roles)
    begun = [
        Item(
            id=one.name,
            lines=(line((left(one.letter.kind.title, TITLE), "strong"), f" begun at {short_clock(context.known.starts, one.t)}"),),
            about=(line(f"to {one.letter.kind.audience.replace('-', ' ')}; {blank_words(one.letter)}"),),
        )
        for one in drafts_of(context)
    ]  # fmt: skip
    due: dict[str, tuple[int, int]] = {}
    for one in context.owed():
        for rank, name in enumerate(one.types):
            if name in standard.messages:
                due.setdefault(name, (one.left(context.now), rank))
    order = list(standard.messages)

    def key(name: str) -> tuple[bool, int, int, bool, int]:
        when, rank = due.get(name, (0, 0))
        return (name not in due, rank, when, mine.isdisjoint(standard.messages[name].sent_by), order.index(name))  # fmt: skip

    types = []
    for name in sorted(order, key=key):
        kind = standard.messages[name]
        when = due_words(due[name][0]) if name in due else ""
        theirs = "" if mine & set(kind.sent_by) else f"for {names(kind.sent_by)} to send"
        types.append(
            Item(
                id=name,
                lines=(line((left(kind.title, TITLE), "strong" if when else ""), f" {when or theirs}"),),
                about=(
                    line(f"to {address(context, name, kind.channels[0])}"),
                    line(f"asks: {'  '.join(field.asks for field in kind.fields.values())}"),
                ),
            )
        )
    return (*begun, *types)


def opened(context: Context, name: str, draft: str, cites: Sequence[str]) -> tuple[Letter, Kept | None]:
    """Return a letter as it opens, and the unfinished one that it goes on with.

    It is signed by whoever needs nobody's consent; a draft by whoever wrote it, so that another can sign beside them.

    `name` is a message type, or an unfinished letter; `draft` an unfinished letter, or a draft everybody sees.
    Raises KeyError for what there is not.
    """
    kept = next((one for one in drafts_of(context) if one.name in (name, draft)), None)
    if kept is not None:
        letter = kept.letter
    elif draft:
        letter = Letter.of_draft(context.board.drafts[draft], context).signed_by(
            context.board.drafts[draft].by
        )
    else:
        letter = Letter.begin(name, context, cites=cites)
    there = writing.signers(letter.name, context)
    return (letter if letter.signs in there else letter.signed_by(there[0])), kept


def address(context: Context, name: str, channel: str) -> str:
    """Return where a message goes, in a few words: customers, via the public status page."""
    audience = context.standard.messages[name].audience.replace("-", " ")
    says = context.standard.channels[channel].says.partition(",")[0].partition(";")[0]
    way = f"{says[:1].lower()}{says[1:]}"
    return f"{audience}, via {way}" if audience.endswith("s") else way
