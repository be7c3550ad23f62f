"""Records made by hand: plain values are read as a file's, and what is wrong names its field."""

from __future__ import annotations

import dataclasses
import datetime
import pickle
import re
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from PIL import Image
from yaml import safe_load

from bulletin_layout import InputError, dump, lay_out, parse_issue, read_style
from bulletin_layout import model as public
from bulletin_layout.grammar.fields import fields_of, record_name
from bulletin_layout.issue.content import BODY_RECORDS
from bulletin_layout.issue.text import Span
from bulletin_layout.model import (
    Article,
    Cell,
    Column,
    Distribution,
    Editors,
    Heading,
    Issue,
    Period,
    Table,
    Text,
)
from tests.conftest import ROOT

DATE = datetime.date(2026, 2, 28)
BY_HAND = {
    "header": ["某市", "工作简报"],
    "period": Period(2026, 1, 7),
    "editors": Editors("办公室编", DATE),
    "articles": [
        Article(
            title="一个题目",
            body=[
                "第一段 **重点** 和m<sup>2</sup>。",
                Heading("一、标题", level=1),
                "第二段。\n第三段。\n",
            ],
        ),
        Article(
            title=("两行的", "题目"),
            body=[Table(columns=[Column("甲"), {"heading": "乙"}], rows=[["1", Cell("2.5")]])],
        ),
    ],
    "distribution": Distribution(report="市委", copies=50),
}
FILE = """\
header: [某市, 工作简报]
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 一个题目
    body:
      - 第一段 **重点** 和m<sup>2</sup>。
      - {heading: 一、标题, level: 1}
      - |
        第二段。
        第三段。
  - title: [两行的, 题目]
    body:
      - table: {columns: [{heading: 甲}, {heading: 乙}], rows: [[1, 2.5]]}
distribution: {report: [市委], copies: 50}
"""
RECORDS = [getattr(public, name) for name in public.__all__ if name != "Text"]
# Enough of each record to be one, under the names of its fields; a block has its own example.
VALID: dict[str, dict[str, Any]] = {
    **{record.__name__: safe_load(record.EXAMPLE) for record in BODY_RECORDS},
    "Appendix": {"title": "附件", "body": ["文字。"]},
    "Article": {"title": "标题", "body": ["文字。"]},
    "Cell": {"text": "1"},
    "Check": {},
    "Column": {},
    "Distribution": {},
    "Editors": {"name": "编", "date": DATE},
    "OfficeWords": {"preferred": ["甲 → 乙", {"instead_of": "丙", "write": "丁"}], "known": "戊"},
    "Person": {"name": "冯力虎", "posts": "局长", "valid_from": DATE},
    "PreferredWord": {"instead_of": "甲", "write": "乙", "valid_until": DATE},
    "Saying": {"saying": "甲乙丙丁", "write": None},
    "Unit": {"name": "某市快递行业协会", "short": ["市快协"]},
    "Issue": BY_HAND,
    "Period": {"year": 2026},
    "Photo": {"file": "a.png"},
    "Secrecy": {"level": "秘密"},
    "Signature": {"names": "某局", "date": DATE},
    "Table": {"columns": [Column("甲")], "rows": [["1"]]},
    "TableRow": {"cells": ["1"]},
}
VALUES = [
    None, True, 5, -3.5, "", "文字", b"x", [], ["文字"], {}, {"a": 1}, {"title": 1}, object(), {1},
    DATE, datetime.datetime(2026, 1, 1), [[["x"]]], Text("文字"), Period(2026), "\x00", "**",
    10**400, float("nan"), print, Path("a.jpg"), range(3), iter("ab"),
]  # fmt: skip
FIELDS = [(record, field.name) for record in RECORDS for field in fields_of(record)]


@pytest.fixture
def photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The photos of the cases, and a picture, in the current folder."""
    copytree(ROOT / "tests" / "cases" / "photos", tmp_path / "photos")
    Image.new("RGB", (30, 20), "red").save(tmp_path / "a.png")
    monkeypatch.chdir(tmp_path)


def test_an_issue_by_hand_is_the_issue_of_a_file() -> None:
    by_hand, read = Issue(**BY_HAND), parse_issue(FILE)
    assert by_hand == read
    style = read_style("gbt9704")
    assert dump(lay_out(by_hand, style)) == dump(lay_out(read, style))
    assert pickle.loads(pickle.dumps(by_hand)) == by_hand


def test_what_does_not_fit_together_is_told_where_the_issue_is_made() -> None:
    table = Table(columns=[Column("甲"), Column("乙")], rows=[["1"]])
    issue = BY_HAND | {"articles": [Article(title="题", body=[table])]}
    with pytest.raises(InputError, match=r"articles\[1\]\.body\[1\]\.table\.rows\[1\]"):
        Issue(**issue)


def test_all_mistakes_of_a_record_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        Article(title=[], body=["文字", {"photo": "nowhere.jpg"}], signature={"date": "x"})
    paths = [d.path for d in caught.value.diagnostics]
    assert paths[:3] == ["article.title", "article.body[2].photo", "article.body[2]"]
    assert paths[3].startswith("article.signature.")


@pytest.mark.usefixtures("photo")
@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_plain_values_make_each_record(record: type) -> None:
    assert dataclasses.is_dataclass(record(**VALID[record.__name__]))


@pytest.mark.usefixtures("photo")
@pytest.mark.parametrize(("record", "name"), FIELDS, ids=lambda v: getattr(v, "__name__", v))
def test_any_value_makes_a_record_or_an_error_that_names_its_field(record: type, name: str) -> None:
    """Each field with many kinds of value: an error names that field alone, and says why."""
    refused = 0
    for value in VALUES:
        try:
            record(**VALID[record.__name__] | {name: value})
        except InputError as error:
            refused += 1
            for diagnostic in error.diagnostics:
                own = diagnostic.path.removeprefix(f"{record_name(record)}.")
                assert re.match(rf"{name}\b", own), (value, diagnostic)
                assert diagnostic.message
    assert refused


def test_a_cell_may_be_a_text_with_its_marks() -> None:
    bold = Text("合计", spans=(Span("合计", "strong"),))
    table = Table(columns=[{"heading": "名称"}, {"heading": "数量"}], rows=[[bold, Text("3")]])
    assert [cell.text for cell in table.rows[0].cells] == [bold, Text("3")]
