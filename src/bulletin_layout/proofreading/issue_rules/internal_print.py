"""Rules about 内部资料性出版物: what such a print must show, and what it may not be called.

It is one that gives a 准印证号, or says 免费交流. 简报 of an office (机关公文性) are none, whatever
notice they bear (内部资料性出版物管理办法 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.model import (
    WARNING,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)

_SOURCE = "内部资料性出版物管理办法 14"
_NOTICE = re.compile(r"内部资料[，,\s　]*免费交流")
# Names of news papers and journals; 简报 and the like are no papers.
_PAPER = re.compile(r"(?<![简通专汇快导])报$|刊$|杂志$")
_OURSELVES = re.compile(r"本报(?!告|名|社|价|送|批|关|销|表|请|备|道)|本刊")
_COMPLETE = """\
notice: 内部资料，免费交流
permit: （沪）字第0123号
distribution: {readers: 本系统各单位, printer: 某印刷厂, print_date: 2026-03-01, copies: 300}
"""


def _is_internal_print(issue: Issue) -> bool:
    return issue.permit is not None or (
        issue.notice is not None and "免费交流" in issue.notice.value
    )


@issue_rule(
    "internal-print",
    WARNING,
    source=_SOURCE,
    description=Bilingual(
        "内部资料性出版物 that lacks what it must show", "内部资料性出版物缺少必须标明的事项"
    ),
    wrong=_COMPLETE.replace(", copies: 300", ""),
    stands_in="issue",
)
def incomplete_internal_print(issue: IssueTexts) -> Iterator[Finding]:
    """Find what an internal print must show and does not."""
    given = issue.issue
    if not _is_internal_print(given):
        return
    lists = given.distribution
    place = (given.permit or given.notice or given.editors.name).place
    missing = {
        "permit": given.permit is None,
        "notice": given.notice is None or not _NOTICE.search(given.notice.value),
        "distribution.readers": lists.readers is None,
        "distribution.printer": lists.printer is None,
        "distribution.print_date": lists.print_date is None,
        "distribution.copies": lists.copies is None,
        "period.number": given.period.number is None,
    }
    for path in (path for path, absent in missing.items() if absent):
        words = _WORDS[path]
        message = Bilingual(
            "an internal print must show {words}.", "内部资料性出版物须标明{words}。", words=words
        )
        yield Finding(Spot(path, Text("", place), 0, 0), message)


_WORDS = {
    "permit": Bilingual("the number of its permit (准印证号)", "准印证编号（准印证号）"),
    "notice": Bilingual("内部资料，免费交流 (notice)", "“内部资料，免费交流”字样（提示）"),
    "distribution.readers": Bilingual("whom it is for (发送对象)", "发送对象"),
    "distribution.printer": Bilingual("who printed it (印刷单位)", "印刷单位"),
    "distribution.print_date": Bilingual("when it was printed (印刷日期)", "印刷日期"),
    "distribution.copies": Bilingual("how many are printed (共印)", "印数（共印）"),
    "period.number": Bilingual("its number (期)", "期号"),
}


@issue_rule(
    "internal-print-name",
    WARNING,
    source=_SOURCE,
    description=Bilingual(
        "内部资料性出版物 that is called a paper or journal", "内部资料性出版物名称用“报”“刊”"
    ),
    wrong=_COMPLETE + "header: 某区教育报",
    stands_in="issue",
)
def internal_print_called_a_paper(issue: IssueTexts) -> Iterator[Finding]:
    """Find an internal print that is called, or calls itself, a paper or journal."""
    if not _is_internal_print(issue.issue):
        return
    advice = Bilingual("Choose another word.", "请换一个名称。")
    name = issue.issue.header[-1]
    if match := _PAPER.search(name.value):
        spot = Spot("header", name, match.start(), match.end())
        message = Bilingual(
            "an internal print is not called {found}.",
            "内部资料性出版物不得称“{found}”。",
            found=match[0],
        )
        yield Finding(spot, message, advice)
    for order, (path, text) in enumerate(issue.texts):
        for match in _OURSELVES.finditer(text.value):
            spot = Spot(path, text, match.start(), match.end(), order)
            message = Bilingual(
                "an internal print does not call itself {found}.",
                "内部资料性出版物不得自称“{found}”。",
                found=match[0],
            )
            yield Finding(spot, message, advice)
