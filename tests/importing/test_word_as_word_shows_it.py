"""Word files are read as Word shows them: soft returns, changes, fields, symbols, boxes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bulletin_layout.importing.docx.fields import shown_by
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.material import Picture, Words, words_of
from tests.importing.conftest import draft_of
from tests.importing.docx_files import MAIN, TEXT, TITLE, docx_of, paragraph, run

RETURN = "<w:r><w:br/></w:r>"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/":
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
    b"http://schemas.openxmlformats.org/officeDocument/2006/":
        b"http://purl.oclc.org/ooxml/officeDocument/",
    b"http://schemas.openxmlformats.org/drawingml/2006/":
        b"http://purl.oclc.org/ooxml/drawingml/",
}  # fmt: skip


def draft(tmp_path: Path, body: str, title: str = TITLE) -> Draft:
    file = tmp_path / "shown.docx"
    file.write_bytes(docx_of(title + body))
    return draft_of(file)


def texts(draft: Draft) -> list[str]:
    return [p.written.strip() for p in draft.articles[0].body if isinstance(p, Words)]


def said(draft: Draft) -> str:
    return "\n".join(remark.what for remark in draft.remarks)


def field(code: str, result: str = "") -> str:
    """A complex field, its code in several runs as Word writes it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in code)
    shown = mark.format("separate") + run(result) if result else ""
    return mark.format("begin") + runs + shown + mark.format("end")


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_soft_returns_part_paragraphs_and_are_said(tmp_path: Path) -> None:
    lines = ["近日，检查组开展检查。", "　　一、主要做法", "检查组查看设施。", "（东片分局供稿）"]
    made = draft(tmp_path, paragraph(RETURN.join(map(run, lines))))
    assert texts(made) == ["近日，检查组开展检查。", "一、主要做法", "检查组查看设施。"]
    assert made.articles[0].source == "东片分局"
    assert "4 paragraphs" in said(made)


def test_a_soft_return_that_wraps_a_sentence_parts_nothing(tmp_path: Path) -> None:
    lines = [
        "近日，检查组对城东、城西十二个网点开展消防",
        "安全检查，发现隐患八处。",
        "下一步复查。",
    ]
    made = draft(tmp_path, paragraph(RETURN.join(map(run, lines))))
    assert texts(made) == [lines[0] + lines[1], lines[2]]


def test_a_soft_return_within_brackets_parts_nothing(tmp_path: Path) -> None:
    lines = ["近日，检查组开展检查。", "（东片分局", "供稿）"]
    made = draft(tmp_path, paragraph(RETURN.join(map(run, lines))))
    assert texts(made) == lines[:1] and made.articles[0].source == "东片分局"


def test_what_is_bold_goes_on_over_a_soft_return(tmp_path: Path) -> None:
    inner = "<w:r><w:rPr><w:b/></w:rPr><w:t>一是排查。</w:t><w:br/><w:t>二是整改。</w:t></w:r>"
    made = draft(tmp_path, TEXT + paragraph(inner + run("三是复查。")))
    assert texts(made)[1:] == ["**一是排查。**", "**二是整改。**三是复查。"]


def test_a_soft_return_in_a_title_is_a_line_of_it(tmp_path: Path) -> None:
    title = paragraph(run("东片分局开展") + RETURN + run("旺季安全检查"), '<w:jc w:val="center"/>')
    made = draft(tmp_path, TEXT, title)
    assert made.articles[0].title == ("东片分局开展", "旺季安全检查")


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="1"/>'])
def test_what_is_struck_through_is_left_out_and_said(tmp_path: Path, look: str) -> None:
    made = draft(tmp_path, paragraph(run("原定") + run("10", look) + run("12个网点。")))
    assert texts(made) == ["原定12个网点。"] and "“10”, struck through" in said(made)


