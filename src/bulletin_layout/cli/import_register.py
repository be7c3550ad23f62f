"""`bulletin import --register`: what is imported is entered in the register of contributions."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bulletin_layout.cli.terminal import print_message, print_problem
from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.grammar.values import date as read_date
from bulletin_layout.importing.draft import DraftArticle
from bulletin_layout.importing.material import words_of
from bulletin_layout.importing.take_in import TakenIn
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message, counted
from bulletin_layout.resources import is_file
from bulletin_layout.series.ledger.append import Arrival, appended, register_with


@contextmanager
def registered(taken: TakenIn, options: argparse.Namespace, limits: Limits) -> Iterator[TakenIn]:
    """Yield what was taken in, each article with its number in the register that now has it.

    If the issue cannot be written, nothing is in the register either. Raises InputError,
    OutputError.
    """
    path = Path(options.register)
    received = read_date(options.received)
    articles = taken.draft.articles
    before = _bytes_of(path) if is_file(path) else None
    made = appended(path, before, [_arrival(one) for one in articles], received, limits=limits)
    numbered = tuple(
        replace(article, manuscript=number)
        for article, number in zip(articles, made.numbers, strict=True)
    )
    if not articles:
        yield taken
        return
    with register_with(path, before, made.data):
        yield taken._replace(draft=replace(taken.draft, articles=numbered))
    rows = counted(len(numbered) - len(made.known), "{n} row", "{n} rows")
    print_message(Message("{register}  {rows}", register=path, rows=rows))
    for one in made.known:
        words = "{register}: “{title}” is in it already; it gets no second row."
        print_problem(Message(words, register=path, title=one.title))
    for article in numbered:
        if not article.source:
            words = "{register}: fill in who sent {number} in."
            print_problem(Message(words, register=path, number=article.manuscript))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        words = Message("{file} cannot be read: {reason}.", file=path, reason=reason)
        raise InputError([error(None, "", words)]) from None


def _arrival(article: DraftArticle) -> Arrival:
    text = tuple(filter(None, map(words_of, article.body)))
    return Arrival(article.source, "".join(article.title), text)
