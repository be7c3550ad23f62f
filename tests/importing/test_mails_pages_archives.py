"""Saved mails, web pages, Markdown, tables of commas, archives; what only LibreOffice reads."""

from __future__ import annotations

import io
import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from bulletin_layout.cli.main import main
from bulletin_layout.diagnostics import InputError
from bulletin_layout.importing.draft import Draft, DraftArticle
from bulletin_layout.importing.kinds import Kind, kind_of
from bulletin_layout.importing.material import Grid, Picture, Words
from bulletin_layout.importing.take_in import TakenIn, take_in
from tests.importing.docx_files import TEXT, TITLE, docx_of

HEAD = "东片开展旺季安全检查"
BODY = "11月26日，东片分局对辖区八个网点开展检查，发现隐患五处，当场整改四处，其余限期三天。"
NEXT = "下一步将组织复查。"


def taken(tmp_path: Path, name: str, data: bytes | str) -> TakenIn:
    file = tmp_path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    made = take_in([str(file)])
    assert made.account.lacking == 0
    return made


def texts(article: DraftArticle) -> list[str]:
    return [piece.written for piece in article.body if isinstance(piece, Words)]


def said(draft: Draft) -> str:
    return "\n".join(remark.what for remark in draft.remarks)


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), "green").save(out, "JPEG")
    return out.getvalue()


def mail(
    text: str, charset: str = "utf-8", subject: str = f"回复：报送信息：{HEAD}"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "dp@example.cn", "sj@example.cn", subject
    message["Message-ID"] = "<1@example.cn>"
    message.set_content(text, charset=charset, cte="base64")
    return message


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "gb2312"])
def test_a_saved_mail_is_its_newest_message(tmp_path: Path, charset: str) -> None:
    old = "在 2026-11-25 09:00，市局办公室写道：\n> 请于本周报送信息。"
    text = f"{BODY}\n{NEXT}\n\n{old}\n"
    (article,) = taken(tmp_path, "m.eml", bytes(mail(text, charset))).draft.articles
    assert article.title == (HEAD,) and texts(article) == [BODY, NEXT]
    assert "subject" in article.notes[0]


def test_a_mail_of_html_is_read_like_a_page(tmp_path: Path) -> None:
    message = mail("")
    message.set_content(f"<p>{BODY}</p><p><b>{NEXT}</b></p>", subtype="html")
    (article,) = taken(tmp_path, "m.eml", bytes(message)).draft.articles
    assert texts(article) == [BODY, f"**{NEXT}**"]


def test_what_is_attached_to_a_mail_is_the_contribution(tmp_path: Path) -> None:
    message = mail("您好！现报送信息一篇，请查收。")
    message.add_attachment(docx_of(TITLE + TEXT), maintype="application", subtype="x",
                           filename="信息.docx")  # fmt: skip
    message.add_attachment(photo(), maintype="image", subtype="jpeg", filename="现场.jpg")
    draft = taken(tmp_path, "m.eml", bytes(message)).draft
    (article,) = draft.articles
    assert article.title == ("市局召开安全生产会议",)
    assert sum(isinstance(piece, Picture) for piece in article.body) == 1
    assert ["现报送" in remark.kept for remark in draft.unplaced] == [True]


def test_a_mail_that_answers_between_what_it_quotes_is_kept_whole(tmp_path: Path) -> None:
    asked = "> 1.东片有几个网点？\n8个。\n\n> 2.隐患有几处？\n5处，已整改4处。\n"
    text = f"答复如下：\n\n{asked}\n东片分局 王某\n"
    draft = taken(tmp_path, "m.eml", bytes(mail(text))).draft
    (article,) = draft.articles
    assert article.title == (HEAD,) and "subject" in article.notes[0]
    answers = ["1.东片有几个网点？", "8个。", "2.隐患有几处？", "5处，已整改4处。"]
    assert [t for t in texts(article) if t[0].isdigit()] == answers
    assert "the signs of quotation > that begin lines (2) are left out" in said(draft)


def test_an_older_mail_whose_lines_a_program_cut_is_no_answer(tmp_path: Path) -> None:
    old = (
        "> 请于本周五前报送旺季服务保\n障工作的信息，字数不\n> 限，同时请附上照片两\n张。\n> 谢谢。"
    )
    text = f"{BODY}\n{NEXT}\n\n在 2026-11-25 09:00，市局办公室写道：\n{old}\n"
    (article,) = taken(tmp_path, "m.eml", bytes(mail(text))).draft.articles
    assert texts(article) == [BODY, NEXT]


