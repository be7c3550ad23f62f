"""Characters that are taken for one another: they look alike, or sound alike in names.

A short list for hints about names, not a dictionary: 字 that occur in the names of persons and
offices. Numbers and directions are left out, since 一/二 and 东/西 tell true names apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_LOOK_ALIKE = (
    "己已巳 末未 日曰 土士 干千 人入 天夭 夫失 市巿 今令 冶治 管菅 官宫 目日 田由 刀力 "
    "冯马 历厉 立力 政攻 理埋 递逮 营菅 柏拍 洁浩 桂佳 拣栋 祥样 拟似 侯候 陆陈 徐除 沈忱 汪江 "
    "苏芬 王玉 毛手 卢户 戴载 莫英 孟盂 龙尤 宁宇 余佘 肖尚 折拆 部郎 邦那 栗粟 崇祟 晴睛 "
    "明朋 波坡 刚岗纲 磊垒 "
    "博搏 辨辩 藉籍 浦埔 渭谓 普晋 韦书 钊利 彬杉 侠挟 赢嬴 蓝篮 茂戊"
)
_SOUND_ALIKE = (
    "力立利丽莉励黎 伟炜玮纬巍威卫 洪宏红鸿弘虹 军君钧俊峻骏 建健剑 明铭鸣 华桦骅 晓小筱 永勇咏涌 "
    "国果 志智致芝 文雯纹 平萍苹 林琳霖麟 峰锋丰枫风凤 杰洁捷 婷廷庭 娟涓 燕艳雁彦 玉育宇煜昱裕 "
    "敏闽 静靖菁婧箐 芳方 霞夏 辉晖慧惠卉 斌彬 涛韬 超朝 刚钢 强蔷 磊蕾 鑫新欣馨昕 佳嘉家 怡宜仪 "
    "珊姗山 佩培 荣容蓉 德得 福富 祥翔详 世仕士 素苏 娥鹅 颖莹盈英瑛 春椿 浩昊皓 然冉 阳洋扬杨 "
    "程成诚城承 张章 徐许 谢解 余于俞虞 魏卫 江姜蒋 冯丰 周邹 沈申 陆卢 秦覃 刘柳 何贺 "
    "朋鹏彭 亮良谅 凯恺铠 飞非菲 兵冰滨宾 龙隆 勤琴芹 兰岚澜 生升胜 星兴 清青卿 波博 雷蕾 涛焘 "
    "营盈 营赢 运韵 递第 快筷"
)


@cache
def _groups() -> dict[str, frozenset[str]]:
    likes: dict[str, set[str]] = {}
    for group in (_LOOK_ALIKE + " " + _SOUND_ALIKE).split():
        for character in group:
            likes.setdefault(character, set()).update(group)
    return {character: frozenset(group - {character}) for character, group in likes.items()}


def confusable(character: str) -> frozenset[str]:
    """Return the characters that one may be taken for."""
    return _groups().get(character, frozenset())


def respelt(name: str) -> Iterator[str]:
    """Yield the names that one may be written for: one character for a like one."""
    for at, character in enumerate(name):
        yield from (name[:at] + like + name[at + 1 :] for like in sorted(confusable(character)))
