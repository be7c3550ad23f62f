"""Each thing that a Word file may hold: in its place, or named. Told by hand-made files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.importing.docx.list_numbers import chinese
from bulletin_layout.issue.content import Heading, Photos, Table
from tests.importing.conftest import Import
from tests.importing.docx_files import (
    NAMESPACES,
    TEXT,
    TITLE,
    cell,
    docx_of,
    listed,
    notes,
    numbering,
    paragraph,
    row,
    run,
    table,
)

DATED = ("--date", "2026-12-01")
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
CHART = f"<c:chartSpace {NAMESPACES}><a:t>投递量</a:t><c:v>浦东</c:v></c:chartSpace>"
HEADER = f"<w:hdr {NAMESPACES}>{paragraph('内部稿件')}{table(row('页眉表格'))}</w:hdr>"
FRAME = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{}"/>{}</wp:inline>'
    "</w:drawing></w:r>"
)


def written(tmp_path: Path, imported: Import, data: bytes) -> str:
    """Import a Word file; return the issue's file, which can be read."""
    file = tmp_path / "letter.docx"
    file.write_bytes(data)
    target = imported(file, options=DATED)
    read_issue(target)
    return target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "parts", "kept"),
    [
        # Notes where none may stand, and notes that nothing refers to.
        (TITLE.replace("</w:p>", NOTE + "</w:p>") + TEXT, {"footnotes.xml": notes("题注")}, "题注"),
        (TITLE + TEXT + table(row("甲", "乙"), row("1", paragraph(run("2") + NOTE))),
         {"footnotes.xml": notes("格注")}, "格注"),
        (TITLE + TEXT, {"footnotes.xml": notes("孤注")}, "孤注"),
        # Headers of first pages, tables in them.
        (TITLE + TEXT, {"header1.xml": ("header", HEADER)}, "内部稿件 页眉表格"),
        # Charts, WordArt, fields whose words are their code, forms, phonetic letters.
        (TITLE + paragraph(run("见图") + FRAME.format("图一", '<a:graphic><a:graphicData><c:chart '
         'r:id="r1"/></a:graphicData></a:graphic>')) + TEXT,
         {"chart.xml": ("chart", CHART)}, "图一 投递量 浦东"),
        (TITLE + TEXT + paragraph('<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape>'
         "</w:pict></w:r>"), {}, "艺术字"),
        (TITLE + TEXT + paragraph(r"<w:r><w:instrText> DDE 表 叁</w:instrText></w:r>"),
         {}, "DDE 表 叁"),
        (TITLE + TEXT + paragraph('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
         '<w:listEntry w:val="选项乙"/></w:ddList></w:ffData></w:fldChar></w:r>'), {}, "选项乙"),
        (TITLE + TEXT + paragraph(f"<w:r><w:ruby><w:rt>{run('yao')}</w:rt><w:rubyBase>{run('垚')}"
         "</w:rubyBase></w:ruby></w:r>"), {}, "yao"),
        # What is no paragraph at all, rows and runs that were deleted, what was merged away.
        (TITLE + TEXT + f"<w:altChunk>{run('嵌入')}</w:altChunk>", {}, "嵌入"),
        (TITLE + TEXT + table(row("甲", "乙"), row("1", "2"),
         row("删", "行", appearance='<w:del w:id="1"/>')), {}, "删行"),
        (TITLE + TEXT + table(row("甲", "乙"), row(cell("一", '<w:vMerge w:val="restart"/>'), "2"),
         row(cell("并掉的", "<w:vMerge/>"), "3")), {}, "并掉的"),
        (TITLE + TEXT + paragraph(FRAME.format("远处的", '<a:blip r:link="r9"/>')), {}, "远处的"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_named(
    tmp_path: Path,
    imported: Import,
    body: str,
    parts: dict[str, tuple[str, str]],
    kept: str,
) -> None:
    section = '<w:headerReference w:type="first" r:id="r1"/>' if "header1.xml" in parts else ""
    section += "<w:titlePg/>" if section else ""
    assert kept in written(tmp_path, imported, docx_of(body, parts, section))


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        ([row("甲"), row("1", "2", "3")], (1, 3)),
        ([row("甲", "乙", appearance='<w:gridAfter w:val="1"/>'), row("1", "2", "3")], (1, 3)),
        ([row("甲", "乙"), row("1", appearance='<w:gridBefore w:val="1"/>')], (1, 2)),
        ([row("甲", "乙", "丙")], (1, 3)),
        ([row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("乙", '<w:gridSpan w:val="2"/>')),
          row(cell("", "<w:vMerge/>"), "丙", "丁"), row("1", "2", "3")], (1, 3)),
        ([row("甲", ""), row("1", "2")], (1, 2)),
    ],
)  # fmt: skip
def test_every_table_becomes_one_that_an_issue_may_hold(
    tmp_path: Path, imported: Import, rows: list[str], size: tuple[int, int]
) -> None:
    written(tmp_path, imported, docx_of(TITLE + TEXT + table(*rows)))
    (found,) = (
        block
        for block in read_issue(tmp_path / "imported.yaml").articles[0].body
        if isinstance(block, Table)
    )
    assert (len(found.rows), len(found.columns)) == size


