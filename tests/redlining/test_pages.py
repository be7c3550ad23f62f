"""A redline on pages: what went is struck out, what came is underlined, and all of it is there."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from bulletin_layout import parse_issue, save
from bulletin_layout.cli.main import main
from bulletin_layout.layout.model import Document, PlacedLine, Rule
from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.redlining.marking import COLOURS
from bulletin_layout.redlining.pdf import redline
from bulletin_layout.redlining.versions import Version
from bulletin_layout.redlining.who import UNKNOWN, Who
from tests.conftest import ROOT
from tests.redlining.test_word import EDITS, TEXT

SINK = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photo = ROOT / "examples" / "kitchen-sink" / "photos" / "badge.png"
    (tmp_path / "photo.png").write_bytes(photo.read_bytes())
    return tmp_path


def compared(old: str, new: str, folder: Path, who: Who = UNKNOWN) -> Document:
    versions = (
        Version(name, folder / name, parse_issue(text, name=name, root=folder))
        for name, text in (("old.yaml", old), ("new.yaml", new))
    )
    return redline(*versions, who, BuildOptions())


def in_colour(document: Document, state: str) -> Iterator[str]:
    """Yield what stands in a state's colour, line by line, but for the last page."""
    for page in document.pages[:-1]:
        for line in page.lines:
            if line.colour == COLOURS[state]:
                yield "".join(run.text for run in line.runs)


def said(document: Document, without: str) -> str:
    lines = (line for page in document.pages[:-1] for line in page.lines)
    left_out = (COLOURS[without],)
    words = (
        "".join(r.text for r in line.runs if r.size > 10 or line.colour not in COLOURS.values())
        for line in lines
        if line.colour not in left_out
    )
    return "".join("".join(words).split())


def plain(text: str, folder: Path) -> str:
    document = compared(text, text, folder)
    assert not [*in_colour(document, "gone"), *in_colour(document, "new")]
    return said(document, "gone")


# On the pages these lists and numbers are the new issue's.
_OTHERWISE = ("a heading", "a column added", "a note gone", "a note added")


@pytest.mark.parametrize("name", [name for name in EDITS if name not in _OTHERWISE])
def test_without_what_went_it_is_the_new_issue(name: str, folder: Path) -> None:
    before, after = EDITS[name]
    new = TEXT.replace(before, after, 1)
    document = compared(TEXT, new, folder)
    assert sorted(said(document, "gone")) == sorted(plain(new, folder))
    assert sorted(said(document, "new")) == sorted(plain(TEXT, folder))
    if "bold" not in name:
        assert [
            *in_colour(document, "gone"),
            *in_colour(document, "new"),
            *in_colour(document, "sign"),
        ] or ("photo" in name)


def test_every_changed_word_has_its_line_and_no_other(folder: Path) -> None:
    new = TEXT.replace("按年份分，再", "按年度分，并").replace("最后说一说体会", "末了")
    document = compared(TEXT, new, folder)
    for page in document.pages:
        for state, height in (("gone", 0.38), ("new", -0.16)):
            wanted = [
                (round(line.x + line.runs[0].x, 1), round(line.y - height * line.runs[0].size, 1))
                for line in page.lines
                if line.colour == COLOURS[state]
            ]
            found = [
                (round(rule.x1, 1), round(rule.y1, 1))
                for rule in page.rules
                if rule.colour == COLOURS[state]
            ]
            assert sorted(found) == sorted(wanted)
            assert all(r.x2 > r.x1 for r in page.rules if r.colour == COLOURS[state])


def test_a_bar_stands_beside_each_changed_line(folder: Path) -> None:
    document = compared(TEXT, TEXT.replace("按年份分", "按年度分"), folder)
    changed = {
        round(line.y, 1)
        for page in document.pages[:-1]
        for line in page.lines
        if line.colour in COLOURS.values()
    }
    bars = [r for page in document.pages[:-1] for r in page.rules if _is_bar(r, document)]
    assert len(bars) == len(changed) == 1
    assert bars[0].y1 < next(iter(changed)) < bars[0].y2


def _is_bar(rule: Rule, document: Document) -> bool:
    assert document.source is None
    left = min(line.x for page in document.pages for line in page.lines)
    return rule.x1 == rule.x2 and rule.x1 < left


def test_who_and_when_stand_in_the_margin_and_on_the_last_page(folder: Path) -> None:
    who = Who("李主任", "2026-03-01T10:05:00")
    document = compared(TEXT, TEXT.replace("按年份分", "按年度分"), folder, who)
    margin = [_words(line) for page in document.pages[:-1] for line in page.furniture]
    assert "李主任" in margin and "2026-03-01 10:05" in margin
    last = "".join(map(_words, document.pages[-1].lines))
    assert "李主任，2026-03-01 10:05：增加1处1字，删去1处1字。" in last
    assert "旧稿：old.yaml" in last and "新稿：new.yaml" in last


