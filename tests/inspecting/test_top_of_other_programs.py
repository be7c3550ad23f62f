"""The top margin of a PDF that Word, WPS or LibreOffice made, by the place of its first line.

In a grid the em box stands in the middle of its pitch; where the pitch is fixed the baseline lies
at four fifths of it. Both were measured on files whose margins are known: 72 pt with a fixed pitch
of 22 pt (Word), 70.9 pt with 20 pt (WPS), 72 pt in a grid of 15.6 pt (Word).
"""

from __future__ import annotations

import pytest

from bulletin_layout import read_style
from bulletin_layout.inspecting.inspect import inspected
from bulletin_layout.measuring.model import Measured, Measurement, Sureness
from bulletin_layout.messages import Bilingual

MM = 72 / 25.4
SEEN = Bilingual("seen", "所见")


def file(maker: str, first_baseline: float, pitch: float, size: float = 16.0) -> Measurement:
    values = {
        "first_top": first_baseline - 0.88 * size, "grid.pitch": pitch, "grid.lines": 22,
        "text.body.size": size,
    }  # fmt: skip
    measured = {key: Measured(value, SEEN, Sureness.MEASURED) for key, value in values.items()}
    return Measurement("notice.pdf", maker, 3, measured)


def top_off(measurement: Measurement) -> float | None:
    """By how many mm the top margin is told to be off, None if it is not told."""
    found = inspected(measurement, read_style("gbt9704")).deviations
    return next((d.off_mm for d in found if d.rule == "top-margin"), None)


def in_a_grid(top: float, pitch: float) -> float:
    return top * MM + (pitch - 16) / 2 + 0.88 * 16


@pytest.mark.parametrize("maker", ["Microsoft® Word 2016", "WPS 文字", "Writer LibreOffice 7.4"])
@pytest.mark.parametrize("pitch", [28.0, 29.0, 30.0])
def test_with_a_fixed_pitch(maker: str, pitch: float) -> None:
    assert top_off(file(maker, 37 * MM + 0.8 * pitch, pitch)) is None
    assert top_off(file(maker, 40.5 * MM + 0.8 * pitch, pitch)) == pytest.approx(3.5, abs=0.01)
    assert top_off(file(maker, 33 * MM + 0.8 * pitch, pitch)) == pytest.approx(-4, abs=0.01)


@pytest.mark.parametrize("pitch", [28.95, 29.61])
def test_in_a_grid(pitch: float) -> None:
    assert top_off(file("Microsoft® Word 2016", in_a_grid(37, pitch), pitch)) is None
    assert top_off(file("Microsoft® Word 2016", in_a_grid(41, pitch), pitch)) == pytest.approx(4)


@pytest.mark.parametrize(
    ("baseline", "pitch", "size", "margin"),
    [(89.64, 22.0, 12.0, 72.0), (86.93, 19.998, 12.0, 70.9), (83.7, 15.6, 10.5, 72.0)],
)
def test_margins_that_are_known(baseline: float, pitch: float, size: float, margin: float) -> None:
    off = top_off(file("Microsoft® Word", baseline, pitch, size))
    assert off is not None
    assert 37 * MM + off * MM == pytest.approx(margin, abs=0.6)
