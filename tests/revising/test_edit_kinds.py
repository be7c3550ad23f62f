"""Sixty kinds of edits on three issues come into their files as an editor would write them.

That is: the file says what Word says, by a reading of the Word file that is made of it anew; few
lines differ; every comment stays that is not of what went.
"""

from __future__ import annotations

import difflib
import io
import random
import re
from pathlib import Path

import pytest

from bulletin_layout import InputError, lay_out, parse_issue, save
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.images.look import look_alike
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.pipeline import BuildOptions, style_of
from bulletin_layout.revising.normal import normal, value
from bulletin_layout.revising.revise import Revision, revise
from bulletin_layout.revising.word_file import read_word_file
from tests.conftest import ROOT
from tests.revising.edit_kinds import KINDS
from tests.revising.random_edits import edit
from tests.revising.word_edits import WordFile

LIST = """\
# 第一期，由甲编
header: "工作简报" # 不改
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: [甲室整理旧档案, 取得新进展] # 两行
    body:
      - 一、做法
      - "先把旧档案搬到一处。[^数目由各室报来。]" # 已核
      # 下一段请丙核对
      - "再按年份和门类分开，共立125卷。"
      - photo: badge.png
        caption: 库房整理前
      # 照片之后
      - table:
          caption: 立卷件数表
          columns: [{heading: 门类}, {heading: 件数}, {heading: 备注}]
          rows:
            - [文书, 80, 多]
            - [会计, 30, 无] # 待核
            - [照片, 15, 新]
      - 最后统一编号上架。
  - title: '乙室试行当天办结' # 标题待定
    body:
      - 能当天办结的当天办结。
      - photo: grey.jpg
        caption: 库房整理后
briefs: |
  丙单位换了新锁。
  丁单位修了旧桥。
distribution:
  report: [甲局, 乙委]
  send: [丙办, 丁协会, 戊中心]
"""
KEYS = """\
报头: 工作简报
期号: {年: 2026, 期: 1, 总期: 7}
编印: {单位: 办公室编, 日期: 2026-02-28}
# 文章从这里起
文章:
  - 标题:
      - 甲室整理旧档案
      - 取得新进展
    正文:
      - '一、做法'
      - '先把旧档案搬到一处。[^数目由各室报来。]'
      - '再按年份和门类分开，共立125卷。'   # 空三格
      - {照片: badge.png, 说明: 库房整理前}
      - 表格: {表题: 立卷件数表, 栏: [{栏名: 门类}, {栏名: 件数}, {栏名: 备注}],
               行: [[文书, '80', 多], [会计, '30', 无], [照片, '15', 新]]}
      - |
        最后统一编号上架。
  - 标题: "乙室试行当天办结"
    正文: # 一段一照
      - 能当天办结的当天办结。
      - 照片: grey.jpg
        说明: 库房整理后
简讯:
  - 丙单位换了新锁。
  # 旧桥的事请再问
  - 丁单位修了旧桥。
报送: {报: [甲局, 乙委], 送: [丙办, 丁协会, 戊中心]}
"""
BLOCK = """\
header: 工作简报
period:
  year: 2026
  number: 1
  total: 7
editors:
  name: 办公室编
  date: 2026-02-28

articles:
  # 第一篇
  - title:
    - '甲室整理旧档案'   # 第一行
    - 取得新进展
    source: 甲室
    body:
    - |
      一、做法
      先把旧档案搬到一处。[^数目由各室报来。]
      再按年份和门类分开，共立125卷。
    - photo: badge.png
      alt: 一间库房
      caption: 库房整理前
      width: 60mm
    - table:
        caption: 立卷件数表
        columns:
          - heading: 门类
          - heading: 件数
          - heading: 备注
        rows:
          - [文书, 80, 多]
          - [会计, 30, "无"]
          - cells: [照片, 15, 新]
            total: true # 不是合计
    - 最后统一编号上架。

  - title: 乙室试行当天办结
    body:
    - 能当天办结的当天办结。
    - photo: grey.jpg
      caption: 库房整理后

briefs:
- 丙单位换了新锁。
- 丁单位修了旧桥。

distribution:
  report:
  - 甲局
  - 乙委
  send:
  - 丙办
  - 丁协会
  - 戊中心
"""
ISSUES = {"a list": LIST, "Chinese keys": KEYS, "blocks": BLOCK}
PHOTOS = ROOT / "examples" / "kitchen-sink" / "photos"


def docx_of(text: str, fonts: FontSet, root: Path = PHOTOS) -> bytes:
    issue = parse_issue(text, root=root)
    stream = io.BytesIO()
    save(lay_out(issue, style_of(issue), fonts), stream, "docx")
    return stream.getvalue()


