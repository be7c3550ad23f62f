"""Sixty kinds of edits that are made in Word, as they change its XML; each is made on any issue
that has the words below.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from tests.revising.word_edits import W, WordFile, text_of

# The same words in every issue, whatever its file looks like.
FIRST, SECOND, THIRD = "先把旧档案搬到一处", "再按年份和门类分开", "最后统一编号上架"
CAPTION, OTHER_CAPTION = "库房整理前", "库房整理后"


class Kind(NamedTuple):
    """An edit: what is done in Word; by how many lines at most the issue's file differs then.

    `told`: it has no place in the file and is named instead.
    """

    act: Callable[[WordFile], None]
    lines: int = 2
    told: bool = False


def cell(word: WordFile, text: str) -> Any:
    """Return the cell that says a text."""
    return next(c for c in word.root.iter(f"{W}tc") if text_of(c) == text)


def row(word: WordFile, text: str) -> Any:
    """Return the row with a cell that says a text."""
    return next(cell(word, text).iterancestors(f"{W}tr"))


def set_cell(word: WordFile, old: str, new: str) -> None:
    texts = list(cell(word, old).iter(f"{W}t"))
    texts[0].text = new


def add_row(word: WordFile, behind: str, cells: list[str], before: bool = False) -> None:
    """Add a row as Word does: a copy of the one beside it, without what told it apart."""
    given = row(word, behind)
    new = copy.deepcopy(given)
    for mark in list(new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    for holder, words in zip(new.iter(f"{W}tc"), cells, strict=True):
        first, *others = list(holder.iter(f"{W}t"))
        first.text = words
        for text in others:
            text.text = ""
    given.addprevious(new) if before else given.addnext(new)


def remove_row(word: WordFile, text: str) -> None:
    given = row(word, text)
    given.getparent().remove(given)


def add_column(word: WordFile, table_with: str, at: int, cells: list[str]) -> None:
    table = next(cell(word, table_with).iterancestors(f"{W}tbl"))
    for tr, words in zip(table.iter(f"{W}tr"), cells, strict=True):
        held = tr.findall(f"{W}tc")
        new = copy.deepcopy(held[min(at, len(held) - 1)])
        for mark in list(new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)
        next(new.iter(f"{W}t")).text = words
        tr.insert(tr.index(held[at]) if at < len(held) else len(tr), new)


def remove_column(word: WordFile, table_with: str, at: int) -> None:
    table = next(cell(word, table_with).iterancestors(f"{W}tbl"))
    for tr in table.iter(f"{W}tr"):
        tr.remove(tr.findall(f"{W}tc")[at])


def photo(word: WordFile, caption: str) -> Any:
    """Return the paragraph of the photo above a caption."""
    above = word.paragraph(caption).getprevious()
    assert above.find(f".//{W}drawing") is not None
    return above


def remove_photo(word: WordFile, caption: str) -> None:
    given = photo(word, caption)
    given.getparent().remove(given)
    word.remove(caption)


def move_photo(word: WordFile, caption: str, behind: str) -> None:
    given, below = photo(word, caption), word.paragraph(caption)
    target = word.paragraph(behind)
    target.addnext(below)
    target.addnext(given)


def soft_return(word: WordFile, before: str) -> None:
    """Let a line of a title end before words."""
    run = next(t for t in word.root.iter(f"{W}t") if before in (t.text or ""))
    at = run.text.index(before)
    holder = run.getparent()
    second = copy.deepcopy(holder)
    second.find(f"{W}t").text = run.text[at:]
    run.text = run.text[:at]
    ending = etree.Element(f"{W}r")
    etree.SubElement(ending, f"{W}br")
    holder.addnext(second)
    holder.addnext(ending)


def no_soft_returns(word: WordFile, title: str) -> None:
    """Let a title stand on one line."""
    for ending in list(word.paragraph(title).iter(f"{W}br")):
        ending.getparent().remove(ending)


def note_words(word: WordFile, old: str, new: str) -> None:
    name = "word/footnotes.xml"
    word.parts[name] = word.parts[name].replace(old.encode(), new.encode())


def remove_note(word: WordFile) -> None:
    """Take out the first note's mark with its brackets."""
    reference = next(word.root.iter(f"{W}footnoteReference")).getparent()
    for run in (reference.getprevious(), reference.getnext(), reference):
        run.getparent().remove(run)


