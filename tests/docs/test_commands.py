"""Every command that a page shows is run, in the page's order, in a folder of its own.

A page's blocks that are to be saved are saved when their turn comes; what a reader has beforehand
is prepared, except for the tutorial, which begins with an empty folder. A block of ```text after
commands is what they print, in the page's language. A comment `<!-- exit: 1 -->` above commands
says how they end.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from bulletin_layout import lay_out, parse_issue, save, typeset
from bulletin_layout.cli.arguments import command_parser
from bulletin_layout.cli.main import main
from tests.conftest import ROOT, SMALL_ISSUE
from tests.docs.pages import PAGES, SHELL, Fence, fences, name_of
from tests.gates import absent
from tests.processes import heeding_interrupts

# What is not run here: a pattern, and where it is run or why not at all.
EXCUSED = (
    (r"python tools/wheels\.py .*|python -m venv .*", "needs a package index; tried by hand"),
    (r"(\S+python -m |python -m )?pip (install|download|wheel) .*", "installs; .ci/run does it"),
    (r"python -m pytest( --update-goldens| tests/\S+)?", "runs these tests; .ci/run does it"),
    (r"python examples/build\.py", ".ci/run does it, in two installations"),
    (r"python docs/make_reference\.py", "test_reference compares what it makes"),
    (r"python docs/make_images\.py", "test_pictures compares what it makes"),
    (r"python docs/make_site\.py", "test_site runs it"),
    (r"python docs/make_agreement\.py", "test_reference compares what it makes"),
    (r"python benchmarks/\w+\.py\b.*", "takes minutes; its figures are of one machine"),
    (r"python -m http\.server\b.*", "Python's own; test_site opens the pages"),
)
# Pages that begin with an empty folder: all that they use, they make.
FROM_NOTHING = ("tutorial.md", "tutorial.zh-CN.md")
COMMAND = re.compile(r"(?:bulletin|python|pip) ")
KNOWN = frozenset(next(a for a in command_parser()._actions if a.dest == "command").choices or ())
_SECONDS = re.compile(r"\d+\.\d\d( s\b|秒)")
_EXIT = re.compile(r"exit: (\d)")
_LETTER = "西片分局开展安全检查\n近日，西片分局检查网点8个。\n（西片分局供稿）\n"
_DOCX = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_STARTUP_SECONDS = 20


def lines(fence: Fence) -> list[str]:
    """Return the commands of a block, a line each, those joined by && apart."""
    joined = fence.text.replace("\\\n", "")
    if fence.kind in SHELL:
        found = [line for line in joined.splitlines() if line.strip()]
    elif not fence.kind:
        found = [line for line in joined.splitlines() if COMMAND.match(line)]
    else:
        found = []
    return [part.strip() for line in found for part in line.split(" && ")]


def excused(command: str) -> bool:
    """Return whether a command is run elsewhere. Its script has to be there."""
    if not any(re.fullmatch(pattern, command) for pattern, _ in EXCUSED):
        return False
    for word in shlex.split(command):
        if word.endswith(".py"):
            assert (ROOT / word).is_file(), word
    return True


class Session:
    """The commands of one page, run one after another in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.waiting: dict[str, str] = {}
        self.missing: set[str] = set()

    def save(self, fence: Fence) -> None:
        """Save a block as the file that the page says."""
        path = self.folder / fence.saved_as
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fence.text, encoding="utf-8")

    def run(self, command: str, expected: int) -> str:
        """Run a command; return what it printed. Its exit code is the expected one."""
        words = shlex.split(command)
        if words[0] == "python" and any((self.folder / word).is_file() for word in words):
            return self.python(words[1:])
        assert words[0] == "bulletin", f"no rule covers this command: {command}"
        absent = self.absent(words)
        if absent:
            self.missing.add(absent)
            for name in words[2:]:
                self.waiting[name] = absent
            return ""
        if words[1] == "preview" and "--launcher" not in words:
            return preview(words[2:])
        redirected = words.index(">") if ">" in words else len(words)
        try:
            code = main(words[1:redirected])
        except SystemExit as end:
            code = int(end.code or 0)
        said = self.capsys.readouterr()
        if redirected < len(words):
            (self.folder / words[redirected + 1]).write_text(said.out, encoding="utf-8")
        assert code == expected, f"{command}\n{said.out}{said.err}"
        return said.out + said.err

    def python(self, words: list[str]) -> str:
        """Run a script that the page has the reader save."""
        command = [sys.executable, "-X", "utf8", *words]
        here = {name: value for name, value in os.environ.items() if name != "CI"}
        made = subprocess.run(command, capture_output=True, encoding="utf-8", env=here, check=False)
        assert made.returncode == 0, made.stdout + made.stderr
        return made.stdout

    def absent(self, words: list[str]) -> str:
        """Return why a command cannot be run yet, empty if it can."""
        if words[1] not in KNOWN and words[1] in ("import", "preview"):
            return f"`bulletin {words[1]}` does not exist yet"
        needed = [name for name in words[2:] if name in self.waiting]
        made = [name for name in needed if not (self.folder / name).exists()]
        return self.waiting[made[0]] if made else ""


