"""Golden files: what a document looked like when somebody looked at it and said yes.

Layers, each a small canonical text beside the test (`goldens/NAME.LAYER.txt`), pages as PNG:

    layout   page, place, face, size and text of every run; rules; structure (a Document only)
    text     pages as another library reads them from the PDF, to 0.02 pt
    logic    metadata, fonts, outlines and tags as another library reads them
    pixels   pages as pictures at 150 dpi, a few channels' worth of tolerance

A new golden of many pages is a file a page, `NAME.LAYER.pN.txt`, what is of the whole document in
`NAME.LAYER.document.txt`. A golden that is one file stays one; delete it to have it divided.
"""

from __future__ import annotations

import difflib
import glob
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletin_layout.canonical_text import dump
from bulletin_layout.layout.model import Document
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pdf_facts.facts import logic_layer, read_facts, text_layer
from bulletin_layout.testing.compare import TOLERANCE
from bulletin_layout.testing.report import write_report

LAYERS = ("layout", "text", "logic", "pixels")
_NUMBER = re.compile(r"^-?\d+\.\d\d$")
_PAGE = re.compile(r"page (\d+)(?: |$)")
_DOCUMENT = "document"
_MOST_LINES_SHOWN = 40
_MOST_FILES_SHOWN = 3


class GoldenMismatch(AssertionError):
    """The output is not what the golden says; the message shows the difference."""


@dataclass
class Goldens:
    """Checks output against the goldens in `folder`, or rewrites them if `update` is set.

    On a mismatch the actual PDF and a report go to `out`. `claimed` gathers the files that
    checks asked for; what else lies in the folder is an orphan. A new golden of more pages than
    `pages_in_a_file` has a file a page.
    """

    folder: Path
    out: Path
    update: bool = False
    command: str = "python -m pytest --update-goldens"
    claimed: set[Path] = field(default_factory=set)
    updates: list[str] = field(default_factory=list)
    pages_in_a_file: int = 12

    def check(
        self,
        actual: Document | str | Path | bytes,
        name: str,
        *,
        layers: Sequence[str] | None = None,
        pages: Sequence[int] = (1,),
    ) -> None:
        """Compare a Document or a PDF with the golden `name`, on some layers.

        A Document is checked on its layout by default, a PDF on text and logic. `pages` are
        those that the pixels layer keeps. Raises GoldenMismatch, ValueError for an unknown layer.
        """
        chosen = tuple(layers) if layers is not None else _default_layers(actual)
        unknown = [layer for layer in chosen if layer not in LAYERS]
        if unknown:
            raise ValueError(f"unknown layer {unknown[0]!r}; the layers are {', '.join(LAYERS)}")
        subject = _Subject(actual)
        failures = []
        for layer in chosen:
            if layer == "pixels":
                failures += self._check_pixels(subject, name, pages)
            else:
                failures += self._check_text(subject, name, layer)
        if failures:
            raise GoldenMismatch("\n\n".join(failures + self._keep(subject, name, failures)))

    def orphans(self) -> list[Path]:
        """Return the goldens that no check asked for."""
        if not self.folder.is_dir():
            return []
        return sorted(p for p in self.folder.iterdir() if p.is_file() and p not in self.claimed)

    def _check_text(self, subject: _Subject, name: str, layer: str) -> list[str]:
        lines = subject.lines(layer)
        whole = self.folder / f"{name}.{layer}.txt"
        parts = _parts(lines) if layer != "logic" else {}
        before = self._page_files(name, layer)
        is_long = len(parts.keys() - {_DOCUMENT}) > self.pages_in_a_file
        if whole.is_file() or not (before or is_long):
            return self._check_file(whole, lines, exact=layer != "text")
        failures = []
        files = {self.folder / f"{name}.{layer}.{part}.txt": parts[part] for part in parts}
        for path, content in files.items():
            failures += self._check_file(path, content, exact=layer != "text")
        for path in (path for path in before if path not in files):
            failures += self._gone(path)
        rest = len(failures) - _MOST_FILES_SHOWN
        more = [f"… and {rest} files more of {name}.{layer}"] if rest > 0 else []
        return failures[:_MOST_FILES_SHOWN] + more

    def _page_files(self, name: str, layer: str) -> list[Path]:
        """Return the files of a golden that has a file a page, in the pages' order."""
        found = self.folder.glob(f"{glob.escape(f'{name}.{layer}')}.p*.txt")
        numbers = {path: path.name.removeprefix(f"{name}.{layer}.p")[:-4] for path in found}
        pages = {path: int(number) for path, number in numbers.items() if number.isdecimal()}
        return sorted(pages, key=lambda path: pages[path])

    def _gone(self, path: Path) -> list[str]:
        """Tell of the golden of a page that there is no more, or delete it."""
        self.claimed.add(path)
        if not self.update:
            return [f"{path.name}: there is no such page any more"]
        path.unlink()
        self.updates.append(f"{path.name}: gone")
        return []

    def _check_file(self, path: Path, lines: Sequence[str], exact: bool) -> list[str]:
        self.claimed.add(path)
        if not path.is_file():
            return self._missing(path, "\n".join(lines) + "\n")
        wanted = path.read_text(encoding="utf-8").splitlines()
        if _same(wanted, lines, exact):
            return []
        diff = list(difflib.unified_diff(wanted, lines, path.name, "actual", lineterm="", n=2))
        if self.update:
            return self._rewrite(path, ("\n".join(lines) + "\n").encode(), _changed(diff))
        shown = diff[:_MOST_LINES_SHOWN]
        rest = len(diff) - len(shown)
        more = [f"… and {rest} lines more"] if rest else []
        return ["\n".join([f"{path.name} does not match:", *shown, *more])]

    def _check_pixels(self, subject: _Subject, name: str, pages: Sequence[int]) -> list[str]:
        from bulletin_layout.testing import pictures

        failures = []
        for number in pages:
            path = self.folder / f"{name}.p{number}.png"
            self.claimed.add(path)
            actual = pictures.render(subject.pdf, number - 1)
            if not path.is_file():
                failures += self._missing(path, pictures.png(actual))
                continue
            differing = pictures.differing_pixels(pictures.load(path), actual)
            if differing == 0:
                continue
            if self.update:
                failures += self._rewrite(path, pictures.png(actual), f"{differing} pixels")
            else:
                failures.append(f"{path.name}: {differing} pixels differ on page {number}")
        return failures

    def _missing(self, path: Path, content: str | bytes) -> list[str]:
        if not self.update:
            return [f"{path} is not there. Look at the output; if it is good: {self.command}"]
        data = content if isinstance(content, bytes) else content.encode()
        return self._rewrite(path, data, "new")

    def _rewrite(self, path: Path, data: bytes, what: str) -> list[str]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.updates.append(f"{path.name}: {what}")
        return []

    def _keep(self, subject: _Subject, name: str, failures: Sequence[str]) -> list[str]:
        """Keep the actual PDF and a report of a failure; return where they are."""
        self.out.mkdir(parents=True, exist_ok=True)
        pdf = self.out / f"{name}.pdf"
        pdf.write_bytes(subject.pdf)
        report = self.out / f"{name}.report.html"
        expected = self._expected(subject, name)
        # Both pictures come from canonical text, so that rounding shows as no difference.
        document = subject.document
        actual = _drawn(dump(document), document) if expected and document else None
        write_report(report, name, list(failures), expected, actual or subject.pdf)
        return [f"actual PDF: {pdf}", f"report: {report}"]

    def _expected(self, subject: _Subject, name: str) -> bytes | None:
        """Return the expected PDF, drawn from the layout golden where there is one."""
        path = self.folder / f"{name}.layout.txt"
        files = [path] if path.is_file() else self._page_files(name, "layout")
        if not files:
            return None
        # Of the whole document, drawing skips a first line and takes no other.
        head = "" if path.is_file() else "\n"
        text = head + "".join(file.read_text(encoding="utf-8") for file in files)
        return _drawn(text, subject.document)


