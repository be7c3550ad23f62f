"""Plain slips of an office's writing are told; fifty lines that only look like them are not.

Both lists are our own writing. A line stands alone in an issue of 2026.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proofreading.test_what_is_wrong_and_what_is_not import rules_of

Write = Callable[..., Path]

SLIPS = [
    ("各网点要建立隐患整改台帐。", "variant-word"),
    ("从业人员要自觉尊守交通法规。", "wrong-word"),
    ("职工利用假期前往海南渡假。", "wrong-word"),
    ("小区门口按装了智能快件箱。", "word-in-context"),
    ("既使天气炎热，快递员也坚守岗位。", "word-in-context"),
    ("局办公室付主任带队检查。", "word-in-context"),
    ("开展燃汽安全专项检查。", "wrong-word"),
    ("新生报道入学时间为九月一日。", "word-in-context"),
    ("截止目前，共检查网点三百家。", "until"),
    ("各单位要要高度重视。", "word-twice"),
    ("这是今年的的重点任务。", "word-twice"),
    ("要压实企业主体责任，要压实企业主体责任，抓好落实。", "clause-twice"),
    ("会议提出三点要求：一是加强领导，二是狠抓落实。", "announced"),
    ("要抓好两件事：一是排查隐患，一是整改问题。", "order"),
    ("首先，要提高认识，把安全摆在第一位。", "first-alone"),
    ("定于3月2日（星期五）召开例会。", "weekday"),
    ("共有126人左右参加培训。", "exact-about"),
    ("既使刮风下雨也要按时投递。", "word-in-context"),
    ("做为行业主管部门，要带头落实。", "word-in-context"),
    ("要象爱护眼睛一样爱护环境。", "word-in-context"),
    ("会议交待了后续安排。", "variant-word"),
    ("未端投递仍有短板。", "misread"),
    ("对辖区内企业对辖区内企业开展检查。", "clause-twice"),
    ("①、核对台账。", "serial"),
    ("共有l2家网点停业整顿。", "letter-for-one"),
    ("二O二六年全市工作要点印发。", "letter-for-nought"),
    ("全市共有1O家网点通过验收。", "letter-for-nought"),
    ("业务量同比增长1．2倍。", "wide-point"),
    ("活动于11月20日——25日举行。", "range"),
    ("增幅保持在5%-10%之间。", "range"),
    ("《快递发展规划（2024-2027）》印发。", "range"),
    ("(2)加强队伍建设。", "serial-bracket"),
    ("会议（（扩大））传达了文件精神。", "doubled-bracket"),
    ("会议强调、要抓好旺季服务保障。", "enumeration-comma"),
    ("上午9:30签到，10：00正式开会。", "uneven-time"),
    ("共清理小广告１２３处。", "full-width"),
    # Of the same kinds, others.
    ("请核对本单位帐目情况。", "variant-word"),
    ("要再接再力，再创佳绩。", "wrong-word"),
    ("活动取得园满成功，如火如茶。", "wrong-word"),
    ("各级党委付书记参加会议。", "wrong-word"),
    ("按时报道的学员发给教材。", "word-in-context"),
    ("必需坚持安全第一的方针。", "word-in-context"),
    ("各企业进行进行自查自纠。", "word-twice"),
    ("我们和和有关单位联合检查。", "word-twice"),
    ("提出四个方面意见：一是抓培训，二是抓检查，三是抓考核。", "announced"),
    ("共检查企业318家左右。", "exact-about"),
    ("二零二五年度总结报告。", "year-nought"),
    ("满意率提高2.3%个百分点。", "percentage-point"),
    ("投诉量下降了3倍。", "times-less"),
    ("快递员、骑手、和志愿者参加活动。", "comma-before-and"),
    ("通知指出、各单位要立即行动。", "enumeration-comma"),
    ("会议定于2026年3月1日星期五召开。", "date"),
    ("截止9月底，投递快件两千万件。", "until"),
    ("业务收入增长12．6%。", "wide-point"),
]

TRICKY = [
    "实现高质量发展目的的关键在于改革。",
    "这的的确确是群众的期盼。",
    "各单位需要要素保障的，可提出申请。",
    "以及及时处置各类突发情况。",
    "大家讨论讨论，再研究研究，把方案定下来。",
    "一个一个过，一项一项改。",
    "对违规行为决不能不了了之。",
    "民营企业企业家座谈会今天召开。",
    "既使群众满意，又使企业受益。",
    "既便宜又实用的设备受到欢迎。",
    "付局长一行到我市调研。",
    "媒体报道时间为上午九时。",
    "商家按装修要求整改到位。",
    "检查帐篷、水源等物资储备。",
    "报名截止日期为3月31日。",
    "报道证实了这一消息。",
    "会议强调重点、难点、堵点问题。",
    "诗人但丁、歌德的作品在馆内展出。",
    "各民族和睦相处、和衷共济、和谐发展。",
    "会议就和平、发展、合作、共赢进行讨论。",
    "企业（含个体工商户（不含网店））均须登记。",
    "两队以3：1、2：0的比分获胜。",
    "约300人参加活动。",
    "全年增长5.6%左右。",
    "共有500人左右参加。",
    "房间号为126的人左右为难。",
    "产品型号为A-10-20的设备已到位。",
    "电话：021-12345678。",
    "地址：中山北路118弄2-3号。",
    "会议于7月1日——9月30日期间分批举行。",
    "“一是一，二是二”，他办事很认真。",
    "报上发布署名文章，介绍本市经验。",
    "依据（2025）沪02民终456号判决执行。",
    "沪-杭线新增三趟货运班列。",
    "口号是“Health matters, every day.”，由企业自拟。",
    "三、四季度业务量保持平稳。",
    "六国像石榴籽一样抱在一起，象征团结。",
    "大象和小象一样受到保护。",
    "以经济建设为中心，以经典诵读为载体。",
    "获奖者激动得不能自已。",
    "凭海关健康申报码通关。",
    "新线在3月份内投入使用。",
    "既使企业受益，也使群众满意。",
    "海I2区、甲l型样机通过验收。",
    "会议讲了两点：一是安全，二是服务。",
    "一是一线职工要培训，二是二级单位要检查，三是三个领域要整治。",
    "首先发言的是市邮政管理局负责人。",
    "零零后快递员成为生力军。",
    "二〇二六年全市工作要点印发。",
    "三零三医院发来感谢信。",
    "O2O平台和5G网络建设加快。",
    "学习，学习，再学习。",
    "特此通知。",
    "提高3.5个百分点，达到95%。",
    "成本下降了三成，效率提高了两倍。",
    "他将将军的嘱托记在心里。",
    "被被告人上诉状所述事实属实。",
    "同意和和平医院签约。",
    "三要素：要素一，要素二。",
    "行政权利人依法申请复议。",
    "检察工作、检察队伍建设取得新成效。",
    "生活必需品供应充足，必需时启动预案。",
    "会议纪要和会议记录一并归档。",
]


@pytest.mark.parametrize(("line", "rule"), SLIPS)
def test_a_slip_is_told_by_its_rule(line: str, rule: str, write: Write) -> None:
    assert rule in rules_of(write, line)


@pytest.mark.parametrize("line", TRICKY)
def test_what_only_looks_like_a_slip_is_left_alone(line: str, write: Write) -> None:
    assert rules_of(write, line) == []
