"""Pictures in the page as data, or beside it as files: a JPEG's own scan data, upright by its
orientation alone.
"""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import quote

from bulletin_layout.html.elements import element
from bulletin_layout.images import jpeg, png
from bulletin_layout.images.embedding import PictureUse, embedded
from bulletin_layout.output.new_files import FilesBeside
from bulletin_layout.structure import ShownPicture

# CSS pixels in a point.
_PIXELS = 96 / 72


def image(shown: ShownPicture, alternative: str, beside: FilesBeside | None) -> str:
    """Return the img of a picture, whose file is `beside` the page, or else its data in it.

    Raises InputError for one that cannot be decoded.
    """
    picture, width, dpi = shown
    made = embedded(PictureUse(picture, width, dpi))
    if made.kind == "jpeg":
        data = jpeg.with_turn(jpeg.with_profile(made.load(), made.profile), made.turn)
    else:
        data = png.encoded(made.width, made.height, made.channels, made.load())
    kind = "jpeg" if made.kind == "jpeg" else "png"
    if beside is not None:
        source = quote(beside.name(data, ".jpg" if kind == "jpeg" else ".png"))
    else:
        source = f"data:image/{kind};base64,{b64encode(data).decode()}"
    return element(
        "img",
        src=source,
        alt=alternative or " ",
        width=str(round(width * _PIXELS)),
        height=str(round(width * _PIXELS / picture.aspect)),
    )
