"""The one line whose mending lets a file be read again, where its parser gave up.

In: the lines of a file, its keys, and the line at which the parser gave up. Out: which line is to
be written otherwise, and how; none if no line near does it. A line too far left or right, a key
without its colon or its dash, and a text that begins with a bracket are tried, on the lines above
too: a parser often stumbles later than the slip stands. What is tried is parsed, so a long file is
not tried at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from bulletin_layout.deadline import check_time
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.complaint import indent_of

# So many lines above the one where the parser gave up are tried, and so many below it must be read.
_ABOVE, _BELOW = 12, 40
_MOST_CHARACTERS = 60_000
# A longer line is a paragraph: it may be moved, and is not taken apart.
_LONGEST = 1000
_KEY = re.compile(r"(?P<dash>- +)?(?P<key>\w+)(?P<colon> *:)?(?P<space>[ \u3000]*)(?P<rest>.*)")
_BRACKETED = re.compile(r"(?P<begin>(?:- +)*(?:\w+: +)?)(?P<text>[\[{].*[\]}].*)")
_DASHED = re.compile(r"(?P<begin>(?:- +)?\w+:) +- +(?P<text>\S.*)")
_MARKED = re.compile(r"(?P<begin>(?:- +)?\w+: +)(?P<text>[?,] +\S.*)")
# {年: 2026; 期: 1}, (年: 2026, 期: 1), {年: 2026 期: 1}, {年: 2026]
_BRACES = re.compile(
    r"(?P<begin>(?:- +)?(?:\w+: +)?)[{(（｛](?P<inner>\w+ *[:：].*?)[})）｝\]]*\s*"
    r"|(?P<key>\w+: +)(?P<bare>\w+ *[:：][^,，;；]+(?:[,，;；] *\w+ *[:：][^,，;；]+)+)"
)
# Entries between braces as they are written right, and what no plain text there may hold.
_ENTRIES = re.compile(r", *(?=\w+ *: )")
_BRACKETS = re.compile(r"[\[\]{}]")
_BETWEEN = re.compile(r"\s*[,，;；]\s*|\s+(?=\w+ *[:：])")
# What is no paragraph, wherever it stands.
_NO_TEXT = ("|", ">", "...", "---")
_COLON = re.compile(r"(?<=\w) *[:：] *")


class Mended(NamedTuple):
    """A line that is to be written otherwise: its number, from 0, and how."""

    number: int
    text: str

    def moved_from(self, line: str) -> tuple[int, int] | None:
        """Return from which indentation to which it is moved, None if more is changed."""
        if line.strip() != self.text.strip():
            return None
        return indent_of(line), indent_of(self.text)


class _Try(NamedTuple):
    """A line written otherwise; of two that can be read, that of the lesser `rank` is meant."""

    rank: tuple[int, int]
    text: str


def mended_line(
    lines: Sequence[str],
    keys: frozenset[str],
    stumbled: int,
    gives_up: Callable[[Sequence[str]], int | None],
) -> Mended | None:
    """Return the line whose mending lets the next lines be read.

    `gives_up` returns the line at which a parser gives up, None if it reads all.
    """
    head = list(lines[: stumbled + _BELOW])
    if sum(map(len, head)) > _MOST_CHARACTERS:
        return None
    ranked: list[tuple[tuple[int, ...], Mended]] = []
    for number in range(min(stumbled, len(head) - 1), max(-1, stumbled - _ABOVE), -1):
        for one in _otherwise(head, number, keys):
            check_time()
            read = gives_up([*head[:number], one.text, *head[number + 1 :]])
            if read is None or read > stumbled + 2:
                unread = 0 if read is None else len(head) - read
                steps = abs(indent_of(one.text) - indent_of(head[number]))
                rank = (unread, *one.rank, steps, stumbled - number)
                ranked.append((rank, Mended(number, one.text)))
    return min(ranked)[1] if ranked else None


def _otherwise(lines: Sequence[str], number: int, keys: frozenset[str]) -> Iterator[_Try]:
    """Yield what may have been meant by a line."""
    text = lines[number].lstrip(" ")
    if text and not text.startswith("#"):
        if len(text) <= _LONGEST:
            yield from _written_otherwise(lines, number, text, keys)
        yield from _moved(lines, number)


def _written_otherwise(
    lines: Sequence[str], number: int, text: str, keys: frozenset[str]
) -> Iterator[_Try]:
    begin = " " * indent_of(lines[number])
    found = _KEY.fullmatch(text)
    if found is not None and found["key"] in keys:
        yield from _with_key_mended(lines, number, text, found, keys)
    elif text.startswith("- "):
        yield from _with_key_of_others(lines, begin, text.removeprefix("- "))
    elif number and lines[number - 1].startswith(f"{begin}- "):
        yield _Try((0, 1), f"{begin}- {text}")
    if match := _BRACES.fullmatch(text):
        if match["inner"] and _BRACKETS.search(match["inner"]):
            quoted = ", ".join(map(_with_quotes, _ENTRIES.split(match["inner"])))
            yield _Try((0, 0), f"{begin}{match['begin'] or ''}{{{quoted}}}")
        entries = _BETWEEN.split(match["inner"] or match["bare"])
        braces = ", ".join(_COLON.sub(": ", entry, count=1) for entry in entries if entry)
        yield _Try((0, 0), f"{begin}{match['begin'] or match['key'] or ''}{{{braces}}}")
    if match := _BRACKETED.fullmatch(text) or _MARKED.fullmatch(text):
        quoted = match["text"].replace("'", "''")
        yield _Try((0, 1), f"{begin}{match['begin']}'{quoted}'")
    if match := _DASHED.fullmatch(text):
        # 标题: - 一行, with more of them below, is a list whose first item stands too high.
        below = lines[number + 1] if number + 1 < len(lines) else ""
        goes_on = _lead(below) == "- " and indent_of(below) > len(begin)
        rest = "" if goes_on else f" {match['text']}"
        yield _Try((0, 0), f"{begin}{match['begin']}{rest}")


def _with_quotes(entry: str) -> str:
    """Return a key and its text, in quotes if it holds brackets."""
    key, colon, text = entry.partition(": ")
    if not _BRACKETS.search(text) or text[0] in "'\"[{":
        return entry
    return f"{key}{colon}'" + text.replace("'", "''") + "'"


def _with_key_mended(
    lines: Sequence[str], number: int, text: str, found: re.Match[str], keys: frozenset[str]
) -> Iterator[_Try]:
    """Yield a line with the colon after its key, or |, or with the dash before it or without."""
    begin = " " * indent_of(lines[number])
    if not found["colon"] or "\u3000" in found["space"]:
        rest = f" {found['rest']}" if found["rest"] else ""
        yield _Try((0, 0), f"{begin}{found['dash'] or ''}{found['key']}:{rest}")
    elif found["dash"]:
        above, below = reversed(lines[:number]), lines[number + 1 :]
        beside = [*_block(above, len(begin)), *_block(below, len(begin))]
        leads = [_lead(line) for line in beside if indent_of(line) == len(begin)]
        # Of 报: and 送: one beside the other, the first has a dash.
        is_key = any(lead.endswith(":") for lead in leads) and not any(
            lead.startswith("-") for lead in leads
        )
        yield _Try((1 if is_key else 5, 0), f"{begin}{text.removeprefix(found['dash'])}")
    elif not found["rest"] and _is_text_with_colon(
        _block(lines[number + 1 :], len(begin) + 1), keys
    ):
        yield _Try((0, 0), f"{begin}{text.rstrip()} |")
    elif number and lines[number - 1].startswith(f"{begin}- ") and _lead(lines[number - 1]) == "- ":
        yield _Try((1, 0), f"{begin}- {text}")
    elif len(begin) >= len("- "):
        dashed = f"{begin[2:]}- {text}"
        begins_entries = any(line.startswith(f"{begin[2:]}- {found['key']}:") for line in lines)
        yield _Try((1 if begins_entries else 5, 0), dashed)


def _block(lines: Iterable[str], indent: int) -> list[str]:
    """Return the first lines that are indented so far at least, without blank ones."""
    written = (line for line in lines if line.strip())
    return list(takewhile(lambda line: indent_of(line) >= indent, written))


def _is_text_with_colon(block: Sequence[str], keys: frozenset[str]) -> bool:
    """Return whether lines are paragraphs, but that a few begin with a word and a colon."""
    leads = [_lead(line) for line in block]
    others = [lead for lead in leads if lead != "text"]
    are_words = all(lead.endswith(":") and lead.strip("- :") not in keys for lead in others)
    return 0 < 2 * len(others) <= len(leads) and are_words


def _with_key_of_others(lines: Sequence[str], begin: str, text: str) -> Iterator[_Try]:
    """Yield an entry's text with the key that other entries begin with: - 标题: …"""
    leads = (re.match(rf"{begin}- (\w+):(?: |$)", line) for line in lines)
    for key, _ in Counter(match[1] for match in leads if match).most_common(1):
        yield _Try((0, 2), f"{begin}- {key}: {text}")


