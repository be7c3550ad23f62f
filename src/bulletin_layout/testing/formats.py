"""Files of any format that is read back, brought to facts that can be compared with each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bulletin_layout.layout.model import Document
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.ofd_facts.contents import ofd_facts
from bulletin_layout.ofd_facts.package import is_ofd, read_package
from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pdf_facts.model import Facts
from bulletin_layout.pdf_facts.pages import read_contents
from bulletin_layout.pdf_facts.plain import plain_facts
from bulletin_layout.testing.compare import Difference, compare
from bulletin_layout.testing.subjects import Subject
from bulletin_layout.testing.words.compare import compare_words
from bulletin_layout.testing.words.flowing import words_of_docx, words_of_html
from bulletin_layout.testing.words.model import Words
from bulletin_layout.testing.words.tagged import words_of_ofd, words_of_pdf

# Formats that flow: they have no lines and pages of their own.
FLOWING = ("html", "docx")
_SAID = ("Title: ", "Author: ", "Subject: ")


def compare_outputs(
    old: Document | str | Path | bytes, new: Document | str | Path | bytes
) -> list[Difference]:
    """Return in words where two Documents or files differ, as `bulletin diff` does.

    PDF and OFD are compared in words, places and looks, with HTML and Word in words alone. Raises
    UnreadablePdf or InputError for a file that cannot be read, ValueError for one of another kind.
    """
    subjects = Subject(old), Subject(new)
    if any(subject.kind in FLOWING for subject in subjects):
        return compare_words(*(words_of(subject, "the file") for subject in subjects))
    if any(subject.kind == "ofd" for subject in subjects):
        return compare_across_formats(*map(_comparable, subjects))
    return compare(*(read_facts(subject.file("pdf")) for subject in subjects))


def words_of(subject: Subject, name: str) -> Words:
    """Return what a Document or file says. Raises UnreadablePdf, InputError."""
    if subject.kind == "html":
        return words_of_html(subject.file("html"))
    if subject.kind == "docx":
        return words_of_docx(subject.file("docx"), name, DEFAULT_LIMITS)
    if subject.kind == "ofd":
        return words_of_ofd(subject.file("ofd"))
    return words_of_pdf(subject.file("pdf"), name)


def _comparable(subject: Subject) -> Facts:
    if subject.kind == "ofd":
        return ofd_facts(read_package(subject.file("ofd")))
    data = subject.file("pdf")
    return _of_any_format(read_facts(data), data, "the PDF")


def compare_across_formats(old: Facts, new: Facts) -> list[Difference]:
    """Return the differences of facts of which one at least is of an OFD."""
    return compare(old, _with_colours_of(old, new))


def comparable_facts(file: str) -> Facts:
    """Return the facts of a PDF or OFD that both can have. Raises UnreadablePdf."""
    if is_ofd(file):
        return ofd_facts(read_package(file))
    return _of_any_format(read_facts(file), Path(file).read_bytes(), file)


def _of_any_format(facts: Facts, data: bytes, name: str) -> Facts:
    """Return the facts of a PDF without what other formats have not."""
    metadata = [row for row in facts.metadata if row.startswith(_SAID)]
    return plain_facts(read_contents(data, name), facts.outlines, metadata)


def _with_colours_of(old: Facts, new: Facts) -> Facts:
    """Return facts of another format whose colours that are a step of 255 off are the old ones.

    A colour that a PDF gives by a profile is computed by its reader, and rounded.
    """
    known = {run.colour for page in old.pages for line in page.lines for run in line.runs}
    known |= {rule.colour for page in old.pages for rule in page.rules}

    def nearest(colour: str) -> str:
        return colour if colour in known else next((k for k in known if _near(k, colour)), colour)

    pages = tuple(
        page._replace(
            lines=tuple(
                line._replace(
                    runs=tuple(run._replace(colour=nearest(run.colour)) for run in line.runs)
                )
                for line in page.lines
            ),
            rules=tuple(rule._replace(colour=nearest(rule.colour)) for rule in page.rules),
        )
        for page in new.pages
    )
    return replace(new, pages=pages)


def _near(one: str, other: str) -> bool:
    """Return whether two #RRGGBB colours are a step apart at the most in each channel."""
    if len(one) != 7 or len(other) != 7:
        return False
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return all(abs(a - b) <= 1 for a, b in pairs)
