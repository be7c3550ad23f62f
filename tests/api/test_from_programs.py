"""An issue from what a program has, and a PDF to where a program wants it."""

from __future__ import annotations

import copy
import datetime
import io
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import (
    InputError,
    dump,
    lay_out,
    parse_issue,
    pdf_bytes,
    proofread,
    read_fonts,
    read_issue,
    read_style,
    save,
    write_pdf,
)
from tests.conftest import ROOT

Write = Callable[..., Path]
TEXT = """\
header: [某市, 工作简报]
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 一个题目
    body:
      - 第一段 **重点** 和m<sup>2</sup>。
      - |
        第二段。
        第三段。
  - title: [两行的, 题目]
    body:
      - table: {columns: [{heading: 甲}, {heading: 乙}], rows: [[1, 2.5]]}
distribution: {report: [市委], copies: 50}
"""
MAPPING: dict[str, Any] = {
    "header": ["某市", "工作简报"],
    "period": {"year": 2026, "number": 1, "total": 7},
    "editors": {"name": "办公室编", "date": datetime.date(2026, 2, 28)},
    "articles": [
        {
            "title": "一个题目",
            "body": ["第一段 **重点** 和m<sup>2</sup>。", "第二段。\n第三段。\n"],
        },
        {
            "title": ("两行的", "题目"),
            "body": [
                {"table": {"columns": [{"heading": "甲"}, {"heading": "乙"}], "rows": [[1, 2.5]]}}
            ],
        },
    ],
    "distribution": {"report": ["市委"], "copies": 50},
}
CHINESE = {
    "报头": ["某市", "工作简报"],
    "期号": {"年": 2026, "期": 1, "总期": 7},
    "编印": {"单位": "办公室编", "日期": datetime.date(2026, 2, 28)},
    "文章": [
        {"标题": "一个题目", "正文": MAPPING["articles"][0]["body"]},
        {
            "标题": ["两行的", "题目"],
            "正文": [{"表格": {"栏": [{"栏名": "甲"}, {"栏名": "乙"}], "行": [[1, 2.5]]}}],
        },
    ],
    "报送": {"报": ["市委"], "共印": 50},
}


def looks(issue: Any) -> str:
    return dump(lay_out(issue, read_style("gbt9704"), read_fonts()))


@pytest.mark.parametrize(
    "source",
    [
        TEXT,
        TEXT.encode(),
        io.StringIO(TEXT),
        io.BytesIO(TEXT.encode()),
        MAPPING,
        CHINESE,
    ],
    ids=["text", "bytes", "text stream", "byte stream", "mapping", "Chinese keys"],
)
def test_every_source_gives_the_issue_of_the_file(source: Any, write: Write) -> None:
    assert looks(parse_issue(source)) == looks(read_issue(write(TEXT)))


def told(source: Any, **keywords: Any) -> list[str]:
    with pytest.raises(InputError) as wrong:
        parse_issue(source, **keywords)
    return [str(diagnostic) for diagnostic in wrong.value.diagnostics]


def test_mistakes_of_a_text_have_line_and_column() -> None:
    (said,) = told(TEXT.replace("year: 2026", "year: 二零"), name="来稿")
    assert said.startswith("来稿:2:16: period.year: ")


def test_mistakes_of_a_mapping_have_the_path_of_the_field() -> None:
    (said,) = told(MAPPING | {"period": {"year": "二零"}}, name="row 7")
    assert said.startswith("row 7: period.year: ")


@pytest.mark.parametrize(
    ("value", "kind"), [(object(), "object"), (b"x", "bytes"), ({1}, "set"), (1j, "complex")]
)
def test_a_value_of_another_type_is_told_with_its_path(value: object, kind: str) -> None:
    body = {"title": "题", "body": ["一段。", value]}
    (said,) = told(MAPPING | {"articles": [body]})
    assert said.startswith(f"articles[1].body[2]: {kind} cannot stand here.")


def test_a_key_that_is_no_text_and_a_value_within_itself_are_told() -> None:
    assert told({1: 2}) == ["1: a key is a text, not int."]
    itself: dict[str, Any] = dict(MAPPING)
    itself["articles"] = [itself]
    assert "articles[1].articles: it stands within itself. Give a copy." in told(itself)
    deep: list[Any] = []
    for _ in range(300):
        deep = [deep]
    assert "nested more than 200 deep" in told(MAPPING | {"articles": deep})[0]


