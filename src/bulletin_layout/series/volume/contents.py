"""The contents of a volume, by issue and by column, as a flow.

Every entry is a link to the leaf where an issue or an article begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin_layout.flow.blocks import Contents, ContentsEntry, Flow, Pieces
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.flow.pieces import PieceBuilder
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.volume.model import BoundIssue, Listed
from bulletin_layout.series.volume.numbering import page_words
from bulletin_layout.structure import Metadata
from bulletin_layout.style.model import Stylesheet


class _Entry(NamedTuple):
    """What an entry says, the leaf that it leads to and its page; a column's name has neither."""

    words: str
    leaf: int = -1
    page: str = ""
    level: int = 0


def contents_flow(
    issues: Sequence[BoundIssue], style: Stylesheet, metadata: Metadata, folios: bool
) -> Flow:
    """Return the contents of issues; pages are told by numbers that run on if there are `folios`.

    Without any column there are no contents by column.
    """
    builder = PieceBuilder(style)
    blocks = [_contents(style.volume.by_issue, _by_issue(issues, folios), builder)]
    by_column = list(_by_column(issues, style, folios))
    if by_column:
        blocks.append(_contents(style.volume.by_column, by_column, builder))
    said = [one.title for issue in issues for one in issue.listed]
    tree = builder.structure.finish()
    return Flow(tuple(blocks), tree, tuple(builder.outline), metadata, (), Corpus(said))


def _by_issue(issues: Iterable[BoundIssue], folios: bool) -> Iterator[_Entry]:
    for issue in issues:
        date = issue.facts.date
        period = f"{issue.words}　{date.month}月{date.day}日"
        yield _Entry(period, issue.heading, page_words(issue, 1, folios))
        for one in issue.listed:
            yield _Entry(one.title, one.leaf, page_words(issue, one.page, folios), 1)


def _by_column(issues: Iterable[BoundIssue], style: Stylesheet, folios: bool) -> Iterator[_Entry]:
    """Yield columns in the order in which they first appear, each with its articles.

    Briefs stand in no column.
    """
    columns: dict[str, list[tuple[BoundIssue, Listed]]] = {}
    for issue in issues:
        for one in issue.listed:
            if one.is_briefs:
                continue
            columns.setdefault(one.column, []).append((issue, one))
    without = columns.pop("", [])
    if not columns:
        return
    for name, found in (*columns.items(), (style.volume.no_column, without)):
        if found:
            yield _Entry(name)
        for issue, one in found:
            yield _Entry(one.title, one.leaf, page_words(issue, one.page, folios), 1)


def _contents(heading: str, entries: Iterable[_Entry], builder: PieceBuilder) -> Contents:
    texts = builder.style.text
    builder.structure.open("Sect", kind="contents")
    words = builder.add_generated("H1", heading, texts.contents_heading)
    builder.bookmark(_plain(heading), 0, words[0].node)
    builder.structure.open("TOC")
    made = []
    level = 0
    for entry in entries:
        if entry.level > level:
            builder.structure.open("TOC")
        elif entry.level < level:
            builder.structure.close()
        level = entry.level
        made.append(_entry(entry, builder))
    if level:
        builder.structure.close()
    builder.structure.close()
    builder.structure.close()
    return Contents(words, tuple(made))


def _entry(entry: _Entry, builder: PieceBuilder) -> ContentsEntry:
    style, column = builder.style.text.contents, builder.style.text.column
    looks = style if entry.level else column
    builder.structure.open("TOCI")
    if entry.leaf < 0:
        words = builder.add_generated("P", entry.words, looks)
        number: Pieces = ()
    else:
        builder.structure.open("Reference")
        words = builder.add_generated("Link", entry.words, looks, (("Target", str(entry.leaf)),))
        builder.structure.close()
        number = builder.add_generated("P", entry.page, style)
    builder.structure.close()
    sized = tuple(piece._replace(size=style.size) for piece in words)
    return ContentsEntry(sized, number, entry.level)


def _plain(heading: str) -> str:
    """Return a heading without the blanks that space it out, for a bookmark."""
    return heading.replace("　", "")
