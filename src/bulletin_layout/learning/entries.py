"""The entries of a learned style: what differs from the style it extends, and what is its core.

In: combined values, the nearest bundled style, the composition. Out: entries in a style's order.
Lengths in points. The paper, the edges, the grid and the composition are always told, since they
are what was asked for; of the rest only what differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from math import ceil, floor

from bulletin_layout.geometry import POINTS_PER_MM, SIZE_NAMES
from bulletin_layout.learning.combine import Combined
from bulletin_layout.learning.composition import ChosenComposition, snapped
from bulletin_layout.learning.model import Learned
from bulletin_layout.measuring.model import Measured, Sureness
from bulletin_layout.measuring.of_style import first_line_down, value_of
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.style.model import TEXT_STYLES, Stylesheet

# A type size nearer to a 字号 than this is that one: Word draws 10.5 pt as 10.56.
_NEAR_SIZE = 0.11
# Programs round the paper's edges to a twentieth of a point.
_NEAR_PAPER = 0.06
# By how much a value may differ from the style's and be its own; points, or lines.
_SAME = {"size": 0.11, "first_indent": 0.4, "rule": 0.12, "inset": 0.6}
_MEASURED_GAPS = ("measure", "tracking", "autospace", "pair")
_SWITCHES = ("compress", "hang", "latin", "kinsoku", "line_start", "squeeze_inside",
             "squeeze_end", "stretch", "lone_character", "double_marks")  # fmt: skip
_OF_TEXTS = ("role", "size", "colour", "align", "first_indent", "blank_above", "blank_below")
_IMPRINT = ("outer_rule", "inner_rule", "rule_colour", "inset")


def page_entries(values: Mapping[str, Combined], nearest: Stylesheet) -> Iterator[Learned]:
    """Yield the paper, the type area's corner, the grid."""
    for key in ("page.width", "page.height", "page.left"):
        if key in values:
            style = nearest.left if key == "page.left" else float(value_of(nearest, key))
            value = snapped(values[key], style)
            yield _learned(key, values[key], value if key == "page.left" else _paper(value))
    top = _top(values, nearest)
    if top is not None:
        yield top
    position = values.get("grid.line_position")
    if position is not None and position.measured.value != nearest.grid.line_position:
        yield _learned("grid.line_position", position, position.measured.value)
    if "grid.lines" in values:
        yield _lines(values, nearest, top)
    if "grid.pitch" in values:
        pitch = values["grid.pitch"]
        yield _learned("grid.pitch", pitch, snapped(pitch, nearest.grid.pitch))


def _paper(length: float) -> float:
    """Return an edge of the paper in whole millimetres if it is nearly that, as paper is cut."""
    whole = round(length / POINTS_PER_MM) * POINTS_PER_MM
    return whole if abs(whole - length) < _NEAR_PAPER else length


def _lines(values: Mapping[str, Combined], nearest: Stylesheet, top: Learned | None) -> Learned:
    """Return the lines of a page: where no page is known to be full, as many as fit.

    Then the foot is taken to be where the nearest style has it.
    """
    found, pitch = values["grid.lines"], values.get("grid.pitch")
    lines = int(found.measured.value)
    if found.measured.sureness is not Sureness.GUESSED or pitch is None or top is None:
        return _learned("grid.lines", found, lines)
    step = snapped(pitch, nearest.grid.pitch)
    room = nearest.foot - float(top.value)
    if nearest.grid.line_position == "top":
        room += step - learned_size(values, nearest)
    fitting = floor(room / step + 0.02)
    words = Bilingual(
        "no page is known to be full; as many as fit above the foot of {style}",
        "没有确知排满的页，按 {style} 的版心下边计",
        style=nearest.name,
    )
    return Learned("grid.lines", max(lines, fitting), words, Sureness.GUESSED, "", found.differs)


def _top(values: Mapping[str, Combined], nearest: Stylesheet) -> Learned | None:
    """Return the type area's top: given, or so that the first line stands where it does."""
    if "page.top" in values:
        return _learned("page.top", values["page.top"], float(values["page.top"].measured.value))
    first, pitch = values.get("first_top"), values.get("grid.pitch")
    if first is None:
        return None
    size = learned_size(values, nearest)
    step = snapped(pitch, nearest.grid.pitch) if pitch else nearest.grid.pitch
    top = float(first.measured.value) - first_line_down(nearest, step, size)
    same = abs(top - nearest.page.top) <= first.measured.within + 0.01
    return _learned("page.top", first, nearest.page.top if same else max(top, 0.0))


def learned_size(values: Mapping[str, Combined], nearest: Stylesheet) -> float:
    """Return the body's type size."""
    found = values.get("text.body.size")
    return named_size(float(found.measured.value))[0] if found else nearest.text.body.size


