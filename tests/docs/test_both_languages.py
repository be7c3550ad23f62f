"""Every page is there in English and Chinese, and both are in step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.pages import CHINESE, DOCS, PAGES, PAIRS, SHELL, fences, headings, name_of, pictures

_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEAST_HAN = 0.25
# File names and placeholders that a page writes in its own language.
_OWN_WORDS = {"旧.pdf": "old.pdf", "新.pdf": "new.pdf", "文件": "FILE"}
PAIR_IDS = [pytest.param(e, c, id=name_of(e)) for e, c in PAIRS]


def test_every_page_has_its_pair() -> None:
    assert [name_of(c) for _, c in PAIRS if not c.is_file()] == []
    assert len(PAGES) == 2 * len(PAIRS) > 30


@pytest.mark.parametrize(("english", "chinese"), PAIR_IDS)
def test_headings_blocks_and_pictures_are_in_step(english: Path, chinese: Path) -> None:
    assert headings(english) == headings(chinese)
    assert [f.kind for f in fences(english)] == [f.kind for f in fences(chinese)]
    assert [file for _, file in pictures(english)] == [file for _, file in pictures(chinese)]


@pytest.mark.parametrize(("english", "chinese"), PAIR_IDS)
def test_commands_are_the_same(english: Path, chinese: Path) -> None:
    one, other = (
        [f.text for f in fences(page) if f.kind in ("", *SHELL)] for page in (english, chinese)
    )
    for chinese_word, english_word in _OWN_WORDS.items():
        other = [text.replace(chinese_word, english_word) for text in other]
    assert [text.replace("OLD.pdf NEW.pdf", "old.pdf new.pdf") for text in one] == other


@pytest.mark.parametrize(("english", "chinese"), PAIR_IDS)
def test_a_page_links_to_its_pair_and_to_its_own_language(english: Path, chinese: Path) -> None:
    for page, pair in ((english, chinese), (chinese, english)):
        targets = _LINK.findall(page.read_text(encoding="utf-8"))
        assert pair.name in targets, page
        for target in targets:
            path = target.partition("#")[0]
            if not path or "://" in path:
                continue
            file = (page.parent / path).resolve()
            assert file.is_file(), f"{name_of(page)}: {target}"
            is_page = file in PAGES and file != pair
            in_chinese = page.name.endswith(CHINESE)
            assert not is_page or file.name.endswith(CHINESE) == in_chinese, target


@pytest.mark.parametrize("page", [pytest.param(c, id=name_of(c)) for _, c in PAIRS])
def test_a_chinese_page_is_chinese(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    letters = re.findall(r"[A-Za-z\u4e00-\u9fff]", prose)
    assert sum(map(bool, map(_HAN.match, letters))) > _LEAST_HAN * len(letters)


def test_no_page_names_a_machine() -> None:
    """No absolute path of a machine, in prose or examples."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:home|root|work|tmp|usr|opt)/", text), name_of(page)
    assert DOCS.is_relative_to(ROOT)
