"""Where titles, captions and heads are broken by meaning: between phrases, not inside words.

In: a short text and the issue's text. Out: what a break before each character costs. Phrases come
from BudouX, a small well-kept segmenter; what it does not know, the issue itself tells: two
characters that nearly always stand together in it (快递, 党建) are a word.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import Any

from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.typography import characters as ch

# A break inside a phrase costs this, in the unit of `text.titles`: a line is ragged by one 字.
_INSIDE_PHRASE = 30.0
# A break inside a word of the costs up to this.
_INSIDE_WORD = 60.0
# A title says who does what: a break reads well after who, and before what is done. The words
# are those of official titles; measured on the two-line titles of the five published issues.
_WHO = re.compile(
    r"(?:公司|集团|[局委会部处厅院社站店办]|委员会|领导小组|中心|政府|支部|企业|区长|书记|一行|公安|分公司)$"
)
_DOES = re.compile(
    r"开展|联合|召开|推进|推动|组织|启动|荣获|获评|入选|赴|到|走访|调研|展现|学习|积极|切实|扎实|进一步|"
    r"举办|举行|参加|参与|助力|打造|服务|保障|发布|印发|出台|部署|加强|做好|落实|深化|联动|慰问|关于|圆满|"
    r"为|向|与|让|把"
)
_WHO_BONUS, _DOES_BONUS = -5.0, -4.0
# Before —— and after ：；， a title parts of itself: the first choice.
_PARTING, _PARTING_BONUS = "：；，", -18.0
# A line does not begin with these, which belong to what stands before; nor end with those.
_CLINGING, _LEADING = "的地得了着过们等之者", "把将对向从以在被使让"
_BESIDE_CLINGING = 25.0
# 扎实推动: an adverb and its verb are one phrase.
_ADVERBS = "扎实|积极|切实|深入|全面|大力|着力|进一步|持续|不断|充分|认真"
_ADVERB = re.compile(f"(?:{_ADVERBS})$")
_BEGINS_WITH_ADVERB = re.compile(_ADVERBS)
_BEHIND_ADVERB = 15.0
# 扎实推动｜行业党建: a verb is parted from what it does to.
_VERB = re.compile(
    "(?:推动|推进|加强|开展|做好|落实|深化|打造|组织|召开|举办|举行|部署|启动|关于|参加|参与)$"
)
_BEHIND_VERB = 12.0
# These bind what is on both sides; a break beside them tears it apart.
_BINDING = "与和及暨、"
_BESIDE_BINDING = 10.0
# Neither a quotation nor a bracket is broken inside if it can be helped.
_INSIDE_QUOTES, _INSIDE_SHORT_QUOTES = 12.0, 40.0
_SHORT_QUOTES = re.compile("“[^”]{1,5}”|《[^》]{1,5}》")
_OPENING, _CLOSING = "“《（‘〈〔", "”》）’〉〕"
# Words of official titles that the segmenter divides.
_WORDS = re.compile(
    "邮政|快递|寄递|党建|党群|创建|推进会|大检查|大整治|岁末年初|安全生产|从业人员|社会责任|高质量|"
    "精神文明建设|党的建设|十四五|十五五|长三角|一体化|同比增长|同比下降|环比增长|青年文明号|"
    "劳动模范|顺丰|圆通|申通|中通|韵达|极兔|京东|速递|速运|季度|年度|先进|标兵|"
    "服务保障|安全管理|应急管理|综合治理|申报材料|格式要求|"
    "上海市|管理局|委员会|领导小组|座谈会|动员会|博览会|进博会|工作站|示范点"
)
# A 字 alone is more often half a word than one.
_BESIDE_LONE = 8.0
_LONE_WORDS = "的与和及暨为向让把赴到"


def joints(title: str, corpus: Corpus) -> tuple[float, ...]:
    """Return what a break before each character of a title costs; below 0 it reads well."""
    phrases = _parser().parse(title)
    starts = list(accumulate(map(len, phrases), initial=0))
    starts += [match.start() for match in _BEGINS_WITH_ADVERB.finditer(title)]
    beside_lone = {
        at
        for phrase, start in zip(phrases, starts, strict=False)
        if len(phrase) == 1 and phrase not in _LONE_WORDS
        for at in (start, start + 1)
    }
    inside_words = {i for m in _WORDS.finditer(title) for i in range(m.start() + 1, m.end())}
    short = {i for m in _SHORT_QUOTES.finditer(title) for i in range(m.start() + 1, m.end())}
    costs = [0.0]
    depth = 0
    for i in range(1, len(title)):
        before, after = title[i - 1], title[i]
        depth += (before in _OPENING) - (before in _CLOSING)
        cost = _INSIDE_SHORT_QUOTES if i in short else _INSIDE_QUOTES if depth > 0 else 0.0
        cost += _word_cost(before, after, i in starts, corpus)
        cost += _INSIDE_PHRASE if i in inside_words else 0.0
        cost += _BESIDE_LONE if i in beside_lone else 0.0
        cost += _BESIDE_BINDING if before in _BINDING or after in _BINDING else 0.0
        cost += _BESIDE_CLINGING if after in _CLINGING or before in _LEADING else 0.0
        cost += _BEHIND_ADVERB if _ADVERB.search(title[:i]) else 0.0
        cost += _BEHIND_VERB if _VERB.search(title[:i]) else 0.0
        cost += _WHO_BONUS if _WHO.search(title[:i]) else 0.0
        cost += _DOES_BONUS if _DOES.match(title, i) else 0.0
        cost += _PARTING_BONUS if before in _PARTING or title.startswith("——", i) else 0.0
        costs.append(cost)
    return tuple(costs)


def _word_cost(before: str, after: str, starts_phrase: bool, corpus: Corpus) -> float:
    """Return what a break between two characters costs by the phrases and the issue's words."""
    cost = 0.0 if starts_phrase else _INSIDE_PHRASE
    if ch.classify(before) == ch.classify(after) == ch.HAN:
        cost += _INSIDE_WORD * max(0.0, corpus.cohesion(before, after) - 0.3)
    return cost


@cache
def _parser() -> Any:
    import budoux  # 20 ms, for the few titles that need it

    return budoux.load_default_simplified_chinese_parser()
