"""The cover of a volume and the sheet round it, at every value that a style may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from bulletin_layout import BulletinError, InputError, InternalError, read_style
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.grammar.kinds import Scalar
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Document
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.series.volume.cover import CoverWords, cover_page, cover_sheet, upright
from bulletin_layout.structure import Metadata
from bulletin_layout.style.volume import VolumeStyle
from tests.style.test_every_value import values

WORDS = CoverWords(
    name=("某市邮政管理局", "工作简报"),
    title="2026年合订本",
    part="第2册",
    issues=("第21期至第40期", "总第521期至第540期"),
    office="某市邮政管理局办公室编",
    secrecy="机密★10年",
    approval="批准文号：保密〔2026〕3号",
)
METADATA = Metadata("某市简报 2026年合订本", "办公室", "", "2026-12-31")


def composer(fonts: FontSet, style: str = "gbt9704") -> LineComposer:
    return LineComposer(read_style(style), fonts, Corpus())


def lines(document: Document) -> list[tuple[str, float, float]]:
    (page,) = document.pages
    return [("".join(run.text for run in x.runs), x.x, x.y) for x in page.lines]


def keys() -> Iterator[tuple[str, Scalar]]:
    for field in fields_of(VolumeStyle):
        assert isinstance(field.kind, Scalar)
        yield field.name, field.kind


@pytest.mark.parametrize(("name", "kind"), [pytest.param(n, k, id=n) for n, k in keys()])
def test_a_key_at_its_extremes_gives_a_cover_or_a_place(
    name: str, kind: Scalar, tmp_path: Path, fonts: FontSet
) -> None:
    file = tmp_path / "own.yaml"
    for value in values(kind):
        file.write_text(f"extends: gbt9704\nvolume:\n  {name}: {value}\n", encoding="utf-8")
        try:
            set_in = composer(fonts, str(file))
            pdf_bytes(cover_page(WORDS, set_in, METADATA))
            pdf_bytes(cover_sheet(WORDS, set_in, METADATA, 150))
        except InternalError as fault:
            pytest.fail(f"volume.{name}: {value}: {fault}")
        except InputError as wrong:
            assert wrong.diagnostics, value
        except BulletinError as problem:
            pytest.fail(f"volume.{name}: {value}: {problem}")


def test_a_cover_says_everything_in_the_middle_from_the_top_down(fonts: FontSet) -> None:
    document = cover_page(WORDS, composer(fonts), METADATA)
    said = lines(document)
    assert [words for words, _, _ in said] == [
        "机密★10年",
        "某市邮政管理局",
        "工作简报",
        "2026年合订本",
        "第2册",
        "第21期至第40期",
        "总第521期至第540期",
        "某市邮政管理局办公室编",
        "批准文号：保密〔2026〕3号",
    ]
    assert [y for _, _, y in said] == sorted(y for _, _, y in said)
    (page,) = document.pages
    style = read_style("gbt9704")
    middle = style.left + style.composition.measure / 2
    for line in page.lines[1:]:
        assert line.x + line.end / 2 == pytest.approx(middle, abs=0.2)


def test_the_sheet_has_a_spine_as_wide_as_its_sheets_are_thick(fonts: FontSet) -> None:
    document = cover_sheet(WORDS, composer(fonts), METADATA, 200)
    style = read_style("gbt9704")
    spine = 200 * style.volume.sheet
    assert document.width == pytest.approx(2 * style.page.width + spine)
    on_spine = [x for x in lines(document) if style.page.width <= x[1] < style.page.width + spine]
    # Digits stand abreast; everything else one under another.
    assert "".join(words for words, _, _ in on_spine) == (
        "某市邮政管理局工作简报2026年合订本第2册某市邮政管理局办公室编"
    )
    assert {len(words) for words, _, _ in on_spine} == {1, 4}
    front = lines(cover_page(WORDS, composer(fonts), METADATA))
    right = [(w, x - style.page.width - spine, y) for w, x, y in lines(document)[: len(front)]]
    assert [w for w, _, _ in right] == [w for w, _, _ in front]
    for ours, theirs in zip(right, front, strict=True):
        assert ours[1:] == pytest.approx(theirs[1:])
    page = pypdfium2.PdfDocument(pdf_bytes(document))[0]
    assert page.get_width() == pytest.approx(document.width, abs=0.01)


def test_a_thin_spine_bears_no_words_and_that_is_told(fonts: FontSet) -> None:
    document = cover_sheet(WORDS, composer(fonts), METADATA, 20)
    (told,) = document.diagnostics
    assert str(told.message) == "the spine is 2.0 mm wide and bears no words."
    assert [n.kind for n in document.structure.children] == ["cover"]


@pytest.mark.parametrize(
    ("words", "width", "stacked"),
    [
        ("2026年", 2.5, ["2026", "年"]),
        ("2026年", 2.0, ["2", "0", "2", "6", "年"]),
        ("第12册", 1.3, ["第", "12", "册"]),
        ("", 2.0, []),
    ],
)
def test_digits_stand_abreast_where_they_fit(words: str, width: float, stacked: list[str]) -> None:
    assert list(upright(words, width)) == stacked


@pytest.mark.parametrize("part", ["name", "title", "office"])
def test_a_character_that_no_face_has_is_told(part: str, fonts: FontSet) -> None:
    strange = "\U00030abc"
    wrong = replace(WORDS, **{part: (strange,) if part == "name" else strange})
    with pytest.raises(InputError, match=r"no face of \w+ has .* \(U\+30ABC\)"):
        cover_page(wrong, composer(fonts), METADATA)
