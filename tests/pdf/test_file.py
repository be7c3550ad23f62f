"""The file: deterministic, complete in its metadata, and reportlab's insides as relied upon."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import deflate
import pypdf
import pytest
from fontTools.ttLib import TTFont
from pypdf.generic import DictionaryObject, StreamObject

from bulletin_layout import Document, typeset
from bulletin_layout.pdf import adapter
from bulletin_layout.pdf.writer import pdf_bytes
from tests.conftest import ROOT

Write = Callable[..., Path]


def test_title_author_and_subject_are_in_the_metadata(example_pdfs: dict[str, Path]) -> None:
    info = pypdf.PdfReader(example_pdfs["2021-32"]).metadata
    assert info is not None
    assert info.title == "上海市快递行业党建、文明创建工作简报 2021年第32期（总第342期）"
    assert info.author == "上海市邮政管理局党建办、文明办编"
    assert info.subject == "2021年第32期（总第342期）"


def test_outlines_lead_to_every_article_brief_and_appendix(example_pdfs: dict[str, Path]) -> None:
    reader = pypdf.PdfReader(example_pdfs["2021-06"])
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == [
        "上海市快递行业党建、文明创建工作简报",
        "“快递集市”荣获2020年度上海市 “创新社会治理深化平安建设”十佳示范案例",
        "中国邮政集团有限公司上海市分公司 积极开展“迎新春送温暖、稳岗留工”活动",
        "上海韵达货运有限公司开启正常运营模式 服务客户多元化需求",
        "中共德邦物流股份有限公司委员会 联动上海事业部组织开展走动式培训",
        "简讯",
    ]
    briefs = next(item for item in reader.outline if isinstance(item, list))
    assert len(briefs) == 3
    assert reader.get_destination_page_number(briefs[-1]) == 7


SCRIPT = """
import sys
from bulletin_layout import typeset
typeset(sys.argv[1], sys.argv[2])
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    ],
)
def test_the_same_input_gives_the_same_bytes(
    example_pdfs: dict[str, Path], tmp_path: Path, environment: dict[str, str]
) -> None:
    out = tmp_path / "out.pdf"
    command = [sys.executable, "-c", SCRIPT, str(ROOT / "examples" / "2021-32.yaml"), str(out)]
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    subprocess.run(command, check=True, cwd=folder, env={**os.environ, **environment})
    assert out.read_bytes() == example_pdfs["2021-32"].read_bytes()


def test_characters_beyond_the_bmp_and_shared_glyphs_extract_as_written(
    write: Write, small_issue: str, tmp_path: Path
) -> None:
    text = "公司𬭎𫖯珺，no\u00a0break and space。"
    typeset(write(small_issue.replace("第一段。", text)), tmp_path / "out.pdf")
    extracted = pypdf.PdfReader(tmp_path / "out.pdf").pages[0].extract_text()
    assert text in extracted.replace("\n", "")


def test_reportlab_formats_its_objects_as_the_adapter_relies_on() -> None:
    """A contract: it fails loudly if a new reportlab changes what the adapter leans on."""
    file = adapter.PdfFile()
    value = adapter.dictionary(
        Name=adapter.name("A B"),
        Text=adapter.string("文"),
        List=adapter.array([1, 2.5, adapter.Raw(b"true")]),
        To=adapter.Reference(7),
    )
    written = file._format(value)
    assert b"/Name /A#20B" in written
    assert b"/Text (\\376\\377e\\207)" in written
    assert b"[ 1 2.5 true ]" in written.replace(b"\n", b"")
    assert b"/To 7 0 R" in written


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (0.1234, "0.123"), (-0.0001, "0"), (10.5, "10.5"), (100, "100")]
)
def test_numbers_are_written_short(value: float, text: str) -> None:
    assert adapter.number(value) == text


def objects(pdf: bytes) -> dict[int, tuple[str, bytes]]:
    """Return every object but fonts and the cross-references, streams inflated."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = {}
    for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload]
        value = reader.get_object(number)
        data = value.get_data() if isinstance(value, StreamObject) else b""
        if isinstance(value, DictionaryObject):
            kind = value.get("/Type")
            if kind in ("/ObjStm", "/XRef", "/Font", "/FontDescriptor") or "/Length1" in value:
                continue
            value = {k: v for k, v in value.items() if k not in ("/Length", "/Filter")}
        found[number] = (re.sub(r", \d+\)", ")", repr(value)), data)
    return found


def test_with_another_deflate_it_is_the_same_file_once_inflated(
    examples: dict[str, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = pdf_bytes(examples["2021-06"])
    monkeypatch.setattr(deflate, "zlib_compress", lambda data, level: zlib.compress(data, level))
    other = pdf_bytes(examples["2021-06"])
    assert one != other
    assert objects(one) == objects(other)


def test_embedded_programs_are_fonts_in_the_eyes_of_fonttools(
    example_pdfs: dict[str, Path],
) -> None:
    """Widths in the PDF are those of the program, side space included; bearings moved with it."""
    reader = pypdf.PdfReader(example_pdfs["2021-32"])
    fonts: Any = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    seen = 0
    for reference in fonts.values():
        inner = reference.get_object()["/DescendantFonts"][0].get_object()
        program = inner["/FontDescriptor"].get("/FontFile2")
        if program is None:
            continue
        font = TTFont(io.BytesIO(program.get_object().get_data()))
        widths = widths_of(inner)
        scale = 1000 / font["head"].unitsPerEm
        for code, name in enumerate(font.getGlyphOrder()):
            advance, _ = font["hmtx"][name]
            if code in widths:
                assert abs(widths[code] - advance * scale) <= 0.5
                seen += 1
    assert seen > 30


def widths_of(font: Any) -> dict[int, float]:
    rows = font["/W"]
    return {
        int(rows[i]) + k: float(width)
        for i in range(0, len(rows), 2)
        for k, width in enumerate(rows[i + 1])
    }
