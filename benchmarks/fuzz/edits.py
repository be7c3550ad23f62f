"""Mutants of issues that are changed in place: fix, confirm, --into. Nothing else may change.

A mutant is an issue of which some lines got what fix mends and what import guesses, and which is
then changed as other mutants of issues are, tamely. Each file is copied for each command.
"""

from __future__ import annotations

import difflib
import io
import random
import re
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from bulletin_layout.cli.main import main
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.take_in import take_in
from bulletin_layout.importing.write.save import save_into

from .issues import MOST_CHARACTERS
from .judging import Judge, LeftOver, refused_or
from .mutators import MUTATORS, change_bytes
from .seeds import seeds

CHILD_EACH = 20
SLIPS = (
    *("，，", ",", "(试行)", "5%-10%", "2026年13月", "帐户", "9：30", "“", "。。", "、、"),
    *("［2026］", "二O二六年", "10－12日", "３个", "...", "--", " ，", "  ", ";", "＂甲＂"),
    *("台帐", "截止目前"),
)
GUESSES = ("# 推断：日期，取自落款", "# 第2页：推断：单位", "# Guessed: a title", "# 一条批注")
LETTER = "东片分局召开会议\n近日，东片分局召开安全生产会议，10家企业参加。\n（东片分局供稿）\n"


class Altered(Exception):
    """A command changed what it should not have, or said good and left what cannot be read."""


def mutant(seed: int, number: int) -> bytes:
    """Return a mutant's bytes."""
    rng = random.Random(f"edits:{seed}:{number}")
    lines = rng.choice(seeds()).split("\n")
    for _ in range(rng.choice((1, 4, 12))):
        at = rng.randrange(len(lines))
        if re.search("[一-鿿]{3}", lines[at]):
            cut = rng.randint(len(lines[at]) - len(lines[at].lstrip()), len(lines[at]))
            lines[at] = lines[at][:cut] + rng.choice(SLIPS) + lines[at][cut:]
    for _ in range(rng.choice((0, 0, 1, 3))):
        lines.insert(rng.randrange(len(lines)), " " * rng.randrange(8) + rng.choice(GUESSES))
    text = "\n".join(lines)
    mutators, _, tame = zip(*MUTATORS, strict=True)
    for mutate in rng.choices(mutators, tame, k=rng.choice((0, 1, 1, 2))):
        changed = mutate(text, rng)
        if len(changed) <= max(MOST_CHARACTERS, len(text)):
            text = changed
    if rng.random() < 0.1:
        text = text.replace("\n", "\r\n")
    data = text.encode("utf-8", "surrogatepass")
    if rng.random() < 0.05:
        data = b"\xef\xbb\xbf" + data
    return change_bytes(data, rng) if rng.random() < 0.05 else data


class EditJudge(Judge):
    """Runs what changes a file in place, and compares."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._letter = folder / "letter.txt"
        self._letter.write_text(LETTER, encoding="utf-8")
        self._draft: Draft = take_in([str(self._letter)]).draft
        self.file.touch()
        self._files = set(folder.iterdir())

    def outcome(self, number: int) -> str:
        """Return what was changed, by which commands."""
        old = self.file.read_bytes()
        done = [
            name
            for name, run in (
                ("fix", self._fix),
                ("confirm", self._confirm),
                ("into", self._into if number % CHILD_EACH else self._into_by_child),
            )
            if run(old)
        ]
        return "+".join(done) or "nothing changed"

    def _fix(self, old: bytes) -> bool:
        said, code = self._run("fix", str(self.file))
        new = self.file.read_bytes()
        if code and new != old:
            raise Altered(f"fix ended with {code} and changed the file")
        if new != old:
            _refuse_other_changes(old, new, said)
            again, code = self._run("fix", str(self.file))
            if code or self.file.read_bytes() != new:
                raise Altered(f"fix changes what it has mended: {again}")
        self.file.write_bytes(old)
        return new != old

    def _confirm(self, old: bytes) -> bool:
        _, code = self._run("confirm", str(self.file))
        new = self.file.read_bytes()
        if code and new != old:
            raise Altered(f"confirm ended with {code} and changed the file")
        if new != old and _bare_lines(new) != _bare_lines(old):
            raise Altered("confirm changed more than comments")
        self.file.write_bytes(old)
        return new != old

    def _into(self, old: bytes) -> bool:
        def added() -> str:
            save_into(self._draft, self.file)
            return "added"

        refused = refused_or(added) == "refused"
        return self._look_at_addition(old, refused)

    def _into_by_child(self, old: bytes) -> bool:
        _, code = self._run("import", str(self._letter), "--into", str(self.file))
        return self._look_at_addition(old, bool(code))

    def _look_at_addition(self, old: bytes, refused: bool) -> bool:
        new = self.file.read_bytes()
        if refused and new != old:
            raise Altered("--into was refused and changed the file")
        kept = iter(new.splitlines(keepends=True))
        lost = [line for line in old.splitlines(keepends=True) if not _goes_on(kept, line)]
        if lost and "【待补" not in old.decode("utf-8", "replace"):
            raise Altered(f"--into lost {lost[:3]}")
        self.file.write_bytes(old)
        return new != old

    def _run(self, *arguments: str) -> tuple[str, int]:
        """Run a command here; return what it said and its exit code."""
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out), suppress(SystemExit):
            code = main(["--language", "en", *arguments])
        said = out.getvalue()
        if "Traceback" in said or "please report" in said or code not in (0, 1, 2):
            raise AssertionError(said)
        return said, code

    def look_around(self, outcome: str) -> None:
        """Raise LeftOver for another file than those that stood there."""
        left = set(self.folder.iterdir()) - self._files
        if left:
            raise LeftOver(f"in the folder stand {sorted(left)}")

    def clear(self) -> None:
        """Take away what was left."""
        for path in set(self.folder.iterdir()) - self._files:
            with suppress(OSError):
                path.unlink()


def _goes_on(lines: object, wanted: bytes) -> bool:
    """Return whether the lines go on up to this one, which may have got a line end."""
    return any(line.rstrip(b"\r\n") == wanted.rstrip(b"\r\n") for line in lines)  # type: ignore


def _bare_lines(data: bytes) -> list[bytes]:
    """Return lines without the comment at their ends, empty ones left out."""
    bare = (
        re.sub(rb"(^|\s+)#.*$", b"", line).rstrip()
        for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    )
    return [line for line in bare if line]


def _refuse_other_changes(old: bytes, new: bytes, said: str) -> None:
    """Raise Altered if lines changed that the command did not show as changed."""
    before, after = (d.decode("utf-8-sig", "replace").split("\n") for d in (old, new))
    if len(before) != len(after):
        raise Altered("fix changed the number of lines")
    shown = Counter(line[1:].rstrip("\r") for line in said.split("\n") if line[:1] in "-+")
    for one, other in zip(before, after, strict=True):
        if one != other and not (shown[one.rstrip("\r")] and shown[other.rstrip("\r")]):
            close = difflib.ndiff([one], [other])
            raise Altered("fix changed a line that it did not show: " + "\n".join(close))
