"""What an import says is English or Chinese, as the keys of the file that it is written into."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from bulletin_layout.cli.main import main
from bulletin_layout.importing.draft import Draft
from bulletin_layout.messages import in_chinese
from tests.importing.conftest import Import, draft_of
from tests.importing.docx_files import (
    NAMESPACES,
    TEXT,
    TITLE,
    docx_of,
    notes,
    paragraph,
    row,
    run,
    table,
)
from tests.importing.test_pdfs_of_other_programs import LETTER, letter
from tests.messages.sentences import HAN, without_quotations

NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
GONE = '<w:del w:id="1"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
ADDED = f'<w:ins w:id="2">{run("插入的话")}</w:ins>'
BODY = (
    paragraph("不成标题的话，")
    + TITLE.replace("</w:p>", NOTE + "</w:p>")
    + TEXT
    + paragraph(GONE + ADDED + run("隐去的话", "<w:vanish/>") + run("看不见\u200b的字"))
    + paragraph(f"<w:r><w:ruby><w:rt>{run('音')}</w:rt></w:ruby></w:r>" + run("字"))
    + paragraph('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>' + run("符号。"))
    + paragraph("<w:r><w:instrText> EQ 公式</w:instrText></w:r>")
    + paragraph('<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>')
    + f"<w:altChunk>{run('嵌入')}</w:altChunk>"
    + table(row("甲", "乙"), row("1", "2"), row("删", "行", appearance='<w:del w:id="1"/>'))
)
HEADER = f"<w:hdr {NAMESPACES}>{paragraph('内部稿件')}</w:hdr>"
SECTION = '<w:headerReference w:type="first" r:id="r1"/><w:titlePg/>'
MAIL = """发件人: 李娜 <a@b.cn>
主题: 来稿

市局召开安全生产会议
近日，市局召开安全生产会议，10家企业参加会议，听取了各方意见。
— 1 —
发自我的手机
--
李娜
"""
ISSUE = """工作简报
2026年第3期（总第7期）
某市邮政管理局编 2026年2月30日
2026年第4期

不成标题的话，

市局召开安全生产会议

近日，市局召开安全生产会议，10家企业参加会议，听取了各方意见。

抄报：市委
某办公室 2026年2月30日印发
共印120份
共印130份
"""


def _pdf() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(letter(LETTER, picture=True)))
    note = DictionaryObject({NameObject("/Subtype"): NameObject("/FreeText")})
    note[NameObject("/Contents")] = TextStringObject("页边批注")
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    writer.add_blank_page()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _word() -> bytes:
    parts = {"header1.xml": ("header", HEADER), "footnotes.xml": notes("题注", "孤注")}
    return docx_of(BODY, parts, SECTION)


ODD = {
    "letter.docx": _word,
    "mail.txt": MAIL.encode,
    "issue.txt": ISSUE.encode,
    "letter.pdf": _pdf,
}


@pytest.fixture(params=ODD)
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file of which much is to be said."""
    file = tmp_path / str(request.param)
    file.write_bytes(ODD[file.name]())
    return file


def said(draft: Draft) -> Iterator[str]:
    for remark in (*draft.remarks, *draft.unplaced):
        yield from (remark.what, remark.where)
    for article in draft.articles:
        yield from (*article.notes, article.source_note)
    yield from (*draft.back.notes, draft.front.date_note)


def comments(file: Path) -> list[str]:
    """The comments of a file but for the first, which is for editors' programs."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.lstrip().startswith("# ") and "$schema" not in line]


def test_all_that_is_said_of_a_file_is_in_both_languages(odd: Path) -> None:
    found = [sentence for sentence in said(draft_of(odd)) if sentence]
    assert len(found) > 3
    for sentence in found:
        assert not HAN.search(without_quotations(sentence)), sentence
        assert HAN.search(in_chinese(sentence)), sentence


@pytest.mark.parametrize("language", ["en", "zh"])
def test_comments_are_in_the_language_of_the_keys(
    odd: Path, imported: Import, language: str
) -> None:
    written = comments(imported(odd, options=("--language", language)))
    assert len(written) > 3
    for line in written:
        assert bool(HAN.search(without_quotations(line))) == (language == "zh"), line
    marks = ("推断：", "待补") if language == "zh" else ("Guessed: ", "To fill in: ")
    assert any(mark in line for line in written[1:] for mark in marks)


def test_what_is_to_be_filled_in_is_the_same_in_both(odd: Path, imported: Import) -> None:
    """A rule of `check` looks for it."""
    english = imported(odd, options=("--language", "en")).read_text(encoding="utf-8")
    (odd.parent / "imported.yaml").unlink()
    chinese = imported(odd, options=("--language", "zh")).read_text(encoding="utf-8")
    assert english.count("【待补：") == chinese.count("【待补：")


@pytest.mark.parametrize("keys", ["en", "zh"])
@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_an_issue_that_is_added_to_keeps_its_language(
    tmp_path: Path, small_issue: str, keys: str, spoken: str
) -> None:
    letter_, file = tmp_path / "mail.txt", tmp_path / "issue.yaml"
    letter_.write_text(MAIL, encoding="utf-8")
    issue = small_issue.replace("articles:", "文章:") if keys == "zh" else small_issue
    file.write_text(issue, encoding="utf-8")
    assert main(["import", str(letter_), "--into", str(file), "--language", spoken]) == 0
    written = comments(file)
    assert len(written) > 3
    for line in written:
        assert bool(HAN.search(without_quotations(line))) == (keys == "zh"), line
