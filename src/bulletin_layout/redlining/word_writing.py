"""Write two Word texts in one as a Word file with real tracked changes.

In: a merged text and both files. Out: the bytes of a file: the carrier's, in which what went is
w:del and what came w:ins, with author and time where they are known. Source: ECMA-376-1, 17.13.5.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from typing import Any

from lxml import etree

from bulletin_layout.docx.read_parts import MAIN, W
from bulletin_layout.redlining.differences import State
from bulletin_layout.redlining.outward import NO_NAME
from bulletin_layout.redlining.who import UNKNOWN, Who
from bulletin_layout.redlining.word_carrying import Carrying
from bulletin_layout.redlining.word_model import (
    Item,
    MergedBlock,
    MergedParagraph,
    MergedRow,
    MergedTable,
    MergedText,
)
from bulletin_layout.redlining.word_package import WordPackage, parsed

_TAGS: dict[State, str] = {"gone": "del", "new": "ins"}
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_TEXT, _SPACE = f"{W}t", "{http://www.w3.org/XML/1998/namespace}space"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BARE_LOOKS = f"{W}rPr"
# What stands before w:ins and w:del in a row's properties is anything but these (17.4.81).
_BEHIND_IN_ROW = (f"{W}trPrChange",)
# What may stand before the change of a paragraph's mark in its properties (17.3.1.26).
_NOT_LOOKED = tuple(f"{W}{name}" for name in ("rPrChange", "pPrChange", "rPr", "sectPr"))
_BEHIND_LOOKS = (f"{W}sectPr", f"{W}pPrChange")


def written(text: MergedText, old: WordPackage, new: WordPackage, in_old: bool) -> Iterator[bytes]:
    """Return the bytes of a file with tracked changes."""
    carrier, other = (old, new) if in_old else (new, old)
    return _Writer(carrier, other, "new" if in_old else "gone").chunks(text)


class _Writer:
    """Writes one file. `foreign` is the state of what only the other file has."""

    def __init__(self, carrier: WordPackage, other: WordPackage, foreign: State) -> None:
        self._carrier = carrier
        self._foreign = foreign
        self._carrying = Carrying(carrier, other)
        self._ids = count(_highest_id(carrier) + 1)
        self._looks_before: Any = None  # of the carrier's characters, for those of another file
        self._paragraph_before: Any = None

    def chunks(self, text: MergedText) -> Iterator[bytes]:
        root = copy.deepcopy(self._carrier.root)
        body = root.find(f"{W}body")
        last = [child for child in body if child.tag == f"{W}sectPr"]
        body[:] = [*self._blocks(text.blocks), *last]
        _drop_halves(root)
        _number_pictures(root)
        changed = {MAIN: root}
        for (kind, id_), blocks in text.notes.items():
            name = f"word/{kind}s.xml"
            if name not in changed:
                changed[name] = parsed(self._carrier.parts[name])
            notes = (e for e in changed[name] if e.get(f"{W}id") == id_)
            for note in notes:
                note[:] = list(self._blocks(blocks))
        return self._carrier.chunks(self._carrying.parts(changed))

    def _blocks(self, blocks: Iterable[MergedBlock]) -> Iterator[Any]:
        """Yield elements; a cell or a body never ends with a table, nor do two touch."""
        before: MergedBlock | None = None
        for block in blocks:
            if isinstance(block, MergedTable):
                if isinstance(before, MergedTable):
                    yield self._between_tables()
                yield self._table(block)
            else:
                yield self._paragraph(block)
            before = block
        if before is None or isinstance(before, MergedTable):
            yield etree.Element(f"{W}p")

    def _paragraph(self, paragraph: MergedParagraph) -> Any:
        if paragraph.as_is is not None:
            made = copy.deepcopy(paragraph.as_is)
        else:
            made = etree.Element(f"{W}p", nsmap=self._carrier.root.nsmap)
            looks = self._paragraph_looks(paragraph.items[-1])
            if looks is not None and len(looks):
                made.append(looks)
            for item in self._content(paragraph.items):
                made.append(item)
        if paragraph.items[-1].state != self._foreign:
            self._paragraph_before = paragraph.items[-1].atom.content
        return made

    def _content(self, items: Sequence[Item]) -> Iterator[Any]:
        """Yield runs, in their links and tracked changes, and what is loose between them."""
        for loose, group in groupby(items, key=lambda item: id(item) if item.atom.loose else 0):
            held = list(group)
            if loose and held[0].state != self._foreign:
                yield from map(copy.deepcopy, held[0].atom.loose)
            inner = [item for item in held if not item.is_end]
            for link, linked in groupby(inner, key=lambda item: item.atom.link):
                tracked = self._tracked(list(linked))
                if link is None:
                    yield from tracked
                else:
                    yield self._linked(link, tracked)

    def _linked(self, link: Any, content: Iterable[Any]) -> Any:
        made = etree.Element(link.tag, dict(link.attrib))
        made.extend(list(content))
        return self._carrying.led(made, link.getroottree().getroot() is self._carrier.root)

    def _tracked(self, items: Sequence[Item]) -> Iterator[Any]:
        for (state, who), group in groupby(items, key=lambda item: (item.state, item.who)):
            runs = list(self._runs(list(group), state))
            if state == "same":
                yield from runs
            else:
                yield self._change(_TAGS[state], who, runs)

    def _change(self, tag: str, who: Who, content: Iterable[Any] = ()) -> Any:
        made = etree.Element(f"{W}{tag}")
        made.set(f"{W}id", str(next(self._ids)))
        made.set(f"{W}author", who.author or NO_NAME)
        if who.time:
            made.set(f"{W}date", who.time)
        made.extend(list(content))
        return made

    def _runs(self, items: Sequence[Item], state: State) -> Iterator[Any]:
        for (_, is_text, _), group in groupby(items, key=_look_of):
            held = list(group)
            run = etree.Element(f"{W}r")
            looks = self._looks(held[0])
            if looks is not None and len(looks):
                run.append(looks)
            if is_text:
                words = "".join(item.atom.key for item in held)
                part = etree.SubElement(run, _TEXT)
                part.text = words
                part.set(_SPACE, "preserve")
            else:
                for item in held:
                    self._put(run, item)
            for part in run if state == "gone" else ():
                part.tag = _DELETED.get(part.tag, part.tag)
            yield run

    def _put(self, run: Any, item: Item) -> None:
        content = copy.deepcopy(item.atom.content)
        run.append(self._carrying.led(content, item.state != self._foreign))

    def _looks(self, item: Item) -> Any:
        """Return a run's properties; what came from another file looks like what is round it."""
        atom = item.atom
        if item.state == self._foreign and not self._carrying.is_alike:
            return copy.deepcopy(self._looks_before)
        looks = copy.deepcopy(atom.looks)
        if item.state != self._foreign:
            self._looks_before = atom.looks
        if item.was is not None:
            looks = etree.Element(_BARE_LOOKS) if looks is None else looks
            looks.append(self._looked("rPr", item.was.looks, item.who))
        return looks

    def _looked(self, kind: str, looks: Any, who: Who) -> Any:
        """Return the tracked change of looks that were these."""
        was = etree.Element(f"{W}{kind}") if looks is None else copy.deepcopy(looks)
        for part in [e for e in was if e.tag in _NOT_LOOKED]:
            was.remove(part)
        return self._change(f"{kind}Change", who, [was])

    def _paragraph_looks(self, end: Item) -> Any:
        """Return a paragraph's properties, in which its end is told to have come or gone."""
        given = end.atom.content
        if end.state == self._foreign:
            given = self._carrying.paragraph_looks(given, self._paragraph_before)
        looks = etree.Element(f"{W}pPr") if given is None else copy.deepcopy(given)
        mark = looks.find(_BARE_LOOKS)
        _untrack(mark)
        if end.was is not None:
            looks.append(self._looked("pPr", end.was.content, end.who))
        if end.state == "same":
            return looks
        if mark is None:
            mark = etree.Element(_BARE_LOOKS)
            behind = next((n for n, e in enumerate(looks) if e.tag in _BEHIND_LOOKS), len(looks))
            looks.insert(behind, mark)
        mark.insert(0, self._change(_TAGS[end.state], end.who))
        return looks

    def _between_tables(self) -> Any:
        """Return a paragraph that came and went: whatever is accepted, nothing of it is left."""
        made = etree.Element(f"{W}p")
        mark = etree.SubElement(etree.SubElement(made, f"{W}pPr"), _BARE_LOOKS)
        mark.extend([self._change("ins", UNKNOWN), self._change("del", UNKNOWN)])
        return made

    def _table(self, table: MergedTable) -> Any:
        made = copy.deepcopy(table.element)
        for row in made.xpath("*[local-name()='tr' or local-name()='sdt']"):
            made.remove(row)
        made.extend([self._row(row) for row in table.rows])
        return made

    def _row(self, row: MergedRow) -> Any:
        made = copy.deepcopy(row.element)
        cells = list(made.iterchildren(f"{W}tc"))
        for cell, blocks in zip(cells, row.cells, strict=True):
            kept = [child for child in cell if child.tag == f"{W}tcPr"]
            cell[:] = [*kept, *self._blocks(blocks)]
        looks = made.find(f"{W}trPr")
        _untrack(looks)
        if row.state != "same":
            if looks is None:
                looks = etree.Element(f"{W}trPr")
                behind = [e for e in made if e.tag == f"{W}tblPrEx"]
                made.insert(made.index(behind[-1]) + 1 if behind else 0, looks)
            at = next((n for n, e in enumerate(looks) if e.tag in _BEHIND_IN_ROW), len(looks))
            looks.insert(at, self._change(_TAGS[row.state], row.who))
        return made


