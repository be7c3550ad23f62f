"""The words files that `check:` names: which they are, and what is wrong in what they say.

In: the nodes of `check:`, and the words of a file. Out: the nodes that name files; errors for dates
that end before they begin, entries without →, and a person without a post.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.diagnostics import Diagnostic, error
from bulletin_layout.grammar.fields import field_named
from bulletin_layout.issue.model import Check
from bulletin_layout.issue.office_words import Dated, OfficeWords
from bulletin_layout.issue.text import Text
from bulletin_layout.messages import Bilingual
from bulletin_layout.yaml_text.nodes import MappingNode, Node, SequenceNode, key_of

_KEY = "words_file"


def words_files(check: Node) -> Iterator[Node]:
    """Yield the nodes that name words files in a `check:`."""
    for key, value in check.entries if isinstance(check, MappingNode) else ():
        field = field_named(Check, key_of(key))
        if field is not None and field.name == _KEY:
            yield from value.items if isinstance(value, SequenceNode) else (value,)


def words_misfits(words: OfficeWords) -> Iterator[Diagnostic]:
    """Yield an error for each entry of a words file that cannot be meant."""
    for i, word in enumerate(words.preferred, 1):
        if not isinstance(word, Text):
            yield from _dates(word, word.instead_of, f"preferred[{i}]")
        elif not all(half.strip() for half in _halves(word)):
            message = Bilingual("no → parts two words.", "没有用 → 分开两个词。")
            advice = Bilingual(
                "Write wrong → right; what is not written at all stands under forbidden:.",
                "写作“错 → 对”；一概不写的词，写在“禁用”下。",
            )
            yield error(word.place, f"preferred[{i}]", message, advice)
    for i, person in enumerate(words.persons, 1):
        yield from _dates(person, person.name, f"persons[{i}]")
    for i, saying in enumerate(words.sayings, 1):
        if not isinstance(saying, Text):
            yield from _dates(saying, saying.saying, f"sayings[{i}]")


def _halves(entry: Text) -> tuple[str, str]:
    before, _, after = entry.value.replace("->", "→").partition("→")
    return before, after


def _dates(entry: Dated, at: Text, path: str) -> Iterator[Diagnostic]:
    first, last = entry.valid_from, entry.valid_until
    if first is not None and last is not None and last < first:
        message = Bilingual(
            "valid_until ({last}) is before valid_from ({first}).",
            "“至”（{last}）早于“自”（{first}）。",
            last=last,
            first=first,
        )
        advice = Bilingual("Exchange or correct them.", "请对调或改正。")
        yield error(at.place, path, message, advice)
