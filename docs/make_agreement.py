"""Measure how the agreement with the published issues depends on the measure and the rule.

python docs/make_agreement.py

Prints the pages and writes agreement.md and agreement.zh-CN.md beside this file. What is counted,
and the published lines, are those of tests/official. Needs pytest (the test extra), as those do.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bulletin_layout import read_fonts, read_style  # noqa: E402
from bulletin_layout.fonts.fontset import FontSet  # noqa: E402
from tests.official.test_agreement import amounts_of, chosen_lines, lines_met  # noqa: E402

ISSUES = (("2021-32", "series-2021"), ("2023-11-13", "series-2023"))
RULES = ("word", "word15", "mandatory", "none")
STEPS = (-0.4, -0.1, -0.05, -0.02, 0.0, 0.02, 0.05, 0.1, 0.4)
_ENGLISH = """# Agreement with the published issues

[中文](agreement.zh-CN.md)

<!-- Made by docs/make_agreement.py: run it again after a change of the styles or the composer. -->

Two issues were published as PDF files whose line breaks are known, both whole. A line counts if
the office's program chose its end, so a paragraph's last line does not; here each line is begun
where it begins in print, and it is met if it ends there too, so that one miss does not run on.
The styles say what the Word file's page says: A4 with Word's own margins, which leave 415.3 pt
(25.956 em of 16 pt), an autospace of ¼ em, ½ em a mark. Nothing was fitted. The tables show what
other measures and the other rules would give; the rule is described in [word.md](word.md), with
the lines and pages that the whole PDF meets.

```
python docs/make_agreement.py
```
"""
_CHINESE = """# 与正式印发各期的比对

[English](agreement.md)

<!-- Made by docs/make_agreement.py: run it again after a change of the styles or the composer. -->

有两期简报已以 PDF 印发，全文换行已知。由排版程序决定行末的行才计数，段末一行不计；这里每一行都从
印刷的行首起算，行末也相同为一致，一处不一致不会带动以后各行。版式写的就是 Word 文件的页面：A4，
Word 自己的页边距，余下 415.3 pt（16 pt 的 25.956 字），中西间隙 ¼ 字，每个标点 ½ 字，没有一个数是
凑出来的。各表列出换用别的版心宽、别的规则会怎样；规则见 [word.zh-CN.md](word.zh-CN.md)，那里也有
整份 PDF 一致的行数和页数。

```
python docs/make_agreement.py
```
"""


@dataclass(frozen=True)
class Words:
    """What the page says in one language."""

    opening: str
    heading: str
    values: str
    measure: str


ENGLISH = Words(
    opening=_ENGLISH,
    heading="{issue} in {style}",
    values="Met lines of {total}, by rule. The style's: `word`, pair {pair} em, {hang}.",
    measure="measure",
)
CHINESE = Words(
    opening=_CHINESE,
    heading="{issue}，版式 {style}",
    values="共{total}行，各规则下一致的行数。版式用 `word`，相邻标点 {pair} em，{hang}。",
    measure="版心宽",
)
HANGS = {ENGLISH: ("nothing hangs", "点号 hang"), CHINESE: ("点号不悬出", "点号悬出")}


def agreement() -> dict[str, str]:
    """Return the pages by their file names."""
    fonts = read_fonts()
    counted = {issue: _counted(fonts, issue) for issue, _ in ISSUES}
    return {
        name: "\n".join(
            [words.opening, *(_section(*pair, counted[pair[0]], words) for pair in ISSUES)]
        )
        for name, words in (("agreement.md", ENGLISH), ("agreement.zh-CN.md", CHINESE))
    }


def _counted(fonts: FontSet, issue: str) -> dict[tuple[float, str], int]:
    """Return how many lines of an issue are met at each measure by each rule."""
    return {
        (step, rule): lines_met(fonts, issue, amounts_of(issue, step, compress=rule))
        for step in STEPS
        for rule in RULES
    }


def _section(issue: str, style: str, met: dict[tuple[float, str], int], words: Words) -> str:
    """Return an issue's heading and its table."""
    own = read_style(style).composition
    head = [words.measure, *(f"`{rule}`" for rule in RULES)]
    rows = [
        [
            f"{own.measure / 16 + step:.3f} em ({step:+.2f})",
            *(str(met[step, rule]) for rule in RULES),
        ]
        for step in STEPS
    ]
    lines = [head, ["---", *(["---:"] * len(RULES))], *rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    hang = HANGS[words][own.hang]
    values = words.values.format(total=len(chosen_lines(issue)), pair=own.pair, hang=hang)
    heading = words.heading.format(issue=issue, style=style)
    return f"## {heading}\n\n{values}\n\n{table}\n"


if __name__ == "__main__":
    for name, text in agreement().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
        print(text, end="")
