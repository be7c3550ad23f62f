"""Characters: misread by text recognition, only looking like others, or printed by mistake."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bulletin_layout.issue.slips.model import CHINESE, Slip
from bulletin_layout.wording import Said

_AND = re.compile(rf"(?<={CHINESE}) +and +(?={CHINESE})")


def bare_and(text: str) -> Iterator[Slip]:
    """Find “and” that stands bare between 汉字; the reading of 和 by a machine."""
    for match in _AND.finditer(text):
        yield Slip(match.start(), match.end(), "a bare “and” between Han", "和")


# Read by a machine from paper: sure to be wrong as they stand.
_MISREAD = {
    "目常": "日常", "团难": "困难", "己经": "已经", "末来": "未来", "工作作交流": "工作交流",
    "末能": "未能", "自已": "自己", "士十": "二十", "曰常": "日常", "贵任": "责任",
    "巳经": "已经", "入民": "人民", "邮攻": "邮政", "快逮": "快递", "管埋": "管理",
    "而己": "而已", "上海巿": "上海市", "巿委": "市委", "巿政府": "市政府",
}  # fmt: skip
_MISREAD_PATTERN = re.compile("|".join([*map(re.escape, _MISREAD), r"(?<=\d)曰"]))


def misread(text: str) -> Iterator[Slip]:
    """Find words that text recognition makes and nobody writes."""
    for match in _MISREAD_PATTERN.finditer(text):
        right = _MISREAD.get(match[0], "日")
        yield Slip(match.start(), match.end(), Said("{found} looks misread", found=match[0]), right)


# Characters that look like an ordinary one and are another: found by no search, often in no face.
_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
# Of the ideographs in the compatibility block, twelve are no variants of others.
_OWN = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"


def lookalike(text: str) -> Iterator[Slip]:
    """Find radicals and compatibility ideographs: each has an ordinary character, or looks so."""
    for match in () if text.isascii() else _LOOKALIKES.finditer(text):
        if match[0] in _OWN:
            continue
        plain = unicodedata.normalize("NFKC", match[0])
        message = Said(
            "{found} (U+{code:04X}) only looks like an ordinary character",
            found=match[0],
            code=ord(match[0]),
        )
        if plain == match[0]:
            yield Slip(match.start(), match.end(), message, None, False, "Write another.")
        else:
            advice = Said("Write {plain} (U+{code:04X}).", plain=plain, code=ord(plain))
            yield Slip(match.start(), match.end(), message, plain, True, advice)


def private_use(text: str) -> Iterator[Slip]:
    """Find characters that mean nothing outside the machine they were typed on."""
    for match in () if text.isascii() else _PRIVATE.finditer(text):
        message = Said(
            "U+{code:04X} is a private-use character; each machine shows another",
            code=ord(match[0]),
        )
        advice = "Write the character itself."
        yield Slip(match.start(), match.end(), message, None, False, advice)


_COMMENT = re.compile(r"^#+(?=[ \t])")


def printed_comment(text: str) -> Iterator[Slip]:
    """Find what was meant as a comment: within a text # begins none (YAML 1.2 6.6)."""
    if match := _COMMENT.match(text):
        message = "a line that begins with # is text here, and is printed"
        advice = "Write comments above the key; to switch rules off, just # 校对: 关 RULE."
        yield Slip(match.start(), match.end(), message, None, False, advice)


_LEFT_OPEN = re.compile("【待补[^】]*】|在此写标题|在此写正文，每行一段。")


def left_open(text: str) -> Iterator[Slip]:
    """Find what an import or a new file left to be filled in, which would be printed."""
    for match in _LEFT_OPEN.finditer(text):
        advice = "Write what belongs here."
        yield Slip(match.start(), match.end(), "still to be filled in", None, False, advice)
