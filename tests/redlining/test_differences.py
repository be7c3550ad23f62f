"""What is said to have changed can be read by a person, and both texts can be made of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bulletin_layout.redlining.alignment import Group, groups
from bulletin_layout.redlining.differences import differences


def shown(old: str, new: str) -> str:
    made = []
    for state, start, end, _ in differences(old, new):
        words = (new if state == "new" else old)[start:end]
        made.append({"same": words, "gone": f"[-{words}-]", "new": f"{{+{words}+}}"}[state])
    return "".join(made)


def test_numbers_and_words_change_as_wholes() -> None:
    assert shown("走访12家企业", "走访125家企业") == "走访[-12-]{+125+}家企业"
    assert shown("用C2M系统", "用C3M系统").count("[-") == 1
    assert shown("共1.5万人", "共1.8万人") == "共[-1.5-]{+1.8+}万人"


def test_what_is_rewritten_is_not_cut_to_scraps() -> None:
    old, new = "要扎实做好各项工作落实", "要持续抓好重点任务推进"
    assert shown(old, new) == "要[-扎实做好各项工作落实-]{+持续抓好重点任务推进+}"


def test_whole_clauses_stay_together() -> None:
    old = "一是压实责任，二是加强检查，三是严肃问责。"
    new = "一是压实责任，三是严肃问责。"
    assert shown(old, new) == "一是压实责任，[-二是加强检查，-]三是严肃问责。"


@given(st.text("甲乙丙，。1a", max_size=40), st.text("甲乙丙，。1a", max_size=40))
def test_both_texts_can_be_made_of_the_steps(old: str, new: str) -> None:
    for exact in (False, True):
        steps = differences(old, new, exact)
        assert "".join(old[a:b] for state, a, b, _ in steps if state != "new") == old
        made = (
            new[a:b] if state == "new" else new[other : other + b - a]
            for state, a, b, other in steps
            if state != "gone"
        )
        assert "".join(made) == new


def test_a_paragraph_divided_and_two_joined_are_one_group() -> None:
    whole, parts = (
        "先说明为什么要整理，再说明怎样整理。",
        ["先说明为什么要整理，", "再说明怎样整理。"],
    )
    assert groups([whole, "末段"], [*parts, "末段"])[0] == Group(range(1), range(2))
    assert groups([*parts, "末段"], [whole, "末段"])[0] == Group(range(2), range(1))


@given(*[st.lists(st.text("甲乙丙丁", max_size=6), max_size=8)] * 2)
def test_groups_cover_both_texts_in_order(old: list[str], new: list[str]) -> None:
    found = groups(old, new)
    assert [i for group in found for i in group.old] == list(range(len(old)))
    assert [i for group in found for i in group.new] == list(range(len(new)))
