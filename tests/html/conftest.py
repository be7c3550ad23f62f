"""Pages of the kitchen sink, its 密级 taken away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest

from bulletin_layout import Document, lay_out, parse_issue, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.html.writer import html_chunks
from bulletin_layout.pipeline import style_of
from tests.conftest import ROOT

KITCHEN = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"


def laid_out(source: str | Path, fonts: FontSet) -> Document:
    issue = parse_issue(source) if isinstance(source, str) else read_issue(source)
    return lay_out(issue, style_of(issue), fonts)


def page_of(document: Document, fragment: bool = False, inline_styles: bool = False) -> str:
    return b"".join(html_chunks(document.logical(), fragment, inline_styles)).decode()


def parsed(page: str) -> Any:
    """Return a page as a strict parser of the specification sees it: any error raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page)


@pytest.fixture(scope="session")
def kitchen(fonts: FontSet) -> Document:
    issue = replace(read_issue(KITCHEN), secrecy=None)
    return lay_out(issue, style_of(issue), fonts)


@pytest.fixture(scope="session")
def kitchen_page(kitchen: Document) -> str:
    return page_of(kitchen)
