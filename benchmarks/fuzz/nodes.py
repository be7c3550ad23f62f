"""The places in a file that YAML and the grammar of issues know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import field_named, fields_of
from bulletin_layout.issue.model import Issue as IssueRecord

_WHOLE = kinds.One(IssueRecord)


class Slot(NamedTuple):
    """A node of a file, and the kind of the grammar that stands there, if it is known."""

    node: Any
    kind: kinds.Kind | None


def composed(text: str) -> Any:
    """Return the root node of a text, None if it is no YAML."""
    if max(text.count("["), text.count("{"), text.count("- ")) > 5_000:
        return None  # the parser's stack
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError):
        return None


def slots(node: Any, kind: kinds.Kind | None = _WHOLE, depth: int = 0) -> Iterator[Slot]:
    """Yield every node of a tree, walked along the grammar as far as it is followed."""
    yield Slot(node, kind)
    if depth > 12:
        return
    if node.id == "sequence":
        inner = inner_kind(kind)
        for item in node.value:
            yield from slots(item, _item_kind(inner, item), depth + 1)
    elif node.id == "mapping":
        record = kind.record if isinstance(kind, kinds.Many | kinds.One) else None
        for key, value in node.value:
            known = field_named(record, str(key.value)) if record else None
            yield Slot(key, None)
            yield from slots(value, known.kind if known else None, depth + 1)


def inner_kind(kind: kinds.Kind | None) -> kinds.Kind | None:
    """Return the kind of a list's items."""
    if isinstance(kind, kinds.Many):
        return kinds.One(kind.record)
    return kind if isinstance(kind, kinds.Body | kinds.Rows) else kinds.TEXT


def _item_kind(kind: kinds.Kind | None, item: Any) -> kinds.Kind | None:
    """Return the kind of one item: a body's blocks are known by their first keys."""
    if isinstance(kind, kinds.Body):
        names = [key.value for key, _ in item.value] if item.id == "mapping" else []
        leads = ((kinds.One(block), fields_of(block)[0]) for block in kind.blocks)
        found = (b for b, lead in leads if lead.name in names or lead.chinese in names)
        return next(found, kinds.MARKED)
    if isinstance(kind, kinds.Rows) and item.id == "mapping":
        names = [key.value for key, _ in item.value]
        return kinds.One(kind.row if "cells" in names or "单元格" in names else kind.cell)
    return kind


class Span(NamedTuple):
    """Where a node's text begins and ends, white space after it left out."""

    start: int
    end: int


def span_of(text: str, first: Any, last: Any = None) -> Span:
    """Return where a node stands, or two and what is between them."""
    start = first.start_mark.index
    end = (last or first).end_mark.index
    return Span(start, start + len(text[start:end].rstrip()))


def replaced(text: str, span: Span, new: str) -> str:
    """Return a text with something else at a place."""
    return text[: span.start] + new + text[span.end :]
