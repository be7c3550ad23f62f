"""Which of many names is another spelling of one of them, as slips are made.

The same but for punctuation, width and blanks; two neighbours exchanged; a word such as 有限 left
out; a character that looks or sounds like the right one. Names that only resemble each other
(民政局 and 财政局, 一处 and 二处) differ otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from bulletin_layout.proofreading.confusable import respelt

_NO_WORDS = re.compile(r"[\W_]+")
_LEFT_OUT = ("有限", "股份", "责任", "行业", "控股")
# Of shorter names too much is alike.
_LEAST_UNIT, _LEAST_PERSON = 4, 3
# Names that each stand so often are two names.
_BOTH_USUAL = 3
# The last characters of a name say what it is (公司, 分局, 中心): they are those of many.
_ENDING = 2


def spelt_otherwise(
    counts: Mapping[str, int], *, are_persons: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield each rare spelling with the usual one of the same name. `counts`: how often each is."""
    least = _LEAST_PERSON if are_persons else _LEAST_UNIT
    by_form: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        by_form[plain(name)].append(name)
    told: set[str] = set()
    endings = Counter(form[-_ENDING:] for form in by_form)
    for rare, usual in _odd_endings(by_form, endings, counts):
        told.add(rare)
        yield rare, usual
    for form, names in by_form.items():
        for like in {form, *(_spellings(form) if len(form) >= least else ())}:
            for other in by_form.get(like, ()):
                for name in names:
                    rare, usual = _ordered(name, other, counts)
                    is_new = rare != usual and rare not in told
                    if is_new and (like == form or counts[rare] < _BOTH_USUAL):
                        told.add(rare)
                        yield rare, usual


def _odd_endings(
    by_form: Mapping[str, list[str]], endings: Mapping[str, int], counts: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield names whose ending no other name has (公可), with those that end otherwise (公司)."""
    by_begin: dict[tuple[str, int], list[str]] = defaultdict(list)
    for form in by_form:
        by_begin[form[:-_ENDING], len(form)].append(form)
    for (begin, length), forms in by_begin.items():
        if length < _LEAST_UNIT or not begin:
            continue
        for form in forms:
            rare = by_form[form][0]
            others = [by_form[f][0] for f in forms if endings[f[-_ENDING:]] > 1]
            usual = max(others, key=lambda name: counts[name], default="")
            if (
                endings[form[-_ENDING:]] == 1 == counts[rare]
                and usual
                and _differ_by_one(plain(rare), plain(usual))
            ):
                yield rare, usual


def _differ_by_one(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def plain(name: str) -> str:
    """Return a name without punctuation and blanks, its letters and digits half as wide."""
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", name))


def _ordered(one: str, other: str, counts: Mapping[str, int]) -> tuple[str, str]:
    """Return the rarer of two names first; of two as often written the shorter."""
    pair = sorted((one, other), key=lambda name: (counts[name], len(name), name))
    return pair[0], pair[1]


def _spellings(form: str) -> Iterator[str]:
    yield from respelt(form)
    for at in range(len(form) - 1):
        if form[at] != form[at + 1]:
            yield form[:at] + form[at + 1] + form[at] + form[at + 2 :]
    for word in _LEFT_OUT:
        if word in form:
            yield form.replace(word, "", 1)
