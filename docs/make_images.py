"""Make the pictures of the README and the docs: issues built and rendered.

python docs/make_images.py

docs/format.md holds its issues itself: each ```yaml block after a comment that says which key it
belongs under (`<!-- under: body; picture: photos -->`). Here it is made a whole issue.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from PIL import Image, ImageChops

from bulletin_layout import (
    Document,
    lay_out,
    read_fonts,
    read_issue,
    read_style,
    typeset,
    write_pdf,
)
from bulletin_layout.issue.grammar import ISSUE
from bulletin_layout.issue.kinds import Many, Record
from bulletin_layout.style.model import Stylesheet

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
PICTURES = HERE / "images"
PHOTOS = EXAMPLES / "kitchen-sink" / "photos"
STYLE_FILE = "own.yaml"

_BLOCK = re.compile(r"(?:<!-- (under: [^>]*) -->\n)?```yaml\n(.*?)```", re.DOTALL)
_DEFAULTS = {
    "header": "工作简报",
    "period": {"year": 2026, "number": 1, "total": 7},
    "editors": {"name": "办公室编", "date": "2026-02-28"},
}
_TITLE, _BODY = "题目", "正文一段。"
_SCALE = 1.2
_PAGE_SCALE = 0.9
_MARGIN = 12
_GREY = "#808080"


@dataclass(frozen=True)
class Example:
    """A ```yaml block of a page: its line there, its text, and what its comment says.

    `under` is issue, article, body or style; `shown` names its picture; `part` is what that
    shows: text (below the title), head, foot or page. `style` is the own.yaml it may name.
    """

    line: int
    text: str
    under: str = ""
    shown: str = ""
    part: str = "text"
    draft: bool = False
    style: str = ""

    def issue(self) -> str:
        """Return the whole issue that this block is, or is a piece of."""
        if self.under == "style":
            return _dumped({**_DEFAULTS, "articles": _article({}), "style": STYLE_FILE})
        if self.under in ("article", "body"):
            return _dumped({**_DEFAULTS, "articles": _article(self._value())})
        whole = self._value()
        have = {field.name for key in whole if (field := ISSUE.find(key))}
        missing: dict[str, Any] = {
            key: value for key, value in _DEFAULTS.items() if key not in have
        }
        if "articles" not in have:
            missing["articles"] = _article({})
        return self.text + "\n" + (_dumped(missing) if missing else "")

    def _value(self) -> Any:
        return yaml.load(self.text, Loader=yaml.BaseLoader)

    def write(self, folder: Path) -> Path:
        """Write the issue, its style and photos into a folder; return the issue's file."""
        shutil.copytree(PHOTOS, folder / "photos", dirs_exist_ok=True)
        if self.style:
            (folder / STYLE_FILE).write_text(self.style, encoding="utf-8")
        file = folder / "issue.yaml"
        file.write_text(self.issue(), encoding="utf-8")
        return file

    def lay_out(self, folder: Path) -> tuple[Document, Stylesheet]:
        """Return the issue laid out, and its style."""
        issue = read_issue(self.write(folder))
        style = read_style(issue.style, folder)
        return lay_out(issue, style, read_fonts(), draft=self.draft), style


def examples(page: Path) -> Iterator[Example]:
    """Yield the ```yaml blocks of a page; a style holds for those after it that name it."""
    text = page.read_text(encoding="utf-8")
    style = ""
    for match in _BLOCK.finditer(text):
        said = dict(part.split(": ") for part in (match[1] or "").split("; ") if part)
        if said.get("under") == "style":
            style = match[2]
        yield Example(
            line=text.count("\n", 0, match.start(2)),
            text=match[2],
            under=said.get("under", ""),
            shown=said.get("picture", ""),
            part=said.get("part", "text"),
            draft=said.get("draft") == "yes",
            style=style,
        )


def _article(value: Any) -> list[dict[str, Any]]:
    """Return the list of one article of which `value` is the body or some of the keys."""
    if isinstance(value, list):
        value = {"body": value}
    articles = ISSUE.find("articles")
    assert articles is not None
    assert isinstance(articles.kind, Many)
    record: Record = articles.kind.record
    have = {field.name for key in value if (field := record.find(key))}
    rest = {"title": _TITLE, "body": _BODY}
    return [{**{key: rest[key] for key in rest if key not in have}, **value}]


def _dumped(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


def _rendered(pdf: Path, number: int, scale: float) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    image: Image.Image = document[number].render(scale=scale).to_pil()
    document.close()
    return image


def _picture(example: Example, folder: Path) -> Image.Image:
    """Return the part of an example's pages that its comment asks for."""
    document, style = example.lay_out(folder)
    pdf = folder / "issue.pdf"
    write_pdf(document, pdf)
    if example.part == "page":
        return _framed(_rendered(pdf, 0, _PAGE_SCALE))
    number = len(document.pages) - 1 if example.part == "foot" else 0
    page = document.pages[number]
    title = next(leaf.leaf for leaf in document.structure.leaves() if leaf.role == "H1")
    titles = [line.y for line in page.lines if line.runs[0].node == title]
    top, foot = 0.0, min(line.y for line in page.furniture) - 20
    rules = [rule.y1 for rule in page.rules]
    if example.part == "foot":
        top = min(y for y in rules if y > document.height / 2) - 4
    elif example.part == "head":
        foot = max(y for y in rules if y < titles[0]) + 4
    else:
        top = titles[-1] + 8
    box = (style.left - 2, top, style.left + style.composition.measure + 2, foot)
    left, up, right, down = (int(edge * _SCALE) for edge in box)
    return _trimmed(_rendered(pdf, number, _SCALE).crop((left, up, right, down)))


def _trimmed(image: Image.Image) -> Image.Image:
    """Return a picture without the white above and below, in a margin and a frame."""
    white = Image.new("RGB", image.size, "white")
    box = ImageChops.difference(image.convert("RGB"), white).getbbox()
    assert box is not None
    _, top, _, foot = box
    out = Image.new("RGB", (image.width + 2 * _MARGIN, foot - top + 2 * _MARGIN), "white")
    out.paste(image.crop((0, top, image.width, foot)), (_MARGIN, _MARGIN))
    return _framed(out)


def _framed(*images: Image.Image) -> Image.Image:
    """Return pictures side by side, each in a thin grey frame."""
    width = sum(image.width + 2 for image in images) + _MARGIN * (len(images) - 1)
    out = Image.new("RGB", (width, images[0].height + 2), "white")
    x = 0
    for image in images:
        frame = Image.new("RGB", (image.width + 2, image.height + 2), _GREY)
        frame.paste(image, (1, 1))
        out.paste(frame, (x, 0))
        x += frame.width + _MARGIN
    return out


def _save(image: Image.Image, name: str) -> None:
    image.quantize(128).save(PICTURES / f"{name}.png", optimize=True)
    print(f"docs/images/{name}.png")


def main() -> None:
    """Build the issues in folders of their own and render them."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        pdf = Path(name) / "issue.pdf"
        typeset(EXAMPLES / "2021-32.yaml", pdf)
        _rendered(pdf, 0, _SCALE).save(PICTURES / "first-page.png", optimize=True)
        print("docs/images/first-page.png")
        typeset(EXAMPLES / "other-office" / "issue.yaml", pdf)
        _save(_framed(*(_rendered(pdf, i, _PAGE_SCALE) for i in (0, 1))), "other-office")
    for example in examples(HERE / "format.md"):
        if example.shown:
            with tempfile.TemporaryDirectory() as name:
                _save(_picture(example, Path(name)), example.shown)


if __name__ == "__main__":
    main()
