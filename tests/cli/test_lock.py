"""`bulletin lock`, and builds beside a lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout.cli.main import main

Write = Callable[..., Path]


def test_a_build_beside_a_lock_keeps_it_or_names_what_moved(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue)
    assert main(["build", str(issue)]) == 0
    pdf = issue.with_suffix(".pdf")
    before = pdf.read_bytes()
    assert main(["lock", str(issue)]) == 0
    assert "1 page, 6 lines kept" in capsys.readouterr().out
    assert main(["build", str(issue)]) == 0
    assert pdf.read_bytes() == before

    write(small_issue.replace("第一段", "另一段"))
    assert main(["build", str(issue)]) == 1
    assert "the text is not that of the lock: 另一段" in capsys.readouterr().err
    assert pdf.read_bytes() == before
    assert main(["check", str(issue)]) == 1
    assert main(["build", str(issue), "--no-lock"]) == 0
    assert pdf.read_bytes() != before


def test_a_lock_is_not_overwritten_unasked(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue)
    assert main(["lock", str(issue)]) == 0
    kept = issue.with_suffix(".lock").read_bytes()
    write(small_issue.replace("第一段", "另一段"))
    assert main(["lock", str(issue)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert issue.with_suffix(".lock").read_bytes() == kept
    assert main(["lock", str(issue), "--replace"]) == 0
    assert issue.with_suffix(".lock").read_bytes() != kept


def test_another_pdf_beside_the_issue_is_told(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue)
    issue.with_suffix(".pdf").write_bytes(b"%PDF-1.7 another")
    assert main(["lock", str(issue)]) == 0
    assert "is another PDF than the locked one" in capsys.readouterr().err


def test_what_cannot_be_built_is_not_locked(write: Write, small_issue: str) -> None:
    issue = write(small_issue.replace("header", "heade"))
    assert main(["lock", str(issue)]) == 1
    assert not issue.with_suffix(".lock").exists()


def test_a_broken_lock_is_named(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue)
    issue.with_suffix(".lock").write_text("x", encoding="utf-8")
    assert main(["build", str(issue)]) == 1
    assert "issue.lock: this is no lock of an issue." in capsys.readouterr().err


def test_verify_tells_the_issued_pdf_from_another(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue)
    lock, pdf = issue.with_suffix(".lock"), issue.with_suffix(".pdf")
    assert main(["lock", str(issue)]) == 0
    assert main(["build", str(issue)]) == 0
    assert main(["verify", str(pdf), "--lock", str(lock)]) == 0
    assert "byte for byte" in capsys.readouterr().out
    pdf.write_bytes(pdf.read_bytes() + b" ")
    assert main(["verify", str(pdf), "--lock", str(lock)]) == 1
    assert "not the issued PDF" in capsys.readouterr().out
    assert main(["verify", str(pdf), "--lock", str(pdf)]) == 1
    assert main(["verify", str(pdf) + "x", "--lock", str(lock)]) == 1
