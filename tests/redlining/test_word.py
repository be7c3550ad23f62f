"""A Word redline: accepted it says what the new version says, rejected what the old one said."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from bulletin_layout import lay_out, parse_issue, save
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.pipeline import BuildOptions, build, style_of
from bulletin_layout.redlining.who import UNKNOWN, Who
from bulletin_layout.redlining.word_merging import merged_files
from bulletin_layout.redlining.word_package import WordPackage
from bulletin_layout.redlining.word_writing import written
from tests.conftest import EXAMPLES, ROOT
from tests.docx.test_file import refuse_disorder
from tests.redlining.word_reviewer import plain, reviewed
from tests.revising.word_edits import W, WordFile, made, text_of

ISSUES = [
    *(ROOT / "examples" / f"{name}.yaml" for name in EXAMPLES),
    ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml",
]
TEXT = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: [甲单位整理旧档案, 取得新进展]
    body:
      - 第一段说明为什么要整理，第二段说明怎样整理。[^数目由各室报来。]
      - 按年份分，再按**门类**分，共立卷125件。
      - photo: photo.png
        caption: 库房一角
      - table:
          caption: 立卷件数
          columns: [{heading: 门类}, {heading: 件数}]
          rows: [[文书, 80], [会计, 30], [照片, 15]]
      - 最后说一说体会。
briefs: |
  丙单位换了新锁。
  丁单位修了旧桥。
distribution: {report: [甲局, 乙委], send: [丙办, 丁协会]}
"""


def docx_of(text: str, fonts: FontSet, folder: Path) -> bytes:
    photo = ROOT / "examples" / "kitchen-sink" / "photos" / "badge.png"
    (folder / "photo.png").write_bytes(photo.read_bytes())
    issue = parse_issue(text, root=folder)
    stream = io.BytesIO()
    save(lay_out(issue, style_of(issue), fonts), stream, "docx")
    return stream.getvalue()


def redlined(old: bytes, new: bytes, who: Who = UNKNOWN, in_old: bool = False) -> bytes:
    first = WordPackage("old.docx", DEFAULT_LIMITS, old)
    second = WordPackage("new.docx", DEFAULT_LIMITS, new)
    merged = merged_files(first, second, who, in_old)
    return b"".join(written(merged, first, second, in_old))


def refuse_other_texts(data: bytes, old: bytes, new: bytes) -> None:
    assert reviewed(data, "accept") == plain(new)
    assert reviewed(data, "reject") == plain(old)


EDITS: dict[str, tuple[str, str]] = {
    "words": ("按年份分", "按年度分"),
    "a paragraph added": ("      - 最后说", "      - 再说一件事。\n      - 最后说"),
    "a paragraph gone": ("      - 最后说一说体会。\n", ""),
    "a paragraph divided": ("整理，第二段", "整理。\n      - 第二段"),
    "paragraphs joined": ("报来。]\n      - 按年份", "报来。]按年份"),
    "a title's lines": ("[甲单位整理旧档案, 取得新进展]", "甲单位整理档案取得进展"),
    "a note's words": ("各室报来", "各科室报来"),
    "a note gone": ("[^数目由各室报来。]", ""),
    "a note added": ("体会。", "体会。[^新的注。]"),
    "bold taken out": ("**门类**", "门类"),
    "a heading": ("      - 最后说一说体会。", "      - 一、最后说一说体会"),
    "a photo gone": ("      - photo: photo.png\n        caption: 库房一角\n", ""),
    "a caption": ("库房一角", "库房的一角"),
    "a cell": ("[会计, 30]", "[会计, 31]"),
    "a row added": ("[照片, 15]", "[照片, 15], [录音, 2]"),
    "a row gone": ("[会计, 30], ", ""),
    "a column added": (
        "[{heading: 门类}, {heading: 件数}]\n          rows: [[文书, 80], [会计, 30], [照片, 15]]",
        "[{heading: 门类}, {heading: 件数}, {heading: 室}]\n"
        "          rows: [[文书, 80, 一], [会计, 30, 二], [照片, 15, 三]]",
    ),
    "a table gone": (TEXT[TEXT.index("      - table") : TEXT.index("      - 最后")], ""),
    "a table added": (
        "      - 最后说",
        "      - table: {columns: [{heading: 甲}], rows: [[乙]]}\n      - 最后说",
    ),
    "a brief gone, the others numbered anew": ("  丙单位换了新锁。\n", ""),
    "the period": ("number: 1,", "number: 2,"),
    "who gets it": ("[丙办, 丁协会]", "[丁协会, 戊中心]"),
    "an article added": (
        "briefs: |",
        "  - title: 另一篇\n    body: [只有一段。]\nbriefs: |",
    ),
}


