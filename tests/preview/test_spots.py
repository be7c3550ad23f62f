"""Places in the file and on the pages belong together, both ways."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from bulletin_layout import Document, lay_out, read_issue, read_style
from bulletin_layout.diagnostics import Place
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import BuildOptions, style_of
from bulletin_layout.preview.snapshot import Snapshot, taken
from bulletin_layout.preview.spots import Spot, SpotIndex, moved, spots_of
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
ISSUES = [*sorted(EXAMPLES.glob("*.yaml")), EXAMPLES / "kitchen-sink" / "kitchen-sink.yaml"]


@pytest.fixture(scope="module", params=ISSUES, ids=lambda path: path.stem)
def shown(request: pytest.FixtureRequest, fonts: FontSet) -> tuple[Document, list[str], str]:
    file = request.param
    issue = read_issue(file)
    document = lay_out(issue, style_of(issue), fonts)
    return document, file.read_text(encoding="utf-8").splitlines(), str(file)


def text_of(spot: Spot, lines: list[str]) -> str:
    return lines[spot.line - 1][spot.column - 1 : spot.column - 1 + spot.length]


def test_spots_hold_just_the_text_of_the_file(
    shown: tuple[Document, list[str], str],
) -> None:
    document, lines, file = shown
    drawn = "".join(r.text for page in document.pages for line in page.lines for r in line.runs)
    spots = [spot for spot in spots_of(document) if spot.file == file]
    assert len(spots) > 60
    # A text with inline marks is counted by its spans; each begins where the file has it.
    plain = [s for s in spots if not any(c in text_of(s, lines) for c in "*_{}[]\\")]
    assert len(plain) >= 0.95 * len(spots)
    for spot in plain:
        assert text_of(spot, lines) in drawn


def test_spots_lie_within_the_page_and_do_not_overlap_their_neighbours(
    shown: tuple[Document, list[str], str],
) -> None:
    document, _, _ = shown
    spots = spots_of(document)
    assert len(spots) > 60
    rows: dict[tuple[int, float], list[Spot]] = {}
    for spot in spots:
        assert 0 <= spot.left <= spot.right <= document.width
        assert 0 <= spot.top < spot.foot <= document.height
        rows.setdefault((spot.page, round(spot.foot, 3)), []).append(spot)
    neighbours = [
        pair for row in rows.values() for pair in pairwise(sorted(row, key=lambda s: s.left))
    ]
    assert len(neighbours) > 10
    assert [(a, b) for a, b in neighbours if a.right > b.left + 0.01] == []


def test_a_place_is_found_on_the_page_by_its_character(fonts: FontSet, tmp_path: Path) -> None:
    file = tmp_path / "issue.yaml"
    text = (ROOT / "examples" / "2021-32.yaml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    document = lay_out(read_issue(file), read_style("series-2021"), fonts)
    spots = spots_of(document)
    line, words = next((n, row) for n, row in enumerate(text.splitlines(), 1) if "有大爱" in row)
    column = words.index("有大爱") + 1
    spot = SpotIndex(spots).at(Place(str(file), line, column))
    assert spot is not None
    assert (spot.page, spot.line, spot.column, spot.length) == (7, line, column, 1)
    page = document.pages[spot.page - 1]
    (row,) = (r for r in page.lines if any("前有大爱" in run.text for run in r.runs))
    assert spot.top < row.y < spot.foot
    run = next(r for r in row.runs if "前有大爱" in r.text)
    before = run.text.index("有大爱")
    assert spot.left == pytest.approx(row.x + run.x + before * (16 + run.spacing), abs=1.0)


def test_a_place_beside_a_text_leads_to_its_line_unless_it_must_be_exact(
    fonts: FontSet, tmp_path: Path, small_issue: str
) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text(small_issue, encoding="utf-8")
    issue = read_issue(file)
    spots = spots_of(lay_out(issue, style_of(issue), fonts))
    index = SpotIndex(spots)
    first = index.at(Place(str(file), 1, 1))
    assert first is not None
    assert first.page == 1
    assert index.at(Place(str(file), 1, 1), exact=True) is None
    assert index.at(Place(str(file), 999, 1)) is None


def test_wrong_input_keeps_the_last_good_pages(
    fonts: FontSet, tmp_path: Path, small_issue: str
) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text(small_issue, encoding="utf-8")
    good = taken(str(file), BuildOptions(), fonts, Snapshot())
    assert not good.wrong
    file.write_text(small_issue.replace("articles:", "articel:"), encoding="utf-8")
    bad = taken(str(file), BuildOptions(), fonts, good)
    assert bad.wrong
    assert (bad.pages, bad.pdf, bad.spots) == (good.pages, good.pdf, good.spots)
    assert any("articel" in d.message or "articel" in d.path for d in bad.findings)
    assert bad.version == good.version + 1


def test_a_page_that_stays_keeps_its_name(fonts: FontSet, tmp_path: Path) -> None:
    file = tmp_path / "issue.yaml"
    text = (ROOT / "examples" / "2021-32.yaml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    one = taken(str(file), BuildOptions(), fonts, Snapshot())
    file.write_text(text.replace("有大爱。", "有真爱。"), encoding="utf-8")
    two = taken(str(file), BuildOptions(), fonts, one)
    changed = [n for n, (a, b) in enumerate(zip(one.pages, two.pages, strict=True), 1) if a != b]
    assert changed == [7]


def test_a_turned_table_is_found_where_it_stands(fonts: FontSet, tmp_path: Path) -> None:
    """The middle of a turned cell's box has the ink of its own text beneath it."""
    shutil.copytree(ROOT / "examples" / "kitchen-sink", tmp_path / "sink")
    file = tmp_path / "sink" / "kitchen-sink.yaml"
    snapshot = taken(str(file), BuildOptions(may_serve_secret=True), fonts, Snapshot())
    document = pypdfium2.PdfDocument(snapshot.pdf)
    turned = [s for s in snapshot.spots if s.foot - s.top > 3 * (s.right - s.left) and s.length > 3]
    assert turned
    for spot in turned[:40]:
        page = document[spot.page - 1]
        height = page.get_height()
        box = (spot.left, height - spot.foot, spot.right, height - spot.top)
        found = page.get_textpage().get_text_bounded(*box).replace("\r\n", "")
        line = snapshot.lines[spot.line - 1] if spot.file == str(file) else ""
        words = line[spot.column - 1 : spot.column - 1 + spot.length]
        assert words in found, (words, found)
    document.close()


