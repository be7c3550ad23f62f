"""Edits made in Word come into the issue's file as an editor would write them, and no others."""

from __future__ import annotations

import difflib
import io
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from bulletin_layout import Document, InputError, lay_out, parse_issue, read_issue, save
from bulletin_layout.cli.main import main
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import BuildOptions, style_of
from bulletin_layout.revising.revise import Revision, revise
from tests.conftest import EXAMPLES, ROOT
from tests.revising.word_edits import W, WordFile, made, text_of

CASES = [
    *sorted((ROOT / "tests" / "cases").glob("*.yaml")),
    *(ROOT / "examples" / f"{name}.yaml" for name in EXAMPLES),
    ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml",
]
ISSUE = """\
# 第一期，由甲编
header: "工作简报" # 不改
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: [甲单位整理旧档案, 取得新进展]
    body: |
      第一段说明为什么要整理，第二段说明怎样整理。
      （一）分类
      按年份分，再按门类分。

      __要紧的话__放在最后说。
  - title: '乙单位试行无纸会议' # 标题待定
    body:
      - 会前发送材料，会上不再分发。
      # 下一段请丙核对
      - "会后形成纪要，**三日内**印发。"
      - 全年共开会十二次。
      - table:
          columns: [{heading: 项目}, {heading: 数量}]
          rows:
            - [会议, 12] # 已核
            - {cells: [合计, 12], total: true}
briefs: |
  丙单位换了新锁。
  丁单位修了旧桥。
distribution:
  report: [甲局, 乙委]
  send: [丙办, 丁协会, 戊中心]
"""
Edit = Callable[[WordFile], None]


def written(text: str, fonts: FontSet) -> WordFile:
    issue = parse_issue(text)
    return WordFile(_docx(lay_out(issue, style_of(issue), fonts)))


def _docx(document: Document) -> bytes:
    stream = io.BytesIO()
    save(document, stream, "docx")
    return stream.getvalue()


def revised(edit: Edit, fonts: FontSet, folder: Path, now: str = ISSUE) -> Revision:
    word = written(ISSUE, fonts)
    edit(word)
    word.save(folder / "edited.docx")
    (folder / "issue.yaml").write_text(now, encoding="utf-8")
    return revise(str(folder / "issue.yaml"), now, str(folder / "edited.docx"), BuildOptions())


def differing(old: str, new: str) -> list[str]:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_file_that_was_not_edited_changes_nothing(
    file: Path, fonts: FontSet, tmp_path: Path
) -> None:
    issue = read_issue(file)
    (tmp_path / "x.docx").write_bytes(_docx(lay_out(issue, style_of(issue), fonts)))
    text = file.read_text(encoding="utf-8")
    revision = revise(str(file), text, str(tmp_path / "x.docx"), BuildOptions())
    assert revision.after == text
    found = revision.comparison
    assert not (found.changes or found.conflicts or found.unplaced or found.remarks)


