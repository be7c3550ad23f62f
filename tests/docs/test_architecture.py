"""The page on architecture names the floors and rooms that the import contract holds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
PAGES = [ROOT / "docs" / "architecture.md", ROOT / "docs" / "architecture.zh-CN.md"]
_ROW = re.compile(r"^\| (\d*) ?\| `(\w+)` \| (.+) \| (.+) \|$", re.MULTILINE)


def floors_of_the_contract() -> list[set[str]]:
    (layers,) = (
        contract["layers"]
        for contract in CONTRACTS["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    return [set(layer.split(" | ")) for layer in layers]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_floors_are_those_of_the_contract(page: Path) -> None:
    rows = _ROW.findall(page.read_text(encoding="utf-8"))
    floors: list[set[str]] = []
    for number, room, *_ in rows:
        if number:
            assert int(number) == len(floors) + 1
            floors.append(set())
        floors[-1].add(room)
    assert floors == floors_of_the_contract()
    assert all(what and why for *_, what, why in rows)


def test_every_room_of_the_source_is_named() -> None:
    source = ROOT / "src" / "bulletin_layout"
    rooms = {path.stem for path in source.glob("*.py") if not path.stem.startswith("__")}
    rooms |= {path.parent.name for path in source.glob("*/__init__.py")}
    assert rooms == set().union(*floors_of_the_contract())
