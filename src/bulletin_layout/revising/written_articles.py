"""A new article or heading as YAML, in the language of the file's keys.

In: kinds and texts of paragraphs. Out: lines of a file, for the place where they are to stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bulletin_layout.issue.content import Heading
from bulletin_layout.issue.model import Article
from bulletin_layout.issue.yaml_traps import is_misread_in_block
from bulletin_layout.revising.entries import level_of
from bulletin_layout.yaml_text.scalars import scalar

# A key's name in the file's language, by its record and its English name.
KeyOf = Callable[[type, str], str]


def heading_entry(words: str, level: int, key_of: KeyOf) -> str:
    """Return a heading of a level as an entry of a body."""
    heading, of_level = key_of(Heading, "heading"), key_of(Heading, "level")
    return f"{{{heading}: {scalar(words)}, {of_level}: {level}}}"


def article_lines(
    title: Sequence[str], texts: Sequence[tuple[str, str]], key_of: KeyOf
) -> list[str]:
    """Return the lines of an article: the lines of its title, the kinds and texts of the rest.

    The texts are a block, as editors write them, but where a line of it would be misread.
    """
    named = f"[{', '.join(map(scalar, title))}]" if len(title) > 1 else scalar(title[0])
    lines = [f"{key_of(Article, 'title')}: {named}"]
    subtitles = (text for kind, text in texts if kind == "subtitle")
    lines += (f"{key_of(Article, 'subtitle')}: {scalar(text)}" for text in subtitles)
    body = [(level_of(kind, text), text) for kind, text in texts if kind != "subtitle"]
    key = key_of(Article, "body")
    if any(level or is_misread_in_block(text) for level, text in body):
        items = (
            heading_entry(text, level, key_of) if level else scalar(text) for level, text in body
        )
        return [*lines, f"{key}:", *(f"  - {item}" for item in items)]
    return [*lines, f"{key}: |", *(f"  {text}" for _, text in body)]
