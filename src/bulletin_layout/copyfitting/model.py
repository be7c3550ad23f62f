"""What may be done to win or fill lines: one proposal each, none applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bulletin_layout.copyfitting.setting import Extent
from bulletin_layout.diagnostics import Place
from bulletin_layout.flow.blocks import Block
from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Bilingual


@immutable
class PhotoWidth:
    """A photo's width to be written at its place in the issue's file, in millimetres."""

    path: str
    millimetres: float


@immutable
class StyleKey:
    """A key of the style (`text.title.blank_above`) and its new value, in lines."""

    key: str
    value: int


Applicable = PhotoWidth | StyleKey


@immutable
class Proposal:
    """One way to win lines, or to fill them where `lines` is negative.

    `cost` is how much it takes, about as many 字 as an editor would have to cut for it; `words`
    says what to do, `after` how far the issue then goes. `change` can be applied by the library;
    where it is None words change, or their order, which is the editor's. `blocks` are those it
    changes, by number.
    """

    words: Bilingual
    lines: int
    cost: float
    after: Extent
    place: Place | None = None
    change: Applicable | None = None
    blocks: Mapping[int, Block] = field(default_factory=dict, compare=False)
