"""Library manners: threads, no stray output, one tree of exceptions, limits, lost words."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path

import pytest

import bulletin_layout
from bulletin_layout import (
    BulletinError,
    Document,
    InputError,
    InternalError,
    Issue,
    Limits,
    lay_out,
    pipeline,
    read_fonts,
    read_issue,
    read_style,
    typeset,
)
from bulletin_layout.cli.main import main
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.text_integrity import refuse_lost_words
from bulletin_layout.pdf.writer import pdf_bytes
from tests.conftest import EXAMPLES, ROOT

Write = Callable[..., Path]
SOURCES = sorted((ROOT / "src" / "bulletin_layout").rglob("*.py"))


def test_threads_that_share_fonts_give_the_same_bytes_as_alone(fonts: FontSet) -> None:
    names = [name for name in EXAMPLES for _ in range(3)]
    alone = {name: built(name, read_fonts()) for name in EXAMPLES}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda name: built(name, fonts), names))
    assert [data == alone[name] for name, data in zip(names, together, strict=True)] == [
        True
    ] * len(names)


def built(name: str, fonts: FontSet) -> bytes:
    issue = read_issue(ROOT / "examples" / f"{name}.yaml")
    return pdf_bytes(lay_out(issue, read_style(issue.style), fonts))


def test_the_library_prints_nothing(
    tmp_path: Path, write: Write, small_issue: str, capfd: pytest.CaptureFixture[str]
) -> None:
    typeset(write(small_issue), tmp_path / "out.pdf")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", [p for p in SOURCES if "cli" not in p.parts], ids=lambda p: p.name)
def test_no_module_prints_or_changes_global_state(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", path
        assert not isinstance(node, ast.Global), path


def test_every_exception_is_of_one_tree() -> None:
    raised = [
        value
        for _, value in inspect.getmembers(bulletin_layout)
        if inspect.isclass(value) and issubclass(value, Exception)
    ]
    assert len(raised) == 4
    assert all(issubclass(value, BulletinError) for value in raised)


LIMITED = {
    "file_bytes": 100,
    "nesting": 1,
    "values": 5,
    "characters": 10,
    "text_characters": 2,
    "pages": 1,
}


@pytest.mark.parametrize("name", LIMITED)
def test_a_limit_that_is_passed_is_named(
    tmp_path: Path, write: Write, small_issue: str, name: str
) -> None:
    path = write(small_issue.replace("第一段。", "第一段。\n      第二段。" * 30))
    limits = replace(Limits(), **{name: LIMITED[name]})
    with pytest.raises(InputError, match=rf"\(limit {name}\)"):
        typeset(path, tmp_path / "out.pdf", limits=limits)
    assert not (tmp_path / "out.pdf").exists()
    typeset(path, tmp_path / "out.pdf")


def test_a_build_that_takes_too_long_is_stopped(
    write: Write, small_issue: str, fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletin_layout import deadline

    issue = read_issue(write(small_issue))
    ticks = iter(range(0, 100_000, 100))
    monkeypatch.setattr(deadline.time, "monotonic", lambda: float(next(ticks)))
    with pytest.raises(InputError, match=r"takes longer than 600 s \(limit seconds\)"):
        lay_out(issue, read_style(issue.style), fonts)


def test_a_limit_is_set_on_the_command_line(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(write(small_issue))
    assert main(["build", path, "--limit", "values=3"]) == 1
    assert "the issue holds more than 3 values (limit values)" in capsys.readouterr().err
    assert main(["build", path, "--limit", "valeus=3"]) == 2
    known = ", ".join(field.name for field in fields(Limits))
    assert capsys.readouterr().err.strip() == (
        f"bulletin: --limit: there is no limit 'valeus'. Known are: {known}."
    )
    assert main(["build", path, "--limit", "values=many"]) == 2


def document_of(issue: Issue, fonts: FontSet) -> Document:
    return lay_out(issue, read_style(issue.style), fonts)


SPOIL: dict[str, Callable[[Document], Document]] = {
    "a line is gone": lambda d: with_first_page(d, lines=d.pages[0].lines[:-1]),
    "a line is there twice": lambda d: with_first_page(
        d, lines=(*d.pages[0].lines, d.pages[0].lines[-1])
    ),
    "two lines have changed places": lambda d: with_first_page(
        d, lines=(*d.pages[0].lines[:-2], d.pages[0].lines[-1], d.pages[0].lines[-2])
    ),
    "a page is gone": lambda d: replace(d, pages=d.pages[1:]),
}


def with_first_page(document: Document, **changes: object) -> Document:
    first = replace(document.pages[0], **changes)  # type: ignore[arg-type]
    return replace(document, pages=(first, *document.pages[1:]))


@pytest.mark.parametrize("how", SPOIL)
def test_words_that_are_lost_or_doubled_are_noticed(
    example_issues: dict[str, Issue], examples: dict[str, Document], how: str
) -> None:
    issue = example_issues["2021-32"]
    spoilt = SPOIL[how](examples["2021-32"])
    with pytest.raises(InternalError, match="words were lost or doubled"):
        refuse_lost_words(issue, read_style(issue.style), spoilt)


def test_words_that_never_reached_the_structure_are_noticed(
    example_issues: dict[str, Issue], examples: dict[str, Document]
) -> None:
    issue = example_issues["2021-32"]
    longer = replace(issue, briefs=(*issue.briefs, replace(issue.header[0], value="多出的话")))
    with pytest.raises(InternalError, match="of the issue became"):
        refuse_lost_words(longer, read_style(issue.style), examples["2021-32"])


def test_a_fault_of_the_library_leaves_a_report_and_no_pdf(
    write: Write,
    small_issue: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def lose(*_: object) -> None:
        raise InternalError(["'甲乙' became '甲'"], 1)

    monkeypatch.setattr(pipeline, "refuse_lost_words", lose)
    path = write(small_issue)
    assert main(["build", str(path)]) == 1
    report = path.with_name("issue.pdf.fault.txt")
    assert "'甲乙' became '甲'" in report.read_text(encoding="utf-8")
    assert str(report) in capsys.readouterr().err
    assert not path.with_suffix(".pdf").exists()
