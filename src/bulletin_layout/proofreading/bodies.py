"""The paragraphs of an issue's articles and appendices, body by body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_layout.issue.content import Block, Paragraph
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text


def bodies(issue: Issue) -> Iterator[tuple[str, list[Text]]]:
    """Yield the paragraphs of each body of text with the path of the body."""
    for number, article in enumerate(issue.articles, 1):
        yield f"articles[{number}].body", list(_paragraphs(article.body))
    for number, appendix in enumerate(issue.appendix, 1):
        yield f"appendix[{number}].body", list(_paragraphs(appendix.body))


def _paragraphs(body: Iterable[Block]) -> Iterator[Text]:
    for block in body:
        if isinstance(block, Text):
            yield block
        elif isinstance(block, Paragraph):
            yield block.paragraph
