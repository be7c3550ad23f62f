"""Word files changed in their parts' XML, their archive and their bytes."""

from __future__ import annotations

import io
import random
import re
import tempfile
import zipfile
from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from bulletin_layout import lay_out, read_fonts, read_issue
from bulletin_layout.pipeline import save, style_of

from .mutators import change_bytes
from .seeds import written_out
from .values import INTEGERS, odd_word

COUNT = 10
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Elements that change how others are read, put round them or in their place.
WRAPPERS = (
    *(
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "sdt",
        "sdtContent",
        "hyperlink",
        "smartTag",
        "fldSimple",
    ),
    *("txbxContent", "p", "r", "t", "tbl", "tr", "tc", "delText", "instrText", "pict", "object"),
    *("footnoteReference", "tab", "br", "noBreakHyphen", "sym", "ruby", "rPr", "pPr", "numPr"),
)
ATTRIBUTES = ("val", "id", "type", "fldCharType", "ascii", "w", "name", "styleId", "author", "date")


@cache
def word_seeds() -> tuple[dict[str, bytes], ...]:
    """Return the parts of small Word files, by their names: cut examples, as the library writes."""
    fonts = read_fonts()
    found = []
    for path in written_out(COUNT):
        issue = read_issue(path)
        out = Path(tempfile.gettempdir()) / "seed.docx"
        save(lay_out(issue, style_of(issue), fonts), out)
        with zipfile.ZipFile(out) as package:
            found.append({name: package.read(name) for name in package.namelist()})
        out.unlink()
    return tuple(found)


def mutant(seed: int, number: int) -> bytes:
    """Return a mutant's bytes: mostly of the main part, a few of the archive's."""
    rng = random.Random(f"word:{seed}:{number}")
    parts = dict(rng.choice(word_seeds()))
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        name = "word/document.xml" if rng.random() < 0.7 else rng.choice(sorted(parts))
        if name in parts:
            change = rng.choice((change_tree, change_tree, change_tree, change_text, change_bytes))
            parts[name] = change(parts[name], rng)
        if rng.random() < 0.05:
            parts.pop(rng.choice(sorted(parts)), None)
        if rng.random() < 0.03 and len(parts) > 1:
            one, other = rng.sample(sorted(parts), 2)
            parts[one] = parts[other]
    return packed(parts, rng)


def packed(parts: dict[str, bytes], rng: random.Random) -> bytes:
    """Return an archive of parts; one in twenty is itself changed as bytes."""
    out = io.BytesIO()
    methods = (zipfile.ZIP_DEFLATED,) * 8 + (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)
    with zipfile.ZipFile(out, "w", rng.choice(methods), compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, package.compression)
    data = out.getvalue()
    return change_bytes(data, rng) if rng.random() < 0.05 else data


def change_text(data: bytes, rng: random.Random) -> bytes:
    """Put an odd word between two tags, or another value between quotation marks."""
    text = data.decode("utf-8", "replace")
    if rng.random() < 0.5:
        places = [m.end() for m in re.finditer(r"<w:t[^>]*>|>", text)]
        at = rng.choice(places or [0])
        word = odd_word(rng)
        new = "".join(c for c in word if c not in "<&" or rng.random() < 0.2)
        return (text[:at] + new + text[at:]).encode("utf-8", "replace")
    values = list(re.finditer(r'(?<==")[^"]*(?=")', text))
    if not values:
        return data
    place = rng.choice(values)
    new = rng.choice(INTEGERS) if rng.random() < 0.7 else rng.choice(values)[0]
    return (text[: place.start()] + new + text[place.end() :]).encode("utf-8", "replace")


def change_tree(data: bytes, rng: random.Random) -> bytes:
    """Take out, double, move, wrap, nest or rename an element, or set one of its attributes."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    elements = list(root.iter(etree.Element))[1:]
    if not elements:
        return data
    one, other = rng.choice(elements), rng.choice(elements)
    parent = one.getparent()
    what = rng.randrange(7)
    if what == 0:
        parent.remove(one)
    elif what == 1:
        for _ in range(rng.choice((1, 1, 2, 30))):
            one.addnext(deepcopy(one))
    elif what == 2 and one not in other.iterancestors() and one is not other:
        other.insert(0, one)
    elif what == 3:
        wrapped = etree.Element(W + rng.choice(WRAPPERS))
        parent.replace(one, wrapped)
        wrapped.append(one)
    elif what == 4:
        deep = one
        for _ in range(rng.choice((3, 30, 150, 400))):
            deep = etree.SubElement(deep, one.tag)
        deep.text = "深"
    elif what == 5:
        one.tag = W + rng.choice(WRAPPERS) if rng.random() < 0.5 else other.tag
    else:
        name = rng.choice([*one.keys(), W + rng.choice(ATTRIBUTES)])
        value = rng.choice(INTEGERS) if rng.random() < 0.7 else rng.choice([*other.values(), "x"])
        one.set(name, value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
