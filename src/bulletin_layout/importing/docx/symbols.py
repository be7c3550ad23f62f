"""Characters of the faces that draw symbols for letters: Wingdings, Wingdings 2, Symbol.

In: a face's name and a code as a file has it. Out: the character that is shown, as far as an issue
may hold it: a box that is ticked is √, one that is not □.
"""

from __future__ import annotations

from bulletin_layout.importing.material import SYMBOLS

TICKED, UNTICKED = "√", "□"
_GREEK = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
_SYMBOL = {ord(latin): greek for latin, greek in _GREEK.items()} | {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB0: "°", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xA5: "∞", 0xB7: "·", 0xD7: "·", 0xAE: "→", 0xAC: "←",
}  # fmt: skip
_WINGDINGS = {
    0xFE: TICKED, 0xFD: TICKED, 0xFC: "√", 0xFB: "×", 0xA8: UNTICKED, 0x6F: UNTICKED,
    0x71: UNTICKED, 0x72: UNTICKED, 0x78: TICKED, 0xF0: "⇒", 0xE8: "→", 0xE0: "→", 0x76: "❖",
    0x75: "◆", 0x77: "◆", 0xAB: "★", 0xB2: "☆", 0x9F: "•", 0xA1: "○",
}  # fmt: skip
_WINGDINGS_2 = {
    0x52: TICKED, 0x54: TICKED, 0x50: "√", 0x4F: "×", 0xA3: UNTICKED, 0x2A: UNTICKED,
    0x98: "•", 0x97: "•",
}  # fmt: skip
_CIRCLED = {0x80 + n: chr(0x245F + n) for n in range(1, 11)} | {
    0x8B + n: chr(0x2775 + n) for n in range(1, 11)
}
_FACES = {
    "symbol": _SYMBOL,
    "wingdings": _CIRCLED | _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}
_PRIVATE = 0xF000


def is_symbol_face(face: str) -> bool:
    """Return whether a face draws symbols for letters."""
    return face.lower() in _FACES


def symbol(face: str, code: int) -> str:
    """Return the character that a code shows in a face, empty if it is not known."""
    of_face = _FACES.get(face.lower(), {})
    low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    return of_face.get(low) or SYMBOLS.get(code) or SYMBOLS.get(low + _PRIVATE) or ""


def shown_in(face: str, words: str) -> tuple[str, str]:
    """Return words of such a face as they are shown, and those of them that are not known."""
    shown, unknown = [], []
    for character in words:
        known = character if character.isspace() else symbol(face, ord(character))
        shown.append(known or UNTICKED)
        unknown += [] if known else [character]
    return "".join(shown), "".join(unknown)
