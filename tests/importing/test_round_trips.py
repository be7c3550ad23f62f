"""The five issues imported without a hand on them, from their extracted text and from their PDF."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from bulletin_layout import Issue, read_issue, typeset
from bulletin_layout.proofreading.texts import texts_of
from tests.conftest import ROOT
from tests.importing.conftest import NAMES, RAW, Import, finished, placed
from tests.official.test_agreement import chosen_lines, set_pages

# Half-width marks and straight quotes stay as they are: `bulletin fix` puts them right, and shows
# each. So they count as their full-width forms here.
MARKS = str.maketrans("，。；：！？（）“”", ',.;:!?()""')

# All characters that are not in their right place, per issue: what stands there, what should.
LEFT = {
    "2021-06": [("and", "和")],  # a slip of the extraction; check tells it
    "2021-32": [],
    # The extraction lost the masthead and a 日. The file says so.
    "2023-11-13": [("【待补:报头】", "上海市快递行业党建、文明创建工作简报")],
    "2024-03": [("and", "和")],
    "2025-26": [("团", "困"), ("目", "日")],  # misread; check tells both
}


@pytest.mark.parametrize("name", NAMES)
def test_at_least_995_of_1000_characters_are_in_their_place(name: str, imported: Import) -> None:
    here = [(c.translate(MARKS), at) for c, at in placed(read_issue(imported(RAW / f"{name}.txt")))]
    there = [(c.translate(MARKS), at) for c, at in placed(finished(name))]
    match = SequenceMatcher(None, here, there, autojunk=False)
    left = [
        ("".join(c for c, _ in here[a:b]), "".join(c for c, _ in there[d:e]))
        for tag, a, b, d, e in match.get_opcodes()
        if tag != "equal"
    ]
    assert left == LEFT[name]
    assert sum(b.size for b in match.get_matching_blocks()) >= 0.995 * len(there)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_imported_is_built(name: str, imported: Import, tmp_path: Path) -> None:
    document = typeset(imported(RAW / f"{name}.txt"), tmp_path / "out.pdf")
    assert document.pages


def test_an_imported_issue_keeps_the_published_line_breaks(
    imported: Import, tmp_path: Path
) -> None:
    document = typeset(imported(RAW / "2021-32.txt"), tmp_path / "out.pdf")
    ours = Counter(line for page in set_pages(document) for line in page)
    lines = chosen_lines("2021-32")
    assert len(lines) == 151
    assert not Counter(lines) - ours


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    for name in NAMES:
        typeset(ROOT / "examples" / f"{name}.yaml", folder / f"{name}.pdf")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_imported_back_is_the_same_issue(name: str, built: Path, imported: Import) -> None:
    assert read_issue(imported(built / f"{name}.pdf")) == finished(name)


@pytest.mark.parametrize("name", NAMES)
def test_and_so_it_is_without_its_tags(
    name: str, built: Path, imported: Import, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.pdf"
    bare.write_bytes(without_tags((built / f"{name}.pdf").read_bytes()))
    file = imported(bare)
    assert read_issue(file) == finished(name)
    assert "ToUnicode" not in file.read_text(encoding="utf-8")


def without_tags(pdf: bytes) -> bytes:
    """Return a PDF without its structure tree, and without marked content."""
    import io

    import pypdf
    from pypdf.generic import ContentStream, NameObject

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    del writer.root_object["/StructTreeRoot"]
    for page in writer.pages:
        stream = ContentStream(page["/Contents"].get_object(), writer)
        stream.operations = [
            (operands, operator)
            for operands, operator in stream.operations
            if operator not in (b"BDC", b"BMC", b"EMC")
        ]
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_an_issue_can_hold_comes_back_from_its_pdf(imported: Import, tmp_path: Path) -> None:
    """Of the kitchen sink: all but what no PDF tells."""
    sink = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
    typeset(sink, tmp_path / "sink.pdf")
    file = imported(tmp_path / "sink.pdf")
    ours, theirs = read_issue(file), read_issue(sink)
    for name in ("header", "period", "secrecy", "notice", "serial", "briefs", "distribution"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert [a.source for a in ours.articles] == [a.source for a in theirs.articles]
    assert [a.editorial for a in ours.articles] == [a.editorial for a in theirs.articles]
    assert [len(a.body) for a in ours.articles] == [19, 10, 13, 3, 16, 6]
    assert [len(a.body) for a in theirs.articles] == [19, 10, 14, 3, 16, 6]  # a page break
    assert not ours.unplaced
    assert len(list((file.parent / "imported-photos").iterdir())) == 10
    said, found = letters(theirs), letters(ours)
    # The label that the page shows is in the text now, and is not set a second time.
    assert found - said == Counter("编者按：")
    assert said - found == Counter()


def letters(issue: Issue) -> Counter[str]:
    """The characters of an issue's texts, those that only a file has left out."""
    texts = (text for path, text in texts_of(issue) if not path.endswith((".file", ".alt")))
    return Counter("".join("".join(text.value.split()) for text in texts))
