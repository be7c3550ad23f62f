"""What a Word file says, as values of a style's keys. Lengths in points.

In: its paragraphs with their parts, sections, switches. Out: values, each given by the file, and
passages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from math import floor
from typing import Any

from bulletin_layout.measuring.docx.folios import WordFolio
from bulletin_layout.measuring.docx.paragraphs import WordParagraph
from bulletin_layout.measuring.docx.properties import RunLook
from bulletin_layout.measuring.docx.settings import FileSwitches, Section
from bulletin_layout.measuring.faces import is_latin, role_of
from bulletin_layout.measuring.model import Measured, Passage, Sureness, Value, Where
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

Entry = tuple[str, Measured]
_COMPRESSING = ("compressPunctuation", "compressPunctuationAndJapaneseKana")


class WordFile(NamedTuple):
    """What was read of a Word file. `parts` has the part of each paragraph."""

    paragraphs: tuple[WordParagraph, ...]
    parts: tuple[str, ...]
    body: RunLook
    sections: tuple[Section, ...]
    switches: FileSwitches
    folio: WordFolio | None

    def of_part(self, part: str) -> list[WordParagraph]:
        """Return the paragraphs of a part."""
        return [p for p, found in zip(self.paragraphs, self.parts, strict=True) if found == part]

    @property
    def section(self) -> Section:
        """The section in which most of the text is."""
        weights: Counter[int] = Counter()
        for p in self.paragraphs:
            weights[p.section] += len(p.text)
        return self.sections[weights.most_common(1)[0][0]]


def values_of(file: WordFile) -> Iterator[Entry]:
    """Yield all that a Word file gives."""
    yield from _page_values(file)
    yield from _composition_values(file)
    for part in dict.fromkeys(filter(None, file.parts)):
        yield from _look_values(part, file.of_part(part))
    yield from _indent_values(file)
    yield from _rule_values(file)
    if file.folio is not None:
        yield from _folio_values(file.folio)
    else:
        yield "folio.position", _given("none", "no footer has one", "页脚里没有页码")


def _given(value: Value, english: str, chinese: str) -> Measured:
    return Measured(value, Bilingual(english, chinese), Sureness.GIVEN)


def _page_values(file: WordFile) -> Iterator[Entry]:
    section = file.section
    yield "page.width", _given(section.width, "pgSz", "纸张 pgSz")
    yield "page.height", _given(section.height, "pgSz", "纸张 pgSz")
    yield "page.left", _given(section.left, "pgMar", "页边距 pgMar")
    yield "page.top", _given(section.top, "pgMar", "页边距 pgMar")
    yield "page.bottom", _given(section.bottom, "pgMar", "页边距 pgMar")
    yield "composition.measure", _given(section.measure, "pgSz and pgMar", "pgSz 减 pgMar")
    pitch = _body_pitch(file)
    if pitch is not None:
        yield "grid.pitch", pitch
        step = float(pitch.value)
        last = min(_last_line(file, step), step)
        # Word counts in twentieths of a point.
        lines = max(1, floor((section.depth - last + 0.05) / step) + 1)
        source = Bilingual("as many as fit between the margins", "上下边距之间容得下的行数")
        yield "grid.lines", Measured(lines, source, pitch.sureness)
        middle = Bilingual("Word sets a line in the middle of its pitch", "Word 把字排在行距正中")
        yield "grid.line_position", Measured("middle", middle, Sureness.MEASURED)


def _last_line(file: WordFile, pitch: float) -> float:
    """Return what a page's last line of the body needs of its pitch."""
    body = [p for p in file.of_part("body") or file.paragraphs if abs(p.pitch - pitch) < 0.01]
    return Counter(p.last for p in body).most_common(1)[0][0] if body else pitch


def _body_pitch(file: WordFile) -> Measured | None:
    weights: Counter[tuple[float, bool]] = Counter()
    for p in file.of_part("body") or file.paragraphs:
        weights[round(p.pitch, 3), p.exact] += len(p.text)
    if not weights:
        return None
    pitch, exact = weights.most_common(1)[0][0]
    if exact:
        words = Bilingual("docGrid and spacing of the body", "正文的 docGrid 和 spacing")
        return Measured(pitch, words, Sureness.GIVEN)
    words = Bilingual("no pitch is given; what 1.3 em make", "文件没有给出行距，按字号的1.3倍计")
    return Measured(pitch, words, Sureness.GUESSED, 0.2 * pitch)


