"""What `bulletin fit` proposes comes true when it is made in the file; nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import lay_out, read_fonts, read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.copyfitting.model import PhotoWidth, Proposal, StyleKey
from bulletin_layout.copyfitting.proposals import Plan, plan_for
from bulletin_layout.copyfitting.setting import Setting
from bulletin_layout.messages import in_chinese
from bulletin_layout.pipeline import style_of
from tests.conftest import ROOT

Write = Callable[..., Path]
LONG = (
    "各区对堤防、水闸、泵站逐一检查，发现隐患二十六处，已处理二十一处，其余五处限月底前完成整改。"
)
PHOTO = (ROOT / "tests" / "cases" / "photos" / "meeting.jpg").read_bytes()


def issue_text(paragraphs: int, tail: str = "再查") -> str:
    """Return an issue of two articles, its paragraphs two lines and a few 字 long."""
    body = "".join(f"      - {LONG}{LONG[:4]}{tail}。\n" for _ in range(paragraphs))
    return (
        "# 一句说明\nstyle: series-2023\nheader: 工作简报\n"
        "period: {year: 2026, number: 1, total: 7}\n"
        "editors: {name: 办公室编, date: 2026-02-28}\narticles:\n"
        f"  - title: 春季防汛准备全面展开\n    body:\n{body}"
        "      - photo: meeting.jpg\n        caption: 会场\n        alt: 会场\n"
        f"  - title: 社区食堂增至四十家\n    body:\n      - {LONG}\n"
    )


@pytest.fixture
def file(write: Write, tmp_path: Path) -> Path:
    (tmp_path / "meeting.jpg").write_bytes(PHOTO)
    return write(issue_text(8))


def plan(file: Path, pages: int) -> Plan:
    issue = read_issue(file)
    return plan_for(Setting(issue, style_of(issue), read_fonts()), pages)


def extent(file: Path) -> tuple[int, int]:
    issue = read_issue(file)
    setting = Setting(issue, style_of(issue), read_fonts())
    assert len(lay_out(issue).pages) == setting.extent.pages
    return setting.extent.pages, setting.extent.used


def of_kind(found: Plan, words: str) -> Proposal:
    return next(p for p in found.proposals if words in str(p.words))


def test_what_the_setting_says_is_what_the_layout_gives() -> None:
    for path in sorted((ROOT / "examples").glob("2*.yaml")):
        extent(path)


def test_cutting_so_many_characters_wins_the_line(file: Path) -> None:
    found = of_kind(plan(file, 1), "article 1, paragraph 2: ")
    count = int(re.search(r"cut (\d+)", str(found.words))[1])  # type: ignore[index]
    source = file.read_text(encoding="utf-8")
    lines = source.split("\n")
    row = found.place.line - 1  # type: ignore[union-attr]
    places = [m.start() for m in re.finditer(rf"(?=[\u4e00-\u9fff]{{{count}}})", lines[row])]
    for at in places[1::7]:  # wherever the editor cuts
        cut = lines[row][:at] + lines[row][at + count :]
        file.write_text("\n".join([*lines[:row], cut, *lines[row + 1 :]]), encoding="utf-8")
        assert extent(file) == (found.after.pages, found.after.used)


def test_a_paragraph_set_closer_wins_the_line(file: Path) -> None:
    plain = LONG.replace("、", "").replace("，", "").replace("。", "")
    for length in range(200, 240):  # of one of them the last line holds a few 字
        long = f"- {(plain * 6)[:length]}。\n"
        file.write_text(issue_text(3).replace(f"- {LONG}\n", long), encoding="utf-8")
        if any("set closer" in str(p.words) for p in plan(file, 1).proposals):
            break
    found = of_kind(plan(file, 1), "set closer")
    lines = file.read_text(encoding="utf-8").split("\n")
    row = found.place.line - 1  # type: ignore[union-attr]
    lines[row] = lines[row].replace("- ", "- paragraph: ") + "\n        fit: -1 line"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert extent(file) == (found.after.pages, found.after.used)


@pytest.mark.parametrize("kind", [PhotoWidth, StyleKey])
def test_what_is_applied_comes_true_and_touches_no_word(file: Path, kind: type) -> None:
    found = plan(file, 1)
    number = next(n for n, p in enumerate(found.proposals, 1) if isinstance(p.change, kind))
    before = read_issue(file)
    assert main(["fit", str(file), "--pages", "1", "--apply", str(number)]) == 0
    promised = found.proposals[number - 1].after
    assert extent(file) == (promised.pages, promised.used)
    after = read_issue(file)
    assert after.articles[1] == before.articles[1] and after.header == before.header
    assert "# 一句说明" in file.read_text(encoding="utf-8")


def test_a_second_key_of_the_style_keeps_the_first(file: Path) -> None:
    for _ in range(2):
        found = plan(file, 1)
        number = next(n for n, p in enumerate(found.proposals, 1) if isinstance(p.change, StyleKey))
        promised = found.proposals[number - 1].after
        assert main(["fit", str(file), "--pages", "1", "--apply", str(number)]) == 0
        assert extent(file) == (promised.pages, promised.used)
    assert sorted(p.name for p in file.parent.glob("*style*")) == [
        "issue-style-2.yaml",
        "issue-style.yaml",
    ]


def test_words_are_never_applied(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = plan(file, 1)
    number = next(n for n, p in enumerate(found.proposals, 1) if p.change is None)
    before = file.read_bytes()
    assert main(["fit", str(file), "--pages", "1", "--apply", str(number)]) == 2
    assert "the editor's" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert main(["fit", str(file), "--pages", "1", "--apply", "99"]) == 2


def test_the_proposals_taken_together_reach_the_pages(write: Write, tmp_path: Path) -> None:
    (tmp_path / "meeting.jpg").write_bytes(PHOTO)
    reached = 0
    for paragraphs in range(6, 30, 2):
        found = plan(write(issue_text(paragraphs)), 1)
        wanted = found.now.pages - 1
        found = plan(tmp_path / "issue.yaml", wanted)
        assert found.after.pages in (wanted, found.now.pages)
        assert (found.after.pages == wanted) == bool(found.together)
        reached += bool(found.together)
    assert reached >= 3


def test_an_article_that_moves_wins_what_was_promised(write: Write) -> None:
    text = (
        issue_text(3)
        .replace("      - photo: meeting.jpg\n", "")
        .replace("        caption: 会场\n        alt: 会场\n", "")
    )
    for paragraphs in range(1, 12):
        more = f"  - title: 第三篇\n    body:\n{f'      - {LONG}' * 1}\n"
        file = write(text + more + f"      - {LONG}\n" * paragraphs)
        moved = [p for p in plan(file, 1).proposals if "moved before" in str(p.words)]
        for proposal in moved:
            number, to = (int(n) for n in re.findall(r"\d+", str(proposal.words)))
            issue = read_issue(file)
            articles = list(issue.articles)
            article = articles.pop(number - 1)
            articles.insert(to - 1 if to < number else to - 2, article)
            again = replace(issue, articles=tuple(articles))
            setting = Setting(again, style_of(again), read_fonts())
            assert setting.extent == proposal.after


def test_it_says_in_chinese_what_an_editor_would(file: Path) -> None:
    found = of_kind(plan(file, 1), "cut")
    words = in_chinese(found.words)
    assert re.fullmatch(r"第1篇第\d段末行\d+字：删\d+字收一行", words), words


def test_enough_pages_need_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = extent(file)[0]
    assert main(["fit", str(file), "--pages", str(pages)]) == 0
    assert "as many pages as asked for" in capsys.readouterr().out


def test_filling_more_pages_proposes_what_adds_lines(file: Path) -> None:
    found = plan(file, extent(file)[0] + 1)
    assert found.proposals and all(p.lines < 0 for p in found.proposals)


def test_what_wins_the_lines_of_an_imprint_that_stands_alone_is_found(write: Write) -> None:
    """The hint of the layout sends there: each line that is won counts, though no page is yet."""
    found = 0
    for paragraphs in range(1, 9):
        text = issue_text(paragraphs).replace("series-2023", "gbt9704")
        text = re.sub(r"      - photo.*\n.*\n.*\n", "", text)
        file = write(text + "distribution: {send: [各区政府], issue: [各科室]}\n")
        hints = [d for d in lay_out(read_issue(file)).diagnostics if "stands alone" in d.message]
        if not hints:
            continue
        found += 1
        pages = int(re.findall(r"--pages (\d+)", hints[0].advice)[0])
        wanted = plan(file, pages)
        assert (wanted.now.pages, wanted.after.pages) == (pages + 1, pages)
        assert wanted.proposals
    assert found
