"""Which ink a colour is printed with, and how it is written: black is black ink alone.

Text is black (GB/T 9704-2012 5.2.4), the masthead's name and rule red; 6.2 asks of the printer a
black of 100 % and a red of Y 80 %, M 80 %. A grey is therefore a DeviceGray colour, which a
printer sets with its black ink; what is not grey is DeviceRGB, under the file's sRGB intent, or
sRGB by its profile under a printer's CMYK intent, where PDF/A-2 6.2.4.3 forbids DeviceRGB. A
style's own ink is a Separation, whose alternate is the RGB that shows it on a screen (6.2.4.4).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, get_args

from bulletin_layout.diagnostics import OutputError, Refused
from bulletin_layout.layout.model import Inks
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.adapter import (
    PdfFile,
    Raw,
    Reference,
    array,
    dictionary,
    name,
    number,
    string,
    utf8_name,
    utf16,
)
from bulletin_layout.pdf.srgb import srgb_profile

# `black` leaves out what is red, for paper with a printed head; `red` leaves the head alone.
Ink = Literal["all", "black", "red"]
_DEVICE = {1: "DeviceGray", 3: "DeviceRGB"}
INKS: tuple[Ink, ...] = get_args(Ink)


def refuse_unknown_ink(ink: str) -> None:
    """Raise Refused, a ValueError, for what is no ink."""
    if ink not in INKS:
        words = "there is no ink {name!r}. Known are: {known}."
        raise Refused(Message(words, name=ink, known=", ".join(INKS)))


def is_printed(colour: str, ink: Ink) -> bool:
    """Return whether what has a #RRGGBB colour is printed with an ink."""
    return ink == "all" or (ink == "black") == _is_grey(colour)


# How content streams call the colour spaces that are no device's.
SPOT_SPACE, SRGB_SPACE = "Spot", "sRGB"


class Colours(NamedTuple):
    """How colours are written: which is an ink of its own, and whether RGB goes by its profile."""

    spot_colour: str = ""
    by_profile: bool = False

    def fill(self, colour: str) -> str:
        """Return the operator that fills with a #RRGGBB colour."""
        return self._operator(colour, "g", "rg", "cs", "scn")

    def stroke(self, colour: str) -> str:
        """Return the operator that strokes with a #RRGGBB colour."""
        return self._operator(colour, "G", "RG", "CS", "SCN")

    def _operator(self, colour: str, grey: str, rgb: str, space: str, components: str) -> str:
        if _is_grey(colour):
            return f"{_grey(colour)} {grey}"
        if colour.lower() == self.spot_colour.lower():
            return f"/{SPOT_SPACE} {space} 1 {components}"
        if self.by_profile:
            return f"/{SRGB_SPACE} {space} {rgb_of(colour)} {components}"
        return f"{rgb_of(colour)} {rgb}"


PLAIN_COLOURS = Colours()


def _is_grey(colour: str) -> bool:
    return colour[1:3].lower() == colour[3:5].lower() == colour[5:7].lower()


def _grey(colour: str) -> str:
    return number(int(colour[1:3], 16) / 255)


def rgb_of(colour: str) -> str:
    """Return the components of a #RRGGBB colour, from 0 to 1."""
    return " ".join(number(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))


class ColourSpaces:
    """The colour spaces of one file; each is written when it is first asked for."""

    def __init__(self, file: PdfFile, inks: Inks) -> None:
        self._file = file
        self._inks = inks
        self._by_profile = inks.profile is not None
        self.colours = Colours(inks.spot_colour if inks.spot else "", self._by_profile)

    def of_channels(self, channels: int) -> Any:
        """Return the space of a picture without a profile of its own."""
        return self._rgb if channels == 3 else name(_DEVICE[channels])

    def resources(self) -> dict[str, Any]:
        """Return what the pages' resources say of colour spaces; nothing if all are devices'."""
        spaces = {SRGB_SPACE: self._rgb} if self._by_profile else {}
        if self._inks.spot:
            spaces[SPOT_SPACE] = self._separation()
        return {"ColorSpace": dictionary(**spaces)} if spaces else {}

    def intent(self) -> Reference:
        """Return the output intent. Raises OutputError if its profile is no longer there."""
        profile = self._inks.profile
        if profile is None:
            reference, condition = self._srgb, "sRGB IEC61966-2.1"
            named = {
                "OutputConditionIdentifier": string("sRGB"),
                "RegistryName": string("http://www.color.org"),
                "Info": string(condition),
            }
        else:
            reference = self._file.add_stream(_bytes_of(profile.path), N=4)
            condition = utf16(profile.condition)
            named = {"OutputConditionIdentifier": condition, "Info": condition}
        return self._file.add(
            dictionary(
                Type=name("OutputIntent"),
                S=name("GTS_PDFA1"),
                **named,
                DestOutputProfile=reference,
            )
        )

    @cached_property
    def _srgb(self) -> Reference:
        return self._file.add_stream(srgb_profile(), N=3)

    @cached_property
    def _rgb(self) -> Any:
        if not self._by_profile:
            return name(_DEVICE[3])
        return array([name("ICCBased"), self._srgb])

    def _separation(self) -> Reference:
        """Return the space of the own ink: from none of it to all of it, white to its colour."""
        colour = Raw(f"[{rgb_of(self._inks.spot_colour)}]".encode())
        tint = dictionary(FunctionType=2, Domain=array([0, 1]), C0=array([1, 1, 1]), C1=colour, N=1)
        ink = utf8_name(self._inks.spot)
        return self._file.add(array([name("Separation"), ink, self._rgb, tint]))


def _bytes_of(path: Any) -> bytes:
    try:
        return bytes(path.read_bytes())
    except OSError as problem:
        words = "{file} cannot be read: {reason}."
        raise OutputError(Message(words, file=path, reason=problem.strerror)) from None
