"""What a YAML parser's complaint means, in an editor's words: place, what is wrong, what to write.

In: a parser's error, and the lines that it read. Out: a diagnostic; what is plain from the line
itself `plain_mistakes.py` tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bulletin_layout.diagnostics import Diagnostic, Place, error
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.complaint import (
    Complaint,
    Explain,
    complaint_of,
    first_explanation,
    indent_of,
)
from bulletin_layout.yaml_text.nodes import Position
from bulletin_layout.yaml_text.plain_mistakes import plain_mistake
from bulletin_layout.yaml_text.repair import CONTROL_CHARACTER

if TYPE_CHECKING:
    from bulletin_layout.yaml_text.one_line import Mended

# What stands in memory for a colon that was told, so that reading goes on.
MENDED = "_"
# So far keys are indented below another.
_INDENT = 2
_KEY = re.compile(r"^( *)(?:- +)?([^\s:：#]{1,24}):(?: |$)")
_KEY_AND_TEXT = re.compile(r"^( *)([^\s:：#]{1,24}): +[^\s|>{\[&*!#].*$")


def explained_surely(problem: Any, name: str, lines: Sequence[str]) -> Diagnostic | None:
    """Return what is wrong with a file, if its parser's error (a yaml.YAMLError) is plain."""
    complaint = complaint_of(problem, name, lines)
    if complaint is None:
        return _refused_character(problem, name, lines)
    return plain_mistake(complaint)


def explained(problem: Any, name: str, lines: Sequence[str]) -> Diagnostic:
    """Return what is likely wrong with a file, where that is not plain."""
    complaint = complaint_of(problem, name, lines)
    if complaint is None:
        return _refused_character(problem, name, lines)
    if (diagnostic := first_explanation(_LIKELY, complaint)) is not None:
        return diagnostic
    advice = "Check the indentation and the colons of this line and the one before."
    message = Message("this is not YAML: {said}.", said=complaint.words)
    return error(complaint.place(), "", message, advice)


def explained_by(mended: Mended, name: str, lines: Sequence[str]) -> Diagnostic:
    """Return what is wrong with a line by how it is to be written."""
    line = lines[mended.number]
    place = Place(name, mended.number + 1, indent_of(line) + 1)
    moved = mended.moved_from(line)
    if moved is None:
        return error(place, "", *_rewritten(line, mended.text))
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


def _rewritten(line: str, text: str) -> tuple[Message, Message]:
    """Return what is wrong with a line that is to be written otherwise, and how to write it."""
    message = Bilingual("this line cannot be read so.", "这一行这样写读不了。")
    item = line.removeprefix(text).strip()
    if item != line.strip() and item.startswith("- "):
        return message, Bilingual(
            "Write {item} on a line of its own, in line with those below.",
            "请把“{item}”另起一行，与下面各项对齐。",
            item=item,
        )
    begin, quote, quoted = text.partition("'")
    if quote and line.startswith(begin) and "{" in begin:
        message = Bilingual(
            "between braces a text that holds [ ] or { } needs quotes.",
            "花括号里的文字含有 [ ] 或 { } 的，要加引号。",
        )
    elif quote and line.startswith(begin) and not line.startswith(text):
        message = Bilingual(
            "a text that begins with {mark} needs quotes.",
            "以“{mark}”起头的文字要加引号。",
            mark=quoted[0],
        )
    return message, Bilingual("Write: {text}", "请写：{text}", text=text.strip())


def stray_colon(problem: Any, lines: Sequence[str]) -> Position | None:
    """Return where a colon stands that a parser stumbled over, if another may take its place."""
    mark = getattr(problem, "problem_mark", None)
    if mark is None or "mapping values are not allowed" not in (problem.problem or ""):
        return None
    line = lines[mark.line] if mark.line < len(lines) else ""
    return Position(mark.line, mark.column) if line[mark.column : mark.column + 1] == ":" else None


def text_above_keys(problem: Any, lines: Sequence[str]) -> tuple[int, str] | None:
    """Return a line that lets it be read that a key has a text of its own and keys below it.

    Of one key alone it is that; of several the text above is left out.
    """
    complaint = complaint_of(problem, "", lines)
    if complaint is None or _text_and_keys(complaint) is None:
        return None
    number = complaint.at.line
    above = lines[number - 1]
    if _has_keys_beside(complaint):
        return number - 1, above.partition(":")[0] + ":"
    return number, ""


def _refused_character(problem: Any, name: str, lines: Sequence[str]) -> Diagnostic:
    position = getattr(problem, "position", 0)
    before = "\n".join(lines)[:position]
    code = getattr(problem, "character", 0)
    code = code if isinstance(code, int) else ord(code)
    place = Place(name, before.count("\n") + 1, position - before.rfind("\n"))
    from bulletin_layout.messages.characters import unseen  # such files are few

    message = Message(CONTROL_CHARACTER, character=unseen(chr(code)))
    return error(place, "", message, "Delete it.")


