"""The records that an issue is made of, to build one by hand.

    from bulletin_layout.model import Article, Editors, Issue, Period

    issue = Issue(
        header="工作简报",
        period=Period(2026, 1, 7),
        editors=Editors("办公室编", datetime.date(2026, 2, 28)),
        articles=[Article(title="一个标题", body=["第一段。", "第二段。"])],
    )

Wherever a text belongs a plain one will do, its inline marks as in a file; lists, mappings, numbers
and dates likewise. What is wrong is an InputError that names the field, raised where the record is
made. Field by field they are in docs/reference.md: a record's fields are a file's keys.
"""

from bulletin_layout.issue import content
from bulletin_layout.issue.content import *  # noqa: F403 - the names of its __all__
from bulletin_layout.issue.distribution import Distribution
from bulletin_layout.issue.model import Appendix, Article, Check, Editors, Issue, Secrecy
from bulletin_layout.issue.office_words import OfficeWords, Person, PreferredWord, Saying, Unit
from bulletin_layout.issue.period import Period
from bulletin_layout.issue.text import Text

__all__ = [
    "Appendix",
    "Article",
    "Check",
    "Distribution",
    "Editors",
    "Issue",
    "OfficeWords",
    "Period",
    "Person",
    "PreferredWord",
    "Saying",
    "Secrecy",
    "Text",
    "Unit",
]
__all__ += content.__all__
