"""The report of a failure, in a real browser: pictures are there, the blink and the keys work."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import Document, dump, save
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pdf_facts.facts import pages_of_text_layer, text_layer
from bulletin_layout.testing import Facts, GoldenMismatch, Goldens, compare, read_facts
from bulletin_layout.testing.pictures import differing_pixels, render
from bulletin_layout.testing.report import Report, WholePdf, write_report
from bulletin_layout.testing.undump import undump
from tests.gates import absent

PROBE = """
<script>
addEventListener('load', () => {
  const s = document.querySelector('section'), old = s.querySelector('.old');
  const shown = s.querySelector('.shown'), out = [];
  const pictures = [...document.images];
  out.push('pictures=' + pictures.length);
  out.push('loaded=' + pictures.every(i => i.complete && i.naturalWidth > 100));
  const slide = s.querySelector('.slide');
  slide.value = 100; slide.dispatchEvent(new Event('input'));
  out.push('slid=' + old.style.clipPath);
  document.dispatchEvent(new KeyboardEvent('keydown', {key: 'b'}));
  out.push('pressed=' + s.querySelector('.blink').getAttribute('aria-pressed'));
  out.push('first=' + shown.value);
  setTimeout(() => {
    out.push('second=' + shown.value);
    s.querySelector('.blink').click();
    out.push('stopped=' + s.querySelector('.blink').getAttribute('aria-pressed'));
    document.title = out.join(';');
  }, 700);
});
</script>
"""


@pytest.fixture
def two_pdfs(examples: dict[str, Document]) -> tuple[bytes, bytes]:
    document = examples["2025-26"]
    page = document.pages[0]
    moved = tuple(line._replace(x=line.x + 2) for line in page.lines)
    other = replace(document, pages=(replace(page, lines=moved), *document.pages[1:]))
    return pdf_bytes(document), pdf_bytes(other)


def test_the_report_works_in_a_browser(two_pdfs: tuple[bytes, bytes], tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        absent("a browser (chromium)")
    report = tmp_path / "report.html"
    old, new = map(WholePdf, two_pdfs)
    write_report(report, Report("测试", ["words"], ["- one", "+ other"], old, new))
    page = report.read_text(encoding="utf-8").replace("</body>", PROBE + "</body>")
    report.write_text(page, encoding="utf-8")
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}",
        "--virtual-time-budget=5000", "--dump-dom", report.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    dom = done.stdout.decode("utf-8", "replace")
    title = dom.partition("<title>")[2].partition("</title>")[0]
    assert title == (
        "pictures=5;loaded=true;slid=inset(0px 0% 0px 0px);pressed=true;first=expected;"
        "second=actual;stopped=false"
    )


def test_a_golden_of_text_is_drawn_as_it_was(examples: dict[str, Document]) -> None:
    """The expected picture of a report comes from the layout golden alone."""
    document = examples["2021-32"]
    drawn = undump(dump(document), document)
    assert drawn is not None
    facts, again = (read_facts(pdf_bytes(d)) for d in (document, drawn))
    page_layers = {"pages", "text", "rules", "pictures", "fonts"}
    assert [str(d) for d in compare(facts, again) if d.layer in page_layers] == []
    twice = undump(dump(drawn), document)
    assert twice is not None
    for index in (0, 10):
        assert differing_pixels(*(render(pdf_bytes(d), index) for d in (drawn, twice))) == 0


def test_a_golden_with_an_unknown_face_is_not_drawn(examples: dict[str, Document]) -> None:
    document = examples["2021-32"]
    assert undump(dump(document).replace("Tinos-Regular", "Arial"), document) is None


def test_a_pixel_golden_tells_how_many_pixels_differ(
    two_pdfs: tuple[bytes, bytes], tmp_path: Path
) -> None:
    goldens = Goldens(tmp_path / "goldens", tmp_path / "out", update=True)
    goldens.check(two_pdfs[0], "page", layers=["pixels"])
    goldens = Goldens(tmp_path / "goldens", tmp_path / "out")
    goldens.check(two_pdfs[0], "page", layers=["pixels"])
    with pytest.raises(AssertionError, match=r"page\.p1\.png: \d+ pixels differ on page 1"):
        goldens.check(two_pdfs[1], "page", layers=["pixels"])


def test_when_all_moved_the_message_is_short_and_the_report_below_two_megabytes(
    examples: dict[str, Document], tmp_path: Path
) -> None:
    document = examples["2021-32"]
    moved = [
        replace(page, lines=tuple(line._replace(x=line.x + 2) for line in page.lines))
        for page in document.pages
    ]
    Goldens(tmp_path / "goldens", tmp_path / "out", update=True).check(document, "a")
    goldens = Goldens(tmp_path / "goldens", tmp_path / "out", chinese=True)
    with pytest.raises(GoldenMismatch) as caught:
        goldens.check(replace(document, pages=tuple(moved)), "a")
    lines = str(caught.value).splitlines()
    assert lines[0] == "a.layout 与基准不符，12页不同："
    assert lines[1].startswith("  第1页第1行：“上海市快递行业”向右移2.00磅；这一页另有")
    assert any(line.startswith("  另有2页没有逐一说明") for line in lines)
    assert len(lines) < 40
    report = (tmp_path / "out" / "a.report.html").read_bytes()
    assert len(report) < 2_000_000
    assert report.count(b"<section ") == 10
    # All of them on demand.
    everything = Goldens(tmp_path / "goldens", tmp_path / "all", report_pages=0)
    with pytest.raises(GoldenMismatch):
        everything.check(replace(document, pages=tuple(moved)), "a")
    assert (tmp_path / "all" / "a.report.html").read_bytes().count(b"<section ") == 12


@pytest.mark.parametrize("format_", ["ofd", "html", "docx"])
def test_other_formats_have_goldens(
    examples: dict[str, Document], tmp_path: Path, format_: str
) -> None:
    document, other = examples["2021-06"], examples["2024-03"]
    file = tmp_path / f"a.{format_}"
    save(document, file)
    folders = tmp_path / "goldens", tmp_path / "out"
    Goldens(*folders, update=True).check(file, "a")
    assert [path.name for path in folders[0].iterdir()] == [f"a.{format_}.txt"]
    # The Document itself, written anew, is the same.
    Goldens(*folders).check(document, "a", layers=[format_])
    Goldens(*folders).check(file.read_bytes(), "a")
    save(other, file)
    with pytest.raises(GoldenMismatch, match=f"a.{format_} does not match its golden"):
        Goldens(*folders).check(file, "a")
    assert (folders[1] / f"a.{format_}").read_bytes() == file.read_bytes()
    assert (folders[1] / "a.report.html").exists()


def test_the_text_layer_is_read_back(examples: dict[str, Document]) -> None:
    facts = read_facts(pdf_bytes(examples["2023-11-13"]))
    pages = pages_of_text_layer(text_layer(facts))
    again = Facts(tuple(pages.values()), (), (), (), ())
    assert text_layer(again) == text_layer(facts)
    assert [d for d in compare(again, replace(facts, fonts=(), outlines=(), tags=(), metadata=()))
            if "rise" not in str(d)] == []  # fmt: skip
