"""Photos in the file: scan data as it was, metadata gone, sizes, colours, orientation."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from bulletin_layout import Document, InputError, typeset

Build = Callable[..., tuple[Document, pypdf.PdfReader]]
SIZE = (600, 400)


def scan(data: bytes) -> bytes:
    """Return a JPEG's scan data, from its first SOS marker to its end marker."""
    at = 2
    while data[at + 1] != 0xDA:
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return data[at : data.index(b"\xff\xd9", at) + 2]


def quarters() -> Image.Image:
    """Red top left, green top right, blue bottom left, white bottom right."""
    image = Image.new("RGB", SIZE, "white")
    for box, colour in (
        ((0, 0, 300, 200), "#D00000"),
        ((300, 0, 600, 200), "#00A000"),
        ((0, 200, 300, 400), "#0000D0"),
    ):
        image.paste(colour, box)
    return image


@pytest.fixture
def build(tmp_path: Path, small_issue: str) -> Build:
    """Set one photo and return the document and the PDF."""

    def make(name: str, extra: str = "") -> tuple[Document, pypdf.PdfReader]:
        block = f"    body:\n      - photo: {name}\n        alt: 四色块\n{extra}"
        text = small_issue.split("    body:")[0] + block
        (tmp_path / "issue.yaml").write_text(text, encoding="utf-8")
        document = typeset(tmp_path / "issue.yaml", tmp_path / "out.pdf")
        return document, pypdf.PdfReader(tmp_path / "out.pdf")

    return make


def embedded(reader: pypdf.PdfReader) -> list[pypdf.generic.StreamObject]:
    objects = reader.pages[0]["/Resources"].get("/XObject", {})
    return [objects[key].get_object() for key in sorted(objects)]


AS_IS = "        as_is: true\n"


@pytest.mark.parametrize("progressive", [False, True])
def test_scan_data_is_the_files_own(tmp_path: Path, build: Build, progressive: bool) -> None:
    quarters().save(tmp_path / "a.jpg", quality=88, progressive=progressive, comment=b"secret")
    _, reader = build("a.jpg", AS_IS)
    (image,) = embedded(reader)
    original = (tmp_path / "a.jpg").read_bytes()
    assert image["/Filter"] == "/DCTDecode"
    assert scan(image._data) == scan(original)
    assert b"secret" in original
    assert b"secret" not in image._data


def test_what_is_not_too_fine_is_not_encoded_again(tmp_path: Path, build: Build) -> None:
    quarters().save(tmp_path / "a.jpg", quality=88)
    _, reader = build("a.jpg")
    assert scan(embedded(reader)[0]._data) == scan((tmp_path / "a.jpg").read_bytes())


def test_what_is_too_fine_is_reduced_to_the_styles_dpi(tmp_path: Path, build: Build) -> None:
    quarters().resize((3000, 2000)).save(tmp_path / "a.jpg")
    document, reader = build("a.jpg", "        width: 72pt\n")
    (image,) = embedded(reader)
    assert (image["/Width"], image["/Height"]) == (300, 200)
    assert document.pages[0].images[0].width == pytest.approx(72)


def test_a_coarse_photo_is_warned_of_with_its_place(tmp_path: Path, build: Build) -> None:
    quarters().resize((300, 200)).save(tmp_path / "a.jpg")
    document, _ = build("a.jpg")
    (said,) = [str(d) for d in document.diagnostics]
    assert said == (
        f"{tmp_path}/issue.yaml:7:16: warning: a.jpg has 75 dpi at this size, less than 150. "
        "Make it narrower with width, or take a larger photo."
    )


