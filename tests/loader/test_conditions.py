"""What `when:` understands, what it says when it does not, and that nothing else can come of any text."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.conditions import (
    START,
    Absent,
    After,
    AfterClock,
    All,
    Any_,
    Compare,
    Fact,
    Happened,
    Harm,
    Kind,
    Not,
    Op,
    Term,
)
from simulator.domain.units import DAY, HOUR, LONGEST, MINUTE, SECOND, Unreadable, format_duration
from simulator.loader.conditions import DEEPEST, parse

DECLARED = Fact("declared")


def happened(kind: Kind, name: str = "") -> Happened:
    """Write what happened in short."""
    return Happened(Fact(kind, name))


EXAMPLES: list[tuple[str, Term]] = [
    ("edge.errors_ratio > 2% for 2m", Compare("edge.errors_ratio", (), ">", 20_000, 2 * MINUTE)),
    ("bot-scorer.features >= 120", Compare("bot-scorer.features", (), ">=", 120_000_000)),
    ("acknowledged edge-errors", happened("acknowledged", "edge-errors")),
    ("declared", happened("declared")),
    ("remedy pin-last-good-file finished", happened("finished", "pin-last-good-file")),
    ("message to customers sent", happened("sent", "customers")),
    ("no message to customers within 15m of declared", Absent(Fact("sent", "customers"), 15 * MINUTE, DECLARED)),
    ("no acknowledged edge-errors by 10m", Absent(Fact("acknowledged", "edge-errors"), 10 * MINUTE, START)),
    ("20m after declared", After(20 * MINUTE, DECLARED)),
    ("at 40m and not declared", All((After(40 * MINUTE, START), Not(happened("declared"))))),
    (
        "alert edge-errors fired and (paged ml-serving or looked at bot-scorer.features)",
        All((
            happened("fired", "edge-errors"),
            Any_((happened("paged", "ml-serving"), happened("looked", "bot-scorer.features"))),
        )),
    ),
    (
        "10m after remedy block-traffic finished and edge.errors_ratio > 0.02 for 5m",
        All((
            After(10 * MINUTE, Fact("finished", "block-traffic")),
            Compare("edge.errors_ratio", (), ">", 20_000, 5 * MINUTE),
        )),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "term"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_the_twelve_examples_mean_what_the_manual_says(text: str, term: Term) -> None:
    """Each sentence is one tree, and remembers how it was written."""
    condition = parse(text)
    assert (condition.text, condition.term) == (text, term)


HAPPENINGS: dict[str, Happened] = {
    "start": happened("start"),
    "classified": happened("classified"),
    "monitoring": happened("monitoring"),
    "resolved": happened("resolved"),
    "noted": happened("noted"),
    "handed over": happened("handed-over"),
    "postmortem written": happened("written"),
    "alert lamp-dark fired": happened("fired", "lamp-dark"),
    "alert lamp-dark resolved": happened("cleared", "lamp-dark"),
    "remedy oil started": happened("started", "oil"),
    "remedy oil failed": happened("failed", "oil"),
    "remedy oil verified": happened("verified", "oil"),
    "fault grit began": happened("began", "grit"),
    "fault grit ended": happened("ended", "grit"),
    "inject mayor delivered": happened("delivered", "mayor"),
    "report ship arrived": happened("arrived", "ship"),
    "event storm happened": happened("happened", "storm"),
    "suggestion bulb made": happened("made", "bulb"),
    "hypothesis recorded": happened("hypothesis"),
    "hypothesis H1 recorded": happened("hypothesis", "H1"),
    "message first-post": happened("sent", "first-post"),
    "message to ships": happened("sent", "ships"),
    "message first-post sent": happened("sent", "first-post"),
    "dismissed gulls": happened("dismissed", "gulls"),
    "linked lamp-dark": happened("linked", "lamp-dark"),
    "paged tower": happened("paged", "tower"),
    "answered elder": happened("answered", "elder"),
    "approved M1": happened("approved", "M1"),
    "accepted bulb": happened("accepted", "bulb"),
    "rejected bulb": happened("rejected", "bulb"),
    "assigned scribe": happened("assigned", "scribe"),
    "looked at grease": happened("looked", "grease"),
    "looked at gear.heat": happened("looked", "gear.heat"),
}


@pytest.mark.parametrize("text", HAPPENINGS)
def test_everything_that_can_happen_has_a_sentence(text: str) -> None:
    """One for each kind of fact, alone and as what something is counted from."""
    assert parse(text).term == HAPPENINGS[text]
    assert parse(f"5m after {text}").term == After(5 * MINUTE, HAPPENINGS[text].fact)


def test_no_kind_of_fact_is_forgotten() -> None:
    """What events can yield, authors can ask for."""
    said = {term.fact.kind for term in HAPPENINGS.values()}
    said |= {term.fact.kind for _, term in EXAMPLES if isinstance(term, Happened)}
    assert said == set(get_args(Kind))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("declared or noted and resolved", "declared or (noted and resolved)"),
        ("not declared and noted", "(not declared) and noted"),
        ("not declared or noted", "(not declared) or noted"),
        ("5m after declared and noted", "(5m after declared) and noted"),
        ("no noted by 5m and declared", "(no noted by 5m) and declared"),
        ("gear.heat > 3 for 5m or noted", "(gear.heat > 3 for 5m) or noted"),
        ("at 1h30m", "90m after start"),
        ("no noted by 5m", "no noted within 5m of start"),
        ("gear.heat>2%", "gear.heat > 0.02"),
        ("  declared\n\tand\n noted ", "declared and noted"),
        ("gear.heat{side=sea,age=old} < 1", "gear.heat { age = old , side = sea } < 1"),
    ],
)
def test_what_binds_tighter_and_what_is_said_in_two_ways(text: str, same: str) -> None:
    """`not` before `and` before `or`; the order of a slice's dimensions says nothing."""
    assert parse(text).term == parse(same).term
    assert parse(f"({text})").term == parse(text).term


