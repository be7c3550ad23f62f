"""Have LibreOffice make Word files of what only it reads: .doc, .wps, .rtf, .odt.

In: names of files, a folder that is there for this alone. Out: the names, the converted files'
instead of those that had to be. LibreOffice runs as a process of its own with a profile of its own,
within a time; macros of a file are not run by a conversion.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.kinds import kind_of
from bulletin_layout.messages import Bilingual

_PROGRAMS = ("soffice", "libreoffice")
_START = 64_000


def converted(files: Sequence[str], folder: Path, seconds: int) -> list[str]:
    """Return the files, those that must be converted as Word files in the folder.

    A file may take `seconds`. Raises InputError if LibreOffice is not there, or fails.
    """
    made = []
    for number, file in enumerate(files):
        check_time()
        made.append(_made(file, folder / str(number), seconds) if _must_be(file) else file)
    return made


def _must_be(file: str) -> bool:
    try:
        with Path(file).open("rb") as opened:
            return kind_of(opened.read(_START), file).must_be_converted
    except (OSError, ValueError):
        return False  # reading says what is wrong with it


def _made(file: str, folder: Path, seconds: int) -> str:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        message = Bilingual(
            "it can only be converted by LibreOffice, which is not installed.",
            "要由 LibreOffice 转换，而本机没有安装。",
        )
        raise _refused(file, message)
    folder.mkdir(parents=True)
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder)]
    try:
        subprocess.run(
            [*command, str(Path(file).resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        message = Bilingual(
            "LibreOffice does not get through with it within {seconds} s.",
            "LibreOffice 在 {seconds} 秒内没有转换完。",
            seconds=seconds,
        )
        raise _refused(file, message) from None
    except OSError as problem:
        message = Bilingual(
            "LibreOffice cannot be run: {reason}.",
            "LibreOffice 无法运行：{reason}。",
            reason=problem.strerror or str(problem),
        )
        raise _refused(file, message) from None
    target = folder / f"{Path(file).stem}.docx"
    if not target.is_file():
        message = Bilingual("LibreOffice cannot convert it.", "LibreOffice 转换不了。")
        raise _refused(file, message)
    return str(target)


def _refused(file: str, message: Bilingual) -> InputError:
    advice = Bilingual(
        "Save it as .docx in Word, and import that.", "请在 Word 里另存为 .docx 再导入。"
    )
    return InputError([error(Place(file, 1, 1), "", message, advice)])
