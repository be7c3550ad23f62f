"""The texts of an issue that are proofread, one by one, with their fields' paths."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.texts import texts_in


def texts_of(issue: Issue) -> Iterator[tuple[str, Text]]:
    """Yield every text of an issue that the grammar calls proofread, with its field's path."""
    return texts_in(issue, lambda field: field.proofread)