EDITS: dict[str, tuple[Edit, list[str]]] = {
    "typed in a block": (
        lambda w: w.replace("再按门类分", "再按门类和保管期限分"),
        ["-      按年份分，再按门类分。", "+      按年份分，再按门类和保管期限分。"],
    ),
    "typed in quotes": (
        lambda w: w.replace("会后形成", "会后及时形成"),
        [
            '-      - "会后形成纪要，**三日内**印发。"',
            '+      - "会后及时形成纪要，**三日内**印发。"',
        ],
    ),
    "deleted from a block": (
        lambda w: w.remove("按年份分"),
        ["-      按年份分，再按门类分。"],
    ),
    "deleted from a list": (
        lambda w: w.remove("全年共开会"),
        ["-      - 全年共开会十二次。"],
    ),
    "inserted into a block": (
        lambda w: w.insert_after("按年份分", "最后编目。"),
        ["+      最后编目。"],
    ),
    "inserted into a list": (
        lambda w: w.insert_after("全年共开会", "明年再减: 一半。"),
        ['+      - "明年再减: 一半。"'],
    ),
    "inserted below a title": (
        lambda w: w.insert_after("乙单位试行", "先说缘由。"),
        ["+      - 先说缘由。"],
    ),
    "moved in a list": (
        lambda w: w.move_after("会前发送", "全年共开会"),
        ["-      - 会前发送材料，会上不再分发。", "+      - 会前发送材料，会上不再分发。"],
    ),
    "split": (
        lambda w: w.split("第二段说明"),
        [
            "-      第一段说明为什么要整理，第二段说明怎样整理。",
            "+      第一段说明为什么要整理，",
            "+      第二段说明怎样整理。",
        ],
    ),
    "joined": (
        lambda w: w.join("会前发送"),
        [
            "-      - 会前发送材料，会上不再分发。",
            '+      - "会前发送材料，会上不再分发。会后形成纪要，**三日内**印发。"',
            '-      - "会后形成纪要，**三日内**印发。"',
        ],
    ),
    "retitled": (
        lambda w: w.replace("乙单位试行", "乙单位推行"),
        [
            "-  - title: '乙单位试行无纸会议' # 标题待定",
            "+  - title: '乙单位推行无纸会议' # 标题待定",
        ],
    ),
    "one line of a title": (
        lambda w: w.replace("取得新进展", "取得进展"),
        [
            "-  - title: [甲单位整理旧档案, 取得新进展]",
            "+  - title: [甲单位整理旧档案, 取得进展]",
        ],
    ),
    "a cell": (
        lambda w: _set_cell(w, "会议", "例会"),
        ["-            - [会议, 12] # 已核", "+            - [例会, 12] # 已核"],
    ),
    "bold": (
        lambda w: w.set_bold("年份"),
        ["-      按年份分，再按门类分。", "+      按**年份**分，再按门类分。"],
    ),
    "a brief": (
        lambda w: w.replace("换了新锁", "换了三把新锁"),
        ["-  丙单位换了新锁。", "+  丙单位换了三把新锁。"],
    ),
    "a new brief with its number": (
        lambda w: w.insert_after("修了旧桥", "3、戊单位刷了墙。", "Brief"),
        ["+  戊单位刷了墙。"],
    ),
    "one of a row of bodies": (
        lambda w: w.replace("丁协会", "丁行业协会"),
        ["-  send: [丙办, 丁协会, 戊中心]", "+  send: [丙办, 丁行业协会, 戊中心]"],
    ),
    "tracked by two authors": (
        lambda w: _track_both(w),
        [
            "-      按年份分，再按门类分。",
            "+      按年度分，再按门类分。",
            "-  丙单位换了新锁。",
            "+  丙单位换了门锁。",
        ],
    ),
    "characters that are marks": (
        lambda w: w.replace("按年份分", "按 **年份** 分 {甲}"),
        [
            "-      按年份分，再按门类分。",
            "+      按 \\*\\*年份\\*\\* 分 \\{甲\\}，再按门类分。",
        ],
    ),
    "a comment in a list": (
        lambda w: w.comment("全年共开会", "李主任", "数字请再核"),
        ["+      # 批注（李主任）：数字请再核"],
    ),
    "a comment in a block": (
        lambda w: w.comment("按年份分", "李主任", "补例子"),
        ["+    # 批注（李主任）“按年份分，再按门…”：补例子"],
    ),
}


def _track_both(word: WordFile) -> None:
    word.track("年份", "年度", "甲")
    word.track("新锁", "门锁", "乙")


def _set_cell(word: WordFile, old: str, new: str) -> None:
    cell = next(
        t
        for t in word.root.iter("{*}t")
        if t.text == old and t.xpath("ancestor::*[local-name()='tc']")
    )
    cell.text = new


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_its_lines_alone(name: str, fonts: FontSet, tmp_path: Path) -> None:
    edit, expected = EDITS[name]
    revision = revised(edit, fonts, tmp_path)
    assert differing(ISSUE, revision.after) == expected
    assert not revision.comparison.conflicts and not revision.comparison.unplaced


