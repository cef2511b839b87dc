"""One value has one spelling, and what has none is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.log.canonical import DEEPEST, encode

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_spaces_left_out_and_letters_kept():
    """The bytes are the shortest JSON that a person can still read."""
    assert encode({"who": "Zoë", "at": [1, None, True]}) == '{"at":[1,null,true],"who":"Zoë"}'.encode()


@given(VALUES)
def test_what_is_read_back_is_spelled_the_same(value):
    """Writing what was read gives the bytes that were read, so a reader can check the spelling."""
    assert encode(json.loads(encode(value))) == encode(value)


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        ({"who": "Zo\ud800"}, ValueError, r"a lone surrogate '\\ud800' is not text.*near '.*Zo"),
        ({"ratio": float("nan")}, ValueError, "Out of range float"),
        ({"ratio": float("inf")}, ValueError, "Out of range float"),
        ({"n": {2: "b", 10: "a"}}, TypeError, "the key 2 is not text: write '2'"),
        ([{None: 0}], TypeError, "the key None is not text: write 'None'"),
        ({"when": object()}, TypeError, "Object of type object is not JSON serializable"),
    ],
    ids=["surrogate", "nan", "infinity", "numbers-as-keys", "nothing-as-key", "object"],
)
def test_what_would_not_come_back_is_refused(value, kind, said):
    """No line is ever written that its reader would call touched."""
    with pytest.raises(kind, match=said):
        encode(value)


def test_a_value_that_holds_itself_is_refused():
    """There is an end to nesting, far from where Python would fall over."""
    ouroboros: list[object] = []
    ouroboros.append(ouroboros)

    with pytest.raises(ValueError, match=f"nested more than {DEEPEST} deep"):
        encode(ouroboros)
