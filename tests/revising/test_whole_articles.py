"""Articles that came, went or moved whole in Word, and text written afresh, come in as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout.fonts.fontset import FontSet
from tests.revising.test_revise import ISSUE, Edit, differing, revised
from tests.revising.word_edits import WordFile, made


def typed(behind: str, *paragraphs: tuple[str, str]) -> Edit:
    """An edit that types paragraphs, each a text and its style."""

    def act(word: WordFile) -> None:
        at = word.paragraph(behind)
        for text, style in reversed(paragraphs):
            at.addnext(made(text, style))

    return act


def moved_second_first(word: WordFile) -> None:
    first, second = word.paragraph("甲单位整理"), word.paragraph("乙单位试行")
    end = word.paragraph("丙单位换了")
    body = list(first.getparent())
    block = body[body.index(second) : body.index(end)]
    # 简讯 have a heading of their own.
    block = [e for e in block if "简讯" not in "".join(e.itertext())]
    for element in block:
        first.addprevious(element)


def removed_first(word: WordFile) -> None:
    first, second = word.paragraph("甲单位整理"), word.paragraph("乙单位试行")
    body = list(first.getparent())
    for element in body[body.index(first) : body.index(second)]:
        element.getparent().remove(element)


NEW = ("卯单位抢修水管", "Heading1"), ("昨夜水管破裂。", "Body"), ("今晨修好。", "Body")
BLOCK = ["+  - title: 卯单位抢修水管", "+    body: |", "+      昨夜水管破裂。", "+      今晨修好。"]


@pytest.mark.parametrize("behind", ["放在最后说", "合计"])
def test_a_new_article_is_one(behind: str, fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        at = word.paragraph(behind)
        table = next(at.iterancestors("{*}tbl"), at)
        for text, style in reversed(NEW):
            table.addnext(made(text, style))

    revision = revised(act, fonts, tmp_path)
    assert not revision.comparison.unplaced
    assert differing(ISSUE, revision.after) == BLOCK


def test_a_new_article_with_headings_is_a_list(fonts: FontSet, tmp_path: Path) -> None:
    texts = (NEW[0], ("抢修经过", "Heading2"), *NEW[1:])
    revision = revised(typed("放在最后说", *texts), fonts, tmp_path)
    assert differing(ISSUE, revision.after) == [
        "+  - title: 卯单位抢修水管",
        "+    body:",
        "+      - {heading: 抢修经过, level: 1}",
        "+      - 昨夜水管破裂。",
        "+      - 今晨修好。",
    ]


def test_a_title_amid_an_article_is_named(fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(typed("按年份分", *NEW), fonts, tmp_path)
    assert revision.after == ISSUE
    assert len(revision.comparison.unplaced) == 3


def test_a_heading_without_a_number_is_one(fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(typed("会前发送", ("主要做法", "Heading3")), fonts, tmp_path)
    assert differing(ISSUE, revision.after) == ["+      - {heading: 主要做法, level: 2}"]


def test_an_article_goes_whole(fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(removed_first, fonts, tmp_path)
    first = ISSUE.index("  - title: [甲单位")
    second = ISSUE.index("  - title: '乙单位")
    assert revision.after == ISSUE[:first] + ISSUE[second:]


def test_an_article_moves_whole_with_its_comments(fonts: FontSet, tmp_path: Path) -> None:
    now = ISSUE.replace("  - title: '乙单位", "  # 乙的稿子\n  - title: '乙单位")
    revision = revised(moved_second_first, fonts, tmp_path, now)
    first, second = now.index("  - title: [甲单位"), now.index("  # 乙的稿子")
    end = now.index("briefs:")
    assert revision.after == now[:first] + now[second:end] + now[first:second] + now[end:]


def test_a_text_written_afresh_takes_the_old_ones_place(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        for words in ("第一段说明", "（一）分类", "按年份分", "要紧的话"):
            word.remove(words)
        typed("甲单位整理", ("全新写的头一句。", "Body"), ("全新写的又一句。", "Body"))(word)

    after = revised(act, fonts, tmp_path).after
    assert "    body: |\n      全新写的头一句。\n      全新写的又一句。\n" in after.replace(
        "\n\n", "\n"
    )
    assert "按年份分" not in after
