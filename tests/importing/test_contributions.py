"""What a contribution says of itself is found, or left where it stands; mails lose their dress."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bulletin_layout import read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.grids import regular
from bulletin_layout.importing.import_files import import_files
from bulletin_layout.importing.material import Appearance, Grid, GridCell, Material, Picture, Words
from bulletin_layout.importing.plain.read import read_plain
from bulletin_layout.importing.recognise.back import back_start, read_back
from bulletin_layout.importing.recognise.captions import captioned
from bulletin_layout.importing.recognise.contribution import read_contribution
from bulletin_layout.importing.recognise.front import take_front
from bulletin_layout.importing.recognise.material import is_issue, recognise
from bulletin_layout.messages import in_chinese
from tests.importing.conftest import Import

PLAIN = Appearance()
CENTRED = Appearance(centred=True)
RIGHT = Appearance(right=True)
LONG = "近日，市局召开安全生产会议，10家企业参加会议，会议听取了各方意见，对下一步工作作出部署。"
PHOTO = Picture(b"1", ".png", "第3段")


def words(*texts: str, appearance: Appearance = PLAIN) -> list[Words]:
    return [Words(text, f"第{n}段", appearance) for n, text in enumerate(texts, 1)]


def material(*pieces: object) -> Material:
    return Material("来稿.docx", tuple(pieces))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pieces", "source"),
    [
        (
            [*words("标题一行"), *words(LONG, "（供稿：港区片区党总支 李娜）")],
            "港区片区党总支 李娜",
        ),
        ([*words("标题一行"), *words(LONG + "（供稿：某公司 张三）")], "某公司 张三"),
        ([*words("标题一行"), *words(LONG, "（港区片区 李娜）")], "港区片区 李娜"),
        ([*words("标题一行"), *words(LONG), *words("城南片区", appearance=RIGHT)], "城南片区"),
        (
            [*words("某市召开会议", "某市邮政管理局", appearance=CENTRED), *words(LONG)],
            "某市邮政管理局",
        ),
        ([*words("标题一行"), *words(LONG, "会议听取了意见。")], ""),
    ],
)
def test_who_sent_it_in_is_found(pieces: list[Words], source: str) -> None:
    article, unplaced = read_contribution(material(*pieces))
    assert (article.source, unplaced) == (source, ())
    assert "".join(p.text for p in article.body if isinstance(p, Words)).startswith(LONG[:-1])


def test_the_title_stands_before_the_first_sentence_or_there_is_none() -> None:
    article, unplaced = read_contribution(material(*words(LONG, "上海市邮政公司")))
    assert article.title == ("来稿",)
    assert unplaced == ()
    assert any("取自文件名" in in_chinese(note) for note in article.notes)


def test_of_two_lines_that_say_the_same_one_goes() -> None:
    line = "（某公司供稿）"
    article, _ = read_contribution(material(*words("标题一行", LONG, line, line)))
    assert article.source == "某公司"
    assert [p.text for p in article.body if isinstance(p, Words)] == [LONG, line]


def test_a_photo_above_the_title_is_not_lost() -> None:
    article, unplaced = read_contribution(
        material(PHOTO, *words("标题一行", "第二行", appearance=CENTRED), *words(LONG))
    )
    assert article.title == ("标题一行", "第二行")
    assert article.body[0] == PHOTO
    assert unplaced == ()


@pytest.mark.parametrize(
    ("text", "appearance", "is_caption"),
    [
        ("图为会议现场。", Appearance(), True),
        ("图1 会议现场", Appearance(), True),
        ("会议现场", CENTRED, True),
        ("会议现场", Appearance(), False),
        ("图书馆开展活动。", Appearance(), False),
        ("图为" + 60 * "字", CENTRED, False),
    ],
)
def test_a_caption_below_a_photo_is_its_own(
    text: str, appearance: Appearance, is_caption: bool
) -> None:
    found = captioned([*words(LONG), PHOTO, *words(text, appearance=appearance)])
    assert len(found.pieces) == (2 if is_caption else 3)
    assert bool(found.notes) == is_caption


def test_a_centred_line_below_a_photo_may_be_the_next_title_of_an_issue() -> None:
    pieces = [*words(LONG), PHOTO, *words("下一篇的标题", appearance=CENTRED)]
    assert len(captioned(pieces, centred=False).pieces) == 3


def test_a_title_above_a_table_is_its_own() -> None:
    grid = Grid(((GridCell("甲"),), (GridCell("1"),)), 1, "第2段")
    (found,) = captioned([*words("表1 慰问情况"), grid]).pieces
    assert isinstance(found, Grid)
    assert found.caption == "表1 慰问情况"


def test_a_grid_is_covered_without_gaps_and_its_head_is_whole() -> None:
    rows = (
        (GridCell("甲", 1, 2), GridCell("", 2)),
        (GridCell("乙"), GridCell("丙")),
        (GridCell("1"),),
    )
    found = regular(Grid(rows, 3, ""), Bounds("a"))
    assert found is not None
    assert [[c.text for c in row] for row in found.rows] == [
        ["甲", "", ""],
        ["乙", "丙"],
        ["1", "", ""],
    ]
    assert found.head == 2
    assert regular(Grid(((GridCell(" "),),), 1, ""), Bounds("a")) is None


# --- a whole issue -----------------------------------------------------------------------------

FRONT = ("工作简报", "2026年第3期（总第7期）", "某市邮政管理局编", "2026年3月1日")


def test_what_a_front_says_twice_is_not_overwritten() -> None:
    taken = take_front(words(*FRONT, "2026年第4期", "2026年3月2日", "标题一行"))
    assert taken is not None
    assert (taken.front.number, str(taken.front.date)) == (3, "2026-03-01")
    assert [w.text for w in taken.doubled] == ["2026年第4期", "2026年3月2日"]
    assert taken.length == 6


@pytest.mark.parametrize("text", ["上海市局完成应急预案修编", "本次活动由某市邮政管理局主办"])
def test_a_title_that_ends_in_编_makes_no_issue(text: str) -> None:
    assert not is_issue(material(*words(text, LONG)))


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("1、甲公司开展检查。", "甲公司开展检查。"),
        ("（2）甲公司开展检查。", "甲公司开展检查。"),
        ("3.甲公司开展检查。", "甲公司开展检查。"),
        ("1.5亿件快件安全投递。", "1.5亿件快件安全投递。"),
        ("3.15消费者权益日活动举行。", "3.15消费者权益日活动举行。"),
    ],
)
def test_a_briefs_number_goes_and_no_other(text: str, brief: str) -> None:
    draft = recognise([material(*words(*FRONT, "标题一行", LONG, "简讯：", text))])
    assert draft.briefs == (brief,)


def test_按_below_a_title_is_its_articles_and_before_one_is_the_nexts() -> None:
    pieces = words(*FRONT, "标题一行", "按：此文可读。", LONG, "按：下文可读。", "标题二行", LONG)
    one, two = recognise([material(*pieces)]).articles
    assert [w.text for w in one.editorial] == ["按：此文可读。"]
    assert [w.text for w in two.editorial] == ["按：下文可读。"]
    assert [w.text for w in one.body if isinstance(w, Words)] == [LONG]


def test_only_a_list_of_the_appendices_titles_is_left_out() -> None:
    rules = ("附件：", "1.实名收寄。", "2.违者处罚。", "附件：", "名单", "甲公司。")
    draft = recognise([material(*words(*FRONT, "标题一行", LONG, *rules))])
    assert len(draft.appendix) == 2
    listed = ("附件：", "1.名单", "附件：", "名单", "甲公司。")
    draft = recognise([material(*words(*FRONT, "标题一行", LONG, *listed))])
    assert len(draft.appendix) == 1


def test_those_who_receive_an_issue_stand_at_its_end() -> None:
    pieces = words(
        "送：温暖到家，关爱到人。我们来了。", LONG, "报：市委", "送：甲，乙", "共印120份"
    )
    assert back_start(pieces) == 2
    back, rest = read_back(pieces[2:])
    assert (back.receivers("report"), back.receivers("send"), back.copies, rest) == (
        ("市委",),
        ("甲", "乙"),
        120,
        [],
    )


def test_what_the_end_says_twice_or_wrongly_is_told() -> None:
    back, rest = read_back(
        words("报：市委", "某办公室 2026年2月30日印发", "共印120份", "共印130份")
    )
    assert (back.office, back.date, back.copies) == ("某办公室", None, 120)
    assert any("不存在" in in_chinese(note) for note in back.notes)
    assert [w.text for w in rest] == ["共印130份"]


# --- pasted text -------------------------------------------------------------------------------


def plain(text: str) -> Material:
    return read_plain(text.encode(), Bounds("a.txt"))


def test_a_mails_dress_is_taken_off_and_named() -> None:
    head = "发件人: 李娜 <a@b.cn>\n发送时间: 2026年3月1日\n主题: 来稿\n\n"
    found = plain(f"{head}标题一行\n{LONG}\n--\n李娜 12345\n")
    assert [p.text for p in found.pieces if isinstance(p, Words)] == ["标题一行", LONG]
    (head,) = [r.what for r in found.remarks if "李娜 <a@b.cn>" in r.what]
    assert in_chinese(head).startswith("邮件抬头“发件人: 李娜 <a@b.cn>；发送时间")
    assert [r.kept for r in found.remarks if r.kept] == ["李娜 12345"]


def test_quoted_lines_lose_their_sign() -> None:
    found = plain(f"> 标题一行\n> {LONG}\n")
    assert [p.text for p in found.pieces if isinstance(p, Words)] == ["标题一行", LONG]
    assert len(found.remarks) == 1


@pytest.mark.parametrize("indent", ["　　", "    "])
@pytest.mark.parametrize("width", [20, 26, 34])
def test_few_wrapped_lines_are_paragraphs_again(indent: str, width: int) -> None:
    texts = [LONG, "会议强调，" + LONG]
    lines = []
    for text in texts:
        shown = indent + text
        first = width - 2 + len(indent)  # the indent is two 字 wide
        lines += [shown[:first], *(shown[n : n + width] for n in range(first, len(shown), width))]
    found = plain("标题一行\n\n" + "\n".join(lines) + "\n")
    assert [p.text for p in found.pieces if isinstance(p, Words)] == ["标题一行", *texts]


def test_lines_that_were_not_wrapped_stay_apart() -> None:
    texts = ["标题一行", LONG, LONG + LONG, "会议听取了意见"]
    found = plain("\n".join(texts))
    assert [p.text for p in found.pieces if isinstance(p, Words)] == texts


def test_labels_and_numbers_before_tabs_make_no_table() -> None:
    found = plain("标题一行\n1.\t第一条\n2.\t第二条\n供稿：\t某公司\n时间：\t三月\n")
    assert not any(isinstance(piece, Grid) for piece in found.pieces)


# --- the file that is added to -----------------------------------------------------------------


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(f"市局召开会议\n{LONG}\n", encoding="utf-8")
    return file


def added(file: Path, letter: Path) -> str:
    assert main(["import", str(letter), "--into", str(file)]) == 0
    return file.read_bytes().decode("utf-8-sig")


def test_an_article_with_words_of_its_own_is_never_replaced(
    tmp_path: Path, letter: Path, small_issue: str
) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text(small_issue.replace("一个标题", "在此写标题"), encoding="utf-8")
    text = added(file, letter)
    assert "在此写标题" in text
    assert "市局召开会议" in text


def test_line_ends_mark_and_keys_of_the_file_stay(
    tmp_path: Path, letter: Path, small_issue: str
) -> None:
    file = tmp_path / "issue.yaml"
    chinese = small_issue.replace("articles:", "文章:").replace("title:", "标题:")
    file.write_bytes(b"\xef\xbb\xbf" + chinese.replace("\n", "\r\n").encode())
    text = added(file, letter)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n")
    assert "  - 标题: 市局召开会议\r\n" in text
    assert len(read_issue(file).articles) == 2


@pytest.mark.parametrize("end", ["...\n", ""])
def test_the_file_stays_one_document(
    tmp_path: Path, letter: Path, small_issue: str, end: str
) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text(small_issue + end, encoding="utf-8")
    added(file, letter)
    assert len(read_issue(file).articles) == 2


def test_a_file_in_braces_is_refused(
    tmp_path: Path, letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text("{header: 简报, articles: []}\n", encoding="utf-8")
    assert main(["import", str(letter), "--into", str(file)]) == 1
    assert "written in braces" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "{header: 简报, articles: []}\n"


def test_the_language_that_is_spoken_names_the_keys(letter: Path, imported: Import) -> None:
    file = imported(letter, options=("--date", "2026-12-01", "--language", "zh"))
    text = file.read_text(encoding="utf-8")
    assert "报头: 【待补：报头】" in text
    assert "    正文: |" in text
    assert len(read_issue(file).articles) == 1


@pytest.mark.parametrize("line", ["subtitle:", "header: ABC", "- title: B2", "文章:"])
def test_a_line_that_looks_like_a_key_is_text(tmp_path: Path, line: str) -> None:
    letter = tmp_path / "a.txt"
    text = f"市局召开安全生产会议\n近日，市局召开会议。\n{line}\n会议要求落实责任。\n"
    letter.write_text(text, encoding="utf-8")
    body = yaml.safe_load(import_files(letter).text)["articles"][0]["body"]
    assert body == ["近日，市局召开会议。", line, "会议要求落实责任。"]


def test_a_photo_that_a_killed_import_left_is_taken(tmp_path: Path) -> None:
    from bulletin_layout.importing.draft import Draft, DraftArticle
    from bulletin_layout.importing.write.save import save_into

    picture = Picture(b"\xff\xd8\xffphoto", ".jpg", "第1页")
    draft = Draft(("a.docx",), articles=(DraftArticle(title=("题",), body=(picture,)),))
    file = tmp_path / "issue.yaml"
    file.write_text("header: 简报\narticles:\n  - title: 甲\n    body: 乙\n", encoding="utf-8")
    folder = tmp_path / "issue-photos"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(picture.data)
    (folder / "2.jpg").write_bytes(b"another")
    save_into(draft, file)
    assert "issue-photos/1.jpg" in file.read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.iterdir()) == ["1.jpg", "2.jpg"]


def test_a_number_that_no_issue_has_is_left_to_be_filled_in(tmp_path: Path) -> None:
    bulletin = tmp_path / "a.txt"
    lines = ("工作简报", "2026年第48301期", "办公室编　2026年2月28日", "题目在此", "正文一段话。")
    bulletin.write_text("\n".join(lines), encoding="utf-8")
    text = import_files(bulletin, chinese=True).text
    assert "# 待补：原件写的是48301，超出范围。" in text
    assert "48301" not in str(yaml.safe_load(text))
