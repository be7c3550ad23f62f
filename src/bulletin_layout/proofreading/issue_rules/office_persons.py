"""Rules by the office's own list of persons: their posts on the issue's day, names, order.

The list stands in a words file (`check: words_file:`). Of whom it does not name nothing is said,
nor of a post that nobody in it ever held: 领导小组组长 is given for a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.confusable import respelt
from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)
from bulletin_layout.proofreading.occurrences import JoinedTexts, occurrences
from bulletin_layout.proofreading.office_list import OfficeList, OfficePerson, office_list
from bulletin_layout.proofreading.persons import AFTER_NAME
from bulletin_layout.proofreading.posts import Post, post_after, posts_before
from bulletin_layout.rising import longest_rise

_NAME_ENDS = re.compile(f"(?={AFTER_NAME})", re.M)
# What stands between two names of one list: a post, a bracket, then 、 or 和, and who is next.
_LISTED = re.compile(
    "(?:（[^（）。]{0,24}）)?[^，。；：！？、（）\\n]{0,10}(?:、|和|及|与)[^，。；：！？\\n]{0,24}"
)
_SOURCE = Bilingual("the office's own list of persons", "本单位人员名单")


class _Named(NamedTuple):
    """A person of the list, where the name stands in the whole text, and the posts beside it."""

    person: OfficePerson
    at: int
    posts: Sequence[Post]


@issue_rule(
    "post",
    WARNING,
    source=_SOURCE,
    description=Bilingual(
        "a person with another post than on the issue's day", "人员职务与出刊当日的名单不符"
    ),
    wrong="副局长冯力虎到会",
    right="局长冯力虎到会",
    fixes=NOT_FIXED,
    stands_in="words_file",
)
def posts(issue: IssueTexts) -> Iterator[Finding]:
    """Yield posts beside the names of listed persons that they do not hold on the issue's day."""
    office = office_list(issue.issue)
    joined = JoinedTexts(issue.texts)
    for named in _named(office, joined.whole):
        held = named.person.posts
        for post in named.posts:
            if post.title not in office.titles or any(post.is_that_of(one) for one in held):
                continue
            spot = joined.spot(post.start, post.end - post.start)
            yield _wrong_post(spot, named.person, office)


def _wrong_post(spot: Spot, person: OfficePerson, office: OfficeList) -> Finding:
    held = "、".join(post.words for post in person.posts)
    words = Bilingual(
        "{name} is {held} on {day} by the office's list",
        "{day}{name}按名单是{held}",
        name=person.name,
        day=office.day,
        held=held or Bilingual("in no post", "不在任"),
    )
    right = person.posts[0].words if len(person.posts) == 1 else None
    return Finding(spot, words, _see(person), right, shows_context=True)


def _see(person: OfficePerson) -> str:
    place = person.entry.place
    if place is None:
        return Bilingual("Correct the text or the list.", "请改正文或名单。")
    return Bilingual(
        "Correct the text or the list ({place}).", "请改正文或名单（{place}）。", place=place
    )


@issue_rule(
    "listed-name",
    WARNING,
    source=_SOURCE,
    description=Bilingual(
        "a name beside a post, one like character away from that of who holds it",
        "职务旁的姓名与名单只差一个音近、形近字",
    ),
    wrong="局长冯立虎到会",
    right="局长冯力虎到会",
    fixes=NOT_FIXED,
    stands_in="words_file",
)
def listed_names(issue: IssueTexts) -> Iterator[Finding]:
    """Yield names that are spelt like a listed person's, beside a post that this person holds."""
    office = office_list(issue.issue)
    joined = JoinedTexts(issue.texts)
    meant = {
        spelling: person
        for person in office.persons.values()
        for spelling in _like(person.name)
        if spelling not in office.persons
    }
    for name, places in occurrences(meant, joined.whole).items():
        person = meant[name]
        for at in places:
            beside = _posts_beside(joined.whole, at, at + len(name))
            if any(post.is_that_of(one) for post in beside for one in person.posts):
                words = Bilingual(
                    "{name} is who has this post by the office's list",
                    "名单上任此职的是{name}",
                    name=person.name,
                )
                spot = joined.spot(at, len(name))
                yield Finding(spot, words, _see(person), person.name, shows_context=True)


@issue_rule(
    "leader-order",
    HINT,
    source=_SOURCE,
    description=Bilingual(
        "names in a row in another order than the office's", "并列的姓名次序与名单不符"
    ),
    wrong="出席会议的有陶世安、冯力虎。",
    fixes=NOT_FIXED,
    stands_in="words_file",
)
def leader_order(issue: IssueTexts) -> Iterator[Finding]:
    """Yield the listed persons who stand out of their order in a row of names."""
    office = office_list(issue.issue)
    joined = JoinedTexts(issue.texts)
    for row in _rows(_named(office, joined.whole), joined.whole):
        kept = longest_rise([named.person.rank for named in row])
        order = "、".join(n.person.name for n in sorted(row, key=lambda n: n.person.rank))
        for number, named in enumerate(row):
            if number not in kept:
                words = Bilingual(
                    "the order of the office's list is {order}", "名单次序为{order}", order=order
                )
                spot = joined.spot(named.at, len(named.person.name))
                yield Finding(spot, words, _see(named.person), shows_context=True)


def _named(office: OfficeList, whole: str) -> list[_Named]:
    """Return where listed persons are named in a text, from its beginning to its end."""
    found = []
    for name, places in occurrences(office.persons, whole).items():
        for at in places:
            end = at + len(name)
            beside = _posts_beside(whole, at, end)
            if beside or _NAME_ENDS.match(whole, end):
                found.append(_Named(office.persons[name], at, beside))
    return sorted(found, key=lambda named: named.at)


def _posts_beside(whole: str, at: int, end: int) -> list[Post]:
    """Return the posts before and after a name: none where the name goes on, 张明 in 张明华."""
    after = post_after(whole, end)
    if after is None and not _NAME_ENDS.match(whole, end):
        return []
    return [*posts_before(whole, at), *([after] if after is not None else ())]


def _rows(every: Sequence[_Named], whole: str) -> Iterator[list[_Named]]:
    """Yield the persons who are named in one row, two or more."""
    row: list[_Named] = []
    for named in every:
        if row:
            end = row[-1].at + len(row[-1].person.name)
            if not _LISTED.fullmatch(whole, end, named.at):
                if len(row) > 1:
                    yield row
                row = []
        row.append(named)
    if len(row) > 1:
        yield row


def _like(name: str) -> Iterator[str]:
    """Yield the names that one may be written for: a character for a like one, two exchanged."""
    yield from respelt(name)
    if len(name) == 3 and name[1] != name[2]:
        yield name[0] + name[2] + name[1]
