"""What the pages of a volume are called: by an issue and its own number, or by one that runs on.

An issue is told by its number, with its kind (增刊1), with its year where a volume has several;
its pages by that and their own number: 3-2.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.series.model import SeriesIssue
from bulletin_layout.series.volume.model import BoundIssue

_COVER, _BEHIND_THE_COVER = "封一", "封二"


def label_of(issue: SeriesIssue, years: frozenset[int]) -> str:
    """Return what tells an issue among those of some years."""
    year = f"{issue.year}·" if len(years) > 1 else ""
    return f"{year}{issue.kind}{issue.number}"


def page_words(issue: BoundIssue, own: int, folios: bool) -> str:
    """Return what contents and index call a page of an issue: 3-2, or the number that runs on."""
    return str(issue.first + own - 1) if folios else f"{issue.label}-{own}"


def page_labels(issue: BoundIssue, folios: bool) -> list[str]:
    """Return the labels of an issue's pages for readers of the file: both numbers if both stand."""
    labels = []
    for own in range(1, issue.pages.pages + 1):
        by_issue = f"{issue.label}-{own}"
        labels.append(f"{issue.first + own - 1} ({by_issue})" if folios else by_issue)
    return labels


def front_labels(count: int, words: str) -> list[str]:
    """Return the labels of the cover, its back, and so many pages behind it."""
    return [_COVER, _BEHIND_THE_COVER, *(words.format(n=n) for n in range(1, count + 1))]


def back_labels(count: int, words: str, first: int, folios: bool) -> list[str]:
    """Return the labels of so many pages behind the issues, the first of them numbered on."""
    own = [words.format(n=n) for n in range(1, count + 1)]
    if not folios:
        return own
    return [f"{number} ({label})" for number, label in enumerate(own, first)]


def last_page(issues: Sequence[BoundIssue]) -> int:
    """Return the continuous number of the last page of issues."""
    return issues[-1].first + issues[-1].pages.pages - 1
