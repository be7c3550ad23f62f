"""The styles that a Word style is based on: each once, though a file may lead round in a circle."""

from __future__ import annotations

from typing import Any

from bulletin_layout.importing.bounds import DEPTH, Bounds


class StyleChains:
    """Remembers the chain of each style of one document; `circular` are styles of a circle.

    Raises InputError for a chain beyond the limit `nesting`.
    """

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self.circular: set[str] = set()
        self._chains: dict[str, tuple[Any, ...]] = {}

    def of(self, style: Any) -> tuple[Any, ...]:
        """Return a style, and those that it is based on, the nearest first; nothing for None."""
        if style is None:
            return ()
        known = self._chains.get(style.style_id)
        if known is None:
            known = self._chains[style.style_id] = self._followed(style)
        return known

    def _followed(self, style: Any) -> tuple[Any, ...]:
        chain: dict[str, Any] = {}
        while style is not None and style.style_id not in chain:
            chain[style.style_id] = style
            self._bounds.check("nesting", len(chain), DEPTH)
            style = style.base_style
        if style is not None:
            self.circular.add(str(style.style_id))
        return tuple(chain.values())
