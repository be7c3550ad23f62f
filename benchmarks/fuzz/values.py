"""Texts and values that issues are made of and broken with."""

from __future__ import annotations

import random
from collections.abc import Callable

from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, fields_of
from bulletin_layout.issue.content import Column, Table

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
        return _list(lambda: written_block(kind, rng, depth), rng)
    if isinstance(kind, kinds.Rows):
        return _rows(rng, rng.randint(1, 4))
    if isinstance(kind, kinds.Many):
        return _list(lambda: written_record(kind.record, rng, depth), rng)
    if isinstance(kind, kinds.Cells):
        return _list(lambda: quoted(words(rng), rng), rng)
    return written_record(kind.record, rng, depth)


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


def written_record(record: type, rng: random.Random, depth: int) -> str:
    """Return a record in braces: what it must have, and some of what it may."""
    if record is Table:
        return _table(rng)
    chance = 0.4 if depth < 3 else 0.1
    fields = [f for f in fields_of(record) if f.required or rng.random() < chance]
    entries = [f"{key_name(f, rng)}: {written(f.kind, rng, depth + 1)}" for f in fields]
    return "{" + ", ".join(entries) + "}"


def written_block(body: kinds.Body, rng: random.Random, depth: int) -> str:
    """Return an item of a body: a text, or one of its blocks."""
    if not body.blocks or depth > 4 or rng.random() < 0.5:
        return quoted(words(rng), rng)
    return written_record(rng.choice(body.blocks), rng, depth + 1)


def _table(rng: random.Random) -> str:
    width = rng.choice((1, 2, 2, 3, 3, 4, 6, 12, 40))
    columns = "[" + ", ".join(written_record(Column, rng, 2) for _ in range(width)) + "]"
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


def key_name(of: Field, rng: random.Random) -> str:
    """Return one of a field's two names."""
    return of.chinese if rng.random() < 0.2 else of.name


def _amount(rng: random.Random) -> int:
    return rng.choice((1, 1, 2, 3, 4, 6, 10, 20, 60))
