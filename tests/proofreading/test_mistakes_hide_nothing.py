"""A missing key, a wrong value or a missing glyph never hides the proofreading of the rest."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, ProofreadingLevel, read_issue
from bulletin_layout.issue.readable import UnreadIssue
from bulletin_layout.pipeline import BuildOptions, build

Write = Callable[..., Path]
CHECK = BuildOptions(proofread=ProofreadingLevel.CHECK)
SLIP = "第一段。\n      各单位要布署工作。"


def rules_told(path: Path) -> set[str]:
    with pytest.raises(InputError) as wrong:
        build(path, CHECK)
    return {diagnostic.rule for diagnostic in wrong.value.diagnostics}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("header: 工作简报\n", ""),
        ("editors: {name: 办公室编, date: 2026-02-28}\n", ""),
        ("period: {year: 2026, number: 1, total: 7}\n", ""),
        ("date: 2026-02-28", "date: 2026-02-31"),
        ("number: 1", "number: 一百"),
        ("articles:\n", "articles:\n  - title: 没有正文\n"),
        ("header: 工作简报", "headr: 工作简报"),
        ("header: 工作简报", "header: 工作简报\nstyle: no-such-style"),
        ("header: 工作简报", "header: 工作简报\nphoto: 1"),
        ("第一段。", "第一段\U0001f9ff。"),
    ],
)
def test_the_rest_is_proofread(before: str, after: str, write: Write, small_issue: str) -> None:
    text = small_issue.replace("第一段。", SLIP)
    assert before in text
    assert rules_told(write(text.replace(before, after))) == {"", "wrong-word"}


def test_paths_count_articles_that_cannot_be_read(write: Write, small_issue: str) -> None:
    text = small_issue.replace("第一段。", SLIP)
    path = write(text.replace("articles:\n", "articles:\n  - title: 没有正文\n"))
    with pytest.raises(InputError) as wrong:
        build(path, CHECK)
    (told,) = (d for d in wrong.value.diagnostics if d.rule)
    assert told.path == "articles[2].body[2]"


def test_without_period_and_date_nothing_is_proofread(write: Write) -> None:
    assert rules_told(write("header: 简报\narticles: {title: 甲, body: 要布署。}\n")) == {""}


def test_an_unread_issue_can_be_sent_to_another_process(write: Write, small_issue: str) -> None:
    with pytest.raises(UnreadIssue) as wrong:
        read_issue(write(small_issue.replace("header: 工作简报\n", "")))
    again = pickle.loads(pickle.dumps(wrong.value))
    assert (again.diagnostics, again.readable) == (wrong.value.diagnostics, wrong.value.readable)
