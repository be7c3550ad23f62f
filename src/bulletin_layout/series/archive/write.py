"""Write an archive: a folder whole or not at all, a 件 at a time.

In: a series, and how it is archived. Out: a folder with a folder for each 件, the list of them
(归档文件目录, DA/T 22-2015 7), and a manifest of every file's size and SHA-256.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path

from bulletin_layout.csv_text.read import guarded
from bulletin_layout.diagnostics import Diagnostic, InputError, OutputError, Place, Refused, error
from bulletin_layout.messages import Message
from bulletin_layout.output.write import told
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.series.archive.describe import described
from bulletin_layout.series.archive.gather import Gathered, gather_item
from bulletin_layout.series.archive.metadata import Metadata, as_json, as_xml
from bulletin_layout.series.archive.model import (
    CATALOGUE,
    FORMAT,
    MANIFEST,
    METADATA_JSON,
    METADATA_XML,
    ORIGINAL,
    Archive,
    ArchiveOptions,
    Item,
    StoredFile,
    number_of,
)
from bulletin_layout.series.archive.pdf_says import PdfSays, UnreadablePdfFile, read_pdf
from bulletin_layout.series.in_order import in_order
from bulletin_layout.series.model import Series
from bulletin_layout.version import __version__

_CHUNK = 1 << 20
_COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")


def _unheeded(_done: int, _all: int) -> None:
    """Take no notice of a 件 that is written."""


def archive(
    series: Series,
    folder: str | Path,
    options: ArchiveOptions,
    build: BuildOptions,
    *,
    executor: Executor | None = None,
    passed: Callable[[int, int], None] = _unheeded,
    noted: Callable[[Diagnostic], None] = lambda _said: None,
) -> Archive:
    """Archive the issues of a series into a folder that is not there yet.

    Their 件号 run on within each year, in the order of the series. `passed` is called with how many
    are written, of how many; `noted` with what an archivist should know. Raises InputError for an
    issue that cannot be archived, OutputError if the folder is there or cannot be written, Refused,
    a ValueError, for no issue at all; nothing is left behind then.
    """
    if not series.issues:
        raise Refused("there is no issue.")
    target = Path(folder)
    issues = series.issues
    numbers = list(_numbers(series, options))
    call = partial(gather_item, options=build)
    with _new_folder(target) as part:
        items, rows = [], []
        gathered = in_order(call, [issue.file for issue in issues], executor)
        for number, one in zip(numbers, gathered, strict=True):
            for diagnostic in one.diagnostics:
                noted(diagnostic)
            item, metadata = _write_item(part, number, one, options)
            items.append(item)
            rows.append(_row(len(items), number, metadata))
            passed(len(items), len(issues))
        catalogue = _stored(part, CATALOGUE, _catalogue(rows))
        manifest = _manifest(items, catalogue, options)
        (part / MANIFEST).write_bytes(manifest)
    return Archive(target, tuple(items), sha256(manifest).hexdigest())


def _numbers(series: Series, options: ArchiveOptions) -> Iterator[str]:
    seen: Counter[int] = Counter()
    for issue in series.issues:
        year = issue.date.year
        yield number_of(options, year, options.first_number + seen[year])
        seen[year] += 1


@contextmanager
def _new_folder(target: Path) -> Iterator[Path]:
    """Give a folder to write in that takes the target's name at the end; it goes if that fails."""
    if target.exists() or target.is_symlink():
        words = "{target} exists already; nothing was written."
        raise OutputError(Message(words, target=target))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with told(target):
        part.mkdir()
        try:
            yield part
            part.rename(target)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise


def _write_item(
    part: Path, number: str, one: Gathered, options: ArchiveOptions
) -> tuple[Item, Metadata]:
    """Write a 件's folder; return what is in it, and its metadata."""
    folder = part / number
    folder.mkdir()
    files = [_stored(folder, ORIGINAL, one.pdf)]
    files += [_copied(folder, name, path) for name, path in one.files]
    metadata = described(one.issue, _says(folder, one), number, one.lock, files, options)
    files.append(_stored(folder, METADATA_XML, as_xml(metadata)))
    files.append(_stored(folder, METADATA_JSON, as_json(metadata)))
    return Item(number, tuple(files)), metadata


def _says(folder: Path, one: Gathered) -> PdfSays:
    try:
        return read_pdf(folder / ORIGINAL)
    except UnreadablePdfFile as problem:
        pdf = Path(one.issue.file).with_suffix(".pdf")
        words = Message("the PDF cannot be read: {reason}", reason=str(problem))
        raise InputError([error(Place(str(pdf), 0, 0), "", words)]) from None


def _stored(folder: Path, name: str, data: bytes) -> StoredFile:
    (folder / name).write_bytes(data)
    return StoredFile(name, len(data), sha256(data).hexdigest())


def _copied(folder: Path, name: str, path: Path) -> StoredFile:
    """Copy a file in pieces; return what was written."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = sha256(), 0
    with path.open("rb") as source, target.open("wb") as copy:
        while chunk := source.read(_CHUNK):
            copy.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return StoredFile(name, size, digest.hexdigest())


def _manifest(items: Sequence[Item], catalogue: StoredFile, options: ArchiveOptions) -> bytes:
    files = [file for item in items for file in item.files]
    said = {
        "格式": FORMAT,
        "生成程序": f"bulletin_layout {__version__}",
        "归档日期": options.archived_on.isoformat(),
        "数字摘要算法": "SHA-256",
        "件数": len(items),
        "字节数": sum(file.size for file in files) + catalogue.size,
        "目录": _entry(catalogue),
        "件": [{"档号": i.number, "文件": [_entry(f) for f in i.files]} for i in items],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(file: StoredFile) -> dict[str, object]:
    return {"名称": file.name, "字节数": file.size, "数字摘要": file.sha256}


def _row(order: int, number: str, metadata: Metadata) -> list[str]:
    content = metadata["内容描述"]
    return [
        str(order),
        number,
        *(guarded(content[term]) for term in ("文件编号", "责任者", "题名")),
        content["日期"].replace("-", ""),  # DA/T 22-2015 7.1: 20260105
        content.get("密级", ""),
        metadata["形式特征"]["页数"],
        "",
    ]


def _catalogue(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_COLUMNS, *rows])
    return ("\ufeff" + out.getvalue()).encode()
