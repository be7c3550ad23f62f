"""A budget of work, not of seconds: what a build does per page must not creep up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bulletin_layout import lay_out, read_fonts, read_issue, read_style
from bulletin_layout.events import counted
from bulletin_layout.pdf.writer import pdf_bytes
from tests.conftest import ROOT


def work(copies: int = 1) -> tuple[Counter[str], int]:
    """Return the events of a build with fonts just opened, and its pages."""
    issue = read_issue(ROOT / "examples" / "2021-32.yaml")
    issue = replace(issue, articles=issue.articles * copies)
    with counted() as events:
        document = lay_out(issue, read_style(issue.style), read_fonts())
        pdf_bytes(document)
    return events, len(document.pages)


# Recorded for 2021-32 (12 pages), each with a tenth to spare: raising one needs a reason.
BUDGET = {
    "faces opened": 8,
    "faces subset": 15,
    "glyphs looked up": 1_006,
    "characters prepared": 5_773,
    "lines broken": 396,
    # Word's rule looks for the last free break of each line, squeezed in or not.
    "break candidates tried": 22,
    "cells measured": 77,
    "bytes deflated": 614_000,
}


def test_a_build_does_no_more_than_its_budget() -> None:
    events, pages = work()
    assert pages == 12
    assert set(events) == set(BUDGET)
    over = {name: (n, BUDGET[name]) for name, n in events.items() if n > BUDGET[name]}
    assert over == {}


def test_work_grows_with_the_text_and_faces_do_not() -> None:
    once, _ = work()
    tenfold, _ = work(10)
    for name in ("faces opened", "faces subset", "glyphs looked up"):
        assert tenfold[name] == once[name]
    for name in ("characters prepared", "lines broken"):
        assert tenfold[name] < 10 * once[name] + 10


def test_a_second_build_of_the_same_characters_subsets_nothing() -> None:
    issue = read_issue(ROOT / "examples" / "2021-06.yaml")
    fonts, style = read_fonts(), read_style(issue.style)
    first = pdf_bytes(lay_out(issue, style, fonts))
    with counted() as events:
        assert pdf_bytes(lay_out(issue, style, fonts)) == first
    assert events["faces subset"] == 0
    assert events["glyphs looked up"] == 0
