"""Files that ask for more than there is are told in a line that names the limit, at once."""

from __future__ import annotations

import io
import math
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import read_issue
from bulletin_layout.diagnostics import InputError
from bulletin_layout.importing.gather import read_material
from bulletin_layout.importing.material import Material, Words
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.pdf_facts.pages import PageContent, read_contents
from tests.conftest import ROOT
from tests.importing.conftest import Import
from tests.importing.docx_files import (
    NAMESPACES,
    TEXT,
    TITLE,
    cell,
    docx_of,
    listed,
    notes,
    numbering,
    paragraph,
    row,
    table,
)
from tests.importing.pdf_files import (
    CATALOG,
    FONT,
    form,
    one_page,
    page,
    pdf_of,
    picture,
    stream,
    tagged,
)
from tests.importing.pdf_files import TEXT as SHOWN


def read(data: bytes, folder: Path, limits: Limits = DEFAULT_LIMITS) -> Material:
    file = folder / "input"
    file.write_bytes(data)
    return read_material(str(file), limits)


def list_from(start: object, form_: str = "decimal", text: str = "%1.", extra: str = "") -> bytes:
    level = f'<w:start w:val="{start}"/><w:numFmt w:val="{form_}"/><w:lvlText w:val="{text}"/>'
    return docx_of(TITLE + listed("第二", 2), {"numbering.xml": numbering(level, extra=extra)})


def overridden(start: object) -> str:
    return f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def spanning(value: object) -> bytes:
    return docx_of(TITLE + table(row(cell("甲", f'<w:gridSpan w:val="{value}"/>'), "乙")))


def before(value: object) -> bytes:
    return docx_of(TITLE + table(row("甲", "乙", appearance=f'<w:gridBefore w:val="{value}"/>')))


