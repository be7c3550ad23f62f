"""What a reader shows of placed marks: a dash without a seam, in every role, at every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from bulletin_layout import Document, typeset
from bulletin_layout.layout.model import PlacedLine

Write = Callable[..., Path]
SCALE = 6.0
ISSUE = """
style: {style}
header: [某市快递行业——党建, 工作简报]
period: {{year: 2026, number: 1, total: 7}}
editors: {{name: 办公室编, date: 2026-02-28}}
articles:
  - title: 学思践悟——主题教育纪实
    body:
      - 一、坚持党建引领——打造驿站
      - （一）抓实抓细——不留死角
      - 网点布局——末端服务，**重点——强调**，__楷体——强调__，甲————乙。[^注——一条。]
      - table: {{columns: [{{heading: 栏——一}}], rows: [[格——一]]}}
"""


@pytest.mark.parametrize("style", ["series-2021", "series-2023", "gbt9704"])
def test_a_dash_is_one_stroke_to_the_eye(style: str, write: Write, tmp_path: Path) -> None:
    pdf = tmp_path / "out.pdf"
    document = typeset(write(ISSUE.format(style=style)), pdf)
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=SCALE, grayscale=True).to_pil()
    strokes = list(_strokes(document))
    assert len({size for *_, size in strokes}) >= 3
    for left, right, baseline, size in strokes:
        top, foot = (baseline - 0.6 * size) * SCALE, (baseline + 0.1 * size) * SCALE
        seen = picture.crop((int(left * SCALE) + 1, int(top), int(right * SCALE), int(foot)))
        rows, width = seen.tobytes(), seen.width
        darkest = [min(rows[column::width]) for column in range(width)]
        assert max(darkest) < 200, (left, baseline)


def _strokes(document: Document) -> Iterator[tuple[float, float, float, float]]:
    """Yield where the ink of each run of dashes begins and ends, its baseline and size."""
    for line in document.pages[0].lines:
        yield from _strokes_of(document, line)


def _strokes_of(
    document: Document, line: PlacedLine
) -> Iterator[tuple[float, float, float, float]]:
    left = right = None
    for run in line.runs:
        if run.text.strip("—"):
            if left is not None and right is not None:
                yield left, right, line.y, run.size
            left = right = None
            continue
        face = document.fonts.faces[run.face]
        ink = face.ink(face.nominal_glyph("—"))
        x = line.x + run.x
        left = x + ink[0] * run.stretch * run.size if left is None else left
        right = x + ink[2] * run.stretch * run.size
