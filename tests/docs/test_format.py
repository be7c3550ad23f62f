"""What the pages on the format say: every example builds, every message is the one printed."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from contextlib import chdir
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from bulletin_layout import InputError, lay_out, read_fonts, read_issue, read_style
from bulletin_layout.proofreading.format_diagnostic import format_diagnostic
from bulletin_layout.proofreading.level import ProofreadingLevel
from bulletin_layout.proofreading.run import with_proofreading

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
OFFICE = ROOT / "examples" / "other-office"
PAGES = ("format.md", "format.zh-CN.md")
STYLE_PAGES = ("own-style.md", "own-style.zh-CN.md")
MOST_LINES = 30
_ROW = re.compile(r"^\| (issue|body) \| `(.+?)` \| `(.+?)` \|", re.MULTILINE)


class Wrong(NamedTuple):
    """A row of a page's table of mistakes."""

    under: str
    written: str
    printed: str


def _script() -> ModuleType:
    """docs/make_images.py, which is in no package."""
    spec = importlib.util.spec_from_file_location("make_images", DOCS / "make_images.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks its module up
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()
EXAMPLES = {page: list(SCRIPT.examples(DOCS / page)) for page in (*PAGES, *STYLE_PAGES)}


def mistakes(page: str) -> list[Wrong]:
    """Return a page's examples of wrong input."""
    return [Wrong(*row) for row in _ROW.findall((DOCS / page).read_text(encoding="utf-8"))]


ROWS = [(page, row) for page in PAGES for row in mistakes(page)]


def said_of(wrong: Wrong, folder: Path, chinese: bool) -> list[str]:
    """Return what is said of a piece of an issue, built in its folder as a reader does."""
    example = SCRIPT.Example(0, wrong.written, wrong.under)
    file = example.write(folder)
    (folder / "photos" / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0")
    try:
        with chdir(folder):
            issue = read_issue(file.name)
            document = lay_out(issue, read_style(issue.style), read_fonts())
            found = with_proofreading(issue, document.diagnostics, ProofreadingLevel.BUILD)
    except InputError as problem:
        found = problem.diagnostics
    return [format_diagnostic(d, chinese) for d in found]


@pytest.mark.parametrize("page", PAGES)
def test_every_example_says_where_it_belongs(page: str) -> None:
    assert len(EXAMPLES[page]) > 20
    assert {e.under for e in EXAMPLES[page]} == {"issue", "article", "body", "style"}


@pytest.mark.parametrize(
    "example",
    [pytest.param(e, id=f"{page}:{e.line}") for page in PAGES for e in EXAMPLES[page]],
)
def test_an_example_builds(example: Any, tmp_path: Path) -> None:
    document, _ = example.lay_out(tmp_path)
    assert document.pages


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        pytest.param(e, c, id=f"{e.line}-{c.line}")
        for e, c in zip(*(EXAMPLES[page] for page in PAGES), strict=True)
    ],
)
def test_both_languages_make_the_same_pages(english: Any, chinese: Any, tmp_path: Path) -> None:
    one, other = (example.lay_out(tmp_path)[0] for example in (english, chinese))
    assert one.pages == other.pages


@pytest.mark.parametrize("page", [*PAGES, *STYLE_PAGES])
def test_pictures_are_there(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    shown = re.findall(r"\]\(images/([^)]+)\)", text)
    assert shown
    assert [name for name in shown if not (DOCS / "images" / name).is_file()] == []


def test_pictures_are_the_same_in_both_languages() -> None:
    english, chinese = (
        re.findall(r"\]\((images/[^)]+)\)", (DOCS / page).read_text(encoding="utf-8"))
        for page in PAGES
    )
    assert english == chinese


@pytest.mark.parametrize(
    ("page", "wrong"), [pytest.param(p, w, id=f"{p}:{w.written}") for p, w in ROWS]
)
def test_a_message_is_the_one_printed(page: str, wrong: Wrong, tmp_path: Path) -> None:
    said = said_of(wrong, tmp_path, chinese=".zh-CN." in page)
    assert any(words.endswith(": " + wrong.printed) for words in said), said


def test_both_pages_show_as_many_mistakes() -> None:
    counts = {len(mistakes(page)) for page in PAGES}
    assert len(counts) == 1
    assert min(counts) > 10


@pytest.mark.parametrize("page", STYLE_PAGES)
def test_the_page_shows_the_style_as_it_is(page: str) -> None:
    style = (OFFICE / "style.yaml").read_text(encoding="utf-8")
    assert EXAMPLES[page][0].text == style


@pytest.mark.parametrize("page", STYLE_PAGES)
def test_a_change_to_the_style_builds(page: str, tmp_path: Path) -> None:
    assert len(EXAMPLES[page]) > 1
    for example in EXAMPLES[page][1:]:
        assert example.lay_out(tmp_path)[0].pages


def test_the_style_is_short() -> None:
    lines = (OFFICE / "style.yaml").read_text(encoding="utf-8").splitlines()
    assert len(lines) < MOST_LINES


def test_the_other_office_builds(tmp_path: Path) -> None:
    shutil.copytree(OFFICE, tmp_path / "office")
    issue = read_issue(tmp_path / "office" / "issue.yaml")
    style = read_style(issue.style, tmp_path / "office")
    document = lay_out(issue, style, read_fonts())
    assert len(document.pages) == 2
    assert document.diagnostics == ()
