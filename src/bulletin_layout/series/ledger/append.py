"""Append contributions to a register, all that stands in it as it is, and number them on.

In: a register's file, CSV or YAML, or none yet; what came in. Out: the file with a row for each, in
its own encoding, columns and line ends.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bulletin_layout.csv_text.read import guarded, read_csv
from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.drafting.insert import line_after
from bulletin_layout.grammar.fields import field_named, fields_of
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.output.replace import replace_unchanged
from bulletin_layout.output.write import create_new
from bulletin_layout.series.ledger.model import Register, Submission
from bulletin_layout.series.ledger.read import read_register
from bulletin_layout.series.ledger.table_file import parted
from bulletin_layout.yaml_text.edits import Edit, apply_edits
from bulletin_layout.yaml_text.nodes import MappingNode, Position, SequenceNode, key_of
from bulletin_layout.yaml_text.proof import refuse_unprovable
from bulletin_layout.yaml_text.read import parse_plain
from bulletin_layout.yaml_text.scalars import scalar

# The columns of a new register; its CSV has the mark by which spreadsheets know UTF-8.
_COLUMNS = ("manuscript", "date", "units", "title", "kind", "text")
_MARK = "\ufeff"
_COUNTED = re.compile(r"(.*?)(\d+)", re.DOTALL)
_NO_UNIT = "【待补：来稿单位】"


class Arrival(NamedTuple):
    """A contribution that came in: who sent it (one or several, parted by 、), title, text."""

    units: str
    title: str
    text: tuple[str, ...]


class Appended(NamedTuple):
    """A register's bytes with new rows, and the number of each contribution.

    `known` are those that had a row already, which has no other now; "" is the number of one whose
    row has none.
    """

    data: bytes
    numbers: tuple[str, ...]
    known: tuple[Arrival, ...] = ()


def appended(
    path: Path,
    before: bytes | None,
    arrivals: Sequence[Arrival],
    received: datetime.date,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Appended:
    """Return a register with new rows. `before` are the bytes of its file, None if it is new.

    What stands in it already gets no second row: by title and text; where no text is kept by title,
    units and day. Nor does what came twice now.
    Numbers go on from the last row's; where that has the year in it and the year is another by
    now, they begin with 1. Raises InputError if the register is wrong, or written in brackets.
    """
    is_table = path.suffix.lower() == ".csv"
    is_empty = before is None or (is_table and _has_heads_only(path, limits))
    known = () if is_empty else read_register(path, limits=limits)
    rows_of = {
        n: row
        for n, one in enumerate(arrivals)
        if (row := _row_of(one, known, received)) is not None
    }
    fresh = iter(_numbers(known, received, len(arrivals) - len(rows_of)))
    first = {one: n for n, one in reversed(list(enumerate(arrivals)))}
    given: dict[int, str] = {}
    for n, one in enumerate(arrivals):
        if n in rows_of:
            given[n] = str(rows_of[n].manuscript or "")
        else:
            given[n] = given[first[one]] if first[one] < n else next(fresh)
    numbers = tuple(given.values())
    again = {n for n, one in enumerate(arrivals) if first[one] < n}
    rows = [
        {
            "manuscript": number,
            "date": received.isoformat(),
            "units": one.units or _NO_UNIT,
            "title": one.title,
            "text": "\n".join(one.text),
        }
        for n, (number, one) in enumerate(zip(numbers, arrivals, strict=True))
        if n not in rows_of and n not in again
    ]
    twice = tuple(arrivals[n] for n in sorted(again.union(rows_of)))
    if before is not None and not rows:
        return Appended(before, numbers, twice)
    if is_table:
        return Appended(_with_csv(path, before, rows, limits), numbers, twice)
    return Appended(_with_yaml(path, before, rows), numbers, twice)


def _row_of(
    one: Arrival, known: Sequence[Submission], received: datetime.date
) -> Submission | None:
    """Return the row in which a contribution stands already, None if in none."""
    text = "".join(one.text).split()
    units = set(parted(one.units))
    for row in known:
        if str(row.title) != one.title:
            continue
        if row.text:
            if "".join(map(str, row.text)).split() == text:
                return row
        elif row.date == received and units and units <= set(map(str, row.units)):
            return row
    return None


@contextmanager
def register_with(path: Path, before: bytes | None, new: bytes) -> Iterator[None]:
    """Have a register with its new rows, if any; if what is done meanwhile fails, as it was before.

    Raises OutputError, also if the file is no longer what was read.
    """
    if before == new:
        yield
        return
    if before is None:
        create_new(path, new)
    else:
        replace_unchanged(path, before, new)
    try:
        yield
    except BaseException:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            replace_unchanged(path, new, before)
        raise


def _has_heads_only(path: Path, limits: Limits) -> bool:
    """Return whether a table has the names of its columns and no row yet."""
    rows = [row for row in read_csv(path, str(path), limits) if any(row.cells)]
    return len(rows) == 1 and any(field_named(Submission, head) for head in rows[0].cells)


def _numbers(known: Sequence[Submission], received: datetime.date, count: int) -> Iterator[str]:
    """Yield new numbers: the last row's counted on, or the year and three figures."""
    taken = {str(one.manuscript) for one in known}
    numbered = [one for one in known if one.manuscript and _COUNTED.fullmatch(str(one.manuscript))]
    prefix, width, at = f"{received.year}-", 3, 0
    if numbered:
        last = numbered[-1]
        match = _COUNTED.fullmatch(str(last.manuscript))
        assert match is not None
        prefix, width, at = match[1], len(match[2]), int(match[2])
        if str(last.date.year) in prefix and last.date.year != received.year:
            prefix, at = prefix.replace(str(last.date.year), str(received.year)), 0
    while count:
        at += 1
        number = f"{prefix}{at:0{width}}"
        if number not in taken:
            yield number
            count -= 1


