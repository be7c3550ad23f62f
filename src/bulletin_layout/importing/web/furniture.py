"""What of a web page is no text of it: menus, heads and feet, lists of links, what is not shown.

In: an element. Out: whether it is one of these. Known by its tag, by the names that sites give such
parts, or since it holds little else than links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

SILENT = {"script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe"}
_TAGS = {"nav", "footer", "aside", "form", "button", "select"}
_NAMES = {
    "nav", "navbar", "menu", "footer", "foot", "copyright", "breadcrumb", "breadcrumbs", "sidebar",
    "share", "related", "friendlink", "links", "toolbar", "pagination",
}  # fmt: skip
_MAY_BE = {"div", "ul", "ol", "section", "table", "dl"}
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_RELATED = re.compile(
    "(?:相关|推荐|延伸|热门|猜你喜欢的?)(?:链接|阅读|新闻|文档|文章|信息|推荐)?[：:]?|友情链接[：:]?"
)
_SENTENCE = re.compile("[。！？；]")
# So many links, and so much of the words in them, make a list of links.
_LEAST_LINKS, _LEAST_SHARE = 2, 0.6
_LONGEST_LIST = 600


def is_furniture(element: Any) -> bool:
    """Return whether an element is for moving about in a site, or stands on each of its pages."""
    if element.tag in _TAGS:
        return True
    if element.tag not in _MAY_BE:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    if not _NAMES.isdisjoint(named) or _is_list_of_links(element):
        return True
    begin = next((text.strip() for text in shown_texts(element) if text.strip()), "")
    return _RELATED.fullmatch(begin) is not None and element.find(".//a") is not None


def is_hidden(element: Any) -> bool:
    """Return whether a browser does not show an element."""
    return element.get("hidden") is not None or bool(
        _NOT_SHOWN.search(str(element.get("style") or ""))
    )


def shown_texts(element: Any) -> Iterator[str]:
    """Yield the texts of an element, scripts and the like apart."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        inside: list[Any] = []
        if isinstance(one.tag, str) and one.tag not in SILENT:
            inside.append(one.text or "")
            for child in one:
                inside += [child, child.tail or ""]
        waiting += reversed(inside)


def _is_list_of_links(element: Any) -> bool:
    """Return whether an element holds little else than links, and no sentence."""
    links = element.findall(".//a")
    if len(links) < _LEAST_LINKS:
        return False
    words = "".join("".join(shown_texts(element)).split())
    linked = sum(len("".join("".join(shown_texts(link)).split())) for link in links)
    short = 0 < len(words) <= _LONGEST_LIST and not _SENTENCE.search(words)
    return short and linked >= _LEAST_SHARE * len(words)
