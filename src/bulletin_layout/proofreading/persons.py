"""Persons' names after an office, 局长冯力虎: what leads to a name, and what may follow one.

In: a text. Out: offices and names, as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.surnames import SURNAMES

_TITLES = (
    "局长|书记|主任|董事长|总裁|总经理|经理|会长|秘书长|区长|市长|镇长|处长|科长|部长|组长|队长|所长|站长|"
    "院长|校长|行长|主席|委员|驾驶员|快递员|投递员|小哥|员工|同志|村民|居民|群众|会计|教师|医生|护士|民警|法官|学生|党员|干部|代表|工程师|班长|师傅"
)
AFTER_NAME = (
    "同志|一行|指出|强调|表示|主持|出席|参加|介绍|说|讲|带队|带领|率|作|宣|要求|回忆|认为|听取|到|赴|致|"
    "和|与|在|为|对|等|分别|先后|获|荣获|，|、|。|；|：|（|）|”|代表|陪同|看望|慰问|调研|会见|走访|检查|接待|充分|全面|$"
)
_PERSON = re.compile(f"({_TITLES})([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?={AFTER_NAME})", re.M)


class PersonNamed(NamedTuple):
    """A person where a text names one: the office before the name, 副 or not, and the name."""

    office: str
    is_deputy: bool
    name: str


def persons_named(whole: str) -> Iterator[PersonNamed]:
    """Yield the persons that stand after an office, deputies told apart: 副局长冯力虎."""
    for match in _PERSON.finditer(whole):
        yield PersonNamed(match[1], whole[match.start() - 1 : match.start()] == "副", match[2])


def persons_after_offices(whole: str) -> Iterator[tuple[str, str]]:
    """Yield the persons that stand after an office: 局长 and 冯力虎."""
    return ((person.office, person.name) for person in persons_named(whole))
