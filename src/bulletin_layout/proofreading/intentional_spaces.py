"""Spaces that are meant: between names, halves of a slogan, labels, offices; in blanks to fill in.

In: a text and a space between two Han in it. Out: whether an editor would keep it. What stands
between two marks is looked at once, however many spaces it has.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.surnames import SURNAMES

# What stands between two of these is looked at as a whole, its pieces parted by spaces.
_BOUNDS = LazyPattern("[，。、；：:？！“”‘’《》〈〉（）()【】\\n]")
_NAME = LazyPattern(f"[{SURNAMES}][\u4e00-\u9fff]{{1,3}}")
_SPREAD = LazyPattern(f"[{SURNAMES}] [\u4e00-\u9fff]")
_WHO = (
    "本报记者|本刊记者|记者|通讯员|特约通讯员|供稿|撰稿|摄影"
    "|编辑|责任编辑|审核|校对|作者|文|图|整理|文字"
)
_WHAT = (
    "时间|地点|主办|承办|协办|主持人?|联系人|电话|手机|传真|邮编|邮箱|地址|网址|来源|单位|日期|抄送"
)
_LABEL = LazyPattern(f"(?:{_WHO}|{_WHAT})")
_LABELLED_NAME = LazyPattern(
    f"(?:{_WHO})[{SURNAMES}][\u4e00-\u9fff]{{1,2}}", tuple(_WHO.split("|"))
)
# Two offices that issue something together.
_OFFICE = LazyPattern(
    "(?:中共中央|国务院|中央军委|办公厅|办公室|[省市区县州]委|委员会|人民法院|人民政府|总工会|[总司]局|[部署])$"
)
_NEXT_OFFICE = LazyPattern(
    "中共|中央|国务院|最高人民|全国|国家|中华|共青团|[\u4e00-\u9fff]{0,6}(?:人民政府|省政府|市政府|区政府|县政府"
    "|办公厅|办公室|委员会|人民法院|人民检察院|总工会)"
)
# 某市政府办公室 2026年3月1日
_BODY = LazyPattern("[室局部委处厅院会]$|公司$|中心$")
_UNIT = LazyPattern(
    "[局处科部室会院所站队厂社校班组团办行委馆庭]$|公司$|中心$|政府$|街道$|[镇乡村]$|支部$|站点$"
)
_DATE = LazyPattern(r"\d{4}年\d{1,2}月\d{1,2}日")
_DATELINE = LazyPattern("(?:本报|本刊|[\u4e00-\u9fff]{2,8})讯(?:[（(][^（）()]{1,40}[）)])?$", "讯")
# 图1 …, 表2—1 …, 附件3 …, 第三章 …: what follows such a number is its title.
_NUMBERED = LazyPattern(
    r"(?:^|[。；：])(?:[图表注]|附件|附图|附表|第)[\d一二三四五六七八九十—、图表-]*[章节条]?$"
)
# 36.2.1 …: so is what follows the number of a clause.
_CLAUSE = LazyPattern(r"\d+(?:\.\d+)+$")
# 1.清单 2.照片: an item of a list after another one on the same line.
_ITEM = LazyPattern(r"[（(]?\d{1,2}[.．、)）](?!\d)")
_ITEM_APART = LazyPattern(r"(?:^|[\s：])[（(]?\d{1,2}[.．、)）] +$")
_LONGEST_ITEM = 8
_LEAST, _MOST = 3, 12
_LEAST_CLAUSE = 4
_LONGEST_LABEL = 4
_CREDIT = LazyPattern("(?:文|图|摄|摄影|供稿|报道|撰稿|整理|编辑)$")
_CREDIT_BEGINS = LazyPattern("[（(](?:摄影|图|文|图/文|文/图|供稿|通讯员|记者|作者)")
_NAME_AND_POST = LazyPattern(f"[{SURNAMES}][\u4e00-\u9fff]{{1,3}}[（(]")
_NEXT_LABEL = LazyPattern("[\u4e00-\u9fff]{2,4}[：:]")
_TELEPHONE = LazyPattern(r"[\d-]{7,}")
_PIECE, _SPACE = LazyPattern(r"\S+"), LazyPattern(r"\s+")


class _Stretch(NamedTuple):
    """What stands between two marks: where, its pieces and where they begin and end."""

    start: int
    end: int
    pieces: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    is_slogan: bool


class IntentionalSpaces:
    """Tells which spaces of one text an editor would keep."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first_colon = text.find("：")
        self._bounds: list[int] | None = None
        self._word_begins: list[int] | None = None
        self._stretch = _Stretch(0, 0, (), (), (), False)
        self._names: tuple[bool, ...] | None = None

    def holds(self, start: int, end: int) -> bool:
        """Return whether the space from `start` to `end` is one that an editor would keep."""
        text = self._text
        if text[max(0, start - 1) : start] + text[end : end + 1] in ("年月", "月日"):
            return True  # a date to be filled in by hand
        stretch = self._stretch_at(start)
        count = bisect_left(stretch.starts, start)
        parts = 0 < count < len(stretch.pieces)
        if parts and (stretch.is_slogan or self._parts_clauses(stretch)):
            return True  # the commonest, and no expression tells it
        if self._is_beside_brackets(start, end) or self._is_after_open_label(start, end):
            return True
        begin = self._begin_of_word(start)
        if _NUMBERED.search(text, begin, start) or self.is_after_dateline(start):
            return True
        if _CLAUSE.fullmatch(text, begin, start) or self._is_after_item(begin, end):
            return True
        if not parts:
            return False
        before, after = stretch.pieces[count - 1], stretch.pieces[count]
        if _OFFICE.search(before) and _NEXT_OFFICE.match(after):
            return True
        if _BODY.search(before) and _DATE.match(after):
            return True
        if self._ends_in_label(stretch, count) or self._parts_unit_and_person(stretch):
            return True
        names = self._names_in_stretch()
        return (
            (_TELEPHONE.fullmatch(after) and names[count]) or names[-1] or self._is_credit(stretch)
        )

    def _is_credit(self, stretch: _Stretch) -> bool:
        """Return whether brackets hold who wrote something: （城东站 张三 文/图）."""
        around = self._text[max(0, stretch.start - 1) : stretch.start]
        around += self._text[stretch.end : stretch.end + 1]
        return around in ("（）", "()") and _CREDIT.search(stretch.pieces[-1]) is not None

    def _is_beside_brackets(self, start: int, end: int) -> bool:
        """Return whether a space parts 王明（局长） 李明（副局长）, or a line and its credit."""
        if self._text[start - 1 : start] in ("）", ")"):
            return _NAME_AND_POST.match(self._text, end) is not None
        return _CREDIT_BEGINS.match(self._text, end) is not None

    def _is_after_open_label(self, start: int, end: int) -> bool:
        """Return whether a space stands for what is to be filled in: 签发： 审核：."""
        open_ = self._text[start - 1 : start] in ("：", ":")
        return open_ and _NEXT_LABEL.match(self._text, end) is not None

    def _parts_clauses(self, stretch: _Stretch) -> bool:
        """Return whether the clauses of a quoted title are parted: 《改革创新 努力开创新局面》."""
        around = self._text[max(0, stretch.start - 1) : stretch.start]
        around += self._text[stretch.end : stretch.end + 1]
        return around in ("《》", "“”") and min(map(len, stretch.pieces)) >= _LEAST_CLAUSE

    def _is_after_item(self, begin: int, end: int) -> bool:
        """Return whether the word before a space is an item of a list, and one follows."""
        if not _ITEM.match(self._text, end):
            return False
        label = begin + self._text[begin:end].rfind("：") + 1
        item = _ITEM.match(self._text, label)
        apart = _ITEM_APART.search(self._text, max(0, begin - _LONGEST_ITEM), begin)
        return apart is not None or (item is not None and item.end() < end - 1)

    def is_after_dateline(self, start: int) -> bool:
        """Return whether a space stands after what a report begins with: 本报讯（记者 张三）."""
        return _DATELINE.fullmatch(self._text, 0, start) is not None

    def _begin_of_word(self, at: int) -> int:
        """Return where what stands before a place begins: after the last space."""
        if self._word_begins is None:
            self._word_begins = [0, *(match.end() for match in _SPACE.finditer(self._text))]
        return self._word_begins[bisect_right(self._word_begins, at) - 1]

    def _stretch_at(self, at: int) -> _Stretch:
        """Return the stretch that a space is in."""
        if not self._stretch.start <= at < self._stretch.end:
            if self._bounds is None:
                self._bounds = [match.start() for match in _BOUNDS.finditer(self._text)]
            number = bisect_left(self._bounds, at)
            start = self._bounds[number - 1] + 1 if number else 0
            end = self._bounds[number] if number < len(self._bounds) else len(self._text)
            self._stretch, self._names = _stretch(self._text, start, end), None
        return self._stretch

    def _names_in_stretch(self) -> tuple[bool, ...]:
        """Return of each number of pieces whether so many, from the first, are names."""
        if self._names is None:
            self._names = _names(self._stretch.pieces)
        return self._names

    def _parts_unit_and_person(self, stretch: _Stretch) -> bool:
        """Return whether a text is a unit and a person: 东区分局 王小芳, or the other way round."""
        if len(stretch.pieces) != 2 or len(self._text) != stretch.end - stretch.start:
            return False
        return any(
            bool(_UNIT.search(unit)) and person[0] in SURNAMES and bool(_NAME.fullmatch(person))
            for unit, person in (stretch.pieces, stretch.pieces[::-1])
        )

    def _ends_in_label(self, stretch: _Stretch, count: int) -> bool:
        """Return whether what follows the first pieces is a label and its colon.

        It is a known one (审核：), one after another (上联：… 下联：…), or spread itself (地 址：).
        """
        label, end = stretch.pieces[count], stretch.ends[count]
        if self._text[end : end + 1] not in ("：", ":"):
            return False
        spread = count == 1 and len(stretch.pieces[0]) == len(label) == 1
        one_of_several = len(label) <= _LONGEST_LABEL and -1 < self._first_colon < stretch.start
        return spread or one_of_several or _LABEL.fullmatch(label) is not None


