"""What composition takes and gives: pieces of text in; set lines of runs out."""

from __future__ import annotations

from bulletin_layout.named_tuple import NamedTuple


class Piece(NamedTuple):
    """Text in one role and size that belongs to one node of the logical structure.

    `size` is in points; `node` is the structure leaf's number. A paragraph is a tuple of
    pieces; its text is the concatenation of theirs. `raised`: by how many points above the
    baseline, below if negative (a note mark, an exponent or index; it clings to what stands
    before it). `note_mark` tells which. `start` is where in its leaf the first of its pieces in a
    paragraph begins. `whole`: never broken over lines. A piece whose text is
    LINE_BREAK ends a line.
    """

    text: str
    role: str
    size: float
    node: int
    raised: float = 0.0
    whole: bool = False
    note_mark: bool = False
    start: int = 0


LINE_BREAK = "\n"


class Amounts(NamedTuple):
    """The composer's amounts, from a stylesheet. All but `tracking` are in em of the text.

    measure and tracking are in points. `kinsoku` is a level of `typography.punctuation.LEVELS`.
    `compress` is when marks are squeezed to pull something into a line (see `text.pulling`);
    `hang` lets a 点号 stand outside the line's end; `latin_whole` keeps Latin words and numbers
    whole; `pair_all` closes up any two marks, not only a 点号 after or before another;
    `autospace_beside_spaces` puts one between a typed space and the Han behind it;
    `autospace_first` stretches autospaces before other gaps.
    `double_marks_half` sets two of ！？ in one cell (GB/T 15834-2011 5.1.3).
    `trim_line_start` cuts off the blank half of an opening mark at a line's beginning.
    `line_end_half` sets every mark at a line end to half its width (GB/T 15834-2011 5.1.10)
    instead of only when that is needed. `avoid_lone_character` is 孤字 control.
    """

    measure: float
    tracking: float
    autospace: float
    han_space: float
    pair: float
    squeeze_inside: float
    squeeze_end: float
    kinsoku: str
    line_end_half: bool
    avoid_lone_character: bool
    double_marks_half: bool = False
    trim_line_start: bool = False
    compress: str = "mandatory"
    hang: bool = False
    latin_whole: bool = True
    autospace_first: bool = False
    pair_all: bool = True
    autospace_beside_spaces: bool = False


class Run(NamedTuple):
    """Characters of one face at even spacing. `x` is from the line's left edge.

    Lengths in points. `spacing` is added after every character but the last; `lower` is how
    far the run sits below the baseline; `node` is the structure leaf it belongs to. `before`
    and `after` are autospace that the run brings with it, counted from `x` on. Its glyphs are
    drawn `stretch` times as wide (a dash).
    """

    x: float
    face: str
    size: float
    lower: float
    spacing: float
    text: str
    node: int
    before: float = 0.0
    after: float = 0.0
    stretch: float = 1.0


class SetLine(NamedTuple):
    """A composed line: its runs, its composed advance in points, and what it could not do.

    `advance` is measured from the left edge of the measure, indent included. `full` lines end
    on the measure; the last line of a paragraph does not. `excess` is by how many points the
    line is wider than the measure, where nothing could be done about it; `short` by how many it
    ends before the measure, because stretching would tear it apart. `torn` tells that it ends
    inside a word or number wider than the measure; `stretch` is by how many em each of its gaps
    was stretched.
    """

    runs: tuple[Run, ...]
    advance: float
    full: bool
    excess: float
    short: float = 0.0
    torn: bool = False
    stretch: float = 0.0
