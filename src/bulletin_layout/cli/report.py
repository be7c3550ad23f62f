"""校对单: what `bulletin check` found as a sheet to print, sign and keep.

In: findings, the surest first. Out: an HTML page: for each finding where it is, what stands there,
what to write, and room for what was decided and by whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bulletin_layout.cli.terminal import localized, speaks_chinese
from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.messages import Bilingual
from bulletin_layout.proofreading.confidence import confidence_of
from bulletin_layout.proofreading.format_diagnostic import chinese_path

_TITLE = Bilingual("Proofreading sheet", "校对单")
_HEADINGS = (
    Bilingual("no.", "序号"),
    Bilingual("place", "位置"),
    Bilingual("finding", "问题"),
    Bilingual("advice", "建议"),
    Bilingual("how sure", "把握"),
    Bilingual("disposition", "处理"),
    Bilingual("by whom", "经手人"),
)
_NOTHING = Bilingual("nothing was found", "没有发现问题")
_SIGNED = Bilingual("Proofread by: ________  Date: ________", "校对人：________　日期：________")
_LOOK = (
    "body{font-family:serif;margin:2cm}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid;padding:.3em;vertical-align:top;text-align:left}"
    "th:nth-child(6),th:nth-child(7){min-width:5em}"
)


def report(file: str, findings: Sequence[Diagnostic]) -> str:
    """Return the sheet of one file, in the language that is spoken."""
    title = escape(f"{localized(_TITLE)} {file}")
    rows = "\n".join(_row(number, finding) for number, finding in enumerate(findings, 1))
    head = "".join(f"<th>{escape(localized(heading))}</th>" for heading in _HEADINGS)
    table = f"<table>\n<tr>{head}</tr>\n{rows}\n</table>" if rows else localized(_NOTHING)
    language = "zh-CN" if speaks_chinese() else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_LOOK}</style>\n<h1>{title}</h1>\n{table}\n"
        f"<p>{escape(localized(_SIGNED))}</p>\n</html>\n"
    )


def _row(number: int, finding: Diagnostic) -> str:
    path = chinese_path(finding.path) if speaks_chinese() else finding.path
    where = ":".join(str(finding.place).rsplit(":", 2)[1:]) if finding.place is not None else ""
    kind = localized(confidence_of(finding).words).split("：")[0].split(":")[0]
    cells = (
        str(number),
        f"{where} {path}".strip(),
        localized(finding.message),
        localized(finding.advice),
        kind,
        "",
        "",
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
