"""Decisions: what was done against what was best then, with open eyes, one change at a time, and looked after.

Only changes that were right earn anything here; a wrong one can only cost, however well it was announced.
"""

from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.scenario import Decision
from simulator.domain.units import MICRO
from simulator.scoring.deeds import looked_after
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge, wanted
from simulator.scoring.knowing import bears_on, seen
from simulator.scoring.scorecard import Judgement
from simulator.scoring.truth import Truth

Started = tuple[int, int, e.RemedyStarted]
WRONG = Fraction(3, 10)
"""What a change that was neither best nor fair takes from the decision."""
ORDER = Fraction(4, 5)
"""What is left of the right remedies in the wrong order."""


def decision(case: Case) -> list[Judgement]:
    """Judge what the team changed."""
    found: list[Judgement] = []
    decided = [name for name in case.courses if case.truth.key[name].decisions]
    if wanted(case, "remedy"):
        found += [_remedy(case, name, Fraction(1, len(decided))) for name in decided]
    if decided and wanted(case, "expectation"):
        found.append(_expectation(case))
    if decided and wanted(case, "one-change-at-a-time"):
        found.append(_one_at_a_time(case))
    if wanted(case, "suggestions"):
        found += _suggestions(case)
    return found


def changes(truth: Truth) -> list[Started]:
    """Return every remedy started that changes the world: holds do not."""
    return [
        line for line in truth.of(e.RemedyStarted) if truth.scenario.remedies[line[2].remedy].kind != "hold"
    ]


def helpful(truth: Truth) -> dict[str, set[str]]:
    """Return the incidents for which each remedy is best or fair; what is missing is right for nothing."""
    found: dict[str, set[str]] = {}
    for name, key in truth.key.items():
        for one in key.decisions:
            for remedy in (*one.best, *one.fair):
                found.setdefault(remedy, set()).add(name)
    return found


def _stands(truth: Truth, remedy: str) -> bool:
    """Whether a remedy was finished and not taken back."""
    state = truth.world.remedies.get(remedy)
    return state is not None and state.status == "done"


def _decision_at(case: Case, name: str, t: int) -> tuple[Decision, bool]:
    """Return what was right at a moment, and whether it came after the last of it."""
    detected = case.courses[name].detected or 0
    decisions = case.truth.key[name].decisions
    open_ones = [one for one in decisions if t < detected + one.until]
    return (open_ones[0], False) if open_ones else (decisions[-1], True)


def _remedy(case: Case, name: str, part: Fraction) -> Judgement:
    """Judge by regret: the best that was reached, less what did no good; each by what was right at that moment."""
    truth = case.truth
    helps = helpful(truth)
    begun = list(truth.of(e.RemedyStarted))
    wrong = [ev.remedy for _, _, ev in changes(truth) if ev.remedy not in helps]
    share = max((_worth(case, name, line, begun) for line in begun), default=NONE)
    did = ", ".join(ev.remedy for _, _, ev in begun)
    blind = share > 0 and any(_blind(case, name, t) for _, t, ev in begun if name in helps.get(ev.remedy, ()))
    best = ", then ".join(truth.key[name].decisions[0].best)
    happened = f"started {did}" if did else "nothing was started"
    return judge(
        case,
        "remedy",
        share - WRONG * len(wrong),
        about=name,
        part=part,
        happened=happened + (", before anybody had looked" if blind else ""),
        advice=f"Best was {best}"
        + (f"; {wrong[0]} did no good." if wrong else ", once its evidence had been seen."),
        events=[seq for seq, _, _ in begun],
    )


def _worth(case: Case, name: str, line: Started, begun: list[Started]) -> Fraction:
    """Return what one remedy adds up to, with those of the same decision before it."""
    _, t, ev = line
    now, late = _decision_at(case, name, t)
    if not _stands(case.truth, ev.remedy):
        return NONE
    if ev.remedy in now.best:
        done = [
            one.remedy
            for _, at, one in begun
            if at <= t and one.remedy in now.best and _stands(case.truth, one.remedy)
        ]
        done = list(dict.fromkeys(done))
        worth = Fraction(len(done), len(now.best)) * (HALF if late else ONE)
        worth *= ONE if done == [remedy for remedy in now.best if remedy in done] else ORDER
    else:
        worth = Fraction(now.fair.get(ev.remedy, 0), MICRO) * (HALF if late else ONE)
    return worth * (HALF if _blind(case, name, t) else ONE)


def _blind(case: Case, name: str, t: int) -> bool:
    """Whether nobody had looked at anything that bears on the incident, the alerts aside."""
    return not any(seen(case.truth, ref, t) for ref in bears_on(case.truth, name))


