"""WeasyPrint: HTML with the style sheet bulletin.css; the font configuration is kept."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from peers import FONTS
from reading import Plain, read

DISTRIBUTIONS = ("weasyprint",)
NOTE = "PDF/A-2a with tags; one PDF variant at a time, so no PDF/UA-1 claim."
SHEET = Path(__file__).with_name("bulletin.css")


@cache
def _sheet() -> tuple[CSS, FontConfiguration]:
    fonts = FontConfiguration()
    text = SHEET.read_text(encoding="utf-8").replace("FONTS", FONTS.as_uri())
    return CSS(string=text, font_config=fonts), fonts


def build(issue_paths: list[Path], out_dir: Path) -> None:
    """Set each issue as an HTML page of its own."""
    sheet, fonts = _sheet()
    for path in issue_paths:
        HTML(string=_page(read(path))).write_pdf(
            str(out_dir / f"{path.stem}.pdf"),
            stylesheets=[sheet],
            font_config=fonts,
            pdf_variant="pdf/a-2a",
        )


def _tag(tag: str, *texts: str, kind: str = "") -> str:
    opening = f'<{tag} class="{kind}">' if kind else f"<{tag}>"
    return f"{opening}{'<br>'.join(map(escape, texts))}</{tag}>"


def _page(issue: Plain) -> str:
    parts = [
        f'<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape("".join(issue.name))}',
        "</title></head><body>",
        _tag("p", *issue.name, kind="name"),
        _tag("p", issue.period, kind="period"),
        f'<div class="editors">{_tag("span", issue.editors)}{_tag("span", issue.date)}</div>',
    ]
    for title, body in issue.articles:
        parts.append(_tag("h1", *title))
        parts += [_tag("p", paragraph) for paragraph in body]
    if issue.briefs:
        parts.append(_tag("h1", "简讯："))
        parts += [_tag("p", brief) for brief in issue.briefs]
    for title, subtitle, rows in issue.appendix:
        parts.append(_tag("p", "附件：", kind="appendix"))
        parts += [_tag("h1", *title), _tag("p", subtitle, kind="centred"), _table(rows)]
    parts += [
        '<div class="distribution">',
        _tag("p", f"报：{issue.report[0]}", *issue.report[1:]),
        _tag("p", f"送：{issue.send}"),
        "</div></body></html>",
    ]
    return "".join(parts)


def _table(rows: list[list[str]]) -> str:
    heading, *body = rows
    cells = "".join(_tag("th", cell) for cell in heading)
    lines = "".join(f"<tr>{''.join(_tag('td', c) for c in row)}</tr>" for row in body)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>"
