"""The keys of the last issue that are not the next one's: numbers, date, names of files.

In: an entry of the last issue's file. Out: its lines as they stand in the next one's, with the
comments and the layout that they had, as far as the values allow.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from bulletin_layout.drafting.entries import Entry, edited, set_value, without_key
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.grammar.kinds import records_in
from bulletin_layout.grammar.values import Numbers
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.period import Period
from bulletin_layout.issue.reader import STYLE_FILES
from bulletin_layout.issue.words_files import words_files
from bulletin_layout.yaml_text.nodes import MappingNode, ScalarNode, key_of
from bulletin_layout.yaml_text.scalars import scalar


def carried_over(entry: Entry, issue: Issue, date: datetime.date, old: Path, folder: Path) -> str:
    """Return the lines of a key of the last issue as they stand in the new one.

    Names of files, which were relative to the folder `old`, lead to the same from `folder`.
    """
    name = entry.field.name
    if name == "period":
        return _period(entry, issue.period, date)
    if name == "editors":
        return _editors(entry, issue, date)
    if name in ("series", "style"):
        return _named_file(entry, old, folder)
    if name == "check":
        return _words_files(entry, old, folder)
    if name == "distribution":
        return without_key(without_key(entry, "date"), "print_date").text
    return entry.text


def _named_file(entry: Entry, old: Path, folder: Path) -> str:
    """Return a key that names a file, from the new file's folder; a bundled style is no file."""
    name = entry.node.value if isinstance(entry.node, ScalarNode) else ""
    if entry.field.name == "style" and not name.endswith(STYLE_FILES):
        return entry.text
    moved = _moved(name, old, folder)
    return entry.text if moved == name else edited(entry, [set_value(entry.node, moved)]).text


def _words_files(entry: Entry, old: Path, folder: Path) -> str:
    """Return the settings of 校对, the words files that they name from the new file's folder."""
    nodes = [node for node in words_files(entry.node) if isinstance(node, ScalarNode)]
    moved = [(node, _moved(node.value, old, folder)) for node in nodes]
    edits = [set_value(node, name) for node, name in moved if name != node.value]
    return edited(entry, edits).text if edits else entry.text


def _moved(name: str, old: Path, folder: Path) -> str:
    """Return the name of a file beside one in `old`, as a value of one in `folder`."""
    moved = Path(os.path.relpath(old / name, folder)).as_posix()
    return name if old.resolve() == folder.resolve() or moved == name else scalar(moved)


def _period(entry: Entry, period: Period, date: datetime.date) -> str:
    """Return the next period: one up, or the year's first; what was not known stays open."""
    same_year = date.year == period.year
    own_sequence = period.kind is not None
    number = _next(period.number) if same_year or period.number is None else 1
    values = {
        "year": date.year,
        "number": None if own_sequence else number,
        "total": None if own_sequence else _next(period.total),
    }
    inner = entry.inner()
    given = {name: value for name, value in values.items() if value is not None}
    in_place = not own_sequence and all(name in inner for name in given)
    if in_place:
        return edited(entry, [set_value(inner[name][1], str(v)) for name, v in given.items()]).text
    names = _names(entry)
    written = ", ".join(f"{names[name]}: {value}" for name, value in given.items())
    return _with_comments(entry, f"{entry.key}: {{{written}}}")


def _next(numbers: Numbers | None) -> int | None:
    """Return the number after these, None if they are not known."""
    return numbers.last + 1 if numbers is not None else None


def _editors(entry: Entry, issue: Issue, date: datetime.date) -> str:
    inner = entry.inner()
    if "date" in inner:
        node = inner["date"][1]
        value = node.value if isinstance(node, ScalarNode) else ""
        written_date = f"{date.year}年{date.month}月{date.day}日" if "年" in value else str(date)
        return edited(entry, [set_value(node, written_date)]).text
    names = _names(entry)
    written = [f"{names['name']}: {scalar(issue.editors.name.value)}"] if "name" in inner else []
    written.append(f"{names['date']}: {date.isoformat()}")
    return _with_comments(entry, f"{entry.key}: {{{', '.join(written)}}}")


def _with_comments(entry: Entry, line: str) -> str:
    """Return a key written anew, under the comments that stood above it."""
    comments = [text for text in entry.lines if text.startswith("#")]
    return "\n".join([*comments, line])


def _names(entry: Entry) -> dict[str, str]:
    """Return how a record's keys are written: in Chinese where the file writes them so."""
    keys = entry.node.entries if isinstance(entry.node, MappingNode) else ()
    written = [key_of(key) for key, _ in keys]
    fields = fields_of(records_in(entry.field.kind)[0])
    chinese = any(field.chinese in written for field in fields)
    return {field.name: field.chinese if chinese else field.name for field in fields}
