"""校对 by the office's own words: posts on the day, names, order, sayings, short names, dates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import read_issue
from bulletin_layout.proofreading.run import proofread

Write = Callable[..., Path]
# The small issue's day is 2026-02-28.
OFFICE = """
preferred:
  - 快递小哥 → 快递员
  - {instead_of: 邮管办, write: 邮管局, valid_from: 2026-01-01}
  - {instead_of: 营业点, write: 网点, valid_until: 2025-12-31}
forbidden: [亲们]
known: [暖蜂]
persons:
  - {name: 冯力虎, posts: 市局党组书记、局长}
  - {name: 张明, posts: 市局党组成员、副局长, valid_from: 2026-01-01}
  - {name: 张明, posts: 市局办公室主任, valid_until: 2025-12-31}
  - {name: 陶世安, posts: [市局常务副局长, 市快递行业协会会长]}
  - {name: 李玉成, posts: 市局副局长, valid_until: 2025-12-31}
units:
  - {name: 某市邮政管理局, short: [市邮政局, 市局]}
  - {name: 某市快递行业协会, short: 市快递协会}
full_name_first: yes
sayings:
  - 人民至上、生命至上
  - 高质量发展与安全并重
  - 以人为本
  - {saying: 平安寄递建设, write: 平安寄递工程, valid_until: 2026-01-31}
  - {saying: 平安寄递工程, valid_from: 2026-02-01}
"""
FULL = "某市邮政管理局和某市快递行业协会召开会议。"


def found(write: Write, small_issue: str, text: str) -> list[tuple[str, str, str | None]]:
    """Return what is found in a paragraph: rule, the characters, what to write."""
    write(OFFICE, "words.yaml")
    issue = small_issue + "check: {words_file: words.yaml, off: [names]}\n"
    issue = issue.replace("第一段。", FULL + text)
    told = proofread(read_issue(write(issue)))
    return [
        (d.rule, d.replacement.found if d.replacement else "", d.replacement and d.replacement.text)
        for d in told
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Posts on the day.
        ("副局长冯力虎到会。", [("post", "", None)]),
        ("局长张明到会。", [("post", "局长", "副局长")]),
        ("市局办公室主任张明到会。", [("post", "主任", "副局长")]),
        ("张明局长到会。", [("post", "局长", "副局长")]),
        ("党委书记冯力虎讲话。", [("post", "", None)]),
        ("副局长李玉成到会。", [("post", "", None)]),
        # Names, by who holds the post.
        ("局长冯立虎到会。", [("listed-name", "冯立虎", "冯力虎")]),
        ("副局长章明到会。", [("listed-name", "章明", "张明")]),
        ("会议由冯虎力局长主持。", [("listed-name", "冯虎力", "冯力虎")]),
        # The order of names.
        ("张明、冯力虎、陶世安出席。", [("leader-order", "", None)]),
        ("副局长张明、局长冯力虎和陶世安出席。", [("leader-order", "", None)]),
        ("陶世安（主持）、张明，以及冯力虎到会。", [("leader-order", "", None)]),
        # Sayings: another character, one too many, one too few, two exchanged; at an end.
        ("坚持人民至上、生命致上。", [("saying", "人民至上、生命致上", "人民至上、生命至上")]),
        ("坚持人民至上，生命至上。", [("saying", "人民至上，生命至上", "人民至上、生命至上")]),
        (
            "高质量的发展与安全并重。",
            [("saying", "高质量的发展与安全并重", "高质量发展与安全并重")],
        ),
        ("高质量发展与安并重。", [("saying", "高质量发展与安并重", "高质量发展与安全并重")]),
        ("高质量发与展安全并重。", [("saying", "高质量发与展安全并重", "高质量发展与安全并重")]),
        ("高质量发展与安全并。", [("saying", "高质量发展与安全并", "高质量发展与安全并重")]),
        ("坚持以民为本。", [("saying", "以民为本", "以人为本")]),
        # Wording of the day.
        ("推进平安寄递建设。", [("saying-date", "平安寄递建设", "平安寄递工程")]),
        ("邮管办发文。", [("words", "邮管办", "邮管局")]),
        ("亲们好。", [("words", "", None)]),
    ],
)
def test_what_is_not_as_the_office_writes(
    text: str, expected: list[tuple[str, str, str | None]], write: Write, small_issue: str
) -> None:
    assert found(write, small_issue, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "市局党组书记、局长冯力虎到会。",
        "书记冯力虎讲话，冯力虎书记指出三点。",
        "副局长陶世安、常务副局长陶世安、会长陶世安到会。",
        "领导小组组长冯力虎、代表队队长张明到会。",  # nobody of the list is one by office
        "时任办公室主任张明回忆。",
        "局长张明华到会。县局局长吴大江、副局长章明亮到会。",  # others
        "冯力虎、张明、陶世安出席。",
        "冯力虎到会。张明、陶世安发言，冯力虎讲话。",
        "张明发言，冯力虎讲话。",  # no row
        "坚持人民至上、生命至上。坚持以人为本。",
        "坚持以民生为本。人民至今不忘。",
        "平安寄递工程。营业点。",
        "“暖蜂”行动。",
    ],
)
def test_what_is_as_the_office_writes(text: str, write: Write, small_issue: str) -> None:
    assert found(write, small_issue, text) == []


def test_a_short_name_waits_for_the_full_one(write: Write, small_issue: str) -> None:
    write(OFFICE, "words.yaml")
    text = "市局开会。某市邮政管理局（市邮政局）部署。市局要求落实。市快递协会到会。"
    issue = small_issue.replace("第一段。", text) + "check: {words_file: words.yaml}\n"
    told = [d for d in proofread(read_issue(write(issue))) if d.rule == "full-name-first"]
    assert [(d.place and d.place.column, d.replacement and d.replacement.found) for d in told] == [
        (7, "市局"),
        (35, "市快递协会"),
    ]


def test_it_is_asked_for_in_the_file(write: Write, small_issue: str) -> None:
    write(OFFICE.replace("full_name_first: yes", ""), "words.yaml")
    issue = small_issue.replace("第一段。", "市局开会。") + "check: {words_file: words.yaml}\n"
    assert proofread(read_issue(write(issue))) == ()


def test_nothing_is_asked_without_a_file(write: Write, small_issue: str) -> None:
    issue = small_issue.replace("第一段。", "副局长冯力虎、坚持以民为本。")
    assert {d.rule for d in proofread(read_issue(write(issue)))} <= {"names"}
