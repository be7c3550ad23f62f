"""What comes before the articles: masthead, 按语, contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import repeat

from bulletin_layout.flow.blocks import (
    Block,
    Contents,
    ContentsEntry,
    Heading,
    Masthead,
    Paragraph,
    Pieces,
)
from bulletin_layout.flow.particulars import particulars_at
from bulletin_layout.flow.pieces import Overlay, PieceBuilder, piece
from bulletin_layout.flow.wording import date_text, period_text
from bulletin_layout.issue.model import Article, Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.structure import Part

_OWN_LABELS = (
    *("编者按", "按语", "编者的话", "按：", "【编者按】"),
    *("领导批示：", "批示：", "内容提要：", "核心提示：", "导读：", "摘要："),
)


class Target(NamedTuple):
    """What an entry of the contents leads to: its words, its leaf, its page as printed.

    The name of a column leads nowhere.
    """

    words: str
    leaf: int | None = None
    page: int = 0


def masthead(issue: Issue, builder: PieceBuilder) -> Block:
    """Return the masthead."""
    texts, labels = builder.style.text, builder.style.labels
    builder.structure.open("Sect", kind="masthead")
    left = particulars_at("top-left", issue, builder)
    right = particulars_at("top-right", issue, builder)
    names = _names(issue.header, builder)
    builder.bookmark("".join(t.value for t in issue.header), 0, names[0][0].node)
    words = period_text(issue.period, labels)
    period = builder.add_generated("P", words, texts.period, kind="period")
    editors = builder.add_text("P", issue.editors.name, texts.editors, kind="editors")
    words = date_text(issue.editors.date, labels.date)
    date = builder.add_generated("P", words, texts.editors, kind="date")
    below = particulars_at("masthead", issue, builder)
    builder.structure.close()
    return Masthead(names, period, editors, date, left, right, below)


def _names(header: Sequence[Text], builder: PieceBuilder) -> tuple[Pieces, ...]:
    """Return the name's lines; those above the last are as small as the style has them."""
    last = builder.style.text.name
    upper = replace(last, size=last.size * builder.style.masthead.upper_names)
    looks = [*repeat(upper, len(header) - 1), last]
    pairs = zip(header, looks, strict=True)
    return tuple(builder.add_text("P", text, style, kind="name") for text, style in pairs)


def column_text(column: Text, builder: PieceBuilder) -> str:
    """Return the name of a column as its heading has it."""
    return builder.style.labels.column.format(name=column.value)


def column_heading(column: Text, builder: PieceBuilder) -> Block:
    """Return the heading of the articles of a column."""
    style, words = builder.style.text.column, column_text(column, builder)
    leaf = builder.structure.leaf("H1", Part(words, True, column.place), kind="column")
    builder.bookmark(column.value, 0, leaf)
    return Heading(((piece(words, style, leaf),),), style)


def contributors(article: Article, builder: PieceBuilder) -> Pieces:
    """Return who contributed an article, as one line: （甲单位、乙单位　张三供稿）."""
    labels = builder.style.labels
    before, _, after = labels.source.partition("{names}")
    parts = [Part(before, True)] if before else []
    units = len(article.source)
    for number, text in enumerate((*article.source, *article.authors)):
        between = labels.author_separator if number == units else labels.source_separator
        parts += [Part(between, True)] if number else []
        parts.append(Part(text.value, place=text.place))
    parts += [Part(after, True)] if after else []
    leaf = builder.structure.leaf("P", *parts, kind="source")
    return (piece("".join(part.text for part in parts), builder.style.text.source, leaf),)


def editorial(texts: Sequence[Text], builder: PieceBuilder, leads: bool) -> Iterable[Block]:
    """Yield 按语, its label before it unless it begins with such a word itself.

    It stays in one piece, and with the title that it `leads`.
    """
    style = builder.style.text.editorial
    below = replace(style, blank_above=0)
    label = builder.style.labels.editorial
    strong = builder.style.inline.strong
    for number, text in enumerate(texts):
        own = next((w for w in (label, *_OWN_LABELS) if text.value.startswith(w)), "")
        if number or own:
            overlays = (Overlay(0, _label_end(text.value, own), strong),) if own else ()
            pieces = builder.add_text("P", text, style, overlays=overlays, kind="editorial")
        else:
            pieces = builder.add_labelled(label, text, style, strong, kind="editorial")
        last = number == len(texts) - 1
        own_style = below if number else style
        notes = builder.take_notes()
        yield Paragraph(pieces, own_style, leads or not last, notes=notes, whole=True)


def _label_end(text: str, own: str) -> int:
    """Return where an editor's own label ends, its colon included."""
    end = len(own)
    return end + (text[end : end + 1] in ("：", ":"))


def contents(targets: Sequence[Target], builder: PieceBuilder) -> Block:
    """Return the contents that lead to these targets."""
    texts = builder.style.text
    builder.structure.open("Sect", kind="contents")
    heading = builder.add_generated("H1", builder.style.labels.contents, texts.contents_heading)
    builder.structure.open("TOC")
    entries = tuple(_entry(target, builder) for target in targets)
    builder.structure.close()
    builder.structure.close()
    return Contents(heading, entries)


def _entry(target: Target, builder: PieceBuilder) -> ContentsEntry:
    style = builder.style.text.contents
    builder.structure.open("TOCI")
    if target.leaf is None:
        looks = replace(style, role=builder.style.text.column.role)
        words = builder.add_generated("P", target.words, looks)
        builder.structure.close()
        return ContentsEntry(words, ())
    builder.structure.open("Reference")
    words = builder.add_generated("Link", target.words, style, (("Target", str(target.leaf)),))
    builder.structure.close()
    number = builder.add_generated("P", str(target.page), style)
    builder.structure.close()
    return ContentsEntry(words, number)
