"""A page in a real browser: axe-core, keyboard, zoom, what a screen reader hears, hostile hosts."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import Document, lay_out, read_issue, save
from tests.conftest import EXAMPLES, ROOT
from tests.gates import absent
from tests.html.conftest import page_of

pytestmark = [pytest.mark.slow, pytest.mark.gate]

WIDTHS = (360, 768, 1280)
AXE = """
const done = arguments[0];
axe.run(document).then(found => done(found.violations.map(
  v => [v.id, ...v.nodes.map(n => n.html.slice(0, 120))])));
"""
OVERFLOW = "const e = document.documentElement; return e.scrollWidth - e.clientWidth"
# A site's style sheet that does to every element what it should not.
HOSTILE_SHEET = """
* { float: right !important; color: #eee; font: 30px/0.5 cursive; text-indent: -50px; }
div, p, section, article { display: inline !important; order: 3; }
a { display: none; } table { display: block; } h2::before { content: none; }
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    driver = shutil.which("chromedriver")
    if driver is None or not shutil.which("chromium"):
        absent("chromium with chromedriver")
    try:
        from selenium import webdriver
    except ImportError:
        absent("selenium")
    options = webdriver.ChromeOptions()
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(option)
    driven = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield driven
    finally:
        driven.quit()


@pytest.fixture(scope="module")
def axe() -> str:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        absent("axe-core (axe-playwright-python)")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown(
    browser: Any,
    examples: dict[str, Document],
    kitchen: Document,
    tmp_path_factory: pytest.TempPathFactory,
) -> Any:
    """Open a document's page."""
    folder = tmp_path_factory.mktemp("pages")

    def open_page(name: str, width: int = 1280, dark: bool = False) -> Any:
        document = kitchen if name == "kitchen" else examples[name]
        (folder / f"{name}.html").write_text(page_of(document), encoding="utf-8")
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        browser.get((folder / f"{name}.html").as_uri())
        return browser

    return open_page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*EXAMPLES, "kitchen"])
def test_axe_finds_nothing(shown: Any, axe: str, name: str, dark: bool) -> None:
    for width in WIDTHS:
        page = shown(name, width, dark)
        page.execute_script(axe)
        assert page.execute_async_script(AXE) == [], width


@pytest.mark.parametrize("name", [*EXAMPLES, "kitchen"])
def test_nothing_is_wider_than_the_screen_at_400_per_cent(shown: Any, name: str) -> None:
    """At 400 % a window of 1280 px is 320 px wide (WCAG 2.2, 1.4.10)."""
    for width in (320, *WIDTHS):
        assert shown(name, width).execute_script(OVERFLOW) <= 0, width


