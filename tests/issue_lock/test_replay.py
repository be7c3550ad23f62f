"""A locked issue keeps every line and page, whatever changed since; or the first is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import Document, InputError, lay_out, parse_issue, read_fonts, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.issue_lock.file import read_lock, write_lock
from bulletin_layout.issue_lock.make import lock_of
from bulletin_layout.issue_lock.model import IssueLock
from bulletin_layout.layout.breaks import breaks_of, first_difference
from bulletin_layout.pipeline import style_of
from bulletin_layout.style.model import Stylesheet
from tests.conftest import EXAMPLES, ROOT

CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))
FILES = [ROOT / "examples" / f"{name}.yaml" for name in EXAMPLES] + CASES
NAMED = re.compile(r"page \d+, line \d+")
OTHER_FACES = """\
extends: bundled
roles: {fangsong: {han: [{face: NotoSerifSC-Regular}], latin: [{face: NotoSerifSC-Regular}]}}
"""


def composed(style: Stylesheet, **changed: object) -> Stylesheet:
    return replace(style, composition=replace(style.composition, **changed))


def another_composer(style: Stylesheet) -> Stylesheet:
    other = "none" if style.composition.compress != "none" else "word"
    return composed(style, compress=other, stretch="even", loosest=5.0)


def narrower(style: Stylesheet) -> Stylesheet:
    return composed(style, measure=style.composition.measure - 0.3)


def another_hyphen_rule(style: Stylesheet) -> Stylesheet:
    return composed(style, latin="anywhere", kinsoku="none")


def other_page_breaks(style: Stylesheet) -> Stylesheet:
    other = "avoid" if style.pagination.widow == "allow" else "allow"
    return replace(style, pagination=replace(style.pagination, widow=other, orphan=other))


@pytest.fixture(scope="module")
def issued(fonts: FontSet) -> list[tuple[str, Document, Stylesheet, IssueLock]]:
    made = []
    for path in FILES:
        issue = read_issue(path)
        try:
            style = style_of(issue)
            document = lay_out(issue, style, fonts)
        except InputError:
            continue  # a case of what cannot be set
        made.append((str(path), document, style, lock_of(document, style, b"", "1")))
    assert len(made) >= 40
    return made


@pytest.mark.parametrize(
    "changed", [another_composer, narrower, another_hyphen_rule, other_page_breaks]
)
def test_every_line_and_page_is_kept_in_a_changed_style(
    issued: list[tuple[str, Document, Stylesheet, IssueLock]],
    fonts: FontSet,
    changed: Callable[[Stylesheet], Stylesheet],
) -> None:
    for name, document, style, lock in issued:
        again = lay_out(read_issue(name), changed(style), fonts, lock=lock)
        assert first_difference(breaks_of(again), breaks_of(document)) is None, name


def test_the_same_style_gives_the_same_pages(
    issued: list[tuple[str, Document, Stylesheet, IssueLock]], fonts: FontSet
) -> None:
    for name, document, style, lock in issued:
        assert lay_out(read_issue(name), style, fonts, lock=lock).pages == document.pages, name


def test_other_faces_keep_every_line_or_the_first_that_does_not_fit_is_named(
    issued: list[tuple[str, Document, Stylesheet, IssueLock]], tmp_path: Path
) -> None:
    (tmp_path / "faces.yaml").write_text(OTHER_FACES, encoding="utf-8")
    other = read_fonts(tmp_path / "faces.yaml")
    kept = 0
    for name, document, style, lock in issued:
        try:
            again = lay_out(read_issue(name), style, other, lock=lock)
        except InputError as wrong:
            assert NAMED.search(wrong.diagnostics[-1].message), name
            continue
        assert breaks_of(again) == breaks_of(document), name
        kept += 1
    assert kept >= 0.9 * len(issued)


ISSUE = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 一个标题
    body: |
      第一段的文字写得比较长，一行排不下，要排到第二行去，这样才看得出行的起止。
      第二段。
"""


def locked(text: str = ISSUE) -> IssueLock:
    issue = parse_issue(text)
    return lock_of(lay_out(issue), style_of(issue), b"", "1")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("第二段", "第三段", "page 1, line 8: the text is not that of the lock: 第三段。"),
        ("      第二段。\n", "", "page 1, line 8: the lock has more text than the issue."),
        ("第二段。", "第二段。\n      多一段。", "the text is not that of the lock: 多一段。"),
        ("total: 7", "total: 8", "page 1, line 2: the text is not that of the lock: 2026年第1期"),
    ],
)
def test_the_text_that_changed_is_named_with_its_page_and_line(
    old: str, new: str, said: str
) -> None:
    with pytest.raises(InputError) as wrong:
        lay_out(parse_issue(ISSUE.replace(old, new)), lock=locked())
    assert said in wrong.value.diagnostics[0].message


def test_a_line_that_no_longer_fits_is_named(fonts: FontSet) -> None:
    issue = parse_issue(ISSUE)
    style = style_of(issue)
    narrow = composed(style, measure=style.composition.measure * 0.9)
    with pytest.raises(InputError) as wrong:
        lay_out(issue, narrow, fonts, lock=locked())
    assert "page 1, line 6 of the lock no longer fits" in wrong.value.diagnostics[0].message


def test_a_page_that_no_longer_holds_its_lines_is_named(fonts: FontSet) -> None:
    text = ISSUE + "      再一段。\n" * 40
    issue = parse_issue(text)
    style = style_of(issue)
    short = replace(style, grid=replace(style.grid, lines=style.grid.lines - 2))
    with pytest.raises(InputError) as wrong:
        lay_out(issue, short, fonts, lock=locked(text))
    assert (
        "page 1, line 15 as it was issued no longer stands there"
        in wrong.value.diagnostics[0].message
    )


def test_a_lock_is_small_and_read_back(
    issued: list[tuple[str, Document, Stylesheet, IssueLock]], tmp_path: Path
) -> None:
    for name, document, _, lock in issued:
        text = write_lock(lock, Path(name).name)
        assert len(text.encode()) < 20_000 * max(1, len(document.pages) / 12)
        file = tmp_path / "a.lock"
        file.write_text(text, encoding="utf-8")
        assert replace(read_lock(file), file="") == lock


@pytest.mark.parametrize(
    "text",
    ["", "format: 2\n", "a: [", "- 1\n", "format: 1\npages: [x]\n", "\0", "format: 1\nleaves: a\n"],
)
def test_what_is_no_lock_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.lock"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no lock of an issue"):
        read_lock(file)
