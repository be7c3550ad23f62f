"""The words that the library prints."""

from __future__ import annotations

from typing import ClassVar

from bulletin_layout.grammar.kinds import label
from bulletin_layout.immutable import immutable
from bulletin_layout.style.keys import WORD, style_key


@immutable(kw_only=True)
class Labels:
    """Words that the library prints. What stands in braces is filled in."""

    CHINESE: ClassVar[str] = "软件加上的字。花括号里的由软件填写。"

    period: str = style_key(label("year", "number", "total"), "the numbered period", "期号")
    period_of_kind: str = style_key(
        label("year", "number", "total", "kind"),
        "the period of an issue numbered apart (增刊, 专刊 …)",
        "另行编号的一期（增刊、专刊等）的期号",
        former=("supplement",),
    )
    period_of_kind_total: str = style_key(
        label("year", "number", "total", "kind"),
        "the same of one that gives a running total",
        "同上，写了总期号时",
    )
    secrecy: str = style_key(label("level"), "密级 without a term", "没有期限的密级")
    secrecy_term: str = style_key(label("level", "term"), "密级 with its term", "有期限的密级")
    editorial: str = style_key(
        label(),
        "before 按语 that does not begin with such a word itself",
        "按语前的字；按语自己写了的不加",
    )
    contents: str = style_key(label(), "heading of the contents", "要目的标题")
    leader: str = style_key(
        label(),
        "what leads from an entry of the contents to its page",
        "要目各条与页码之间的引导点",
    )
    note: str = style_key(label("n"), "a note's mark", "注的标记")
    continued: str = style_key(label(), "above a table that goes on", "续表之上的字")
    period_blank: str = style_key(
        WORD, "what is printed for a number that a draft lacks", "征求意见稿没有写期号时印的空白"
    )
    date: str = style_key(label("year", "month", "day"), "the date", "日期")
    briefs: str = style_key(label(), "heading of the briefs", "简讯的标题")
    brief_number: str = style_key(label("n"), "number before a brief", "简讯的序号")
    appendix: str = style_key(label(), "label of a single appendix", "只有一个附件时的附件标识")
    appendix_numbered: str = style_key(
        label("n"), "label of one of several", "有几个附件时的附件标识"
    )
    appendix_list: str = style_key(label(), "before the list of appendices", "附件说明之前的字")
    appendix_list_number: str = style_key(
        label("n"), "before each of several in it", "附件说明中各附件的序号"
    )
    column: str = style_key(label("name"), "heading of a column", "栏目的标题")
    source: str = style_key(label("names"), "who contributed an article", "文章的来稿单位和作者")
    source_separator: str = style_key(WORD, "between several of them", "几个来稿单位之间的字")
    author_separator: str = style_key(
        WORD, "between them and who wrote it", "来稿单位与作者之间的字"
    )
    serial: str = style_key(WORD, "before the copy's number", "份号之前的字")
    permit: str = style_key(WORD, "before the number of the permit", "准印证号之前的字")
    approver: str = style_key(WORD, "before who approved the issue", "签发人之前的字")
    chief_editor: str = style_key(WORD, "before the chief editor", "主编之前的字")
    reviewer: str = style_key(WORD, "before who reviewed it", "审核人之前的字")
    managing_editor: str = style_key(WORD, "before the editor in charge", "责任编辑之前的字")
    examiner: str = style_key(WORD, "before who examined it", "核稿人之前的字")
    proofreader: str = style_key(WORD, "before who read the proofs", "校对人之前的字")
    contact: str = style_key(WORD, "before whom readers may ask", "联系人之前的字")
    phone: str = style_key(WORD, "before the telephone number", "电话之前的字")
    email: str = style_key(WORD, "before the e-mail address", "电子邮箱之前的字")
    address: str = style_key(WORD, "before the address", "地址之前的字")
    disclosure: str = style_key(WORD, "before whether it may be published", "公开属性之前的字")
    readers: str = style_key(WORD, "before whom it is for", "发送对象之前的字")
    printer: str = style_key(WORD, "before who printed it", "印刷单位之前的字")
    print_date: str = style_key(label("year", "month", "day"), "when it was printed", "印刷日期")
    main_send: str = style_key(label(), "before the bodies addressed", "“主送”之前的字")
    report: str = style_key(label(), "before the bodies reported to", "“报”之前的字")
    copy_report: str = style_key(label(), "before the superiors copied", "“抄报”之前的字")
    send: str = style_key(label(), "before the bodies sent to", "“送”之前的字")
    copy_send: str = style_key(label(), "before the bodies copied", "“抄送”之前的字")
    issue: str = style_key(label(), "before the bodies issued to", "“发”之前的字", former=("copy",))
    send_separator: str = style_key(
        WORD, "between the bodies of a run-in list", "连排的各单位之间的标点"
    )
    send_end: str = style_key(WORD, "at the end of a run-in list", "连排的各单位之后的标点")
    sent: str = style_key(label("year", "month", "day"), "when the issue is sent", "印发日期")
    copies: str = style_key(label("n"), "how many are printed", "印数")
    folio: str = style_key(label("n"), "the page number", "页码")
    watermark: str = style_key(label(), "across the pages of a draft", "征求意见稿的水印")
