r"""Inline marks in a text, few and plain.

`**strong**`, `__楷体__`, `m<sup>2</sup>`, `CO<sub>2</sub>`, `{kept on one line}`,
`[words](https://address)`, `[^a note]`, `\\` for a line break. A backslash before `* _ { } [ ]`
and before these tags makes it an ordinary character.
In: what stands in the file. Out: a Text cut into spans, or what is wrong, each with its offset.
"""

from __future__ import annotations

import re

from bulletin_layout.diagnostics import Place
from bulletin_layout.issue.text import Script, Span, Text
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

_TOKEN = re.compile(
    r"""
    (?P<forced>\\\\)
  | \\(?P<plain>[*_{}\[\]]|<(?=/?su[bp]>))
  | (?P<toggle>\*\*|__)
  | \{(?P<whole>[^{}]*)\}
  | \[\^(?P<note>[^\[\]]*)\]
  | \[(?P<words>[^\[\]]+)\]\((?P<address>(?:https?://|mailto:)[^\s()]+)\)
  | <(?P<script>su[bp])>(?P<scripted>[^<>]*)</(?P=script)>
  | (?P<stray>[{}]|\[\^|</?su[bp]>)
    """,
    re.VERBOSE,
)
_ROLES = {"**": "strong", "__": "kai"}
_SCRIPTS: dict[str, Script] = {"sup": "super", "sub": "sub"}


class MarkMistake(NamedTuple):
    """A wrong mark: its offset in the text, what is wrong, what to write."""

    offset: int
    message: str
    advice: str


def parse_marks(
    raw: str, place: Place | None, notes: bool = True
) -> tuple[Text, list[MarkMistake]]:
    """Return a text with its marks read. `notes` tells whether notes may stand here."""
    if not _TOKEN.search(raw):
        return Text(raw, place), []
    reader = _MarkReader(raw, place, notes)
    reader.read()
    spans = tuple(reader.spans)
    value = "".join(span.text for span in spans)
    plain = all(span == Span(span.text) for span in spans)
    return Text(value, place, () if plain and value == raw else spans), reader.mistakes


def first_mark(raw: str) -> re.Match[str] | None:
    """Return the first of a text's marks, for where marks have no effect."""
    return _TOKEN.search(raw)


class _MarkReader:
    """Walks one text, keeping which marks are open."""

    def __init__(self, raw: str, place: Place | None, notes: bool) -> None:
        self.spans: list[Span] = []
        self.mistakes: list[MarkMistake] = []
        self._raw = raw
        self._place = place
        self._notes = notes
        self._open: list[tuple[str, int]] = []

    def read(self) -> None:
        at = 0
        for match in _TOKEN.finditer(self._raw):
            self._add(self._raw[at : match.start()], at)
            self._token(match)
            at = match.end()
        self._add(self._raw[at:], at)
        for mark, offset in self._open:
            self._mistake(offset, Message("{mark} is opened and not closed.", mark=mark), mark)

    def _token(self, match: re.Match[str]) -> None:
        kind, at = match.lastgroup, match.start()
        if kind == "toggle":
            self._toggle(match[0], at)
        elif kind == "plain":
            self._add(match["plain"], at + 1)
        elif kind == "forced":
            self.spans.append(Span("", forced=True, place=self._at(at)))
        elif kind == "whole":
            if not match["whole"]:
                self._mistake(at, Message("{mark} holds nothing.", mark="{}"), "{")
            self._refuse_inner(match["whole"], at + 1, "braces")
            self._add(match["whole"], at + 1, whole=True)
        elif kind == "scripted":
            self._script(match)
        elif kind == "address":
            self._refuse_inner(match["words"], at + 1, "a link")
            self._add(match["words"], at + 1, link=match["address"])
        elif kind == "note":
            self._refuse_inner(match["note"], at + 2, "a note")
            self._note(match["note"].strip(), at)
        else:
            self._mistake(at, Message("{found} has no partner.", found=match[0]), match[0][0])

    def _refuse_inner(self, text: str, offset: int, where: str) -> None:
        """Report a mark where marks have no meaning."""
        if inner := _TOKEN.search(text):
            self._mistake(
                offset + inner.start(),
                Message("{inner} has no meaning within {where}.", inner=inner[0], where=where),
                inner[0],
            )

    def _toggle(self, mark: str, at: int) -> None:
        if self._open and self._open[-1][0] == mark:
            begun = self._open.pop()[1]
            if begun + len(mark) == at:
                self._mistake(begun, Message("{mark} holds nothing.", mark=2 * mark), mark)
        elif mark in [open_ for open_, _ in self._open]:
            self._mistake(at, Message("{mark} is closed before what it holds.", mark=mark), mark)
            self._open = [entry for entry in self._open if entry[0] != mark]
        else:
            self._open.append((mark, at))

    def _script(self, match: re.Match[str]) -> None:
        if not match["scripted"]:
            self._mistake(match.start(), Message("{mark} holds nothing.", mark=match[0]), "<")
        self._refuse_inner(match["scripted"], match.start("scripted"), f"<{match['script']}>")
        script = _SCRIPTS[match["script"]]
        self._add(match["scripted"], match.start("scripted"), script=script)

    def _note(self, words: str, at: int) -> None:
        if not words:
            self._mistake(at, "the note is empty.", "[")
        elif not self._notes:
            message = "a note cannot stand here: it has no page of its own to stand at the foot of."
            self.mistakes.append(MarkMistake(at, message, "Put its words into the text."))
        else:
            self.spans.append(Span("", note=Text(words, self._at(at + 2)), place=self._at(at)))

    def _add(
        self, text: str, offset: int, whole: bool = False, link: str = "", script: Script = ""
    ) -> None:
        if text:
            role = _ROLES[self._open[-1][0]] if self._open else ""
            place = self._at(offset)
            self.spans.append(Span(text, role, whole, link, script, place=place))

    def _mistake(self, offset: int, message: str, mark: str) -> None:
        escaped = "".join("\\" + character for character in mark)
        advice = Message("Write {escaped} for the characters themselves.", escaped=escaped)
        self.mistakes.append(MarkMistake(offset, message, advice))

    def _at(self, offset: int) -> Place | None:
        place = self._place
        return Place(place.file, place.line, place.column + offset) if place else None
