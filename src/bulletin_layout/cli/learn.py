"""`bulletin learn`: the style that published PDF and Word files follow, as a style's file."""

from __future__ import annotations

import argparse
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.progress import telling_each
from bulletin_layout.cli.terminal import (
    print_command_problem,
    print_diagnostics,
    print_message,
    speaks_chinese,
)
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.learning.learn import learned_from
from bulletin_layout.learning.model import FileMet, LearnedStyle
from bulletin_layout.learning.yaml_file import style_text
from bulletin_layout.limits import Limits
from bulletin_layout.measuring.apart import measure_apart
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.output.write import create_new
from bulletin_layout.resources import is_file


def learn(options: argparse.Namespace, limits: Limits) -> int:
    """Write or print the style; return 1 if a file cannot be read, 2 for wrong options."""
    target = Path(options.output) if options.output else None
    if target is not None and is_file(target):
        words = Message("{target} exists already; nothing was written.", target=target)
        print_command_problem("learn", words)
        return WRONG_USE
    try:
        with time_limit(limits.seconds, options.files[0]):
            measured = measure_apart(options.files, limits, telling_each(options.files))
            style = learned_from(measured)
        _give(style, target)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        print_command_problem("learn", problem.message)
        return WRONG_INPUT
    return GOOD


def _give(style: LearnedStyle, target: Path | None) -> None:
    """Write the style and tell how it comes out, or print it alone. Raises OutputError."""
    text = style_text(style, speaks_chinese())
    if target is None:
        print(text, end="")
        return
    create_new(target, text.encode())
    tell_style(style, target)


def tell_style(style: LearnedStyle, target: Path) -> None:
    """Tell what was written, how lines come out in it, and what only a person can answer."""
    words = Bilingual(
        "{target}  extends {base}; {n} values differ from it or are its core.",
        "{target}  以 {base} 为底，写有{n}个值。",
        target=target,
        base=style.extends,
        n=len(style.entries),
    )
    print_message(words)
    for file in style.met:
        _tell_met(file)
    if not style.met:
        print_message(
            Bilingual(
                "No lines to hold it against: a Word file has none. Learn from its PDF too.",
                "没有可对照的行：Word 文件里没有行。请把由它生成的 PDF 也一并给出。",
            )
        )
    for question in style.questions:
        print_message(Bilingual("To answer: {question}", "待答：{question}", question=question))


def _tell_met(file: FileMet) -> None:
    """Tell page by page which line ends and page starts are met."""
    for page in file.pages:
        told = {
            None: Bilingual("", ""),
            True: Bilingual("; the next page begins where it did", "；下一页的起点相同"),
            False: Bilingual("; the next page begins elsewhere", "；下一页的起点不同"),
        }[page.next_page]
        print_message(
            Bilingual(
                "{name}, page {page}: {met} of {ends} line ends{next}",
                "{name} 第{page}页：{ends}个行末中相同{met}个{next}",
                name=file.name,
                page=page.page,
                met=page.met,
                ends=page.ends,
                next=told,
            )
        )
    starts = [page.next_page for page in file.pages if page.next_page is not None]
    print_message(
        Bilingual(
            "{name}: met {met} of {ends} line ends, {same} of {pages} page starts",
            "{name}：行末相同{met}个，共{ends}个；页首相同{same}个，共{pages}个",
            name=file.name,
            met=file.met,
            ends=file.ends,
            same=sum(starts),
            pages=len(starts),
        )
    )
