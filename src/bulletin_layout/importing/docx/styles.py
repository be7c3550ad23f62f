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
        self._chains: dict[str | None, tuple[Any, ...]] = {}

    def of(self, paragraph: Any) -> tuple[Any, ...]:
        """Return a paragraph's style, and those that it is based on, the nearest first.

        By the style's name in the paragraph: what no name stands for is looked for in all styles,
        which is done once.
        """
        named = paragraph._p.style
        known = self._chains.get(named)
        if known is None:
            style = paragraph.style
            known = self._chains[named] = self._followed(style) if style is not None else ()
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
