"""Two texts of a flow as one: pieces whose leaves tell what stayed, what went and what came."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bulletin_layout.flow.blocks import Note, Pieces
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.redlining.differences import PARAGRAPH_END, State, differences
from bulletin_layout.redlining.flow_leaves import Change, Leaves
from bulletin_layout.redlining.who import Who
from bulletin_layout.text.model import LINE_BREAK, Piece

_NOTE = "\0note"
# How the words for a paragraph that was divided or joined are set, of the text's size.
_SIGN_SIZE, _SIGN_RISE = 0.6, 0.2
DIVIDED, JOINED, MOVED = "（另起段）", "（接排）", "（由别处移来）"


class Line(NamedTuple):
    """A line of a title, or a paragraph, with the notes whose marks stand in it."""

    pieces: Pieces
    notes: tuple[Note, ...] = ()


class _Stretch(NamedTuple):
    """Some of a piece: `text`, which begins `start` characters into its leaf.

    `line` is the line of the new text on which it stands, `leaf` the new leaf that it belongs to.
    `was`: of a note's mark that stayed the mark in the old text.
    """

    state: State
    piece: Piece
    text: str
    start: int
    line: int = 0
    was: Piece | None = None
    leaf: int = -1


class _Character(NamedTuple):
    """What is compared: a key, and the piece, the place in its leaf and the line that it is of.

    The key of a 字 that is set off from its text is another than that of one that is not.
    """

    key: str
    piece: Piece
    at: int
    line: int
    text: str = ""


class PieceMerger:
    """Merges texts of two flows. `who` made the changes."""

    def __init__(self, leaves: Leaves, who: Who) -> None:
        self.leaves = leaves
        self.who = who

    def pieces(self, old: Pieces, new: Pieces) -> Pieces:
        """Return a text of both."""
        return self.lines([Line(old)], [Line(new)])[0].pieces

    def lines(
        self, old: Sequence[Line], new: Sequence[Line], are_paragraphs: bool = False
    ) -> list[Line]:
        """Return lines of both, as many as the new text has; what went stands on one of them.

        `are_paragraphs`: where a line was divided or joined, words say so. Where the new text has
        no characters, those of the old one stand on one line.
        """
        if not _says(new):
            return self._gone(old, new)
        if not _says(old):
            self.leaves.come(tuple(new), self.who)
            return list(new)
        stretches = _owned(list(_stretches(old, new, are_paragraphs)))
        changed = {s.leaf for s in stretches if s.state != "same"}
        made: list[tuple[list[Piece], list[Note]]] = [([], []) for _ in new]
        notes = _Notes(old, new)
        for stretch in stretches:
            pieces, kept = made[stretch.line]
            piece = self._piece(stretch, stretch.leaf in changed, notes, kept)
            pieces.extend([piece] if piece is not None else [])
        return [Line(tuple(pieces), tuple(kept)) for pieces, kept in made]

    def _gone(self, old: Sequence[Line], new: Sequence[Line]) -> list[Line]:
        """Return what went where nothing is left of a text: in its leaf, if it still has one."""
        self.leaves.stay(tuple(new))
        if not _says(old):
            return list(new)
        empty = next((piece for line in new for piece in line.pieces), None)
        if empty is None or any(line.notes for line in old):
            gone = self.leaves.go(tuple(old), self.who)
            pieces = tuple(piece for line in gone for piece in line.pieces)
            return [Line(pieces, tuple(note for line in gone for note in line.notes))]
        change = Change("gone", self.who)
        words = (p for line in old for p in line.pieces if p.text not in ("", LINE_BREAK))
        made = (p._replace(node=self.leaves.part(empty.node, 0, 0, change, p.text)) for p in words)
        return [Line(tuple(made)), *new[1:]]

    def _piece(
        self, stretch: _Stretch, is_divided: bool, notes: _Notes, kept: list[Note]
    ) -> Piece | None:
        """Return the piece of a stretch; a note that it marks is added to those kept."""
        state, piece, text, start, leaf = *stretch[:4], stretch.leaf
        if text == PARAGRAPH_END:
            return self._sign(stretch)
        if piece.note_mark:
            return self._mark(stretch, notes, kept)
        if text == LINE_BREAK:
            return None if state == "gone" else piece
        if state == "gone":
            change = Change("gone", self.who)
            return piece._replace(text=text, node=self.leaves.part(leaf, 0, 0, change, text))
        if not is_divided:
            self.leaves.stay((piece,))
            return piece._replace(text=text)
        given = Change("new", self.who) if state == "new" else None
        number = self.leaves.part(leaf, start, start + len(text), given)
        return piece._replace(text=text, node=number)

    def _sign(self, stretch: _Stretch) -> Piece | None:
        """Return the words for a paragraph that was divided or joined."""
        if stretch.state == "same":
            return None
        words = DIVIDED if stretch.state == "new" else JOINED
        return self.sign(stretch.piece, words, stretch.leaf)

    def sign(self, piece: Piece, words: str, leaf: int) -> Piece:
        """Return words of the redline's own behind a piece, in a leaf of the new text."""
        number = self.leaves.part(leaf, 0, 0, Change("sign", self.who), words)
        return Piece(words, piece.role, piece.size * _SIGN_SIZE, number, piece.size * _SIGN_RISE)

    def _mark(self, stretch: _Stretch, notes: _Notes, kept: list[Note]) -> Piece:
        """Return the mark of a note, and keep the note."""
        piece = stretch.piece
        if stretch.state == "gone":
            gone, note = self.leaves.go((piece, notes.old[piece.node]), self.who)
            kept.append(note)
            return gone
        note = notes.new[piece.node]
        if stretch.state == "new":
            self.leaves.come((piece, note), self.who)
        else:
            self.leaves.stay((piece,))
            assert stretch.was is not None, "a mark that stayed was a mark"
            (label, *words), before = note.pieces, notes.old[stretch.was.node].pieces[1:]
            note = note._replace(pieces=(label, *self.pieces(before, tuple(words))))
        kept.append(note)
        return piece


