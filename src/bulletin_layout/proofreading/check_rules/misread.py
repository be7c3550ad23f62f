"""Words that text recognition makes of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.model import (
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

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
    ("自己", "(?<![各独亲擅私暗来能])自已(?!经)"),
    ("末端", "未端(?=网点|配送|投递|派送|服务|揽|驿站|处|的|设施)"),
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


@text_rule(
    "misread",
    WARNING,
    source=Bilingual("slips of text recognition", "文字识别之误"),
    description=Bilingual("words that text recognition misreads", "文字识别常误的词"),
    wrong="己经完成",
    right="已经完成",
    fixes=NOT_FIXED,
)
def misread(text: str) -> Iterator[Slip]:
    """Find words that text recognition makes and nobody writes."""
    for match in _MISREAD_PATTERN.finditer(text):
        right = _MISREAD[(match.lastindex or 1) - 1][0]
        message = Bilingual("{found} looks misread", "“{found}”像是识别错误", found=match[0])
        yield Slip(match.start(), match.end(), message, right)
