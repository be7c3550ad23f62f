"""A library call leaves Python's garbage collector as it found it, from any thread."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bulletin_layout import Document, lay_out, parse_issue, write_pdf
from bulletin_layout.collecting import SELDOM, collecting_seldom
from bulletin_layout.diagnostics import InputError
from bulletin_layout.pdf import writer as pdf_writer


@pytest.fixture(autouse=True)
def threshold() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(701, 11, 12)
    yield
    gc.set_threshold(*before)


def test_it_is_seldom_within_and_as_before_after() -> None:
    with collecting_seldom():
        assert gc.get_threshold() == (SELDOM, 11, 12)
        with collecting_seldom():
            assert gc.get_threshold()[0] == SELDOM
        assert gc.get_threshold()[0] == SELDOM
    assert gc.get_threshold() == (701, 11, 12)


@pytest.mark.parametrize("own", [0, SELDOM + 1])
def test_a_program_that_wants_it_more_seldom_has_it_so(own: int) -> None:
    gc.set_threshold(own, 11, 12)
    with collecting_seldom():
        assert gc.get_threshold() == (own, 11, 12)
    assert gc.get_threshold() == (own, 11, 12)


def test_calls_leave_it_as_it_was(small_issue: str) -> None:
    lay_out(parse_issue(small_issue))
    with pytest.raises(InputError):
        parse_issue("header: [")
    assert gc.get_threshold() == (701, 11, 12)


def test_a_document_is_drawn_within(small_issue: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    drawn = pdf_writer.cut_pages

    def cut_pages(document: Document) -> object:
        seen.append(gc.get_threshold()[0])
        return drawn(document)

    monkeypatch.setattr(pdf_writer, "cut_pages", cut_pages)
    write_pdf(lay_out(parse_issue(small_issue)), io.BytesIO())
    assert seen == [SELDOM]


def test_threads_that_overlap_leave_it_as_it_was(small_issue: str) -> None:
    issue = parse_issue(small_issue)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: lay_out(issue), range(40)))
    assert gc.get_threshold() == (701, 11, 12)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_forked_within_has_the_threshold_of_before() -> None:
    with collecting_seldom():
        child = os.fork()
        if not child:
            with collecting_seldom():
                within = gc.get_threshold()[0]
            os._exit(0 if (within, gc.get_threshold()) == (SELDOM, (701, 11, 12)) else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert gc.get_threshold()[0] == SELDOM
    assert gc.get_threshold() == (701, 11, 12)


STAGES = """
import gc
from bulletin_layout.collecting import collecting_seldom
gc.disable()
old, kept = [], []
for stage in range(6):
    with collecting_seldom():
        made = [[] for _ in range(1000)]
        kept.append(made)
    old.append(any(each is made for each in gc.get_objects(2)))
print(old, gc.get_freeze_count())
"""


def test_what_a_first_document_is_made_of_is_looked_through_seldom() -> None:
    """Later ones' garbage goes as any: a service would grow by what is only counted as old."""
    done = subprocess.run(
        [sys.executable, "-c", STAGES], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[True, True, True, True, False, False] 0\n"