def _composition_values(file: WordFile) -> Iterator[Entry]:
    tracking = file.section.tracking + file.body.tracking
    yield "composition.tracking", _given(tracking, "docGrid charSpace", "docGrid 的 charSpace")
    control = file.switches.control
    if control in _COMPRESSING:
        yield "composition.pair", _given(0.5, control, control)
    elif control:
        yield "composition.pair", _given(0.0, control, control)
    has = _body_switches(file)
    autospace = 0.25 if has["autospace"] else 0.0
    yield "composition.autospace", _given(autospace, "autoSpaceDE/DN", "autoSpaceDE/DN")
    hang = has["hang"] or file.switches.mode >= 15
    yield "composition.hang", _given(hang, "overflowPunct", "overflowPunct")
    latin = "whole" if has["word_wrap"] else "anywhere"
    yield "composition.latin", _given(latin, "wordWrap", "wordWrap")
    yield "composition.kinsoku", _given("basic" if has["kinsoku"] else "none", "kinsoku", "kinsoku")
    trim = "trim" if has["trim"] else "keep"
    yield "composition.line_start", _given(trim, "topLinePunct", "topLinePunct")


def _body_switches(file: WordFile) -> dict[str, bool]:
    """Return the switches that most of the body has."""
    body = file.of_part("body") or list(file.paragraphs)
    return {
        name: sum(len(p.text) for p in body if p.switches[name])
        >= sum(len(p.text) for p in body if not p.switches[name])
        for name in body[0].switches
    }


def _look_values(part: str, paragraphs: list[WordParagraph]) -> Iterator[Entry]:
    looks: dict[str, Callable[[RunLook], Any]] = {
        "role": lambda look: role_of(look.font),
        "size": lambda look: look.size,
        "colour": lambda look: look.colour,
    }
    weighed = part == "body"
    for key, get in looks.items():
        counts: Counter[Any] = Counter()
        for p in paragraphs:
            look = p.head if part.startswith("heading") else p.look
            counts[get(look)] += len(p.text) if weighed else 1
        value = counts.most_common(1)[0][0]
        if value == "":
            continue
        having = [p for p in paragraphs if get(_look(part, p)) == value]
        source = Bilingual(
            "{count} of {total} paragraphs", "{total}段中的{count}段",
            count=len(having), total=len(paragraphs),
        )  # fmt: skip
        yield f"text.{part}.{key}", Measured(value, source, Sureness.GIVEN, 0.0, where(having[0]))


def _look(part: str, p: WordParagraph) -> RunLook:
    return p.head if part.startswith("heading") else p.look


def _indent_values(file: WordFile) -> Iterator[Entry]:
    sides: Counter[bool] = Counter()
    for p in file.of_part("body"):
        sides[p.alignment in ("left", "start")] += len(p.text)
    if sides and sides.most_common(1)[0][0]:
        yield "text.body.align", _given("left", "jc of the body", "正文的 jc")
    indents = Counter(round(p.first_indent, 2) for p in file.of_part("body"))
    if indents:
        yield (
            "text.body.first_indent",
            _given(indents.most_common(1)[0][0], "ind of the body", "正文的 ind"),
        )


def _rule_values(file: WordFile) -> Iterator[Entry]:
    for p, part in zip(file.paragraphs, file.parts, strict=True):
        if p.rule is not None and part in ("editors", "period", "name"):
            yield "masthead.rule_width", _given(p.rule[0], "pBdr", "段落边框 pBdr")
            yield "masthead.rule_colour", _given(p.rule[1], "pBdr", "段落边框 pBdr")
            return


def _folio_values(folio: WordFolio) -> Iterator[Entry]:
    yield "folio.position", _given(folio.position, "the footer", "页脚")
    if folio.label.count("{n}") == 1:
        yield "labels.folio", _given(folio.label, "the footer", "页脚")
    yield "text.folio.size", _given(folio.look.size, "the footer", "页脚")
    role = role_of(folio.look.font)
    if role:
        yield "text.folio.role", _given(role, "the footer", "页脚")


def passages_of(file: WordFile) -> Iterator[Passage]:
    """Yield each paragraph with its part and look."""
    for p, part in zip(file.paragraphs, file.parts, strict=True):
        look = _look(part, p)
        pitch = p.pitch if p.exact else 0.0
        yield Passage(
            part, p.text, look.font, role_of(look.font), look.size, look.colour, where(p), pitch
        )


def where(p: WordParagraph) -> Where:
    """Return a paragraph's place."""
    return Where(0, Bilingual("paragraph {n}", "第{n}段", n=p.number))


def questions_of(file: WordFile) -> Iterator[Message]:
    """Yield what only a person can tell."""
    for font in dict.fromkeys(p.look.font for p in file.paragraphs):
        if font and not role_of(font) and not is_latin(font):
            yield Bilingual(
                "which face is the font {font}?", "字体 {font} 是哪一种字体？", font=font
            )
    if file.section.columns > 1:
        yield Bilingual(
            "the text is in {n} columns, and a style has one.",
            "正文分{n}栏，而样式只有一栏。",
            n=file.section.columns,
        )
