"""How good the word check is where slips are known, how often it is wrong, and how fast it is.

python benchmarks/spelling.py --slips odw.test --right acc_rmrb.tet.json acc_xxqg.tet.json --half 2
python benchmarks/spelling.py --slips odw.train --right … --half 1 --fit
python benchmarks/spelling.py --slips odw.test --right … --half 2 --plant 7

In: sentences with slips and as they should be (a line each: a number, tab, the sentence, tab, the
right one; or JSON with `original_text` and `correct_text`), and right sentences in the same forms.
Those of ECSpell (`Data/domains_data`) and macro-correct (`corpus/text_correction/public`) are
public; neither is part of this project. `--half` takes the first 2,500 of each set of right
sentences, or the others.
Out: a sentence told counts as right if every slip of it is put right and nothing else is changed.
`--fit` prints weights for `odds.py`, fitted on what is given. `--plant SEED` plants slips of typing
in right sentences by chance, one in some, and tells how many are found and put right.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_layout.proofreading.spelling import odds
from bulletin_layout.proofreading.spelling.check import (
    all_suspects,
    likely_slips,
    typing_slips,
    word_check,
)
from bulletin_layout.proofreading.spelling.lexicon import lexicon
from bulletin_layout.proofreading.spelling.runs import runs_at

_HALF = 2500


class Pair(NamedTuple):
    """A sentence as it was written, and as it should be."""

    written: str
    right: str


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--slips", type=Path, required=True)
    parser.add_argument("--right", type=Path, nargs="*", default=[])
    parser.add_argument("--half", type=int, choices=(1, 2), help="of the right sentences")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--plant", type=int, metavar="SEED")
    asked = parser.parse_args()
    sets = {asked.slips: read(asked.slips)}
    for path in asked.right:
        pairs = read(path)
        sets[path] = {1: pairs[:_HALF], 2: pairs[_HALF:], None: pairs}[asked.half]
    if asked.fit:
        print_fitted([pair for pairs in sets.values() for pair in pairs])
    elif asked.plant is not None:
        print(
            report_planted([pair.right for pairs in sets.values() for pair in pairs], asked.plant)
        )
    else:
        for path, pairs in sets.items():
            print(f"{path.name}: {report(pairs)}")


def read(path: Path) -> list[Pair]:
    """Return a set of sentences; those of other lengths than their right ones are left out."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        pairs = [Pair(one["original_text"], one["correct_text"]) for one in json.loads(text)]
    else:
        pairs = [Pair(*line.split("\t")[1:3]) for line in text.splitlines()]
    return [pair for pair in pairs if len(pair.written) == len(pair.right)]


def report(pairs: Sequence[Pair]) -> str:
    """Return the figures of a set in a line."""
    word_check()
    begun = time.process_time()
    changed = [(pair, corrected(pair.written)) for pair in pairs]
    took = time.process_time() - begun
    with_slips = sum(pair.written != pair.right for pair in pairs)
    flagged = [(pair, now) for pair, now in changed if now != pair.written]
    wholly = sum(now == pair.right for pair, now in flagged)
    false = sum(pair.written == pair.right for pair, _ in flagged)
    characters = [
        now == right
        for pair, text in changed
        for written, right, now in zip(*pair, text, strict=True)
        if now != written
    ]
    slips = sum(a != b for pair in pairs for a, b in zip(*pair, strict=True))
    precision, recall = _share(wholly, len(flagged)), _share(wholly, with_slips)
    both = _share(2 * precision * recall, precision + recall)
    speed = sum(len(pair.written) for pair in pairs) / took
    return (
        f"{len(pairs)} sentences, {with_slips} with slips; told {len(flagged)}, "
        f"wholly right {wholly}: P {precision:.3f} R {recall:.3f} F1 {both:.3f}; "
        f"{false} false alarms in {len(pairs) - with_slips}; characters: {sum(characters)} of "
        f"{len(characters)} right, {slips} slips; {speed:,.0f} characters a second"
    )


