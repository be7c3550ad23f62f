"""What is installed: the lock file holds every dependency within its bounds, by hash."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements-test.lock").read_text(encoding="utf-8")
PINNED = {
    canonicalize_name(name): version
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.MULTILINE)
}
WANTED = [
    Requirement(line)
    for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"])
]


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_the_lock_holds_each_dependency_within_its_bounds(wanted: Requirement) -> None:
    version = PINNED[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(version), version


def test_everything_locked_has_hashes() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PINNED)
    for entry in entries:
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_the_lock_names_no_index() -> None:
    assert "http" not in LOCK
    assert "--index" not in LOCK


def test_the_tests_ask_for_what_the_other_extras_ask_for() -> None:
    extras = PROJECT["optional-dependencies"]
    assert set(extras["import"]) | set(extras["preview"]) | set(extras["words"]) <= set(
        extras["test"]
    )


@pytest.mark.parametrize(
    "wanted", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
)
def test_the_licence_of_each_dependency_is_listed(wanted: str) -> None:
    name = Requirement(wanted).name
    listed = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {re.escape(name)} \| [\w.-]+", listed, re.MULTILINE | re.IGNORECASE)
