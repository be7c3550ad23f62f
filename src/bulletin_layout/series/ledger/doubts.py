"""What does not fit between a register and what was printed: each a hint, nothing is counted by it.

In: the register's rows with what became of them, and the series. Out: 稿号 that no row has, or that
stand on two; a text that is another row's; what came after it was printed; what was printed without
a row; units that are spelt in two ways.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bulletin_layout.diagnostics import Diagnostic, Place, Severity, in_file_order
from bulletin_layout.messages import Message
from bulletin_layout.series.checks.repeats import Printed, contributions_in, sketch
from bulletin_layout.series.ledger.join import Ground, Joined
from bulletin_layout.series.model import Series
from bulletin_layout.series.names_alike import spelt_otherwise

_SHOWN = 30
_MOST_SHOWN = 3
# A row whose text has so little of what its 稿号 stands on, where another's has so much.
_FOREIGN, _OTHERS = 0.1, 0.5


def doubts(joined: Sequence[Joined], series: Series) -> tuple[Diagnostic, ...]:
    """Return what does not fit, by file."""
    printed = list(contributions_in(series))
    found = [*_numbers(joined, printed), *_foreign_texts(joined), *_too_early(joined)]
    found += [*_without_row(joined, printed), *_units(joined, printed)]
    return in_file_order(found)


def _numbers(joined: Iterable[Joined], printed: Iterable[Printed]) -> Iterator[Diagnostic]:
    rows = {str(one.submission.manuscript) for one in joined if one.submission.manuscript}
    seen: dict[str, Printed] = {}
    for one in printed:
        number = one.contribution.manuscript
        if not number:
            continue
        if number not in rows:
            words = Message("the register has no {number}.", number=number)
            yield _at(one, words, "Add its row, or mend the 稿号.")
        other = seen.setdefault(number, one)
        if other is not one:
            place = other.issue.place_of(other.contribution.line)
            words = Message("{number} is there already: {place}.", number=number, place=place)
            yield _at(one, words, "One of them is another contribution.")


def _foreign_texts(joined: Iterable[Joined]) -> Iterator[Diagnostic]:
    """Yield rows whose 稿号 stands on what has another row's text."""
    rows = [(one, sketch("".join(map(str, one.submission.text)))) for one in joined]
    for one, runs in rows:
        if one.ground is not Ground.NUMBER or not runs or one.printed is None:
            continue
        there = sketch(one.printed.contribution.text)
        if len(runs & there) >= _FOREIGN * len(runs):
            continue
        for other, others in rows:
            if others and len(others & there) >= _OTHERS * len(others):
                words = Message(
                    "its 稿号 stands on “{title}”, whose text is that of {other}.",
                    title=one.printed.contribution.title[:_SHOWN],
                    other=other.submission.place,
                )
                yield _hint(one.submission.place, words, "Mend the 稿号 in the issue.")
                break


def _too_early(joined: Iterable[Joined]) -> Iterator[Diagnostic]:
    for one in joined:
        if one.printed is None or one.printed.issue.date >= one.submission.date:
            continue
        words = Message(
            "it came on {came}, after it was printed on {printed}.",
            came=one.submission.date,
            printed=one.printed.issue.date,
        )
        yield _hint(one.submission.place, words, "Mend the date or the 稿号.")


def _without_row(joined: Iterable[Joined], printed: Iterable[Printed]) -> Iterator[Diagnostic]:
    """Yield what names who sent it and was none of the rows', told of together."""
    known = {id(one.printed.contribution) for one in joined if one.printed is not None}
    left = [p for p in printed if p.contribution.sources and id(p.contribution) not in known]
    if left:
        shown = "；".join(p.contribution.title[:_SHOWN] for p in left[:_MOST_SHOWN])
        more = "…" * (len(left) > _MOST_SHOWN)
        words = Message(
            "printed without a row in the register: {count} ({shown}).",
            count=len(left),
            shown=f"{shown}{more}",
        )
        yield _at(left[0], words, "Add their rows, if they are to count.")


def _units(joined: Iterable[Joined], printed: Iterable[Printed]) -> Iterator[Diagnostic]:
    places: dict[str, list[Place | None]] = defaultdict(list)
    for one in joined:
        for unit in one.submission.units:
            places[unit.value].append(unit.place)
    counts = Counter({name: len(found) for name, found in places.items()})
    counts += Counter(unit for p in printed for unit in p.contribution.sources)
    for rare, usual in spelt_otherwise(counts):
        if rare in places:
            words = Message(
                "“{name}” is elsewhere written “{usual}” ({count} times).",
                name=rare,
                usual=usual,
                count=counts[usual],
            )
            yield _hint(
                places[rare][0], words, "Spell one name one way: each is counted by itself."
            )


def _at(printed: Printed, words: Message, advice: str) -> Diagnostic:
    return _hint(printed.issue.place_of(printed.contribution.line), words, advice)


def _hint(place: Place | None, words: Message, advice: str) -> Diagnostic:
    return Diagnostic(Severity.HINT, place, "", words, advice)