@pytest.mark.parametrize("name", [name for name in EDITS if "comment" not in name])
def test_with_ids_stripped_the_same_is_found(name: str, fonts: FontSet, tmp_path: Path) -> None:
    edit, expected = EDITS[name]

    def stripped(word: WordFile) -> None:
        edit(word)
        word.strip_ids()

    found = differing(ISSUE, revised(stripped, fonts, tmp_path).after)
    assert sorted(found) == sorted(expected)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_after_random_edits_the_issue_says_what_word_says(
    seed: int, fonts: FontSet, tmp_path: Path
) -> None:
    """Typed, deleted, moved, inserted: the Word file of the revised issue reads the same."""
    chance = random.Random(seed)
    word = written(ISSUE, fonts)
    for _ in range(chance.randint(1, 6)):
        run = chance.choice([t for t in word.root.iter(f"{W}t") if "。" in (t.text or "")])
        at = chance.randrange(len(run.text) + 1)
        typed = "".join(chance.choice("甲乙*_{}[]<>#:&“”，。1A ") for _ in range(4)).strip()
        paragraph = next(run.iterancestors(f"{W}p"))
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        act = chance.choice(["type", "cut", "insert", "move"])
        if act == "type":
            run.text = run.text[:at] + typed + run.text[at:]
        elif act == "cut" and len(run.text) > 4:
            run.text = run.text[:2] + run.text[3:]
        elif act == "insert":
            paragraph.addnext(made(f"新段{typed}。", style))
        elif act == "move" and style == "Body":
            others = [p for p in word.root.iter(f"{W}p") if p is not paragraph]
            styles = [(p, p.find(f"{W}pPr/{W}pStyle")) for p in others]
            bodies = [p for p, s in styles if s is not None and s.get(f"{W}val") == "Body"]
            chance.choice(bodies).addnext(paragraph)
    edited = tmp_path / "edited.docx"
    word.save(edited)
    (tmp_path / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    revision = revise(str(tmp_path / "issue.yaml"), ISSUE, str(edited), BuildOptions())
    assert not revision.comparison.unplaced and not revision.comparison.conflicts
    assert said(written(revision.after, fonts)) == said(word)


def said(word: WordFile) -> list[str]:
    """Return what paragraphs say but for blank space and the numbers of briefs."""
    texts = ("".join(text_of(p).split()) for p in word.root.iter(f"{W}p"))
    return [re.sub(r"^\d、", "", text) for text in texts if text]


def test_what_both_sides_changed_is_shown_and_left(fonts: FontSet, tmp_path: Path) -> None:
    now = ISSUE.replace("再按门类分", "再按来源分")
    revision = revised(lambda w: w.replace("再按门类分", "再按年度分"), fonts, tmp_path, now)
    assert revision.after == now
    (conflict,) = revision.comparison.conflicts
    assert "再按来源分" in conflict and "再按年度分" in conflict


def test_what_was_changed_in_the_issue_alone_stays(fonts: FontSet, tmp_path: Path) -> None:
    now = ISSUE.replace(
        "      （一）分类\n", "      （一）分类\n      新来的一段，与其他都不同。\n"
    )
    revision = revised(lambda w: w.replace("再按门类分", "再按年度分"), fonts, tmp_path, now)
    assert revision.after == now.replace("再按门类分", "再按年度分")


def test_words_that_are_added_are_named(fonts: FontSet, tmp_path: Path) -> None:
    revision = revised(lambda w: w.replace("简讯：", "动态："), fonts, tmp_path)
    assert revision.after == ISSUE
    assert [m for m in revision.comparison.unplaced if "动态" in m]


def test_the_last_paragraph_of_a_text_is_left_to_the_editor(fonts: FontSet, tmp_path: Path) -> None:
    def emptied(word: WordFile) -> None:
        word.remove("换了新锁")
        word.remove("修了旧桥")

    revision = revised(emptied, fonts, tmp_path)
    assert differing(ISSUE, revision.after) == ["-  丁单位修了旧桥。"]
    assert [m for m in revision.comparison.unplaced if "briefs[1]" in m]


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK no")
    (tmp_path / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as a Word file"):
        revise(str(tmp_path / "issue.yaml"), ISSUE, str(tmp_path / "x.docx"), BuildOptions())


def test_entities_are_refused(fonts: FontSet, tmp_path: Path) -> None:
    word = written(ISSUE, fonts)
    word.parts["word/footnotes.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    word.save(tmp_path / "x.docx")
    with pytest.raises(InputError, match="document type"):
        revise("issue.yaml", ISSUE, str(tmp_path / "x.docx"), BuildOptions())


def test_the_command_shows_writes_and_keeps(
    fonts: FontSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = written(ISSUE, fonts)
    word.replace("再按门类分", "再按年度分")
    file, edited = tmp_path / "issue.yaml", tmp_path / "x.docx"
    word.save(edited)
    file.write_text(ISSUE, encoding="utf-8")
    command = ["--language", "en", "revise", str(file), str(edited)]
    assert main([*command, "--dry-run"]) == 0
    assert "再按[-门类-]{+年度+}分" in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == ISSUE
    assert main(command) == 0
    assert file.read_text(encoding="utf-8") == ISSUE.replace("再按门类分", "再按年度分")
    assert (tmp_path / "issue.yaml.bak").read_text(encoding="utf-8") == ISSUE
    # Once more: what Word has stands in the file already.
    assert main(command) == 0
    assert "0 changes made" in capsys.readouterr().out


def test_a_program_that_gives_styles_new_ids_changes_nothing(
    fonts: FontSet, tmp_path: Path
) -> None:
    """As LibreOffice does; their names stay. It counts the pages of the contents anew, too."""
    source = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
    text = source.read_text(encoding="utf-8")
    stream = io.BytesIO()
    save(lay_out(read_issue(source), style_of(read_issue(source)), fonts), stream, "docx")
    word = WordFile(stream.getvalue())
    word.parts["word/document.xml"] = etree.tostring(word.root)
    ids = ("MarkStrong", "MarkKai", "MarkWhole", "Lead", "FootnoteReference", "Body", "Contents")
    for name in ("word/document.xml", "word/footnotes.xml", "word/styles.xml"):
        part = word.parts[name].decode()
        for number, id_ in enumerate(ids):
            part = part.replace(f'"{id_}"', f'"Style{number + 9}"')
        word.parts[name] = part.encode()
    word.root = etree.fromstring(word.parts["word/document.xml"])
    page = next(t for f in word.root.iter(f"{W}fldSimple") for t in f.iter(f"{W}t"))
    page.text = str(int(page.text or "0") + 3)
    word.save(tmp_path / "edited.docx")
    revision = revise(str(source), text, str(tmp_path / "edited.docx"), BuildOptions())
    found = revision.comparison
    assert revision.after == text
    assert not found.unplaced and not found.not_taken and not found.conflicts
