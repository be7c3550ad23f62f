"""`bulletin words suggest`: a file of the office's own words, from issues that were printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bulletin_layout.cli.new import write_words_schema
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_command_problem, print_diagnostics, print_message
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.drafting.words_file import words_file
from bulletin_layout.messages import Bilingual
from bulletin_layout.output.write import create_new
from bulletin_layout.pipeline import BuildOptions, read
from bulletin_layout.proofreading.suggest_words import Suggestion, Suggestions, suggested
from bulletin_layout.yaml_text.scalars import scalar


def suggest(files: Sequence[str], options: BuildOptions, output: str | None) -> int:
    """Print a words file of what issues suggest, or write it; what exists is never replaced."""
    issues = []
    for file in files:
        try:
            issues.append(read(file, options))
        except InputError as wrong:
            print_diagnostics(wrong.diagnostics)
            return WRONG_INPUT
    text = words_file(_entries(suggested(issues)))
    if output is None:
        print(text, end="")
        return GOOD
    try:
        create_new(Path(output), text.encode())
        write_words_schema(Path(output).parent)
    except OutputError as problem:
        print_command_problem("words", problem.message)
        return WRONG_INPUT
    said = Bilingual(
        "{target}  written; keep what is right.", "已写成 {target}，请留下对的。", target=output
    )
    print_message(said)
    return GOOD


def _entries(found: Suggestions) -> dict[str, list[str]]:
    """Return the entries by key, each with how often it stands."""
    persons = (
        f"{{name: {scalar(p.name)}, posts: {_flow(p.posts)}}}  # {p.times}" for p in found.persons
    )
    units = (
        f"{{name: {scalar(u.name)}, short: {_flow([u.short])}}}  # {u.times}" for u in found.units
    )
    return {
        "preferred": [*_counted(found.preferred)],
        "known": [*_counted(found.known)],
        "persons": [*persons],
        "units": [*units],
    }


def _counted(entries: Iterable[Suggestion]) -> Iterable[str]:
    return (f"{scalar(one.entry)}  # {one.times}" for one in entries)


def _flow(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, texts))}]"
