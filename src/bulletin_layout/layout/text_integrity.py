"""Make sure that no word is lost: the issue's text is in the structure, and that on the pages.

In: an Issue and its Document. Out: nothing; or InternalError with what is missing or too much. It
runs after every layout and costs about a millisecond for twenty pages.
"""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

from bulletin_layout.diagnostics import InternalError
from bulletin_layout.flow.particulars import printed_nowhere
from bulletin_layout.grammar.fields import Field, field_named
from bulletin_layout.issue.model import Article, Issue
from bulletin_layout.issue.texts import every_text
from bulletin_layout.layout.model import Document, Page
from bulletin_layout.style.model import Stylesheet

_MOST_NAMED = 5
_SHOWN = 24
# Whether who contributed an article is printed, the style says.
_CONTRIBUTORS = [field_named(Article, name) for name in ("source", "authors")]


def refuse_lost_words(issue: Issue, style: Stylesheet, document: Document) -> None:
    """Raise InternalError unless the issue's words are all there and no others.

    The structure holds the issue's characters and what is marked as generated; the pages hold
    each leaf's text once and in order, and each figure its picture.
    """
    problems = [*_not_in_structure(issue, style, document), *_not_on_pages(document)]
    if problems:
        raise InternalError(problems[:_MOST_NAMED], len(problems))


def refuse_lost_leaves(document: Document) -> None:
    """Raise InternalError unless the pages hold each leaf's text once and in order."""
    problems = _not_on_pages(document)
    if problems:
        raise InternalError(problems[:_MOST_NAMED], len(problems))


def _not_in_structure(issue: Issue, style: Stylesheet, document: Document) -> list[str]:
    """Return which characters of the issue the structure lacks or has too many of."""
    left_out = [*printed_nowhere(style), *([] if style.print.source else _CONTRIBUTORS)]

    def is_printed(field: Field) -> bool:
        return field.printed and not any(field is other for other in left_out)

    texts = Counter([text.value for text in every_text(issue, is_printed)])
    leaves = document.structure.leaves()
    parts = Counter([p.text for leaf in leaves for p in leaf.parts if not p.generated])
    # What both hold as a whole need not be counted by characters.
    expected = Counter("".join((texts - parts).elements()))
    kept = Counter("".join((parts - texts).elements()))
    if expected == kept:
        return []
    lost, added = "".join((expected - kept).elements()), "".join((kept - expected).elements())
    return [f"{lost[:_SHOWN]!r} of the issue became {added[:_SHOWN]!r}"]


def _not_on_pages(document: Document) -> list[str]:
    """Return which leaves are not on the pages as they are in the structure."""
    shown: dict[int, list[str]] = {}
    for page in document.pages:
        _gather(page, shown)
    problems = []
    figures = []
    for leaf in document.structure.leaves():
        if leaf.role == "Figure":
            figures.append(leaf.leaf)
        number = leaf.leaf if leaf.leaf is not None else -1
        expected = leaf.text
        actual = "".join(shown.pop(number, ()))
        if expected != actual:
            problems.append(_difference(expected, actual))
    problems += [_difference("", "".join(words)) for words in shown.values()]
    pictures = [image.node for page in document.pages for image in page.images]
    if sorted(pictures) != sorted(f for f in figures if f is not None):
        problems.append(f"{len(figures)} photos became {len(pictures)}")
    return problems


def _gather(page: Page, shown: dict[int, list[str]]) -> None:
    for line in page.lines:
        for run in line.runs:
            words = shown.get(run.node)
            if words is None:
                words = shown[run.node] = []
            words.append(run.text)


def _difference(expected: str, actual: str) -> str:
    """Return where two texts part, with a few characters of both."""
    at = next((i for i, (a, b) in enumerate(zip_longest(expected, actual)) if a != b), 0)
    start = max(0, at - 4)
    return f"{expected[start : start + _SHOWN]!r} became {actual[start : start + _SHOWN]!r}"
