"""Golden files: what a document looked like when somebody looked at it and said yes.

Layers, each a small canonical text beside the test (`goldens/NAME.LAYER.txt`), pages as PNG:

    layout   page, place, face, size and text of every run; rules; structure (a Document only)
    text     pages as another library reads them from the PDF, to 0.02 pt
    logic    metadata, fonts, outlines and tags as another library reads them
    pixels   pages as pictures at 150 dpi, a few channels' worth of tolerance
    ofd      the OFD: what is of the whole of it, then its pages, to 0.02 pt
    html     the HTML as it is written, pictures by their hash
    docx     the Word file, part by part, an element a line

A new golden of many pages is a file a page, `NAME.LAYER.pN.txt`, what is of the whole document in
`NAME.LAYER.document.txt`. A golden that is one file stays one; delete it to have it divided.
"""

from __future__ import annotations

import difflib
import glob
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletin_layout.layout.model import Document
from bulletin_layout.messages import Bilingual, language_of
from bulletin_layout.testing.compare import TOLERANCE
from bulletin_layout.testing.failures import Mismatch, keep
from bulletin_layout.testing.pages import DOCUMENT, parts_of
from bulletin_layout.testing.subjects import LAYERS, PAGED, Subject

_NUMBER = re.compile(r"^-?\d+\.\d\d$")
# Layers whose places are read back, and so rounded.
_ROUNDED = ("text", "ofd")


class GoldenMismatch(AssertionError):
    """The output is not what the golden says; the message shows the difference."""


