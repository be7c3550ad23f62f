"""A redline tells every word that changed, whatever it stands in, a block not known to it too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from bulletin_layout.flow.blocks import Flow, Note, Paragraph, Pieces
from bulletin_layout.flow.build import build_flow
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import parse_issue, read_issue
from bulletin_layout.issue.texts import texts_in
from bulletin_layout.pipeline import style_of
from bulletin_layout.redlining.flow_leaves import Change
from bulletin_layout.redlining.flow_merging import merged_flows
from bulletin_layout.redlining.who import UNKNOWN
from bulletin_layout.style.texts import TextStyle
from tests.conftest import ROOT

# Files with more texts than so many.
FILES = {
    ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml": 15,
    ROOT / "tests" / "style" / "everything.yaml": 15,
    ROOT / "tests" / "cases" / "blocks.yaml": 10,
}


def flow_of(issue: Issue) -> Flow:
    return build_flow(issue, style_of(issue))


def words_of(flow: Flow) -> list[str]:
    return [leaf.text for leaf in flow.structure.leaves()]


def changed_lines(file: Path) -> list[tuple[str, str]]:
    """Return the file anew for each text of it, one 字 of that changed, with the text's path."""
    lines = file.read_text(encoding="utf-8").split("\n")
    anew = []
    for path, text in texts_in(read_issue(file), lambda field: field.printed):
        at = next((i for i, c in enumerate(text.value) if "\u4e00" <= c <= "\u9fff"), None)
        place = text.place_at(at) if at is not None else None
        if place is None or place.file != str(file) or at is None:
            continue
        line, column = lines[place.line - 1], place.column - 1
        if line[column : column + 1] != text.value[at]:  # told by its beginning alone
            continue
        other = "龘" if text.value[at] != "龘" else "鑫"
        mended = line[:column] + other + line[column + 1 :]
        anew.append((path, "\n".join([*lines[: place.line - 1], mended, *lines[place.line :]])))
    return anew


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_character_changed_anywhere_is_told(file: Path) -> None:
    old = flow_of(read_issue(file))
    told = {}
    anew = changed_lines(file)
    for path, text in anew:
        new = flow_of(parse_issue(text, name=str(file), root=file.parent))
        if words_of(new) != words_of(old):  # else a style does not print it
            told[path] = bool(merged_flows(old, new, UNKNOWN).changes)
    assert len(told) > FILES[file]
    assert [path for path, is_told in told.items() if not is_told] == []


class Foreign(NamedTuple):
    """A block that redlines know nothing of."""

    pieces: Pieces
    style: TextStyle
    notes: tuple[Note, ...]


def with_foreign(flow: Flow) -> Flow:
    blocks = (
        Foreign(b.pieces, b.style, b.notes) if isinstance(b, Paragraph) else b for b in flow.blocks
    )
    return replace(flow, blocks=tuple(blocks))  # type: ignore[arg-type]


def changes_of(old: str, new: str) -> dict[int, Change]:
    first, second = (with_foreign(flow_of(parse_issue(text))) for text in (old, new))
    return merged_flows(first, second, UNKNOWN).changes


def test_a_block_that_is_not_known_goes_and_comes_as_a_whole(small_issue: str) -> None:
    changes = changes_of(small_issue, small_issue.replace("第一段。", "第一段改了。"))
    assert sorted(change.state for change in changes.values()) == ["gone", "new"]
    assert changes_of(small_issue, small_issue) == {}
