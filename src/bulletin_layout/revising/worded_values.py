"""Numbers and dates that are printed in words of the library: 期号, the dates, the copies printed.

In: an issue, its style's labels, and paragraphs that were such words. Out: which values are others
now, and the records as if the issue had these.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from bulletin_layout.docx.base import Record, Share
from bulletin_layout.flow.wording import date_text, label_of, period_text
from bulletin_layout.issue.model import Issue
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.changes import ValueChange
from bulletin_layout.revising.normal import normal, value
from bulletin_layout.revising.word_file import EditedParagraph
from bulletin_layout.style.labels import Labels

# What a field of a label may read; a number that a draft lacks is a blank.
_NUMBER = r"\s*|\d{1,7}(?:[-—－–]\d{1,7})?"
_FIELDS = {"year": r"\d{4}", "month": r"\d{1,2}", "day": r"\d{1,2}", "n": r"\d{1,7}",
           "number": _NUMBER, "total": _NUMBER}  # fmt: skip
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
DASHES = str.maketrans("—－–", "---")


class Worded(NamedTuple):
    """A value's words: as they are printed, the label that prints them, the value's path.

    `kind` is 种类 where the label asks for it.
    """

    words: str
    label: str
    path: str
    kind: str = ""


def worded_values(issue: Issue, labels: Labels) -> Iterator[Worded]:
    """Yield the values that an issue's labels print, in the order in which they are set."""
    period, sent = issue.period, issue.distribution
    kind = period.kind.value if period.kind is not None else ""
    yield Worded(period_text(period, labels), label_of(period, labels), "period", kind)
    yield _date(issue.editors.date, labels.date, "editors.date")
    for part in ("articles", "appendix"):
        for number, article in enumerate(getattr(issue, part), 1):
            signed = getattr(article, "signature", None)
            if signed is not None and signed.date is not None:
                yield _date(signed.date, labels.date, f"{part}[{number}].signature.date")
    if sent.print_date is not None:
        yield _date(sent.print_date, labels.print_date, "distribution.print_date")
    if sent.copies is not None:
        words = labels.copies.format(n=sent.copies)
        yield Worded(words, labels.copies, "distribution.copies")
    if sent.date is not None:
        yield _date(sent.date, labels.sent, "distribution.date")


def _date(date: datetime.date, label: str, path: str) -> Worded:
    return Worded(date_text(date, label), label, path)


def with_new_values(
    paragraphs: Sequence[EditedParagraph],
    was: Mapping[int, int],
    records: Sequence[Record],
    worded: Sequence[Worded],
) -> tuple[list[Record], list[ValueChange]]:
    """Return the records with the values that paragraphs read, and what is other in these."""
    made, changes = list(records), list[ValueChange]()
    paragraph_of = {record: paragraphs[number] for number, record in was.items()}
    rest = list(worded)
    for number, record in enumerate(records):
        held = [_taken(share, rest) for share in record.shares]
        if not any(held) or number not in paragraph_of:
            continue
        text = value(normal(paragraph_of[number].text, record.kind))
        found = _pattern(record.shares, held).fullmatch(text)
        if found is None:
            continue
        read = {f"s{at}": one for at, one in enumerate(held) if one is not None}
        new = [ch for name, one in read.items() for ch in _changes(one, name, found.groupdict())]
        if not new:
            continue  # as printed, or the same number written otherwise, which is told
        shares = (
            Share("", found[f"s{at}"]) if held[at] is not None else share
            for at, share in enumerate(record.shares)
        )
        made[number] = record._replace(shares=tuple(shares))
        changes += new
    return made, changes


def _taken(share: Share, rest: list[Worded]) -> Worded | None:
    """Take the value whose words a share is out of those that are left."""
    one = next((w for w in rest if not share.path and w.words == share.text), None)
    if one is not None:
        rest.remove(one)
    return one


def _pattern(shares: Sequence[Share], held: Sequence[Worded | None]) -> re.Pattern[str]:
    """Return what a paragraph reads whose texts and values may be others, but no other words."""
    parts = []
    for at, (share, one) in enumerate(zip(shares, held, strict=True)):
        if one is not None:
            parts.append(f"(?P<s{at}>{_pattern_of_label(one, at)})")
        else:
            parts.append(".*?" if share.path else re.escape(value(share.text)))
    return re.compile("".join(parts), re.DOTALL)


def _pattern_of_label(one: Worded, at: int) -> str:
    parts = []
    for literal, name, _, _ in Formatter().parse(one.label):
        parts.append(re.escape(literal))
        if name == "kind":
            parts.append(re.escape(one.kind))
        elif name is not None:
            parts.append(f"(?P<s{at}_{name}>{_FIELDS[name]})")
    return "".join(parts)


def _changes(one: Worded, name: str, read: Mapping[str, str]) -> Iterator[ValueChange]:
    """Yield what is other in the words of one value: of a period each number by itself."""
    words = read[name]
    if words == one.words:
        return
    fields = {
        key.partition("_")[2]: text for key, text in read.items() if key.startswith(f"{name}_")
    }
    if one.path != "period":
        yield ValueChange(one.path, one.words, words, fields.get("n") or _written_date(fields))
        return
    before = re.fullmatch(_pattern_of_label(one, 0), one.words)
    assert before is not None, "the label printed it"
    for field, text in fields.items():
        old = before[f"s0_{field}"]
        written, was = (without_zeros(words_.strip().translate(DASHES)) for words_ in (text, old))
        if written != was:
            yield ValueChange(f"{one.path}.{field}", one.words, words, written)


def without_zeros(words: str) -> str:
    """Return words whose numbers have no zeros before them."""
    return _ZEROS.sub("", words)


def _written_date(fields: Mapping[str, str]) -> str:
    """Return a date as YAML has it, whether there is such a day or not: reading it tells."""
    return "{year}-{month:0>2}-{day:0>2}".format_map(fields)
