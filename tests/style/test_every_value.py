"""Every key of a style, at every extreme: an error with its place, or pages; never a fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin_layout import (
    BulletinError,
    InputError,
    InternalError,
    lay_out,
    read_issue,
    read_style,
)
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.grammar.kinds import Scalar
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.style.model import SECTIONS
from bulletin_layout.style.texts import TextStyle
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

EXTREMES = ("0", "-1", "1000000", "0.000001", "NaN", '""', "[]", "{a: 1}")
# Text styles have the same keys; these are set in different places.
SET_APART = ("body", "title", "heading_1", "table_cell", "note", "name", "folio", "watermark")
# What every way of setting is in: masthead, headings, photos, tables, notes, briefs, imprint.
ISSUE = ROOT / "tests" / "style" / "everything.yaml"


def keys() -> Iterator[tuple[str, str, Scalar]]:
    """Yield every key of a style: its section, its name, its kind."""
    # A volume's cover is no part of an issue: tests/series/test_covers.py tries its keys.
    sections = {key: type_ for key, type_ in SECTIONS.items() if key != "volume"}
    sections |= {f"text.{name}": TextStyle for name in SET_APART}
    for section, type_ in sections.items():
        for field in fields_of(type_):
            assert isinstance(field.kind, Scalar)
            yield section, field.name, field.kind


def values(kind: Scalar) -> Iterator[str]:
    """Yield the extremes, with the unit of a length, and a kind's own bounds."""
    unit = "pt" if kind.type == "length" else ""
    for extreme in EXTREMES:
        yield extreme + unit if extreme[0] in "-01" else extreme
    if kind.type in ("length", "number", "integer"):
        yield f"{kind.least:g}{unit}"
        yield f"{kind.most:g}{unit}" if kind.type != "integer" else str(kind.most)


def style_with(section: str, name: str, value: str) -> str:
    """Return a style in which one key has a value."""
    text = f"{{{name}: {value}}}"
    for part in reversed(section.split(".")):
        text = f"{{{part}: {text}}}"
    return f"extends: series-2023\n{text[1:-1]}\n"


@pytest.mark.parametrize(
    ("section", "name", "kind"),
    [pytest.param(s, n, k, id=f"{s}.{n}") for s, n, k in keys()],
)
def test_a_key_at_its_extremes_gives_pages_or_a_place(
    section: str, name: str, kind: Scalar, tmp_path: Path, fonts: FontSet
) -> None:
    issue = read_issue(ISSUE)
    file = tmp_path / "own.yaml"
    for value in values(kind):
        file.write_text(style_with(section, name, value), encoding="utf-8")
        try:
            pdf_bytes(lay_out(issue, read_style(file), fonts))
        except InternalError as fault:
            pytest.fail(f"{section}.{name}: {value}: {fault}")
        except InputError as wrong:
            assert wrong.diagnostics, value
            assert all(d.place is not None for d in wrong.diagnostics), (value, str(wrong))
        except BulletinError as problem:
            pytest.fail(f"{section}.{name}: {value}: {problem}")
