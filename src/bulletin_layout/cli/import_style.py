"""The style of a bulletin that is imported: learned from it, and written beside its issue."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bulletin_layout.cli.learn import tell_style
from bulletin_layout.cli.terminal import speaks_chinese
from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.importing.take_in import TakenIn
from bulletin_layout.learning.learn import learned_from
from bulletin_layout.learning.model import LearnedStyle
from bulletin_layout.learning.yaml_file import style_text
from bulletin_layout.limits import Limits
from bulletin_layout.measuring.apart import measure_apart
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.output.write import create_new
from bulletin_layout.resources import is_file


def wrong_use_of_style(options: argparse.Namespace) -> str:
    """Return what is wrong with --style and --learn, nothing if they can be done."""
    if not (options.style or options.learn):
        return ""
    if options.into or options.last:
        return Bilingual(
            "--style and --learn are for an issue that is not begun: they take neither --into nor "
            "--from.",
            "--style 和 --learn 用于新的一期，不能与 --into、--from 同用。",
        )
    if options.style and options.learn:
        return Bilingual("give --style or --learn, not both.", "--style 和 --learn 只能给一个。")
    if options.learn and is_file(Path(options.learn)):
        words = "{target} exists already; nothing was written."
        return Message(words, target=options.learn)
    if options.learn and _name_from(Path(options.output), Path(options.learn)) is None:
        return Bilingual(
            "--learn {target} must lie in the new issue's folder, or below it: an issue names no "
            "file elsewhere.",
            "--learn {target} 要在新一期所在的文件夹里或其下：一期不能引用别处的文件。",
            target=options.learn,
        )
    return ""


@contextmanager
def written_style(
    options: argparse.Namespace, taken: TakenIn, files: Sequence[str], limits: Limits
) -> Iterator[str | None]:
    """Write the style that is asked for, and yield how the issue names it; None if none is.

    If the block raises, the file goes again. Raises InputError, OutputError.
    """
    if not options.learn:
        yield options.style
        return
    target = Path(options.learn)
    style = _learned(taken, files, limits)
    target.parent.mkdir(parents=True, exist_ok=True)
    create_new(target, style_text(style, speaks_chinese()).encode())
    try:
        yield _name_from(Path(options.output), target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    tell_style(style, target)


def _learned(taken: TakenIn, files: Sequence[str], limits: Limits) -> LearnedStyle:
    whole = [file for file in files if Path(file).name in taken.issues]
    if not whole:
        message = Bilingual(
            "it is no whole issue: --learn takes the style of one.",
            "不是整期简报；--learn 只从整期简报取版式。",
        )
        advice = Bilingual(
            "Run bulletin learn on what the office has published, and give --style.",
            "请对本单位已印发的文件运行 bulletin learn，再用 --style 指定。",
        )
        raise InputError([error(None, files[0], message, advice)])
    return learned_from(measure_apart(whole, limits))


def _name_from(issue: Path, style: Path) -> str | None:
    """Return a style's file as an issue names it, None if it lies outside the issue's folder."""
    try:
        return style.resolve().relative_to(issue.parent.resolve()).as_posix()
    except ValueError:
        return None
