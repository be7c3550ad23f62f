"""New paragraphs of an edited file, and those that stand in another order than they did.

In: paragraphs, which records they were, in which order they stand. Out: additions and moves, each
beside a text of the issue; and what has no place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bulletin_layout.docx.base import PICTURE, Record
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.changes import (
    Addition,
    Change,
    Comparison,
    Move,
    PhotoAddition,
    TableAddition,
    short,
)
from bulletin_layout.revising.entries import entry_of, is_free, is_part, level_of, owner_of
from bulletin_layout.revising.new_tables import new_tables
from bulletin_layout.revising.normal import TITLES, characters, normal, value
from bulletin_layout.revising.photos import not_held
from bulletin_layout.revising.shares import new_shares, normal_shares
from bulletin_layout.revising.tables import TableMatch
from bulletin_layout.revising.word_file import EditedParagraph
from bulletin_layout.rising import longest_rise

BLANK = " \t\u3000\u00a0"
_STARTS = ("title", "appendix_title", "briefs_heading")
# What a brief typed in Word may begin with: its number is added when it is set.
_NUMBER = re.compile(r"\d+(?:[、.．]|(?=\s))\s*")
# Kinds of new paragraphs that are entries of a list; others belong under keys of their own.
_ADDED = ("", "body", "brief", "editorial", *(f"heading_{level}" for level in range(1, 5)))


class Edited(NamedTuple):
    """An edited file's paragraphs, and what is known of them.

    `was`: which record each was; `order`: as they stand, but for articles that moved whole;
    `gone_whole` and `new_whole`: records and paragraphs of articles that went and came.
    """

    paragraphs: Sequence[EditedParagraph]
    records: Sequence[Record]
    was: Mapping[int, int]
    tables: TableMatch
    order: Sequence[int]
    gone_whole: set[int]
    new_whole: set[int]


def place_paragraphs(edited: Edited, found: Comparison) -> None:
    """Add what is new and what moved to the changes of a comparison."""
    _Placer(edited, found).place()


class _Placer:
    def __init__(self, edited: Edited, found: Comparison) -> None:
        self._of = edited
        self._found = found
        self._captions: set[int] = set()  # that came with their photos
        self._tables = new_tables(edited.paragraphs, edited.was, edited.tables.cells)
        self._in_tables = {n for table in self._tables.values() for n in table.paragraphs}

    def place(self) -> None:
        """Note each paragraph that is new or stands elsewhere."""
        anchors = [self._anchor(number) for number in range(len(self._of.paragraphs))]
        owners = self._owners()
        numbers = [n for n in self._of.order if anchors[n]]
        rise = longest_rise([self._of.was[n] for n in numbers], strict=True)
        stay = {numbers[i] for i in rise}
        stay -= {n for n in stay if owners[n] and owner_of(anchors[n]) not in (owners[n], "")}

        following = _following(anchors, stay, self._of.order)
        astray = False  # behind a new title that begins no article
        behind = ""
        leads = self._leads()
        moved: set[str] = set()
        for number in self._of.order:
            paragraph, anchor = self._of.paragraphs[number], anchors[number]
            if number in self._of.new_whole or number in self._captions:
                continue
            if number in self._in_tables:
                if number in self._tables:
                    self._place_table(number, behind, following[number], owners[number])
                continue
            astray = number not in self._of.was and (astray or paragraph.kind in TITLES)
            if astray and paragraph.text.strip(BLANK):
                self._tell_astray(paragraph)
                continue
            if number in self._of.tables.cells and self._of.was.get(number) not in leads:
                behind = anchor if anchor and entry_of(anchor) not in moved else behind
                continue
            if anchor and number not in stay and self._of.was[number] in leads:
                moved.add(entry_of(anchor))
                self._place(number, paragraph, anchor, behind, following[number], owners[number])
            elif entry_of(anchor) in moved:
                continue
            elif anchor and (number in stay or not is_free(anchor)):
                if number not in stay:
                    self._tell_moved(paragraph)
                behind = anchor
            elif anchor or (number not in self._of.was and paragraph.text.strip(BLANK)):
                self._place(number, paragraph, anchor, behind, following[number], owners[number])
            elif number in self._of.was and self._starts_another(number):
                behind = ""

    def _tell_astray(self, paragraph: EditedParagraph) -> None:
        words = "a new title or what stands below one has no place; put it in yourself: {text}"
        self._found.unplaced.append(Message(words, text=short(paragraph.text)))

    def _tell_moved(self, paragraph: EditedParagraph) -> None:
        """Tell of one of several texts of a block that stands elsewhere now."""
        words = "a part of a block was moved; move the block in the file yourself: {text}"
        self._found.unplaced.append(Message(words, text=short(paragraph.text)))

    def _added_kinds(self) -> set[str]:
        """Return the kinds of paragraphs that only hold words that are added."""
        own = {r.kind for r in self._of.records if any(share.path for share in r.shares)}
        return {r.kind for r in self._of.records} - own

    def _leads(self) -> set[int]:
        """Return the first record of each entry that holds photos or a table: it moves them all."""
        first: dict[str, int] = {}
        for number, record in enumerate(self._of.records):
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
        to, after = self._beside(behind, before, owner), bool(behind)
        new = own_words(self._of, number, moved)
        if PICTURE in paragraph.text and not moved:
            self._place_photo(number, to, after)
        elif paragraph.kind in self._added_kinds():
            words = "words that are added when the issue is set were changed: {text}"
            self._found.unplaced.append(Message(words, text=short(new)))
        elif not paragraph.is_sure:
            self._found.unplaced.append(unsure(paragraph))
        elif not to or (paragraph.cell is not None and not moved):
            words = "a new paragraph has no place in the file: {text}"
            self._found.unplaced.append(Message(words, text=short(new)))
        elif moved:
            # It is written anew where it stands now, with whatever changed in it.
            self._found.changes = [
                c for c in self._found.changes if not (isinstance(c, Change) and c.path == moved)
            ]
            self._found.changes.append(Move(moved, after, to, new))
        elif paragraph.kind not in _ADDED:
            words = "a new paragraph in a style of its own; put it in yourself: {text}"
            self._found.unplaced.append(Message(words, text=short(new)))
        else:
            self._found.changes.append(Addition(to, after, new, level_of(paragraph.kind, new)))

    def _place_table(self, number: int, behind: str, before: str, owner: str) -> None:
        """Note a new table, with the caption that is new above it."""
        table = self._tables[number]
        to = self._beside(behind, before, owner)
        if to:
            said = (table.caption, table.heads, table.rows)
            self._found.changes.append(TableAddition(to, bool(behind), *said))
        else:
            words = "a new paragraph has no place in the file: {text}"
            said_there = table.caption or " ".join(table.heads)
            self._found.unplaced.append(Message(words, text=short(said_there)))

    def _beside(self, behind: str, before: str, owner: str) -> str:
        """Return the path beside which something new stands, "" if there is none in its text."""
        to = behind or before
        return to if owner in ("", owner_of(to)) else ""

    def _place_photo(self, number: int, to: str, after: bool) -> None:
        """Note a new photo, with the caption that is new below it."""
        paragraph = self._of.paragraphs[number]
        shown = paragraph.text.replace(PICTURE, "")
        if not is_photo_alone(paragraph) or not to or paragraph.cell is not None:
            words = "a photo was added in Word; name its file in the issue: {text}"
            self._found.unplaced.append(Message(words, text=short(shown)))
        elif not paragraph.pictures[0].suffix:
            self._found.unplaced.append(not_held(short(shown)))
        elif paragraph.pictures[0].is_changed:
            words = "a photo was added in Word that is cropped, turned or in a group: {text}"
            self._found.unplaced.append(Message(words, text=short(shown)))
        else:
            below = caption_below(self._of, number)
            self._captions |= {below} if below is not None else set()
            caption = own_words(self._of, below) if below is not None else ""
            addition = PhotoAddition(to, after, paragraph.pictures[0], caption)
            self._found.changes.append(addition)

    def _anchor(self, number: int) -> str:
        """Return the path of the entry of a body that a paragraph is or is in, "" for none."""
        if number not in self._of.was:
            return ""
        shares = self._of.records[self._of.was[number]].shares
        return next((s.path for s in shares if entry_of(s.path)), "")

    def _owners(self) -> list[str]:
        """Return for each paragraph the article, appendix or briefs that it stands in now.

        "" before the first title, and behind a place where one was taken out.
        """
        titles: dict[int, str] = {}
        for number, record in enumerate(self._of.records):
            if record.kind in _STARTS:
                path = next((s.path for s in record.shares if s.path), "briefs")
                titles[number] = path.partition(".")[0]
        gone = set(titles) - set(self._of.was.values()) - self._of.gone_whole
        owner, owners = "", [""] * len(self._of.paragraphs)
        for number in self._of.order:
            owner = titles.get(self._of.was.get(number, -1), owner)
            owners[number] = "" if gone else owner
        return owners

    def _starts_another(self, number: int) -> bool:
        """Return whether a paragraph is a title, so that what follows stands in another text."""
        return self._of.records[self._of.was[number]].kind in _STARTS


def own_words(edited: Edited, number: int, moved: str = "") -> str:
    """Return what a paragraph says without words that are added when it is set.

    `moved`: the path of the text in it that stands elsewhere now.
    """
    paragraph = edited.paragraphs[number]
    text = normal(paragraph.text, paragraph.kind)
    if moved:
        texts = new_shares(normal_shares(edited.records[edited.was[number]]), text).texts
        text = texts.get(moved, text)
    elif paragraph.kind == "brief":
        text = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    return text.strip(BLANK)


def said_anew(edited: Edited, number: int) -> str:
    """Return the characters that a new paragraph says; a sign for a photo."""
    paragraph = edited.paragraphs[number]
    if is_photo_alone(paragraph):
        return PICTURE
    return characters(own_words(edited, number))


def is_photo_alone(paragraph: EditedParagraph) -> bool:
    """Return whether a paragraph shows a picture and says nothing beside it."""
    if len(paragraph.pictures) != 1:
        return False
    return value(paragraph.text) == f"{PICTURE}{paragraph.pictures[0].words}"


def caption_below(edited: Edited, number: int) -> int | None:
    """Return the paragraph that is a new photo's caption, None if it has none."""
    below = number + 1
    if below in edited.was or below >= len(edited.paragraphs):
        return None
    paragraph = edited.paragraphs[below]
    is_caption = paragraph.kind == "caption" and paragraph.is_sure and not paragraph.pictures
    return below if is_caption and paragraph.text.strip(BLANK) else None


def _following(anchors: Sequence[str], stay: set[int], order: Sequence[int]) -> list[str]:
    """Return for each paragraph the next path behind it that stays, "" for none."""
    following, found = [""] * len(anchors), ""
    for number in reversed(order):
        following[number] = found
        found = anchors[number] if number in stay else found
    return following


def unsure(paragraph: EditedParagraph) -> Message:
    """Return what is said of a paragraph whose marks would not say what it reads."""
    words = "a backslash stands before a mark, which no file can say: {text}"
    return Message(words, text=short(paragraph.text))