def test_a_pasted_mail_loses_what_is_quoted_and_signed(tmp_path: Path) -> None:
    lines = [HEAD, "", BODY, NEXT, "此致", "敬礼", "东片分局办公室 王某", "电话：58000000", "",
             "------------------ 原始邮件 ------------------", "发件人: 市局", "主题: 报送信息",
             "各片区：", "请于本周五前报送信息，逾期不候。"]  # fmt: skip
    draft = taken(tmp_path, "m.txt", "\n".join(lines)).draft
    assert texts(draft.articles[0]) == [BODY, NEXT]
    assert "older mail" in said(draft) and "此致" in draft.unplaced[0].kept


def test_a_letter_that_is_no_mail_keeps_its_respects(tmp_path: Path) -> None:
    draft = taken(tmp_path, "m.txt", "\n".join([HEAD, "", BODY, "此致", "敬礼"])).draft
    assert texts(draft.articles[0]) == [BODY, "此致", "敬礼"]


PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>网站</title>
<script>var a = "不是文字";</script><style>p {{}}</style></head><body>
<nav><a href="/">首页</a> <a href="/b">新闻</a></nav>
<h1>{HEAD}</h1><p>发布日期：2026-11-26　来源：东片分局　浏览次数：12</p>
<div><p>{BODY}<br>　　{NEXT}</p><h2>主要做法</h2>
<ul><li>网格包干</li></ul><ol><li>逐点登记</li><li>逐项销号</li></ol>
<p>面积120m<sup>2</sup>，<strong>重点</strong>查看。<img src="a.jpg"></p>
<table><tr><th>站点</th><th>隐患</th></tr><tr><td>城东站</td><td>3</td></tr></table></div>
<footer>版权所有</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_web_page(tmp_path: Path, encoding: str) -> None:
    data = PAGE.replace("utf-8", encoding).encode(encoding)
    draft = taken(tmp_path, "p.html", data).draft
    (article,) = draft.articles
    assert article.title == (HEAD,) and article.source == "东片分局"
    assert texts(article) == [BODY, NEXT, "主要做法", "· 网格包干", "1.逐点登记", "2.逐项销号",
                              "面积120m²，**重点**查看。"]  # fmt: skip
    (table,) = [piece for piece in article.body if isinstance(piece, Grid)]
    assert [[c.text for c in row] for row in table.rows] == [["站点", "隐患"], ["城东站", "3"]]
    assert all(words in said(draft) for words in ("首页", "版权所有", "a.jpg"))
    assert "不是文字" not in said(draft)


def test_a_broken_page_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (article,) = taken(
        tmp_path, "p.html", f"<html><body><h1>{HEAD}<p>{BODY}<table><tr>"
    ).draft.articles
    assert BODY in "".join(texts(article))


MARKDOWN = f"""# {HEAD}

**11月26日**，东片分局开展检查，`网格`包干，见[网页](https://example.cn/a)。

## 一、主要做法

- 实行网格包干；
* 逐点登记。
1. 逐项销号。

| 片区 | 隐患 |
|:---|---:|
| **东片** | 5 |

---
> 引用一句。
"""


def test_markdown_is_taken_as_what_it_means(tmp_path: Path) -> None:
    draft = taken(tmp_path, "m.txt", MARKDOWN).draft
    (article,) = draft.articles
    assert article.title == (HEAD,)
    assert texts(article) == [
        "**11月26日**，东片分局开展检查，网格包干，见[网页](https://example.cn/a)。",
        "一、主要做法", "· 实行网格包干；", "· 逐点登记。", "1. 逐项销号。", "引用一句。",
    ]  # fmt: skip
    (table,) = [piece for piece in article.body if isinstance(piece, Grid)]
    assert [[c.text for c in row] for row in table.rows] == [["片区", "隐患"], ["东片", "5"]]
    assert table.aligns == ("left", "right")


@pytest.mark.parametrize("text", [f"{HEAD}\n\n{BODY}\n- 一条\n{NEXT}", f"{HEAD}\n\n3*4**5，# 号。"])
def test_a_text_with_a_few_such_signs_is_no_markdown(tmp_path: Path, text: str) -> None:
    draft = taken(tmp_path, "m.txt", text).draft
    assert any("- 一条" in line or "# 号" in line for line in texts(draft.articles[0]))


