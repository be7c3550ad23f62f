"""Entries of a words file, from issues that were printed: names, persons, units, one spelling each.

In: issues. Out: what stands in them often enough to be meant, and names that are spelt two ways.
Nothing is decided here: the editor takes over what is right. Sayings are never proposed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bulletin_layout.deadline import timed
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.issue_rules.names import names_spelt_twice
from bulletin_layout.proofreading.issue_rules.spelling import suspected_words
from bulletin_layout.proofreading.model import IssueTexts
from bulletin_layout.proofreading.office_list import office_names
from bulletin_layout.proofreading.persons import persons_after_offices
from bulletin_layout.proofreading.posts import posts_before, posts_in
from bulletin_layout.proofreading.texts import texts_of

# So often a name stands before it is proposed.
_OFTEN = 2
# 某市邮政管理局（以下简称“市局”）: a full name of so many characters, and its short one.
_HEREAFTER = re.compile("（(?:以下|下称|以下统)?简称[“:：]?([\u4e00-\u9fff]{2,12})”?）")
_FULL = re.compile("[\u4e00-\u9fff（）]{4,24}\\Z")
# What ends before a name begins.
_NOT_OF_A_NAME = re.compile(".*[由向从被把对与和及在的将是为据经了到]")


class Suggestion(NamedTuple):
    """An entry, and how often what speaks for it stands."""

    entry: str
    times: int


class SuggestedPerson(NamedTuple):
    """A person, the posts, the more frequent first, and how often the name stands after one."""

    name: str
    posts: tuple[str, ...]
    times: int


class SuggestedUnit(NamedTuple):
    """A unit and the short name that the issues give it, and how often they do."""

    name: str
    short: str
    times: int


class Suggestions(NamedTuple):
    """What may stand in a words file, under its keys."""

    preferred: tuple[Suggestion, ...]
    known: tuple[Suggestion, ...]
    persons: tuple[SuggestedPerson, ...]
    units: tuple[SuggestedUnit, ...]


def suggested(issues: Sequence[Issue]) -> Suggestions:
    """Return what issues suggest for the words of their office, the most frequent first."""
    if not issues:
        return Suggestions((), (), (), ())
    texts = [text for issue in issues for text in texts_of(issue)]
    whole = "\n".join(text.value for _, text in texts)
    listed = {name for issue in issues for name in office_names(issue)}
    persons = [person for person in _persons(whole) if person.name not in listed]
    units = [unit for unit in _units(whole) if unit.name not in listed]
    elsewhere = {*listed, *(p.name for p in persons), *(u.name for u in units)}
    counts = Counter(word for word in _names(issues, texts) if word not in elsewhere)
    return Suggestions(
        tuple(_one_spelling(issues[0], texts)),
        tuple(Suggestion(word, n) for word, n in counts.most_common() if n >= _OFTEN),
        tuple(persons),
        tuple(units),
    )


def _names(issues: Sequence[Issue], texts: Sequence[tuple[str, Text]]) -> Iterator[str]:
    """Yield contributors, receivers, persons without a post, and words the check doubts."""
    for issue in issues:
        yield from (source.value for article in issue.articles for source in article.source)
        distribution = issue.distribution
        for receivers in (distribution.report, distribution.send, distribution.issue):
            yield from (receiver.value for receiver in receivers)
    yield from (name for _, name in persons_after_offices("\n".join(t.value for _, t in texts)))
    yield from suspected_words(IssueTexts(issues[0], texts))


def _persons(whole: str) -> Iterator[SuggestedPerson]:
    """Yield persons who stand after a post again and again, with their posts."""
    posts: dict[str, Counter[str]] = defaultdict(Counter)
    for office, name in timed(persons_after_offices(whole)):
        if any(posts_in(office)):
            posts[name][office] += 1
    times = Counter({name: sum(counted.values()) for name, counted in posts.items()})
    for name, n in times.most_common():
        if n >= _OFTEN:
            yield SuggestedPerson(name, tuple(post for post, _ in _whole_posts(name, whole)), n)


def _whole_posts(name: str, whole: str) -> list[tuple[str, int]]:
    """Return the posts that lead to a name, 党组书记 and 局长, the more frequent first."""
    counted: Counter[str] = Counter()
    for match in timed(re.finditer(re.escape(name), whole)):
        counted.update(post.words for post in reversed(posts_before(whole, match.start())))
    return counted.most_common()


def _units(whole: str) -> Iterator[SuggestedUnit]:
    """Yield units for which an issue says what they are called in short."""
    counted: Counter[tuple[str, str]] = Counter()
    for match in timed(_HEREAFTER.finditer(whole)):
        before = _FULL.search(whole, max(0, match.start() - 24), match.start())
        if before is not None:
            full = _NOT_OF_A_NAME.sub("", before[0])
            counted[full, match[1]] += len(full) > len(match[1])
    yield from (SuggestedUnit(*names, n) for names, n in counted.most_common() if n)


def _one_spelling(issue: Issue, texts: Sequence[tuple[str, Text]]) -> Iterator[Suggestion]:
    """Yield the rarer of two spellings of a name with the usual one."""
    pairs = Counter(
        f"{finding.spot.words} → {finding.text}"
        for finding in names_spelt_twice.find(IssueTexts(issue, texts))
    )
    yield from (Suggestion(pair, times) for pair, times in pairs.most_common())
