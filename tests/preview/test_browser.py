"""The preview in a real browser: edited, renewed, jumped to and from, by mouse and by keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.gates import absent
from tests.preview.conftest import Running, eventually

pytestmark = [pytest.mark.slow, pytest.mark.gate]

# Scrolling is done at once, so that places can be read.
CALM = "--force-prefers-reduced-motion"
SHOWN = "return document.getElementById(arguments[0])?.dataset.shown || ''"


@pytest.fixture
def browser(running: Running) -> Iterator[Any]:
    """A browser that is closed before the preview ends."""
    driver = shutil.which("chromedriver")
    if driver is None or not shutil.which("chromium"):
        absent("chromium with chromedriver")
    try:
        from selenium import webdriver
    except ImportError:
        absent("selenium")
    options = webdriver.ChromeOptions()
    for option in (
        "--headless=new",
        "--no-sandbox",
        "--window-size=1500,1000",
        "--disable-gpu",
        CALM,
    ):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(driver)
    driven = webdriver.Chrome(options=options, service=service)
    try:
        yield driven
        errors = [e["message"] for e in driven.get_log("browser") if e["level"] == "SEVERE"]
        assert errors == []
    finally:
        driven.quit()


def opened(browser: Any, running: Running) -> None:
    browser.get(running.entrance)
    eventually(lambda: browser.execute_script(SHOWN, "page-1"))


def texts(browser: Any, selector: str) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)"
    found: list[str] = browser.execute_script(script, selector)
    return found


def press(browser: Any, keys: str) -> None:
    browser.switch_to.active_element.send_keys(keys)


def in_view(browser: Any, selector: str) -> bool:
    script = """const e = document.querySelector(arguments[0]); if (!e) return false;
      const box = e.getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight && box.width > 0"""
    return bool(browser.execute_script(script, selector))


def test_a_saved_edit_is_on_the_page(browser: Any, running: Running) -> None:
    opened(browser, running)
    before = browser.execute_script(SHOWN, "page-1")
    running.edit("近日，上海市总工会", "近日，近日上海市总工会")
    after = eventually(
        lambda: s if (s := browser.execute_script(SHOWN, "page-1")) != before else None
    )
    assert after == running.state()["pages"][0]
    assert "12" in texts(browser, "#status")[0]


def test_a_finding_leads_to_its_place_on_the_page(browser: Any, running: Running) -> None:
    running.edit("前有大爱。", "前有大爱,真的。")
    opened(browser, running)
    rules = "return [...document.querySelectorAll('#list button')].map(b => b.dataset.rule)"
    eventually(lambda: "half-width" in browser.execute_script(rules))
    number = browser.execute_script(rules).index("half-width")
    for _ in range(number + 1):
        press(browser, "n")
    eventually(lambda: in_view(browser, "#page-7 .chosen"))
    chosen = browser.execute_script(
        "const c = document.querySelector('.chosen'), p = c.parentElement.getBoundingClientRect(),"
        " b = c.getBoundingClientRect();"
        "return [(b.left - p.left) / p.width, (b.top - p.top) / p.height]"
    )
    state = running.state()
    (slip,) = (f for f in state["findings"] if f["rule"] == "half-width")
    _, left, top, *_ = slip["spot"]
    assert chosen == pytest.approx([left / state["width"], top / state["height"]], abs=0.005)


def test_a_click_on_the_page_leads_to_the_line_in_the_file(browser: Any, running: Running) -> None:
    from selenium.webdriver import ActionChains

    opened(browser, running)
    state = running.state()
    line, text = next((n, t) for n, t in enumerate(state["lines"], 1) if "水灾无情人有情" in t)
    spot = next(s for s in state["spots"] if s[5] == line)
    page = browser.find_element("id", f"page-{spot[0]}")
    browser.execute_script(
        "const p = arguments[0], s = p.offsetWidth / arguments[2];"
        "p.parentElement.scrollTop = p.offsetTop + s * arguments[1] - 400",
        page,
        spot[2],
        state["width"],
    )
    box = browser.execute_script(
        "const b = arguments[0].getBoundingClientRect(); return [b.left, b.top, b.width]", page
    )
    scale = box[2] / state["width"]
    # The middle of the spot's fourth character.
    each = (spot[3] - spot[1]) / spot[7]
    x, y = box[0] + scale * (spot[1] + 3.5 * each), box[1] + scale * (spot[2] + spot[4]) / 2
    actions = ActionChains(browser)
    actions.w3c_actions.pointer_action.move_to_location(int(x), int(y))
    actions.w3c_actions.pointer_action.click()
    actions.perform()
    eventually(lambda: texts(browser, "#lines li[aria-current=true] mark"))
    assert texts(browser, "#lines li[aria-current=true]") == [text]
    assert texts(browser, "#lines mark") == [text[spot[6] - 1 + 3]]
    assert f"{line}" in texts(browser, "#where")[0]
    link = browser.execute_script("return document.querySelector('#where a').href")
    assert link.endswith(f"2021-32.yaml:{line}:{spot[6] + 3}")
    assert in_view(browser, "#lines li[aria-current=true] mark")


def test_wrong_yaml_shows_the_finding_and_keeps_the_pages(browser: Any, running: Running) -> None:
    opened(browser, running)
    before = browser.execute_script(SHOWN, "page-2")
    running.edit("articles:", "articel:")
    eventually(lambda: any("articel" in t for t in texts(browser, "#list button.error")))
    assert browser.execute_script("return !document.getElementById('banner').hidden")
    assert browser.execute_script(SHOWN, "page-2") == before
    assert len(texts(browser, ".page")) == 12
    running.edit("articel:", "articles:")
    eventually(lambda: browser.execute_script("return document.getElementById('banner').hidden"))


def test_it_speaks_both_languages_and_remembers_which(browser: Any, running: Running) -> None:
    opened(browser, running)
    said = {
        browser.execute_script("return document.documentElement.lang"): texts(browser, "#print")
    }
    press(browser, "l")
    said[browser.execute_script("return document.documentElement.lang")] = texts(browser, "#print")
    assert said == {"en": ["print"], "zh-CN": ["打印"]}
    last = browser.execute_script("return document.documentElement.lang")
    opened(browser, running)
    assert browser.execute_script("return document.documentElement.lang") == last


def test_the_keyboard_is_enough(browser: Any, running: Running) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, running)
    press(browser, "?")
    assert len(texts(browser, "#help p")) >= 9
    press(browser, Keys.ESCAPE)
    assert browser.execute_script("return document.getElementById('help').hidden")
    press(browser, "s")
    assert not browser.execute_script("return document.getElementById('source').hidden")
    line = next(n for n, t in enumerate(running.state()["lines"], 1) if "京东服务+" in t)
    browser.execute_script(
        "document.querySelector(`#lines li[data-line='${arguments[0]}']`).focus()", line
    )
    press(browser, Keys.ENTER)
    eventually(lambda: in_view(browser, "#page-10 .chosen"))
    browser.execute_script("document.getElementById('page-2').focus()")
    press(browser, Keys.ARROW_DOWN)
    press(browser, Keys.ARROW_DOWN)
    eventually(lambda: texts(browser, "#page-2 .chosen"))
    before = texts(browser, "#zoom")
    press(browser, "+")
    assert texts(browser, "#zoom") != before


def test_every_control_has_a_name(browser: Any, running: Running) -> None:
    opened(browser, running)
    nameless = browser.execute_script(
        "return [...document.querySelectorAll('button, a, [role=tab], img, section, aside')]"
        ".filter(e => e.offsetParent && !(e.textContent.trim() || e.getAttribute('aria-label')"
        " || e.alt)).map(e => e.outerHTML)"
    )
    assert nameless == []


def test_what_was_chosen_stays_chosen_through_edits_elsewhere(
    browser: Any, running: Running
) -> None:
    running.edit("前有大爱。", "前有大爱,真的。")
    opened(browser, running)
    rules = "return [...document.querySelectorAll('#list button')].map(b => b.dataset.rule)"
    eventually(lambda: "half-width" in browser.execute_script(rules))
    number = browser.execute_script(rules).index("half-width")
    browser.execute_script(
        "document.querySelectorAll('#list button')[arguments[0]].click();"
        "document.querySelectorAll('#list button')[arguments[0]].focus()",
        number,
    )
    version = running.state()["version"]
    running.edit("articles:", "# 一行\n# 又一行\narticles:")
    running.after(version)
    place = "return document.querySelector('#list [aria-current=true] .place')?.textContent || ''"
    line = next(n for n, t in enumerate(running.state()["lines"], 1) if "前有大爱,真的" in t)
    eventually(lambda: str(line) in browser.execute_script(place))
    focused = "return document.activeElement.dataset.rule"
    assert browser.execute_script(focused) == "half-width"
    assert len(texts(browser, ".chosen")) == 1
    version = running.state()["version"]
    running.edit("前有大爱,真的。", "前有大爱。")
    running.after(version)
    eventually(lambda: not texts(browser, ".chosen"))


def test_only_pages_near_the_view_are_drawn(browser: Any, running: Running) -> None:
    opened(browser, running)
    shown = "return [...document.querySelectorAll('.page')].map(p => !!p.dataset.shown)"
    assert not browser.execute_script(shown)[-1]
    browser.execute_script("document.getElementById('page-12').scrollIntoView()")
    eventually(lambda: browser.execute_script(shown)[-1])
    assert browser.execute_script("return document.getElementById('go').value") == "12"


def test_a_rare_character_is_marked_whole(browser: Any, running: Running) -> None:
    running.edit("前有大爱。", "前𠮷爱,真的。")
    opened(browser, running)
    eventually(lambda: "，" in texts(browser, "#list ins"))
    browser.execute_script("document.querySelector('#list [data-rule=half-width]').click()")
    assert texts(browser, "#lines mark") == [","]
