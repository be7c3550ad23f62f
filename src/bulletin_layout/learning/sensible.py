"""Leave out what no style can have: a file may say anything of itself.

In: entries, and the style that they change. Out: entries within the bounds of their keys, which
make a page together; and what was left out, in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.grammar.kinds import Scalar
from bulletin_layout.learning.model import Learned
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.style.model import SECTIONS, Stylesheet
from bulletin_layout.style.texts import TextStyle

_NUMBERS = ("integer", "number", "length")
_GRID = ("grid.lines", "grid.pitch", "grid.line_position")


class Sensible(NamedTuple):
    """The entries that are kept, and what is told of the others."""

    entries: list[Learned]
    told: tuple[Message, ...]


def kind_of(key: str) -> Scalar:
    """Return the kind of a style's key."""
    section, _, name = key.partition(".")
    record: type = TextStyle if section == "text" else SECTIONS[section]
    kinds = {field.name: field.kind for field in fields_of(record)}
    kind = kinds[name.rpartition(".")[2]]
    assert isinstance(kind, Scalar), "a style holds single values"
    return kind


def within_bounds(entries: Sequence[Learned]) -> Sensible:
    """Return the entries whose values their keys admit."""
    kept, told = [], []
    for entry in entries:
        if _is_admitted(entry):
            kept.append(entry)
        else:
            told.append(
                Bilingual(
                    "{key} would be {value}, which no style can have; it is left out.",
                    "{key} 测得为 {value}，样式里不能有这样的值，略去。",
                    key=entry.key,
                    value=f"{entry.value:.5g}",
                )
            )
    return Sensible(kept, tuple(told))


def _is_admitted(entry: Learned) -> bool:
    kind = kind_of(entry.key)
    if kind.type not in _NUMBERS or isinstance(entry.value, str):
        return True
    return kind.least <= entry.value <= kind.most


def on_the_paper(entries: Sequence[Learned], style: Stylesheet) -> Sensible:
    """Return the entries so that lines fit on the paper. `style` has them in place of its own."""
    kept, told = list(entries), []
    if style.foot > style.page.height:
        below = style.foot - style.grid.lines * style.grid.pitch
        most = floor((style.page.height - below) / style.grid.pitch)
        if most >= 1:
            kept = [_with_lines(e, most) if e.key == "grid.lines" else e for e in kept]
        else:
            kept = [e for e in kept if e.key not in ("page.top", "page.height", *_GRID)]
            told.append(
                Bilingual(
                    "no line measured would fit on the paper; top and grid are left out.",
                    "测得的行放不进纸高，上边和行格略去。",
                )
            )
    if style.left < 0 or style.left + style.composition.measure > style.page.width:
        kept = [e for e in kept if e.key not in ("page.left", "page.width", "composition.measure")]
        told.append(
            Bilingual(
                "the lines measured would not fit on the paper; edges and measure are left out.",
                "测得的行放不进纸宽，左边和版心宽略去。",
            )
        )
    return Sensible(kept, tuple(told))


def _with_lines(entry: Learned, most: int) -> Learned:
    return entry._replace(value=min(int(entry.value), most))
