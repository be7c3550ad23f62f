"""What a Word paragraph shows, in the order in which it shows it: characters and inline marks.

A mark is one of an issue's, such as `**`; a paragraph that soft returns part is parted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bulletin_layout.importing.material import Remark, escaped
from bulletin_layout.importing.remarks import STRUCK
from bulletin_layout.importing.scripts import LOWERED, RAISED
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple


class Token(NamedTuple):
    """Characters of a paragraph, or a mark of an issue such as `**`.

    `is_script`: they are raised or lowered, where a backslash means nothing.
    """

    text: str
    is_mark: bool = False
    is_script: bool = False


_ENDED = re.compile(r"[。！？；：…”’）》.!?:;)]$")
_BEGINS = re.compile(
    r"[ \t\u3000]|[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]"
    r"|第[\d一二三四五六七八九十百]+[条章节]|[①-⑳·•（(]"
)
# No line that a soft return wraps is shorter, in characters.
_LEAST_WRAPPED = 16
BOLD = Token("**", is_mark=True)
# What Word raises and lowers: as characters of their own if there are such, else between marks.
SCRIPTS = {"superscript": "<sup>", "subscript": "<sub>"}
CHARACTERS = {"superscript": RAISED, "subscript": LOWERED}


class Change(NamedTuple):
    """Words that are not as they were written: why, which is a key of `_TOLD`."""

    why: str
    words: str


_TOLD = {
    "deleted": (
        "“{words}”, deleted in a tracked change, is left out",
        "修订删去的“{words}”略去",
    ),
    "inserted": (
        "“{words}”, inserted in a tracked change, is taken",
        "修订插入的“{words}”已取用",
    ),
    "moved": (
        "“{words}”, moved in a tracked change, is taken where it was moved to",
        "修订移动的“{words}”放在移到的地方",
    ),
    "struck": STRUCK,
    "placeholder": (
        "“{words}”, which stands where something is to be filled in, is left out",
        "提示填写的“{words}”略去",
    ),
}


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph shows, gathered while its XML is walked.

    `boxes` are the text boxes in it, `art` the words of WordArt.
    """

    tokens: list[Token] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    art: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def add(self, text: str, is_mark: bool = False) -> None:
        """Add characters, or a mark."""
        if text:
            self.tokens.append(Token(text, is_mark))

    @property
    def text(self) -> str:
        """The characters without marks."""
        return "".join(token.text for token in self.tokens if not token.is_mark)

    @property
    def marked(self) -> str:
        """The text as it is written in an issue: its own characters never make a mark."""
        if not any(token.is_mark for token in self.tokens):
            return escaped(self.text)
        return "".join(
            token.text if token.is_mark else escaped(token.text, always=not token.is_script)
            for token in self.tokens
        )

    def dropped_marks(self, where: Message) -> Iterator[Remark]:
        """Yield what notes and links say, where they cannot stand."""
        for token in self.tokens:
            if token.is_mark and token.text.startswith("[^"):
                what = Bilingual("a note in a title or table", "标题或表格里的脚注")
                yield Remark(what, where, token.text[2:-1])
            elif token.is_mark and token.text in SCRIPTS.values():
                what = Bilingual("a superscript or subscript", "上标或下标")
                yield Remark(what, where, self.text)
            elif token.is_mark and token.text.startswith("]("):
                what = Bilingual(
                    "the link {address} in a title or table is not imported",
                    "标题或表格里的链接 {address} 没有带出",
                    address=token.text[2:-1],
                )
                yield Remark(what, where)

    def told_changes(self, where: Message) -> Iterator[Remark]:
        """Yield what was tracked, struck or not filled in: each kind in one remark."""
        for why, (english, chinese) in _TOLD.items():
            gone = [change.words for change in self.changes if change.why == why]
            if any(gone):
                words = "”“".join(filter(None, gone))
                # What was tracked away is not counted as the file's.
                left_out = "".join(gone) if why in ("struck", "placeholder") else ""
                yield Remark(Bilingual(english, chinese, words=words), where, gone=left_out)

    def parted(self) -> list[ParagraphText]:
        """Return the paragraphs that soft returns part: what is bold goes on over them.

        A link or note is never parted, nor is a sentence that a soft return only wraps. The first
        holds all that is not text.
        """
        parts: list[list[Token]] = [[]]
        open_marks: list[Token] = []
        for token in self.tokens:
            if token.is_mark or "\n" not in token.text:
                parts[-1].append(token)
                open_marks = _open_after(open_marks, token)
                continue
            first, *rest = token.text.split("\n")
            parts[-1].append(Token(first))
            for line in rest:
                if any(mark.text == "[" for mark in open_marks):
                    parts[-1].append(Token(" " + line))
                    continue
                parts[-1] += [_closing(mark) for mark in reversed(open_marks)]
                parts.append([*open_marks, Token(line)])
        whole = [_without_empty_marks(part) for part in parts]
        shown = [part for part in whole if any(t.text.strip() for t in part if not t.is_mark)]
        first_part, *others = _unwrapped(shown) or [[]]
        return [replace(self, tokens=first_part), *(ParagraphText(part) for part in others)]

    def take(self, inner: ParagraphText) -> None:
        """Take in all that a part of the paragraph shows but for its tokens."""
        self.pictures += inner.pictures
        self.boxes += inner.boxes
        self.art += inner.art
        self.changes += inner.changes
        self.remarks += inner.remarks


def _unwrapped(parts: list[list[Token]]) -> list[list[Token]]:
    """Return lines as paragraphs: one goes on after a long line that no mark ends.

    And after any line within brackets that it closes.
    """
    made: list[list[Token]] = []
    for part in parts:
        words = "".join(token.text for token in part if not token.is_mark)
        before = "".join(t.text for t in made[-1] if not t.is_mark) if made else ""
        ended = _ENDED.search(before.rstrip()) or len(before.strip()) < _LEAST_WRAPPED
        within = before.rfind("（") > before.rfind("）") and "）" in words
        if not made or (not within and (ended or _BEGINS.match(words))):
            made.append(part)
        else:
            made[-1] += part
    return made


def _open_after(open_marks: list[Token], token: Token) -> list[Token]:
    """Return the marks that are open after a token."""
    if not token.is_mark or token.text.startswith("[^"):
        return open_marks
    if token == BOLD:
        return open_marks[:-1] if open_marks[-1:] == [BOLD] else [*open_marks, BOLD]
    if token.text in ("[", *SCRIPTS.values()):
        return [*open_marks, token]
    return open_marks[:-1]


def _closing(mark: Token) -> Token:
    return mark if mark == BOLD else Token(mark.text.replace("<", "</"), True)


def _without_empty_marks(tokens: list[Token]) -> list[Token]:
    """Return tokens without marks that open and close at once."""
    kept: list[Token] = []
    for token in tokens:
        if not token.text:
            continue
        if token.is_mark and kept and kept[-1].is_mark and token == _closing(kept[-1]):
            kept.pop()
        else:
            kept.append(token)
    return kept
