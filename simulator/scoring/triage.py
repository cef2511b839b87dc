"""Triage: what is real, what kind, where the cause lives, how bad, what is hit; and on what evidence."""

from collections.abc import Callable
from fractions import Fraction

from simulator.domain import events as e
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge, wanted
from simulator.scoring.knowing import available, bears_on, refs, seen
from simulator.scoring.scorecard import Judgement
from simulator.scoring.severity import severity
from simulator.scoring.sorting import dispositions
from simulator.scoring.truth import Truth

Said = tuple[int, int, e.Classified]


def triage(case: Case) -> list[Judgement]:
    """Judge the picture the team made of what came in."""
    found = dispositions(case)
    for name in case.courses:
        found += _picture(case, name, Fraction(1, len(case.courses)))
    return found


def _picture(case: Case, name: str, part: Fraction) -> list[Judgement]:
    truth, key = case.truth, case.truth.key[name]
    named = set(truth.named(name))
    said = [line for line in truth.of(e.Classified) if line[2].incident in named]
    types = [(seq, t, event.type) for seq, t, event in said]
    categories = [(seq, t, event.category) for seq, t, event in said]
    words = truth.standard
    judges: dict[str, Callable[[], Judgement]] = {
        "type": lambda: _label(case, name, part, "type", types, key.type, words.types),
        "category": lambda: _label(case, name, part, "category", categories, key.category, words.categories),
        "severity": lambda: severity(case, name, part),
        "services": lambda: _services(case, name, part, said),
        "validated": lambda: _validated(case, name, part, said[0] if said else None),
    }
    return [judged() for what, judged in judges.items() if wanted(case, what)]


def _label(
    case: Case,
    name: str,
    part: Fraction,
    what: str,
    labels: list[tuple[int, int, str]],
    right: str,
    words: dict[str, str],
) -> Judgement:
    """Right at once is all; right in the end is worth less the later it was."""
    ended = case.courses[name].mitigated
    share, happened = NONE, "never said"
    if labels and labels[-1][2] != right:
        happened = f"called {labels[-1][2]}"
    elif labels:
        wrong = [place for place, (_, _, label) in enumerate(labels) if label != right]
        since = labels[wrong[-1] + 1 if wrong else 0][1]
        share = ONE if not wrong else Fraction(7, 10) if ended is None or since < ended else HALF
        happened = (
            f"called {right} at once"
            if not wrong
            else f"called {labels[wrong[-1]][2]} first, then {right}"
            if share > HALF
            else f"called {right} only when it was over"
        )
    return judge(
        case,
        what,
        share,
        about=name,
        part=part,
        happened=happened,
        advice=f"It was {right}: {words.get(right, '')}",
        events=[seq for seq, _, _ in labels],
    )


def _services(case: Case, name: str, part: Fraction, said: list[Said]) -> Judgement:
    right = set(case.truth.key[name].services)
    hit = set(said[-1][2].services) if said else set()
    return judge(
        case,
        "services",
        Fraction(len(hit & right), len(hit | right)) if hit else NONE,
        about=name,
        part=part,
        happened=f"named {', '.join(sorted(hit)) or 'none'}",
        advice=f"Hit were {', '.join(case.truth.key[name].services)}.",
        events=[seq for seq, _, _ in said[-1:]],
    )


def _validated(case: Case, name: str, part: Fraction, first: Said | None) -> Judgement:
    """Judge the first label's evidence by precision and recall: looking earns nothing by itself, citing everything little."""
    truth = case.truth
    bears = bears_on(truth, name)
    if first is None:
        share, happened, events = NONE, "never classified", []
    else:
        seq, t, said = first
        within = said.cites[: truth.standard.tolerances.cites]
        good = [ref for ref in within if ref in bears and seen(truth, ref, t) is not None]
        precision = Fraction(len(good), len(said.cites)) if good else NONE
        recall = _recall(truth, name, t, good)
        share = 2 * precision * recall / (precision + recall) if good and recall else NONE
        happened = f"cited {len(said.cites)}, of which {len(good)} bear on it and had been looked at"
        events = [seq, *(look.seq for ref in good if (look := seen(truth, ref, t)) is not None)]
    return judge(
        case,
        "validated",
        share,
        about=name,
        part=part,
        happened=happened,
        advice=f"Open what shows it, such as {' and '.join(_shows(case, name, bears))}, and cite that and no more.",
        events=events,
    )


def _shows(case: Case, name: str, bears: frozenset[str]) -> tuple[str, ...]:
    """Return what would have been enough: for each topic that is asked about, the first evidence its facts name."""
    facts_of = case.truth.key[name].facts
    firsts = [
        next(
            (ref for fact in facts for ref in (*fact.known_from.any, *fact.known_from.all) if ref in bears),
            "",
        )
        for topic, facts in facts_of.items()
        if topic != "harm"
    ]
    return tuple(dict.fromkeys(ref for ref in firsts if ref)) or tuple(sorted(bears)[:1])


def _recall(truth: Truth, name: str, t: int, cited: list[str]) -> Fraction:
    """Return the share of scope and cause that the evidence covers, of what could be known by then."""
    topics = []
    for topic, facts in truth.key[name].facts.items():
        shows = {ref for fact in facts for ref in refs(fact.known_from) if available(truth, ref) <= t}
        if topic != "harm" and shows:
            topics.append(shows)
    return Fraction(sum(1 for shows in topics if shows & set(cited)), len(topics)) if topics else ONE