def _moved(lines: Sequence[str], number: int) -> Iterator[_Try]:
    """Yield a line as it is, but indented otherwise.

    Under what the line above begins with a dash; as lines that begin alike, the more of them the
    likelier; as others near.
    """
    line = lines[number]
    if line.strip() in _NO_TEXT:
        return
    own, lead = indent_of(line), _lead(line)
    above = next((one for one in reversed(lines[:number]) if one.strip()), "")
    dash = re.match(r" *- +(?=\w+: )", above)
    under = dash.end() if dash and lead.endswith(":") and not lead.startswith("-") else None
    others = [one for n, one in enumerate(lines) if n != number and one.strip()]
    alike = Counter(indent_of(one) for one in others if _lead(one) == lead)
    near = {indent_of(one) for one in lines[max(0, number - _ABOVE) : number + _ABOVE]}
    # What begins with a dash or a key is no part of the text above it.
    in_text = indent_of(above) if above and _lead(above) == "text" and lead != "text" else None
    if lead == "text" and not (above.rstrip().endswith("|") or _lead(above) == "text"):
        return  # it goes on with no text
    # Below 报送: 市委 its keys stand right, and the text is what is wrong.
    if re.match(r" *\w+: +[^|>#\s]", above) and own - indent_of(above) == len("- "):
        return
    for indent in sorted({0, *alike, *near, *([] if under is None else [under])} - {own, in_text}):
        kind = 2 if indent == under else 3 if indent in alike else 4
        yield _Try((kind, -alike[indent]), " " * indent + line.lstrip(" "))


def _lead(line: str) -> str:
    """Return what a line begins with: its key with a dash or without, a dash, or a text."""
    match = re.match(r"\s*((?:- +)?\w+:(?= |$)|- |\S)", line)
    lead = match[1] if match else ""
    return lead if lead.endswith((":", "- ")) else "text"