def _expectation(case: Case) -> Judgement:
    """A third each for saying what it should do, naming a signal that can show it, and looking afterwards."""
    truth = case.truth
    helps, done = helpful(truth), changes(truth)
    foreseen = [_foreseen(case, line) for line in done]
    shares = [Fraction(sum(one), len(one)) for one in foreseen]
    right = [share for share, line in zip(shares, done, strict=True) if line[2].remedy in helps]
    share = min(sum(right, NONE) / len(right), sum(shares, NONE) / len(shares)) if right else NONE
    said, named, looked = (sum(part) for part in zip(*foreseen, strict=True)) if done else (0, 0, 0)
    happened = (
        f"of {len(done)} change{'' if len(done) == 1 else 's'}, {said} said what it should do, {named} named a signal "
        f"that can show it, {looked} {'was' if looked == 1 else 'were'} looked after"
    )
    return judge(
        case,
        "expectation",
        share,
        happened=(happened if right else f"{happened}; none was right") if done else "nothing was changed",
        advice="Make the change that is right, say what it should do and which signal will show it, and look at that signal after.",
        events=[seq for seq, _, _ in done],
    )


def _foreseen(case: Case, line: Started) -> tuple[bool, bool, bool]:
    """Return whether a change said what it should do, named a signal that can show it, and was looked after."""
    truth, (_, t, ev) = case.truth, line
    relevant = {ref for name in case.courses for ref in bears_on(truth, name)}
    finish = next(
        (at for _, at, end in truth.of(e.RemedyFinished) if end.remedy == ev.remedy and at >= t), truth.end
    )
    looked = looked_after(truth, ev.remedy, finish, truth.end)
    too_late = finish + _time_to_verify(case, finish) > truth.horizon
    return (
        bool(ev.expect.strip()),
        ev.check in truth.scenario.signals and ev.check in relevant,
        looked or too_late,
    )


def _time_to_verify(case: Case, t: int) -> int:
    label = case.shift.severity_at(t)
    limits = [c.limits.get(label) for c in case.truth.standard.clocks.values() if c.kept_by == "verified"]
    return max((limit for limit in limits if limit is not None), default=0)


def _one_at_a_time(case: Case) -> Judgement:
    """Changes for different incidents do not hide one another."""
    truth, helps = case.truth, helpful(case.truth)
    done = changes(truth)
    apart = truth.standard.tolerances.together

    def hides(first: Started, then: Started) -> bool:
        one, other = helps.get(first[2].remedy, set()), helps.get(then[2].remedy, set())
        return then[1] - first[1] < apart and not (one and other and one.isdisjoint(other))

    close = sum(1 for place, then in enumerate(done) if any(hides(first, then) for first in done[:place]))
    right = any(line[2].remedy in helps for line in done)
    return judge(
        case,
        "one-change-at-a-time",
        Fraction(1, 1 + close) if right else NONE,
        happened=f"{close} of {len(done)} changes began before one before could show"
        if done
        else "nothing was changed",
        advice="One change, then look, then the next.",
        events=[seq for seq, _, _ in done],
    )


def _suggestions(case: Case) -> list[Judgement]:
    """Whoever proposes something waits for an answer as long as whoever asks."""
    truth = case.truth
    limits = [
        limit
        for clock in truth.standard.clocks.values()
        if clock.kept_by == "answered"
        for limit in clock.limits.values()
        if limit is not None
    ]
    patience = max(limits, default=0)
    due = [
        (seq, ev.suggestion)
        for seq, t, ev in truth.of(e.SuggestionMade)
        if truth.world.suggestions[ev.suggestion] is not None or t + patience <= truth.horizon
    ]
    return [_suggestion(case, seq, name, Fraction(1, len(due))) for seq, name in due]


def _suggestion(case: Case, made_at: int, name: str, part: Fraction) -> Judgement:
    truth, made = case.truth, case.truth.scenario.suggestions[name]
    answers = [line for line in truth.of(e.SuggestionAnswered) if line[2].suggestion == name]
    share, happened, events = NONE, "left unanswered", [made_at]
    for seq, t, ev in answers:
        looks = [look for ref in made.against if (look := seen(truth, ref, t)) is not None]
        open_eyes = bool(looks) or not made.against
        right = ev.accept == (made.truth == "right")
        share = (ONE if open_eyes else HALF) if right else NONE
        happened = f"{'accepted' if ev.accept else 'rejected'}, {'having' if open_eyes else 'without having'} looked at what speaks to it"
        events = [made_at, seq, *(look.seq for look in looks)]
    shows = ", ".join(made.against[:3])
    return judge(
        case,
        "suggestions",
        share,
        about=name,
        part=part,
        happened=happened,
        advice=f"It was {made.truth}" + (f"; what shows it: {shows}." if shows else "."),
        events=events,
    )
