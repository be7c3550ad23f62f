"""What was changed: an edited file held against what it was made of, and against the issue now.

In: paragraphs, the records of the base, the texts of the issue. Out: changes by the paths of texts,
conflicts with what was changed in the issue meanwhile, and what has no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletin_layout.docx.base import PICTURE, Record, Share
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.photo_paths import photos_of
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.texts import texts_in
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.messages import Message
from bulletin_layout.revising.changes import (
    Addition,
    CaptionRemoval,
    Change,
    ColumnAddition,
    ColumnRemoval,
    Comparison,
    Move,
    Remark,
    Removal,
    RowAddition,
    RowRemoval,
)
from bulletin_layout.revising.entries import entry_of, is_free, is_part, list_of, owner_of
from bulletin_layout.revising.matching import is_current, matched_paragraphs, paths_now
from bulletin_layout.revising.normal import characters, normal, value
from bulletin_layout.revising.shares import new_shares, words_of
from bulletin_layout.revising.titles import title_lines
from bulletin_layout.revising.word_file import EditedParagraph
from bulletin_layout.rising import longest_rise

_MARKED = re.compile(r"(?:body|editorial|briefs)\[\d+\]|\.caption$|\.text$")
_UNMARKED = re.compile(r"columns\[\d+\]\.heading$")
_TITLES = ("title", "appendix_title")
_STARTS = ("title", "appendix_title", "briefs_heading")
# What a brief typed in Word may begin with: its number is added when it is set.
_NUMBER = re.compile(r"\d+(?:[、.．]|(?=\s))\s*")
_BLANK = " \t\u3000\u00a0"


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
    paragraphs: Sequence[EditedParagraph], records: Sequence[Record], now: Mapping[str, Text]
) -> Comparison:
    """Return what edited paragraphs change of an issue whose texts are `now`."""
    return _Comparer(paragraphs, records, now).compared()


class _Comparer:
    def __init__(
        self,
        paragraphs: Sequence[EditedParagraph],
        records: Sequence[Record],
        now: Mapping[str, Text],
    ) -> None:
        self._paragraphs = [_plain(paragraph) for paragraph in paragraphs]
        self._records = records
        self._now = now
        self._found = Comparison()
        self._was, self._tables = matched_paragraphs(self._paragraphs, records)
        self._path_now = paths_now(records, now)

    def compared(self) -> Comparison:
        for number, paragraph in enumerate(self._paragraphs):
            if number in self._was:
                self._changed(paragraph, self._records[self._was[number]])
        self._tables_changed()
        self._removed()
        self._placed_anew()
        self._keep_last()
        if is_current(self._records, self._now):
            self._found.said = list(self._said())
        return self._found

    def _said(self) -> Iterator[str]:
        """Yield what paragraphs say, without words that are added when the issue is set."""
        for number, paragraph in enumerate(self._paragraphs):
            if number in self._was:
                words = words_of(paragraph, self._records[self._was[number]])
            else:
                words = characters(self._own_words(number, paragraph, ""))
            if words:
                yield words

    def _changed(self, paragraph: EditedParagraph, record: Record) -> None:
        """Note what is other in a paragraph than it was."""
        anchor = next((self._path_now.get(s.path, "") for s in record.shares if s.path), "")
        for comment in paragraph.comments:
            self._found.remarks.append(Remark(anchor, comment))
        old = [Share(s.path, normal(s.text, record.kind)) for s in record.shares]
        text = normal(paragraph.text, record.kind)
        if record.kind in _TITLES and self._lines_changed(paragraph, record):
            return
        if text == "".join(share.text for share in old):
            return
        if not paragraph.is_sure:
            self._found.unplaced.append(_unsure(paragraph))
            return
        new = new_shares(old, text)
        if new.touched:
            words = "words that are added when the issue is set were changed: {text}"
            self._found.unplaced.append(Message(words, text=_short(paragraph.text)))
        for share in old:
            if share.path and new.texts.get(share.path, share.text) != share.text:
                self._change(share, new.texts[share.path].strip(_BLANK))

    def _lines_changed(self, paragraph: EditedParagraph, record: Record) -> bool:
        """Note a title whose lines end elsewhere than they did; return whether they do."""
        found = title_lines(paragraph, record, self._path_now, self._now)
        if found is not None and found.old != found.new:
            self._found.changes.append(found)
        return found is not None

    def _tables_changed(self) -> None:
        """Note rows and columns that came and went, by the paths that they have now."""
        tables = self._tables
        self._found.unplaced += tables.problems
        for change in tables.changes:
            cells = change.cells if isinstance(change, ColumnAddition | ColumnRemoval) else ()
            paths = [cell if isinstance(cell, str) else cell[0] for cell in cells] or [change.path]
            now = [self._path_now.get(path, "") for path in paths]
            if not all(now):
                words = "{path} is no more in the issue; Word has: {text}"
                self._found.conflicts.append(Message(words, path=change.path, text=""))
            elif isinstance(change, RowAddition):
                texts = tuple(normal(text) for text in change.cells)
                self._found.changes.append(change._replace(path=now[0], cells=texts))
            elif isinstance(change, RowRemoval):
                self._found.changes.append(change._replace(path=now[0]))
            elif isinstance(change, ColumnAddition):
                said = (normal(text) for _, text in change.cells)
                pairs = tuple(zip(now, said, strict=True))
                self._found.changes.append(change._replace(cells=pairs))
            else:
                self._found.changes.append(change._replace(cells=tuple(now)))

    def _change(self, share: Share, new: str) -> None:
        path = self._path_now.get(share.path, "")
        current = self._now.get(path)
        if current is None:
            words = "{path} is no more in the issue; Word has: {text}"
            self._found.conflicts.append(Message(words, path=share.path, text=_short(new)))
            return
        was, is_now = share.text, normal(written_marks(current))
        if not is_marked(path):
            was, new, is_now = (value(t) for t in (was, new, is_now))
        if new in (was, is_now):
            return
        if is_now != was:
            words = "{path} was changed in both: the issue has {issue}; Word has {word}"
            said = Message(words, path=path, issue=_short(is_now), word=_short(new))
            self._found.conflicts.append(said)
        elif new or ".rows[" in path:
            self._found.changes.append(Change(path, was, new))
        else:
            self._gone(path, was)

    def _removed(self) -> None:
        """Note paragraphs that are gone, with whatever they held."""
        here = set(self._was.values())
        gone = [n for n in range(len(self._records)) if n not in here | self._tables.records]
        whole = self._whole_entries(set(gone))
        told: set[str] = set()
        for number in gone:
            for share in self._records[number].shares:
                path = self._path_now.get(share.path, "") if share.path else ""
                entry = entry_of(path)
                if entry in whole:
                    if entry not in told:
                        told.add(entry)
                        self._found.changes.append(Removal(path, normal(share.text), True))
                elif path and share.text:
                    self._gone(path, normal(share.text))

    def _whole_entries(self, gone: set[int]) -> set[str]:
        """Return entries of a body that hold photos or a table, of which nothing is left."""
        parts: dict[str, set[int]] = {}
        for number, record in enumerate(self._records):
            for share in record.shares:
                path = self._path_now.get(share.path, "") if share.path else ""
                if is_part(path):
                    parts.setdefault(entry_of(path), set()).add(number)
        return {entry for entry, numbers in parts.items() if numbers <= gone}

    def _gone(self, path: str, was: str) -> None:
        if normal(written_marks(self._now[path])) != was and is_marked(path):
            words = "{path} was taken out in Word and changed in the issue: {text}"
            self._found.conflicts.append(Message(words, path=path, text=_short(was)))
        elif is_free(path) or (is_part(path) and path.endswith(".file")):
            self._found.changes.append(Removal(path, was))
        elif is_part(path) and path.endswith(".caption"):
            self._found.changes.append(CaptionRemoval(path, was))
        elif ".rows[" in path:
            self._found.changes.append(Change(path, was, ""))
        else:
            words = "{path} was taken out in Word; take it out of the file yourself: {text}"
            self._found.unplaced.append(Message(words, path=path, text=_short(was)))

    def _placed_anew(self) -> None:
        """Note new paragraphs, and those that stand in another order than they did."""
        anchors = [self._anchor(number) for number in range(len(self._paragraphs))]
        owners = self._owners()
        numbers = [n for n, anchor in enumerate(anchors) if anchor]
        rise = longest_rise([self._was[n] for n in numbers], strict=True)
        stay = {numbers[i] for i in rise}
        stay -= {n for n in stay if owners[n] and owner_of(anchors[n]) not in (owners[n], "")}

        following = _following(anchors, stay)

        behind = ""
        leads = self._leads()
        moved: set[str] = set()
        for number, paragraph in enumerate(self._paragraphs):
            anchor = anchors[number]
            if number in self._tables.cells and self._was.get(number) not in leads:
                behind = anchor if anchor and entry_of(anchor) not in moved else behind
                continue
            if anchor and number not in stay and self._was[number] in leads:
                moved.add(entry_of(anchor))
                self._place(number, paragraph, anchor, behind, following[number], owners[number])
            elif entry_of(anchor) in moved:
                continue
            elif anchor and (number in stay or not is_free(anchor)):
                behind = anchor
            elif anchor or (number not in self._was and paragraph.text.strip(_BLANK)):
                self._place(number, paragraph, anchor, behind, following[number], owners[number])
            elif number in self._was and self._starts_another(number):
                behind = ""

    def _added_kinds(self) -> set[str]:
        """Return the kinds of paragraphs that only hold words that are added."""
        own = {r.kind for r in self._records if any(share.path for share in r.shares)}
        return {r.kind for r in self._records} - own

    def _leads(self) -> set[int]:
        """Return the first record of each entry that holds photos or a table: it moves them all."""
        first: dict[str, int] = {}
        for number, record in enumerate(self._records):
            path = next((s.path for s in record.shares if is_part(s.path)), "")
            if path:
                first.setdefault(entry_of(path), number)
        return set(first.values())

    def _place(
        self,
        number: int,
        paragraph: EditedParagraph,
        moved: str,
        behind: str,
        before: str,
        owner: str,
    ) -> None:
        """Note a paragraph that stands behind one that stayed, or before one if behind none."""
        to, after = (behind, True) if behind else (before, False)
        to = to if owner in ("", owner_of(to)) else ""
        new = self._own_words(number, paragraph, moved)
        if PICTURE in paragraph.text and not moved:
            words = "a photo was added in Word; name its file in the issue: {text}"
            text = paragraph.text.replace(PICTURE, "")
            self._found.unplaced.append(Message(words, text=_short(text)))
        elif paragraph.kind in self._added_kinds():
            words = "words that are added when the issue is set were changed: {text}"
            self._found.unplaced.append(Message(words, text=_short(new)))
        elif not paragraph.is_sure:
            self._found.unplaced.append(_unsure(paragraph))
        elif not to or (paragraph.cell is not None and not moved):
            words = "a new paragraph has no place in the file: {text}"
            self._found.unplaced.append(Message(words, text=_short(new)))
        elif moved:
            # It is written anew where it stands now, with whatever changed in it.
            self._found.changes = [
                c for c in self._found.changes if not (isinstance(c, Change) and c.path == moved)
            ]
            self._found.changes.append(Move(moved, after, to, new))
        else:
            self._found.changes.append(Addition(to, after, new))

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
                words = "{path} was taken out in Word; take it out of the file yourself: {text}"
                said = Message(words, path=change.path, text=_short(change.old))
                self._found.unplaced.append(said)

    def _own_words(self, number: int, paragraph: EditedParagraph, moved: str) -> str:
        """Return what a paragraph says without words that are added when it is set."""
        text = normal(paragraph.text, paragraph.kind)
        if moved:
            record = self._records[self._was[number]]
            shares = [Share(s.path, normal(s.text, record.kind)) for s in record.shares]
            texts = new_shares(shares, text).texts
            text = next((t for p, t in texts.items() if self._path_now.get(p) == moved), text)
        elif paragraph.kind == "brief":
            text = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
        return text.strip(_BLANK)

    def _anchor(self, number: int) -> str:
        """Return the path of the entry of a body that a paragraph is or is in, "" for none."""
        if number not in self._was:
            return ""
        shares = self._records[self._was[number]].shares
        paths = (self._path_now.get(s.path, "") for s in shares if s.path)
        return next((p for p in paths if entry_of(p)), "")

    def _owners(self) -> list[str]:
        """Return for each paragraph the article, appendix or briefs that it stands in now.

        "" before the first title, and behind a place where one was taken out.
        """
        titles: dict[int, str] = {}
        for number, record in enumerate(self._records):
            if record.kind in _STARTS:
                path = next((s.path for s in record.shares if s.path), "briefs")
                titles[number] = path.partition(".")[0]
        gone = set(titles) - set(self._was.values())
        owner, owners = "", []
        for number in range(len(self._paragraphs)):
            owner = titles.get(self._was.get(number, -1), owner)
            owners.append("" if gone else owner)
        return owners

    def _starts_another(self, number: int) -> bool:
        """Return whether a paragraph is a title, so that what follows stands in another text."""
        return self._records[self._was[number]].kind in _STARTS


def _following(anchors: Sequence[str], stay: set[int]) -> list[str]:
    """Return for each paragraph the next path behind it that stays, "" for none."""
    following, found = [], ""
    for number in reversed(range(len(anchors))):
        following.append(found)
        found = anchors[number] if number in stay else found
    return following[::-1]


def _plain(paragraph: EditedParagraph) -> EditedParagraph:
    return paragraph._replace(text=paragraph.text.replace("\t", ""))


def _unsure(paragraph: EditedParagraph) -> Message:
    words = "a backslash stands before a mark, which no file can say: {text}"
    return Message(words, text=_short(paragraph.text))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
