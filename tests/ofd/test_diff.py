"""`bulletin diff` of two formats, or of two OFDs: what both say, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Document, lay_out, parse_issue, save
from bulletin_layout.cli.main import main
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import style_of
from tests.conftest import EXAMPLES, SMALL_ISSUE
from tests.ofd.conftest import CASES, laid_out

Said = pytest.CaptureFixture[str]


def both(document: Document, folder: Path, name: str = "a") -> tuple[str, str]:
    for suffix in ("ofd", "pdf"):
        save(document, folder / f"{name}.{suffix}")
    return str(folder / f"{name}.ofd"), str(folder / f"{name}.pdf")


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_ofd_says_what_the_pdf_says(
    examples: dict[str, Document], tmp_path: Path, capsys: Said, name: str
) -> None:
    ofd, pdf = both(examples[name], tmp_path)
    assert main(["diff", ofd, pdf]) == 0, capsys.readouterr().out
    assert main(["diff", pdf, ofd]) == 0


def test_the_kitchen_sink(kitchen: Document, tmp_path: Path, capsys: Said) -> None:
    assert main(["diff", *both(kitchen, tmp_path)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_cases(file: Path, fonts: FontSet, tmp_path: Path, capsys: Said) -> None:
    assert main(["diff", *both(laid_out(file, fonts), tmp_path)]) == 0, capsys.readouterr().out


def changed(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed("第一段", "第二段"), "“一” became “二”"),
        (changed("一个标题", "一个题目"), "became “题目”"),
        (changed("办公室编", "秘书处编"), "became “秘书处”"),
        (changed("style: gbt9704", ""), "“工作简报” moved "),
        (changed("第一段。", "第一段。\n      第二段。"), "new: “第二段。”"),
    ],
)
def test_a_change_is_said_across_formats(
    fonts: FontSet, tmp_path: Path, capsys: Said, change: Callable[[str], str], said: str
) -> None:
    text = SMALL_ISSUE + "style: gbt9704\n"
    files = []
    for name, words in (("old", text), ("new", change(text))):
        issue = parse_issue(words)
        files.append(both(lay_out(issue, style_of(issue), fonts), tmp_path, name))
    for old, new in ((files[0][0], files[1][1]), (files[0][0], files[1][0])):
        assert main(["diff", old, new]) == 1
        assert said in capsys.readouterr().out


def test_what_cannot_be_compared_is_said(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "a.ofd").write_bytes(b"PK")
    assert main(["diff", str(tmp_path / "a.ofd"), str(tmp_path / "b.pdf")]) == 2
    assert "a.ofd cannot be read" in capsys.readouterr().err
    assert main(["diff", "a.ofd", "b.pdf", "--html", "c.html"]) == 2
    assert "a report with pictures is of two PDFs." in capsys.readouterr().err
