"""The two versions that are compared: an issue's file, one that git keeps, a Word file.

In: what was given on the command line. Out: an issue or a Word file, and what git knows of who
changed it.
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import parse_issue
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pipeline import BuildOptions, read
from bulletin_layout.redlining.who import UNKNOWN, Who

_WORD = (".docx", ".docm")
_SECONDS = 60


class Version(NamedTuple):
    """A version: its name, and its issue, which a Word file has none of.

    `file` is where its text is; `revision` is git's name of it, "" for what lies in the folder.
    """

    name: str
    file: Path
    issue: Issue | None = None
    revision: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it is a Word file."""
        return self.issue is None


def version_of(name: str, options: BuildOptions) -> Version:
    """Return a version by its name: FILE, or REVISION:FILE as git has it.

    Raises InputError for what cannot be read.
    """
    file = Path(name)
    if name.lower().endswith(_WORD):
        return Version(name, file)
    revision, _, rest = name.rpartition(":")
    if not revision or not rest or file.exists():
        return Version(name, file, read(file, options))
    path = Path(rest)
    text = _git(path, name, "show", f"{revision}:./{path.name}")
    return Version(name, path, _parsed(text, path, options), revision)


def _parsed(text: str, path: Path, options: BuildOptions) -> Issue:
    """Return an issue whose text is not that of its file; what it names lies where it did."""
    root = options.root if options.root is not None else path.parent
    issue = parse_issue(
        text,
        name=path.name,
        root=path.parent if options.root is None else root,
        limits=options.limits,
        drop_invisible=options.drop_invisible,
    )
    return replace(issue, file=str(path))


def who_changed(old: Version, new: Version) -> Who:
    """Return who made the changes from one version to the other, as far as git is sure.

    That is so if nothing but commits lies between: their author if all have the same one, and the
    time of a commit that is alone. Of anything else nothing is told.
    """
    if not old.revision or new.is_word or old.file.resolve() != new.file.resolve():
        return UNKNOWN
    until = new.revision or "HEAD"
    name = f"./{new.file.name}"
    if not new.revision and _git(new.file, new.name, "status", "--porcelain", "--", name):
        return UNKNOWN
    span = f"{old.revision}..{until}"
    log = _git(new.file, new.name, "log", "--format=%an%x09%aI", span, "--", name)
    commits = [Who(*line.rsplit("\t", 1)) for line in log.splitlines()]
    if len(commits) == 1:
        return commits[0]
    authors = {commit.author for commit in commits}
    return Who(authors.pop()) if len(authors) == 1 else UNKNOWN


def _git(path: Path, name: str, *arguments: str) -> str:
    """Return what git says in the folder of a file. Raises InputError."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=path.parent if str(path.parent) else ".",
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise _unread(name, reason) from None
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _unread(name, words[0] if words else "git")
    return done.stdout.decode("utf-8", "replace")


def _unread(name: str, reason: str) -> InputError:
    message = Message("git does not give this file: {reason}.", reason=reason)
    advice = "Give a file, or REVISION:FILE that git keeps (HEAD~1:issue.yaml)."
    return InputError([error(None, name, message, advice)])
