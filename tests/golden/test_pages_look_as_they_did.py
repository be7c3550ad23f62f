"""The project's own goldens: the five issues and every small case, laid out as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import Document, lay_out, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import style_of
from bulletin_layout.testing import Goldens
from tests.conftest import EXAMPLES, ROOT

CASES = sorted(path.stem for path in (ROOT / "tests" / "cases").glob("*.yaml"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_issue_looks_as_it_did(
    golden: Goldens, examples: dict[str, Document], name: str
) -> None:
    golden.check(examples[name], name, layers=["layout", "logic"])


@pytest.mark.parametrize("name", CASES)
def test_a_case_looks_as_it_did(golden: Goldens, fonts: FontSet, name: str) -> None:
    issue = read_issue(ROOT / "tests" / "cases" / f"{name}.yaml")
    golden.check(lay_out(issue, style_of(issue), fonts), f"case-{name}")


def test_the_first_page_is_drawn_as_it_was(golden: Goldens, example_pdfs: dict[str, Path]) -> None:
    golden.check(example_pdfs["2021-32"], "2021-32", layers=["text", "pixels"], pages=[1, 11])


def test_the_other_formats_are_written_as_they_were(
    golden: Goldens, examples: dict[str, Document], fonts: FontSet
) -> None:
    golden.check(examples["2025-26"], "2025-26", layers=["ofd", "html", "docx"])
    issue = read_issue(ROOT / "tests" / "cases" / "inline.yaml")
    document = lay_out(issue, style_of(issue), fonts)
    golden.check(document, "case-inline", layers=["ofd", "html", "docx"])
