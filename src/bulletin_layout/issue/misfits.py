"""What the grammar cannot say of an issue: rows that do not fit, photos without words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, Place, error, warning
from bulletin_layout.grammar.fields import field_named
from bulletin_layout.issue.content import Photos, SinglePhoto, Table, TableFile, TableRow
from bulletin_layout.issue.table_grid import place_cells
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.word_list import circles
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.nodes import MappingNode, Node, key_of

_MOST_ABREAST = 3
_WORDS = frozenset(("alt", "caption"))


def misfits(values: dict[str, Any]) -> Iterator[Diagnostic]:
    """Yield what does not fit in an issue's values; those that are wrong in themselves are None."""
    for i, article in enumerate(values.get("articles") or (), 1):
        for j, block in enumerate(article.body if article else (), 1):
            yield from _block_misfits(block, f"articles[{i}].body[{j}]")
    for i, appendix in enumerate(values.get("appendix") or (), 1):
        if appendix is None:
            continue
        if appendix.table_from is not None:
            yield from _table_file_misfits(appendix.table_from, appendix.table, f"appendix[{i}]")
        elif appendix.table is None and not appendix.body:
            advice = "Write table: or body:."
            yield error(appendix.title[0].place, f"appendix[{i}]", "it is empty.", advice)
        yield from _block_misfits(appendix.table, f"appendix[{i}].table")
        for j, block in enumerate(appendix.body, 1):
            yield from _block_misfits(block, f"appendix[{i}].body[{j}]")
    yield from circles(_word_entries(values))
    for text in values.get("unplaced") or ():
        advice = "Move it to where it belongs, or delete it."
        yield warning(text.place, "unplaced", "this text has no place; not printed.", advice)


def _word_entries(values: dict[str, Any]) -> Iterator[Text]:
    """Yield the entries 错 → 对 that hold on the issue's day: its own before its words files'."""
    check, editors = values.get("check"), values.get("editors")
    yield from (text for text in check.words if text is not None) if check is not None else ()
    for words in values.get("office_words") or ():
        yield from words.preferred_on(editors.date if editors is not None else None)


def _block_misfits(block: Any, path: str) -> Iterator[Diagnostic]:
    if isinstance(block, Table):
        yield from _table_misfits(block, path.removesuffix(".table") + ".table")
    elif isinstance(block, Photos):
        yield from _photo_misfits(block, path)


def _table_misfits(table: Table, path: str) -> Iterator[Diagnostic]:
    columns = len(table.columns)
    for name, rows in (("head", table.head), ("rows", table.rows)):
        for misfit in place_cells(rows, columns)[1]:
            place = misfit.place or _place_of_row(rows[misfit.row])
            where = f"{path}.{name}[{misfit.row + 1}]"
            yield error(place, where, misfit.message, misfit.advice)
    for number, column in enumerate(table.columns if table.head else (), 1):
        if column.heading is not None:
            message = "the table has head rows, which stand instead of the columns' headings."
            where = f"{path}.columns[{number}].heading"
            yield error(column.heading.place, where, message, "Leave this heading out.")
    if not table.head and any(column.heading is None for column in table.columns):
        place = next((c.place for c in table.columns if c.heading is None), None)
        advice = "Write heading: in each column, or head rows."
        yield error(place, f"{path}.columns", "a column has no heading.", advice)


def _table_file_misfits(file: TableFile, table: Table | None, path: str) -> Iterator[Diagnostic]:
    """Yield whether a table's rows are not there yet, or no longer those of its file."""
    from bulletin_layout.issue.table_file import stale_at  # few issues name a file

    place = file.name.place
    advice = Message("Run: bulletin fill {file}", file=place.file if place else "")
    if table is None:
        words = Message("the rows of {file} are not in the issue yet.", file=file.name)
        yield error(place, f"{path}.table_from", words, advice)
    elif (row := stale_at(table, file)) is not None:
        where = Message("row {row}", row=row) if row else Message("the columns' names")
        said = "the table is no longer as {file} has it ({where})."
        words = Message(said, file=file.name, where=where)
        yield warning(place, f"{path}.table_from", words, advice)


def _place_of_row(row: TableRow) -> Place | None:
    return next((c.text.place for c in row.cells if c.text.place), row.place)


def _photo_misfits(block: Photos, path: str) -> Iterator[Diagnostic]:
    if len(block.photos) > _MOST_ABREAST:
        message = Message(
            "{count} photos stand abreast; {most_abreast} can.",
            count=len(block.photos),
            most_abreast=_MOST_ABREAST,
        )
        place = block.photos[_MOST_ABREAST].file.name.place
        yield error(place, path, message, "Begin another row with - photos:.")
    for photo in block.photos:
        if photo.alt is None and photo.caption is None and block.caption is None:
            yield _wordless(photo.file.name.place, path)


def lacks_words(items: Sequence[Node], path: str) -> Iterator[Diagnostic]:
    """Yield that a photo, of which something else is wrong too, has no words.

    `items`: its own, and the next one, in which they may stand behind a dash of their own.
    """
    written = [_keys_of_photo(item) for item in items]
    if "photo" in written[0] and _WORDS.isdisjoint(key for keys in written for key in keys):
        yield _wordless(written[0]["photo"].place, path)


def _keys_of_photo(node: Node) -> Mapping[str, Node]:
    entries = node.entries if isinstance(node, MappingNode) else ()
    fields = ((field_named(SinglePhoto, key_of(key)), value) for key, value in entries)
    return {field.name: value for field, value in fields if field is not None}


def _wordless(place: Place | None, path: str) -> Diagnostic:
    lacks = "the photo has neither caption nor alt."
    return error(place, path, lacks, "Write alt: and in a few words what it shows.")
