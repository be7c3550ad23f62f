"""What characters that nobody sees are called: in English by their code, in Chinese by name."""

from __future__ import annotations

from bulletin_layout.messages.message import Bilingual

_NAMES = {
    0x0000: "坏字符",
    0x0009: "制表符",
    0x000B: "Word 的手动换行符",
    0x000C: "分页符",
    0x00A0: "不换行空格",
    0x00AD: "软连字符",
    0x200B: "零宽空格",
    0x2028: "换行符",
    0x3000: "全角空格",
    0xFEFF: "字节顺序标记",
}


def unseen(character: str) -> Bilingual:
    """Return what to call a character that is not seen: U+3000, in Chinese 全角空格."""
    code = f"U+{ord(character):04X}"
    name = _NAMES.get(ord(character))
    return Bilingual(code, f"{name}（{code}）" if name else code)
