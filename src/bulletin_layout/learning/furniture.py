"""Masthead and page numbers of a learned style: kept if the style's own give the same page.

In: combined values, the nearest style with what was learned so far. Out: entries. Points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_layout.learning.combine import Combined
from bulletin_layout.learning.entries import named_size
from bulletin_layout.learning.model import Learned
from bulletin_layout.measuring.of_style import first_line_down, ink_top
from bulletin_layout.style.model import Stylesheet

# By how much a distance may be off and be the style's own.
_SAME = 0.7
_STEPS = ("above_name", "between_names", "above_period", "above_editors", "above_rule")
_SHARING = ("above_name", "above_period")


def masthead_entries(values: Mapping[str, Combined], style: Stylesheet) -> Iterator[Learned]:
    """Yield the masthead's distances, lines and rule, where the style's own give others.

    A style shares spare room between two of its distances, by how many lines the name has; what
    was measured has none to share. Between the two the first is kept while it gives the same.
    """
    if "masthead.slots" not in values or "masthead.above_name" not in values:
        return
    found = {name: _number(values, f"masthead.{name}") for name in _STEPS}
    if found["above_name"] is not None:
        down = first_line_down(style, style.grid.pitch, style.text.body.size)
        found["above_name"] += down
    slots = int(_number(values, "masthead.slots") or 0)
    lines = slots - style.text.title.blank_above - style.masthead.blank_below
    if lines < 1:
        return
    inherited = _inherited(values, style)
    same = lines == style.masthead.lines and all(
        value is None or abs(value - inherited[name]) <= _SAME for name, value in found.items()
    )
    if not same:
        yield from _measured(values, style, found, lines)
    yield from _rule(values, style)


def _inherited(values: Mapping[str, Combined], style: Stylesheet) -> dict[str, float]:
    """Return the distances as the style lays out this masthead, its spare room shared."""
    own = style.masthead
    steps = {name: float(getattr(own, name)) for name in _STEPS}
    height = sum(steps[name] for name in _STEPS if f"masthead.{name}" in values)
    height += _sizes(values, style) + own.rule_width
    spare = own.lines * style.grid.pitch - own.below_rule - height
    if spare > 0:
        for name in _SHARING:
            steps[name] += spare / 2
    return steps


def _sizes(values: Mapping[str, Combined], style: Stylesheet) -> float:
    """Return the heights of the masthead's lines together."""
    names = 2 if "masthead.between_names" in values else 1
    sizes = names * (_number(values, "text.name.size") or style.text.name.size)
    for name in ("period", "editors"):
        if f"masthead.above_{name}" in values:
            own: float = getattr(style.text, name).size
            sizes += _number(values, f"text.{name}.size") or own
    return sizes


def _measured(
    values: Mapping[str, Combined],
    style: Stylesheet,
    found: Mapping[str, float | None],
    lines: int,
) -> Iterator[Learned]:
    slots = values["masthead.slots"]
    yield _learned("masthead.lines", slots, lines)
    for name, value in found.items():
        if value is not None:
            yield _learned(f"masthead.{name}", values[f"masthead.{name}"], max(value, 0.0))
    width = _number(values, "masthead.rule_width") or 0.0
    height = sum(max(value or 0.0, 0.0) for value in found.values())
    spare = lines * style.grid.pitch - height - _sizes(values, style) - width
    yield _learned("masthead.below_rule", slots, max(round(spare, 2), 0.0))


def _rule(values: Mapping[str, Combined], style: Stylesheet) -> Iterator[Learned]:
    width, colour = values.get("masthead.rule_width"), values.get("masthead.rule_colour")
    if width is not None:
        value = float(width.measured.value)
        if abs(value - style.masthead.rule_width) > width.measured.within + 0.05:
            yield _learned("masthead.rule_width", width, value)
    if colour is not None and colour.measured.value != style.masthead.rule_colour:
        yield _learned("masthead.rule_colour", colour, colour.measured.value)


def folio_entries(values: Mapping[str, Combined], style: Stylesheet) -> Iterator[Learned]:
    """Yield where page numbers stand, where that differs."""
    position = values.get("folio.position")
    if position is None:
        return
    at = str(position.measured.value)
    # A style knows the outer edge alone: what stands at another is nearest to it.
    at = at if at in ("none", "centre") else "outer"
    if at != style.folio.position:
        yield _learned("folio.position", position, at)
    words = values.get("labels.folio")
    if words is not None and words.measured.value != style.labels.folio:
        yield _learned("labels.folio", words, words.measured.value)
    baseline = _number(values, "folio.baseline")
    if baseline is not None:
        label = str(words.measured.value) if words is not None else style.labels.folio
        size, _ = named_size(_number(values, "text.folio.size") or style.text.folio.size)
        below = baseline - style.foot - ink_top(style, label) * size
        if abs(below - style.folio.below) > _SAME and below >= 0:
            yield _learned("folio.below", values["folio.baseline"], below)
    inset = values.get("folio.inset")
    if inset is not None and at == "outer":
        value = float(inset.measured.value)
        if abs(value - style.folio.inset) > inset.measured.within + _SAME:
            yield _learned("folio.inset", inset, max(value, 0.0))


def _number(values: Mapping[str, Combined], key: str) -> float | None:
    found = values.get(key)
    return None if found is None else float(found.measured.value)


def _learned(key: str, found: Combined, value: float | int | str | bool) -> Learned:
    return Learned(key, value, found.measured.source, found.measured.sureness, "", found.differs)
