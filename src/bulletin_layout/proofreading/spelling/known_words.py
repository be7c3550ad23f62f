"""The words that an issue itself makes known: those that its office wrote down."""

from __future__ import annotations

from bulletin_layout.proofreading.model import IssueTexts
from bulletin_layout.proofreading.office_list import office_names


def known_words(issue: IssueTexts) -> frozenset[str]:
    """Return what the word check leaves alone: `check: known:`, and the names of words files."""
    return frozenset(filter(None, office_names(issue.issue)))
