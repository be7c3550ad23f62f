"""Spaces that are meant: between names, halves of a slogan, labels, offices; in blanks to fill in.

In: a text and a space between two Han in it. Out: whether an editor would keep it.
"""

from __future__ import annotations

import re

from bulletin_layout.proofreading.surnames import SURNAMES

# What stands between two of these is looked at as a whole, its pieces parted by spaces.
_BOUNDS = re.compile("[，。、；：:？！“”‘’《》〈〉（）()【】\\n]")
_NAME = re.compile(f"[{SURNAMES}][\u4e00-\u9fff]{{1,3}}")
_SPREAD = re.compile(f"(?<!\\S)([{SURNAMES}]) ([\u4e00-\u9fff])(?!\\S)")
_WHO = (
    "本报记者|本刊记者|记者|通讯员|特约通讯员|供稿|撰稿|摄影"
    "|编辑|责任编辑|审核|校对|作者|文|图|整理|文字"
)
_WHAT = (
    "时间|地点|主办|承办|协办|主持人?|联系人|电话|手机|传真|邮编|邮箱|地址|网址|来源|单位|日期|抄送"
)
_LABEL = re.compile(f"(?:{_WHO}|{_WHAT})")
# Two offices that issue something together.
_OFFICE = re.compile(
    "(?:中共中央|国务院|中央军委|办公厅|办公室|[省市区县州]委|委员会|人民法院|人民政府|总工会|[总司]局|[部署])$"
)
_NEXT_OFFICE = re.compile(
    "中共|中央|国务院|最高人民|全国|国家|中华|共青团|[\u4e00-\u9fff]{0,6}(?:人民政府|省政府|市政府|区政府|县政府"
    "|办公厅|办公室|委员会|人民法院|人民检察院|总工会)"
)
# 某市政府办公室 2026年3月1日
_BODY = re.compile("[室局部委处厅院会]$|公司$|中心$")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_DATELINE = re.compile("(?:本报|本刊|[\u4e00-\u9fff]{2,4})讯$")
# 图1 …, 表2—1 …, 附件3 …, 第三章 …: what follows such a number is its title.
_NUMBERED = re.compile(
    r"(?:^|[。；：])(?:[图表注]|附件|附图|附表|第)[\d一二三四五六七八九十—、图表-]*[章节条]?$"
)
_LEAST, _MOST = 3, 12
_LONGEST_LABEL = 4
_TELEPHONE = re.compile(r"[\d-]{7,}")


def is_intentional(text: str, start: int, end: int) -> bool:
    """Return whether the space from `start` to `end` is one that an editor would keep."""
    before, after = text[:start], text[end:]
    if before[-1:] + after[:1] in ("年月", "月日"):
        return True  # a date to be filled in by hand
    if _NUMBERED.search(before) or _DATELINE.fullmatch(before):
        return True
    first = _BOUNDS.split(before)[-1].split()
    later = _BOUNDS.split(after, maxsplit=1)[0].split()
    if not first or not later:
        return False
    if _OFFICE.search(first[-1]) and _NEXT_OFFICE.match(later[0]):
        return True
    if _BODY.search(first[-1]) and _DATE.match(later[0]):
        return True
    if _ends_in_label(before, after, first, later):
        return True
    if _TELEPHONE.fullmatch(later[0]) and _are_names(first):
        return True
    return _are_names([*first, *later]) or _is_slogan([*first, *later])


def _ends_in_label(before: str, after: str, first: list[str], later: list[str]) -> bool:
    """Return whether what follows the space is a label and its colon.

    It is a known one (审核：), one after another (上联：… 下联：…), or spread itself (地 址：).
    """
    rest = after.lstrip()
    if rest[len(later[0]) : len(later[0]) + 1] not in ("：", ":"):
        return False
    spread = len(first) == 1 and len(first[0]) == len(later[0]) == 1
    one_of_several = len(later[0]) <= _LONGEST_LABEL and before.rstrip().count("：") > 0
    return spread or one_of_several or _LABEL.fullmatch(later[0]) is not None


def _are_names(pieces: list[str]) -> bool:
    """Return whether the pieces are names of persons, some led by what they are: 记者 张三.

    A name of two 字 may be spread to the width of three: 李 强.
    """
    whole = _SPREAD.sub(r"\1\2", " ".join(pieces)).split()
    names = [piece for piece in whole if not _LABEL.fullmatch(piece)]
    return bool(names) and all(map(_NAME.fullmatch, names))


def _is_slogan(pieces: list[str]) -> bool:
    """Return whether the pieces are as long as one another, as the parts of a slogan are."""
    lengths = {len(piece) for piece in pieces}
    (length, *others) = lengths
    return not others and _LEAST <= length <= _MOST and (length > _LEAST or len(pieces) > 1)
