"""The rules of OFD-A: our files keep them, and each spoilt file is refused by the rule's name."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Document, verify_ofd
from bulletin_layout.cli.main import main
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.ofd_facts.package import Package
from bulletin_layout.ofd_facts.rules import RULES, breaches
from bulletin_layout.pdf_facts.model import UnreadablePdf
from tests.conftest import EXAMPLES, ROOT
from tests.ofd.conftest import CASES, KITCHEN, laid_out, ofd_of
from tests.ofd.drawing import Ofd

Change = Callable[[dict[str, bytes]], None]
ROOT_PART, PAGE = "Doc_0/Document.xml", "Doc_0/Pages/Page_1/Content.xml"


def replaced(part: str, old: str, new: str, count: int = 1) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        spoilt = re.sub(old.encode(), new.encode(), parts[part], count=count)
        assert spoilt != parts[part]
        parts[part] = spoilt

    return change


def removed(pattern: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        name = next(name for name in parts if re.search(pattern, name))
        del parts[name]

    return change


def filled(pattern: str, data: bytes) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        name = next(name for name in parts if re.search(pattern, name))
        parts[name] = data

    return change


def all_of(*changes: Change) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        for each in changes:
            each(parts)

    return change


BODY = "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
SOUND = '<ofd:MultiMedia ID="9" Type="Audio"><ofd:MediaFile>a.mp3</ofd:MediaFile></ofd:MultiMedia>'
PUBLIC, MEDIA = "Doc_0/PublicRes.xml", "Doc_0/DocumentRes.xml"
# By rule: what breaks it.
SPOILT: dict[str, Change] = {
    "part-names": lambda parts: parts.update({"../../a.xml": b"<a/>"}),
    "named-parts": lambda parts: parts.update({"Doc_0/a.exe": b"MZ"}),
    "values": replaced(PAGE, r' Boundary="[^"]*"', ' Boundary="a b c d"'),
    "fonts-whole": lambda parts: parts.update(
        {n: d[: len(d) // 2] for n, d in parts.items() if "font_2" in n}
    ),
    "images-whole": filled(r"image_\d+", b"\xff\xd8\xff" + bytes(60)),
    "on-the-page": replaced(PAGE, r' Boundary="[^"]*"', ' Boundary="900 900 10 10"'),
    "seen": replaced(PAGE, "<ofd:TextObject ", '<ofd:TextObject Visible="false" '),
    "tagged-objects": replaced(
        "Doc_0/Tags/Structure.xml", r'(<ofd:ObjectRef PageRef="\d+">)\d+', r"\g<1>999999"
    ),
    "profile": replaced("OFD.xml", 'DocType="OFD-A"', 'DocType="OFD"'),
    "one-document": replaced(
        "OFD.xml", "</ofd:DocBody>", f"</ofd:DocBody><ofd:DocBody>{BODY}</ofd:DocBody>"
    ),
    "identifier": replaced("OFD.xml", "<ofd:DocID>[0-9a-f]+", "<ofd:DocID>7"),
    "metadata": replaced("OFD.xml", "<ofd:Title>[^<]+", "<ofd:Title>"),
    "self-contained": removed(r"Pages/Page_3/"),
    "no-encryption": lambda parts: parts.update({"Encryptions.xml": b"<Encryptions/>"}),
    "no-permissions": replaced(
        ROOT_PART, "</ofd:Outlines>", "</ofd:Outlines><ofd:Permissions/>"
    ),
    "only-goto": replaced(
        ROOT_PART, "<ofd:Goto>.*?</ofd:Goto>", '<ofd:URI URI="http://example.org"/>'
    ),
    "goto-pages": replaced(ROOT_PART, r'PageID="\d+"', 'PageID="99999"'),
    "no-extensions": replaced(
        ROOT_PART,
        "</ofd:CustomTags>",
        "</ofd:CustomTags><ofd:Extensions>CustomTags.xml</ofd:Extensions>",
    ),
    "attachments": lambda parts: parts.update(
        {"Doc_0/Attachs.xml": b'<Attachments><Attachment Name="a" Format="EXE"/></Attachments>'}
    ),
    "annotations": lambda parts: parts.update(
        {"Doc_0/Annot.xml": b'<PageAnnot><Annot ReadOnly="true" NoZoom="true"/></PageAnnot>'}
    ),
    "no-signatures": replaced(
        "OFD.xml", "</ofd:DocRoot>", "</ofd:DocRoot><ofd:Signatures>OFD.xml</ofd:Signatures>"
    ),
    "element-order": replaced(
        PAGE, "(<ofd:FillColor [^>]+/>)(<ofd:TextCode.*?</ofd:TextCode>)", r"\2\1"
    ),
    "identifiers": replaced(PAGE, r'TextObject ID="\d+"', 'TextObject ID="1"'),
    "fonts-embedded": replaced(PUBLIC, "<ofd:FontFile>.*?</ofd:FontFile>", ""),
    "font-outlines": filled(r"font_\d+", b"OTTO" + bytes(60)),
    "image-formats": filled(r"image_\d+", b"GIF89a" + bytes(60)),
    "no-sound-or-film": replaced(MEDIA, "</ofd:MultiMedias>", SOUND + "</ofd:MultiMedias>"),
    "colour-spaces": replaced(PUBLIC, 'Type="GRAY"', 'Type="LAB"'),
    "resource-places": replaced(
        MEDIA, "</ofd:Res>", '<ofd:ColorSpace ID="7" Type="RGB"/></ofd:Res>'
    ),
    "references": replaced(PAGE, r'Font="\d+"', 'Font="77777"'),
    "glyphs": replaced(PAGE, r"(<ofd:TextCode [^>]*>)", r"\1龘"),
    "text-size": replaced(PAGE, r' Size="[\d.]+"', ""),
    "text-scale": replaced(PAGE, r"(<ofd:TextObject )", r'\1CTM="0.8 0 0 1 0 0" '),
    "text-places": replaced(PAGE, r'DeltaX="[^"]*"', 'DeltaX="1 2"'),
    "image-interpolation": lambda parts: replaced(
        next(n for n in sorted(parts) if b"ImageObject" in parts[n]),
        "<ofd:ImageObject ", '<ofd:ImageObject Interpolate="true" ',
    )(parts),
    "block-depth": replaced(
        PAGE,
        "</ofd:Layer>",
        '<ofd:PageBlock ID="90001">' * 4 + "</ofd:PageBlock>" * 4 + "</ofd:Layer>",
    ),
}  # fmt: skip


def parts_of(ofd: Ofd) -> dict[str, bytes]:
    return {name: ofd.zip.read(name) for name in ofd.zip.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def test_every_rule_has_a_name_of_its_own_and_a_source() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) >= 23
    assert all(re.match(r"33190 \d|42133 \d|ofdrw ", rule.source) for rule in RULES)
    assert all(rule.check.__doc__ for rule in RULES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_keep_every_rule(examples: dict[str, Document], name: str) -> None:
    assert breaches(Package(ofd_of(examples[name]).data, name)) == []


@pytest.mark.parametrize("file", [KITCHEN, *CASES], ids=lambda file: file.stem)
def test_the_cases_keep_every_rule(file: Path, fonts: FontSet) -> None:
    assert breaches(Package(ofd_of(laid_out(file, fonts)).data, file.stem)) == []


@pytest.mark.parametrize("rule", [rule.name for rule in RULES if rule.name != "only-package"])
def test_a_spoilt_file_is_refused_by_name(rule: str, kitchen_ofd: Ofd) -> None:
    parts = parts_of(kitchen_ofd)
    SPOILT[rule](parts)
    data = packed(parts)
    found = breaches(Package(data, "spoilt.ofd"))
    assert rule in {breach.rule.name for breach in found}
    assert all(breach.words for breach in found)


def twice(name: str, data: bytes) -> Callable[[dict[str, bytes]], bytes]:
    """A package with a part more, of a name that is there already, as readers compare names."""

    def change(parts: dict[str, bytes]) -> bytes:
        out = io.BytesIO(packed(parts))
        with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as package:
            warnings.simplefilter("ignore")
            package.writestr(name, data)
        return out.getvalue()

    return change


def linked(parts: dict[str, bytes]) -> bytes:
    info = zipfile.ZipInfo("Doc_0/link.xml")
    info.external_attr = 0o120777 << 16
    out = io.BytesIO(packed(parts))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(info, "/etc/passwd")
    return out.getvalue()


def encrypted(parts: dict[str, bytes]) -> bytes:
    data = bytearray(packed(parts))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


PACKAGES: dict[str, tuple[Callable[[dict[str, bytes]], bytes], str]] = {
    "a page twice": (twice("Doc_0/Pages/Page_0/Content.xml", b"<a/>"), "part-names"),
    "a page twice by its case": (twice("doc_0/DOCUMENT.xml", b"<a/>"), "part-names"),
    "a page twice by a slash": (twice("/Doc_0/Document.xml", b"<a/>"), "part-names"),
    "a link": (linked, "part-names"),
    "bytes before": (lambda parts: b"#!/bin/sh\n" + packed(parts), "only-package"),
    "bytes behind": (lambda parts: packed(parts) + b"more", "only-package"),
    "encrypted": (encrypted, "no-encryption"),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_readers_may_read_each_in_its_way_is_refused(
    name: str, kitchen_ofd: Ofd
) -> None:
    make, rule = PACKAGES[name]
    found = breaches(Package(make(parts_of(kitchen_ofd)), "spoilt.ofd"))
    assert {breach.rule.name for breach in found} == {rule}


ACTION = "<ofd:Goto>.*?</ofd:Goto>"
PATHS = "Doc_0/Pages/Page_0/Content.xml"
GLYPH = (
    '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1">'
    "<ofd:Glyphs>60000</ofd:Glyphs></ofd:CGTransform>"
)
VALUES: dict[str, tuple[Change, str]] = {
    "a program started": (replaced(ROOT_PART, ACTION, '<ofd:Launch File="a"/>'), "only-goto"),
    "an action of another namespace": (
        replaced(ROOT_PART, ACTION, '<URI xmlns="http://a.b"/>'),
        "only-goto",
    ),
    "an action at opening": (replaced(ROOT_PART, 'Event="CLICK"', 'Event="DO"'), "only-goto"),
    "a bookmark that is not there": (
        replaced(ROOT_PART, ACTION, '<ofd:Goto><ofd:Bookmark Name="a"/></ofd:Goto>'),
        "goto-pages",
    ),
    "a distance without end": (replaced(PAGE, 'DeltaX="[^"]*"', 'DeltaX="g inf 3"'), "text-places"),
    "a distance that is none": (
        replaced(PAGE, 'DeltaX="[^"]*"', 'DeltaX="g 1 nan"'),
        "text-places",
    ),
    "an ID without end": (
        replaced(PAGE, r'TextObject ID="\d+"', f'TextObject ID="{"9" * 5000}"'),
        "identifiers",
    ),
    "digits of another script": (
        replaced(PAGE, r'TextObject ID="\d+"', 'TextObject ID="٣٤"'),
        "values",
    ),
    "no MaxUnitID": (replaced(ROOT_PART, "<ofd:MaxUnitID>.*?</ofd:MaxUnitID>", ""), "identifiers"),
    "no page area": (replaced(ROOT_PART, "<ofd:PageArea>.*?</ofd:PageArea>", ""), "values"),
    "a page without size": (replaced(ROOT_PART, "0 0 210 297", "0 0 0 0"), "values"),
    "a colour that is none": (
        replaced(PAGE, 'FillColor Value="[^"]*"', 'FillColor Value="red"'),
        "values",
    ),
    "a path that is none": (
        replaced(PATHS, "<ofd:AbbreviatedData>[^<]*", "<ofd:AbbreviatedData>hello"),
        "values",
    ),
    "something strange on a page": (
        replaced(PAGE, "<ofd:TextObject ", "<ofd:Evil/><ofd:TextObject "),
        "values",
    ),
    "a day that is none": (
        replaced("OFD.xml", "<ofd:ModDate>[^<]*", "<ofd:ModDate>2026-99-99"),
        "metadata",
    ),
    "a glyph that the font lacks": (
        replaced(PAGE, "<ofd:TextCode", f"{GLYPH}<ofd:TextCode"),
        "glyphs",
    ),
    "a look that is not there": (
        replaced(PAGE, "<ofd:TextObject ", '<ofd:TextObject DrawParam="99999" '),
        "references",
    ),
}


@pytest.mark.parametrize("name", VALUES)
def test_what_is_wrong_in_a_part_is_told_by_its_rule(name: str, kitchen_ofd: Ofd) -> None:
    change, rule = VALUES[name]
    parts = parts_of(kitchen_ofd)
    change(parts)
    assert rule in {b.rule.name for b in breaches(Package(packed(parts), "spoilt.ofd"))}


@pytest.mark.parametrize(
    ("part", "data", "said"),
    [
        ("Doc_0/Document.xml", "<a/>".encode("utf-16"), "is no UTF-8"),
        ("Doc_0/Document.xml", b"<a>" * 5000 + b"</a>" * 5000, "is nested more than 100 deep"),
    ],
)
def test_a_part_that_is_not_to_be_read_is_told(
    part: str, data: bytes, said: str, kitchen_ofd: Ofd
) -> None:
    parts = parts_of(kitchen_ofd) | {part: data}
    with pytest.raises(UnreadablePdf, match=said):
        breaches(Package(packed(parts), "a.ofd"))


def test_a_comparison_with_a_broken_file_is_a_line(
    kitchen_ofd: Ofd, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.ofd"
    good.write_bytes(kitchen_ofd.data)
    for spoil in (filled(r"image_\d+", b"\xff\xd8\xff"), VALUES["a distance without end"][0]):
        parts = parts_of(kitchen_ofd)
        spoil(parts)
        bad = tmp_path / "bad.ofd"
        bad.write_bytes(packed(parts))
        assert main(["diff", str(good), str(bad)]) in (1, 2)
        assert "None" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is no ZIP file, as an OFD is"),
        (b"%PDF-1.7", "it is no ZIP file, as an OFD is"),
        (packed({"a.txt": b"a"}), "it has no OFD.xml"),
        (packed({"OFD.xml": b"<OFD"}), "its part OFD.xml is no XML"),
        (packed({"OFD.xml": b"<OFD/>"}), "names no document that is there"),
        (packed({"OFD.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><OFD/>"}), "declares a DOCTYPE"),
    ],
)
def test_what_is_no_ofd_is_told_in_a_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadablePdf, match=said):
        breaches(Package(data, "a.ofd"))


def test_a_file_that_unpacks_to_too_much_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(9):
            package.writestr(f"{number}.xml", bytes(1 << 25))
    with pytest.raises(UnreadablePdf, match="256 MB"):
        Package(out.getvalue(), "a.ofd")


@pytest.mark.slow
def test_any_bytes_changed_make_no_traceback(kitchen_ofd: Ofd) -> None:
    """A file cut off or overwritten at many places is verified, or told as unreadable."""
    data = kitchen_ofd.data
    for number in range(60):
        at = len(data) * number // 60
        for broken in (data[:at], data[:at] + b"\xff\x00\xff\x00" + data[at + 4 :]):
            try:
                breaches(Package(broken, "a.ofd"))
            except UnreadablePdf as told:
                assert "\n" not in str(told)


def test_the_command(kitchen_ofd: Ofd, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.ofd", tmp_path / "bad.ofd"
    good.write_bytes(kitchen_ofd.data)
    parts = parts_of(kitchen_ofd)
    SPOILT["no-permissions"](parts)
    bad.write_bytes(packed(parts))
    assert main(["verify", str(good)]) == 0
    assert "keeps the 37 rules of OFD-A" in capsys.readouterr().out
    assert main(["verify", str(good), str(bad)]) == 1
    assert "no-permissions (42133 6.2.2 a): the document declares" in capsys.readouterr().out
    assert main(["verify", str(tmp_path / "none.ofd")]) == 1
    assert "none.ofd cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("page", ["formats.md", "formats.zh-CN.md"])
def test_the_documentation_lists_the_rules(page: str) -> None:
    text = (ROOT / "docs" / "how-to" / page).read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z-]+) \| ((?:33190|42133|ofdrw) [^|]+) \| [^|]+ \|$", text, re.M)
    written = [(name, source.replace("、", ", ")) for name, source in rows]
    assert written == [(rule.name, rule.source) for rule in RULES]


def test_a_script_asks_the_same_rules(kitchen: Document, tmp_path: Path) -> None:
    (tmp_path / "a.ofd").write_bytes(ofd_of(kitchen).data)
    assert verify_ofd(tmp_path / "a.ofd") == []
    with zipfile.ZipFile(tmp_path / "a.ofd") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    replaced("OFD.xml", "OFD-A", "OFD")(parts)
    (breach,) = verify_ofd(packed(parts))
    assert (breach.rule.name, breach.rule.source) == ("profile", "42133 6.2.1 a")
    with pytest.raises(UnreadablePdf, match="cannot be read"):
        verify_ofd(tmp_path / "none.ofd")