def test_what_is_not_struck_stays(tmp_path: Path) -> None:
    made = draft(
        tmp_path, paragraph(run("原定") + run("10", '<w:strike w:val="0"/>') + run("个。"))
    )
    assert texts(made) == ["原定10个。"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
    body = paragraph("整改八处，", gone) + paragraph("全部", gone) + paragraph("销号。")
    made = draft(tmp_path, TEXT + body)
    assert texts(made)[1:] == ["整改八处，全部销号。"] and "3 paragraphs are one" in said(made)


def test_moved_text_is_said_to_be_moved(tmp_path: Path) -> None:
    away = f'<w:moveFrom w:id="1">{run("移动的话。")}</w:moveFrom>'
    here = f'<w:moveTo w:id="2">{run("移动的话。")}</w:moveTo>'
    body = paragraph(run("甲。") + away) + paragraph(run("乙。") + here)
    made = draft(tmp_path, body)
    assert texts(made) == ["甲。", "乙。移动的话。"]
    assert "moved in a tracked change" in said(made) and "deleted" not in said(made)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (r"EQ \o\ac(○,1)", "①"),
        (r" eq \o\ac(○,23) ", "㉓"),
        (r"EQ \o\ac(○,密)", "密"),
        (r"EQ \f(24,26)", "24/26"),
        (r"EQ \f(\r(2),3)", "√2/3"),
        (r"EQ m\s\up 6(2)", "m²"),
        (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(zhé),喆)', "喆"),
        (r"EQ (a\,b)", "(a,b)"),
        ("EQ " + r"\f(1," * 60 + "2" + ")" * 60, None),
    ],
)
def test_what_an_equation_field_shows(code: str, words: str | None) -> None:
    shown = shown_by(code).words
    assert words is None or shown == words


def test_fields_stand_where_they_are_shown(tmp_path: Path) -> None:
    body = paragraph(
        field(r"EQ \o\ac(○,1)") + run("城东站；") + field(r"EQ \o\ac(○,2)") + run("城西站，见第")
        + field("PAGE", "3") + run("页。")
    )  # fmt: skip
    made = draft(tmp_path, TEXT + body)
    assert texts(made)[1:] == ["①城东站；②城西站，见第3页。"] and not made.unplaced


def test_a_link_field_says_its_address(tmp_path: Path) -> None:
    made = draft(
        tmp_path, paragraph(field('HYPERLINK "https://example.cn/a"', "见网页") + run("。"))
    )
    assert texts(made) == ["见网页。"] and "https://example.cn/a" in said(made)


def test_a_formula_is_read_along_the_line(tmp_path: Path) -> None:
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    fraction = f"<m:f>{part.format('num', 24)}{part.format('den', 26)}</m:f>"
    power = f"<m:sSup>{part.format('e', 'x')}{part.format('sup', 2)}</m:sSup>"
    made = draft(tmp_path, paragraph(run("比为") + f"<m:oMath {m}>{fraction}+{power}</m:oMath>"))
    assert texts(made)[0].startswith("比为24/26") and "x²" in texts(made)[0]


def test_boxes_to_tick(tmp_path: Path) -> None:
    def box(on: int, glyph: str) -> str:
        state = f'<w14:checkbox {W14}><w14:checked w14:val="{on}"/></w14:checkbox>'
        return control(state, run(glyph))

    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
        '</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    faced = run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    made = draft(tmp_path, paragraph(
        run("结论：") + box(1, "☒") + run("合格") + box(0, "☐") + run("不合格") + old + run("一")
        + faced + run("二") + symbol + run("三。")
    ))  # fmt: skip
    assert texts(made) == ["结论：√合格□不合格√一√二□三。"] and "box to tick" in said(made)


def test_greek_letters_of_the_face_symbol(tmp_path: Path) -> None:
    made = draft(
        tmp_path, paragraph(run("系数") + run("a", '<w:rFonts w:ascii="Symbol"/>') + run("。"))
    )
    assert texts(made) == ["系数α。"]


@pytest.mark.parametrize("whole", [False, True])
def test_what_is_to_be_filled_in_is_left_out(tmp_path: Path, whole: bool) -> None:
    words = run("单击此处输入文字。")
    held = control("<w:showingPlcHdr/>", paragraph(words) if whole else words)
    made = draft(tmp_path, TEXT + (held if whole else paragraph(run("情况：") + held)))
    assert "单击" not in "".join(texts(made)) and "单击此处输入文字。" in said(made)


def test_wordart_is_words(tmp_path: Path) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="工作简报"/></v:shape></w:pict></w:r>'
    file = tmp_path / "art.docx"
    period = paragraph("2026年第5期（总第80期）", '<w:jc w:val="center"/>')
    editors = paragraph("东区邮政管理局编　　2026年3月1日")
    file.write_bytes(docx_of(paragraph(art) + period + editors + TITLE + TEXT))
    front = draft_of(file).front
    assert front.header == ("工作简报",) and (front.number, front.total) == (5, 80)


