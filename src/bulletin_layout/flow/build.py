"""Make the flow of an issue: one builder per kind of content.

In: an Issue, a Stylesheet, and the pages that the contents' entries lead to. Out: a Flow.
Words that the library adds (labels, item numbers, the period, the date) come from the style's
labels and are marked as generated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, repeat

from bulletin_layout.flow import back, front
from bulletin_layout.flow.blocks import Block, Flow, Heading, NewPage, Paragraph, Turned
from bulletin_layout.flow.content import ContentBuilder
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.flow.front import Target
from bulletin_layout.flow.particulars import secrecy_text
from bulletin_layout.flow.pieces import PieceBuilder, piece
from bulletin_layout.flow.wording import period_text
from bulletin_layout.issue import content as written
from bulletin_layout.issue.model import Appendix, Article, Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.structure import Metadata, Part
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.texts import TextStyle


def build_flow(issue: Issue, style: Stylesheet, pages: Sequence[tuple[int, int]] = ()) -> Flow:
    """Return the flow of an issue in a style.

    `pages` holds for each entry of the contents the leaf it leads to and its page's number; it
    is empty as long as they are not known.
    """
    builder = _FlowBuilder(issue, style, pages)
    return builder.build()


class _FlowBuilder:
    """Gathers the blocks of one issue."""

    def __init__(self, issue: Issue, style: Stylesheet, pages: Sequence[tuple[int, int]]) -> None:
        self._issue = issue
        self._style = style
        self._pages = pages
        self._builder = PieceBuilder(style)
        self._blocks: list[Block] = []
        self._targets: list[int] = []

    def build(self) -> Flow:
        """Return the flow."""
        issue, blocks = self._issue, self._blocks
        blocks.append(front.masthead(issue, self._builder))
        if self._style.print.contents:
            blocks.append(front.contents(list(self._entries()), self._builder))
        self._editorial(issue.editorial)
        for column, article in _in_columns(issue.articles):
            self._article(article, column)
        if issue.briefs:
            first = len(blocks)
            blocks.extend(back.briefs(issue.briefs, self._builder))
            self._aim_at(blocks[first])
        if self._lists_appendices and not self._signs_for_all:
            blocks.append(back.appendix_list(issue.appendix, self._builder))
        for number, appendix in enumerate(issue.appendix, 1):
            self._appendix(number, appendix)
        if back.has_imprint(issue, self._style):
            blocks.append(back.imprint(issue, self._builder))
        return self._finish()

    def _finish(self) -> Flow:
        issue = self._issue
        period = period_text(issue.period, self._style.labels)
        name = "".join(t.value for t in issue.header)
        secrecy = issue.secrecy
        metadata = Metadata(
            title=f"{name} {period}",
            author=issue.editors.name.value,
            subject=period,
            date=issue.editors.date.isoformat(),
            name=name,
            secrecy=secrecy_text(secrecy, self._style.labels) if secrecy else "",
            disclosure=issue.disclosure or "",
        )
        tree = self._builder.structure.finish()
        outline = tuple(self._builder.outline)
        corpus = Corpus(_said_in(issue))
        return Flow(tuple(self._blocks), tree, outline, metadata, tuple(self._targets), corpus)

    def _entries(self) -> Iterator[Target]:
        """Yield what the contents list: the articles, and the briefs as one."""
        known = iter(self._pages) if self._pages else repeat((0, 0))
        for column, article in _in_columns(self._issue.articles):
            if column is not None:
                yield Target(front.column_text(column, self._builder))
            yield Target(_joined(article.title), *next(known))
        if self._issue.briefs:
            words = self._style.labels.briefs.rstrip(back.LABEL_END)
            yield Target(words, *next(known))

    def _aim_at(self, block: Block) -> None:
        """Let the contents' next entry lead to a block."""
        if isinstance(block, Paragraph):
            self._targets.append(block.pieces[0].node)
        elif isinstance(block, Heading):
            self._targets.append(block.lines[0][0].node)

    def _editorial(self, texts: Sequence[Text]) -> None:
        if texts:
            self._builder.structure.open("Sect", kind="editorial")
            self._blocks.extend(front.editorial(texts, self._builder, False))
            self._builder.structure.close()

    def _article(self, article: Article, column: Text | None) -> None:
        """Add an article, under the heading of the column that it begins."""
        builder, texts = self._builder, self._style.text
        builder.structure.open("Sect", kind="article")
        if column is not None:
            self._blocks.append(front.column_heading(column, builder))
        self._blocks.extend(front.editorial(article.editorial, builder, True))
        self._titles_of(article)
        self._blocks += ContentBuilder(builder).blocks(article.body)
        if article.signature is not None:
            if self._lists_appendices and self._signs_for_all:
                self._blocks.append(back.appendix_list(self._issue.appendix, builder))
            self._blocks.append(back.signature(article.signature, builder))
        if article.remark is not None:
            pieces = builder.add_text("P", article.remark, texts.remark, kind="remark")
            self._blocks.append(Paragraph(pieces, texts.remark, ends_article=True))
        if (article.source or article.authors) and self._style.print.source:
            pieces = front.contributors(article, builder)
            style = texts.source
            if article.signature is not None:  # else it reads as one more who signed
                style = replace(style, blank_above=max(style.blank_above, 1))
            self._blocks.append(Paragraph(pieces, style, ends_article=True))
        builder.structure.close()

    @property
    def _lists_appendices(self) -> bool:
        return bool(self._issue.appendix) and self._style.print.appendix_list

    @property
    def _signs_for_all(self) -> bool:
        """Whether the issue ends in its only 署名: appendices are listed above that.

        GB/T 9704-2012 7.3.4, 7.3.5. Where several texts are signed they are listed below the last.
        """
        *others, last = self._issue.articles
        signed_alone = last.signature is not None and not any(a.signature for a in others)
        return signed_alone and not self._issue.briefs

    def _titles_of(self, article: Article) -> None:
        """Add an article's title and sub-title; the blank lines below stand below the last."""
        texts, level = self._style.text, 1 if article.column else 0
        if article.subtitle is None:
            self._title(article.title, texts.title, level=level)
            self._aim_at(self._blocks[-1])
            return
        self._title(article.title, replace(texts.title, blank_below=0), level=level)
        self._aim_at(self._blocks[-1])
        below = max(texts.title.blank_below, texts.subtitle.blank_below)
        style = replace(texts.subtitle, blank_below=below)
        pieces = self._builder.add_text("P", article.subtitle, style, kind="subtitle")
        self._blocks.append(Heading((pieces,), style))

    def _appendix(self, number: int, appendix: Appendix) -> None:
        builder, texts = self._builder, self._style.text
        words = back.appendix_label(builder, number, len(self._issue.appendix))
        builder.structure.open("Sect", kind="appendix")
        before = len(self._blocks)
        label = builder.add_generated("P", words, texts.appendix_label, kind="appendix-label")
        self._blocks.append(Paragraph(label, texts.appendix_label, keep_with_next=True))
        below = 1 if appendix.body else 0  # text is set off from the title, a table is not
        title, style = texts.appendix_title, texts.appendix_subtitle
        if appendix.subtitle is None:
            title = replace(title, blank_below=max(title.blank_below, below))
        self._title(appendix.title, title, words.rstrip(back.LABEL_END))
        if appendix.subtitle is not None:
            style = replace(style, blank_below=max(style.blank_below, below))
            pieces = builder.add_text("P", appendix.subtitle, style, kind="subtitle")
            self._blocks.append(Paragraph(pieces, style, keep_with_next=True, by_meaning=True))
        content = ContentBuilder(builder)
        table = (appendix.table,) if appendix.table is not None else ()
        self._blocks += content.blocks((*appendix.body, *table))
        builder.structure.close()
        self._begin_page(before, alone=not appendix.body)

    def _begin_page(self, first: int, alone: bool) -> None:
        """Let the blocks from `first` on begin a page; titles turn with a table that is alone."""
        *titles, last = self._blocks[first:]
        if isinstance(last, Turned) and alone:
            self._blocks[first:] = [Turned((*titles, *last.blocks))]  # type: ignore[arg-type]
        else:
            self._blocks.insert(first, NewPage())

    def _title(
        self, title: tuple[Text, ...], style: TextStyle, before: str = "", level: int = 0
    ) -> None:
        """Add a title's lines, and its bookmark on a level, other words before it."""
        parts = [Part(line.value, place=line.place) for line in title]
        leaf = self._builder.structure.leaf("H1", *parts)
        words = " ".join(filter(None, [before, *(t.value for t in title)]))
        self._builder.bookmark(words, level, leaf)
        starts = accumulate((len(line.value) for line in title), initial=0)
        lines = tuple(
            (piece(line.value, style, leaf)._replace(start=start),)
            for line, start in zip(title, starts, strict=False)
        )
        self._blocks.append(Heading(lines, style))


def _in_columns(articles: Sequence[Article]) -> Iterator[tuple[Text | None, Article]]:
    """Yield every article, with the column that it is the first of, if it is."""
    last = ""
    for article in articles:
        own = article.column.value if article.column is not None else ""
        yield article.column if own != last else None, article
        last = own


def _joined(title: Sequence[Text]) -> str:
    return " ".join(line.value for line in title)


def _said_in(issue: Issue) -> Iterator[str]:
    """Yield the paragraphs of an issue's articles and briefs."""
    for article in issue.articles:
        for block in article.body:
            match block:
                case Text() as text:
                    yield text.value
                case written.Paragraph(paragraph=text) | written.Heading(heading=text):
                    yield text.value
    for brief in issue.briefs:
        yield brief.value
