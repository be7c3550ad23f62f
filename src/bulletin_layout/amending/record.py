"""What was amended, kept beside the issue: when, by whom if that is said, where, what it was."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.amending.marks import Found
from bulletin_layout.yaml_text.scalars import scalar

_HEAD = """\
# 花脸稿记录：按印出的页、行改了什么。 What was amended, by page and line of the paper.
"""


def record_file(issue: Path) -> Path:
    """Return where an issue's amendments are recorded."""
    return issue.with_suffix(".changes")


def recorded(before: str, found: Sequence[Found], author: str, when: datetime.datetime) -> str:
    """Return the record with amendments added to what it held; no author is ever made up."""
    lines = []
    for mark, place, _ in found:
        by = f", by: {scalar(author)}" if author else ""
        lines.append(
            f"- {{when: {when:%Y-%m-%d %H:%M}{by}, page: {mark.page}, line: {mark.line}, "
            f"place: {scalar(f'{place.line}:{place.column}')}, "
            f"was: {scalar(mark.old)}, is: {scalar(mark.new)}}}\n"
        )
    return (before or _HEAD) + "".join(lines)
