"""Whatever a file holds, it is refused in a line, or what is written of it can be read.

BULLETIN_FUZZ=1 tries other examples than the same ones in every run.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_layout import read_issue
from bulletin_layout.diagnostics import InputError
from bulletin_layout.importing.recognise.material import TwoIssues
from bulletin_layout.importing.take_in import take_in
from bulletin_layout.importing.write.save import dated, save
from bulletin_layout.yaml_text.scalars import scalar
from tests.importing.docx_files import (
    cell,
    docx_of,
    listed,
    notes,
    numbering,
    paragraph,
    row,
    run,
    table,
)
from tests.importing.pdf_files import one_page, picture, tagged

pytestmark = pytest.mark.slow

DATE = datetime.date(2026, 12, 1)
LETTERS = (
    "市局召开会议，。；：？“”（）《》 \t10年aB简讯附件报送：{}*_[]#-'\"\\&!%@`|>?~=<"
    "\u200b\ufeff\u3000\u00a0\u00ad\ufffd²😀"
)
LABELS = (
    "简讯：", "附件：", "附件1", "报：甲局", "报:x", "送：乙局，丙局", "2026年第1期（总第7期）",
    "办公室编 2026年2月28日",
    "秘密★1年", "共印50份", "# 标题", "序号\t是否参加 ?\t?数量", "1\t2\t3",
    "办公室 2026年1月1日印发", "图1：甲", "按：乙", "（1）", "--", "> 引", "（供稿：某单位 张三）",
    "99999年第99999期", "共印99999999999份", "---", "...", "? 问", "}", "[^]", "**",
)  # fmt: skip
texts = st.text(LETTERS, max_size=30)
lines = st.lists(st.sampled_from(LABELS) | texts, max_size=14).map("\n".join)


def mutants(of: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Data with some bytes put in, taken out or written over."""
    bytes_ = st.sampled_from([b"-1", b"999999999999", b"\xff\xfe", b"\0", b"{", b"</w:p>", b" 0 R"])
    change = st.tuples(st.integers(0, 5_000), st.integers(0, 30), bytes_ | st.binary(max_size=4))

    def changed(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
        for at, gone, new in changes:
            at %= len(data) + 1
            data = data[:at] + new + data[at + gone :]
        return data

    return st.builds(changed, of, st.lists(change, max_size=6))


words = texts.map(lambda text: escape("".join(c for c in text if c != "\ufffd")) or "甲")
numbers = st.sampled_from(["0", "1", "2", "3", "-1", "70", "32768", "x"])
runs = st.one_of(
    st.builds(run, words, st.sampled_from(["", "<w:b/>", "<w:vanish/>"])),
    st.integers(1, 4).map(lambda n: f'<w:r><w:footnoteReference w:id="{n}"/></w:r>'),
    words.map(lambda text: f"<w:ins>{run(text)}</w:ins>"),
    st.just("<w:r><w:tab/><w:br/></w:r>"),
)
looks = st.one_of(
    st.sampled_from(["", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>']),
    numbers.map(lambda n: f'<w:outlineLvl w:val="{n}"/>'),
)
paragraphs = st.one_of(
    st.builds(lambda inner, look: paragraph("".join(inner) or "甲", look), st.lists(runs), looks),
    st.builds(listed, words, st.integers(1, 2), st.integers(0, 2)),
)
spans = st.one_of(
    st.sampled_from(["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>']),
    numbers.map(lambda n: f'<w:gridSpan w:val="{n}"/>'),
)
cells = st.builds(cell, words | paragraphs, spans)
rows = st.builds(lambda inner: row(*inner), st.lists(cells, min_size=1, max_size=4))
tables = st.builds(lambda inner: table(*inner), st.lists(rows, min_size=1, max_size=4))
levels = st.builds(
    lambda first, form, text: (
        f'<w:start w:val="{first}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    ),
    numbers,
    st.sampled_from(["lowerRoman", "chineseCounting", "upperLetter", "bullet", "decimal"]),
    st.sampled_from(["%1、", "（%1）", "%1.%2", "%9", ""]),
)
word_files = st.builds(
    lambda body, note, level: docx_of(
        "".join(body), {"footnotes.xml": notes(*note), "numbering.xml": numbering(level)}
    ),
    st.lists(paragraphs | tables, min_size=1, max_size=6),
    st.tuples(words, words, st.just(r"[^a]{} \* ** \\")),
    levels,
)


@st.composite
def broken_word_files(draw: st.DrawFn) -> bytes:
    """Word files of whose parts one is a mutant."""
    data = draw(word_files)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        changed = draw(st.sampled_from(names))
        for name in names:
            part = old.read(name)
            new.writestr(name, draw(mutants(st.just(part))) if name == changed else part)
    return out.getvalue()


strings = st.text("Hello (w)0123 \u00a0.-", max_size=20).map(
    lambda text: text.replace("(", r"\(").replace(")", r"\)")
)
operations = st.one_of(
    strings.map(lambda text: f"({text}) Tj T* "),
    st.sampled_from(["/F1 0 Tf ", "/F1 -9 Tf ", "/F1 1000000000 Tf ", "/F1 7 Tf ", "T* T* "]),
    st.builds("1 0 0 1 {} {} Tm ".format, st.integers(-9, 700), st.integers(-9, 900)),
    st.sampled_from(["0 0 0 0 0 0 Tm ", "1e40 0 0 1 1e40 0 Tm ", "ET /X Do BT "]),
    st.integers(0, 800).map(lambda y: f"ET 72 {y} m 500 {y} l 72 0 m 72 800 l S BT "),
)
pages = st.builds(
    lambda inner: one_page(
        f"BT /F1 12 Tf 14 TL 72 700 Td {''.join(inner)} ET",
        picture(2, 2, b"1234"),
        resources="/XObject<</X 6 0 R>>",
    ),
    st.lists(operations, max_size=9),
)
tags = st.builds(
    lambda role, spans, kid: tagged(
        f"<</S/{role}/K[8 0 R]>>", f"<</S/TR/K[{kid} 9 0 R]>>",
        f"<</S/TD/Pg 3 0 R/K 0/A<</O/Table{spans}>>>>",
    ),
    st.sampled_from(["Table", "Div", "L", "Figure", "TOC", "H1"]),
    st.sampled_from(["", "/ColSpan 0", "/ColSpan 2/RowSpan 3", "/ColSpan -1", "/ColSpan /x"]),
    st.sampled_from(["", "7 0 R", "9 0 R", "null", "(x)"]),
)  # fmt: skip


def held(data: bytes, suffix: str) -> None:
    """Import data: no other exception than a refusal, and nothing that check refuses."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / f"a{suffix}"
        file.write_bytes(data)
        try:
            draft = dated(take_in([str(file)]).draft, DATE)
        except (InputError, TwoIssues) as refused:
            assert "\n" not in str(refused)
            return
        for chinese in (False, True):
            saved = save(draft, folder / f"{chinese}.yaml", "schema.json", chinese)
            text = saved.file.read_text(encoding="utf-8")
            assert yaml.load(text, yaml.SafeLoader) is not None
            read_issue(saved.file)


@settings(max_examples=150, deadline=None)
@given(lines.map(str.encode) | mutants(lines.map(str.encode)))
def test_any_text(data: bytes) -> None:
    held(data, ".txt")


@settings(max_examples=60, deadline=None)
@given(mutants(lines.map(lambda text: f"From: a@b\nSubject: 来稿\n\n> {text}\n".encode("gb18030"))))
def test_any_mail(data: bytes) -> None:
    held(data, ".eml")


@settings(max_examples=120, deadline=None)
@given(word_files)
def test_any_word_file(data: bytes) -> None:
    held(data, ".docx")


@settings(max_examples=80, deadline=None)
@given(broken_word_files() | mutants(word_files))
def test_any_broken_word_file(data: bytes) -> None:
    held(data, ".docx")


@settings(max_examples=120, deadline=None)
@given(pages | tags | mutants(pages) | mutants(tags))
def test_any_pdf(data: bytes) -> None:
    held(data, ".pdf")


PLACES: tuple[Callable[[str], str], ...] = (
    "a: {}".format,
    "- {}".format,
    "- {{a: {}, b: 1}}".format,
    "a: [{}, 1]".format,
)


@settings(max_examples=400, deadline=None)
@given(st.text(LETTERS, max_size=12) | st.text(max_size=12))
def test_a_scalar_is_read_back_wherever_it_stands_by_each_parser(text: str) -> None:
    text = "".join(c for c in text if not "\ud800" <= c <= "\udfff")
    for place in PLACES:
        for loader in (yaml.BaseLoader, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            assert _only_text(yaml.load(place(scalar(text)), loader)) == text


def _only_text(loaded: object) -> object:
    while isinstance(loaded, Mapping | list):
        loaded = next(iter(loaded.values() if isinstance(loaded, Mapping) else loaded))
    return loaded
