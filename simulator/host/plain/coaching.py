"""A lesson in lines: the step to do, what is said when it is done, and what is filled in for it."""

import re
from collections.abc import Iterable, Mapping

from simulator.host.actions import ACTIONS, VERBS, Action, Argument
from simulator.host.plain.context import Context
from simulator.host.plain.reading import Missing, Unclear, arguments_of
from simulator.projections.coach import Coaching, Mark, Passed, coach
from simulator.projections.words import capital, names, points


class Coached:
    """Follows one seat through its lesson, and says what is new."""

    def __init__(self, context: Context) -> None:
        """Begin before the first step; ValueError where the seat plays no lesson."""
        self._context = context
        self._heard = 0
        self._shown = ""
        self._at: Coaching = coach((), context.known, 0)
        self._told = len(self.now().passed)  # what was done before one came back was told then

    @property
    def over(self) -> bool:
        """Whether every step is passed."""
        return self.now().over

    def step(self) -> str:
        """Return the name of the step to do, by which its hints go; empty when all are done."""
        mark = self.now().mark
        return mark.step if mark is not None else ""

    def filled(self, action: Action, typed: str) -> dict[str, str]:
        """Return what the step has filled in for an act, less what was typed otherwise."""
        mark = self.now().mark
        if mark is None or mark.place not in VERBS or VERBS[mark.place].verb != action.verb:
            return {}
        return left_to_the_step(action, typed, mark.filled, self._context)

    def lines(self) -> list[str]:
        """Return what there is to say since the last call: what was done and why it was right, and the step to do."""
        at = self.now()
        passed, self._told = at.passed[self._told :], len(at.passed)
        said = [line for one in passed for line in passed_lines(one)]
        if at.mark is None:
            over = ["That was the last step of the lesson."] if self._shown else []
            self._shown = ""
            return [*said, *over]
        if at.mark.step != self._shown:
            self._shown = at.mark.step
            return [*said, *self._marked(at.mark)]
        if at.aside is not None and not passed:
            self._at = at_the_step(at)
            return [
                f"Done, and it costs nothing; the step is still to be done. {capital(at.mark.says)}",
                capital(help_line(at.mark)),
            ]
        return said

    def again(self) -> list[str]:
        """Return the step to do once more, with the hints that were read."""
        mark = self.now().mark
        if mark is None:
            return ["Every step of the lesson is done."]
        return [*self._marked(mark), *(f"You have read: {hint}" for hint in mark.hints)]

    def _marked(self, mark: Mark) -> list[str]:
        lesson = self._context.session.inputs.scenario.lesson
        answer = lesson.steps[mark.step].hints[-1:] if lesson is not None else ()
        return mark_lines(mark, verbs_for(answer[0], mark) if answer else ())

    def now(self) -> Coaching:
        """Return where the seat stands."""
        new = self._context.events[self._heard :]
        self._heard += len(new)
        self._at = coach(new, self._context.known, self._context.now, self._at)
        return self._at


def left_to_the_step(
    action: Action, typed: str, filled: Mapping[str, str], context: Context
) -> dict[str, str]:
    """Return the filled fields that a typed line leaves open.

    Words come without the names of their fields: a line that is whole without the filled ones was typed in full, unless
    its first words would then be the name of something that is not there.
    """
    try:
        found = arguments_of(action, typed, context)
    except Missing:
        return dict(filled)
    except Unclear:
        return {}
    if any(
        _no_such(one, str(found.get(one.name, "")), context) for one in action.arguments if one.name in filled
    ):
        return dict(filled)
    return {name: value for name, value in filled.items() if not found.get(name)}


def _no_such(argument: Argument, value: str, context: Context) -> bool:
    """Whether a word was taken for the name of something in the inbox, or of a hypothesis, and is none."""
    if argument.kind in ("item", "question", "suggestion"):
        return context.inbox.by_name(value) is None
    return argument.kind == "hypothesis" and re.fullmatch(r"H\d+", value) is None


def at_the_step(at: Coaching) -> Coaching:
    """Return the coaching without the act beside the step, once that has been spoken of."""
    return Coaching(mark=at.mark, passed=at.passed, cost=at.cost, aside=None, first=at.first, read=at.read)


def verbs_for(answer: str, mark: Mark) -> tuple[str, ...]:
    """Return how the verbs of an answer are typed, without what is answered: words of this display are no secret."""
    found = []
    for line in answer.splitlines():
        verb, _, rest = line.strip().partition(" ")
        action = VERBS.get(verb.lower())
        if action is None:
            continue
        if action.verb in ("send", "draft", "message"):
            found.append(f"message {rest.partition(' ')[0]}")
            continue
        left = [one for one in action.arguments if one.name not in mark.filled]
        open_ = [one.name.upper() for one in left if not one.optional and not one.named]
        named = [f"{one.name}=…" for one in left if one.named and f"{one.name}=" in rest]
        what = ["WHAT"] if action.verb == "show" else []
        either = [
            one.verb for one in ACTIONS if action.fixed and one.command is action.command
        ]  # accept or reject
        found.append(" ".join((" or ".join(either) or action.verb, *open_, *named, *what)))
    return tuple(dict.fromkeys(found))


def mark_lines(mark: Mark, verbs: Iterable[str] = ()) -> list[str]:
    """Return a step as it is told: where, what to do, what is filled in, how it is typed, and what help costs."""
    told = [f"Step {mark.number} of {mark.of}, {mark.place}: {mark.says}"]
    if mark.filled:
        told.append(f"Filled in: {names([f'{name} {value}' for name, value in mark.filled.items()])}.")
    typed = ", then ".join(verbs)
    return [*told, f"Typed: {typed}. {capital(help_line(mark))}" if typed else capital(help_line(mark))]


def help_line(mark: Mark) -> str:
    """Return what the next hint would tell and what it would cost, before it is asked for."""
    if not mark.next_hint:
        return "Every hint of this step was read."
    return f"hint tells {mark.next_hint}, for {points(mark.cost)}."


def passed_lines(one: Passed) -> list[str]:
    """Return what is said of a step that is behind one."""
    if one.how == "already":
        return [f"The next step was done already. {one.why}".strip()]
    return [f"Done. {one.why}".strip()]


def spent(at: Coaching) -> str:
    """Return what hints have cost so far."""
    return f"Hints so far: {points(at.cost)}."
