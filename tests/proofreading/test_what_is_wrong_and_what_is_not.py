"""What 校对 tells of plain slips, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import ProofreadingLevel, read_issue
from bulletin_layout.proofreading.apply_fixes import fix
from bulletin_layout.proofreading.run import proofread

Write = Callable[..., Path]
ISSUE = """\
header: 工作简报
period: {{year: 2026, number: 1, total: 7}}
editors: {{name: 办公室编, date: 2026-02-28}}
articles:
  - title: 一个标题
    body:
{body}"""


def issue_of(write: Write, *paragraphs: str) -> Path:
    body = "".join(f"      - '{paragraph}'\n" for paragraph in paragraphs)
    return write(ISSUE.format(body=body))


def rules_of(write: Write, *paragraphs: str) -> list[str]:
    """Return the rules that find something in paragraphs, each as often as it does."""
    issue = read_issue(issue_of(write, *paragraphs))
    return [finding.rule for finding in proofread(issue, ProofreadingLevel.CHECK)]


def corrected(write: Write, paragraph: str) -> str:
    """Return a paragraph with what is certain put right."""
    path = issue_of(write, paragraph)
    text = path.read_text(encoding="utf-8")
    findings = proofread(read_issue(path), ProofreadingLevel.CHECK)
    done = fix(text, str(path), findings).text
    return done.rpartition("      - '")[2].rstrip("\n'")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("根据沪邮管(2026)5号文件。", "根据沪邮管〔2026〕5号文件。"),
        ("根据沪邮管[2026]6号文件。", "根据沪邮管〔2026〕6号文件。"),
        ("根据沪邮管【2026】7号文件。", "根据沪邮管〔2026〕7号文件。"),
        ("根据沪邮管（2026）17号文件。", "根据沪邮管〔2026〕17号文件。"),
        ("根据沪邮管〔2026〕第9号文件。", "根据沪邮管〔2026〕9号文件。"),
        ("根据国发(2026)第05号文件。", "根据国发〔2026〕5号文件。"),
        ("全市共有1O家网点。", "全市共有10家网点。"),
        ("二O二六年工作要点。", "二〇二六年工作要点。"),
    ],
)
def test_what_is_certain_is_put_right(write: Write, written: str, right: str) -> None:
    assert corrected(write, written) == right


def test_a_year_of_two_digits_is_told_and_left(write: Write) -> None:
    written = "根据沪邮管〔22〕8号文件。"
    assert rules_of(write, written) == ["document-number"]
    assert corrected(write, written) == written


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["根据沪邮管〔2026〕5号文件。"],
        ["上海市浦东新区人民法院（2021）沪0115民初5号判决书。"],
        ["会议在展区（2026）5号馆召开。"],
        ["附件：1.清单"],
        ["附件：1.申报表", "2.推荐表", "3.汇总表"],
        ["地址在中山路118弄2-3号。"],
        ["请各单位署名后报送。"],
        ["他说：“第一段话还没有说完。", "“第二段也没有。", "“第三段说完了。”"],
        ["推广O2O模式，水的分子式是H2O。"],
        ["作了题为《改革创新 奋发有为 努力开创高质量发展新局面》的报告。"],
        ["严夏蕾 集团党办"],
        ["全国31个省（区、市）参加，涉及2个区（县、市）。"],
        ["王芳、赵军等5人获奖，设3个专场（快递、邮政等）。"],
        ["召开基层党组织组织生活会。"],
    ],
)
def test_what_only_looks_wrong_is_left_alone(write: Write, paragraphs: list[str]) -> None:
    found = [rule for rule in rules_of(write, *paragraphs) if rule != "end-mark"]
    assert found == []


def test_a_quotation_that_the_next_paragraph_does_not_open_anew_is_not_closed(
    write: Write,
) -> None:
    assert rules_of(write, "他说：“第一段话还没有说完。", "第二段话。") == ["unpaired"]


@pytest.mark.parametrize("word", ["帐户", "台帐"])
def test_a_variant_has_its_true_reason(write: Write, word: str) -> None:
    (finding,) = proofread(
        read_issue(issue_of(write, f"请核对{word}情况。")), ProofreadingLevel.CHECK
    )
    assert (finding.rule, finding.replacement and finding.replacement.text) == (
        "variant-word",
        word.replace("帐", "账"),
    )
    assert "recommended" in str(finding.message)


@pytest.mark.parametrize("word", ["燃汽", "尊守", "渡假", "布署"])
def test_words_with_a_character_not_theirs(write: Write, word: str) -> None:
    assert rules_of(write, f"各单位要{word}。") == ["wrong-word"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "填表说明：1.表中数字保留两位小数。2.请对照原件填写。",
        "姓名之间加“.”，括号用“()”。",
        "张三,李四.网点布局研究[J].快递与物流,2014,17(6):97—103.",
        "王五.末端投递[M/OL].上海:某出版社,2019.",
    ],
)
def test_marks_that_stand_half_width_by_right(paragraph: str, write: Write) -> None:
    assert "half-width" not in rules_of(write, paragraph)


def test_a_half_width_mark_beside_these_is_told(write: Write) -> None:
    told = rules_of(write, "注:表中数字为9月的.", "编号为[2026].会议结束.", "共5项:一是检查.")
    assert told.count("half-width") == 6


@pytest.mark.parametrize(
    "paragraph",
    [
        "会议设3个分论坛（快递、邮政、科技、绿色）。",
        "王芳、赵军、李强、孙伟等3人获奖。",
        "王芳、赵军、李强、孙伟、周敏、吴刚等7人获奖。",
    ],
)
def test_a_number_that_is_not_that_of_the_list_beside_it_is_told(
    paragraph: str, write: Write
) -> None:
    assert rules_of(write, paragraph) == ["listed"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "<b>市邮政管理局</b>召开会议。",
        '{ HYPERLINK "http://a.cn" }会上，大家交流经验。',
        "![会议](会议.jpg)。",
        "| 序号 | 单位 |",
        "全市快递员\\n共同参加。",
        "＂申通＂公司参加。",
        "图片：会议.jpg",
    ],
)
def test_what_is_left_of_another_program_is_told(paragraph: str, write: Write) -> None:
    assert "leftover" in rules_of(write, paragraph)


@pytest.mark.parametrize(
    "paragraph",
    ["当x<y且a>b时停止。", "照片：三张，另附说明。", "文件在C:\\new里。", "#1机组检修。"],
)
def test_what_only_looks_left_over_is_not_told(paragraph: str, write: Write) -> None:
    assert "leftover" not in rules_of(write, paragraph)
