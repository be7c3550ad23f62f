"""What a YAML parser's complaint means, in an editor's words: place, what is wrong, what to write.

In: a parser's error, and the lines that it read. Out: a diagnostic. This is the one place that
reads a foreign message's words: a parser says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bulletin_layout.diagnostics import Diagnostic, Place, error
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.nodes import Position
from bulletin_layout.yaml_text.repair import CONTROL_CHARACTER

if TYPE_CHECKING:
    from bulletin_layout.yaml_text.one_line import Mended

# What YAML takes for a mark of its own where a text begins.
_TEXT_BEGINS_WITH_MARK = re.compile(r"^(\s*(?:-\s+)*(?:[^\s:#]+:\s+)?)([*&@`%!])")
# "C:\\Users\\课堂.jpg": escaped right, it would be refused as an absolute path.
_WINDOWS_PATH = re.compile(r'"[A-Za-z]:\\')
_NAME_ALONE = "Put the file beside the issue, and write its name alone."
# What stands in memory for a colon that was told, so that reading goes on.
MENDED = "_"
# So far keys are indented below another.
_INDENT = 2
_CODE = re.compile(r"\\[uUx][0-9A-Fa-f]*")


class _Complaint(NamedTuple):
    """A parser's error: its words, where it is, where what it is about began, the lines."""

    words: str
    whole: str
    name: str
    at: Position
    begun: Position | None
    lines: Sequence[str]

    @property
    def line(self) -> str:
        """The line that it stands on."""
        return self.lines[self.at.line] if self.at.line < len(self.lines) else ""

    def place(self, at: Position | None = None) -> Place:
        """Return a position's place, the complaint's own by default."""
        line, column = self.at if at is None else at
        return Place(self.name, line + 1, column + 1)


_Explain = Callable[[_Complaint], Diagnostic | None]


def explained_surely(problem: Any, name: str, lines: Sequence[str]) -> Diagnostic | None:
    """Return what is wrong with a file, if its parser's error (a yaml.YAMLError) is plain."""
    complaint = _complaint(problem, name, lines)
    if complaint is None:
        return _refused_character(problem, name, lines)
    return _first(_CERTAIN, complaint)


def explained(problem: Any, name: str, lines: Sequence[str]) -> Diagnostic:
    """Return what is likely wrong with a file, where that is not plain."""
    complaint = _complaint(problem, name, lines)
    if complaint is None:
        return _refused_character(problem, name, lines)
    if (diagnostic := _first(_LIKELY, complaint)) is not None:
        return diagnostic
    advice = "Check the indentation and the colons of this line and the one before."
    message = Message("this is not YAML: {said}.", said=complaint.words)
    return error(complaint.place(), "", message, advice)


def _first(explanations: Sequence[_Explain], complaint: _Complaint) -> Diagnostic | None:
    found = (explain(complaint) for explain in explanations)
    return next((diagnostic for diagnostic in found if diagnostic is not None), None)


def _complaint(problem: Any, name: str, lines: Sequence[str]) -> _Complaint | None:
    """Return a parser's error as a complaint, None if it says no place."""
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    if mark is None:
        return None
    context = getattr(problem, "context_mark", None)
    return _Complaint(
        getattr(problem, "problem", "") or str(problem),
        str(problem),
        name,
        Position(mark.line, mark.column),
        Position(context.line, context.column) if context is not None else None,
        lines,
    )


def line_of(problem: Any) -> int:
    """Return the line, from 0, at which a parser gave up (a yaml.YAMLError)."""
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    return mark.line if mark is not None else 0


