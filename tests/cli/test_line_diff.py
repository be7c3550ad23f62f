"""The diff that `bulletin fix` shows is the one that difflib makes, in far less time."""

from __future__ import annotations

import difflib

import pytest

from bulletin_layout.cli.line_diff import changed_lines


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲\n乙\n丙", "甲\n乙\n丙"),
        ("甲\n乙\n丙", "甲\n丁\n丙"),
        ("甲\n乙\n丙\n丁", "子\n丑\n丙\n寅"),
        ("甲", "乙"),
        ("甲\n乙", "甲\n乙\n丙\n丁"),
        ("甲\n乙\n丙", "甲"),
        ("甲\n乙\n丙\n丁\n戊", "甲\n寅\n丙\n卯\n戊"),
    ],
)
def test_it_is_the_diff_of_difflib(old: str, new: str) -> None:
    expected = difflib.unified_diff(
        old.split("\n"), new.split("\n"), "a.yaml", "a.yaml", n=0, lineterm=""
    )
    assert list(changed_lines(old.split("\n"), new.split("\n"), "a.yaml")) == list(expected)
