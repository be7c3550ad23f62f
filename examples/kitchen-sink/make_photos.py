"""Draw the pictures of the kitchen-sink issue: landscapes of plain shapes, small files.

python examples/kitchen-sink/make_photos.py

One of each kind that an editor meets: JPEG upright and turned (EXIF), grey, CMYK, with GPS in its
metadata; PNG with transparency; WebP.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent / "photos"


def landscape(width: int, height: int, hue: int) -> Image.Image:
    """Return a sky, a sun, hills and a road, with an arrow that points up."""
    image = Image.new("RGB", (width, height), f"hsl({hue}, 60%, 82%)")
    draw = ImageDraw.Draw(image)
    unit = height / 12
    draw.ellipse((width * 0.72, unit, width * 0.72 + 2 * unit, 3 * unit), fill="#F4C542")
    for i, level in enumerate((6, 7, 8.5)):
        top = level * unit
        points: list[tuple[float, float]] = [(0, height), (0, top + unit)]
        points += [(width * x / 8, top + ((x + i) % 3) * unit * 0.6) for x in range(9)]
        points.append((width, height))
        draw.polygon(points, fill=f"hsl({hue}, 35%, {55 - 12 * i}%)")
    middle = width / 2
    draw.polygon([(middle - unit, height), (middle + unit, height), (middle, 8 * unit)], "#DDDDDD")
    draw.line((2 * unit, 5 * unit, 2 * unit, 2 * unit), "#C00000", max(2, int(unit / 3)))
    arrow = [(1.4 * unit, 2.4 * unit), (2.6 * unit, 2.4 * unit), (2 * unit, 1.2 * unit)]
    draw.polygon(arrow, "#C00000")
    return image


def turned_exif() -> Image.Exif:
    """Return EXIF that says: turn by 90° to the right; and where the photo was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 13.0, 49.0), 3: "E", 4: (121.0, 28.0, 25.0)})
    return exif


def main() -> None:
    """Write the pictures."""
    HERE.mkdir(exist_ok=True)
    landscape(1200, 800, 205).save(HERE / "meeting.jpg", quality=80)
    lying = landscape(600, 800, 120).transpose(Image.Transpose.ROTATE_90)
    lying.save(HERE / "turned.jpg", quality=80, exif=turned_exif())
    landscape(900, 600, 30).convert("L").save(HERE / "grey.jpg", quality=80)
    landscape(900, 600, 280).convert("CMYK").save(HERE / "print.jpg", quality=80)
    clear = landscape(400, 400, 0).convert("RGBA")
    mask = Image.new("L", clear.size, 0)
    ImageDraw.Draw(mask).ellipse((0, 0, 399, 399), fill=255)
    clear.putalpha(mask)
    clear.save(HERE / "badge.png")
    landscape(900, 600, 160).save(HERE / "phone.webp", quality=80)
    landscape(300, 200, 60).save(HERE / "coarse.jpg", quality=80)
    landscape(2400, 1600, 240).save(HERE / "fine.jpg", quality=70)


if __name__ == "__main__":
    main()
