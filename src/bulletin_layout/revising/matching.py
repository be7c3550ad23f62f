"""Which paragraphs of an edited file were which of the base, and where the base's texts are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bulletin_layout.docx.base import Record
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.revising.join import joined
from bulletin_layout.revising.normal import normal
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
        if ids and ids[0] not in taken:
            known[number] = ids[0]
            taken.add(ids[0])
    tables = matched_tables(paragraphs, records, known)
    # What stands in tables is told already, and is not to be taken for anything else.
    old = [
        "" if n in tables.records else "".join(normal(s.text, r.kind) for s in r.shares)
        for n, r in enumerate(records)
    ]
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


def paths_now(records: Sequence[Record], now: Mapping[str, Text]) -> dict[str, str]:
    """Return where texts of the base stand in the issue as it is now."""
    base = [(s.path, normal(s.text)) for r in records for s in r.shares if s.path]
    texts = {path: normal(written_marks(text)) for path, text in now.items()}
    if all(texts.get(path) == text for path, text in base):
        return {path: path for path, _ in base}
    paths = list(texts)
    found = joined([t for _, t in base], [texts[p] for p in paths])
    moved = {base[old][0]: paths[new] for new, old in found.items()}
    return {p: moved.get(p) or (p if p in texts else "") for p, _ in base}


def is_current(records: Sequence[Record], now: Mapping[str, Text]) -> bool:
    """Return whether an issue says now what it said when a file was made of it."""
    base = {s.path: normal(s.text) for r in records for s in r.shares if s.path}
    return all(p in base and base[p] == normal(written_marks(t)) for p, t in now.items())
