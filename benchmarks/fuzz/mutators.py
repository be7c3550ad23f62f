"""Ways to change an issue's text, most of them along its grammar, and to change any bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import fields_of, known_keys
from bulletin_layout.issue.model import Issue as IssueRecord

from .nodes import Slot, Span, composed, inner_kind, replaced, slots, span_of
from .seeds import seeds
from .values import (
    DATES,
    FITS,
    FLAGS,
    INTEGERS,
    LENGTHS,
    NAMES,
    ODD_WORDS,
    OTHER_KINDS,
    WORDS,
    escaped,
    extreme,
    key_name,
    odd_word,
    quoted,
    words,
    written,
    written_block,
    written_record,
)

Mutator = Callable[[str, random.Random], str]


def on_node(change: Callable[[str, Slot, random.Random], str]) -> Mutator:
    """Return a mutator that changes a node of a file, or else inserts an odd word."""

    def mutate(text: str, rng: random.Random) -> str:
        root = composed(text)
        if root is None:
            return insert_odd_word(text, rng)
        found = list(slots(root))
        known = [slot for slot in found if slot.kind is not None]
        return change(text, rng.choice(known if rng.random() < 0.8 else found), rng)

    mutate.__name__ = change.__name__
    mutate.__doc__ = change.__doc__
    return mutate


def on_pairs(change: Callable[[str, Slot, Any, random.Random], str]) -> Mutator:
    """Return a mutator that changes a key and its value, anywhere in a file."""

    def mutate(text: str, rng: random.Random) -> str:
        root = composed(text)
        mappings = [] if root is None else [s for s in slots(root) if s.node.id == "mapping"]
        mappings = [s for s in mappings if s.node.value]
        if not mappings:
            return insert_odd_word(text, rng)
        slot = rng.choice(mappings)
        return change(text, slot, rng.choice(slot.node.value), rng)

    mutate.__name__ = change.__name__
    mutate.__doc__ = change.__doc__
    return mutate


@on_node
def another_kind(text: str, slot: Slot, rng: random.Random) -> str:
    """Put a value of another kind in a value's place."""
    return replaced(text, span_of(text, slot.node), rng.choice(OTHER_KINDS))


@on_node
def another_value(text: str, slot: Slot, rng: random.Random) -> str:
    """Put another value of the same kind, as the grammar says it, in a value's place."""
    new = written(slot.kind, rng) if slot.kind is not None else quoted(words(rng), rng)
    return replaced(text, span_of(text, slot.node), new)


