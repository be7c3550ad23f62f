"""Every picture of the documentation is made from YAML, shown somewhere, small, and as it was."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from bulletin_layout.issue.reader import read_issue
from bulletin_layout.proofreading.apply_fixes import fix
from bulletin_layout.proofreading.run import proofread
from tests.conftest import ROOT
from tests.docs.pages import CHINESE, DOCS, PAGES, PAIRS, name_of, pictures, script

SCRIPT = script("make_images")
MADE = SCRIPT.pictures()
RULES = DOCS / "rules"
RULE_PAGES = (RULES / "index.md", RULES / "index.zh-CN.md")
MOST_BYTES = 60_000
LARGE = {"images/first-page.png": 200_000}  # a whole page, for the README
CHANNEL = 8  # as the goldens' pixels
# What a browser shows, taken by hand: its fonts are those of the machine.
TAKEN = {(DOCS / "assets" / "html.png").resolve()}


def files_of(page: Path) -> list[Path]:
    """Return the files of the pictures that a page shows."""
    return [(page.parent / file).resolve() for _, file in pictures(page)]


@pytest.mark.parametrize("name", MADE)
def test_a_picture_is_what_the_script_makes(name: str) -> None:
    made = Image.open(io.BytesIO(SCRIPT.png(*MADE[name]))).convert("RGB")
    standing = Image.open(DOCS / name).convert("RGB")
    assert made.size == standing.size, "run `python docs/make_images.py`"
    most = max(high for _, high in ImageChops.difference(made, standing).getextrema())
    assert most <= CHANNEL, "run `python docs/make_images.py`"
    assert (DOCS / name).stat().st_size <= LARGE.get(name, MOST_BYTES)


def test_pictures_made_are_those_that_are_there_and_shown() -> None:
    there = {file.resolve() for file in DOCS.rglob("*.png")}
    shown = {file for page in PAGES for file in files_of(page)}
    assert shown == there
    assert {(DOCS / name).resolve() for name in MADE} == there - TAKEN


@pytest.mark.parametrize("page", [pytest.param(p, id=name_of(p)) for p in PAGES])
def test_every_picture_has_a_text(page: Path) -> None:
    assert all(text.strip() for text, _ in pictures(page))


@pytest.mark.parametrize("name", SCRIPT.rules())
def test_a_rule_shows_in_its_picture(name: str) -> None:
    """Both are set without a finding, and the rule makes a difference."""
    after, _ = SCRIPT.set_rule(name, before=False)
    assert after.diagnostics == ()
    before = RULES / f"{name}.before.png"
    if before.exists():
        assert before.read_bytes() != (RULES / f"{name}.after.png").read_bytes()


@pytest.mark.parametrize("page", RULE_PAGES, ids=name_of)
def test_every_file_of_the_rules_is_named(page: Path) -> None:
    """Both pages link to each issue, and say of each style what it turns off."""
    text = page.read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([\w.-]+\.yaml)\)", text))
    shared = {"common.yaml"} | {
        style
        for file in RULES.glob("*.yaml")
        for style in re.findall(r"^(?:style|extends): (.*\.yaml)$", file.read_text("utf-8"), re.M)
    }
    there = {file.name for file in RULES.glob("*.yaml")}
    assert linked - shared | shared == there
    assert linked <= there


@pytest.mark.parametrize("file", sorted(RULES.glob("*.off.yaml")), ids=lambda f: f.name)
def test_what_turns_a_rule_off_is_what_the_page_says(file: Path) -> None:
    """Each key and value of the style stands in the line that links it."""
    style = read_yaml(file)
    style.pop("extends")
    (line,) = re.findall(
        rf"^.*\({re.escape(file.name)}\).*$", RULE_PAGES[0].read_text("utf-8"), re.M
    )
    assert leaves(style)
    assert [pair for pair in leaves(style) if not all(word in line for word in pair)] == []


def read_yaml(file: Path) -> dict[str, Any]:
    import yaml

    loaded: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


def leaves(tree: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the innermost keys of a style with their values."""
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        found += leaves(value) if isinstance(value, dict) else [(key, value)]
    return found


def test_fix_makes_the_quotes_after_of_those_before() -> None:
    before, after = RULES / "quotes.before.yaml", RULES / "quotes.yaml"
    text = before.read_text(encoding="utf-8")
    found = proofread(read_issue(before, root=ROOT))
    assert body(fix(text, str(before), found).text) == body(after.read_text(encoding="utf-8"))


def body(text: str) -> str:
    return text[text.index("  body:") :]


PAGES_WITH_EXAMPLES = [
    (english, chinese)
    for english, chinese in PAIRS
    if english.relative_to(DOCS.parent).with_suffix("").as_posix().removeprefix("docs/")
    in SCRIPT.WITH_EXAMPLES
]


@pytest.mark.parametrize(
    ("english", "chinese"), [pytest.param(e, c, id=name_of(e)) for e, c in PAGES_WITH_EXAMPLES]
)
def test_examples_are_the_same_in_both_languages(
    english: Path, chinese: Path, tmp_path: Path
) -> None:
    one, other = ([e for e in SCRIPT.examples(p) if e.under] for p in (english, chinese))
    assert len(one) == len(other) > 0
    for number, (e, c) in enumerate(zip(one, other, strict=True)):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert e.lay_out(folder)[0].pages == c.lay_out(folder)[0].pages


def test_every_page_with_examples_is_checked() -> None:
    assert len(PAGES_WITH_EXAMPLES) == len(SCRIPT.WITH_EXAMPLES)
    assert all(chinese.name.endswith(CHINESE) for _, chinese in PAGES_WITH_EXAMPLES)
