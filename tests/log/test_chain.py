"""The next line follows from the last."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.log import GENESIS, Chain, canonical, seal_body

BODIES = st.dictionaries(
    st.text(max_size=8),
    st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers() | st.text(), max_size=3),
    max_size=5,
)


def begun() -> Chain:
    """A chain that has its header."""
    chain = Chain()
    chain.link("header", 0, {"title": "Sawtooth"})
    return chain


def test_a_line_is_one_object_with_five_keys():
    """This is the whole format."""
    assert Chain().link("header", 0, {"title": "Sawtooth"}) == (
        b'{"body":{"title":"Sawtooth"},"kind":"header",'
        b'"prev":"af9f0bfa5046135b70e78858c9c649f4199c2890b5ecabfac63402aebe743cb0","seq":0,"t":0}\n'
    )


def test_the_first_line_carries_the_name_of_the_format():
    """A log of another format cannot pass for ours."""
    assert sha256(b"hotwash log format 1").hexdigest() == GENESIS


def test_a_line_carries_the_hash_of_the_stored_bytes_before_it():
    """Anyone with sha256sum can follow the chain."""
    chain = Chain()
    header = chain.link("header", 0, {"title": "Sawtooth"})
    line = chain.link("event", 60_000, {"is": "alert-fired"})

    assert json.loads(line)["prev"] == sha256(header.removesuffix(b"\n")).hexdigest()


@given(st.lists(st.tuples(st.sampled_from(["command", "event", "driver"]), st.integers(0, 9_999), BODIES)))
def test_the_envelope_is_canonical_too(records):
    """A line is spelled as if it had been encoded whole."""
    chain = begun()
    for kind, wait, body in records:
        whole = {"kind": kind, "seq": chain.seq, "t": chain.t + wait, "body": body, "prev": chain.head}

        assert chain.link(kind, chain.t + wait, body) == canonical.encode(whole) + b"\n"


@pytest.mark.parametrize(
    ("kind", "t", "said"),
    [
        ("event", 59_999, "time goes backwards: 59999 ms after 60000 ms"),
        ("event", 60_000.0, "t is whole milliseconds since STARTEX, not 60000.0"),
        ("event", True, "t is whole milliseconds since STARTEX, not True"),
        ("header", 60_000, "'header' is no kind of line here: expected command, driver, event, seal"),
        ("evaluation", 60_000, "'evaluation' is no kind of line here: expected command, driver, event, seal"),
        ("seal", 60_000, "the seal does not follow from the lines before it"),
    ],
    ids=["backwards", "float", "bool", "second-header", "evaluation-in-play", "seal-of-its-own"],
)
def test_a_line_that_may_not_come_here_is_refused_and_the_chain_stays(kind, t, said):
    """A refusal says what would have been right, and changes nothing."""
    chain = begun()
    chain.link("event", 60_000, {})
    before = chain.mark()

    with pytest.raises(ValueError, match=said):
        chain.link(kind, t, {"lines": 2})
    assert chain.mark() == before


def test_the_first_line_of_play_is_the_header():
    """Nothing happens in an exercise that nobody described."""
    with pytest.raises(ValueError, match="the first line is header, not 'event'"):
        Chain().link("event", 0, {})


def test_the_seal_says_nothing_of_its_own():
    """The seal has no successor, so all of it follows from the lines before."""
    chain = begun()
    chain.link("event", 60_000, {})

    assert seal_body(chain) == {"head": chain.head, "lines": 2, "t": 60_000}


def test_nothing_follows_the_seal():
    """ENDEX ends play."""
    chain = begun()
    chain.link("seal", 0, seal_body(chain))

    with pytest.raises(ValueError, match="play is sealed: no 'event' can follow the seal"):
        chain.link("event", 0, {})


def test_evaluation_hangs_on_the_seal():
    """What evaluators write belongs to this play and no other."""
    play = begun()
    play.link("seal", 0, seal_body(play))
    evaluation = Chain(play.head)

    assert json.loads(evaluation.link("anchor", 0, {}))["prev"] == play.head


def test_a_line_no_reader_would_take_is_not_written():
    """The bound is the same for both."""
    with pytest.raises(
        ValueError, match=r"line 2 would have 9,000,1\d\d bytes; a line has at most 8,388,608"
    ):
        begun().link("event", 0, {"says": "x" * 9_000_000})