def explained_by(mended: Mended, name: str, lines: Sequence[str]) -> Diagnostic:
    """Return what is wrong with a line by how it is to be written."""
    line = lines[mended.number]
    place = Place(name, mended.number + 1, len(line) - len(line.lstrip()) + 1)
    moved = mended.moved_from(line)
    if moved is None:
        message = Bilingual("this line cannot be read so.", "这一行这样写读不了。")
        text = mended.text.strip()
        return error(place, "", message, Bilingual("Write: {text}", "请写：{text}", text=text))
    own, fits = moved
    message = Bilingual(
        "this line is indented by {own}, but belongs at {fits}.",
        "这一行缩进{own}格，应为{fits}格。",
        own=own,
        fits=fits,
    )
    advice = Bilingual("Indent it by {fits}.", "请缩进{fits}格。", fits=fits)
    if not fits:
        advice = Bilingual("Begin it at the left margin.", "请顶格写。")
    return error(place, "", message, advice)


def stray_colon(problem: Any, lines: Sequence[str]) -> Position | None:
    """Return where a colon stands that a parser stumbled over, if another may take its place."""
    mark = getattr(problem, "problem_mark", None)
    if mark is None or "mapping values are not allowed" not in (problem.problem or ""):
        return None
    line = lines[mark.line] if mark.line < len(lines) else ""
    return Position(mark.line, mark.column) if line[mark.column : mark.column + 1] == ":" else None


def text_above_keys(problem: Any, lines: Sequence[str]) -> int | None:
    """Return the line, from 0, of a key that has a text of its own and keys below it."""
    complaint = _complaint(problem, "", lines)
    if complaint is None or _text_and_keys(complaint) is None:
        return None
    return complaint.at.line - 1


def _refused_character(problem: Any, name: str, lines: Sequence[str]) -> Diagnostic:
    position = getattr(problem, "position", 0)
    before = "\n".join(lines)[:position]
    code = getattr(problem, "character", 0)
    code = code if isinstance(code, int) else ord(code)
    place = Place(name, before.count("\n") + 1, position - before.rfind("\n"))
    from bulletin_layout.messages.characters import unseen  # such files are few

    message = Message(CONTROL_CHARACTER, character=unseen(chr(code)))
    return error(place, "", message, "Delete it.")


def _colon_in_text(complaint: _Complaint) -> Diagnostic | None:
    if "mapping values are not allowed" not in complaint.words:
        return None
    message = "a colon with a space after it stands inside unquoted text."
    line, column = complaint.line, complaint.at.column
    if line[column : column + 2] != ": ":
        advice = "Put the text in quotes, or write a full-width colon ：."
        return error(complaint.place(), "", message, advice)
    own_key = re.match(_KEY, line)
    if own_key is not None and own_key.end(2) == column:
        advice = "Check the indentation and the colons of this line and the one before."
        return error(complaint.place(), "", message, advice)
    mended = f"{line[:column]}：{line[column + 1 :].lstrip()}".strip().replace(f"{MENDED} ", "：")
    return error(
        complaint.place(), "", message, Bilingual("Write: {text}", "请写：{text}", text=mended)
    )


def _text_and_keys(complaint: _Complaint) -> Diagnostic | None:
    """Explain 报送: 市委 with keys properly indented below it."""
    if "mapping values are not allowed" not in complaint.words:
        return None
    key = _key_with_text_above(complaint)
    if key:
        message = Bilingual(
            "{key} has a text of its own, and keys below it.",
            "“{key}”后面已有文字，下面又写了键。",
            key=key,
        )
        above = complaint.lines[complaint.at.line - 1]
        advice = Bilingual(
            "If this key stands beside {key}, indent it by {count} as that is; if it belongs to "
            "{key}, take away the text after {key}:.",
            "如果这个键与“{key}”并列，请同样缩进{count}格；如果它属于“{key}”，“{key}:”后面不要写文字。",
            key=key,
            count=len(above) - len(above.lstrip()),
        )
        return error(complaint.place(Position(complaint.at.line, 0)), "", message, advice)
    return None


# Compiled when they are asked: a build that reads well asks none.
_KEY = r"^( *)(?:- +)?([^\s:：#]{1,24}):(?: |$)"
_KEY_AND_TEXT = r"^( *)([^\s:：#]{1,24}): +[^\s|>{\[&*!#].*$"