def test_places_move_with_their_lines_while_the_file_is_wrong(
    fonts: FontSet, tmp_path: Path, small_issue: str
) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text(small_issue, encoding="utf-8")
    good = taken(str(file), BuildOptions(), fonts, Snapshot())
    file.write_text("# 甲\n# 乙\n" + small_issue + "oops: 1\n", encoding="utf-8")
    bad = taken(str(file), BuildOptions(), fonts, good)
    assert bad.wrong
    assert [s.line for s in bad.spots] == [s.line + 2 for s in good.spots]
    assert moved(good.spots, str(file), good.lines, ()) == []


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("甲乙丙丁", "甲乙丙丁", {1: 1, 2: 2, 3: 3, 4: 4}),
        ("甲乙丙丁", "甲乙子丙丁", {1: 1, 2: 2, 3: 4, 4: 5}),
        ("甲乙丙丁", "甲丁", {1: 1, 4: 2}),
        ("甲乙丙丁戊", "子乙丑丁寅", {2: 2, 4: 4}),
        ("甲乙丙丁戊", "戊丁子丙乙", {2: 5, 3: 4, 4: 2, 5: 1}),
        ("子甲甲甲丑", "寅甲甲甲卯", {}),
        ("子乙甲甲丑", "寅卯乙甲甲辰", {2: 3, 3: 4, 4: 5}),
        ("甲甲甲甲", "甲甲甲", {1: 1, 2: 2, 3: 3}),
        ("", "甲", {}),
    ],
)
def test_a_line_is_found_again_where_it_stands_now(
    old: str, new: str, lines: dict[int, int]
) -> None:
    spots = [Spot(1, 0, 0, 1, 1, "a.yaml", n, 1, 1) for n in range(1, len(old) + 1)]
    other = Spot(1, 0, 0, 1, 1, "b.yaml", 7, 1, 1)
    expected = [s._replace(line=lines[s.line]) for s in spots if s.line in lines]
    assert moved([*spots, other], "a.yaml", old, new) == [*expected, other]


def test_another_photo_of_the_same_size_is_another_page(
    fonts: FontSet, tmp_path: Path, small_issue: str
) -> None:
    file = tmp_path / "issue.yaml"
    body = "    body:\n      - 第一段。\n      - {photo: a.png, caption: 会场}\n"
    file.write_text(small_issue.split("    body:")[0] + body, encoding="utf-8")
    keys = []
    snapshot = Snapshot()
    for number, colour in enumerate(("red", "blue")):
        Image.new("RGB", (600, 400), colour).save(tmp_path / "a.png")
        os.utime(tmp_path / "a.png", (1000 + number, 1000 + number))
        snapshot = taken(str(file), BuildOptions(), fonts, snapshot)
        keys.append(snapshot.pages[0].key)
    assert keys[0] != keys[1]
    assert not snapshot.pages[0].grey


def test_whatever_goes_wrong_is_a_finding(
    fonts: FontSet, tmp_path: Path, small_issue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise MemoryError("no room")

    file = tmp_path / "issue.yaml"
    file.write_text(small_issue, encoding="utf-8")
    monkeypatch.setattr("bulletin_layout.preview.snapshot.pdf_bytes", broken)
    snapshot = taken(str(file), BuildOptions(), fonts, Snapshot())
    assert snapshot.wrong
    assert [d.message for d in snapshot.findings] == ["the preview could not build it: no room"]


def test_nothing_new_is_no_new_version(fonts: FontSet, tmp_path: Path, small_issue: str) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text(small_issue, encoding="utf-8")
    one = taken(str(file), BuildOptions(), fonts, Snapshot(), now=1.0)
    assert taken(str(file), BuildOptions(), fonts, one, now=2.0) is one


def test_a_short_last_line_tells_its_characters(
    write: Callable[..., Path], small_issue: str, fonts: FontSet
) -> None:
    """Lines hold 23 字 and then 25: of 52 four stand on a third line, 48 fill two."""
    text = small_issue.replace("第一段。", f"{'字' * 51}。\n      {'字' * 47}。\n      一行。")
    snapshot = taken(str(write(text)), BuildOptions(), fonts, Snapshot())
    assert [(tail.page, tail.characters) for tail in snapshot.tails] == [(1, 4)]
    assert snapshot.tails[0].left > 90 + 4 * 16
