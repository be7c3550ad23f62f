"""The pages of the documentation: their pairs in both languages, their fenced blocks."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from tests.conftest import ROOT

DOCS = ROOT / "docs"
CHINESE = ".zh-CN.md"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("README*.md")])
PAIRS = [
    (page, page.with_name(page.stem + CHINESE)) for page in PAGES if not page.name.endswith(CHINESE)
]
SHELL = ("sh", "console", "bash")
_FENCE = re.compile(
    r"(?:<!-- (?P<note>[^>\n]*) -->\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SAVED = re.compile(r"(?:[Ss]ave this as|存为)\s?`([^`]+)`")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


class Fence(NamedTuple):
    """A fenced block: its kind, its text, the comment above it, the file it is to be saved as."""

    kind: str
    text: str
    note: str
    saved_as: str


def fences(page: Path) -> list[Fence]:
    """Return a page's fenced blocks; a file's name stands in the paragraph before the block."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        before = text[: match.start()].rstrip().rsplit("\n\n", 1)[-1]
        named = _SAVED.search(before)
        name = named[1] if named else ""
        found.append(Fence(match["kind"], match["text"], match["note"] or "", name))
    return found


def headings(page: Path) -> list[str]:
    """Return the levels of a page's headings, in order."""
    return _HEADING.findall(re.sub(_FENCE, "", page.read_text(encoding="utf-8")))


def pictures(page: Path) -> list[tuple[str, str]]:
    """Return a page's pictures, each with its text and its file."""
    return _PICTURE.findall(page.read_text(encoding="utf-8"))


def name_of(page: Path) -> str:
    """Return a page's name for the list of tests."""
    return page.relative_to(ROOT).as_posix()


def script(name: str) -> ModuleType:
    """Return a script of docs/, which is in no package."""
    known = sys.modules.get(name)
    if known is not None:
        return known
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module
