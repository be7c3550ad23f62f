"""Begin a bulletin: a folder with series' file, words file, first issue and editors' settings.

In: what an office says of its bulletin. Out: the files' names and texts, which can be built at
once; nothing is written here.
"""

from __future__ import annotations

import datetime
import json

from bulletin_layout.drafting.next_issue import ARTICLES_TO_FILL_IN, SCHEMA_FILE
from bulletin_layout.drafting.words_file import WORDS_FILE, words_file
from bulletin_layout.immutable import immutable
from bulletin_layout.yaml_text.scalars import scalar

SERIES_FILE = "series.yaml"
SETTINGS_FILE = ".vscode/settings.json"
_MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"


@immutable
class Bulletin:
    """What is known of a bulletin that begins: its office, masthead, receivers, style and date."""

    office: str
    masthead: tuple[str, ...]
    style: str
    date: datetime.date
    report: tuple[str, ...] = ()
    send: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()

    @property
    def issue_file(self) -> str:
        """The name of the first issue's file."""
        return f"{self.date.year}-01.yaml"


def files_of_first_issue(bulletin: Bulletin) -> dict[str, str]:
    """Return the files of a bulletin's folder: names, some with a folder, and texts."""
    # The words file names its own schema, which goes before this.
    settings = {"yaml.schemas": {SCHEMA_FILE: "*.yaml"}, "files.encoding": "utf8"}
    return {
        SERIES_FILE: _series(bulletin),
        WORDS_FILE: words_file({}),
        bulletin.issue_file: _first(bulletin),
        SETTINGS_FILE: json.dumps(settings, ensure_ascii=False, indent=2) + "\n",
    }


def _series(bulletin: Bulletin) -> str:
    lines = [
        "# 各期共用的内容：报头、编印单位、报送、版式、本单位用词。各期用 series: 指到这里。",
        f"style: {scalar(bulletin.style)}",
        *_list("header", bulletin.masthead, ""),
        f"editors: {{name: {scalar(bulletin.office)}}}",
    ]
    receivers = [
        line
        for key in ("report", "send", "issue")
        for line in _list(key, getattr(bulletin, key), "  ")
    ]
    if receivers:
        lines += ["# 报送上级、送达单位、下发单位", "distribution:", *receivers]
    lines += [
        "# 校对：本单位用词的文件；不用的规则（off）",
        "check:",
        f"  words_file: {WORDS_FILE}",
        "  # off: [space-latin]",
    ]
    return "\n".join(lines) + "\n"


def _list(key: str, entries: tuple[str, ...], indent: str) -> list[str]:
    if not entries:
        return []
    return [f"{indent}{key}:", *(f"{indent}  - {scalar(entry)}" for entry in entries)]


def _first(bulletin: Bulletin) -> str:
    return (
        f"{_MODELINE}\n# 共用的内容在 {SERIES_FILE}；这里只写本期的。\nseries: {SERIES_FILE}\n"
        "# 期号：年、年度期号、总期号\n"
        f"period: {{year: {bulletin.date.year}, number: 1, total: 1}}\n"
        f"editors: {{date: {bulletin.date.isoformat()}}}\n\n{ARTICLES_TO_FILL_IN}"
    )
