"""What measuring needs: the style, the fonts, the grid's geometry, and text set in a style."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from itertools import groupby

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import Place, Severity
from bulletin_layout.flow.blocks import Pieces
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.geometry import ASCENT
from bulletin_layout.layout.breaks import Replay
from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.layout.outer_marks import outer_blanks
from bulletin_layout.layout.remarks import MOST_EXCESS, LayoutProblem, remarks_on
from bulletin_layout.layout.remembered import composed_lately
from bulletin_layout.messages import Message
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.page import Composition
from bulletin_layout.style.texts import TextStyle
from bulletin_layout.text.model import LINE_BREAK, Amounts, SetLine
from bulletin_layout.text.setting import (
    compose,
    compose_heading,
    compose_title,
    compose_unjustified,
    widest_unit,
)

# From the baseline to the middle of the em box, in em.
_MIDDLE = ASCENT - 0.5
# By how much an editor may have the characters of a paragraph set closer or wider, in points.
MOST_FIT = 0.2
# Of so many cells of a table each is told; of more, the table.
_MOST_OF_A_TABLE = 4
_FIT_STEPS = 40
# A title or heading of more characters is broken like text.
_MOST_BY_MEANING = 200
# A width that no text reaches, in points.
ENDLESS = 1e9
UNLOCK = "Take the lock away to issue it anew, or build with --no-lock."


def amounts_of(composition: Composition) -> Amounts:
    """Return a style's composition as the amounts that lines are broken and set with."""
    return Amounts(
        measure=composition.measure,
        tracking=composition.tracking,
        autospace=composition.autospace,
        han_space=composition.han_space,
        pair=composition.pair,
        squeeze_inside=composition.squeeze_inside,
        squeeze_end=composition.squeeze_end,
        kinsoku=composition.kinsoku,
        double_marks_half=composition.double_marks == "half",
        line_end_half=composition.line_end == "half",
        avoid_lone_character=composition.lone_character == "avoid",
        compress=composition.compress,
        hang=composition.hang,
        latin_whole=composition.latin == "whole",
        trim_line_start=composition.line_start == "trim",
        autospace_first=composition.stretch == "autospace-first",
    )