def _stretch(text: str, start: int, end: int) -> _Stretch:
    """Return what stands between two marks, cut at its spaces."""
    found = list(_PIECE.finditer(text, start, end))
    pieces = tuple(match[0] for match in found)
    starts, ends = tuple(m.start() for m in found), tuple(m.end() for m in found)
    return _Stretch(start, end, pieces, starts, ends, _is_slogan(pieces))


def _names(pieces: Sequence[str]) -> tuple[bool, ...]:
    """Return of each number of pieces whether the first so many are names of persons.

    Some may be led by what they are: 记者 张三. A name of two 字 may be spread to the width of
    three: 李 强.
    """
    # Whether there is a name so far; None once something else stood there.
    known: bool | None = False
    names = [False]
    for number, piece in enumerate(pieces):
        if len(names) > number + 1:
            continue  # the second 字 of a name that is spread
        spread = " ".join(pieces[number : number + 2])
        names.append(bool(_with(known, piece)))
        if len(piece) == 1 and _SPREAD.fullmatch(spread):
            known = _with(known, spread.replace(" ", ""))
            names.append(bool(known))
        else:
            known = _with(known, piece)
    return tuple(names)


def _with(known: bool | None, piece: str) -> bool | None:
    """Return whether pieces hold a name, one more among them; None if any is no name or label."""
    if known is None or _LABEL.fullmatch(piece):
        return known
    is_name = piece[0] in SURNAMES and _NAME.fullmatch(piece)
    return True if is_name or _LABELLED_NAME.fullmatch(piece) else None


def _is_slogan(pieces: Sequence[str]) -> bool:
    """Return whether the pieces are as long as one another, as the parts of a slogan are."""
    lengths = {len(piece) for piece in pieces}
    if len(lengths) != 1:
        return False
    (length,) = lengths
    return _LEAST <= length <= _MOST and (length > _LEAST or len(pieces) > 1)