def _with_csv(
    path: Path, before: bytes | None, rows: Iterable[dict[str, str]], limits: Limits
) -> bytes:
    if before is None:
        heads = [next(f.chinese for f in fields_of(Submission) if f.name == n) for n in _COLUMNS]
        text, encoding, end = _MARK + ",".join(heads) + "\r\n", "utf-8", "\r\n"
    else:
        heads = [head.strip() for head in read_csv(path, str(path), limits)[0].cells]
        text, encoding = _decoded(before)
        end = "\r\n" if "\r\n" in text else "\n"
    fields = [field_named(Submission, head) for head in heads]
    _refuse_lacking(path, {field.name for field in fields if field is not None})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    for row in rows:
        writer.writerow([guarded(row.get(field.name, "")) if field else "" for field in fields])
    joint = "" if text.endswith(("\n", "\r")) else end
    return (text + joint + out.getvalue()).encode(encoding)


def _refuse_lacking(path: Path, names: set[str]) -> None:
    """Raise InputError if a table has no column for what every row has."""
    for field in fields_of(Submission):
        if field.required and field.name not in names:
            words = Message("the table has no column {name}.", name=field.chinese)
            advice = "Add it to the first row."
            raise InputError([error(Place(str(path), 1, 1), field.name, words, advice)])


def _decoded(data: bytes) -> tuple[str, str]:
    """Return a table's text, its mark included, and its encoding: one of them, it was read."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("gb18030"), "gb18030"


def _with_yaml(path: Path, before: bytes | None, rows: Sequence[dict[str, str]]) -> bytes:
    if before is None:
        text = "来稿:\n" + "".join(line + "\n" for row in rows for line in _row_lines(row, 2))
        refuse_unprovable(text, str(path))
        return text.encode()
    text = before.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    root = parse_plain("\n".join(lines), str(path))
    assert isinstance(root, MappingNode), "it was read as a register"
    listed = next(v for k, v in root.entries if field_named(Register, key_of(k)) is not None)
    if not isinstance(listed, SequenceNode) or listed.flow:
        words = "only to a list that is written with a dash each can be added."
        advice = "Write each item on lines of its own that begin with -."
        raise InputError([error(listed.place, "submissions", words, advice)])
    at = line_after(lines, listed)
    while not lines[at - 1].strip() or lines[at - 1].lstrip().startswith("#"):
        at -= 1
    place = Position(at - 1, len(lines[at - 1]))
    added = "".join(end + n for row in rows for n in _row_lines(row, listed.start.column))
    new = apply_edits(text, [Edit(place, place, added)])
    refuse_unprovable(new, str(path), text)
    return (before[: len(before) - len(text.encode())] or b"") + new.encode()


def _row_lines(row: dict[str, str], indent: int) -> Iterator[str]:
    """Yield a row's lines, its keys in Chinese."""
    names = {field.name: field.chinese for field in fields_of(Submission)}
    units = ", ".join(map(scalar, parted(row["units"])))
    written = {
        "manuscript": scalar(row["manuscript"]),
        "date": row["date"],
        "units": f"[{units}]",
        "title": scalar(row["title"]),
    }
    dash = "- "
    for name, value in written.items():
        yield f"{' ' * indent}{dash}{names[name]}: {value}"
        dash = "  "
    if row["text"]:
        yield f"{' ' * indent}  {names['text']}:"
        for paragraph in row["text"].split("\n"):
            yield f"{' ' * indent}    - {scalar(paragraph)}"
