"""What was changed: an edited file held against what it was made of, and against the issue now.

In: paragraphs, the records of the base, the texts of the issue. Out: changes by the paths of texts,
conflicts with what was changed in the issue meanwhile, and what has no place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bulletin_layout.docx.base import Record, Share
from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Span, Text
from bulletin_layout.issue.texts import texts_in
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.messages import Message
from bulletin_layout.revising.changes import Addition, Change, Comparison, Move, Remark, Removal
from bulletin_layout.revising.join import joined
from bulletin_layout.revising.runs import merged
from bulletin_layout.revising.shares import new_shares
from bulletin_layout.revising.word_file import EditedParagraph
from bulletin_layout.rising import longest_rise

# Paragraphs that may be added, taken out and moved, and the lists that they stand in.
_FREE = re.compile(r"^((?:articles\[\d+\]\.|appendix\[\d+\]\.)?(?:body|editorial|briefs))\[\d+\]")
_MARKED = re.compile(r"(?:body|editorial|briefs)\[\d+\]|\.caption$|\.text$")
_UNMARKED = re.compile(r"columns\[\d+\]\.heading$")
# Kinds whose lines end where the layout ends them.
_BROKEN = ("title", "appendix_title", "name", "caption", "table_caption", "period", "")
_STARTS = ("title", "appendix_title", "briefs_heading")
# What a brief typed in Word may begin with: its number is added when it is set.
_NUMBER = re.compile(r"\d+(?:[、.．]|(?=\s))\s*")
_BLANK = " \t\u3000\u00a0"


def is_marked(path: str) -> bool:
    """Return whether inline marks have a meaning in the text at a path."""
    return bool(_MARKED.search(path)) and not _UNMARKED.search(path)


def texts_of(issue: Issue) -> dict[str, Text]:
    """Return the printed texts of an issue by their paths; notes stand in their texts."""
    found: dict[str, Text] = {}
    for path, text in texts_in(issue, lambda f: f.printed):
        found.setdefault(path, text)
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
        self._was = _joined_paragraphs(self._paragraphs, records)
        self._path_now = _paths_now(records, now)

    def compared(self) -> Comparison:
        for number, paragraph in enumerate(self._paragraphs):
            if number in self._was:
                self._changed(paragraph, self._records[self._was[number]])
        self._removed()
        self._placed_anew()
        self._keep_last()
        return self._found

    def _changed(self, paragraph: EditedParagraph, record: Record) -> None:
        """Note what is other in a paragraph than it was."""
        anchor = next((self._path_now.get(s.path, "") for s in record.shares if s.path), "")
        for comment in paragraph.comments:
            self._found.remarks.append(Remark(anchor, comment))
        old = [Share(s.path, normal(s.text, record.kind)) for s in record.shares]
        text = normal(paragraph.text, record.kind)
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

    def _change(self, share: Share, new: str) -> None:
        path = self._path_now.get(share.path, "")
        current = self._now.get(path)
        if current is None:
            words = "{path} is no more in the issue; Word has: {text}"
            self._found.conflicts.append(Message(words, path=share.path, text=_short(new)))
            return
        was, is_now = share.text, normal(written_marks(current))
        if not is_marked(path):
            was, new, is_now = (_value(t) for t in (was, new, is_now))
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
        for number, record in enumerate(self._records):
            for share in record.shares if number not in here else ():
                path = self._path_now.get(share.path, "") if share.path else ""
                if path and share.text:
                    self._gone(path, normal(share.text))

    def _gone(self, path: str, was: str) -> None:
        if normal(written_marks(self._now[path])) != was and is_marked(path):
            words = "{path} was taken out in Word and changed in the issue: {text}"
            self._found.conflicts.append(Message(words, path=path, text=_short(was)))
        elif _FREE.match(path) and _FREE.sub("", path) in ("", ".paragraph", ".heading"):
            self._found.changes.append(Removal(path, was))
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
        stay -= {n for n in stay if owners[n] and _owner(anchors[n]) not in (owners[n], "")}

        following = _following(anchors, stay)

        behind = ""
        for number, paragraph in enumerate(self._paragraphs):
            anchor = anchors[number]
            if anchor and (number in stay or not _is_whole(anchor)):
                behind = anchor
            elif anchor or (number not in self._was and paragraph.text.strip(_BLANK)):
                self._place(number, paragraph, anchor, behind, following[number], owners[number])
            elif number in self._was and self._starts_another(number):
                behind = ""

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
        to = to if owner in ("", _owner(to)) else ""
        new = self._own_words(number, paragraph, moved)
        if not paragraph.is_sure:
            self._found.unplaced.append(_unsure(paragraph))
        elif not to or paragraph.cell is not None:
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
            if found := _FREE.match(path):
                left.setdefault(found[1], set()).add(found[0])
        gone = [c for c in self._found.changes if isinstance(c, Removal | Move)]
        for change in gone:
            if found := _FREE.match(change.path):
                left[found[1]].discard(found[0])
        for change in gone:
            found = _FREE.match(change.path)
            if found is not None and not left[found[1]] and isinstance(change, Removal):
                left[found[1]].add(found[0])
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
        return next((p for p in paths if _FREE.match(p)), "")

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


def _owner(path: str) -> str:
    """Return the article, appendix or briefs that a paragraph's path is in, "" for 按语."""
    return "" if "editorial" in path else re.split(r"[.]|(?<=briefs)\[", path)[0]