def corrected(sentence: str) -> str:
    """Return a sentence as the word check would have it."""
    characters = list(sentence)
    for one in likely_slips(sentence):
        characters[one.start : one.end] = one.suspect.instead
    return "".join(characters)


def report_planted(sentences: Sequence[str], seed: int) -> str:
    """Return how many slips of typing are put right that were planted in every fifth sentence."""
    dice = random.Random(seed)
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for sentence in sentences:
        kind = dice.choice(("left out", "character twice", "word twice", "exchanged"))
        written = planted_in(sentence, kind, dice) if dice.random() < 0.2 else sentence
        if written != sentence:
            planted[kind] += 1
            found[kind] += any(
                written[: slip.start] + slip.meant + written[slip.end :] == sentence
                for slip in typing_slips(written)
            )
    false = sum(any(typing_slips(sentence)) for sentence in sentences)
    figures = ", ".join(f"{kind} {found[kind]} of {count}" for kind, count in planted.items())
    return f"{figures}; {false} false alarms in {len(sentences)} right sentences"


def planted_in(sentence: str, kind: str, dice: random.Random) -> str:
    """Return a sentence with one slip in a run of four 汉字 or more; itself where there is none."""
    long = [(at, run.text) for at, run in runs_at(sentence) if len(run.text) > 3]
    if not long:
        return sentence
    start, text = dice.choice(long)
    words = [word for word in lexicon().cut(text) if 1 < len(word) < 4]
    if kind == "exchanged":
        at = start + dice.randrange(len(text) - 1)
        return f"{sentence[:at]}{sentence[at + 1]}{sentence[at]}{sentence[at + 2 :]}"
    if kind == "character twice":
        at = start + dice.randrange(len(text))
        return sentence[: at + 1] + sentence[at:]
    if not words:
        return sentence
    word = dice.choice(words)
    at = sentence.index(word, start)
    if kind == "word twice":
        return sentence[:at] + word + sentence[at:]
    at += dice.randrange(len(word))
    return sentence[:at] + sentence[at + 1 :]


def print_fitted(pairs: Sequence[Pair]) -> None:
    """Fit a logistic regression on all suspects and print its weights."""
    samples = list(_samples(pairs))
    count = len(odds.Facts._fields)
    means = [sum(row[i] for row, _ in samples) / len(samples) for i in range(count)]
    spreads = [
        math.sqrt(sum((row[i] - means[i]) ** 2 for row, _ in samples) / len(samples)) or 1.0
        for i in range(count)
    ]
    rows = [
        [
            *(
                (value - mean) / spread
                for value, mean, spread in zip(row, means, spreads, strict=True)
            ),
            1.0,
        ]
        for row, _ in samples
    ]
    weights = _descend(rows, [right for _, right in samples])
    plain = [weight / spread for weight, spread in zip(weights, spreads, strict=False)]
    none = weights[-1] - sum(weight * mean for weight, mean in zip(plain, means, strict=True))
    for name, weight in zip((*odds.Facts._fields, "none"), (*plain, none), strict=True):
        print(f"{name} {weight:.2f}")
    print(f"{len(samples)} suspects, {sum(right for _, right in samples)} of them slips")


def _samples(pairs: Sequence[Pair]) -> Iterator[tuple[odds.Facts, bool]]:
    for pair in pairs:
        for one in all_suspects(pair.written):
            yield one.facts, pair.right[one.start : one.end] == one.suspect.instead


def _descend(rows: Sequence[Sequence[float]], right: Sequence[bool]) -> list[float]:
    """Return the weights of least loss, with a little shrinkage, by steps down the gradient."""
    weights = [0.0] * len(rows[0])
    for _ in range(400):
        gradient = [weight / len(rows) for weight in weights[:-1]] + [0.0]
        for row, is_right in zip(rows, right, strict=True):
            off = _logistic(sum(map(float.__mul__, weights, row))) - is_right
            for i, value in enumerate(row):
                gradient[i] += off * value / len(rows)
        weights = [weight - 2 * step for weight, step in zip(weights, gradient, strict=True)]
    return weights


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
