"""Measure how the agreement with the published issues depends on the styles' values.

python docs/make_agreement.py

Prints the page and writes agreement.md beside this file. What is counted, and the published
lines, are those of tests/official. Needs pytest (the test extra), as those do.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bulletin_layout import read_fonts, read_style  # noqa: E402
from bulletin_layout.fonts.fontset import FontSet  # noqa: E402
from tests.conftest import amounts  # noqa: E402
from tests.official.test_agreement import GRID, _met, chosen_lines  # noqa: E402

ISSUES = (("2021-32", "series-2021"), ("2023-11-13", "series-2023"))
WIDE = (-0.5, -0.2, -0.1, -0.08, -0.06, 0.06, 0.08, 0.1, 0.2, 0.5)
OPENING = """# Agreement with the published issues

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


def agreement() -> str:
    """Return the page."""
    fonts = read_fonts()
    return "\n".join([OPENING, *(_section(fonts, *pair) for pair in ISSUES)])


def _section(fonts: FontSet, issue: str, name: str) -> str:
    """Return an issue's heading, its table, and what is met further out."""
    own = read_style(name).composition
    measure = own.measure / 16

    def met(step: float, factor: float) -> str:
        rules = amounts(
            measure + step,
            autospace=own.autospace,
            squeeze_inside=own.squeeze_inside * factor,
            squeeze_end=own.squeeze_end * factor,
        )
        return str(_met(fonts, issue, rules))

    steps, factors = (sorted(set(values)) for values in zip(*GRID, strict=True))
    head = ["measure"] + [f"squeeze × {factor:.2f}" for factor in factors]
    rows = [
        [f"{measure + step:.3f} em ({step:+.2f})", *(met(step, factor) for factor in factors)]
        for step in steps
    ]
    total = len(chosen_lines(issue))
    values = (
        f"Met lines of {total}. The style's values: measure {measure:.3f} em, autospace "
        f"{own.autospace} em, squeeze {own.squeeze_inside} em inside a line and "
        f"{own.squeeze_end} em at its end."
    )
    lines = [head, ["---", *(["---:"] * len(factors))], *rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    wide = ", ".join(f"{met(step, 1.0)} at {step:+.2f} em" for step in WIDE)
    return f"## {issue} in {name}\n\n{values}\n\n{table}\n\nFurther out, at × 1.00: {wide}.\n"


if __name__ == "__main__":
    text = agreement()
    (HERE / "agreement.md").write_text(text, encoding="utf-8", newline="\n")
    print(text, end="")
