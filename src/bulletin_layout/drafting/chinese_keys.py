"""Put an issue's keys into Chinese, all else as it stands.

In: an issue's text with English keys. Out: the text with the Chinese ones of the grammar, and the
Chinese words of choices; comments stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import field_named, fields_of
from bulletin_layout.issue.model import Issue
from bulletin_layout.yaml_text.edits import Edit, apply_edits
from bulletin_layout.yaml_text.nodes import MappingNode, Node, ScalarNode, SequenceNode, key_of
from bulletin_layout.yaml_text.read import parse_plain


def with_chinese_keys(text: str) -> str:
    """Return an issue's text with Chinese keys. Raises yaml.YAMLError for what is no YAML."""
    root = parse_plain(text)
    edits = _record((Issue,), root) if root is not None else ()
    return apply_edits(text, edits)


def has_chinese_keys(text: str) -> bool:
    """Return whether an issue's file has its articles, or its masthead, under a Chinese key."""
    return re.search("^(?:文章|报头)[ \t]*:", text, re.MULTILINE) is not None


def chinese_fragment(key: str, lines: Sequence[str], chinese: bool) -> list[str]:
    """Return the lines under a key, their own keys in Chinese if the file's are."""
    if not lines or not chinese:
        return list(lines)
    return with_chinese_keys("\n".join([f"{key}:", *lines])).split("\n")[1:]


def _words(kind: kinds.Kind, node: Node) -> Iterator[Edit]:
    """Yield the words of a value of a kind that are written otherwise in Chinese."""
    if isinstance(kind, kinds.One):
        yield from _record((kind.record,), node)
    elif isinstance(kind, kinds.Many):
        for item in _items(node):
            yield from _record((kind.record,), item)
    elif isinstance(kind, kinds.Body):
        for item in node.items if isinstance(node, SequenceNode) else ():
            yield from _record(kind.blocks, item)
    elif isinstance(kind, kinds.Rows):
        for row in _items(node):
            if isinstance(row, MappingNode):
                yield from _record((kind.row,), row)
            else:
                yield from _words(kinds.Cells(kind.cell), row)
    elif isinstance(kind, kinds.Cells):
        for cell in _items(node):
            yield from _record((kind.cell,), cell)
    elif isinstance(kind, kinds.Scalar) and isinstance(node, ScalarNode):
        chinese = dict(kind.choices).get(node.value)
        if chinese and kind.type == "choice":
            yield Edit(node.start, node.end, chinese)


def _record(records: Iterable[type], node: Node) -> Iterator[Edit]:
    """Yield the words of a mapping that is one of several records."""
    if not isinstance(node, MappingNode):
        return
    written = [key_of(key) for key, _ in node.entries]
    record = next((r for r in records if fields_of(r)[0].name in written), None)
    record = record or next(iter(records), None)
    if record is None:
        return
    for key, value in node.entries:
        field = field_named(record, key_of(key))
        if field is not None:
            yield Edit(key.start, key.end, field.chinese)
            yield from _words(field.kind, value)


def _items(node: Node) -> Iterable[Node]:
    return node.items if isinstance(node, SequenceNode) else (node,)