def test_paragraphs_of_a_cell_stay_apart(tmp_path: Path, imported: Import) -> None:
    inner = paragraph("张三") + paragraph("李四")
    text = written(
        tmp_path, imported, docx_of(TITLE + TEXT + table(row("甲", "乙"), row("1", inner)))
    )
    assert r"张三\\李四" in text


@pytest.mark.parametrize(
    ("alignment", "title"), [("center", 1), ("start", 0), ("end", 0), ("strange", 0)]
)
def test_alignments_of_every_producer_are_read(
    tmp_path: Path, imported: Import, alignment: str, title: int
) -> None:
    head = paragraph("市局召开安全生产会议。", f'<w:jc w:val="{alignment}"/>')
    text = written(tmp_path, imported, docx_of(head + TEXT))
    assert ("from the file's name" in text) == (not title)


def test_marks_of_the_text_itself_make_no_marks(tmp_path: Path, imported: Import) -> None:
    stars = run("138") + run("*") * 4 + run("5678，") + run("*") + run("重", "<w:b/>") + run("*")
    written(tmp_path, imported, docx_of(TITLE + paragraph(stars) + TEXT))
    first = read_issue(tmp_path / "imported.yaml").articles[0].body[0]
    assert str(first) == "138****5678，*重*"


def test_a_break_in_what_is_only_said_stays_in_its_comment(
    tmp_path: Path, imported: Import
) -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>删去\nserial: 伪造</w:delText></w:r></w:del>'
    written(tmp_path, imported, docx_of(TITLE + TEXT + f"<w:p>{gone}</w:p>"))
    assert read_issue(tmp_path / "imported.yaml").serial is None


LEVEL = '<w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>'
NO_GAP = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>'


@pytest.mark.parametrize(
    ("levels", "extra", "paragraphs", "labels"),
    [
        (["chineseCounting", "%1、"], "", [(1, 0), (1, 0)], ["一、", "二、"]),
        # Two lists of one abstract go on from each other, unless one begins anew.
        (["decimal", "%1."], "", [(1, 0), (2, 0)], ["1.", "2."]),
        (["decimal", "%1."], '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
         "</w:lvlOverride>", [(1, 0), (2, 0)], ["1.", "5."]),
        (["ideographTraditional", "%1、"], "", [(1, 0), (1, 0)], ["甲、", "乙、"]),
        (["decimalZero", "%1）"], "", [(1, 0)], ["01）"]),
        (["decimal", "%1.", "decimal", "%1.%2"], "", [(1, 0), (1, 1), (1, 0), (1, 1)],
         ["1.", "1.1 ", "2.", "2.1 "]),
        (["decimal", "第%1条"], "", [(1, 0), (1, 0)], ["第1条 ", "第2条 "]),
    ],
)  # fmt: skip
def test_lists_have_the_numbers_that_word_shows(
    tmp_path: Path,
    imported: Import,
    levels: list[str],
    extra: str,
    paragraphs: list[tuple[int, int]],
    labels: list[str],
) -> None:
    made = [LEVEL.format(*levels[n : n + 2]) for n in range(0, len(levels), 2)]
    body = "".join(listed("条文内容。", *at) for at in paragraphs)
    parts = {"numbering.xml": numbering(*made, extra=extra)}
    text = written(tmp_path, imported, docx_of(TITLE + TEXT + body, parts))
    found = [line.strip() for line in text.splitlines() if line.strip().endswith("条文内容。")]
    assert [line.removesuffix("条文内容。") for line in found] == labels


