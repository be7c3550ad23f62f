"""Photos and printed numbers that were changed in Word come into the issue's file.

The pictures are drawn here; what Word packs anew is the same picture, whatever its bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from bulletin_layout import read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.revising.revise import Revision, revise
from tests.revising.edit_kinds import CAPTION, FIRST, OTHER_CAPTION, SECOND, THIRD, photo
from tests.revising.test_edit_kinds import (
    BLOCK,
    ISSUES,
    KEYS,
    LIST,
    differing,
    docx_of,
    put_photos,
    said,
)
from tests.revising.word_edits import W, WordFile
from tests.revising.word_photos import picture, put_data, put_in

Act = Callable[[WordFile], None]
# A body that is one block of text, as most are.
PLAIN = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026年2月28日}
articles:
  - title: 甲室整理旧档案
    body: | # 三段
      先把旧档案搬到一处。
      再按年份和门类分开。

      最后统一编号上架。
  - title: 乙室试行当天办结
    body: 能当天办结的当天办结。
"""


def drawing(word: WordFile, caption: str) -> etree._Element:
    return photo(word, caption).find(f".//{W}drawing")


def set_words(word: WordFile, caption: str, words: str) -> None:
    for element in drawing(word, caption).iter():
        if element.tag.endswith(("}docPr", "}cNvPr")):
            element.set("descr", words)


def revised(text: str, act: Act, fonts: FontSet, folder: Path, now: str = "") -> Revision:
    """Return what an edited file of a text does to it, or to what it became meanwhile."""
    word = WordFile(docx_of(text, fonts))
    act(word)
    word.save(folder / "edited.docx")
    file = folder / "issue.yaml"
    file.write_text(now or text, encoding="utf-8")
    put_photos(folder)
    return revise(str(file), now or text, str(folder / "edited.docx"), BuildOptions())


def all_in(revision: Revision) -> bool:
    found = revision.comparison
    return not (found.unplaced or found.conflicts or found.not_taken)


@pytest.mark.parametrize("issue", ISSUES)
def test_another_picture_is_another_file(issue: str, fonts: FontSet, tmp_path: Path) -> None:
    data = picture(200)
    revision = revised(ISSUES[issue], lambda w: put_data(w, CAPTION, data), fonts, tmp_path)
    assert all_in(revision)
    assert revision.photos == {"badge-2.jpg": data}
    changed = differing(ISSUES[issue], revision.after)
    assert [line.replace("badge-2.jpg", "badge.png")[1:] for line in changed[1:]] == [
        changed[0][1:]
    ]


