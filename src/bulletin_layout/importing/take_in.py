"""Read files of any kind and recognise what they say: importing, up to writing it.

In: names of files. Out: a Draft. All happens in this process and thread; the command has it done
in a child (`apart`), whose time and memory are bounded whatever a library does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bulletin_layout.importing.account import Account, Missing, account_of
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.gather import read_materials
from bulletin_layout.importing.material import Material, Remark
from bulletin_layout.importing.recognise.lines_in_tables import with_lines_of_tables
from bulletin_layout.importing.recognise.material import is_issue, recognise
from bulletin_layout.importing.recognise.web_page import without_web_page
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple


class TakenIn(NamedTuple):
    """What files say, and the names of those that are whole issues: none, or one; the account."""

    draft: Draft
    issues: tuple[str, ...] = ()
    account: Account = Account()


def take_in(
    files: Sequence[str],
    limits: Limits = DEFAULT_LIMITS,
    begin: Callable[[], None] = lambda: None,
) -> TakenIn:
    """Return what files say, in their order. `begin` is called before each is read.

    Amounts are held against the limits before they are used, and `import_seconds` is looked at
    between paragraphs and pages. It may be called from several threads; files of strangers are
    better read by `take_in_apart`. Raises InputError for a file that cannot be read or is beyond
    the limits, TwoIssues if two are whole issues.
    """
    materials: list[Material] = []
    for file in files:
        begin()
        read = map(without_web_page, read_materials(file, limits))
        materials += map(with_lines_of_tables, read)
    draft = recognise(materials)
    issues = tuple(m.name for m in materials if is_issue(m))
    account = account_of(materials, draft)
    draft = replace(draft, remarks=(*draft.remarks, *map(_lacks, account.missing)))
    return TakenIn(draft, issues, account)


def _lacks(missing: Missing) -> Remark:
    what = Bilingual(
        "“{words}” stands nowhere in the result; add it from the original",
        "“{words}”不在结果里，请照原件补上",
        words=missing.words,
    )
    return Remark(what, missing.where)
