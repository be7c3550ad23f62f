"""Volumes and their covers in the words of validators that this project did not write."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import save
from bulletin_layout.series.read import read_series
from bulletin_layout.series.volume.bind import bind
from bulletin_layout.series.volume.model import VolumeOptions
from bulletin_layout.testing.validators import page_validation
from tests.conformance.verapdf import verapdf
from tests.conftest import ROOT
from tests.gates import absent
from tests.series import bound_year

# 2023-11-13 is a draft without a number.
EXAMPLES = [ROOT / "examples" / f"{n}.yaml" for n in ("2021-06", "2021-32", "2024-03", "2025-26")]
SINK = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("volumes")
    year = bound_year.write_year(folder / "2026")
    asked = {
        "examples": ([*EXAMPLES, SINK], VolumeOptions(folios=True, approval="1")),
        "year": ([year], VolumeOptions()),
        "parts": ([year], VolumeOptions(folios=True, most_sheets=14)),
    }
    made = []
    for name, (paths, options) in asked.items():
        for part in bind(read_series(paths), options):
            made += [folder / f"{name}-{part.number}{kind}.pdf" for kind in ("", "-cover")]
            save(part.document, made[-2])
            save(part.cover, made[-1])
    return made


def test_page_validation_passes(files: list[Path]) -> None:
    assert len(files) >= 8
    for file in files:
        verdicts = page_validation(file.read_bytes())
        if verdicts is None:
            absent("page-validation")
        assert [(v.claim, v.failures) for v in verdicts if not v.good] == [], file.name


def test_verapdf_passes(files: list[Path], tmp_path: Path) -> None:
    verdicts = verapdf(files, tmp_path)
    assert len(verdicts) == 2 * len(files)
    assert {key: v for key, v in verdicts.items() if v[0] != "pass"} == {}
