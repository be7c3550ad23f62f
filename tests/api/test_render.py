"""Pages as pictures from a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import Document, OutputError, pdf_bytes, render
from bulletin_layout.diagnostics import Refused


def test_every_page_is_a_picture_of_the_paper(examples: dict[str, Document]) -> None:
    document = examples["2025-26"]
    pictures = list(render(document, dpi=72))
    assert len(pictures) == len(document.pages)
    assert {p.size for p in pictures} <= {(595, 842), (596, 842)}
    assert all(p.mode == "RGB" and p.getextrema() != ((255, 255),) * 3 for p in pictures)


def test_a_file_bytes_and_a_document_give_the_same(
    examples: dict[str, Document], tmp_path: Path
) -> None:
    document = examples["2025-26"]
    data = pdf_bytes(document)
    (tmp_path / "a.pdf").write_bytes(data)
    sources = (document, data, tmp_path / "a.pdf", str(tmp_path / "a.pdf"))
    found = {next(iter(render(source, dpi=50, pages=[2]))).tobytes() for source in sources}
    assert len(found) == 1


@pytest.mark.parametrize(("dpi", "pages"), [(5, None), (5000, None), (50, [0]), (50, [99])])
def test_what_there_is_not_is_refused(
    dpi: int, pages: list[int] | None, examples: dict[str, Document]
) -> None:
    with pytest.raises(Refused):
        list(render(examples["2025-26"], dpi=dpi, pages=pages))


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be read"):
        list(render(b"no PDF"))
    with pytest.raises(OutputError, match="cannot be read"):
        list(render(tmp_path / "no.pdf"))
