"""Read, lay out and write issue files that were changed at random, and keep what goes wrong.

    nice -n 10 python benchmarks/fuzzing.py --count 200000 --seed 1 [--jobs 2] [--out DIR]
    python benchmarks/fuzzing.py --show 4711 --seed 1

A mutant is a pure function of the seed, its number and the issues that it is made from: the
examples, cut to a few articles and paragraphs for speed, and tests/cases. It is changed as bytes,
as lines, as YAML and along the grammar of an issue. It must be refused with an exception of the
BulletinError tree that is no InternalError, or be laid out; one in twenty is written as a PDF.
Another exception, a warning of Python, more than 5 s of processor time, a file left over or a
process that dies or hangs is a finding. Findings are told apart by their innermost frames; the
smallest of each is made smaller still and kept in DIR beside its traceback.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import textwrap
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bulletin_layout import BulletinError, InternalError, lay_out, read_fonts, read_issue, typeset
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, field_named, fields_of, known_keys
from bulletin_layout.issue.content import Column, Table
from bulletin_layout.issue.model import Appendix, Article
from bulletin_layout.issue.model import Issue as IssueRecord
from bulletin_layout.pipeline import style_of

ROOT = Path(__file__).resolve().parent.parent
KITCHEN_SINK = ROOT / "examples" / "kitchen-sink"
CASES = ROOT / "tests" / "cases"

MOST_SECONDS = 5
HANGS_AFTER = 90  # seconds on the clock, for what no signal interrupts
MOST_MEMORY = 4 << 30
PDF_EACH = 20
DRAFT_EACH = 7
BATCH = 200
MOST_CHARACTERS = 300_000
MOST_KEPT = 8
MOST_SAID = 600
SECONDS_TO_MINIMISE = 20

# What texts are made of: each entry is as likely as the others.
WORDS = (
    *("中", "党建", "工作简报", "各单位要认真总结经验，查找不足", "一、", "（一）", "1."),
    *("（1）", "一是", "2026年", "98.6%", "3 800元", "快递 小哥", "“双11”"),
    *("《关于“暖蜂”行动的通知》", "，", "。", "——", "……", "·", "！？", "）》”’】"),
    *("（《“‘【", "a", "bulletin", "WebP", "-", "/", "%", "𬭎喆堃", "\\\\", "**要点**"),
    *("__楷体__", "{王堃}", "[^注释。]", "[平台](https://example.org/a?b=1)", "1,234.50"),
    *("\u3000",),
)
# What texts are broken with.
ODD_WORDS = (
    *("**", "__", "{", "}", "{}", "[^", "[^]", "](", "[a](b)", "[a](https://)"),
    *("[ ](mailto:a)", "\\", "\\\\\\\\", "\\{", "**__", "[^a[^b]]", "{[^a]}", "{\\\\}"),
    *("**[^注]**", "__[a](https://b)__", "\u200b", "\u00ad", "\ufeff", "\u2060", "\u00a0"),
    *("\u202e", "\u2066", "\u0301", "e\u0301\u0301\u0301", "\u3099", "\ufe0f", "\U000e0101"),
    *("\U0001f600", "\U0001f468\u200d\U0001f469", "\ue000", "\U000f0000", "\u2f00", "\u2e80"),
    *("\uf900", "\U0002f800", "\U00031350", "\u2028", "\x85", "\x00", "\x1b", "\x7f", "\t"),
    *("\r", "\n", "\n\n", "\ud800", "\ufffe", "\uffff", "\u0627\u0644", "\u0e01\u0e33"),
    *("\u1100\u1161", "\ufdfa", "\u2003", "\u2011", "\u2044", "½", "㎡", "①", "＂", "｛", "ﬁ"),
    *("ǆ", "ß", "İ", "a" * 90, "a-" * 60, "W" * 300, "1" * 120, "0." + "3" * 60, "（" * 40),
    *("）" * 40, "“”" * 30, "。" * 50, "——" * 30, "…" * 50, "[" * 50, "]" * 50),
    *("{" * 30 + "}" * 30, "\\" * 41, " " * 60, "\u3000" * 60),
    *("https://example.org/" + "x" * 120, "中" * 500, " # ", ": ", "：", "- ", "'", '"', "|"),
    *(">", "&a ", "*a", "!!int ", "%YAML 1.2", "---", "...", "<<", "?", "@", "`"),
)
SOUND_WORDS = tuple(w for w in ODD_WORDS if w.isprintable() and not set(w) & set("*_{}[]\\"))
# Of what follows, the first five of each are possible values.
INTEGERS = (
    *(
        "1",
        "2",
        "3",
        "12",
        "999999999",
        "0",
        "4",
        "7",
        "31",
        "99",
        "100",
        "1000",
        "65536",
        "99999999",
    ),
    *("1000000000", "2147483648", "9" * 30, "9" * 5000, "-1", "-0", "+1", "1.5"),
    *("1e9", "0x10", "010", "1_000", "٣", "三", "１", "", "null", "~", "nan", ".inf", "true"),
)
LENGTHS = (
    *("1pt", "3字", "20字", "80mm", "0.001pt", "16pt", "4字", "6字", "26字", "27字", "100字"),
    *("156mm", "157mm", "210mm", "0.1mm", "1000mm", "99999999pt", "9" * 400 + "pt", "0pt", "-1pt"),
    *("五号", "小初", "1e3pt", "3", "字", "3 字", "３字", "٣pt", "1.pt", "nanpt", "infpt", ""),
)
DATES = (
    *("2026-02-28", "2024-02-29", "2026年12月31日", "0001-01-01", "9999-12-31", "2026-02-29"),
    *("0000-00-00", "10000-01-01", "2026-1-1", "2026-13-01", "2026/01/01", "2026年1月", "", "今天"),
    *("2026-01-01 00:00:00", "２０２６-01-01", "٢٠٢٦-01-01"),
)
FITS = ("-1 line", "+1 line", "+1", "-1", "1 行", "-2 lines", "+9 行", "-9", "0", "+10", "", "-")
FLAGS = ("true", "是", "true", "false", "否", "yes", "no", "True", "on", "1", "0", "", "null")
PICTURES = (
    *("photos/meeting.jpg", "photos/turned.jpg", "photos/phone.webp", "photos/badge.png"),
    *("photos/coarse.jpg", "photos/print.jpg", "photos/grey.jpg"),
)
NAMES = (
    *("series-2021", "series-2023", "gbt9704", "base", "office.yaml", "styles/contents.yaml"),
    *("styles/even.yaml", "styles/run-in.yaml", "series.yaml", "broken.yaml", "broken.jpg"),
    *("empty.png", "text.jpg", "issue.yaml", "pipe", "photos", "photos/", ".", "..", "", "/", "~"),
    *("../issue.yaml", "/etc/hostname", "C:\\a.yaml", "file:///a", "http://a/b.yaml", "a\x00.jpg"),
    *("x" * 300 + ".yaml", "photos/" * 900 + "a.jpg", "photos/../photos/meeting.jpg", "none.jpg"),
    *("loop.yaml", "\ud800.yaml", "photos/meeting.jpg\n", "PHOTOS/MEETING.JPG", "series-202"),
)
# Values of another kind, written so that they stand in a line.
OTHER_KINDS = (
    *("[]", "{}", '""', "''", "", "~", "null", "true", "42", "-1", "1.50", "0x1F", "12:30", "[[]]"),
    *("[[[[[[]]]]]]", "[a, b]", "[[a, b], [c]]", "{a: b}", "{text: a}", "{text: a, across: 2}"),
    *("{title: a, body: b}", "{cells: [a], total: true}", "[a, {b: c}]", "[~]", '[""]', "[[], {}]"),
    *("{? [a] : b}", "{[a]: b}", "{~: a}", "{{a: b}: c}", "? a", "- a", "a: b", "|", ">-", "!!x a"),
    *("!!binary aGk=", "!!set {a}", "!!float 1", "&b a", "*b", "&c [*c]", "&d {a: *d}", "{<<: *b}"),
    *(
        '"\\ud800"',
        '"\\0"',
        '"\\x7f"',
        '"\\u202e"',
        '"\\U0010ffff"',
        '"\\e[31m"',
        '"a\\nb"',
        "@",
        "%",
    ),
    *("2026-02-30", "photos/meeting.jpg", "{photo: photos/meeting.jpg}", "{page_break: true}"),
)


# --- Texts and values -------------------------------------------------------------------------


def words(rng: random.Random) -> str:
    """Return a text, mostly short and plausible."""
    pieces = [rng.choice(WORDS) for _ in range(_amount(rng))]
    if rng.random() < 0.08:
        pieces.insert(rng.randrange(len(pieces) + 1), odd_word(rng))
    text = "".join(pieces)
    if rng.random() < 0.01:
        text *= rng.choice((20, 200, 1000))
    return text[: 1_000_100 if rng.random() < 0.02 else 20_000]


def odd_word(rng: random.Random) -> str:
    """Return a word that texts are broken with, half of them such as may be set."""
    return rng.choice(SOUND_WORDS if rng.random() < 0.5 else ODD_WORDS)


def quoted(text: str, rng: random.Random) -> str:
    """Return a text as a YAML scalar in a line: mostly in quotation marks, else bare."""
    if rng.random() < 0.05:
        return text
    if rng.random() < 0.1:
        return "'" + text.replace("'", "''") + "'"
    return f'"{escaped(text)}"'


def escaped(text: str) -> str:
    """Return a text as it stands between double quotation marks."""
    return "".join(
        "\\" + c if c in '"\\' else c if c.isprintable() else f"\\U{ord(c):08x}" for c in text
    )


def written(kind: kinds.Kind, rng: random.Random, depth: int = 0) -> str:
    """Return a value of a kind of the grammar as YAML in a line, mostly a possible one."""
    if isinstance(kind, kinds.Scalar):
        return _scalar(kind, rng)
    if isinstance(kind, kinds.Lines):
        return _list(lambda: quoted(words(rng), rng), rng) if rng.random() < 0.5 else '"标题"'
    if isinstance(kind, kinds.Body):
        return _list(lambda: _block(kind, rng, depth), rng)
    if isinstance(kind, kinds.Rows):
        return _rows(rng, rng.randint(1, 4))
    if isinstance(kind, kinds.Many):
        return _list(lambda: _record(kind.record, rng, depth), rng)
    if isinstance(kind, kinds.Cells):
        return _list(lambda: quoted(words(rng), rng), rng)
    return _record(kind.record, rng, depth)


def _scalar(kind: kinds.Scalar, rng: random.Random) -> str:
    if kind.choices and rng.random() < 0.9:
        return rng.choice(rng.choice(kind.choices))
    pools = {
        "integer": INTEGERS,
        "date": DATES,
        "length": LENGTHS,
        "flag": FLAGS,
        "fit": FITS,
        "picture": PICTURES if rng.random() < 0.8 else NAMES,
    }
    if kind.type not in pools:
        return quoted(words(rng), rng)
    pool = pools[kind.type]
    value = extreme(pool, rng, 0.9)
    return value if value.isprintable() and value else quoted(value, rng)


def extreme(pool: tuple[str, ...], rng: random.Random, possible: float) -> str:
    """Return a value of a pool, with this chance one of the first few, which are possible."""
    return rng.choice(pool[:5] if rng.random() < possible else pool)


def _record(record: type, rng: random.Random, depth: int) -> str:
    if record is Table:
        return _table(rng)
    chance = 0.4 if depth < 3 else 0.1
    fields = [f for f in fields_of(record) if f.required or rng.random() < chance]
    entries = [f"{_name(f, rng)}: {written(f.kind, rng, depth + 1)}" for f in fields]
    return "{" + ", ".join(entries) + "}"


def _block(body: kinds.Body, rng: random.Random, depth: int) -> str:
    if not body.blocks or depth > 4 or rng.random() < 0.5:
        return quoted(words(rng), rng)
    return _record(rng.choice(body.blocks), rng, depth + 1)


def _table(rng: random.Random) -> str:
    width = rng.choice((1, 2, 2, 3, 3, 4, 6, 12, 40))
    columns = "[" + ", ".join(_record(Column, rng, 2) for _ in range(width)) + "]"
    entries = [f"columns: {columns}"]
    if rng.random() < 0.5:
        entries.append(f"head: {_rows(rng, width)}")
    entries.append(f"rows: {_rows(rng, width)}")
    entries += [f"{name}: true" for name in ("split", "turned") if rng.random() < 0.3]
    if rng.random() < 0.3:
        entries.append(f"caption: {quoted(words(rng), rng)}")
    return "{" + ", ".join(entries) + "}"


def _rows(rng: random.Random, width: int) -> str:
    """Return rows that fill a table so wide, most with merged cells that fit."""
    height = rng.choice((1, 2, 3, 4, 8, 30))
    covered: list[set[int]] = [set() for _ in range(height)]
    rows = []
    for number in range(height):
        free = (column for column in range(width) if column not in covered[number])
        cells = [_cell(rng, covered, number, column, width) for column in free]
        if rng.random() < 0.03:
            cells.append(quoted(words(rng), rng))
        row = "[" + ", ".join(cells) + "]"
        rows.append(f"{{cells: {row}, total: true}}" if rng.random() < 0.1 else row)
    return "[" + ", ".join(rows) + "]"


def _cell(rng: random.Random, covered: list[set[int]], row: int, column: int, width: int) -> str:
    text = quoted(words(rng), rng) if rng.random() < 0.3 else rng.choice(('""', "1", "3.5", "中"))
    across = down = 1
    if rng.random() < 0.2:
        while column + across < width and column + across not in covered[row]:
            across += 1
            if rng.random() < 0.5:
                break
        down = rng.randint(1, len(covered) - row)
    for below in covered[row : row + down]:
        below.update(range(column, column + across))
    if across == down == 1:
        return text
    return f"{{text: {text}, across: {across}, down: {down}}}"


def _list(make: Callable[[], str], rng: random.Random) -> str:
    return "[" + ", ".join(make() for _ in range(rng.choice((1, 1, 2, 3, 4)))) + "]"


def _name(of: Field, rng: random.Random) -> str:
    return of.chinese if rng.random() < 0.2 else of.name


def _amount(rng: random.Random) -> int:
    return rng.choice((1, 1, 2, 3, 4, 6, 10, 20, 60))


# --- The places in a file that YAML and the grammar know -----------------------------------------


_WHOLE = kinds.One(IssueRecord)


class Slot(NamedTuple):
    """A node of a file, and the kind of the grammar that stands there, if it is known."""

    node: Any
    kind: kinds.Kind | None


def composed(text: str) -> Any:
    """Return the root node of a text, None if it is no YAML."""
    if max(text.count("["), text.count("{"), text.count("- ")) > 5_000:
        return None  # the parser's stack
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError):
        return None


def slots(node: Any, kind: kinds.Kind | None = _WHOLE, depth: int = 0) -> Iterator[Slot]:
    """Yield every node of a tree, walked along the grammar as far as it is followed."""
    yield Slot(node, kind)
    if depth > 12:
        return
    if node.id == "sequence":
        inner = _inner(kind)
        for item in node.value:
            yield from slots(item, _item_kind(inner, item), depth + 1)
    elif node.id == "mapping":
        record = kind.record if isinstance(kind, kinds.Many | kinds.One) else None
        for key, value in node.value:
            known = field_named(record, str(key.value)) if record else None
            yield Slot(key, None)
            yield from slots(value, known.kind if known else None, depth + 1)


def _inner(kind: kinds.Kind | None) -> kinds.Kind | None:
    """Return the kind of a list's items."""
    if isinstance(kind, kinds.Many):
        return kinds.One(kind.record)
    return kind if isinstance(kind, kinds.Body | kinds.Rows) else kinds.TEXT


