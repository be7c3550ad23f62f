"""What Word does with tracked changes, done by other code than the library's: all are accepted or
rejected, and the file is read as python-docx has it.

Source: ECMA-376-1, 17.13.5: a paragraph whose mark is taken out goes on in the next one.
"""

from __future__ import annotations

import io
from typing import Any, Literal

import docx
from docx.oxml.ns import qn

Verdict = Literal["accept", "reject"]


def reviewed(data: bytes, verdict: Verdict) -> list[str]:
    """Return what each paragraph says when every change is accepted or rejected."""
    document = docx.Document(io.BytesIO(data))
    notes = _notes(document)
    for root in (document.element.body, *([notes] if notes is not None else [])):
        _decide(root, verdict)
    by_id = {n.get(qn("w:id")): n for n in (notes if notes is not None else [])}
    return [_text(p, by_id) for p in document.element.body.iter(qn("w:p"))]


def plain(data: bytes) -> list[str]:
    """Return what each paragraph of a file says that has no tracked changes."""
    return reviewed(data, "accept")


def _notes(document: Any) -> Any:
    from lxml import etree

    for part in document.part.package.iter_parts():
        if part.partname.endswith("/footnotes.xml"):
            return etree.fromstring(part.blob)
    return None


def _decide(root: Any, verdict: Verdict) -> None:
    gone, kept = ("del", "ins") if verdict == "accept" else ("ins", "del")
    for row in list(root.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn(f'w:{gone}')}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(qn("w:tbl"))):
        if table.find(f".//{qn('w:tr')}") is None:
            table.getparent().remove(table)
    for paragraph in list(root.iter(qn("w:p"))):
        _decide_runs(paragraph, gone, kept)
    for paragraph in list(root.iter(qn("w:p"))):
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{gone}')}") is not None:
            _run_on(paragraph)


def _decide_runs(paragraph: Any, gone: str, kept: str) -> None:
    for change in list(paragraph.iter(qn(f"w:{gone}"))):
        if change.getparent().tag != qn("w:rPr"):
            change.getparent().remove(change)
    for change in list(paragraph.iter(qn(f"w:{kept}"))):
        holder = change.getparent()
        if holder.tag != qn("w:rPr"):
            at = holder.index(change)
            for child in reversed(list(change)):
                holder.insert(at, child)
            holder.remove(change)


def _run_on(paragraph: Any) -> None:
    """Let a paragraph go on in the next one; in a table's cell the last one stays."""
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != qn("w:pPr")]
    if following is not None and following.tag == qn("w:p"):
        at = 1 if following.find(qn("w:pPr")) is not None else 0
        for child in reversed(content):
            following.insert(at, child)
        paragraph.getparent().remove(paragraph)
    elif next(paragraph.iter(qn("w:t"), qn("w:delText")), None) is None:
        holder = paragraph.getparent()
        if holder.tag != qn("w:tc") or len(holder) > 2:
            holder.remove(paragraph)


def _text(paragraph: Any, notes: dict[str, Any]) -> str:
    said = []
    for part in paragraph.iter():
        if part.tag in (qn("w:t"), qn("w:delText")):
            said.append(part.text or "")
        elif part.tag == qn("w:tab") and part.getparent().tag == qn("w:r"):
            said.append("\t")
        elif part.tag == qn("w:br"):
            said.append("\n")
        elif part.tag == qn("w:drawing"):
            said.append("[photo]")
        elif part.tag == qn("w:footnoteReference"):
            note = notes[part.get(qn("w:id"))]
            said.append(
                "[" + "".join(t.text or "" for t in note.iter(qn("w:t"), qn("w:delText"))) + "]"
            )
    return "".join(said)
