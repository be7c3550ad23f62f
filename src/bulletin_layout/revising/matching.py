"""Which paragraphs of an edited file were which of the base."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.docx.base import Record
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.join import joined
from bulletin_layout.revising.normal import normal
from bulletin_layout.revising.shares import text_of
from bulletin_layout.revising.tables import TableMatch, matched_tables
from bulletin_layout.revising.word_file import EditedParagraph


class Matching(NamedTuple):
    """Which record each paragraph was, and what was found of tables."""

    was: dict[int, int]
    tables: TableMatch


def matched_paragraphs(
    paragraphs: Sequence[EditedParagraph], records: Sequence[Record]
) -> Matching:
    """Return which record each paragraph was: by its identity, else by its text.

    Cells are told by their places in their tables.
    """
    by_id = {record.id: number for number, record in enumerate(records)}
    known: dict[int, int] = {}
    taken: set[int] = set()
    for number, paragraph in enumerate(paragraphs):
        ids = [by_id[id_] for id_ in paragraph.ids if id_ in by_id]
        # One that was emptied is no more what it was: its words may stand elsewhere.
        is_empty = paragraph.cell is None and not paragraph.text.strip()
        if ids and ids[0] not in taken and not is_empty:
            known[number] = ids[0]
            taken.add(ids[0])
    tables = matched_tables(paragraphs, records, known)
    # What stands in tables is told already, and is not to be taken for anything else.
    old = ["" if n in tables.records else text_of(record) for n, record in enumerate(records)]
    new = ["" if n in tables.cells else normal(p.text, p.kind) for n, p in enumerate(paragraphs)]
    others = {n: record for n, record in known.items() if n not in tables.cells}
    if len(known) * 2 > len(paragraphs):  # identities are there: who has none is new
        found = joined(old, new, others) if len(others) < len(records) else others
    else:
        found = _with_cells(joined(old, new, others), paragraphs, records)
    outside = {
        n: record
        for n, record in found.items()
        if n not in tables.cells and record not in tables.records
    }
    return Matching({**outside, **tables.was}, tables)


def _with_cells(
    found: dict[int, int], paragraphs: Sequence[EditedParagraph], records: Sequence[Record]
) -> dict[int, int]:
    """Return what is joined, a cell between two that are joined to neighbours of one with it."""
    taken = set(found.values())
    for number, paragraph in enumerate(paragraphs):
        before, after = found.get(number - 1, -2), found.get(number + 1, -2)
        is_between = after == before + 2 and before + 1 not in taken
        is_cell = paragraph.cell is not None and number not in found
        if is_cell and is_between and records[before + 1].kind == paragraph.kind:
            found[number] = before + 1
            taken.add(before + 1)
    return found
