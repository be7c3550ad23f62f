"""A text as it is written in a file: its inline marks, and none that its own characters make.

In: a Text. Out: what `markup.parse_marks` reads as that text.
"""

from __future__ import annotations

import re
from itertools import groupby

from bulletin_layout.issue.text import Span, Text

_MAKES_A_MARK = re.compile(
    r"\*\*|__|[{}]|\[(?=\^)|\[(?=[^\[\]]+\]\((?:https?://|mailto:))|<(?=/?su[bp]>)"
)
# Beside an asterisk or a low line that is a mark, one that is none is escaped too.
_STANDS_BESIDE = re.compile(_MAKES_A_MARK.pattern + r"|[*_]")
_WRAPPED = {"strong": "**", "kai": "__"}


def written_marks(text: Text) -> str:
    r"""Return a text as it is written in a file, its own characters never making a mark.

    What `parse_marks` reads of it is that text, but for places, and for a backslash that stands
    right before a mark: the notation has none for that.
    """
    if not text.spans:
        return _literal(text.value, _MAKES_A_MARK)
    escaped = _STANDS_BESIDE if any(span.role for span in text.spans) else _MAKES_A_MARK
    written = []
    for (role, is_plain), group in groupby(text.spans, lambda s: (s.role, _is_plain(s))):
        spans = list(group)
        plain = "".join(span.text for span in spans)
        words = _literal(plain, escaped) if is_plain else "".join(map(_marked, spans))
        written.append((role, words))
    return "".join(
        _WRAPPED.get(role, "") + "".join(words for _, words in group) + _WRAPPED.get(role, "")
        for role, group in groupby(written, lambda pair: pair[0])
    )


def _is_plain(span: Span) -> bool:
    return not (span.whole or span.link or span.script or span.note or span.forced)


def _marked(span: Span) -> str:
    """Return a span with the mark that is its own."""
    if span.forced:
        return r"\\"
    if span.note is not None:
        return f"[^{span.note.value}]"
    if span.link:
        return f"[{span.text}]({span.link})"
    if span.script:
        tag = {"super": "sup", "sub": "sub"}[span.script]
        return f"<{tag}>{span.text}</{tag}>"
    return f"{{{span.text}}}"


def _literal(words: str, escaped: re.Pattern[str]) -> str:
    """Return characters of which none is a mark."""
    return escaped.sub(lambda found: "".join("\\" + c for c in found[0]), words)