def _drawn(layout: str, like: Document | None) -> bytes | None:
    """Return a PDF of canonical text, None if it cannot be drawn."""
    from bulletin_layout.testing.undump import undump

    document = undump(layout, like) if like is not None else None
    return pdf_bytes(document) if document is not None else None


class _Subject:
    """What is checked: a Document, or a PDF's bytes; its layers on demand."""

    def __init__(self, actual: Document | str | Path | bytes) -> None:
        self.document = actual if isinstance(actual, Document) else None
        self._pdf = actual if isinstance(actual, bytes) else None
        self._path = actual if isinstance(actual, (str, Path)) else None

    @property
    def pdf(self) -> bytes:
        """The PDF's bytes."""
        if self._pdf is None:
            if self.document is not None:
                self._pdf = pdf_bytes(self.document)
            else:
                assert self._path is not None
                self._pdf = Path(self._path).read_bytes()
        return self._pdf

    def lines(self, layer: str) -> list[str]:
        """Return a text layer's lines."""
        if layer == "layout":
            if self.document is None:
                raise ValueError("the layout layer needs a Document, not a PDF")
            return dump(self.document).splitlines()
        facts = read_facts(self.pdf)
        return text_layer(facts) if layer == "text" else logic_layer(facts)


def _default_layers(actual: object) -> tuple[str, ...]:
    return ("layout",) if isinstance(actual, Document) else ("text", "logic")


def _parts(lines: Iterable[str]) -> dict[str, list[str]]:
    """Return a layer's lines by page (`p1`), what is of the whole document under `document`."""
    parts: dict[str, list[str]] = {}
    part = _DOCUMENT
    for line in filter(None, lines):
        if page := _PAGE.match(line):
            part = f"p{page[1]}"
        elif line.startswith("title "):  # the pages of a layout are followed by the structure
            part = _DOCUMENT
        parts.setdefault(part, []).append(line)
    return parts


def _same(wanted: Sequence[str], lines: Sequence[str], exact: bool) -> bool:
    if exact:
        return list(wanted) == list(lines)
    return len(wanted) == len(lines) and all(map(_near, wanted, lines))


def _near(one: str, other: str) -> bool:
    """Return whether two lines are the same but for places within the tolerance."""
    if one == other:
        return True
    here, there = one.split(" "), other.split(" ")
    return len(here) == len(there) and all(map(_near_word, here, there))


def _near_word(one: str, other: str) -> bool:
    if one == other:
        return True
    both = _NUMBER.match(one) and _NUMBER.match(other)
    return bool(both) and abs(float(one) - float(other)) <= TOLERANCE + 1e-9


def _changed(diff: Iterable[str]) -> str:
    lines = [line for line in diff if not line.startswith(("---", "+++", "@@"))]
    gone = sum(line.startswith("-") for line in lines)
    come = sum(line.startswith("+") for line in lines)
    return f"{gone} lines gone, {come} lines new"
