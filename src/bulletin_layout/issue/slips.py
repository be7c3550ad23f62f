"""校对: what an editor's eye looks for in official Chinese text, a row a rule, with its source.

In: one text. Out: slips, each with its range, what is wrong and, where it is sure or likely, what
to write. Nothing is altered here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bulletin_layout.diagnostics import Severity

_HAN = "\u4e00-\u9fff〇"
_CJK_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—·"
_CHINESE = f"[{_HAN}{_CJK_MARKS}]"


class Slip(NamedTuple):
    """A slip: its range in the text, what is wrong, what to write, and whether that is certain."""

    start: int
    end: int
    message: str
    text: str | None = None
    certain: bool = False
    advice: str = ""


class Rule(NamedTuple):
    """A rule: its name (for switching it off), its weight, what finds slips, where it comes from.

    `always`: told whenever an issue is read, not only when it is checked.
    """

    name: str
    severity: Severity
    find: Callable[[str], Iterator[Slip]]
    source: str
    always: bool = False


_FULL_WIDTH = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    ".": "。",
}
_HALF_WIDTH = re.compile(r"(?<!^\d)(?<!^\d\d)(?:[,;:!?()]|(?<!\.)\.(?!\.))")


def _half_width(text: str) -> Iterator[Slip]:
    brackets = _chinese_brackets(text)
    for match in _HALF_WIDTH.finditer(text):
        before, after = _around(text, match.start(), match.end())
        mark = match[0]
        if mark in "()":
            paired = brackets.get(match.start())
            alone = paired is None and (_is_chinese(before) or _is_chinese(after))
            slip = bool(paired) or alone
        else:
            slip = _is_chinese(after) or (_is_chinese(before) and not after.isdigit())
            # 会议, 部署: what follows the space tells.
            slip = slip or (after == " " and _is_chinese(text[match.end() + 1 : match.end() + 2]))
        if slip:
            # 图1.流程: what stands after a digit or letter may be no full stop.
            certain = match.start() in brackets if mark in "()" else True
            certain = certain and (mark != "." or _is_chinese(before))
            message = "a half-width mark beside Han"
            yield Slip(match.start(), match.end(), message, _FULL_WIDTH[mark], certain)


def _chinese_brackets(text: str) -> dict[int, bool]:
    """Return where pairs of half-width brackets stand, and whether Han is beside them."""
    found: dict[int, bool] = {}
    for match in re.finditer(r"\([^()]*\)", text):
        beside = (*_around(text, match.start(), match.end()), match[0][1], match[0][-2])
        chinese = any(map(_is_chinese, beside))
        found |= {match.start(): chinese, match.end() - 1: chinese}
    return found


def _straight_quotes(text: str) -> Iterator[Slip]:
    places = [m.start() for m in re.finditer('"', text)]
    chinese = [i for i in places if any(map(_is_chinese, _around(text, i, i + 1)))]
    even = len(places) % 2 == 0
    for number, at in enumerate(places):
        if at in chinese:
            mark = "”" if number % 2 else "“"
            yield Slip(at, at + 1, "a straight quote beside Han", mark, certain=even)


_SPACE_HAN = re.compile(rf"(?<={_CHINESE}) +(?={_CHINESE})")
_SPACE_LATIN = re.compile(
    rf"(?<=[{_HAN}]) +(?!and )(?=[A-Za-z0-9])|(?<! and)(?<=[A-Za-z0-9%]) +(?=[{_HAN}])"
)
_AFTER_MARK = re.compile(r"(?<=[,;:.!?()\"]) +(?=[\u4e00-\u9fffA-Za-z0-9])")


def _space_between_han(text: str) -> Iterator[Slip]:
    for match in _SPACE_HAN.finditer(text):
        if _divides_a_slogan(text, match.start(), match.end()):
            continue
        meant = _inside_quotes(text, match.start()) or _spaces_a_name(text, match)
        advice = "Delete it unless it is meant; it is printed half a 字 wide."
        yield Slip(match.start(), match.end(), "a space between Han", "", not meant, advice)


_AND = re.compile(rf"(?<={_CHINESE}) +and +(?={_CHINESE})")


def _bare_and(text: str) -> Iterator[Slip]:
    for match in _AND.finditer(text):
        yield Slip(match.start(), match.end(), "a bare “and” between Han", "和")


def _space_beside_latin(text: str) -> Iterator[Slip]:
    for match in _SPACE_LATIN.finditer(text):
        message = "a space between Han and a letter or digit; the gap comes by itself"
        yield Slip(match.start(), match.end(), message, "", certain=True)


def _space_after_mark(text: str) -> Iterator[Slip]:
    for match in _AFTER_MARK.finditer(text):
        before = text[max(0, match.start() - 2) : match.start() - 1]
        if _is_chinese(before) or _is_chinese(text[match.end() : match.end() + 1]):
            yield Slip(match.start(), match.end(), "a space after a mark", "", certain=True)


_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}


def _unpaired(text: str) -> Iterator[Slip]:
    open_: list[tuple[str, int]] = []
    for i, c in enumerate(text):
        if c in _PAIRS:
            open_.append((c, i))
        elif c in _CLOSERS:
            if open_ and open_[-1][0] == _CLOSERS[c]:
                open_.pop()
            elif any(mark == _CLOSERS[c] for mark, _ in open_):
                mark, at = open_.pop()
                yield Slip(at, at + 1, f"{mark} is not closed before {c}")
                while open_ and open_.pop()[0] != _CLOSERS[c]:
                    pass
            else:
                yield Slip(i, i + 1, f"{c} closes nothing")
    for mark, at in open_:
        yield Slip(at, at + 1, f"{mark} is not closed")


_DOUBLED = re.compile(r"([，。、；：])\1+|[，、；：][，。、；：]|。[，、；：]|[！？]。")


def _doubled(text: str) -> Iterator[Slip]:
    for match in _DOUBLED.finditer(text):
        same = len(set(match[0])) == 1
        text_ = match[0][0] if same and match[0] != "。。。" else None
        yield Slip(match.start(), match.end(), f"{match[0]}: one mark too many", text_)


_ELLIPSIS = re.compile(r"(?<!…)…(?!…)|\.{3,}|。{3,}")
_DASH = re.compile(rf"(?<=[{_HAN}”》）])(?:--+|－－+)(?=[{_HAN}“《（])")


def _ellipsis(text: str) -> Iterator[Slip]:
    for match in _ELLIPSIS.finditer(text):
        if match[0] != "…" or any(map(_is_chinese, _around(text, match.start(), match.end()))):
            yield Slip(match.start(), match.end(), "an ellipsis is ……", "……", certain=True)


def _dash(text: str) -> Iterator[Slip]:
    for match in _DASH.finditer(text):
        yield Slip(match.start(), match.end(), "a dash is ——", "——", certain=True)


def _full_width_digits(text: str) -> Iterator[Slip]:
    for match in re.finditer("[０-９Ａ-Ｚａ-ｚ％]+", text):
        plain = "".join(chr(ord(c) - 0xFEE0) for c in match[0])
        yield Slip(match.start(), match.end(), "full-width digits or letters", plain, certain=True)


_RANGE = re.compile(r"(?<=\d)[-~](?=\d+(?:月|日|年|人|个|家|点|时|岁|次|名|万|%))")


def _range(text: str) -> Iterator[Slip]:
    for match in _RANGE.finditer(text):
        yield Slip(match.start(), match.end(), "a range of numbers is written with — or ～", "—")


# Read by a machine from paper: sure to be wrong as they stand.
_MISREAD = {
    "目常": "日常", "团难": "困难", "己经": "已经", "末来": "未来", "工作作交流": "工作交流",
    "末能": "未能", "自已": "自己", "士十": "二十", "曰常": "日常", "贵任": "责任",
}  # fmt: skip
_MISREAD_PATTERN = re.compile("|".join(map(re.escape, _MISREAD)))


def _misread(text: str) -> Iterator[Slip]:
    for match in _MISREAD_PATTERN.finditer(text):
        right = _MISREAD[match[0]]
        yield Slip(match.start(), match.end(), f"{match[0]} looks misread", right)


RULES: tuple[Rule, ...] = (
    Rule("half-width", Severity.WARNING, _half_width, "GB/T 15834-2011 5.1", True),
    Rule("straight-quote", Severity.WARNING, _straight_quotes, "GB/T 15834-2011 4.8", True),
    Rule("space-han", Severity.WARNING, _space_between_han, "half a 字 is printed", True),
    Rule("and", Severity.WARNING, _bare_and, "slips of text recognition", True),
    Rule("space-latin", Severity.HINT, _space_beside_latin, "CLREQ 3.2.4: the gap is set"),
    Rule("space-mark", Severity.WARNING, _space_after_mark, "GB/T 15834-2011 5.1"),
    Rule("unpaired", Severity.WARNING, _unpaired, "GB/T 15834-2011 4.8–4.9, 4.15"),
    Rule("doubled", Severity.WARNING, _doubled, "GB/T 15834-2011"),
    Rule("ellipsis", Severity.WARNING, _ellipsis, "GB/T 15834-2011 4.11"),
    Rule("dash", Severity.WARNING, _dash, "GB/T 15834-2011 4.10"),
    Rule("full-width", Severity.WARNING, _full_width_digits, "GB/T 15835-2011 5"),
    Rule("range", Severity.HINT, _range, "GB/T 15835-2011 5.1; GB/T 15834-2011 4.13"),
    Rule("misread", Severity.WARNING, _misread, "slips of text recognition"),
)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - 1) : start], text[end : end + 1]


def _is_chinese(character: str) -> bool:
    return bool(character) and re.fullmatch(_CHINESE, character) is not None


def _divides_a_slogan(text: str, start: int, end: int) -> bool:
    """Return whether a space stands between two halves of the same length, as in a slogan."""
    before = re.split(r"[“”《》‘’]", text[:start])[-1]
    after = re.split(r"[“”《》‘’]", text[end:])[0]
    return 4 <= len(before) == len(after) <= 12


def _spaces_a_name(text: str, match: re.Match[str]) -> bool:
    """Return whether a space stands between two 字 alone, as in a name spread to three: 李 明."""
    before, after = text[: match.start()], text[match.end() :]
    return not _is_chinese(before[-2:-1]) and not _is_chinese(after[1:2])


def _inside_quotes(text: str, at: int) -> bool:
    """Return whether a place lies inside a quotation or a title mark."""
    before = text[:at]
    return (
        any(before.count(o) > before.count(_PAIRS[o]) for o in "“《") or before.count('"') % 2 == 1
    )