def test_numbers_have_their_place() -> None:
    """Percent, negative, slices, harm, times of day."""
    assert parse("a.b{x=1} <= -0.5").term == Compare("a.b", (("x", "1"),), "<=", -500_000)
    assert parse("people >= 50000").term == Harm("people", ">=", 50_000_000_000)
    assert parse("usd > 0.5 or decisions < 3").term == Any_(
        (Harm("usd", ">", 500_000), Harm("decisions", "<", 3_000_000))
    )
    assert parse("after 18:30").term == AfterClock(18 * HOUR + 30 * MINUTE)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("acknowledged start", Fact("acknowledged", "start")),
        ("remedy started finished", Fact("finished", "started")),
        ("alert fired fired", Fact("fired", "fired")),
        ("message to to sent", Fact("sent", "to")),
        ("message tooth", Fact("sent", "tooth")),
        ("looked at at", Fact("looked", "at")),
        ("looked at people", Fact("looked", "people")),
        ("paged 5m-crew", Fact("paged", "5m-crew")),
        ("answered 120", Fact("answered", "120")),
        ("hypothesis recorded-late recorded", Fact("hypothesis", "recorded-late")),
        ("looked at edge.95", Fact("looked", "edge.95")),
    ],
)
def test_words_of_the_language_are_names_where_a_name_is_asked_for(text: str, fact: Fact) -> None:
    """Nobody needs to know the list of words before naming an alert."""
    assert parse(text).term == Happened(fact)