def _item_kind(kind: kinds.Kind | None, item: Any) -> kinds.Kind | None:
    """Return the kind of one item: a body's blocks are known by their first keys."""
    if isinstance(kind, kinds.Body):
        names = [key.value for key, _ in item.value] if item.id == "mapping" else []
        leads = ((kinds.One(block), fields_of(block)[0]) for block in kind.blocks)
        found = (b for b, lead in leads if lead.name in names or lead.chinese in names)
        return next(found, kinds.MARKED)
    if isinstance(kind, kinds.Rows) and item.id == "mapping":
        names = [key.value for key, _ in item.value]
        return kinds.One(kind.row if "cells" in names or "单元格" in names else kind.cell)
    return kind


class Span(NamedTuple):
    """Where a node's text begins and ends, white space after it left out."""

    start: int
    end: int


def span_of(text: str, first: Any, last: Any = None) -> Span:
    """Return where a node stands, or two and what is between them."""
    start = first.start_mark.index
    end = (last or first).end_mark.index
    return Span(start, start + len(text[start:end].rstrip()))


def replaced(text: str, span: Span, new: str) -> str:
    """Return a text with something else at a place."""
    return text[: span.start] + new + text[span.end :]


# --- Mutators ---------------------------------------------------------------------------------

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
    return _with_entry(text, slot.node, f"{_name(chosen, rng)}: {written(chosen.kind, rng)}")


