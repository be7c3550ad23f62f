"""Chinese of what is said about bound volumes, archives, recipients and booklets."""

from __future__ import annotations

ROWS = {
    "Bind it apart, or give --style.": "请单独装订，或用 --style 指定合订本的版式。",
    "Give the font set of that time (--fonts).": "请用 --fonts 指定当时的字体集。",
    "Leave it out, and keep it by itself.": "请去掉这一期，另行保管。",
    "Make its sizes or distances less.": "请减小字号或距离。",
    "Make volume.folio_top less.": "请减小 volume.folio_top。",
    "Make volume.spine_size less.": "请减小 volume.spine_size。",
    "Write --approval with its number.": "请用 --approval 写明批准文号。",
    "Write a larger --most-sheets.": "请加大 --most-sheets。",
    "add page numbers that run on at the pages' heads": "在各页页眉加连续页码",
    "an issue without a number is not bound.": "没有期号的一期不装订。",
    "bind issues into a volume: cover, contents, index, statistics": (
        "把各期装订成合订本：封面、目录、索引、统计"
    ),
    "divide it into parts of at most N sheets": "分册，每册至多 N 张纸",
    """examples:
  bulletin series bind 2026/ -o 2026.pdf                        a year as one tagged PDF
  bulletin series bind 2026/ -o 2026.pdf --folios               with page numbers that run on
  bulletin series bind 2026/ -o 2026.pdf --most-sheets 150 --cover cover.pdf

Every issue stands as its lock has it, or as it is set today where it has none. Parts are written
as 2026-1.pdf, 2026-2.pdf.
""": """示例：
  bulletin series bind 2026/ -o 2026.pdf                        全年合成一个带标签的 PDF
  bulletin series bind 2026/ -o 2026.pdf --folios               加连续页码
  bulletin series bind 2026/ -o 2026.pdf --most-sheets 150 --cover cover.pdf

各期照印本锁排，没有印本锁的照今天的排法。分册写成 2026-1.pdf、2026-2.pdf。
""",
    "a font set (YAML); of several, an issue takes the one that its lock names": (
        "字体集（YAML）；写几个时，各期用其印本锁所记的那个"
    ),
    "it was issued in other faces than {names}.": "付印时所用字体不是 {names}。",
    "its paper is {width:.0f} × {height:.0f} pt, that of the volume {wide:.0f} × {high:.0f} pt.": (
        "纸张为 {width:.0f} × {height:.0f} 点，合订本为 {wide:.0f} × {high:.0f} 点。"
    ),
    "no issue is of that time.": "这段时间没有一期。",
    "no set of fonts is given.": "没有给出字体集。",
    "only issues of this year": "只取这一年的各期",
    "style of cover, contents and index (the last issue's)": "封面、目录、索引的版式（默认同末期）",
    "the cover's words do not fit on its paper.": "封面的字在纸上排不下。",
    "the spine is {width:.1f} mm wide and bears no words.": "书脊宽 {width:.1f} 毫米，不印字。",
    "the spine's words do not fit on its length.": "书脊的字排不下。",
    "the volume (PDF)": "合订本（PDF）",
    "the photo {name} is not the one that was issued.": "照片 {name} 不是付印时的那一张。",
    "there is no room for a running page number above the type area.": (
        "版心之上没有地方印连续页码。"
    ),
    "this issue alone takes {needed} sheets with cover and contents, a part has {most}.": (
        "这一期连同封面、目录须{needed}张纸，一册至多{most}张。"
    ),
    "under which number binding issues of 机密 or 秘密 was approved": "汇编机密、秘密各期的批准文号",
    "what has a 密级 is bound only with an approval.": "带密级的须经批准才能汇编。",
    "write the sheet round it too (PDF)": "另写封皮：封底、书脊、封面（PDF）",
    "{n} sheet": "{n}张纸",
    "{n} sheets": "{n}张纸",
    "{target}  {said}": "{target}  {said}",
    "绝密 is never bound with others.": "绝密的不得与其他各期汇编。",
}