class LineComposer:
    """Sets text at a style's amounts; answers where lines of any size lie in a slot."""

    def __init__(
        self, style: Stylesheet, fonts: FontSet, corpus: Corpus, replay: Replay | None = None
    ) -> None:
        self.style = style
        self._replay = replay
        self.fonts = fonts
        self.corpus = corpus
        self.pitch = style.grid.pitch
        self.measure = style.composition.measure
        self.page_lines: float = style.grid.lines
        self.amounts = amounts_of(style.composition)
        whole = self.pitch if style.grid.line_position == "middle" else style.text.body.size
        self._slot_middle = whole / 2
        # Where a slot's upper border lies if its last one is to lie on the type area's foot.
        self.slot_top = whole - self.pitch
        # Where the body's first em box begins on a page.
        self.first_line_top = self._slot_middle - style.text.body.size / 2
        self._composed = composed_lately(fonts)
        self.problems: list[LayoutProblem] = []
        self._known_amounts: dict[tuple[float, bool], Amounts] = {}

    @property
    def is_replay(self) -> bool:
        """Whether lines end where they were recorded."""
        return self._replay is not None

    def at_measure(self, measure: float) -> LineComposer:
        """Return a setter for another measure, which remarks into this one's list."""
        other = LineComposer(self.style, self.fonts, self.corpus, self._replay)
        other.measure = measure
        lines = self.measure / self.pitch
        # Rows with a leading of their own fill a page to its edge; the others stand on its grid.
        has_leading = self.style.table.leading > 0
        other.page_lines = lines + self.slot_top / 2 / self.pitch if has_leading else int(lines)
        other.problems = self.problems
        return other

    def baseline(self, size: float, slot: float = 0.0) -> float:
        """Return the baseline of a line of `size` whose em box is centred on a slot's."""
        return slot * self.pitch + self._slot_middle + _MIDDLE * size

    def middle_baseline(self, height: float, size: float) -> float:
        """Return the baseline of a line of `size` whose em box is centred in a height."""
        return height / 2 + _MIDDLE * size

    def paragraph(
        self, pieces: Pieces, style: TextStyle, width: float | None = None
    ) -> list[SetLine]:
        """Compose a paragraph in a text style, at a width in points (the measure if None)."""
        if not pieces or not any(piece.text for piece in pieces):
            return []
        room = self.measure - 2 * style.inset if width is None else width
        if style.align == "justify":
            return self.justified(pieces, room, style.first_indent, style.indent)
        return self._fitting(self._unjustified(pieces, room, style), pieces)

    def natural(self, pieces: Pieces, style: TextStyle) -> list[SetLine]:
        """Compose a text without a measure: a line for each of its parts between forced breaks."""
        return self._free().paragraph(pieces, style, ENDLESS)

    def _free(self) -> LineComposer:
        """Return a setter that keeps to no recorded breaks, and whose remarks are its own."""
        return LineComposer(self.style, self.fonts, self.corpus) if self.is_replay else self

    def _unjustified(self, pieces: Pieces, width: float, style: TextStyle) -> list[SetLine]:
        amounts = self._amounts_for(pieces, width)
        room = width - style.first_indent

        def set_lines() -> list[SetLine]:
            return [
                line
                for part, ends in self._parts_with_ends(pieces)
                for line in compose_unjustified(part, self.fonts, amounts, room, ends)
            ]

        return self._known(pieces, (amounts, room), set_lines)

    def _parts_with_ends(self, pieces: Pieces) -> Iterable[tuple[Pieces, tuple[int, ...] | None]]:
        """Return the parts of a text, each with where its lines end by a replay."""
        parts = _parts(pieces)
        if self._replay is None:
            return [(part, None) for part in parts]
        return zip(parts, self._replay.line_ends(pieces), strict=True)

    def justified(
        self,
        pieces: Pieces,
        width: float,
        first_indent: float,
        indent: float,
        tracking: float = 0.0,
    ) -> list[SetLine]:
        """Compose a paragraph that fills a width, its first and its other lines indented.

        `tracking` is added between its characters.
        """
        return self._fitting(self._filled(pieces, width, first_indent, indent, tracking), pieces)

    def _filled(
        self, pieces: Pieces, width: float, first_indent: float, indent: float, tracking: float
    ) -> list[SetLine]:
        amounts = self._amounts_for(pieces, width)
        if tracking:
            amounts = amounts._replace(tracking=amounts.tracking + tracking)

        def set_lines() -> list[SetLine]:
            lines: list[SetLine] = []
            for number, (part, ends) in enumerate(self._parts_with_ends(pieces)):
                first = indent if number else first_indent
                lines += compose(part, self.fonts, amounts, first, indent, ends)
            return lines

        return self._known(pieces, (amounts, first_indent, indent), set_lines)

    def _known(
        self, pieces: Pieces, how: Hashable, set_lines: Callable[[], list[SetLine]]
    ) -> list[SetLine]:
        """Return lines, made before or now; those of a replay end where they were recorded."""
        if self._replay is not None:
            return set_lines()
        return self._composed.lines(pieces, how, set_lines)

    def _fitting(self, composed: list[SetLine], pieces: Pieces) -> list[SetLine]:
        """Return lines, remarked upon; of a replay, an error for each that no longer fits."""
        if self._replay is None:
            return self._noted(composed)
        for number, line in enumerate(composed):
            place = self._replay.place_of(pieces, number)
            if line.excess > MOST_EXCESS and place is not None:
                words = Message(
                    "page {page}, line {line} of the lock no longer fits: it is {excess:.1f} pt "
                    "too wide.",
                    page=place.page,
                    line=place.line,
                    excess=line.excess,
                )
                node = line.runs[0].node
                self._add_problem(LayoutProblem(Severity.ERROR, words, UNLOCK, node))
        return composed

    def fitted(self, pieces: Pieces, style: TextStyle, change: int) -> list[SetLine]:
        """Compose a paragraph `change` lines longer or shorter, by as little tracking as does it.

        If 0.2 pt a character do not, the paragraph stays as it is and that is remarked upon.
        """
        lines = self.paragraph(pieces, style)
        if self.is_replay:
            fitted = self._free().fitted(pieces, style, change)
            return fitted if _divided(fitted) == _divided(lines) else lines
        wanted = len(lines) + change
        width = self.measure - 2 * style.inset
        sign = 1 if change > 0 else -1

        def at(step: int) -> list[SetLine]:
            check_time()
            tracking = sign * MOST_FIT * step / _FIT_STEPS
            return self._filled(pieces, width, style.first_indent, style.indent, tracking)

        def enough(tried: list[SetLine]) -> bool:
            return (len(tried) - wanted) * sign >= 0

        most = at(_FIT_STEPS)
        best = len(most)
        if enough(most):
            # The more tracking, the more lines: look for the least step that is enough.
            step = bisect_left(range(_FIT_STEPS), True, key=lambda n: enough(at(n)))
            tried = at(step)
            if len(tried) == wanted:
                return self._noted(tried)
        message = Message(
            "the paragraph's {count} lines cannot be made {wanted}: "
            "with {most_fit} pt a character there are {best}.",
            count=len(lines),
            wanted=wanted,
            most_fit=MOST_FIT,
            best=best,
        )
        advice = "Leave fit out, or add or cut words."
        self.problems.append(LayoutProblem(Severity.ERROR, message, advice, pieces[0].node))
        return lines

    def by_meaning(
        self, pieces: Pieces, style: TextStyle, width: float | None = None
    ) -> list[SetLine]:
        """Compose what stands in a line, at a width in points (the measure if None).

        If it is too long, it is broken between its phrases: in lines of like length if they are
        centred or set off, else, as text begins, as far as a phrase goes.
        """
        lines = self.paragraph(pieces, style, width)
        words = "".join(piece.text for piece in pieces)
        if self._replay is not None or len(lines) < 2:
            return lines
        if LINE_BREAK in words or len(words) > _MOST_BY_MEANING:
            return lines
        from bulletin_layout.flow.phrases import joints  # for the few that need it

        room = self.measure - 2 * style.inset if width is None else width
        amounts = self._amounts_for(pieces, room)
        costs = joints(words, self.corpus)
        if style.align == "justify":
            indents = (style.first_indent, style.indent)
            broken = compose_heading(pieces, self.fonts, amounts, indents, costs)
        else:
            room -= style.first_indent
            broken = compose_title(pieces, self.fonts, amounts, room, costs)
        return self._noted(broken) or lines

    def least_width(self, pieces: Pieces) -> float:
        """Return the width in points below which a word or number of a text is torn."""
        amounts = self._amounts_for(pieces, self.measure)
        parts = (part for part in _parts(pieces) if any(piece.text for piece in part))
        return max((widest_unit(part, self.fonts, amounts) for part in parts), default=0.0)

    def _amounts_for(self, pieces: Pieces, width: float) -> Amounts:
        """Return the amounts at a width; only text of the body's size is set in its cells.

        Nothing hangs outside a width that is less than the measure: a rule may stand there.
        """
        in_cells = pieces[0].size == self.style.text.body.size
        known = self._known_amounts.get((width, in_cells))
        if known is None:
            known = self._known_amounts[width, in_cells] = self.amounts._replace(
                measure=width,
                tracking=self.amounts.tracking if in_cells else 0.0,
                hang=self.amounts.hang and width >= self.measure,
            )
        return known

    def _noted(self, composed: Iterable[SetLine]) -> list[SetLine]:
        """Remark upon lines that are too wide or too short, and return the lines."""
        check_time()
        lines = list(composed)
        for line in lines:
            for problem in remarks_on(line, self.style.composition.loosest):
                self._add_problem(problem)
        return lines

    def tell_once(self, since: int, place: Place | None) -> None:
        """Say of a table in one remark what was said of many of its cells since a remark."""
        lately = self.problems[since:]
        narrow = [p for p in lately if p.node is not None and p.severity is Severity.WARNING]
        if len(narrow) <= _MOST_OF_A_TABLE:
            return
        self.problems[since:] = [p for p in lately if p not in narrow]
        words = Message(
            "{count} cells of this table have no room for their words or numbers.",
            count=len({problem.node for problem in narrow}),
        )
        wider = "Turn it (turned: true), or divide its columns over two tables."
        self._add_problem(LayoutProblem(Severity.WARNING, words, wider, place=place))

    def _add_problem(self, problem: LayoutProblem) -> None:
        """Keep a remark, once: what is composed several times is told once."""
        if problem not in self.problems:
            self.problems.append(problem)

    def outer_blanks(self, line: SetLine) -> tuple[float, float]:
        """Return what of a line's ends does not count where it is centred or set to the right."""
        trims = self.style.composition.outer_marks == "trim"
        return outer_blanks(line, self.fonts) if trims else (0.0, 0.0)

    def place(
        self, line: SetLine, style: TextStyle, x: float, y: float, width: float | None = None
    ) -> PlacedLine:
        """Place a composed line by its alignment in a width that begins at x."""
        if width is None:
            x, width = x + style.inset, self.measure - 2 * style.inset
        room = width - line.advance
        # A line that fills its width has given the blanks of its marks already.
        before, after = self.outer_blanks(line) if room > 0 else (0.0, 0.0)
        room += after
        shift = {"centre": (room - before) / 2, "right": room, "left": style.first_indent}.get(
            style.align, 0.0
        )
        return PlacedLine(x + shift, y, line.runs, line.advance, style.colour, line.full)


def _divided(lines: Iterable[SetLine]) -> list[str]:
    """Return the words of each line."""
    return ["".join(run.text for run in line.runs) for line in lines]


def _parts(pieces: Pieces) -> list[Pieces]:
    """Return the pieces between forced line breaks."""
    if not any(piece.text == LINE_BREAK for piece in pieces):
        return [pieces]
    return [
        tuple(group)
        for is_break, group in groupby(pieces, key=lambda piece: piece.text == LINE_BREAK)
        if not is_break
    ]