def preview(arguments: list[str]) -> str:
    """Start the preview without a browser, fetch its page over loopback, end it with Ctrl-C."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = [a for a in arguments if a != "--no-browser"]
    if "--port" in options:
        at = options.index("--port")
        del options[at : at + 2]
    command = [sys.executable, "-m", "bulletin_layout", "preview", *options]
    command += ["--port", str(port), "--no-browser"]
    with heeding_interrupts():
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    with process:
        # It answers by the time it tells its address; else it has ended and told why.
        told = process.stdout.readline().decode()
        page = b""
        try:
            if (address := re.search(r"http://\S+", told)) is not None:
                with urllib.request.urlopen(address[0], timeout=_STARTUP_SECONDS) as answer:
                    page = bytes(answer.read())
        finally:
            process.send_signal(signal.SIGINT)
            try:
                rest, _ = process.communicate(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                rest, _ = process.communicate()
    told += rest.decode()
    assert page, told
    assert process.returncode == 0, told
    return told


def inputs(commands: Iterable[str]) -> Iterator[str]:
    """Yield the files that `bulletin` commands read: not what follows -o, --html, > and so on."""
    for command in commands:
        words = shlex.split(command)
        if words[0] != "bulletin" or len(words) < 3:
            continue
        before = [*words[1:-1]]
        for option, word in zip(before, words[2:], strict=True):
            read = not option.startswith("-") or option in ("--from", "--dry-run", "--draft")
            new = words[1] == "new" and option == "new"
            if read and option != ">" and not new and Path(word).suffix in MAKERS:
                yield word


def prepare(folder: Path, commands: list[str], saved: set[str]) -> None:
    """Make what a reader has: the project's examples, and files by the names that are used."""
    if any("examples/" in command for command in commands):
        shutil.copytree(ROOT / "examples", folder / "examples")
    made = {after for c in commands for _, after in outputs(c)}
    for name in inputs(commands):
        path = folder / name
        if name not in saved | made and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            MAKERS[path.suffix](path)


def outputs(command: str) -> Iterator[tuple[str, str]]:
    """Yield what a command writes: what follows -o, and PDFs beside the issues built."""
    words = shlex.split(command)
    beside = words[1:2] == ["build"] and "-o" not in words
    for option, word in pairwise(words):
        if option in ("-o", ">", "--html", "--issue"):
            yield option, word
        elif beside and word.endswith(".yaml"):
            yield "", str(Path(word).with_suffix(".pdf"))
        elif option == "new":
            yield option, word


def _issue(path: Path) -> None:
    invisible = "\u200b" if "mail" in path.name else ""
    path.write_text(SMALL_ISSUE.replace("第一段", f"第一段{invisible}"), encoding="utf-8")


def _pdf(path: Path) -> None:
    issue = path.with_suffix(".made.yaml")
    issue.write_text(SMALL_ISSUE, encoding="utf-8")
    typeset(issue, path)
    issue.unlink()


def _ofd(path: Path) -> None:
    save(lay_out(parse_issue(SMALL_ISSUE)), path)


def _docx(path: Path) -> None:
    paragraphs = (f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _LETTER.splitlines())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", _DOCX.format("".join(paragraphs)))


MAKERS = {
    ".yaml": _issue,
    ".pdf": _pdf,
    ".docx": _docx,
    ".ofd": _ofd,
    ".txt": lambda path: path.write_text(_LETTER, encoding="utf-8"),
}
COMMANDS = {page: [c for f in fences(page) if not f.saved_as for c in lines(f)] for page in PAGES}
WITH_COMMANDS = [page for page in PAGES if any(not excused(c) for c in COMMANDS[page])]


@pytest.mark.slow
@pytest.mark.gate
@pytest.mark.parametrize("page", [pytest.param(p, id=name_of(p)) for p in WITH_COMMANDS])
def test_commands_run_as_the_page_says(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BULLETIN_LANGUAGE", "zh" if ".zh-CN." in page.name else "en")
    blocks = fences(page)
    to_run = [c for c in COMMANDS[page] if not excused(c)]
    if page.name not in FROM_NOTHING:
        prepare(tmp_path, to_run, {f.saved_as for f in blocks if f.saved_as})
    session = Session(tmp_path, capsys)
    printed = ""
    for fence in blocks:
        commands = [c for c in lines(fence) if not excused(c)]
        if fence.saved_as:
            session.save(fence)
        elif commands:
            code = _EXIT.search(fence.note)
            printed = "".join(session.run(c, int(code[1]) if code else 0) for c in commands)
        elif fence.kind == "text":
            assert_printed(fence.text, printed, session.missing)
    if session.missing:
        absent("; ".join(sorted(session.missing)))


def assert_printed(shown: str, printed: str, missing: set[str]) -> None:
    """Every line that the page shows was printed; times may differ."""
    if missing and not printed:
        return
    said = _SECONDS.sub("N s", printed)
    for line in _SECONDS.sub("N s", shown).splitlines():
        assert line.strip() in said, f"not printed: {line}\n{printed}"


def test_every_command_is_covered() -> None:
    """A block of commands holds nothing else, and each is run here or excused."""
    strange = []
    for page in PAGES:
        saved = {fence.saved_as for fence in fences(page)}
        for command in COMMANDS[page]:
            own = command.startswith("python ") and saved & set(shlex.split(command))
            if not (command.startswith("bulletin ") or own or excused(command)):
                strange.append((name_of(page), command))
    assert strange == []
    assert sum(map(len, COMMANDS.values())) > 60


def test_every_excuse_is_needed() -> None:
    shown = [command for commands in COMMANDS.values() for command in commands]
    for pattern, reason in EXCUSED:
        assert any(re.fullmatch(pattern, command) for command in shown), reason


@pytest.mark.parametrize("name", FROM_NOTHING)
def test_the_tutorial_shows_each_command_of_the_library(name: str) -> None:
    (page,) = (page for page in PAGES if page.name == name)
    shown = {shlex.split(c)[1] for c in COMMANDS[page] if c.startswith("bulletin ")}
    assert shown == {"build", "check", "fix", "new", "import", "preview"}
