"""What was changed: an edited file held against what it was made of.

In: paragraphs, the records of the issue as it is now, its texts. Out: changes by the paths of
texts, and what has no place. `rebase` has seen to what was changed in the issue meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletin_layout.docx.base import PICTURE, Record, Share
from bulletin_layout.docx.styles import style_id
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.photo_paths import photos_of
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.texts import texts_in
from bulletin_layout.messages import Message
from bulletin_layout.revising.articles import (
    gone_articles,
    in_old_order,
    new_articles,
    rewritten,
)
from bulletin_layout.revising.changes import (
    CaptionRemoval,
    Change,
    ColumnAddition,
    Comparison,
    Entries,
    Move,
    Remark,
    Removal,
    RowAddition,
    short,
)
from bulletin_layout.revising.entries import entry_of, is_free, is_part, list_of
from bulletin_layout.revising.matching import matched_paragraphs
from bulletin_layout.revising.normal import TITLES, normal, value
from bulletin_layout.revising.order import BLANK, Edited, place_paragraphs, said_anew, unsure
from bulletin_layout.revising.photos import photo_changes, replaced_photos
from bulletin_layout.revising.shares import new_shares, normal_shares, words_of
from bulletin_layout.revising.titles import title_lines
from bulletin_layout.revising.word_file import EditedParagraph
from bulletin_layout.revising.worded_values import Worded, with_new_values
from bulletin_layout.style.model import TEXT_STYLES

_MARKED = re.compile(r"(?:body|editorial|briefs)\[\d+\]|\.caption$|\.text$")
_UNMARKED = re.compile(r"columns\[\d+\]\.heading$")
_DIGITS = "0123456789"
_ANY, _CELLS = re.compile(""), re.compile(r"\.(?:rows|head|columns)\[")
# Bodies in a line of the 版记 are listed one by one; Word shows them in one line.
_BODIES = re.compile(r"distribution\.\w+\[\d+\]")


def is_marked(path: str) -> bool:
    """Return whether inline marks have a meaning in the text at a path."""
    return bool(_MARKED.search(path)) and not _UNMARKED.search(path)


def texts_of(issue: Issue) -> dict[str, Text]:
    """Return the printed texts of an issue by their paths; notes stand in their texts.

    A photo's is a sign for it and the words for those who cannot see it.
    """
    found: dict[str, Text] = {}
    for path, text in texts_in(issue, lambda f: f.printed):
        found.setdefault(path, text)
    for path, photo, words in photos_of(issue):
        found[path] = Text(f"{PICTURE}{words}", photo.file.name.place)
    return found


def compare(
    paragraphs: Sequence[EditedParagraph],
    records: Sequence[Record],
    now: Mapping[str, Text],
    worded: Sequence[Worded] = (),
    has_base: bool = True,
) -> Comparison:
    """Return what edited paragraphs change of an issue whose texts are `now`.

    `worded` are its values that the library prints in words. `has_base`: the file tells what it was
    made of.
    """
    return _Comparer(paragraphs, records, now, worded, has_base).compared()


def _is_counted_anew(record: Record, text: str) -> bool:
    """Return whether an entry of the contents leads to another page: programs count these."""
    said = "".join(share.text for share in record.shares)
    return record.kind == "contents" and text.rstrip(_DIGITS) == said.rstrip(_DIGITS)


class _Comparer:
    def __init__(
        self,
        paragraphs: Sequence[EditedParagraph],
        records: Sequence[Record],
        now: Mapping[str, Text],
        worded: Sequence[Worded],
        has_base: bool,
    ) -> None:
        self._now, self._has_base = now, has_base
        self._found = Comparison()
        self._has_styles = any(paragraph.kind for paragraph in paragraphs)
        was, tables = matched_paragraphs(paragraphs, records)
        was |= rewritten(paragraphs, was, records)
        was |= replaced_photos(paragraphs, was, records)
        records, values = with_new_values(paragraphs, was, records, worded)
        self._found.changes += values
        order, moves = in_old_order(was, records, len(paragraphs))
        removals, gone_whole = gone_articles(was, records)
        additions, new_whole = new_articles(paragraphs, was, records, order)
        self._found.changes += [*moves, *removals, *additions]
        self._of = Edited(paragraphs, records, was, tables, order, gone_whole, new_whole)

    def compared(self) -> Comparison:
        anchor = ""
        for number, paragraph in enumerate(self._of.paragraphs):
            if number in self._of.was:
                record = self._of.records[self._of.was[number]]
                anchor = next((s.path for s in record.shares if s.path), anchor)
                self._changed(paragraph, record)
            for comment in paragraph.comments:
                about = "" if number in self._of.was else value(paragraph.text)
                self._found.remarks.append(Remark(anchor, comment, about))
        self._tables_changed()
        self._removed()
        place_paragraphs(self._of, self._found)
        self._keep_last()
        self._found.said = list(self._said())
        return self._found

    def _said(self) -> Iterator[tuple[str, ...]]:
        """Yield what paragraphs say, without words that are added when the issue is set."""
        for number, paragraph in enumerate(self._of.paragraphs):
            if number in self._of.was:
                words = words_of(paragraph, self._of.records[self._of.was[number]])
            else:
                words = (said_anew(self._of, number),)
            if any(words):
                yield words

    def _changed(self, paragraph: EditedParagraph, record: Record) -> None:
        """Note what is other in a paragraph than it was."""
        old = normal_shares(record)
        text = normal(paragraph.text, record.kind)
        if record.kind == "photo":
            for found in photo_changes(paragraph, record, self._of.records, self._has_base):
                if isinstance(found, Message):
                    self._found.unplaced.append(found)
                else:
                    self._found.changes.append(found)
            return
        if record.kind in TITLES and self._lines_changed(paragraph, record):
            return
        if self._has_another_style(paragraph, record.kind):
            words = "{text} has another style in Word; change what it is in the issue yourself"
            self._found.unplaced.append(Message(words, text=short(value(text))))
        if text == "".join(share.text for share in old) or _is_counted_anew(record, text):
            return
        if not paragraph.is_sure:
            self._found.unplaced.append(unsure(paragraph))
            return
        new = new_shares(old, text)
        if new.touched:
            words = "words that are added when the issue is set were changed: {text}"
            self._found.unplaced.append(Message(words, text=short(paragraph.text)))
        for share in old:
            if share.path and new.texts.get(share.path, share.text) != share.text:
                self._change(share, new.texts[share.path].strip(BLANK))

    def _has_another_style(self, paragraph: EditedParagraph, kind: str) -> bool:
        """Return whether a paragraph is of another kind than it was, as its style says."""
        if paragraph.cell is not None or kind not in TEXT_STYLES or not self._has_styles:
            return False
        if not paragraph.kind:
            return kind in TITLES or kind.startswith("heading")
        return style_id(paragraph.kind) != style_id(kind)

    def _lines_changed(self, paragraph: EditedParagraph, record: Record) -> bool:
        """Note a title whose lines end elsewhere than they did; return whether they do."""
        found = title_lines(paragraph, record, self._now)
        if found is not None and found.old != found.new:
            self._found.changes.append(found)
        return found is not None

    def _tables_changed(self) -> None:
        """Note rows and columns that came and went."""
        tables = self._of.tables
        self._found.unplaced += tables.problems
        for change in tables.changes:
            if isinstance(change, RowAddition):
                change = change._replace(cells=tuple(map(normal, change.cells)))
            elif isinstance(change, ColumnAddition):
                pairs = tuple((path, normal(text)) for path, text in change.cells)
                change = change._replace(cells=pairs)
            self._found.changes.append(change)

    def _change(self, share: Share, new: str) -> None:
        path, was, marked = share.path, share.text, new
        if not is_marked(path):
            was, new = value(was), value(new)
        if new == was:
            if share.text != marked:
                words = "marks have no place in {path}; Word has: {text}"
                self._found.unplaced.append(Message(words, path=path, text=short(marked)))
            return
        bodies = tuple(filter(None, (name.strip(BLANK) for name in re.split("[、，,]", new))))
        if len(bodies) > 1 and _BODIES.fullmatch(path) and not re.search("[、，,]", was):
            self._found.changes.append(Entries(path, was, bodies))
        elif new or ".rows[" in path:
            self._found.changes.append(Change(path, was, new))
        else:
            self._gone(path, was)

    def _removed(self) -> None:
        """Note paragraphs that are gone, with whatever they held."""
        here = set(self._of.was.values())
        told_already = here | self._of.tables.records | self._of.gone_whole
        gone = [n for n in range(len(self._of.records)) if n not in told_already]
        whole = self._whole_entries(set(gone))
        emptied = self._whole_entries(set(gone), _CELLS) - whole
        told: set[str] = set()
        for number in gone:
            for share in self._of.records[number].shares:
                path = share.path
                entry = entry_of(path)
                if entry in whole:
                    if entry not in told:
                        told.add(entry)
                        self._found.changes.append(Removal(path, normal(share.text), True))
                elif entry in emptied:
                    if entry not in told:
                        told.add(entry)
                        self._tell_gone(entry, normal(share.text))
                elif path and share.text:
                    self._gone(path, normal(share.text))

    def _whole_entries(self, gone: set[int], parts_of: re.Pattern[str] = _ANY) -> set[str]:
        """Return entries of a body that hold photos or a table, of which no such part is left."""
        parts: dict[str, set[int]] = {}
        for number, record in enumerate(self._of.records):
            for share in record.shares:
                if is_part(share.path) and parts_of.search(share.path):
                    parts.setdefault(entry_of(share.path), set()).add(number)
        return {entry for entry, numbers in parts.items() if numbers <= gone}

    def _gone(self, path: str, was: str) -> None:
        if is_free(path) or (is_part(path) and path.endswith(".file")):
            self._found.changes.append(Removal(path, was))
        elif is_part(path) and path.endswith(".caption"):
            self._found.changes.append(CaptionRemoval(path, was))
        elif ".rows[" in path:
            self._found.changes.append(Change(path, was, ""))
        else:
            self._tell_gone(path, was)

    def _tell_gone(self, path: str, was: str) -> None:
        words = "{path} was taken out in Word; take it out of the file yourself: {text}"
        self._found.unplaced.append(Message(words, path=path, text=short(was)))

    def _keep_last(self) -> None:
        """Leave a text its first paragraph where every one is gone: a file cannot hold none."""
        left: dict[str, set[str]] = {}
        for path in self._now:
            if entry := entry_of(path):
                left.setdefault(list_of(entry), set()).add(entry)
        gone = [c for c in self._found.changes if isinstance(c, Removal | Move)]
        for change in gone:
            if (entry := entry_of(change.path)) and ".photos[" not in change.path:
                left[list_of(entry)].discard(entry)
        for change in gone:
            entry = entry_of(change.path)
            if entry and not left[list_of(entry)] and isinstance(change, Removal):
                left[list_of(entry)].add(entry)
                self._found.changes.remove(change)
                self._tell_gone(change.path, change.old)
