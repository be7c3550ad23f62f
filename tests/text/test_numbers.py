"""Numbers are whole at every place of a line, and what may part in print does."""

from __future__ import annotations

import re
from random import Random

import pytest

from bulletin_layout import read_fonts
from bulletin_layout.text.boundaries import FREE, UNIT
from bulletin_layout.text.breaking import break_lines
from bulletin_layout.text.prepare import prepare
from bulletin_layout.text.setting import compose
from bulletin_layout.typography.numbers import JOINS, TAILS, NumberRow, _unsigned, numbers_in
from tests.conftest import amounts, piece

FONTS = read_fonts()
MEASURE = 26.0
RULES = ("mandatory", "none", "word", "word15")

# A class of number, and numbers of it.
WHOLE = {
    "signs": ["-3.2%", "−3.2%", "+3.2%", "±0.5%", "≥95%", "≤0.05", "≈3.14", "<5%", ">80", "＋3.2%"],
    "negative amounts": ["-￥300", "￥-300", "－5℃", "~300"],
    "currencies": [
        "US$12.5",
        "HK$300",
        "§3.2",
        "￥3,000.00",
        "¥500",
        "$99.9",
        "€1,200",
        "£35",
        "№12",
    ],
    "points and groups": ["3.1415926", "1,234,567.89", "1 260", "12 345 678", "１，２３４", "3．5"],
    "full-width digits": ["９８％", "２０２６", "１２．５", "９8％"],
    "exponents": ["3.5×10⁴m³", "10⁻³", "2×10^6", "1.6E5"],
    "units": ["120m²", "80km/h", "5kW·h", "9.8m/s²", "25μg/m³", "100MHz", "10Ω", "35㎡", "60㎏"],
    "units after a space": ["5 kg", "120 m²", "50 Hz", "3 m/s²", "5 %", "38 ℃"],
    "unit signs": ["38℃", "5‰", "38°C", "45°", "39°54′26″", "30′"],
    "formulas": ["CO₂", "H₂O", "PM₂.₅", "PM2.5", "SO₄²⁻"],
    "times and ratios": ["12:30", "12：30", "08：05：30", "1∶50000", "3：2", "1/3", "1／3", "1½"],
    "ranges": ["10%—15%", "3～5", "-5℃～3℃", "2023—2025", "10–12", "3~5", "￥3～￥5", "2－5"],
    "dates and standards": [
        "2026-02-28",
        "2026/2/28",
        "9704—2012",
        "010-88888888",
        "V2.0.1",
        "GB/T 9704—2012",
        "YZ/T 0130",
        "No. 12",
    ],
    "products of measures": ["100mm×200mm", "100mm × 200mm", "3×5"],
}
EVERY = [number for numbers in WHOLE.values() for number in numbers]

# What may part, and where: the published issues break 2023|年, 11月|10日, 6|人.
PARTS = [
    "2023|年", "11|月|10|日", "6|人", "3|万|元", "1.2|亿|件", "5|个", "第|3|期", "98.6%|以|上",
    "3～5|天", "2023|年—|2025|年", "35㎡|达|标", "1、|2、|3", "5|——|6", "80km/h|左|右",
]  # fmt: skip


@pytest.mark.parametrize("number", EVERY)
def test_no_number_is_torn_at_any_place_of_a_line(number: str) -> None:
    for rule in RULES:
        rules = amounts(MEASURE, compress=rule)
        for before in range(27):
            text = "测" * before + number + "达标" + "测" * 30
            lines = compose([piece(text)], FONTS, rules)
            words = ["".join(run.text for run in line.runs) for line in lines]
            assert any(number in line for line in words), (rule, before, words)


@pytest.mark.parametrize("number", EVERY)
def test_no_gap_of_han_text_stands_in_a_number(number: str) -> None:
    text = prepare([piece("测" + number + "达")], FONTS, amounts(MEASURE))
    inside = range(1, len(number))
    assert all(text.boundary[i + 1] == UNIT for i in inside), number
    assert all(text.gaps[i] == 0.0 and not text.autospaced[i] for i in inside), number


@pytest.mark.parametrize("parts", PARTS)
def test_what_may_part_in_print_does(parts: str) -> None:
    words = parts.split("|")
    text = prepare([piece("".join(words))], FONTS, amounts(MEASURE))
    places = [i for i in range(1, len(text.text)) if text.boundary[i] == FREE]
    ends = [len("".join(words[: n + 1])) for n in range(len(words) - 1)]
    assert places == ends


def test_a_line_breaks_at_each_place_where_a_number_may_part() -> None:
    met = set()
    for measure in (25.7, MEASURE, 26.3):
        rules = amounts(measure)
        for before in range(27):
            text = "测" * before + "2023年11月10日6人" + "测" * 30
            prepared = prepare([piece(text)], FONTS, rules)
            for line in break_lines(prepared, rules, rules.measure, 0.0, 0.0):
                met.add(text[line.end - 1 : line.end + 1])
    assert {"3年", "年1", "1月", "月1", "0日", "日6", "6人"} <= met


def test_numbers_may_be_torn_where_the_style_lets_latin_break_anywhere() -> None:
    text = prepare([piece("1,234,567.89")], FONTS, amounts(MEASURE, latin_whole=False))
    assert text.boundary[7] == FREE


def test_a_number_wider_than_the_measure_is_broken_and_told() -> None:
    lines = compose([piece("见" + "1234567890" * 4)], FONTS, amounts(12.0))
    assert [line.torn for line in lines] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2026 1000", ["2026", "1000"]),
        ("1、2、3", ["1", "2", "3"]),
        ("5——6", ["5", "6"]),
        ("2026-02-28 GB/T 9704", ["2026-02-28", "GB/T 9704"]),
        ("100 CO", ["100"]),
        ("ABCD 5", ["5"]),
        ("1，2，3", ["1", "2", "3"]),
        ("没有", []),
    ],
)
def test_what_only_stands_beside_a_number_is_no_part_of_it(text: str, numbers: list[str]) -> None:
    assert [text[start:end] for start, end in numbers_in(text)] == numbers


def test_parts_found_by_their_first_character_are_those_of_one_pattern() -> None:
    def either(rows: tuple[NumberRow, ...]) -> str:
        # What begins with a space is found by two characters; the pattern is behind the first.
        begins = ("".join(sorted({begin[0] for begin in row.beside})) for row in rows)
        pairs = zip(begins, rows, strict=True)
        return "|".join(f"[{re.escape(begin)}]{row.further}" for begin, row in pairs)

    digit = "[0-9０-９]"
    whole = re.compile(f"{digit}+(?:(?:{either(JOINS)}){digit}+)*(?:{either(TAILS)})*")
    beside = "".join({row.beside[0] + row.beside[-1] for row in (*JOINS, *TAILS)}) + " "
    dealt = Random(15835)
    for _ in range(5_000):
        text = "".join(dealt.choices("01239５年kmolh/B" + beside, k=dealt.randint(1, 24)))
        assert list(_unsigned(text)) == [match.span() for match in whole.finditer(text)], text
