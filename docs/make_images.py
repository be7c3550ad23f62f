"""Make the README's picture: the first page of an example, built and rendered.

python docs/make_images.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2

from bulletin_layout import typeset

HERE = Path(__file__).resolve().parent
ISSUE = HERE.parent / "examples" / "2021-32.yaml"
PICTURE = HERE / "images" / "first-page.png"
SCALE = 1.2


def main() -> None:
    """Build the issue in a folder of its own and render page 1."""
    PICTURE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "issue.pdf"
        typeset(ISSUE, pdf)
        document = pypdfium2.PdfDocument(pdf.read_bytes())
        document[0].render(scale=SCALE).to_pil().save(PICTURE, optimize=True)
        document.close()
    print(f"docs/images/{PICTURE.name}")


if __name__ == "__main__":
    main()