HELP = "such as: edge.errors_ratio > 2% for 2m, 20m after declared, no acknowledged edge-errors by 10m"
NO = "after 'no' comes what has not happened: no message to customers within 15m of declared"
NUMBER = "write a number after it: 2%, 0.02 or 120"
WRONG = [
    # the caret stands under the first character that cannot be there, or behind the end
    ("", 0, "the condition is empty", HELP),
    ("  \n", 0, "the condition is empty", HELP),
    ("declraed", 0, "'declraed' cannot stand here", "did you mean 'declared'?"),
    ("Declared", 0, "'Declared' cannot stand here", "did you mean 'declared'?"),
    ("declaredd", 0, "'declaredd' cannot stand here", "did you mean 'declared'?"),
    ("notdeclared", 0, "'notdeclared' cannot stand here", "did you mean 'declared'?"),
    ("alert lamp fierd", 11, "'fierd' cannot stand here", "did you mean 'fired'?"),
    ("declared AND noted", 9, "'AND' cannot stand here", "did you mean 'and'?"),
    ("gear.heat > 2 fro 5m", 14, "'fro' cannot stand here", "did you mean 'for'?"),
    ("declared and", 12, "the condition ends too soon, after 'and'", HELP),
    ("no declared", 11, "the condition ends too soon, after 'declared'", NO),
    ("no not declared by 5m", 3, "'not' cannot stand here", NO),
    ("no declared within 15m of", 25, "the condition ends too soon, after 'of'", "write within 15m of declared"),
    ("declared within 5m", 9, "'within' cannot stand here", "put 'no' before what has not happened: no acknowledged edge-errors by 10m"),
    ("at 40", 3, "'40' cannot stand here", "write the unit with the number: 90s, 40m or 1h30m"),
    ("20 minutes after declared", 0, "'20' cannot stand here", "write the unit with the number: 90s, 40m or 1h30m"),
    ("at 30s5m", 3, "expected a duration such as 5m, got '30s5m'", "write it as days, hours, minutes and seconds in that order: 90s, 5m, 1h30m, 2d"),
    ("noted or after 25:00", 15, "expected a time of day such as 18:00, got '25:00'", "write hours and minutes, 00:00 to 23:59"),
    ("after 8:00", 6, "'8' cannot stand here", "write 20m after declared, or after 18:00"),
    ("gear.heat > two", 12, "'two' cannot stand here", NUMBER),
    ("gear.heat > ٣", 12, "'٣' cannot stand here", NUMBER),
    ("gear.heat > 0.0000001", 12, "0.0000001 is finer than a millionth, the smallest step there is", "use a larger unit, or fewer digits"),
    ("gear.heat == 2", 10, "'==' cannot stand here", "compare with >, >=, < or <="),
    ("gear.heat", 9, "the condition ends too soon, after 'gear.heat'", "compare with >, >=, < or <="),
    ("gear > 2", 0, "'gear' cannot stand here", "a signal is its service, a dot and the measure: edge.errors_ratio > 2%"),
    ("gear.heat{side=} > 2", 15, "'}' cannot stand here", "write the slice as edge.errors_ratio{hardware=b}"),
    ("gear.heat{a=1,a=2} > 2", 14, "'a' is named twice", "name each dimension once"),
    ("people > 5%", 9, "people are counted, not measured in shares", "write people > 50000"),
    ("people > 5 for 2m", 11, "'for' cannot stand here", "only a signal's comparison holds for a time, and once: edge.errors_ratio > 2% for 2m"),
    ("(declared", 9, "the condition ends too soon, after 'declared'", "close the parenthesis"),
    ("declared)", 8, "')' cannot stand here", "no parenthesis is open that could be closed here"),
    ("remedy oil done", 11, "'done' cannot stand here", "write remedy NAME started, finished, failed or verified"),
    ("acknowledged", 12, "the condition ends too soon, after 'acknowledged'", "write acknowledged NAME"),
    ("acknowledged and declared", 17, "'declared' cannot stand here", "write acknowledged NAME"),
    ("acknowledged lamp_dark", 17, "'_dark' cannot stand here", "a name has letters, digits and hyphens, such as edge-errors"),
    ("looked at logs gear", 15, "'gear' cannot stand here", "write looked at NAME"),
    ("hypothesis recorded recorded", 20, "'recorded' cannot stand here", "write hypothesis recorded, or hypothesis NAME recorded"),
    ("__import__('os')", 0, "'__import__' cannot stand here", HELP),
    ("declared \x1b[31m", 9, r"'\x1b' cannot stand here", HELP),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "at", "message", "way_out"), WRONG, ids=[repr(text) for text, _, _, _ in WRONG]
)
def test_a_mistake_is_told_with_its_place_and_the_way_out(
    text: str, at: int, message: str, way_out: str
) -> None:
    """What cannot be, where, and what would have been right, in words a facilitator knows."""
    with pytest.raises(Unreadable) as told:
        parse(text)
    assert (told.value.at, told.value.message, told.value.help) == (at, message, way_out)


def test_a_condition_may_have_five_hundred_characters() -> None:
    """One more cannot be read aloud."""
    longest = "declared" + " " * 492
    assert parse(longest).term == happened("declared")
    with pytest.raises(Unreadable, match="501 characters are more than a condition may have"):
        parse(longest + " ")


@pytest.mark.parametrize(
    ("opens", "closes"), [("(", ")"), ("not ", ""), ("(not ", ")"), ("not (", ")"), ("not(", ")")]
)
def test_a_condition_may_be_nested_sixteen_deep(opens: str, closes: str) -> None:
    """Parentheses and `not` count alike, however they are mixed."""
    times = DEEPEST // (("(" in opens) + ("not" in opens))
    deepest = opens * times + "declared" + closes * times
    assert parse(deepest).text == deepest
    with pytest.raises(Unreadable, match="more than 16 conditions within one another"):
        parse(opens + deepest + closes)


def test_what_stands_beside_another_is_not_within_it() -> None:
    """Twenty conditions in a row are no deeper than one."""
    row = " and ".join(["(not noted)"] * 20)
    assert parse(row).term == All((Not(happened("noted")),) * 20)


def test_what_was_read_is_not_read_again() -> None:
    """A scenario says the same in many places."""
    assert parse("noted and 3m after noted") is parse("noted and 3m after noted")


# Any text, and any tree.