def test_nobody_is_made_up(folder: Path) -> None:
    document = compared(TEXT, TEXT.replace("按年份分", "按年度分"), folder)
    assert "修改人、时间不明" in "".join(map(_words, document.pages[-1].lines))
    margin = [_words(line) for line in document.pages[0].furniture]
    assert [words for words in margin if not words.strip("—－-– 0123456789")] == margin


def test_a_paragraph_divided_says_so(folder: Path) -> None:
    document = compared(TEXT, TEXT.replace(*EDITS["a paragraph divided"], 1), folder)
    assert "".join(in_colour(document, "sign")) == "。（另起段）"
    document = compared(TEXT, TEXT.replace(*EDITS["paragraphs joined"], 1), folder)
    assert "".join(in_colour(document, "sign")) == "（接排）"


def test_a_photo_that_went_is_crossed_one_that_came_is_framed(folder: Path) -> None:
    gone = TEXT.replace(*EDITS["a photo gone"], 1)
    for old, new, state, count in ((TEXT, gone, "gone", 6), (gone, TEXT, "new", 4)):
        document = compared(old, new, folder)
        (image,) = [image for page in document.pages for image in page.images]
        rules = [
            rule
            for page in document.pages
            for rule in page.rules
            if rule.colour == COLOURS[state] and rule.width == 1.5
        ]
        assert len(rules) == count
        assert {rule.x1 for rule in rules} <= {image.x, image.x + image.width}


def test_a_table_with_other_columns_stands_there_twice(folder: Path) -> None:
    document = compared(TEXT, TEXT.replace(*EDITS["a column added"], 1), folder)
    gone, new = "".join(in_colour(document, "gone")), "".join(in_colour(document, "new"))
    assert "文书" in gone and "文书" in new and "室" in new and "室" not in gone


def test_notes_that_went_and_came_stand_at_the_foot(folder: Path) -> None:
    document = compared(TEXT, TEXT.replace(*EDITS["a note gone"], 1), folder)
    assert "数目由各室报来。" in "".join(in_colour(document, "gone"))
    document = compared(TEXT, TEXT.replace(*EDITS["a note added"], 1), folder)
    assert "新的注。" in "".join(in_colour(document, "new"))


def test_the_tags_tell_how_words_are_drawn(folder: Path) -> None:
    document = compared(TEXT, TEXT.replace("按年份分", "按年度分"), folder)
    stream = io.BytesIO()
    save(document, stream, "pdf")
    file = pypdf.PdfReader(stream)
    drawn = [
        d for e in _elements(file.trailer["/Root"]["/StructTreeRoot"]) for d in _decorations(e)
    ]
    # One of each in the text, one of each in the key on the last page.
    assert sorted(drawn) == ["/LineThrough"] * 2 + ["/Underline"] * 2
    assert file.metadata is not None and str(file.metadata.title).endswith("（花脸稿）")


def _elements(node: pypdf.generic.DictionaryObject) -> Iterator[pypdf.generic.DictionaryObject]:
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    for kid in (k.get_object() for k in kids):
        if isinstance(kid, pypdf.generic.DictionaryObject) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _decorations(element: pypdf.generic.DictionaryObject) -> Iterator[str]:
    found = element.get("/A", [])
    for group in found if isinstance(found, list) else [found]:
        if "/TextDecorationType" in group:
            yield str(group["/TextDecorationType"])


def _words(line: PlacedLine) -> str:
    return "".join(run.text for run in line.runs)


def test_the_whole_kitchen_sink_against_nearly_nothing_and_back(tmp_path: Path) -> None:
    (tmp_path / "little.yaml").write_text(
        "header: 工作简报\nperiod: {year: 2026, number: 1, total: 7}\n"
        "editors: {name: 办公室编, date: 2026-02-28}\narticles: [{title: 甲, body: [乙。]}]\n",
        encoding="utf-8",
    )
    for pair in ((SINK, tmp_path / "little.yaml"), (tmp_path / "little.yaml", SINK)):
        assert main(["redline", *map(str, pair), "-o", str(tmp_path / "x.pdf")]) == 0
        assert pypdf.PdfReader(tmp_path / "x.pdf").pages
        # Items that went from where no list is left stand in a list of their own.
        rows = read_facts(tmp_path / "x.pdf").tags
        depths = [(len(row) - len(row.lstrip()), row.split()[0]) for row in rows]
        for at, (depth, role) in enumerate(depths):
            if role == "LI":
                above = next(r for d, r in reversed(depths[:at]) if d < depth)
                assert above == "L"


# The command.


