"""What was changed in the issue while a file was with the leaders stays, and comes in once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout.fonts.fontset import FontSet
from tests.revising import edit_kinds
from tests.revising.test_revise import EDITS, ISSUE, Edit, differing, revised

# What was done to other parts of the issue.
MEANWHILE = {
    "a new article in front": (
        "articles:\n",
        "articles:\n  - title: 卯单位抢修水管\n    body: |\n      昨夜水管破裂，今晨修好。\n",
    ),
    "another article's name": ("header: ", "notice: 内部资料，注意保存\nheader: "),
    "a paragraph behind": (
        "      __要紧的话__放在最后说。\n",
        "      __要紧的话__放在最后说。\n      说完就办。\n",
    ),
    "a row": (
        "            - [会议, 12] # 已核\n",
        "            - [会议, 12] # 已核\n            - [培训, 3]\n",
    ),
    "one of the bodies": ("report: [甲局, 乙委]", "report: [甲局, 乙委, 己办]"),
}


@pytest.mark.parametrize("change", MEANWHILE)
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_its_lines_alone_in_the_issue_as_it_is_now(
    name: str, change: str, fonts: FontSet, tmp_path: Path
) -> None:
    now = ISSUE.replace(*MEANWHILE[change], 1)
    assert now != ISSUE
    edit, expected = EDITS[name]
    revision = revised(edit, fonts, tmp_path, now)
    found = revision.comparison
    assert not found.unplaced and not found.conflicts
    assert differing(now, revision.after) == expected


TABLE_EDITS: dict[str, Edit] = {
    "a row": lambda w: edit_kinds.add_row(w, "会议", ["培训", "3"]),
    "a row less": lambda w: edit_kinds.remove_row(w, "会议"),
    "a column": lambda w: edit_kinds.add_column(w, "会议", 1, ["单位", "次", "次"]),
    "a column less": lambda w: edit_kinds.remove_column(w, "会议", 1),
}


@pytest.mark.parametrize("name", [*EDITS, *TABLE_EDITS])
def test_a_second_time_nothing_comes_in(name: str, fonts: FontSet, tmp_path: Path) -> None:
    edit = EDITS[name][0] if name in EDITS else TABLE_EDITS[name]
    once = revised(edit, fonts, tmp_path)
    assert once.after != ISSUE
    twice = revised(edit, fonts, tmp_path, once.after)
    assert twice.after == once.after
    found = twice.comparison
    assert not (found.changes or found.conflicts or found.unplaced or found.remarks)


P = "      - 全年共开会十二次。\n"
ROW = "            - [会议, 12] # 已核\n"
BOTH: dict[str, tuple[tuple[str, str], Edit, str]] = {
    "taken out there and moved here": (
        (P, ""), lambda w: w.move_after("全年共开会", "乙单位试行"), "",
    ),
    "taken out there and changed here": (
        (P, ""), lambda w: w.replace("全年共开会", "全年只开会"), "is no more in the issue",
    ),
    "changed there and taken out here": (
        ("共开会十二次", "共开会十三次"), lambda w: w.remove("全年共开会"), "was taken out in Word",
    ),
    "changed in both": (
        ("共开会十二次", "共开会十三次"), lambda w: w.replace("十二次", "十一次"), "in both",
    ),
    "taken out in both": ((P, ""), lambda w: w.remove("全年共开会"), ""),
    "a row taken out in both": ((ROW, ""), lambda w: edit_kinds.remove_row(w, "会议"), ""),
    "a cell changed there, its row taken out here": (
        ("[会议, 12]", "[会议, 13]"), lambda w: edit_kinds.remove_row(w, "会议"), "a table was",
    ),
    "a title's words there, its lines here": (
        ("无纸会议'", "无纸办公'"),
        lambda w: edit_kinds.soft_return(w, "无纸会议"),
        "in both",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOTH)
def test_what_both_changed_stays_as_the_issue_has_it(
    name: str, fonts: FontSet, tmp_path: Path
) -> None:
    change, edit, told = BOTH[name]
    now = ISSUE.replace(*change, 1)
    assert now != ISSUE
    revision = revised(edit, fonts, tmp_path, now)
    assert revision.after == now
    said = [str(message) for message in revision.comparison.conflicts]
    assert len(said) == bool(told)
    assert not told or told in said[0]


def test_a_move_carries_what_the_issue_says_now(fonts: FontSet, tmp_path: Path) -> None:
    now = ISSUE.replace("共开会十二次", "共开会十三次")
    revision = revised(lambda w: w.move_after("全年共开会", "乙单位试行"), fonts, tmp_path, now)
    assert differing(now, revision.after) == [
        "+      - 全年共开会十三次。",
        "-      - 全年共开会十三次。",
    ]
