"""What YAML makes of a text that its writer did not mean: comments, tags, anchors, joined lines.

In: a scalar's node and the lines of its file. Out: what is wrong with it, if anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, Place, error, warning
from bulletin_layout.issue import content_grammar as content
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.read import place_of

_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")
# What begins a block of a body that is written as a list.
_LEADS = [name for r in content.BLOCKS for name in (r.fields[0].name, r.fields[0].chinese)]
_BLOCK_KEY = re.compile(rf"-\s*(?:{'|'.join(_LEADS)})\s*[:：](?:\s|$)")


def tag_or_anchor(node: Any, lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """Yield a word at a text's beginning that YAML takes for a tag, or an unused anchor."""
    mark = node.start_mark
    rest = lines[mark.line][mark.column :] if mark.line < len(lines) else ""
    anchor = _ANCHOR.match(rest)
    used = anchor is not None and any(f"*{anchor[1]}" in line for line in lines)
    is_tag = rest.startswith("!") and not node.tag.startswith("tag:yaml.org,2002:")
    if is_tag or (anchor is not None and not used):
        message = Message(
            "YAML takes {mark} at the beginning of a text for a mark of its own.", mark=rest[0]
        )
        yield error(place_of(mark), path, message, "Put the text in quotes.")


def comment_after(node: Any, lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """Yield a ` #` after a text, by which the rest of it would silently be cut off."""
    end = node.end_mark
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    if rest.lstrip().startswith("#"):
        column = end.column + len(rest) - len(rest.lstrip()) + 1
        place = Place(node.start_mark.name, end.line + 1, column)
        message = "YAML takes the text from # on for a comment, and it would be lost."
        advice = "Put the text in quotes; put a comment on a line of its own."
        yield error(place, path, message, advice)


def joined_lines(node: Any, path: str) -> Iterator[Diagnostic]:
    """Yield a text over several lines without |, which YAML makes one paragraph of."""
    if node.style or node.start_mark.line == node.end_mark.line:
        return
    message = "these lines are joined into one paragraph: | is missing after the key."
    advice = "Write | after the key, and the paragraphs below, a line each."
    yield warning(place_of(node.start_mark), path, message, advice)


def key_in_text(line: str, place: Place, path: str) -> Iterator[Diagnostic]:
    """Yield a line of a text after | that looks like a block of a list."""
    if _BLOCK_KEY.match(line):
        message = "this looks like a key, but after | it is text, and is printed."
        advice = "Write the body as a list: each paragraph, and this, begins with -."
        yield warning(place, path, message, advice)
