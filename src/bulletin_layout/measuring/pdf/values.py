"""What was measured on a PDF's pages, as values of a style's keys.

In: frame, gaps, parts, rules. Out: values with their sources. Lengths in points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin_layout.geometry import ASCENT, DESCENT
from bulletin_layout.measuring.faces import role_of
from bulletin_layout.measuring.model import Measured, Passage, Sureness
from bulletin_layout.measuring.pdf.composing import Gaps
from bulletin_layout.measuring.pdf.estimates import ROUNDING, Estimate
from bulletin_layout.measuring.pdf.frame import Frame, slot_of
from bulletin_layout.measuring.pdf.lines import Line
from bulletin_layout.measuring.pdf.masthead import Masthead, Rule
from bulletin_layout.measuring.pdf.parts import Placed, where_of
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

Entry = tuple[str, Measured]
# So many of something make it sure; so many lines a full page.
_ENOUGH = 3
_NUMBER = re.compile(r"\d+")
FIRST_BASELINE = "first_baseline"
FIRST_TOP = "first_top"


class Sheet(NamedTuple):
    """The paper: its width and height."""

    width: float
    height: float


def frame_values(frame: Frame, sheet: Sheet, pages: int) -> Iterator[Entry]:
    """Yield paper, edges, grid and measure."""
    all_pages = Bilingual("the paper of {n} pages", "{n}页的纸张", n=pages)
    yield "page.width", Measured(sheet.width, all_pages, Sureness.GIVEN, ROUNDING)
    yield "page.height", Measured(sheet.height, all_pages, Sureness.GIVEN, ROUNDING)
    yield "page.left", _from(frame.left, Bilingual("lines begin there", "行从此处开始"))
    sure = Sureness.MEASURED if frame.justified else Sureness.GUESSED
    ends = Bilingual("justified lines that end so far right", "两端对齐的行止于此处")
    ragged = Bilingual("the longest lines; none are justified", "最长的行；没有两端对齐的行")
    width = frame.right.value - frame.left.value
    within = frame.right.within + frame.left.within
    count = frame.right.number
    source = _counted(ends if frame.justified else ragged, count)
    yield "composition.measure", Measured(width, source, sure, within)
    if not frame.justified and count > 0 and frame.left.number >= _ENOUGH:
        yield "text.body.align", Measured("left", ragged, sure)
    first = _counted(Bilingual("the first line of full pages", "整页的首行"), frame.full_pages)
    sure = Sureness.MEASURED if frame.full_pages > 1 else Sureness.GUESSED
    top = frame.first.value - ASCENT * frame.size
    yield FIRST_BASELINE, Measured(frame.first.value, first, sure, frame.first.within)
    yield FIRST_TOP, Measured(top, first, sure, frame.first.within)
    if frame.pitch is not None:
        steps = _counted(Bilingual("steps from line to line", "相邻两行之间"), frame.pitch.number)
        yield "grid.pitch", Measured(frame.pitch.value, steps, Sureness.MEASURED,
                                     max(frame.pitch.within, 0.005))  # fmt: skip
        fullest = Bilingual("the fullest of {n} pages", "{n}页中行数最多的一页", n=pages)
        sure = Sureness.MEASURED if frame.full_pages > 1 else Sureness.GUESSED
        yield "grid.lines", Measured(frame.lines, fullest, sure)


def gap_values(gaps: Gaps, stretched_first: tuple[float, int]) -> Iterator[Entry]:
    """Yield the gaps of the composition."""
    loose = Bilingual("in lines that are not stretched", "未拉伸的行")
    if gaps.tracking is not None:
        yield "composition.tracking", _from(gaps.tracking, loose)
    if gaps.autospace is not None:
        yield "composition.autospace", _from(gaps.autospace, loose)
    if gaps.pair is not None:
        pairs = Bilingual("two marks side by side", "相邻的两个标点")
        yield "composition.pair", _from(gaps.pair, pairs)
    share, total = stretched_first
    if total >= _ENOUGH:
        value = "autospace-first" if share > 0.6 else "even"
        stretched = Bilingual("stretched lines with Latin", "拉伸的含西文的行")
        yield "composition.stretch", Measured(value, _counted(stretched, total))


def look_values(passages: Sequence[Passage]) -> Iterator[Entry]:
    """Yield size, role and colour of each part, as most of its lines have them."""
    for part in dict.fromkeys(p.part for p in passages if p.part):
        mine = [p for p in passages if p.part == part]
        for key in ("size", "role", "colour"):
            ((value, count),) = Counter(getattr(p, key) for p in mine).most_common(1)
            if value == "":
                continue
            source = Bilingual(
                "{count} of {total} lines", "{total}行中的{count}行", count=count, total=len(mine)
            )
            sure = Sureness.MEASURED if count > 1 or len(mine) == 1 else Sureness.GUESSED
            example = next(p for p in mine if getattr(p, key) == value)
            within = ROUNDING if key == "size" else 0.0
            yield f"text.{part}.{key}", Measured(value, source, sure, within, example.where)


def indent_values(indents: Sequence[float], size: float) -> Iterator[Entry]:
    """Yield the body's first indent, as most paragraphs have it."""
    if indents:
        value, count = Counter(round(i, 1) for i in indents).most_common(1)[0]
        near = [i for i in indents if abs(i - value) < 0.1]
        source = _counted(Bilingual("first lines of paragraphs", "段落首行"), count)
        yield "text.body.first_indent", Measured(sum(near) / len(near), source,
                                                 Sureness.MEASURED, 0.05)  # fmt: skip


