"""Make the pictures of the README and the docs: issues built and rendered.

python docs/make_images.py

A page may hold its issues itself: each ```yaml block after a comment that says which key it
belongs under (`<!-- under: body; picture: photos -->`). Here it is made a whole issue.

docs/rules holds an issue NAME.yaml for each typographic rule. Its first line says what to show
(`# picture: text; mark: 《`). It is set twice: as it is, and either in the style NAME.off.yaml,
which turns the rule off, or as the issue NAME.before.yaml where no style can, or with the font set
NAME.fonts.yaml where it lies in the faces.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from PIL import Image, ImageChops, ImageDraw

from bulletin_layout import (
    Document,
    lay_out,
    read_fonts,
    read_issue,
    read_style,
    typeset,
    write_pdf,
)
from bulletin_layout.grammar.fields import field_named
from bulletin_layout.issue.model import Article
from bulletin_layout.issue.model import Issue as IssueRecord
from bulletin_layout.pdf.ink import Ink
from bulletin_layout.proofreading.apply_fixes import fix
from bulletin_layout.proofreading.run import proofread
from bulletin_layout.style.model import Stylesheet

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
PICTURES = HERE / "images"
RULES = HERE / "rules"
WITH_EXAMPLES = (
    "format",
    "tutorial",
    "how-to/photos-and-tables",
    "how-to/house-style",
    "how-to/review-and-archive",
)
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
_KIND_SCALE = 0.75
_MARGIN = 12
_GREY = "#808080"
_RULE_SCALE = 1.5
_RULE_PAGE_SCALE = 0.55
_EDGE = "#9CC8E8"
_MARK = "#FFE45C"
_CUT = "#E8E8E8"
_COLOURS = 24
_SPECIFIED = re.compile(r"# picture: (.*)\n")


@dataclass(frozen=True)
class Example:
    """A ```yaml block of a page: its line there, its text, and what its comment says.

    `under` is issue, article, body or style; `shown` names its picture; `part` is what that
    shows: text (below the title), head, foot, page or pages. `fixed`: as `bulletin fix` leaves it.
    `style` is the own.yaml it may name.
    """

    line: int
    text: str
    under: str = ""
    shown: str = ""
    part: str = "text"
    draft: bool = False
    fixed: bool = False
    style: str = ""

    def issue(self) -> str:
        """Return the whole issue that this block is, or is a piece of."""
        if self.under == "style":
            return _dumped({**_DEFAULTS, "articles": _article({}), "style": STYLE_FILE})
        if self.under in ("article", "body"):
            return _dumped({**_DEFAULTS, "articles": _article(self._value())})
        whole = self._value()
        have = {field.name for key in whole if (field := field_named(IssueRecord, key))}
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
        text = self.issue()
        file.write_text(text, encoding="utf-8")
        if self.fixed:
            found = proofread(read_issue(file))
            file.write_text(fix(text, str(file), found).text, encoding="utf-8")
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
            fixed=said.get("fixed") == "yes",
            style=style,
        )


def _article(value: Any) -> list[dict[str, Any]]:
    """Return the list of one article of which `value` is the body or some of the keys."""
    if isinstance(value, list):
        value = {"body": value}
    have = {field.name for key in value if (field := field_named(Article, key))}
    rest = {"title": _TITLE, "body": _BODY}
    return [{**{key: rest[key] for key in rest if key not in have}, **value}]


def _dumped(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


def _rendered(pdf: Path, number: int, scale: float) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    image: Image.Image = document[number % len(document)].render(scale=scale).to_pil()
    document.close()
    return image


def _picture(example: Example, folder: Path) -> Image.Image:
    """Return the part of an example's pages that its comment asks for."""
    document, style = example.lay_out(folder)
    pdf = folder / "issue.pdf"
    write_pdf(document, pdf)
    if example.part == "pages":
        numbers = range(len(document.pages))
        return _framed(*(_rendered(pdf, n, _PAGE_SCALE) for n in numbers))
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


@dataclass(frozen=True)
class Shown:
    """What a rule's picture shows: a part of the pages, words marked in it, from which page on.

    `part` is text (below the title), title, turn (a page's foot and the next one's head), foot
    (from the imprint on) or pages. `grid` draws the lines of the grid. `ink` is the only one that
    is printed with the rule.
    """

    part: str = "text"
    mark: str = ""
    page: int = 1
    lines: int = 3
    grid: bool = False
    ink: Ink = "all"


def shown(issue: Path) -> Shown:
    """Return what the first line of a rule's issue asks for."""
    match = _SPECIFIED.match(issue.read_text(encoding="utf-8"))
    assert match is not None, issue
    said = dict(part.split(": ", 1) for part in match[0][2:].strip().split("; "))
    return Shown(
        said["picture"],
        said.get("mark", ""),
        int(said.get("page", "1")),
        int(said.get("lines", "3")),
        said.get("grid") == "yes",
        said.get("ink", "all"),  # type: ignore[arg-type]
    )


def rules() -> list[str]:
    """Return the names of the rules that have pictures."""
    return sorted(
        file.stem
        for file in RULES.glob("*.yaml")
        if not file.stem.endswith((".off", ".before")) and _SPECIFIED.match(file.read_text("utf-8"))
    )


def _has_before(name: str) -> bool:
    kinds = ("off", "before", "fonts")
    own = any((RULES / f"{name}.{kind}.yaml").exists() for kind in kinds)
    return own or shown(RULES / f"{name}.yaml").ink != "all"


def set_rule(name: str, *, before: bool) -> tuple[Document, Stylesheet]:
    """Return a rule's issue laid out, with the rule or without it."""
    file, off = RULES / f"{name}.yaml", RULES / f"{name}.off.yaml"
    fonts = RULES / f"{name}.fonts.yaml"
    if before and (RULES / f"{name}.before.yaml").exists():
        file = RULES / f"{name}.before.yaml"
    issue = read_issue(file, root=HERE.parent)
    style = read_style(off if before and off.exists() else issue.style, RULES)
    return lay_out(issue, style, read_fonts(fonts if before and fonts.exists() else None)), style


def _rule_picture(name: str, before: bool) -> Image.Image:
    """Return the part of a rule's pages that its issue asks for."""
    look = shown(RULES / f"{name}.yaml")
    document, style = set_rule(name, before=before)
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "issue.pdf"
        write_pdf(document, pdf, ink="all" if before else look.ink)
        if look.part == "pages":
            return _framed(*_whole_pages(pdf, len(document.pages), style, look))
        numbers = [look.page - 1]
        if look.part == "turn":
            numbers.append(look.page)
        parts = [_strip(pdf, document, style, look, n) for n in numbers]
    return _framed(parts[0] if len(parts) == 1 else _stacked(*parts))


def _whole_pages(pdf: Path, count: int, style: Stylesheet, look: Shown) -> list[Image.Image]:
    """Return every page, small; with the lines of the grid if they are asked for."""
    images = [_marked(pdf, number, _RULE_PAGE_SCALE, look.mark) for number in range(count)]
    if look.grid:
        left, right = style.left, style.left + style.composition.measure
        for image in images:
            draw = ImageDraw.Draw(image)
            for number in range(style.grid.lines + 1):
                y = style.page.top + number * style.grid.pitch
                ends = (left, y, right, y)
                draw.line(tuple(round(end * _RULE_PAGE_SCALE) for end in ends), fill=_EDGE)
    return images


def _strip(
    pdf: Path, document: Document, style: Stylesheet, look: Shown, number: int
) -> Image.Image:
    """Return the wanted lines of a page between the edges of the type area, which are drawn."""
    top, foot = _extent(document, style, look, number)
    left, right = style.left, style.left + style.composition.measure
    image = _marked(pdf, number, _RULE_SCALE, look.mark)
    draw = ImageDraw.Draw(image)
    for x in (left, right):
        draw.line((x * _RULE_SCALE, 0, x * _RULE_SCALE, image.height), fill=_EDGE, width=2)
    box = (left - 14, top, right + 14, foot)
    return image.crop(tuple(round(edge * _RULE_SCALE) for edge in box))


def _extent(document: Document, style: Stylesheet, look: Shown, number: int) -> tuple[float, float]:
    """Return where the wanted part of a page begins and ends, in points from its top."""
    page = document.pages[number]
    rules = [rule.y1 for rule in page.rules]
    heads = {leaf.leaf for leaf in document.structure.leaves() if leaf.role == "H1"}
    titles = [line.y for line in page.lines if line.runs[0].node in heads]
    others = [line.y for line in page.lines if line.y > max(titles, default=0.0)]
    pitch = style.grid.pitch
    if look.part == "foot":
        return min(y for y in rules if y > document.height / 2) - 6, max(rules) + 6
    if look.part == "title":
        return min(titles) - 0.9 * pitch, max(titles) + 0.4 * pitch
    if look.part == "turn":
        rows = sorted({round(line.y, 3) for line in (*page.lines, *page.repeated)})
        wanted = rows[-look.lines :] if number == look.page - 1 else rows[: look.lines]
        return wanted[0] - 0.75 * pitch, wanted[-1] + 0.4 * pitch
    return min(others) - 0.9 * pitch, max([*others, *rules[-1:]]) + 0.4 * pitch


def _marked(pdf: Path, number: int, scale: float, mark: str) -> Image.Image:
    """Return a page with words marked: what is looked for, apart by |."""
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    page = document[number]
    image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    under = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(under)
    text = page.get_textpage()
    for words in filter(None, mark.split("|")):
        search = text.search(words)
        while found := search.get_next():
            for i in range(text.count_rects(*found)):
                left, low, right, high = text.get_rect(i)
                box = (
                    left - 2,
                    page.get_height() - high - 2,
                    right + 2,
                    page.get_height() - low + 2,
                )
                draw.rectangle(tuple(edge * scale for edge in box), fill=_MARK)
    document.close()
    return ImageChops.multiply(image, under)


def _stacked(*images: Image.Image) -> Image.Image:
    """Return strips one above the other, a grey band between them: one page ends, one begins."""
    height = sum(image.height for image in images) + _MARGIN * (len(images) - 1)
    out = Image.new("RGB", (images[0].width, height), _CUT)
    y = 0
    for image in images:
        out.paste(image, (0, y))
        y += image.height + _MARGIN
    return out


def _example_picture(example: Example) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        return _picture(example, Path(folder))


def _issue_picture(file: Path, numbers: tuple[int, ...], scale: float) -> Image.Image:
    """Return pages of an issue of the examples, framed if there are several."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "issue.pdf"
        typeset(file, pdf)
        images = [_rendered(pdf, number, scale) for number in numbers]
    return _framed(*images) if len(images) > 1 else images[0]


Maker = Callable[[], Image.Image]


def pictures() -> dict[str, tuple[Maker, int]]:
    """Return how to make each picture, by its name below docs/, and its number of colours."""
    office = EXAMPLES / "other-office" / "issue.yaml"
    made: dict[str, tuple[Maker, int]] = {
        "images/first-page.png": (
            partial(_issue_picture, EXAMPLES / "2021-32.yaml", (0,), _SCALE),
            0,
        ),
        "images/other-office.png": (partial(_issue_picture, office, (0, 1), _PAGE_SCALE), 128),
    }
    for file in sorted((EXAMPLES / "kinds").glob("*.yaml")):
        if not file.stem.endswith(".style"):
            maker = partial(_issue_picture, file, (0, -1), _KIND_SCALE)
            made[f"images/kind-{file.stem}.png"] = (maker, 128)
    for file in sorted((EXAMPLES / "tables").glob("*.yaml")):
        maker = partial(_issue_picture, file, (0, 1), _KIND_SCALE)
        made[f"images/table-{file.stem}.png"] = (maker, _COLOURS)
    for page in WITH_EXAMPLES:
        for example in examples(HERE / f"{page}.md"):
            if example.shown:
                made[f"images/{example.shown}.png"] = (partial(_example_picture, example), 128)
    for name in rules():
        for before in (True, False):
            if before and not _has_before(name):
                continue
            file = f"rules/{name}.{'before' if before else 'after'}.png"
            made[file] = (partial(_rule_picture, name, before), _COLOURS)
    return made


def png(make: Maker, colours: int) -> bytes:
    """Return a picture's file; no colours: as it is rendered."""
    image = make()
    out = BytesIO()
    (image.quantize(colours) if colours else image).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Build the issues in folders of their own and render them."""
    PICTURES.mkdir(exist_ok=True)
    for name, (make, colours) in pictures().items():
        (HERE / name).write_bytes(png(make, colours))
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