def named_size(points: float) -> tuple[float, str]:
    """Return a type size and its name, the 字号 that it is nearly; no name for others."""
    for name, size in SIZE_NAMES.items():
        if abs(size - points) <= _NEAR_SIZE:
            return size, name
    return round(points, 2), ""


def composition_entries(
    values: Mapping[str, Combined], chosen: ChosenComposition, nearest: Stylesheet
) -> Iterator[Learned]:
    """Yield what was measured of the composition, and the switches that were chosen."""
    for name in _MEASURED_GAPS:
        key, value = f"composition.{name}", getattr(chosen.composition, name)
        if key in values:
            yield _learned(key, values[key], value)
        elif value != getattr(nearest.composition, name):
            yield Learned(key, value, _WORDS_OWN, Sureness.GUESSED)
    source, sure = _choice(chosen)
    for name in _SWITCHES:
        found = values.get(f"composition.{name}")
        if found is not None:
            if name == "hang" or found.measured.value != getattr(nearest.composition, name):
                yield _learned(f"composition.{name}", found, getattr(chosen.composition, name))
            continue
        value = getattr(chosen.composition, name)
        if name in ("compress", "hang") or value != getattr(nearest.composition, name):
            yield Learned(f"composition.{name}", value, source, sure)


_WORDS_OWN = Bilingual(
    "no case was measured; Word's own, or by line ends",
    "没有可测的例子，取 Word 的常值，或由行末选定",
)


def _choice(chosen: ChosenComposition) -> tuple[Message, Sureness]:
    if chosen.ragged:
        words = Bilingual(
            "lines that are not justified are not squeezed", "不两端对齐的行不挤压标点"
        )
        return words, Sureness.MEASURED
    if chosen.said:
        return Bilingual("the file says so", "文件自身的设置"), Sureness.GIVEN
    if chosen.telling >= 30:
        words = Bilingual(
            "chosen by {n} line ends that tell", "由{n}个能区分的行末选定", n=chosen.telling
        )
        return words, Sureness.MEASURED
    words = Bilingual(
        "only {n} line ends tell; the usual one", "能区分的行末只有{n}个，取通常的设置",
        n=chosen.telling,
    )  # fmt: skip
    return words, Sureness.GUESSED


def text_entries(values: Mapping[str, Combined], nearest: Stylesheet) -> Iterator[Learned]:
    """Yield sizes, roles and colours of the texts that differ; those of the body always."""
    for part in TEXT_STYLES:
        for name in _OF_TEXTS:
            key = f"text.{part}.{name}"
            if key not in values:
                continue
            measured, style = values[key].measured, value_of(nearest, key)
            always = part == "body" and name in ("role", "size")
            if name == "size":
                size, written = named_size(float(measured.value))
                if always or abs(size - float(style)) > _SAME["size"]:
                    yield _learned(key, values[key], size, written)
            elif always or _differs(name, measured, style):
                yield _learned(key, values[key], measured.value)


def _differs(name: str, measured: Measured, style: float | int | str | bool) -> bool:
    if isinstance(measured.value, str) or isinstance(style, str):
        return measured.value != style
    unsure = name.startswith("blank") and measured.sureness is Sureness.GUESSED
    return not unsure and abs(measured.value - style) > _SAME.get(name, 0.5)


def imprint_entries(values: Mapping[str, Combined], nearest: Stylesheet) -> Iterator[Learned]:
    """Yield the imprint's rules and inset where they differ."""
    for name in _IMPRINT:
        key = f"imprint.{name}"
        if key not in values:
            continue
        measured, style = values[key].measured, value_of(nearest, key)
        if isinstance(measured.value, str):
            differs = measured.value != style
        else:
            kind = "inset" if name == "inset" else "rule"
            differs = abs(float(measured.value) - float(style)) > _SAME[kind]
        if differs:
            yield _learned(key, values[key], measured.value)


def _learned(
    key: str, found: Combined, value: float | int | str | bool, written: str = ""
) -> Learned:
    measured = found.measured
    if isinstance(value, float) and measured.sureness is not Sureness.GIVEN:
        value = _shortened(key, value)
    return Learned(key, value, measured.source, measured.sureness, written, found.differs)


def _shortened(key: str, value: float) -> float:
    """Return a length without the noise of its measuring; a measure is never made narrower."""
    if key == "composition.tracking":
        return round(value, 5)
    return ceil(value * 1000 - 1e-6) / 1000 if key == "composition.measure" else round(value, 4)


def in_order(entries: list[Learned]) -> tuple[Learned, ...]:
    """Return entries in the order of a style's sections, texts in the order of theirs."""
    sections = [field.name for field in fields(Stylesheet)]
    texts = list(TEXT_STYLES)

    def place(entry: Learned) -> tuple[int, int]:
        section, _, rest = entry.key.partition(".")
        text = texts.index(rest.partition(".")[0]) if section == "text" else 0
        return sections.index(section), text

    return tuple(sorted(entries, key=place))
