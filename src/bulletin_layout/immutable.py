"""Immutable classes with slots: dataclasses whose methods are made when they are needed.

`dataclass(frozen=True, slots=True)` compiles six methods for every class as soon as it is made,
half a millisecond each; a build makes eighty classes, and needs the methods of few. Here the
fields are a dataclass's (`fields`, `replace`, `asdict` and `match` know them), `__init__` is
compiled when more than a few objects are made, and the other methods are the same for all classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform, overload

Class = TypeVar("Class")
_NOT_GIVEN = object()
# So many objects of a class are made before its `__init__` is compiled.
_FEW = 2


@overload
def immutable(cls: type[Class]) -> type[Class]: ...


@overload
def immutable(*, kw_only: bool) -> Callable[[type[Class]], type[Class]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def immutable(cls: type[Class] | None = None, *, kw_only: bool = False) -> Any:
    """Make a class's objects immutable, equal by their fields and hashable, with slots.

    As `dataclass(frozen=True, slots=True, kw_only=kw_only)`, `__post_init__` included. Assigning
    to a field or deleting one raises FrozenInstanceError.
    """

    def made(cls: type[Class]) -> type[Class]:
        own = set(vars(cls))
        slotted = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
        for name, method in _SHARED.items():
            if name not in own:
                setattr(slotted, name, method)
        setattr(slotted, "__init__", _Init(slotted))  # noqa: B010 - mypy forbids the plain way
        return slotted

    return made if cls is None else made(cls)


class _Init:
    """An `__init__` that is compiled for the third object, and takes its place then.

    Compiling takes as long as making ten objects without it, and of most classes a build makes one
    or two.
    """

    def __init__(self, owner: type) -> None:
        self._owner = owner
        self._made = 0

    def __get__(self, instance: object, _class: type | None = None) -> Any:
        self._made += 1
        if instance is not None and self._made <= _FEW:
            return partial(_fill, self._owner, instance)
        init = _compiled_init(self._owner)
        setattr(self._owner, "__init__", init)  # noqa: B010 - mypy forbids the plain way
        return init if instance is None else init.__get__(instance)


def _fill(cls: type, self: Any, /, *args: Any, **by_name: Any) -> None:
    """Set the fields of an object of a class, as the compiled `__init__` does."""
    known = {each.name: each for each in fields(cast(Any, cls)) if each.init}
    needed = {name for name, each in known.items() if not _has_default(each)}
    positional = (name for name, each in known.items() if not each.kw_only)
    given = dict(zip(positional, args, strict=False)) | by_name
    each_once = len(given) == len(args) + len(by_name)
    if not (each_once and needed <= given.keys() <= known.keys()):
        _compiled_init(cls)(self, *args, **by_name)  # says what is wrong with the arguments
        return
    for each in fields(cast(Any, cls)):
        if each.name in given:
            value = given[each.name]
        elif each.default_factory is not MISSING:
            value = each.default_factory()
        else:
            value = each.default
        object.__setattr__(self, each.name, value)
    if hasattr(cls, "__post_init__"):
        self.__post_init__()


def _has_default(each: Field[Any]) -> bool:
    return each.default is not MISSING or each.default_factory is not MISSING


def _compiled_init(cls: type) -> Any:
    """Return the `__init__` that sets a class's fields, and then calls `__post_init__`."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_NOT_GIVEN": _NOT_GIVEN}
    positional, by_name, lines = ["self"], list[str](), list[str]()
    for each in fields(cast(Any, cls)):
        value = _initial(each, names)
        lines.append(f"_set(self, {each.name!r}, {value})")
        if each.init:
            (by_name if each.kw_only else positional).append(_parameter(each, names))
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join([*positional, *(["*", *by_name] if by_name else [])])
    body = "\n  ".join(lines or ["pass"])
    exec(f"def __init__({parameters}):\n  {body}", names)
    init = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    init.__annotations__ = {x.name: x.type for x in fields(cast(Any, cls)) if x.init}
    return init


def _parameter(each: Field[Any], names: dict[str, Any]) -> str:
    if each.default is not MISSING:
        names[f"_default_{each.name}"] = each.default
        return f"{each.name}=_default_{each.name}"
    return f"{each.name}=_NOT_GIVEN" if each.default_factory is not MISSING else each.name


def _initial(each: Field[Any], names: dict[str, Any]) -> str:
    """Return what a field is set to, as an expression."""
    if each.default_factory is not MISSING:
        names[f"_make_{each.name}"] = each.default_factory
        made = f"_make_{each.name}()"
        return f"{made} if {each.name} is _NOT_GIVEN else {each.name}" if each.init else made
    if each.init:
        return each.name
    names[f"_default_{each.name}"] = each.default
    return f"_default_{each.name}"


@cache
def _compared(cls: type) -> Callable[[Any], Any]:
    """Return what takes the values of the fields by which objects of a class are compared."""
    names = [each.name for each in fields(cast(Any, cls)) if each.compare]
    return attrgetter(*names) if names else lambda _: ()


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _compared(self.__class__)
    return bool(values(self) == values(other))


def _hashed(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


def _shown(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


_SHARED: dict[str, Callable[..., Any]] = {
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
