"""Say what an import took and what it did not: the account, as lines of the command."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.importing.account import Account
from bulletin_layout.messages import Bilingual, Message


def account_lines(account: Account) -> Iterator[Message]:
    """Yield the account: characters first, then what there is of paragraphs, tables and others."""
    yield Bilingual(
        "  characters {source:>9,} = {placed:,} in the text + {read:,} read as data "
        "+ {unplaced:,} unplaced + {named:,} left out and named + {lacking:,} lacking "
        "- {added:,} added",
        "  字数 {source:>9,} = 正文{placed:,} + 已识别{read:,} + 待处理{unplaced:,} "
        "+ 略去并注明{named:,} + 缺{lacking:,} - 新增{added:,}",
        source=account.source,
        placed=account.placed,
        read=account.read,
        unplaced=account.unplaced,
        named=account.named,
        lacking=account.lacking,
        added=account.added,
    )
    kinds = (
        ("  paragraphs", "  段落", account.paragraphs),
        ("  tables", "  表格", account.tables),
        ("  pictures", "  图片", account.pictures),
        ("  notes", "  脚注", account.notes),
    )
    for english, chinese, (source, result) in kinds:
        if source or result:
            english = f"{english:<12} {{source:>9,}} -> {{result:,}}"
            chinese = f"{chinese} {{source:>9,}} → {{result:,}}"
            yield Bilingual(english, chinese, source=source, result=result)


def lacking_line(account: Account) -> Message | None:
    """Return the warning of an account that does not balance, None of one that does."""
    if not account.lacking:
        return None
    if not account.missing:
        return Bilingual(
            "{count} characters of the original are fewer times in the result: compare it with the "
            "original.",
            "原件有{count}个字在结果里出现的次数少了，请与原件核对。",
            count=account.lacking,
        )
    return Bilingual(
        "{count} characters of the original are nowhere in the result; the comments that begin the "
        "file say where: compare it with the original.",
        "原件有{count}个字不在结果里，文件开头的注释写明了在哪里，请与原件核对。",
        count=account.lacking,
    )
