"""Chinese of what 校对 says: slips, and the sources of its rules."""

from __future__ import annotations

ROWS = {
    "{message}: {before}[{found}]{after}.": "{message}：{before}[{found}]{after}。",
    "Write {text}": "改为“{text}”。",
    "Write {right}": "改为“{right}”。",
    "Write another word.": "请换一种说法。",
    "Write another.": "请换一个字。",
    "Write that one.": "请补上那个字。",
    "the character U+FFFD stands for one that was lost.": "U+FFFD 表示有一个字丢失了。",
    "the invisible character U+{code:04X} stands in the text.": (
        "文字里有看不见的字符 U+{code:04X}。"
    ),
    # Characters
    "a bare “and” between Han": "汉字之间的“and”",
    "{found} looks misread": "“{found}”像是识别错误",
    "{found} (U+{code:04X}) only looks like an ordinary character": (
        "“{found}”（U+{code:04X}）只是形似普通的字"
    ),
    "Write {plain} (U+{code:04X}).": "改为“{plain}”（U+{code:04X}）。",
    "U+{code:04X} is a private-use character; each machine shows another": (
        "U+{code:04X} 是私用区字符，各台机器显示不同"
    ),
    "a line that begins with # is text here, and is printed": "这里以“#”起头的一行是文字，会印出来",
    "Write comments above the key; to switch rules off, just # 校对: 关 RULE.": (
        "注释请写在键名上面；要关闭规则，只写“# 校对: 关 规则名”。"
    ),
    "still to be filled in": "待补",
    "Write what belongs here.": "请写上该写的内容。",
    # Marks
    "a half-width mark beside Han": "汉字旁的半角标点",
    "{found}: one mark too many": "{found} 多了标点",
    "a mark begins the paragraph": "段首是标点",
    "a mark follows an opening one": "前引号、前括号之后是标点",
    "a mark stands before a closing one": "后括号之前是标点",
    "a full stop too many": "多一个句号",
    "an ellipsis is ……": "省略号应为“……”",
    "a dash is ——": "破折号应为“——”",
    "a straight quote beside Han": "汉字旁的直引号",
    "{mark} is not closed before {c}": "{mark} 在 {c} 之前没有后一半",
    "{c} closes nothing": "{c} 没有前一半",
    "{mark} is not closed": "{mark} 没有后一半",
    "the outer mark is “ or 《, the inner one ‘ or 〈": "外层用“”《》，内层用‘’〈〉",
    # Numbers
    "full-width digits or letters": "全角数字或字母",
    "a range of numbers is written with — or ～": "数值范围用“—”或“～”",
    "{first} lacks its {unit}, and may be read without it": "“{first}”缺“{unit}”，可能误读",
    "there is no such month": "没有这个月",
    "there is no such day": "没有这一天",
    "there is no such time": "没有这个时刻",
    "that day is 星期{right}": "那天是星期{right}",
    "Check the date.": "请核对日期。",
    "a year is written with four digits": "年份写四位数",
    "汉字 and digits are mixed in one number or date": "一个数或日期里混用汉字和数字",
    # Spaces
    "a space between Han": "汉字之间的空格",
    "Delete it unless it is meant; it is printed half a 字 wide.": (
        "若非有意，请删去；印出来是半字宽。"
    ),
    "a space between Han and a letter or digit; the gap comes by itself": (
        "汉字与字母、数字之间的空格，间距会自动留出"
    ),
    "a space after a mark": "标点之后的空格",
    "the space U+{code:04X} is no ordinary one": "U+{code:04X} 不是普通空格",
    "Write an ordinary space.": "请改为普通空格。",
    "a full-width space between Han": "汉字之间的全角空格",
    "Delete it unless it is meant.": "若非有意，请删去。",
    # Usage
    "the mark after this number is another": "序号之后的标点不对",
    "the year of a document's number stands in 〔〕": "发文字号的年份用〔〕",
    "截止 is written for 截至": "“截止”应为“截至”",
    "{found} says twice that it is not exact": "“{found}”中约数重复",
    "Leave one of them out.": "请删去其中一个。",
    "no 、 stands in an approximate number": "概数中间不用顿号",
    "{found} is written with another character": "“{found}”有别字",
    "horizontal lines have “” and ‘’": "横排用“”和‘’",
    "a mark stands before 等": "“等”之前多了标点",
    "{found} comes after number {last}.": "“{found}”前面是第{last}项。",
    "{found} is the first.": "“{found}”前面没有更早的项。",
    "Check whether one is missing or stands twice.": "请核对是否缺项或重复。",
    "the paragraph ends in {found}.": "段末是“{found}”。",
    "Check whether a mark or words are missing.": "请核对是否缺标点或文字。",
    # The whole issue
    "the title ends in {found}.": "标题末尾是“{found}”。",
    "{wrong} is not written here.": "本单位不写“{wrong}”。",
    "the period is of {year}, the date of {other}.": "期号是{year}年，日期是{other}年。",
    "the running total {total} is below number {number}.": "总期号{total}小于期号{number}。",
    "number {number} comes before as many days of the year.": (
        "第{number}期太早：这一天之前没有这么多天。"
    ),
    "Check the numbers and the date.": "请核对期号和日期。",
    "line {number}": "第{number}行",
    "{rare} is spelt {usual} on {line}.": "“{rare}”在{line}写作“{usual}”。",
    "Spell one name one way.": "同一名称写法应一致。",
    "、 stands between {close} and {open}, on {line} none.": (
        "{close} 与 {open} 之间有顿号，{line}没有。"
    ),
    "Write all of them without.": "请都不写。",
    "{han} is in 汉字, {digits} on {line} in digits.": "“{han}”用汉字，{line}的“{digits}”用数字。",
    # Where the rules come from
    "slips of text recognition": "文字识别常见错误",
    "half a 字 is printed": "会印成半字宽",
    "Unicode compatibility forms": "Unicode 兼容字符",
    "Unicode private use": "Unicode 私用区",
    "left open by an import": "导入时留下的空缺",
    "CLREQ 3.2.4: the gap is set": "CLREQ 3.2.4：间距自动留出",
    "printed as wide as it is": "照原宽印出",
    "the calendar": "历法",
    "no page can show it": "版面上显示不出来",
    "one name, one spelling": "同一名称，一种写法",
    "one word is enough": "说一次即可",
    "截止 is an end, 截至 a time so far": "“截止”指停止，“截至”指到某时为止",
    "no such word": "没有这样的词",
    "numbers go one up": "序号依次递增",
    "the issue's check: words:": "本单位的词表",
}
