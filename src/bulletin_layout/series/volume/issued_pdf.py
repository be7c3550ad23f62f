"""Hold an issue against the PDF that was issued, where there is no lock: lines and pages by words.

In: an issue's Document, and the PDF beside its file. Out: nothing; or InputError with the first
line that is another. Where lines stand, and in which faces, is not asked: the PDF may be old, and
may have been made by another program.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, warning
from bulletin_layout.layout.model import Document
from bulletin_layout.messages import Message
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pdf_facts.model import PageFact
from bulletin_layout.resources import is_file

_MOST_SHOWN = 16
# Baselines that lie no farther apart, in points, are one line's.
_ONE_LINE = 2.0


def against_issued_pdf(file: str, document: Document) -> tuple[Diagnostic, ...]:
    """Compare an issue with the PDF beside its file, if there is one.

    Returns a warning if that holds no text, such as a scan. Raises InputError for the first line
    that is not as it was issued, UnreadablePdf for a file that is no PDF.
    """
    beside = Path(file).with_suffix(".pdf")
    if not is_file(beside):
        return ()
    ours = pdf_bytes(document)
    issued = beside.read_bytes()
    if issued == ours:
        return ()
    place = Place(str(beside), 0, 0)
    there = [_lines(page) for page in read_facts(beside).pages]
    if not any(there):
        said = "the PDF holds no text; nobody knows whether the issue is as it was issued."
        return (warning(place, "", said, "Compare it by eye."),)
    here = [_lines(page) for page in read_facts(ours).pages]
    said_of = _first_difference(here, there)
    if said_of is not None:
        advice = Message("Mend the issue, or take {file} away.", file=beside.name)
        raise InputError([error(place, "", said_of, advice)])
    return ()


def _lines(page: PageFact) -> list[str]:
    """Return the words of a page's lines from the top down, without spaces."""
    rows: list[tuple[float, str]] = []
    for line in sorted(page.lines, key=lambda line: line.y):
        text = "".join(line.text.split())
        if rows and line.y - rows[-1][0] < _ONE_LINE:
            rows[-1] = (rows[-1][0], rows[-1][1] + text)
        elif text:
            rows.append((line.y, text))
    return [text for _, text in rows]


def _first_difference(
    here: Sequence[Sequence[str]], there: Sequence[Sequence[str]]
) -> Message | None:
    pages = zip_longest(here, there, fillvalue=())
    for page, (ours, theirs) in enumerate(pages, 1):
        for line, (mine, issued) in enumerate(zip_longest(ours, theirs), 1):
            # What stands on one line may be read in another order.
            if sorted(mine or "") != sorted(issued or ""):
                words = "page {page}, line {line} was issued as {issued!r} and is {now!r} now."
                return Message(words, page=page, line=line, issued=_short(issued), now=_short(mine))
    return None


def _short(text: str | None) -> str:
    said = text or ""
    return said if len(said) <= _MOST_SHOWN else said[:_MOST_SHOWN] + "…"
