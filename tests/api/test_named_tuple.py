"""A named tuple of this house is what `typing.NamedTuple` makes of the same statement."""

from __future__ import annotations

import inspect
import pickle
import typing

import pytest

from bulletin_layout.named_tuple import NamedTuple


class Ours(NamedTuple):
    """A place."""

    x: float
    y: float | None = None
    names: tuple[str, ...] = ()

    @property
    def sum(self) -> float:
        """Both."""
        return self.x + (self.y or 0)

    @classmethod
    def at(cls, x: float) -> Ours:
        return cls(x)


class Theirs(typing.NamedTuple):
    """A place."""

    x: float
    y: float | None = None
    names: tuple[str, ...] = ()


class Narrower(Ours):
    def __str__(self) -> str:
        return "narrower"


def test_it_is_a_tuple_with_names() -> None:
    place = Ours(1, names=("a",))
    assert place == (1, None, ("a",)) == Ours(1, None, ("a",))
    assert (place.x, place.y, place.sum) == (1, None, 1)
    assert Ours.at(2) == Ours(2)
    assert place._replace(x=3) == (3, None, ("a",))
    assert str(Narrower(1)) == "narrower"


def test_it_tells_of_itself_what_typing_s_own_does() -> None:
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert inspect.getdoc(Ours) == inspect.getdoc(Theirs)
    assert inspect.signature(Ours).parameters.keys() == inspect.signature(Theirs).parameters.keys()
    assert repr(Ours(1)) == repr(Theirs(1)).replace("Theirs", "Ours")
    assert (Ours.__module__, Ours.__qualname__) == (__name__, "Ours")


def test_it_is_pickled_and_refuses_what_typing_s_own_refuses() -> None:
    assert pickle.loads(pickle.dumps(Ours(1))) == Ours(1)
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Ours(1, z=2)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Ours(1).x = 2  # type: ignore[misc]
