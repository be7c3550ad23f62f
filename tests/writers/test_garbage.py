"""What is made of an issue goes with the last who holds it: no cycles keep it as garbage."""

from __future__ import annotations

import gc
import io

import pytest

from bulletin_layout import lay_out, read_issue, save
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import style_of
from tests.conftest import ROOT

FILES = ("examples/2021-32.yaml", "tests/cases/photos.yaml", "tests/cases/blocks.yaml")


def built(file: str, ending: str, fonts: FontSet) -> None:
    issue = read_issue(ROOT / file)
    save(lay_out(issue, style_of(issue), fonts), io.BytesIO(), ending)


@pytest.mark.parametrize("ending", ["pdf", "docx", "ofd", "html"])
@pytest.mark.parametrize("file", FILES)
def test_a_build_leaves_no_cycles(file: str, ending: str, fonts: FontSet) -> None:
    built(file, ending, fonts)  # what is made once in a process is made
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        built(file, ending, fonts)
        gc.collect()
        ours = {type(each) for each in gc.garbage}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert [type_ for type_ in ours if type_.__module__.startswith("bulletin_layout")] == []
