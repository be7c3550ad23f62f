"""期号 and 总期号: no gap, no double, and the running total runs.

The running total of an ordinary issue is its number and a constant of the year, and one more for
each 增刊 or 专刊 that took a total before it. Where an issue's number and total disagree with the
others', the one of both that fills a gap is proposed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from bulletin_layout.diagnostics import Diagnostic, warning
from bulletin_layout.grammar.values import Numbers
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.model import Series, SeriesIssue

_PATH, _TOTAL_PATH = "period.number", "period.total"
# So many issues in a row with another constant are one slip, made at the first of them; and of
# fewer issues than these none is known to be right.
_SHIFT, _TRUSTED = 3, 3
# A row of numbers: its kind and year; the year is 0 where a kind counts on over the years.
Row = tuple[str, int]


class NumbersChecked(NamedTuple):
    """What is wrong with numbers, and by file the number that an issue should have instead."""

    found: list[Diagnostic]
    misnumbered: dict[str, Numbers]


def check_numbers(series: Series, counted_on: frozenset[str] = frozenset()) -> NumbersChecked:
    """Return what is wrong with numbers; kinds `counted_on` do not begin anew each year."""
    found: list[Diagnostic] = []
    wrong: dict[str, Numbers] = {}
    rows: dict[Row, list[SeriesIssue]] = defaultdict(list)
    for issue in series.issues:
        if issue.number is not None:
            rows[issue.kind, 0 if issue.kind in counted_on else issue.year].append(issue)
    extras = sorted(i.total.first for i in series.issues if i.kind and i.total)
    for (kind, year), issues in rows.items():
        misnumbered: dict[str, Numbers] = {}
        if not kind:
            said, misnumbered = _totals_of_year(issues, extras)
            found += said
        wrong |= misnumbered
        numbered = [(misnumbered.get(i.file, i.number), i) for i in issues]
        found += _row(kind, year, [(n, i) for n, i in numbered if n is not None])
    ordinary = {year: issues for (kind, year), issues in rows.items() if not kind}
    found += [*_years_apart(ordinary, extras), *_double_totals(series)]
    return NumbersChecked(found, wrong)


def _years_apart(
    years: Mapping[int, Sequence[SeriesIssue]], extras: Sequence[int]
) -> Iterator[Diagnostic]:
    """Yield years whose last number is not where the next year's totals go on from."""
    for year, after in pairwise(sorted(years)):
        constants = [year_constant(years[y], extras) for y in (year, after)]
        if after != year + 1 or constants[0] is None or constants[1] is None:
            continue
        last = max(years[year], key=_by_number)
        due = constants[1] - constants[0]
        if last.number is not None and last.number.last != due:
            words = Message(
                "no. {number} is the last of {year}; the totals of {after} go on after no. {due}.",
                number=last.number,
                year=year,
                after=after,
                due=due,
            )
            yield warning(last.place, _PATH, words, "Add what is not there, or mend the totals.")


def _row(kind: str, year: int, row: list[tuple[Numbers, SeriesIssue]]) -> Iterator[Diagnostic]:
    """Yield the gaps and doubles of one row of numbers, which begins with 1."""
    row.sort(key=lambda one: (one[0], one[1].date))
    highest, holder = 0, row[0][1]
    for number, issue in row:
        if number.first > highest + 1:
            missing = Numbers(highest + 1, number.first - 1)
            words = Message("{row}{missing} is not there.", row=_name(kind, year), missing=missing)
            yield warning(issue.place, _PATH, words, "Add its file, or mend the numbers.")
        elif number.first <= highest:
            words = Message(
                "{row}{number} is there already: {file}.",
                row=_name(kind, year),
                number=number,
                file=holder.file,
            )
            yield warning(issue.place, _PATH, words, "Number one of them anew.")
        if number.last >= highest:
            highest, holder = number.last, issue


def _name(kind: str, year: int) -> Message:
    """Return what stands before a number: 2026 no., 2026 增刊 no."""
    if not year:
        return Message("{kind} no. ", kind=kind)
    if not kind:
        return Message("{year} no. ", year=year)
    return Message("{year} {kind} no. ", year=year, kind=kind)


def constant_of(issue: SeriesIssue, extras: Sequence[int]) -> int:
    """Return an issue's total minus its number, less the totals before it of other kinds."""
    assert issue.total is not None and issue.number is not None
    return issue.total.first - issue.number.first - _before(issue, extras)


