"""What comes before the articles: masthead, 按语, contents."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from bulletin_layout.flow.blocks import (
    Block,
    Contents,
    ContentsEntry,
    Masthead,
    Paragraph,
    Pieces,
)
from bulletin_layout.flow.pieces import Overlay, PieceBuilder
from bulletin_layout.issue.model import SECRECY_LEVELS, Issue, Period, Secrecy
from bulletin_layout.issue.text import Text
from bulletin_layout.style.model import Labels

_OWN_LABELS = ("编者按", "按语", "编者的话", "按：", "【编者按】")


class Target(NamedTuple):
    """What an entry of the contents leads to: its words, its leaf, its page as printed."""

    words: str
    leaf: int
    page: int


def period_text(period: Period, labels: Labels) -> str:
    """Return the numbered period as printed, blanks for what a draft lacks."""
    label = labels.supplement if period.supplement else labels.period
    return label.format(
        year=period.year,
        number=labels.period_blank if period.number is None else period.number,
        total=labels.period_blank if period.total is None else period.total,
    )


def date_text(date: datetime.date, label: str) -> str:
    """Return a date as a label prints it."""
    return label.format(year=date.year, month=date.month, day=date.day)


def masthead(issue: Issue, builder: PieceBuilder) -> Block:
    """Return the masthead."""
    texts, labels = builder.style.text, builder.style.labels
    builder.structure.open("Sect")
    secrecy: Pieces = ()
    if issue.secrecy is not None:
        secrecy = builder.add_generated("P", _secrecy_text(issue.secrecy, labels), texts.secrecy)
    notice = builder.add_text("P", issue.notice, texts.notice) if issue.notice else ()
    serial = builder.add_text("P", issue.serial, texts.serial) if issue.serial else ()
    names, first = builder.lines("P", issue.header, texts.name)
    builder.bookmark("".join(t.value for t in issue.header), 0, first)
    period = builder.add_generated("P", period_text(issue.period, labels), texts.period)
    editors = builder.add_text("P", issue.editors.name, texts.editors)
    date = builder.add_generated("P", date_text(issue.editors.date, labels.date), texts.editors)
    builder.structure.close()
    return Masthead(names, period, editors, date, secrecy, notice, serial)


def _secrecy_text(secrecy: Secrecy, labels: Labels) -> str:
    level = dict(SECRECY_LEVELS.choices)[secrecy.level]
    if secrecy.term is None:
        return labels.secrecy.format(level=level)
    return labels.secrecy_term.format(level=level, term=secrecy.term.value)


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
            pieces = builder.add_text("P", text, style, overlays=overlays)
        else:
            builder.structure.open("P")
            head = builder.add_generated("Span", label, style)
            pieces = (head[0]._replace(role=strong), *builder.add_text("Span", text, style))
            builder.structure.close()
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
    builder.structure.open("Sect")
    heading = builder.add_generated("H1", builder.style.labels.contents, texts.contents_heading)
    builder.structure.open("TOC")
    entries = tuple(_entry(target, builder) for target in targets)
    builder.structure.close()
    builder.structure.close()
    return Contents(heading, entries)


def _entry(target: Target, builder: PieceBuilder) -> ContentsEntry:
    style = builder.style.text.contents
    builder.structure.open("TOCI")
    builder.structure.open("Reference")
    words = builder.add_generated("Link", target.words, style, (("Target", str(target.leaf)),))
    builder.structure.close()
    number = builder.add_generated("P", str(target.page), style)
    builder.structure.close()
    return ContentsEntry(words, number)
