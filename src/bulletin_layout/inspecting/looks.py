"""Deviations of faces, sizes and colours, part by part; what most of a part has is told once.

In: a measurement and a style. Out: deviations: one for a part that differs throughout, else one
for each run of lines or paragraphs that differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin_layout.inspecting.checks import INDENT_TOLERANCE, PARTS, SIZE_TOLERANCE
from bulletin_layout.inspecting.model import Deviation
from bulletin_layout.inspecting.words import WORDS, size_words
from bulletin_layout.measuring.model import Box, Measurement, Passage, Where
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.style.model import TEXT_STYLES, Stylesheet
from bulletin_layout.style.texts import TextStyle

# Of one part at most so many places are told.
_MOST_PLACES = 20
# Faces that stand for each other: an office's name is cut in 小标宋.
_ALIKE = ({"masthead", "xiaobiaosong"},)
# Colours count where the style's is none of these.
_BLACK = "#000000"


def look_deviations(file: Measurement, style: Stylesheet, standard: bool) -> Iterator[Deviation]:
    """Yield the deviations of each part's size and face, the body's indent, the name's colour."""
    for part in PARTS:
        passages = [p for p in file.passages if p.part == part]
        if part == "title":
            passages = [p for p in passages if not _is_other_centred(p, style)]
        if part == "folio":
            yield from _folio_look(file, style, standard)
        elif passages:
            yield from _sizes(part, passages, style, standard)
            yield from _faces(part, passages, style, standard)
    yield from _indent(file, style, standard)
    yield from _name_colour(file, style, standard)
    yield from _pitches(file, style, standard)


def _is_other_centred(passage: Passage, style: Stylesheet) -> bool:
    """Return whether a centred line looks as another centred text of the style does.

    A subtitle or a heading of the contents is no title that differs.
    """
    others = [getattr(style.text, name) for name in TEXT_STYLES if name != "title"]
    return any(
        other.align == "centre"
        and abs(other.size - passage.size) <= SIZE_TOLERANCE
        and _alike(other.role, passage.role)
        for other in others
    )


def _prescribed(style: Stylesheet, part: str) -> TextStyle:
    found: TextStyle = getattr(style.text, part)
    return found


def _clause(part: str, standard: bool) -> str:
    clause = PARTS[part][1]
    return f"GB/T 9704-2012 {clause}" if standard and clause else ""


def _sizes(
    part: str, passages: Sequence[Passage], style: Stylesheet, standard: bool
) -> Iterator[Deviation]:
    wanted = _prescribed(style, part).size
    wrong = [p for p in passages if abs(p.size - wanted) > SIZE_TOLERANCE]
    what = Bilingual("size of the {part}", "{part}字号", part=PARTS[part][0])
    advice = Bilingual("Set it in {size}.", "改为{size}。", size=size_words(wanted))
    for group in _told(wrong, passages, lambda p: round(p.size, 1)):
        yield Deviation(
            f"{_name(part)}-size", f"text.{part}.size", what, group[0].size, wanted, True,
            _where(group), _clause(part, standard), advice,
        )  # fmt: skip


def _faces(
    part: str, passages: Sequence[Passage], style: Stylesheet, standard: bool
) -> Iterator[Deviation]:
    wanted = _prescribed(style, part).role
    wrong = [p for p in passages if p.role and not _alike(p.role, wanted)]
    what = Bilingual("face of the {part}", "{part}字体", part=PARTS[part][0])
    face = WORDS.get(wanted, wanted)
    advice = Bilingual("Set it in {face}.", "改为{face}。", face=face)
    for group in _told(wrong, passages, lambda p: p.role):
        yield Deviation(
            f"{_name(part)}-face", f"text.{part}.role", what, group[0].role, wanted, False,
            _where(group), _clause(part, standard), advice,
        )  # fmt: skip


def _alike(a: str, b: str) -> bool:
    return a == b or any(a in faces and b in faces for faces in _ALIKE)


def _name(part: str) -> str:
    return part.replace("_", "-")


def _told(
    wrong: Sequence[Passage], all_: Sequence[Passage], key: object
) -> Iterator[list[Passage]]:
    """Yield the groups that are told: a part that differs throughout once, else run by run."""
    assert callable(key)
    if not wrong:
        return
    common = Counter(key(p) for p in wrong).most_common(1)[0][0]
    alike = [p for p in wrong if key(p) == common]
    if len(alike) > len(all_) / 2:
        yield alike
        wrong = [p for p in wrong if key(p) != common]
    groups: list[list[Passage]] = []
    numbers = {id(p): n for n, p in enumerate(all_)}
    for p in wrong:
        last = groups[-1][-1] if groups else None
        if last is not None and numbers[id(p)] == numbers[id(last)] + 1 and key(p) == key(last):
            groups[-1].append(p)
        else:
            groups.append([p])
    yield from groups[:_MOST_PLACES]


