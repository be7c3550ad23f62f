"""The paragraphs of an issue's articles and appendices, body by body."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text


def bodies(issue: Issue) -> Iterator[tuple[str, list[Text]]]:
    """Yield the plain paragraphs of each body of text with the path of the body."""
    for number, article in enumerate(issue.articles, 1):
        yield f"articles[{number}].body", [b for b in article.body if isinstance(b, Text)]
    for number, appendix in enumerate(issue.appendix, 1):
        yield f"appendix[{number}].body", [b for b in appendix.body if isinstance(b, Text)]
