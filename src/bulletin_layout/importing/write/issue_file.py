"""Write a Draft as an issue's file: YAML with comments that say what was guessed.

In: a Draft, and the language of the comments. Out: the file's text. What is unknown and needed is
left open with a comment; the keys are English, as in the examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_layout.grammar.fields import field_named
from bulletin_layout.grammar.kinds import Scalar
from bulletin_layout.importing.clean import cleaned, on_one_line
from bulletin_layout.importing.draft import Back, Draft, DraftAppendix, DraftArticle, Front
from bulletin_layout.importing.material import Gallery, Grid, Picture, Piece, Remark, Words
from bulletin_layout.importing.recognise.titles import NUMBERED
from bulletin_layout.importing.write.values import Say, comment, table_lines
from bulletin_layout.issue.model import Editors
from bulletin_layout.issue.period import Period
from bulletin_layout.issue.photo_paths import TO_FILL_IN
from bulletin_layout.issue.yaml_traps import is_misread_in_block
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.scalars import scalar

OPEN = "【待补"
# What is written as one block is one text to the limit text_characters.
_LONGEST_BLOCK = DEFAULT_LIMITS.text_characters
_NO_PERIOD = Bilingual("The original has no issue number", "原件中没有期号")
_YEAR_OF_DATE = Bilingual(
    "Guessed: the year is that of the date, since the original has no issue number",
    "推断：原件中没有期号，年份取自日期",
)


class IssueStyle(NamedTuple):
    """The style that an issue names, and what there is to say of it."""

    name: str
    note: str = ""


def write_draft(
    draft: Draft, schema: str, style: IssueStyle, photos: dict[Picture, str], say: Say
) -> str:
    """Return the file's text. `photos` are the names of the files that hold the pictures."""
    writer = _Writer(photos, say)
    style_lines = [comment(style.note, say)] if style.note else []
    style_lines.append(f"style: {scalar(style.name)}")
    parts = [
        [*_schema_line(schema), *_opening(draft, say), *style_lines],
        _front(draft.front, say),
        _paragraphs("editorial", draft.editorial),
        writer.articles(draft.articles),
        writer.briefs(draft.briefs),
        writer.appendices(draft.appendix),
        _back(draft.back, say),
        _unplaced(draft.unplaced, photos, say),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _schema_line(schema: str) -> list[str]:
    return [f"# yaml-language-server: $schema={schema}"] if schema else []


def article_lines(draft: Draft, photos: dict[Picture, str], say: Say) -> list[str]:
    """Return the lines under `articles:`, for another file; what was decided stands first."""
    remarks = [f"  {_remark_comment(remark, say)}" for remark in draft.remarks]
    articles = _Writer(photos, say).articles(draft.articles)[1:] if draft.articles else []
    return [*remarks, *articles]


def unplaced_lines(draft: Draft, photos: dict[Picture, str], say: Say) -> list[str]:
    """Return the lines under `unplaced:`, none if everything has its place."""
    return _unplaced(draft.unplaced, photos, say)[2:]


def _opening(draft: Draft, say: Say) -> Iterator[str]:
    opening = Bilingual(
        "Imported from {names}. Check what is marked “Guessed” and “To fill in”; "
        "then run bulletin check.",
        "由 {names} 导入。写有“推断”“待补”的请核对；再运行 bulletin check。",
        names=Bilingual(", ".join(draft.names), "、".join(draft.names)),
    )
    yield comment(opening, say)
    for remark in draft.remarks:
        yield _remark_comment(remark, say)


def _remark_comment(remark: Remark, say: Say) -> str:
    said = Bilingual("{where}: {what}.", "{where}：{what}。", where=remark.where, what=remark.what)
    return comment(said, say)


def _note_comment(note: str, say: Say) -> str:
    return comment(Bilingual("{note}.", "{note}。", note=note), say)


def _front(front: Front, say: Say) -> list[str]:
    lines = []
    if front.secrecy:
        level, term = front.secrecy
        until = f", term: {scalar(term)}" if term else ""
        lines.append(f"secrecy: {{level: {level}{until}}}")
    lines += [f"notice: {scalar(front.notice)}"] if front.notice else []
    lines += [f"serial: {scalar(front.serial)}"] if front.serial else []
    lines += [f"{key}: {scalar(name)}" for key, name in dict(front.people).items()]
    return [*lines, *_header(front, say), "", *_period(front, say), "", *_editors(front, say)]


def _header(front: Front, say: Say) -> list[str]:
    if not front.header:
        absent = Bilingual("To fill in: the original has no masthead.", "待补：原件中没有报头。")
        return [comment(absent, say), f"header: {OPEN}：报头】"]
    return ["header:", *(f"  - {scalar(line)}" for line in front.header)]


def _period(front: Front, say: Say) -> list[str]:
    lines = []
    year = front.year or (front.date.year if front.date else None)
    if front.year is None:
        absent = Bilingual(
            "{guess}. To fill in: {number}, {total}.",
            "{guess}；{number}、{total} 待补。",
            guess=_YEAR_OF_DATE if year else _NO_PERIOD,
            number=_key(Period, "number"),
            total=_key(Period, "total"),
        )
        lines.append(comment(absent, say))
    to_fill_in = _key_to_fill_in(_key(Period, "year"), "2026", say)
    lines += ["period:", f"  year: {year}" if year else f"  {to_fill_in}"]
    for name in ("number", "total"):
        value = getattr(front, name)
        if value is None:
            continue
        if _may_stand(name, value):
            lines.append(f"  {name}: {value}")
        else:
            beyond = Bilingual(
                "To fill in: the original has {value}, which is out of bounds.",
                "待补：原件写的是{value}，超出范围。",
                value=value,
            )
            lines.append(f"  {comment(beyond, say)}")
    kind = front.kind or ("增刊" if front.supplement else "")
    return lines + ([f"  kind: {kind}"] if kind else [])


def _may_stand(name: str, value: int) -> bool:
    """Return whether a number is within the bounds of its key of a period."""
    field = field_named(Period, name)
    assert field is not None and isinstance(field.kind, Scalar), "it is a key of numbers"
    return field.kind.least <= value <= field.kind.most


def _key(record: type, name: str) -> Bilingual:
    """Return a key's name as a file has it."""
    field = field_named(record, name)
    assert field is not None, "it is a key of the grammar"
    return Bilingual(field.name, field.chinese)


def _key_to_fill_in(key: Bilingual, example: str, say: Say) -> str:
    """Return the comment that stands for a key that is needed and not known."""
    absent = Bilingual(
        "To fill in: {key}: {example}", "待补 {key}: {example}", key=key, example=example
    )
    return comment(absent, say)


def _editors(front: Front, say: Say) -> list[str]:
    name = scalar(front.editors) if front.editors else f"{OPEN}：编印单位】"
    lines = ["editors:", f"  name: {name}"]
    if front.date_note:
        guessed = Bilingual("Guessed: {note}", "推断：{note}", note=front.date_note)
        lines.append("  " + _note_comment(guessed, say))
    to_fill_in = _key_to_fill_in(_key(Editors, "date"), "2026-12-01", say)
    return [*lines, f"  date: {front.date.isoformat()}" if front.date else f"  {to_fill_in}"]


class _Writer:
    """Writes what holds text, tables and photos; knows the photos' files, and the language."""

    def __init__(self, photos: dict[Picture, str], say: Say) -> None:
        self._photos = photos
        self._say = say

    def articles(self, articles: Sequence[DraftArticle]) -> list[str]:
        """Return the lines of `articles:`."""
        absent = Bilingual("To fill in: no article was found.", "待补：没有找到文章。")
        lines = ["articles:"]
        if not articles:
            lines += ["  " + comment(absent, self._say), f"  - title: {OPEN}：标题】"]
            lines.append(f"    body: {OPEN}：正文】")
        for number, article in enumerate(articles):
            if number:
                lines.append("")
            title = _lines_of("title", article.title or (f"{OPEN}：标题】",))
            lines += [f"  - {title[0]}", *(f"    {line}" for line in title[1:])]
            lines += [f"    subtitle: {scalar(article.subtitle)}"] if article.subtitle else []
            lines += [f"    column: {scalar(article.column)}"] if article.column else []
            if article.source:
                lines.append("    " + _note_comment(article.source_note, self._say))
                lines.append(f"    source: {scalar(article.source)}")
            if article.manuscript:
                lines.append(f"    manuscript: {scalar(article.manuscript)}")
            lines += ["    " + _note_comment(note, self._say) for note in article.notes]
            inner = [*_paragraphs("editorial", article.editorial), *self._body(article.body)]
            lines += [
                f"    {line}" if line else ""
                for line in [*inner, *_signature(article), *_remark(article)]
            ]
        return lines

    def briefs(self, briefs: Sequence[str]) -> list[str]:
        """Return the lines of `briefs:`."""
        return _texts_of("briefs", briefs)

    def appendices(self, appendices: Sequence[DraftAppendix]) -> list[str]:
        """Return the lines of `appendix:`."""
        lines = ["appendix:"] if appendices else []
        for appendix in appendices:
            title = _lines_of("title", appendix.title or (f"{OPEN}：附件标题】",))
            inner = list(title)
            inner += [f"subtitle: {scalar(appendix.subtitle)}"] if appendix.subtitle else []
            inner += self._body(appendix.body) if appendix.body or not appendix.table else []
            inner += table_lines(appendix.table, self._say) if appendix.table else []
            lines += [f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
        return lines

    def _body(self, pieces: Sequence[Piece]) -> list[str]:
        texts = [p for p in pieces if isinstance(p, Words)]
        plain = not any(map(_is_heading, texts)) and len(texts) == len(pieces)
        plain = plain and not (texts and _is_addressee(texts[0]))
        if not pieces:
            absent = Bilingual("To fill in: no text was found.", "待补：没有找到正文。")
            return [comment(absent, self._say), f"body: {OPEN}：正文】"]
        plain = plain and sum(len(p.written) + 1 for p in texts) < _LONGEST_BLOCK
        if plain:
            return _texts_of("body", list(map(_paragraph, texts)))
        lines = ["body:"]
        outermost = min(
            (text.appearance.level or 0 for text in texts if _is_heading(text)), default=1
        )
        for piece in pieces:
            block = self._block(piece, piece is pieces[0], outermost)
            lines += [f"  - {block[0]}", *(f"    {line}" for line in block[1:])]
        return lines

    def _photo(self, picture: Picture, key: str) -> list[str]:
        alt = scalar(picture.alt or TO_FILL_IN)
        lines = [f"{key}: {scalar(self._photos[picture])}", f"alt: {alt}"]
        return lines + ([f"caption: {scalar(picture.caption)}"] if picture.caption else [])

    def _block(self, piece: Piece, is_first: bool, outermost: int) -> list[str]:
        if isinstance(piece, Grid):
            return table_lines(piece, self._say)
        if isinstance(piece, Picture):
            return self._photo(piece, "photo")
        if isinstance(piece, Gallery):
            lines = ["photos:"]
            for picture in piece.pictures:
                first, *rest = self._photo(picture, "file")
                lines += [f"  - {first}", *(f"    {line}" for line in rest)]
            return lines + ([f"caption: {scalar(piece.caption)}"] if piece.caption else [])
        if is_first and _is_addressee(piece):
            return [f"addressee: {scalar(_paragraph(piece))}"]
        level = piece.appearance.level
        if level and _is_heading(piece):
            level = min(level - outermost + 1, 4)
            return [f"heading: {scalar(_paragraph(piece))}", f"level: {level}"]
        return [scalar(_paragraph(piece))]


def _is_heading(words: Words) -> bool:
    """Return whether a paragraph is a heading that its number does not tell."""
    level = words.appearance.level
    return level is not None and level > 0 and not NUMBERED.match(words.text.strip())


def _is_addressee(words: Words) -> bool:
    """Return whether a paragraph names whom a letter goes to: no indent, and a colon ends it."""
    return words.appearance.indented is False and words.text.rstrip().endswith(("：", ":"))


def _paragraphs(key: str, words: Sequence[Words]) -> list[str]:
    return _texts_of(key, list(map(_paragraph, words)))


def _texts_of(key: str, texts: Sequence[str]) -> list[str]:
    """Return the lines of a key with texts: after |, or as a list where that would misread one."""
    if any(map(is_misread_in_block, texts)):
        return [f"{key}:", *(f"  - {scalar(text)}" for text in texts)]
    return [f"{key}: |", *(f"  {text}" for text in texts)] if texts else []


def _signature(article: DraftArticle) -> list[str]:
    if article.signed_on is None:
        return []
    names = _lines_of("names", article.signers)
    return ["signature:", *(f"  {line}" for line in names), f"  date: {article.signed_on}"]


def _remark(article: DraftArticle) -> list[str]:
    return [f"remark: {scalar(article.remark)}"] if article.remark else []


def _paragraph(words: Words) -> str:
    return cleaned(words.written.replace("\n", " "))


def _lines_of(key: str, lines: Sequence[str]) -> list[str]:
    if len(lines) == 1:
        return [f"{key}: {scalar(lines[0])}"]
    return [f"{key}:", *(f"  - {scalar(line)}" for line in lines)]


def _back(back: Back, say: Say) -> list[str]:
    lines = [_note_comment(note, say) for note in back.notes]
    for key, names in back.lists:
        lines += [f"  {key}:", *(f"    - {scalar(name)}" for name in names)]
    lines += [f"  office: {scalar(back.office)}"] if back.office else []
    lines += [f"  date: {back.date.isoformat()}"] if back.date else []
    lines += [f"  copies: {back.copies}"] if back.copies is not None else []
    return ["distribution:", *lines] if lines else []


def _unplaced(remarks: Sequence[Remark], photos: dict[Picture, str], say: Say) -> list[str]:
    if not remarks:
        return []
    opening = Bilingual(
        "What follows has no place, and is not printed: move it to where it belongs, or delete it.",
        "以下文字没有归到任何地方，不会付印：移到该在的地方，或者删去。",
    )
    lines = [comment(opening, say), "unplaced:"]
    for remark in remarks:
        lines.append(f"  {_remark_comment(remark, say)}")
        named = [say(_photo_named(photos[picture])) for picture in remark.pictures]
        words = " ".join(filter(None, [on_one_line(remark.kept), *named]))
        lines.append(f"  - {scalar(words or '【待补：请照原件补上】')}")
    return lines


def _photo_named(file: str) -> Bilingual:
    return Bilingual("photo {file}", "照片 {file}", file=file)
