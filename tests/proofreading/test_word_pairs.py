"""The table of word pairs: made from texts, written, read back, and what it says of words."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

from bulletin_layout.proofreading.spelling.lexicon import lexicon
from bulletin_layout.proofreading.spelling.runs import Run, runs
from bulletin_layout.proofreading.spelling.word_pairs import (
    BEGIN,
    END,
    NUMBER,
    STEP,
    WordPairs,
    pack_table,
    read_table,
    word_pairs,
)

sys.path.append(str(Path(__file__).parents[2] / "tools"))

from count_word_pairs import Counts, main, sentences, table_of, worth_counting

TEXT = "各单位召开会议。要召开会议，共12项措施。又一次召开会议！也要抓好安全。\n"


def pairs_of(text: str) -> WordPairs:
    counts = Counts(lexicon())
    for sentence in text.split("。"):
        counts.add(sentence)
    return WordPairs(table_of(counts, lexicon()), lexicon())


def test_a_run_has_a_mark_or_a_number_on_each_side() -> None:
    assert list(runs("增长12%以上，超过3项。")) == [
        Run("增长", BEGIN, NUMBER),
        Run("以上", NUMBER, END),
        Run("超过", BEGIN, NUMBER),
        Run("项", NUMBER, END),
    ]


def test_what_was_seen_three_times_costs_what_it_was_counted() -> None:
    pairs = pairs_of(TEXT)
    # 召开 was always followed by 会议: three of three, less the discount.
    assert pairs.cost("召开", "会议") == pytest.approx(-math.log(0.75), abs=0.1)
    assert "安全" not in pairs.words


def test_what_was_not_seen_costs_what_the_word_does_anywhere_and_to_follow_unseen() -> None:
    pairs = pairs_of(TEXT)
    unseen = pairs.cost("召开", "措施") - pairs.anywhere("措施")
    assert unseen == pytest.approx(-math.log(0.25), abs=STEP)
    assert pairs.cost("措施", "会议") == pairs.anywhere("会议")
    assert pairs.anywhere("鼟鼟") > pairs.anywhere("鼟") > pairs.anywhere("尴尬")


def test_a_table_is_read_as_it_was_written() -> None:
    counts = Counts(lexicon())
    counts.add(TEXT)
    table = table_of(counts, lexicon())
    assert read_table(pack_table(table)) == table
    with pytest.raises(ValueError, match="not a table of word pairs"):
        read_table(b"something else, long enough to be one")


def test_texts_held_out_and_copies_are_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, held = tmp_path / "texts", tmp_path / "held"
    for folder in (texts, held):
        folder.mkdir()
    known = "市局召开全市邮政快递业安全生产工作会议"
    (texts / "a.txt").write_text(f"{TEXT}{TEXT}{known}，部署任务。\n", "utf-8")
    (held / "b.txt").write_text(f"日前，{known}。\n", "utf-8")
    counted = list(worth_counting(sentences([texts]), sentences([held])))
    assert counted == [
        "各单位召开会议",
        "要召开会议，共12项措施",
        "又一次召开会议",
        "也要抓好安全",
    ]
    out = tmp_path / "pairs.dat"
    assert main([str(texts), "--without", str(held), "--out", str(out)]) == 0
    assert capsys.readouterr().out.startswith("29 汉字, ")
    assert "召开" in read_table(out.read_bytes()).words


def test_the_table_of_the_package_knows_official_writing() -> None:
    pairs = word_pairs()
    assert len(pairs.words) > 40_000
    assert list(pairs.words) == sorted(set(pairs.words))
    assert pairs.cost("召开", "会议") < pairs.cost("召开", "会意")
    assert pairs.cost("组织", "领导") < pairs.cost("组织", "领带")
    assert pairs.cost(NUMBER, "年") < pairs.cost(BEGIN, "年")


def test_what_is_added_to_the_dictionary_is_not_added_to_that_of_others() -> None:
    assert lexicon().cut("提质增效工作") == ["提质增效", "工作"]
    import rjieba

    assert rjieba.cut("提质增效工作") == ["提质", "增效", "工作"]
