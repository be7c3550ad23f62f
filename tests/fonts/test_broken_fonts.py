"""A font from anywhere is used, or refused in a line that names file and table."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, lay_out, read_fonts, read_issue, read_style
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.resources import bundled

Write = Callable[..., Path]
TINOS = (bundled("fonts") / "Tinos-Regular.ttf").read_bytes()
SET = "extends: bundled\nfaces: {own: {file: x.ttf}}\nroles: {fangsong: {latin: [own]}}\n"
NEEDED = ["head", "hhea", "maxp", "hmtx", "cmap", "glyf", "loca"]
MUTANTS = 150


def directory(font: bytes) -> dict[str, tuple[int, int, int]]:
    """Return where a table's row stands in a font file, and its offset and length."""
    count = struct.unpack_from(">H", font, 4)[0]
    rows = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, at)
        rows[tag.decode()] = (at, offset, length)
    return rows


def changed(at: int, form: str, value: object) -> bytes:
    font = bytearray(TINOS)
    struct.pack_into(form, font, at, value)
    return bytes(font)


def refusal(tmp_path: Path, font: bytes) -> str:
    """Return what is said of a font."""
    (tmp_path / "x.ttf").write_bytes(font)
    path = tmp_path / "fonts.yaml"
    path.write_text(SET, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_fonts(path)
    (said,) = map(str, refused.value.diagnostics)
    assert said.startswith(f"{path}:2:14: faces.own: {tmp_path / 'x.ttf'} ")
    return said


@pytest.mark.parametrize("table", NEEDED)
def test_a_table_that_is_not_there(tmp_path: Path, table: str) -> None:
    said = refusal(tmp_path, changed(directory(TINOS)[table][0], ">4s", b"ZZZZ"))
    wanted = "its table loca is too short" if table == "loca" else "is no font with TrueType or CFF"
    assert wanted in said


@pytest.mark.parametrize("table", ["head", "hhea", "maxp", "hmtx", "cmap", "loca"])
def test_a_table_that_is_too_short(tmp_path: Path, table: str) -> None:
    at = directory(TINOS)[table][0]
    assert f"its table {table} is too short" in refusal(tmp_path, changed(at + 12, ">L", 3))


@pytest.mark.parametrize("table", NEEDED)
def test_a_table_that_lies_beyond_the_file(tmp_path: Path, table: str) -> None:
    at = directory(TINOS)[table][0]
    said = refusal(tmp_path, changed(at + 8, ">L", 0xFFFFFF00))
    assert f"its table {table} lies beyond its end" in said


@pytest.mark.parametrize(
    ("table", "at", "value", "said"),
    [
        ("head", 18, 0, "says that its em is 0 units"),
        ("head", 18, 60_000, "says that its em is 60000 units"),
        ("hhea", 34, 0, "has 0 advances for"),
        ("hhea", 34, 65_535, "has 65535 advances for"),
        ("maxp", 4, 65_535, "its table hmtx is too short"),
    ],
)
def test_counts_that_cannot_be(tmp_path: Path, table: str, at: int, value: int, said: str) -> None:
    offset = directory(TINOS)[table][1]
    assert said in refusal(tmp_path, changed(offset + at, ">H", value))


@pytest.mark.parametrize("length", [0, 3, 11, 12, 40, 300])
def test_a_file_that_breaks_off(tmp_path: Path, length: int) -> None:
    said = refusal(tmp_path, TINOS[:length])
    assert any(words in said for words in ("is no font", "ends in the middle", "beyond its end"))


def test_a_mutant_is_set_or_refused(tmp_path: Path, write: Write, small_issue: str) -> None:
    issue, style = read_issue(write(small_issue + "  # Abc 2026\n")), read_style("series-2023")
    path = tmp_path / "fonts.yaml"
    path.write_text(SET, encoding="utf-8")
    dice = random.Random(2026)
    rows = list(directory(TINOS).values())
    outcomes = {"set": 0, "refused": 0}
    for _ in range(MUTANTS):
        font = bytearray(TINOS)
        for _ in range(dice.randint(1, 8)):
            row, offset, length = dice.choice(rows)
            at = dice.choice([row + dice.randrange(16), offset + dice.randrange(min(length, 400))])
            font[at] = dice.choice([0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)])
        (tmp_path / "x.ttf").write_bytes(font)
        try:
            assert pdf_bytes(lay_out(issue, style, read_fonts(path)))
            outcomes["set"] += 1
        except InputError:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 5, outcomes


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "1.5", "١", "x"])
def test_an_index_that_is_no_number(tmp_path: Path, number: str) -> None:
    (tmp_path / "x.ttf").write_bytes(TINOS)
    path = tmp_path / "fonts.yaml"
    path.write_text(SET.replace("x.ttf", f"x.ttf, index: {number}"), encoding="utf-8")
    with pytest.raises(InputError, match=r"faces\.own\.index: .{1,120} is (not a whole|more than)"):
        read_fonts(path)


def test_aliases_that_laugh_are_told_at_once(tmp_path: Path) -> None:
    laughing = "a: &a0 [x, x]\n" + "".join(
        f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    path = tmp_path / "fonts.yaml"
    path.write_text(f"{laughing}roles: {{fangsong: {{han: *a11}}}}\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_fonts(path)
    assert len(refused.value.diagnostics) < 40
