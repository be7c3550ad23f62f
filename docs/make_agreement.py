"""Measure how the agreement with the published issues depends on the styles' values.

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
from tests.conftest import amounts  # noqa: E402
from tests.official.test_agreement import GRID, _met, chosen_lines  # noqa: E402

ISSUES = (("2021-32", "series-2021"), ("2023-11-13", "series-2023"))
WIDE = (-0.5, -0.2, -0.1, -0.08, -0.06, 0.06, 0.08, 0.1, 0.2, 0.5)
_ENGLISH = """# Agreement with the published issues

[中文](agreement.zh-CN.md)

<!-- Made by docs/make_agreement.py: run it again after a change of the styles or the composer. -->

Two issues were published as PDF files whose line breaks are known: 2021-32 whole, 2023-11-13 on
pages 1-5. A line counts if the office's program chose its end, so a paragraph's last line does not;
it is met if ours is the same, character for character. The styles' measure, autospace and squeeze
were chosen from these same issues, each measure as the middle of the window in which every line is
met; so a full score says that the composer can set each issue with one set of values, not that it
foretells the next issue. The tables show how wide the window is: the measure goes from 0.04 em
below the style's to 0.04 em above (1 em is 16 pt), and what marks give when a line is squeezed
(`squeeze_inside`, `squeeze_end`) from 90 % to 110 %. A cell is the number of met lines; the style's
own values are in the middle. The line under each table goes further, to where lines are lost.
`tests/official` fails if a style's own values miss a line or page, or if a cell of the tables
misses more than two. An issue that was not used to choose values is 2025-26: 45 of its line ends
are known, by their last characters only, and 42 are met; the other three follow one first line that
is a 字 shorter than would fit. That check is weaker, as it also passes at nearby measures.

```
python docs/make_agreement.py
```
"""


_CHINESE = """# 与正式印发各期的比对

[English](agreement.md)

<!-- Made by docs/make_agreement.py: run it again after a change of the styles or the composer. -->

有两期简报已以 PDF 印发，换行已知：2021-32 全文，2023-11-13 第1至5页。由排版程序决定行末的行才计
数，段末一行不计；与我们逐字相同为一致。版式的版心宽、中西文空隙和标点让出的宽就是从这两期选定的，
版心宽取各行都一致的区间的中点；因此全部一致只说明一组数值能排出整期，不说明下一期也能。各表显示
这个区间有多宽：版心宽从版式的数值减0.04 em 到加0.04 em（1 em 为 16 pt），标点让出的宽（
`squeeze_inside`、`squeeze_end`）从90%到110%。单元格是一致的行数，版式自己的数值在正中。表下一行
走得更远，到出现不一致为止。版式自己的数值有一行或一页不一致，或表中有一格不一致超过两行，
`tests/official` 即失败。没有用来选数值的一期是 2025-26：只知道其中45行的行末几个字，42行一致；
另外三行都在同一段首行之后，该行比排得下的少一个字。这项检验较弱，邻近的版心宽也能通过。

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
    squeeze: str
    further: str
    met: str
    separator: str


ENGLISH = Words(
    opening=_ENGLISH,
    heading="{issue} in {style}",
    values=(
        "Met lines of {total}. The style's values: measure {measure:.3f} em, autospace "
        "{own.autospace} em, squeeze {own.squeeze_inside} em inside a line and "
        "{own.squeeze_end} em at its end."
    ),
    measure="measure",
    squeeze="squeeze",
    further="Further out, at × 1.00: {}.",
    met="{} at {:+.2f} em",
    separator=", ",
)
CHINESE = Words(
    opening=_CHINESE,
    heading="{issue}，版式 {style}",
    values=(
        "共{total}行，表中为一致的行数。版式的数值：版心宽 {measure:.3f} em，"
        "中西文空隙 {own.autospace} em，标点让出的宽行内 {own.squeeze_inside} em、"
        "行末 {own.squeeze_end} em。"
    ),
    measure="版心宽",
    squeeze="让出的宽",
    further="再远一些，× 1.00 时：{}。",
    met="{1:+.2f} em 为{0}行",
    separator="，",
)


def agreement() -> dict[str, str]:
    """Return the pages by their file names."""
    fonts = read_fonts()
    languages = {"agreement.md": ENGLISH, "agreement.zh-CN.md": CHINESE}
    met = [_Met(fonts, *pair) for pair in ISSUES]
    return {
        name: "\n".join([words.opening, *(_section(one, words) for one in met)])
        for name, words in languages.items()
    }


class _Met:
    """How many lines of an issue are met at which values; each counted once."""

    def __init__(self, fonts: FontSet, issue: str, style: str) -> None:
        self.issue, self.style = issue, style
        self.own = read_style(style).composition
        self.measure = self.own.measure / 16
        self.total = len(chosen_lines(issue))
        steps = [*GRID, *((step, 1.0) for step in WIDE)]
        self.lines = {pair: self._count(fonts, *pair) for pair in steps}

    def _count(self, fonts: FontSet, step: float, factor: float) -> int:
        rules = amounts(
            self.measure + step,
            autospace=self.own.autospace,
            squeeze_inside=self.own.squeeze_inside * factor,
            squeeze_end=self.own.squeeze_end * factor,
        )
        return int(_met(fonts, self.issue, rules))


def _section(met: _Met, words: Words) -> str:
    """Return an issue's heading, its table, and what is met further out."""
    steps, factors = (sorted(set(values)) for values in zip(*GRID, strict=True))
    head = [words.measure] + [f"{words.squeeze} × {factor:.2f}" for factor in factors]
    rows = [
        [
            f"{met.measure + step:.3f} em ({step:+.2f})",
            *(str(met.lines[step, factor]) for factor in factors),
        ]
        for step in steps
    ]
    lines = [head, ["---", *(["---:"] * len(factors))], *rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    wide = words.separator.join(words.met.format(met.lines[step, 1.0], step) for step in WIDE)
    heading = words.heading.format(issue=met.issue, style=met.style)
    values = words.values.format(total=met.total, measure=met.measure, own=met.own)
    return f"## {heading}\n\n{values}\n\n{table}\n\n{words.further.format(wide)}\n"


if __name__ == "__main__":
    for name, text in agreement().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
        print(text, end="")
