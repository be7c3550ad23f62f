"""Read an issue: YAML nodes, walked along the grammar, become an Issue.

In: a path. Out: an Issue with its warnings; or InputError with every mistake, each with its
place, the field's path, what is wrong and what to write. Text is never altered.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, Severity, error, warning
from bulletin_layout.issue import grammar, kinds
from bulletin_layout.issue.model import Check, Issue, Photos, Suppression, Table, TableRow, Text
from bulletin_layout.issue.suppressions import suppressions_in
from bulletin_layout.issue.tables import place_cells
from bulletin_layout.issue.walker import Entries, Walker, is_mapping
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.read import place_of, read_source

STYLE_FILES = (".yaml", ".yml")
_MOST_ABREAST = 3
_KEYS = grammar.known_keys()


def read_issue(
    path: str | Path,
    *,
    root: str | Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    drop_invisible: bool = False,
) -> Issue:
    """Read an issue description. Raises InputError with all mistakes of the file.

    The files that it names (series, photos) lie below its own folder, or below `root`. Control
    and invisible characters in its texts are errors, or with `drop_invisible` left out with a
    warning each.
    """
    walker = Walker(Path(root) if root is not None else None, limits, drop_invisible)
    reader = _Reader(Path(path), str(path), walker)
    values = reader.read()
    diagnostics = walker.diagnostics
    if any(d.severity is Severity.ERROR for d in diagnostics) or values is None:
        raise InputError(diagnostics)
    return Issue(
        **values,
        file=str(path),
        diagnostics=tuple(diagnostics),
        files=walker.files(),
        suppressions=reader.suppressions(),
    )


class _Reader:
    """Reads the issue's own file and its series file, and joins them."""

    def __init__(self, file: Path, name: str, walker: Walker) -> None:
        self.walker = walker
        self._file = file
        self._name = name

    def read(self) -> dict[str, Any] | None:
        """Return the Issue's values, those of its series file beneath its own."""
        root = self._open(self._file, self._name)
        if root is None:
            return None
        own = self.walker.entries(grammar.ISSUE, root, "")
        shared = self._series(own)
        merged = {**shared, **own}
        for key in ("editors", "period"):
            if key in own and key in shared:
                field, node = own[key]
                merged[key] = _joined(field, node, shared[key][1])
        series = merged.pop("series", None)
        values = self.walker.values(grammar.ISSUE, merged, root, "")
        values.pop("series")
        if "check" in own and "check" in shared:
            values["check"] = self._joined_checks(values["check"], shared["check"][1])
        style = values["style"]
        if isinstance(style, Text):
            values["style"] = style.value
            values["style_place"] = style.place
            if "style" not in own and series is not None and style.value.endswith(STYLE_FILES):
                values["style"] = str(Path(str(series[1].value)).parent / style.value)
        self.walker.diagnostics += _misfits(values)
        self.walker.diagnostics += _unplaced(values["unplaced"])
        if "period" in merged:
            self._warn_of_blanks(values["period"], merged["period"][1])
        return values

    def _open(self, file: Path, name: str) -> Any:
        source, slips = read_source(file, name, self.walker.limits, _KEYS)
        self.walker.sources[name] = source
        self.walker.diagnostics += slips
        if source.root is None:
            if not slips:
                self.walker.diagnostics.append(error(Place(name, 1, 1), "", "the file is empty."))
            return None
        if not is_mapping(source.root):
            message = "an issue is a list of keys and values."
            self.walker.error(source.root, "", message, "Begin with a line such as header: …")
            return None
        return source.root

    def _series(self, own: Entries) -> Entries:
        if "series" not in own:
            return {}
        file = self.walker.file_named(own["series"][1], "series")
        root = self._open(file, str(file)) if file is not None else None
        shared = self.walker.entries(grammar.ISSUE, root, "") if root is not None else {}
        if "series" in shared:
            message = "a series file cannot name another."
            self.walker.error(shared.pop("series")[1], "series", message, "Leave it out.")
        return shared

    def _joined_checks(self, mine: Check | None, node: Any) -> Check | None:
        """Return the issue's own 校对 settings, then those of its series."""
        theirs = self.walker.record(grammar.CHECK, node, "check")
        if mine is None or theirs is None:
            return mine or theirs
        return Check(mine.off + theirs.off, mine.words + theirs.words)

    def suppressions(self) -> tuple[Suppression, ...]:
        """Return the comments of all files that switch rules of 校对 off."""
        sources = self.walker.sources.items()
        return tuple(s for name, source in sources for s in suppressions_in(name, source.lines))

    def _warn_of_blanks(self, period: Any, node: Any) -> None:
        """Warn of the numbers that a draft's period lacks."""
        for name in ("number", "total"):
            if period is not None and getattr(period, name) is None:
                if name == "total" and period.supplement:
                    continue
                message = "is not given; a blank is printed."
                place = place_of(node.start_mark)
                self.walker.diagnostics.append(warning(place, f"period.{name}", message))


def _misfits(values: dict[str, Any]) -> Iterator[Diagnostic]:
    """Yield what the grammar cannot say: rows that do not fit their table, and the like."""
    for i, article in enumerate(values.get("articles") or (), 1):
        for j, block in enumerate(article.body if article else (), 1):
            yield from _block_misfits(block, f"articles[{i}].body[{j}]")
    for i, appendix in enumerate(values.get("appendix") or (), 1):
        if appendix is None:
            continue
        if appendix.table is None and not appendix.body:
            advice = "Write table: or body:."
            yield error(appendix.title[0].place, f"appendix[{i}]", "it is empty.", advice)
        yield from _block_misfits(appendix.table, f"appendix[{i}].table")
        for j, block in enumerate(appendix.body, 1):
            yield from _block_misfits(block, f"appendix[{i}].body[{j}]")


def _unplaced(texts: Any) -> Iterator[Diagnostic]:
    """Yield a warning for what an import left without a place: it is never printed."""
    for text in texts or ():
        if text is not None:
            advice = "Move it to where it belongs, or delete it."
            yield warning(text.place, "unplaced", "this text has no place; not printed.", advice)


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


def _place_of_row(row: TableRow) -> Place | None:
    return next((c.text.place for c in row.cells if c.text.place), row.place)


def _photo_misfits(block: Photos, path: str) -> Iterator[Diagnostic]:
    if len(block.photos) > _MOST_ABREAST:
        message = Message(
            "{count} photos stand abreast; {most_abreast} can.",
            count=len(block.photos),
            most_abreast=_MOST_ABREAST,
        )
        place = block.photos[_MOST_ABREAST].file.place
        yield error(place, path, message, "Begin another row with - photos:.")
    for photo in block.photos:
        if photo.alt is None and photo.caption is None and block.caption is None:
            advice = "Write alt: and in a few words what it shows."
            yield error(photo.file.place, path, "the photo has neither caption nor alt.", advice)


def _joined(field: kinds.Field, mine: Any, theirs: Any) -> tuple[kinds.Field, Any]:
    """Return a record's entry whose keys are the issue's own, then the series'."""
    record = field.kind
    if not (isinstance(record, kinds.Record) and is_mapping(mine) and is_mapping(theirs)):
        return field, mine
    have = {record.find(str(key.value)) for key, _ in mine.value}
    extra = [(k, v) for k, v in theirs.value if record.find(str(k.value)) not in have]
    return field, type(mine)(mine.tag, mine.value + extra, mine.start_mark, mine.end_mark)
