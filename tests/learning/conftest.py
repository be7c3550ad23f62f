"""PDFs of the examples in any style, without their tags: as another program's would be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from bulletin_layout import Document, Issue, lay_out, read_style, write_pdf
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.style.model import Stylesheet

Published = Callable[[str, str | Path], tuple[Document, Path]]


@pytest.fixture(scope="session")
def published(
    example_issues: dict[str, Issue], fonts: FontSet, tmp_path_factory: pytest.TempPathFactory
) -> Published:
    """Lay an example out in a style; return the Document, and its PDF without tags."""
    folder = tmp_path_factory.mktemp("published")
    made: dict[tuple[str, str], tuple[Document, Path]] = {}

    def publish(name: str, style: str | Path) -> tuple[Document, Path]:
        key = name, str(style)
        if key not in made:
            document = lay_out(example_issues[name], read_style(style), fonts)
            tagged = folder / f"{len(made)}-tagged.pdf"
            write_pdf(document, tagged)
            made[key] = document, without_tags(tagged, folder / f"{len(made)}.pdf")
        return made[key]

    return publish


def without_tags(tagged: Path, path: Path) -> Path:
    """Write a PDF without what its tags say."""
    writer = pypdf.PdfWriter(clone_from=tagged)
    for key in ("/StructTreeRoot", "/MarkInfo"):
        writer.root_object.pop(key, None)
    writer.write(path)
    return path


def lines_of(document: Document) -> Counter[tuple[int, str]]:
    """The lines of a document by their page, as often as they stand there."""
    return Counter(
        (number, "".join(run.text for run in line.runs))
        for number, page in enumerate(document.pages, 1)
        for line in page.lines
    )


def share_of_same_lines(issue: Issue, wanted: Document, style: Stylesheet, fonts: FontSet) -> float:
    """Which share of the lines stands, with the same words, on the same page."""
    ours, theirs = lines_of(lay_out(issue, style, fonts)), lines_of(wanted)
    return (ours & theirs).total() / theirs.total()
