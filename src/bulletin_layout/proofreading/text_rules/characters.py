"""Characters: only looking like others, or printed by mistake; and the misread “and”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bulletin_layout.messages import Message
from bulletin_layout.proofreading.model import CHINESE, Slip

_AND = re.compile(rf"(?<={CHINESE}) +and +(?={CHINESE})")


def bare_and(text: str) -> Iterator[Slip]:
    """Find “and” that stands bare between 汉字; the reading of 和 by a machine."""
    for match in _AND.finditer(text):
        yield Slip(match.start(), match.end(), "a bare “and” between Han", "和")


# Characters that look like an ordinary one and are another: found by no search, often in no face.
_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
# Of the ideographs in the compatibility block, twelve are no variants of others.
_OWN = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"
# Marks of other scripts and widths that look like Chinese ones; ○ for a nought in a number.
_ALIKE = {
    "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "｡": "。", "､": "、", "﹝": "〔", "﹞": "〕",
    "〝": "“", "〞": "”", "•": "·", "・": "·", "‧": "·", "○": "〇",
}  # fmt: skip
_ALIKE_MARK = re.compile(
    "[﹐﹑﹔﹕｡､﹝﹞〝〞]|(?<=[\u4e00-\u9fff])[•・‧](?=[\u4e00-\u9fff])"
    "|(?<=[一二三四五六七八九〇○])○|○(?=[一二三四五六七八九〇])"
)


def lookalike(text: str) -> Iterator[Slip]:
    """Find radicals, compatibility ideographs and marks that only look like ordinary ones."""
    if text.isascii():
        return
    for match in _ALIKE_MARK.finditer(text):
        yield _only_looks_like(match, _ALIKE[match[0]])
    for match in _LOOKALIKES.finditer(text):
        if match[0] not in _OWN:
            yield _only_looks_like(match, unicodedata.normalize("NFKC", match[0]))


def _only_looks_like(match: re.Match[str], plain: str) -> Slip:
    """Return the slip of a character for a plain one, which is itself if none is known."""
    words = "{found} (U+{code:04X}) only looks like an ordinary character"
    message = Message(words, found=match[0], code=ord(match[0]))
    if plain == match[0]:
        return Slip(match.start(), match.end(), message, None, False, "Write another.")
    advice = Message("Write {plain} (U+{code:04X}).", plain=plain, code=ord(plain))
    return Slip(match.start(), match.end(), message, plain, True, advice)


def private_use(text: str) -> Iterator[Slip]:
    """Find characters that mean nothing outside the machine they were typed on."""
    for match in () if text.isascii() else _PRIVATE.finditer(text):
        message = Message(
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