def _key_with_text_above(complaint: _Complaint) -> str:
    """Return the key above that has a text, if the line's colon is of a key below it; else ""."""
    below = re.match(_KEY, complaint.line)
    if below is None or below.end(2) != complaint.at.column or not complaint.at.line:
        return ""
    above = re.match(_KEY_AND_TEXT, complaint.lines[complaint.at.line - 1])
    nested = above is not None and len(below[1]) == len(above[1]) + _INDENT
    return above[2] if above is not None and nested else ""


def _tab(complaint: _Complaint) -> Diagnostic | None:
    if "\\t" not in complaint.words and "'\t'" not in complaint.words:
        return None
    return error(complaint.place(), "", "a tab stands where YAML needs spaces.", "Use spaces.")


def _escape(complaint: _Complaint) -> Diagnostic | None:
    cut_off = "hexdecimal" in complaint.words
    if not cut_off and "escape" not in complaint.words:
        return None
    line = complaint.line
    slash = max(0, line.rfind("\\", 0, complaint.at.column + 1))
    what = line[slash : slash + 2]
    place = complaint.place(Position(complaint.at.line, slash))
    if not cut_off and "Unicode character" in complaint.words:
        code = _CODE.match(line[slash:])
        message = Message("{what} is no character.", what=code[0] if code else what)
        return error(place, "", message, "Write the character itself.")
    if _WINDOWS_PATH.search(line):
        advice: Message | str = _NAME_ALONE
    elif cut_off:
        advice = "Use single quotes, or / in the name of a file."
    else:
        advice = Message("Write \\{what}, or use single quotes.", what=what)
    message = Message("{what} means nothing within double quotes.", what=what)
    return error(place, "", message, advice)


def _open_quote(complaint: _Complaint) -> Diagnostic | None:
    ends_too_soon = "found unexpected end of stream" in complaint.words
    if not ends_too_soon and "while scanning a quoted" not in complaint.whole:
        return None
    place = complaint.place(complaint.begun)
    return error(place, "", "a quotation mark is opened and not closed.", "Close it.")


_OPENING, _CLOSING = "{[｛［", "}]｝］"


def _open_bracket(complaint: _Complaint) -> Diagnostic | None:
    begun = complaint.begun
    if "',' or" not in complaint.words or begun is None or "，" in complaint.line:
        return None
    line = complaint.lines[begun.line][begun.column :]
    if sum(map(line.count, _OPENING)) <= sum(map(line.count, _CLOSING)):
        return None  # it is closed, and something in it is wrong
    bracket = complaint.lines[begun.line][begun.column : begun.column + 1]
    message = Message("{bracket} is opened and not closed.", bracket=bracket)
    return error(complaint.place(begun), "", message, "Close it.")


def _text_after_bar(complaint: _Complaint) -> Diagnostic | None:
    if "expected comment or line break" not in complaint.words:
        return None
    advice = "Write it on the next line, indented."
    return error(complaint.place(), "", "text stands after |.", advice)


def _another_document(complaint: _Complaint) -> Diagnostic | None:
    if "found another document" not in complaint.words:
        return None
    advice = "Delete it, or make it a file of its own."
    return error(complaint.place(), "", "--- begins another document.", advice)


def _full_width_comma(complaint: _Complaint) -> Diagnostic | None:
    if "expected ',' or" not in complaint.words or "，" not in complaint.line:
        return None
    place = complaint.place(Position(complaint.at.line, complaint.line.index("，")))
    message = "a full-width comma stands between the entries."
    return error(place, "", message, "Write a half-width comma and a space.")


def _mark_of_yaml(complaint: _Complaint) -> Diagnostic | None:
    begins = _TEXT_BEGINS_WITH_MARK.match(complaint.line)
    if begins is None:
        return None
    place = complaint.place(Position(complaint.at.line, begins.start(2)))
    message = Message(
        "YAML takes {mark} at the beginning of a text for a mark of its own.", mark=begins[2]
    )
    return error(place, "", message, "Put the text in quotes.")