def like_wps(word: WordFile) -> None:
    """Write the XML as other programs do: runs in pieces, revision ids, marks of spelling."""
    for number, paragraph in enumerate(word.root.iter(f"{W}p")):
        paragraph.set(f"{W}rsidR", f"{number:08X}")
        for run in list(paragraph.iter(f"{W}r")):
            text = run.find(f"{W}t")
            if text is None or len(text.text or "") < 4:
                continue
            second = copy.deepcopy(run)
            text.text, second.find(f"{W}t").text = text.text[:2], text.text[2:]
            run.addnext(second)
            run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))


def italic(word: WordFile, words: str) -> None:
    word.each_run(words, lambda run: run.find(f"{W}rPr").append(etree.Element(f"{W}i")))


def whole_paragraph_tracked(word: WordFile, words: str, tag: str) -> None:
    """Track a paragraph as put in or struck out, its end too."""
    paragraph = word.paragraph(words)
    looks = paragraph.find(f"{W}pPr")
    mark = etree.SubElement(looks, f"{W}rPr")
    etree.SubElement(mark, f"{W}{tag}").set(f"{W}author", "甲")
    for run in list(paragraph.iter(f"{W}r")):
        holder = etree.Element(f"{W}{tag}", {f"{W}author": "甲"})
        run.addprevious(holder)
        holder.append(run)
        if tag == "del":
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"


def row_tracked(word: WordFile, text: str) -> None:
    given = row(word, text)
    etree.SubElement(given.find(f"{W}trPr"), f"{W}del").set(f"{W}author", "甲")


def _both(*acts: Callable[[WordFile], None]) -> Callable[[WordFile], None]:
    def act(word: WordFile) -> None:
        for one in acts:
            one(word)

    return act


def _tracked_new(word: WordFile) -> None:
    word.insert_after(SECOND, "新添的一段。")
    whole_paragraph_tracked(word, "新添的一段。", "ins")


def _accepted_some(word: WordFile) -> None:
    word.track("年份", "年度", "甲")
    word.replace("编号上架", "编号排架")  # accepted: no longer tracked


