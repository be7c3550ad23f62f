"""送审单: the page before a draft on which is told what it is, and who reads and signs it.

In: an issue, a stylesheet, how many pages there are, what the draft is called. Out: a flow of a
title, particulars and a table to be filled in by hand.
"""

from __future__ import annotations

from dataclasses import replace

from bulletin_layout.flow.blocks import (
    Block,
    Flow,
    Heading,
    Paragraph,
    Pieces,
    TableBlock,
    TableCell,
    TableColumn,
)
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.flow.pieces import Attributes, PieceBuilder, piece
from bulletin_layout.flow.wording import date_text, period_text
from bulletin_layout.issue.model import Issue
from bulletin_layout.structure import Metadata, Part
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.texts import TextStyle
from bulletin_layout.text.model import LINE_BREAK, Piece

_TITLE = "送审单"
_HEAD = ("环节", "意见", "签名", "日期")
# Their widths as shares of the measure.
_SHARES = (0.18, 0.42, 0.2, 0.2)
_STEPS = ("拟稿", "核稿", "审核", "签发")
_LINES_TO_WRITE = 3
_BLANK = "\u3000"
_COLUMN = (("Scope", "Column"),)


def review_sheet(issue: Issue, style: Stylesheet, pages: int, stage: str) -> Flow:
    """Return the flow of the page. `stage` is what the draft is called (送审稿, 清样 …)."""
    builder = PieceBuilder(style)
    builder.structure.open("Sect", kind="review-sheet")
    title = replace(style.text.appendix_title, blank_above=0, blank_below=1)
    blocks: list[Block] = [
        Heading((builder.add_generated("H1", _TITLE, title),), title),
        *(_told(line, builder) for line in _particulars(issue, style, pages, stage)),
        _table(issue, builder),
    ]
    builder.structure.close()
    name = "".join(line.value for line in issue.header)
    day = issue.editors.date.isoformat()
    metadata = Metadata(f"{name} {_TITLE}", issue.editors.name.value, _TITLE, day)
    return Flow(tuple(blocks), builder.structure.finish(), (), metadata, (), Corpus(()))


def _particulars(issue: Issue, style: Stylesheet, pages: int, stage: str) -> list[str]:
    labels = style.labels
    return [
        f"刊名：{''.join(line.value for line in issue.header)}",
        f"期号：{period_text(issue.period, labels)}",
        f"日期：{date_text(issue.editors.date, labels.date)}",
        f"稿别：{stage}",
        f"页数：{pages}页　篇数：{len(issue.articles)}篇",
    ]


def _told(words: str, builder: PieceBuilder) -> Paragraph:
    style = builder.style.text.body
    return Paragraph(builder.add_generated("P", words, style), style)


def _table(issue: Issue, builder: PieceBuilder) -> TableBlock:
    texts, measure = builder.style.text, builder.style.composition.measure
    builder.structure.open("Table")
    builder.structure.open("TR")
    head = tuple(
        TableCell(
            _cell("TH", words, texts.table_heading, builder, (("Scope", "Column"),)), 0, n, 1, 1
        )
        for n, words in enumerate(_HEAD)
    )
    builder.structure.close()
    known = {"审核": issue.reviewer, "签发": issue.approver}
    cells: list[TableCell] = []
    for row, step in enumerate(_STEPS):
        builder.structure.open("TR")
        who = known.get(step)
        words = f"{step}（{who.value}）" if who is not None else step
        cells.append(TableCell(_cell("TD", words, texts.table_cell, builder), row, 0, 1, 1))
        rooms = [_room(texts.table_cell, builder) for _ in _HEAD[1:]]
        cells += (TableCell(room, row, column, 1, 1) for column, room in enumerate(rooms, 1))
        builder.structure.close()
    builder.structure.close()
    columns = tuple(TableColumn("centre", measure * share) for share in _SHARES)
    return TableBlock(columns, head, tuple(cells), 1, len(_STEPS), frozenset(), (), False, None)


def _cell(
    role: str, words: str, style: TextStyle, builder: PieceBuilder, attributes: Attributes = ()
) -> Pieces:
    return builder.add_generated(role, words, style, attributes)


def _room(style: TextStyle, builder: PieceBuilder) -> Pieces:
    """Return blank lines to write on."""
    leaf = builder.structure.leaf("TD", Part(_BLANK * _LINES_TO_WRITE, True))
    ending = Piece(LINE_BREAK, style.role, style.size, leaf)
    lines = [piece(_BLANK, style, leaf)] * _LINES_TO_WRITE
    return tuple(part for line in lines for part in (line, ending))[:-1]
