"""What an OFD file holds: parts, order of elements, fonts, navigation, tags, pictures, bytes."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path

import ofdkit
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from bulletin_layout import Document, lay_out, parse_issue, read_fonts
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.ofd.tags import TAGS
from bulletin_layout.pipeline import style_of
from tests.ofd.conftest import CASES, KITCHEN, laid_out, ofd_of
from tests.ofd.drawing import NAMESPACE, Ofd, numbers

# GB/T 33190-2016, 7.4, 7.5 and 7.7: what may stand in these elements, in this order.
ORDER = {
    "OFD": "DocBody",
    "DocBody": "DocInfo DocRoot Versions Signatures",
    "DocInfo": "DocID Title Author Subject Abstract CreationDate ModDate DocUsage Cover Keywords "
    "Creator CreatorVersion CustomDatas",
    "Document": "CommonData Pages Outlines Permissions Actions VPreferences Bookmarks Annotations "
    "CustomTags Attachments Extensions",
    "CommonData": "MaxUnitID PageArea PublicRes DocumentRes TemplatePage DefaultCS",
    "Page": "Template PageRes Area Content Actions",
    "TextObject": "Actions Clips FillColor StrokeColor CGTransform TextCode",
    "PathObject": "Actions Clips StrokeColor FillColor AbbreviatedData",
    "ImageObject": "Actions Clips Border",
    "OutlineElem": "Actions OutlineElem",
}


def parts(ofd: Ofd) -> dict[str, ET.Element]:
    return {n: ofd.xml(n) for n in ofd.zip.namelist() if n.endswith(".xml")}


def out_of_order(root: ET.Element) -> list[str]:
    found = []
    for element in root.iter():
        name = element.tag.removeprefix(NAMESPACE)
        if name in ORDER and len(element):
            places = [ORDER[name].split().index(c.tag.removeprefix(NAMESPACE)) for c in element]
            if places != sorted(places):
                found.append(name)
    return found


@pytest.mark.parametrize("file", [KITCHEN, *CASES], ids=lambda file: file.stem)
def test_elements_stand_in_the_order_of_the_standard(file: Path, fonts: FontSet) -> None:
    ofd = ofd_of(laid_out(file, fonts))
    assert ofd.zip.testzip() is None
    assert ofd.zip.namelist()[0] == "OFD.xml"
    for name, root in parts(ofd).items():
        assert out_of_order(root) == [], name


@pytest.mark.parametrize("file", [KITCHEN, *CASES], ids=lambda file: file.stem)
def test_another_reader_finds_every_character_on_its_page(file: Path, fonts: FontSet) -> None:
    document = laid_out(file, fonts)
    with ofdkit.open(io.BytesIO(ofd_of(document).data)) as read:
        assert read.warnings == []
        assert len(read.pages) == len(document.pages)
        for page, found in zip(document.pages, read.pages, strict=True):
            lines = (*page.lines, *page.repeated, *page.furniture, *page.backdrop)
            runs = [run for line in lines for run in line.runs]
            said = Counter("".join("".join(run.text for run in runs).split()))
            assert Counter("".join(found.text().split())) == said, page.number


def test_identifiers_are_given_once_and_none_is_beyond_the_greatest(kitchen_ofd: Ofd) -> None:
    given = [
        int(element.attrib["ID"])
        for name, root in parts(kitchen_ofd).items()
        if not name.startswith("Doc_0/Tags")
        for element in root.iter()
        if "ID" in element.attrib
    ]
    assert len(given) == len(set(given))
    greatest = kitchen_ofd.xml("Doc_0/Document.xml").findtext(f".//{NAMESPACE}MaxUnitID")
    assert max(given) == int(greatest or 0)


def test_every_object_lies_within_its_page(kitchen_ofd: Ofd) -> None:
    width, height = kitchen_ofd.size
    for page in range(len(kitchen_ofd.pages)):
        for element in kitchen_ofd.objects(page):
            x, y, across, down = numbers(element.get("Boundary"))
            assert 0 <= x <= x + across <= width and 0 <= y <= y + down <= height
            assert across > 0 and down > 0


def test_fonts_are_subsets_with_truetype_outlines(kitchen: Document, kitchen_ofd: Ofd) -> None:
    shown: dict[str, set[str]] = {}
    for page in range(len(kitchen_ofd.pages)):
        for element in kitchen_ofd.objects(page):
            if element.tag == f"{NAMESPACE}TextObject":
                text = "".join(c.text or "" for c in element.iter(f"{NAMESPACE}TextCode"))
                shown.setdefault(element.attrib["Font"], set()).update(text)
    assert set(shown) == set(kitchen_ofd.fonts)
    for id_, characters in shown.items():
        font = TTFont(io.BytesIO(kitchen_ofd.fonts[id_]), checkChecksums=2)
        for table in font.keys():  # noqa: SIM118 a TTFont is no dict
            font[table]  # every table can be read
        assert "glyf" in font and "CFF " not in font
        assert {"OS/2", "cmap", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} <= {
            *font.keys()
        }
        assert characters <= {*map(chr, font.getBestCmap())}
        assert len(font.getGlyphOrder()) <= len(characters) + 60


def test_a_character_beyond_the_bmp_has_its_glyph_named(kitchen_ofd: Ofd) -> None:
    found = 0
    for page in range(len(kitchen_ofd.pages)):
        for element in kitchen_ofd.objects(page):
            texts = [code.text or "" for code in element.iter(f"{NAMESPACE}TextCode")]
            transform = element.find(f"{NAMESPACE}CGTransform")
            far = [c for text in texts for c in text if ord(c) > 0xFFFF]
            assert (transform is not None) == bool(far)
            if transform is not None:
                assert texts == far and len(far) == 1
                font = TTFont(io.BytesIO(kitchen_ofd.fonts[element.get("Font")]))
                glyph = font.getGlyphID(font.getBestCmap()[ord(far[0])])
                assert transform.findtext(f"{NAMESPACE}Glyphs") == str(glyph)
                found += 1
    assert found


def test_runs_are_as_long_as_they_can_be(examples: dict[str, Document]) -> None:
    """A line of one face and size is one object, however it is spaced."""
    document = examples["2021-32"]
    ofd = ofd_of(document)
    lines = sum(len(page.lines) + len(page.furniture) for page in document.pages)
    objects = sum(
        element.tag == f"{NAMESPACE}TextObject"
        for page in range(len(ofd.pages))
        for element in ofd.objects(page)
    )
    looks = sum(
        len({(run.node, run.face, run.size, run.lower) for run in line.runs})
        for page in document.pages
        for line in (*page.lines, *page.furniture)
    )
    assert lines <= objects <= looks * 1.5


def test_outlines_bookmarks_and_links_lead_to_pages(kitchen: Document, kitchen_ofd: Ofd) -> None:
    root = kitchen_ofd.xml("Doc_0/Document.xml")
    pages = {page.get("ID") for page in root.iter(f"{NAMESPACE}Page")}
    outline = [e.get("Title") for e in root.iter(f"{NAMESPACE}OutlineElem")]
    assert outline == [entry.title for entry in kitchen.outline]
    names = [e.get("Name") for e in root.iter(f"{NAMESPACE}Bookmark")]
    assert len(names) == len(set(names)) == sum(not e.level for e in kitchen.outline)
    for part in parts(kitchen_ofd).values():
        for dest in part.iter(f"{NAMESPACE}Dest"):
            assert dest.get("Type") == "XYZ" and dest.get("PageID") in pages
    links = [
        element
        for page in range(len(kitchen_ofd.pages))
        for element in kitchen_ofd.objects(page)
        if element.find(f".//{NAMESPACE}Goto") is not None
    ]
    targets = [leaf for leaf in kitchen.structure.leaves() if "Target" in dict(leaf.attributes)]
    assert len(links) >= len(targets) > 0


def test_the_tag_tree_holds_the_structure(kitchen: Document, kitchen_ofd: Ofd) -> None:
    said = {
        element.attrib["ID"]: "".join(c.text or "" for c in element.iter(f"{NAMESPACE}TextCode"))
        for page in range(len(kitchen_ofd.pages))
        for element in kitchen_ofd.objects(page)
    }
    root = kitchen_ofd.xml("Doc_0/Tags/Structure.xml")
    assert root.tag == f"{{{TAGS}}}Document"
    expected = [leaf for leaf in kitchen.structure.leaves() if leaf.text.strip()]
    found = [
        "".join(said[ref.text or ""] for ref in element.findall(f"{NAMESPACE}ObjectRef"))
        for element in root.iter()
        if element.find(f"{NAMESPACE}ObjectRef") is not None
    ]
    words = ["".join(text.split()) for text in found if text.strip()]
    assert words == ["".join(leaf.text.split()) for leaf in expected]
    addresses = [e.text for e in root.iter(f"{{{TAGS}}}Address")]
    urls = [dict(leaf.attributes).get("URL") for leaf in kitchen.structure.leaves()]
    assert addresses == [url for url in urls if url] != []


def test_metadata_says_what_the_issue_is(fonts: FontSet) -> None:
    issue = parse_issue(
        "header: 工作 & <简报>\nperiod: {year: 2026, number: 3, total: 9}\n"
        "editors: {name: 办公室编, date: 2026-02-28}\n"
        "secrecy: {level: secret, term: 5年}\n"
        "articles:\n  - title: 一个标题\n    body: 第一段。\n"
    )
    ofd = ofd_of(lay_out(issue, style_of(issue), fonts))
    info = ofd.xml("OFD.xml")
    found = {e.tag.removeprefix(NAMESPACE): e.text for e in info.iter() if not len(e)}
    assert found["Title"] == "工作 & <简报> 2026年第3期（总第9期）"
    assert (found["Author"], found["CreationDate"]) == ("办公室编", "2026-02-28")
    assert re.fullmatch("[0-9a-f]{32}", found["DocID"] or "")
    custom = {e.get("Name"): e.text for e in info.iter(f"{NAMESPACE}CustomData")}
    assert custom["密级"] == "机密★5年" and custom["文号"] == "2026年第3期（总第9期）"


def test_greys_are_grey(examples: dict[str, Document]) -> None:
    ofd = ofd_of(examples["2021-32"])
    colours = {
        (colour.get("Value"), colour.get("ColorSpace"))
        for page in range(len(ofd.pages))
        for element in ofd.objects(page)
        for colour in element
        if colour.tag.endswith("Color")
    }
    greys = {value for value, space in colours if space is not None}
    assert "0" in greys and all(" " not in (value or "") for value in greys)
    assert any(space is None and len(numbers(value)) == 3 for value, space in colours)


def test_photos_keep_their_scan_data(tmp_path: Path, fonts: FontSet) -> None:
    """A JPEG goes in as it is but for its metadata; its colour profile stays."""
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = Image.effect_noise((300, 200), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "who took it"
    picture.save(tmp_path / "a.jpg", quality=80, icc_profile=profile, exif=exif)
    picture.save(tmp_path / "b.png")
    text = (
        "header: 工作简报\nperiod: {year: 2026, number: 3, total: 9}\n"
        "editors: {name: 办公室编, date: 2026-02-28}\n"
        "articles:\n  - title: 一个标题\n    body:\n      - 第一段。\n"
        "      - {photo: a.jpg, alt: 图}\n      - {photo: b.png, alt: 图}\n"
        "      - {photo: a.jpg, alt: 图}\n"
    )
    (tmp_path / "issue.yaml").write_text(text, encoding="utf-8")
    ofd = ofd_of(laid_out(tmp_path / "issue.yaml", fonts))
    jpeg, png = (data for _, data in sorted(ofd.images.items(), key=lambda i: i[1][:1] == b"\x89"))
    assert b"who took it" not in jpeg
    scan = (tmp_path / "a.jpg").read_bytes().split(b"\xff\xda", 1)[1]
    assert jpeg.split(b"\xff\xda", 1)[1] == scan
    with Image.open(io.BytesIO(jpeg)) as kept, Image.open(tmp_path / "a.jpg") as given:
        assert kept.info["icc_profile"] == profile
        assert kept.tobytes() == given.tobytes()
    with Image.open(io.BytesIO(png)) as kept:
        assert kept.convert("RGB").tobytes() == picture.tobytes()


def test_parts_bear_no_date_and_no_trace_of_the_machine(kitchen_ofd: Ofd) -> None:
    with zipfile.ZipFile(io.BytesIO(kitchen_ofd.data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(info.filename.isascii() for info in package.infolist())
    for name in kitchen_ofd.zip.namelist():
        assert str(Path.home()).encode() not in kitchen_ofd.zip.read(name)


def test_a_face_kept_from_another_issue_makes_no_difference(
    examples: dict[str, Document], kitchen: Document
) -> None:
    """What was embedded last is kept for the next file; that file is the same without it."""
    before = ofd_of(examples["2024-03"]).data
    ofd_of(kitchen)
    assert ofd_of(examples["2024-03"]).data == before
    fresh = laid_out(KITCHEN.parent.parent / "2024-03.yaml", read_fonts())
    assert ofd_of(fresh).data == before
