"""Characters that only look like others, or are printed by mistake; the misread “and”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.proofreading.characters import CHINESE
from bulletin_layout.proofreading.model import (
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

_AND = LazyPattern(rf"(?<={CHINESE}) +and +(?={CHINESE})", (" and ",))


@text_rule(
    "and",
    WARNING,
    source=Bilingual("slips of text recognition", "文字识别之误"),
    description=Bilingual("a bare “and” between Han", "汉字之间的“and”"),
    wrong="甲 and 乙",
    right="甲和乙",
    fixes=NOT_FIXED,
)
def bare_and(text: str) -> Iterator[Slip]:
    """Find “and” that stands bare between 汉字; the reading of 和 by a machine."""
    for match in _AND.finditer(text):
        yield Slip(
            match.start(),
            match.end(),
            Bilingual("a bare “and” between Han", "汉字之间的“and”"),
            "和",
        )


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
_ALIKE_MARK = LazyPattern(
    "[﹐﹑﹔﹕｡､﹝﹞〝〞]|(?<=[\u4e00-\u9fff])[•・‧](?=[\u4e00-\u9fff])"
    "|(?<=[一二三四五六七八九〇○])○|○(?=[一二三四五六七八九〇])",
    signs=tuple(_ALIKE),
)


@text_rule(
    "lookalike",
    WARNING,
    source=Bilingual("Unicode compatibility forms", "Unicode 兼容字符"),
    description=Bilingual(
        "a radical, compatibility character or mark that only looks like an ordinary one",
        "只是看起来像常用字、常用标点的字符",
    ),
    wrong="⼀个会议",
    right="一个会议",
    fixes=Bilingual("yes, where the ordinary one is known", "是，须有对应的常用字"),
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
    message = Bilingual(
        "{found} (U+{code:04X}) only looks like an ordinary character",
        "“{found}”（U+{code:04X}）只是形似普通的字",
        found=match[0],
        code=ord(match[0]),
    )
    if plain == match[0]:
        return Slip(
            match.start(),
            match.end(),
            message,
            None,
            False,
            Bilingual("Write another.", "请换一个字。"),
        )
    advice = Bilingual(
        "Write {plain} (U+{code:04X}).",
        "改为“{plain}”（U+{code:04X}）。",
        plain=plain,
        code=ord(plain),
    )
    return Slip(match.start(), match.end(), message, plain, True, advice)


@text_rule(
    "private-use",
    WARNING,
    source=Bilingual("Unicode private use", "Unicode 私用区"),
    description=Bilingual("a private-use character", "私用区字符"),
    wrong="会议\ue000召开",
    fixes=NOT_FIXED,
)
def private_use(text: str) -> Iterator[Slip]:
    """Find characters that mean nothing outside the machine they were typed on."""
    for match in () if text.isascii() else _PRIVATE.finditer(text):
        message = Bilingual(
            "U+{code:04X} is a private-use character; each machine shows another",
            "U+{code:04X} 是私用区字符，各台机器显示不同",
            code=ord(match[0]),
        )
        advice = "Write the character itself."
        yield Slip(match.start(), match.end(), message, None, False, advice)


_COMMENT = re.compile(r"^#+(?=[ \t])")
_MARKDOWN_HEADING = LazyPattern(r"##|#[ \t]+(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十])")


@text_rule(
    "comment",
    WARNING,
    source="YAML 1.2 6.6",
    description=Bilingual(
        "a line of text that begins with `#` and is printed", "正文里以 `#` 开头、会照印的一行"
    ),
    wrong="# 请补照片",
    fixes=NOT_FIXED,
)
def printed_comment(text: str) -> Iterator[Slip]:
    """Find what was meant as a comment: within a text # begins none (YAML 1.2 6.6)."""
    if match := _COMMENT.match(text):
        message = Bilingual(
            "a line that begins with # is text here, and is printed",
            "这里以“#”起头的一行是文字，会印出来",
        )
        advice = Bilingual(
            "Write comments above the key; to switch rules off, just # 校对: 关 RULE.",
            "注释请写在键名上面；要关闭规则，只写“# 校对: 关 规则名”。",
        )
        if _MARKDOWN_HEADING.match(text):
            advice = Bilingual(
                "If it is a heading, delete the #: headings begin with 一、 or （一）.",
                "如果这是小标题，请删去“#”：小标题以“一、”“（一）”起头。",
            )
        yield Slip(match.start(), match.end(), message, None, False, advice)


_TEMPLATE = "在此写标题|在此写正文，每行一段。"
_LEFT_OPEN = re.compile(f"【待补[^】]*】|{_TEMPLATE}")
_TEMPLATE_ONLY = re.compile(_TEMPLATE)


@text_rule(
    "to-fill-in",
    WARNING,
    source=Bilingual("left open by an import", "导入时留空"),
    description=Bilingual("what `new` or `import` left open", "`new`、`import` 留下待补的地方"),
    wrong="【待补：报头】",
    fixes=NOT_FIXED,
)
def left_open(text: str) -> Iterator[Slip]:
    """Find what an import or a new file left to be filled in, which would be printed."""
    # After the last 】 no 【待补 is closed: each would be followed to the end in vain.
    end = text.rfind("】") + 1
    for match in chain(_LEFT_OPEN.finditer(text, 0, end), _TEMPLATE_ONLY.finditer(text, end)):
        advice = Bilingual("Write what belongs here.", "请写上该写的内容。")
        yield Slip(
            match.start(),
            match.end(),
            Bilingual("still to be filled in", "待补"),
            None,
            False,
            advice,
        )