def title_values(placed: Sequence[Placed], frame: Frame) -> Iterator[Entry]:
    """Yield the blank lines above and below titles."""
    above: Counter[int] = Counter()
    below: Counter[int] = Counter()
    if frame.pitch is None:
        return
    for (a, part), (b, next_part) in pairwise(placed):
        blank = slot_of(frame, b.y) - slot_of(frame, a.y) - 1
        if a.page != b.page or not 0 <= blank < 6:
            continue
        if next_part == "title" and part == "body":
            above[blank] += 1
        elif part == "title" and next_part == "body":
            below[blank] += 1
    for key, counts in (("blank_above", above), ("blank_below", below)):
        if counts:
            value, count = counts.most_common(1)[0]
            source = _counted(Bilingual("titles", "标题"), count)
            sure = Sureness.MEASURED if count > 1 else Sureness.GUESSED
            yield f"text.title.{key}", Measured(value, source, sure)


def masthead_values(masthead: Masthead, frame: Frame, first_below: Line | None) -> Iterator[Entry]:
    """Yield the masthead's distances, as they stand: none of them has spare room in it.

    `masthead.above_name` counts from the top of the page's first em box.
    """
    on_page = Bilingual("page 1", "第1页")
    top = frame.first.value - ASCENT * frame.size
    names = masthead.names
    tops = [line.y - ASCENT * line.look.size for line in names]
    feet = [line.y + DESCENT * line.look.size for line in names]
    steps = {"masthead.above_name": tops[0] - top}
    if len(names) > 1:
        gaps = [t - f for f, t in zip(feet, tops[1:], strict=False)]
        steps["masthead.between_names"] = sum(gaps) / len(gaps)
    lowest = feet[-1]
    for key, line in (("above_period", masthead.period), ("above_editors", masthead.editors)):
        if line is not None and line.y > names[-1].y:
            steps[f"masthead.{key}"] = line.y - ASCENT * line.look.size - lowest
            lowest = line.y + DESCENT * line.look.size
    rule = masthead.rule
    steps["masthead.above_rule"] = rule.y - rule.width / 2 - lowest
    for key, value in steps.items():
        if value >= 0 or key == "masthead.above_name":
            yield key, Measured(value, on_page, Sureness.MEASURED, 0.1, where_of(names[0]))
    yield "masthead.rule_width", Measured(rule.width, on_page, Sureness.MEASURED, 0.05)
    yield "masthead.rule_colour", Measured(rule.colour, on_page)
    if first_below is not None and frame.pitch is not None:
        slots = slot_of(frame, first_below.y)
        yield "masthead.slots", Measured(slots, on_page, Sureness.MEASURED)


