"""A bound volume, as other programs read it: every page where contents and index say."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from bulletin_layout import (
    BulletinError,
    InputError,
    lay_out,
    read_issue,
    read_style,
    save,
    typeset,
)
from bulletin_layout.issue_lock.file import write_lock
from bulletin_layout.issue_lock.make import lock_of
from bulletin_layout.layout.model import Document, Page
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import BuildOptions, build, lock_file
from bulletin_layout.series.read import read_series
from bulletin_layout.series.volume.bind import bind
from bulletin_layout.series.volume.model import Volume, VolumeOptions
from tests.conftest import ROOT
from tests.pdf.test_tags import as_pdfium_reads, as_the_writer_meant
from tests.series import bound_year

MANNERS = [VolumeOptions(), VolumeOptions(folios=True)]
NAMES = ["own numbers", "numbers that run on"]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bound_year.write_year(tmp_path_factory.mktemp("year") / "2026")


@pytest.fixture(scope="module", params=MANNERS, ids=NAMES)
def volume(year: Path, request: pytest.FixtureRequest) -> Volume:
    (made,) = bind(read_series([year]), request.param)
    return made


@pytest.fixture(scope="module")
def pdf(volume: Volume) -> bytes:
    return pdf_bytes(volume.document)


def issues_of(volume: Volume) -> list[Document]:
    """Each of a volume's issues laid out by itself."""
    return [lay_out(read_issue(issue.file)) for issue in volume.issues]


def begins(volume: Volume) -> Iterator[tuple[int, Document]]:
    """Each issue with the index of its first page in the volume, counted from its own pages."""
    front = sum(label.startswith(("封", "目录")) for label in volume.document.labels)
    at = front + front % 2
    for document in issues_of(volume):
        yield at, document
        at += len(document.pages) + len(document.pages) % 2


def as_set(page: Page) -> list[Any]:
    """What stands on a page and where, apart from leaves' numbers."""
    lines = [
        (line.x, line.y, line.colour, [run._replace(node=0) for run in line.runs])
        for line in (*page.lines, *page.repeated)
    ]
    return [lines, page.rules, [image._replace(node=0) for image in page.images]]


def test_every_issue_stands_as_it_is_by_itself(volume: Volume) -> None:
    pages = volume.document.pages
    for at, document in begins(volume):
        assert at % 2 == 0, "an issue begins on a right-hand page"
        for number, page in enumerate(document.pages):
            bound = pages[at + number]
            assert as_set(bound) == as_set(page)
            assert [x.runs[0].text for x in bound.furniture[: len(page.furniture)]] == [
                x.runs[0].text for x in page.furniture
            ]


def test_pdfium_draws_every_issue_as_it_is_by_itself(volume: Volume, pdf: bytes) -> None:
    bound = pypdfium2.PdfDocument(pdf)
    for at, document in begins(volume):
        alone = pypdfium2.PdfDocument(pdf_bytes(document))
        for number in range(len(document.pages)):
            # Below the head, where a running number may stand.
            crop = (0, 0, 0, 80)
            pictures = [
                one.render(scale=0.5, crop=crop).to_pil().tobytes()
                for one in (bound[at + number], alone[number])
            ]
            assert pictures[0] == pictures[1], (at, number)


