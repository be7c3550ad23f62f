"""Two flows as one: block by block, what stayed, what went and what came.

In: the flows of two issues. Out: a flow of the new one's blocks, with what went where it stood, and
what became of each leaf. Lists that the library makes of other texts (the contents, 附件说明) are
the new one's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any, ClassVar

from bulletin_layout.flow import blocks as flow
from bulletin_layout.flow.blocks import Block, Flow, Pieces
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.redlining.alignment import SINGLE, Group, groups
from bulletin_layout.redlining.flow_leaves import Change, Leaves
from bulletin_layout.redlining.flow_pieces import MOVED, Line, PieceMerger
from bulletin_layout.redlining.flow_tables import merged_table
from bulletin_layout.redlining.who import Who
from bulletin_layout.revising.join import in_order
from bulletin_layout.text.model import Piece

_ALWAYS_ALIKE = (flow.Masthead, flow.Contents, flow.AppendixList, flow.Imprint)
# Shorter paragraphs are the same by chance.
_LEAST_MOVED = 6
_OF_OTHER_TEXTS = (flow.Contents, flow.AppendixList, flow.NewPage)
_MATCHED = (flow.TableBlock, flow.PhotoRow, flow.Turned, flow.Signature)


class MergedFlow(NamedTuple):
    """A flow of two texts, and what became of its leaves."""

    flow: Flow
    changes: dict[int, Change]


def merged_flows(old: Flow, new: Flow, who: Who) -> MergedFlow:
    """Return two flows as one; `who` made the changes."""
    leaves = Leaves(old.structure, new.structure)
    merger = _BlockMerger(PieceMerger(leaves, who))
    blocks = tuple(merger.merged(_unfitted(old.blocks), _unfitted(new.blocks)))
    return MergedFlow(replace(new, blocks=blocks, structure=leaves.tree()), leaves.changes)


def _unfitted(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks of which none is to have so many lines: what went stands among them."""
    return [b._replace(fit=0) if isinstance(b, flow.Paragraph) else b for b in blocks]


