"""Ten bulletins of other kinds: built without a finding, and nothing of what they carry is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bulletin_layout import Document, lay_out, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.issue.model import Issue
from bulletin_layout.pipeline import style_of
from bulletin_layout.proofreading.run import proofread
from tests.conftest import ROOT

FOLDER = ROOT / "examples" / "kinds"
KINDS = sorted(f.stem for f in FOLDER.glob("*.yaml") if not f.stem.endswith(".style"))
# Written in the file and not printed as it stands there: kept for records, or a name of a thing.
_NOT_PRINTED = {"manuscript", "稿号", "alt", "替代文字", "photo", "照片", "file", "文件"}
_NOT_PRINTED |= {"style", "版式", "date", "日期", "印发日期", "印刷日期", "align", "对齐"}
_NOT_PRINTED |= {"width", "宽", "period", "期号", "disclosure", "公开属性", "secrecy", "密级"}
_MARKS = str.maketrans("", "", "* \n　[]^")


def said_in(value: object) -> list[str]:
    """Return the texts that a file says, but for what is not printed as it stands."""
    if isinstance(value, dict):
        return [t for k, v in value.items() if k not in _NOT_PRINTED for t in said_in(v)]
    if isinstance(value, list):
        return [text for one in value for text in said_in(one)]
    return [line for line in str(value).splitlines() if line]


def set_(name: str, fonts: FontSet) -> tuple[Issue, Document]:
    issue = read_issue(FOLDER / f"{name}.yaml")
    return issue, lay_out(issue, style_of(issue), fonts)


def printed(document: Document) -> str:
    """Return all that stands on the pages, without spaces and line ends."""
    lines = (line for page in document.pages for line in (*page.lines,))
    return "".join(run.text for line in lines for run in line.runs).translate(_MARKS)


def test_there_are_ten() -> None:
    assert len(KINDS) == 10
    assert all((FOLDER / f"{name}.style.yaml").is_file() for name in KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_built_and_checked_without_a_finding(name: str, fonts: FontSet) -> None:
    issue, document = set_(name, fonts)
    assert document.diagnostics == ()
    assert list(proofread(issue)) == []


@pytest.mark.parametrize("name", KINDS)
def test_nothing_that_a_kind_carries_is_lost(name: str, fonts: FontSet) -> None:
    document = set_(name, fonts)[1]
    on_pages = printed(document)
    written = yaml.load(
        (FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    pieces = (
        part.translate(_MARKS)
        for text in said_in(written)
        for part in text.replace("<sup>", "[^")
        .replace("</sup>", "[^")
        .replace("<sub>", "[^")
        .replace("</sub>", "[^")
        .replace("]", "[^")
        .split("[^")
    )
    missing = [p for p in pieces if p and p not in on_pages and p not in ("true", "是")]
    assert missing == []


def test_files_of_the_folder_belong_to_a_kind() -> None:
    there = {f.name for f in FOLDER.rglob("*") if f.is_file() and f.suffix in (".yaml", ".jpg")}
    text = "".join(f.read_text(encoding="utf-8") for f in Path(FOLDER).glob("*.yaml"))
    photos = {f for f in there if f.endswith(".jpg")}
    assert {p for p in photos if f"photos/{p}" in text} == photos
    assert there - photos == {f"{k}{s}.yaml" for k in KINDS for s in ("", ".style")}
