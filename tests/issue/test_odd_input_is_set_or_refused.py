"""Small odd inputs: each is refused with its place, or set without a loss."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import BulletinError, Document, InputError, read_issue, typeset
from bulletin_layout.cli.main import main
from bulletin_layout.limits import Limits

Write = Callable[..., Path]


def refused(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        typeset(path, path.with_suffix(".pdf"))
    assert not path.with_suffix(".pdf").exists()
    return [str(d).replace(str(path), "F") for d in caught.value.diagnostics]


def set_up(path: Path) -> Document:
    return typeset(path, path.with_suffix(".pdf"))


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("header: 工作简报", "header: []", "header"),
        ("title: 一个标题", "title: []", "articles[1].title"),
        ("body: |\n      第一段。", "body: []", "articles[1].body"),
    ],
)
def test_an_empty_list(write: Write, small_issue: str, old: str, new: str, path: str) -> None:
    found = refused(write(small_issue.replace(old, new)))
    assert f"{path}: the list is empty." in found[0]


@pytest.mark.parametrize("code", ["00AD", "200B", "202E", "2060", "FEFF"])
def test_an_invisible_character(write: Write, small_issue: str, code: str) -> None:
    text = small_issue.replace("第一段。", f"第{chr(int(code, 16))}一段。")
    assert refused(write(text)) == [
        f"F:7:8: articles[1].body: the invisible character U+{code} stands in the text. Delete it."
    ]


def test_a_control_character_by_an_escape(write: Write, small_issue: str) -> None:
    found = refused(write(small_issue.replace("一个标题", r'"一\0个"')))
    assert "the invisible character U+0000" in found[0]


@pytest.mark.parametrize("code", ["85", "2028", "2029"])
def test_a_line_end_that_only_yaml_sees(write: Write, small_issue: str, code: str) -> None:
    found = refused(write(small_issue.replace("一个标题", f"一{chr(int(code, 16))} 个")))
    assert found[0].startswith(f"F:5:13: the invisible line end U+{int(code, 16):04X}")


def test_a_list_item_that_looks_like_a_key_is_text(write: Write, small_issue: str) -> None:
    body = "body:\n      - 单位：某公司。\n      - 标题：一个。"
    issue = read_issue(write(small_issue.replace("body: |\n      第一段。", body)))
    assert [t.value for t in issue.articles[0].body] == ["单位：某公司。", "标题：一个。"]


def test_a_full_width_colon_after_a_block_in_a_list(write: Write, small_issue: str) -> None:
    text = small_issue.replace(
        "  - title: 一个标题\n    body: |\n      第一段。",
        "  - body: |\n      第一段。\n    标题：一",
    )
    assert refused(write(text))[0].startswith("F:7:7: 标题: a full-width colon follows the key.")


def test_a_mistake_in_the_series_is_placed_in_its_file(write: Write, small_issue: str) -> None:
    series = write("header: 系列\n\n\neditors:\n  date: 2026-02-30\n", "s.yaml")
    text = small_issue.replace(", date: 2026-02-28", "").replace(
        "header: 工作简报", "series: s.yaml"
    )
    with pytest.raises(InputError, match=r"is not a date") as caught:
        read_issue(write(text))
    assert str(caught.value).startswith(f"{series}:5:9: editors.date:")


def test_a_style_of_the_series_lies_beside_the_series(
    write: Write, small_issue: str, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    write("extends: series-2023\n", "sub/own.yaml")
    write("style: own.yaml\n", "sub/s.yaml")
    assert len(set_up(write("series: sub/s.yaml\n" + small_issue)).pages) == 1


@pytest.mark.parametrize("key", ["style", "series"])
def test_an_over_long_name(write: Write, small_issue: str, key: str) -> None:
    assert "there is no" in refused(write(small_issue + f"{key}: {'x' * 400}.yaml\n"))[0]


def test_a_row_taller_than_a_page(write: Write, small_issue: str) -> None:
    cell = "中文" * 900
    table = (
        f"appendix:\n  title: 表\n  table:\n    columns: [{{heading: 甲}}]\n    rows: [[{cell}]]\n"
    )
    found = refused(write(small_issue + table))
    assert "lines in one piece, and a page has 24. Write split: true" in found[0]
    assert found[0].startswith("F:12:13:")


def test_an_imprint_taller_than_a_page(write: Write, small_issue: str) -> None:
    """It is divided between its lines, and nobody is left out."""
    names = [f"第{number}委员会" for number in range(200)]
    listed = f"distribution: {{send: [{', '.join(names)}]}}\n"
    document = set_up(write(small_issue + listed))
    assert len(document.pages) > 2
    shown = "".join(run.text for page in document.pages for line in page.lines for run in line.runs)
    assert all(name in shown for name in names)


def test_a_centred_line_is_squeezed_as_it_was_broken(write: Write, small_issue: str) -> None:
    title = "（甲）" + "中" * 23 + "。乙"
    document = set_up(write(small_issue.replace("一个标题", title)))
    assert document.diagnostics == ()
    measure = 26.116 * 16
    assert all(line.end <= measure + 1e-6 for line in document.pages[0].lines)


def test_a_line_that_would_be_torn_apart_stays_ragged(write: Write, small_issue: str) -> None:
    text = small_issue.replace("第一段。", "详见网" + "a" * 50)
    said = [str(d) for d in set_up(write(text)).diagnostics]
    assert any("pt before the measure" in s for s in said)


def test_a_date_in_a_narrow_masthead_loses_nothing(write: Write, small_issue: str) -> None:
    write("extends: series-2023\nmasthead: {editors_inset: 150pt}\n", "own.yaml")
    document = set_up(write(small_issue + "style: own.yaml\n"))
    text = "".join(r.text for line in document.pages[0].lines for r in line.runs)
    assert "2026年2月28日" in text


def test_page_number_characters_need_glyphs_too(write: Write, small_issue: str) -> None:
    write('extends: series-2023\nlabels: {folio: "\U0001f600{n}"}\n', "own.yaml")
    assert "U+1F600" in refused(write(small_issue + "style: own.yaml\n"))[0]


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_name_that_names_no_file(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", name]) == 2
    assert "names no file" in capsys.readouterr().err


def test_a_very_long_chinese_file_name(write: Write, small_issue: str) -> None:
    path = write(small_issue, "简" * 80 + ".yaml")
    assert main(["build", str(path)]) == 0


def test_whatever_is_raised_is_of_one_tree(write: Write) -> None:
    with pytest.raises(BulletinError):
        typeset(write("a"), "out.pdf")


@pytest.mark.parametrize(
    "deep",
    ["header: " + "[" * 100_000, "header: " + "{a: " * 100_000, "- " * 100_000 + "a"],
)
def test_nesting_that_the_parser_would_not_survive(write: Write, deep: str) -> None:
    assert refused(write(deep + "\n")) == [
        "F:1:1: lists or keys are nested more than 200 deep (limit nesting). Write them flat."
    ]


def test_a_file_beyond_all_measure(write: Write) -> None:
    path = write("header: " + "一" * 200)
    with pytest.raises(InputError) as wrong:
        read_issue(path, limits=Limits(file_bytes=100))
    assert str(wrong.value).replace(str(path), "F") == (
        "F: the file is larger than 100 bytes (limit file_bytes). Divide it."
    )


def test_a_note_in_the_text_before_a_turned_table_stays(write: Write, small_issue: str) -> None:
    appendix = (
        "appendix: {title: 表, body: '甲[^注]', "
        "table: {turned: true, columns: [{heading: 甲}], rows: [[丙]]}}\n"
    )
    document = set_up(write(small_issue + appendix))
    text = "".join(r.text for page in document.pages for x in page.lines for r in x.runs)
    assert "[1]注" in text


def test_a_title_beyond_all_measure_is_broken_like_text(write: Write, small_issue: str) -> None:
    text = small_issue.replace("一个标题", "工作简报" * 4_000)
    assert len(set_up(write(text)).pages) > 10


@pytest.mark.parametrize("width", ["16pt", "10pt", "0.1pt"])
def test_photos_that_their_gaps_leave_no_room(write: Write, small_issue: str, width: str) -> None:
    photos = Path(__file__).parents[1] / "cases" / "photos"
    (write("", "x").parent / "a.png").write_bytes((photos / "badge.png").read_bytes())
    pair = "[{file: a.png, alt: 一}, {file: a.png, alt: 二}]"
    row = f"      - {{photos: {pair}, width: {width}}}\n"
    text = small_issue.split("    body:")[0] + "    body:\n" + row
    assert "the photos would be 0.0 pt wide" in refused(write(text))[0]


@pytest.mark.parametrize("mark", ["）", "。", "”", "！"])
def test_a_long_run_of_marks_is_broken_in_linear_time(
    write: Write, small_issue: str, mark: str
) -> None:
    text = small_issue.replace("第一段。", mark * 20_000)
    assert len(set_up(write(text)).pages) > 10


def test_a_photo_and_a_table_caption_take_no_notes(write: Write, small_issue: str) -> None:
    table = "      - table: {caption: '表[^注]', columns: [{heading: 甲}], rows: [[乙]]}\n"
    text = small_issue.split("    body:")[0] + "    body:\n" + table
    assert "a note cannot stand here" in refused(write(text))[0]
