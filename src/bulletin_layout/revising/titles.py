"""Where the lines of a title end in an edited file, against where they ended."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from bulletin_layout.docx.base import Record
from bulletin_layout.issue.text import Text
from bulletin_layout.revising.changes import TitleLines
from bulletin_layout.revising.normal import value
from bulletin_layout.revising.word_file import EditedParagraph


def title_lines(
    paragraph: EditedParagraph, record: Record, now: Mapping[str, Text]
) -> TitleLines | None:
    """Return a title with the lines that it has in Word, None if they end where they ended.

    So they do too if words changed and there are as many lines: those are the layout's then.
    """
    lines = tuple(value(line) for line in paragraph.text.split("\n"))
    lines = tuple(line for line in (line.strip() for line in lines) if line)
    said = "".join(share.text for share in record.shares if share.path)
    before = tuple(value(said[a:b]) for a, b in pairwise((0, *record.ends, len(said))))
    as_many = len(lines) == len(before)
    is_same = lines == before or (as_many and "".join(lines) != value(said))
    is_whole = all(share.path for share in record.shares)
    if is_same or not lines or not is_whole or not paragraph.is_sure:
        return None
    paths = [share.path for share in record.shares]
    return TitleLines(paths[0].rpartition("[")[0], tuple(now[p].value for p in paths), lines)
