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
from bulletin_layout.docx.base import PICTURE
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.revising.revise import Revision, revise
from tests.revising import edit_kinds
from tests.revising.edit_kinds import CAPTION, FIRST, OTHER_CAPTION, SECOND, THIRD, photo
from tests.revising.test_edit_kinds import (
    BLOCK,
    ISSUES,
    KEYS,
    LIST,
    PHOTOS,
    differing,
    docx_of,
    put_photos,
    said,
)
from tests.revising.word_edits import W, WordFile
from tests.revising.word_photos import EMBED, picture, put_data, put_in

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
    assert "articles[2].body[2].photos[1].file was cropped or turned in Word" in told
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


def test_a_picture_amid_words_comes_behind_them(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        put_in(word, FIRST, picture(120), words="一间库房")
        shown = word.paragraph(FIRST).getnext()
        word.paragraph(FIRST).append(shown.findall(f"{W}r")[-1])
        shown.getparent().remove(shown)
        word.replace("搬到一处", "搬到一楼")

    revision = revised(LIST, act, fonts, tmp_path)
    assert all_in(revision)
    assert PICTURE not in revision.after
    assert differing(LIST, revision.after)[2:] == [
        "+      - photo: issue-photos/1.jpg",
        "+        alt: 一间库房",
    ]


def test_words_typed_beside_a_photo_are_named(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        run = etree.SubElement(photo(word, CAPTION), f"{W}r")
        etree.SubElement(run, f"{W}t").text = "摄影：张三"

    revision = revised(LIST, act, fonts, tmp_path)
    assert revision.after == LIST
    (told,) = map(str, revision.comparison.unplaced)
    assert told.endswith("put it in yourself: 摄影：张三")


A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def turned(word: WordFile) -> None:
    next(e for e in drawing(word, CAPTION).iter() if e.tag == f"{A}xfrm").set("rot", "5400000")


def linked(word: WordFile) -> None:
    blip = next(e for e in drawing(word, CAPTION).iter() if e.tag == f"{A}blip")
    blip.set(EMBED.replace("embed", "link"), blip.attrib.pop(EMBED))


def chart(word: WordFile) -> None:
    run = etree.SubElement(word.paragraph(SECOND), f"{W}r")
    shown = etree.SubElement(run, f"{W}drawing")
    etree.SubElement(shown, "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart")


def old_kind(word: WordFile) -> None:
    run = etree.SubElement(word.paragraph(SECOND), f"{W}r")
    etree.SubElement(etree.SubElement(run, f"{W}pict"), "{urn:schemas-microsoft-com:vml}imagedata")


NAMED: dict[str, tuple[Act, str]] = {
    "turned": (turned, "was cropped or turned in Word"),
    "linked": (linked, "a picture that is not in the file in Word is not taken in: "),
    "a chart": (chart, "a chart in Word is not taken in: "),
    "of an old kind": (old_kind, "a picture of an old kind (VML) in Word is not taken in: "),
}


@pytest.mark.parametrize("name", NAMED)
def test_what_is_shown_otherwise_is_named(name: str, fonts: FontSet, tmp_path: Path) -> None:
    act, words = NAMED[name]
    revision = revised(LIST, act, fonts, tmp_path)
    found = revision.comparison
    assert revision.after == LIST
    told = [str(message) for message in (*found.unplaced, *found.not_taken)]
    assert any(words in one for one in told) and not any(PICTURE in one for one in told)


def test_a_face_that_was_blacked_out_is_another_picture(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        with Image.open(PHOTOS / "badge.png") as shown:
            masked = shown.convert("RGB")
        wide, high = masked.size
        at = (int(wide * 0.45), int(high * 0.45), int(wide * 0.55), int(high * 0.55))
        masked.paste((0, 0, 0), at)
        out = io.BytesIO()
        masked.save(out, "PNG")
        put_data(word, CAPTION, out.getvalue(), "media/new.png")

    revision = revised(LIST, act, fonts, tmp_path)
    assert list(revision.photos) == ["badge-2.png"]


WIDER = BLOCK.replace("width: 60mm", "width: 80mm")


def set_width(word: WordFile, wide: float) -> None:
    for element in drawing(word, CAPTION).iter():
        if element.tag.endswith(("}extent", "}ext")):
            element.set("cx", str(round(36_000 * wide)))


MEANWHILE: dict[str, tuple[str, Act, str, list[str]]] = {
    "a width that only the issue changed": (BLOCK, lambda w: None, WIDER, []),
    "a width that both changed alike": (BLOCK, lambda w: set_width(w, 80), WIDER, []),
    "a width that both changed": (
        BLOCK,
        lambda w: set_width(w, 50),
        WIDER,
        ["the width of articles[1].body[4].photos[1].file was changed both in the issue and"],
    ),
    "a photo that is gone from the issue": (
        LIST,
        lambda w: put_data(w, CAPTION, picture(200)),
        LIST.replace("      - photo: badge.png\n        caption: 库房整理前\n", ""),
        ["articles[1].body[4].photos[1].file is no more in the issue"],
    ),
    "a photo that Word deleted": (
        LIST,
        lambda w: photo(w, CAPTION).getparent().remove(photo(w, CAPTION)),
        LIST.replace("photo: badge.png", "photo: grey.jpg"),
        ["articles[1].body[4].photos[1].file was taken out in Word and changed in the issue"],
    ),
}


@pytest.mark.parametrize("name", MEANWHILE)
def test_what_the_issue_changed_meanwhile_stays(name: str, fonts: FontSet, tmp_path: Path) -> None:
    text, act, now, lines = MEANWHILE[name]
    revision = revised(text, act, fonts, tmp_path, now)
    assert revision.after == now
    told = [str(message) for message in revision.comparison.conflicts]
    assert len(told) == len(lines)
    assert all(one.startswith(line) for one, line in zip(told, lines, strict=True))


def again(text: str, act: Act, fonts: FontSet, folder: Path) -> tuple[str, Revision]:
    """Return an issue after an edited file was read, and what the same file says to it then."""
    first = revised(text, act, fonts, folder)
    assert all_in(first), first.comparison
    for name, data in first.photos.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    second = revise(
        str(folder / "issue.yaml"), first.after, str(folder / "edited.docx"), BuildOptions()
    )
    return first.after, second


TWICE: dict[str, tuple[str, Act]] = {
    "another picture": (LIST, lambda w: put_data(w, CAPTION, picture(200))),
    "another width": (BLOCK, lambda w: set_width(w, 52.4)),
    "a new photo": (PLAIN, lambda w: put_in(w, FIRST, picture(30), "图说")),
    "a number": (LIST, lambda w: w.replace("第1期", "第1-2期")),
}


@pytest.mark.parametrize("name", TWICE)
def test_the_same_file_a_second_time_changes_nothing(
    name: str, fonts: FontSet, tmp_path: Path
) -> None:
    after, second = again(*TWICE[name], fonts, tmp_path)
    assert second.after == after and second.photos == {}
    assert all_in(second) and not second.comparison.changes


def test_two_photos_stand_in_one_gap_of_a_block(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        put_in(word, FIRST, picture(90), "后一张", name="media/b.jpeg")
        put_in(word, FIRST, picture(30), "前一张", name="media/a.jpeg")
        put_in(word, THIRD, picture(150), "末尾", name="media/c.jpeg")
        word.insert_after("末尾", "照片之后的一段。")

    revision = revised(PLAIN, act, fonts, tmp_path)
    assert all_in(revision), revision.comparison
    lines = revision.after.splitlines()
    assert [line.strip() for line in lines if "caption" in line] == [
        *("caption: 前一张", "caption: 后一张", "caption: 末尾"),
    ]
    assert lines[lines.index("      最后统一编号上架。") + 1 :][:4] == [
        "    - photo: issue-photos/3.jpg",
        "      caption: 末尾",
        "    - |",
        "      照片之后的一段。",
    ]


def test_a_photo_that_moved_takes_its_new_width_along(fonts: FontSet, tmp_path: Path) -> None:
    def act(word: WordFile) -> None:
        set_width(word, 50)
        edit_kinds.move_photo(word, CAPTION, THIRD)

    revision = revised(LIST, act, fonts, tmp_path)
    assert all_in(revision)
    assert "      - photo: badge.png\n        caption: 库房整理前\n        width: 50mm\n" in (
        revision.after
    )


def test_a_photo_comes_beside_a_body_of_one_line(fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(PLAIN, lambda w: put_in(w, "当天办结的", picture(9), "图"), fonts, tmp_path)
    assert all_in(revision)
    assert differing(PLAIN, revision.after) == [
        "-    body: 能当天办结的当天办结。",
        "+    body:",
        "+    - 能当天办结的当天办结。",
        "+    - photo: issue-photos/1.jpg",
        "+      caption: 图",
    ]


def test_what_cannot_be_placed_is_not_written(fonts: FontSet, tmp_path: Path) -> None:
    text = PLAIN.replace("body: 能", "body: >\n      能")
    revision = revised(text, lambda w: put_in(w, "当天办结的", picture(9), "图说"), fonts, tmp_path)
    assert revision.after == text and revision.photos == {}
    (told,) = map(str, revision.comparison.unplaced)
    assert told.endswith("Word has: 图说")


def test_a_webp_is_a_photo_too(fonts: FontSet, tmp_path: Path) -> None:
    act: Act = lambda w: put_data(w, CAPTION, picture(99, "WEBP"), "media/new.webp")  # noqa: E731
    revision = revised(LIST, act, fonts, tmp_path)
    assert all_in(revision)
    assert list(revision.photos) == ["badge-2.webp"]


def put_table(word: WordFile, behind: str, rows: list[list[str]], caption: str = "") -> None:
    """Put a table in as Word does, its cells in no style of the library's."""
    table = etree.Element(f"{W}tbl")
    for row in rows:
        tr = etree.SubElement(table, f"{W}tr")
        for words in row:
            cell = etree.SubElement(tr, f"{W}tc")
            run = etree.SubElement(etree.SubElement(cell, f"{W}p"), f"{W}r")
            etree.SubElement(run, f"{W}t").text = words
    word.paragraph(behind).addnext(table)
    if caption:
        word.insert_after(behind, caption, "TableCaption")


GRID = [["门类", "件数"], ["文书", "80"], ["会计：账", ""]]
TABLES = {
    "a list": (
        LIST,
        [
            "+      - table:",
            "+          caption: 件数",
            "+          columns: [{heading: 门类}, {heading: 件数}]",
            "+          rows:",
            "+            - [文书, 80]",
            '+            - [会计：账, ""]',
        ],
    ),
    "a block": (
        PLAIN,
        [
            "-    body: | # 三段",
            "+    body:",
            "+    - | # 三段",
            "+    - table:",
            "+        caption: 件数",
            "+        columns: [{heading: 门类}, {heading: 件数}]",
            "+        rows:",
            "+          - [文书, 80]",
            '+          - [会计：账, ""]',
            "+    - |",
        ],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_new_table_comes_in(name: str, fonts: FontSet, tmp_path: Path) -> None:
    text, lines = TABLES[name]
    act: Act = lambda w: put_table(w, FIRST, GRID, "件数")  # noqa: E731
    revision = revised(text, act, fonts, tmp_path)
    assert all_in(revision), revision.comparison
    assert differing(text, revision.after) == lines


@pytest.mark.parametrize("rows", [[["门类", "件数"], ["文书"]], [["门类", ""], ["文书", "80"]]])
def test_a_table_that_an_issue_cannot_hold_so_is_named(
    rows: list[list[str]], fonts: FontSet, tmp_path: Path
) -> None:
    revision = revised(LIST, lambda w: put_table(w, FIRST, rows), fonts, tmp_path)
    assert revision.after == LIST
    assert revision.comparison.unplaced


def test_a_photo_in_the_place_of_an_article_s_only_text_is_no_text(
    fonts: FontSet, tmp_path: Path
) -> None:
    def act(word: WordFile) -> None:
        put_in(word, "当天办结的", picture(9), "图说")
        word.remove("当天办结的")

    revision = revised(KEYS, act, fonts, tmp_path)
    assert all_in(revision)
    assert PICTURE not in revision.after
    assert "能当天办结的当天办结。" not in revision.after
    assert "      - 照片: issue-photos/1.jpg\n        说明: 图说\n" in revision.after