@pytest.mark.parametrize("quality", [30, 95])
def test_a_picture_that_is_packed_anew_is_the_same(
    quality: int, fonts: FontSet, tmp_path: Path
) -> None:
    def packed(word: WordFile) -> None:
        for name, data in list(word.parts.items()):
            if name.startswith("word/media/"):
                image = Image.open(io.BytesIO(data)).convert("RGB")
                out = io.BytesIO()
                half = image.resize((image.width // 2, image.height // 2))
                half.save(out, "JPEG", quality=quality)
                word.parts[name] = out.getvalue()

    revision = revised(LIST, packed, fonts, tmp_path)
    assert all_in(revision)
    assert revision.after == LIST
    assert revision.photos == {}


def test_a_picture_deleted_and_another_put_in_is_another_file(
    fonts: FontSet, tmp_path: Path
) -> None:
    data = picture(10)

    def act(word: WordFile) -> None:
        gone = photo(word, CAPTION)
        put_in(word, SECOND, data, words="")
        gone.getparent().remove(gone)

    revision = revised(LIST, act, fonts, tmp_path)
    assert all_in(revision)
    assert differing(LIST, revision.after) == [
        "-      - photo: badge.png",
        "+      - photo: badge-2.jpg",
    ]


WITH_CAPTION = {
    "a list": (
        LIST,
        ["+      - photo: issue-photos/1.jpg", "+        caption: 库房整理中"],
    ),
    "Chinese keys": (
        KEYS,
        ["+      - 照片: issue-photos/1.jpg", "+        说明: 库房整理中"],
    ),
    "blocks": (
        BLOCK,
        [
            "+    - photo: issue-photos/1.jpg",
            "+      caption: 库房整理中",
            "+    - |",
        ],
    ),
    "a block": (
        PLAIN,
        [
            "-    body: | # 三段",
            "+    body:",
            "+    - | # 三段",
            "+    - photo: issue-photos/1.jpg",
            "+      caption: 库房整理中",
            "+    - |",
        ],
    ),
}


@pytest.mark.parametrize("issue", WITH_CAPTION)
def test_a_new_photo_comes_with_its_caption(issue: str, fonts: FontSet, tmp_path: Path) -> None:
    text, lines = WITH_CAPTION[issue]
    data = picture(120)
    act: Act = lambda w: put_in(w, FIRST, data, "库房整理中")  # noqa: E731
    revision = revised(text, act, fonts, tmp_path)
    assert all_in(revision), revision.comparison
    assert differing(text, revision.after) == lines
    assert revision.photos == {"issue-photos/1.jpg": data}


def test_new_photos_stand_where_word_has_them(fonts: FontSet, tmp_path: Path) -> None:
    """Before the first paragraph, between two, behind the last; one picture twice is one file."""

    def act(word: WordFile) -> None:
        put_in(word, "甲室整理旧档案", picture(30), "最前", name="media/a.jpeg")
        put_in(word, FIRST, picture(90), words="一间库房", name="media/b.jpeg")
        put_in(word, THIRD, picture(30), "最后", name="media/c.jpeg")
        word.insert_after(SECOND, "中间添一段。")

    revision = revised(PLAIN, act, fonts, tmp_path)
    assert all_in(revision), revision.comparison
    assert sorted(revision.photos) == ["issue-photos/1.jpg", "issue-photos/2.jpg"]
    for name, data in revision.photos.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "issue.yaml").write_text(revision.after, encoding="utf-8")
    body = read_issue(tmp_path / "issue.yaml").articles[0].body
    kinds = [type(block).__name__ for block in body]
    assert kinds == ["Photos", "Text", "Photos", "Text", "Text", "Text", "Photos"]


def test_a_heading_comes_amid_a_block(fonts: FontSet, tmp_path: Path) -> None:
    act: Act = lambda w: w.insert_after(FIRST, "分门别类", "Heading2")  # noqa: E731
    revision = revised(PLAIN, act, fonts, tmp_path)
    assert all_in(revision), revision.comparison
    assert differing(PLAIN, revision.after) == [
        "-    body: | # 三段",
        "+    body:",
        "+    - | # 三段",
        "+    - {heading: 分门别类, level: 1}",
        "+    - |",
    ]


def test_another_width_is_the_photos_own(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        for element in drawing(word, CAPTION).iter():
            if element.tag.endswith(("}extent", "}ext")):
                element.set("cx", str(36_000 * 50))
                element.set("cy", str(36_000 * 50))

    (tmp_path / "a").mkdir()
    revision = revised(LIST, act, fonts, tmp_path / "a")
    assert all_in(revision)
    assert differing(LIST, revision.after) == ["+        width: 50mm"]
    (tmp_path / "b").mkdir()
    revision = revised(BLOCK, act, fonts, tmp_path / "b")
    assert differing(BLOCK, revision.after) == ["-      width: 60mm", "+      width: 50mm"]


def test_other_words_for_a_photo_are_its_own(fonts: FontSet, tmp_path: Path) -> None:
    act: Act = lambda w: set_words(w, CAPTION, "两人在搬档案盒")  # noqa: E731
    for number, (text, lines) in enumerate(
        (
            (LIST, ["+        alt: 两人在搬档案盒"]),
            (BLOCK, ["-      alt: 一间库房", "+      alt: 两人在搬档案盒"]),
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        revision = revised(text, act, fonts, folder)
        assert all_in(revision)
        assert differing(text, revision.after) == lines


def test_what_a_program_says_of_a_picture_is_no_words(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        put_data(word, CAPTION, picture(200))
        set_words(word, CAPTION, "图形用户界面, 文本\n\n描述已自动生成")

    revision = revised(LIST, act, fonts, tmp_path)
    assert all_in(revision)
    assert "描述" not in revision.after


def test_what_no_issue_holds_is_named(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        put_data(word, CAPTION, b"\x01\x00\x00\x00 a drawing", "media/new.emf")
        cut = etree.Element("{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect")
        cut.set("l", "12000")
        next(e for e in drawing(word, OTHER_CAPTION).iter() if e.tag.endswith("}blip")).addnext(cut)

    revision = revised(LIST, act, fonts, tmp_path)
    told = "\n".join(map(str, revision.comparison.unplaced))
    assert "of a kind that no issue can hold" in told
    assert "articles[2].body[2].photos[1].file was cropped in Word" in told
    assert revision.after == LIST


def test_a_photo_that_both_changed_is_a_conflict(fonts: FontSet, tmp_path: Path) -> None:
    (tmp_path / "other.jpg").write_bytes(picture(77))
    now = LIST.replace("badge.png", "other.jpg")
    act: Act = lambda w: put_data(w, CAPTION, picture(200))  # noqa: E731
    revision = revised(LIST, act, fonts, tmp_path, now)
    (told,) = map(str, revision.comparison.conflicts)
    assert told == (
        "the photo of articles[1].body[4].photos[1].file is another both in the issue and in Word"
    )
    assert revision.after == now
    # What only the issue changed stays, whatever Word shows still.
    revision = revised(LIST, lambda w: w.replace("125卷", "128卷"), fonts, tmp_path, now)
    assert all_in(revision)
    assert revision.after == now.replace("125卷", "128卷")


VALUES: dict[str, tuple[str, Act, list[str]]] = {
    "a date": (
        LIST,
        lambda w: w.replace("2026年2月28日", "2026年3月2日"),
        [
            "-editors: {name: 办公室编, date: 2026-02-28}",
            "+editors: {name: 办公室编, date: 2026-03-02}",
        ],
    ),
    "a date in Chinese": (
        PLAIN,
        lambda w: w.replace("2026年2月28日", "2026年3月2日"),
        [
            "-editors: {name: 办公室编, date: 2026年2月28日}",
            "+editors: {name: 办公室编, date: 2026年3月2日}",
        ],
    ),
    "a number, and who edits": (
        BLOCK,
        lambda w: (w.replace("第1期", "第2期"), w.replace("办公室编", "秘书科编"))[0],
        [
            "-  number: 1",
            "+  number: 2",
            "-  name: 办公室编",
            "+  name: 秘书科编",
        ],
    ),
    "a running number": (
        KEYS,
        lambda w: w.replace("总第7期", "总第8期"),
        [
            "-期号: {年: 2026, 期: 1, 总期: 7}",
            "+期号: {年: 2026, 期: 1, 总期: 8}",
        ],
    ),
    "a number that a draft lacks": (
        LIST.replace("number: 1, total: 7", "number: 1"),
        lambda w: w.replace("总第　　期", "总第7期"),
        [
            "-period: {year: 2026, number: 1}",
            "+period: {year: 2026, number: 1, total: 7}",
        ],
    ),
    "copies and the day it is sent": (
        BLOCK.replace("  report:", "  office: 办公室\n  date: 2026-03-01\n  copies: 50\n  report:"),
        lambda w: (w.replace("共印50份", "共印80份"), w.replace("3月1日印发", "3月5日印发"))[0],
        [
            "-  date: 2026-03-01",
            "-  copies: 50",
            "+  date: 2026-03-05",
            "+  copies: 80",
        ],
    ),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_printed_value_is_the_files(name: str, fonts: FontSet, tmp_path: Path) -> None:
    text, act, lines = VALUES[name]
    revision = revised(text, act, fonts, tmp_path)
    assert all_in(revision), revision.comparison
    assert differing(text, revision.after) == lines
    (tmp_path / "again.docx").write_bytes(docx_of(revision.after, fonts))
    assert said(tmp_path / "again.docx") == said(tmp_path / "edited.docx")


@pytest.mark.parametrize("new", ["2026年2月30日", "2026年二月28日", "26年2月28日"])
def test_what_is_no_value_is_named(new: str, fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        word.replace("2026年2月28日", new)
        word.replace("换了新锁", "换了三把新锁")

    revision = revised(LIST, act, fonts, tmp_path)
    assert len(revision.comparison.unplaced) == 1
    assert revision.after == LIST.replace("换了新锁", "换了三把新锁")


def test_the_command_writes_photos_first_and_none_by_a_trial(
    fonts: FontSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = picture(120)
    revised(PLAIN, lambda w: put_in(w, FIRST, data, "库房整理中"), fonts, tmp_path)
    asked = ["revise", str(tmp_path / "issue.yaml"), str(tmp_path / "edited.docx")]
    assert main([*asked, "--dry-run"]) == 0
    assert "issue-photos/1.jpg would be written." in capsys.readouterr().out
    assert not (tmp_path / "issue-photos").exists()
    assert main(asked) == 0
    assert "issue-photos/1.jpg was written." in capsys.readouterr().out
    assert (tmp_path / "issue-photos" / "1.jpg").read_bytes() == data
    assert main(["check", str(tmp_path / "issue.yaml")]) == 0
    # The same file again changes nothing more.
    assert main(asked) == 0
    assert "0 changes made" in capsys.readouterr().out
    assert [path.name for path in (tmp_path / "issue-photos").iterdir()] == ["1.jpg"]


def test_photos_go_again_if_the_issue_cannot_be_written(
    fonts: FontSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletin_layout.cli import revise as command
    from bulletin_layout.diagnostics import OutputError

    def refused(*_: object) -> None:
        raise OutputError("no room")

    revised(PLAIN, lambda w: put_in(w, FIRST, picture(120), "库房整理中"), fonts, tmp_path)
    monkeypatch.setattr(command, "replace_text_unchanged", refused)
    assert main(["revise", str(tmp_path / "issue.yaml"), str(tmp_path / "edited.docx")]) == 1
    assert not (tmp_path / "issue-photos").exists()
    assert (tmp_path / "issue.yaml").read_text(encoding="utf-8") == PLAIN


def test_a_photo_of_which_nothing_is_said_asks_for_words(fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(PLAIN, lambda w: put_in(w, FIRST, picture(120)), fonts, tmp_path)
    assert all_in(revision)
    assert "+      alt: 【待补：照片上是什么】" in differing(PLAIN, revision.after)


@pytest.mark.parametrize(("words", "told"), [("— 3 —", 0), ("第3页 共12页", 0), ("内部资料", 1)])
def test_what_a_header_says_is_named(words: str, told: int, fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        word.parts["word/header7.xml"] = (
            f'<w:hdr xmlns:w="{W[1:-1]}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:hdr>'
        ).encode()

    revision = revised(LIST, act, fonts, tmp_path)
    assert revision.after == LIST
    assert [str(m) for m in revision.comparison.not_taken] == [
        f"a header or footer in Word is not taken in: {words}"
    ] * told
