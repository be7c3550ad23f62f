"""What the index finds is what a plain scan finds, and stands where it is said to stand."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from bulletin_layout import pdf_bytes
from bulletin_layout.pipeline import BuildOptions, build
from bulletin_layout.series.model import Series
from bulletin_layout.series.read import read_series
from bulletin_layout.series.search.bigrams import characters_of, folded, pairs_of
from bulletin_layout.series.search.hits import Query, scan
from bulletin_layout.series.search.index import SearchIndex
from bulletin_layout.series.search.printed import printed_places
from tests.conftest import ROOT
from tests.series.year import changed, planned, write_year

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
# Each is whole in one way: one character, punctuation, Latin, digits, a surrogate, none at all.
ODD_TERMS = ("的", "，", "ABC", "ａｂｃ", "2021", "——", "“", "\U00020bb7", " ", "没有的词")


def terms(texts: list[str], count: int) -> list[str]:
    """Parts of texts of one to six characters, drawn by a fixed seed."""
    draw = Random(18)
    found = []
    for _ in range(count):
        text = draw.choice(texts)
        at = draw.randrange(len(text))
        found.append(text[at : at + draw.randint(1, 6)])
    return found


def test_the_index_finds_what_a_scan_finds(tmp_path: Path) -> None:
    memory = tmp_path / "memory.db"
    year = write_year(tmp_path / "2026", planned(10))
    (year / "extra.yaml").write_text(
        replace(
            planned()[11], articles=(("ABC与𠮷野", "邮政公司", "ＡＢＣ。\n共2021件——好"),)
        ).yaml(),
        encoding="utf-8",
    )
    series = read_series([*EXAMPLES, year], memory=memory)
    texts = [p.text for i in series.issues for c in i.contributions for p in c.passages]
    wanted = [*terms(texts, 500), *ODD_TERMS]
    found = 0
    with SearchIndex(memory, series) as index:
        for term in wanted:
            hits = index.search(Query(term))
            assert hits == list(scan(series.issues, Query(term))), term
            found += bool(hits)
        first = index.search(Query("网点"), 7)
    assert first == list(scan(series.issues, Query("网点")))[:7]
    assert found >= 500


def test_a_scan_finds_every_passage_with_the_words() -> None:
    """Held against the files themselves."""
    series = read_series(EXAMPLES)
    hits = list(scan(series.issues, Query("韵达")))
    assert hits
    for issue in series.issues:
        lines = Path(issue.file).read_text(encoding="utf-8").split("\n")
        written = {n for n, line in enumerate(lines, 1) if "韵达" in line}
        # A title is found whole, by its first line.
        firsts = {n - 1 if lines[n - 3].strip() == "- title:" else n for n in written}
        assert {hit.line for hit in hits if hit.file == issue.file} == firsts


@pytest.mark.parametrize("asked", ["unit", "person", "first", "last"])
def test_what_is_asked_for_beside_the_words(tmp_path: Path, asked: str) -> None:
    memory = tmp_path / "memory.db"
    series = read_series([write_year(tmp_path / "2026", planned(10))], memory=memory)
    query = {
        "unit": Query("网点", unit="城西"),
        "person": Query("网点", person="张三"),
        "first": Query("网点", first=datetime.date(2026, 2, 14)),
        "last": Query("网点", last=datetime.date(2026, 1, 12)),
    }[asked]
    # Nobody is told as author; the 6th issue is of February 14th, the first of January 5th.
    issues = {"unit": {1, 8, 9}, "person": set(), "first": {6, 7, 8, 9, 10}, "last": {1}}[asked]
    with SearchIndex(memory, series) as index:
        hits = index.search(query)
    assert hits == list(scan(series.issues, query))
    assert {hit.issue for hit in hits} == {f"2026年第{n}期" for n in issues}


def test_an_issue_that_changed_or_went_is_not_found_any_more(tmp_path: Path) -> None:
    memory, issues = tmp_path / "memory.db", planned(3)
    year = write_year(tmp_path / "2026", issues)
    for term, count in (("第24号网点", 1), ("第24号网点", 0)):
        with SearchIndex(memory, read_series([year], memory=memory)) as index:
            assert len(index.search(Query(term))) == count
        write_year(year, changed(issues, 1, articles=(("改", "邮政公司", "另一段。"),)))
    (year / "001.yaml").unlink()
    with SearchIndex(memory, read_series([year], memory=memory)) as index:
        assert index.search(Query("另一段")) == []


def test_only_the_issues_that_are_asked_for(tmp_path: Path) -> None:
    memory = tmp_path / "memory.db"
    series = read_series([write_year(tmp_path / "2026", planned(4))], memory=memory)
    with SearchIndex(memory, Series(series.issues[:1])) as index:
        assert {hit.issue for hit in index.search(Query("网点"))} == {"2026年第1期"}


def test_a_text_keeps_its_length_when_it_is_folded() -> None:
    for text in ("ＡＢ①㎡ﬁİ", "汉字，ｱ", "ẞ", "ｚＺ９"):
        assert len(folded(text)) == len(text)
    assert folded("ＡｂＣ１Ｚ，") == "abc1z，"
    assert (pairs_of("中"), characters_of("中")) == ("", "04e2d")
    assert (pairs_of("中中一"), characters_of("中中一")) == ("04e2d04e2d 04e2d04e00", "04e00 04e2d")


@pytest.mark.parametrize("name", ["2024-03", "2025-26"])
def test_page_and_line_are_those_of_the_pdf(name: str) -> None:
    """The PDF's own text has the words on that page, or begins them at its end."""
    file = str(ROOT / "examples" / f"{name}.yaml")
    options = BuildOptions(proofread=None)
    pdf = pypdfium2.PdfDocument(pdf_bytes(build(file, options).document))
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    checked = 0
    for term in ("企业", "党委", "工作", "上海市邮政管理局"):
        hits = list(scan(read_series([file]).issues, Query(term)))
        for hit, place in zip(hits, printed_places(hits, term, options), strict=True):
            assert place is not None, hit
            words = "".join(hit.text[hit.at : hit.at + 9].split())
            page = pages[place.page - 1]
            over = [words[:n] for n in range(1, len(words))]  # the page ends within the words
            assert words in page or page.rstrip("—0123456789").endswith(tuple(over)), hit
            checked += 1
    assert checked > 20
