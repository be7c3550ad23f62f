"""`bulletin words suggest`: entries for the office's own words, from issues that were printed."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import localized, print_diagnostics
from bulletin_layout.diagnostics import InputError
from bulletin_layout.messages import Bilingual
from bulletin_layout.pipeline import BuildOptions, read
from bulletin_layout.proofreading.suggest_words import Suggestion, suggested
from bulletin_layout.yaml_text.scalars import scalar


def suggest(files: Sequence[str], options: BuildOptions) -> int:
    """Print what may stand under `check:` in the series' file, as YAML to be pasted."""
    issues = []
    for file in files:
        try:
            issues.append(read(file, options))
        except InputError as wrong:
            print_diagnostics(wrong.diagnostics)
            return WRONG_INPUT
    found = suggested(issues)
    note = Bilingual(
        "Keep what is right, in the series' file; the number says how often it stands.",
        "请留下对的，写进系列文件；数字是出现的次数。",
    )
    print(f"# {localized(note)}")
    print("check:")
    _print_list("known", found.known)
    _print_list("words", found.words)
    return GOOD


def _print_list(key: str, entries: Sequence[Suggestion]) -> None:
    print(f"  {key}:" if entries else f"  # {key}: -")
    for entry in entries:
        print(f"    - {scalar(entry.entry)}  # {entry.times}")
