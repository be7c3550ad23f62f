"""NamedTuple, made in half the time: what is written as a field's type stays as it is written.

`typing.NamedTuple` compiles each of these types when a class is made, which nobody here asks for:
0.06 ms a class of a build's ninety.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Made(type):
        """Makes a class statement's fields a `collections.namedtuple`, with its methods."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the class, or NamedTuple itself, which has no bases."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            types = body.get("__annotations__", {})
            defaults = [body[field] for field in types if field in body]
            made = namedtuple(name, types, defaults=defaults, module=body["__module__"])
            made.__new__.__annotations__ = types
            for key, value in body.items():
                if key not in types:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Made):
        """What `typing.NamedTuple` is, for whoever writes a class or uses one."""
