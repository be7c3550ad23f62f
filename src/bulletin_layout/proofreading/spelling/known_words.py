"""The words that the word check leaves alone: the office's own, and persons' names."""

from __future__ import annotations

from bulletin_layout.proofreading.model import IssueTexts
from bulletin_layout.proofreading.office_list import office_names
from bulletin_layout.proofreading.persons import persons_after_offices


def known_words(issue: IssueTexts) -> frozenset[str]:
    """Return `check: known:`, the names of words files, and persons who stand after an office.

    主任牛世杰 is a name, whatever words its characters nearly make.
    """
    whole = "\n".join(text.value for _, text in issue.texts)
    persons = (name for _, name in persons_after_offices(whole) if len(name) > 2)
    return frozenset(filter(None, (*office_names(issue.issue), *persons)))
