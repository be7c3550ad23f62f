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


TABLE = """
      - table:
          columns: [{heading: 单位, algn: left}, {heading: 布署}]
          rows: [[甲, '1'], [乙, {txt: '2'}]]"""


@pytest.mark.parametrize(
    "wrong",
    [
        "source: [甲]\n    subtitel: 乙",  # a key of the article
        "signature: {names: 某局, date: 2026-02-31}",
        "body:\n      - 布署一。\n      - {photo: none.jpg, caption: 布署二}\n      - 布署三。",
        "body:\n      - {heading: 一、布署一, levl: 2}\n"
        "      - |\n        布署二。\n        布署三。",
        "body:\n      - 会议要求: 布署一。\n      - 布署二。\n      - 布署三。",
        "body:\n      - photos: [{file: none.jpg, caption: 布署一}]\n      - {pho: 1}\n"
        "      - 布署二。\n      - 布署三。",
        "body:\n      - 布署一。\n      - 布署二。" + TABLE,
    ],
)
def test_an_article_with_a_mistake_is_proofread(wrong: str, write: Write, small_issue: str) -> None:
    """Each slip of a wrong article is told, at its own line, with the article's path."""
    article = "title: 布署"
    text = small_issue.split("    body:")[0].replace("title: 一个标题", article)
    body = "" if "body:" in wrong else "    body: [布署一。, 布署二。, 布署三。]\n"
    path = write(f"{text}    {wrong}\n{body}  - {{title: 布署, body: 布署。}}\n")
    with pytest.raises(InputError) as told:
        build(path, CHECK)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [d for d in told.value.diagnostics if d.rule == "wrong-word"]
    assert len(found) == sum(line.count("布署") for line in lines) == 6
    for one in found:
        assert one.place is not None
        assert lines[one.place.line - 1][one.place.column - 1 :].startswith("布署")
    assert {d.rule for d in told.value.diagnostics} <= {"", "wrong-word", "title-mark"}


def test_paths_count_articles_that_cannot_be_read(write: Write, small_issue: str) -> None:
    text = small_issue.replace("第一段。", SLIP)
    path = write(text.replace("articles:\n", "articles:\n  - title: 没有正文\n"))
    with pytest.raises(InputError) as wrong:
        build(path, CHECK)
    (told,) = (d for d in wrong.value.diagnostics if d.rule)
    assert told.path == "articles[2].body[2]"


def test_without_period_and_date_all_is_proofread_that_asks_for_neither(write: Write) -> None:
    body = "要布署。定于2月29日（星期五）开会。"
    path = write(f"header: 简报\narticles: {{title: 甲, body: {body}}}\n")
    assert rules_told(path) == {"", "wrong-word"}


def test_an_unread_issue_can_be_sent_to_another_process(write: Write, small_issue: str) -> None:
    with pytest.raises(UnreadIssue) as wrong:
        read_issue(write(small_issue.replace("header: 工作简报\n", "")))
    again = pickle.loads(pickle.dumps(wrong.value))
    assert (again.diagnostics, again.readable) == (wrong.value.diagnostics, wrong.value.readable)
