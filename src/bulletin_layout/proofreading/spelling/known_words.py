"""The words that an issue itself makes known: those that its office wrote down."""

from __future__ import annotations

from bulletin_layout.proofreading.model import IssueTexts


def known_words(issue: IssueTexts) -> frozenset[str]:
    """Return what the word check leaves alone: what stands in `check: known:`."""
    return frozenset(entry.value for entry in issue.issue.check.known if entry.value)