class _BlockMerger:
    def __init__(self, texts: PieceMerger) -> None:
        self._texts = texts
        self._leaves, self._who = texts.leaves, texts.who

    def merged(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks of both."""
        old = [block for block in old if not isinstance(block, flow.NewPage)]
        found = groups(*_keys(old, new))
        moved = _moved(found, old, new)
        for group in found:
            before, after = [old[i] for i in group.old], [new[i] for i in group.new]
            types = {type(block) for block in (*before, *after)}
            if not after:
                yield from self._leaves.go(tuple(before), self._who)
            elif after == [flow.NewPage()]:
                yield from after
            elif not before or len(types) > 1:
                yield from self._leaves.go(tuple(before), self._who)
                self._leaves.come(tuple(after), self._who)
                yield from (self._signed(b) if _said_alone(b) in moved else b for b in after)
            elif types == {flow.Paragraph}:
                yield from self._paragraphs(before, after)
            else:
                yield from self._pair(before[0], after[0])

    def _signed(self, block: Block) -> Block:
        """Return a new paragraph with the words that it stood elsewhere before."""
        assert isinstance(block, flow.Paragraph), "no other block is told apart so"
        last = block.pieces[-1]
        return block._replace(pieces=(*block.pieces, self._texts.sign(last, MOVED, last.node)))

    def _pair(self, old: Block, new: Block) -> Iterator[Block]:
        if isinstance(new, flow.TableBlock) and isinstance(old, flow.TableBlock):
            yield from merged_table(old, new, self._texts)
        elif type(new) in self._BY_TYPE:
            yield self._BY_TYPE[type(new)](self, old, new)
        elif isinstance(new, _OF_OTHER_TEXTS) or _said(old) == _said(new):
            self._leaves.stay(new)
            yield new
        else:  # a block that nothing is known of: as a whole
            yield from self._leaves.go((old,), self._who)
            self._leaves.come((new,), self._who)
            yield new

    def _paragraphs(self, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Block]:
        first, second = ([Line(b.pieces, b.notes) for b in blocks] for blocks in (old, new))
        lines = self._texts.lines(first, second, are_paragraphs=True)
        for block, line in zip(new, lines, strict=True):
            yield block._replace(pieces=line.pieces, notes=line.notes)

    def _lines(self, old: Sequence[Pieces], new: Sequence[Pieces]) -> tuple[Pieces, ...]:
        lines = self._texts.lines([Line(p) for p in old], [Line(p) for p in new])
        return tuple(line.pieces for line in lines)

    def _heading(self, old: flow.Heading, new: flow.Heading) -> Block:
        return new._replace(lines=self._lines(old.lines, new.lines))

    def _masthead(self, old: flow.Masthead, new: flow.Masthead) -> Block:
        names = self._lines(old.names, new.names)
        left = self._particulars(old.left, new.left)
        right = self._particulars(old.right, new.right)
        period, editors, date = (
            self._texts.pieces(getattr(old, name), getattr(new, name))
            for name in ("period", "editors", "date")
        )
        below = self._particulars(old.below, new.below)
        return flow.Masthead(names, period, editors, date, left, right, below)

    def _particulars(
        self, old: Sequence[flow.Particular], new: Sequence[flow.Particular]
    ) -> tuple[flow.Particular, ...]:
        """Return particulars of both, each with the one that stands in the same place."""
        made = []
        for before, after in zip_longest(old, new):
            if after is None:
                made.append(self._leaves.go(before, self._who))
            elif before is None:
                self._leaves.come(after, self._who)
                made.append(after)
            else:
                pieces = self._texts.pieces(before.pieces, after.pieces)
                made.append(after._replace(pieces=pieces))
        return tuple(made)

    def _photos(self, old: flow.PhotoRow, new: flow.PhotoRow) -> Block:
        photos = []
        for before, after in zip(old.photos, new.photos, strict=True):
            self._leaves.stay((after,))
            caption = self._texts.pieces(before.caption, after.caption)
            photos.append(after._replace(caption=caption))
        return new._replace(
            photos=tuple(photos), caption=self._texts.pieces(old.caption, new.caption)
        )

    def _signature(self, old: flow.Signature, new: flow.Signature) -> Block:
        names = self._lines(old.names, new.names)
        return new._replace(names=names, date=self._texts.pieces(old.date, new.date))

    def _turned(self, old: flow.Turned, new: flow.Turned) -> Block:
        return flow.Turned(tuple(self.merged(old.blocks, new.blocks)))  # type: ignore[arg-type]

    def _imprint(self, old: flow.Imprint, new: flow.Imprint) -> Block:
        entries = tuple(self._entries(old.entries, new.entries))
        particulars = self._particulars(old.particulars, new.particulars)
        office, sent, copies = (
            self._texts.pieces(getattr(old, name), getattr(new, name))
            for name in ("office", "sent", "copies")
        )
        return flow.Imprint(entries, office, sent, copies, particulars)

    def _entries(
        self, old: Sequence[flow.Entry], new: Sequence[flow.Entry]
    ) -> Iterator[flow.Entry]:
        """Yield 报, 送, 发 of both; those of one label belong together."""
        before = {entry.label.text: entry for entry in old}
        for entry in new:
            was = before.pop(entry.label.text, None)
            if was is None:
                self._leaves.come(entry, self._who)
                yield entry
                continue
            first, *others = self._lines(_with_label(was), _with_label(entry))
            label, *rest = first
            yield flow.Entry(label, (tuple(rest), *others))
        for entry in before.values():
            yield self._leaves.go(entry, self._who)

    # A table of functions, not of bound methods: those would hold their object in a cycle.
    _BY_TYPE: ClassVar[dict[type, Callable[[_BlockMerger, Any, Any], Block]]] = {
        flow.Heading: _heading,
        flow.Masthead: _masthead,
        flow.PhotoRow: _photos,
        flow.Signature: _signature,
        flow.Imprint: _imprint,
        flow.Turned: _turned,
    }


def _moved(found: Sequence[Group], old: Sequence[Block], new: Sequence[Block]) -> set[str]:
    """Return the texts of paragraphs that went at one place and came at another."""
    gone = {_said_alone(old[i]) for group in found if not group.new for i in group.old}
    come = {_said_alone(new[i]) for group in found if not group.old for i in group.new}
    return {text for text in gone & come if len(text) >= _LEAST_MOVED}


def _said_alone(block: Block) -> str:
    return _said(block.pieces) if isinstance(block, flow.Paragraph) else ""


def _with_label(entry: flow.Entry) -> tuple[Pieces, ...]:
    return ((entry.label, *entry.lines[0]), *entry.lines[1:])


def _keys(old: Sequence[Block], new: Sequence[Block]) -> tuple[list[str], list[str]]:
    """Return what paragraphs and titles say; for other blocks keys, the same if they are a pair."""
    first, second = (
        [_key(block, chr(ord(SINGLE) + 0x100 + 2 * n + side)) for n, block in enumerate(blocks)]
        for side, blocks in enumerate((old, new))
    )
    for kind in _MATCHED:
        old_at, new_at = ([n for n, b in enumerate(bs) if isinstance(b, kind)] for bs in (old, new))
        texts = [[_said(bs[n]) for n in at] for bs, at in ((old, old_at), (new, new_at))]
        for o, n in in_order(*texts):
            if kind is not flow.PhotoRow or _pictures(old[old_at[o]]) == _pictures(new[new_at[n]]):
                second[new_at[n]] = first[old_at[o]]
    return first, second


def _key(block: Block, own: str) -> str:
    if isinstance(block, _ALWAYS_ALIKE):
        return chr(ord(SINGLE) + _ALWAYS_ALIKE.index(type(block)))
    if isinstance(block, _MATCHED):
        return own
    said = _said(block.pieces if isinstance(block, flow.Paragraph) else block)
    return said or own


def _said(value: Any) -> str:
    """Return what a part of a flow says; a photo by its file and size."""
    if isinstance(value, Piece):
        return value.text
    if isinstance(value, flow.PhotoItem):
        picture = value.picture
        return f"{picture.path.name} {picture.width}x{picture.height} {_said(value.caption)}"
    return "".join(map(_said, value)) if isinstance(value, tuple) else ""


def _pictures(block: Any) -> list[tuple[str, int, int]]:
    return [(i.picture.path.name, i.picture.width, i.picture.height) for i in block.photos]
