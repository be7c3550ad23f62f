"""What tests share: the bundled fonts and styles, the examples laid out and written once."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bulletin_layout import (
    Document,
    Issue,
    lay_out,
    pipeline,
    read_fonts,
    read_issue,
    read_style,
    write_pdf,
)
from bulletin_layout.cli import build as cli_build
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.installed import FOLDERS_VARIABLE
from bulletin_layout.testing.validators import page_validation
from bulletin_layout.text.model import Amounts, Piece
from tests.gates import REQUIRED, is_left_out, runs_without_gates

# The same examples in every run. BULLETIN_FUZZ=1 tries others.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
if os.environ.get("BULLETIN_FUZZ") != "1":
    settings.load_profile("same")

# What is said is held in English, whoever runs the tests.
os.environ["BULLETIN_LANGUAGE"] = "en"

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("2021-06", "2021-32", "2023-11-13", "2024-03", "2025-26")


# What this machine has installed must not matter, in this process and those it starts.
os.environ[FOLDERS_VARIABLE] = ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a slow test that needs a gate and is not marked so: no run would require it."""
    report = yield
    if is_left_out(item, call.excinfo.value if call.excinfo else None):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: is slow and asks for a gate: mark it `gate` as well"
    return report


# The test that this process runs, none before and after its call.
RUNNING: list[pytest.Item] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Know which test runs."""
    RUNNING.append(item)
    try:
        return (yield)
    finally:
        RUNNING.clear()


@pytest.fixture(scope="session", autouse=True)
def every_pdf_conforms() -> Iterator[None]:
    """Validate every PDF that the tests of this process write, once, when all are done."""
    made: dict[bytes, Path] = {}
    never: set[str] = set()
    write = pipeline.write_atomically

    def keep(path: Path, chunks: Iterable[bytes]) -> None:
        data = b"".join(chunks)
        if path.suffix == ".pdf":
            made[data] = path
            never.update(item.nodeid for item in RUNNING if runs_without_gates(item))
        write(path, [data])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "write_atomically", keep)
        patch.setattr(cli_build, "write_atomically", keep)
        yield
    assert never == set(), "slow tests that write PDFs are marked `gate`: so they are validated"
    verdicts = [(path, v) for data, path in made.items() for v in page_validation(data) or ()]
    if REQUIRED:
        assert len(verdicts) == 2 * len(made), "page-validation is not installed"
    assert [f"{path}: {v.claim}: {v.failures}" for path, v in verdicts if not v.good] == []


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return read_fonts()


@pytest.fixture(scope="session")
def example_issues() -> dict[str, Issue]:
    return {name: read_issue(ROOT / "examples" / f"{name}.yaml") for name in EXAMPLES}


@pytest.fixture(scope="session")
def examples(example_issues: dict[str, Issue], fonts: FontSet) -> dict[str, Document]:
    """The five issues, laid out."""
    return {n: lay_out(i, read_style(i.style), fonts) for n, i in example_issues.items()}


@pytest.fixture(scope="session")
def example_pdfs(
    examples: dict[str, Document], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The five issues as files."""
    folder = tmp_path_factory.mktemp("examples")
    paths = {name: folder / f"{name}.pdf" for name in examples}
    for name, document in examples.items():
        write_pdf(document, paths[name])
    return paths


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a text file into the test's folder and return its path."""

    def write_file(text: str, name: str = "issue.yaml", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write_file


SMALL_ISSUE = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 一个标题
    body: |
      第一段。
"""


@pytest.fixture
def small_issue() -> str:
    """A whole issue in six lines, to be changed by tests."""
    return SMALL_ISSUE


def amounts(measure_em: float, **changes: object) -> Amounts:
    """Return the series' amounts at a measure in em of 16 pt."""
    base = Amounts(
        measure=measure_em * 16,
        tracking=0.0,
        autospace=0.2,
        han_space=0.5,
        pair=0.5,
        squeeze_inside=0.25,
        squeeze_end=0.5,
        kinsoku="basic",
        line_end_half=False,
        avoid_lone_character=False,
    )
    return base._replace(**changes)  # type: ignore[arg-type]


def piece(text: str, role: str = "fangsong") -> Piece:
    """Return a piece of 16 pt text."""
    return Piece(text, role, 16.0, 0)