@on_node
def very_long(text: str, slot: Slot, rng: random.Random) -> str:
    """Put a very long text in a value's place."""
    amount = rng.choice((300, 1000, 5000, 20_000))
    new: str = words(rng) if rng.random() < 0.5 else rng.choice((*WORDS, *ODD_WORDS))
    new = (new or "中") * (amount // max(1, len(new)) + 1)
    return replaced(text, span_of(text, slot.node), quoted(new[:amount], rng))


@on_node
def nest(text: str, slot: Slot, rng: random.Random) -> str:
    """Put a value into lists or keys."""
    span = span_of(text, slot.node)
    inner = text[span.start : span.end]
    times = rng.choice((1, 1, 1, 2, 5, 50, 150, 250))
    pairs = (("[", "]"), ("{a: ", "}"), ("{text: ", "}"), ("[a, ", "]"), ("- ", ""))
    before, after = rng.choice(pairs)
    return replaced(text, span, before * times + inner + after * times)


@on_node
def anchor(text: str, slot: Slot, rng: random.Random) -> str:
    """Anchor a value and use it again elsewhere."""
    span = span_of(text, slot.node)
    other = rng.choice(list(slots(composed(text))))
    place = span_of(text, other.node)
    text = replaced(text, Span(place.start, place.end), "*a" if place > span else "*a ")
    if place.start > span.start:
        return text[: span.start] + "&a " + text[span.start :]
    return text


@on_node
def copy_node(text: str, slot: Slot, rng: random.Random) -> str:
    """Put a value's text in another's place."""
    other = rng.choice(list(slots(composed(text)))).node
    span = span_of(text, other)
    return replaced(text, span_of(text, slot.node), text[span.start : span.end])


@on_node
def insert_into_value(text: str, slot: Slot, rng: random.Random) -> str:
    """Insert an odd word into a value's text."""
    span = span_of(text, slot.node)
    at = rng.randint(span.start, span.end)
    new = odd_word(rng) if rng.random() < 0.7 else words(rng)
    if rng.random() < 0.7 and text[span.start : span.start + 1] == '"':
        new = escaped(new)
    return text[:at] + new + text[at:]


@on_node
def cut_value(text: str, slot: Slot, rng: random.Random) -> str:
    """Take some of a value's text away."""
    span = span_of(text, slot.node)
    start = rng.randint(span.start, span.end)
    return replaced(text, Span(start, rng.randint(start, span.end)), "")


@on_pairs
def rename_key(text: str, slot: Slot, pair: Any, rng: random.Random) -> str:
    """Change a key's name to another of the grammar, or to none of it."""
    names = known_keys(IssueRecord) if rng.random() < 0.7 else OTHER_KINDS
    return replaced(text, span_of(text, pair[0]), rng.choice(names))


@on_pairs
def drop_key(text: str, slot: Slot, pair: Any, rng: random.Random) -> str:
    """Leave out a key and its value."""
    span = span_of(text, *pair)
    if slot.node.flow_style:
        separator = re.compile(r"\s*,").match(text, span.end)
        return replaced(text, Span(span.start, separator.end() if separator else span.end), "")
    line = text.find("\n", span.end)
    dash = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    following = re.compile(r"\n *").match(text, line) if line >= 0 else None
    # What follows a dash's first key moves up beside the dash.
    end = following.end() if following and "-" in dash else span.end
    return replaced(text, Span(span.start, end), "")


@on_pairs
def duplicate_key(text: str, slot: Slot, pair: Any, rng: random.Random) -> str:
    """Write a key and its value again after it, or in another mapping."""
    span = span_of(text, *pair)
    copy = text[span.start : span.end]
    mappings = [s.node for s in slots(composed(text)) if s.node.id == "mapping" and s.node.value]
    other = slot.node if rng.random() < 0.5 else rng.choice(mappings)
    return _with_entry(text, other, copy)


@on_pairs
def add_key(text: str, slot: Slot, pair: Any, rng: random.Random) -> str:
    """Add a key that the grammar knows there, with a value of its kind."""
    record = IssueRecord
    if isinstance(slot.kind, kinds.Many | kinds.One):
        record = slot.kind.record
    here = [key.value for key, _ in slot.node.value]
    fields = [f for f in fields_of(record) if f.name not in here and f.chinese not in here]
    if not fields:
        return another_value(text, rng)
    chosen = rng.choice(fields)
    return _with_entry(text, slot.node, f"{key_name(chosen, rng)}: {written(chosen.kind, rng)}")


@on_node
def add_item(text: str, slot: Slot, rng: random.Random) -> str:
    """Add an item that the grammar knows there to a list, or write one again."""
    lists = [s for s in slots(composed(text)) if s.node.id == "sequence" and s.node.value]
    if not lists:
        return another_value(text, rng)
    node, kind = rng.choice(lists)
    span = span_of(text, rng.choice(node.value))
    inner = inner_kind(kind)
    if isinstance(inner, kinds.Body):
        new = written_block(inner, rng, 0)
    elif isinstance(inner, kinds.One) and rng.random() < 0.7:
        new = written_record(inner.record, rng, 1)
    else:
        new = text[span.start : span.end]
    if node.flow_style:
        return text[: span.start] + f"{new}, " * rng.choice((1, 1, 2, 9)) + text[span.start :]
    dash = "- " if node.start_mark.line == 0 else ""
    column = " " * node.start_mark.column
    start = text.rfind("\n", 0, node.start_mark.index) + 1
    return text[:start] + dash + f"{column}- {new}\n" * rng.choice((1, 1, 2, 9)) + text[start:]


def _with_entry(text: str, mapping: Any, entry: str) -> str:
    """Return a text with an entry added before a mapping's first."""
    at: int = mapping.value[0][0].start_mark.index
    if mapping.flow_style:
        return text[:at] + entry + ", " + text[at:]
    indent = " " * int(mapping.start_mark.column)
    return text[:at] + entry + "\n" + indent + text[at:]


def insert_odd_word(text: str, rng: random.Random) -> str:
    """Insert an odd word anywhere."""
    at = rng.randint(0, len(text))
    return text[:at] + odd_word(rng) + text[at:]


def change_value(text: str, rng: random.Random) -> str:
    """Put an extreme one in the place of a number, a date, a length or a file name."""
    patterns = {
        r"\d{4}-\d\d-\d\d": DATES,
        r"(?<=[ \[])\d+(?:\.\d+)?(?=[,\]}\n])": INTEGERS,
        r"\d+(?:字|mm|pt)": LENGTHS,
        r"[\w/.-]+\.(?:jpg|png|webp|yaml)|series-\d+|gbt9704": NAMES,
        r"(?<=fit: ).*": FITS,
        r"\b(?:true|false)\b": FLAGS,
    }
    found = [(m, pool) for p, pool in patterns.items() for m in re.finditer(p, text)]
    if not found:
        return another_value(text, rng)
    # Every kind is as likely as the others, however many there are of it.
    pool = rng.choice(list(dict.fromkeys(pool for _, pool in found)))
    match = rng.choice([m for m, p in found if p is pool])
    return replaced(text, Span(*match.span()), extreme(pool, rng, 0.4))


def with_file(text: str, rng: random.Random) -> str:
    """Name another file: a style or a series."""
    key = rng.choice(("style", "版式", "series", "系列"))
    text = re.sub(r"^(?:style|series): .*\n", "", text, flags=re.MULTILINE)
    return f"{key}: {quoted(rng.choice(NAMES), rng)}\n{text}"


def change_lines(text: str, rng: random.Random) -> str:
    """Swap, duplicate, move, indent, break or delete lines."""
    lines = text.split("\n")
    i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
    what = rng.randrange(8)
    if what == 0:
        lines[i], lines[j] = lines[j], lines[i]
    elif what == 1:
        lines[i:i] = [lines[j]] * rng.choice((1, 1, 3, 30))
    elif what == 2:
        lines.insert(j, lines.pop(i))
    elif what == 3:
        lines[i] = rng.choice((" ", "  ", "    ", "\t", "- ", "  - ", "\u3000", "# ")) + lines[i]
    elif what == 4:
        lines[i] = lines[i][rng.choice((1, 2, 4)) :]
    elif what == 5:
        at = rng.randint(0, len(lines[i]))
        lines[i : i + 1] = [lines[i][:at], lines[i][at:]]
    elif what == 6:
        del lines[i : i + rng.choice((1, 1, 2, 5))]
    else:
        lines[i : i + 2] = ["".join(lines[i : i + 2])]
    return "\n".join(lines)


def splice(text: str, rng: random.Random) -> str:
    """Go on with another issue's text from some line on, or take a few of its lines."""
    lines, others = text.split("\n"), rng.choice(seeds()).split("\n")
    i, j = rng.randrange(len(lines)), rng.randrange(len(others))
    if rng.random() < 0.5:
        return "\n".join(lines[:i] + others[j:])
    return "\n".join(lines[:i] + others[j : j + rng.randint(1, 12)] + lines[i:])


def repeat_lines(text: str, rng: random.Random) -> str:
    """Write a block of lines many times over."""
    lines = text.split("\n")
    i = rng.randrange(len(lines))
    j = i + rng.randint(1, 10)
    return "\n".join(lines[:i] + lines[i:j] * rng.choice((2, 5, 20)) + lines[j:])


# Each with how often it is taken: in a wild mutant, and in a tame one that mostly still reads.
MUTATORS: tuple[tuple[Mutator, int, int], ...] = (
    (another_kind, 3, 0),
    (another_value, 6, 6),
    (very_long, 1, 1),
    (nest, 1, 0),
    (anchor, 2, 1),
    (copy_node, 3, 1),
    (insert_into_value, 6, 6),
    (cut_value, 2, 1),
    (rename_key, 2, 0),
    (drop_key, 3, 1),
    (duplicate_key, 2, 0),
    (add_key, 6, 10),
    (add_item, 5, 10),
    (insert_odd_word, 2, 0),
    (change_value, 6, 3),
    (with_file, 1, 1),
    (change_lines, 4, 0),
    (splice, 1, 0),
    (repeat_lines, 1, 1),
)


def change_bytes(data: bytes, rng: random.Random) -> bytes:
    """Flip, insert, delete, duplicate or splice bytes, truncate, or write in another encoding."""
    if not data:
        return b"\xff"
    i = rng.randrange(len(data))
    j = min(len(data), i + rng.choice((1, 1, 2, 3, 8, 64, 1000)))
    what = rng.randrange(9)
    if what == 0:
        return data[:i] + bytes([data[i] ^ 1 << rng.randrange(8)]) + data[i + 1 :]
    if what == 1:
        return data[:i] + rng.randbytes(rng.choice((1, 1, 2, 4))) + data[i:]
    if what == 2:
        return data[:i] + data[j:]
    if what == 3:
        return data[:j] + data[i:j] * rng.choice((1, 2, 20)) + data[j:]
    if what == 4:
        return data[:i]
    if what == 5:
        other = rng.choice(seeds()).encode()
        at = rng.randrange(len(other))
        return data[:i] + other[at : at + j - i] + data[i:]
    if what == 6:
        return data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n", b"\xc2\x85")))
    if what == 7:
        return rng.choice((b"\xef\xbb\xbf", b"\xfe\xff", b"\x00", b"\xef\xbb\xbf" * 2)) + data
    encoding = rng.choice(("gb18030", "utf-16", "utf-32", "big5"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")
