"""Which ink a colour is printed with, and how it is written: black is black ink alone.

Text is black (GB/T 9704-2012 5.2.4), the masthead's name and rule red; 6.2 asks of the printer a
black of 100 % and a red of Y 80 %, M 80 %. A grey is therefore a DeviceGray colour, which a
printer sets with its black ink; what is not grey is DeviceRGB, under the file's sRGB intent.
"""

from __future__ import annotations

from typing import Literal, get_args

from bulletin_layout.diagnostics import Refused
from bulletin_layout.messages import Message
from bulletin_layout.pdf.adapter import number

# `black` leaves out what is red, for paper with a printed head; `red` leaves the head alone.
Ink = Literal["all", "black", "red"]
INKS: tuple[Ink, ...] = get_args(Ink)


def refuse_unknown_ink(ink: str) -> None:
    """Raise Refused, a ValueError, for what is no ink."""
    if ink not in INKS:
        words = "there is no ink {name!r}. Known are: {known}."
        raise Refused(Message(words, name=ink, known=", ".join(INKS)))


def is_printed(colour: str, ink: Ink) -> bool:
    """Return whether what has a #RRGGBB colour is printed with an ink."""
    return ink == "all" or (ink == "black") == _is_grey(colour)


def fill(colour: str) -> str:
    """Return the operator that fills with a #RRGGBB colour."""
    return f"{_grey(colour)} g" if _is_grey(colour) else f"{_rgb(colour)} rg"


def stroke(colour: str) -> str:
    """Return the operator that strokes with a #RRGGBB colour."""
    return f"{_grey(colour)} G" if _is_grey(colour) else f"{_rgb(colour)} RG"


def _is_grey(colour: str) -> bool:
    return colour[1:3].lower() == colour[3:5].lower() == colour[5:7].lower()


def _grey(colour: str) -> str:
    return number(int(colour[1:3], 16) / 255)


def _rgb(colour: str) -> str:
    return " ".join(number(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
