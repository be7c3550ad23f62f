"""修改说明, the last page of a redline: what its marks mean, how much changed, who changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bulletin_layout.flow.blocks import Block, Flow, Heading, Paragraph, Pieces
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.flow.pieces import PieceBuilder, piece
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.redlining.flow_leaves import Change
from bulletin_layout.redlining.flow_merging import MergedFlow
from bulletin_layout.redlining.who import UNKNOWN, Who
from bulletin_layout.structure import Metadata, Node, Part
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.texts import TextStyle

_TITLE = "修改说明"
_UNKNOWN = "修改人、时间不明"


class Names(NamedTuple):
    """What the two versions are called."""

    old: str
    new: str


def legend(
    names: Names, changes: Mapping[int, Change], structure: Node, style: Stylesheet,
    metadata: Metadata,
) -> MergedFlow:  # fmt: skip
    """Return the flow of the page, and the marks in it."""
    maker = _LegendMaker(style)
    blocks = tuple(maker.blocks(names, changes, structure))
    flow = Flow(blocks, maker.builder.structure.finish(), (), metadata, (), Corpus(()))
    return MergedFlow(flow, maker.changes)


class _LegendMaker:
    def __init__(self, style: Stylesheet) -> None:
        self.builder = PieceBuilder(style)
        self.changes: dict[int, Change] = {}
        self._style = style

    def blocks(
        self, names: Names, changes: Mapping[int, Change], structure: Node
    ) -> Iterator[Block]:
        """Yield the title and the paragraphs."""
        self.builder.structure.open("Sect", kind="legend")
        title = replace(self._style.text.appendix_title, blank_above=0, blank_below=1)
        yield Heading((self.builder.add_generated("H1", _TITLE, title),), title)
        yield self._paragraph(f"旧稿：{names.old}")
        yield self._paragraph(f"新稿：{names.new}")
        yield self._marks()
        for who, count in _counts(changes, structure).items():
            yield self._paragraph(f"{_called(who)}：{count.words()}")
        if not changes:
            yield self._paragraph("两稿没有不同。")
        self.builder.structure.close()

    def _paragraph(self, words: str) -> Block:
        style = self._style.text.body
        return Paragraph(self.builder.add_generated("P", words, style), style)

    def _marks(self) -> Block:
        style = self._style.text.body
        self.builder.structure.open("P")
        pieces: Pieces = (
            *self._part("删去的字", style, Change("gone", UNKNOWN)),
            *self._part("加删除线，", style),
            *self._part("增加的字", style, Change("new", UNKNOWN)),
            *self._part("加下划线；有改动的行，左边有竖线。", style),
        )
        self.builder.structure.close()
        return Paragraph(pieces, style)

    def _part(self, words: str, style: TextStyle, change: Change | None = None) -> Pieces:
        leaf = self.builder.structure.leaf("Span", Part(words, True))
        if change is not None:
            self.changes[leaf] = change
        return (piece(words, style, leaf),)


class _Count:
    """How many places and characters came and went."""

    def __init__(self) -> None:
        self._places = {"new": 0, "gone": 0}
        self._characters = {"new": 0, "gone": 0}

    def add(self, state: str, characters: int) -> None:
        self._places[state] += 1
        self._characters[state] += characters

    def words(self) -> str:
        """Return what is said of it."""
        told = (
            f"{word}{self._places[state]}处{self._characters[state]}字"
            for state, word in (("new", "增加"), ("gone", "删去"))
            if self._places[state]
        )
        return "，".join(told) + "。"


def _counts(changes: Mapping[int, Change], structure: Node) -> dict[Who, _Count]:
    counts: dict[Who, _Count] = {}
    for leaf in structure.leaves():
        change = changes.get(leaf.leaf if leaf.leaf is not None else -1)
        if change is not None and change.state != "sign":
            counts.setdefault(change.who, _Count()).add(change.state, len(leaf.text))
    return counts


def _called(who: Who) -> str:
    """Return who changed something and when, as far as it is known."""
    day, _, clock = who.time.partition("T")
    time = f"{day} {clock[:5]}".strip()
    return "，".join(part for part in (who.author, time) if part) or _UNKNOWN
