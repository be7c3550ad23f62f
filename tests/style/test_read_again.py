"""A style read again is what its files say now, whatever was read before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from bulletin_layout import read_style
from bulletin_layout.diagnostics import InputError

Write = Callable[..., Path]


def test_a_file_that_changed_is_read_anew(write: Write) -> None:
    path = write("extends: gbt9704\ngrid: {lines: 20}\n", "own.yaml")
    assert read_style(path).grid.lines == 20
    assert read_style(path) == read_style(path)
    write("extends: gbt9704\ngrid: {lines: 21}\n", "own.yaml")
    assert read_style(path).grid.lines == 21


def test_so_is_one_that_it_extends(write: Write) -> None:
    write("extends: gbt9704\ngrid: {lines: 20}\n", "under.yaml")
    path = write("extends: under.yaml\n", "over.yaml")
    assert read_style(path).grid.lines == 20
    write("extends: gbt9704\ngrid: {lines: 21}\n", "under.yaml")
    assert read_style(path).grid.lines == 21


def test_what_is_wrong_is_told_each_time(write: Write) -> None:
    path = write("extends: gbt9704\ngrid: {lines: 0}\n", "own.yaml")
    told = []
    for _ in range(3):
        with pytest.raises(InputError) as refused:
            read_style(path)
        told.append(str(refused.value))
    assert len(set(told)) == 1


def test_a_remark_is_made_each_time(write: Write) -> None:
    path = write("extends: gbt9704\ntext: {distribution: {size: 四号}}\n", "own.yaml")
    first, second = read_style(path), read_style(path)
    assert first.diagnostics == second.diagnostics


def test_two_files_of_one_text_keep_their_places(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("extends: gbt9704\ngrid: {lines: 20}\n")
    places = [read_style(tmp_path / name).place_of("grid.lines") for name in ("a.yaml", "b.yaml")]
    assert [Path(place.file).name for place in places if place] == ["a.yaml", "b.yaml"]


def test_many_styles_are_read_one_after_the_other(tmp_path: Path) -> None:
    for _ in range(2):
        for top in range(20, 60):
            path = tmp_path / f"{top}.yaml"
            path.write_text(f"extends: gbt9704\npage: {{top: {top}mm}}\ngrid: {{lines: 10}}\n")
            assert read_style(path).page.top == pytest.approx(top * 72 / 25.4)


def test_every_text_style_knows_its_kind_with_other_blanks_too() -> None:
    texts = read_style("gbt9704").text
    kinds = {field.name: getattr(texts, field.name) for field in fields(texts)}
    assert {kind: style.kind for kind, style in kinds.items()} == {kind: kind for kind in kinds}
    assert replace(texts.source, blank_below=3).kind == "source"
    assert texts.source == replace(texts.source, kind="another")
