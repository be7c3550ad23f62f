"""校对: a raw text put right without a wrong change; finished issues left in peace; each rule.

2025-26.txt is the text layer of the published issue as it came out of text recognition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, Issue, read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.proofreading.apply_fixes import fix
from bulletin_layout.proofreading.level import ProofreadingLevel
from bulletin_layout.proofreading.run import proofread
from tests.conftest import EXAMPLES, ROOT

Write = Callable[..., Path]
RAW = Path(__file__).resolve().parent.parent / "importing" / "raw" / "2025-26.txt"


def raw_issue(write: Write, small_issue: str) -> Path:
    """Write an issue whose body is the raw text, a paragraph an item."""
    text = RAW.read_text(encoding="utf-8")
    paragraphs = [" ".join(p.split("\n")).strip() for p in text.split("\n\n") if p.strip()]
    body = "".join(f"      - |\n        {p}\n" for p in paragraphs)
    return write(small_issue.split("    body:")[0] + "    body:\n" + body)


def findings(path: Path) -> tuple[Diagnostic, ...]:
    return proofread(read_issue(path))


def at_build(path: Path) -> tuple[Diagnostic, ...]:
    return proofread(read_issue(path), ProofreadingLevel.BUILD)


def test_a_raw_text_is_put_right_but_for_what_no_rule_can_know(
    write: Write, small_issue: str, example_issues: dict[str, Issue]
) -> None:
    """The corrected paragraphs are those of the hand-corrected example, but for these places."""
    path = raw_issue(write, small_issue)
    found = findings(path)
    raw = RAW.read_text(encoding="utf-8")
    counts = Counter(d.rule for d in found)
    assert counts["straight-quote"] == raw.count('"') == 38
    assert counts["half-width"] >= 0.95 * 135
    assert counts["space-han"] + counts["space-latin"] + counts["space-mark"] == 80
    fixed = fix(path.read_text(encoding="utf-8"), str(path), found)
    assert (len(fixed.made), fixed.missed) == (250, ())
    write(fixed.text)
    ours = [str(text) for text in read_issue(path).articles[0].body]
    left = {
        "改 变中国》": "改变中国》",  # inside quotes a space may be meant
        "“暖蜂行 动”": "“暖蜂行动”",
        "城市生产 力”": "城市生产力”",
        "“多方联 动”": "“多方联动”",
        "解决团难": "解决困难",  # told as misread, and left to the editor
        "质控目常管理": "质控日常管理",
    }
    text = "".join(ours)  # where a paragraph ends the raw text does not tell
    for before, after in left.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    example = example_issues["2025-26"]
    for article in example.articles:
        assert "".join(map(str, article.title)) in text
        for paragraph in article.body:
            assert str(paragraph) in text


def test_nothing_certain_is_found_in_what_was_fixed(write: Write, small_issue: str) -> None:
    path = raw_issue(write, small_issue)
    write(fix(path.read_text(encoding="utf-8"), str(path), findings(path)).text)
    # Four paragraphs of the raw text end where a page did.
    left = {"space-han": 4, "misread": 3, "end-mark": 4}
    assert Counter(d.rule for d in findings(path)) == left


# Every finding on the finished examples, with an editor's verdict. All are right.
FINISHED = {
    "2021-06": [
        # The company has had 有限 in its name since 2019: the title has it, the text below has not.
        (
            "names",
            "中国邮政集团公司上海市分公司 is spelt 中国邮政集团有限公司上海市分公司 on line 29.",
        ),
        # Unpaired in print.
        ("unpaired", "” closes nothing: 摄影大赛[”]、发放“."),
        # The association is 快递行业协会, as the distribution has it.
        ("names", "上海市快递协会 is spelt 上海市快递行业协会 on line 77."),
    ],
    "2021-32": [
        # “职工之家”“爱心接力站” stands without, in the next paragraph.
        ("quoted-list", "、 stands between ” and “, on line 26 none."),
        # As in 2021-06: the appendix has the old name, an article the new one.
        ("names", "中国邮政集团公司 is spelt 中国邮政集团有限公司 on line 31."),
    ],
    # A space too many, and one mark unpaired, in print.
    "2023-11-13": [
        ("space-han", "a space between Han: “进博会[ ]”）在上."),
        ("unpaired", "” closes nothing: 体验上。[”]她在点赞."),
    ],
    "2024-03": [
        # One centre, two paragraphs, 运营 and 营运.
        ("names", "中邮速递华东供应链营运中心 is spelt 中邮速递华东供应链运营中心 on line 24."),
        ("range", "a range of numbers is written with — or ～: 2020[-]2023."),
    ],
    # One 作 too many.
    "2025-26": [("misread", "工作作交流 looks misread: 业党组织[工作作交流]发言，其.")],
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_finished_issue_is_left_in_peace(name: str) -> None:
    found = findings(ROOT / "examples" / f"{name}.yaml")
    assert [(d.rule, d.message) for d in found] == FINISHED[name]


@pytest.mark.parametrize(
    ("text", "rule", "right"),
    [
        ("他说,好", "half-width", "他说，好"),
        ("会议(扩大)开始", "half-width", "会议（扩大）开始"),
        ('称为"暖蜂"行动', "straight-quote", "称为“暖蜂”行动"),
        ("共 10 部门", "space-latin", "共10部门"),
        ("座 谈会", "space-han", "座谈会"),
        ("等等...", "ellipsis", "等等……"),
        ("等等…", "ellipsis", "等等……"),
        ("目标--落实", "dash", "目标——落实"),
        ("１２家", "full-width", "12家"),
        ("甲 and 乙", "and", "甲 and 乙"),
        ("他说，，好", "doubled", None),
        ("（甲", "unpaired", None),
        ("甲”", "unpaired", None),
        ("（甲“乙）丙”", "unpaired", None),
        ("3-5日", "range", None),
        ("3月1日-5日", "range", None),
        ("9:00–17:00", "range", None),
        ("5-10%", "range-unit", None),
        ("3～5万件", "range-unit", None),
        ("13月5日", "date", None),
        ("2月30日", "date", None),
        ("2023年2月29日", "date", None),
        ("上午9:75", "date", None),
        ("24时30分", "date", None),
        ("2026年2月28日（星期五）", "date", None),
        ("’25年初", "short-year", None),
        ("25年3月1日", "short-year", None),
        ("三月5日", "numerals", None),
        ("2026年三月", "numerals", None),
        ("3月十五日", "numerals", None),
        ("十1日", "numerals", None),
        ("1百零8件", "numerals", None),
        ("二〇二六年3月", "numerals", None),
        ("10家企业，十家企业", "uneven-number", None),
        ("3月1日至三月五日", "uneven-number", None),
        ("‘甲’", "nesting", None),
        ("“甲“乙”丙”", "nesting", None),
        ("《关于〈甲〉的通知》和《关于《甲》的通知》", "nesting", None),
        ("、甲", "misplaced", None),
        ("甲（，乙）", "misplaced", None),
        ("甲（乙，）", "misplaced", None),
        ("“甲。”。", "misplaced", None),
        ("⽂字", "lookalike", "文字"),
        ("更\uf901字", "lookalike", "更更字"),
        ("甲\u00a0乙丙丁", "space-width", "甲乙丙丁"),
        ("甲乙丙\u3000丁戊", "space-width", None),
        ("甲\ue000乙", "private-use", None),
        ("# 待查", "comment", None),
        ("会议，7月17曰", "misread", None),
        ("己经完成", "misread", None),
        ("一.加强领导", "serial", "一、加强领导"),
        ("（二）、加强领导", "serial", "（二）加强领导"),
        ("第一、抓项目", "serial", None),
        ("国发（2021）5号", "document-number", "国发〔2021〕5号"),
        ("国办函[2021]5号", "document-number", "国办函〔2021〕5号"),
        ("「暖蜂」行动", "corner-quote", "“暖蜂”行动"),
        ("共三、四天", "rough-number", None),
        ("约300人左右", "said-twice", None),
        ("近百余人参加", "said-twice", None),
        ("30多名左右", "said-twice", None),
        ("截止目前", "until", "截至目前"),
        ("截止2026年3月", "until", "截至2026年3月"),
        ("布署工作", "wrong-word", None),
        ("一是抓，三是管。", "order", None),
        ("水果、蔬菜、等", "misplaced", None),
        ("二○二六年", "lookalike", "二〇二六年"),
        ("甲﹑乙", "lookalike", "甲、乙"),
        ("--做优做强", "dash", "——做优做强"),
        ("目标：——落实———好", "dash", "目标：——落实——好"),
        ("10-15℃", "range", None),
        ("98年底", "short-year", None),
        ("百分之95", "numerals", None),
        ("3万5千元", "numerals", None),
        ("会议\u3000召开了", "space-width", None),
    ],
)
def test_a_rule(write: Write, small_issue: str, text: str, rule: str, right: str | None) -> None:
    path = write(small_issue.replace("第一段。", text))
    found = findings(path)
    assert rule in {d.rule for d in found}
    fixed = fix(path.read_text(encoding="utf-8"), str(path), found).text
    assert (right or text) in fixed


@pytest.mark.parametrize(
    "text",
    [
        "1.建立台账",
        "共1,234件，3.5%，10:30，2021年",
        "京东服务+“送装一体”",
        "“心系快递员 情暖双十一”活动",
        "e.g. this, that; and (so) on",
        "《甲》（乙）：“丙‘丁’戊。”",
        "2021年7月1日——9月30日",
        "等等……（略）",
        "3个月，第13月，24:00，比分10:75，2024年2月29日，2026年2月28日（星期六）",
        "25年来，“回到‘90年代’”",
        "三月五日是纪念日，十月革命，1万亿，5%—10%，5～10人，2010-02-15，010-12345678。",
        "10个部门和五个方面，第一季度，40%（第一月达到40%）",
        "“甲‘乙“丙”丁’戊”，《关于〈甲〉的通知》，“《甲“乙”丙》”",
        "真的吗（？），“it’s”",
        "图1　各单位，表2—1　合计",
        "﨑，更",
        "#1线，甲#乙",
        # Spaces that are meant: names, labels, slogans, offices, dates to be filled in.
        "本报讯（记者 张三 通讯员 李四）6月1日，活动举行。",
        "参会人员：张三 李四 王五，供稿：王晓明 李 强 欧阳文静",
        "编辑：张三 审核：李四 签发：王五",
        "上联：春回大地 下联：福满人间",
        "横幅写着：喜迎二十大 奋进新征程 永远跟党走",
        "中共中央 国务院印发《意见》，最高人民法院 最高人民检察院发布解释。",
        "二〇二六年 月 日",
        "本报讯 近日，会议召开。",
        "市政府办公室 2026年3月1日",
        "联系人：张敏 0000-1234567",
        "地 址：人民路1号",
        # Words beside which a slip would be another.
        "深入民心，融入民族团结，投入民生，列入民主党派",
        "项目常态化，科目常见，栏目常设",
        "周末来电，岁末来临，期末能力，年末能否",
        "女士十分感动，博士十人；集团难题，自己经常，各自已经，快逮住他。",
        # Addresses, names of files, formulae, initials.
        "见https://x.cn/搜索?q=会议,纪要，发至a.b@c.cn。",
        "方案.docx和.NET平台，《哈利·波特》的作者是J.K.罗琳。",
        "概率P(A)，函数f(x)，A=P×(1+i)，if(x>0)",
        # Numbers that only look approximate, or out of order.
        "一、二等奖，三、四年级，约300人，30余名，截止日期",
        "国发〔2021〕5号，（2026）豫01执5号",
    ],
)
def test_what_is_right_is_left_in_peace(write: Write, small_issue: str, text: str) -> None:
    assert findings(write(small_issue.replace("第一段。", text))) == ()


def test_a_switch_within_a_block_is_not_printed_and_a_comment_is_told(
    write: Write, small_issue: str
) -> None:
    block = small_issue.replace("第一段。", "# %s\n      他说,好")
    path = write(block % "校对: 关 half-width")
    assert findings(path) == ()
    assert [str(text) for text in read_issue(path).articles[0].body] == ["他说,好"]
    path = write(block % "校对 关 half-width")
    assert {d.rule for d in at_build(path)} == {"half-width", "space-han", "comment"}
    assert len(read_issue(path).articles[0].body) == 2


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("## 活动情况", "If it is a heading, delete the #"),
        ("# 一、活动情况", "If it is a heading, delete the #"),
        ("# 待查", "Write comments above the key"),
    ],
)
def test_a_heading_of_markdown_is_told_as_one(
    write: Write, small_issue: str, line: str, advice: str
) -> None:
    (found,) = (
        d
        for d in findings(write(small_issue.replace("第一段。", f"第一段。\n      {line}")))
        if d.rule == "comment"
    )
    assert str(found.advice).startswith(advice)


def test_a_build_honours_switches_and_errors_come_alone(write: Write, small_issue: str) -> None:
    wrong = small_issue.replace("第一段。", "他说,好") + "check: {off: [half-width]}\n"
    assert at_build(write(wrong)) == ()
    with pytest.raises(InputError) as caught:
        read_issue(write(wrong.replace("2026-02-28", "2026-02-30")))
    assert len(caught.value.diagnostics) == 1


def test_an_issues_check_joins_its_series(write: Write, small_issue: str) -> None:
    write("check: {off: [half-width], words: [快递小哥 → 快递员, 亲们]}\n", "series.yaml")
    own = "series: series.yaml\ncheck: {off: [space-han], words: [快递小哥 → 骑手]}\n"
    path = write(small_issue.replace("第一段。", "亲们,快递小哥 来了") + own)
    found = [(d.rule, d.replacement and d.replacement.text) for d in findings(path)]
    assert found == [("words", None), ("words", "骑手")]


def test_a_switch_that_names_no_rule_is_told(write: Write, small_issue: str) -> None:
    body = "    body:\n      # 校对: 关 half-wdth\n      - 第一段。\ncheck: {off: [spacehan]}\n"
    path = write(small_issue.split("    body:")[0] + body)
    said = [str(d).partition("issue.yaml:")[2] for d in at_build(path)]
    assert said == [
        "7:15: warning: there is no rule half-wdth. Did you mean half-width?",
        "9:15: warning: check.off[1]: there is no rule spacehan. Did you mean space-han?",
    ]


def test_the_command_names_rule_and_source(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(small_issue.replace("第一段。", "他说,好").replace("一个标题", "一个标题。"))
    assert main(["check", str(path)]) == 0
    said = capsys.readouterr().err.splitlines()
    ends = [line[line.rindex("[") :] for line in said]
    assert ends == ["[title-mark]", "[half-width, GB/T 15834-2011 5.1]"]


def test_a_rule_is_switched_off_in_the_file_or_on_the_line(write: Write, small_issue: str) -> None:
    wrong = small_issue.replace("第一段。", "他说,好")
    assert len(findings(write(wrong))) == 1
    assert findings(write(wrong + "check: {off: [half-width]}\n")) == ()
    listed = small_issue.split("    body:")[0] + "    body:\n      # 校对: 关%s\n      - 他说,好\n"
    assert findings(write(listed % "")) == ()
    assert findings(write(listed % " half-width")) == ()
    assert len(findings(write(listed % " dash"))) == 1


def test_the_offices_own_words(write: Write, small_issue: str) -> None:
    text = small_issue.replace("第一段", "快递小哥来了")
    path = write(text + "check: {words: [快递小哥 → 快递员, 亲们]}\n")
    (found,) = findings(path)
    assert (found.rule, found.advice) == ("words", "Write 快递员")
    assert "快递员来了" in fix(path.read_text(encoding="utf-8"), str(path), (found,)).text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("year: 2026", "year: 2025", "the period is of 2025, the date of 2026."),
        ("total: 7", "total: 0", "the running total 0 is below number 1."),
        ("number: 1,", "number: 99,", "number 99 comes before as many days of the year."),
        ("一个标题", "一个标题。", "the title ends in 。."),
    ],
)
def test_what_only_the_whole_shows(
    write: Write, small_issue: str, before: str, after: str, said: str
) -> None:
    path = write(small_issue.replace("total: 7", "total: 700").replace(before, after))
    if "total" in before:
        path = write(small_issue.replace(before, after))
    assert said in [d.message for d in findings(path)]


@pytest.mark.parametrize(
    ("text", "slip", "cure"),
    [
        ("他说,好", "[,]", "Write ，"),
        ('他说"好"', '["]', "Write “"),
        ("（一)好", "[)]", "Write ）"),
        ("单位 and 场所", "[ and ]", "Write 和"),
        ("工作 会议", "[ ]", "Delete it unless it is meant"),
    ],
)
def test_a_build_warns_of_slips_and_leaves_them_alone(
    write: Write, small_issue: str, text: str, slip: str, cure: str
) -> None:
    issue = read_issue(write(small_issue.replace("第一段。", text)))
    assert issue.articles[0].body[0].value == text
    assert issue.diagnostics == ()  # reading proofreads nothing
    found = proofread(issue, ProofreadingLevel.BUILD)
    said = [str(d) for d in found]
    assert any(slip in s and cure in s for s in said), said
    assert found[0].place is not None
    assert found[0].place.line == 7
