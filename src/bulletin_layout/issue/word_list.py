"""The office's own words, 错 → 对 one a line: their halves, and lists that lead back to a word.

In: the entries of `check: words:`. Out: wrong words with what to write, empty where the editor
decides; errors for entries after which a word would be written for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_layout.diagnostics import Diagnostic, error
from bulletin_layout.issue.text import Text
from bulletin_layout.messages import Bilingual


def word_rules(entries: Iterable[Text]) -> dict[str, tuple[str, Text]]:
    """Return what is written for each wrong word, and the entry that says so.

    Of two entries for one word the first prevails; "" is written where the editor decides.
    """
    rules: dict[str, tuple[str, Text]] = {}
    for entry in entries:
        wrong, _, right = entry.value.replace("->", "→").partition("→")
        if wrong.strip():
            rules.setdefault(wrong.strip(), (right.strip(), entry))
    return rules


def circles(entries: Iterable[Text]) -> Iterator[Diagnostic]:
    """Yield an error for each circle of words, at the entry that closes it."""
    rules = word_rules(entries)
    done: set[str] = set()
    for first in rules:
        path: dict[str, None] = {}
        word = first
        while word in rules and word not in done and word not in path:
            path[word] = None
            word, _ = rules[word]
        if word in path:
            yield _circle([*path][[*path].index(word) :], rules)
        done |= path.keys()


def _circle(words: list[str], rules: dict[str, tuple[str, Text]]) -> Diagnostic:
    chain = " → ".join((*words, words[0]))
    message = Bilingual("{chain} leads back to its beginning.", "{chain} 转回了原词。", chain=chain)
    advice = Bilingual("Keep one direction.", "请只留一个方向。")
    return error(rules[words[-1]][1].place, "check.words", message, advice)
