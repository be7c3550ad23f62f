"""`bulletin diff` of any two formats: what both say, whatever their lines and pages."""

from __future__ import annotations

import io
import zipfile
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import NameObject

from bulletin_layout import compare_outputs, lay_out, parse_issue, read_issue, save
from bulletin_layout.cli.main import main
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import style_of
from bulletin_layout.testing.words import compare as compare_module
from bulletin_layout.testing.words.compare import compare_words
from bulletin_layout.testing.words.flowing import words_of_html
from bulletin_layout.testing.words.model import Words
from tests.conftest import ROOT
from tests.revising.word_edits import WordFile

Said = pytest.CaptureFixture[str]
FORMATS = ("pdf", "ofd", "docx", "html")
CASES = (
    *("notes", "inline", "table-merged", "imprint-full", "contents", "appendices", "photos"),
    *("briefs", "signature", "table-split"),
)
ISSUE = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 甲室整理旧档案
    body:
      - 先把旧档案搬到一处。[^数目由各室报来。]
      - 再按年份和门类分开，共立125卷。
      - table: {columns: [{heading: 门类}, {heading: 件数}], rows: [[文书, 80], [会计, 30]]}
distribution: {report: [甲局], send: [乙办, 丙会]}
"""


def files_of(text: str, fonts: FontSet, folder: Path, name: str) -> dict[str, str]:
    issue = parse_issue(text, root=folder)
    return written(lay_out(issue, style_of(issue), fonts), folder, name)


def written(document: object, folder: Path, name: str) -> dict[str, str]:
    made = {}
    for format_ in FORMATS:
        made[format_] = str(folder / f"{name}.{format_}")
        save(document, made[format_])  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize("name", [*CASES, "2021-32", "2025-26"])
def test_any_two_formats_of_an_issue_say_the_same(
    name: str, fonts: FontSet, tmp_path: Path
) -> None:
    folder = ROOT / ("examples" if name[0] == "2" else "tests/cases")
    issue = read_issue(folder / f"{name}.yaml")
    files = written(lay_out(issue, style_of(issue), fonts), tmp_path, name)
    for old, new in combinations(FORMATS, 2):
        found = compare_outputs(files[old], files[new])
        assert found == [], (old, new, [str(difference) for difference in found])


CHANGES = {
    "words": ("年份和门类", "年度和门类", ["paragraph {n}: after “再按年”: “份” became “度”"]),
    "a cell": ("会计, 30", "会计, 31", ["paragraph {cell}: after “3”: “0” became “1”"]),
    "a note": ("由各室报来", "由各科报来", ["note 1: after “数目由各”: “室” became “科”"]),
    "a paragraph": (
        "      - 再按年份和门类分开，共立125卷。\n",
        "",
        ["paragraph {n}: gone: “再按年份和门类分开，共立125卷。”"],
    ),
    "a place": ("[乙办, 丙会]", "[丙会, 乙办]", []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_said_whatever_the_formats(
    change: str, fonts: FontSet, tmp_path: Path, capsys: Said
) -> None:
    before, after, lines = CHANGES[change]
    old = files_of(ISSUE, fonts, tmp_path, "old")
    new = files_of(ISSUE.replace(before, after), fonts, tmp_path, "new")
    for one, other in (("pdf", "html"), ("ofd", "docx"), ("docx", "html"), ("html", "html")):
        assert main(["diff", old[one], new[other]]) == 1
        said = capsys.readouterr().out.splitlines()
        # In Word who edits and the date are one paragraph.
        n = 6 if one == "docx" else 7
        assert said == [line.format(n=n, cell=n + 6) for line in lines] or (not lines and said)


def test_formats_are_known_by_their_content(fonts: FontSet, tmp_path: Path) -> None:
    files = files_of(ISSUE, fonts, tmp_path, "a")
    for number, file in enumerate(files.values()):
        Path(file).rename(tmp_path / f"{number}")
    for one, other in combinations(range(4), 2):
        assert main(["diff", str(tmp_path / str(one)), str(tmp_path / str(other))]) == 0


def test_tracked_changes_count_as_accepted(fonts: FontSet, tmp_path: Path, capsys: Said) -> None:
    files = files_of(ISSUE, fonts, tmp_path, "a")
    word = WordFile(Path(files["docx"]).read_bytes())
    word.track("年份", "年度", "甲")
    word.save(tmp_path / "b.docx")
    assert main(["diff", files["pdf"], str(tmp_path / "b.docx")]) == 1
    assert "“份” became “度”" in capsys.readouterr().out


@pytest.mark.parametrize("options", [{"fragment": True}, {"fragment": True, "inline_styles": True}])
def test_a_fragment_says_what_the_page_says(
    options: dict[str, bool], fonts: FontSet, tmp_path: Path
) -> None:
    issue = parse_issue(ISSUE)
    document = lay_out(issue, style_of(issue), fonts)
    page, part = io.BytesIO(), io.BytesIO()
    save(document, page, "html")
    save(document, part, "html", **options)  # type: ignore[arg-type]
    assert words_of_html(part.getvalue()) == words_of_html(page.getvalue())


def test_what_cannot_be_compared_is_said(fonts: FontSet, tmp_path: Path, capsys: Said) -> None:
    files = files_of(ISSUE, fonts, tmp_path, "a")
    writer = pypdf.PdfWriter(clone_from=files["pdf"])
    del writer.root_object[NameObject("/StructTreeRoot")]
    writer.write(tmp_path / "plain.pdf")
    (tmp_path / "cut.docx").write_bytes(Path(files["docx"]).read_bytes()[:3000])
    (tmp_path / "a.yaml").write_text(ISSUE, encoding="utf-8")
    for asked, said in (
        (["plain.pdf", "a.html"], "has no tags: it can be compared with a PDF or OFD alone."),
        (["cut.docx", "a.html"], "cut.docx cannot be read"),
        (["a.html", "none.pdf"], "none.pdf cannot be read"),
        (["a.yaml", "a.html"], "bulletin redline shows."),
        (["a.docx", "a.html", "--html", "r.html"], "a report with pictures is of two PDFs."),
    ):
        paths = [str(tmp_path / name) if "." in name else name for name in asked]
        assert main(["diff", *paths]) == 2, asked
        (line,) = capsys.readouterr().err.splitlines()
        assert said in line


def changed_docx(files: dict[str, str], old: str, new: str, folder: Path) -> str:
    """A Word file whose main part says something else."""
    word = WordFile(Path(files["docx"]).read_bytes())
    main_part = word.parts["word/document.xml"].decode()
    assert old in main_part
    out = folder / "changed.docx"
    with zipfile.ZipFile(out, "w") as package:
        for name, data in word.parts.items():
            package.writestr(name, data if name != "word/document.xml" else
                             main_part.replace(old, new, 1).encode())  # fmt: skip
    return str(out)


ADDED = {
    "a text box": ("<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p>"
                   "</w:txbxContent></w:pict></w:r>", "框里"),
    "a hyphen": ("<w:r><w:noBreakHyphen/></w:r>", "“-”"),
    "a symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "[WingdingsF0FE]"),
}  # fmt: skip


@pytest.mark.parametrize("name", ADDED)
def test_whatever_is_read_of_a_word_file_counts(
    name: str, fonts: FontSet, tmp_path: Path, capsys: Said
) -> None:
    files = files_of(ISSUE, fonts, tmp_path, "a")
    xml, said = ADDED[name]
    before = "共立125卷"
    other = changed_docx(files, f"{before}。</w:t></w:r>", f"{before}。</w:t></w:r>{xml}", tmp_path)
    assert main(["diff", files["docx"], other]) == 1
    assert said in capsys.readouterr().out


def test_a_page_with_a_mark_of_its_encoding_is_a_page(fonts: FontSet, tmp_path: Path) -> None:
    files = files_of(ISSUE, fonts, tmp_path, "a")
    (tmp_path / "b.html").write_bytes(b"\xef\xbb\xbf" + Path(files["html"]).read_bytes())
    assert main(["diff", files["html"], str(tmp_path / "b.html")]) == 0


def test_many_paragraphs_that_say_the_same_are_compared_at_once() -> None:
    """By events: SequenceMatcher is never asked for what would take it long."""
    asked: list[int] = []

    class Counted(compare_module.SequenceMatcher):  # type: ignore[misc, type-arg]
        def __init__(self, junk: object, first: Any, second: Any, **more: Any) -> None:
            asked.append(compare_module._pairs(first, second))
            super().__init__(None, first, second, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compare_module, "SequenceMatcher", Counted)
        for size in (20, 200, 20_000):
            old = Words(tuple("一二三四五"[n % 5] for n in range(size)), ())
            new = Words(tuple("一三二四五六七"[n % 7] for n in range(size)), ())
            assert compare_words(old, new)
    assert max(asked) <= 200_000


def test_a_page_of_any_kind_ends_without_a_fault(tmp_path: Path) -> None:
    for page in ("<p>一</div></p><li>二", "<" * 2000, "<a " * 500, "<!--", "<p>&#xD800;&#0;", ""):
        words_of_html(f"<html>{page}".encode())
