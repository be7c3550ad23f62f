"""Count which word follows which in texts, and write the table that the word check reads.

python tools/count_word_pairs.py texts/ --without held-out/ --out word_pairs.dat

In: folders of UTF-8 texts. A sentence counts once, however often it stands there; one that shares
twelve 汉字 in a row with a text of `--without` does not count, so that figures reported on those
are of sentences never seen. Out: the table, in the form that `word_pairs.py` tells; pairs seen less
than three times are left out. What the texts say is not kept: only that 狠抓 was followed by 落实,
and how often.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from bulletin_layout.proofreading.spelling.lexicon import Lexicon, lexicon
from bulletin_layout.proofreading.spelling.runs import runs
from bulletin_layout.proofreading.spelling.word_pairs import (
    BY_DICTIONARY,
    COST_BITS,
    COUNTED,
    STEP,
    Table,
    pack_table,
)

LEAST_SEEN = 3
# What is taken from each pair that was seen, for those that were not (absolute discounting).
_DISCOUNT = 0.75
_LEAST_LEFT = 0.02
_SHARED = 12
_SENTENCE_ENDS = re.compile("[。；！？!?\n]")
_HAN = re.compile("[\u4e00-\u9fff]+")


class Counts:
    """How often each word and each pair of words stands in what was counted."""

    def __init__(self, words: Lexicon) -> None:
        self._lexicon = words
        self.words: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()

    def add(self, sentence: str) -> None:
        """Count a sentence's words and pairs."""
        for run in runs(sentence):
            words = [run.before, *self._lexicon.cut(run.text), run.after]
            self.words.update(words)
            self.pairs.update(pairwise(words))


def sentences(folders: Iterable[Path]) -> Iterator[str]:
    """Yield each sentence of the texts in folders."""
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            text = file.read_text(encoding="utf-8", errors="ignore")
            yield from (sentence.strip() for sentence in _SENTENCE_ENDS.split(text))


def worth_counting(all_sentences: Iterable[str], held_out: Iterable[str]) -> Iterator[str]:
    """Yield sentences, each once, that are none of the held out ones nor nearly one."""
    shared = {part for sentence in held_out for part in _parts(sentence)}
    seen: set[str] = set()
    for sentence in all_sentences:
        if sentence not in seen and len(_han(sentence)) > 3:
            seen.add(sentence)
            if shared.isdisjoint(_parts(sentence)):
                yield sentence


def table_of(counts: Counts, words: Lexicon) -> Table:
    """Return the table of what was counted."""
    pairs = {pair: seen for pair, seen in counts.pairs.items() if seen >= LEAST_SEEN}
    kept = sorted({word for pair in pairs for word in pair})
    numbers = {word: number for number, word in enumerate(kept)}
    total = sum(counts.words.values())
    anywhere = {word: _anywhere(word, counts.words[word] / total, words) for word in kept}
    after: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), seen in pairs.items():
        after[first][second] = seen
    left = {word: _left(after[word], counts.words[word]) for word in kept}
    begins, follow = array("I", [0]), array("I")
    for word in kept:
        for second in sorted(after[word], key=numbers.__getitem__):
            share = (after[word][second] - _DISCOUNT) / counts.words[word]
            cost = -math.log(share + left[word] * anywhere[second])
            follow.append(numbers[second] << COST_BITS | _byte(cost))
        begins.append(len(follow))
    return Table(
        kept,
        bytes(_byte(-math.log(anywhere[word])) for word in kept),
        bytes(_byte(-math.log(left[word])) for word in kept),
        begins,
        follow,
    )


def main(arguments: Sequence[str]) -> int:
    """Count and write. Returns the status of the process."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", nargs="+", type=Path, help="folders of UTF-8 texts")
    parser.add_argument("--without", nargs="*", type=Path, default=[], help="folders held out")
    parser.add_argument("--out", type=Path, required=True, help="the table")
    asked = parser.parse_args(arguments)
    words = lexicon()
    counts = Counts(words)
    characters = 0
    for sentence in worth_counting(sentences(asked.texts), sentences(asked.without)):
        characters += len(_han(sentence))
        counts.add(sentence)
    table = table_of(counts, words)
    asked.out.write_bytes(pack_table(table))
    print(f"{characters:,} 汉字, {len(table.words):,} words, {len(table.follow):,} pairs")
    return 0


def _anywhere(word: str, counted: float, words: Lexicon) -> float:
    known = math.exp(words.probability(word)) if words.holds(word) else 0.0
    return COUNTED * counted + BY_DICTIONARY * known


def _left(after: Mapping[str, int], seen: int) -> float:
    """Return how much of a word's probability is left to what was not seen after it."""
    if not seen:
        return 1.0
    return max(1 - (sum(after.values()) - _DISCOUNT * len(after)) / seen, _LEAST_LEFT)


def _byte(cost: float) -> int:
    return min(255, max(0, round(cost / STEP)))


def _han(sentence: str) -> str:
    return "".join(_HAN.findall(sentence))


def _parts(sentence: str) -> set[str]:
    han = _han(sentence)
    return {han[at : at + _SHARED] for at in range(max(1, len(han) - _SHARED + 1))}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