def _before(issue: SeriesIssue, extras: Sequence[int]) -> int:
    """Return how many totals issues of other kinds took before an issue's own."""
    assert issue.total is not None
    return bisect_left(extras, issue.total.first)


def year_constant(issues: Sequence[SeriesIssue], extras: Sequence[int]) -> int | None:
    """Return the constant of most of a year's ordinary issues; of a tie that of the first.

    None if no issue tells both a number and a total.
    """
    told = sorted((i for i in issues if i.total and i.number), key=_by_number)
    votes = Counter(constant_of(issue, extras) for issue in told)
    return votes.most_common(1)[0][0] if votes else None


def _by_number(issue: SeriesIssue) -> tuple[int, int]:
    return issue.number or (0, 0)


def _totals_of_year(
    issues: Sequence[SeriesIssue], extras: Sequence[int]
) -> tuple[list[Diagnostic], dict[str, Numbers]]:
    """Return the totals that are not number + constant, and numbers that were meant otherwise."""
    usual = year_constant(issues, extras)
    told = sorted((i for i in issues if i.total and i.number), key=_by_number)
    found: list[Diagnostic] = []
    meant: dict[str, Numbers] = {}
    taken = {n for i in issues if i.number for n in range(i.number.first, i.number.last + 1)}
    for constant, group in groupby(told, lambda issue: constant_of(issue, extras)):
        run = list(group)
        if constant == usual or usual is None:
            continue
        if len(run) >= _SHIFT or len(told) < _TRUSTED:
            found.append(_shifted(run[0], constant, usual))
            continue
        for issue in run:
            shift = usual + _before(issue, extras)
            number = _number_by_total(issue, shift)
            free = taken.isdisjoint(range(number.first, number.last + 1)) and number.first > 0
            if free and _fits_dates(number.first, issue, issues):
                meant[issue.file] = number
                found.append(_number_wrong(issue, number, usual))
            else:
                found.append(_total_wrong(issue, shift, usual))
    return found, meant


def _number_by_total(issue: SeriesIssue, shift: int) -> Numbers:
    assert issue.total is not None
    return Numbers(issue.total.first - shift, issue.total.last - shift)


def _shifted(issue: SeriesIssue, constant: int, usual: int) -> Diagnostic:
    words = Message(
        "from number {number} on the total is number {constant:+}, else in the year {usual:+}.",
        number=issue.number,
        constant=constant,
        usual=usual,
    )
    return warning(issue.place, _TOTAL_PATH, words, "Mend the totals of one part.")


def _fits_dates(number: int, issue: SeriesIssue, issues: Sequence[SeriesIssue]) -> bool:
    """Return whether an issue's date lies between those of its neighbours by another number."""
    others = [(i.number.first, i.date) for i in issues if i.number and i is not issue]
    before = [date for n, date in others if n == number - 1]
    after = [date for n, date in others if n == number + 1]
    return all(date <= issue.date for date in before) and all(d >= issue.date for d in after)


def _number_wrong(issue: SeriesIssue, meant: Numbers, constant: int) -> Diagnostic:
    words = Message(
        "the number is {number}, and the total {total} is that of number {meant} (+{constant}).",
        number=issue.number,
        total=issue.total,
        meant=meant,
        constant=constant,
    )
    return warning(issue.place, _PATH, words, Message("Is it number {meant}?", meant=meant))


def _total_wrong(issue: SeriesIssue, shift: int, constant: int) -> Diagnostic:
    assert issue.number is not None
    meant = Numbers(issue.number.first + shift, issue.number.last + shift)
    words = Message(
        "the total is {total}; with number {number} it would be {meant} (+{constant}).",
        number=issue.number,
        total=issue.total,
        meant=meant,
        constant=constant,
    )
    return warning(issue.place, _TOTAL_PATH, words, Message("Is it {meant}?", meant=meant))


def _double_totals(series: Series) -> Iterator[Diagnostic]:
    """Yield every running total that two issues bear, of whatever kind and year."""
    holders: dict[int, SeriesIssue] = {}
    for issue in series.issues:
        if issue.total is None:
            continue
        other = holders.setdefault(issue.total.first, issue)
        for total in range(issue.total.first + 1, issue.total.last + 1):
            holders.setdefault(total, issue)
        if other is not issue and (other.number, other.year, other.kind) != (
            issue.number,
            issue.year,
            issue.kind,
        ):
            words = Message(
                "the total {total} is there already: {file}.", total=issue.total, file=other.file
            )
            yield warning(issue.place, _TOTAL_PATH, words, "Mend one of them.")
