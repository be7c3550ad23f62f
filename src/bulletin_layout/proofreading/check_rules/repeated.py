"""Characters, words and clauses that stand twice by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

# Each with what makes the pair two words: 目的的, 需要要, 重要要求, 以及及时, 的的确确.
_DOUBLED = {
    "的": ("目标端中准似", "确士"),
    "了": ("除完为罢私明终受不", "解结然断不得"),
    "是": ("于还可要但就只总若倘凡正便都也既国百或算老求", "非否"),
    "要": ("需主重只就纪想次概摘扼必紧不机简冲将若快首切索", "求素点件害职领闻道塞义务挟旨命人"),
    "在": ("现存实内所潜外自旨好正健常", "职岗建编校线野位场册押逃乎外意于理"),
    "和": ("暖温平总柔共饱缓谐讲媾", "美气平谐解睦顺县田声乐盘议约善服蔼煦"),
    "与": ("参赠给授付", "会否"),
    "及": ("以涉波普顾提推触论来惠危企埃", "时格早第"),
    "将": ("即大名上中少老战麻虎", "来军士领近要相"),
    "被": ("棉植羽毛", "告子褥害执申上监保调征检"),
}
_DOUBLED_CHARACTER = re.compile(
    "|".join(
        f"(?<![{before}{c}])({c}){c}(?![{after}{c}])" for c, (before, after) in _DOUBLED.items()
    )
)
# Words that are never said twice for weight, as 研究研究 and 一项一项 are.
_NEVER_TWICE = (
    "我们|你们|他们|以及|关于|对于|为了|因为|所以|但是|并且|通过|根据|按照|进行|开展|其中|目前|同时|会议|工作|部门"
    "|全市|全区|全省|全国|全面|积极|切实|不断|继续|深入|有关|相关|强调|指出|主任|书记|局长|进一步|一系列|委员会"
    "|办公室|管理局|负责人|领导小组|人民政府|广大|各级|各地|各项"
)
_DOUBLED_WORD = re.compile(f"(?P<first>{_NEVER_TWICE})(?P=first)")


@text_rule(
    "word-twice",
    WARNING,
    source=Bilingual("once is meant", "应为一次"),
    description=Bilingual("a word or character twice in a row", "连写两遍的字词：“要要”“进行进行”"),
    wrong="各单位要要抓好落实。",
    right="各单位要抓好落实。",
    fixes=NOT_FIXED,
)
def word_twice(text: str) -> Iterator[Slip]:
    """Find a word that stands twice in a row and is never said so."""
    for pattern in (_DOUBLED_CHARACTER, _DOUBLED_WORD):
        for match in pattern.finditer(text):
            once = match[0][: len(match[0]) // 2]
            message = Bilingual("{once} stands twice", "“{once}”重复", once=once)
            yield Slip(match.start(), match.end(), message, once)


_CLAUSE = re.compile("[^，。、；：？！“”‘’（）《》\\s]+")
# A shorter clause may be said twice: 学习，学习，再学习.
_LONG = 6
# Of one clause, 一步一个脚印一步一个脚印 is said so.
_PHRASE = re.compile(r"(?P<once>(?!一|(.)\2{4})[\u4e00-\u9fff]{5,12})(?P=once)")


@text_rule(
    "clause-twice",
    HINT,
    source=Bilingual("once is meant", "应为一次"),
    description=Bilingual("a clause twice in a row", "连写两遍的分句"),
    wrong="要压实安全责任，要压实安全责任，抓好落实。",
    right="要压实安全责任，抓好落实。",
    fixes=NOT_FIXED,
)
def clause_twice(text: str) -> Iterator[Slip]:
    """Find a clause that stands again right after itself."""
    for match in _PHRASE.finditer(text):
        message = Bilingual("this phrase stands twice", "这几个字写了两遍")
        yield Slip(match.end("once"), match.end(), message, "")
    last: re.Match[str] | None = None
    for match in _CLAUSE.finditer(text):
        follows = last is not None and match.start() - last.end() == 1
        if follows and last is not None and last[0] == match[0] and len(match[0]) >= _LONG:
            message = Bilingual("this clause stands twice", "这个分句写了两遍")
            yield Slip(last.end(), match.end(), message, "")
        last = match
