"""PDFs without tags: what belongs to the pages goes and is named, the text is in reading order."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bulletin_layout.importing.draft import Draft, DraftArticle
from bulletin_layout.importing.material import Grid, Picture, Words
from tests.importing.conftest import draft_of
from tests.importing.test_pdfs_of_other_programs import TITLE, register_faces

HEIGHT = A4[1]
LEFT, EM, FULL = 80.0, 16.0, 27
SENTENCE = (
    "检查组对辖区网点逐一查看，重点看充电设施和消防通道，发现问题当场指出，"
    "要求限期整改到位，并安排专人跟踪复查。"
)


class Pages:
    """Pages of text that a test draws from the top down; y is that of the next line."""

    def __init__(self) -> None:
        register_faces()
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=A4, invariant=1)
        self.y = 130.0

    def line(self, text: str, x: float = LEFT, size: float = EM, face: str = "Song") -> None:
        self.at(x, self.y, text, size, face)
        self.y += 29

    def at(self, x: float, y: float, text: str, size: float = EM, face: str = "Song") -> None:
        self.canvas.setFont(face, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def paragraph(self, text: str, indent: int = 2, x: float = LEFT, full: int = FULL) -> None:
        first, rest = text[: full - indent], text[full - indent :]
        self.line(first, x + indent * EM)
        for start in range(0, len(rest), full):
            self.line(rest[start : start + full], x)

    def row(self, *cells: str) -> None:
        for column, words in enumerate(cells):
            self.canvas.rect(LEFT + 100 * column, HEIGHT - self.y - 10, 100, 29)
            self.at(LEFT + 100 * column + 10, self.y, words)
        self.y += 29

    def turn(self) -> None:
        self.canvas.showPage()
        self.y = 130.0

    def draft(self, tmp_path: Path) -> Draft:
        self.canvas.save()
        file = tmp_path / "read.pdf"
        file.write_bytes(self._out.getvalue())
        return draft_of(file)


def titled() -> Pages:
    pages = Pages()
    pages.line(TITLE, LEFT + (FULL - len(TITLE)) / 2 * EM, face="Heavy")
    return pages


def texts(article: DraftArticle) -> list[str]:
    return [piece.text for piece in article.body if isinstance(piece, Words)]


def said(draft: Draft) -> str:
    return "\n".join(remark.what for remark in draft.remarks)


def test_a_watermark_across_the_page_is_left_out_and_named(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    pages.canvas.saveState()
    pages.canvas.translate(200, 500)
    pages.canvas.rotate(40)
    pages.canvas.setFont("Heavy", 60)
    pages.canvas.drawString(0, 0, "内部资料")
    pages.canvas.restoreState()
    draft = pages.draft(tmp_path)
    assert texts(draft.articles[0]) == [SENTENCE]
    assert "内部资料" in said(draft)


def test_running_heads_and_numbers_go_and_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph("甲" + SENTENCE)
    text = "乙" + SENTENCE
    pages.line(text[:25], LEFT + 2 * EM)
    for number, head in enumerate(("东片简讯　第11期", "检查专刊") * 2, 1):
        pages.at(LEFT, 40, head, 9)
        pages.at(300, HEIGHT - 40, f"{number} / 4", 9)
        if number == 2:
            pages.line(text[25:52])
            pages.line(text[52:])
        elif number > 2:
            pages.line(f"第{'零一二三四'[number]}页的话。", LEFT + 2 * EM)
        pages.turn()
    draft = pages.draft(tmp_path)
    assert texts(draft.articles[0]) == ["甲" + SENTENCE, text, "第三页的话。", "第四页的话。"]
    assert "东片简讯" in said(draft) and "检查专刊" in said(draft) and "(4)" in said(draft)
    assert not draft.unplaced


def test_a_line_that_only_begins_two_pages_alike_stays(tmp_path: Path) -> None:
    """What stands in the text's own area is text, however often it is said."""
    pages = titled()
    for name in "甲乙":
        pages.line("特此通知。", LEFT + 2 * EM)
        pages.paragraph(name + SENTENCE)
        pages.turn()
    body = texts(pages.draft(tmp_path).articles[0])
    assert body.count("特此通知。") == 2


