"""What an issue cannot hold, or does not say, is named; what can go in goes in beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from bulletin_layout.fonts.fontset import FontSet
from tests.revising import edit_kinds
from tests.revising.test_revise import ISSUE, differing, revised
from tests.revising.word_edits import W, WordFile, made

WORDS = "全年共开会"


def element(name: str, **attributes: str) -> Any:
    return etree.Element(f"{W}{name}", {f"{W}{k}": v for k, v in attributes.items()})


def within(paragraph: str, *names: str) -> Callable[[WordFile], None]:
    """An edit that puts nested elements, the innermost with words, at a paragraph's end."""

    def act(word: WordFile) -> None:
        at = word.paragraph(paragraph)
        for name in names:
            at = etree.SubElement(at, f"{W}{name}")
        at.text = "框里的字"

    return act


def look(paragraph: str, name: str) -> Callable[[WordFile], None]:
    def act(word: WordFile) -> None:
        for run in word.paragraph(paragraph).iter(f"{W}r"):
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = element("rPr")
                run.insert(0, properties)
            properties.append(element(name))

    return act


def counted(word: WordFile) -> None:
    word.paragraph(WORDS).find(f"{W}pPr").append(element("numPr"))


def broken(word: WordFile) -> None:
    paragraph = made("", "Body")
    run = etree.SubElement(paragraph, f"{W}r")
    run.append(element("br", type="page"))
    word.paragraph(WORDS).addnext(paragraph)


def restyled(style: str, paragraph: str = WORDS) -> Callable[[WordFile], None]:
    def act(word: WordFile) -> None:
        word.paragraph(paragraph).find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)

    return act


NAMED: dict[str, tuple[Callable[[WordFile], None], str]] = {
    "a text box": (within(WORDS, "r", "pict", "txbxContent", "p", "r", "t"), "a text box"),
    "a symbol": (within(WORDS, "r", "sym"), "a symbol of a symbol font"),
    "sounds above": (within(WORDS, "r", "ruby"), "words with their sounds above"),
    "an endnote": (within(WORDS, "r", "endnoteReference"), "an endnote"),
    "a counted number": (counted, "a number that Word counts"),
    "struck out by looks": (look(WORDS, "strike"), "words struck out by their looks"),
    "hidden": (look(WORDS, "vanish"), "hidden words"),
    "a page break": (broken, "a page break"),
    "another style": (restyled("Heading2"), "has another style in Word"),
    "a title made text": (restyled("Normal", "乙单位试行"), "has another style in Word"),
    "a bold title": (lambda w: w.set_bold("无纸会议"), "marks have no place in articles[2].title"),
    "a label": (lambda w: w.replace("报：", "抄报："), "words that are added"),
    "a signature typed": (
        lambda w: w.paragraph(WORDS).addnext(made("甲办公室", "SignatureLine")),
        "a new paragraph in a style of its own",
    ),
    "two columns": (
        lambda w: [edit_kinds.add_column(w, "会议", 1, ["甲", "乙", "丙"]) for _ in range(2)],
        "a table has other rows or columns",
    ),
}


@pytest.mark.parametrize("name", NAMED)
def test_it_is_named_and_the_rest_comes_in(name: str, fonts: FontSet, tmp_path: Path) -> None:
    act, told = NAMED[name]

    def both(word: WordFile) -> None:
        word.replace("换了新锁", "换了三把新锁")
        act(word)

    revision = revised(both, fonts, tmp_path)
    found = revision.comparison
    (said,) = map(str, (*found.unplaced, *found.not_taken))
    assert told in said
    changed = ["-  丙单位换了新锁。", "+  丙单位换了三把新锁。"]
    assert [line for line in differing(ISSUE, revision.after) if "**" not in line] == changed


def test_what_cannot_be_read_back_leaves_the_others(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        word.replace("换了新锁", "换了三把新锁")
        word.replace("十二次", "十\u200b二次")

    revision = revised(act, fonts, tmp_path)
    assert differing(ISSUE, revision.after) == ["-  丙单位换了新锁。", "+  丙单位换了三把新锁。"]
    (told,) = map(str, revision.comparison.unplaced)
    assert told.startswith("articles[2].body[3]: what Word has cannot stand in the issue: ")
    assert "U+200B" in told


def test_a_whole_file_in_another_face_gets_no_marks(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        for run in word.root.iter(f"{W}r"):
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = element("rPr")
                run.insert(0, properties)
            properties.insert(0, element("rFonts", eastAsia="楷体"))

    revision = revised(act, fonts, tmp_path)
    assert revision.after == ISSUE
    (told,) = map(str, revision.comparison.not_taken)
    assert "most of the file is set in 楷体" in told


@pytest.mark.parametrize("number", ["2、", "9、", "2．"])
def test_a_brief_counted_anew_is_no_change(number: str, fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(lambda w: w.replace("2、", number), fonts, tmp_path)
    assert revision.after == ISSUE
    assert not revision.comparison.unplaced


def test_a_body_typed_behind_another_is_an_entry(fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(lambda w: w.replace("乙委", "乙委、己办"), fonts, tmp_path)
    assert differing(ISSUE, revision.after) == [
        "-  report: [甲局, 乙委]",
        "+  report: [甲局, 乙委, 己办]",
    ]


def test_a_row_moves_with_its_comment_and_what_it_is(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        edit_kinds.row(word, "合计").addnext(edit_kinds.row(word, "会议"))

    row, total = (
        "            - [会议, 12] # 已核\n",
        "            - {cells: [合计, 12], total: true}\n",
    )
    revision = revised(act, fonts, tmp_path)
    assert revision.after == ISSUE.replace(row + total, total + row)


def test_numbers_in_cells_stay_numbers(fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(lambda w: edit_kinds.add_row(w, "会议", ["培训", "3.5"]), fonts, tmp_path)
    assert differing(ISSUE, revision.after) == ["+            - [培训, 3.5]"]
