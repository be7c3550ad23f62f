"""What every writer of the table keeps to, whatever its format."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin_layout import Document, OutputError, lay_out, parse_issue, save
from bulletin_layout.diagnostics import Refused
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import style_of
from bulletin_layout.writers import WRITERS, Writer, writer_of, written
from tests.conftest import EXAMPLES
from tests.writers.readers import READERS

every_writer = pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
# What breaks out of quotes, tags, sections and strings where it is not escaped.
HOSTILE = "]]></ofd:TextCode></title><script>alert(1)</script>\" onload='x' & &amp; (\\) %s {0} -->"
PLAIN = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 甲单位整理旧档案
    body: |
      一、先把目录列清楚
      第一段说明为什么要整理，第二段说明怎样整理。
      （一）分类
      按年份分，再按门类分。
  - title: 乙单位试行无纸会议
    body: |
      会前发送材料，会上不再分发。
briefs: |
  丙单位换了新锁。
  丁单位修了旧桥。
"""


@pytest.fixture(scope="module")
def plain(fonts: FontSet) -> Document:
    return _laid_out(PLAIN, fonts)


def _laid_out(text: str, fonts: FontSet) -> Document:
    issue = parse_issue(text)
    return lay_out(issue, style_of(issue), fonts)


def bytes_of(document: Document, writer: Writer) -> bytes:
    return b"".join(written(document, writer))


def squeezed(text: str) -> str:
    return "".join(text.split())


def to_be_said(document: Document, writer: Writer) -> str:
    """Return what a writer is given to say: what stands on the pages, or in the structure."""
    if writer.reads != "pages":
        return squeezed("".join(leaf.text for leaf in document.structure.leaves()))
    return squeezed(
        "".join(
            run.text
            for page in document.pages
            for line in (*page.lines, *page.repeated, *page.furniture, *page.backdrop)
            for run in line.runs
        )
    )


def test_every_format_has_a_reader_here() -> None:
    assert set(READERS) == {writer.name for writer in WRITERS}


def test_no_suffix_hides_another() -> None:
    assert [writer_of("第1期" + writer.suffix.upper()) for writer in WRITERS] == list(WRITERS)


@every_writer
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_word_is_lost_or_doubled(
    writer: Writer, examples: dict[str, Document], name: str
) -> None:
    said = squeezed(READERS[writer.name](bytes_of(examples[name], writer)))
    assert Counter(said) == Counter(to_be_said(examples[name], writer))


@every_writer
def test_what_is_said_is_in_order(writer: Writer, plain: Document) -> None:
    said = squeezed(READERS[writer.name](bytes_of(plain, writer)))
    at = 0
    for leaf in plain.structure.leaves():
        words = squeezed(leaf.text)
        assert words in said[at:], words
        at = said.index(words, at) + len(words)


@every_writer
def test_hostile_words_are_words(writer: Writer, fonts: FontSet) -> None:
    quoted = HOSTILE.replace("'", "''")
    text = PLAIN.replace("甲单位整理旧档案", f"'{quoted}'").replace("按年份分", HOSTILE)
    text = text.replace("办公室编", f"'{quoted}'").replace("工作简报", f"'{quoted}'")
    document = _laid_out(text, fonts)
    said = squeezed(READERS[writer.name](bytes_of(document, writer)))
    assert Counter(said) == Counter(to_be_said(document, writer))
    assert squeezed(HOSTILE) in said


SCRIPT = """
import hashlib, sys
from bulletin_layout import lay_out, parse_issue
from bulletin_layout.writers import WRITERS, written
document = lay_out(parse_issue(sys.stdin.buffer.read()))
for writer in WRITERS:
    print(writer.name, hashlib.sha256(b"".join(written(document, writer))).hexdigest())
"""


@pytest.mark.slow
def test_the_same_bytes_elsewhere(plain: Document, tmp_path: Path) -> None:
    """With another hash seed, time zone, folder and locale."""
    elsewhere = os.environ | {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONUTF8": "0",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=PLAIN.encode(),
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=elsewhere,
    )
    there = dict(line.split() for line in done.stdout.decode().splitlines())
    here = {w.name: hashlib.sha256(bytes_of(plain, w)).hexdigest() for w in WRITERS}
    assert there == here


@every_writer
def test_a_file_is_written_whole_or_not_at_all(
    writer: Writer, plain: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"第1期 “甲”&<b>{writer.suffix}"
    save(plain, path)
    whole = path.read_bytes()
    assert whole == bytes_of(plain, writer)

    def broken(*_: object, **__: object) -> Iterator[bytes]:
        yield whole[:100]
        raise OutputError("the disk is gone")

    monkeypatch.setattr("bulletin_layout.pipeline.written", broken)
    with pytest.raises(OutputError):
        save(plain, path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == whole


@every_writer
def test_a_stream_gets_the_same_bytes(writer: Writer, plain: Document) -> None:
    stream = io.BytesIO()
    save(plain, stream, writer.name)
    assert stream.getvalue() == bytes_of(plain, writer)


@every_writer
def test_a_keyword_of_no_format_is_refused(writer: Writer, plain: Document) -> None:
    with pytest.raises(Refused, match="is not written with colour"):
        save(plain, io.BytesIO(), writer.name, colour="blue")


@pytest.mark.parametrize("name", ["x.odt", "x", "pdf", "x.pdf.bak"])
def test_a_name_that_tells_no_format_is_refused(plain: Document, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="tells no format"):
        save(plain, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_stream_without_a_name_needs_a_format(plain: Document) -> None:
    with pytest.raises(Refused, match="tells no format"):
        save(plain, io.BytesIO())


def test_a_format_that_there_is_not_is_refused(plain: Document) -> None:
    with pytest.raises(Refused, match="no writer of 'pfd'") as refused:
        save(plain, io.BytesIO(), "pfd")
    assert "pdf" in refused.value.advice
