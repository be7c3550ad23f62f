"""Read what a PDF says of itself, with libraries that did not write it.

In: a path or bytes of any PDF. Out: Facts: pages with text lines, rules and pictures at their
places, fonts, outlines, tags, metadata. Lengths in points, y from the page's top downwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bulletin_layout.messages import Message
from bulletin_layout.pdf_facts.logic import read_logic
from bulletin_layout.pdf_facts.model import (
    Facts,
    LineFact,
    PageFact,
    PictureFact,
    RuleFact,
    RunFact,
    UnreadablePdf,
    unreadable,
)
from bulletin_layout.pdf_facts.pages import read_pages

# A font's name may have blanks, as what follows the colour may.
_RUN = re.compile(r"(\S+) (\S+) (.+?) (\S+) (#\w+|\S+) (.*)", re.S)


def read_facts(pdf: str | Path | bytes) -> Facts:
    """Read a PDF's facts. Raises UnreadablePdf with one clear line if it cannot be read."""
    data = _bytes_of(pdf)
    name = "the PDF" if isinstance(pdf, bytes) else str(pdf)
    pages, marked = read_pages(data, name)
    fonts, outlines, tags, metadata = read_logic(data, name, marked)
    return Facts(tuple(pages), fonts, outlines, tags, metadata)


def _bytes_of(pdf: str | Path | bytes) -> bytes:
    if isinstance(pdf, bytes):
        return pdf
    try:
        data = Path(pdf).read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise unreadable(str(pdf), reason) from None
    if b"%PDF-" not in data[:1024]:
        raise UnreadablePdf(Message("{pdf} is not a PDF.", pdf=pdf))
    return data


def text_layer(facts: Facts) -> list[str]:
    """Return pages as text, a run a line, positions with two decimals."""
    out: list[str] = []
    for number, page in enumerate(facts.pages, 1):
        out.append(f"page {number} {page.width:.2f} × {page.height:.2f} {page.boxes}")
        for line in page.lines:
            out += [_run_text(line.y, run) for run in line.runs]
        for rule in page.rules:
            box = " ".join(f"{v:.2f}" for v in rule[:4])
            out.append(f"rule {box} {rule.width:.3f} {rule.colour}")
        for picture in page.pictures:
            box = " ".join(f"{v:.2f}" for v in picture[:4])
            out.append(f"picture {box} {picture.across} × {picture.down}")
    return out


def _run_text(y: float, run: RunFact) -> str:
    return f"run {run.x:.2f} {y:.2f} {run.font} {run.size:g} {run.colour} {run.text}"


def pages_of_text_layer(lines: Iterable[str]) -> dict[int, PageFact]:
    """Return pages by number from lines of `text_layer`: the runs of one y are a line."""
    pages: dict[int, PageFact] = {}
    number = 0
    for line in lines:
        kind, _, rest = line.partition(" ")
        if kind == "page":
            head, _, boxes = rest.partition(" × ")
            number, width = int(head.split(" ")[0]), float(head.split(" ")[1])
            height, _, boxes = boxes.partition(" ")
            pages[number] = PageFact(width, float(height), boxes, (), (), ())
        elif number:
            pages[number] = _with_fact(pages[number], kind, rest)
    return pages


def _with_fact(page: PageFact, kind: str, rest: str) -> PageFact:
    if kind == "rule":
        *box, width, colour = rest.split(" ")
        x1, y1, x2, y2 = map(float, box)
        return page._replace(rules=(*page.rules, RuleFact(x1, y1, x2, y2, float(width), colour)))
    if kind == "picture":
        box, pixels = rest.rsplit(" ", 3)[0].split(" "), rest.rsplit(" ", 3)[1:]
        x1, y1, x2, y2 = map(float, box)
        found = PictureFact(x1, y1, x2, y2, int(pixels[0]), int(pixels[2]))
        return page._replace(pictures=(*page.pictures, found))
    run = _RUN.match(rest)
    if run is None:
        return page
    x, y, font, size, colour, text = run.groups()
    fact = RunFact(float(x), font, float(size), colour, text)
    lines = page.lines
    if not lines or lines[-1].y != float(y):
        lines = (*lines, LineFact(float(y), ()))
    return page._replace(lines=(*lines[:-1], LineFact(float(y), (*lines[-1].runs, fact))))


def logic_layer(facts: Facts) -> list[str]:
    """Return fonts, outlines, tags and metadata as text."""
    sections: Sequence[tuple[str, Sequence[Any]]] = (
        ("metadata", facts.metadata),
        ("fonts", facts.fonts),
        ("outlines", facts.outlines),
        ("tags", facts.tags),
    )
    return [line for title, rows in sections for line in (title, *(f"  {r}" for r in rows))]