def _colon_in_text(complaint: Complaint) -> Diagnostic | None:
    if "mapping values are not allowed" not in complaint.words:
        return None
    message = "a colon with a space after it stands inside unquoted text."
    line, column = complaint.line, complaint.at.column
    if line[column : column + 2] != ": ":
        advice = "Put the text in quotes, or write a full-width colon ：."
        return error(complaint.place(), "", message, advice)
    own_key = _KEY.match(line)
    if own_key is not None and own_key.end(2) == column:
        advice = "Check the indentation and the colons of this line and the one before."
        return error(complaint.place(), "", message, advice)
    mended = f"{line[:column]}：{line[column + 1 :].lstrip()}".strip().replace(f"{MENDED} ", "：")
    return error(
        complaint.place(), "", message, Bilingual("Write: {text}", "请写：{text}", text=mended)
    )


def _text_and_keys(complaint: Complaint) -> Diagnostic | None:
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
        number = complaint.at.line - 1
        if _has_keys_beside(complaint):
            text = Position(number, complaint.lines[number].index(key) + len(key) + 2)
            advice = Bilingual(
                "Write nothing after {key}:, and its text with a key of its own below.",
                "“{key}:”后面不要写文字；那里的文字请写在下面的键里。",
                key=key,
            )
            return error(complaint.place(text), "", message, advice)
        count = indent_of(complaint.lines[number])
        advice = Bilingual(
            "If this key stands beside {key}, indent it by {count} as that is; if it belongs to "
            "{key}, take away the text after {key}:.",
            "如果这个键与“{key}”并列，请同样缩进{count}格；如果它属于“{key}”，“{key}:”后面不要写文字。",
            key=key,
            count=count,
        )
        if not count:
            advice = Bilingual(
                "If this key stands beside {key}, begin it at the left margin; if it belongs to "
                "{key}, take away the text after {key}:.",
                "如果这个键与“{key}”并列，请顶格写；如果它属于“{key}”，“{key}:”后面不要写文字。",
                key=key,
            )
        return error(complaint.place(Position(complaint.at.line, 0)), "", message, advice)
    return None


def _has_keys_beside(complaint: Complaint) -> bool:
    """Return whether the key at which the parser gave up has another below it."""
    below = complaint.lines[complaint.at.line + 1 : complaint.at.line + 2]
    return any(indent_of(line) == indent_of(complaint.line) for line in below)


def _key_with_text_above(complaint: Complaint) -> str:
    """Return the key above that has a text, if the line's colon is of a key below it; else ""."""
    below = _KEY.match(complaint.line)
    if below is None or below.end(2) != complaint.at.column or not complaint.at.line:
        return ""
    above = _KEY_AND_TEXT.match(complaint.lines[complaint.at.line - 1])
    nested = above is not None and len(below[1]) == len(above[1]) + _INDENT
    return above[2] if above is not None and nested else ""


def _text_for_a_key(complaint: Complaint) -> Diagnostic | None:
    begun = complaint.begun
    if "could not find expected ':'" not in complaint.words or begun is None:
        return None
    message = "this line is no key, and not a part of the text above."
    advice = (
        "If it goes on with that text, indent it as that is; if it is an item, begin it with -; if "
        "it is a key, put a colon after its name; a note for others begins with #."
    )
    return error(complaint.place(begun), "", message, advice)


def _entries_without_key(complaint: Complaint) -> Diagnostic | None:
    """Explain - 标题: … where the line 文章: is missing above the first."""
    if "did not find expected key" not in complaint.words:
        return None
    if not complaint.line.lstrip().startswith("- "):
        return None
    message = Bilingual(
        "entries of a list begin here, and no key above says of what.",
        "这里开始一个列表，上面缺它的键。",
    )
    advice = Bilingual(
        "Write the key on a line of its own above, such as articles:.",
        "请在上面加一行键名，例如“文章:”。",
    )
    return error(complaint.place(), "", message, advice)


def _odd_indentation(complaint: Complaint) -> Diagnostic | None:
    if "expected '-' indicator" not in complaint.words and "block" not in complaint.words:
        return None
    own = indent_of(complaint.line)
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
        begin = indent_of(line)
        if not line.strip() or line.lstrip().startswith("#") or begin >= least:
            continue
        least = begin
        dash = re.match(r" *-\s+", line)
        indents |= {begin, dash.end()} if dash else {begin}
    return indents


# What is likely where no line near is found that was indented or written wrong.
_LIKELY: tuple[Explain, ...] = (
    _text_and_keys,
    _colon_in_text,
    _text_for_a_key,
    _entries_without_key,
    _odd_indentation,
)
