"""Words are found where a plain scan finds them, few or many, in one order."""

from __future__ import annotations

from random import Random

import pytest

from bulletin_layout.proofreading import occurrences as module
from bulletin_layout.proofreading.occurrences import occurrences


def plainly(words: set[str], text: str) -> dict[str, list[int]]:
    """Return the same, by the plainest means."""
    found: dict[str, list[int]] = {}
    for at in range(len(text)):
        for word in words:
            known = found.get(word, [])
            if text.startswith(word, at) and (not known or known[-1] + len(word) <= at):
                found.setdefault(word, []).append(at)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_few_and_many_words_are_found_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dealt = Random(seed)
    text = "".join(dealt.choices("甲乙丙，", k=dealt.choice((0, 1, 60, 300))))
    words = {"".join(dealt.choices("甲乙丙，", k=dealt.randint(1, 4))) for _ in range(40)}
    few = occurrences(words, text)
    monkeypatch.setattr(module, "_FEW", 0)
    many = occurrences(words, text)
    assert few == many == plainly(words, text)
    by_length = [word for length in dict.fromkeys(map(len, words)) for word in many
                 if len(word) == length]  # fmt: skip
    assert list(few) == list(many) == by_length


def test_no_word_is_looked_for_as_nothing() -> None:
    assert occurrences(["", "甲"], "甲甲") == {"甲": [0, 1]}
    assert occurrences([], "甲") == {}