@dataclass
class Goldens:
    """Checks output against the goldens in `folder`, or rewrites them if `update` is set.

    On a mismatch the actual file and a report go to `out`, which git ignores by itself; the report
    shows `report_pages` of the pages that differ, all if 0, in Chinese if `chinese` (None: as the
    environment asks). `claimed` gathers the files that checks asked for; what else lies in the
    folder is an orphan. A new golden of more pages than `pages_in_a_file` has a file a page.
    """

    folder: Path
    out: Path
    update: bool = False
    command: str = "python -m pytest --update-goldens"
    claimed: set[Path] = field(default_factory=set)
    updates: list[str] = field(default_factory=list)
    pages_in_a_file: int = 12
    report_pages: int = 10
    chinese: bool | None = None

    def check(
        self,
        actual: Document | str | Path | bytes,
        name: str,
        *,
        layers: Sequence[str] | None = None,
        pages: Sequence[int] = (1,),
    ) -> None:
        """Compare a Document or a file (PDF, OFD, HTML, Word) with the golden `name`.

        A Document is checked on its layout by default, a PDF on text and logic, other files on
        the layer of their format; a Document has these layers too. `pages` are those that the
        pixels layer keeps. Raises GoldenMismatch, ValueError for a layer that there is not.
        """
        __tracebackhide__ = True
        subject = Subject(actual)
        chosen = tuple(layers) if layers is not None else subject.default_layers
        unknown = [layer for layer in chosen if layer not in LAYERS]
        if unknown:
            raise ValueError(f"unknown layer {unknown[0]!r}; the layers are {', '.join(LAYERS)}")
        found: list[Mismatch] = []
        for layer in chosen:
            if layer == "pixels":
                found += self._check_pixels(subject, name, pages)
            else:
                found += self._check_lines(subject, name, layer)
        if found:
            chinese = language_of(os.environ) == "zh" if self.chinese is None else self.chinese
            message = keep(subject, name, found, self.out, self.report_pages, chinese)
            raise GoldenMismatch(message)

    def orphans(self) -> list[Path]:
        """Return the goldens that no check asked for."""
        if not self.folder.is_dir():
            return []
        return sorted(p for p in self.folder.iterdir() if p.is_file() and p not in self.claimed)

    def _check_lines(self, subject: Subject, name: str, layer: str) -> list[Mismatch]:
        """Compare a layer's lines with its file, or its files a page."""
        lines = subject.lines(layer)
        actual = parts_of(lines) if layer in PAGED else {DOCUMENT: lines}
        whole = self.folder / f"{name}.{layer}.txt"
        before = self._page_files(name, layer)
        is_long = len(actual.keys() - {DOCUMENT}) > self.pages_in_a_file
        if whole.is_file() or not (before or is_long):
            files = {whole: lines}
        else:
            files = {self.folder / f"{name}.{layer}.{p}.txt": actual[p] for p in actual}
        gone = [path for path in before if path not in files] if whole not in files else []
        self.claimed.update((*files, *gone))
        wanted = {path: _lines_of(path) for path in (*files, *gone)}
        exact = layer not in _ROUNDED
        wrong = [path for path in files if not _same(wanted[path], files[path], exact)]
        if self.update:
            self._rewrite_lines({path: files[path] for path in wrong}, wanted, gone)
            return []
        if not wrong and not gone:
            return []
        if all(lines is None for lines in wanted.values()):
            return [self._missing(name, layer, next(iter(files)))]
        there = [line for found in wanted.values() for line in found or ()]
        expected = parts_of(there) if layer in PAGED else {DOCUMENT: there}
        if not exact:
            actual = _as_wanted(actual, expected)
        return [Mismatch(name, layer, expected, actual)]

    def _rewrite_lines(
        self,
        files: dict[Path, list[str]],
        wanted: dict[Path, list[str] | None],
        gone: Iterable[Path],
    ) -> None:
        for path, lines in files.items():
            before = wanted[path]
            what = "new" if before is None else _changed(before, lines)
            self._rewrite(path, ("\n".join(lines) + "\n").encode(), what)
        for path in gone:
            path.unlink()
            self.updates.append(f"{path.name}: gone")

    def _page_files(self, name: str, layer: str) -> list[Path]:
        """Return the files of a golden that has a file a page, in the pages' order."""
        found = self.folder.glob(f"{glob.escape(f'{name}.{layer}')}.p*.txt")
        numbers = {path: path.name.removeprefix(f"{name}.{layer}.p")[:-4] for path in found}
        pages = {path: int(number) for path, number in numbers.items() if number.isdecimal()}
        return sorted(pages, key=lambda path: pages[path])

    def _check_pixels(self, subject: Subject, name: str, pages: Sequence[int]) -> list[Mismatch]:
        from bulletin_layout.testing import pictures

        found = []
        for number in pages:
            path = self.folder / f"{name}.p{number}.png"
            self.claimed.add(path)
            actual = pictures.render(subject.file("pdf"), number - 1)
            if not path.is_file():
                if self.update:
                    self._rewrite(path, pictures.png(actual), "new")
                else:
                    found.append(self._missing(name, "pixels", path))
                continue
            differing = pictures.differing_pixels(pictures.load(path), actual)
            if differing and self.update:
                self._rewrite(path, pictures.png(actual), f"{differing} pixels")
            elif differing:
                said = Bilingual(
                    "{file}: {n} pixels differ on page {page}",
                    "{file}：第{page}页有{n}个像素不同",
                    file=path.name,
                    n=differing,
                    page=number,
                )
                found.append(Mismatch(name, "pixels", {}, {}, said))
        return found

    def _missing(self, name: str, layer: str, path: Path) -> Mismatch:
        said = Bilingual(
            "{path} is not there. Look at the output; if it is good: {command}",
            "没有 {path}。请看一看结果；如果无误，运行：{command}",
            path=path,
            command=self.command,
        )
        return Mismatch(name, layer, {}, {}, said)

    def _rewrite(self, path: Path, data: bytes, what: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.updates.append(f"{path.name}: {what}")


def _lines_of(path: Path) -> list[str] | None:
    """Return a golden's lines, None if it is not there."""
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else None


def _as_wanted(actual: dict[str, list[str]], wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return what came, its parts that are within the tolerance as the golden has them."""
    return {
        part: wanted[part] if _same(wanted.get(part), lines, exact=False) else lines
        for part, lines in actual.items()
    }


def _same(wanted: Sequence[str] | None, lines: Sequence[str], exact: bool) -> bool:
    if wanted is None:
        return False
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


def _changed(before: Sequence[str], after: Sequence[str]) -> str:
    """Say how much of a golden was rewritten."""
    diff = difflib.unified_diff(before, after, lineterm="", n=0)
    lines = [line for line in diff if not line.startswith(("---", "+++", "@@"))]
    gone = sum(line.startswith("-") for line in lines)
    come = sum(line.startswith("+") for line in lines)
    return f"{gone} lines gone, {come} lines new"
