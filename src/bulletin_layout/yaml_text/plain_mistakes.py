"""Mistakes that are plain from the line at which a YAML parser gives up, in an editor's words.

In: a parser's complaint. Out: a diagnostic, None where it is not plain. With `explain.py`, the one
place that reads a foreign message's words: a parser says nothing else.
"""

from __future__ import annotations

import re

from bulletin_layout.diagnostics import Diagnostic, error
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.complaint import Complaint, Explain, first_explanation, indent_of
from bulletin_layout.yaml_text.nodes import Position

# What YAML takes for a mark of its own where a text begins.
_TEXT_BEGINS_WITH_MARK = re.compile(r"^(\s*(?:-\s+)*(?:[^\s:#]+:\s+)?)([*&@`%!])")
# "C:\\Users\\课堂.jpg": escaped right, it would be refused as an absolute path.
_WINDOWS_PATH = re.compile(r'"[A-Za-z]:\\')
_NAME_ALONE = "Put the file beside the issue, and write its name alone."
_CODE = re.compile(r"\\[uUx][0-9A-Fa-f]*")


def plain_mistake(complaint: Complaint) -> Diagnostic | None:
    """Return what is wrong, None if that is not plain."""
    return first_explanation(_EXPLANATIONS, complaint)


def _tab(complaint: Complaint) -> Diagnostic | None:
    if "\\t" not in complaint.words and "'\t'" not in complaint.words:
        return None
    return error(complaint.place(), "", "a tab stands where YAML needs spaces.", "Use spaces.")


def _escape(complaint: Complaint) -> Diagnostic | None:
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


def _open_quote(complaint: Complaint) -> Diagnostic | None:
    ends_too_soon = "found unexpected end of stream" in complaint.words
    if not ends_too_soon and "while scanning a quoted" not in complaint.whole:
        return None
    place = complaint.place(complaint.begun)
    advice: Message | str = "Close it."
    if complaint.begun is not None:
        line = complaint.lines[complaint.begun.line].rstrip()
        begin, text = line[: complaint.begun.column], line[complaint.begun.column + 1 :]
        if not text.strip():
            advice = Message("Write | instead of {mark}.", mark=line[len(begin)])
        if text.endswith("”") and text.count("”") > text.count("“"):  # "……”
            advice = Bilingual("Write: {text}", "请写：{text}", text=f"{begin}{text[:-1]}".strip())
    return error(place, "", "a quotation mark is opened and not closed.", advice)


_OPENING, _CLOSING = "{[｛［", "}]｝］"


def _open_bracket(complaint: Complaint) -> Diagnostic | None:
    begun = complaint.begun
    if "',' or" not in complaint.words or begun is None or "，" in complaint.line:
        return None
    line = complaint.lines[begun.line][begun.column :]
    if sum(map(line.count, _OPENING)) <= sum(map(line.count, _CLOSING)):
        return None  # it is closed, and something in it is wrong
    bracket = complaint.lines[begun.line][begun.column : begun.column + 1]
    message = Message("{bracket} is opened and not closed.", bracket=bracket)
    return error(complaint.place(begun), "", message, "Close it.")


def _text_after_bar(complaint: Complaint) -> Diagnostic | None:
    if "expected comment or line break" not in complaint.words:
        return None
    advice = "Write it on the next line, indented."
    return error(complaint.place(), "", "text stands after |.", advice)


def _another_document(complaint: Complaint) -> Diagnostic | None:
    if "found another document" not in complaint.words:
        return None
    advice = "Delete it, or make it a file of its own."
    return error(complaint.place(), "", "--- begins another document.", advice)


def _full_width_comma(complaint: Complaint) -> Diagnostic | None:
    read = complaint.line[: complaint.at.column + 1]
    if "expected ',' or" not in complaint.words or "，" not in read:
        return None
    place = complaint.place(Position(complaint.at.line, complaint.line.index("，")))
    message = "a full-width comma stands between the entries."
    return error(place, "", message, "Write a half-width comma and a space.")


def _mark_of_yaml(complaint: Complaint) -> Diagnostic | None:
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


def _text_after_quote(complaint: Complaint) -> Diagnostic | None:
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


_PARTING_LINE = re.compile(r"\s*[-=*_—─~]{4,}\s*")


def _parting_line(complaint: Complaint) -> Diagnostic | None:
    at = complaint.at if complaint.begun is None else complaint.begun
    line = complaint.lines[at.line] if at.line < len(complaint.lines) else ""
    if _PARTING_LINE.fullmatch(line) is None:
        return None
    message = Bilingual("this line of marks says nothing.", "这一行只是分隔线。")
    return error(complaint.place(Position(at.line, indent_of(line))), "", message, "Delete it.")


_BAR_AFTER_KEY = re.compile(r"(?P<begin> *(?:- +)?)[^\s:：#]+: *\|\s*")


def _text_beside_its_key(complaint: Complaint) -> Diagnostic | None:
    """Explain the lines of a text after | that begin no further right than its key."""
    begun = complaint.begun
    if begun is None or not begun.line or "could not find expected ':'" not in complaint.words:
        return None
    above = next(
        line for line in reversed(["", *complaint.lines[: begun.line]]) if line.strip() or not line
    )
    bar, own = _BAR_AFTER_KEY.fullmatch(above), indent_of(complaint.lines[begun.line])
    if bar is None or own > len(bar["begin"]):
        return None
    message = Bilingual(
        "the text after | begins no further right than its key.",
        "“|”之后的正文没有比键名多缩进。",
    )
    advice = Bilingual(
        "Indent it, and its lines below, by {count}.",
        "请把正文各行缩进{count}格。",
        count=len(bar["begin"]) + 2,
    )
    return error(complaint.place(Position(begun.line, own)), "", message, advice)


def _full_width_dash(complaint: Complaint) -> Diagnostic | None:
    match = _NO_DASH.match(complaint.line)
    if match is None:
        return None
    place = complaint.place(Position(complaint.at.line, match.start("dash")))
    message = Message("{dash} is not the dash that begins an entry.", dash=match["dash"])
    return error(place, "", message, "Write - and a space.")


_EXPLANATIONS: tuple[Explain, ...] = (
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
    _parting_line,
    _text_beside_its_key,
)
