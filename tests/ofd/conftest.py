"""OFD files of the examples, written once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Document, lay_out, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.ofd.writer import ofd_chunks
from bulletin_layout.pipeline import style_of
from tests.conftest import ROOT
from tests.ofd.drawing import Ofd

KITCHEN = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))

Written = Callable[[Document], Ofd]


def laid_out(file: Path, fonts: FontSet) -> Document:
    issue = read_issue(file)
    return lay_out(issue, style_of(issue), fonts)


def ofd_of(document: Document) -> Ofd:
    return Ofd(b"".join(ofd_chunks(document)))


@pytest.fixture(scope="session")
def kitchen(fonts: FontSet) -> Document:
    return laid_out(KITCHEN, fonts)


@pytest.fixture(scope="session")
def kitchen_ofd(kitchen: Document) -> Ofd:
    return ofd_of(kitchen)
