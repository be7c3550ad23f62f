"""A style learned from a PDF sets the same text in the same lines, on the same pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Issue, lay_out, read_issue, read_style, write_pdf
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.learning.learn import learn_style
from bulletin_layout.learning.yaml_file import style_text
from bulletin_layout.measuring.model import Sureness
from tests.conftest import EXAMPLES, ROOT
from tests.learning.conftest import Published, share_of_same_lines

# Formats of no office that is known, each far from the bundled styles in another way.
INVENTED = {
    "wide": """extends: series-2021
page: {left: 80pt, top: 80pt}
grid: {lines: 21, pitch: 32pt}
composition: {measure: 435pt}
""",
    "uncompressed": """extends: series-2023
composition: {compress: none, autospace: 0}
text: {name: {size: 30pt, colour: "#C00000"}, heading_1: {role: kai}}
masthead: {lines: 8, above_name: 10pt, above_period: 30pt, above_editors: 20pt, rule_width: 3pt}
""",
    "centred folios": """extends: gbt9704
page: {left: 26mm, top: 35mm}
composition: {measure: 158mm, tracking: 0pt}
grid: {pitch: 28.95pt}
text: {title: {size: 小二, role: hei}, distribution: {size: 三号}}
imprint: {inset: 0字, outer_rule: 0.5mm}
folio: {position: centre}
labels: {folio: "- {n} -"}
""",
    "small type": """extends: series-2021
page: {left: 79pt, top: 70pt}
grid: {lines: 28, pitch: 24pt}
composition: {measure: 437pt, pair: 0, hang: false}
text: {default: {size: 四号}, name: {size: 小初}, title: {size: 小三}}
masthead: {lines: 11}
""",
}


def written(pdf: Path, folder: Path) -> Path:
    """The style learned from a PDF, as a file."""
    path = folder / "office.yaml"
    path.write_text(style_text(learn_style([pdf]), chinese=True), encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.gate  # the PDFs are validated
@pytest.mark.parametrize("style", ["series-2021", "series-2023", "gbt9704"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_of_each_example_in_each_style(
    name: str,
    style: str,
    published: Published,
    example_issues: dict[str, Issue],
    fonts: FontSet,
    tmp_path: Path,
) -> None:
    document, pdf = published(name, style)
    learned = read_style(written(pdf, tmp_path))
    assert share_of_same_lines(example_issues[name], document, learned, fonts) >= 0.99


@pytest.mark.slow
@pytest.mark.gate  # the PDFs are validated
@pytest.mark.parametrize("form", INVENTED)
@pytest.mark.parametrize("name", ["2021-32", "2025-26"])
def test_of_formats_that_no_bundled_style_has(
    name: str,
    form: str,
    published: Published,
    example_issues: dict[str, Issue],
    fonts: FontSet,
    write: Callable[..., Path],
    tmp_path: Path,
) -> None:
    document, pdf = published(name, write(INVENTED[form], "source.yaml"))
    learned = read_style(written(pdf, tmp_path))
    assert share_of_same_lines(example_issues[name], document, learned, fonts) >= 0.99


@pytest.mark.parametrize(
    ("style", "values"),
    [
        ("series-2021", {"page.left": 90.0, "page.top": 72.0, "grid.pitch": 31.2, "grid.lines": 22,
                         "composition.measure": 415.3, "composition.hang": True}),
        ("gbt9704", {"page.left": 79.37, "page.top": 104.88, "grid.pitch": 29.609,
                     "grid.lines": 22, "composition.measure": 442.205,
                     "composition.tracking": -0.2146}),
    ],
)  # fmt: skip
def test_the_page_is_the_one_of_the_source(
    style: str, values: dict[str, float], published: Published
) -> None:
    learned = learn_style([published("2021-06", style)[1]])
    assert learned.extends == style
    for key, value in values.items():
        entry = learned.entry(key)
        assert entry is not None and entry.value == pytest.approx(value, abs=0.01), key


def test_the_measure_is_the_page_s_even_where_another_would_meet_more_lines(
    published: Published, write: Callable[..., Path]
) -> None:
    # The source squeezes by a rule that is none of Word's: no switch meets all of its lines.
    odd = "extends: series-2023\ncomposition: {line_end: half, measure: 431pt}\n"
    learned = learn_style([published("2025-26", write(odd, "odd.yaml"))[1]])
    measure = learned.entry("composition.measure")
    assert measure is not None and measure.value == pytest.approx(431, abs=0.01)


def test_lines_of_pages_that_are_not_full_are_those_that_fit(
    fonts: FontSet, tmp_path: Path
) -> None:
    issue = read_issue(ROOT / "examples" / "other-office" / "issue.yaml")
    pdf = tmp_path / "two-pages.pdf"
    style = ROOT / "examples" / "other-office" / "style.yaml"
    write_pdf(lay_out(issue, read_style(style), fonts), pdf)
    lines = learn_style([pdf]).entry("grid.lines")
    assert lines is not None and lines.value == 22
    assert lines.sureness is Sureness.GUESSED


def test_issues_of_two_formats_are_not_mixed(published: Published) -> None:
    files = [published("2021-06", "series-2021")[1], published("2021-32", "series-2021")[1]]
    files.insert(1, published("2025-26", "series-2023")[1])
    learned = learn_style(files)
    pitch, lines = learned.entry("grid.pitch"), learned.entry("grid.lines")
    assert pitch is not None and pitch.value == 31.2
    assert lines is not None and lines.value == 22
    assert pitch.differs is not None and "28" in pitch.differs
    text = style_text(learned, chinese=False)
    assert "pitch: 31.2pt # measured: " in text and f"but {files[1].name}: 28" in text


@pytest.mark.parametrize(("chinese", "word"), [(True, "测得："), (False, "measured: ")])
def test_each_value_says_where_it_is_from(chinese: bool, word: str, published: Published) -> None:
    text = style_text(learn_style([published("2021-06", "series-2021")[1]]), chinese)
    values = [line for line in text.splitlines() if line.startswith(" ") and line[-1] != ":"]
    assert len(values) > 8
    assert all(" # " in line for line in values)
    assert sum(word in line for line in values) >= 5
    assert len(text.splitlines()) < 40


def test_lines_and_page_starts_are_counted_page_by_page(published: Published) -> None:
    (met,) = learn_style([published("2021-06", "series-2021")[1]]).met
    assert met.met == met.ends == sum(page.ends for page in met.pages) > 100
    assert [page.next_page for page in met.pages[:-1]] == [True] * (len(met.pages) - 1)
    assert met.pages[-1].next_page is None