def said(file: Path) -> list[str]:
    """Return what a Word file says, marks too, but for blanks and numbers of briefs and notes."""
    paragraphs = read_word_file(str(file), DEFAULT_LIMITS).paragraphs
    # No mark has a meaning in a title or the heading of a column.
    texts = (
        (value if p.kind in ("title", "table_heading") else str)(normal(p.text, p.kind))
        for p in paragraphs
    )
    # What is said of a photo to who cannot see it may be its caption.
    plain = (re.sub("\ufffc.*", "\ufffc", "".join(text.split())) for text in texts)
    return [re.sub(r"^\d、", "", text).replace("*" * 4, "") for text in plain if text]


def same_in_word(again: Path, edited: Path) -> bool:
    """Return whether two Word files say the same, and show the same pictures."""
    ours, word = (
        [p for one in read_word_file(str(f), DEFAULT_LIMITS).paragraphs for p in one.pictures]
        for f in (again, edited)
    )
    shown = len(ours) == len(word) and all(
        look_alike(a.look, b.look) for a, b in zip(ours, word, strict=True)
    )
    return shown and said(again) == said(edited)


def written_anew(revision: Revision, folder: Path, fonts: FontSet) -> Path:
    """Return a Word file that is made of what a revision gives, its new photos among it."""
    for name, data in revision.photos.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    again = folder / "again.docx"
    again.write_bytes(docx_of(revision.after, fonts, folder))
    return again


def put_photos(folder: Path) -> None:
    for photo in ("badge.png", "grey.jpg"):
        (folder / photo).write_bytes((PHOTOS / photo).read_bytes())


def revised(text: str, name: str, fonts: FontSet, folder: Path, stripped: bool = False) -> Revision:
    word = WordFile(docx_of(text, fonts))
    KINDS[name].act(word)
    if stripped:
        word.strip_ids()
    word.save(folder / "edited.docx")
    file = folder / "issue.yaml"
    file.write_text(text, encoding="utf-8")
    put_photos(folder)
    return revise(str(file), text, str(folder / "edited.docx"), BuildOptions())


def differing(old: str, new: str) -> list[str]:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def comments(text: str) -> list[str]:
    return re.findall(r"# .*", text)


@pytest.mark.parametrize("issue", ISSUES)
@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_edit(name: str, issue: str, fonts: FontSet, tmp_path: Path) -> None:
    text, kind = ISSUES[issue], KINDS[name]
    revision = revised(text, name, fonts, tmp_path)
    found = revision.comparison
    assert bool(found.unplaced) == kind.told and not found.conflicts, found.unplaced
    if kind.told:
        assert revision.after == text
        return
    (tmp_path / "again.docx").write_bytes(docx_of(revision.after, fonts))
    assert said(tmp_path / "again.docx") == said(tmp_path / "edited.docx")
    changed = differing(text, revision.after)
    assert len(changed) <= kind.lines or issue != "a list", changed
    lost = set(comments(text)) - set(comments(revision.after))
    gone = "\n".join(line for line in changed if line[0] == "-")
    assert all(comment in gone for comment in lost) and len(lost) <= 1, lost


@pytest.mark.slow
@pytest.mark.parametrize("issue", ISSUES)
def test_with_identities_stripped_nearly_all_come_in_too(
    issue: str, fonts: FontSet, tmp_path: Path
) -> None:
    """95 of 100 at least; the others are named, and nothing else is written than Word says."""
    right = told = 0
    for number, (name, kind) in enumerate(KINDS.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            revision = revised(ISSUES[issue], name, fonts, folder, stripped=True)
        except InputError:  # refused with the place, nothing written
            told += 1
            continue
        if revision.comparison.unplaced:
            told += not kind.told
            right += kind.told
            continue
        (folder / "again.docx").write_bytes(docx_of(revision.after, fonts))
        right += said(folder / "again.docx") == said(folder / "edited.docx")
    assert right + told == len(KINDS)
    assert right >= 0.95 * len(KINDS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_random_edits_of_every_sort(seed: int, fonts: FontSet, tmp_path: Path) -> None:
    """The issue says what Word says, or what does not come in is named and nothing is written."""
    chance = random.Random(seed)
    name = chance.choice(list(ISSUES))
    word = WordFile(docx_of(ISSUES[name], fonts))
    for _ in range(chance.randint(1, 6)):
        edit(word, chance)
    word.save(tmp_path / "edited.docx")
    put_photos(tmp_path)
    file = tmp_path / "issue.yaml"
    file.write_text(ISSUES[name], encoding="utf-8")
    try:
        revision = revise(str(file), ISSUES[name], str(tmp_path / "edited.docx"), BuildOptions())
    except InputError as told:
        assert told.diagnostics and file.read_text(encoding="utf-8") == ISSUES[name]
        return
    if not revision.comparison.unplaced:
        again = written_anew(revision, tmp_path, fonts)
        assert same_in_word(again, tmp_path / "edited.docx")
