"""Write the pages of the API from what its names say of themselves.

python docs/make_api.py

In: the public names with their signatures and docstrings, and docs/api.zh-CN.yaml. Out: api.md and
api.zh-CN.md. All but the opening is made, so it cannot fall behind.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import bulletin_layout

HERE = Path(__file__).resolve().parent
CHINESE: dict[str, str] = yaml.safe_load((HERE / "api.zh-CN.yaml").read_text(encoding="utf-8"))
MADE = "<!-- Made by docs/make_api.py from the docstrings: change those, then run it again. -->"


class Group(NamedTuple):
    """Names that belong together, under a heading in both languages."""

    english: str
    chinese: str
    names: tuple[str, ...]


GROUPS = (
    Group("Reading", "读入", ("read_issue", "parse_issue", "read_style", "read_fonts")),
    Group("Laying out and writing", "排版与写出",
          ("typeset", "lay_out", "save", "write_pdf", "pdf_bytes", "render", "dump",
           "verify_ofd", "watch_progress")),
    Group("Proofreading", "校对", ("proofread", "fix")),
    Group("From Word and PDF", "从 Word 和 PDF",
          ("import_files", "learn_style", "inspect_format")),
    Group("Many issues", "多期", ("build_many",)),
    Group("The year", "全年",
          ("read_series", "read_register", "read_adoptions", "read_rules", "rank_units",
           "Ranking", "bind", "archive", "verify_archive")),
    Group("Comparing", "比较", ("compare_outputs",)),
    Group("What they give and take", "所用的类",
          ("Issue", "Document", "BuildOptions", "BuildRecord", "Limits", "ProofreadingLevel",
           "Diagnostic", "VolumeOptions", "ArchiveOptions")),
    Group("What is raised", "异常",
          ("BulletinError", "InputError", "OutputError", "InternalError")),
)  # fmt: skip


def grouped() -> list[str]:
    """Return every name that stands in a group."""
    return [name for group in GROUPS for name in group.names]


def pages() -> dict[str, str]:
    """Return the text of each page by its name."""
    return {name: "\n".join(_page(name)) + "\n" for name in ("api.md", "api.zh-CN.md")}


def _page(name: str) -> Iterator[str]:
    zh = name != "api.md"
    yield (HERE / f"api_opening{'.zh-CN' if zh else ''}.txt").read_text(encoding="utf-8").rstrip()
    yield ""
    yield MADE
    for group in GROUPS:
        yield f"\n## {group.chinese if zh else group.english}"
        for public in group.names:
            yield f"\n### `{public}`\n"
            yield from _signature(public)
            yield CHINESE[public] if zh else _docstring(public)


def _signature(name: str) -> Iterator[str]:
    """Yield a function's or record's signature, an argument a line."""
    value = getattr(bulletin_layout, name)
    if isinstance(value, type) and not _is_record(value):
        return
    lines = []
    seen_star = False
    for parameter in inspect.signature(value).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not seen_star:
            lines.append("    *,")
            seen_star = True
        star = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
        default = "" if parameter.default is parameter.empty else f" = {_default(parameter)}"
        lines.append(f"    {star}{parameter.name}: {parameter.annotation}{default},")
    returned = getattr(value, "__annotations__", {}).get("return")
    arrow = f" -> {returned}" if returned and not isinstance(value, type) else ""
    yield "\n".join(["```", f"{name}(", *lines, f"){arrow}", "```", ""])


def _is_record(value: type) -> bool:
    return dataclasses.is_dataclass(value) and value.__name__ not in ("Issue", "Document", "Limits")


def _default(parameter: inspect.Parameter) -> str:
    default: Any = parameter.default
    if type(default).__name__ in ("Limits", "BuildOptions", "Reading", "VolumeOptions"):
        return f"{type(default).__name__}()"
    if inspect.isfunction(default):
        return "..."
    return str(default) if hasattr(default, "value") else repr(default)


def _docstring(name: str) -> str:
    return inspect.getdoc(getattr(bulletin_layout, name)) or ""


if __name__ == "__main__":
    for file, text in pages().items():
        (HERE / file).write_text(text, encoding="utf-8")
        print(file)
