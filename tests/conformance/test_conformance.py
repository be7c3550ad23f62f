"""PDF/A-2a and PDF/UA-1, in the words of validators that this project did not write."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from bulletin_layout import lay_out, read_issue, write_pdf
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import style_of
from bulletin_layout.testing.validators import page_validation
from tests.conformance.verapdf import verapdf
from tests.conftest import EXAMPLES, ROOT
from tests.gates import absent

CASES = [
    *sorted((ROOT / "tests" / "cases").glob("*.yaml")),
    ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml",
]
NAMES = [*EXAMPLES, *(path.stem for path in CASES)]


@pytest.fixture(scope="session")
def corpus(
    fonts: FontSet, example_pdfs: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Every example, and every case and the kitchen sink as a draft, as a file."""
    folder = tmp_path_factory.mktemp("corpus")
    files = dict(example_pdfs)
    for path in CASES:
        issue = read_issue(path)
        files[path.stem] = folder / f"{path.stem}.pdf"
        write_pdf(lay_out(issue, style_of(issue), fonts, draft=True), files[path.stem])
    return files


def said_of(pdf: bytes) -> list[str]:
    verdicts = page_validation(pdf)
    if verdicts is None:
        absent("page-validation")
    return [f"{v.claim} {f}" for v in verdicts for f in v.failures or ((), ("fails",))[not v.good]]


@pytest.mark.parametrize("name", NAMES)
def test_page_validation_passes(corpus: dict[str, Path], name: str) -> None:
    assert said_of(corpus[name].read_bytes()) == []


def test_verapdf_passes_on_all(corpus: dict[str, Path], tmp_path: Path) -> None:
    verdicts = verapdf(corpus.values(), tmp_path)
    assert len(verdicts) == 2 * len(corpus)
    assert {key: v for key, v in verdicts.items() if v[0] != "pass"} == {}