def _is_whole(path: str) -> bool:
    """Return whether a path is that of a paragraph, not of something in a table or a caption."""
    return _FREE.sub("", path) in ("", ".paragraph", ".heading", ".addressee")


def _joined_paragraphs(
    paragraphs: Sequence[EditedParagraph], records: Sequence[Record]
) -> dict[int, int]:
    """Return which record each paragraph was: by its identity, else by its text."""
    by_id = {record.id: number for number, record in enumerate(records)}
    known: dict[int, int] = {}
    taken: set[int] = set()
    for number, paragraph in enumerate(paragraphs):
        ids = [by_id[id_] for id_ in paragraph.ids if id_ in by_id]
        if ids and ids[0] not in taken:
            known[number] = ids[0]
            taken.add(ids[0])
    old = ["".join(normal(s.text, r.kind) for s in r.shares) for r in records]
    new = [normal(p.text, p.kind) for p in paragraphs]
    if len(known) * 2 > len(paragraphs):  # identities are there: who has none is new
        return joined(old, new, known) if len(known) < len(records) else known
    return _with_cells(joined(old, new, known), paragraphs, records)


def _with_cells(
    found: dict[int, int], paragraphs: Sequence[EditedParagraph], records: Sequence[Record]
) -> dict[int, int]:
    """Return what is joined, a cell between two that are joined to neighbours of one with it."""
    taken = set(found.values())
    for number, paragraph in enumerate(paragraphs):
        before, after = found.get(number - 1, -2), found.get(number + 1, -2)
        is_between = after == before + 2 and before + 1 not in taken
        is_cell = paragraph.cell is not None and number not in found
        if is_cell and is_between and records[before + 1].kind == paragraph.kind:
            found[number] = before + 1
            taken.add(before + 1)
    return found


def _paths_now(records: Sequence[Record], now: Mapping[str, Text]) -> dict[str, str]:
    """Return where texts of the base stand in the issue as it is now."""
    base = [(s.path, normal(s.text)) for r in records for s in r.shares if s.path]
    texts = {path: normal(written_marks(text)) for path, text in now.items()}
    if all(texts.get(path) == text for path, text in base):
        return {path: path for path, _ in base}
    paths = list(texts)
    found = joined([t for _, t in base], [texts[p] for p in paths])
    moved = {base[old][0]: paths[new] for new, old in found.items()}
    return {p: moved.get(p) or (p if p in texts else "") for p, _ in base}


def _plain(paragraph: EditedParagraph) -> EditedParagraph:
    return paragraph._replace(text=paragraph.text.replace("\t", ""))


def normal(text: str, kind: str = "body") -> str:
    """Return a text with marks in the one way in which it may be written.

    Soft returns are those of the layout in a title; else they are the editor's own.
    """
    text = text.replace("\n", "" if kind in _BROKEN else r"\\")
    read, mistakes = parse_marks(text, None)
    return text if mistakes else written_marks(_merged(read))


def _merged(text: Text) -> Text:
    spans = merged(text.spans)
    return (
        Text(text.value, spans=tuple(spans)) if any(map(_is_set_off, spans)) else Text(text.value)
    )


def _is_set_off(span: Span) -> bool:
    return any(getattr(span, n) for n in ("role", "whole", "link", "script", "note", "forced"))


def _value(text: str) -> str:
    return parse_marks(text, None)[0].value


def _unsure(paragraph: EditedParagraph) -> Message:
    words = "a backslash stands before a mark, which no file can say: {text}"
    return Message(words, text=_short(paragraph.text))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
