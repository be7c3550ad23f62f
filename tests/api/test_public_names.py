"""What a script may rely on: the names, their arguments, their types, the version."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

import bulletin_layout
from tests.conftest import ROOT
from tests.gates import absent

# Each name with its parameters; a star stands before those that are given by keyword only.
FUNCTIONS = {
    "archive": "series, folder, options, build, *, executor, passed, noted",
    "bind": "series, options, build, *, executor, passed",
    "build_many": "issues, out, *, executor, options, on_result, resume, ship, processes",
    "compare_outputs": "old, new",
    "dump": "document",
    "fix": "source, *, name, root, limits",
    "import_files": "files, target, *, style, date, chinese, limits",
    "inspect_format": "file, against, limits",
    "learn_style": "files, target, *, chinese, limits",
    "lay_out": "issue, style, fonts, *, draft, limits, lock",
    "parse_issue": "source, *, name, root, limits, drop_invisible",
    "pdf_bytes": "document, ink, sources",
    "proofread": "issue, level",
    "rank_units": "series, submissions, adoptions, rules, *, first, last, by, units",
    "read_adoptions": "path, submissions, *, limits",
    "read_fonts": "path",
    "read_issue": "path, *, root, limits, drop_invisible",
    "read_register": "path, *, limits",
    "read_rules": "name, *, limits",
    "read_series": "paths, *, memory, executor, reading, passed",
    "read_style": "name, folder, *, root, asked_at",
    "render": "source, *, dpi, pages",
    "save": "document, target, format, keywords",
    "typeset": "issue, pdf, *, style, fonts, draft, root, limits, drop_invisible, proofread, ink",
    "watch_progress": "watcher",
    "verify_archive": "folder, digest, *, passed",
    "verify_ofd": "ofd",
    "write_pdf": "document, pdf, *, ink",
}
CLASSES = {
    "ArchiveOptions",
    "BuildOptions",
    "BuildRecord",
    "BulletinError",
    "Diagnostic",
    "Document",
    "InputError",
    "InternalError",
    "Issue",
    "Limits",
    "OutputError",
    "ProofreadingLevel",
    "Ranking",
    "VolumeOptions",
}
# A script as users write it; a type checker must know what each step gives.
SCRIPT = """
from pathlib import Path

from bulletin_layout import (
    Diagnostic, Document, InputError, Issue, ProofreadingLevel,
    dump, lay_out, read_fonts, read_issue, read_style, typeset, write_pdf,
)

FOLDER = Path("issues")


def publish(name: str) -> list[str]:
    issue: Issue = read_issue(FOLDER / f"{name}.yaml")
    year: int = issue.period.year
    document: Document = lay_out(issue, read_style("gbt9704"), read_fonts(), draft=year > 2026)
    write_pdf(document, FOLDER / f"{name}.pdf")
    text: str = dump(document)
    assert text
    titles = [str(article.title[0]) for article in issue.articles]
    try:
        document = typeset(
            FOLDER / f"{name}.yaml", "out.pdf", proofread=ProofreadingLevel.CHECK
        )
    except InputError as error:
        return [described(diagnostic) for diagnostic in error.diagnostics]
    return titles + [described(diagnostic) for diagnostic in document.diagnostics]


def described(diagnostic: Diagnostic) -> str:
    line = diagnostic.place.line if diagnostic.place else 0
    return f"{line}: {diagnostic.message} {diagnostic.severity.name}"
"""
WRONG = 'from bulletin_layout import typeset\ntypeset("a.yaml", "a.pdf", draft="yes")\n'


def parameters(name: str) -> str:
    found, star = [], False
    for parameter in inspect.signature(getattr(bulletin_layout, name)).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            star = True
            found.append("*")
        found.append(parameter.name)
    return ", ".join(found)


def test_the_public_names_are_these() -> None:
    assert set(bulletin_layout.__all__) == CLASSES | set(FUNCTIONS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_takes_what_it_took(name: str) -> None:
    assert parameters(name) == FUNCTIONS[name]
    assert inspect.getdoc(getattr(bulletin_layout, name))


@pytest.mark.slow
@pytest.mark.gate
def test_a_users_script_is_type_checked(tmp_path: Path) -> None:
    if find_spec("mypy") is None:
        absent("mypy")
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")
    cache = str(tmp_path / "cache")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", cache, "script.py", "wrong.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    wrong = done.stdout.splitlines()[:-1]
    assert len(wrong) == 1, done.stdout
    assert wrong[0].startswith("wrong.py:2:")


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", bulletin_layout.__version__)
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    cited = re.search(r"^version: (\S+)", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert cited is not None
    assert {newest[1], cited[1]} == {bulletin_layout.__version__}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["dynamic"] == ["version"]
