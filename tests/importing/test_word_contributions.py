"""Word files made with python-docx: nothing of them is lost in silence."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from bulletin_layout import read_issue, typeset
from bulletin_layout.cli.main import main
from bulletin_layout.importing.material import Remark
from bulletin_layout.issue.content import Heading, Photos, Table
from bulletin_layout.issue.text import Text
from bulletin_layout.messages import in_chinese
from tests.importing.conftest import Import, draft_of

TRACKED = 'w:id="1" w:author="张三" w:date="2026-11-20T00:00:00Z"'
BOX = f"""<w:r {nsdecls("w")}
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
  <mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="box"/><a:graphic>
  <a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>文本框里的话</w:t></w:r></w:p>
  </w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
  </mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>
  <w:t>文本框里的话</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
  </mc:AlternateContent></w:r>"""


def tracked(tag: str, text: str) -> object:
    kind = "w:delText" if tag == "del" else "w:t"
    run = f"<w:r><{kind}>{text}</{kind}></w:r>"
    return parse_xml(f"<w:{tag} {nsdecls('w')} {TRACKED}>{run}</w:{tag}>")


def picture(colour: str, kind: str) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (1200, 800), colour).save(out, kind)
    return io.BytesIO(out.getvalue())


def contribution() -> docx.document.Document:
    """Titles, headings, a table with merged cells, two photos, tracked changes, a text box."""
    document = docx.Document()
    for line in ("圆通速递有限公司上海分公司召开", "旺季服务保障动员会"):
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(line).bold = True
    document.add_paragraph("近日，圆通速递召开动员会，10家网点参加，见{附表}。")
    document.add_heading("主要做法", level=2)
    paragraph = document.add_paragraph("会议要求各网点")
    paragraph.add_run("压实责任").bold = True
    paragraph.add_run("。")
    paragraph._p.append(tracked("ins", "会后逐项落实。"))
    paragraph._p.append(tracked("del", "此处删去。"))
    document.add_picture(picture("red", "JPEG"))
    table = document.add_table(rows=3, cols=3)
    words = (["网点", "人数", "备注"], ["浦东", "12", ""], ["青浦", "8", ""])
    for row, texts in zip(table.rows, words, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2)).text = "增援"
    document.add_paragraph("会场外设置宣传板。")._p.append(parse_xml(BOX))
    for text in ("第一条措施。", "第二条措施。"):
        document.add_paragraph(text, style="List Number")
    document.add_picture(picture("blue", "PNG"))
    last = document.add_paragraph("（圆通上海分公司供稿）")
    last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.sections[0].header.paragraphs[0].text = "内部稿件"
    return document


@pytest.fixture
def word(tmp_path: Path) -> Path:
    file = tmp_path / "来稿.docx"
    contribution().save(str(file))
    return file


def test_a_contribution_becomes_an_article(word: Path, imported: Import) -> None:
    file = imported(word, options=("--date", "2026-12-01"))
    issue = read_issue(file)
    (article,) = issue.articles
    assert [str(t) for t in article.title] == [
        "圆通速递有限公司上海分公司召开",
        "旺季服务保障动员会",
    ]
    assert [str(source) for source in article.source] == ["圆通上海分公司"]
    kinds = [type(block) for block in article.body]
    assert kinds == [Text, Heading, Text, Photos, Table, Text, Text, Text, Text, Photos]
    assert str(article.body[0]) == "近日，圆通速递召开动员会，10家网点参加，见{附表}。"
    bold = article.body[2]
    assert isinstance(bold, Text)
    assert bold.value == "会议要求各网点压实责任。会后逐项落实。"
    assert [span.text for span in bold.spans if span.role == "strong"] == ["压实责任"]
    assert [str(block) for block in article.body[5:9]] == [
        "会场外设置宣传板。",
        "文本框里的话",
        "1.第一条措施。",
        "2.第二条措施。",
    ]
    assert [p.name for p in sorted((file.parent / "imported-photos").iterdir())] == [
        "1.jpg",
        "2.png",
    ]


def test_what_was_decided_is_said_in_comments(word: Path, imported: Import) -> None:
    said = imported(word, options=("--language", "zh")).read_text(encoding="utf-8")
    for comment in (
        "# 来稿.docx 第5段：修订删去的“此处删去。”略去。",
        "# 来稿.docx 第5段：修订插入的“会后逐项落实。”已取用。",
        "# 来稿.docx 全文：页眉“内部稿件”略去。",
        "# 推断：取自原件的“（圆通上海分公司供稿）”一行。",
        "是原件的文本框，放在它所附的段落之后。",
    ):
        assert comment in said


def test_merged_cells_stay_merged(word: Path) -> None:
    (article,) = draft_of(word).articles
    (grid,) = (piece for piece in article.body if hasattr(piece, "rows"))
    assert [[(c.text, c.across, c.down) for c in row] for row in grid.rows] == [
        [("网点", 1, 1), ("人数", 1, 1), ("备注", 1, 1)],
        [("浦东", 1, 1), ("12", 1, 1), ("增援", 1, 2)],
        [("青浦", 1, 1), ("8", 1, 1)],
    ]


def test_it_is_built(word: Path, imported: Import, tmp_path: Path) -> None:
    document = typeset(imported(word, options=("--date", "2026-12-01")), tmp_path / "out.pdf")
    found = {d.rule for d in document.diagnostics if d.rule}
    assert found == {"to-fill-in"}


def test_the_next_issue_begins_with_it(
    word: Path, imported: Import, tmp_path: Path, small_issue: str
) -> None:
    last = tmp_path / "last.yaml"
    last.write_text(small_issue, encoding="utf-8")
    file = imported(word, options=("--from", str(last), "--date", "2026-12-01"))
    issue, before = read_issue(file), read_issue(last)
    assert issue.header == before.header
    assert issue.distribution == before.distribution
    assert issue.editors.date.isoformat() == "2026-12-01"
    assert [str(a.title[0]) for a in issue.articles] == ["圆通速递有限公司上海分公司召开"]


def test_an_article_is_added_and_the_rest_stays(
    word: Path, tmp_path: Path, small_issue: str
) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text("# 本期编者留言\n" + small_issue, encoding="utf-8")
    before = read_issue(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert main(["import", str(word), "--into", str(file)]) == 0
    after = read_issue(file)
    assert after.articles[:-1] == before.articles
    assert str(after.articles[-1].title[1]) == "旺季服务保障动员会"
    assert after.distribution == before.distribution
    kept = iter(file.read_text(encoding="utf-8").splitlines())
    assert all(line in kept for line in lines if line.strip())


def test_what_word_numbers_itself_is_numbered() -> None:
    from bulletin_layout.importing.docx.list_numbers import chinese

    numbers = [chinese(n) for n in (1, 9, 10, 11, 20, 35)]
    assert numbers == ["一", "九", "十", "十一", "二十", "三十五"]


@pytest.mark.parametrize(
    ("xml", "said", "kept"),
    [
        ("<w:sym w:font='Wingdings' w:char='F04A'/>", "符号（Wingdings F04A）读不出来", ""),
        ("<w:object><w:t>表格对象</w:t></w:object>", "Word 对象（object）没有带出", "表格对象"),
    ],
)
def test_what_has_no_place_is_said(tmp_path: Path, xml: str, said: str, kept: str) -> None:
    told = [r for r in told_of(xml, tmp_path) if r not in told_of("", tmp_path)]
    assert [(said in in_chinese(r.what), r.kept) for r in told] == [(True, kept)]


def test_a_note_mark_that_leads_to_no_note_is_left_out(tmp_path: Path) -> None:
    mark = "<w:footnoteReference w:id='7'/><w:t>会后落实。</w:t>"
    nothing = told_of("", tmp_path)
    assert told_of(mark, tmp_path) == nothing
    (article,) = draft_of(tmp_path / "来稿.docx").articles
    assert [piece.text for piece in article.body] == ["会议听取了意见。会后落实。"]


def told_of(xml: str, folder: Path) -> list[Remark]:
    """Return what is said of a Word file in which something stands at a paragraph's end."""
    document = docx.Document()
    document.add_paragraph("市局召开会议")
    paragraph = document.add_paragraph("会议听取了意见。")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
    file = folder / "来稿.docx"
    document.save(str(file))
    draft = draft_of(file)
    return [*draft.remarks, *draft.unplaced]


def test_hidden_text_is_kept_apart(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("市局召开会议")
    run = document.add_paragraph("会议听取了意见。").add_run("此句隐藏。")
    run.font.hidden = True
    file = tmp_path / "来稿.docx"
    document.save(str(file))
    assert [r.kept for r in draft_of(file).unplaced] == ["此句隐藏。"]


def test_a_broken_word_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "来稿.docx"
    file.write_bytes(b"PK\x03\x04 not a package")
    assert main(["import", str(file), "-o", str(tmp_path / "out.yaml")]) == 1
    assert "it is no Word file (.docx) that can be read" in capsys.readouterr().err
    assert not (tmp_path / "out.yaml").exists()