class _Notes:
    """The notes of two texts by their marks."""

    def __init__(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        self.old = {note.mark: note for line in old for note in line.notes}
        self.new = {note.mark: note for line in new for note in line.notes}


def _says(lines: Sequence[Line]) -> bool:
    return any(piece.text for line in lines for piece in line.pieces)


def _characters(lines: Sequence[Line], are_paragraphs: bool) -> list[_Character]:
    found: list[_Character] = []
    common = _common_look(lines)
    reached: dict[int, int] = defaultdict(int)
    for number, line in enumerate(lines):
        if number and are_paragraphs:
            found.append(_Character(PARAGRAPH_END, lines[number - 1].pieces[-1], 0, number - 1))
        for piece in line.pieces:
            at = reached[piece.node]
            if piece.note_mark:
                found.append(_Character(_NOTE, piece, at, number))
            elif piece.text == LINE_BREAK:
                found.append(_Character(LINE_BREAK, piece, at, number))
                continue
            else:
                look = _look(piece) if _look(piece) != common else ""
                found += (
                    _Character(c + look, piece, at + i, number, c) for i, c in enumerate(piece.text)
                )
            reached[piece.node] += len(piece.text)
    return found


def _look(piece: Piece) -> str:
    """Return what sets a piece off: its role, and whether it is raised or lowered."""
    height = (piece.raised > 0) - (piece.raised < 0)
    return f"\0{piece.role}{height:+d}"


def _common_look(lines: Sequence[Line]) -> str:
    """Return the look of most of a text."""
    counts: Counter[str] = Counter()
    for line in lines:
        for piece in line.pieces:
            counts[_look(piece)] += len(piece.text)
    return counts.most_common(1)[0][0] if counts else ""


def _stretches(
    old: Sequence[Line], new: Sequence[Line], are_paragraphs: bool
) -> Iterator[_Stretch]:
    """Yield stretches, each of one piece and state."""
    first, second = (_characters(lines, are_paragraphs) for lines in (old, new))
    for step in differences([c.key for c in first], [c.key for c in second]):
        start, length = (step.start if step.state != "same" else step.other), step.end - step.start
        source = first if step.state == "gone" else second
        was = first[step.start : step.end] if step.state == "same" else [None] * length
        held: list[_Character] = []
        for character, before in zip(source[start : start + length], was, strict=True):
            if held and not _goes_on(held[-1], character):
                yield _stretch(step.state, held)
                held = []
            held.append(character)
            if character.key == _NOTE:
                made = _stretch(step.state, held)
                yield made._replace(was=before.piece if before is not None else None)
                held = []
        if held:
            yield _stretch(step.state, held)


def _goes_on(before: _Character, character: _Character) -> bool:
    is_end = PARAGRAPH_END in (before.key, character.key)
    return not is_end and before.piece is character.piece


def _stretch(state: State, held: Sequence[_Character]) -> _Stretch:
    first = held[0]
    text = first.piece.text if first.key == _NOTE else "".join(c.text or c.key for c in held)
    return _Stretch(state, first.piece, text, first.at, first.line)


def _owned(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Return stretches with the leaf and line of the new text that each belongs to.

    What went belongs to what stands before it, or to what follows if it began its own leaf.
    """
    owned: list[_Stretch] = []
    stays = [s if s.state != "gone" and s.text != LINE_BREAK else None for s in stretches]
    following: list[_Stretch | None] = [None] * len(stretches)
    for number in reversed(range(len(stretches) - 1)):
        following[number] = stays[number + 1] or following[number + 1]
    before: _Stretch | None = None
    for number, stretch in enumerate(stretches):
        if stretch.state != "gone":
            owned.append(stretch._replace(leaf=stretch.piece.node))
            before = stays[number] or before
            continue
        begins = stretch.start == 0 and stretch.text != PARAGRAPH_END
        near = (following[number] if begins else None) or before or following[number]
        assert near is not None, "the new text says something"
        owned.append(stretch._replace(leaf=near.piece.node, line=near.line))
    return owned
