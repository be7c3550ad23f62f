"""The pytest plugin: the fixture `golden`, `--update-goldens`, and orphans that fail.

With pytest-xdist, goldens are claimed in the workers and counted in the run that started them.
Loaded by every pytest run where the library is installed, so it imports nothing until used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from bulletin_layout.testing.goldens import Goldens

_STATE = pytest.StashKey[dict[Path, "Goldens"]]()
_FOLDER, _OUT = "goldens", "golden-failures"
_WORKER_KEY = "bulletin_layout_goldens"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-goldens`."""
    group = parser.getgroup("bulletin_layout")
    group.addoption(
        "--update-goldens", action="store_true", help="rewrite golden files and say what changed"
    )
    help_ = "how many of the pages that differ a report shows, 0 for all (10)"
    group.addoption("--golden-pages", type=int, default=10, metavar="N", help=help_)


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to update goldens on a continuous integration server."""
    if config.getoption("--update-goldens") and os.environ.get("CI"):
        raise pytest.UsageError("--update-goldens is refused because CI is set")
    config.stash[_STATE] = {}


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Check output against goldens: `golden.check(document_or_pdf, "name", layers=…)`.

    Goldens lie in `goldens/` beside the test file; failures leave their PDF and report in
    `golden-failures/` under the folder that pytest was started for.
    """
    yield _goldens(request.config, Path(request.path).parent / _FOLDER)


def _goldens(config: pytest.Config, folder: Path) -> Goldens:
    """Return the goldens of a folder, the same ones for a whole run."""
    from bulletin_layout.testing.goldens import Goldens

    known = config.stash[_STATE]
    if folder not in known:
        known[folder] = Goldens(
            folder,
            config.rootpath / _OUT,
            update=config.getoption("--update-goldens"),
            report_pages=config.getoption("--golden-pages"),
        )
    return known[folder]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, None]:
    """Show the difference of a golden alone: how the library found it helps nobody."""
    outcome = yield
    goldens = sys.modules.get("bulletin_layout.testing.goldens")
    error = call.excinfo.value if call.excinfo is not None else None
    if goldens is not None and isinstance(error, goldens.GoldenMismatch):
        outcome.get_result().longrepr = f"{error}\n\n{item.nodeid}"


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a whole run that leaves orphan goldens; in a worker, tell the run what was claimed."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_WORKER_KEY] = [
            (str(folder), sorted(map(str, goldens.claimed)), goldens.updates)
            for folder, goldens in session.config.stash[_STATE].items()
        ]
        return
    ran = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    known = session.config.stash[_STATE].values()
    if ran and _is_whole_run(session) and any(goldens.orphans() for goldens in known):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker of pytest-xdist claimed and rewrote."""
    for folder, claimed, updates in getattr(node, "workeroutput", {}).get(_WORKER_KEY, ()):
        goldens = _goldens(node.config, Path(folder))
        goldens.claimed.update(map(Path, claimed))
        goldens.updates += updates


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say which goldens were rewritten and which are orphans."""
    for goldens in config.stash[_STATE].values():
        for line in goldens.updates:
            terminalreporter.write_line(f"golden rewritten: {line}")
        session = getattr(terminalreporter, "_session", None)
        for path in goldens.orphans() if session is not None and _is_whole_run(session) else ():
            terminalreporter.write_line(f"orphan golden, no test asked for it: {path}", red=True)


def _is_whole_run(session: pytest.Session) -> bool:
    """Return whether nothing narrowed the run, so that an unclaimed golden has no test."""
    option = session.config.option
    chosen = [str(argument) for argument in session.config.args]
    narrowed = option.keyword or option.markexpr or getattr(option, "lf", False)
    one_file = any("::" in argument or argument.endswith(".py") for argument in chosen)
    stopped = session.shouldstop or session.shouldfail
    return not (narrowed or one_file or stopped or option.collectonly)
