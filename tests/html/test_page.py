"""What an HTML page says, and that nothing in it runs, breaks or comes from outside."""

from __future__ import annotations

import base64
import io
import itertools
import re
from collections import Counter
from pathlib import Path
from typing import Any

import html5lib
import pytest
from PIL import Image, ImageOps

from bulletin_layout import Document, OutputError, lay_out, parse_issue, save
from bulletin_layout.cli.main import main
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import style_of
from tests.conftest import EXAMPLES, SMALL_ISSUE
from tests.html.conftest import KITCHEN, laid_out, page_of, parsed

HOSTILE = "]]>--></p></title></style><script>alert(1)</script><img src=x onerror='y'>\" onload=\"z"
ATTRIBUTES = {
    "alt",
    "aria-label",
    "aria-labelledby",
    "charset",
    "class",
    "colspan",
    "content",
    "datetime",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "rel",
    "role",
    "rowspan",
    "scope",
    "src",
    "tabindex",
    "width",
}


def bulletin_of(root: Any) -> Any:
    (found,) = (e for e in root.iter("div") if e.get("class") == "bulletin")
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_word_of_the_kitchen_sink_is_said_once(kitchen: Document, kitchen_page: str) -> None:
    """All but the contents' page numbers: there are no pages."""
    numbers = [
        child
        for node in walk(kitchen.structure)
        if node.role == "TOCI"
        for child in node.children
        if child.role == "P"
    ]
    assert numbers
    leaves = [leaf for leaf in kitchen.structure.leaves() if leaf not in numbers]
    said = squeezed("".join(bulletin_of(parsed(kitchen_page)).itertext()))
    assert Counter(said) == Counter(squeezed("".join(leaf.text for leaf in leaves)))


def walk(node: Any) -> Any:
    yield node
    for child in node.children:
        yield from walk(child)


@pytest.mark.parametrize("name", [*EXAMPLES, "kitchen"])
def test_a_page_is_sound(examples: dict[str, Document], kitchen: Document, name: str) -> None:
    root = parsed(page_of(kitchen if name == "kitchen" else examples[name]))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids)) and all(i.startswith("bulletin-") for i in ids)
    for link in root.iter("a"):
        target = link.get("href")
        assert target[1:] in ids if target.startswith("#") else target.startswith("https://")
    labels = [e.get("aria-labelledby") for e in root.iter() if e.get("aria-labelledby")]
    assert set(labels) <= set(ids)
    levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels.count(1) == 1 == levels[0]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert root.get("lang") == "zh-CN"


def test_nothing_comes_from_outside_and_nothing_runs(kitchen_page: str) -> None:
    root = parsed(kitchen_page)
    assert not [e for e in root.iter() if e.tag in ("script", "iframe", "object", "link", "base")]
    assert all(e.get("src").startswith("data:image/") for e in root.iter() if e.get("src"))
    (style,) = root.iter("style")
    assert "url(" not in style.text and "@import" not in style.text
    (policy,) = (m for m in root.iter("meta") if m.get("http-equiv"))
    assert policy.get("content").startswith("default-src 'none'")


def test_hostile_titles_captions_and_names(tmp_path: Path, fonts: FontSet) -> None:
    Image.new("RGB", (40, 30), "#808080").save(tmp_path / "a.png")
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    (tmp_path / "issue.yaml").write_text(
        f"""\
header: {quoted}
notice: {quoted}
period: {{year: 2026, number: 1, total: 7}}
editors: {{name: {quoted}, date: 2026-02-28}}
editorial: [{quoted}]
articles:
  - title: {quoted}
    source: {quoted}
    signature: {{names: [{quoted}], date: 2026-02-27}}
    body:
      - {quoted}
      - {{heading: {quoted}}}
      - {{photo: a.png, caption: {quoted}, alt: {quoted}}}
      - table: {{caption: {quoted}, columns: [{{heading: {quoted}}}], rows: [[{quoted}]]}}
briefs: [{quoted}]
distribution: {{report: [{quoted}], send: [{quoted}], office: {quoted}}}
""",
        encoding="utf-8",
    )
    document = laid_out(tmp_path / "issue.yaml", fonts)
    for fragment in (False, True):
        page = page_of(document, fragment)
        parser = html5lib.HTMLParser(strict=not fragment, namespaceHTMLElements=False)
        root = parser.parse(page)
        used = {name for e in root.iter() if isinstance(e.tag, str) for name in e.attrib}
        assert used <= ATTRIBUTES
        assert not list(root.iter("script"))
        assert len(list(root.iter("img"))) == 1
        said = squeezed("".join(bulletin_of(root).itertext()))
        assert said.count(squeezed(HOSTILE)) >= 10
        assert next(root.iter("img")).get("alt") == HOSTILE


def test_parts_are_what_they_are(kitchen_page: str) -> None:
    root = bulletin_of(parsed(kitchen_page))
    assert [e.tag for e in root][:3] == ["header", "nav", "section"]
    assert len(list(root.iter("article"))) == 6
    for table in root.iter("table"):
        assert list(table.iter("th")) and all(
            th.get("scope") in ("col", "colgroup") for th in table.iterfind("thead//th")
        )
        assert {th.get("scope") for th in table.iterfind("tbody//th")} <= {"row"}
    assert next(t.get("datetime") for t in root.iter("time")) == "2026-11-24"
    notes = [e for e in root.iter("section") if e.get("role") == "doc-endnotes"]
    marks = [a.get("href") for a in root.iter("a") if a.get("role") == "doc-noteref"]
    held = [f"#{li.get('id')}" for section in notes for li in section.iter("li")]
    assert marks == held and len(marks) == 4
    assert list(root.iter("strong")) and list(root.iter("sub")) + list(root.iter("sup"))
    assert list(root.iter("address"))
    figures = [e for e in root.iter("figure") if e.get("class") == "photos"]
    assert all(figure.find(".//img") is not None for figure in figures)