WORDS = st.sampled_from(
    ["declared", "noted", "no", "not", "and", "or", "(", ")", "within", "of", "by", "after", "at", "for", "5m", "18:00", "2%", "-3", ">", "<=", "alert", "fired", "a.b", "{", "}", "=", ",", "message", "to", "sent", "people", "looked", "hypothesis", "recorded", "lamp", "5", "é", "\x00", "\u2028", "🔥", "'", "\\"]
)  # fmt: skip


@given(st.text(max_size=520) | st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS).map("".join))
def test_no_text_raises_anything_else(text: str) -> None:
    """Whatever is written is a condition, or one sentence with its place."""
    told = _told(text)
    if told is None:
        assert parse(text).text == text
    else:
        assert told.message
        assert told.help
        assert (told.at is None) == (len(text) > 500)
        assert told.at is None or 0 <= told.at <= len(text)


def _told(text: str) -> Unreadable | None:
    try:
        parse(text)
    except Unreadable as told:
        return told
    return None


NAMES = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9-]{0,8}[A-Za-z0-9])?", fullmatch=True) | st.sampled_from(
    ["start", "and", "not", "to", "sent", "fired", "of", "by", "within", "at", "5m", "18", "people", "recorded-1"]
)  # fmt: skip
SIGNALS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,4}[a-z0-9])?(\.[a-z0-9_]{1,6}){1,3}", fullmatch=True)
DURATIONS = st.integers(0, LONGEST // SECOND).map(lambda seconds: seconds * SECOND)
MICROS = st.integers(-(10**15), 10**15)
OPS = st.sampled_from(get_args(Op))
WITHOUT_NAME: tuple[Kind, ...] = ("start", "declared", "classified", "monitoring", "resolved", "noted", "handed-over", "written")  # fmt: skip
NAMELESS: st.SearchStrategy[Fact] = st.sampled_from([Fact(kind) for kind in (*WITHOUT_NAME, "hypothesis")])
AMBIGUOUS = (Fact("hypothesis", "recorded"), Fact("sent", "to"))
"""The two names that their own sentence takes for a word: refused, and read as `message to sent`."""
NAMED = st.builds(
    Fact, st.sampled_from([k for k in get_args(Kind) if k not in WITHOUT_NAME]), NAMES
).filter(lambda fact: fact not in AMBIGUOUS)  # fmt: skip
FACTS = NAMELESS | NAMED | st.builds(Fact, st.just("looked"), SIGNALS)
SLICES = st.dictionaries(NAMES, NAMES, max_size=2).map(lambda found: tuple(sorted(found.items())))
LEAVES: st.SearchStrategy[Term] = st.one_of(
    st.builds(Compare, SIGNALS, SLICES, OPS, MICROS, DURATIONS),
    st.builds(Harm, st.sampled_from(["people", "usd", "decisions"]), OPS, MICROS),
    st.builds(Happened, FACTS),
    st.builds(Absent, FACTS, DURATIONS, FACTS),
    st.builds(After, DURATIONS, FACTS),
    st.builds(AfterClock, st.integers(0, DAY // MINUTE - 1).map(lambda minutes: minutes * MINUTE)),
)
TERMS: st.SearchStrategy[Term] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Any_, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)


def written(term: Term) -> str:
    """Write a term as an author would, with a parenthesis around whatever is joined."""
    match term:
        case Compare(signal, where, op, limit, hold):
            held = f" for {format_duration(hold)}" if hold else ""
            slices = "{" + ",".join(f"{d}={v}" for d, v in where) + "}" if where else ""
            return f"{signal}{slices} {op} {number(limit)}{held}"
        case Harm(what, op, limit):
            return f"{what} {op} {number(limit)}"
        case Happened(fact):
            return str(fact)
        case Absent(fact, within, of):
            return f"no {fact} within {format_duration(within)} of {of}"
        case After(delay, of):
            return f"{format_duration(delay)} after {of}"
        case AfterClock(time_of_day):
            return f"after {time_of_day // HOUR:02d}:{time_of_day % HOUR // MINUTE:02d}"
        case Not(inner):
            return f"not ({written(inner)})"
        case All(terms):
            return " and ".join(f"({written(inner)})" for inner in terms)
        case Any_(terms):
            return " or ".join(f"({written(inner)})" for inner in terms)


def number(micro: int) -> str:
    """Write millionths with all their places."""
    return f"{'-' if micro < 0 else ''}{abs(micro) // 1_000_000}.{abs(micro) % 1_000_000:06d}"


@given(TERMS.filter(lambda term: len(written(term)) <= 500))
def test_whatever_can_be_meant_can_be_written_and_read_back(term: Term) -> None:
    """A fact says itself as the grammar reads it; nothing of a tree is lost on the way."""
    assert parse(written(term)).term == term
