"""Build the documentation as a site, English and Chinese, into build/site.

python docs/make_site.py

Pages lie in docs/ as NAME.md and NAME.zh-CN.md. For each language they are copied without the
suffix into build/site-source, links between them rewritten, and the generator is run on the copy in
strict mode: a warning fails the build. Settings: mkdocs.yml, mkdocs.zh-CN.yml and what they share,
mkdocs.base.yml. Needs the extra `docs`. Nothing is fetched: the site names no other host for
scripts, fonts or styles.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BUILD = ROOT / "build"
SOURCE = BUILD / "site-source"
SITE = BUILD / "site"
CHINESE = ".zh-CN.md"
# Pages that lie elsewhere: their names in the site. What has no Chinese is shown as it is.
_ELSEWHERE = {
    "README.md": "index.md",
    "README.zh-CN.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "THIRD_PARTY.md": "third-party.md",
}
_LINK = re.compile(r"(\]\()([^()\s]+)(\))")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SWITCH = re.compile(r"\A(# .*\n)\n\[(?:中文|English)\]\([^)]*\)\n")
# A line's end between Han would be shown as a space.
_HAN = "[\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e“”‘’—…]"
_SOFT_BREAK = re.compile(f"(?<={_HAN})\n *(?={_HAN})")
_NOT_COPIED = (".md", ".py", ".pyc")


@dataclass(frozen=True)
class Page:
    """A page: its file, its name in the staged folder, and whether it is Chinese."""

    file: Path
    name: str
    chinese: bool

    def url(self) -> PurePosixPath:
        """Return where it lies in the built site."""
        name = str(Path(self.name).with_suffix(".html"))
        return PurePosixPath("zh", name) if self.chinese else PurePosixPath(name)


def pages() -> list[Page]:
    """Return every page in both languages."""
    files = sorted(DOCS.rglob("*.md")) + [ROOT / name for name in _ELSEWHERE]
    return [page for file in files for page in _pages_of(file)]


def _pages_of(file: Path) -> Iterator[Page]:
    chinese = file.name.endswith(CHINESE)
    if file.parent == ROOT:
        yield Page(file, _ELSEWHERE[file.name], chinese)
        if not file.with_name(file.stem + CHINESE).exists() and not chinese:
            yield Page(file, _ELSEWHERE[file.name], True)
        return
    name = file.relative_to(DOCS).as_posix()
    yield Page(file, name.replace(CHINESE, ".md"), chinese)


def stage() -> None:
    """Copy the pages of each language, with what they show, into a folder of its own."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    known = pages()
    for chinese in (False, True):
        folder = SOURCE / ("zh" if chinese else "en")
        for file in sorted(DOCS.rglob("*")):
            if file.is_file() and file.suffix not in _NOT_COPIED:
                _copy(file, folder / file.relative_to(DOCS))
        for page in known:
            if page.chinese == chinese:
                target = folder / page.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(_staged(page, known, folder), encoding="utf-8")


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


def _staged(page: Page, known: list[Page], folder: Path) -> str:
    """Return a page's text with its links as they must be in the staged folder."""
    text = _SWITCH.sub(r"\1", page.file.read_text(encoding="utf-8"))

    def linked(match: re.Match[str]) -> str:
        return match[1] + _target(match[2], page, known, folder) + match[3]

    def prose(part: str) -> str:
        return _LINK.sub(linked, _SOFT_BREAK.sub("", part))

    parts, at = [], 0
    for fence in _FENCE.finditer(text):
        parts += [prose(text[at : fence.start()]), fence[0]]
        at = fence.end()
    return "".join([*parts, prose(text[at:])])


def _target(link: str, page: Page, known: list[Page], folder: Path) -> str:
    """Return where a link leads in the staged folder; a file beyond docs/ is copied along."""
    address, mark, anchor = link.partition("#")
    if not address or "://" in address or address.startswith("mailto:"):
        return link
    file = (page.file.parent / address).resolve()
    found = [other for other in known if other.file == file]
    same = [other for other in found if other.chinese == page.chinese]
    if same:
        return _relative(same[0].name, page.name) + mark + anchor
    if found:
        return _relative(str(found[0].url()), str(page.url())) + mark + anchor
    if not file.is_file():
        raise SystemExit(f"{page.file.relative_to(ROOT)}: there is no {address}")
    if file.is_relative_to(DOCS):
        return _relative(file.relative_to(DOCS).as_posix(), page.name)
    name = f"files/{file.relative_to(ROOT).as_posix()}"
    _copy(file, folder / name)
    return _relative(name, page.name)


def _relative(target: str, page: str) -> str:
    return os.path.relpath(target, str(PurePosixPath(page).parent)).replace(os.sep, "/")


def switch_to_pairs() -> None:
    """Let the choice of language lead to the same page, where the generator leads to the first."""
    for page in pages():
        file = SITE / page.url()
        text = file.read_text(encoding="utf-8")
        for chinese, language in ((False, "en"), (True, "zh")):
            other = Page(page.file, page.name, chinese)
            link = f'<a href="{_relative(str(other.url()), str(page.url()))}" hreflang="{language}"'
            text = re.sub(rf'<a href="[^"]*" hreflang="{language}"', link, text)
        file.write_text(text, encoding="utf-8")


def build() -> None:
    """Stage the pages and run the generator for each language, strictly."""
    shutil.rmtree(SITE, ignore_errors=True)
    stage()
    for settings in ("mkdocs.yml", "mkdocs.zh-CN.yml"):
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
        made = subprocess.run([*command, "-f", settings], cwd=ROOT, check=False)
        if made.returncode:
            raise SystemExit(f"{settings}: the site was not built")
    switch_to_pairs()
    print(f"{SITE.relative_to(ROOT).as_posix()}/index.html")


if __name__ == "__main__":
    build()
