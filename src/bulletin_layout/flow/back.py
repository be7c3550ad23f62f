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
from bulletin_layout.flow.front import date_text
from bulletin_layout.flow.scribe import Scribe, piece
from bulletin_layout.issue import model as said
from bulletin_layout.issue.model import Appendix, Distribution, Text
from bulletin_layout.structure import Part

_MOST_IN_BOOKMARK = 24
LABEL_END = "：:"


def briefs(texts: Sequence[Text], scribe: Scribe) -> Iterable[Block]:
    """Yield the briefs under their heading, numbered."""
    style, labels = scribe.style.text, scribe.style.labels
    scribe.structure.open("Sect")
    heading = scribe.generated("H1", labels.briefs, style.briefs_heading)
    scribe.bookmark(labels.briefs.rstrip(LABEL_END), 0, heading[0].node)
    yield Paragraph(heading, style.briefs_heading, keep_with_next=True)
    scribe.structure.open("L", ("ListNumbering", "Decimal"))
    for number, text in enumerate(texts, 1):
        scribe.structure.open("LI")
        label = scribe.generated("Lbl", labels.brief_number.format(n=number), style.brief)
        body = scribe.said("LBody", text, style.brief)
        scribe.structure.close()
        scribe.bookmark(_short(text.value), 1, label[0].node)
        yield Paragraph(label + body, style.brief, notes=scribe.take_notes())
    scribe.structure.close()
    scribe.structure.close()


def signature(signed: said.Signature, scribe: Scribe) -> Block:
    """Return 署名 and 成文日期."""
    style = scribe.style.text.signature
    names, _ = scribe.lines("P", signed.names, style)
    date: Pieces = ()
    if signed.date is not None:
        date = scribe.generated("P", date_text(signed.date, scribe.style.labels.date), style)
    return Signature(names, date, signed.sealed)


def appendix_label(scribe: Scribe, number: int, count: int) -> str:
    """Return the label of an appendix: a single one is not numbered."""
    labels = scribe.style.labels
    return labels.appendix if count == 1 else labels.appendix_numbered.format(n=number)


def appendix_list(appendices: Sequence[Appendix], scribe: Scribe) -> Block:
    """Return 附件说明: the appendices' titles as a list (GB/T 9704 7.3.4)."""
    style, labels = scribe.style.text.appendix_list, scribe.style.labels
    scribe.structure.open("Sect")
    label = scribe.generated("P", labels.appendix_list, style)[0]
    scribe.structure.open("L", ("ListNumbering", "Decimal"))
    items = []
    for number, appendix in enumerate(appendices, 1):
        scribe.structure.open("LI")
        mark: Pieces = ()
        if len(appendices) > 1:
            words = labels.appendix_list_number.format(n=number)
            mark = scribe.generated("Lbl", words, style)
        title = "".join(line.value for line in appendix.title)
        items.append(ListItem(mark, scribe.generated("LBody", title, style)))
        scribe.structure.close()
    scribe.structure.close()
    scribe.structure.close()
    return AppendixList(label, tuple(items))


def imprint(lists: Distribution, scribe: Scribe) -> Block:
    """Return 版记: 报, 送, 发, who printed the issue, when, and how many."""
    style, labels = scribe.style.text.distribution, scribe.style.labels
    entries = []
    scribe.structure.open("Sect")
    if lists.report:
        by_line = scribe.style.imprint.report_layout == "lines"
        make = _entry_of_lines if by_line else _run_in_entry
        entries.append(make(labels.report, lists.report, scribe))
    if lists.send:
        entries.append(_run_in_entry(labels.send, lists.send, scribe))
    if lists.copy:
        entries.append(_run_in_entry(labels.copy, lists.copy, scribe))
    office = scribe.said("P", lists.office, style) if lists.office else ()
    sent = scribe.generated("P", date_text(lists.date, labels.sent), style) if lists.date else ()
    copies: Pieces = ()
    if lists.copies is not None:
        copies = scribe.generated("P", labels.copies.format(n=lists.copies), style)
    scribe.structure.close()
    return Imprint(tuple(entries), office, sent, copies)


def _entry_of_lines(label: str, names: tuple[Text, ...], scribe: Scribe) -> Entry:
    style = scribe.style.text.distribution
    first = scribe.structure.leaf("P", Part(label, True), _part(names[0]))
    lines: list[Pieces] = [(piece(names[0].value, style, first),)]
    lines += [scribe.said("P", name, style) for name in names[1:]]
    return Entry(piece(label, style, first), tuple(lines))


def _run_in_entry(label: str, names: tuple[Text, ...], scribe: Scribe) -> Entry:
    style, labels = scribe.style.text.distribution, scribe.style.labels
    parts = [Part(label, True)]
    for i, name in enumerate(names):
        if i:
            parts.append(Part(labels.send_separator, True))
        parts.append(_part(name))
    if labels.send_end:
        parts.append(Part(labels.send_end, True))
    leaf = scribe.structure.leaf("P", *parts)
    text = "".join(part.text for part in parts[1:])
    return Entry(piece(label, style, leaf), ((piece(text, style, leaf),),))


def _part(text: Text) -> Part:
    return Part(text.value, place=text.place)


def _short(text: str) -> str:
    """Return the beginning of a text, for a bookmark."""
    return text if len(text) <= _MOST_IN_BOOKMARK else text[:_MOST_IN_BOOKMARK] + "…"