@pytest.mark.parametrize("turn", range(1, 9))
def test_each_orientation_is_shown_upright(tmp_path: Path, build: Build, turn: int) -> None:
    """EXIF 1 to 8, as it is and encoded again: the red quarter is at the top left."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = quarters() if turn == 1 else quarters().transpose(undo[turn])
    exif = Image.Exif()
    exif[0x0112] = turn
    stored.save(tmp_path / "a.jpg", exif=exif, quality=95)
    for extra in (AS_IS, "        width: 40pt\n"):
        document, _ = build("a.jpg", extra)
        placed = document.pages[0].images[0]
        assert placed.width / placed.height == pytest.approx(1.5)
        page = pypdfium2.PdfDocument(tmp_path / "out.pdf")[0]
        shown = page.render(scale=2).to_pil().convert("RGB")
        spots = [
            shown.getpixel(
                (
                    int(2 * (placed.x + placed.width * right)),
                    int(2 * (placed.y + placed.height * down)),
                )
            )
            for right, down in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
        ]
        wanted = [(208, 0, 0), (0, 160, 0), (0, 0, 208), (255, 255, 255)]
        for spot, colour in zip(spots, wanted, strict=True):
            assert spot == pytest.approx(colour, abs=12), (turn, extra)


def test_cmyk_becomes_rgb(tmp_path: Path, build: Build) -> None:
    quarters().convert("CMYK").save(tmp_path / "a.jpg")
    _, reader = build("a.jpg", AS_IS)
    (image,) = embedded(reader)
    assert image["/ColorSpace"] == "/DeviceRGB"


def test_grey_stays_grey(tmp_path: Path, build: Build) -> None:
    quarters().convert("L").save(tmp_path / "a.jpg")
    _, reader = build("a.jpg", AS_IS)
    assert embedded(reader)[0]["/ColorSpace"] == "/DeviceGray"


def test_transparency_becomes_white_paper(tmp_path: Path, build: Build) -> None:
    Image.new("RGBA", SIZE, (200, 0, 0, 0)).save(tmp_path / "a.png")
    _, reader = build("a.png", AS_IS)
    (image,) = embedded(reader)
    assert set(image.get_data()) == {255}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGB", "RGBA"])
def test_every_kind_of_png(tmp_path: Path, build: Build, mode: str) -> None:
    Image.new("L", SIZE, 128).convert(mode if mode != "I;16" else "I;16").save(tmp_path / "a.png")
    _, reader = build("a.png")
    assert embedded(reader)[0]["/Width"] == SIZE[0]


def test_webp_is_converted(tmp_path: Path, build: Build) -> None:
    quarters().save(tmp_path / "a.webp")
    _, reader = build("a.webp")
    assert embedded(reader)[0]["/Filter"] == "/DCTDecode"


def test_a_colour_profile_stays_with_its_colours(tmp_path: Path, build: Build) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    quarters().save(tmp_path / "a.jpg", icc_profile=profile)
    _, reader = build("a.jpg", AS_IS)
    kind, stream = embedded(reader)[0]["/ColorSpace"]
    assert kind == "/ICCBased"
    assert stream.get_object().get_data() == profile


def test_a_broken_profile_is_left_out(tmp_path: Path, build: Build) -> None:
    quarters().save(tmp_path / "a.jpg", icc_profile=b"no profile" * 30)
    _, reader = build("a.jpg", AS_IS)
    assert embedded(reader)[0]["/ColorSpace"] == "/DeviceRGB"


def test_the_same_photo_twice_is_in_the_file_once(tmp_path: Path, build: Build) -> None:
    quarters().save(tmp_path / "a.jpg")
    _, reader = build("a.jpg", "      - photo: a.jpg\n        alt: 再一次\n")
    assert len(embedded(reader)) == 1


def test_text_after_a_photo_is_on_the_grid(tmp_path: Path, build: Build) -> None:
    quarters().save(tmp_path / "a.jpg")
    extra = "        caption: 说明文字\n        width: 77mm\n      - 照片之后。\n"
    document, _ = build("a.jpg", extra)
    (image,) = document.pages[0].images
    after = document.pages[0].lines[-1]
    first = 25.4 * 72 / 25.4 + 14 + (0.88 - 0.5) * 16  # style series-2023: 28 pt, middle
    assert ((after.y - first) / 28) % 1 == pytest.approx(0, abs=1e-6)
    caption = document.pages[0].lines[-2]
    assert image.y + image.height < caption.y < after.y
    assert image.x + image.width / 2 == pytest.approx(caption.x + caption.end / 2)


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds next to nothing."""
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    out = b"\x89PNG\r\n\x1a\n"
    for tag, body in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        crc = struct.pack(">L", zlib.crc32(tag + body))
        out += struct.pack(">L", len(body)) + tag + body + crc
    return out


def jpeg_bytes() -> bytes:
    out = io.BytesIO()
    quarters().save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.jpg", None, "there is no file"),
        ("a.jpg", b"", "it is none of JPEG, PNG and WebP"),
        ("a.jpg", jpeg_bytes()[:400], "it was cut off on its way"),
        ("a.jpg", jpeg_bytes()[:-400], "its end is missing; it was cut off on its way"),
        ("a.png", png_of(30_000, 30_000), "30,000 × 30,000 pixels, more than 89,000,000"),
        ("a.png", png_of(30, 30), "it was cut off on its way"),
        ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC, which a telephone makes"),
    ],
)
def test_a_bad_photo_is_an_error_and_there_is_no_pdf(
    tmp_path: Path, build: Build, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=said):
        build(name)
    assert not (tmp_path / "out.pdf").exists()
