"""Slips of typing: two 字 exchanged, one or a word typed twice; by the words that they break.

In: a run of 汉字. Out: where such a slip is likely, and what was meant. As with look-alikes, what
makes a run much likelier is told; words that are said twice for weight (研究研究) are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from bulletin_layout.proofreading.spelling.lexicon import Lexicon
from bulletin_layout.proofreading.surnames import SURNAMES_ALONE

# So much likelier the run must be without the slip: fitted on right sentences, which have none.
_LEAST_EXCHANGED, _LEAST_CHARACTER, _LEAST_WORD = 9.0, 6.0, 6.0
_RAREST = -13.5
_AROUND = 6
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


def exchanged(text: str, words: Lexicon) -> Iterator[Slip]:
    """Yield two neighbours, each alone, that the other way round are a word."""
    at = 0
    cut = words.cut(text)
    for first, second in pairwise(cut):
        # After a surname two characters may be a name.
        named = not SURNAMES_ALONE.isdisjoint(text[max(0, at - 1) : at + 1])
        if len(first) == len(second) == 1 and first != second and not named:
            word = second + first
            if words.holds(word) and words.probability(word) > _RAREST and not words.is_name(word):
                gain = _gain(text, at, at + 2, word, words)
                if gain > _LEAST_EXCHANGED:
                    yield Slip(at, at + 2, word, gain)
        at += len(first)


def doubled(text: str, words: Lexicon) -> Iterator[Slip]:
    """Yield a character or a word that stands twice in a row and makes no word with itself."""
    end = 0
    for match in _DOUBLED.finditer(text):
        once, start = match["once"], match.start()
        # 一项项, 一届届, 一代一代: one after the other.
        counted = text[max(0, start - 1) : start + 1].find("一") >= 0
        if start < end or counted or not _may_be_slip(once, words):
            continue
        gain = _gain(text, start, start + 2 * len(once), once, words)
        least = _LEAST_CHARACTER if len(once) == 1 else _LEAST_WORD
        if gain > least and not _parts_two_words(text, start, once, words):
            end = start + 2 * len(once)
            yield Slip(start, end, once, gain)


def _may_be_slip(once: str, words: Lexicon) -> bool:
    if len(once) == 1:
        # 红红脸, 出出汗 are said so: the dictionary has 红红.
        return once not in _BEFORE_ITSELF and not words.holds(2 * once)
    if not words.holds(once) or once in _SAID_TWICE or once[0] in "很大极太最小":
        return False
    return not words.kind(once).startswith(_KINDS_SAID_TWICE)


def _parts_two_words(text: str, start: int, once: str, words: Lexicon) -> bool:
    """Return whether both belong to words of their own, 局局长, or none does: 菜鸟裹裹."""
    if len(once) > 1:
        return False
    before, after = text[max(0, start - 1) : start + 1], text[start + 1 : start + 3]
    ends = len(before) == 2 and words.holds(before)
    begins = len(after) == 2 and words.holds(after)
    return ends == begins


def _gain(text: str, start: int, end: int, meant: str, words: Lexicon) -> float:
    """Return how much likelier what stands round a range is with what was meant."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    now = words.likelihood(before + text[start:end] + after)
    return words.likelihood(before + meant + after) - now
