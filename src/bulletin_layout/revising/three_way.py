"""A paragraph or table of three versions as one: Word's, the base's, and the issue's now.

What one side changed is taken, what both changed alike too; what they changed each in its way stays
as the issue has it, and is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest

from bulletin_layout.docx.base import Record
from bulletin_layout.images.look import look_alike
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.changes import short
from bulletin_layout.revising.normal import TITLES, normal, value
from bulletin_layout.revising.photos import same_width
from bulletin_layout.revising.pictures import ShownPicture
from bulletin_layout.revising.shares import new_shares, normal_shares, text_of
from bulletin_layout.revising.word_file import EditedParagraph

Grid = Sequence[Sequence[int]]


class Versions(NamedTuple):
    """The records of the base and of now, now's as paragraphs, and Word's paragraphs."""

    base: Sequence[Record]
    now: Sequence[Record]
    as_now: Sequence[EditedParagraph]
    word: Sequence[EditedParagraph]


def with_line_ends(record: Record) -> str:
    """Return what a record says; a line of a title ends with a line feed."""
    text = "".join(share.text for share in record.shares)
    if not record.ends or "\n" in text:
        return text
    return "\n".join(text[a:b] for a, b in pairwise((0, *record.ends, len(text))))


class ThreeWay:
    """Merges; `conflicts` grows while it does."""

    def __init__(self, versions: Versions) -> None:
        self._of = versions
        self.conflicts: list[Message] = []

    def paragraph(self, base: int, now: int, word: int) -> EditedParagraph:
        """Return a paragraph of now with what Word changed in it."""
        record, own, edited = self._of.base[base], self._of.as_now[now], self._of.word[word]
        edited = edited._replace(pictures=self._pictures(record, self._of.now[now], edited))
        kept = own._replace(comments=edited.comments, pictures=edited.pictures)
        was, is_now = text_of(record), text_of(self._of.now[now])
        new = normal(edited.text, record.kind)
        is_title = record.kind in TITLES
        broken = is_title and _lines_changed(edited.text, with_line_ends(record), new != was)
        if new in (was, is_now) and not (broken and _lines_changed(edited.text, own.text, False)):
            return kept
        if is_now == was:
            return edited._replace(ids=own.ids)
        merged = None if broken else self._shares(record, self._of.now[now], new)
        if merged is not None:
            return edited._replace(ids=own.ids, text=merged)
        self._tell_both(_path(self._of.now[now]), is_now, new)
        return kept

    def _pictures(
        self, base: Record, now: Record, edited: EditedParagraph
    ) -> tuple[ShownPicture, ...]:
        """Return the pictures that Word changed, if the issue did not change them too."""
        if not edited.pictures:
            return ()
        picture, *others = edited.pictures
        picture = picture._replace(width=self._width(base, now, picture.width))
        if look_alike(base.look, now.look):
            return (picture, *others)
        if not look_alike(picture.look, base.look) and not look_alike(picture.look, now.look):
            words = "the photo of {path} is another both in the issue and in Word"
            self.conflicts.append(Message(words, path=_path(now)))
        return (picture._replace(look=now.look), *others)

    def _width(self, base: Record, now: Record, word: float) -> float:
        """Return a photo's width as Word has it, if the issue did not change it too."""
        if same_width(word, base.width) or same_width(word, now.width):
            return now.width
        if same_width(base.width, now.width):
            return word
        words = "the width of {path} was changed both in the issue and in Word"
        self.conflicts.append(Message(words, path=_path(now)))
        return now.width

    def taken_out(self, base: int, now: int) -> bool:
        """Return whether a paragraph that Word lacks goes; not if the issue has changed it."""
        record, was = self._of.now[now], self._of.base[base]
        same = look_alike(record.look, was.look) and same_width(record.width, was.width)
        if text_of(record) == text_of(was) and same:
            return True
        words = "{path} was taken out in Word and changed in the issue: {text}"
        self.conflicts.append(Message(words, path=_path(record), text=short(text_of(record))))
        return False

    def gone_from_issue(self, base: int, word: int) -> None:
        """Tell of a paragraph that the issue lacks now, if Word has changed it."""
        record = self._of.base[base]
        new = normal(self._of.word[word].text, record.kind)
        shown = self._of.word[word].pictures
        other = shown and not (
            look_alike(shown[0].look, record.look) and same_width(shown[0].width, record.width)
        )
        if new != text_of(record) or other:
            words = "{path} is no more in the issue; Word has: {text}"
            self.conflicts.append(Message(words, path=_path(record), text=short(new)))

    def table(
        self,
        grids: tuple[Grid, Grid, Grid],
        now_of: Mapping[int, int],
        was: Mapping[int, int],
    ) -> list[EditedParagraph]:
        """Return a table's cells: of `grids`, the base's, now's and Word's, by their numbers.

        `now_of` tells where cells of the base are now, `was` which of them Word's cells were.
        """
        base, now, word = grids
        before = [[text_of(self._of.base[n]) for n in row] for row in base]
        is_now = [[text_of(self._of.now[n]) for n in row] for row in now]
        new = [[normal(self._of.word[n].text, "table_cell") for n in row] for row in word]
        own = [self._of.as_now[n] for row in now for n in row]
        if new in (before, is_now):
            return self._with_pictures(grids)
        if is_now == before:
            return [self._in_word(n, now_of.get(was.get(n, -1))) for row in word for n in row]
        flat = [n for row in base for n in row]
        if [len(row) for row in word] == [len(row) for row in base] and all(
            was.get(n) == b for n, b in zip((n for row in word for n in row), flat, strict=True)
        ):
            cells = {n: self._of.as_now[n] for row in now for n in row}
            for number in (n for row in word for n in row):
                at = now_of.get(was[number])
                if at in cells:
                    cells[at] = self.paragraph(was[number], at, number)
                else:
                    self.gone_from_issue(was[number], number)
            return [
                cell._replace(cell=as_now.cell)
                for cell, as_now in zip(cells.values(), own, strict=True)
            ]
        self.tell_table([n for row in word for n in row])
        return own

    def _with_pictures(self, grids: tuple[Grid, Grid, Grid]) -> list[EditedParagraph]:
        """Return the cells of now; photos stand in a table where they stand abreast."""
        cells = []
        flat = ([n for row in grid for n in row] for grid in grids)
        for base, now, word in zip_longest(*flat):
            if now is not None:
                cells.append(self._of.as_now[now])
                if base is not None and word is not None:
                    shown = self._pictures(
                        self._of.base[base], self._of.now[now], self._of.word[word]
                    )
                    cells[-1] = cells[-1]._replace(pictures=shown)
        return cells

    def tell_table(self, word: Sequence[int]) -> None:
        """Tell of a table that both sides changed, each in its way."""
        words = "a table was changed in both; put in yourself what Word has: {text}"
        text = " ".join(self._of.word[n].text for n in word)
        self.conflicts.append(Message(words, text=short(text)))

    def _in_word(self, word: int, now: int | None) -> EditedParagraph:
        ids = self._of.as_now[now].ids if now is not None else ()
        return self._of.word[word]._replace(ids=ids)

    def _shares(self, base: Record, now: Record, new: str) -> str | None:
        """Return a text of several shares, each as the side has it that changed it."""
        if [bool(s.path) for s in base.shares] != [bool(s.path) for s in now.shares]:
            return None
        old = normal_shares(base)
        texts, touched = new_shares(old, new)
        if touched:
            return None
        merged = []
        for was, is_now in zip(old, normal_shares(now), strict=True):
            current = is_now.text
            word = texts.get(was.path, was.text) if was.path else was.text
            if word not in (was.text, current) and current != was.text:
                return None
            merged.append(current if word == was.text or not was.path else word)
        return "".join(merged)

    def _tell_both(self, path: str, is_now: str, new: str) -> None:
        words = "{path} was changed in both: the issue has {issue}; Word has {word}"
        said = Message(words, path=path, issue=short(is_now), word=short(new))
        self.conflicts.append(said)


def _lines_changed(edited: str, written: str, words_changed: bool) -> bool:
    """Return whether a title's lines end elsewhere; with other words, if they are more or fewer."""
    lines, before = _lines(edited), _lines(written)
    return len(lines) != len(before) if words_changed else lines != before


def _lines(text: str) -> list[str]:
    return [line for line in (value(line).strip() for line in text.split("\n")) if line]


def _path(record: Record) -> str:
    return next((share.path for share in record.shares if share.path), "")
