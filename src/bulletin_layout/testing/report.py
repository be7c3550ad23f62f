"""A report of a failure: one self-contained HTML file, readable without a network.

The differences in words, the lines, then each differing page: expected, actual, difference, and the
two blinking in one place or under a slider, all usable from the keyboard. Pictures have sixteen
colours, so that a report of ten pages stays below 2 MB.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bulletin_layout.messages import Bilingual, in_chinese
from bulletin_layout.named_tuple import NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_REPORT_DPI = 80
_COLOURS = 16


class Pages(Protocol):
    """Pages with their numbers, and a PDF that has just these, in this order."""

    @property
    def numbers(self) -> Sequence[int]:
        """The pages' numbers."""
        ...

    @property
    def pdf(self) -> bytes:
        """The PDF's bytes."""
        ...


class Report(NamedTuple):
    """What a report shows: words, lines of differences, and pages before and after.

    Where there is one of the two, its pages are shown alone.
    """

    title: str
    words: Sequence[str]
    lines: Sequence[str]
    old: Pages | None
    new: Pages | None


class WholePdf(NamedTuple):
    """All pages of a PDF."""

    pdf: bytes

    @property
    def numbers(self) -> Sequence[int]:
        """The pages' numbers, from 1."""
        from bulletin_layout.pdf_facts.drawn import page_count

        return range(1, page_count(self.pdf) + 1)


def write_report(path: Path, report: Report, zh: bool = False) -> None:
    """Write a report, in Chinese if `zh`."""
    sections = list(_sections(report, zh))
    html = _PAGE.format(
        language="zh-CN" if zh else "en",
        title=escape(report.title),
        heading=_said(Bilingual("golden mismatch", "与基准不符"), zh),
        keys=_said(_KEYS, zh),
        words="\n".join(f"<p>{escape(_said(line, zh))}</p>" for line in report.words),
        diffs=f"<pre>{_coloured(report.lines, zh)}</pre>" if report.lines else "",
        pages="\n".join(sections),
        script=_SCRIPT % {name: _said(words, zh) for name, words in _SHOWN.items()},
    )
    path.write_text(html, encoding="utf-8")


_KEYS = Bilingual(
    "Keyboard: Tab to a slider and use the arrow keys; B blinks the page in view.",
    "键盘：用 Tab 移到滑块，用方向键移动；按 B 使眼前这一页闪烁。",
)
_SHOWN = {
    "both": Bilingual("expected | actual", "基准 | 实际"),
    "old": Bilingual("expected", "基准"),
    "new": Bilingual("actual", "实际"),
}


def _said(words: str, zh: bool) -> str:
    return str(in_chinese(words)) if zh else str(words)


def _coloured(lines: Sequence[str], zh: bool) -> str:
    rows = []
    for line in lines:
        words = escape(_said(line, zh))
        kind = {"+": "come", "-": "gone"}.get(line[:1])
        rows.append(f'<span class="{kind}">{words}</span>' if kind else words)
    return "\n".join(rows)


def _sections(report: Report, zh: bool) -> Iterator[str]:
    """Yield the pages that differ, or those that came where nothing was expected."""
    from bulletin_layout.testing import pictures

    if report.old is None or report.new is None:
        for name, side in (("old", report.old), ("new", report.new)):
            if side is None:
                continue
            for number, index in _at(side).items():
                picture = pictures.render(side.pdf, index, _REPORT_DPI)
                yield _figure(_captioned(_SHOWN[name], number, zh), _png(picture))
        return
    actual = _at(report.new)
    expected = _at(report.old)
    for number in sorted({*expected, *actual}):
        old = pictures.render(report.old.pdf, expected.get(number, len(expected)), _REPORT_DPI)
        new = pictures.render(report.new.pdf, actual.get(number, len(actual)), _REPORT_DPI)
        if pictures.differing_pixels(old, new):
            three = (old, new, pictures.difference(old, new))
            yield _section(number, [_png(picture) for picture in three], zh)


def _at(pages: Pages) -> dict[int, int]:
    """Return where each page is in its PDF."""
    return {number: index for index, number in enumerate(pages.numbers)}


def _png(picture: Picture) -> bytes:
    """Return a picture as a small PNG."""
    from PIL import Image

    out = io.BytesIO()
    picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


