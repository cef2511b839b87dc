"""From a typed line to a command: words to arguments, numbers on a screen to the scenario's own names."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Final

from simulator.domain import commands as c
from simulator.domain.refusals import RESTRICTED
from simulator.domain.standards import Standard
from simulator.domain.units import DAY, HOUR, MINUTE, SECOND, Unreadable, read_offset
from simulator.domain.values import dataclass
from simulator.host.actions import VERBS, Action, Argument
from simulator.host.plain.context import Context
from simulator.host.plain.shaping import shaped
from simulator.projections.nexts import promised

EMERGENCY: Final = re.compile(r"real[\s_-]*emergency\b[\s:,.!]*", re.IGNORECASE)
"""Something real has happened: understood however it is typed, and whatever else was being asked."""
_TOKEN: Final = re.compile(r'\s*((?:[a-z_][a-z0-9_-]*[?@]?=)?)(?:"((?:[^"\\]|\\.)*)"|(\S+))')
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
SOME_SEVERITY: Final = "SEV2"
"""What examples are written with: the second worst."""
_KINDS: Final = {"item": ("alert", "report"), "question": ("question",), "suggestion": ("suggestion",)}
_NOUNS: Final = ("alert", "report", "question", "suggestion")


class Unclear(ValueError):
    """A line that cannot be read: what is wrong, and how it is typed."""


class Missing(ValueError):
    """A line that is fine so far: what is still asked."""

    def __init__(self, argument: Argument) -> None:
        super().__init__(argument.asks)
        self.argument = argument


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or several between quotation marks."""

    name: str
    """What stands before =, with its mark; empty without."""
    value: str
    raw: str
    """As it was typed: free words keep their quotation marks."""
    quoted: bool


def tokens(text: str) -> list[Token]:
    """Split a line: quotation marks hold words together, and a name before = says what they are."""
    found = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        assert match is not None, "what is not quoted is a word"  # noqa: S101  # an invariant of the pattern
        name, quoted, word = match[1].rstrip("="), match[2], match[3]
        if name and word is not None and word.startswith('"'):
            raise Unclear(f"a quotation mark is not closed: {text[at:].strip()}")
        value = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else word
        found.append(Token(name=name, value=value, raw=match[0].strip(), quoted=quoted is not None))
        at = match.end()
    return found


def _places(action: Action, rest: list[Token], written: dict[str, str]) -> list[Token]:
    """Give unnamed words to the arguments in their order, and return what is left over."""
    for argument in action.arguments:
        if argument.named or argument.name in written or not rest:
            continue
        if rest[0].raw.lower() in _NOUNS and len(rest) > 1 and rest[1].raw.isdigit():
            rest = rest[1:]
        if argument.kind in (
            "words",
            "evidence",
        ):  # what is looked at may be two words, and is asked for last
            alone = len(rest) == 1 and rest[0].quoted
            written[argument.name] = rest[0].value if alone else " ".join(token.raw for token in rest)
            rest = []
            continue
        token, *rest = rest
        word = token.value if token.quoted else token.raw
        while word.endswith(",") and rest:
            word += rest[0].raw
            rest = rest[1:]
        written[argument.name] = word
    return rest


def in_house(text: str, standard: Standard) -> str:
    """Return words of ours that name a severity with the label it has under this standard: P2 for SEV2."""
    labels = list(standard.severities)
    return text.replace(SOME_SEVERITY, labels[min(1, len(labels) - 1)])


def action_of(verb: str, *, lead: bool = False) -> Action:
    """Return the action of a verb; Unclear with the nearest one."""
    action = VERBS.get(verb.lower())
    if action is not None and (lead or not action.lead):
        return action
    there = [name for name, one in VERBS.items() if lead or not one.lead]
    near = get_close_matches(verb.lower(), there, n=1)
    hint = f"did you mean {near[0]}?" if near else "type help for what can be done"
    raise Unclear(f"there is no verb {verb!r}; {hint}")


