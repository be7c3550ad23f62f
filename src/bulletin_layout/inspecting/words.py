"""Deviations of what is no length: page numbers that are missing, elsewhere, or written otherwise.

In: a measurement and a style. Out: deviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.geometry import SIZE_NAMES
from bulletin_layout.inspecting.model import Deviation
from bulletin_layout.measuring.model import Measurement, Where
from bulletin_layout.messages import Bilingual
from bulletin_layout.style.model import Stylesheet

_SPACES = re.compile(r"\s+")
# What offices write for the dashes of a page number is one sign each: 一字线 in any of its codes.
_DASHES = str.maketrans("－─―", "———")


# A style's words as people say them.
WORDS = {
    "fangsong": "仿宋", "kai": "楷体", "hei": "黑体", "song": "宋体", "xiaobiaosong": "小标宋",
    "masthead": "小标宋", "none": "无", "centre": "居中", "outer": "单页居右、双页居左",
    "inner": "单页居左、双页居右", "right": "各页居右", "left": "各页居左",
}  # fmt: skip


def size_name(points: float) -> str:
    """Return the 字号 of a size in points, empty for a size that has none."""
    return next((name for name, size in SIZE_NAMES.items() if abs(size - points) < 0.05), "")


def size_words(points: float) -> str:
    """Return a size as its 字号 and points."""
    name = size_name(points)
    return f"{name} ({points:g} pt)" if name else f"{points:g} pt"


def whole_file() -> Where:
    """Return the place of what is true of a whole file."""
    return Where(0, Bilingual("the whole file", "全文"))


def folio_deviations(file: Measurement, style: Stylesheet, standard: bool) -> Iterator[Deviation]:
    """Yield what is wrong with where page numbers stand and how they are written."""
    clause = "GB/T 9704-2012 7.5" if standard else ""
    position = file.values.get("folio.position")
    name = Bilingual("page number", "页码")
    if position is None:
        return
    where = position.where or whole_file()
    if position.value == "none" != style.folio.position:
        advice = Bilingual("Add page numbers.", "加上页码。")
        yield Deviation("folio-missing", "folio.position", name, "none", style.folio.position,
                        False, where, clause, advice)  # fmt: skip
        return
    if position.value != style.folio.position:
        advice = _position_advice(style.folio.position)
        yield Deviation("folio-position", "folio.position", name, position.value,
                        style.folio.position, False, where, clause, advice)  # fmt: skip
    words = file.values.get("labels.folio")
    if words is not None and _plain(str(words.value)) != _plain(style.labels.folio):
        advice = Bilingual(
            "Write it {wanted}.", "写作“{wanted}”。", wanted=style.labels.folio.format(n=1)
        )
        yield Deviation("folio-words", "labels.folio", name, str(words.value),
                        style.labels.folio, False, where, clause, advice)  # fmt: skip


def _position_advice(position: str) -> Bilingual:
    return {
        "outer": Bilingual(
            "Set it at the right of odd pages and the left of even ones.",
            "单页码居右，双页码居左。",
        ),
        "centre": Bilingual("Set it in the middle.", "页码居中。"),
    }.get(position, Bilingual("Leave the page numbers out.", "不要页码。"))


def _plain(label: str) -> str:
    return _SPACES.sub("", label).translate(_DASHES)
