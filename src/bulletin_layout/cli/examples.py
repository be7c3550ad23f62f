"""The examples at the end of each command's help."""

from __future__ import annotations

BUILD_EXAMPLES = """examples:
  bulletin build issue.yaml                    writes issue.pdf beside it
  bulletin build issue.yaml -o out/第32期.pdf   writes that file
  bulletin build issue.yaml -o issue.ofd       for the archive: OFD
  bulletin build issue.yaml -o issue.html      for the web: one file that flows
  bulletin build issue.yaml -o issue.docx      to be revised in Word or WPS
  bulletin build 2021/*.yaml -o out/           writes one PDF an issue into a folder
  bulletin build issue.yaml --style gbt9704    in another bundled style
  bulletin build issue.yaml --to pdf,ofd       in several formats, from one layout
  bulletin build issue.yaml --ink black        without the red head: issue-black.pdf
  bulletin build issue.yaml --draft            with a watermark and line numbers
  bulletin build issue.yaml --draft 送审稿 --review-sheet   wide margins, and a 送审单 to sign
  bulletin build issue.yaml --fonts own.yaml   in fonts of your own
  bulletin build issue.yaml --timings          with milliseconds by stage
"""
CHECK_EXAMPLES = """examples:
  bulletin check issue.yaml   every finding with file:line:column
  bulletin check issue.pdf    what a PDF claims, and what installed validators say
  bulletin check issue.yaml --format sarif > findings.sarif

Exit code: 0 can be built, whatever is told; 1 cannot; 2 used wrongly.
"""
VERIFY_EXAMPLES = """examples:
  bulletin verify issue.ofd   the rules of OFD-A, each with its clause
  bulletin verify issue.pdf   what it claims, and what installed validators say
  bulletin verify issue.pdf --lock issue.lock   whether it is the issued one
"""
DIFF_EXAMPLES = """examples:
  bulletin diff old.pdf new.pdf                     differences in words
  bulletin diff old.pdf new.pdf --html report.html  with pictures side by side
  bulletin diff issue.ofd issue.pdf                 words, looks and places of two formats
  bulletin diff issue.docx issue.html               what two files say
"""
FIX_EXAMPLES = """examples:
  bulletin fix issue.yaml --dry-run   a diff of what is certain
  bulletin fix issue.yaml             the same, and the file is corrected
"""
CONFIRM_EXAMPLES = """examples:
  bulletin confirm 2021-32.yaml --dry-run   lists what an import guessed
  bulletin confirm 2021-32.yaml --line 14   accepts the guess on line 14
  bulletin confirm 2021-32.yaml             accepts all that are left
"""
FILL_EXAMPLES = """examples:
  bulletin fill issue.yaml --dry-run  what would be written
  bulletin fill issue.yaml            the rows of each table with table_from: are those of its file
"""
REDLINE_EXAMPLES = """examples:
  bulletin redline old.yaml new.yaml -o changes.pdf         a fair copy with the changes marked
  bulletin redline old.yaml new.yaml -o changes.docx        tracked changes, to accept one by one
  bulletin redline old.docx edited.docx -o changes.docx     who changed what stays as Word has it
  bulletin redline HEAD~1:issue.yaml issue.yaml -o changes.pdf   author and time from git
  bulletin redline 来稿.docx issue.yaml --article 2 -o back.docx   to the unit, its changes tracked

Author and time are those of Word's tracked changes, of git where one commit or one author made all
of it, or of --author and --time. None is made up.
"""
FIT_EXAMPLES = """examples:
  bulletin fit issue.yaml --pages 8            which paragraph to cut, which blank to take in
  bulletin fit issue.yaml --pages 8 --apply 2  makes the second change, if it is layout only
"""
AMEND_EXAMPLES = """examples:
  bulletin amend issue.yaml "3页12行 部署=安排"             lines as build --draft numbers them
  bulletin amend issue.yaml "3:12 部署=安排" "4:2 认真=" --by 张三
"""
LOCK_EXAMPLES = """examples:
  bulletin lock issue.yaml             writes issue.lock beside it
  bulletin build issue.yaml            keeps its lines and pages, or names what moved
  bulletin build issue.yaml --no-lock  sets it anew
"""
REBUILD_EXAMPLES = """examples:
  bulletin build issue.yaml --with-source   the PDF carries issue.yaml, its photos, its style
  bulletin rebuild issue.pdf                says whether it comes out the same
  bulletin rebuild issue.pdf --extract new  the files, to go on from
"""
REVISE_EXAMPLES = """examples:
  bulletin revise issue.yaml edited.docx --dry-run   what was changed in Word or WPS
  bulletin revise issue.yaml edited.docx             the same, and the file is changed

edited.docx is what bulletin build issue.yaml -o issue.docx made, edited and sent back. The file as
it was stays beside it as issue.yaml.bak. What was changed on both sides is shown and left to you.
"""
NEW_EXAMPLES = """examples:
  bulletin new 2026-49.yaml --from 2026-48.yaml --date 2026-12-01
  bulletin new 简报 --date 2026-12-01 --office 某局办公室编 --masthead 工作简报
"""
WORDS_EXAMPLES = """examples:
  bulletin words suggest 2026-*.yaml                 a words file, to be looked through
  bulletin words suggest 2026-*.yaml -o words.yaml   written; then check: {words_file: words.yaml}
"""
IMPORT_EXAMPLES = """examples:
  bulletin import 2021-32.pdf -o 2021-32.yaml      an old issue, recognised whole
  bulletin import 2021-32.pdf -o 2021-32.yaml --learn office.yaml
                                                   and the style that it follows
  bulletin import mail/*.docx -o 2026-49.yaml --from 2026-48.yaml --date 2026-12-01
                                                   the next issue, its articles from the mail
  bulletin import late.docx --into 2026-49.yaml    one more article for an issue begun

What was guessed carries a comment with "Guessed:", what is missing one with "To fill in:", and
where the keys are Chinese 推断 and 待补. What could not be placed stands at the end under
unplaced:, and is never printed. Reading .docx needs
python -m pip install "bulletin-layout[import]".
"""
LEARN_EXAMPLES = """examples:
  bulletin learn 第31期.pdf 第32期.pdf -o office.yaml   the style that these issues follow
  bulletin learn 模板.docx 第32期.pdf -o office.yaml    what Word says, and how it came out
  bulletin learn 第32期.pdf                             prints it

Each value has a comment: given by the file, measured on its pages, or guessed. Measures come from
where glyphs stand; only the switches of composition are chosen by line ends.
"""
INSPECT_EXAMPLES = """examples:
  bulletin inspect 通知.docx --against gbt9704          what deviates from GB/T 9704
  bulletin inspect 第32期.pdf --against office.yaml     from the office's own style
  bulletin inspect 第32期.pdf --against gbt9704 --annotate marked.pdf
  bulletin inspect *.docx --against gbt9704 --format sarif > found.sarif

The exit code is 1 if anything deviates. A Word file is held to what it says of itself; lines and
page numbers' places are told from its PDF.
"""
PREVIEW_EXAMPLES = """examples:
  bulletin preview issue.yaml                 opens the browser; Ctrl-C ends it
  bulletin preview issue.yaml --port 8080 --no-browser

Only this machine is answered. It needs python -m pip install "bulletin-layout[preview]".
"""
SCHEMA_EXAMPLES = """examples:
  bulletin schema > bulletin.schema.json
  bulletin schema words > words.schema.json
  then begin an issue with: # yaml-language-server: $schema=bulletin.schema.json
"""
