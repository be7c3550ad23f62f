"""PyYAML's loader: libyaml's where it is there, and none that tells values by their looks.

What a value is, the grammar says: 12:30 is a text. So no value need be tried for a number.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_TEXT = "tag:yaml.org,2002:str"


@cache
def plain_loader() -> Any:
    """Return the class of a loader by which every value without a tag of its own is a text."""
    import yaml

    class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        def resolve(self, *_node: object) -> str:
            return _TEXT

        def descend_resolver(self, *_node: object) -> None:
            pass

        def ascend_resolver(self) -> None:
            pass

    return PlainLoader