def arguments_of(
    action: Action, text: str, context: Context, known: dict[str, str] | None = None
) -> dict[str, Any]:
    """Read the words after a verb into the command's fields; `known` are answers given already.

    Raises Missing for what is still asked, Unclear for what cannot be read.
    """
    names = {argument.name.rstrip("_"): argument for argument in action.arguments}
    written: dict[str, str] = dict(known or {})
    rest: list[Token] = []
    for token in tokens(text):
        if token.name in names:
            written[names[token.name].name] = token.value
        else:
            rest.append(token)
    rest = _places(action, rest, written)
    if rest:
        over = " ".join(token.raw for token in rest)
        raise Unclear(f"{action.verb} does not know what to do with {over!r}; it is typed: {action.usage}")
    found: dict[str, Any] = dict(action.fixed)
    for argument in action.arguments:
        value = written.get(argument.name, "").strip()
        if value:
            found[argument.name] = value_of(argument, value, context)
        elif argument.kind == "incident" and context.board.current:
            found[argument.name] = context.board.current
        elif argument.kind == "incident":
            raise Unclear(
                in_house("no incident has been declared yet; declare SEV2 and what it is", context.standard)
            )
        elif not argument.optional:
            raise Missing(argument)
    if action.command is c.HandOver:
        found.setdefault("promises", promised(context.owed(), context.known.starts))
    return found


def value_of(argument: Argument, text: str, context: Context) -> Any:  # a field of a command
    """Read one value; what is not known here is passed on as typed, and the exercise says what there is."""
    known, standard, board = context.known, context.standard, context.board
    match argument.kind:
        case "item" | "question" | "suggestion":
            return _numbered(argument, text, context)
        case "items" | "cites":
            return tuple(_name(part, context) for part in _parts(text))
        case "evidence":
            return _name(text, context)
        case "services":
            return tuple(_choose(part, known.services) for part in _parts(text))
        case "incident":
            return f"INC-{text}" if text.isdigit() else text.upper()
        case "severity":
            return _choose(text, standard.severities)
        case "type":
            return _choose(text, standard.types)
        case "category":
            return _choose(text, standard.categories)
        case "role":
            return _choose(text, {**known.seats, **known.roles})
        case "inject":
            return _inject(text, context)
        case "person":
            return _choose(text, known.people)
        case "target":
            return _choose(text, {**known.teams, **known.people, **known.seats})
        case "remedy":
            return _choose(text, known.remedies)
        case "signal":
            return _choose(text, known.signals)
        case "message":
            return _choose(text, standard.messages)
        case "draft":
            return _choose(text, board.drafts)
        case "hypothesis":
            return text.upper() if re.fullmatch(r"[hH]\d{1,3}", text) else text
        case "choice":
            chosen = _choose(text, argument.choices)
            if chosen not in argument.choices:
                raise Unclear(f"{argument.asks} {', '.join(argument.choices)}; not {text!r}")
            return chosen == "works" if argument.name == "works" else chosen
        case "time":
            return moment(text, context)
        case "number":
            if not re.fullmatch(r"\d{1,9}", text):
                raise Unclear(f"{argument.asks} a whole number; not {text!r}")
            return int(text)
        case "list":
            return (
                text
                if argument.name == "as_"
                else tuple(part.strip() for part in text.split(";") if part.strip())
            )
        case "actions":
            return tuple(_corrective(part) for part in text.split(";") if part.strip())
        case _:
            return text


def _corrective(text: str) -> c.Action:
    parts = [part.strip() for part in text.split("|")]
    try:
        what, kind, owner, days, verified = parts
        action: c.Action = shaped(
            c.Action,
            {"what": what, "type": kind, "owner": owner, "due_days": int(days), "verified_by": verified},
        )
    except ValueError:
        shape = "what|prevent, detect, mitigate or process|owner|days|how it is verified"
        raise Unclear(f"an action is written {shape}; not {text.strip()!r}") from None
    return action


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _numbered(argument: Argument, text: str, context: Context) -> str:
    kinds = _KINDS[argument.kind]
    if not text.isdigit():
        return text
    row = context.inbox.by_number(int(text))
    if row is None:
        raise Unclear(f"nothing has the number {text}; show inbox lists what has come in")
    if row.kind not in kinds:
        raise Unclear(f"{text} is a {row.kind}, not {' or '.join(kinds)}")
    return row.name


