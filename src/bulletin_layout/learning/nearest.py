"""The bundled style that a file's format is nearest to.

In: values by key. Out: a bundled stylesheet. What was not measured is left to it.
"""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_layout.learning.combine import Combined
from bulletin_layout.measuring.of_style import number_of
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.reader import bundled_styles, read_style

_BASE = "base"


class _Trait(NamedTuple):
    """What two formats are held against each other by: so far apart counts as one."""

    key: str
    apart: float


_TRAITS = (
    _Trait("composition.measure", 6.0), _Trait("grid.pitch", 0.8), _Trait("grid.lines", 1.0),
    _Trait("page.left", 4.0), _Trait("first_top", 6.0), _Trait("text.title.size", 2.0),
    _Trait("composition.tracking", 0.1), _Trait("text.distribution.size", 1.0),
    _Trait("composition.pair", 0.3), _Trait("composition.autospace", 0.04),
)  # fmt: skip


def nearest_style(values: Mapping[str, Combined]) -> Stylesheet:
    """Return the bundled style that differs least; `base` itself is none."""
    styles = [read_style(name) for name in bundled_styles() if name != _BASE]
    return min(styles, key=lambda style: _distance(values, style))


def _distance(values: Mapping[str, Combined], style: Stylesheet) -> float:
    total = 0.0
    for key, apart in _TRAITS:
        if key in values and not isinstance(values[key].measured.value, str):
            difference = abs(float(values[key].measured.value) - number_of(style, key))
            total += min(difference / apart, 3.0)
    return total
