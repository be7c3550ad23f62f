"""A fragment with its looks in `style` attributes, for a page whose own style sheet is another's.

In: a fragment as the writer makes it, and the writer's own style sheet. Out: the same fragment,
each element with what the sheet says of it, and without what the page's says. Whatever is inherited
stands on every element that holds text, so that a rule of the page for `p` or `td` does not come
before it. What only a sheet can say is left out: media, states, the colours of a dark screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletin_layout.html.elements import VOID, escaped
from bulletin_layout.named_tuple import NamedTuple

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^<>]*)>")
_CLASS = re.compile(r' class="([^"]*)"')
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMPOUND = re.compile(r"([a-z][a-z0-9]*)?((?:\.[\w-]+)*)\Z")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
# What `font` sets anew, and what is inherited beside it.
_OF_FONT = ("font-family", "font-size", "line-height")
_INHERITED = ("font", *_OF_FONT, "color", "text-align", "text-indent")
_HOLDS_TEXT = frozenset(
    ("div", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "caption", "figcaption")
)
# What the page's sheet says of an element, where it floats or is turned round, holds no more.
_RESET = "all: revert; direction: ltr; unicode-bidi: revert"  # the last two are not of `all`
Declarations = Mapping[str, str]


class _Element(NamedTuple):
    """An open element: its name, its classes, the looks that what is in it inherits."""

    name: str
    classes: frozenset[str]
    inherited: Declarations


class _Rule(NamedTuple):
    """A rule of the sheet: compounds (a name or "", classes) from the outside in, its weight."""

    compounds: tuple[tuple[str, frozenset[str]], ...]
    weight: tuple[int, int, int]
    declarations: Declarations


def with_inline_styles(fragment: str, sheet: str) -> str:
    """Return a fragment with the looks that a style sheet gives its elements."""
    rules = sorted(_rules(sheet), key=lambda rule: rule.weight)
    # What a fragment inherits of the page that it was made for.
    base = _own(rules, (_Element("body", frozenset(), {}),))
    base = {name: value for name, value in base.items() if name in _INHERITED}
    open_: list[_Element] = []
    parts: list[str] = []
    done = 0
    for tag in _TAG.finditer(fragment):
        parts.append(fragment[done : tag.start()])
        done = tag.end()
        if tag["end"]:
            open_.pop()
            parts.append(tag[0])
            continue
        known = _CLASS.search(tag["attributes"])
        classes = frozenset(known[1].split()) if known else frozenset()
        inherited = open_[-1].inherited if open_ else base
        own = _own(rules, (*open_, _Element(tag["name"], classes, {})))
        if "font" in own:
            inherited = {k: v for k, v in inherited.items() if k not in _OF_FONT}
        passed_on = {**inherited, **{k: v for k, v in own.items() if k in _INHERITED}}
        shown = {**(passed_on if tag["name"] in _HOLDS_TEXT else {}), **own}
        looks = "; ".join((_RESET, *(f"{name}: {value}" for name, value in _in_order(shown))))
        style = f' style="{escaped(looks)}"'
        parts.append(f"<{tag['name']}{tag['attributes']}{style}>")
        if tag["name"] not in VOID:
            open_.append(_Element(tag["name"], classes, passed_on))
    return "".join([*parts, fragment[done:]])


def _in_order(shown: Declarations) -> Iterator[tuple[str, str]]:
    """Yield declarations, `font` before what refines it."""
    yield from sorted(shown.items(), key=lambda pair: pair[0] != "font")


def _own(rules: list[_Rule], path: tuple[_Element, ...]) -> dict[str, str]:
    """Return what rules say of the last element of a path."""
    own: dict[str, str] = {}
    for rule in rules:
        if _matches(rule.compounds, path):
            if "font" in rule.declarations:  # it sets these anew
                for name in _OF_FONT:
                    own.pop(name, None)
            own |= rule.declarations
    return own


def _matches(compounds: tuple[tuple[str, frozenset[str]], ...], path: tuple[_Element, ...]) -> bool:
    *outer, last = compounds
    if not _is(path[-1], last):
        return False
    above = list(path[:-1])
    for compound in reversed(outer):
        while above and not _is(above[-1], compound):
            above.pop()
        if not above:
            return False
        above.pop()
    return True


def _is(element: _Element, compound: tuple[str, frozenset[str]]) -> bool:
    name, classes = compound
    return name in ("", element.name) and classes <= element.classes


def _rules(sheet: str) -> Iterator[_Rule]:
    """Yield the rules for elements on a light screen, their variables replaced."""
    plain = _without_media(sheet)
    found = [(selectors.strip(), text) for selectors, text in _RULE.findall(plain)]
    variables = {
        name: value
        for selectors, text in found
        if selectors == ":root"
        for name, value in _declarations(text)
    }
    for number, (selectors, text) in enumerate(found):
        declarations = {
            name: _VARIABLE.sub(lambda match: variables[match[1]], value)
            for name, value in _declarations(text)
        }
        for selector in selectors.split(","):
            compounds = [_COMPOUND.match(part) for part in selector.split()]
            if all(compounds):
                pairs = tuple((m[1] or "", frozenset(m[2].split(".")[1:])) for m in compounds if m)
                classes, names = sum(len(c) for _, c in pairs), sum(bool(n) for n, _ in pairs)
                yield _Rule(pairs, (classes, names, number), declarations)


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _without_media(sheet: str) -> str:
    """Return a sheet without what holds for some screens or for print alone."""
    kept, depth, at = [], 0, 0
    for match in re.finditer(r"@media[^{]*\{|[{}]", sheet):
        if match[0].startswith("@media") and not depth:
            kept.append(sheet[at : match.start()])
            depth = 1
        elif depth:
            depth += 1 if match[0].endswith("{") else -1
            at = match.end()
    return "".join([*kept, sheet[at:]])
