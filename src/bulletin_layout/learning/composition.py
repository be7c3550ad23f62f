"""The composition of a learned style: measured gaps, and switches chosen by line ends.

In: measurements, their combined values, the nearest bundled style. Out: a Composition, and how
many line ends told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import floor
from typing import Any

from bulletin_layout.deadline import check_time
from bulletin_layout.layout.line_composer import amounts_of
from bulletin_layout.learning.combine import Combined
from bulletin_layout.learning.switches import ENOUGH, RULES, Switches, choose_switches
from bulletin_layout.measuring.model import Measurement, SetParagraph, Sureness
from bulletin_layout.measuring.rule import rule_of
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.page import Composition
from bulletin_layout.text.breaking import line_end
from bulletin_layout.text.model import Amounts
from bulletin_layout.text.prepare import prepare_advances

# A tracking below this is none: what is rounded to the dots of a printer makes as much.
_NO_TRACKING = 0.025
_WORD = ("Word", "WPS")
# Word gives half a cell a mark (docs/word.md).
_HALF = 0.5
_QUARTER = 0.25
# Where few line ends tell, so many more must be met to give up the nearest style's switches.
_CLEARLY = 3
_LATIN = ("whole", "anywhere")
GIVEN = ("hang", "latin", "kinsoku", "line_start")


class ChosenComposition(NamedTuple):
    """A composition; whether its switches are those of a document of Word; how they were chosen.

    `telling` is how many line ends the combinations do not agree on; `said` is the rule that the
    files themselves name, empty for none.
    """

    composition: Composition
    by_word: bool
    telling: int
    said: str
    ragged: bool = False


class LineEnd(NamedTuple):
    """A line end that a program chose: paragraph, start, end, the line's page and indent."""

    paragraph: SetParagraph
    start: int
    end: int
    page: int
    indent: float

    @property
    def inside_word(self) -> bool:
        """Whether it stands within a Latin word."""
        around = self.paragraph.text[self.end - 1 : self.end + 1]
        return len(around) == 2 and around.isascii() and around.isalpha()


def line_ends(paragraphs: Sequence[SetParagraph]) -> Iterator[LineEnd]:
    """Yield the ends that were chosen: a paragraph's last line ends with its text."""
    for paragraph in paragraphs:
        start = 0
        last = len(paragraph.lines) - 1
        for number, span in enumerate(paragraph.lines):
            if number < last or not paragraph.complete:
                indent = paragraph.indent if number == 0 else 0.0
                yield LineEnd(paragraph, start, span.end, span.page, indent)
            start = span.end


def ends_met(ends: Sequence[LineEnd], amounts: Amounts, size: float) -> list[bool]:
    """Return which ends the composer meets, each line begun where it began; spaces aside."""
    met = []
    known: SetParagraph | None = None
    for end in ends:
        check_time()
        if end.paragraph is not known:
            known = end.paragraph
            prepared = prepare_advances(known.text, known.advances, size, amounts)
        ours = line_end(prepared, amounts, end.start, amounts.measure - end.indent)
        low, high = sorted((ours, end.end))
        met.append(not known.text[low:high].strip())
    return met


def choose_composition(
    measurements: Sequence[Measurement], values: Mapping[str, Combined], nearest: Stylesheet
) -> ChosenComposition:
    """Return the composition that files follow."""
    by_word = any(name in m.maker for m in measurements for name in _WORD)
    size = _size(values, nearest)
    own = measured_composition(values, nearest.composition, size, by_word)
    said = _said(measurements)
    ends = [end for m in measurements for end in line_ends(m.paragraphs)]
    table = {s: ends_met(ends, amounts_of(_switched(own, s)), size) for s in _candidates()}
    inside = [end.inside_word for end in ends]
    chosen = choose_switches(table, said, inside, range(len(ends)))
    telling = sum(len({met[i] for met in table.values()}) > 1 for i in range(len(ends)))
    composition = _switched(own, chosen)
    if _is_ragged(values):
        composition = _unsqueezed(own)
    elif not by_word and not said:
        # The nearest style's own switches, unless the ends speak against them.
        more = sum(table[chosen]) - sum(ends_met(ends, amounts_of(own), size))
        if more <= 0 or (telling < ENOUGH and more < _CLEARLY):
            composition = own
    if "composition.pair" not in values:
        composition = _with_better_pair(composition, ends, size)
    composition = replace(composition, **_given_switches(values))
    ragged = _is_ragged(values)
    return ChosenComposition(composition, by_word or bool(said), telling, said, ragged)