def _where(group: Sequence[Passage]) -> Where:
    """Return the first place of a group, its box round all of the group's on that page."""
    first = group[0].where
    boxes = [p.where.box for p in group if p.where.page == first.page and p.where.box]
    if not boxes:
        return first
    box = Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )
    return first._replace(box=box)


def _indent(file: Measurement, style: Stylesheet, standard: bool) -> Iterator[Deviation]:
    found, wanted = file.number("text.body.first_indent"), style.text.body.first_indent
    size = file.number("text.body.size") or style.text.body.size
    # In em: two characters of a larger size are as wide as they are.
    if found is None or abs(found / size - wanted / style.text.body.size) <= INDENT_TOLERANCE:
        return
    places = [p.where for p in file.passages if p.part == "body"]
    advice = Bilingual(
        "Indent first lines by {n:g} characters.",
        "首行缩进{n:g}字。",
        n=round(wanted / style.text.body.size, 1),
    )
    what = Bilingual("indent of first lines", "段首缩进")
    yield Deviation(
        "body-indent", "text.body.first_indent", what, found, wanted, True, places[0],
        "GB/T 9704-2012 7.3.3" if standard else "", advice,
    )  # fmt: skip


def _name_colour(file: Measurement, style: Stylesheet, standard: bool) -> Iterator[Deviation]:
    wanted = style.text.name.colour
    for p in file.passages:
        if p.part == "name" and wanted != _BLACK and not _near(p.colour, wanted):
            advice = Bilingual("Print it in {colour}.", "颜色改为 {colour}。", colour=wanted)
            what = Bilingual("colour of the name", "简报名称的颜色")
            yield Deviation("name-colour", "text.name.colour", what, p.colour, wanted, False,
                            p.where, _clause("name", standard), advice)  # fmt: skip
            return


def _near(a: str, b: str) -> bool:
    """Return whether two colours are one hue to the eye: no channel differs by more than a third.

    Reds of different programs are all 红; what is black or blue is not.
    """
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return all(abs(x - y) <= 85 for x, y in pairs)


def _pitches(file: Measurement, style: Stylesheet, standard: bool) -> Iterator[Deviation]:
    """Yield the paragraphs of a Word file whose pitch is not the body's own."""
    usual = file.number("grid.pitch")
    body = [p for p in file.passages if p.part == "body" and p.pitch]
    if usual is None or not body:
        return
    wrong = [p for p in body if abs(p.pitch - usual) > SIZE_TOLERANCE]
    what = Bilingual("pitch of a paragraph", "段落行距")
    advice = Bilingual(
        "Set it to {pitch:.2f} pt like the others.", "改为{pitch:.2f}磅，与其他段落一致。",
        pitch=usual,
    )  # fmt: skip
    for group in _told(wrong, body, lambda p: round(p.pitch, 1)):
        yield Deviation(
            "paragraph-pitch", "grid.pitch", what, group[0].pitch, usual, True, _where(group),
            "GB/T 9704-2012 5.2.3" if standard else "", advice,
        )  # fmt: skip


def _folio_look(file: Measurement, style: Stylesheet, standard: bool) -> Iterator[Deviation]:
    size, role = file.values.get("text.folio.size"), file.values.get("text.folio.role")
    wanted = style.text.folio
    what: Message
    if size is not None and abs(float(size.value) - wanted.size) > SIZE_TOLERANCE:
        what = Bilingual("size of the {part}", "{part}字号", part=PARTS["folio"][0])
        advice = Bilingual("Set it in {size}.", "改为{size}。", size=size_words(wanted.size))
        yield Deviation("folio-size", "text.folio.size", what, size.value, wanted.size, True,
                        size.where or _somewhere(), _clause("folio", standard),
                        advice)  # fmt: skip
    if role is not None and not _alike(str(role.value), wanted.role):
        what = Bilingual("face of the {part}", "{part}字体", part=PARTS["folio"][0])
        face = WORDS.get(wanted.role, wanted.role)
        advice = Bilingual("Set it in {face}.", "改为{face}。", face=face)
        yield Deviation("folio-face", "text.folio.role", what, role.value, wanted.role, False,
                        role.where or _somewhere(), _clause("folio", standard),
                        advice)  # fmt: skip


def _somewhere() -> Where:
    return Where(0, Bilingual("the footer", "页脚"))
