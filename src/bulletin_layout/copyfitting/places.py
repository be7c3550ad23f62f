"""Where a block stands, in an editor's words: 第3篇第2段."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.copyfitting.setting import Setting
from bulletin_layout.diagnostics import Place
from bulletin_layout.flow.blocks import Block, Heading, Paragraph, PhotoRow
from bulletin_layout.issue.content import Photos
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.texts import texts_in
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


class BlockPlace(NamedTuple):
    """A block's place in the file, its field's path, and what it is called."""

    place: Place | None
    path: str
    words: Bilingual


class BlockPlaces:
    """Finds where the blocks of a setting stand in the issue's file."""

    def __init__(self, setting: Setting) -> None:
        texts = texts_in(setting.issue, lambda _field: True)
        self._paths: dict[Place | None, str] = {text.place: path for path, text in texts}
        self._paths |= dict(_photos_of(setting.issue))
        self._leaves = {leaf.leaf: leaf for leaf in setting.structure.leaves()}

    def of(self, block: Block) -> BlockPlace:
        """Return where a block stands; without a place if the library made it."""
        if isinstance(block, PhotoRow):
            place = block.photos[0].place
        elif isinstance(block, Paragraph):
            place = self._of_leaf(block.pieces[0].node)
            for piece in block.pieces[1:]:
                place = place or self._of_leaf(piece.node)
        elif isinstance(block, Heading):
            place = self._of_leaf(block.lines[0][0].node)
        else:
            place = None
        path = self._paths.get(place, "") if place is not None else ""
        return BlockPlace(place, path, called(path))

    def _of_leaf(self, leaf: int) -> Place | None:
        node = self._leaves.get(leaf)
        return next((p.place for p in node.parts if p.place), None) if node is not None else None


def _photos_of(issue: Issue) -> Iterator[tuple[Place | None, str]]:
    """Yield the place of each row of photos, as its first file's name has it, with its path."""
    bodies = [(f"articles[{n}]", a.body) for n, a in enumerate(issue.articles, 1)]
    bodies += [(f"appendix[{n}]", a.body) for n, a in enumerate(issue.appendix, 1)]
    for path, body in bodies:
        for i, block in enumerate(body, 1):
            if isinstance(block, Photos):
                yield block.photos[0].file.name.place, f"{path}.photos[{i}]"


def called(path: str) -> Bilingual:
    """Return what a path is called: articles[3].body[2] is 第3篇第2段."""
    english, chinese = [], []
    for name, number in _STEP.findall(path):
        words = _CALLED.get(name)
        if words is None:
            continue
        english.append(words[0].format(n=number).rstrip())
        chinese.append(words[1].format(n=number) if number else words[1].replace("第{n}", ""))
    return Bilingual(", ".join(english) or path, "".join(chinese) or path)


_CALLED = {
    "articles": ("article {n}", "第{n}篇"),
    "body": ("paragraph {n}", "第{n}段"),
    "briefs": ("brief {n}", "简讯第{n}条"),
    "appendix": ("appendix {n}", "附件{n}"),
    "editorial": ("editorial, paragraph {n}", "按语第{n}段"),
    "title": ("title", "标题"),
    "photos": ("photo at {n}", "第{n}段处的照片"),
    "caption": ("caption", "图下说明"),
}
