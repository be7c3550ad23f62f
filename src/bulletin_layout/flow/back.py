"""What comes after the articles: briefs, the list of appendices, appendices, 版记."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin_layout.flow.blocks import (
    AppendixList,
    Block,
    Entry,
    Imprint,
    ListItem,
    Paragraph,
    Pieces,
    Signature,
)
from bulletin_layout.flow.particulars import is_told_at, particulars_at
from bulletin_layout.flow.pieces import PieceBuilder, piece
from bulletin_layout.flow.wording import date_text
from bulletin_layout.issue.content import Signature as WrittenSignature
from bulletin_layout.issue.model import Appendix, Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.structure import Part
from bulletin_layout.style.model import Stylesheet

_MOST_IN_BOOKMARK = 24
LABEL_END = "：:"
# The lists of 版记 in the order in which they are printed.
_ENTRIES = ("main_send", "report", "copy_report", "send", "copy_send", "issue")


def briefs(texts: Sequence[Text], builder: PieceBuilder) -> Iterable[Block]:
    """Yield the briefs under their heading, numbered."""
    style, labels = builder.style.text, builder.style.labels
    builder.structure.open("Sect", kind="briefs")
    heading = builder.add_generated("H1", labels.briefs, style.briefs_heading)
    builder.bookmark(labels.briefs.rstrip(LABEL_END), 0, heading[0].node)
    yield Paragraph(heading, style.briefs_heading, keep_with_next=True)
    builder.structure.open("L", ("ListNumbering", "Decimal"))
    for number, text in enumerate(texts, 1):
        builder.structure.open("LI")
        label = builder.add_generated("Lbl", labels.brief_number.format(n=number), style.brief)
        body = builder.add_text("LBody", text, style.brief)
        builder.structure.close()
        builder.bookmark(_short(text.value), 1, label[0].node)
        yield Paragraph(label + body, style.brief, notes=builder.take_notes())
    builder.structure.close()
    builder.structure.close()


def signature(signed: WrittenSignature, builder: PieceBuilder) -> Block:
    """Return 署名 and 成文日期."""
    style = builder.style.text.signature
    names, _ = builder.lines("P", signed.names, style, kind="signature")
    date: Pieces = ()
    if signed.date is not None:
        words = date_text(signed.date, builder.style.labels.date)
        date = builder.add_generated("P", words, style, kind="date")
    return Signature(names, date, signed.sealed)


def appendix_label(builder: PieceBuilder, number: int, count: int) -> str:
    """Return the label of an appendix: a single one is not numbered."""
    labels = builder.style.labels
    return labels.appendix if count == 1 else labels.appendix_numbered.format(n=number)


def appendix_list(appendices: Sequence[Appendix], builder: PieceBuilder) -> Block:
    """Return 附件说明: the appendices' titles as a list (GB/T 9704 7.3.4)."""
    style, labels = builder.style.text.appendix_list, builder.style.labels
    builder.structure.open("Sect", kind="appendix-list")
    label = builder.add_generated("P", labels.appendix_list, style)[0]
    builder.structure.open("L", ("ListNumbering", "Decimal"))
    items = []
    for number, appendix in enumerate(appendices, 1):
        builder.structure.open("LI")
        mark: Pieces = ()
        if len(appendices) > 1:
            words = labels.appendix_list_number.format(n=number)
            mark = builder.add_generated("Lbl", words, style)
        title = "".join(line.value for line in appendix.title)
        items.append(ListItem(mark, builder.add_generated("LBody", title, style)))
        builder.structure.close()
    builder.structure.close()
    builder.structure.close()
    return AppendixList(label, tuple(items))


def has_imprint(issue: Issue, style: Stylesheet) -> bool:
    """Return whether there is anything to print in 版记."""
    lists = issue.distribution
    given = (getattr(lists, name) for name in (*_ENTRIES, "office", "date"))
    return any(given) or lists.copies is not None or is_told_at("imprint", issue, style)


def imprint(issue: Issue, builder: PieceBuilder) -> Block:
    """Return 版记: who gets the issue, particulars, who sends the issue, when, and how many."""
    style, labels, lists = builder.style.text.distribution, builder.style.labels, issue.distribution
    given = [(name, getattr(lists, name)) for name in _ENTRIES]
    builder.structure.open("Sect", kind="imprint")
    entries = tuple(_entry(name, bodies, builder) for name, bodies in given if bodies)
    particulars = particulars_at("imprint", issue, builder)
    # In the order in which they stand: how many are printed, behind the last of whom it is sent to.
    copies: Pieces = ()
    if lists.copies is not None:
        copies = builder.add_generated("P", labels.copies.format(n=lists.copies), style)
    office = builder.add_text("P", lists.office, style) if lists.office else ()
    sent = (
        builder.add_generated("P", date_text(lists.date, labels.sent), style) if lists.date else ()
    )
    builder.structure.close()
    return Imprint(entries, office, sent, copies, particulars)


def _entry(name: str, bodies: tuple[Text, ...], builder: PieceBuilder) -> Entry:
    by_line = name == "report" and builder.style.imprint.report_layout == "lines"
    make = _entry_of_lines if by_line else _run_in_entry
    return make(getattr(builder.style.labels, name), bodies, builder)


def _entry_of_lines(label: str, names: tuple[Text, ...], builder: PieceBuilder) -> Entry:
    style = builder.style.text.distribution
    first = builder.structure.leaf("P", Part(label, True), _part(names[0]))
    lines: list[Pieces] = [(piece(names[0].value, style, first),)]
    lines += [builder.add_text("P", name, style) for name in names[1:]]
    return Entry(piece(label, style, first), tuple(lines))


def _run_in_entry(label: str, names: tuple[Text, ...], builder: PieceBuilder) -> Entry:
    style, labels = builder.style.text.distribution, builder.style.labels
    parts = [Part(label, True)]
    for i, name in enumerate(names):
        if i:
            parts.append(Part(labels.send_separator, True))
        parts.append(_part(name))
    if labels.send_end:
        parts.append(Part(labels.send_end, True))
    leaf = builder.structure.leaf("P", *parts)
    text = "".join(part.text for part in parts[1:])
    return Entry(piece(label, style, leaf), ((piece(text, style, leaf),),))


def _part(text: Text) -> Part:
    return Part(text.value, place=text.place)


def _short(text: str) -> str:
    """Return the beginning of a text, for a bookmark."""
    return text if len(text) <= _MOST_IN_BOOKMARK else text[:_MOST_IN_BOOKMARK] + "…"
