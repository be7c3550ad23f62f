"""Immutable classes are what a frozen dataclass with slots is, made later."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any, ClassVar

import pytest

from bulletin_layout.immutable import immutable


@immutable
class Made:
    """Fields of every kind."""

    KIND: ClassVar[str] = "x"

    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list)
    d: int = field(default=4, compare=False)
    e: str = field(default="e", repr=False)
    f: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "f", self.a + 1)


@dataclass(frozen=True, slots=True)
class Standard:
    """The same, as the standard library makes it."""

    KIND: ClassVar[str] = "x"

    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list)
    d: int = field(default=4, compare=False)
    e: str = field(default="e", repr=False)
    f: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "f", self.a + 1)


@immutable(kw_only=True)
class ByName:
    """Fields that are given by name only."""

    first: int = 1
    second: int


@immutable
class Base:
    """A class that another one extends."""

    place: int


@immutable
class Derived(Base):
    """One more field than its base."""

    value: str = "v"


@pytest.mark.parametrize("given", [((1,), {}), ((1, "x"), {"d": 9}), ((1,), {"c": [2], "e": "z"})])
def test_an_object_is_what_a_dataclass_makes_of_the_same_values(given: Any) -> None:
    made, standard = Made(*given[0], **given[1]), Standard(*given[0], **given[1])
    for each in fields(standard):
        assert getattr(made, each.name) == getattr(standard, each.name)
    assert repr(made) == repr(standard).replace("Standard", "Made")


def test_the_first_objects_of_a_class_are_as_the_later_ones() -> None:
    """Its `__init__` is compiled for the third."""

    @immutable
    class Late:
        a: int
        b: list[int] = field(default_factory=list)
        c: str = field(default="c", init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "c", f"{self.a}")

    for wrong in ((), (1, [], "x")):
        with pytest.raises(TypeError, match="argument"):
            Late(*wrong)
    made = [Late(1), Late(a=1, b=[]), Late(1, b=[]), Late(1), Late(1)]
    assert len(set(map(repr, made))) == 1
    assert all(each == made[0] and each.c == "1" for each in made)
    with pytest.raises(TypeError, match="argument"):
        Late(1, z=2)  # type: ignore[call-arg]


def test_default_factories_make_a_value_for_each_object() -> None:
    assert Made(1).c is not Made(1).c


@pytest.mark.parametrize("call", [lambda c: c(), lambda c: c(1, wrong=2), lambda c: c(1, f=3)])
def test_wrong_arguments_are_told_as_a_dataclass_tells_them(call: Any) -> None:
    with pytest.raises(TypeError) as made:
        call(Made)
    with pytest.raises(TypeError) as standard:
        call(Standard)
    assert str(made.value) == str(standard.value).replace("Standard", "Made")


def test_the_signature_is_a_dataclass_s() -> None:
    made, standard = inspect.signature(Made), inspect.signature(Standard)
    assert list(made.parameters) == list(standard.parameters)
    annotations = [p.annotation for p in made.parameters.values()]
    assert annotations == [p.annotation for p in standard.parameters.values()]


def test_fields_cannot_be_set_or_deleted_and_none_added() -> None:
    made = Made(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'a'"):
        made.a = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'a'"):
        del made.a
    with pytest.raises(FrozenInstanceError):
        made.other = 2  # type: ignore[attr-defined]
    assert not hasattr(made, "__dict__")


def test_equality_and_hash_are_of_the_fields_that_are_compared() -> None:
    assert ByName(second=2) == ByName(second=2) != ByName(second=3)
    assert hash(ByName(second=2)) == hash(ByName(second=2))
    assert Made(1, d=1) == Made(1, d=2)
    assert Base(1) != Derived(1)
    other: object = 1
    assert Made(1) != other
    with pytest.raises(TypeError):
        hash(Made(1))  # it holds a list, as with a dataclass


def test_copies_pickles_and_replacements_are_equal_to_what_they_are_made_of() -> None:
    made = Made(1, "x", [3], 5, "y")
    for other in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert other == made
        assert (other.d, other.f) == (5, 2)
    assert replace(made, a=7).f == 8


def test_fields_given_by_name_may_follow_ones_with_a_default() -> None:
    assert ByName(second=2).first == 1
    with pytest.raises(TypeError):
        ByName(1, 2)  # type: ignore[call-arg]


def test_a_derived_class_has_its_base_s_fields_first() -> None:
    assert Derived(1, "x") == Derived(place=1, value="x")
    match Derived(1, "x"):
        case Derived(place, value):
            assert (place, value) == (1, "x")