def test_a_file_of_the_strict_kind_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_of(TITLE + TEXT))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            for transitional, strict in STRICT.items():
                data = data.replace(transitional, strict)
            new.writestr(name, data)
    file = tmp_path / "strict.docx"
    file.write_bytes(out.getvalue())
    (article,) = draft_of(file).articles
    assert article.title == ("市局召开安全生产会议",)
    assert len([p for p in article.body if not isinstance(p, Picture) and words_of(p)]) == 1


def character_style(name: str, look: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="character" w:styleId="{name}">{base}<w:rPr>{look}</w:rPr></w:style>'


STYLES = (
    f'<w:styles xmlns:w="{MAIN}">'
    + character_style("Gone", "<w:strike/>")
    + character_style("Up", '<w:vertAlign w:val="superscript"/>')
    + character_style("Higher", "", "Up")
    + "</w:styles>"
)


def test_a_character_style_strikes_and_raises(tmp_path: Path) -> None:
    struck = run("10", '<w:rStyle w:val="Gone"/>') + run("12")
    kept = run("八", '<w:rStyle w:val="Gone"/><w:strike w:val="0"/>')
    body = paragraph(run("面积90m") + run("2", '<w:rStyle w:val="Higher"/>') + run("，原定"))
    file = tmp_path / "styled.docx"
    whole = TITLE + body + paragraph(struck + run("个网点，") + kept + run("处。"))
    file.write_bytes(docx_of(whole, {"styles.xml": ("styles", STYLES)}))
    made = draft_of(file)
    assert texts(made) == ["面积90m²，原定", "12个网点，八处。"]
    assert "“10”, struck through" in said(made)


def test_signs_that_are_raised_are_written_so_that_the_issue_is_read(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    signs = "".join(run(f"样本{sign}") + run(sign, raised) for sign in ("[1]", "*", "**", "{"))
    assert texts(draft(tmp_path, paragraph(signs))) == [
        r"样本\[1\]<sup>[1]</sup>样本\*<sup>*</sup>样本\*\*\*\*样本\{\{"
    ]


def test_of_fields_in_one_another_the_outer_one_shows(tmp_path: Path) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inner = field(" PAGE ", "7")
    whole = (
        run("第") + mark.format("begin") + "<w:r><w:instrText> = </w:instrText></w:r>" + inner
        + "<w:r><w:instrText> + 1 </w:instrText></w:r>" + mark.format("separate") + run("8")
        + mark.format("end") + run("号")
    )  # fmt: skip
    assert texts(draft(tmp_path, paragraph(whole))) == ["第8号"]


def test_what_was_moved_nowhere_is_kept(tmp_path: Path) -> None:
    gone = f'<w:moveFrom w:id="1">{run("后来整句删去。")}</w:moveFrom>'
    there = f'<w:moveTo w:id="2">{run("移来的话。")}</w:moveTo>'
    left = f'<w:moveFrom w:id="3">{run("移来的话。")}</w:moveFrom>'
    made = draft(
        tmp_path, paragraph(run("甲段。") + gone) + paragraph(left + run("乙段。") + there)
    )
    assert texts(made) == ["甲段。", "乙段。移来的话。"]
    assert [remark.kept for remark in made.unplaced] == ["后来整句删去。"]


def test_what_was_inserted_and_deleted_again_is_not_said_to_be_taken(tmp_path: Path) -> None:
    again = (
        f'<w:ins w:id="1"><w:del w:id="2">{run("又删").replace("w:t", "w:delText")}</w:del></w:ins>'
    )
    assert "又删" not in "".join(
        remark.what for remark in draft(tmp_path, paragraph(run("甲段。") + again)).remarks
        if "inserted" in remark.what
    )  # fmt: skip


def test_a_page_break_parts_paragraphs_and_capitals_are_as_shown(tmp_path: Path) -> None:
    broken = run("分页之前。") + '<w:r><w:br w:type="page"/></w:r>' + run("分页之后。")
    capitals = run("推广") + run("ems", "<w:caps/>") + run("业务。")
    made = draft(tmp_path, paragraph(broken) + paragraph(capitals))
    assert texts(made) == ["分页之前。", "分页之后。", "推广EMS业务。"]
