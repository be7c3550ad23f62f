"""No name stops an issue: what the bundled fonts have, in every role."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from bulletin_layout import lay_out, parse_issue, pdf_bytes, read_fonts, read_style

FONTS = read_fonts()
ROLES = sorted(FONTS.roles)
URO = "".join(map(chr, range(0x4E00, 0x9FA6)))
SYMBOLS = "⁰⁴⁵⁹⁺⁻ⁿ₀₂₅₉₊₋½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅐⅑⅒⅛⅜⅝⅞"
SYMBOLS += "❶✂⑴⒈㊣㎡㎏㎞㎜㎝㎎㎥㏄℡☐☑☒✓✔√×①②③⑩⑳㉑㊿㈠Ⅰⅻ≒≈≡≤≥±÷∞°′″℃‰％№￥→←↑↓★☆●○◎◇◆□■△▲※〓々〇"
STANDARD_FILE = Path(__file__).with_name("general-standard-characters.txt")


def general_standard() -> str:
    """Return the 8,105 characters of 通用规范汉字表."""
    lines = STANDARD_FILE.read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def gbk() -> str:
    """Return every Han character and sign that GBK has, its private ones aside."""
    trails = (*range(0x40, 0x7F), *range(0x80, 0xFF))
    pairs = (bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in trails)
    decoded = {pair.decode("gbk", "replace") for pair in pairs}
    characters = {text for text in decoded if "\ufffd" not in text}
    return "".join(sorted(c for c in characters if len(c) == 1 and not "\ue000" <= c <= "\uf8ff"))


SETS = {
    "URO": URO,
    "通用规范汉字表": general_standard(),
    "GBK": gbk(),
    "symbols": SYMBOLS,
}


def test_the_sets_are_whole() -> None:
    assert {name: len(characters) for name, characters in SETS.items() if name != "symbols"} == {
        "URO": 20_902,
        "通用规范汉字表": 8_105,
        "GBK": 21_791,
    }
    assert len(set(general_standard())) == 8_105


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", SETS)
def test_every_role_has_every_character(name: str, role: str) -> None:
    missing = [c for c in SETS[name] if not FONTS.roles[role][c].glyph]
    assert missing == []


@pytest.mark.parametrize("role", ROLES)
def test_no_character_is_drawn_as_missing(role: str) -> None:
    """Its ink is not that of its face's glyph for what it lacks."""
    boxes = {name: face.ink(0) for name, face in FONTS.faces.items()}
    blank = {"\u3000"}
    for character in sorted(set("".join(SETS.values())) - blank):
        glyph = FONTS.roles[role][character]
        ink = FONTS.faces[glyph.face].ink(glyph.glyph)
        assert ink != boxes[glyph.face], character
        assert ink[2] > ink[0], character


@pytest.mark.slow
def test_an_issue_of_them_all_extracts_as_written() -> None:
    everything = "".join(sorted(set(URO + general_standard())))
    parts = [everything[i : i + 2000] for i in range(0, len(everything), 2000)]
    bodies = "".join(
        f"      - {part}\n      - __{part}__\n      - '**{part}**'\n" for part in parts
    )
    titles = "".join(
        f"  - title: {everything[i : i + 24]}\n    body: 一段。\n"
        for i in range(0, len(everything), 24)
    )
    issue = (
        "header: 简报\nperiod: {year: 2026, number: 1}\n"
        "editors: {name: 办公室编, date: 2026-02-28}\n"
        f"articles:\n  - title: 题\n    body:\n{bodies}{titles}"
    )
    # Not by way of a file: page-validation follows no chain of a thousand bookmarks.
    pages = pypdfium2.PdfDocument(pdf_bytes(lay_out(parse_issue(issue), read_style("gbt9704"))))
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    counted = Counter(text)
    assert [c for c in everything if counted[c] < 4] == []
