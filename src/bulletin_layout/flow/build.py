"""Make the flow of an issue: one builder per kind of content.

In: an Issue and a Stylesheet. Out: a Flow. Words that the library adds (labels, item
numbers, the period, the date) come from the style's labels and are marked as generated.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from bulletin_layout.flow.blocks import (
    Block,
    Entry,
    Flow,
    Heading,
    Imprint,
    Masthead,
    NewPage,
    Paragraph,
    Pieces,
    TableBlock,
)
from bulletin_layout.issue.model import Appendix, Article, Issue, Period, Table, Text
from bulletin_layout.structure import Metadata, OutlineEntry, Part, StructureBuilder
from bulletin_layout.style.model import Labels, Stylesheet, TextStyle
from bulletin_layout.text.model import Piece


def build_flow(issue: Issue, style: Stylesheet) -> Flow:
    """Return the flow of an issue in a style."""
    builder = _FlowBuilder(style)
    builder.masthead(issue)
    for article in issue.articles:
        builder.article(article)
    if issue.briefs:
        builder.briefs(issue.briefs)
    for appendix in issue.appendix:
        builder.appendix(appendix)
    builder.distribution(issue)
    return builder.finish(issue)


def period_text(period: Period, labels: Labels) -> str:
    """Return the numbered period as printed, blanks for what a draft lacks."""
    return labels.period.format(
        year=period.year,
        number=labels.period_blank if period.number is None else period.number,
        total=labels.period_blank if period.total is None else period.total,
    )


def date_text(date: datetime.date, labels: Labels) -> str:
    """Return the date as printed."""
    return labels.date.format(year=date.year, month=date.month, day=date.day)


class _FlowBuilder:
    """Gathers the blocks, the structure and the outline of one issue."""

    def __init__(self, style: Stylesheet) -> None:
        self.style = style
        self.texts = style.text
        self.labels = style.labels
        self.structure = StructureBuilder()
        self.blocks: list[Block] = []
        self.outline: list[OutlineEntry] = []

    def finish(self, issue: Issue) -> Flow:
        period = period_text(issue.period, self.labels)
        metadata = Metadata(
            title="".join(t.value for t in issue.header) + " " + period,
            author=issue.editors.name.value,
            subject=period,
            date=issue.editors.date.isoformat(),
        )
        tree = self.structure.finish()
        return Flow(tuple(self.blocks), tree, tuple(self.outline), metadata)

    def masthead(self, issue: Issue) -> None:
        self.structure.open("Sect")
        names, first = self._lines("P", issue.header, self.texts.name)
        self._bookmark("".join(t.value for t in issue.header), 0, first)
        period = self._generated("P", period_text(issue.period, self.labels), self.texts.period)
        editors = self._said("P", issue.editors.name, self.texts.editors)
        date = self._generated("P", date_text(issue.editors.date, self.labels), self.texts.editors)
        self.blocks.append(Masthead(names, period, editors, date))
        self.structure.close()

    def article(self, article: Article) -> None:
        self.structure.open("Sect")
        self._title(article.title, self.texts.title, 0)
        for text in article.body:
            self.blocks.append(Paragraph(self._said("P", text, self.texts.body), self.texts.body))
        if article.source is not None and self.style.print.source:
            style = self.texts.source
            self.blocks.append(Paragraph(self._said("P", article.source, style), style))
        self.structure.close()

    def briefs(self, briefs: Iterable[Text]) -> None:
        self.structure.open("Sect")
        heading = self._generated("H1", self.labels.briefs, self.texts.briefs_heading)
        self._bookmark(self.labels.briefs.rstrip("：:"), 0, heading[0].node)
        self.blocks.append(Paragraph(heading, self.texts.briefs_heading, keep_with_next=True))
        self.structure.open("L", ("ListNumbering", "Decimal"))
        for number, text in enumerate(briefs, 1):
            self._brief(number, text)
        self.structure.close()
        self.structure.close()

    def _brief(self, number: int, text: Text) -> None:
        style = self.texts.brief
        self.structure.open("LI")
        label = self._generated("Lbl", self.labels.brief_number.format(n=number), style)
        body = self._said("LBody", text, style)
        self.structure.close()
        self._bookmark(_short(text.value), 1, label[0].node)
        self.blocks.append(Paragraph(label + body, style))

    def appendix(self, appendix: Appendix) -> None:
        self.structure.open("Sect")
        self.blocks.append(NewPage())
        label = self._generated("P", self.labels.appendix, self.texts.appendix_label)
        self.blocks.append(Paragraph(label, self.texts.appendix_label, keep_with_next=True))
        self._title(
            appendix.title, self.texts.appendix_title, 0, self.labels.appendix.rstrip("：:")
        )
        if appendix.subtitle is not None:
            style = self.texts.appendix_subtitle
            pieces = self._said("P", appendix.subtitle, style)
            self.blocks.append(Paragraph(pieces, style, keep_with_next=True))
        self.blocks.append(self._table(appendix.table))
        self.structure.close()

    def _table(self, table: Table) -> TableBlock:
        self.structure.open("Table")
        self.structure.open("THead")
        self.structure.open("TR")
        headings = tuple(
            self._said("TH", column.heading, self.texts.table_heading, (("Scope", "Column"),))
            for column in table.columns
        )
        self.structure.close()
        self.structure.close()
        self.structure.open("TBody")
        rows = tuple(self._table_row(row) for row in table.rows)
        self.structure.close()
        self.structure.close()
        return TableBlock(tuple(c.align for c in table.columns), headings, rows)

    def _table_row(self, row: tuple[Text, ...]) -> tuple[Pieces, ...]:
        self.structure.open("TR")
        cells = tuple(self._said("TD", cell, self.texts.table_cell) for cell in row)
        self.structure.close()
        return cells

    def distribution(self, issue: Issue) -> None:
        lists = issue.distribution
        if not (lists.report or lists.send or lists.copy):
            return
        entries = []
        self.structure.open("Sect")
        if lists.report:
            by_line = self.style.imprint.report_layout == "lines"
            make = self._entry_of_lines if by_line else self._run_in_entry
            entries.append(make(self.labels.report, lists.report))
        if lists.send:
            entries.append(self._run_in_entry(self.labels.send, lists.send))
        if lists.copy:
            entries.append(self._run_in_entry(self.labels.copy, lists.copy))
        self.structure.close()
        self.blocks.append(Imprint(tuple(entries)))

    def _entry_of_lines(self, label: str, names: tuple[Text, ...]) -> Entry:
        style = self.texts.distribution
        first = self.structure.leaf("P", Part(label, True), _part(names[0]))
        lines: list[Pieces] = [(_piece(names[0].value, style, first),)]
        lines += [self._said("P", name, style) for name in names[1:]]
        return Entry(_piece(label, style, first), tuple(lines))

    def _run_in_entry(self, label: str, names: tuple[Text, ...]) -> Entry:
        style = self.texts.distribution
        parts = [Part(label, True)]
        for i, name in enumerate(names):
            if i:
                parts.append(Part(self.labels.send_separator, True))
            parts.append(_part(name))
        if self.labels.send_end:
            parts.append(Part(self.labels.send_end, True))
        leaf = self.structure.leaf("P", *parts)
        text = "".join(part.text for part in parts[1:])
        return Entry(_piece(label, style, leaf), ((_piece(text, style, leaf),),))

    def _title(
        self, title: tuple[Text, ...], style: TextStyle, level: int, before: str = ""
    ) -> None:
        leaf = self.structure.leaf("H1", *map(_part, title))
        self._bookmark(" ".join(filter(None, [before, *(t.value for t in title)])), level, leaf)
        lines = tuple((_piece(line.value, style, leaf),) for line in title)
        self.blocks.append(Heading(lines, style))

    def _lines(
        self, role: str, texts: tuple[Text, ...], style: TextStyle
    ) -> tuple[tuple[Pieces, ...], int]:
        lines = tuple(self._said(role, text, style) for text in texts)
        return lines, lines[0][0].node

    def _said(
        self,
        role: str,
        text: Text,
        style: TextStyle,
        attributes: tuple[tuple[str, str], ...] = (),
    ) -> Pieces:
        """Return the editor's text as one piece of a new leaf."""
        leaf = self.structure.leaf(role, _part(text), attributes=attributes)
        return (_piece(text.value, style, leaf),)

    def _generated(self, role: str, text: str, style: TextStyle) -> Pieces:
        """Return words of the library's as one piece of a new leaf."""
        return (_piece(text, style, self.structure.leaf(role, Part(text, True))),)

    def _bookmark(self, title: str, level: int, leaf: int) -> None:
        self.outline.append(OutlineEntry(title, level, leaf))


def _part(text: Text) -> Part:
    return Part(text.value, place=text.place)


def _piece(text: str, style: TextStyle, leaf: int) -> Piece:
    return Piece(text, style.role, style.size, leaf)


_MOST_IN_BOOKMARK = 24


def _short(text: str) -> str:
    """Return the beginning of a text, for a bookmark."""
    return text if len(text) <= _MOST_IN_BOOKMARK else text[:_MOST_IN_BOOKMARK] + "…"