def test_what_government_sites_ask_for_is_said(examples: dict[str, Document]) -> None:
    root = parsed(page_of(examples["2021-32"]))
    meta = {m.get("name"): m.get("content") for m in root.iter("meta")}
    assert meta["ArticleTitle"].endswith("2021年第32期（总第342期）")
    assert (meta["PubDate"], meta["ContentSource"]) == (
        "2021-10-18",
        "上海市邮政管理局党建办、文明办编",
    )


def test_photos_stand_upright_with_their_own_scan_data(tmp_path: Path, fonts: FontSet) -> None:
    picture = Image.effect_noise((80, 40), 50).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "who took it"
    picture.save(tmp_path / "a.jpg", exif=exif)
    (tmp_path / "issue.yaml").write_text(
        SMALL_ISSUE.replace(
            "body: |\n      第一段。", "body:\n      - 第一段。\n      - {photo: a.jpg, alt: 图}"
        ),
        encoding="utf-8",
    )
    (image,) = parsed(page_of(laid_out(tmp_path / "issue.yaml", fonts))).iter("img")
    data = base64.b64decode(image.get("src").split(",", 1)[1])
    assert b"who took it" not in data
    with Image.open(io.BytesIO(data)) as shown, Image.open(tmp_path / "a.jpg") as given:
        upright = ImageOps.exif_transpose(shown)
        assert upright.size == (40, 80)
        assert upright.tobytes() == ImageOps.exif_transpose(given).tobytes()
    assert int(image.get("height")) == 2 * int(image.get("width"))


def test_a_fragment_is_what_stands_in_the_page(kitchen: Document, kitchen_page: str) -> None:
    fragment = page_of(kitchen, fragment=True)
    assert fragment.startswith('<div class="bulletin" lang="zh-CN">')
    assert fragment.strip() in kitchen_page
    assert "<style" not in fragment and "<meta" not in fragment


def test_a_fragment_can_bring_its_looks(kitchen: Document) -> None:
    plain = page_of(kitchen, fragment=True)
    styled = page_of(kitchen, inline_styles=True)
    # Nothing but the looks is added: the same elements, words and attributes.
    assert re.sub(r' style="[^"]*"', "", styled) == plain
    tree = parsed(f"<!DOCTYPE html><title>站</title>{styled}")
    looks = {
        name: dict(part.split(": ", 1) for part in element.get("style").split("; "))
        for name in ("h1", "p", "td", "th")
        for element in [next(tree.iter(name))]
    }
    assert looks["h1"]["color"] == "#b8000e"  # as on a light screen; no variable is left
    assert looks["h1"]["font"].startswith("700 2.25rem/1.35")
    assert looks["p"]["text-align"] == "right"  # the serial's, not that of all in the masthead
    assert looks["td"]["border"] == "1px solid #767676"
    assert "SimHei" in looks["th"]["font-family"]
    assert looks["td"]["font"].startswith("1.125rem/1.8")  # what it inherits is its own
    assert "var(" not in styled and "@media" not in styled


def test_an_issue_with_a_secrecy_is_refused(
    tmp_path: Path, fonts: FontSet, capsys: pytest.CaptureFixture[str]
) -> None:
    document = laid_out(KITCHEN, fonts)
    with pytest.raises(OutputError, match="密级"):
        save(document, tmp_path / "a.html")
    assert main(["build", str(KITCHEN), "--to", "html,pdf", "-o", str(tmp_path)]) == 1
    assert "an issue with a 密级 is written as no web page." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("disclosure", "is_written"), [("public", True), ("on-request", False), ("not-public", False)]
)
def test_only_a_public_issue_becomes_a_page(
    tmp_path: Path, fonts: FontSet, disclosure: str, is_written: bool
) -> None:
    document = laid_out(SMALL_ISSUE + f"disclosure: {disclosure}\n", fonts)
    if not is_written:
        with pytest.raises(OutputError, match="公开属性"):
            save(document, tmp_path / "a.html")
    else:
        save(document, tmp_path / "a.html")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"] * is_written


def test_a_line_that_the_editor_broke_is_broken(fonts: FontSet) -> None:
    body = "      - 联系人：张三\\\\电话：123[^注。]\\\\**要点**完。\n"
    text = (
        "header: 简报\nperiod: {year: 2026, number: 1, total: 7}\n"
        "editors: {name: 办公室编, date: 2026-02-28}\narticles:\n  - title: 题\n    body:\n" + body
    )
    issue = parse_issue(text)
    root = parsed(page_of(lay_out(issue, style_of(issue), fonts)))
    (paragraph,) = (p for p in root.iter("p") if "联系人" in "".join(p.itertext()))
    assert [part.tag for part in paragraph.iter()].count("br") == 2


def test_a_label_that_the_library_prints_is_set_off(fonts: FontSet) -> None:
    issue = parse_issue(SMALL_ISSUE + "editorial: 现将做法编发。\n")
    root = parsed(page_of(lay_out(issue, style_of(issue), fonts)))
    (label,) = root.iter("strong")
    (paragraph,) = (p for p in root.iter("p") if p.get("class") == "editorial")
    assert label.text == "编者按："
    assert "".join(paragraph.itertext()) == "编者按：现将做法编发。"
