"""Deviations planted in PDF and Word files are found, each by its amount; nothing else is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import lay_out, read_issue, read_style, write_pdf
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.inspecting.inspect import inspect_format
from bulletin_layout.inspecting.model import Inspection
from tests.conftest import EXAMPLES
from tests.learning.conftest import Published
from tests.measuring.word_files import CONFORMING, WordFile

# By how much an amount may be off, in mm.
NEAR = 0.2

ISSUE = """style: {style}
header: 田野工作简报
period: {{year: 2026, number: 3, total: 45}}
editors: {{name: 县粮食局办公室编, date: 2026-03-02}}
articles:
  - title: 城关粮库提前腾仓备库迎新粮
    body: |
{body}
distribution:
  report: [市粮食局, 县政府办]
  send: [各乡镇粮站]
"""
SENTENCES = (
    "一、把仓容腾出来",
    "城关粮库把旧粮分批出库，逐仓清扫熏蒸，空出的仓房全部挂牌待用，保管员每天巡查两次并记入台账，"
    "发现漏雨、返潮的地方当天报修，修好以后再由值班主任复查一遍才准入粮。",
    "（一）分片包干",
    "粮站把收购点分到人，每个点由一名保管员和一名检验员负责，农户来电以后半天之内有人上门，"
    "路远的村组由粮站派车去接，运费由粮站承担，磅单当场交给农户核对。",
    "1.检修设备",
    "各点的烘干机、输送机都已试机，易损的配件各备两套，遇有故障先换后修，不让农户在场外久等。",
    "（1）备足器材",
    "水分仪、容重器都经过检定，合格证贴在机身上，检验结果当面告诉农户，有疑问的可以当场复验。",
)


def issue_text(style: str) -> str:
    body = "\n".join(f"      {line}" for line in SENTENCES * 9)
    return ISSUE.format(style=style, body=body)


def short(found: Inspection) -> list[tuple[str, float | None]]:
    return [(d.rule, d.off_mm) for d in found.deviations]


# What is changed of the style, the rules that must be told, and by how much in mm (None: in words).
IN_PDFS: list[tuple[str, dict[str, float | None]]] = [
    ("page: {top: 40mm}", {"top-margin": 3.0}),
    ("page: {top: 34.5mm}", {"top-margin": -2.5}),
    ("page: {left: 31mm}", {"left-margin": 3.0}),
    ("page: {left: 25mm}", {"left-margin": -3.0}),
    ("composition: {measure: 151mm, tracking: 0pt}", {"measure": -5.0, "cells": None}),
    ("composition: {measure: 160mm, tracking: -0.05pt}", {"measure": 4.0}),
    ("grid: {pitch: 28pt}", {"pitch": -0.568}),
    ("grid: {pitch: 27pt, lines: 24}", {"pitch": -0.920, "lines": None}),
    ("grid: {lines: 20}", {"lines": None}),
    ("text: {title: {size: 小二}}", {"title-size": -1.411}),
    ("text: {title: {role: hei}}", {"title-face": None}),
    ("text: {heading_1: {role: fangsong}}", {"heading-1-face": None}),
    ("text: {heading_2: {role: hei}}", {"heading-2-face": None}),
    ("text: {body: {role: kai}, brief: {role: kai}}", {"body-face": None}),
    ("text: {body: {first_indent: 0pt}}", {"body-indent": -11.137}),
    ('text: {name: {colour: "#000000"}}', {"name-colour": None}),
    ("text: {name: {size: 48pt}}", {"name-size": 4.233}),
    ("text: {distribution: {size: 三号}}", {"distribution-size": 0.706}),
    ("masthead: {rule_width: 1pt}", {"masthead-rule-width": -0.441}),
    ("masthead: {above_rule: 8mm, lines: 9}", {"masthead-rule-gap": 4.0}),
    ("imprint: {outer_rule: 0.6mm}", {"imprint-outer-rule": 0.25}),
    ("imprint: {inset: 0pt}", {"imprint-inset": -5.644}),
    ("folio: {position: centre}", {"folio-position": None}),
    ("folio: {position: none}", {"folio-missing": None}),
    ("folio: {below: 12mm}", {"folio-below": 5.0}),
    ('labels: {folio: "- {n} -"}', {"folio-words": None}),
    ("text: {folio: {size: 五号}}", {"folio-size": -1.235}),
]


@pytest.mark.parametrize(("planted", "told"), IN_PDFS, ids=[p for p, _ in IN_PDFS])
def test_in_a_pdf(
    planted: str,
    told: dict[str, float | None],
    write: Callable[..., Path],
    fonts: FontSet,
    tmp_path: Path,
) -> None:
    write(f"extends: gbt9704\n{planted}\n", "planted.yaml")
    file = write(issue_text("planted.yaml"))
    pdf = tmp_path / "planted.pdf"
    write_pdf(lay_out(read_issue(file), read_style(tmp_path / "planted.yaml"), fonts), pdf)
    found = dict(short(inspect_format(pdf, "gbt9704")))
    assert set(found) == set(told)
    for rule, amount in told.items():
        if amount is not None:
            assert found[rule] == pytest.approx(amount, abs=NEAR)


@pytest.mark.parametrize("side", ["inner", "right", "left"])
def test_page_numbers_at_the_wrong_edge_of_a_pdf(
    side: str, write: Callable[..., Path], fonts: FontSet, tmp_path: Path
) -> None:
    """They are told as that, not as a distance from the edge where they should be."""
    style = read_style("gbt9704")
    document = lay_out(read_issue(write(issue_text("gbt9704"))), style, fonts)
    left, right, inset = style.left, style.left + style.composition.measure, style.folio.inset
    pages = []
    for page in document.pages:
        (folio,) = page.furniture
        at_right = side == "right" or (side == "inner" and page.number % 2 == 0)
        x = right - inset - folio.end if at_right else left + inset
        pages.append(replace(page, furniture=(folio._replace(x=x),)))
    assert len(pages) > 3
    pdf = tmp_path / "planted.pdf"
    write_pdf(replace(document, pages=tuple(pages)), pdf)
    (found,) = inspect_format(pdf, style).deviations
    assert (found.rule, found.found, found.wanted) == ("folio-position", side, "outer")


@pytest.mark.parametrize("style", ["gbt9704", "series-2021", "series-2023"])
def test_nothing_in_a_pdf_that_conforms(
    style: str, write: Callable[..., Path], fonts: FontSet, tmp_path: Path
) -> None:
    pdf = tmp_path / "conforming.pdf"
    issue = read_issue(write(issue_text(style)))
    write_pdf(lay_out(issue, read_style(style), fonts), pdf)
    assert short(inspect_format(pdf, style)) == []


@pytest.mark.slow
@pytest.mark.gate  # the PDFs are validated
@pytest.mark.parametrize("style", ["gbt9704", "series-2021", "series-2023"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_in_the_examples(name: str, style: str, published: Published) -> None:
    assert short(inspect_format(published(name, style)[1], style)) == []


def changed(number: int, **values: Any) -> tuple[Any, ...]:
    """The conforming lines with one of them changed."""
    lines = list(CONFORMING)
    lines[number] = replace(lines[number], **values)
    return tuple(lines)


BODY_LINE = 2
IN_WORD: list[tuple[str, WordFile, dict[str, float | None]]] = [
    ("top", WordFile(top=40, bottom=32), {"top-margin": 3.0}),
    ("left", WordFile(left=31.8, right=22.2), {"left-margin": 3.8}),
    ("right", WordFile(right=31.8), {"measure": -5.8, "cells": None}),
    ("bottom", WordFile(bottom=25.4), {"depth": 9.6}),
    ("paper", WordFile(width=215.9, height=279.4, bottom=17.4, right=31.9),
     {"paper-width": 5.9, "paper-height": -17.6}),
    ("wide margins", WordFile(left=31.75, right=31.75, top=25.4, bottom=25.4),
     {"top-margin": -11.6, "left-margin": 3.75, "measure": -9.5, "depth": 21.2, "lines": None,
      "cells": None}),
    ("pitch", WordFile(grid=None, exact=26.0), {"pitch": -1.273, "lines": None}),
    ("wider pitch", WordFile(grid=None, exact=32.0), {"pitch": 0.843, "lines": None}),
    ("grid", WordFile(grid=("lines", 640, None)), {"pitch": 0.843, "lines": None}),
    ("body size", WordFile(lines=tuple(
        replace(line, size=14.0) if line.size == 16.0 else line for line in CONFORMING)),
     {"body-size": -0.706, "heading-1-size": -0.706, "heading-2-size": -0.706,
      "heading-3-size": -0.706, "heading-4-size": -0.706, "cells": None}),
    ("one paragraph", WordFile(lines=changed(BODY_LINE, size=15.0)), {"body-size": -0.353}),
    ("one face", WordFile(lines=changed(BODY_LINE, face="宋体")), {"body-face": None}),
    ("title size", WordFile(lines=changed(0, size=18.0)), {"title-size": -1.411}),
    ("title face", WordFile(lines=changed(0, face="黑体")), {"title-face": None}),
    ("heading 1", WordFile(lines=changed(1, face="仿宋_GB2312")), {"heading-1-face": None}),
    ("heading 2", WordFile(lines=changed(3, face="黑体")), {"heading-2-face": None}),
    ("indent", WordFile(lines=tuple(replace(p, indent=0.0) for p in CONFORMING)),
     {"body-indent": -11.137}),
    ("no folio", WordFile(folio=None), {"folio-missing": None}),
    ("centred folio", WordFile(folio=("centre", "宋体", 14.0, "— {n} —")),
     {"folio-position": None}),
    *((f"{side} folio", WordFile(folio=(side, "宋体", 14.0, "— {n} —")), {"folio-position": None})
      for side in ("right", "left", "inner")),
    ("folio size", WordFile(folio=("outer", "宋体", 10.5, "— {n} —")), {"folio-size": -1.235}),
    ("folio face", WordFile(folio=("outer", "黑体", 14.0, "— {n} —")), {"folio-face": None}),
    ("folio words", WordFile(folio=("outer", "宋体", 14.0, "{n}")), {"folio-words": None}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "told"), [r[1:] for r in IN_WORD], ids=[r[0] for r in IN_WORD])
def test_in_a_word_file(file: WordFile, told: dict[str, float | None], tmp_path: Path) -> None:
    found = dict(short(inspect_format(file.save(tmp_path / "notice.docx"), "gbt9704")))
    assert set(found) == set(told)
    for rule, amount in told.items():
        if amount is not None:
            assert found[rule] == pytest.approx(amount, abs=NEAR)


@pytest.mark.parametrize(
    "file",
    [
        WordFile(),
        WordFile(grid=("linesAndChars", 579, -842)),
        WordFile(grid=None, exact=28.95),
        WordFile(mode=None, control=""),
        WordFile(left=28.5, right=25.5, top=36.5, bottom=35.5),  # within ±1 mm
    ],
)
def test_nothing_in_a_word_file_that_conforms(file: WordFile, tmp_path: Path) -> None:
    assert short(inspect_format(file.save(tmp_path / "notice.docx"), "gbt9704")) == []


def test_a_paragraph_of_another_pitch_is_told_with_its_place(tmp_path: Path) -> None:
    import docx
    from docx.shared import Pt

    path = WordFile(grid=None, exact=28.95).save(tmp_path / "notice.docx")
    document = docx.Document(str(path))
    document.paragraphs[4].paragraph_format.line_spacing = Pt(24)
    document.save(str(path))
    (deviation,) = inspect_format(path, "gbt9704").deviations
    assert deviation.rule == "paragraph-pitch"
    assert str(deviation.where.words) == "paragraph 5"
    assert deviation.off == pytest.approx(-4.95)


def test_a_deviation_has_its_clause_its_place_and_a_remedy(
    write: Callable[..., Path], fonts: FontSet, tmp_path: Path
) -> None:
    write("extends: gbt9704\npage: {left: 31mm}\n", "planted.yaml")
    issue = read_issue(write(issue_text("planted.yaml")))
    pdf = tmp_path / "planted.pdf"
    write_pdf(lay_out(issue, read_style(tmp_path / "planted.yaml"), fonts), pdf)
    (deviation,) = inspect_format(pdf, "gbt9704").deviations
    assert deviation.clause == "GB/T 9704-2012 5.2.1"
    assert deviation.where.page == 1
    assert deviation.where.box is not None and deviation.where.box.left >= 31 * 72 / 25.4
    assert re.search(r"28\.00 mm \(79\.37 pt\)", deviation.advice)
    assert "28.00 mm" in deviation.advice.chinese()
    # Against the office's own style there is no clause, and nothing to tell.
    assert inspect_format(pdf, tmp_path / "planted.yaml").deviations == ()