def _captioned(word: str, number: int, zh: bool) -> str:
    words = Bilingual("{word}, page {number}", "{word}，第{number}页", word=word, number=number)
    return _said(words, zh)


def _figure(caption: str, png: bytes) -> str:
    words = escape(caption)
    uri = "data:image/png;base64," + base64.b64encode(png).decode()
    return f'<figure><img src="{uri}" alt="{words}"><figcaption>{words}</figcaption></figure>'


def _section(number: int, three: Sequence[bytes], zh: bool) -> str:
    """Return a page side by side; the stack's two pictures are those above, set by the script."""
    names = (_SHOWN["old"], _SHOWN["new"], Bilingual("difference", "差异"))
    figures = "".join(
        _figure(_captioned(name, number, zh), png) for name, png in zip(names, three, strict=True)
    )
    old, new = (escape(_captioned(_SHOWN[name], number, zh)) for name in ("old", "new"))
    share = Bilingual(
        "share of page {number} that is shown as expected", "第{number}页显示基准的部分",
        number=number,
    )  # fmt: skip
    page = Bilingual("Page {number}", "第{number}页", number=number)
    return f"""<section data-page="{number}">
<h2>{_said(page, zh)}</h2>
<div class="three">{figures}</div>
<div class="over" hidden>
<p><button type="button" class="blink" aria-pressed="false">{
        _said(Bilingual("Blink", "闪烁"), zh)
    } (B)</button>
<label>{_said(Bilingual("Slide:", "滑动："), zh)} <input type="range" min="0" max="100" value="50"
 class="slide" aria-label="{escape(_said(share, zh))}"></label>
<output class="shown">{_said(_SHOWN["both"], zh)}</output></p>
<div class="stack"><img class="new" alt="{new}">
<img class="old" alt="{old}"></div>
</div>
</section>"""


_SCRIPT = """
const setSlide = (s, v) => {
  s.querySelector('.old').style.clipPath = `inset(0 ${100 - v}%% 0 0)`;
};
const stop = s => {
  clearInterval(s.timer); s.timer = 0;
  s.querySelector('.blink').setAttribute('aria-pressed', 'false');
  s.querySelector('.shown').value = '%(both)s';
  setSlide(s, s.querySelector('.slide').value);
};
const toggle = s => {
  if (s.timer) { stop(s); return; }
  let old = false;
  const flip = () => {
    old = !old; setSlide(s, old ? 100 : 0);
    s.querySelector('.shown').value = old ? '%(old)s' : '%(new)s';
  };
  s.querySelector('.blink').setAttribute('aria-pressed', 'true');
  flip(); s.timer = setInterval(flip, 500);
};
const sections = [...document.querySelectorAll('section')];
for (const s of sections) {
  const shown = s.querySelectorAll('.three img');
  s.querySelector('.stack .old').src = shown[0].src;
  s.querySelector('.stack .new').src = shown[1].src;
  s.querySelector('.over').hidden = false;
  const slide = s.querySelector('.slide');
  slide.addEventListener('input', () => { if (s.timer) stop(s); setSlide(s, slide.value); });
  s.querySelector('.blink').addEventListener('click', () => toggle(s));
  setSlide(s, slide.value);
}
const nearest = () => sections.find(s => s.getBoundingClientRect().bottom > 80) || sections[0];
document.addEventListener('keydown', e => {
  if (e.key === 'b' || e.key === 'B') { const s = nearest(); if (s) toggle(s); }
});
"""

_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}: {heading}</title>
<style>
body {{ font: 15px/1.5 sans-serif; margin: 2em; color: #222; background: #fff }}
pre {{ background: #f6f6f6; padding: 1em; overflow: auto; white-space: pre-wrap }}
.gone {{ color: #b00020 }} .come {{ color: #006b2d }}
.three {{ display: flex; gap: 1em; flex-wrap: wrap }}
figure {{ margin: 0; flex: 1 1 20em }} figcaption {{ color: #555 }}
img {{ max-width: 100%; border: 1px solid #bbb }}
.stack {{ position: relative; display: inline-block }}
.stack .old {{ position: absolute; left: 0; top: 0 }}
</style></head><body>
<h1>{title}</h1>
<p>{keys}</p>
{words}
{diffs}
{pages}
<script>{script}</script>
</body></html>
"""
