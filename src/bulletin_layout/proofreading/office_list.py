"""The office's own words on an issue's day: what its words files say, joined.

In: an issue. Out: words to write, persons with the posts that they hold that day, units, sayings.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.office_words import Person, Saying, Unit, holds
from bulletin_layout.issue.text import Text
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.posts import Post, posts_in


class OfficePerson(NamedTuple):
    """A person: rank among the others, posts on the day, the entry that says so."""

    name: str
    rank: int
    posts: tuple[Post, ...]
    entry: Text


class OfficeList(NamedTuple):
    """What an office writes on a day. `titles` are those that any of its persons ever held."""

    day: datetime.date
    persons: dict[str, OfficePerson]
    titles: frozenset[str]
    units: tuple[Unit, ...]
    full_name_first: bool
    sayings: tuple[Saying, ...]


def office_list(issue: Issue) -> OfficeList:
    """Return what the words files of an issue say on its day."""
    files, day = issue.office_words, issue.editors.date
    every = [person for words in files for person in words.persons]
    return OfficeList(
        day,
        _persons(every, day),
        frozenset(post.title for person in every for post in _posts_of(person)),
        tuple(unit for words in files for unit in words.units),
        any(words.full_name_first for words in files),
        tuple(saying for words in files for saying in words.dated_sayings()),
    )


def office_words(issue: Issue) -> Iterator[Text]:
    """Yield the words that are not written on the issue's day, wrong → right or a word alone."""
    yield from issue.check.words
    for words in issue.office_words:
        yield from words.preferred_on(issue.editors.date)
        yield from words.forbidden


def office_names(issue: Issue) -> Iterator[str]:
    """Yield the names and words that an office wrote down, each as it stands."""
    yield from (text.value for text in issue.check.known)
    for words in issue.office_words:
        yield from (text.value for text in words.known)
        yield from (person.name.value for person in words.persons)
        for unit in words.units:
            yield unit.name.value
            yield from (short.value for short in unit.short)
        yield from (saying.saying.value for saying in words.dated_sayings())


def _persons(every: list[Person], day: datetime.date) -> dict[str, OfficePerson]:
    """Return the persons by name, with what they hold on a day: nothing, if their time is over."""
    persons: dict[str, OfficePerson] = {}
    for rank, person in enumerate(every):
        name, posts = person.name.value, tuple(_posts_of(person)) if holds(person, day) else ()
        known = persons.get(name)
        if known is None or (posts and not known.posts):
            persons[name] = OfficePerson(name, rank, posts, person.name)
        else:
            persons[name] = known._replace(posts=known.posts + posts)
    return persons


def _posts_of(person: Person) -> Iterator[Post]:
    for text in person.posts:
        yield from posts_in(text.value)
