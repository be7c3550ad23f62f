"""Posts before and after a person's name: 市局党组书记、局长冯力虎, 冯力虎副局长.

In: a text and where a name stands in it. Out: the posts there, each as rank (副), body (党组) and
title (书记), with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.named_tuple import NamedTuple

_TITLES = (
    "局长|书记|主任|董事长|总裁|总经理|经理|理事长|监事长|会长|秘书长|部长|省长|州长|区长|市长|县长|镇长|乡长|厅长|"
    "处长|科长|司长|署长|社长|组长|队长|所长|站长|台长|馆长|院长|校长|行长|主席|委员|常委|巡视员|调研员|总工程师|"
    "总会计师|总经济师|总编辑|检察长|政委|政治委员|指挥长|总指挥|场长|园长"
)
_BODIES = "党组|党委|党工委|党总支|党支部|纪委|纪检组|市委|区委|县委|省委|机关党委|工会|团委|妇联"
_RANKS = "常务副|第一副|副|代理|代|第一|执行|名誉"
_POST = re.compile(f"(?P<body>(?:{_BODIES})?)(?P<rank>(?:{_RANKS})?)(?P<title>{_TITLES})")
# So many characters before a name are looked at.
_REACH = 40
_AT_END = re.compile(_POST.pattern + r"\Z")
_BETWEEN = "、兼"
# Who held a post once is told of with it by right.
_FORMER = re.compile("(?:时任|原任|曾任|历任|原|前任|前)[^，。；、]{0,30}\\Z")
# 会长期, 局长远: the last character belongs to the next word.
_NO_TITLE = "期远久足大达效"


class Post(NamedTuple):
    """A post as it is written: its place, the body it is of (党组), its rank (副), its title."""

    start: int
    end: int
    body: str
    rank: str
    title: str

    def is_that_of(self, other: Post) -> bool:
        """Return whether a post may be that of an entry.

        书记 is 党组书记 in short, and 副市长 a 常务副市长; 副局长 is no 局长.
        """
        same_body = not self.body or not other.body or self.body == other.body
        same_rank = self.rank == other.rank or (self.rank and other.rank.endswith(self.rank))
        return self.title == other.title and bool(same_rank) and same_body

    @property
    def words(self) -> str:
        """The post as it is written."""
        return self.body + self.rank + self.title


def posts_in(text: str) -> Iterator[Post]:
    """Yield the posts that stand in an entry, one after each 、: 市局党组书记、局长."""
    for part in re.split("[、，,；;/]", text):
        post = _last(part.strip(), len(part.strip()))
        if post is not None:
            yield post


def posts_before(text: str, at: int) -> list[Post]:
    """Return the posts that lead to a name, the nearest first; none where they are former ones."""
    found: list[Post] = []
    post = _last(text, at)
    while post is not None:
        found.append(post)
        is_one_more = post.start and text[post.start - 1] in _BETWEEN
        post = _last(text, post.start - 1) if is_one_more else None
    if found and _FORMER.search(text[max(0, found[-1].start - _REACH) : found[-1].start]):
        return []
    return found


def post_after(text: str, end: int) -> Post | None:
    """Return the post that follows a name: 冯力虎局长. 会长期 holds none."""
    match = _POST.match(text, end)
    if match is None or text[match.end() : match.end() + 1] in tuple(_NO_TITLE):
        return None
    return _post(match)


def _last(text: str, end: int) -> Post | None:
    """Return the post that ends at a place."""
    match = _AT_END.search(text, max(0, end - _REACH), end)
    return _post(match) if match is not None else None


def _post(match: re.Match[str]) -> Post:
    return Post(match.start(), match.end(), match["body"], match["rank"], match["title"])
