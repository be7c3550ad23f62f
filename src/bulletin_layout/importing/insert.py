"""Add articles to an issue's file, all else as it stands: comments, order, layout.

In: the file's text and the lines of new articles. Out: the text with them after its last article;
instead of the article to be filled in that `bulletin new` writes, if it still stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.desk.carried import Entry, entries_of
from bulletin_layout.desk.following import TO_FILL_IN
from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.issue import grammar
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.source import place_of, read_source
from bulletin_layout.wording import Said


def inserted(file: Path, name: str, articles: Sequence[str], unplaced: Sequence[str]) -> str:
    """Return the text of `file` with articles and unplaced texts added; `name` is for messages.

    `articles` are the lines under `articles:`, `unplaced` those under `unplaced:`, indented by
    two. Raises InputError if the file is no issue, or its articles are written in brackets.
    """
    source, slips = read_source(file, name, DEFAULT_LIMITS, grammar.known_keys())
    if source.root is None or source.root.id != "mapping" or not source.root.value:
        raise InputError(slips or [error(None, "", Said("{name} is no issue.", name=name))])
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
            lines += ["", f"{key}:", *added]
    return "\n".join(lines).rstrip() + "\n"


def _insert(lines: list[str], entry: Entry, added: Sequence[str]) -> None:
    node = entry.node
    if node.id != "sequence" or node.flow_style or not node.value:
        message = "articles can be added only to a list that is written with a dash each."
        advice = "Write each item on lines of its own that begin with -."
        raise InputError([error(place_of(node.start_mark), entry.key, message, advice)])
    last = node.value[-1]
    start, end = last.start_mark.line, _end(lines, node)
    indent = node.start_mark.column
    new = [" " * (indent - 2) + line if line and indent > 2 else line for line in added]
    new = [line[2 - indent :] if indent < 2 else line for line in new]
    if any(TO_FILL_IN in line for line in lines[start:end]):
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
