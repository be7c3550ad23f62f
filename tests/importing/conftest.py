"""Files to import, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest

from bulletin_layout import Issue, read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.gather import read_material
from bulletin_layout.importing.recognise.material import recognise
from bulletin_layout.importing.take_in import TakenIn, take_in
from bulletin_layout.limits import Limits
from tests.conftest import ROOT

RAW = Path(__file__).parent / "raw"
NAMES = ("2021-06", "2021-32", "2023-11-13", "2024-03", "2025-26")
Import = Callable[..., Path]


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process, as a child would, where a test is not about the child."""
    if "test_child" in request.node.nodeid:
        return

    def here(files: Sequence[str], limits: Limits, begin: Callable[[int], None]) -> TakenIn:
        numbers = count(1)
        return take_in(files, limits, lambda: begin(next(numbers)))

    monkeypatch.setattr("bulletin_layout.cli.import_.take_in_apart", here)


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Run `bulletin import` and return the file that it wrote."""

    def run(*files: Path, code: int = 0, options: tuple[str, ...] = ()) -> Path:
        target = tmp_path / "imported.yaml"
        where = () if "--into" in options else ("-o", str(target))
        assert main(["import", *map(str, files), *where, *options]) == code
        return target

    return run


def draft_of(file: Path) -> Draft:
    return recognise([read_material(str(file))])


def finished(name: str) -> Issue:
    return read_issue(ROOT / "examples" / f"{name}.yaml")


def placed(issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield every character of an issue that is no blank, with the place that it belongs to."""

    def of(place: str, text: object) -> Iterator[tuple[str, str]]:
        return ((c, place) for c in str(text) if not c.isspace())

    for n, line in enumerate(issue.header):
        yield from of(f"header {n}", line)
    yield from of("period", f"{issue.period.year}/{issue.period.number}/{issue.period.total}")
    yield from of("editors", issue.editors.name)
    yield from of("date", issue.editors.date)
    for n, article in enumerate(issue.articles):
        for k, line in enumerate(article.title):
            yield from of(f"title {n}.{k}", line)
        for k, block in enumerate(article.body):
            yield from of(f"paragraph {n}.{k}", block)
    for n, brief in enumerate(issue.briefs):
        yield from of(f"brief {n}", brief)
    for n, appendix in enumerate(issue.appendix):
        for line in (*appendix.title, appendix.subtitle or ""):
            yield from of(f"appendix {n}", line)
        table = appendix.table
        assert table is not None
        for k, column in enumerate(table.columns):
            yield from of(f"heading {n}.{k}", column.heading)
        for r, row in enumerate(table.rows):
            for k, cell in enumerate(row.cells):
                yield from of(f"cell {n}.{r}.{k}", cell)
    for key in ("report", "send", "issue"):
        for n, name in enumerate(getattr(issue.distribution, key)):
            yield from of(f"{key} {n}", name)