def _inject(text: str, context: Context) -> str:
    """Return an inject's or a card's name by its number in the MSEL, which is what the facilitator reads; else as typed."""
    told = context.viewer.world.scenario
    there = {str(one.number): name for name, one in (*told.cards.items(), *told.injects.items())}
    return there.get(text, text)


def _name(text: str, context: Context) -> str:
    row = context.inbox.by_number(int(text)) if text.isdigit() else None
    return row.name if row is not None else text


def _choose(text: str, there: Iterable[str]) -> str:
    """Return what is meant: exactly, by a unique beginning, or by a unique part; else as typed."""
    names, typed = list(there), text.lower()
    for fits in (str.__eq__, str.startswith, str.__contains__):
        fitting = [name for name in names if fits(name.lower(), typed)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            break
    return text


def moment(text: str, context: Context) -> int:
    """Read 11:05, 11:05:30 or 12m (after STARTEX) as T+ms; a time of day is the last one that has been."""
    found = _CLOCK.fullmatch(text)
    if found:
        of_day = int(found[1]) * HOUR + int(found[2]) * MINUTE + int(found[3] or 0) * SECOND
        at = (context.known.starts // DAY) * DAY + of_day - context.known.starts
        while at > context.now and at - DAY >= -3 * DAY and of_day < DAY:
            at -= DAY
        return at
    try:
        return read_offset(text)
    except Unreadable as unread:
        raise Unclear(f"a time is written 11:05, or 12m after the start; not {text!r}") from unread


def seat_for(kind: type[Any], fields: dict[str, Any], context: Context) -> str:
    """Return who acts: the role chosen with `as`, or the first at this keyboard that may."""
    mine, standard, known = list(context.seat.roles), context.standard, context.known
    if context.speaker:
        return context.speaker
    wants: Iterable[str] = mine
    if kind in (c.Send, c.Draft):
        message = standard.messages.get(fields.get("type", ""))
        wants = message.sent_by if message else mine
    elif kind in (c.StartRemedy, c.UndoRemedy, c.VerifyRemedy):
        remedy = known.remedies.get(fields.get("remedy", ""))
        wants = (remedy.by,) if remedy and remedy.by else _hands(mine)
    elif kind is c.ApproveRemedy:
        remedy = known.remedies.get(fields.get("remedy", ""))
        wants = remedy.approval if remedy else mine
    elif kind is c.Reply:
        row = context.inbox.by_name(fields.get("inject", ""))
        wants = (row.to,) if row is not None else mine
    elif kind in (c.Acknowledge, c.LookAt, c.Dismiss, c.Link, c.Hypothesize, c.Classify):
        wants = _hands(mine)
    if kind in RESTRICTED:
        wants = [
            role for role in wants if role in standard.roles and RESTRICTED[kind] in standard.roles[role].may
        ]
    return next((role for role in wants if role in mine), mine[0])


def _hands(mine: list[str]) -> list[str]:
    """Return the roles with those who do the looking first, the commander last."""
    return sorted(mine, key=lambda role: "commander" in role)


def looker(roles: tuple[str, ...]) -> str:
    """Return the role that looks, where several are at one keyboard."""
    return _hands(list(roles))[0]


def build(action: Action, fields: dict[str, Any], context: Context) -> Any:  # any command
    """Return the command; Unclear if a field has a shape it cannot take."""
    kind = action.command
    if kind is None:
        raise Unclear(f"{action.verb} is nothing the exercise does")
    if "seat" in kind.__dataclass_fields__:
        fields = {"seat": c.FACILITATOR if action.lead else seat_for(kind, fields, context), **fields}
    try:
        return shaped(kind, fields)
    except ValueError as wrong:
        raise Unclear(f"{action.verb}: {wrong}") from None
