"""Add articles to an issue's file, all else as it stands: comments, order, layout.

In: the file's text and the lines of new articles. Out: the text with them after its last article;
instead of the article to be filled in that `bulletin new` writes, if it still stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.drafting.entries import Entry, entries_of
from bulletin_layout.drafting.next_issue import BODY_TO_FILL_IN, TITLE_TO_FILL_IN
from bulletin_layout.issue import grammar
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.read import place_of, read_source


def inserted(
    file: Path, name: str, articles: Sequence[str], unplaced: Sequence[str], chinese: bool
) -> str:
    """Return the text of `file` with articles and unplaced texts added; `name` is for messages.

    `articles` are the lines under `articles:`, `unplaced` those under `unplaced:`, indented by
    two; `chinese` is for keys that are new. Raises InputError if the file is no issue, or its
    articles are written in brackets.
    """
    source, slips = read_source(file, name, DEFAULT_LIMITS, grammar.known_keys())
    if source.root is None or source.root.id != "mapping" or not source.root.value:
        raise InputError(slips or [error(None, "", Message("{name} is no issue.", name=name))])
    if source.root.flow_style:
        message = "the issue is written in braces, and nothing can be added to it."
        advice = "Write each key on a line of its own, without braces round them all."
        raise InputError([error(place_of(source.root.start_mark), "", message, advice)])
    lines = list(source.lines)
    entries = {entry.field.name: entry for entry in entries_of(source.root, source.lines)}
    # From the end of the file, so that what is above keeps its lines.
    todo = [("articles", articles), ("unplaced", unplaced)]
    todo.sort(key=lambda pair: entries[pair[0]].first if pair[0] in entries else len(lines) + 1)
    for key, added in reversed(todo):
        if not added:
            continue
        if key in entries:
            _insert(lines, entries[key], added)
        else:
            end = _document_end(lines)
            field = grammar.ISSUE.find(key)
            written = field.chinese if field is not None and chinese else key
            lines[end:end] = ["", f"{written}:", *added]
    text = "\n".join(lines).rstrip() + "\n"
    _refuse_broken(text, name, entries, bool(articles))
    return text


def _refuse_broken(text: str, name: str, before: Mapping[str, Entry], added: bool) -> None:
    """Raise InputError if the text with articles would not have the keys that it should have."""
    import yaml  # 15 ms of a cold start, for this command only

    try:
        root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
        keys = {f.name for k, _ in root.value if (f := grammar.ISSUE.find(str(k.value)))}
    except (yaml.YAMLError, AttributeError, ValueError):
        keys = set()
    if not keys >= {*before, *(["articles"] if added else [])}:
        message = Message("{name} would be no issue with what is to be added.", name=name)
        raise InputError([error(None, "", message, "Run bulletin check on it first.")])


def _document_end(lines: Sequence[str]) -> int:
    """Return where a file's keys end: before a line of `...`, if there is one."""
    return next((n for n, line in enumerate(lines) if line.rstrip() == "..."), len(lines))


def _insert(lines: list[str], entry: Entry, added: Sequence[str]) -> None:
    node = entry.node
    if node.id != "sequence" or node.flow_style or not node.value:
        message = "only to a list that is written with a dash each can be added."
        advice = "Write each item on lines of its own that begin with -."
        raise InputError([error(place_of(node.start_mark), entry.key, message, advice)])
    last = node.value[-1]
    start, end = last.start_mark.line, _end(lines, node)
    indent = node.start_mark.column
    new = [" " * (indent - 2) + line if line and indent > 2 else line for line in added]
    new = [line[2 - indent :] if indent < 2 else line for line in new]
    if _is_to_be_filled_in(last):
        lines[start:end] = new
    else:
        lines[end:end] = ["", *new] if entry.field.name == "articles" else new


def _end(lines: Sequence[str], node: object) -> int:
    """Return the number of the line after a node's last: blank lines and comments follow it."""
    indent = node.start_mark.column  # type: ignore[attr-defined]
    end: int = min(node.end_mark.line, len(lines))  # type: ignore[attr-defined]
    while end and (
        not lines[end - 1].strip() or len(lines[end - 1]) - len(lines[end - 1].lstrip()) < indent
    ):
        end -= 1
    return end


def _is_to_be_filled_in(article: Any) -> bool:
    """Return whether an article is still as `bulletin new` wrote it, title and body."""
    texts = (
        [str(node.value).strip() for _, node in article.value] if article.id == "mapping" else []
    )
    return texts == [TITLE_TO_FILL_IN, BODY_TO_FILL_IN]
