"""An issue with a 密级 is shown by no server unless its editor says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bulletin_layout import read_fonts
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.preview.snapshot import Snapshot, taken

Write = Callable[..., Path]
SECRET = "secrecy: {level: 机密, term: 1年}\n"


def test_it_is_not_shown_unasked(write: Write, small_issue: str) -> None:
    path = write(small_issue + SECRET)
    snapshot = taken(str(path), BuildOptions(), read_fonts(), Snapshot())
    assert snapshot.wrong and not snapshot.pdf and not snapshot.pages
    assert [str(f) for f in snapshot.findings] == [
        "secrecy: an issue with a 密级 is shown by no server unasked. "
        "Build it on a machine approved for it; or say preview --secret."
    ]


def test_it_is_shown_where_the_editor_says_so(write: Write, small_issue: str) -> None:
    path = write(small_issue + SECRET)
    options = replace(BuildOptions(), may_serve_secret=True)
    snapshot = taken(str(path), options, read_fonts(), Snapshot())
    assert not snapshot.wrong and snapshot.pdf


def test_a_word_that_makes_it_secret_leaves_the_last_pages_and_says_so(
    write: Write, small_issue: str
) -> None:
    fonts = read_fonts()
    first = taken(str(write(small_issue)), BuildOptions(), fonts, Snapshot())
    path = write(small_issue + SECRET)
    second = taken(str(path), BuildOptions(), fonts, first)
    assert second.wrong and second.pdf == first.pdf
