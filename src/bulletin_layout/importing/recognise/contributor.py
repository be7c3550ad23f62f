"""Find who sent a contribution in: in a line that says so, at the end, in the title.

In: the pieces below a title. Out: a Contributor: the name, how it is known, where it stood. A form
counts by its label (供稿：…), by its brackets or dash, and by what it names: an office or a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bulletin_layout.importing.clean import cleaned, on_one_line
from bulletin_layout.importing.material import Piece, Words, words_of
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.surnames import SURNAMES

_BODY = (
    "(?:有限责任公司|股份有限公司|有限公司|分公司|公司|管理局|协会|委员会|班委会|理事会|监事会|学生会|联合会|研究会|集团|中心|支局|分局|党委|党总支"
    "|党支部|办公室|办事处|派出所|工会|团委|学校|医院|街道|社区|片区"
    "|人民政府|镇政府|乡政府|区政府|县政府|市政府|政府办|政府|小学|中学|大学|学院|幼儿园|党校|法庭|法院|检察院"
    "|[院校厂县市区局政府人大政协委部]办|团[省市县区]委|妇联|[省市县区]委|纪委监委|纪委|监委|政法委|宣传部"
    "|政协|人大|图书馆|博物馆|气象台|电视台|供销社|合作社|报社|旅行社|支行|分行|银行|车间|矿井|村委会|居委会"
    "|秘书处|督查室|站点|网点|驿站|营业部|营业厅|分部|支队|大队|中队|专班|[局处科部队所站院组班厂矿馆台室庭]|(?<=[\u4e00-\u9fff]{2})[村乡镇])"
)
# An office's name at the end of a line.
BODY_AT_END = re.compile(rf"[\u4e00-\u9fff]{{1,30}}(?:{_BODY}|会)$")
_SAYS = (
    "(?:供稿单位|来稿单位|报送单位|撰稿单位|信息来源|稿件来源|供稿人?|来稿|来源|特约通讯员|通讯员|作者|撰稿人?"
    "|撰文|记者|信息员|编译|(?:本馆|本院|本校)编译)"
)
# What says so only with a mark behind it: 文/李敏; 文学院 is an office.
_SAYS_MARKED = "(?:图文|文图|文|文字|记录|整理|摘编|编译|采写)"
# In brackets at an end, and no contributor.
_NO_WHO = re.compile(r"[（(]?\s*(?:摘自|摘编自|转自|选自|据|见|详见|图为|附|注)")
_OTHERS = re.compile(
    r"[\s　；;，,]*(?:文[/／]图|图[/／]文|文|一审|二审|三审|摄影|摄像|图|审核|审签|签发|编辑|责编"
    r"|责任编辑|校对|初审|复审|终审|审校|核稿|记录|整理)[人员]?\s*[：:丨|]"
)
# Who wrote or edited it, beside who sent it in: 甲公司 撰稿人：丙某; 甲公司供稿，乙公司整理.
_OTHER_WITHIN = re.compile(rf"[\s　，,；;]+{_SAYS}\s*[：:].+$")
_BESIDE = re.compile("\\s*[，,；;/／]\\s*(?=[^，,；;]{2,20}$)")
_DID_ELSE = re.compile("摄影|摄|文|图|整理|审核|编辑|校对")
_JOINTLY = re.compile("[\\s　]*(?:联合|共同)$")
_NAME = rf"(?!全文|余下|未完|完)[{SURNAMES}](?:[\u4e00-\u9fff]{{1,2}}|[\s　][\u4e00-\u9fff])"
_NAMES = rf"{_NAME}(?:[、，,\s　]+{_NAME}){{0,4}}"
_ONE_BODY = rf"(?=[^\s]{{2}})[^（）()。；：:\s　]{{0,30}}?{_BODY}"
_BODIES = rf"{_ONE_BODY}(?:[、，,\s　]+{_ONE_BODY}){{0,4}}"
WHO = rf"(?:{_BODIES}(?:[\s　]*{_NAMES})?|{_NAMES})"
# 供稿：某分局 王某; 通讯员 王某; 某分局供稿; 某分局报.
_LABELLED = re.compile(
    rf"(?:(?:{_SAYS}|{_SAYS_MARKED})\s*[：:丨|/／]\s*|{_SAYS}\s*(?=[\s　]|{WHO}$))"
    r"(?P<who>.{2,60})"
)
_GIVEN = re.compile(rf"(?P<who>{WHO}|.{{2,40}}?)[\s　]*(?:供稿|供|来稿|报送)")
_REPORTED = re.compile(rf"(?P<who>{_BODIES})[\s　]*报")
_NAMED = re.compile(rf"(?P<who>{WHO})")
_BRACKETS = re.compile(r"[（(]\s*(?P<inner>[^（）()]{2,60}?)\s*[）)]")
_DASH = re.compile(r"[—–-]{1,3}\s*(?P<inner>.{2,40})")
# What may stand right after the last sentence.
_AT_END = re.compile(
    rf"(?<=[。！？”])\s*(?P<tail>[（(][^（）()]{{2,60}}[）)]|[—–]{{1,3}}\s*[^。，]{{2,30}}"
    rf"|{_SAYS}\s*[：:][^。]{{2,60}}|[^。！？，、；：”\s]{{2,24}}(?:供稿|报))\s*$"
)
# 平安金融科技, 部署, 队伍, 站点 …: a 字 that names a body, and is half a word there.
_HALF_A_WORD = "(?![技学研普目署分门伍员长位有以点台理置罚级面校内外上下中前后会织合委网账帐组])"
_BEGINS_AS_BODY = re.compile(rf".{{2,16}}?{_BODY}{_HALF_A_WORD}(?:.{{2,6}}?分公司)?")
_ANNEX = re.compile(
    r"附\s*件\s*\d*\s*[：:]|\d{1,2}\s*[.．、]\s*\S{2,40}(?:表|名单|清单|方案|报告)$"
)
_ENDS_AS_BODY = re.compile(rf".{{2,40}}{_BODY}")
_WITH_ANOTHER = re.compile(r"\s*(?:[、与和及同]|联合|携手)")
# What a title says is done, before its words name a body: 东区开展末端网点检查.
_ACTS = re.compile(
    "关于|开展|整改|加强|做好|深化|推进|推动|走访|走进|召开|举办|举行|组织|落实|视察|检查|学习|打造|实施|部署|启动|探索"
    "|聚焦|提升|调研|督导|慰问|参观|参加|建设|完善|健全|强化|优化|规范|整治|排查|保障|支持|助力|服务|迎接|贯彻"
    "|传达|宣传|培训|发布|印发|通过|获评|荣获|入选|成为|建成|设立|成立|新增|一线|代表|全力|扎实|积极|持续|切实"
)
_LEADS_ON = re.compile("(?:与|和|在|到|赴|向|的|走进|走访|慰问|联合)$")
DATED = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_SENTENCE = re.compile("[，。；：、]")
_LAST, _LONGEST_NAME = 3, 24


class Contributor(NamedTuple):
    """Who sent it in, how that is known; the pieces that say so, or the tail of one that does.

    `rest` are words beside it that say something else: who reviewed it.
    """

    name: str = ""
    note: str = ""
    pieces: tuple[Piece, ...] = ()
    within: Words | None = None
    tail: str = ""
    rest: str = ""

    def read(self) -> Iterator[str]:
        """Yield the words that said who sent it in."""
        yield from map(words_of, self.pieces)
        yield self.tail

    def without(self, piece: Piece) -> Piece:
        """Return a piece without the words at its end that say who sent it in."""
        if not isinstance(piece, Words) or piece is not self.within:
            return piece
        marked = piece.marked
        if marked is not None:
            kept = marked.rstrip().removesuffix(self.tail)
            marked = kept.rstrip() if kept != marked.rstrip() else None
        return replace(piece, text=piece.text.rstrip().removesuffix(self.tail), marked=marked)


def contributor(pieces: Sequence[Piece], title: Sequence[str]) -> Contributor:
    """Return who sent in what these pieces say below a title."""
    last = last_words(pieces)
    for piece in [*(p for p in pieces[:1] if isinstance(p, Words)), *last]:
        if found := _alone(piece):
            return found
    for piece in last:
        text = cleaned(piece.text)
        if piece.appearance.right and len(text) <= _LONGEST_NAME and not DATED.fullmatch(text):
            note = Bilingual("Guessed: from the original's signature", "推断：取自原件的落款")
            return Contributor(on_one_line(text), note, (piece,))
    for piece in reversed(last):
        if found := _at_end(piece):
            return found
    return _in_title("".join(title))


def contributor_in(piece: Words) -> str | None:
    """Return who a line at the right edge says sent the text in; None if it says anything else."""
    text = piece.text.strip()
    who, rest = _who(text)
    if not who and len(cleaned(text)) <= _LONGEST_NAME and _NAMED.fullmatch(text):
        who = on_one_line(text)
    return who if who and not rest else None


def names_contributor(piece: Words) -> bool:
    """Return whether a paragraph says who sent the text above it in, and nothing else."""
    text = piece.text.strip()
    labelled = _LABELLED.fullmatch(text) is not None or _BRACKETS.fullmatch(text) is not None
    return labelled and bool(_who(text)[0])


def contributor_below_title(pieces: Sequence[Piece]) -> Contributor | None:
    """Return who sent in an article, if its first line says so: 供稿：质控科, 教务处 魏国强."""
    first = pieces[0] if len(pieces) > 1 else None
    if not isinstance(first, Words) or len(cleaned(first.text)) > _LONGEST_NAME:
        return None
    if found := _alone(first):
        return found
    if first.appearance.indented or not _NAMED.fullmatch(first.text.strip()):
        return None
    note = Bilingual("Guessed: from the line below the title", "推断：取自标题下面的一行")
    return Contributor(on_one_line(first.text), note, (first,))


def contributor_at_end(pieces: Sequence[Piece]) -> Contributor | None:
    """Return who sent in an article of a bulletin, if its last words say so.

    Annexes that are only named may stand below.
    """
    text = list(pieces)
    while len(text) > 1 and _ANNEX.match(words_of(text[-1]).strip()):
        text.pop()
    for piece in last_words(text[-1:]):
        if found := _alone(piece) or _at_end(piece):
            return found
    return None


def under_title(lines: Sequence[Words]) -> Contributor:
    """Return who sent it in, if the last of several centred lines names a body."""
    if len(lines) < 2 or _LEADS_ON.search(lines[-2].text.strip()):
        return Contributor()
    last = cleaned(lines[-1].text)
    if match := _LABELLED.fullmatch(last):
        note = Bilingual("Guessed: from the line below the title", "推断：取自标题下面的一行")
        return Contributor(on_one_line(match["who"]), note, (lines[-1],))
    is_named = _ENDS_AS_BODY.fullmatch(last) or _NAMED.fullmatch(last)
    if is_named and not _SENTENCE.search(last):
        note = Bilingual("Guessed: from the line below the title", "推断：取自标题下面的一行")
        return Contributor(on_one_line(last), note, (lines[-1],))
    return Contributor()


def last_words(pieces: Sequence[Piece]) -> list[Words]:
    """Return the paragraphs among the last pieces."""
    return [piece for piece in pieces[-_LAST:] if isinstance(piece, Words)]


def _alone(piece: Words) -> Contributor | None:
    """Return who sent it in, if a paragraph says that and nothing else."""
    text = piece.text.strip()
    who, rest = _who(text)
    if not who:
        return None
    note = Bilingual(
        "Guessed: from the line “{line}” of the original",
        "推断：取自原件的“{line}”一行",
        line=on_one_line(text),
    )
    return Contributor(who, note, (piece,), rest=rest)


def _at_end(piece: Words) -> Contributor | None:
    match = _AT_END.search(piece.text)
    if match is None:
        return None
    who, rest = _who(match["tail"])
    if not who:
        return None
    note = Bilingual(
        "Guessed: from “{words}” at the end of the text",
        "推断：取自文末的“{words}”",
        words=on_one_line(match["tail"]),
    )
    return Contributor(who, note, (), piece, match["tail"].rstrip(), rest)


def _who(text: str) -> tuple[str, str]:
    """Return who a phrase says sent it in, and what it says besides; empty if it says none."""
    text = text.strip()
    if _NO_WHO.match(text):
        return "", ""
    framed = _BRACKETS.fullmatch(text) or _DASH.fullmatch(text)
    inner = framed["inner"].strip() if framed else text
    other = _OTHERS.search(inner)
    said, rest = (inner[: other.start()], inner[other.start() :]) if other else (inner, "")
    beside = _BESIDE.search(said)
    if beside is not None and _DID_ELSE.search(said, beside.end()):
        said, rest = said[: beside.start()], f"{said[beside.end() :]} {rest}"
    match = _LABELLED.fullmatch(said) or _REPORTED.fullmatch(said)
    match = match or (_GIVEN.fullmatch(said) if framed or len(said) <= _LONGEST_NAME else None)
    match = match or (_NAMED.fullmatch(said) if framed else None)
    if match is None or "。" in match["who"]:
        return "", ""
    who, rest = match["who"], rest.lstrip("；;，,/／ ")
    if (other := _OTHER_WITHIN.search(who)) is not None:
        who, rest = who[: other.start()], f"{who[other.start() :].lstrip('，,；;/／ ')} {rest}"
    return on_one_line(_JOINTLY.sub("", who)), on_one_line(rest)


def _in_title(title: str) -> Contributor:
    """Return the body that a title begins with, unless it names another beside it."""
    match = _BEGINS_AS_BODY.match(title)
    if match is None or _WITH_ANOTHER.match(title, match.end()) or _ACTS.search(match[0]):
        return Contributor()
    return Contributor(match[0], Bilingual("Guessed: from the title", "推断：取自标题"))
