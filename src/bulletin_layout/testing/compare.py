"""Say in words where two PDFs differ, layer by layer.

In: the Facts of two PDFs. Out: Differences, in reading order: pages, text (words, places,
faces, sizes, colours), rules, pictures; then fonts, outlines, tags and metadata. Places are
compared to 0.02 pt, stroke widths to 0.005 pt, everything else exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from bulletin_layout.messages import Message, MessageList, counted
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.model import Facts, LineFact, PageFact

TOLERANCE = 0.02
_WIDTH_TOLERANCE = 0.005
_MOST_QUOTED = 24
_MOST_CLIPPED = 60
_FOLIO = re.compile(r"[—–-]?\s*\d+\s*[—–-]?")
_MOST_LINES_OF_DIFF = 8


class Difference(NamedTuple):
    """One difference: its layer (pages, text, rules, pictures, fonts, outlines, tags, metadata),
    the page it is on (0 if none), and words for it."""

    layer: str
    page: int
    words: str

    def __str__(self) -> str:
        return self.words


class _Placed(NamedTuple):
    page: int
    number: int
    line: LineFact


def compare(old: Facts, new: Facts) -> list[Difference]:
    """Return every difference between two PDFs, none if they are the same but for dates."""
    differences = list(_pages(old, new))
    differences += _page_beginnings(old, new)
    differences += _text(old, new)
    for number, (before, after) in enumerate(zip(old.pages, new.pages, strict=False), 1):
        differences += _rules(number, before, after)
        differences += _pictures(number, before, after)
    for layer in ("fonts", "outlines", "tags", "metadata"):
        differences += _rows(layer, getattr(old, layer), getattr(new, layer))
    return differences


def _pages(old: Facts, new: Facts) -> Iterator[Difference]:
    if len(old.pages) != len(new.pages):
        words = Message("{old} pages became {new}", old=len(old.pages), new=len(new.pages))
        yield Difference("pages", 0, words)
    for number, (before, after) in enumerate(zip(old.pages, new.pages, strict=False), 1):
        if before.boxes != after.boxes:
            boxes = "page {page}: its boxes {old} became {new}"
            message = Message(boxes, page=number, old=before.boxes, new=after.boxes)
            yield Difference("pages", number, message)


def _placed(facts: Facts, folios: bool = False) -> list[_Placed]:
    """Return every line with its page and number: all but the page numbers, or just those."""
    return [
        _Placed(page, number, line)
        for page, fact in enumerate(facts.pages, 1)
        for number, line in enumerate(fact.lines, 1)
        if (number == len(fact.lines) and bool(_FOLIO.fullmatch(line.text))) == folios
    ]


def _page_beginnings(old: Facts, new: Facts) -> Iterator[Difference]:
    """Say which pages begin earlier or later in the text, counted in lines."""
    before, after = _placed(old), _placed(new)
    here = [placed.line.text for placed in before]
    there = [placed.line.text for placed in after]
    began = {placed.page: i for i, placed in reversed(list(enumerate(after)))}
    matched = {
        a + k: b + k
        for a, b, size in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
        for k in range(size)
    }
    for i, placed in enumerate(before):
        if placed.number != 1 or placed.page not in began or i not in matched:
            continue
        moved = matched[i] - began[placed.page]
        if moved:
            lines = counted(abs(moved), "{n} line", "{n} lines")
            earlier, later = (
                "page {page} begins {lines} earlier",
                "page {page} begins {lines} later",
            )
            words = Message(earlier if moved > 0 else later, page=placed.page, lines=lines)
            yield Difference("text", placed.page, words)


def _text(old: Facts, new: Facts) -> Iterator[Difference]:
    for folios in (False, True):
        yield from _lines(_placed(old, folios), _placed(new, folios))


def _lines(before: Sequence[_Placed], after: Sequence[_Placed]) -> Iterator[Difference]:
    here = [placed.line.text for placed in before]
    there = [placed.line.text for placed in after]
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            for one, other in zip(before[a1:a2], after[b1:b2], strict=True):
                yield from _same_words(one, other)
            continue
        for one_, other_ in zip_longest(before[a1:a2], after[b1:b2]):
            yield _other_words(one_, other_)


def _other_words(one: _Placed | None, other: _Placed | None) -> Difference:
    if one is None and other is not None:
        return _difference(other, Message("new: {text}", text=quoted(other.line.text)))
    assert one is not None
    if other is None:
        return _difference(one, Message("gone: {text}", text=quoted(one.line.text)))
    return _difference(one, changed_words(one.line.text, other.line.text))


def changed_words(one: str, other: str) -> str:
    """Return words for the first change within a line, with a little of what is round it."""
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    tail = 0
    while tail < min(len(one), len(other)) - start and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    gone, come = one[start : len(one) - tail], other[start : len(other) - tail]
    context = one[max(0, start - 6) : start]
    words = "after {context}: {old} became {new}"
    if not context:
        return Message("at its beginning: {old} became {new}", old=quoted(gone), new=quoted(come))
    return Message(words, context=quoted(context), old=quoted(gone), new=quoted(come))


def _same_words(one: _Placed, other: _Placed) -> Iterator[Difference]:
    """Compare two lines of the same words: page, place, and the look of each run."""
    if one.page != other.page:
        words = "{text} moved to page {page}"
        yield _difference(one, Message(words, text=quoted(one.line.text), page=other.page))
        return
    down = other.line.y - one.line.y
    if abs(down) > TOLERANCE:
        yield _difference(one, _moved(one.line.text, down, "down" if down > 0 else "up"))
    yield from _looks(one, other)
    yield from _places(one, other)


def _looks(one: _Placed, other: _Placed) -> Iterator[Difference]:
    """Compare font, size, colour and rise character by character; say where each change begins."""
    last: list[Message] = []
    for character, before, after in zip(
        one.line.text, _per_character(one.line), _per_character(other.line), strict=True
    ):
        changes = [
            Message("{name} {old} became {new}", name=name, old=a, new=b)
            for name, a, b in zip(_LOOKS, before[1:], after[1:], strict=True)
            if a != b
        ]
        if changes and changes != last:
            words = "from {character} on, {changes}"
            changed = Message(words, character=quoted(character), changes=MessageList(changes))
            yield _difference(one, changed)
        last = changes


_LOOKS = ("font", "size", "colour", "rise")


def _per_character(line: LineFact) -> list[tuple[float | None, str, float, str, float]]:
    """Return for each character its run's origin (for the run's first) and its _LOOKS."""
    return [
        (run.x if i == 0 else None, run.font, run.size, run.colour, run.rise)
        for run in line.runs
        for i in range(len(run.text))
    ]


def _places(one: _Placed, other: _Placed) -> Iterator[Difference]:
    """Compare where runs begin; the first that moved is said, with how far."""
    at = 0
    there = {}
    for run in other.line.runs:
        there[at] = run.x
        at += len(run.text)
    at = 0
    for run in one.line.runs:
        if at not in there:
            yield _difference(one, Message("spacing changed at {text}", text=quoted(run.text)))
            return
        moved = there[at] - run.x
        if abs(moved) > TOLERANCE:
            yield _difference(one, _moved(run.text, moved, "right" if moved > 0 else "left"))
            return
        at += len(run.text)
    if len(other.line.runs) != len(one.line.runs):
        yield _difference(one, Message("spacing changed in {text}", text=quoted(one.line.text)))


def _rules(number: int, before: PageFact, after: PageFact) -> Iterator[Difference]:
    if len(before.rules) != len(after.rules):
        words = "page {page}: {old} rules became {new}"
        message = Message(words, page=number, old=len(before.rules), new=len(after.rules))
        yield Difference("rules", number, message)
        return
    for i, (one, other) in enumerate(zip(before.rules, after.rules, strict=True), 1):
        changes: list[str] = []
        if abs(one.width - other.width) > _WIDTH_TOLERANCE:
            words = "thickness {old:.3f} pt became {new:.3f} pt"
            changes.append(Message(words, old=one.width, new=other.width))
        if one.colour != other.colour:
            words = "{name} {old} became {new}"
            changes.append(Message(words, name="colour", old=one.colour, new=other.colour))
        if any(abs(a - b) > TOLERANCE for a, b in zip(one[:4], other[:4], strict=True)):
            old, new = (" ".join(f"{v:.2f}" for v in rule[:4]) for rule in (one, other))
            changes.append(Message("moved from {old} to {new}", old=old, new=new))
        if changes:
            words = "page {page}, rule {rule}: {changes}"
            message = Message(words, page=number, rule=i, changes=MessageList(changes))
            yield Difference("rules", number, message)


def _pictures(number: int, before: PageFact, after: PageFact) -> Iterator[Difference]:
    if len(before.pictures) != len(after.pictures):
        words = "page {page}: {old} pictures became {new}"
        message = Message(words, page=number, old=len(before.pictures), new=len(after.pictures))
        yield Difference("pictures", number, message)
        return
    for i, (one, other) in enumerate(zip(before.pictures, after.pictures, strict=True), 1):
        same = all(abs(a - b) <= TOLERANCE for a, b in zip(one, other, strict=True))
        if not same:
            words = "page {page}, picture {picture}: {old} became {new}"
            message = Message(words, page=number, picture=i, old=one, new=other)
            yield Difference("pictures", number, message)


def _rows(layer: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """Say which rows of a layer went and came, the first few of each change."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        for one, other in list(zip_longest(before[a1:a2], after[b1:b2]))[:_MOST_LINES_OF_DIFF]:
            if one is None:
                words = Message("{layer}: new: {row}", layer=layer, row=_clipped(str(other)))
            elif other is None:
                words = Message("{layer}: gone: {row}", layer=layer, row=_clipped(one))
            else:
                both = "{layer}: {old} became {new}"
                words = Message(both, layer=layer, old=_clipped(one), new=_clipped(other))
            yield Difference(layer, 0, words)


def _difference(placed: _Placed, words: str) -> Difference:
    message = "page {page}, line {line}: {words}"
    message = Message(message, page=placed.page, line=placed.number, words=words)
    return Difference("text", placed.page, message)


def _moved(text: str, by: float, way: str) -> Message:
    return Message("{text} moved {by:.2f} pt {way}", text=quoted(text), by=abs(by), way=way)


def quoted(text: str) -> str:
    """Return a text in quotation marks, its beginning if it is long."""
    return f"“{text if len(text) <= _MOST_QUOTED else text[:_MOST_QUOTED] + '…'}”"


def _clipped(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _MOST_CLIPPED else text[:_MOST_CLIPPED] + "…"