@on_node
def add_item(text: str, slot: Slot, rng: random.Random) -> str:
    """Add an item that the grammar knows there to a list, or write one again."""
    lists = [s for s in slots(composed(text)) if s.node.id == "sequence" and s.node.value]
    if not lists:
        return another_value(text, rng)
    node, kind = rng.choice(lists)
    span = span_of(text, rng.choice(node.value))
    inner = _inner(kind)
    if isinstance(inner, kinds.Body):
        new = _block(inner, rng, 0)
    elif isinstance(inner, kinds.One) and rng.random() < 0.7:
        new = _record(inner.record, rng, 1)
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


# --- What the mutants are made from --------------------------------------------------------------


@cache
def seeds() -> tuple[str, ...]:
    """Return the issues that mutants are made from, the long ones also cut in many ways."""
    whole = [*sorted((ROOT / "examples").glob("*.yaml")), KITCHEN_SINK / "kitchen-sink.yaml"]
    found = []
    for path in whole:
        text = path.read_text(encoding="utf-8")
        copies = 60 if path.parent == KITCHEN_SINK else 12
        found += [thinned(text, random.Random(f"{path.name}:{n}")) for n in range(copies)]
    for path in sorted(CASES.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        found += [thinned(text, random.Random(path.name))] * 2 + [text]
    return (*found, *(path.read_text(encoding="utf-8") for path in whole))


def thinned(text: str, rng: random.Random) -> str:
    """Return an issue with a few items of every long list, a few lines of every block."""
    lines = text.split("\n")
    gone: set[int] = set()
    for node, kind in slots(composed(text)):
        first, last = node.start_mark.line, node.end_mark.line
        if node.id == "sequence" and not node.flow_style and _may_be_thinned(kind, lines, node):
            starts = [item.start_mark.line for item in node.value]
            kept = rng.sample(range(len(starts)), rng.randint(1, min(4, len(starts))))
            for i, (start, end) in enumerate(zip(starts, [*starts[1:], last], strict=True)):
                gone.update(range(start, end) if i not in kept else ())
        elif node.id == "scalar" and node.style == "|" and last - first > 3:
            written_on = [i for i in range(first + 1, last) if lines[i].strip()]
            kept = rng.sample(written_on, rng.randint(1, min(2, len(written_on))))
            gone.update(set(range(first + 1, last)) - set(kept))
    return "\n".join(line for i, line in enumerate(lines) if i not in gone)


def _may_be_thinned(kind: kinds.Kind | None, lines: list[str], node: Any) -> bool:
    """Return whether items of a list may be left out: not columns, nor rows that hang together."""
    if isinstance(kind, kinds.Many):
        return kind.record is Article or kind.record is Appendix
    within = lines[node.start_mark.line : node.end_mark.line]
    return isinstance(kind, kinds.Body) or not any("down:" in line for line in within)


def mutant(seed: int, number: int) -> bytes:
    """Return a mutant's bytes."""
    rng = random.Random(f"{seed}:{number}")
    text: str = rng.choice(seeds())
    mutators, wild, tame = zip(*MUTATORS, strict=True)
    is_wild = rng.random() < 0.4
    weights = wild if is_wild else tame
    for mutate in rng.choices(mutators, weights, k=rng.choice((1, 1, 1, 2, 2, 3, 5))):
        changed = mutate(text, rng)
        if len(changed) <= max(MOST_CHARACTERS, len(text)) or rng.random() < 0.02:
            text = changed
    data = text.encode("utf-8", "surrogatepass")
    return change_bytes(data, rng) if rng.random() < (0.2 if is_wild else 0) else data


def furnish(folder: Path) -> None:
    """Put what issues name into a folder: photos, styles, and what had better not be named."""
    shutil.copytree(CASES, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*-*"))
    shutil.copytree(KITCHEN_SINK / "photos", folder / "photos", dirs_exist_ok=True)
    shutil.copytree(CASES / "styles", folder / "styles", dirs_exist_ok=True)
    shutil.copy(KITCHEN_SINK / "office.yaml", folder)
    photo = (KITCHEN_SINK / "photos" / "meeting.jpg").read_bytes()
    files = {
        "broken.jpg": photo[: len(photo) // 2],
        "empty.png": b"",
        "text.jpg": b"header: a\n",
        "broken.yaml": b"header: [a\n\tb: : \xff",
        "series.yaml": "header: 系列\nstyle: office.yaml\neditors: {name: 甲}\n".encode(),
        "loop.yaml": b"extends: loop.yaml\nseries: loop.yaml\n",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")


# --- Judging --------------------------------------------------------------------------------------


class TooSlow(BaseException):
    """A mutant takes more processor time than it may."""


class LeftOver(Exception):
    """A file is left where none should be, or is missing."""


class Finding(NamedTuple):
    """Something that went wrong: what tells it from others, and the traceback."""

    key: str
    report: str


class Verdict(NamedTuple):
    """What became of a mutant, how long it took on the processor, and what went wrong."""

    outcome: str
    seconds: float
    finding: Finding | None


class Judge:
    """Reads, lays out and writes mutants in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._fonts = read_fonts()
        self._folder = folder
        self._issue = folder / "issue.yaml"
        self._pdf = folder / "issue.pdf"
        self._styles: dict[str, Any] = {}
        furnish(folder)
        self._issue.touch()
        self._files = set(folder.iterdir())

    def judge(self, data: bytes, number: int) -> Verdict:
        """Return what becomes of a mutant; its number says whether it is written or a draft."""
        self._issue.write_bytes(data)
        before = time.process_time()
        finding = None
        outcome = "found"
        try:
            with limited(MOST_SECONDS):
                outcome = self._outcome(number)
            self._look_around(written=outcome == "written")
        except KeyboardInterrupt:
            raise
        except BaseException as problem:  # whatever it is, it is the finding
            finding = Finding(_key(problem), "".join(traceback.format_exception(problem)))
        finally:
            self._clear()
        return Verdict(outcome, time.process_time() - before, finding)

    def _outcome(self, number: int) -> str:
        """Return how far a mutant comes. Raises whatever it should not."""
        stage = "refused"
        draft = number % DRAFT_EACH == 0
        try:
            if number % PDF_EACH == 0:
                typeset(self._issue, self._pdf, draft=draft)
                return "written"
            issue = read_issue(self._issue)
            stage = "read, not laid out"
            if issue.style not in self._styles:
                style = style_of(issue)
                if "." in issue.style:
                    return self._laid_out(issue, style, draft)
                self._styles[issue.style] = style
            return self._laid_out(issue, self._styles[issue.style], draft)
        except InternalError:
            raise
        except BulletinError as problem:
            if not str(problem):
                raise AssertionError("it is refused without a word") from problem
            return stage

    def _laid_out(self, issue: Any, style: Any, draft: bool) -> str:
        document = lay_out(issue, style, self._fonts, draft=draft)
        for diagnostic in document.diagnostics:
            str(diagnostic)
        return "laid out"

    def _look_around(self, written: bool) -> None:
        left = set(self._folder.iterdir()) - self._files
        if left != ({self._pdf} if written else set()):
            raise LeftOver(f"in the folder stand {sorted(left)}")

    def _clear(self) -> None:
        for path in set(self._folder.iterdir()) - self._files:
            with suppress(OSError):
                path.unlink()


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise TooSlow once the block has taken so much processor time, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow(f"more than {seconds} s")

    old = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, old)


def _key(problem: BaseException) -> str:
    """Return what tells a finding from others: its kind and its innermost frames."""
    frames = list(traceback.extract_tb(problem.__traceback__))
    if isinstance(problem, TooSlow):  # wherever the alarm rang
        frames = [f for f in frames if "bulletin_layout" in f.filename][:5]
    places = [f"{Path(f.filename).name}:{f.name}" for f in frames[-3:]]
    words_ = ""
    if isinstance(problem, InternalError):
        words_ = re.sub(r"'(?:[^'\\]|\\.)*'|\"[^\"]*\"|\d+", "…", problem.differences[0])
    return " ".join([type(problem).__name__, *places, words_]).strip()


# --- Making smaller -------------------------------------------------------------------------------


def minimised(data: bytes, number: int, key: str, judge: Judge, seconds: float) -> bytes:
    """Return the smallest mutant that is found that still goes wrong in the same way."""
    until = time.monotonic() + seconds

    def is_same(parts: list[bytes]) -> bool:
        finding = judge.judge(b"".join(parts), number).finding
        return finding is not None and finding.key == key

    smallest = data
    for cut in (
        lambda d: d.splitlines(keepends=True),
        lambda d: [m[0] for m in re.finditer(rb"\w+|\s+|[\x80-\xff]+|.", d, re.DOTALL)],
        _characters,
    ):
        smallest = b"".join(_fewest(cut(smallest), is_same, until))
    return smallest


def _characters(data: bytes) -> list[bytes]:
    return re.findall(rb"[\x00-\x7f\x80-\xbf]|[\xc0-\xff][\x80-\xbf]*", data)


def _fewest(
    parts: list[bytes], is_same: Callable[[list[bytes]], bool], until: float
) -> list[bytes]:
    """Return few of the parts that still do: pieces are left out, ever smaller ones."""
    size = max(1, len(parts) // 2)
    while True:
        at = 0
        before = len(parts)
        while at < len(parts):
            if time.monotonic() > until:
                return parts
            fewer = parts[:at] + parts[at + size :]
            if is_same(fewer):
                parts = fewer
            else:
                at += size
        if size == 1 and len(parts) == before:
            return parts
        size = max(1, size // 2)


# --- Many processes -------------------------------------------------------------------------------


class Batch(NamedTuple):
    """Numbers of mutants, from the first up to the last and without it."""

    first: int
    last: int


@dataclass
class Result:
    """What became of the mutants of a batch, or of all."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)

    def add(self, other: Result) -> None:
        """Add another's."""
        self.count += other.count
        self.outcomes += other.outcomes
        self.findings += other.findings
        self.slowest = max(self.slowest, other.slowest)


def run(seed: int, batch: Batch, judge: Judge, begins: Callable[[int], None]) -> Result:
    """Judge a batch of mutants. `begins` is told each one's number before it is begun."""
    result = Result()
    for number in range(*batch):
        begins(number)
        verdict = judge.judge(mutant(seed, number), number)
        result.count += 1
        result.outcomes[verdict.outcome] += 1
        result.slowest = max(result.slowest, (verdict.seconds, number))
        if verdict.finding is not None:
            result.findings.append((number, verdict.finding))
    return result


def work(seed: int, folder: str, ask: Connection, current: Any, since: Any) -> None:
    """Judge the batches that are asked for, in a process of its own, until there are no more."""
    import resource

    warnings.simplefilter("error")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def begins(number: int) -> None:
        current.value, since.value = number, time.time()

    with tempfile.TemporaryDirectory(dir=folder) as own:
        tempfile.tempdir = own
        judge = Judge(Path(own))
        while (batch := ask.recv()) is not None:
            ask.send(run(seed, batch, judge, begins))


class Worker:
    """A process that judges batches."""

    def __init__(self, seed: int, folder: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.current = context.Value("q", 0, lock=False)
        self.since = context.Value("d", time.time(), lock=False)
        self.batch: Batch | None = None
        arguments = (seed, folder, theirs, self.current, self.since)
        self.process = context.Process(target=work, args=arguments, daemon=True)
        self.process.start()
        theirs.close()

    def give(self, batch: Batch | None) -> None:
        """Have a batch judged, or None to end."""
        self.batch = batch
        self.since.value = time.time()
        self.pipe.send(batch)

    def failure(self) -> str | None:
        """Return what is wrong with the process, None if it goes on."""
        if not self.process.is_alive():
            return f"the process died: {self.process.exitcode}"
        hangs = time.time() - self.since.value > HANGS_AFTER
        return f"it hangs for {HANGS_AFTER} s" if hangs else None


class Fuzzing:
    """Gives batches to processes, and keeps what they find."""

    def __init__(self, seed: int, first: int, count: int, out: Path) -> None:
        last = first + count
        self._batches = [Batch(n, min(last, n + BATCH)) for n in range(first, last, BATCH)][::-1]
        self._seed = seed
        self._out = out
        self.total = Result()
        self.kept: dict[str, list[tuple[bytes, int]]] = {}
        self.counts: Counter[str] = Counter()

    def run(self, jobs: int) -> None:
        """Judge all mutants, saying now and then how far it is."""
        started = said = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder:
            workers = [Worker(self._seed, folder) for _ in range(jobs)]
            for worker in workers:
                self._next(worker)
            while any(w.batch is not None for w in workers):
                busy = [w for w in workers if w.batch is not None]
                wait([w.pipe for w in busy], timeout=1)
                for worker in busy:
                    if self._attend(worker):
                        workers[workers.index(worker)] = renewed = Worker(self._seed, folder)
                        self._next(renewed)
                if time.monotonic() > said + 20:
                    said = time.monotonic()
                    print(self.so_far(said - started), flush=True)
            for worker in workers:
                worker.process.join(10)
        print(self.so_far(time.monotonic() - started), flush=True)

    def so_far(self, seconds: float) -> str:
        """Return a line that says how far it is."""
        total = self.total
        outcomes = ", ".join(f"{what} {n:,}" for what, n in total.outcomes.most_common())
        slow, number = total.slowest
        return (
            f"{total.count:,} mutants in {seconds:.0f} s; {outcomes}; "
            f"slowest {slow:.2f} s (number {number}); {len(self.kept)} findings"
        )

    def _next(self, worker: Worker) -> None:
        worker.give(self._batches.pop() if self._batches else None)

    def _attend(self, worker: Worker) -> bool:
        """Take a process's result and give it more; return whether it has to be renewed."""
        try:
            if worker.pipe.poll():
                self._take(worker.pipe.recv())
                self._next(worker)
                return False
        except (EOFError, OSError):
            worker.process.join(10)
        problem = worker.failure()
        if problem is None or worker.batch is None:
            return False
        worker.process.kill()
        worker.process.join()
        number = min(max(worker.current.value, worker.batch.first), worker.batch.last - 1)
        parts = (Batch(worker.batch.first, number), Batch(number + 1, worker.batch.last))
        self._batches += [part for part in parts if part.first < part.last]
        finding = Finding(problem, problem)
        self._take(Result(1, Counter(found=1), [(number, finding)], (0.0, number)))
        return True

    def _take(self, result: Result) -> None:
        self.total.add(result)
        for number, finding in result.findings:
            self.counts[finding.key] += 1
            kept = self.kept.setdefault(finding.key, [])
            kept.append((mutant(self._seed, number), number))
            # The smallest few: one place may go wrong in more than one way.
            kept.sort(key=lambda one: (len(one[0]), one[1]))
            del kept[MOST_KEPT:]
            if number == kept[0][1]:
                self._save(finding.key, *kept[0], finding.report)

    def minimise(self) -> None:
        """Make the smallest mutant of each finding smaller still."""
        with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder:
            judge = Judge(Path(folder))
            for key, kept in self.kept.items():
                print(f"\n{self.counts[key]} × {key}")
                for small, number, report in self._smallest(key, kept, judge):
                    self._save(key, small, number, report, f".{number}")
                    said = report.strip().splitlines()[-1]
                    print(f"  number {number}: {said[:MOST_SAID]}")
                    print(textwrap.indent(small.decode("utf-8", "replace")[:MOST_SAID], "    | "))

    def _smallest(
        self, key: str, kept: list[tuple[bytes, int]], judge: Judge
    ) -> Iterator[tuple[bytes, int, str]]:
        """Yield a finding's mutants made small, those left out that hold the same keys."""
        shapes = set()
        for data, number in kept:
            finding = judge.judge(data, number).finding
            if finding is None or finding.key != key:
                yield data, number, "it is not seen again in this process"
                return
            small = data
            if not key.startswith(TooSlow.__name__):  # each step would take as long
                small = minimised(data, number, key, judge, SECONDS_TO_MINIMISE)
            shape = frozenset(re.findall(rb"\w+(?=:)", small))
            if shape not in shapes:
                shapes.add(shape)
                again = judge.judge(small, number).finding
                yield small, number, (again or finding).report

    def _save(self, key: str, data: bytes, number: int, report: str, suffix: str = "") -> None:
        self._out.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12] + suffix
        (self._out / f"{name}.yaml").write_bytes(data)
        text = f"{key}\nnumber {number}\n{report}"
        (self._out / f"{name}.txt").write_text(text, encoding="utf-8", errors="backslashreplace")


def main() -> int:
    """Judge mutants; return 1 if there are findings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the first mutant's number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "fuzzing")
    parser.add_argument("--show", type=int, metavar="NUMBER", help="print a mutant and no more")
    given = parser.parse_args()
    if given.show is not None:
        sys.stdout.buffer.write(mutant(given.seed, given.show))
        return 0
    fuzzing = Fuzzing(given.seed, given.first, given.count, given.out)
    fuzzing.run(given.jobs)
    fuzzing.minimise()
    return 1 if fuzzing.kept else 0


if __name__ == "__main__":
    sys.exit(main())