# 标题: "快递集市"荣获…: YAML takes the quotes for its own, and text stands after them.
_AFTER_QUOTE = re.compile(
    r"""^\s*(?:-\s+)?(?:[^\s:"']+:\s+)?(?P<quoted>"[^"]*"|'[^']*')\s*[^\s#,}\]]"""
)
_NO_DASH = re.compile(r"^\s*(?P<dash>[－—–])\s*\S")


def _text_after_quote(complaint: _Complaint) -> Diagnostic | None:
    match = _AFTER_QUOTE.match(complaint.line)
    if match is None or "expected" not in complaint.words:
        return None
    place = complaint.place(Position(complaint.at.line, match.start("quoted")))
    message = "straight quotation marks begin a text, and more text stands after them."
    begin = match.start("quoted")
    mended = (complaint.line[:begin] + _with_curly_quotes(complaint.line[begin:].rstrip())).strip()
    return error(place, "", message, Bilingual("Write: {text}", "请写：{text}", text=mended))


def _with_curly_quotes(text: str) -> str:
    """Return a text with “ ” for its straight quotes; those round the whole of it go.

    Of an odd number the last one has no pair, and goes.
    """
    quote = text[0]
    if text.endswith(quote) and text.count(quote) > 2 and text.count(quote) % 2 == 0:
        text = text[1:-1]
    pieces = text.split(quote)
    if len(pieces) % 2 == 0:
        pieces[-2:] = ["".join(pieces[-2:])]
    return pieces[0] + "".join(
        f"{'“' if number % 2 else '”'}{piece}" for number, piece in enumerate(pieces[1:], 1)
    )


def _full_width_dash(complaint: _Complaint) -> Diagnostic | None:
    match = _NO_DASH.match(complaint.line)
    if match is None:
        return None
    place = complaint.place(Position(complaint.at.line, match.start("dash")))
    message = Message("{dash} is not the dash that begins an entry.", dash=match["dash"])
    return error(place, "", message, "Write - and a space.")


def _text_for_a_key(complaint: _Complaint) -> Diagnostic | None:
    begun = complaint.begun
    if "could not find expected ':'" not in complaint.words or begun is None:
        return None
    message = "this line is no key, and not a part of the text above."
    advice = (
        "If it goes on with that text, indent it as that is; if it is an item, begin it with -; if "
        "it is a key, put a colon after its name; a note for others begins with #."
    )
    return error(complaint.place(begun), "", message, advice)


def _odd_indentation(complaint: _Complaint) -> Diagnostic | None:
    if "expected '-' indicator" not in complaint.words and "block" not in complaint.words:
        return None
    own = len(complaint.line) - len(complaint.line.lstrip(" "))
    above = _indents_above(complaint.lines, complaint.at.line)
    if own in above or not above:
        return None
    fits = min(above, key=lambda indent: (abs(indent - own), -indent))
    message = Message("this line is indented by {own}, as no line above it is.", own=own)
    place = complaint.place(Position(complaint.at.line, own))
    return error(place, "", message, Message("Indent it by {fits}.", fits=fits))


def _indents_above(lines: Sequence[str], number: int) -> set[int]:
    """Return where keys and entries begin in what a line may go on with."""
    indents: set[int] = set()
    least: float = float("inf")
    for line in reversed(lines[:number]):
        begin = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#") or begin >= least:
            continue
        least = begin
        dash = re.match(r" *-\s+", line)
        indents |= {begin, dash.end()} if dash else {begin}
    return indents


# What is plain from the line itself.
_CERTAIN: tuple[_Explain, ...] = (
    _tab,
    _escape,
    _text_after_quote,
    _open_quote,
    _open_bracket,
    _text_after_bar,
    _another_document,
    _full_width_comma,
    _mark_of_yaml,
    _full_width_dash,
)
# What is likely where no line near is found that was indented or written wrong.
_LIKELY: tuple[_Explain, ...] = (
    _text_and_keys,
    _colon_in_text,
    _text_for_a_key,
    _odd_indentation,
)
