"""Import from a program: files become the YAML of an issue, with photos and an account.

In: names of files. Out: the text of an issue's file, what was left out or guessed, the account; or
the file itself, if one is asked for.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.importing.account import Account
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.take_in import take_in
from bulletin_layout.importing.write.save import dated, draft_text, save
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.named_tuple import NamedTuple


class Imported(NamedTuple):
    """What files became.

    `text` is the issue's YAML, in which photos are named as they would lie beside a file
    `issue.yaml`; `photos` are their bytes by these names. `remarks` say what was left out, guessed
    or not placed, each with where it stood. `is_issue`: one of the files is a whole issue.
    """

    text: str
    photos: dict[str, bytes]
    remarks: tuple[str, ...]
    account: Account
    is_issue: bool


def import_files(
    files: str | Path | Sequence[str | Path],
    target: str | Path | None = None,
    *,
    style: str | None = None,
    date: datetime.date | None = None,
    chinese: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Imported:
    """Return the issue that Word, PDF, mail, web and text files make; write it to a target, if any.

    A target is a new file, its photos stand in a folder beside it. Without `style` one is guessed,
    and the text says so; `date` is taken where the files have none; `chinese`: keys and comments.
    The files are read in this thread, within `limits` (docs/reliability.md). Raises InputError for
    files that cannot be read, OutputError where the target is there already or cannot be written.
    """
    names = [files] if isinstance(files, str | Path) else files
    taken = take_in([str(name) for name in names], limits)
    draft = dated(taken.draft, date)
    file = Path(target) if target is not None else Path("issue.yaml")
    text, photo_names = draft_text(draft, file, "", chinese, style)
    if target is not None:
        save(draft, file, "", chinese, style)
    photos = {name: picture.data for picture, name in photo_names.items()}
    return Imported(text, photos, _remarks(draft), taken.account, bool(taken.issues))


def _remarks(draft: Draft) -> tuple[str, ...]:
    return tuple(f"{r.where}: {r.what}" for r in (*draft.remarks, *draft.unplaced))
