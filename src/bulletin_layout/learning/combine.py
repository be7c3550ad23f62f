"""Several files of one office become one set of values; where they differ, the most files count.

In: measurements. Out: for each key a value that most of them have, and what the others have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from bulletin_layout.measuring.model import Measured, Measurement
from bulletin_layout.messages import Bilingual, Message, MessageList
from bulletin_layout.named_tuple import NamedTuple

# Lengths that differ by less are one; in points. Others by kind of key.
_SAME = 0.25
_SAME_BY_KEY = {
    "composition.tracking": 0.04, "composition.autospace": 0.06, "composition.pair": 0.2,
    "composition.measure": 0.6, "page.left": 0.6, "grid.pitch": 0.1, "grid.lines": 0.5,
    "first_top": 1.2, "first_baseline": 1.2, "folio.baseline": 1.5,
}  # fmt: skip

# What makes two files one format.
_FORMAT = ("page.width", "composition.measure", "grid.pitch", "text.body.size")


class Combined(NamedTuple):
    """A key's value, and how files that have another differ (None: all agree)."""

    measured: Measured
    differs: Message | None


def same(key: str, a: Measured, b: Measured) -> bool:
    """Return whether two measured values of a key are one."""
    if isinstance(a.value, str) or isinstance(b.value, str):
        return a.value == b.value
    allowed = max(_SAME_BY_KEY.get(key, _SAME), a.within, b.within)
    return abs(float(a.value) - float(b.value)) <= allowed


def of_one_format(measurements: Sequence[Measurement]) -> list[Measurement]:
    """Return the largest group of files whose page and grid are one, the first of several.

    The grid of one file with the switches of another would be the format of none.
    """
    groups: list[list[Measurement]] = []
    for measurement in measurements:
        for group in groups:
            if all(_agree(key, group[0], measurement) for key in _FORMAT):
                group.append(measurement)
                break
        else:
            groups.append([measurement])
    return max(groups, key=len)


def _agree(key: str, a: Measurement, b: Measurement) -> bool:
    return key not in a.values or key not in b.values or same(key, a.values[key], b.values[key])


def combine(
    measurements: Sequence[Measurement], others: Sequence[Measurement] = ()
) -> dict[str, Combined]:
    """Return the values that most files have; `others`, of another format, only differ."""
    keys = dict.fromkeys(key for m in measurements for key in m.values)
    return {key: _combined(key, measurements, others) for key in keys}


def _combined(
    key: str, measurements: Sequence[Measurement], apart: Sequence[Measurement]
) -> Combined:
    having = [(m.name, m.values[key]) for m in measurements if key in m.values]
    groups: list[list[tuple[str, Measured]]] = []
    for name, measured in having:
        for group in groups:
            if same(key, group[0][1], measured):
                group.append((name, measured))
                break
        else:
            groups.append([(name, measured)])
    best = max(groups, key=lambda g: (sum(1 + 2 * m.sureness for _, m in g), -groups.index(g)))
    others = [(name, m) for group in groups if group is not best for name, m in group]
    odd = [(m.name, m.values[key]) for m in apart if key in m.values]
    others += [(name, m) for name, m in odd if not same(key, best[0][1], m)]
    return Combined(_middle(best, len(measurements)), _differences(others) if others else None)


def _middle(group: Sequence[tuple[str, Measured]], files: int) -> Measured:
    surest = max((m for _, m in group), key=lambda m: m.sureness)
    if files == 1:
        return surest
    source = Bilingual(
        "{source}; in {count} of {files} files",
        "{source}；{files}份文件中的{count}份",
        source=surest.source,
        count=len(group),
        files=files,
    )
    if isinstance(surest.value, str | bool | int):
        return replace(surest, source=source)
    mine = [float(m.value) for _, m in group if m.sureness is surest.sureness]
    return replace(surest, value=median(mine), source=source)


def _differences(others: Sequence[tuple[str, Measured]]) -> Message:
    return MessageList(
        [
            Bilingual("{name}: {value}", "{name}为{value}", name=name, value=_short(m.value))
            for name, m in others[:4]
        ]
    )


def _short(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