def test_a_table_over_three_pages_is_one_and_has_its_head_once(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    for number in range(3):
        pages.at(LEFT, 40, "区局报告", 9)
        pages.row("站点", "隐患")
        for row in range(3):
            pages.row(f"第{3 * number + row + 1}站", str(row))
        pages.turn()
    article = pages.draft(tmp_path).articles[0]
    (table,) = [piece for piece in article.body if isinstance(piece, Grid)]
    assert [row[0].text for row in table.rows] == ["站点", *(f"第{n}站" for n in range(1, 10))]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    pages = titled()
    top = pages.y
    for x, name in ((LEFT, "左"), (LEFT + 15 * EM, "右")):
        pages.y = top
        pages.paragraph(name + SENTENCE, x=x, full=13)
        pages.paragraph(name + "下一步继续复查。", x=x, full=13)
    pages.paragraph("末尾一段通栏：" + SENTENCE)
    body = texts(pages.draft(tmp_path).articles[0])
    assert body == [
        "左" + SENTENCE,
        "左下一步继续复查。",
        "右" + SENTENCE,
        "右下一步继续复查。",
        "末尾一段通栏：" + SENTENCE,
    ]


def test_what_only_stands_abreast_is_no_column(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    for name, count in (("东片", "3处"), ("西片", "5处"), ("南片", "2处"), ("北片", "1处")):
        pages.line(name)
        pages.at(LEFT + 15 * EM, pages.y - 29, count)
    rows = "".join(texts(pages.draft(tmp_path).articles[0])[1:]).replace("\t", "")
    assert rows == "东片3处西片5处南片2处北片1处"


def test_paragraphs_without_indents_are_parted_by_length_and_gap(tmp_path: Path) -> None:
    pages = titled()
    whole = "甲" * (FULL - 1) + "。"
    pages.paragraph("乙" + SENTENCE, indent=0)
    pages.paragraph(whole, indent=0)
    pages.y += 10
    pages.paragraph("丙" + SENTENCE, indent=0)
    assert texts(pages.draft(tmp_path).articles[0]) == ["乙" + SENTENCE, whole, "丙" + SENTENCE]


def test_ragged_lines_go_on_within_a_sentence(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph("甲" + SENTENCE)
    pages.line("检查组对辖区网点逐一查看，重点看充电设施，", LEFT + 2 * EM)
    pages.line("消防通道和灭火器材，发现问题当场指出，要求限期")
    pages.line("整改到位。")
    pages.line("下一步继续复查。", LEFT + 2 * EM)
    _, first, second = texts(pages.draft(tmp_path).articles[0])
    assert first.startswith("检查组") and first.endswith("整改到位。") and second[0] == "下"


def test_a_larger_line_at_the_left_is_the_title(tmp_path: Path) -> None:
    pages = Pages()
    pages.line(TITLE, size=22)
    pages.paragraph(SENTENCE)
    (article,) = pages.draft(tmp_path).articles
    assert article.title == (TITLE,) and texts(article) == [SENTENCE]


def test_recognised_text_over_a_scan(tmp_path: Path) -> None:
    """Every letter by itself, none quite on the line; the scan of the page is no photo."""
    pages = Pages()
    scan = io.BytesIO()
    Image.new("L", (300, 420), 230).save(scan, "PNG")
    pages.canvas.drawImage(ImageReader(scan), 0, 0, *A4)
    title = LEFT + (FULL * EM - 22 * len(TITLE)) / 2
    parts = ((TITLE, title, 22), (SENTENCE[:25], LEFT + 2 * EM, EM),
             (SENTENCE[25:52], LEFT, EM), (SENTENCE[52:], LEFT, EM))  # fmt: skip
    for text, x, size in parts:
        for number, letter in enumerate(text):
            y = pages.y + (number % 3 - 1) * 1.5
            pages.at(x + size * number, y, letter, size - number % 2)
        pages.y += 29
    draft = pages.draft(tmp_path)
    (article,) = draft.articles
    assert article.title == (TITLE,) and texts(article) == [SENTENCE]
    assert not any(isinstance(piece, Picture) for piece in article.body)
    assert "whole page" in said(draft)


def test_a_picture_on_every_page_is_taken_once(tmp_path: Path) -> None:
    pages = titled()
    picture = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(picture, "PNG")
    for name in "甲乙丙":
        pages.canvas.drawImage(ImageReader(picture), 300, 500, 60, 40)
        pages.paragraph(name + SENTENCE)
        pages.turn()
    draft = pages.draft(tmp_path)
    assert sum(isinstance(piece, Picture) for piece in draft.articles[0].body) == 1
    assert "3 times" in said(draft)


def test_letters_drawn_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    pages.at(LEFT + 2 * EM + 0.4, pages.y, "谢谢检查组。")
    pages.line("谢谢检查组。", LEFT + 2 * EM)
    assert texts(pages.draft(tmp_path).articles[0]) == [SENTENCE, "谢谢检查组。"]


def test_raised_and_lowered_figures_stay_so(tmp_path: Path) -> None:
    pages = titled()
    pages.at(LEFT + 2 * EM, pages.y, "场地1200m")
    pages.at(LEFT + 2 * EM + pages.canvas.stringWidth("场地1200m", "Song", EM), pages.y - 6, "2", 8)
    pages.line("，装灭火器。", LEFT + 10 * EM)
    (text,) = texts(pages.draft(tmp_path).articles[0])
    assert text.startswith("场地1200m²")


def test_a_broad_table_that_lies_on_its_side_is_read_upright(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    pages.turn()
    pages.canvas.rotate(90)
    pages.canvas.translate(0, -HEIGHT)
    pages.y = 300
    for cells in (("站点", "隐患"), ("城东站", "3"), ("城西站", "5")):
        pages.row(*cells)
    article = pages.draft(tmp_path).articles[0]
    (table,) = [piece for piece in article.body if isinstance(piece, Grid)]
    assert [[c.text for c in row] for row in table.rows][1:] == [["城东站", "3"], ["城西站", "5"]]


def test_a_pale_watermark_and_what_stands_outside_the_page_are_left_out(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    pages.canvas.setFillGray(0.85)
    pages.at(LEFT + 20, pages.y - 40, "征求意见稿", 60)
    pages.canvas.setFillGray(0)
    pages.at(-400, pages.y - 29, "版面之外的字")
    draft = pages.draft(tmp_path)
    assert texts(draft.articles[0]) == [SENTENCE]
    assert "pale watermark “征求意见稿”" in said(draft) and "版面之外的字" in said(draft)


def test_a_table_goes_on_below_its_label_and_its_head_is_named(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    pages.row("站点", "隐患")
    pages.row("甲站", "3")
    pages.turn()
    pages.line("（续表）", LEFT + 150)
    pages.row("站点", "隐患")
    pages.row("乙站", "5")
    draft = pages.draft(tmp_path)
    (table,) = [piece for piece in draft.articles[0].body if isinstance(piece, Grid)]
    assert [row[0].text for row in table.rows] == ["站点", "甲站", "乙站"]
    assert "（续表）" in said(draft) and "head stands here again" in said(draft)


def test_two_labels_between_the_parts_of_a_table_are_not_lost(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    pages.row("站点", "隐患")
    pages.row("甲站", "3")
    pages.line("（续表）", LEFT + 150)
    pages.turn()
    pages.line("（续表1）", LEFT + 150)
    pages.row("站点", "隐患")
    pages.row("乙站", "5")
    draft = pages.draft(tmp_path)
    assert [text for text in texts(draft.articles[0]) if "续表" in text] == [
        "（续表）",
        "（续表1）",
    ]


def test_columns_without_rules_are_a_table(tmp_path: Path) -> None:
    pages = titled()
    pages.paragraph(SENTENCE)
    for cells in (("片区", "检查数", "整改率"), ("城东", "12", "75%"), ("城西", "10", "100%")):
        for column, words in enumerate(cells):
            pages.at(LEFT + 150 * column, pages.y, words)
        pages.y += 29
    pages.paragraph(SENTENCE)
    (table,) = [p for p in pages.draft(tmp_path).articles[0].body if isinstance(p, Grid)]
    assert [[c.text for c in row] for row in table.rows] == [
        ["片区", "检查数", "整改率"], ["城东", "12", "75%"], ["城西", "10", "100%"],
    ]  # fmt: skip