def test_a_table_of_commas(tmp_path: Path) -> None:
    draft = taken(tmp_path, "t.csv", '站点,隐患\n"城东,一站",3\n'.encode("gb18030")).draft
    (table,) = [piece for piece in draft.articles[0].body if isinstance(piece, Grid)]
    assert [[c.text for c in row] for row in table.rows] == [["站点", "隐患"], ["城东,一站", "3"]]


def archive(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files:
            package.writestr(name, data)
    return out.getvalue()


def test_an_archive_of_texts_and_photos(tmp_path: Path) -> None:
    data = archive(
        ("来稿/一.docx", docx_of(TITLE + TEXT)), ("来稿/二.txt", f"{HEAD}\n\n{BODY}".encode()),
        ("来稿/现场.jpg", photo()), ("__MACOSX/一.docx", b"x"), ("三.doc", b"\xd0\xcf\x11\xe0"),
    )  # fmt: skip
    draft = taken(tmp_path, "a.zip", data).draft
    assert [article.title[0] for article in draft.articles] == ["市局召开安全生产会议", HEAD]
    kept = {remark.kept: len(remark.pictures) for remark in draft.unplaced}
    assert kept == {"三.doc": 0, "现场": 1}


def test_names_that_windows_packs(tmp_path: Path) -> None:
    data = archive(("AB.txt", f"{BODY}".encode())).replace(b"AB.txt", "甲".encode("gbk") + b".txt")
    (article,) = taken(tmp_path, "a.zip", data).draft.articles
    assert article.title == ("甲",)


@pytest.mark.parametrize(
    "data", [archive(), archive(("a.zip", archive(("b.txt", b"x")))), b"PK\x05\x06torn"]
)
def test_an_archive_without_anything_to_read_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(data)
    with pytest.raises(InputError):
        take_in([str(file)])


OLD = [
    (b"\xd0\xcf\x11\xe0" + b"\0" * 600, Kind.OLD_WORD),
    (b"{\\rtf1\\ansi hello}", Kind.RICH),
    (
        archive(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"x")),
        Kind.OPEN,
    ),
]


