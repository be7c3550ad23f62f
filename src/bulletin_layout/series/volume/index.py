"""The index of a volume: the units and persons that its articles came from, with links.

Names stand in the order of GB 18030, which is that of 拼音 for the 3755 commonest characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bulletin_layout.flow.blocks import Block, Paragraph, Pieces
from bulletin_layout.flow.pieces import PieceBuilder
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.volume.model import BoundIssue
from bulletin_layout.series.volume.numbering import page_words
from bulletin_layout.style.texts import TextStyle

_BETWEEN = "、"
_AFTER_NAME = "："


class _Found(NamedTuple):
    """Where an article begins: its leaf in the volume, and its page's name."""

    leaf: int
    page: str


def add_index(issues: Sequence[BoundIssue], folios: bool, builder: PieceBuilder) -> list[Block]:
    """Return the index's blocks; none if no article tells where it came from."""
    volume, texts = builder.style.volume, builder.style.text
    lists = [
        (volume.units, _by_name(issues, "units", folios)),
        (volume.persons, _by_name(issues, "persons", folios)),
    ]
    if not any(names for _, names in lists):
        return []
    builder.structure.open("Sect", kind="index")
    heading = builder.add_generated("H1", volume.index, texts.contents_heading)
    builder.bookmark(volume.index.replace("　", ""), 0, heading[0].node)
    blocks: list[Block] = [Paragraph(heading, texts.contents_heading, keep_with_next=True)]
    for title, names in lists:
        if names:
            blocks += _list(title, names, builder)
    builder.structure.close()
    return blocks


def _by_name(issues: Iterable[BoundIssue], kind: str, folios: bool) -> dict[str, dict[str, _Found]]:
    """Return for each name the pages on which its articles begin, each page once."""
    names: dict[str, dict[str, _Found]] = {}
    for issue in issues:
        for one in issue.listed:
            page = page_words(issue, one.page, folios)
            for name in getattr(one, kind):
                names.setdefault(name, {}).setdefault(page, _Found(one.leaf, page))
    return dict(sorted(names.items(), key=lambda item: item[0].encode("gb18030", "replace")))


def _list(
    title: str, names: Mapping[str, Mapping[str, _Found]], builder: PieceBuilder
) -> Iterator[Block]:
    texts = builder.style.text
    heading = builder.add_generated("H2", title, texts.heading_1)
    builder.bookmark(title, 1, heading[0].node)
    yield Paragraph(heading, texts.heading_1, keep_with_next=True)
    em = texts.contents.size
    style = replace(texts.contents, align="left", first_indent=0.0, indent=0.0, inset=em)
    builder.structure.open("L")
    for name, found in names.items():
        builder.structure.open("LI")
        builder.structure.open("LBody")
        yield Paragraph(_entry(name, tuple(found.values()), style, builder), style)
        builder.structure.close()
        builder.structure.close()
    builder.structure.close()


def _entry(name: str, found: Sequence[_Found], style: TextStyle, builder: PieceBuilder) -> Pieces:
    pieces = builder.add_generated("Span", name + _AFTER_NAME, style)
    for number, one in enumerate(found):
        if number:
            pieces += builder.add_generated("Span", _BETWEEN, style)
        link = builder.add_generated("Link", one.page, style, (("Target", str(one.leaf)),))
        pieces += (link[0]._replace(whole=True),)
    return pieces
