"""Mutants of styles and of font sets: read, and a small issue set with them."""

from __future__ import annotations

import random
import re
import shutil
from functools import cache
from pathlib import Path
from typing import ClassVar

from bulletin_layout import lay_out, read_fonts, read_issue, read_style
from bulletin_layout.pdf.writer import pdf_bytes

from .judging import Judge, refused_or
from .mutators import change_bytes, change_lines
from .nodes import composed, replaced, slots, span_of
from .seeds import CASES, ROOT
from .values import DATES, FLAGS, INTEGERS, LENGTHS, NAMES, OTHER_KINDS, quoted, words

PDF_EACH = 10
VALUES = (*INTEGERS, *LENGTHS, *FLAGS, *DATES[:4], "0.5em", "-3mm", "1e-9", "1e300", "{}", "[]")
ISSUE = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 市局召开“安全生产”会议1,234.5元
    source: 办公室
    body:
      - 一、工作部署
      - 近日，市局召开安全生产会议，**10家**企业参加（Abc）[^注释。]。
      - {table: {columns: [{heading: 序号}, {heading: 单位}], rows: [["1", 甲], ["2", 乙]]}}
  - column: 简讯
    title: 简讯
    body: [甲局开会。, 乙局开会。]
distribution: {report: [甲局], send: [乙局]}
"""


@cache
def style_seeds() -> tuple[str, ...]:
    """Return the styles that are shipped, those of the kinds of bulletins and of the cases."""
    paths = [*(ROOT / "styles").glob("*.yaml"), *(CASES / "styles").glob("*.yaml")]
    paths += (ROOT / "examples" / "kinds").rglob("*style*.yaml")
    texts = [path.read_text(encoding="utf-8") for path in sorted(paths)]
    return tuple(texts) + tuple(t for t in texts if len(t) < 3000) * 2


@cache
def font_set_seeds() -> tuple[str, ...]:
    """Return font sets: the two that are shipped, and small ones of one's own."""
    paths = (ROOT / "fonts" / f"{name}.yaml" for name in ("bundled", "office"))
    shipped = [path.read_text(encoding="utf-8") for path in paths]
    own = "name: own\nextends: bundled\nfaces:\n  own: {file: x.ttf, trust: gb2312-text}\n"
    roles = "roles:\n  fangsong:\n    han: [{face: own, lower: 0.1}]\n    latin: [own]\n"
    installed = "extends: bundled\nfolders: [.]\nroles:\n  kai: {han: [{font: [楷体, KaiTi]}]}\n"
    return (*shipped, own + roles, own + roles, installed, own + "fallback: [own]\n")


def style_mutant(seed: int, number: int) -> bytes:
    """Return a style with some values, keys, lines or bytes changed."""
    return _mutant(random.Random(f"style:{seed}:{number}"), style_seeds())


def font_set_mutant(seed: int, number: int) -> bytes:
    """Return a font set changed likewise."""
    return _mutant(random.Random(f"font-set:{seed}:{number}"), font_set_seeds())


def _mutant(rng: random.Random, seeds: tuple[str, ...]) -> bytes:
    text = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        change = rng.choice((_change_node, _change_node, _change_node, _change_key, change_lines))
        text = change(text, rng)
    data = text.encode("utf-8", "surrogatepass")
    return change_bytes(data, rng) if rng.random() < 0.05 else data


def _change_node(text: str, rng: random.Random) -> str:
    """Put another value in a value's place, one of the file's own or an odd one."""
    root = composed(text)
    found = [] if root is None else [slot.node for slot in slots(root, None)][1:]
    if not found:
        return change_lines(text, rng)
    span = span_of(text, rng.choice(found))
    other = span_of(text, rng.choice(found))
    new = rng.choice(
        (
            text[other.start : other.end],
            rng.choice(VALUES),
            rng.choice(VALUES),
            rng.choice(OTHER_KINDS),
            quoted(rng.choice(NAMES) if rng.random() < 0.5 else words(rng)[:300], rng),
        )
    )
    return replaced(text, span, new)


def _change_key(text: str, rng: random.Random) -> str:
    """Write a key twice, take it out, or give it another's name."""
    keys = list(re.finditer(r"(?m)^( *)([\w-]+):.*\n", text))
    if not keys:
        return text
    one, other = rng.choice(keys), rng.choice(keys)
    new = rng.choice(("", one[0] * 2, one[0].replace(one[2], other[2], 1)))
    return text[: one.start()] + new + text[one.end() :]


class StyleJudge(Judge):
    """Reads a style and lays a small issue out in it."""

    name: ClassVar[str] = "style.yaml"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        path = folder / "issue.yaml"
        path.write_text(ISSUE, encoding="utf-8")
        self._issue = read_issue(path)
        self._fonts = read_fonts()
        shutil.copytree(CASES / "styles", folder / "styles", dirs_exist_ok=True)

    def outcome(self, number: int) -> str:
        """Return how far the style comes."""
        return refused_or(lambda: self._laid_out(number))

    def _laid_out(self, number: int) -> str:
        document = lay_out(self._issue, read_style(self.file), self._fonts)
        if number % PDF_EACH:
            return "laid out"
        pdf_bytes(document)
        return "written"


class FontSetJudge(StyleJudge):
    """Reads a font set, lays a small issue out with it and writes it."""

    name: ClassVar[str] = "fonts.yaml"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        shutil.copy(ROOT / "fonts" / "Tinos-Regular.ttf", folder / "x.ttf")
        self._style = read_style("series-2023")

    def _laid_out(self, number: int) -> str:
        document = lay_out(self._issue, self._style, read_fonts(self.file))
        if number % PDF_EACH:
            return "laid out"
        pdf_bytes(document)
        return "written"
