"""The numbers of copies as pages, to be printed over the first page of each copy.

An issue is laid out once with a number; what stands on the pages is that number alone, each time
another, in its place and face. Digits have one width in the faces that numbers are set in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.layout.model import Document, Page, PlacedLine
from bulletin_layout.pipeline import BuildOptions, lay_out, read, style_of
from bulletin_layout.series.handout.register import NumberedCopy
from bulletin_layout.structure import Node, Part

_SAMPLE = "000000"


def serial_pages(
    file: str | Path, copies: Sequence[NumberedCopy], options: BuildOptions
) -> Document:
    """Return a page for each copy, with its number where the style of the issue puts it.

    Raises InputError if the issue cannot be laid out, or the digits of its face differ in width.
    """
    issue = replace(read(file, options), serial=Text(_SAMPLE))
    laid = lay_out(
        issue, style_of(issue, options.style, root=options.root), read_fonts(options.fonts)
    )
    leaf = next(leaf for leaf in laid.structure.leaves() if leaf.kind == "serial")
    lines = [line for line in laid.pages[0].lines if line.runs[0].node == leaf.leaf]
    _refuse_uneven(issue, laid, lines)
    words = leaf.text
    pages, leaves = [], []
    for number, copy in enumerate(copies):
        placed = _with_number(lines, words.rindex(_SAMPLE), copy.serial, number)
        pages.append(Page(number + 1, placed, (), (), ()))
        said = words.replace(_SAMPLE, copy.serial)
        leaves.append(Node("P", (), (), number, (Part(said, generated=True),), "serial"))
    title = f"{laid.metadata.title} 份号"
    return replace(
        laid,
        pages=tuple(pages),
        structure=Node("Document", children=tuple(leaves)),
        outline=(),
        metadata=replace(laid.metadata, title=title),
        diagnostics=(),
        targets=(),
        labels=tuple(copy.serial for copy in copies),
        source=None,
    )


def _with_number(
    lines: Sequence[PlacedLine], start: int, serial: str, node: int
) -> tuple[PlacedLine, ...]:
    """Return the sample's lines with another number from a character on, digit for digit."""
    at = 0
    made = []
    for line in lines:
        runs = []
        for run in line.runs:
            text = "".join(
                serial[n - start] if start <= n < start + len(serial) else c
                for n, c in enumerate(run.text, at)
            )
            at += len(run.text)
            runs.append(run._replace(text=text, node=node))
        made.append(line._replace(runs=tuple(runs)))
    return tuple(made)


def _refuse_uneven(issue: Issue, laid: Document, lines: Sequence[PlacedLine]) -> None:
    faces = {run.face for line in lines for run in line.runs if "0" in run.text}
    for name in faces:
        face = laid.fonts.faces[name]
        if len({face.advance_of(digit) for digit in "0123456789"}) > 1:
            said = "the digits of the face that numbers are set in are not of one width."
            raise InputError([error(None, issue.file, said, "Set text.serial in another face.")])
