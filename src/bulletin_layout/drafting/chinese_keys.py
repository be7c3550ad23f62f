"""Put an issue's keys into Chinese, all else as it stands.

In: an issue's text with English keys. Out: the text with the Chinese ones of the grammar, and the
Chinese words of choices; comments that name a key name it in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from bulletin_layout.issue import content_grammar, grammar, kinds

_NAMED = re.compile(r"\b(year|number|total|date)\b")


class _Word(NamedTuple):
    """A word of the file, and what stands there instead."""

    line: int
    column: int
    old: str
    new: str


def with_chinese_keys(text: str) -> str:
    """Return an issue's text with Chinese keys. Raises yaml.YAMLError for what is no YAML."""
    import yaml  # 15 ms of a cold start, for these commands only

    lines = text.split("\n")
    words = _words(grammar.ISSUE, yaml.compose(text, Loader=yaml.SafeLoader))
    for word in sorted(words, reverse=True):
        line = lines[word.line]
        if line.startswith(word.old, word.column):
            lines[word.line] = line[: word.column] + word.new + line[word.column + len(word.old) :]
    return "\n".join(map(_comment, lines))


def _comment(line: str) -> str:
    """Return a line, the keys that it names in Chinese if it is a comment of an import."""
    if not line.lstrip().startswith("#") or "待补" not in line:
        return line
    known = {f.name: f.chinese for f in (*grammar.PERIOD.fields, *grammar.EDITORS.fields)}
    return _NAMED.sub(lambda match: known.get(match[1], match[1]), line)


def _words(kind: kinds.Kind, node: Any) -> Iterator[_Word]:
    """Yield the words of a value of a kind that are written otherwise in Chinese."""
    if isinstance(kind, kinds.Record):
        yield from _record((kind,), node)
    elif isinstance(kind, kinds.Many):
        for item in _items(node):
            yield from _record((kind.record,), item)
    elif isinstance(kind, kinds.Body):
        for item in node.value if node.id == "sequence" else ():
            yield from _record(kind.blocks, item)
    elif isinstance(kind, kinds.Rows):
        for row in _items(node):
            if row.id == "mapping":
                yield from _record((content_grammar.ROW,), row)
            else:
                yield from (word for cell in _items(row) for word in _record((kind.cell,), cell))
    elif isinstance(kind, kinds.Scalar) and node.id == "scalar":
        chinese = dict(kind.choices).get(node.value)
        if chinese:
            yield _word(node, chinese)


def _record(records: Iterable[kinds.Record], node: Any) -> Iterator[_Word]:
    """Yield the words of a mapping that is one of several records."""
    if node.id != "mapping":
        return
    written = [str(key.value) for key, _ in node.value]
    record = next((r for r in records if r.fields[0].name in written), None)
    record = record or next(iter(records), None)
    if record is None:
        return
    for key, value in node.value:
        field = record.find(str(key.value))
        if field is not None:
            yield _word(key, field.chinese)
            yield from _words(field.kind, value)


def _items(node: Any) -> Iterable[Any]:
    return node.value if node.id == "sequence" else (node,)


def _word(node: Any, chinese: str) -> _Word:
    return _Word(node.start_mark.line, node.start_mark.column, node.value, chinese)
