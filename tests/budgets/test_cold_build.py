"""A budget of what a cold build imports, compiles, makes and parses: it must not creep up.

What an import costs is paid by every build, and no timing in the suite would tell it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

SCRIPT = Path(__file__).with_name("cold_build.py")
ISSUE = ROOT / "examples" / "2021-32.yaml"
# Recorded for 2021-32, each with a tenth to spare, Python's own modules with a third, since
# its versions differ: raising one needs a reason.
DEFAULT = {
    "own modules": 185,
    "library modules": 82,
    "standard modules": 79,
    "patterns compiled": 116,
    "dataclasses made": 87,
    "methods compiled": 34,
    "named tuples made": 118,
    "YAML parsed, characters": 17_000,
}
WITHOUT_PROOFREADING = DEFAULT | {"own modules": 168, "patterns compiled": 95}


class ColdBuild(NamedTuple):
    """What one process did: events, and the names of the modules that it imported."""

    events: dict[str, int]
    modules: frozenset[str]


@cache
def cold_build(pdf: Path, *options: str) -> ColdBuild:
    command = [sys.executable, str(SCRIPT), str(ISSUE), "-o", str(pdf), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return ColdBuild(found["events"], frozenset(found["modules"]))


@pytest.mark.parametrize(
    ("options", "budget"),
    [((), DEFAULT), (("--no-proofread",), WITHOUT_PROOFREADING)],
    ids=["default", "no-proofread"],
)
def test_a_cold_build_does_no_more_than_its_budget(
    tmp_path: Path, options: tuple[str, ...], budget: dict[str, int]
) -> None:
    events = cold_build(tmp_path / "a.pdf", *options).events
    assert set(events) == set(budget)
    assert {name: (n, budget[name]) for name, n in events.items() if n > budget[name]} == {}


def test_a_build_that_asks_for_no_proofreading_imports_none(tmp_path: Path) -> None:
    modules = cold_build(tmp_path / "a.pdf", "--no-proofread").modules
    rooms = {name for name in modules if name.startswith("bulletin_layout.proofreading.")}
    # The level that was asked for, and how any finding is printed.
    assert rooms <= {
        f"bulletin_layout.proofreading.{name}" for name in ("level", "format_diagnostic")
    }


def test_a_build_imports_nothing_of_other_commands(tmp_path: Path) -> None:
    modules = cold_build(tmp_path / "a.pdf").modules
    rooms = {name.split(".")[1] for name in modules if name.startswith("bulletin_layout.")}
    assert not rooms & {"importing", "preview", "drafting", "testing", "pdf_facts"}
    assert not {name.partition(".")[0] for name in modules} & {"starlette", "docx", "pypdf"}


@pytest.mark.parametrize("suffix", ["ofd", "html"])
def test_what_writes_no_pdf_imports_nothing_that_does(tmp_path: Path, suffix: str) -> None:
    modules = cold_build(tmp_path / f"a.{suffix}", "--no-proofread").modules
    assert not {name.partition(".")[0] for name in modules} & {"reportlab"}
    assert not {name for name in modules if name.startswith("bulletin_layout.pdf.")}
