r"""Walk a Word paragraph: what is shown, what was tracked, what stands elsewhere.

In: a paragraph's XML. Out: a ParagraphText: its characters and inline marks, the pictures in it,
and remarks: deletions that were tracked, comments, formulas, objects. Nothing is passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.deadline import check_time
from bulletin_layout.importing.clean import on_one_line
from bulletin_layout.importing.docx.character_styles import OFF, CharacterStyles, is_on
from bulletin_layout.importing.docx.drawings import take_drawing, words_shown, words_within
from bulletin_layout.importing.docx.fields import Fields, is_equation, shown_by
from bulletin_layout.importing.docx.formulas import MATH, formula_words
from bulletin_layout.importing.docx.note_brackets import without_brackets, without_number
from bulletin_layout.importing.docx.symbols import (
    TICKED,
    UNTICKED,
    is_symbol_face,
    shown_in,
    symbol,
)
from bulletin_layout.importing.docx.tokens import (
    BOLD,
    CHARACTERS,
    SCRIPTS,
    Change,
    ParagraphText,
    Token,
)
from bulletin_layout.importing.material import ADDRESS, Remark, may_be_linked, note_mark
from bulletin_layout.importing.remarks import link_not_imported
from bulletin_layout.issue.markup import first_mark
from bulletin_layout.messages import Bilingual, Message

# They hold no text of their own.
_SILENT_NAMES = """
    pPr rPr bookmarkStart bookmarkEnd proofErr lastRenderedPageBreak commentRangeStart
    commentRangeEnd permStart permEnd moveFromRangeStart moveFromRangeEnd
    moveToRangeStart moveToRangeEnd softHyphen sdtPr sdtEndPr annotationRef footnoteRef endnoteRef
    separator continuationSeparator delInstrText smartTagPr customXmlPr rubyPr"""
# Fields whose words stand beside their code, or are none of the text.
_SILENT_FIELDS = {
    "PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "DATE", "TIME",
    "CREATEDATE", "SAVEDATE", "PRINTDATE", "STYLEREF", "AUTHOR", "TITLE", "FILENAME", "INDEX",
    "TC", "XE", "MERGEFORMAT", "FORMTEXT", "FORMDROPDOWN", "FORMCHECKBOX", "SHAPE", "EMBED",
    "INCLUDEPICTURE", "=",
}  # fmt: skip
_WITHIN_NAMES = "ins moveTo smartTag sdtContent customXml fldSimple dir bdo ruby rubyBase"
SILENT = {qn(f"w:{name}") for name in _SILENT_NAMES.split()}
_WITHIN = {qn(f"w:{name}") for name in _WITHIN_NAMES.split()}
_GONE = {qn("w:del"): "deleted", qn("w:moveFrom"): "moved"}
_TICK_BOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
_TICKED = "{http://schemas.microsoft.com/office/word/2010/wordml}checked"
_TICK_BOXES = Bilingual(
    "a box to tick is written √ where it is ticked, else □",
    "勾选框已勾的写作√，未勾的写作□",
)
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"


MOVED_NOWHERE = Bilingual(
    "words that a tracked change moved stand nowhere else", "修订移走、却没有移到别处的文字"
)


def _in_script(content: ParagraphText, kind: str) -> list[Token]:
    """Return a run's tokens, raised or lowered as Word shows them."""
    words = content.text
    if kind not in SCRIPTS or not words.strip() or any(t.is_mark for t in content.tokens):
        return content.tokens
    known = CHARACTERS[kind]
    if all(ord(character) in known for character in words):
        return [Token(words.translate(known))]
    mark = SCRIPTS[kind]
    if first_mark(words) or first_mark(f"{mark}{words}{mark.replace('<', '</')}") is None:
        return content.tokens
    inside = [token._replace(is_script=True) for token in content.tokens]
    return [Token(mark, True), *inside, Token(mark.replace("<", "</"), True)]


