"""What was typed twice, a 字 or a word; by the words that it breaks.

In: a run of 汉字. Out: where that is likely, and what was meant. As with look-alikes, what makes a
run much likelier is told; words that are said twice for weight (研究研究) are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.spelling.lexicon import Lexicon

# So much likelier the run must be without the slip: fitted on right sentences, which have none.
_LEAST_GAIN = 6.0
_AROUND = 6
_LONGEST = 4
_DOUBLED = re.compile(r"(?=(?P<once>[\u4e00-\u9fff]{1,4})(?P=once))")
# 市市场监管局, 江滨路路灯, 将将领: words that stand before a word with themselves.
_BEFORE_ITSELF = frozenset(
    "作路桥店港河湖山楼省市区县乡镇村街局厅部署班军厂团连营排会院所办委党校站处科室组队司中国人民将被把对在为要会可能使让由从以与和及是了的不上下有就也都来去到"
    "一二三四五六七八九十百千万两个年月日时分大小好多新老高长前后各该本此其之所者性化员家级度"
)
# Said twice for weight, or to say that it is done a little.
_ROWS = (
    "研究 讨论 考虑 学习 交流 商量 了解 介绍 宣传 锻炼 体验 参观 休息 关心 "
    "帮助 照顾 打听 打扫 收拾 整理 调查 检查 试验 总结 分析 比较 合计 参谋 "
    "支持 表扬 鼓励 教育 活动 准备 享受 感受 认识 熟悉 改进 改善 非常 许多 "
    "很多 多少 特别 十分 永远 千万 一个 一次 一步 一点 一件 一项 谢谢 欢迎 "
    "加油 恭喜 快乐 高兴 如何"
)
_SAID_TWICE = frozenset(_ROWS.split())
# Adjectives, sounds, pronouns: 温柔温柔, 咣当咣当.
_KINDS_SAID_TWICE = ("a", "z", "o", "r")


class Slip(NamedTuple):
    """A slip of typing: its range in the run, what was meant, how much likelier that is."""

    start: int
    end: int
    meant: str
    gain: float


def doubled(text: str, words: Lexicon) -> Iterator[Slip]:
    """Yield a character or a word that stands twice in a row and makes no word with itself."""
    end = 0
    for match in _DOUBLED.finditer(text):
        once, start = match["once"], match.start()
        # 一项项, 一届届, 一代一代: one after the other.
        counted = text[max(0, start - 1) : start + 1].find("一") >= 0
        before = text[max(0, start - 1) : start]
        around = text[max(0, start - _AROUND) : start + 2 * len(once) + _AROUND]
        if start < end or counted or not _may_be_slip(before, once, around, words):
            continue
        gain = _gain(text, start, start + 2 * len(once), once, words)
        if gain > _LEAST_GAIN and not _parts_two_words(text, start, once, words):
            end = start + 2 * len(once)
            yield Slip(start, end, once, gain)


def _may_be_slip(before: str, once: str, around: str, words: Lexicon) -> bool:
    if len(once) == 1:
        # 红红脸, 出出汗 are said so: 红红 is a word. 动动 is one too, but not in 推动动.
        ends_word = before != "" and words.holds(before + once)
        said_so = words.holds(2 * once) and (not ends_word or 2 * once in words.cut(around))
        return once not in _BEFORE_ITSELF and not said_so
    if not words.holds(once) or once in _SAID_TWICE or once[0] in "很大极太最小":
        return False
    return not words.kind(once).startswith(_KINDS_SAID_TWICE)


def _parts_two_words(text: str, start: int, once: str, words: Lexicon) -> bool:
    """Return whether both belong to words of their own, 局局长, or none does: 菜鸟裹裹.

    Of a longer word the first may: 党组织组织生活会.
    """
    before = text[max(0, start - 1) : start + len(once)]
    if len(once) > 1:
        return len(before) > len(once) and words.holds(before)
    ends = len(before) == 2 and words.holds(before)
    after = text[start + 1 : start + 1 + _LONGEST]
    begins = any(words.holds(after[:length]) for length in range(2, len(after) + 1))
    return ends == begins


def _gain(text: str, start: int, end: int, meant: str, words: Lexicon) -> float:
    """Return how much likelier what stands round a range is with what was meant."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    now = words.likelihood(before + text[start:end] + after)
    return words.likelihood(before + meant + after) - now
