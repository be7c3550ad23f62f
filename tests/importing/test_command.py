"""`bulletin import`: what it refuses, what it keeps, what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_layout import read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.material import Grid, Picture, Words, words_of
from bulletin_layout.importing.plain.read import read_plain
from bulletin_layout.importing.recognise.material import recognise
from tests.importing.conftest import RAW, Import

NOTE = "市局召开安全生产会议\n\n近日，市局召开安全生产会议，10家企业参加。\n\n会议听取了意见。\n"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text(NOTE, encoding="utf-8")
    return file


def told(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    return said.out + said.err


def test_pasted_text_is_an_article(note: Path, imported: Import) -> None:
    issue = read_issue(imported(note, options=("--date", "2026-12-01")))
    (article,) = issue.articles
    assert str(article.title[0]) == "市局召开安全生产会议"
    assert [str(b) for b in article.body] == [NOTE.split("\n\n")[1], "会议听取了意见。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_usual_encoding_is_read(tmp_path: Path, imported: Import, encoding: str) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(NOTE.encode(encoding))
    issue = read_issue(imported(file, options=("--date", "2026-12-01")))
    assert str(issue.articles[0].title[0]) == "市局召开安全生产会议"


def test_without_a_date_the_file_says_what_it_lacks(
    note: Path, imported: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    file = imported(note)
    assert "# To fill in: date: 2026-12-01" in file.read_text(encoding="utf-8")
    said = told(capsys)
    assert "editors.date: this key is missing." in said
    assert f"fill this in, then run: bulletin check {file}" in said


def test_a_file_that_exists_is_not_overwritten(note: Path, tmp_path: Path) -> None:
    (tmp_path / "imported.yaml").write_text("mine", encoding="utf-8")
    assert main(["import", str(note), "-o", str(tmp_path / "imported.yaml")]) == 2
    assert (tmp_path / "imported.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "write -o NEW.yaml, or --into ISSUE.yaml"),
        (["-o", "a.yaml", "--into", "b.yaml"], "write -o NEW.yaml, or --into ISSUE.yaml"),
        (["-o", "a.yaml", "--from", "b.yaml"], "--from needs --date"),
        (["--into", "a.yaml", "--date", "2026-12-01"], "--into takes neither --from nor --date"),
        (["-o", "a.yaml", "--date", "morgen"], "--date:"),
    ],
)
def test_wrong_options_are_told(
    note: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(note), *options]) == 2
    assert said in told(capsys)
    assert not (tmp_path / "a.yaml").exists()


def test_two_whole_issues_are_refused(imported: Import, capsys: pytest.CaptureFixture[str]) -> None:
    imported(RAW / "2021-06.txt", RAW / "2021-32.txt", code=2)
    assert "2021-06.txt and 2021-32.txt are whole issues; import them apart." in told(capsys)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0 old", "it is an old Word file (.doc). Add --convert"),
        (b"\x00\x01\x02\xff\xff", "it is neither UTF-8 nor GB 18030 text."),
        (b"%PDF-1.7 torn", "cannot be read: it is damaged or cut short."),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, imported: Import, capsys: pytest.CaptureFixture[str], data: bytes, said: str
) -> None:
    file = tmp_path / "input"
    file.write_bytes(data)
    target = imported(file, code=1)
    assert said in told(capsys)
    assert not target.exists()


def test_a_missing_file_is_said(
    tmp_path: Path, imported: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(tmp_path / "none.txt", code=1)
    assert "cannot be read" in told(capsys)


def test_the_schema_is_put_beside_the_file(note: Path, imported: Import) -> None:
    file = imported(note)
    assert (file.parent / "bulletin.schema.json").is_file()
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=bulletin.schema.json"


def test_what_has_no_place_stands_at_the_end_and_is_told(tmp_path: Path, imported: Import) -> None:
    file = tmp_path / "issue.txt"
    text = (RAW / "2021-06.txt").read_text(encoding="utf-8")
    front, title = "2021 年 3 月 1 日\n", "“快递集市”荣获"
    stray = "本刊自今日起改版，请各单位周知，并将意见反馈。\n\n"
    file.write_text(text.replace(front, front + "\n" + stray, 1), encoding="utf-8")
    written = imported(file)
    issue = read_issue(written)
    assert [str(t) for t in issue.unplaced] == [stray.strip()]
    assert str(issue.articles[0].title[0]).startswith(title)
    assert any(d.path == "unplaced" for d in issue.diagnostics)


LETTERS = "市局召开会议，。；：“”（）《》 \t10年aB简讯附件报送：{}*_[]#-'\"\\&!%@`|>"
LABELS = (
    "简讯：",
    "附件：",
    "报：甲局",
    "送：乙局，丙局",
    "2026年第1期（总第7期）",
    "办公室编 2026年2月28日",
)
LINES = st.lists(st.text(LETTERS, max_size=40) | st.sampled_from(LABELS), max_size=14)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_no_character_of_a_text_is_lost(lines: list[str]) -> None:
    """Every letter of the file is in a part of the draft, under unplaced, or in a remark."""
    text = "\n".join(lines)
    draft = recognise([read_plain(text.encode(), Bounds("text.txt"))])
    front, back = draft.front, draft.back
    said = [*front.header, front.editors, front.notice, front.serial, *(front.secrecy or ())]
    for article in draft.articles:
        said += [*article.title, article.source, article.source_note, *article.signers]
        said += [words_of(p) for p in (*article.body, *article.editorial)]
    said += [*draft.briefs, *(words_of(w) for w in draft.editorial)]
    for appendix in draft.appendix:
        said += [*appendix.title, appendix.subtitle, *map(words_of, appendix.body)]
        said += [words_of(appendix.table)] if appendix.table else []
    said += [*(name for _, names in back.lists for name in names), back.office, *back.notes]
    said += [r.what + r.kept + r.gone for r in (*draft.unplaced, *draft.remarks)]
    # What the program writes itself (期号, dates, 份数, labels, numbers) is made of these.
    # > is a quotation where the text is Markdown, and read as that.
    made = set("简讯附件报送：:年月日第期总增刊（）()0123456789编 ，,；;。、.抄主发工作共印份\\>")
    lost = {c for c in text if not c.isspace()} - set("".join(said)) - made
    assert not lost


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_any_text_becomes_a_file_that_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    """What it lacks is told by the reader; nothing else about it is an error."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.txt").write_text("\n".join(["市局召开会议", "", *lines]), encoding="utf-8")
    code = main(["import", str(folder / "a.txt"), "-o", str(folder / "a.yaml")])
    assert code == 0
    import yaml

    loaded = yaml.safe_load((folder / "a.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    assert {"header", "editors", "articles"} <= set(loaded)


def test_pieces_have_words_whatever_they_are() -> None:
    from bulletin_layout.importing.material import Gallery, GridCell

    picture = Picture(b"", ".png", "第1页", "示意画", "图注")
    grid = Grid(((GridCell("甲"), GridCell("乙")),), 2, "第1页")
    pieces = (Words("甲 乙", "第1行"), grid, picture, Gallery((picture,), "第1页", "总图注"))
    assert list(map(words_of, pieces)) == ["甲 乙", "甲 乙", "图注", "图注 总图注"]