def _with_better_pair(
    composition: Composition, ends: Sequence[LineEnd], size: float
) -> Composition:
    """Return a composition that closes marks up or not, whichever the ends speak for clearly.

    It is a switch of the document, and where no line shows it only they can tell.
    """
    other = replace(composition, pair=0.0 if composition.pair else _HALF)
    ours, theirs = (sum(ends_met(ends, amounts_of(c), size)) for c in (composition, other))
    return other if theirs - ours >= _CLEARLY else composition


def _given_switches(values: Mapping[str, Combined]) -> dict[str, Any]:
    """Return the switches that a Word file gives: no line end need tell them."""
    found = {name: values.get(f"composition.{name}") for name in GIVEN}
    return {name: v.measured.value for name, v in found.items() if v is not None}


def _is_ragged(values: Mapping[str, Combined]) -> bool:
    align = values.get("text.body.align")
    return align is not None and align.measured.value == "left"


def _unsqueezed(composition: Composition) -> Composition:
    """Return a composition in which no mark gives, as Word sets lines that are not justified."""
    plain = _switched(composition, Switches("none", False, "whole"))
    return replace(plain, squeeze_inside=0.0, squeeze_end=0.0)


def _said(measurements: Sequence[Measurement]) -> str:
    rules = [m.rule or rule_of(m.maker, None) for m in measurements]
    return rules[0] if len(set(rules)) == 1 else ""


def _size(values: Mapping[str, Combined], nearest: Stylesheet) -> float:
    found = values.get("text.body.size")
    return float(found.measured.value) if found else nearest.text.body.size


def _candidates() -> list[Switches]:
    return [Switches(compress, hang, latin) for latin in _LATIN for compress, hang in RULES]


def _switched(composition: Composition, switches: Switches) -> Composition:
    """Return a composition as Word's rule has it, under switches."""
    return replace(
        composition,
        compress=switches.compress,
        hang=switches.hang,
        latin=switches.latin,
        squeeze_inside=_HALF,
        squeeze_end=_HALF,
    )


def measured_composition(
    values: Mapping[str, Combined], nearest: Composition, size: float, by_word: bool
) -> Composition:
    """Return the nearest style's composition with what was measured in place of its own."""

    def measured(key: str, fallback: float) -> float:
        found = values.get(f"composition.{key}")
        return fallback if found is None else snapped(found, fallback)

    tracking = measured("tracking", 0.0 if by_word else nearest.tracking)
    changed = replace(
        nearest,
        measure=measured("measure", nearest.measure),
        tracking=_tracking(tracking, measured("measure", nearest.measure), size, nearest),
        autospace=_autospace(measured("autospace", -1.0), nearest.autospace, by_word),
        pair=_pair(measured("pair", -1.0), nearest.pair, by_word),
        hang=False if by_word else nearest.hang,
    )
    if by_word:
        return replace(
            changed, stretch="autospace-first", lone_character="allow", double_marks="full"
        )
    stretch = values.get("composition.stretch")
    return replace(changed, stretch=str(stretch.measured.value)) if stretch else changed


def _tracking(tracking: float, measure: float, size: float, nearest: Composition) -> float:
    """Return a tracking that lets as many cells stand on a line as it nearly does.

    A grid of characters fills its line to the last cell; what its tracking is rounded to may not
    cost that cell.
    """
    if abs(tracking) < _NO_TRACKING:
        return 0.0
    gaps = round((measure - size) / (size + tracking))
    if gaps < 1 or (tracking == nearest.tracking and measure == nearest.measure):
        return tracking
    filling = (measure - size) / gaps - size
    return floor(filling * 1e5) / 1e5 if abs(filling - tracking) < _NO_TRACKING else tracking


def snapped(found: Combined, nearest: float) -> float:
    """Return a measured length, or the nearest style's if it may be that one."""
    value = float(found.measured.value)
    sure = found.measured.sureness is Sureness.GIVEN
    return nearest if not sure and abs(value - nearest) <= found.measured.within else value


def _autospace(measured: float, nearest: float, by_word: bool) -> float:
    """Return the gap beside Latin: Word's quarter of an em, twice that, or none."""
    if measured < -0.5:
        return _QUARTER if by_word else nearest
    if abs(measured - nearest) < 0.03:
        return nearest
    return 0.0 if measured < 0.1 else _QUARTER if measured < 0.4 else _HALF


def _pair(measured: float, nearest: float, by_word: bool) -> float:
    if measured < -0.5:
        return _HALF if by_word else nearest
    return 0.0 if measured < 0.25 else _HALF
