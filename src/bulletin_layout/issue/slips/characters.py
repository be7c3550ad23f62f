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


# Read by a machine from paper: what is right, and how it looks when misread, where nothing else
# can be meant (项目常态化, 深入民心, 自己经常, 周末来电 and the like are right).
_MISREAD: tuple[tuple[str, str], ...] = (
    ("日常", r"(?<![项科节栏题数条眉曲剧])目常(?![态见新设务会])"),
    ("日常", "曰常"),
    ("困难", "(?<![集社兵财军])团难(?=[，。、；的群职户党员家时问]|$)"),
    ("已经", "(?<![自知律利克舍])己经(?![常营过历])"),
    ("已经", "巳经"),
    ("未来", "(?<![周岁年期月季文])末来(?![电临访年])"),
    ("未能", "(?<![周岁年期月季文])末能(?!否|力)"),
    ("工作交流", "工作作交流"),
    ("自己", "(?<![各独亲擅私暗来])自已(?!经)"),
    ("二十", "(?<![女男博护硕院战学人骑])士十(?=[一二三四五六七八九]?[大届年月日个])"),
    ("责任", "(?<![高尊])贵任(?![何性职])"),
    (
        "人民",
        "(?<![深融投加进列出收输载接缴编走迁])入民(?=群众|政府|法院|日报|检察院|代表|警察|至上)",
    ),
    ("邮政", "邮攻"),
    ("快递", "快逮(?![住捕到])"),
    ("管理", "(?<![电水气风线套钢])管埋(?=办法|制度|工作|人员|局|体系|部门|水平|规定|中心|能力)"),
    ("而已", "而己(?=[。！，”）]|$)"),
    ("上海市", "上海巿"),
    ("市委", "巿委"),
    ("市政府", "巿政府"),
    ("日", r"(?<=\d)曰"),
)
_MISREAD_PATTERN = re.compile("|".join(f"({pattern})" for _, pattern in _MISREAD))


def misread(text: str) -> Iterator[Slip]:
    """Find words that text recognition makes and nobody writes."""
    for match in _MISREAD_PATTERN.finditer(text):
        right = _MISREAD[(match.lastindex or 1) - 1][0]
        message = Said("{found} looks misread", found=match[0])
        yield Slip(match.start(), match.end(), message, right)


# Characters that look like an ordinary one and are another: found by no search, often in no face.
_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
# Of the ideographs in the compatibility block, twelve are no variants of others.
_OWN = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"


def lookalike(text: str) -> Iterator[Slip]:
    """Find radicals, compatibility ideographs and marks that only look like ordinary ones."""
    if not text.isascii():
        yield from _alike_marks(text)
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


# Marks of other scripts and widths that look like Chinese ones; ○ for a nought in a number.
_ALIKE = {
    "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "｡": "。", "､": "、", "﹝": "〔", "﹞": "〕",
    "〝": "“", "〞": "”", "•": "·", "・": "·", "‧": "·", "○": "〇",
}  # fmt: skip
_ALIKE_MARK = re.compile(
    "[﹐﹑﹔﹕｡､﹝﹞〝〞]|(?<=[\u4e00-\u9fff])[•・‧](?=[\u4e00-\u9fff])"
    "|(?<=[一二三四五六七八九〇○])○|○(?=[一二三四五六七八九〇])"
)


def _alike_marks(text: str) -> Iterator[Slip]:
    for match in _ALIKE_MARK.finditer(text):
        code, plain = ord(match[0]), _ALIKE[match[0]]
        words = "{found} (U+{code:04X}) only looks like an ordinary character"
        advice = Said("Write {plain} (U+{code:04X}).", plain=plain, code=ord(plain))
        message = Said(words, found=match[0], code=code)
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
