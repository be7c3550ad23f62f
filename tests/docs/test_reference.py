"""The reference pages say what the tables say."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("reference.md", "reference.zh-CN.md", "styles.md")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """docs/make_reference.py, which is in no package."""
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_script_makes_these_pages(script: ModuleType) -> None:
    assert tuple(script.reference()) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_the_script_gives(script: ModuleType, page: str) -> None:
    standing = (DOCS / page).read_text(encoding="utf-8")
    assert standing == script.reference()[page], "run `python docs/make_reference.py`"
