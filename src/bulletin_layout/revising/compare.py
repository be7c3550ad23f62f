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
    Addition,
    CaptionRemoval,
    Change,
    ColumnAddition,
    Comparison,
    Entries,
    Move,
    Remark,
    Removal,
    RowAddition,
)
from bulletin_layout.revising.entries import entry_of, is_free, is_part, level_of, list_of, owner_of
from bulletin_layout.revising.matching import matched_paragraphs
from bulletin_layout.revising.normal import TITLES, characters, normal, value
from bulletin_layout.revising.shares import new_shares, words_of
from bulletin_layout.revising.titles import title_lines
from bulletin_layout.revising.word_file import EditedParagraph
from bulletin_layout.rising import longest_rise
from bulletin_layout.style.model import TEXT_STYLES

_MARKED = re.compile(r"(?:body|editorial|briefs)\[\d+\]|\.caption$|\.text$")
_UNMARKED = re.compile(r"columns\[\d+\]\.heading$")
_STARTS = ("title", "appendix_title", "briefs_heading")
# What a brief typed in Word may begin with: its number is added when it is set.
_NUMBER = re.compile(r"\d+(?:[、.．]|(?=\s))\s*")
_ANY, _CELLS = re.compile(""), re.compile(r"\.(?:rows|head|columns)\[")
# Bodies in a line of the 版记 are listed one by one; Word shows them in one line.
_BODIES = re.compile(r"distribution\.\w+\[\d+\]")
_BLANK = " \t\u3000\u00a0"
# Kinds of new paragraphs that are entries of a list; others belong under keys of their own.
_ADDED = ("", "body", "brief", "editorial", *(f"heading_{level}" for level in range(1, 5)))


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
        self._has_styles = any(paragraph.kind for paragraph in paragraphs)
        self._was, self._tables = matched_paragraphs(self._paragraphs, records)
        self._was |= rewritten(self._paragraphs, self._was, records)
        self._order, moves = in_old_order(self._was, records, len(paragraphs))
        self._found.changes += moves
        removals, self._gone_whole = gone_articles(self._was, records)
        self._found.changes += removals
        additions, self._new_whole = new_articles(self._paragraphs, self._was, records, self._order)
        self._found.changes += additions

    def compared(self) -> Comparison:
        anchor = ""
        for number, paragraph in enumerate(self._paragraphs):
            if number in self._was:
                record = self._records[self._was[number]]
                anchor = next((s.path for s in record.shares if s.path), anchor)
                self._changed(paragraph, record)
            for comment in paragraph.comments:
                about = "" if number in self._was else value(paragraph.text)
                self._found.remarks.append(Remark(anchor, comment, about))
        self._tables_changed()
        self._removed()
        self._placed_anew()
        self._keep_last()
        self._found.said = list(self._said())
        return self._found

    def _said(self) -> Iterator[tuple[str, ...]]:
        """Yield what paragraphs say, without words that are added when the issue is set."""
        for number, paragraph in enumerate(self._paragraphs):
            if number in self._was:
                words = words_of(paragraph, self._records[self._was[number]])
            else:
                words = (characters(self._own_words(number, paragraph, "")),)
            if any(words):
                yield words

    def _changed(self, paragraph: EditedParagraph, record: Record) -> None:
        """Note what is other in a paragraph than it was."""
        old = [Share(s.path, normal(s.text, record.kind)) for s in record.shares]
        text = normal(paragraph.text, record.kind)
        if record.kind in TITLES and self._lines_changed(paragraph, record):
            return
        if self._has_another_style(paragraph, record.kind):
            words = "{text} has another style in Word; change what it is in the issue yourself"
            self._found.unplaced.append(Message(words, text=_short(value(text))))
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
        tables = self._tables
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
                self._found.unplaced.append(Message(words, path=path, text=_short(marked)))
            return
        bodies = tuple(filter(None, (name.strip(_BLANK) for name in re.split("[、，,]", new))))
        if len(bodies) > 1 and _BODIES.fullmatch(path) and not re.search("[、，,]", was):
            self._found.changes.append(Entries(path, was, bodies))
        elif new or ".rows[" in path:
            self._found.changes.append(Change(path, was, new))
        else:
            self._gone(path, was)

    def _removed(self) -> None:
        """Note paragraphs that are gone, with whatever they held."""
        here = set(self._was.values())
        told_already = here | self._tables.records | self._gone_whole
        gone = [n for n in range(len(self._records)) if n not in told_already]
        whole = self._whole_entries(set(gone))
        emptied = self._whole_entries(set(gone), _CELLS) - whole
        told: set[str] = set()
        for number in gone:
            for share in self._records[number].shares:
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
        for number, record in enumerate(self._records):
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
        self._found.unplaced.append(Message(words, path=path, text=_short(was)))

    def _placed_anew(self) -> None:
        """Note new paragraphs, and those that stand in another order than they did."""
        anchors = [self._anchor(number) for number in range(len(self._paragraphs))]
        owners = self._owners()
        numbers = [n for n in self._order if anchors[n]]
        rise = longest_rise([self._was[n] for n in numbers], strict=True)
        stay = {numbers[i] for i in rise}
        stay -= {n for n in stay if owners[n] and owner_of(anchors[n]) not in (owners[n], "")}

        following = _following(anchors, stay, self._order)
        astray = False  # behind a new title that begins no article
        behind = ""
        leads = self._leads()
        moved: set[str] = set()
        for number in self._order:
            paragraph, anchor = self._paragraphs[number], anchors[number]
            if number in self._new_whole:
                continue
            astray = number not in self._was and (astray or paragraph.kind in TITLES)
            if astray and paragraph.text.strip(_BLANK):
                self._tell_astray(paragraph)
                continue
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

    def _tell_astray(self, paragraph: EditedParagraph) -> None:
        words = "a new title or what stands below one has no place; put it in yourself: {text}"
        self._found.unplaced.append(Message(words, text=_short(paragraph.text)))

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
        elif paragraph.kind not in _ADDED:
            words = "a new paragraph in a style of its own; put it in yourself: {text}"
            self._found.unplaced.append(Message(words, text=_short(new)))
        else:
            self._found.changes.append(Addition(to, after, new, level_of(paragraph.kind, new)))

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
            text = texts.get(moved, text)
        elif paragraph.kind == "brief":
            text = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
        return text.strip(_BLANK)

    def _anchor(self, number: int) -> str:
        """Return the path of the entry of a body that a paragraph is or is in, "" for none."""
        if number not in self._was:
            return ""
        shares = self._records[self._was[number]].shares
        return next((s.path for s in shares if entry_of(s.path)), "")

    def _owners(self) -> list[str]:
        """Return for each paragraph the article, appendix or briefs that it stands in now.

        "" before the first title, and behind a place where one was taken out.
        """
        titles: dict[int, str] = {}
        for number, record in enumerate(self._records):
            if record.kind in _STARTS:
                path = next((s.path for s in record.shares if s.path), "briefs")
                titles[number] = path.partition(".")[0]
        gone = set(titles) - set(self._was.values()) - self._gone_whole
        owner, owners = "", [""] * len(self._paragraphs)
        for number in self._order:
            owner = titles.get(self._was.get(number, -1), owner)
            owners[number] = "" if gone else owner
        return owners

    def _starts_another(self, number: int) -> bool:
        """Return whether a paragraph is a title, so that what follows stands in another text."""
        return self._records[self._was[number]].kind in _STARTS


def _following(anchors: Sequence[str], stay: set[int], order: Sequence[int]) -> list[str]:
    """Return for each paragraph the next path behind it that stays, "" for none."""
    following, found = [""] * len(anchors), ""
    for number in reversed(order):
        following[number] = found
        found = anchors[number] if number in stay else found
    return following


def _plain(paragraph: EditedParagraph) -> EditedParagraph:
    return paragraph._replace(text=paragraph.text.replace("\t", ""))


def _unsure(paragraph: EditedParagraph) -> Message:
    words = "a backslash stands before a mark, which no file can say: {text}"
    return Message(words, text=_short(paragraph.text))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
