"""A message written sentence by sentence: what its reader asks, the wordings there are, what was answered.

In practice it says after each answer what the reader would ask back; a drill counts the blanks, as the full screen does.
"""

from typing import Final

from simulator.domain import commands as c
from simulator.domain.commands import Standing
from simulator.host import writing
from simulator.host.plain.answering import SURE, fitting, standings, takes, verb_alone
from simulator.host.plain.context import Context
from simulator.host.plain.reading import Unclear
from simulator.host.writing import OWN, Caution, Drafts, Kept, Letter, Sentence
from simulator.projections.words import capital, full, many, names

STANDINGS: Final[dict[str, Standing]] = {
    "sure": "confirmed",
    "suspect": "suspected",
    "unknown": "unknown",
    "no": "denied",
    "deny": "denied",
    "!": "denied",
}
"""Words a player says how sure they are with, and the standing each means."""
HOW: Final = (
    "Enter keeps what stands there; ? says what the blank takes; sure, suspect, unknown or no say how sure.",
    "Also: back, read, send, draft (for somebody else to sign), leave (the letter is kept).",
)


class Sentences:
    """One letter while it is written in lines."""

    def __init__(self, name: str, context: Context, kept: Kept | None = None) -> None:
        """Begin a letter of this type, or go on with one that was left. Raises KeyError for no type of the standard."""
        self.context = context
        self.kept = kept
        self.letter = Letter.begin(name, context) if kept is None else kept.letter
        self.over = False
        """It was sent, or left."""
        self.command: c.Send | c.Draft | None = None
        """What sends it, once that has been asked for."""
        self._at = 0
        self._private: Letter | None = None
        """The letter as it was when something private in it was asked about."""

    @property
    def coached(self) -> bool:
        """Whether the reader's questions are told while one writes."""
        return self.context.known.mode != "drill"

    @property
    def _sentence(self) -> Sentence | None:
        """The sentence that is asked for; None at one's own words."""
        there = self.letter.sentences
        return there[self._at] if self._at < len(there) else None

    def opening(self) -> list[str]:
        """Return what is said first, and the first question."""
        kind = self.letter.kind
        count = f"{many(len(self.letter.sentences), 'sentence')}, then your own words."
        again = "" if self.kept is None else f" It goes on from where you left it ({self.kept.name})."
        to = f"{kind.title}, to {kind.audience.replace('-', ' ')} by {self.letter.channel}."
        return [f"{to}{again} {count}", *HOW, *self._question()]

    def take(self, line: str) -> list[str]:
        """Take one typed line, its leading space included, and return what is said to it.

        After an answer that does not fit its blank, the same sentence is asked again.
        """
        try:
            return self._taken(line)
        except Unclear as unfit:
            verb = "" if line.startswith(" ") else verb_alone(line.partition(" ")[0])
            way_out = [_not_here(verb)] if verb else []
            return [full(capital(str(unfit))), *way_out, *self._question()]

    def _taken(self, line: str) -> list[str]:
        typed = line.strip()
        word, _, rest = typed.partition(" ")
        if not line.startswith(" ") and not rest:
            match word.lower():
                case "leave" | "quit" | "cancel":
                    self.over = True
                    return []
                case "send" | "draft":
                    return self._finish(draft=word.lower() == "draft")
                case "read":
                    return [*self.read(), *self._question()]
                case "back":
                    self._at = max(self._at - 1, 0)
                    return self._question()
                case "?":
                    return [*self._asked(), *self._question()]
                case _:
                    pass
        if not line.startswith(" ") and verb_alone(typed):
            return [_not_here(verb_alone(typed)), *self._question()]
        if self._sentence is None:
            return self._own_words(typed)
        return self._answer(self._sentence, word.lower(), rest.strip(), typed)

    def read(self) -> list[str]:
        """Return the letter as it will be read, and what its reader would still ask."""
        text = self.letter.command(self.context).text
        return [*(line for line in text.splitlines() if line.strip()), *self._margin()]

    def park(self) -> str:
        """Keep what was changed beside the log, and return what is said about it. Raises OSError."""
        if not self.letter.touched:
            return "Left. Nothing was sent."
        drafts, context = self._drafts, self.context
        name = self.kept.name if self.kept is not None else drafts.free()
        self.kept = Kept(name=name, letter=self.letter, t=context.now, roles=context.known.mine)
        drafts.keep(self.kept)
        return f"Left, not sent. The letter is kept: message {self.letter.name} goes on with it."

    def forget(self) -> None:
        """Forget what was kept of a letter that has gone. Raises OSError."""
        if self.kept is not None:
            self._drafts.drop(self.kept.name)

    @property
    def _drafts(self) -> Drafts:
        return Drafts(self.context.session.folder, self.context.standard)

    # Answers.

    def _answer(self, one: Sentence, word: str, rest: str, typed: str) -> list[str]:
        said: list[str] = []
        if typed:
            standing = STANDINGS.get(word)
            value = typed if standing is None else rest
            self.letter = self._written(one, value, standing)
            said = self._asked_back(one.name)
        self._at += 1
        return [*said, *self._question()]

    def _written(self, one: Sentence, value: str, standing: Standing | None) -> Letter:
        """Return the letter with this answer in it."""
        if standing is None:
            less = next((s for s in ("suspected", "confirmed") if s in one.allowed), one.standing)
            standing = one.standing if one.standing in ("confirmed", "suspected") else less
        elif standing not in one.allowed:
            can = names(standings(one.field)) if one.field.standings else "sure"
            raise Unclear(f"this sentence can only be {can}")
        letter = self.letter
        for _ in one.allowed:
            if letter[one.name].standing == standing:
                break
            letter = letter.surer(one.name)
        if not letter[one.name].blank:
            return letter.write(one.name, one.value)
        value = value or one.value
        if not value:
            raise Unclear(f"say what: {SURE[standing]} and the words that belong into the blank")
        value = fitting(one.field, letter.kind, value, self.context)
        return letter.write(one.name, value)

    def _own_words(self, typed: str) -> list[str]:
        if typed:
            self.letter = self.letter.words(typed)
        return [*self.read(), "Type send, or back to change a sentence."]

    def _finish(self, *, draft: bool) -> list[str]:
        private = writing.leaks(self.letter, writing.facts(self.context))
        if private and self._private != self.letter:
            self._private = self.letter
            what = private[0].says.removesuffix(": leave it out.")
            return [f"{what}. Send again sends it as it is; back changes a sentence."]
        self.command = self.letter.command(self.context, draft=draft)
        self.over = True
        return []

    # What is said.

    def _question(self) -> list[str]:
        one, total = self._sentence, len(self.letter.sentences) + 1
        if one is None:
            there = "Enter for none" if not self.letter.own else "Enter keeps yours"
            return [
                f"{total} of {total}. Your own words, if the reader needs them. {there}; send, read, back."
            ]
        lines = [f"{self._at + 1} of {total}. {capital(one.name.replace('-', ' '))}: {one.field.asks}"]
        wordings = [
            f"{SURE[standing]}: {one.field.standings[standing]}"
            for standing in SURE
            if standing in one.field.standings
        ]
        if wordings:
            lines.append("; ".join(wordings).replace("{}", "[ ]"))
        if one.said:
            origin = one.source(self.context.now)
            stands = f"{one.standing}, {origin}" if origin else one.standing
            now = f"{one.value} ({stands})" if one.blank else one.standing
            lines.append(f"Now: {now}. Enter keeps it.")
        elif one.field.optional:
            lines.append("Enter leaves it out.")
        return lines

    def _asked(self) -> list[str]:
        """Say what the blank that is asked for takes."""
        one = self._sentence
        if one is None:
            return ["One paragraph of your own words; most letters need none."]
        sure = standings(one.field)
        how = f" How sure: {', '.join(sure)}." if len(sure) > 1 else ""
        rest = "It may be left out." if one.field.optional else "Its reader misses it if it is left blank."
        return [f"This takes {takes(one.field, self.letter.kind, self.context)}.{how} {rest}"]

    def _asked_back(self, name: str) -> list[str]:
        """Return what the reader would ask about one answer, and what should not stand in it; in practice only."""
        if not self.coached:
            return []
        known = writing.facts(self.context)
        back = [
            f"The reader would ask back, {one.says}"
            for one in writing.asks(self.letter, known)
            if one.field == name and one.open and one.says
        ]
        return back + [_careful(one) for one in writing.warnings(self.letter, known) if one.where == name]

    def _margin(self) -> list[str]:
        """Return what the reader still asks; in a drill only how much is blank."""
        left = len(self.letter.blanks)
        if not self.coached:
            return [f"{many(left, 'blank')} left." if left else "No blank is left."]
        known = writing.facts(self.context)
        still = [one for one in writing.asks(self.letter, known) if one.open]
        reader = "The reader"
        said = [f"{reader} still asks: {f'{one.asks} {capital(one.says)}'.strip()}" for one in still]
        if not said:
            said = [f"{reader} has nothing left to ask."]
        return said + [_careful(one) for one in writing.warnings(self.letter, known)]


def left_off(name: str, context: Context) -> Kept | None:
    """Return the letter of this type that this keyboard left unfinished, the latest of several."""
    there = Drafts(context.session.folder, context.standard).all()
    return next((one for one in writing.waiting(there, context) if one.letter.name == name), None)


def _careful(one: Caution) -> str:
    where = "your own words" if one.where == OWN else one.where.replace("-", " ")
    return full(f"Careful, {where}: {one.says}")


def _not_here(verb: str) -> str:
    """Say why a command does nothing in a letter, and the way out."""
    return (
        f"{verb} is a command, and this is a blank of the letter. ? says what it takes; "
        "leave keeps the letter and lets you type commands; a space in front makes it words."
    )
