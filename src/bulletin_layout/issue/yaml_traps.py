"""What YAML makes of a text that its writer did not mean: comments, tags, anchors, joined lines.

In: a scalar's node and the lines of its file. Out: what is wrong with it, if anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bulletin_layout.diagnostics import Diagnostic, Place, error, warning
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.issue.content import BODY_RECORDS
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.nodes import ScalarNode

_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
_COMMENT = re.compile(r"\s*#")


@cache
def _block_key() -> re.Pattern[str]:
    """Return what begins a block of a body that is written as a list."""
    leads = [fields_of(record)[0] for record in BODY_RECORDS]
    names = [name for lead in leads for name in (lead.name, lead.chinese)]
    return re.compile(rf"-\s*(?:{'|'.join(names)})\s*[:：](?:\s|$)")


def tag_or_anchor(
    node: ScalarNode, lines: Sequence[str], aliases: frozenset[str], path: str
) -> Iterator[Diagnostic]:
    """Yield a word at a text's beginning that YAML takes for a tag, or an unused anchor."""
    start = node.start
    line = lines[start.line] if start.line < len(lines) else ""
    anchor = _ANCHOR.match(line, start.column)
    used = anchor is not None and anchor[1] in aliases
    is_tag = line.startswith("!", start.column) and node.has_tag
    if is_tag or (anchor is not None and not used):
        message = Message(
            "YAML takes {mark} at the beginning of a text for a mark of its own.",
            mark=line[start.column],
        )
        yield error(node.place, path, message, "Put the text in quotes.")


def aliases_in(lines: Sequence[str]) -> frozenset[str]:
    """Return the names that stand after * in a file."""
    return frozenset(match[1] for line in lines for match in _ALIAS.finditer(line))


def comment_after(node: ScalarNode, lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """Yield a ` #` after a text, by which the rest of it would silently be cut off."""
    end = node.end
    line = lines[end.line] if end.line < len(lines) else ""
    if comment := _COMMENT.match(line, end.column):
        place = Place(node.file, end.line + 1, comment.end())
        message = "YAML takes the text from # on for a comment, and it would be lost."
        advice = "Put the text in quotes; put a comment on a line of its own."
        yield error(place, path, message, advice)


def joined_lines(node: ScalarNode, path: str) -> Iterator[Diagnostic]:
    """Yield a text over several lines without |, which YAML makes one paragraph of."""
    if node.style or node.start.line == node.end.line:
        return
    message = "these lines are joined into one paragraph: | is missing after the key."
    advice = "Write | after the key, and the paragraphs below, a line each."
    yield warning(node.place, path, message, advice)


def key_in_text(line: str, place: Place, path: str) -> Iterator[Diagnostic]:
    """Yield a line of a text after | that looks like a block of a list."""
    if _block_key().match(line):
        message = "this looks like a key, but after | it is text, and is printed."
        advice = "Write the body as a list: each paragraph, and this, begins with -."
        yield warning(place, path, message, advice)
