"""A value is a frozen dataclass in everything but the time it takes to be made."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field
from typing import Any, ClassVar

import pytest
from pydantic import TypeAdapter, ValidationError

from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that can be carried."""

    name: str
    tags: dict[str, int] = field(default_factory=dict)
    note: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp(Thing):
    """A thing that shines."""

    watts: int = 40


@dataclass(frozen=True, slots=True)
class Point:
    """A place, taken in order."""

    x: int
    y: int = 0


@dataclass(slots=True)
class Counter:
    """Something that changes."""

    count: int = 0
    double: int = field(init=False, repr=False)

    def __post_init__(self):
        self.double = 2 * self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """Something that is found by its name alone."""

    name: str
    inside: list[str] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coin:
    """Something that says how it is hashed."""

    value: int

    def __hash__(self):
        return 7


def test_it_is_made_from_its_fields_by_name_and_says_so():
    """Its own fields follow its parent's, and what is not given is its default, a fresh one each time."""
    lamp = Lamp(name="desk", watts=60)

    assert repr(lamp) == "Lamp(name='desk', tags={}, note='', watts=60)"
    assert lamp.tags is not Lamp(name="desk").tags


def test_it_may_take_its_fields_in_order_instead():
    """As the terms of a condition do."""
    assert (Point(1), Point(1, 2), Point(y=3, x=1)) == (Point(x=1, y=0), Point(x=1, y=2), Point(x=1, y=3))


@pytest.mark.parametrize("given", [{}, {"name": "a", "colour": "red"}])
def test_a_field_that_is_missing_or_unknown_is_a_type_error(given):
    """As for any function."""
    with pytest.raises(TypeError, match=r"missing 1 required|unexpected keyword"):
        Thing(**given)


def test_values_are_equal_by_their_kind_and_what_is_compared():
    """A parent is never equal to its child, and a note changes nothing."""
    one = Lamp(name="desk")

    assert one == Lamp(name="desk", note="old")
    assert one != Lamp(name="hall")
    assert one != Thing(name="desk")


def test_equal_values_are_one_key():
    """So a set of them has each once."""
    assert len({Point(1), Point(1, 0), Point(2)}) == 2


def test_how_it_is_hashed_may_be_said():
    """By leaving a field out that cannot be hashed, or for all of it."""
    bag = Bag(name="a", inside=["pen"])

    assert (hash(bag), bag == Bag(name="a", inside=[])) == (hash(Bag(name="a", inside=[])), False)
    assert hash(Coin(value=5)) == 7


def test_it_cannot_be_changed():
    """Neither a field nor anything else, set or deleted."""
    thing = Thing(name="desk")

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        thing.name = "chair"  # type: ignore[misc]  # so would mypy
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'note'"):
        del thing.note


def test_what_is_not_frozen_changes_and_is_no_key():
    """And what follows from its fields is done once they are there."""
    counter = Counter(count=3)
    counter.count = 4

    assert (counter.count, counter.double, repr(counter)) == (4, 6, "Counter(count=4)")
    with pytest.raises(TypeError, match="unhashable"):
        hash(counter)


def test_it_travels_between_processes_and_is_copied_whole():
    """With everything in it."""
    thing = Thing(name="desk", tags={"a": 1}, note="old")

    assert [dataclasses.asdict(one) for one in (pickle.loads(pickle.dumps(thing)), copy.deepcopy(thing))] == [  # noqa: S301  # our own bytes
        {"name": "desk", "tags": {"a": 1}, "note": "old"},
        {"name": "desk", "tags": {"a": 1}, "note": "old"},
    ]


def test_the_standard_librarys_own_functions_take_it_for_a_dataclass():
    """Fields, replacing, and matching by name."""
    match dataclasses.replace(Lamp(name="desk"), watts=5):
        case Lamp(name=name, watts=watts):
            assert (name, watts) == ("desk", 5)
    assert [one.name for one in dataclasses.fields(Lamp)] == ["name", "tags", "note", "watts"]