def test_a_list_whose_numbers_no_gap_follows(tmp_path: Path, imported: Import) -> None:
    parts = {"numbering.xml": numbering(NO_GAP + '<w:lvlText w:val="第%1条"/>')}
    text = written(tmp_path, imported, docx_of(TITLE + TEXT + listed("条文内容。"), parts))
    assert "第1条条文内容。" in text


def test_numbers_in_han() -> None:
    said = {1: "一", 10: "十", 12: "十二", 20: "二十", 99: "九十九", 100: "一百", 103: "一百零三"}
    assert {number: chinese(number) for number in said} == said
    assert (chinese(110), chinese(115), chinese(0), chinese(1000)) == (
        "一百一十", "一百一十五", "0", "1000",
    )  # fmt: skip


def test_headings_keep_their_order_under_a_title(tmp_path: Path, imported: Import) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="{name}"/></w:style>'
        for n, name in enumerate(("Title", "heading 1", "heading 2"))
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="s{n}"/>')
        for n, text in ((0, "市局召开安全生产会议"), (1, "主要做法"), (2, "班前会"))
    )
    parts = {"styles.xml": ("styles", f"<w:styles {NAMESPACES}>{styles}</w:styles>")}
    written(tmp_path, imported, docx_of(body + TEXT, parts))
    article = read_issue(tmp_path / "imported.yaml").articles[0]
    found = [(str(b.heading), b.level) for b in article.body if isinstance(b, Heading)]
    assert found == [("主要做法", 1), ("班前会", 2)]


def test_a_file_that_is_not_whole_is_refused_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = docx_of(TITLE + TEXT)
    for number, data in enumerate((good[: len(good) // 2], good.replace(b"<w:body>", b"<w:bodi>"))):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(data)
        assert main(["import", str(file), "-o", str(tmp_path / f"{number}.yaml"), *DATED]) == 1
        assert "it is no Word file" in capsys.readouterr().err
        assert not (tmp_path / f"{number}.yaml").exists()


def test_photos_set_side_by_side_by_a_table_stand_abreast(tmp_path: Path, imported: Import) -> None:
    import docx

    from tests.importing.test_word_contributions import picture

    document = docx.Document()
    document.add_heading("市局召开安全生产会议", 0)
    document.add_paragraph("近日，市局召开安全生产会议，10家企业参加会议，听取了各方意见。")
    grid = document.add_table(rows=2, cols=2)
    for column, colour in enumerate(("red", "blue")):
        grid.cell(0, column).paragraphs[0].add_run().add_picture(picture(colour, "BMP"))
        grid.cell(1, column).text = f"图为会场{column}"
    file = tmp_path / "letter.docx"
    document.save(str(file))
    target = imported(file, options=DATED)
    (photos,) = (b for b in read_issue(target).articles[0].body if isinstance(b, Photos))
    assert [str(p.caption) for p in photos.photos] == ["图为会场0", "图为会场1"]
    assert [str(p.file.name) for p in photos.photos] == [
        "imported-photos/1.png", "imported-photos/2.png",
    ]  # fmt: skip
