"""The reference pages say what the tables say, and those on agreement what is measured."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.docs import pages
from tests.docs.pages import DOCS

PAGES = (
    "reference.md",
    "reference.zh-CN.md",
    "styles.md",
    "styles.zh-CN.md",
    "format.md",
    "format.zh-CN.md",
    "desk.md",
    "desk.zh-CN.md",
    "../tests/cases/blocks.yaml",
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """docs/make_reference.py, which is in no package."""
    return pages.script("make_reference")


def test_the_script_makes_these_pages(script: ModuleType) -> None:
    assert tuple(script.reference()) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_the_script_gives(script: ModuleType, page: str) -> None:
    standing = (DOCS / page).read_text(encoding="utf-8")
    assert standing == script.reference()[page], "run `python docs/make_reference.py`"


def test_the_pages_on_agreement_are_what_the_script_gives() -> None:
    made = pages.script("make_agreement").agreement()
    assert set(made) == {"agreement.md", "agreement.zh-CN.md"}
    for name, text in made.items():
        standing = (DOCS / name).read_text(encoding="utf-8")
        assert standing == text, "run `python docs/make_agreement.py`"