def test_pydantic_validates_into_it():
    """Strangers' data become values, or an error that names the field."""
    assert TypeAdapter(Lamp).validate_python({"name": "desk", "watts": "60"}) == Lamp(name="desk", watts=60)
    with pytest.raises(ValidationError, match="watts"):
        TypeAdapter(Lamp).validate_python({"name": "desk", "watts": "bright"})


def test_what_could_not_be_made_is_refused_when_its_class_is():
    """And not at its first call, in words about something else."""
    with pytest.raises(TypeError, match=r"Later\.place has no default and stands behind name, which has one"):

        @dataclass(frozen=True, slots=True)
        class Later:
            """In the wrong order."""

            name: str = ""
            place: int  # type: ignore[misc]  # so would mypy

    with pytest.raises(TypeError, match=r"Given\.scale is an InitVar: give it to a function"):

        @dataclass(frozen=True, slots=True, kw_only=True)
        class Given:
            """With something that is no part of it."""

            scale: dataclasses.InitVar[int]
            kind: ClassVar[str] = "given"


def test_a_constant_of_the_class_is_no_field():
    """It is there once for all."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Tool:
        """Something of a kind."""

        kind: ClassVar[str] = "tool"
        name: str

    assert (Tool(name="saw").kind, [one.name for one in dataclasses.fields(Tool)]) == ("tool", ["name"])


def test_a_value_without_slots_is_refused():
    """There is one kind of value."""
    with pytest.raises(TypeError, match="a value has slots"):

        @dataclass(frozen=True)
        class Loose:
            """Something with a dictionary."""


def fresh(kind: str) -> Any:
    """Make a kind of value of which there is none yet."""

    @dataclass(slots=True, kw_only=True)
    class Plain:
        """With a default of each sort."""

        name: str = "a"
        tags: dict[str, int] = field(default_factory=dict)
        note: str = field(default="none")

    @dataclass(slots=True, kw_only=True)
    class Wanting:
        """With something that must be said."""

        name: str

    @dataclass(slots=True, kw_only=True)
    class Followed:
        """A part of which follows from another."""

        count: int = 0
        double: int = field(init=False)

        def __post_init__(self) -> None:
            self.double = 2 * self.count

    @dataclass(slots=True, kw_only=True)
    class Counted:
        """Which looks at what it was given."""

        count: int = 0

        def __post_init__(self) -> None:
            self.count += 1

    @dataclass(slots=True, kw_only=True)
    class Begun:
        """With what is the same at first, whatever is given."""

        name: str = "a"
        count: int = field(init=False, default=0)
        seen: list[str] = field(init=False, default_factory=list)

    return {one.__name__.lower(): one for one in (Plain, Wanting, Followed, Counted, Begun)}[kind]


OFTEN = 100
"""Calls after which what makes a value has surely been compiled."""


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("plain", {"name": "b", "note": "c"}),
        ("plain", {}),
        ("plain", {"more": 1}),
        ("wanting", {"name": "b"}),
        ("wanting", {"nam": "b"}),
        ("wanting", {}),
        ("followed", {"count": 3}),
        ("followed", {"double": 3}),
        ("counted", {"count": 3}),
        ("begun", {"name": "b"}),
        ("begun", {"count": 3}),
    ],
)
def test_the_first_value_of_a_kind_and_the_hundredth_are_made_alike(kind: str, given: dict[str, Any]) -> None:
    """By then what makes them has been compiled: names, defaults and what is refused are the same."""

    def told(made: Any) -> str:
        try:
            return repr(made(**given))
        except TypeError as refused:
            return str(refused)

    old = fresh(kind)
    for _ in range(OFTEN):
        old(**({"name": "a"} if kind == "wanting" else {}))

    assert told(fresh(kind)) == told(old)


def test_what_is_not_given_and_has_a_default_begins_with_it() -> None:
    """As the standard library has it; what has none is for the class's own __post_init__."""
    begun = fresh("begun")

    assert repr(begun(name="b")).endswith("Begun(name='b', count=0, seen=[])")
    assert begun().seen is not begun().seen


def test_each_of_the_first_hundred_has_its_own_default() -> None:
    """Those that are made before anything is compiled, and those after."""
    kind = fresh("plain")
    many = [kind() for _ in range(OFTEN)]

    assert len({id(one.tags) for one in many}) == OFTEN