def test_the_keyboard_reaches_the_skip_link_first_and_every_table(shown: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    page = shown("kitchen")
    reached = []
    for _ in range(40):
        page.switch_to.active_element.send_keys(Keys.TAB)
        active = page.switch_to.active_element
        reached.append((active.get_attribute("class"), active.get_attribute("aria-label")))
    assert reached[0] == ("skip", None)
    tables = page.execute_script("return document.querySelectorAll('.table').length")
    assert len({label for kind, label in reached if kind == "table"}) == tables > 2
    page.get(page.current_url)
    page.switch_to.active_element.send_keys(Keys.TAB)
    page.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.switch_to.active_element.get_attribute("id") == "bulletin-main"


def heard(page: Any) -> str:
    """Return what the accessibility tree says, in its order."""
    nodes = page.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def said(node: dict[str, Any]) -> str:
        if node.get("role", {}).get("value") == "StaticText":
            return str(node.get("name", {}).get("value", ""))
        return "".join(said(by_id[i]) for i in node.get("childIds", ()) if i in by_id)

    return "".join(said(nodes[0]).split())


@pytest.mark.parametrize("name", [*EXAMPLES, "kitchen"])
def test_a_screen_reader_hears_the_reading_order(shown: Any, name: str) -> None:
    page = shown(name)
    page.execute_cdp_cmd("Accessibility.enable", {})
    text = page.execute_script("return document.body.textContent")
    assert heard(page) == "".join(text.split())


def test_a_fragment_in_a_hostile_site_reads_in_order(
    browser: Any, kitchen: Document, tmp_path: Path
) -> None:
    fragment = page_of(kitchen, fragment=True)
    host = (
        "<!DOCTYPE html><html lang=zh><meta charset=utf-8><title>站</title>"
        f"<style>{HOSTILE_SHEET}</style><nav>导航</nav>{fragment}<footer>页脚</footer></html>"
    )
    (tmp_path / "host.html").write_text(host, encoding="utf-8")
    browser.get((tmp_path / "host.html").as_uri())
    said = browser.execute_script("return document.querySelector('.bulletin').textContent")
    words = "".join(said.split())
    at = 0
    for leaf in kitchen.structure.leaves():
        text = "".join(leaf.text.split())
        if leaf.role in ("H1", "H2", "H3"):
            assert text in words[at:], text
            at = words.index(text, at) + len(text)
    browser.execute_cdp_cmd("Accessibility.enable", {})
    assert "".join(kitchen.metadata.name.split()) in heard(browser)


def test_a_fragment_that_brings_its_looks_keeps_them_in_another_site(
    browser: Any, kitchen: Document, tmp_path: Path
) -> None:
    """Looks of elements and classes of a site's own sheet do not come before those it brings."""
    sheet = "p, td, th, li, h1, h2 { color: #0f0; font: 9px/1 cursive; text-align: right }"
    shown = []
    for fragment in (page_of(kitchen), page_of(kitchen, inline_styles=True)):
        site = f"<!DOCTYPE html><html lang=zh><meta charset=utf-8><style>{sheet}</style>"
        page = fragment if fragment.startswith("<!") else site + fragment
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        browser.get((tmp_path / "page.html").as_uri())
        shown.append(
            browser.execute_script(
                """return ['h1', 'h2', 'p', 'td', 'th', 'figcaption'].map(n => {
                const s = getComputedStyle(document.querySelector('.bulletin ' + n));
                return [n, s.color, s.fontSize, s.fontFamily, s.textAlign, s.lineHeight];
                })"""
            )
        )
    assert shown[0] == shown[1]


# What a site's sheet may say of elements, without !important.
TURNED_ROUND = """
article, section { display: flex; flex-direction: column-reverse; }
p { float: right; direction: rtl; unicode-bidi: bidi-override; }
span, sup, thead { display: none; } h2 { position: absolute; top: -99rem; }
"""


def test_a_fragment_that_brings_its_looks_stands_in_order_in_a_hostile_site(
    browser: Any, kitchen: Document, tmp_path: Path
) -> None:
    """Each block begins below the one before it, whatever the site says of elements."""
    inner = page_of(kitchen, inline_styles=True)
    site = f"<!DOCTYPE html><html lang=zh><meta charset=utf-8><style>{TURNED_ROUND}</style>"
    (tmp_path / "page.html").write_text(site + inner, encoding="utf-8")
    browser.get((tmp_path / "page.html").as_uri())
    tops = browser.execute_script(
        """return [...document.querySelectorAll(
        '.bulletin h1, .bulletin h2, .bulletin h3, .bulletin p, .bulletin .table, .bulletin img')]
        .filter(e => !e.closest('td, th, .abreast')).map(e => {
          const box = e.getBoundingClientRect();
          return [box.top + scrollY, box.width, getComputedStyle(e).direction, e.outerHTML];
        })"""
    )
    assert len(tops) > 60
    turned = [(a, b) for a, b in itertools.pairwise(tops) if b[0] < a[0] - 0.5]
    assert not turned
    assert not [html for _, width, direction, html in tops if not width or direction != "ltr"]


def test_headings_are_no_smaller_than_the_text_in_print(shown: Any) -> None:
    page = shown("kitchen")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        sizes = page.execute_script(
            """const size = n => parseFloat(getComputedStyle(
            document.querySelector('.bulletin article ' + n)).fontSize);
            return ['p', 'h2', 'h3', 'h4'].map(size)"""
        )
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    text, title, *headings = sizes
    assert title > text and all(heading >= text for heading in headings)


def test_pictures_beside_a_page_are_shown(browser: Any, tmp_path: Path) -> None:
    """Also of a page that is opened from a disk."""
    save(lay_out(read_issue(ROOT / "tests" / "cases" / "photos.yaml")), tmp_path / "a.html",
         pictures="beside")  # fmt: skip
    browser.get((tmp_path / "a.html").as_uri())
    widths = browser.execute_script("return [...document.images].map(i => i.naturalWidth)")
    assert widths and all(widths)