@pytest.mark.parametrize("name", NAMES)
def test_qpdf_finds_nothing(corpus: dict[str, Path], name: str) -> None:
    command = shutil.which("qpdf")
    if command is None:
        absent("qpdf")
    done = subprocess.run([command, "--check", corpus[name]], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("name", NAMES)
def test_poppler_reads_without_a_warning(corpus: dict[str, Path], name: str) -> None:
    command = shutil.which("pdftotext")
    if command is None:
        absent("pdftotext (poppler-utils)")
    done = subprocess.run([command, "-raw", corpus[name], "-"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


Spoil = Callable[[pypdf.PdfWriter], None]


def catalog(writer: pypdf.PdfWriter) -> Any:
    return writer.root_object


def without(*keys: str) -> Spoil:
    def spoil(writer: pypdf.PdfWriter) -> None:
        for key in keys:
            del catalog(writer)[key]

    return spoil


def elements(node: Any) -> Any:
    kids = node.get("/K")
    kids = kids.get_object() if kids is not None else ()
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield kid
            yield from elements(kid)


def first(writer: pypdf.PdfWriter, role: str) -> Any:
    tree = catalog(writer)["/StructTreeRoot"].get_object()
    return next(e for e in elements(tree) if e["/S"] == role)


def font_of(writer: pypdf.PdfWriter) -> Any:
    fonts = writer.pages[0]["/Resources"].get_object()["/Font"].get_object()
    return next(iter(fonts.values())).get_object()


def inner_font(writer: pypdf.PdfWriter) -> Any:
    return font_of(writer)["/DescendantFonts"][0].get_object()


def xmp(old: bytes, new: bytes) -> Spoil:
    def spoil(writer: pypdf.PdfWriter) -> None:
        stream = catalog(writer)["/Metadata"].get_object()
        data = stream.get_data()
        assert old in data
        stream.set_data(data.replace(old, new))

    return spoil


def contents(old: bytes, new: bytes) -> Spoil:
    def spoil(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        stream = page["/Contents"].get_object()
        data = stream.get_data()
        assert old in data
        stream.set_data(data.replace(old, new, 1))

    return spoil


def not_marked(writer: pypdf.PdfWriter) -> None:
    catalog(writer)["/MarkInfo"][NameObject("/Marked")] = BooleanObject(False)


def no_title_shown(writer: pypdf.PdfWriter) -> None:
    del catalog(writer)["/ViewerPreferences"]


def font_not_embedded(writer: pypdf.PdfWriter) -> None:
    descriptor = inner_font(writer)["/FontDescriptor"].get_object()
    for key in [key for key in descriptor if key.startswith("/FontFile")]:
        del descriptor[key]


def no_to_unicode(writer: pypdf.PdfWriter) -> None:
    del font_of(writer)["/ToUnicode"]


def wrong_widths(writer: pypdf.PdfWriter) -> None:
    inner_font(writer)[NameObject("/DW")] = NumberObject(700)


def no_scope(writer: pypdf.PdfWriter) -> None:
    tree = catalog(writer)["/StructTreeRoot"].get_object()
    for element in elements(tree):
        if element["/S"] == "/TH":
            del element["/A"]


def figure_without_alt(writer: pypdf.PdfWriter) -> None:
    first(writer, "/P")[NameObject("/S")] = NameObject("/Figure")


def heading_skipped(writer: pypdf.PdfWriter) -> None:
    first(writer, "/H1")[NameObject("/S")] = NameObject("/H3")


def unknown_role(writer: pypdf.PdfWriter) -> None:
    first(writer, "/P")[NameObject("/S")] = NameObject("/Paragraph")


def cell_outside_a_row(writer: pypdf.PdfWriter) -> None:
    first(writer, "/TR")[NameObject("/S")] = NameObject("/Div")


def javascript(writer: pypdf.PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    catalog(writer)[NameObject("/OpenAction")] = DictionaryObject(action)


def annotation_without_contents(writer: pypdf.PdfWriter) -> None:
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject(map(NumberObject, (0, 0, 9, 9))),
            NameObject("/F"): NumberObject(4),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])


def attachment(writer: pypdf.PdfWriter) -> None:
    writer.add_attachment("x.txt", b"x")


def no_parent_tree(writer: pypdf.PdfWriter) -> None:
    del writer.pages[0]["/StructParents"]


def device_cmyk(writer: pypdf.PdfWriter) -> None:
    page = writer.pages[0]
    stream = DecodedStreamObject()
    data = page["/Contents"].get_object().get_data()
    stream.set_data(b"/Artifact BMC 1 0 0 0 k 0 0 9 9 re f EMC\n" + data)
    page[NameObject("/Contents")] = writer._add_object(stream)


def bad_language(writer: pypdf.PdfWriter) -> None:
    catalog(writer)[NameObject("/Lang")] = TextStringObject("Chinese, I think")


MUST_FAIL: dict[str, Spoil] = {
    "no XMP": without("/Metadata"),
    "no output intent": without("/OutputIntents"),
    "no structure": without("/StructTreeRoot"),
    "no language": without("/Lang"),
    "a language that is none": bad_language,
    "not marked": not_marked,
    "title not shown": no_title_shown,
    "font not embedded": font_not_embedded,
    "no ToUnicode": no_to_unicode,
    "widths that differ from the font's": wrong_widths,
    "header cells without scope": no_scope,
    "a figure without alternative text": figure_without_alt,
    "a skipped heading level": heading_skipped,
    "an unknown role": unknown_role,
    "cells outside a row": cell_outside_a_row,
    "JavaScript": javascript,
    "an annotation outside the tags": annotation_without_contents,
    "an attachment": attachment,
    "XMP without the PDF/UA claim": xmp(b"<pdfuaid:part>1</pdfuaid:part>", b""),
    "XMP without the PDF/A claim": xmp(b"<pdfaid:part>2</pdfaid:part>", b""),
    "XMP without a title": xmp(b"dc:title", b"dc:tytle"),
    "content outside the tags": contents(b"/P <</MCID 0>> BDC", b"/X BMC"),
    "no parent tree entry": no_parent_tree,
    "a CMYK colour": device_cmyk,
}


def rewritten(path: Path, spoil: Spoil | None) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(path.read_bytes()))
    if spoil is not None:
        spoil(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def spoilt(corpus: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("spoilt")
    files = {}
    for number, (name, spoil) in enumerate(MUST_FAIL.items()):
        files[name] = folder / f"{number}.pdf"
        files[name].write_bytes(rewritten(corpus["table"], spoil))
    return files


@pytest.fixture(scope="session")
def verapdf_verdicts(
    corpus: dict[str, Path], spoilt: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], tuple[str, str]]:
    folder = tmp_path_factory.mktemp("verapdf")
    control = folder / "control.pdf"
    control.write_bytes(rewritten(corpus["table"], None))
    return verapdf([control, *spoilt.values()], folder)


@pytest.mark.slow
@pytest.mark.gate
def test_the_control_passes(
    corpus: dict[str, Path], verapdf_verdicts: dict[tuple[str, str], tuple[str, str]]
) -> None:
    """The same file rewritten and not spoilt: what fails below fails for its own reason."""
    assert said_of(rewritten(corpus["table"], None)) == []
    assert verapdf_verdicts["control.pdf", "2a"][0] == "pass"
    assert verapdf_verdicts["control.pdf", "ua1"][0] == "pass"


@pytest.mark.slow
@pytest.mark.gate
@pytest.mark.parametrize("name", MUST_FAIL)
def test_the_gates_bite(
    spoilt: dict[str, Path],
    verapdf_verdicts: dict[tuple[str, str], tuple[str, str]],
    name: str,
) -> None:
    """Each spoilt file is refused by at least one validator."""
    path = spoilt[name]
    vera = {verapdf_verdicts[path.name, flavour][0] for flavour in ("2a", "ua1")}
    assert said_of(path.read_bytes()) or vera - {"pass"}