def imprint_values(rules: Sequence[Rule], lines: Sequence[Line], frame: Frame) -> Iterator[Entry]:
    """Yield the imprint's rules and inset."""
    on_last = Bilingual("the imprint on the last page", "末页版记")
    if not rules or not lines:
        return
    outer = [rules[0].width] + ([rules[-1].width] if len(rules) > 1 else [])
    yield "imprint.outer_rule", Measured(max(outer), on_last, Sureness.MEASURED, 0.05)
    if len(rules) > 2:
        inner = min(rule.width for rule in rules[1:-1])
        yield "imprint.inner_rule", Measured(inner, on_last, Sureness.MEASURED, 0.05)
    yield "imprint.rule_colour", Measured(rules[0].colour, on_last)
    inset = max(0.0, min(line.x for line in lines) - frame.left.value)
    yield "imprint.inset", Measured(inset, on_last, Sureness.MEASURED, 0.1)


def folio_values(folios: Sequence[Line], frame: Frame, pages: int) -> Iterator[Entry]:
    """Yield where page numbers stand, how they look, and their words."""
    source = _counted(Bilingual("page numbers", "页码"), len(folios))
    if not folios:
        if pages > 1:
            yield "folio.position", Measured("none", source)
        return
    middle = (frame.left.value + frame.right.value) / 2
    centred = sum(abs((f.x + f.end) / 2 - middle) < frame.size for f in folios)
    position = "centre" if centred > len(folios) / 2 else _side_of(folios, middle)
    yield "folio.position", Measured(position, source, where=where_of(folios[0]))
    words = Counter(_NUMBER.sub("{n}", _bare(f), count=1) for f in folios).most_common(1)[0][0]
    if words.count("{n}") == 1 and "{" not in words.replace("{n}", ""):
        yield "labels.folio", Measured(words, source)
    baseline, _ = Counter(round(f.y, 1) for f in folios).most_common(1)[0]
    near = [f.y for f in folios if abs(f.y - baseline) < 0.1]
    yield "folio.baseline", Measured(sum(near) / len(near), source, Sureness.MEASURED, 0.1)
    if position != "centre":
        insets = [min(frame.right.value - f.end, f.x - frame.left.value) for f in folios]
        yield "folio.inset", Measured(sorted(insets)[len(insets) // 2], source, Sureness.MEASURED,
                                      1.0)  # fmt: skip
    for key, value in (("size", folios[0].look.size), ("role", role_of(folios[0].look.font))):
        if value:
            yield f"text.folio.{key}", Measured(value, source, where=where_of(folios[0]))


def _side_of(folios: Sequence[Line], middle: float) -> str:
    """Return at which edge page numbers stand: outer, inner, or right or left on every page."""
    at_right = [(f.x + f.end) / 2 > middle for f in folios]
    outer = sum(right == bool(f.page % 2) for f, right in zip(folios, at_right, strict=True))
    most = max(outer, len(folios) - outer, sum(at_right), len(folios) - sum(at_right))
    if outer == most:
        return "outer"
    if len(folios) - outer == most:
        return "inner"
    return "right" if sum(at_right) == most else "left"


def _bare(line: Line) -> str:
    """Return a page number's words, its spaces as one each."""
    return " ".join(line.text.split())


def _from(value: Estimate, words: Message) -> Measured:
    sure = Sureness.MEASURED if value.number >= _ENOUGH else Sureness.GUESSED
    return Measured(value.value, _counted(words, value.number), sure, value.within)


def _counted(words: Message, count: int) -> Message:
    return Bilingual("{words} ({count})", "{words}（{count}处）", words=words, count=count)
