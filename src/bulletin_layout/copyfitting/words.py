"""Paragraphs and titles that are a line shorter for few 字, or set closer or wider by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_layout.copyfitting.model import Proposal
from bulletin_layout.copyfitting.places import BlockPlaces
from bulletin_layout.copyfitting.setting import Setting
from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import Severity
from bulletin_layout.flow.blocks import Heading, Paragraph, Pieces
from bulletin_layout.layout.lay_out import rows_of
from bulletin_layout.layout.line_composer import MOST_FIT
from bulletin_layout.layout.model import Row
from bulletin_layout.messages import Bilingual

# More 字 than these nobody cuts for a line.
_MOST_CUT = 10
# Cutting is tried at so many places of a paragraph: where the editor cuts must not matter.
_PLACES, _MORE_PLACES = 5, 11
# What spacing a paragraph costs, in 字.
_SPACING = 2.5
_LEAST_TEXT = 20


def shorter_texts(setting: Setting, places: BlockPlaces) -> Iterator[Proposal]:
    """Yield paragraphs and titles whose last line goes if a few 字 are cut, wherever."""
    for number, block in enumerate(setting.blocks):
        if isinstance(block, Paragraph):
            texts: tuple[Pieces, ...] = (block.pieces,)
        elif isinstance(block, Heading) and len(block.lines) == 1:
            texts = block.lines
        else:
            continue
        place = places.of(block)
        check_time()
        if place.place is None or len(setting.rows[number]) < 2:
            continue
        found = _cut_for_a_line(setting, block, setting.rows[number], texts[0])
        if found is None:
            continue
        cut, last = found
        shorter = _with_text(block, _without(texts[0], len(_text(texts[0])) // 2, cut))
        after = setting.changed({number: shorter})
        if after.total >= setting.extent.total:
            continue
        words = Bilingual(
            "{where}: {last} 字 in its last line; cut {cut} 字 to win a line",
            "{where}末行{last}字：删{cut}字收一行",
            where=place.words,
            last=last,
            cut=cut,
        )
        lines = setting.extent.total - after.total
        yield Proposal(words, lines, float(cut), after, place.place, None, {number: shorter})


def paragraphs_spaced(setting: Setting, places: BlockPlaces, change: int) -> Iterator[Proposal]:
    """Yield paragraphs that a little less or more space makes a line shorter or longer (`fit`)."""
    for number, block in enumerate(setting.blocks):
        if not isinstance(block, Paragraph) or block.fit or len(_text(block.pieces)) < _LEAST_TEXT:
            continue
        place = places.of(block)
        if place.place is None or not _may_be_spaced(setting, number, change):
            continue
        known = len(setting.composer.problems)
        spaced = block._replace(fit=change)
        rows = rows_of(spaced, setting.composer)
        told = setting.composer.problems[known:]
        del setting.composer.problems[known:]
        if any(problem.severity is Severity.ERROR for problem in told):
            continue
        after = setting.with_rows([*setting.rows[:number], rows, *setting.rows[number + 1 :]])
        lines = setting.extent.total - after.total
        if lines * change >= 0:
            continue
        closer = Bilingual(
            "{where}: set closer, a line less (fit: -1 line)",
            "{where}：收紧字距收一行（调整: -1 行）",
            where=place.words,
        )
        wider = Bilingual(
            "{where}: set wider, a line more (fit: +1 line)",
            "{where}：放松字距加一行（调整: +1 行）",
            where=place.words,
        )
        words = closer if change < 0 else wider
        yield Proposal(words, lines, _SPACING, after, place.place, None, {number: spaced})


def _may_be_spaced(setting: Setting, number: int, change: int) -> bool:
    """Return whether spacing a paragraph's characters can make a line of difference at all."""
    lines = [row.lines[0] for row in setting.rows[number] if row.lines]
    if not lines:
        return False
    characters = sum(len(run.text) for line in lines for run in line.runs)
    last = lines[-1].end
    needed = last if change < 0 else setting.composer.measure - last
    return needed <= characters * MOST_FIT + 2 * lines[-1].runs[0].size


def _cut_for_a_line(
    setting: Setting, block: Paragraph | Heading, rows: Sequence[Row], pieces: Pieces
) -> tuple[int, int] | None:
    """Return how many 字 to cut for a line less, and how many stand in the last line."""
    lines = [row for row in rows if row.lines]
    last = sum(len(run.text) for run in lines[-1].lines[0].runs)
    if len(lines) < 2 or last > _MOST_CUT + 2:
        return None
    text = _text(pieces)
    for cut in range(max(1, last - 3), min(last + 3, _MOST_CUT) + 1):
        places = _places_to_cut(text, cut, _PLACES) + _places_to_cut(text, cut, _MORE_PLACES)
        if places and all(_slots(setting, block, pieces, at, cut) < len(rows) for at in places):
            return cut, last
    return None


def _slots(setting: Setting, block: Paragraph | Heading, pieces: Pieces, at: int, cut: int) -> int:
    shorter = _with_text(block, _without(pieces, at, cut))
    return len(rows_of(shorter, setting.composer))


def _places_to_cut(text: str, cut: int, count: int) -> list[int]:
    """Return about `count` places, spread over a text, from which so many Han can be cut."""
    runs = [i for i in range(1, len(text) - cut) if _is_han(text[i : i + cut])]
    step = max(1, len(runs) // count)
    return runs[::step]


def _is_han(text: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in text)


def _text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def _with_text(block: Paragraph | Heading, pieces: Pieces) -> Paragraph | Heading:
    return (
        block._replace(pieces=pieces)
        if isinstance(block, Paragraph)
        else block._replace(lines=(pieces,))
    )


def _without(pieces: Pieces, start: int, count: int) -> Pieces:
    """Return pieces without `count` characters from `start` on."""
    kept = []
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        low, high = max(start - at, 0), max(min(start + count, end) - at, 0)
        text = piece.text[:low] + piece.text[high:] if low < high else piece.text
        if text:
            kept.append(piece._replace(text=text))
        at = end
    return tuple(kept)
