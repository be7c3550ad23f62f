"""The Markdown report: figures, ratios to the reference, versions."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median

import peers


@dataclass(frozen=True, slots=True)
class Measure:
    """What a job took with one peer. `ratios` are of seconds, to the reference's run beside."""

    seconds: list[float]
    peaks: list[int]
    size: int
    ratios: list[float]

    @property
    def peak(self) -> float:
        """The median of the peaks, in KiB."""
        return median(self.peaks)


class Report:
    """Gathers measures, and prints them as tables with a column for each peer."""

    def __init__(self, present: list[str], absent: list[str]) -> None:
        self.present = present
        self.absent = absent
        self.pages: dict[tuple[str, str], int] = {}
        self.measures: dict[tuple[str, str], Measure | str] = {}
        self.jobs: list[str] = []

    def add(self, job: str, peer: str, measure: Measure | str) -> None:
        """Take in a measure, or the reason why there is none."""
        if job not in self.jobs:
            self.jobs.append(job)
        self.measures[job, peer] = measure

    def count_pages(self, job: str, folder: Path) -> None:
        """Count the pages of a job's PDF files, which are in folder/PEER."""
        from pypdfium2 import PdfDocument

        for peer in self.present:
            files = (folder / peer).glob("*.pdf")
            self.pages[job, peer] = sum(len(PdfDocument(file)) for file in files)

    def text(self, date: str | None) -> str:
        """Return the report."""
        parts = [f"Measured on {date}.", ""] if date else []
        parts += ["Median (lowest–highest) over processes; peaks and sizes are medians.", ""]
        parts += self._figures()
        if peers.REFERENCE in self.present:
            parts += ["", f"Ratios to {peers.REFERENCE}, less is better: median (lowest–highest) "]
            parts[-1] += "of the pairs of runs for times, of medians for the others."
            parts += ["", *self._ratios()]
        return "\n".join([*parts, "", *self._notes()])

    def _figures(self) -> list[str]:
        rows = [self._row(f"{job}: s", job, _seconds) for job in self.jobs]
        rows += [self._row(f"{job}: peak MiB", job, _peak) for job in self._cold()]
        rows += [self._row(f"{job}: PDF kB", job, _size) for job in self._cold()]
        for job in self._cold():
            pages = [str(self.pages.get((job, peer)) or "–") for peer in self.present]
            rows.append([f"{job}: pages", *pages])
        return self._table(rows)

    def _ratios(self) -> list[str]:
        rows = [self._row(f"{job}: time", job, _time_ratio) for job in self.jobs]
        for job in self._cold():
            reference = self.measures[job, peers.REFERENCE]
            if isinstance(reference, str):
                continue
            peaks = partial(_peak_ratio, reference=reference)
            sizes = partial(_size_ratio, reference=reference)
            rows.append(self._row(f"{job}: peak", job, peaks))
            rows.append(self._row(f"{job}: size", job, sizes))
        return self._table(rows)

    def _notes(self) -> list[str]:
        lines = []
        for name in self.present:
            peer = peers.load(name)
            versions = ", ".join(f"{d} {version(d)}" for d in peer.DISTRIBUTIONS)
            lines.append(f"- {versions}: {peer.NOTE}")
        lines += [f"- {name}: not installed, left out." for name in self.absent]
        python = f"{platform.python_implementation()} {platform.python_version()}"
        machine = f"{platform.system()} {platform.machine()}"
        return [*lines, f"- {python}, {machine}, {os.cpu_count()} CPUs."]

    def _cold(self) -> list[str]:
        return [job for job in self.jobs if job.endswith("cold")]

    def _row(self, label: str, job: str, cell: Callable[[Measure], str]) -> list[str]:
        measures = [self.measures[job, peer] for peer in self.present]
        return [label, *(m if isinstance(m, str) else cell(m) for m in measures)]

    def _table(self, rows: list[list[str]]) -> list[str]:
        lines = [["", *self.present], ["---", *["---:"] * len(self.present)], *rows]
        return [f"| {' | '.join(line)} |" for line in lines]


def _seconds(measure: Measure) -> str:
    return _spread(measure.seconds, 3)


def _time_ratio(measure: Measure) -> str:
    return _spread(measure.ratios, 2)


def _peak(measure: Measure) -> str:
    return f"{measure.peak / 1024:.0f}"


def _size(measure: Measure) -> str:
    return f"{measure.size / 1000:.0f}"


def _peak_ratio(measure: Measure, reference: Measure) -> str:
    return f"{measure.peak / reference.peak:.2f}"


def _size_ratio(measure: Measure, reference: Measure) -> str:
    return f"{measure.size / reference.size:.2f}"


def _spread(values: list[float], digits: int) -> str:
    middle, low, high = (f"{v:.{digits}f}" for v in (median(values), min(values), max(values)))
    return f"{middle} ({low}–{high})" if len(values) > 1 else middle