@pytest.mark.parametrize("in_old", [False, True], ids=["as the new", "as the old"])
@pytest.mark.parametrize("name", EDITS)
def test_accepted_it_is_the_new_rejected_the_old(
    name: str, in_old: bool, fonts: FontSet, tmp_path: Path
) -> None:
    before, after = EDITS[name]
    assert before in TEXT
    old = docx_of(TEXT, fonts, tmp_path)
    new = docx_of(TEXT.replace(before, after, 1), fonts, tmp_path)
    for first, second in ((old, new), (new, old)):
        data = redlined(first, second, Who("甲"), in_old)
        refuse_other_texts(data, first, second)
        assert _changes(data) or (in_old and "bold" in name)  # it keeps its own looks


@pytest.mark.parametrize("file", ISSUES, ids=lambda file: file.stem)
def test_without_a_difference_nothing_is_tracked(file: Path) -> None:
    stream = io.BytesIO()
    save(build(file, BuildOptions(proofread=None)).document, stream, "docx")
    data = redlined(stream.getvalue(), stream.getvalue())
    assert not _changes(data)
    assert plain(data) == plain(stream.getvalue())


def test_quite_other_texts_are_gone_and_new(fonts: FontSet, tmp_path: Path) -> None:
    file = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
    stream = io.BytesIO()
    save(build(file, BuildOptions(proofread=None)).document, stream, "docx")
    old = docx_of(TEXT, fonts, tmp_path)
    refuse_other_texts(redlined(old, stream.getvalue()), old, stream.getvalue())
    refuse_other_texts(redlined(stream.getvalue(), old), stream.getvalue(), old)


def test_properties_keep_the_schemas_order_and_ids_are_single(
    fonts: FontSet, tmp_path: Path
) -> None:
    old = docx_of(TEXT, fonts, tmp_path)
    new = docx_of(TEXT.replace("年份", "年度").replace("照片, 15", "照片, 16"), fonts, tmp_path)
    data = redlined(old, new, Who("甲", "2026-03-01T10:00:00"))
    refuse_disorder(data)
    ids = [change.get(qn("w:id")) for change in _changes(data)]
    assert ids and len(ids) == len(set(ids))
    for change in _changes(data):
        assert change.get(qn("w:author")) == "甲"
        assert change.get(qn("w:date")) == "2026-03-01T10:00:00"


def test_an_author_who_is_not_known_is_not_made_up(fonts: FontSet, tmp_path: Path) -> None:
    old = docx_of(TEXT, fonts, tmp_path)
    data = redlined(old, docx_of(TEXT.replace("年份", "年度"), fonts, tmp_path))
    # Word's own word for a name that was taken out; the format wants one.
    assert {change.get(qn("w:author")) for change in _changes(data)} == {"作者"}
    assert {change.get(qn("w:date")) for change in _changes(data)} == {None}


def test_who_tracked_a_change_in_word_stays_its_author(fonts: FontSet, tmp_path: Path) -> None:
    old = docx_of(TEXT, fonts, tmp_path)
    word = WordFile(old)
    word.track("年份", "年度", "李主任")
    word.replace("最后说一说", "最后谈一谈")
    word.save(tmp_path / "edited.docx")
    edited = (tmp_path / "edited.docx").read_bytes()
    data = redlined(old, edited, Who("编辑"))
    assert reviewed(data, "accept") == reviewed(edited, "accept")
    assert reviewed(data, "reject") == plain(old)
    said = [(c.get(qn("w:author")), text_of(c) or _deleted(c)) for c in _changes(data)]
    assert said[:2] == [("李主任", "年份"), ("李主任", "年度")]  # as it was tracked, not refined
    assert len(said) > 2 and {author for author, _ in said[2:]} == {"编辑"}


