"""The site: both languages built without a warning, nothing from other hosts, no broken link."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from tests import gates
from tests.conftest import ROOT
from tests.docs.pages import PAIRS, script
from tests.processes import alone_with

SCRIPT = script("make_site")
# What a browser fetches by itself, by element.
FETCHED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
_STYLE_FETCH = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")


class _Reader(HTMLParser):
    """Gathers what a page fetches, where it leads, and what may be led to in it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.language = ""
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.anchors.add(given.get("id") or "")
        if tag == "html":
            self.language = given.get("lang") or ""
        address = given.get(FETCHED.get(tag, ""))
        if address and not (tag == "link" and given.get("rel") == "canonical"):
            self.fetched.append(address)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")


def settings(name: str) -> dict[str, Any]:
    """Return a settings file; what YAML's plain loader does not know is left out."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    loaded: dict[str, Any] = yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=Loader)
    return loaded


def files_in(nav: Any) -> Iterator[str]:
    """Yield the pages of a navigation in order."""
    if isinstance(nav, str):
        yield nav
    for part in nav if isinstance(nav, list) else []:
        yield from files_in(part)
    for part in nav.values() if isinstance(nav, dict) else []:
        yield from files_in(part)


def test_every_page_stands_in_both_navigations_in_one_order() -> None:
    english, chinese = (
        list(files_in(settings(name)["nav"])) for name in ("mkdocs.yml", "mkdocs.zh-CN.yml")
    )
    assert english == chinese
    for in_chinese in (False, True):
        named = {page.name for page in SCRIPT.pages() if page.chinese == in_chinese}
        assert set(english) == named
    assert len(english) == len(PAIRS) + 2  # the changelog and third-party software


@pytest.fixture(scope="module")
def site() -> Iterator[dict[str, _Reader]]:
    """The built site's pages by their names; no other worker builds it meanwhile."""
    if importlib.util.find_spec("zensical") is None:
        gates.absent("zensical (the extra docs)")
    with alone_with(SCRIPT.BUILD / "site.lock"):
        command = [sys.executable, "docs/make_site.py"]
        made = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert made.returncode == 0, made.stdout + made.stderr
        assert "Warning" not in made.stdout + made.stderr
        files = sorted(SCRIPT.SITE.rglob("*.html"))
        yield {file.relative_to(SCRIPT.SITE).as_posix(): _Reader(file) for file in files}


@pytest.mark.slow
@pytest.mark.gate
def test_every_page_is_built_in_its_language(site: dict[str, _Reader]) -> None:
    for page in SCRIPT.pages():
        built = site[str(page.url())]
        assert built.language == ("zh" if page.chinese else "en")


@pytest.mark.slow
@pytest.mark.gate
def test_the_choice_of_language_leads_to_the_same_page(site: dict[str, _Reader]) -> None:
    for page in SCRIPT.pages():
        here = str(page.url())
        other = here.removeprefix("zh/") if page.chinese else f"zh/{here}"
        found = {((SCRIPT.SITE / here).parent / link).resolve() for link in site[here].links}
        assert (SCRIPT.SITE / other).resolve() in found, here


@pytest.mark.slow
@pytest.mark.gate
def test_nothing_comes_from_another_host(site: dict[str, _Reader]) -> None:
    for name, page in site.items():
        foreign = [a for a in page.fetched if re.match(r"(?:https?:)?//", a)]
        assert foreign == [], name
    styles = list(SCRIPT.SITE.rglob("*.css"))
    assert styles
    assert [s for s in styles if _STYLE_FETCH.search(s.read_text(encoding="utf-8"))] == []


@pytest.mark.slow
@pytest.mark.gate
def test_every_link_within_the_site_leads_somewhere(site: dict[str, _Reader]) -> None:
    broken = [
        (name, link)
        for name, page in site.items()
        if not name.endswith("404.html")
        for link in [*page.links, *page.fetched]
        if not re.match(r"(?:https?:)?//|mailto:|data:", link) and not leads(link, name, site)
    ]
    assert broken == []


def leads(link: str, name: str, site: dict[str, _Reader]) -> bool:
    """Return whether a link finds its file, and its anchor in it."""
    path, _, anchor = unquote(link).partition("#")
    path = path.partition("?")[0]
    file = ((SCRIPT.SITE / name).parent / path).resolve() if path else SCRIPT.SITE / name
    if file.is_dir():
        file /= "index.html"
    if not file.is_file():
        return False
    page = site.get(file.relative_to(SCRIPT.SITE).as_posix())
    return not anchor or page is None or anchor in page.anchors


@pytest.mark.slow
@pytest.mark.gate
def test_each_language_can_be_searched(site: dict[str, _Reader]) -> None:
    for folder, word in ((SCRIPT.SITE, "line pitch"), (SCRIPT.SITE / "zh", "行距")):
        assert word in (folder / "search.json").read_text(encoding="utf-8")
    assert site