def _untrack(looks: Any) -> None:
    """Take out that a paragraph's end or a row was put in or struck out."""
    if looks is not None:
        for change in looks.xpath("*[local-name()='ins' or local-name()='del']"):
            looks.remove(change)


def _number_pictures(root: Any) -> None:
    """Give each picture a number of its own where one of the other file has the same."""
    shown = list(root.iter(_PICTURE))
    if len({picture.get("id") for picture in shown}) < len(shown):
        for number, picture in enumerate(shown, 1):
            picture.set("id", str(number))


def _drop_halves(root: Any) -> None:
    """Take out bookmarks and ranges of comments of which the other end is gone."""
    for begin, end in (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd")):
        marks = [list(root.iter(f"{W}{name}")) for name in (begin, end)]
        ids = [{mark.get(f"{W}id") for mark in half} for half in marks]
        for mark in (m for half in marks for m in half):
            if mark.get(f"{W}id") not in ids[0] & ids[1]:
                mark.getparent().remove(mark)


def _look_of(item: Item) -> tuple[str, bool, str]:
    """Return what characters of one run have alike."""
    is_text = item.atom.content is None and len(item.atom.key) == 1
    return item.atom.look, is_text, item.was.look if item.was is not None else item.atom.look


def _highest_id(package: WordPackage) -> int:
    ids = (e.get(f"{W}id", "") for e in package.root.iter() if isinstance(e.tag, str))
    return max((int(i) for i in ids if i.isdigit()), default=0)
