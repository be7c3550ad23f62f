"""Everything the library says, it can say in Chinese; and nothing else is translated."""

from __future__ import annotations

import ast
import locale
import os
import pickle
from pathlib import Path

import pytest

from bulletin_layout import read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.diagnostics import InputError
from bulletin_layout.messages import (
    Bilingual,
    Message,
    MessageList,
    counted,
    in_chinese,
    language_of,
)
from bulletin_layout.messages.message import catalogue
from bulletin_layout.proofreading.format_diagnostic import chinese_path, format_diagnostic
from tests.conftest import ROOT
from tests.messages.sentences import (
    ENGLISH,
    HAN,
    QUOTED,
    brought_along,
    constants,
    placeholders,
    said_to_people,
    sentences,
    without_quotations,
)

# What Python and the system say.
NOT_OURS = {
    "usage: ", "positional arguments", "options", "show this help message and exit",
    "show program's version number and exit", "No such file or directory", "Permission denied",
    "Is a directory", "Not a directory", "Read-only file system", "No space left on device",
    "File name too long", "Too many levels of symbolic links", "Address already in use",
}  # fmt: skip


def test_every_sentence_has_its_chinese() -> None:
    names = {"YAML 1.2 6.6", "GB/T 9704-2012 7.2.5"}  # the same in any language
    assert sorted(said_to_people() - set(catalogue()) - names) == []


@pytest.mark.parametrize(
    "source",
    [
        'Remark("页码略去", where)',
        'Remark("a page number is left out", where)',
        'Remark(f"{count}个页码略去", where)',
        'Remark(what, f"第{page}页")',
        'notes.append("推断：取自标题")',
        'what = "合并到上一行的单元格里还有文字"',
    ],
)
def test_an_import_that_speaks_one_language_alone_is_caught(source: str) -> None:
    assert set(sentences(ast.parse(source))) - set(catalogue())


def test_what_brings_its_own_chinese_needs_no_catalogue() -> None:
    source = 'Remark(Bilingual("a page number is left out", "页码略去"), on_page(3))'
    assert not set(sentences(ast.parse(source)))


def test_what_brings_its_own_chinese_says_the_same_values_in_both() -> None:
    for english, chinese, values in brought_along():
        if values:
            assert placeholders(english) == placeholders(chinese) == values, english


def test_an_import_says_in_english_no_han_but_what_it_quotes() -> None:
    said = list(brought_along("importing"))
    assert len(said) > 50
    for english, chinese, values in said:
        assert not HAN.search(without_quotations(english)), english
        assert HAN.search(chinese) or values, chinese


def test_no_translation_is_of_a_sentence_that_is_not_said() -> None:
    assert sorted(set(catalogue()) - constants() - NOT_OURS) == []


# Braces that are the text's own make no template.
TEMPLATES = [e for e in catalogue() if "{cells: [" not in e and "{{" not in e]


@pytest.mark.parametrize("english", TEMPLATES, ids=lambda english: english[:40])
def test_a_translation_leaves_no_value_out(english: str) -> None:
    chinese = catalogue()[english]
    assert placeholders(chinese) <= placeholders(english)
    assert placeholders(english) - placeholders(chinese) <= {"limit"}


def test_english_and_chinese_of_one_finding(tmp_path: Path) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text("header: 简报\nperiod: {year: 二〇二六}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_issue(file)
    found = next(d for d in caught.value.diagnostics if d.path == "period.year")
    assert (
        format_diagnostic(found)
        == f"{file}:2:16: period.year: '二〇二六' is not a whole number. Write digits, such as 32."
    )
    assert format_diagnostic(found, chinese=True) == (
        f"{file}:2:16: 错误：期号.年：“二〇二六”不是整数。请写数字，如 32。"
    )


def test_a_sentence_is_the_same_after_a_journey_between_processes() -> None:
    inner = counted(3, "{n} page", "{n} pages")
    said = Message("{file}: {summary}", file="a{b}.yaml", summary=MessageList([inner, "no tags"]))
    for sentence in (said, Bilingual("a {brace}", "一个{括号}"), inner):
        back = pickle.loads(pickle.dumps(sentence))
        assert (back, in_chinese(back)) == (sentence, in_chinese(sentence))
    assert said == "a{b}.yaml: 3 pages, no tags"
    assert in_chinese(said) == "a{b}.yaml：3页，没有标签"


def test_text_of_a_file_is_never_translated() -> None:
    """`font` is a word of the catalogue, and may be one of a file."""
    said = Bilingual("“{words}” is left out", "“{words}”略去", words="font")
    assert in_chinese("font") != "font"
    assert in_chinese(said) == "“font”略去"


def test_a_path_is_in_the_keys_of_a_chinese_file() -> None:
    assert chinese_path("articles[2].body[1]") == "文章[2].正文[1]"
    assert chinese_path("appendix[1].table.rows[1][2]") == "附件[1].表格.行[1][2]"
    assert chinese_path("articles[3].body[2].columns[1].heading") == "文章[3].正文[2].栏[1].栏名"
    assert chinese_path("style own: text.body") == "style own: text.body"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "BULLETIN_LANGUAGE": "zh"}, "zh"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, "zh"),
    ],
)
def test_the_system_says_which_language(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


@pytest.mark.parametrize("name", ["Chinese (Simplified)_China", "zh_CN"])
def test_a_system_without_variables_is_asked_itself(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "936"))
    assert language_of({}) == "zh"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_language_may_be_asked_for_anywhere(
    place: int, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["check", str(ROOT / "examples" / "2025-26.yaml")]
    words[place:place] = ["--language", "zh"]
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert out.endswith("1条提醒。\n")
    assert "提醒：文章[1].正文[2]：“工作作交流”像是识别错误" in err


def test_help_is_in_chinese_but_for_names(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("build", "check", "fix", "diff", "new", "import", "preview", "schema"):
        with pytest.raises(SystemExit):
            main([command, "--help", "--language", "zh"])
        said = capsys.readouterr().out
        assert said.startswith(f"用法：bulletin {command}")
        assert not ENGLISH.search(QUOTED.sub("", said)), said


def test_these_tests_speak_english_everywhere() -> None:
    assert os.environ["BULLETIN_LANGUAGE"] == "en"
