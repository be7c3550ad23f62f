"""What pieces say, and where in the issue it was written.

In: an issue, and the leaves of the structure made of it. Out: for the pieces of a paragraph its
characters with the looks of each, the editor's marks apart from what the style sets off, and the
path of the text that each belongs to (`articles[1].body[3]`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import accumulate

from bulletin_layout.diagnostics import Place
from bulletin_layout.flow.blocks import Pieces
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Span, Text
from bulletin_layout.issue.texts import texts_in
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.structure import Node, Part
from bulletin_layout.text.model import LINE_BREAK, Piece

_NO_SPAN = Span("")


class Said(NamedTuple):
    """Characters that look alike: their piece, the editor's marks on them, their text's path.

    `path` is "" for what the library adds. Characters are empty for a note's mark (the span has
    the note) and for a line break of the editor's.
    """

    words: str
    piece: Piece
    span: Span = _NO_SPAN
    path: str = ""


class SayingIndex:
    """Finds the text that a part of the structure was read from. Lives while one file is made."""

    def __init__(self, issue: Issue, structure: Node) -> None:
        self._leaves = {leaf.leaf: leaf for leaf in structure.leaves()}
        self._parts: dict[int, deque[Part]] = {}
        self._at: dict[Place, deque[int]] = defaultdict(deque)
        self._saying: dict[str, deque[int]] = defaultdict(deque)
        self._texts = list(texts_in(issue, lambda field: field.printed))
        self._used: set[int] = set()
        for number, (_, text) in enumerate(self._texts):
            spans = [span for span in text.spans if span.text][:1]
            for place in {text.place, *(span.place for span in spans)}:
                if place is not None and place.line > 0:
                    self._at[place].append(number)
            for words in {text.value, *(span.text for span in spans)}:
                self._saying[words].append(number)

    def said_by(self, pieces: Pieces, notes: deque[Text]) -> Iterator[Said]:
        """Yield what pieces say. `notes` are those that the paragraph's marks stand for, in order.

        Each piece of a flow is asked for once, in order.
        """
        path, text, offset = "", Text(""), 0
        for piece in pieces:
            if piece.note_mark:
                yield Said("", piece, Span("", note=notes.popleft()), path)
            elif piece.text == LINE_BREAK:
                yield Said("", piece, Span("", forced=True), path)
            rest = "" if piece.note_mark or piece.text == LINE_BREAK else piece.text
            empty = not piece.text
            while rest or empty:
                part = self._next_part(piece.node)
                if part.generated:
                    path, text = "", Text("")
                elif offset >= len(text.value):
                    (path, text), offset = self._found(part, piece.node), 0
                words = part.text[: len(rest)]
                self._keep_rest(piece.node, part, len(words))
                yield from _cut(words, piece, text, offset, path)
                offset = 0 if part.generated else offset + len(words)
                rest, empty = rest[len(words) :], False

    def _next_part(self, leaf: int) -> Part:
        if leaf not in self._parts:
            self._parts[leaf] = deque(self._leaves[leaf].parts)
        return self._parts[leaf].popleft()

    def _keep_rest(self, leaf: int, part: Part, taken: int) -> None:
        if taken < len(part.text):
            self._parts[leaf].appendleft(Part(part.text[taken:], part.generated, None, part.mark))

    def _found(self, part: Part, leaf: int) -> tuple[str, Text]:
        """Return the next text, not used yet, that a part begins."""
        whole = part.text + "".join(p.text for p in self._parts[leaf] if not p.generated)
        candidates = [self._at[part.place]] if part.place in self._at else []
        for known in (*candidates, self._saying[part.text], self._saying[whole]):
            while known:
                number = known.popleft()
                if number not in self._used:
                    self._used.add(number)
                    return self._texts[number]
        return "", Text(part.text)


def _cut(words: str, piece: Piece, text: Text, offset: int, path: str) -> Iterator[Said]:
    """Yield characters cut where the editor's marks change."""
    spans = [span for span in text.spans if span.text]
    if not spans or not words:
        yield Said(words, piece, _NO_SPAN, path)
        return
    begins = list(accumulate((len(span.text) for span in spans), initial=0))
    at = 0
    while at < len(words):
        number = min(bisect_right(begins, offset + at) - 1, len(spans) - 1)
        end = min(len(words), begins[number + 1] - offset)
        yield Said(words[at:end], piece, spans[number], path)
        at = max(end, at + 1)