@pytest.mark.parametrize("source", [7, None, 1.5, object()])
def test_what_is_no_issue_at_all_is_told(source: Any) -> None:
    (said,) = told(source)
    assert "is no issue. Give YAML as text or bytes" in said


# What may stand for each field of an issue, ten kinds each: an Issue or InputError, nothing else.
KINDS = [
    None,
    True,
    0,
    -1,
    3.5,
    "",
    "文字",
    [],
    ["甲"],
    {},
    {"x": 1},
    [[[]]],
    10**30,
    "\x00",
    "\ud800",
]


@pytest.mark.parametrize("field", [*MAPPING, "series", "style", "briefs", "appendix", "secrecy"])
@pytest.mark.parametrize("value", KINDS, ids=repr)
def test_any_value_of_any_field_is_taken_or_told(field: str, value: Any) -> None:
    try:
        issue = parse_issue(MAPPING | {field: value}, root=ROOT / "tests" / "api")
    except InputError as wrong:
        assert wrong.diagnostics
    else:
        assert issue.articles


def test_files_are_looked_for_in_the_root_and_not_beyond(tmp_path: Path) -> None:
    photo = (ROOT / "tests" / "cases" / "photos" / "meeting.jpg").read_bytes()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jpg").write_bytes(photo)
    (tmp_path / "b.jpg").write_bytes(photo)

    def with_photo(name: str) -> dict[str, Any]:
        article = {"title": "题", "body": [{"photo": name, "alt": "会场"}]}
        return MAPPING | {"articles": [article]}

    issue = parse_issue(with_photo("a.jpg"), root=tmp_path / "in")
    assert len(lay_out(issue).pages) == 1
    assert "b.jpg" in told(with_photo("../b.jpg"), root=tmp_path / "in")[0]


def test_style_and_fonts_may_be_left_out() -> None:
    issue = parse_issue(MAPPING | {"style": "gbt9704"})
    assert dump(lay_out(issue)) == looks(issue)


def test_a_document_is_pickled_and_copied() -> None:
    document = lay_out(parse_issue(MAPPING))
    pdf = pdf_bytes(document)
    for twin in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document)):
        assert dump(twin) == dump(document)
        assert pdf_bytes(twin) == pdf


def test_a_pdf_goes_into_a_stream() -> None:
    document, stream = lay_out(parse_issue(MAPPING)), io.BytesIO()
    write_pdf(document, stream)
    assert stream.getvalue() == pdf_bytes(document)


def test_the_command_writes_to_standard_output(write: Write) -> None:
    path = write(TEXT)
    command = [sys.executable, "-m", "bulletin_layout", "build", str(path), "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=path.parent)
    assert done.stdout.startswith(b"%PDF-1.7") and done.stdout.rstrip().endswith(b"%%EOF")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["x.doc", "x.png", "out/x.htm"])
def test_a_name_of_another_format_is_no_folder(write: Write, name: str) -> None:
    path = write(TEXT)
    command = [sys.executable, "-m", "bulletin_layout", "build", str(path), "-o", name]
    done = subprocess.run(command, capture_output=True, text=True, cwd=path.parent, check=False)
    assert done.returncode == 2
    assert f"{name}: only .pdf, .ofd, " in done.stderr
    assert [file.name for file in path.parent.iterdir()] == [path.name]


WRONG_CALLS: list[tuple[str, Callable[[Any], Any]]] = [
    ("lay_out takes Issue", lambda _: lay_out("issue.yaml")),  # type: ignore[arg-type]
    ("lay_out takes Stylesheet", lambda i: lay_out(i, "gbt9704")),  # type: ignore[arg-type]
    ("lay_out takes FontSet", lambda i: lay_out(i, fonts="x")),  # type: ignore[arg-type]
    ("pdf_bytes takes Document", lambda i: pdf_bytes(i)),
    ("dump takes Document", lambda i: dump(i)),
    ("a writer takes Document", lambda i: save(i, "a.pdf")),
    ("a writer takes Document", lambda i: write_pdf(i, "a.pdf")),
    ("proofread takes Issue", lambda _: proofread("issue.yaml")),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("words", "call"), WRONG_CALLS, ids=range(len(WRONG_CALLS)))
def test_a_wrong_argument_says_what_belongs_there(
    words: str, call: Callable[[Any], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TypeError, match=words):
        call(parse_issue(TEXT))
    assert list(tmp_path.iterdir()) == []
