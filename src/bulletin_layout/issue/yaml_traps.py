"""What YAML makes of a text that its writer did not mean: comments, tags, anchors, joined lines.

In: a scalar's node and the lines of its file. Out: what is wrong with it, if anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bulletin_layout.diagnostics import Diagnostic, Place, error
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.issue.content import BODY_RECORDS
from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.resources import shortened
from bulletin_layout.yaml_text.nodes import ScalarNode

_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
_COMMENT = re.compile(r"\s*#")


# Keys of an issue and of an article that no sentence begins with.
_PARTS = (
    *(
        "header",
        "报头",
        "period",
        "期号",
        "articles",
        "文章",
        "title",
        "标题",
        "subtitle",
        "副标题",
    ),
    *("body", "正文", "source", "来稿单位", "column", "栏目", "signature", "落款"),
    *("distribution", "报送"),
)
# A further line of a text that was to be an item of its own: - … 1. … • …
_ITEM = r"\s*(?:-\s+|[•·●－]\s*|[—–](?![—–\d])\s*|\d{1,2}\s*[.、．](?!\d)\s*)(?=\S)"


@cache
def _block_key() -> LazyPattern:
    """Return what begins a block of a body that is written as a list, or a part of an issue."""
    leads = [fields_of(record)[0] for record in BODY_RECORDS]
    names = [name for lead in leads for name in (lead.name, lead.chinese)]
    part = rf"(?:-\s*)?(?:{'|'.join(_PARTS)})\s*:(?:\s|$)"
    block = rf"(?P<block>-\s*(?:{'|'.join(names)})\s*[:：](?:\s|$))"
    return LazyPattern(f"{block}|{part}", ":：")


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


def swallowed_item(node: ScalarNode, lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """Yield a line that was to be an item of its own, and is read as part of the text above it."""
    advice: Message | str
    for number in range(node.start.line + 1, min(node.end.line + 1, len(lines))):
        if not re.match(_ITEM, lines[number]):
            continue
        place = Place(node.file, number + 1, _indent(lines[number]) + 1)
        message = "this line is read as part of the text above it."
        above = lines[node.start.line]
        if re.match(r"\s*(?:- +)?\w+: +\S", above):
            advice = "Begin the text after the key on a line of its own with “- ” too."
        elif above.lstrip().startswith("- ") and _stands_alone(lines, number):
            advice = Message(
                "Write it as the item above: {count} spaces, then “- ” and the text.",
                count=_indent(above),
            )
        elif above.lstrip().startswith("- "):
            place = node.place
            message = "the items below are read as part of this line."
            fits = _indent(lines[number])
            advice = Bilingual("Indent it by {fits}.", "请缩进{fits}格。", fits=fits)
        elif lines[number].lstrip().startswith("- "):
            # The items below are right, but for where the first one puts them.
            place = node.place
            message = "the items below are read as part of this line."
            advice = Bilingual("Write: - {text}", "请写：- {text}", text=shortened(above.strip()))
        else:
            advice = "Begin each item, the first one too, on a line of its own with “- ”."
        yield error(place, path, message, advice)
        return


def _stands_alone(lines: Sequence[str], number: int) -> bool:
    """Return whether the line below an item is not another that begins as far right."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return _indent(below) != _indent(lines[number]) or not re.match(_ITEM, below)


def lines_in_one(node: ScalarNode, lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """Yield a text over several lines, which YAML makes one of, with a blank between them."""
    advice: Message | str
    written = [line.strip() for line in lines[node.start.line : node.end.line + 1]]
    if all(one[-1:].isascii() and two[:1].isascii() for one, two in pairwise(written)):
        return  # words of another language, between which a blank stands
    if written[0].startswith("- ") and not node.style:
        message = "this line is read as part of the text above it."
        advice = "A text of its own begins with “- ”; one text stands on one line."
        below = lines[node.start.line + 1]
        place = Place(node.file, node.start.line + 2, _indent(below) + 1)
        yield error(place, path, message, advice)
    elif path.endswith("body"):
        message = "these lines are joined into one paragraph: | is missing after the key."
        advice = "Write | after the key, and the paragraphs below, a line each."
        mark = lines[node.start.line][node.start.column :].strip()
        if len(mark) == 1:  # / or I for |
            advice = Message("Write | instead of {mark}.", mark=mark)
        yield error(node.place, path, message, advice)
    else:
        message = "these lines are read as one text, with a space between."
        advice = "Write each on a line of its own with “- ”, or all on one line."
        yield error(node.place, path, message, advice)


def lines_in_quotes(node: ScalarNode, lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """Yield a text in quotes over several lines, which YAML joins unless a \\ ends each."""
    written = [line.strip() for line in lines[node.start.line : node.end.line + 1]]
    if any(one and one[-1] != "\\" and not one[-1].isascii() for one in written[:-1]):
        yield from lines_in_one(node, lines, path)


def folded(node: ScalarNode, lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """Yield a text after > whose lines YAML joins, with spaces."""
    written = sum(bool(line.strip()) for line in lines[node.start.line + 1 : node.end.line])
    if written > sum(bool(line.strip()) for line in node.value.split("\n")):
        message = "after > these lines are joined into one paragraph, with spaces between."
        yield error(node.place, path, message, "Write | instead of >: each line is a paragraph.")


def is_misread_in_block(text: str) -> bool:
    """Return whether a paragraph in a text after | would be passed over as a comment, or refused.

    It is refused if it begins as a key does.
    """
    line = text.strip()
    return line.startswith("#") or _block_key().match(line) is not None


def key_in_text(line: str, place: Place, path: str) -> Iterator[Diagnostic]:
    """Yield a line of a text after | that is a block of a list, or a part of an issue."""
    if match := _block_key().match(line):
        message = "this is a key, but stands in the text after |."
        if match["block"]:
            advice = (
                "A body with photos or tables is a list: write no | after its key, and begin each "
                "paragraph, and this, with “- ”."
            )
        else:
            advice = "A part of the issue begins as far left as the others of its kind."
        yield error(place, path, message, advice)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