@pytest.mark.parametrize(("data", "kind"), OLD, ids=["doc", "rtf", "odt"])
def test_what_only_libreoffice_reads_is_refused_with_the_way_out(
    tmp_path: Path, data: bytes, kind: Kind, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kind_of(data, "a") is kind
    file = tmp_path / "a.bin"
    file.write_bytes(data)
    assert main(["import", str(file), "-o", str(tmp_path / "a.yaml")]) == 1
    told = capsys.readouterr().err
    assert "--convert" in told and "LibreOffice" in told
    assert not (tmp_path / "a.yaml").exists()


def program(folder: Path, commands: str) -> str:
    """A program in a folder that is looked in for LibreOffice."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{commands}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(folder)


def test_libreoffice_converts_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word = tmp_path / "word.docx"
    word.write_bytes(docx_of(TITLE + TEXT))
    folder = tmp_path / "programs"
    folder.mkdir()
    # --outdir is the argument before the file.
    program(folder, f'for last; do :; done\nwhile [ "$2" != "$last" ]; do shift; done\n'
            f'/bin/cp "{word}" "$1/来稿.docx"')  # fmt: skip
    monkeypatch.setenv("PATH", str(folder))
    file, target = tmp_path / "来稿.rtf", tmp_path / "a.yaml"
    file.write_bytes(b"{\\rtf1 x}")
    assert main(["import", str(file), "--convert", "-o", str(target), "--date", "2026-12-01"]) == 0
    assert "市局召开安全生产会议" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("commands", "words"), [(None, "not installed"), ("exit 1", "cannot convert it")]
)
def test_what_libreoffice_cannot_do_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    commands: str | None, words: str,
) -> None:  # fmt: skip
    folder = tmp_path / "programs"
    folder.mkdir()
    if commands is not None:
        program(folder, commands)
    monkeypatch.setenv("PATH", str(folder))
    file = tmp_path / "a.rtf"
    file.write_bytes(b"{\\rtf1 x}")
    assert main(["import", str(file), "--convert", "-o", str(tmp_path / "a.yaml")]) == 1
    assert words in capsys.readouterr().err


def test_a_page_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(b"<html")
    with pytest.raises(InputError, match="no web page"):
        take_in([str(file)])


def test_a_mail_within_a_mail_is_read(tmp_path: Path) -> None:
    outer = mail("请刊用。", subject="请刊用附件邮件")
    outer.add_attachment(mail(f"{BODY}\n{NEXT}\n"))
    draft = taken(tmp_path, "m.eml", bytes(outer)).draft
    assert draft.articles[0].title == (HEAD,) and texts(draft.articles[0]) == [BODY, NEXT]
    assert "请刊用。" in [remark.kept for remark in draft.unplaced]


def test_a_picture_within_a_mail_of_html_stands_in_its_place_once(tmp_path: Path) -> None:
    message = mail("")
    page = f'<p>{BODY}</p><p><img src="cid:p1" alt="现场"></p><p>{NEXT}</p>'
    message.set_content(page, subtype="html")
    message.add_related(photo(), "image", "jpeg", cid="<p1>")
    made = taken(tmp_path, "m.eml", bytes(message))
    kinds = [type(piece).__name__ for piece in made.draft.articles[0].body]
    assert kinds == ["Words", "Picture", "Words"] and made.account.pictures == (1, 1)


def test_an_older_mail_below_a_page_is_left_out_and_named(tmp_path: Path) -> None:
    message = mail("")
    head = "<b>发件人:</b> 市局<br><b>发送时间:</b> 11月25日<br><b>收件人:</b> 东片"
    page = f"<p>{BODY}</p><div><p>{head}</p><p>请于本周报送信息。</p></div>"
    message.set_content(page, subtype="html")
    draft = taken(tmp_path, "m.eml", bytes(message)).draft
    assert texts(draft.articles[0]) == [BODY] and "an older mail" in said(draft)


SITE = f"""<html><body><div class="top"><a href="/">首页</a> | <a href="/a">登录</a></div>
<h1>{HEAD}</h1><div>时间：2026-11-26　作者：王某　点击：123</div>
<p>{BODY}<del>原定十处。</del><ruby>喆<rt>zhé</rt></ruby></p><p style="display:none">不显示</p>
<ol type="A"><li>字母项</li></ol><p>见<a href="https://www.example.cn/x">通报全文</a>。</p>
<div class="rel"><h3>相关链接</h3><ul><li><a href="/c">关于做好旺季工作的通知</a></li></ul></div>
<div>来源：东片分局　编辑：李某　时间：2026-11-26 16:20</div><div>您是第 1256 位访客</div>
<div class="footer"><p>主办单位：某局　地址：某路1号　邮编：200000</p></div></body></html>"""


def test_what_a_page_has_besides_its_text_is_left_out_and_named(tmp_path: Path) -> None:
    draft = taken(tmp_path, "p.html", SITE).draft
    (article,) = draft.articles
    assert article.title == (HEAD,) and article.source == "东片分局"
    assert [line.replace(" ", "") for line in texts(article)] == [
        f"{BODY}喆", "A.字母项", "见[通报全文](https://www.example.cn/x)。",
    ]  # fmt: skip
    for words in ("首页|登录", "点击：123", "原定十处", "zhé", "不显示", "通知", "访客", "邮编"):
        assert words in said(draft).replace(" ", "")


FINER = f"""# {HEAD}

1. 抓排查
2. 抓整改
   - 子项
     续行

- [x] 已完成
- [ ] 未完成

~~删去的话。~~***重点***，__也重__，120\\*80，3*4*5。脚注[^1]，见<https://example.cn/b>。

| 片区 | 隐患 |
|---|---|
| 西\\|片 | 4 |

[^1]: 数据截至11月底。

下级标题
--------
{BODY}
"""


def test_finer_marks_of_markdown(tmp_path: Path) -> None:
    made = taken(tmp_path, "m.md", FINER.replace("\\\\", "\\"))
    (article,) = made.draft.articles
    assert texts(article) == [
        "1. 抓排查", "2. 抓整改", "· 子项续行", "√已完成", "□未完成",
        r"**重点**，**也重**，120\*80，3\*4\*5。脚注[^数据截至11月底。]，见https://example.cn/b。",
        "下级标题", BODY,
    ]  # fmt: skip
    (table,) = [piece for piece in article.body if isinstance(piece, Grid)]
    assert [[c.text for c in row] for row in table.rows] == [["片区", "隐患"], ["西|片", "4"]]
    assert made.account.notes == (1, 1) and "删去的话。" in said(made.draft)
