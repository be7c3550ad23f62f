"""The line whose mending lets a file be read: that it is looked for within bounds."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.yaml_text.one_line import Mended, mended_line

KEYS = frozenset({"title", "body"})


def test_it_is_looked_for_in_a_few_lines_however_long_the_file_is() -> None:
    tries = 0

    def gives_up(lines: Sequence[str]) -> int:
        nonlocal tries
        tries += 1
        assert len(lines) <= 540
        return 500

    lines = ["  - title: 甲", "    body: 乙"] * 500
    assert mended_line(lines, KEYS, 500, gives_up) is None
    assert tries <= 100


def test_a_very_long_file_is_not_tried() -> None:
    lines = ["  - title: " + "甲" * 1000] * 100
    assert mended_line(lines, KEYS, 90, lambda _: None) is None


def test_what_is_moved_is_told_from_what_is_written_otherwise() -> None:
    assert Mended(0, "    body: 乙").moved_from("   body: 乙") == (3, 4)
    assert Mended(0, "  - title: 甲").moved_from("  - title 甲") is None
