"""The published issues' own line and page breaks, met by the styles of the series."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import Document, read_style
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.text.breaking import break_lines
from bulletin_layout.text.prepare import prepare
from tests.conftest import amounts, piece

HERE = Path(__file__).parent


@cache
def published(issue: str) -> Any:
    return json.loads((HERE / f"{issue}.json").read_text(encoding="utf-8"))


def chosen_lines(issue: str) -> list[str]:
    """The published lines whose ends the composer chose."""
    return [
        line
        for paragraph in published(issue)["paragraphs"]
        for line in (paragraph["lines"][:-1] if paragraph["complete"] else paragraph["lines"])
    ]


def set_pages(document: Document) -> list[list[str]]:
    """The lines of each page, white space left out; pieces on one baseline joined."""
    pages = []
    for page in document.pages:
        rows: dict[float, str] = {}
        for line in page.lines:
            text = "".join(run.text for run in line.runs)
            y = round(line.y, 3)
            rows[y] = rows.get(y, "") + "".join(text.split())
        pages.append(list(rows.values()))
    return pages


@pytest.mark.parametrize(("issue", "wanted"), [("2021-32", 151), ("2023-11-13", 81)])
def test_every_published_line_is_met(
    examples: dict[str, Document], issue: str, wanted: int
) -> None:
    ours = Counter(line for page in set_pages(examples[issue]) for line in page)
    lines = chosen_lines(issue)
    assert len(lines) == wanted
    assert not Counter(lines) - ours


@pytest.mark.parametrize(("issue", "wanted"), [("2021-32", 11), ("2023-11-13", 4)])
def test_every_published_page_start_is_met(
    examples: dict[str, Document], issue: str, wanted: int
) -> None:
    starts = [page[0] for page in set_pages(examples[issue])]
    published_starts = published(issue)["page_starts"][1:]
    assert len(published_starts) == wanted
    assert [s for s in published_starts if s not in starts] == []


GRID = [(step / 100, factor) for step in range(-4, 5) for factor in (0.9, 0.95, 1.0, 1.05, 1.1)]


@pytest.mark.parametrize(("issue", "least"), [("2021-32", 149), ("2023-11-13", 79)])
def test_the_styles_are_not_overfitted(fonts: FontSet, issue: str, least: int) -> None:
    """Measure ±0.04 em and squeeze ±10 % round the style's values: the agreement stays."""
    style = read_style(f"series-{issue[:4]}")
    measure = style.composition.measure / 16
    scores = {}
    for step, factor in GRID:
        rules = amounts(
            measure + step,
            autospace=style.composition.autospace,
            squeeze_inside=style.composition.squeeze_inside * factor,
            squeeze_end=style.composition.squeeze_end * factor,
        )
        scores[step, factor] = _met(fonts, issue, rules)
    assert min(scores.values()) >= least, scores


def _met(fonts: FontSet, issue: str, rules: Any) -> int:
    met = 0
    for paragraph in published(issue)["paragraphs"]:
        text = "".join(paragraph["lines"])
        prepared = prepare([piece(text)], fonts, rules)
        breaks = break_lines(prepared, rules, rules.measure, 32.0, 0.0)
        found = Counter(text[b.start : b.end] for b in breaks)
        wanted = paragraph["lines"][:-1] if paragraph["complete"] else paragraph["lines"]
        met += sum((Counter(wanted) & found).values())
    return met


# One paragraph of the published 2025-26 has a first line of 23 字 where 24 fit (indented by hand,
# it seems), and with it the two ends that follow.
SHORT_FIRST_LINE = {"域党建工作座", "央八项规定改", "“两个覆盖”"}


def test_line_ends_that_the_2025_extraction_betrays_are_met(examples: dict[str, Document]) -> None:
    """A hold-out: the 2023 style was not fitted to these."""
    lines = {line for page in set_pages(examples["2025-26"]) for line in page}
    told = (HERE / "2025-26.line-ends.txt").read_text(encoding="utf-8").splitlines()
    told = [line for line in told if line and not line.startswith("#")]
    assert len(told) == 45
    missed = {end for end in told if not any(line.endswith(end) for line in lines)}
    assert missed == SHORT_FIRST_LINE
