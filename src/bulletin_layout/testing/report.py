"""A report of a failure: one self-contained HTML file, readable without a network.

The differences in words, then each differing page: expected, actual, difference, and the two
blinking in one place or under a slider, all usable from the keyboard.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from pathlib import Path

_MOST_PAGES = 12
_REPORT_DPI = 80


def write_report(
    path: Path, title: str, words: Sequence[str], expected: bytes | None, actual: bytes
) -> None:
    """Write the report of differences between two PDFs; without `expected`, the actual alone."""
    pages = _pages(expected, actual)
    diffs = "\n".join(f"<pre>{_coloured(text)}</pre>" for text in words)
    html = _PAGE.format(title=escape(title), diffs=diffs, pages="\n".join(pages), script=_SCRIPT)
    path.write_text(html, encoding="utf-8")


def _coloured(text: str) -> str:
    rows = []
    for line in escape(text).split("\n"):
        kind = {"+": "come", "-": "gone"}.get(line[:1])
        rows.append(f'<span class="{kind}">{line}</span>' if kind else line)
    return "\n".join(rows)


def _pages(expected: bytes | None, actual: bytes) -> list[str]:
    from bulletin_layout.pdf_facts.drawn import page_count
    from bulletin_layout.testing import pictures

    count = max(page_count(p) for p in (expected, actual) if p is not None)
    sections = []
    for index in range(count):
        new = pictures.render(actual, index, _REPORT_DPI)
        if expected is None:
            if index == 0:
                sections.append(_figure("actual, page 1", pictures.png(new)))
            continue
        old = pictures.render(expected, index, _REPORT_DPI)
        if pictures.differing_pixels(old, new) == 0:
            continue
        if len(sections) == _MOST_PAGES:
            sections.append("<p>More pages differ; these are the first.</p>")
            break
        sections.append(
            _section(index + 1, *map(pictures.png, (old, new, pictures.difference(old, new))))
        )
    return sections


def _uri(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()


def _figure(caption: str, png: bytes) -> str:
    words = escape(caption)
    return f'<figure><img src="{_uri(png)}" alt="{words}"><figcaption>{words}</figcaption></figure>'


def _section(number: int, old: bytes, new: bytes, changed: bytes) -> str:
    three = "".join(
        _figure(f"{word}, page {number}", png)
        for word, png in (("expected", old), ("actual", new), ("difference", changed))
    )
    return f"""<section data-page="{number}">
<h2>Page {number}</h2>
<div class="three">{three}</div>
<div class="over">
<p><button type="button" class="blink" aria-pressed="false">Blink (B)</button>
<label>Slide: <input type="range" min="0" max="100" value="50" class="slide"
 aria-label="share of page {number} that is shown as expected"></label>
<output class="shown">expected | actual</output></p>
<div class="stack"><img class="new" src="{_uri(new)}" alt="actual, page {number}">
<img class="old" src="{_uri(old)}" alt="expected, page {number}"></div>
</div>
</section>"""


_SCRIPT = """
const setSlide = (s, v) => { s.querySelector('.old').style.clipPath = `inset(0 ${100 - v}% 0 0)`; };
const stop = s => {
  clearInterval(s.timer); s.timer = 0;
  s.querySelector('.blink').setAttribute('aria-pressed', 'false');
  s.querySelector('.shown').value = 'expected | actual';
  setSlide(s, s.querySelector('.slide').value);
};
const toggle = s => {
  if (s.timer) { stop(s); return; }
  let old = false;
  const flip = () => {
    old = !old; setSlide(s, old ? 100 : 0);
    s.querySelector('.shown').value = old ? 'expected' : 'actual';
  };
  s.querySelector('.blink').setAttribute('aria-pressed', 'true');
  flip(); s.timer = setInterval(flip, 500);
};
const sections = [...document.querySelectorAll('section')];
for (const s of sections) {
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
<html lang="en"><head><meta charset="utf-8"><title>{title}: golden mismatch</title>
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
<p>Keyboard: Tab to a slider and use the arrow keys; B blinks the page in view.</p>
{diffs}
{pages}
<script>{script}</script>
</body></html>
"""