def packed(data: bytes, kind: int, more: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", kind) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
        if more:
            new.writestr("word/media/1.png", more)
    return out.getvalue()


def table_cell(attributes: str) -> bytes:
    cells = f"<</S/TD/Pg 3 0 R/K 0/A<</O/Table{attributes}>>>>"
    return tagged("<</S/Table/K 8 0 R>>", "<</S/TR/K 9 0 R>>", cells)


def laughing_forms(levels: int) -> list[bytes]:
    """Forms from object 6 on, each of which shows the next one ten times."""
    inner = [form("/X Do " * 10, f"/X {7 + n} 0 R") for n in range(levels)]
    return [*inner, form(SHOWN, "")]


SHOWS = SHOWN + "q 9 0 0 9 0 0 cm /X Do Q "
X = "/XObject<</X 6 0 R>>"
DEEP = "<w:tbl><w:tr><w:tc>" * 5 + paragraph("深") + "</w:tc></w:tr></w:tbl>" * 5


@pytest.mark.parametrize(
    ("limit", "data"),
    [
        ("list_number", list_from(2_000_000_000, "lowerRoman")),
        ("list_number", list_from("9" * 5000)),
        ("list_number", list_from(-1)),
        ("list_number", list_from("eins")),
        ("list_number", list_from(1, "upperLetter", extra=overridden(10**18))),
        ("label_characters", list_from(1, "lowerRoman", "%1" * 200)),
        ("span", spanning(1_000_000_000)),
        ("span", spanning(-1)),
        ("span", spanning("1e9")),
        ("span", before(2_147_483_647)),
        ("span", before(-3)),
        ("columns", spanning(101)),
        ("unpacked_bytes", packed(docx_of(TITLE), zipfile.ZIP_DEFLATED, bytes(200_000_001))),
        ("xml_bytes", packed(docx_of("<w:p/>" * 2_700_000), zipfile.ZIP_DEFLATED)),
        ("pages", pdf_of([CATALOG, f"<</Kids[{'3 0 R ' * 2001}]>>", page(), stream(SHOWN), FONT])),
        ("content_bytes", one_page(SHOWS, *laughing_forms(9), resources=X)),
        ("picture_pixels", one_page(SHOWS, picture(30_000, 30_000), resources=X)),
        ("pictures", one_page(SHOWN + "/X Do " * 501, picture(1, 1), resources=X)),
        ("unpacked_bytes", one_page(stream(SHOWN + " " * 200_000_000, packed=1))),
        ("unpacked_bytes", one_page(SHOWN, stream(bytes(200_000_000), packed=2))),
        ("span", table_cell("/ColSpan 1000000000")),
        ("span", table_cell("/ColSpan -1")),
        ("span", table_cell("/ColSpan 1.5")),
        ("span", table_cell("/RowSpan 1000000000")),
        ("paragraphs", "甲\n".encode() * 50_001),
        ("columns", ("1\t" * 101 + "2\n").encode() * 3),
    ],
)
def test_what_asks_for_too_much_names_the_limit(limit: str, data: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"\(limit {limit}\)") as told:
        read(data, tmp_path)
    assert len(told.value.diagnostics) == 1


@pytest.mark.parametrize(
    ("limits", "data"),
    [
        (Limits(import_bytes=10), TEXT.encode()),
        (Limits(characters=10), "市局召开安全生产会议，十家企业参加会议。".encode()),
        (Limits(text_characters=10), docx_of(TEXT)),
        (Limits(characters=20), docx_of(TITLE + TEXT)),
        (Limits(paragraphs=1), docx_of(TITLE + TEXT)),
        (Limits(cells=3), docx_of(TITLE + table(row("甲", "乙"), row("丙", "丁")))),
        (Limits(nesting=4), docx_of(TITLE + DEEP)),
        (Limits(pdf_characters=10), one_page(SHOWN)),
        (Limits(picture_bytes=10), one_page(SHOWS, picture(9, 9, bytes(81)), resources=X)),
    ],
)
def test_each_limit_can_be_lowered(limits: Limits, data: bytes, tmp_path: Path) -> None:
    (name,) = [n for n in Limits.__slots__ if getattr(limits, n) != getattr(DEFAULT_LIMITS, n)]
    with pytest.raises(InputError, match=rf"\(limit {name}\)"):
        read(data, tmp_path, limits)
    read(data, tmp_path)


@pytest.mark.parametrize("page_", ["reliability.md", "reliability.zh-CN.md"])
def test_every_limit_is_documented_with_its_default(page_: str) -> None:
    rows = (ROOT / "docs" / page_).read_text(encoding="utf-8")
    for name in Limits.__slots__:
        assert f"| `{name}` | {getattr(DEFAULT_LIMITS, name):,} |" in rows


def test_a_limit_is_raised_from_the_command(tmp_path: Path, imported: Import) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(list_from(40_000))
    imported(file, code=1)
    written = imported(file, options=("--limit", "list_number=50000", "--date", "2026-12-01"))
    assert "40000.第二" in written.read_text(encoding="utf-8")
    imported(file, code=2, options=("--limit", "list_numbers=1"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed(docx_of(TITLE), zipfile.ZIP_BZIP2), "packed in a way that Word does not use"),
        (packed(docx_of(TITLE), zipfile.ZIP_LZMA), "packed in a way that Word does not use"),
        (docx_of(TITLE, {"styles.xml": ("styles", "<!DOCTYPE a><a/>")}), "declares a document"),
        (docx_of(TITLE)[:-30], "it is no Word file (.docx) that can be read"),
        (one_page(SHOWS, form("/X Do", "/X 6 0 R"), resources=X), "a form on its pages shows"),
        (pdf_of([CATALOG, "<</Kids[2 0 R]/Count 1>>"]), "its pages lead back to themselves"),
    ],
)
def test_circles_and_odd_packing_are_refused(data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        read(data, tmp_path)
    assert said in str(told.value)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_styles_that_are_based_on_each_other_count_once(count: int, tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{(n + 1) % count}"/></w:style>'
        for n in range(count)
    )
    part = ("styles", f"<w:styles {NAMESPACES}>{styles}</w:styles>")
    body = paragraph("市局", '<w:pStyle w:val="s0"/>')
    found = read(docx_of(body, {"styles.xml": part}), tmp_path)
    assert [p.text for p in found.pieces if isinstance(p, Words)] == ["市局"]
    assert "is based on itself" in found.remarks[0].what


def test_tags_that_lead_in_a_circle_are_told_and_the_page_read_by_place(tmp_path: Path) -> None:
    found = read(tagged("<</S/Div/Pg 3 0 R/K 8 0 R>>", "<</S/Div/Pg 3 0 R/K 7 0 R>>"), tmp_path)
    assert [p.text for p in found.pieces if isinstance(p, Words)] == ["Hello world, a text"]
    assert any("its tags cannot be followed" in r.what for r in found.remarks)


@pytest.mark.parametrize("changed", [{"size": 0.0}, {"x": math.nan}, {"y": math.inf}])
def test_characters_without_size_or_place_are_kept_apart(
    changed: dict[str, float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first_is_odd(*arguments: Any) -> list[PageContent]:
        (content,) = read_contents(*arguments)
        first, *rest = content.characters
        return [content._replace(characters=(first._replace(**changed), *rest))]

    monkeypatch.setattr("bulletin_layout.importing.pdf.contents.read_contents", first_is_odd)
    found = read(one_page(SHOWN), tmp_path)
    assert [p.text for p in found.pieces if isinstance(p, Words)] == ["ello world, a text"]
    assert [r.kept for r in found.remarks if "without a size or a place" in r.what] == ["H"]


def test_a_note_that_no_issue_can_hold_is_kept_apart(tmp_path: Path, imported: Import) -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = TITLE + paragraph(
        f"<w:r><w:t>会议召开</w:t></w:r>{reference.format(1)}{reference.format(2)}"
    )
    file = tmp_path / "a.docx"
    file.write_bytes(docx_of(body, {"footnotes.xml": notes(r"写作 \* 和 {甲}", "见文件")}))
    issue = read_issue(imported(file, options=("--date", "2026-12-01")))
    assert r"写作 \* 和 {甲}" in [str(text) for text in issue.unplaced]
    assert "[^见文件]" in (tmp_path / "imported.yaml").read_text(encoding="utf-8")