KINDS: dict[str, Kind] = {
    "typed in the middle": Kind(lambda w: w.replace("年份和", "年份、保管期限和")),
    "typed at the beginning": Kind(lambda w: w.replace(SECOND, f"随后{SECOND}")),
    "typed at the end": Kind(lambda w: w.replace("上架。", "上架，贴好标签。")),
    "words deleted": Kind(lambda w: w.replace("统一", "")),
    "a mark changed": Kind(lambda w: w.replace("上架。", "上架！")),
    "a number changed": Kind(lambda w: w.replace("125卷", "128卷")),
    "marks of YAML typed": Kind(lambda w: w.replace("年份和", "年份: 2024 #甲 “乙” 和")),
    "inline marks typed as words": Kind(lambda w: w.replace("年份和", "**年份** 和")),
    "a paragraph rewritten": Kind(lambda w: w.replace(THIRD, "后来又统一编了号，上了架")),
    "two paragraphs changed": Kind(
        _both(lambda w: w.replace("旧档案", "老档案"), lambda w: w.replace("统一", "一一")), 4
    ),
    "a paragraph added": Kind(lambda w: w.insert_after(SECOND, "中间加一段。"), 1),
    "a paragraph added first": Kind(lambda w: w.insert_after("甲室整理旧档案", "开头一段。"), 1),
    "a paragraph added last": Kind(lambda w: w.insert_after(THIRD, "结尾一段。"), 1),
    "two paragraphs added": Kind(
        _both(
            lambda w: w.insert_after(SECOND, "后一段。"),
            lambda w: w.insert_after(SECOND, "前一段。"),
        ),
        2,
    ),
    "a paragraph deleted": Kind(lambda w: w.remove(SECOND), 1),
    "two paragraphs deleted": Kind(_both(lambda w: w.remove(SECOND), lambda w: w.remove(THIRD)), 2),
    # With the comment above it.
    "a paragraph moved down": Kind(lambda w: w.move_after(SECOND, THIRD), 4),
    "a paragraph moved up": Kind(lambda w: w.move_after(THIRD, FIRST)),
    "moved and changed": Kind(
        _both(lambda w: w.replace("年份和", "年度和"), lambda w: w.move_after("年度和", THIRD))
    ),
    "moved to another article": Kind(lambda w: w.move_after(SECOND, "当天办结"), 4),
    "split": Kind(lambda w: w.split("门类分开"), 3),
    "joined": Kind(lambda w: w.join(FIRST), 3),
    "an empty paragraph added": Kind(lambda w: w.insert_after(SECOND, ""), 0),
    "blanks at the end": Kind(lambda w: w.replace("上架。", "上架。  "), 0),
    "retitled": Kind(lambda w: w.replace("乙室试行", "乙室推行")),
    "a line of a title retitled": Kind(lambda w: w.replace("取得新进展", "取得进展")),
    "a title's line ends elsewhere": Kind(
        _both(lambda w: no_soft_returns(w, "取得新进展"), lambda w: soft_return(w, "整理旧档案")), 4
    ),
    "a title on one line": Kind(lambda w: no_soft_returns(w, "取得新进展"), 4),
    "a title divided over two lines": Kind(lambda w: soft_return(w, "试行当天")),
    "a title of two lines on three": Kind(lambda w: soft_return(w, "整理旧档案"), 5),
    "a title taken out": Kind(lambda w: w.remove("乙室试行"), 0, told=True),
    "a heading changed": Kind(lambda w: w.replace("一、做法", "一、主要做法")),
    "a heading added": Kind(lambda w: w.insert_after(SECOND, "二、成效", "Heading2"), 1),
    "a cell": Kind(lambda w: set_cell(w, "会计", "财会")),
    "a cell's number": Kind(lambda w: set_cell(w, "30", "31")),
    "a cell emptied": Kind(lambda w: set_cell(w, "无", "")),
    "a heading of a column": Kind(lambda w: set_cell(w, "件数", "卷数")),
    "a row added": Kind(lambda w: add_row(w, "会计", ["录音", "2", "少"]), 2),
    "a row added last": Kind(lambda w: add_row(w, "照片", ["录音", "2", "少"]), 2),
    "a row added first": Kind(lambda w: add_row(w, "文书", ["录音", "2", "少"], True), 2),
    "a row deleted": Kind(lambda w: remove_row(w, "会计"), 2),
    "a row deleted, tracked": Kind(lambda w: row_tracked(w, "会计"), 2),
    "a row moved": Kind(lambda w: row(w, "照片").addnext(row(w, "文书")), 2),
    "a column added": Kind(lambda w: add_column(w, "会计", 1, ["室", "一", "二", "三"]), 8),
    "a column added last": Kind(lambda w: add_column(w, "会计", 3, ["室", "一", "二", "三"]), 8),
    "a column deleted": Kind(lambda w: remove_column(w, "会计", 2), 8),
    "a table's title": Kind(lambda w: w.replace("立卷件数表", "立卷件数统计表")),
    "a caption": Kind(lambda w: w.replace(CAPTION, "库房整理以前")),
    "a caption deleted": Kind(lambda w: w.remove(CAPTION)),
    "a caption moved away from its photo": Kind(
        lambda w: w.move_after(CAPTION, THIRD), 0, told=True
    ),
    "a photo deleted": Kind(lambda w: remove_photo(w, CAPTION), 2),
    "a photo moved": Kind(lambda w: move_photo(w, CAPTION, THIRD), 4),
    "a photo moved, its caption changed": Kind(
        _both(
            lambda w: w.replace(CAPTION, "库房整理以前"),
            lambda w: move_photo(w, "库房整理以前", THIRD),
        ),
        4,
    ),
    "a photo moved away, a paragraph put where it stood": Kind(
        _both(
            lambda w: w.insert_after("能当天办结", "添在照片前的一段。"),
            lambda w: move_photo(w, OTHER_CAPTION, SECOND),
        ),
        5,
    ),
    "a note's words": Kind(lambda w: note_words(w, "数目由各室报来", "数目由各科室报来")),
    "a note deleted": Kind(remove_note),
    "bold": Kind(lambda w: w.set_bold("年份")),
    "a brief changed": Kind(lambda w: w.replace("换了新锁", "换了三把新锁")),
    "a brief deleted": Kind(lambda w: w.remove("修了旧桥"), 1),
    "a body in 报送": Kind(lambda w: w.replace("丁协会", "丁行业协会")),
    "tracked by two authors": Kind(
        _both(lambda w: w.track("年份", "年度", "甲"), lambda w: w.track("新锁", "门锁", "乙")), 4
    ),
    "tracked, some accepted": Kind(_accepted_some, 4),
    "a paragraph struck out, tracked": Kind(lambda w: whole_paragraph_tracked(w, SECOND, "del"), 1),
    "a paragraph put in, tracked": Kind(_tracked_new, 1),
    "italics, which an issue has none of": Kind(lambda w: italic(w, SECOND), 0),
    "rewritten by another program": Kind(_both(lambda w: w.replace("年份和", "年度和"), like_wps)),
    "words that are added when it is set": Kind(
        lambda w: w.replace("简讯：", "动态："), 0, told=True
    ),
    "a table added": Kind(
        lambda w: w.paragraph(THIRD).addnext(
            copy.deepcopy(next(cell(w, "会计").iterancestors(f"{W}tbl")))
        ),
        6,
    ),
}
