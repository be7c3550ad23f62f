"""Chinese of what 校对 says of every finding; a rule brings its own words in both languages."""

from __future__ import annotations

ROWS = {
    "{message}: {before}[{found}]{after}.": "{message}：{before}[{found}]{after}。",
    "Write {text}": "改为“{text}”。",
    "Write that one.": "请补上那个字。",
    "the character U+FFFD stands for one that was lost.": "U+FFFD 表示有一个字丢失了。",
    "the invisible character {character} stands in the text.": "文字里有看不见的{character}。",
}
