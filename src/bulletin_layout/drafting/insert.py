"""Add articles and more to an issue's file, all else as it stands: comments, order, line ends.

In: the file's text and the lines of new articles, appendices, texts. Out: the text with them after
the last of their kind; instead of the article to be filled in that `bulletin new` writes, if it
still stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bulletin_layout.diagnostics import InputError, Severity, error
from bulletin_layout.drafting.entries import Entry, entries_of
from bulletin_layout.drafting.next_issue import BODY_TO_FILL_IN, TITLE_TO_FILL_IN
from bulletin_layout.grammar.fields import field_named, known_keys
from bulletin_layout.issue.model import Issue
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.edits import Edit, apply_edits
from bulletin_layout.yaml_text.nodes import (
    MappingNode,
    Node,
    Position,
    ScalarNode,
    SequenceNode,
    key_of,
)
from bulletin_layout.yaml_text.read import parse_plain, parse_source


def inserted(text: str, name: str, additions: Mapping[str, Sequence[str]], chinese: bool) -> str:
    """Return an issue's text with something added; `name` is for messages.

    `additions` are the lines under `articles:`, `appendix:` or `unplaced:`, indented by two;
    `chinese` is for keys that are new. Every other character stays. Raises InputError if the text
    is no issue, or a list that is to be added to is written in brackets.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    root = _root_of(lines, name)
    entries = {entry.field.name: entry for entry in entries_of(root, lines)}
    edits: list[Edit] = []
    for key, added in additions.items():
        if added and key in entries:
            edits.append(_addition(lines, entries[key], added))
        elif added:
            field = field_named(Issue, key)
            written = field.chinese if field is not None and chinese else key
            end = _document_end(lines)
            edits.append(_lines_at(end, ["", f"{written}:", *added], lines))
    if "\r\n" in text:
        edits = [edit._replace(text=edit.text.replace("\n", "\r\n")) for edit in edits]
    new = apply_edits(text, edits)
    _refuse_broken(new, name, {*entries, *(key for key, added in additions.items() if added)})
    return new


def _root_of(lines: Sequence[str], name: str) -> MappingNode:
    """Return the root of an issue's text. Raises InputError for what nothing can be added to."""
    source, diagnostics = parse_source("\n".join(lines), name, DEFAULT_LIMITS, known_keys(Issue))
    root = source.root
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    if errors:
        raise InputError(errors)
    if not isinstance(root, MappingNode) or not root.entries:
        raise InputError([error(None, "", Message("{name} is no issue.", name=name))])
    if root.flow:
        message = "the issue is written in braces, and nothing can be added to it."
        advice = "Write each key on a line of its own, without braces round them all."
        raise InputError([error(root.place, "", message, advice)])
    return root


def _refuse_broken(text: str, name: str, keys: set[str]) -> None:
    """Raise InputError if the text with what is added would not have the keys that it should."""
    if not set(_keys_of(text)) >= keys:
        message = Message("{name} would be no issue with what is to be added.", name=name)
        raise InputError([error(None, "", message, "Run bulletin check on it first.")])


def _keys_of(text: str) -> Iterator[str]:
    """Yield the names of the keys of an issue's text, none if it is no YAML."""
    import yaml  # 15 ms of a cold start, for this command only

    try:
        root = parse_plain(text)
    except (yaml.YAMLError, ValueError):
        return
    for key, _ in root.entries if isinstance(root, MappingNode) else ():
        field = field_named(Issue, key_of(key))
        if field is not None:
            yield field.name


def _document_end(lines: Sequence[str]) -> int:
    """Return where a file's keys end: before `...`, if there is one, and blank lines."""
    end = next((n for n, line in enumerate(lines) if line.rstrip() == "..."), len(lines))
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _lines_at(line: int, added: Sequence[str], lines: Sequence[str]) -> Edit:
    """Return the edit that puts lines before a line, or after the last one that has no end."""
    if line < len(lines):
        at = Position(line, 0)
        return Edit(at, at, "".join(f"{new}\n" for new in added))
    at = Position(len(lines) - 1, len(lines[-1]))
    return Edit(at, at, "".join(f"\n{new}" for new in added))


def _addition(lines: Sequence[str], entry: Entry, added: Sequence[str]) -> Edit:
    node = entry.node
    if not isinstance(node, SequenceNode) or node.flow or not node.items:
        message = "only to a list that is written with a dash each can be added."
        advice = "Write each item on lines of its own that begin with -."
        raise InputError([error(node.place, entry.key, message, advice)])
    last = node.items[-1]
    end, indent = line_after(lines, node), node.start.column
    new = [" " * (indent - 2) + line if line and indent > 2 else line for line in added]
    new = [line[2 - indent :] if indent < 2 else line for line in new]
    if _is_to_be_filled_in(last):
        first = Position(last.start.line, 0)
        if end < len(lines):
            return Edit(first, Position(end, 0), "".join(f"{line}\n" for line in new))
        return Edit(first, Position(len(lines) - 1, len(lines[-1])), "\n".join(new))
    return _lines_at(end, ["", *new] if entry.field.name == "articles" else new, lines)


def line_after(lines: Sequence[str], node: Node) -> int:
    """Return the number of the line after a node's last: blank lines and comments follow it."""
    indent = node.start.column
    end = min(node.end.line, len(lines))
    while end and (
        not lines[end - 1].strip() or len(lines[end - 1]) - len(lines[end - 1].lstrip()) < indent
    ):
        end -= 1
    return end


def _is_to_be_filled_in(article: Node) -> bool:
    """Return whether an article is still as `bulletin new` wrote it, title and body."""
    if not isinstance(article, MappingNode):
        return False
    texts = [n.value.strip() for _, n in article.entries if isinstance(n, ScalarNode)]
    return texts == [TITLE_TO_FILL_IN, BODY_TO_FILL_IN]
