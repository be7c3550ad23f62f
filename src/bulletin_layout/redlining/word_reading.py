"""Read what a Word file says into atoms, with its tracked changes and who made them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from bulletin_layout.docx.read_parts import W
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.redlining.differences import PARAGRAPH_END
from bulletin_layout.redlining.who import Who
from bulletin_layout.redlining.word_model import (
    NOTE_KINDS,
    SPECIAL,
    Atom,
    Block,
    Paragraph,
    Row,
    Table,
)
from bulletin_layout.redlining.word_package import WordPackage

_CAME, _GONE = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_LOOSE = tuple(
    f"{W}{kind}{end}" for kind in ("bookmark", "commentRange") for end in ("Start", "End")
)
_MOVES = (f"move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))
_PASSED = tuple(
    f"{W}{name}"
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"),
        *("proofErr", "lastRenderedPageBreak", "permStart", "permEnd", *_MOVES),
    )
)
_HOLDERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "smartTag", "customXml"))
_NOTES = {f"{W}{kind}Reference": kind for kind in NOTE_KINDS}


class _Context(NamedTuple):
    """What is round an element: who put it in or struck it out, and the link that it is in."""

    came: Who | None = None
    gone: Who | None = None
    link: Any = None


def blocks_of(holder: Any, package: WordPackage) -> tuple[Block, ...]:
    """Return the paragraphs and tables in a body, a cell or a note."""
    return tuple(_Reader(package).blocks(holder))


class _Reader:
    def __init__(self, package: WordPackage) -> None:
        self._package = package

    def blocks(self, holder: Any) -> Iterator[Block]:
        for child in holder:
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield Table(tuple(self._rows(child)), child)
            elif child.tag in (*_HOLDERS, *_CAME):
                yield from self.blocks(child)

    def _rows(self, holder: Any) -> Iterator[Row]:
        for child in holder:
            if child.tag in _HOLDERS:
                yield from self._rows(child)
            elif child.tag == f"{W}tr":
                came, gone = (_who(child.find(f"{W}trPr/{W}{name}")) for name in ("ins", "del"))
                cells = tuple(tuple(self.blocks(cell)) for cell in child.iterchildren(f"{W}tc"))
                yield Row(cells, child, came, gone)

    def _paragraph(self, element: Any) -> Paragraph:
        loose: list[Any] = []
        atoms: list[Atom] = []
        for atom in self._atoms(element, _Context()):
            if atom.key:
                atoms.append(atom._replace(loose=tuple(loose)))
                loose.clear()
            else:
                loose.append(atom.content)
        looks = element.find(f"{W}pPr")
        came, gone = (_who(element.find(f"{W}pPr/{W}rPr/{W}{n}")) for n in ("ins", "del"))
        end = Atom(PARAGRAPH_END, None, looks, None, tuple(loose), came, gone)
        return Paragraph((*atoms, end), element)

    def _atoms(self, holder: Any, context: _Context) -> Iterator[Atom]:
        """Yield atoms; what is loose has no key."""
        for child in holder:
            if child.tag in _PASSED or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}r":
                yield from self._run(child, context)
            elif child.tag in _CAME:
                yield from self._atoms(child, context._replace(came=_who(child)))
            elif child.tag in _GONE:
                yield from self._atoms(child, context._replace(gone=_who(child)))
            elif child.tag == f"{W}hyperlink":
                yield from self._atoms(child, context._replace(link=child))
            elif child.tag in _HOLDERS:
                yield from self._atoms(child, context)
            elif child.tag == f"{W}fldSimple":
                for run in _field_runs(child):
                    yield from self._run(run, context)
            elif child.tag in _LOOSE:
                yield Atom("", content=child)
            else:
                yield _special(f"{child.tag}:{self._package.digest(child)}", child, None, context)

    def _run(self, run: Any, context: _Context) -> Iterator[Atom]:
        looks = run.find(f"{W}rPr")
        look = _look(looks)
        for atom in self._parts(run, looks, context):
            yield atom._replace(look=look)

    def _parts(self, run: Any, looks: Any, context: _Context) -> Iterator[Atom]:
        for part in run:
            if part.tag in _PASSED or not isinstance(part.tag, str):
                continue
            if part.tag in (f"{W}t", f"{W}delText"):
                for character in part.text or "":
                    yield Atom(character, looks, None, context.link, (), context.came, context.gone)
            elif part.tag == f"{W}commentReference":
                yield Atom("", content=run)
            elif part.tag in _CHARACTERS and part.get(f"{W}type") in (None, "textWrapping"):
                key = _CHARACTERS[part.tag]
                yield Atom(key, looks, part, context.link, (), context.came, context.gone)
            else:
                yield _special(self._key(part), part, looks, context)

    def _key(self, part: Any) -> str:
        """Return what tells a special atom from others; a note's words are compared apart."""
        if part.tag in _NOTES:
            return _NOTES[part.tag]
        if part.tag in (f"{W}instrText", f"{W}delInstrText"):
            # The bookmark that a field leads to has another name in every file.
            return "field:" + "".join((part.text or "").split()[:1])
        if part.tag == f"{W}fldChar":
            return f"field {part.get(f'{W}fldCharType')}"
        return f"{part.tag}:{part.get(f'{W}type')}:{self._package.digest(part)}"


def _special(key: str, content: Any, looks: Any, context: _Context) -> Atom:
    return Atom(SPECIAL + key, looks, content, context.link, (), context.came, context.gone)


def _field_runs(field: Any) -> Iterator[Any]:
    """Yield the runs of a simple field as those of a complex one, which may be tracked."""
    runs = [child for child in field if child.tag == f"{W}r"]
    looks = runs[0].find(f"{W}rPr") if runs else None

    def run(part: Any) -> Any:
        made = etree.Element(f"{W}r", nsmap=field.nsmap)
        if looks is not None:
            made.append(copy.deepcopy(looks))
        made.append(part)
        return made

    instruction = etree.Element(f"{W}instrText")
    instruction.text = field.get(f"{W}instr", "")
    yield run(etree.Element(f"{W}fldChar", {f"{W}fldCharType": "begin"}))
    yield run(instruction)
    yield run(etree.Element(f"{W}fldChar", {f"{W}fldCharType": "separate"}))
    yield from runs
    yield run(etree.Element(f"{W}fldChar", {f"{W}fldCharType": "end"}))


def _look(looks: Any) -> str:
    """Return what a run's properties come to; what they were before a tracked change is none."""
    if looks is None:
        return ""
    named = (e for child in looks if child.tag != f"{W}rPrChange" for e in child.iter())
    return "".join(f"{e.tag}{sorted(e.attrib.items())}" for e in named)


def _who(change: Any) -> Who | None:
    """Return who made a tracked change, None for no change."""
    if change is None:
        return None
    return Who(change.get(f"{W}author", ""), change.get(f"{W}date", ""))


def accepted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks as they are when every tracked change of theirs is accepted."""
    made: list[Block] = []
    held: list[Atom] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = (
                Row(tuple(accepted(cell) for cell in row.cells), row.element)
                for row in block.rows
                if row.gone is None
            )
            made.append(Table(tuple(rows), block.element))
            continue
        kept = [a._replace(came=None) for a in block.atoms if a.gone is None]
        held += kept
        if kept and kept[-1].key == PARAGRAPH_END:
            made.append(Paragraph(tuple(held), block.element))
            held = []
    if held:
        end = Atom(PARAGRAPH_END)
        made.append(Paragraph((*held, end), blocks[-1].element))
    return tuple(made)