def words_on(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def links(pdf: bytes) -> Iterator[tuple[int, str, int]]:
    """Each link: the index of its page, its words, the index of the page it leads to."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    for at, page in enumerate(reader.pages):
        for note in page.get("/Annots", ()):
            link = note.get_object()
            yield at, link["/Contents"], numbers[link["/Dest"][0].idnum]


def names_of(label: str) -> set[str]:
    """What a page may be called: by both of its numbers."""
    return set(re.findall(r"[^\s()]+", label))


def test_every_entry_leads_where_it_says(volume: Volume, pdf: bytes) -> None:
    texts, labels = words_on(pdf), volume.document.labels
    flat = [re.sub(r"\s", "", text) for text in texts]
    seen = {"contents": 0, "index": 0}
    for at, words, to in links(pdf):
        if labels[at].startswith("目录"):
            # The same words may stand on the contents' page twice: by issue and by column.
            seen["contents"] += 1
            begin = words.split("　")[0]
            assert re.sub(r"\s", "", begin) in flat[to], (words, labels[to])
            shown = [n for n in names_of(labels[to]) if n in flat[at]]
            assert shown, (words, labels[to])
        else:
            seen["index"] += 1
            assert words in names_of(labels[to]), (words, labels[to])
    articles = 2 * len(volume.issues)
    in_columns = articles
    assert seen["contents"] == len(volume.issues) * 2 + articles + in_columns
    assert seen["index"] >= 2 * articles - 2


def test_the_contents_print_the_page_beside_each_title(volume: Volume, pdf: bytes) -> None:
    texts, labels = words_on(pdf), volume.document.labels
    for at, words, to in links(pdf):
        if labels[at].startswith("目录") and "见成效" in words:
            flat = re.sub(r"[\s…]", "", texts[at])
            numbers = re.findall(re.escape(words) + r"((?:增刊)?\d+(?:-\d+)?)(?=\D)", flat + "。")
            assert any(number in names_of(labels[to]) for number in numbers), (words, numbers)


def test_the_index_lists_every_unit_and_author(volume: Volume, pdf: bytes) -> None:
    expected: dict[str, list[int]] = {}
    for issue, (at, document) in zip(volume.issues, begins(volume), strict=True):
        source = read_issue(issue.file)
        for article in source.articles:
            title = "".join(map(str, article.title))
            page = next(
                n
                for n, p in enumerate(document.pages)
                if title in "".join(run.text for line in p.lines for run in line.runs)
            )
            for name in (*article.source, *article.authors):
                pages = expected.setdefault(str(name), [])
                if at + page not in pages:
                    pages.append(at + page)
    labels = volume.document.labels
    found: dict[str, list[int]] = {}
    for line in index_lines(volume):
        name, _, numbers = line.partition("：")
        found[name] = [
            next(n for n, label in enumerate(labels) if number in names_of(label))
            for number in numbers.split("、")
        ]
    assert found == expected


def index_lines(volume: Volume) -> list[str]:
    """The index's entries, by the volume's structure."""
    (index,) = [n for n in volume.document.structure.children if n.kind == "index"]
    return [
        "".join(leaf.text for leaf in entry.leaves())
        for part in index.children
        if part.role == "L"
        for entry in part.children
    ]


def test_a_second_reader_sees_the_tags_that_were_meant(
    volume: Volume, pdf: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "volume.pdf"
    file.write_bytes(pdf)
    assert as_pdfium_reads(file) == as_the_writer_meant(volume.document)


def test_a_second_reader_sees_the_published_issues_bound(tmp_path: Path) -> None:
    names = ("2021-06", "2021-32", "2024-03", "2025-26")
    series = read_series([ROOT / "examples" / f"{name}.yaml" for name in names])
    (volume,) = bind(series, VolumeOptions(folios=True))
    file = tmp_path / "volume.pdf"
    save(volume.document, file)
    assert as_pdfium_reads(file) == as_the_writer_meant(volume.document)


def test_there_is_one_tag_tree_in_reading_order(volume: Volume, pdf: bytes) -> None:
    root: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    document = root["/K"].get_object()
    kinds = [kid.get_object()["/S"] for kid in document["/K"]]
    parts = len(volume.issues)
    assert kinds == ["/Sect", "/Sect", "/Sect", *["/Part"] * parts, "/Sect", "/Sect"]


def test_readers_are_told_both_numbers(year: Path) -> None:
    (own,), (running,) = (bind(read_series([year]), manner) for manner in MANNERS)
    data = pdf_bytes(running.document)
    assert pypdf.PdfReader(io.BytesIO(data)).page_labels == list(running.document.labels)
    assert own.document.labels[:8] == (
        "封一",
        "封二",
        "目录1",
        "目录2",
        "目录3",
        "目录4",
        "1-1",
        "1-2",
    )
    plain = [label for label in own.document.labels if "-" in label]
    both = [label for label in running.document.labels if "-" in label]
    assert both == [f"{n} ({label})" for n, label in enumerate(plain, 1)]
    # What is printed at the head is the first of both, on every page that is not blank.
    for page, label in zip(running.document.pages, running.document.labels, strict=True):
        if "(" in label and page.lines:
            assert page.furniture[-1].runs[0].text == label.split()[0]


def test_the_outline_leads_to_issues_and_articles(volume: Volume, pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    top = [item for item in reader.outline if not isinstance(item, list)]
    issues = [str(item.title) for item in top if re.match(r"2026年.*第", str(item.title))]
    assert len(issues) == len(volume.issues)
    assert [
        str(item.title) for item in top if item.title in ("目录", "分栏目录", "索引", "统计")
    ] == [
        "目录",
        "分栏目录",
        "索引",
        "统计",
    ]
    for item, (at, _) in zip(
        [i for i in top if str(i.title) in issues], begins(volume), strict=True
    ):
        assert reader.get_destination_page_number(item) == at


def test_several_processes_give_the_same_bytes(year: Path) -> None:
    series = read_series([year])
    with ProcessPoolExecutor(2) as executor:
        done: list[tuple[int, int]] = []
        (there,) = bind(series, executor=executor, passed=lambda a, b: done.append((a, b)))
    (here,) = bind(series)
    assert pdf_bytes(there.document) == pdf_bytes(here.document)
    assert done == [(n, 9) for n in range(1, 10)]


def lock(file: Path, fonts: Path | None = None) -> None:
    made = build(file, BuildOptions(fonts=fonts, proofread=None, keep_lock=False))
    said = lock_of(made.document, made.style, pdf_bytes(made.document), "0")
    lock_file(file).write_text(write_lock(said, file.name), encoding="utf-8")


def test_a_locked_issue_keeps_its_lines_whatever_its_style_is_now(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("extends: gbt9704\n", encoding="utf-8")
    file = bound_year.write(tmp_path / "y", "1", bound_year.issue(1))
    lock(file)
    issued = lay_out(read_issue(file))
    text = file.read_text(encoding="utf-8").replace("style: gbt9704", "style: own.yaml")
    file.write_text(text, encoding="utf-8")
    own = "extends: gbt9704\ngrid: {lines: 22}\ncomposition: {lone_character: allow}\n"
    (tmp_path / "y" / "own.yaml").write_text(own, encoding="utf-8")
    (volume,) = bind(read_series([file]))
    ((at, _),) = begins(volume)
    for number, page in enumerate(issued.pages):
        bound = volume.document.pages[at + number]
        assert ["".join(r.text for r in x.runs) for x in bound.lines] == [
            "".join(r.text for r in x.runs) for x in page.lines
        ]


def test_what_is_not_as_it_was_issued_is_refused_with_the_first_difference(tmp_path: Path) -> None:
    files = [bound_year.write(tmp_path, str(n), bound_year.issue(n)) for n in (1, 2, 3)]
    for file in files:
        lock(file)
    for file in files[1:]:
        text = file.read_text(encoding="utf-8").replace("照此执行", "照此办理", 1)
        file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as told:
        bind(read_series([tmp_path]))
    assert [(d.place.file, str(d.message)[:50]) for d in told.value.diagnostics if d.place] == [
        (str(file), "page 1, line 8: the text is not that of the lock: ") for file in files[1:]
    ]


def test_without_a_lock_the_issued_pdf_is_held_against_it(tmp_path: Path) -> None:
    file = bound_year.write(tmp_path, "1", bound_year.issue(1))
    pdf = file.with_suffix(".pdf")
    typeset(file, pdf)
    bind(read_series([file]))
    # The same lines with other bytes, as an older version may have made them.
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.add_metadata({"/Keywords": "another program"})
    writer.write(pdf)
    bind(read_series([file]))
    # Other lines: what was issued was wider by two characters.
    wide = "extends: gbt9704\ncomposition: {measure: 26字}\n"
    (tmp_path / "wide.yaml").write_text(wide, encoding="utf-8")
    typeset(file, pdf, style=tmp_path / "wide.yaml")
    with pytest.raises(InputError, match=r"page 1, line \d+ was issued as '.+' and is '.+' now"):
        bind(read_series([file]))
    # Other pages: the same lines, fewer on each.
    low = "extends: gbt9704\ngrid: {lines: 21}\n"
    (tmp_path / "low.yaml").write_text(low, encoding="utf-8")
    typeset(file, pdf, style=tmp_path / "low.yaml")
    with pytest.raises(InputError, match=r"page 1, line \d+ was issued as '—1—' and is"):
        bind(read_series([file]))


def test_a_scan_tells_nothing_and_no_pdf_is_told(tmp_path: Path) -> None:
    file = bound_year.write(tmp_path, "1", bound_year.issue(1))
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(file.with_suffix(".pdf"))
    (volume,) = bind(read_series([file]))
    (told,) = volume.document.diagnostics
    assert "the PDF holds no text" in str(told)
    file.with_suffix(".pdf").write_bytes(b"nothing")
    with pytest.raises(BulletinError, match=r"1\.pdf is not a PDF"):
        bind(read_series([file]))


def test_drafts_and_other_paper_are_refused(tmp_path: Path) -> None:
    draft = bound_year.write(
        tmp_path, "d", bound_year.issue(1).replace("number: 1, total: 501", "total: 501")
    )
    with pytest.raises(InputError, match="without a number is not bound"):
        bind(read_series([draft]))
    small = "extends: gbt9704\npage: {width: 184mm, left: centred}\n"
    folder = tmp_path / "mixed"
    bound_year.write(folder, "1", bound_year.issue(1, style="small.yaml"))
    (folder / "small.yaml").write_text(small, encoding="utf-8")
    bound_year.write(folder, "2", bound_year.issue(2))
    with pytest.raises(InputError, match="its paper is 522 × 842 pt"):
        bind(read_series([folder / "1.yaml", folder / "2.yaml"]))


def test_two_issues_of_one_number_and_none_at_all_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        bound_year.write(tmp_path, name, bound_year.issue(1))
    series = read_series([tmp_path])
    with pytest.raises(InputError, match=r"a\.yaml is of the same year and number"):
        bind(series)
    with pytest.raises(ValueError, match="there is no issue"):
        bind(type(series)(()))


def test_an_issue_keeps_its_own_contents_and_their_links(tmp_path: Path) -> None:
    own = "extends: gbt9704\nprint: {contents: true}\n"
    for n in (1, 2):
        bound_year.write(tmp_path, str(n), bound_year.issue(n, style="own.yaml", sentences=9))
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    (volume,) = bind(read_series([tmp_path / "1.yaml", tmp_path / "2.yaml"]))
    data = pdf_bytes(volume.document)
    labels, flat = volume.document.labels, [re.sub(r"\s", "", text) for text in words_on(data)]
    inside = [(at, words, to) for at, words, to in links(data) if labels[at][0].isdigit()]
    assert len(inside) == 2 * 3
    for at, words, to in inside:
        issue, page = labels[to].split("-")
        assert labels[at] == f"{issue}-1", "an issue's contents lead into it"
        assert re.sub(r"\s", "", words) in flat[to]
        # Its own page number is what it printed beside the words.
        found = re.search(re.escape(re.sub(r"\s", "", words)) + r"…*(\d+)", flat[at])
        assert found is not None
        assert found[1] == page


def test_a_head_without_room_for_a_running_number_is_refused(tmp_path: Path) -> None:
    file = bound_year.write(tmp_path, "1", bound_year.issue(1, style="high.yaml"))
    (tmp_path / "high.yaml").write_text("extends: gbt9704\npage: {top: 18mm}\n", encoding="utf-8")
    with pytest.raises(InputError, match="no room for a running page number"):
        bind(read_series([file]), VolumeOptions(folios=True))
    bind(read_series([file]))


@pytest.mark.parametrize(
    ("levels", "approval", "says"),
    [
        (["confidential★1年", "secret★5年", "secret★10年"], "保密〔2026〕3号", "机密★10年"),
        (["confidential", ""], "1", "秘密"),
        (["", ""], "", ""),
    ],
)
def test_a_volume_bears_the_highest_secrecy(
    levels: list[str], approval: str, says: str, tmp_path: Path
) -> None:
    for n, secrecy in enumerate(levels, 1):
        bound_year.write(tmp_path, str(n), bound_year.issue(n, secrecy=secrecy))
    (volume,) = bind(read_series([tmp_path]), VolumeOptions(approval=approval))
    assert volume.secrecy == volume.document.metadata.secrecy == says
    cover = "".join(run.text for line in volume.document.pages[0].lines for run in line.runs)
    assert cover.startswith(says + "某市")
    assert (f"批准文号：{approval}" in cover) == bool(says)


@pytest.mark.parametrize(
    ("secrecy", "approval", "says"),
    [
        ("top-secret★30年", "1", "绝密 is never bound with others."),
        ("secret", "", "what has a 密级 is bound only with an approval."),
        ("confidential", " ", "what has a 密级 is bound only with an approval."),
    ],
)
def test_what_may_not_be_bound_is_refused(
    secrecy: str, approval: str, says: str, tmp_path: Path
) -> None:
    bound_year.write(tmp_path, "1", bound_year.issue(1))
    file = bound_year.write(tmp_path, "2", bound_year.issue(2, secrecy=secrecy))
    with pytest.raises(InputError) as told:
        bind(read_series([tmp_path]), VolumeOptions(approval=approval))
    (said,) = told.value.diagnostics
    assert said.place is not None
    assert (said.message, said.place.file) == (says, str(file))


@pytest.mark.parametrize("most", [9, 14, 100])
def test_parts_are_as_thick_as_they_may_be(year: Path, most: int) -> None:
    series = read_series([year])
    parts = bind(series, VolumeOptions(most_sheets=most, folios=True))
    assert [i.file for part in parts for i in part.issues] == [i.file for i in series.issues]
    assert all(part.sheets == len(part.document.pages) / 2 <= most for part in parts)
    for part, following in pairwise(parts):
        (more,) = bind(
            type(series)((*part.issues, following.issues[0])), VolumeOptions(folios=True)
        )
        assert more.sheets > most, "one issue more would have fitted"
    # Page numbers run on from part to part, over what stands behind the issues of each no more.
    own = [label for part in parts for label in part.document.labels if "-" in label]
    assert [int(label.split()[0]) for label in own] == list(range(1, len(own) + 1))
    titles = [part.document.metadata.title for part in parts]
    ends = [f" 第{n}册" for n in range(1, len(parts) + 1)] if len(parts) > 1 else ["2026年合订本"]
    assert all(title.endswith(end) for title, end in zip(titles, ends, strict=True))


def test_an_issue_thicker_than_a_part_is_refused(year: Path) -> None:
    with pytest.raises(InputError, match="this issue alone takes 6 sheets"):
        bind(read_series([year]), VolumeOptions(most_sheets=5))


@pytest.mark.parametrize("wrong", [{"most_sheets": 0}, {"font_sets": ()}])
def test_what_cannot_be_asked_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"number above nothing|no set of fonts"):
        VolumeOptions(**wrong)


def own_set(folder: Path) -> Path:
    """A font set in which the name of the 仿宋 means the file of the 楷体."""
    text = (ROOT / "fonts" / "bundled.yaml").read_text(encoding="utf-8")
    text = re.sub(r"file: ([\w-]+\.\wtf)", rf"file: {ROOT / 'fonts'}/\1", text)
    text = text.replace("/FandolFang-Regular.otf", "/FandolKai-Regular.otf")
    target = folder / "own.yaml"
    target.write_text(text.replace("name: bundled", "name: own"), encoding="utf-8")
    return target


def test_a_lock_tells_the_font_set_and_one_name_of_two_faces_becomes_two(tmp_path: Path) -> None:
    own = own_set(tmp_path)
    files = [bound_year.write(tmp_path / "y", str(n), bound_year.issue(n)) for n in (1, 2)]
    for file, fonts in zip(files, (own, None), strict=True):
        lock(file, fonts)
    (volume,) = bind(read_series([tmp_path / "y"]), VolumeOptions(font_sets=(None, own)))
    faces = volume.document.fonts.faces
    assert faces["FandolFang-Regular"].path.name == "FandolKai-Regular.otf"
    assert faces["FandolFang-Regular~2"].path.name == "FandolFang-Regular.otf"
    bound = pypdfium2.PdfDocument(pdf_bytes(volume.document))
    at = volume.document.labels.index("1-1")
    for file, fonts in zip(files, (own, None), strict=True):
        document = build(file, BuildOptions(fonts=fonts, proofread=None)).document
        alone = pypdfium2.PdfDocument(pdf_bytes(document))
        for number in range(len(alone)):
            pictures = [p.render(scale=0.5).to_pil().tobytes() for p in (bound[at], alone[number])]
            assert pictures[0] == pictures[1], (file, number)
            at += 1
        at += len(alone) % 2


def test_pages_are_made_anew_and_not_held(volume: Volume) -> None:
    pages = volume.document.pages
    assert not isinstance(pages, tuple)
    assert list(pages) == list(pages) == [pages[n] for n in range(len(pages))]
    assert pages[-1] == pages[len(pages) - 1]
    assert pages[2:4] == (pages[2], pages[3])
    with pytest.raises(IndexError):
        pages[len(pages)]
    held = replace(volume.document, pages=tuple(pages))
    assert pdf_bytes(held) == pdf_bytes(volume.document)


def test_a_style_of_the_volume_changes_no_issue(year: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text('extends: series-2021\nvolume:\n  title: "汇编（{years}）"\n', encoding="utf-8")
    series = read_series([year])
    (volume,) = bind(series, VolumeOptions(style=own))
    assert read_style(own).volume.title == "汇编（{years}）"
    assert volume.document.metadata.title == "某市邮政管理局工作简报 汇编（2026）"
    test_every_issue_stands_as_it_is_by_itself(volume)


def test_notes_of_two_issues_are_told_apart(tmp_path: Path) -> None:
    sink = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
    shutil.copytree(sink.parent, tmp_path / "1")
    shutil.copytree(sink.parent, tmp_path / "2")
    other = tmp_path / "2" / sink.name
    text = other.read_text(encoding="utf-8").replace("number: 48", "number: 49")
    other.write_text(text, encoding="utf-8")
    series = read_series([tmp_path / n / sink.name for n in "12"])
    (volume,) = bind(series, VolumeOptions(approval="1"))
    root: Any = pypdf.PdfReader(io.BytesIO(pdf_bytes(volume.document))).trailer["/Root"]
    names = [n for n in root["/StructTreeRoot"]["/IDTree"]["/Names"] if isinstance(n, str)]
    assert len(names) == len(set(names)) > 0
    assert {name.split("-")[-1] for name in names if name.startswith("i0-")} == {
        name.split("-")[-1] for name in names if not name.startswith("i0-")
    }


def test_nothing_else_than_what_is_wrong_is_raised(tmp_path: Path) -> None:
    file = bound_year.write(tmp_path, "1", bound_year.issue(1, style="gone"))
    with pytest.raises(BulletinError, match="there is no style 'gone'"):
        bind(read_series([file]))
