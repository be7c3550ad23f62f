"""Where found words stand on the printed pages: the issue is laid out, as its lock has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_layout.amending.marks import numbered_lines
from bulletin_layout.layout.model import Document
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pipeline import BuildOptions, build
from bulletin_layout.series.search.bigrams import folded
from bulletin_layout.series.search.hits import Hit


class PrintedPlace(NamedTuple):
    """A page, and a line as a draft numbers them; both count from 1."""

    page: int
    line: int


class _Share(NamedTuple):
    """What of a leaf stands on one line: from which character to which."""

    begin: int
    end: int
    place: PrintedPlace


def printed_places(
    hits: Sequence[Hit], term: str, options: BuildOptions
) -> list[PrintedPlace | None]:
    """Return where the term of each hit begins, all of one issue; None if it cannot be told.

    `options` are how the issue is built. Raises InputError if it cannot be laid out.
    """
    document = build(hits[0].file, options).document
    shares: dict[int, list[_Share]] = {}
    for leaf, share in _shares(document):
        shares.setdefault(leaf, []).append(share)
    lines: dict[int, list[tuple[int, str]]] = {}
    for node in document.structure.leaves():
        for line in {p.place.line for p in node.parts if p.place and p.place.file == hits[0].file}:
            if node.leaf is not None:
                lines.setdefault(line, []).append((node.leaf, node.text))
    return [_printed(lines.get(hit.line, []), shares, folded(term)) for hit in hits]


def _printed(
    leaves: Sequence[tuple[int, str]], shares: dict[int, list[_Share]], term: str
) -> PrintedPlace | None:
    for leaf, text in leaves:
        at = folded(text).find(term)
        for share in shares.get(leaf, ()) if at >= 0 else ():
            if share.begin <= at < share.end:
                return share.place
    return None


def _shares(document: Document) -> Iterator[tuple[int, _Share]]:
    """Yield every leaf's characters line by line."""
    reached: dict[int, int] = {}
    for page_number, page in enumerate(document.pages, 1):
        for line_number, shown in enumerate(numbered_lines(page), 1):
            for run in (run for line in shown for run in line.runs):
                begin = reached.get(run.node, 0)
                reached[run.node] = begin + len(run.text)
                place = PrintedPlace(page_number, line_number)
                yield run.node, _Share(begin, reached[run.node], place)
