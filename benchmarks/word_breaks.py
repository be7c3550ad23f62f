"""How many of Word's and WPS's line ends the composer meets, document by document.

    python benchmarks/word_breaks.py tests/official/word-breaks/w*.json

In: files of the format that tests/official/word-breaks/README.md describes. Out: a line a document
(met, total; of those, the ends that discriminate; the switches used) and a last line `met N of M`.
Each line is begun where Word began it. An end discriminates if none, mandatory, word and word15,
all else alike, do not agree on it.

Switches are chosen by the procedure of bulletin_layout.learning.switches: from what a file itself
says, and what is open on its other pages.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_layout.learning.switches import RULES, Switches, choose_switches
from bulletin_layout.measuring.rule import rule_of
from bulletin_layout.text.breaking import line_end
from bulletin_layout.text.model import Amounts
from bulletin_layout.text.prepare import prepare_advances

_SIZE = 16.0


class End(NamedTuple):
    """A line end that Word chose: its paragraph, the line's start and width, where it stands."""

    paragraph: int
    start: int
    width: float
    end: int
    page: int
    inside_word: bool


class Result(NamedTuple):
    """What came of a document: ends met by the procedure, all, and those that discriminate."""

    met: int
    total: int
    telling_met: int
    telling: int
    switches: tuple[str, ...]


def ends_of(document: dict[str, Any]) -> list[End]:
    """Return the ends that the program chose, each from its line's true start."""
    ends = []
    for number, paragraph in enumerate(document["paragraphs"]):
        text, start = paragraph["text"], 0
        chosen = paragraph["ends"][:-1] if paragraph["complete"] else paragraph["ends"]
        for line, end in enumerate(chosen):
            indent = paragraph["indent_em"] if line == 0 else 0.0
            width = (document["measure_em"] - indent) * _SIZE
            inside = re.fullmatch("[xX]{2}", text[end - 1 : end + 1]) is not None
            ends.append(End(number, start, width, end, paragraph["pages"][line], inside))
            start = end
    return ends


def amounts_of(document: dict[str, Any], switches: Switches, compress: str = "") -> Amounts:
    """Return the composer's amounts for a document under switches."""
    measured = document["autospace_em"]
    autospace = 0.25 if measured is None or 0.1 < measured < 0.4 else 0.5 if measured >= 0.4 else 0
    pair = 0.5 if document["pair_em"] is None else document["pair_em"]
    points = switches.pairs == "points"
    return Amounts(
        measure=document["measure_em"] * _SIZE,
        tracking=0.0,
        autospace=autospace,
        han_space=0.5,
        pair=0.5 if points else pair,
        squeeze_inside=0.5,
        squeeze_end=0.5,
        kinsoku="basic",
        line_end_half=False,
        avoid_lone_character=False,
        compress=compress or switches.compress,
        hang=switches.hang,
        latin_whole=switches.latin != "anywhere",
        pair_all=not points,
        autospace_beside_spaces=switches.latin == "beside",
    )


def hits(document: dict[str, Any], ends: Sequence[End], amounts: Amounts) -> list[int]:
    """Return where the composer ends each line, begun where Word began it."""
    found, known, prepared = [], -1, None
    for end in ends:
        if end.paragraph != known:
            paragraph = document["paragraphs"][end.paragraph]
            text = paragraph["text"]
            advances = [paragraph["advances_em"].get(str(i), 1.0) * _SIZE for i in range(len(text))]
            prepared, known = prepare_advances(text, advances, _SIZE, amounts), end.paragraph
        assert prepared is not None
        found.append(line_end(prepared, amounts, end.start, end.width))
    return found


def is_met(document: dict[str, Any], end: End, ours: int) -> bool:
    """Return whether a line ends where Word's does, trailing spaces aside."""
    low, high = sorted((ours, end.end))
    return not document["paragraphs"][end.paragraph]["text"][low:high].strip()


def said_by_the_file(document: dict[str, Any]) -> str:
    """Return the rule that a file itself tells, empty if it tells none."""
    docx = document.get("docx") or {}
    mode, control = docx.get("compatibilityMode"), docx.get("characterSpacingControl") or ""
    return rule_of(document["maker"], mode, control)


def measure(document: dict[str, Any]) -> Result:
    """Return how many ends of a document are met with switches chosen by the procedure."""
    ends = ends_of(document)
    table = {}
    for switches in _candidates(document):
        ours = hits(document, ends, amounts_of(document, switches))
        met = [is_met(document, end, at) for end, at in zip(ends, ours, strict=True)]
        table[switches] = met
    rule = said_by_the_file(document)
    met = [False] * len(ends)
    used: set[str] = set()
    inside = [end.inside_word for end in ends]
    for page in sorted({end.page for end in ends}):
        others = [i for i, end in enumerate(ends) if end.page != page]
        chosen = choose_switches(table, rule, inside, others)
        used.add(str(chosen))
        for i, end in enumerate(ends):
            if end.page == page:
                met[i] = table[chosen][i]
    telling = _discriminating(document, ends)
    return Result(
        sum(met), len(met), sum(met[i] for i in telling), len(telling), tuple(sorted(used))
    )


def _candidates(document: dict[str, Any]) -> list[Switches]:
    """Return the switches that a document may have, the likeliest first."""
    pairs = ["all"]
    if document["pair_em"] == 0 and "WPS" in document["maker"]:
        pairs.append("points")
    return [
        Switches(compress, hang, latin, pair)
        for latin in ("whole", "beside", "anywhere")
        for pair in pairs
        for compress, hang in RULES
    ]


def _discriminating(document: dict[str, Any], ends: Sequence[End]) -> list[int]:
    """Return the ends on which the four rules, all else alike, do not agree."""
    plain = Switches("word", False, "whole")
    rules = ("none", "mandatory", "word", "word15")
    found = [hits(document, ends, amounts_of(document, plain, rule)) for rule in rules]
    return [i for i, ours in enumerate(zip(*found, strict=True)) if len(set(ours)) > 1]


@cache
def document_of(path: Path) -> dict[str, Any]:
    """Return a file's document."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def main(names: Sequence[str]) -> None:
    """Print a line a document, and the sum."""
    results = []
    for name in names:
        document = document_of(Path(name))
        result = measure(document)
        results.append(result)
        print(
            f"{document['name']}  {result.met:4} of {result.total:4}  discriminating "
            f"{result.telling_met:3} of {result.telling:3}  {document['maker']}: "
            f"{'; '.join(result.switches)}"
        )
    print(
        f"discriminating {sum(r.telling_met for r in results)} of {sum(r.telling for r in results)}"
    )
    print(f"met {sum(r.met for r in results)} of {sum(r.total for r in results)}")


if __name__ == "__main__":
    main(sys.argv[1:])
