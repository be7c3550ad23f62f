"""Document → canonical text: page, position, face, size and text of every run; rules; structure.

Positions are in points from the paper's top left corner, with three decimals. The primary
golden: a reviewer reads its diff without this program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_layout.diagnostics import expect
from bulletin_layout.layout.model import Document, PlacedLine
from bulletin_layout.structure import Node


def dump(document: Document) -> str:
    """Return a Document as canonical text, one run, rule or element a line."""
    expect(document, Document, "dump", "of lay_out or typeset")
    return "\n".join([*_layout(document), "", *_structure(document)]) + "\n"


def dump_chunks(document: Document) -> Iterator[bytes]:
    """Return the bytes of `dump`, for files."""
    return iter([dump(document).encode()])


def _layout(document: Document) -> Iterator[str]:
    yield f"paper {document.width:.3f} × {document.height:.3f}"
    for page in document.pages:
        yield ""
        yield f"page {page.number}"
        yield from _lines("line", page.lines)
        yield from _lines("repeated", page.repeated)
        yield from _lines("furniture", page.furniture)
        yield from _lines("backdrop", page.backdrop)
        for image in page.images:
            size = f"{image.width:.3f} × {image.height:.3f}"
            pixels = f"{image.picture.width} × {image.picture.height}"
            dpi = f" at {image.dpi} dpi" if image.dpi else ""
            name = image.picture.path.name
            yield f"image {image.x:.3f} {image.y:.3f} {size} {name} {pixels}{dpi}"
        for rule in page.rules:
            places = f"{rule.x1:.3f} {rule.y1:.3f} – {rule.x2:.3f} {rule.y2:.3f}"
            yield f"rule {places} {rule.width:.3f} {rule.colour}"


def _lines(kind: str, lines: Iterable[PlacedLine]) -> Iterator[str]:
    for line in lines:
        full = " full" if line.full else ""
        full += f" turned {line.angle:g}" if line.angle else ""
        yield f"{kind} {line.x:.3f} {line.y:.3f} to {line.x + line.end:.3f} {line.colour}{full}"
        for run in line.runs:
            extra = f" spaced {run.spacing:.3f}" if abs(run.spacing) >= 0.0005 else ""
            extra += f" lowered {run.lower:.3f}" if run.lower else ""
            extra += f" stretched {run.stretch:.3f}" if run.stretch != 1 else ""
            if run.before or run.after:
                extra += f" autospaced {run.before:.3f}|{run.after:.3f}"
            yield f"  run {line.x + run.x:.3f} {run.face} {run.size:g}{extra} {run.text}"


def _structure(document: Document) -> Iterator[str]:
    meta = document.metadata
    yield f"title {meta.title}"
    yield f"author {meta.author}"
    yield f"date {meta.date}"
    yield "outline"
    for entry in document.outline:
        yield "  " * (entry.level + 1) + entry.title
    yield "structure"
    yield from _node(document.structure, 1)


def _node(node: Node, depth: int) -> Iterator[str]:
    attributes = "".join(f" {key}={value}" for key, value in node.attributes)
    text = f" {node.text}" if node.leaf is not None else ""
    yield "  " * depth + node.role + attributes + text
    for child in node.children:
        yield from _node(child, depth + 1)