@pytest.fixture
def versions(folder: Path) -> tuple[Path, Path]:
    old, new = folder / "old.yaml", folder / "new.yaml"
    old.write_text(TEXT, encoding="utf-8")
    new.write_text(TEXT.replace("按年份分", "按年度分"), encoding="utf-8")
    return old, new


@pytest.mark.parametrize("suffix", [".pdf", ".ofd", ".docx"])
def test_the_command_writes_each_format(
    suffix: str, versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    output = versions[0].parent / f"changes{suffix}"
    command = ["--language", "en", "redline", *map(str, versions), "-o", str(output)]
    assert main(command) == 0
    assert output.stat().st_size and "written" in capsys.readouterr().out


def test_an_issue_and_a_word_file_are_compared(versions: tuple[Path, Path]) -> None:
    old, new = versions
    word, pages = old.with_suffix(".docx"), old.with_suffix(".pdf")
    assert main(["build", str(new), "-o", str(word)]) == 0
    assert main(["redline", str(old), str(word), "-o", str(pages)]) == 0
    said = "".join(page.extract_text() for page in pypdf.PdfReader(pages).pages)
    assert "年份" in said and "年度" in said.replace("份度", "度") and "修改说明" in said


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"-o": "old.yaml"}, "one of the versions"),
        ({"-o": "x.txt"}, "written as .pdf"),
        ({"--time": "昨天"}, "is no time"),
    ],
)
def test_what_is_asked_wrongly_is_told(
    changed: dict[str, str],
    words: str,
    versions: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(versions[0].parent)
    before = versions[0].read_bytes()
    options = {"-o": "x.pdf"} | changed
    flat = [word for pair in options.items() for word in pair]
    assert main(["--language", "en", "redline", "old.yaml", "new.yaml", *flat]) == 2
    assert words in capsys.readouterr().err
    assert versions[0].read_bytes() == before


def test_a_file_that_is_no_word_file_is_told(
    versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = versions[0].with_name("x.docx")
    wrong.write_bytes(b"PK no")
    output = versions[0].with_name("changes.docx")
    command = ["--language", "en", "redline", str(versions[0]), str(wrong), "-o", str(output)]
    assert main(command) == 1
    assert "cannot be read as a Word file" in capsys.readouterr().err
    assert not output.exists()


def test_git_tells_who_made_the_changes_of_one_commit(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletin_layout.redlining.versions import version_of, who_changed

    monkeypatch.chdir(folder)
    file = folder / "issue.yaml"

    def commit(text: str, author: str) -> None:
        file.write_text(text, encoding="utf-8")
        given = ["-c", f"user.name={author}", "-c", "user.email=a@example.org"]
        dated = {"GIT_AUTHOR_DATE": "2026-03-01T10:05:00+08:00"}
        for command in (["add", "-A"], [*given, "commit", "-q", "-m", "改"]):
            subprocess.run(["git", *command], check=True, env={**_environment(), **dated})

    subprocess.run(["git", "init", "-q"], check=True, env=_environment())
    commit(TEXT, "张三")
    commit(TEXT.replace("年份", "年度"), "李四")
    options = BuildOptions()
    old, new = version_of("HEAD~1:issue.yaml", options), version_of("issue.yaml", options)
    assert who_changed(old, new) == Who("李四", "2026-03-01T10:05:00+08:00")
    commit(TEXT.replace("年份", "月份"), "李四")
    old = version_of("HEAD~2:issue.yaml", options)
    assert who_changed(old, new) == Who("李四")  # two commits: no one time
    commit(TEXT.replace("年份", "日期"), "王五")
    old = version_of("HEAD~3:issue.yaml", options)
    assert who_changed(old, new) == UNKNOWN  # two authors
    old = version_of("HEAD~1:issue.yaml", options)
    file.write_text(TEXT, encoding="utf-8")
    assert who_changed(old, version_of("issue.yaml", options)) == UNKNOWN  # not committed


def _environment() -> dict[str, str]:
    import os

    none = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return {**os.environ, **none}


def test_words_that_are_set_off_now_are_a_change(folder: Path) -> None:
    new = TEXT.replace("说明", "**说明**", 1)
    assert new != TEXT
    document = compared(TEXT, new, folder)
    assert "".join(in_colour(document, "gone")) == "说明"
    assert "".join(in_colour(document, "new")) == "说明"


def test_a_paragraph_that_moved_says_so(folder: Path) -> None:
    paragraph = "      - 按年份分，再按**门类**分，共立卷125件。\n"
    last = "      - 最后说一说体会。\n"
    assert paragraph in TEXT and last in TEXT
    new = TEXT.replace(paragraph, "").replace(last, last + paragraph)
    document = compared(TEXT, new, folder)
    assert "（由别处移来）" in "".join(in_colour(document, "sign"))
    for state in ("gone", "new"):
        assert "共立卷125件。" in "".join(in_colour(document, state))