def test_bookmarks_of_the_new_file_stay_and_are_whole(fonts: FontSet, tmp_path: Path) -> None:
    old = docx_of(TEXT, fonts, tmp_path)
    data = redlined(old, docx_of(TEXT.replace("年份", "年度"), fonts, tmp_path))
    root = _main(data)
    begun = {e.get(qn("w:id")) for e in root.iter(qn("w:bookmarkStart"))}
    assert begun and begun == {e.get(qn("w:id")) for e in root.iter(qn("w:bookmarkEnd"))}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_random_edits_of_a_word_file(seed: int, fonts: FontSet, tmp_path: Path) -> None:
    old = docx_of(TEXT, fonts, tmp_path)
    chance = random.Random(seed)
    word = WordFile(old)
    for _ in range(chance.randint(1, 8)):
        chance.choice(_ACTS)(word, chance)
    word.save(tmp_path / "edited.docx")
    edited = (tmp_path / "edited.docx").read_bytes()
    for in_old in (False, True):
        refuse_other_texts(redlined(old, edited, Who("甲"), in_old), old, edited)


def _typed(word: WordFile, chance: random.Random) -> None:
    run = chance.choice(_runs(word))
    at = chance.randrange(len(run.text) + 1)
    run.text = (
        run.text[:at] + "".join(chance.choice("甲乙1a，。“ ") for _ in range(3)) + run.text[at:]
    )


def _cut(word: WordFile, chance: random.Random) -> None:
    run = chance.choice(_runs(word))
    run.text = run.text[: chance.randrange(len(run.text))] or "甲"


def _taken_out(word: WordFile, chance: random.Random) -> None:
    paragraph = next(chance.choice(_runs(word)).iterancestors(f"{W}p"))
    if paragraph.getparent().tag == f"{W}body":
        paragraph.getparent().remove(paragraph)


def _added(word: WordFile, chance: random.Random) -> None:
    paragraph = next(chance.choice(_runs(word)).iterancestors(f"{W}p"))
    paragraph.addnext(made("新的一段。", "Body"))


def _moved(word: WordFile, chance: random.Random) -> None:
    body = word.root.find(f"{W}body")
    blocks = [block for block in body if block.tag != f"{W}sectPr"]
    block, other = chance.choice(blocks), chance.choice(blocks)
    if block is not other and block.tag == other.tag == f"{W}p":
        other.addnext(block)


def _rows(word: WordFile, chance: random.Random) -> None:
    rows = list(word.root.iter(f"{W}tr"))
    row = chance.choice(rows)
    if len(row.getparent().findall(f"{W}tr")) > 1:
        row.getparent().remove(row)


_ACTS: list[Callable[[WordFile, random.Random], None]] = [
    *(_typed, _cut, _taken_out, _added, _moved, _rows)
]


def _runs(word: WordFile) -> list[Any]:
    return [t for t in word.root.iter(f"{W}t") if t.text]


def _main(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def _changes(data: bytes) -> list[Any]:
    """Return every tracked change of a file, those of notes too."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in ("word/document.xml", "word/footnotes.xml"):
            root = etree.fromstring(file.read(name))
            tags = [qn(f"w:{tag}") for tag in ("ins", "del", "rPrChange", "pPrChange")]
            found += list(root.iter(*tags))
    return found


def _deleted(change: Any) -> str:
    return "".join(part.text or "" for part in change.iter(qn("w:delText")))


def test_a_note_in_which_its_own_mark_stands_ends(fonts: FontSet, tmp_path: Path) -> None:
    def with_itself(data: bytes, words: str) -> bytes:
        word = WordFile(data)
        name = "word/footnotes.xml"
        notes = etree.fromstring(word.parts[name])
        (note,) = (n for n in notes if n.get(f"{W}type") is None)
        run = etree.SubElement(note.find(f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}footnoteReference").set(f"{W}id", note.get(f"{W}id"))
        etree.SubElement(run, f"{W}t").text = words
        word.parts[name] = etree.tostring(notes)
        word.save(tmp_path / "itself.docx")
        return (tmp_path / "itself.docx").read_bytes()

    plain_file = docx_of(TEXT, fonts, tmp_path)
    old, new = with_itself(plain_file, "甲"), with_itself(plain_file, "乙")
    assert _changes(redlined(old, new))