class TextReader:
    """Walks paragraphs of one document; knows its notes, comments and links."""

    def __init__(
        self,
        links: dict[str, str],
        notes: dict[tuple[str, str], Any],
        comments: dict[str, str],
        related_words: Callable[[Any], str],
        character_styles: CharacterStyles,
        moved: str,
    ) -> None:
        """`moved` are the words that tracked changes moved, where they are now."""
        self._links = links
        self._notes = notes
        self._comments = comments
        self._related_words = related_words
        self._character_styles = character_styles
        self._moved = "".join(moved.split())
        self._used: set[tuple[str, str]] = set()
        self._fields = Fields()
        # What is written anew: letters of symbols' faces, the brackets round numbers of notes.
        self.read_anew: list[str] = []

    def unused_notes(self) -> list[Any]:
        """Return the notes that nothing has referred to."""
        return [note for key, note in self._notes.items() if key not in self._used]

    def read(self, paragraph: Any, where: Message) -> ParagraphText:
        """Return what a `w:p` element shows. `where` names it in remarks."""
        content = ParagraphText()
        outer, self._fields = self._fields, Fields()
        self._walk(paragraph, content, where)
        for code in self._fields.rest():
            self._field(code, content, where)
        self._fields = outer
        content.tokens, brackets = without_brackets(content.tokens)
        self.read_anew += brackets
        return content

    def _walk(self, element: Any, content: ParagraphText, where: Message) -> None:
        for child in element:
            self._one(child, content, where)

    def _one(self, child: Any, content: ParagraphText, where: Message) -> None:
        tag = child.tag
        if tag in SILENT or not isinstance(tag, str):
            return
        if tag == qn("w:t"):
            if self._fields.add_to_code(child.text or ""):
                self.read_anew.append(child.text or "")  # of it the outer field's words are made
            else:
                content.add(child.text or "")
        elif tag == qn("w:r"):
            self._run(child, content, where)
        elif tag in _GONE:
            self._gone(tag, words_within(child), content, where)
        elif tag == qn("w:hyperlink"):
            self._link(child, content, where)
        elif tag in _WITHIN:
            if tag == qn("w:ins"):
                content.changes.append(Change("inserted", words_shown(child)))
            self._walk(child, content, where)
        elif tag == qn("w:sdt"):
            self._control(child, content, where)
        elif tag == _ALTERNATE:
            choice = child.find(_CHOICE)  # the fallback shows the same once more
            self._walk(choice if choice is not None else child, content, where)
        else:
            self._other(child, content, where)

    def _gone(self, tag: str, words: str, content: ParagraphText, where: Message) -> None:
        """Take down what a tracked change took away; what was moved nowhere is kept."""
        if tag == qn("w:moveFrom") and not self.is_moved(words):
            content.remarks.append(Remark(MOVED_NOWHERE, where, words))
        else:
            content.changes.append(Change(_GONE[tag], words))

    def is_moved(self, words: str) -> bool:
        """Return whether words that a tracked change moved stand where they were moved to."""
        return "".join(words.split()) in self._moved

    def _control(self, control: Any, content: ParagraphText, where: Message) -> None:
        """Take what a content control holds: a ticked box, or words that somebody wrote."""
        if is_placeholder(control):
            content.changes.append(Change("placeholder", words_within(control)))
            return
        box = control.find(f"{qn('w:sdtPr')}/{_TICK_BOX}")
        if box is None:
            self._walk(control, content, where)
            return
        self.read_anew.append(words_within(control))
        ticked = box.find(_TICKED)
        on = ticked is not None and not any(v in OFF for v in ticked.attrib.values())
        content.add(TICKED if on else UNTICKED)
        content.remarks.append(Remark(_TICK_BOXES, where))

    def _run(self, run: Any, content: ParagraphText, where: Message) -> None:
        check_time()
        look = self._character_styles.look_of(run)
        if look.is_on("w:vanish"):
            hidden = words_within(run)
            if hidden.strip():
                what = Bilingual("hidden text", "隐藏文字")
                content.remarks.append(Remark(what, where, hidden))
            return
        if look.is_on("w:strike") or look.is_on("w:dstrike"):
            content.changes.append(Change("struck", words_within(run)))
            return
        inner = ParagraphText()
        self._walk(run, inner, where)
        content.take(inner)
        script = _in_script(inner, look.value("w:vertAlign"))
        if look.is_on("w:caps"):
            script = self._in_capitals(script)
        inner.tokens = self._in_face(script, look.face(), content, where)
        bold = look.is_on("w:b")
        if not bold or not on_one_line(inner.text) or any(t.is_mark for t in inner.tokens):
            content.tokens += inner.tokens
        elif content.tokens[-1:] == [BOLD]:
            content.tokens[-1:] = [*inner.tokens, BOLD]  # it goes on from the run before
        else:
            content.tokens += [BOLD, *inner.tokens, BOLD]

    def _in_capitals(self, tokens: list[Token]) -> list[Token]:
        """Return a run's tokens in capitals, as Word shows them whatever was typed."""
        self.read_anew += [t.text for t in tokens if not t.is_mark and t.text != t.text.upper()]
        return [t if t.is_mark else t._replace(text=t.text.upper()) for t in tokens]

    def _in_face(
        self, tokens: list[Token], face: str, content: ParagraphText, where: Message
    ) -> list[Token]:
        """Return a run's tokens; letters of a face of symbols are the symbols."""
        if not is_symbol_face(face):
            return tokens
        made = []
        for token in tokens:
            shown, unknown = (token.text, "") if token.is_mark else shown_in(face, token.text)
            if shown != token.text:
                self.read_anew.append(token.text)
            made.append(token._replace(text=shown))
            if unknown:
                content.remarks.append(_unknown_symbol(face, unknown, where))
        return made

    def _link(self, child: Any, content: ParagraphText, where: Message) -> None:
        address = self._links.get(child.get(qn("r:id"), ""), "")
        inner = ParagraphText()
        self._walk(child, inner, where)
        content.take(inner)
        words = inner.text
        if address and may_be_linked(words) and ADDRESS.fullmatch(address):
            content.add("[", is_mark=True)
            content.add(words)
            content.add(f"]({address})", is_mark=True)
            content.tokens += [t for t in inner.tokens if t.is_mark and t.text.startswith("[^")]
            return
        content.tokens += inner.tokens
        if address:
            content.remarks.append(Remark(link_not_imported(address, words), where))

    def _other(self, child: Any, content: ParagraphText, where: Message) -> None:
        tag = child.tag
        if tag == qn("w:tab") or tag == qn("w:ptab"):
            content.add("\t")
        elif tag == qn("w:br") or tag == qn("w:cr"):
            content.add("\n")  # on the next page, too, another paragraph begins
        elif tag == qn("w:noBreakHyphen"):
            content.add("-")
        elif tag == qn("w:instrText"):
            if not self._fields.add(child.text or ""):
                self._field(child.text or "", content, where)
        elif tag == qn("w:fldChar"):
            self._field_character(child, content, where)
        elif tag == qn("w:rt"):
            content.remarks.append(_phonetic_guide(words_within(child), where))
        elif tag == qn("w:sym"):
            self._symbol(child, content, where)
        elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            self._note(child, content, where)
        elif tag == qn("w:commentReference"):
            words = self._comments.get(child.get(qn("w:id"), ""), "")
            content.remarks.append(Remark(Bilingual("a comment", "批注"), where, words))
        else:
            self._object(child, content, where)

    def _symbol(self, child: Any, content: ParagraphText, where: Message) -> None:
        code, face = str(child.get(qn("w:char"), "")), str(child.get(qn("w:font"), ""))
        known = symbol(face, int(code, 16)) if code else ""
        content.add(known or "□")
        if not known:
            content.remarks.append(_unknown_symbol(face, code.upper(), where))

    def _note(self, child: Any, content: ParagraphText, where: Message) -> None:
        kind = "footnote" if child.tag == qn("w:footnoteReference") else "endnote"
        key = (kind, child.get(qn("w:id"), ""))
        note = self._notes.get(key)
        if note is None or key in self._used:
            return
        self._used.add(key)
        inner = [self.read(paragraph, where) for paragraph in note.iter(qn("w:p"))]
        for one in inner:
            content.take(one)
        words = " ".join(filter(None, (one.text.strip() for one in inner)))
        words, brackets = without_number(words)
        self.read_anew += [brackets] if brackets else []
        if mark := note_mark(words) if words else "":
            content.add(mark, is_mark=True)
        elif words:
            content.remarks.append(Remark(Bilingual("a note", "脚注"), where, words))

    def _field_character(self, child: Any, content: ParagraphText, where: Message) -> None:
        kind = child.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.begin()
            self._form(child, content, where)
        elif kind == "separate":
            self._link_field(self._fields.separate(), content, where)
        elif kind == "end":
            self._field(self._fields.end(), content, where)

    def _link_field(self, code: str, content: ParagraphText, where: Message) -> None:
        """Remark upon a field whose words follow but whose address does not."""
        words = code.split()
        if words[:1] and words[0].upper() == "HYPERLINK":
            address = next((w.strip('"') for w in words[1:] if ADDRESS.match(w.strip('"'))), "")
            if address:
                what = Bilingual(
                    "the link {address} is not imported", "链接 {address} 没有带出", address=address
                )
                content.remarks.append(Remark(what, where))

    def _field(self, code: str, content: ParagraphText, where: Message) -> None:
        """Take what a field shows by its code alone; remark upon what cannot be taken."""
        words = code.strip()
        if is_equation(words):
            self._equation(words, content, where)
        elif words and words.split()[0].upper() not in _SILENT_FIELDS:
            what = Bilingual(
                "a field is not imported; add it from the original", "域没有带出，请照原件补上"
            )
            content.remarks.append(Remark(what, where, words))

    def _equation(self, code: str, content: ParagraphText, where: Message) -> None:
        shown = shown_by(code)
        content.add(shown.words)
        if shown.spoken:
            content.remarks.append(_phonetic_guide(shown.spoken, where))
        if not shown.sure or not shown.words:
            what = Bilingual(
                "only the characters “{words}” of the field {code} are taken; check them",
                "域 {code} 只取文字“{words}”，请核对",
                words=shown.words,
                code=code,
            )
            content.remarks.append(Remark(what, where))

    def _form(self, child: Any, content: ParagraphText, where: Message) -> None:
        """Take a box to tick; remark upon another field to be filled in: what it offers."""
        data = child.find(qn("w:ffData"))
        if data is None:
            return
        box = data.find(qn("w:checkBox"))
        if box is not None:
            on = is_on(box, "w:checked") if box.find(qn("w:checked")) is not None else is_on(
                box, "w:default"
            )  # fmt: skip
            content.add(TICKED if on else UNTICKED)
            content.remarks.append(Remark(_TICK_BOXES, where))
            return
        words = " ".join(str(e.get(qn("w:val"), "")) for e in data.iter() if e is not data)
        what = Bilingual(
            "a form field is not imported; add it from the original",
            "表单域没有带出，请照原件补上",
        )
        content.remarks.append(Remark(what, where, words.strip()))

    def _object(self, child: Any, content: ParagraphText, where: Message) -> None:
        """Drawings, pictures, formulas, objects: what can be taken is, the rest is said."""
        if child.tag.startswith(MATH):
            words = formula_words(child)
            content.add(words)
            what = Bilingual(
                "only the characters of the formula “{words}” are taken; check it",
                "公式“{words}”只取文字，请核对",
                words=words,
            )
            content.remarks.append(Remark(what, where))
            return
        take_drawing(child, content, where, self._related_words(child))


def is_placeholder(control: Any) -> bool:
    """Return whether a content control still shows what is to be filled in."""
    return is_on(control.find(qn("w:sdtPr")), "w:showingPlcHdr")


def _phonetic_guide(spoken: str, where: Message) -> Remark:
    what = Bilingual(
        "the phonetic guide “{spoken}” is left out", "注音“{spoken}”略去", spoken=spoken
    )
    return Remark(what, where, gone=spoken)


def _unknown_symbol(face: str, code: str, where: Message) -> Remark:
    what = Bilingual(
        "a symbol ({font} {code}) cannot be read, and □ stands for it; write it",
        "符号（{font} {code}）读不出来，以□代替，请补上",
        font=face,
        code=code,
    )
    return Remark(what, where)
