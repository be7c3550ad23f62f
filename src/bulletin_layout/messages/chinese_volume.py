"""Chinese of what is said about bound volumes, archives, recipients and booklets."""

from __future__ import annotations

ROWS = {
    "Bind the issues of one bulletin, each once.": "请只装订一种简报的各期，每期一次。",
    "Compare it by eye.": "请用眼核对。",
    "Mend the issue, or take {file} away.": "请改正这一期，或移走 {file}。",
    "the PDF holds no text; nobody knows whether the issue is as it was issued.": (
        "PDF 里没有文字，不知道这一期是否与付印时一样。"
    ),
    "page {page}, line {line} was issued as {issued!r} and is {now!r} now.": (
        "第{page}页第{line}行付印时为“{issued}”，现在排成“{now}”。"
    ),
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
    "there is no issue.": "没有一期。",
    "there is no room for a running page number above the type area.": (
        "版心之上没有地方印连续页码。"
    ),
    "this issue alone takes {needed} sheets with cover and contents, a part has {most}.": (
        "这一期连同封面、目录须{needed}张纸，一册至多{most}张。"
    ),
    "under which number binding issues of 机密 or 秘密 was approved": (
        "汇编机密、秘密各期的批准文号"
    ),
    "what has a 密级 is bound only with an approval.": "带密级的须经批准才能汇编。",
    "write the sheet round it too (PDF)": "另写封皮：封底、书脊、封面（PDF）",
    "{file} is of the same year and number.": "与 {file} 年份、期号相同。",
    "{n} sheet": "{n}张纸",
    "{n} sheets": "{n}张纸",
    "{target}  {said}": "{target}  {said}",
    "绝密 is never bound with others.": "绝密的不得与其他各期汇编。",
    """examples:
  bulletin series archive 2026/ -o archive-2026 --keep 30年
  bulletin series archive 2026/ -o archive-2026 --keep 永久 --fonds Z109 --department BGS

Each 件 holds the PDF, what it was made of, and NAME.定稿.docx and NAME.签发单.pdf where they stand
beside NAME.yaml. Keep the hash that is printed apart from the archive.
""": """示例：
  bulletin series archive 2026/ -o archive-2026 --keep 30年
  bulletin series archive 2026/ -o archive-2026 --keep 永久 --fonds Z109 --department BGS

每件有 PDF、排版所用文件，以及与 NAME.yaml 同处的 NAME.定稿.docx、NAME.签发单.pdf。
所给出的数字摘要请另行保存。
""",
    """examples:
  bulletin series verify archive-2026
  bulletin series verify archive-2026 --digest 5c0f… --json
""": """示例：
  bulletin series verify archive-2026
  bulletin series verify archive-2026 --digest 5c0f… --json
""",
    "  BAD   {item}": "  不通过  {item}",
    "  good  {item}": "  通过    {item}",
    "  –  {item}: not checked; {reason}": "  未检测  {item}：{reason}",
    "        {finding}": "          {finding}",
    "It is archived as it is. Lock the issue, and it is known to be the issued one.": (
        "照原样归档。给这一期加印本锁，就能认定它是付印的那个。"
    ),
    "SHA-256 of the manifest: {digest}": "清单的 SHA-256：{digest}",
    "a font set (YAML)": "字体集（YAML）",
    "a new folder": "新文件夹",
    "a 件号 is from 1 to 9999.": "件号从1到9999。",
    "after {before} comes {after}.": "{before} 之后是 {after}。",
    "check an archive again: authenticity, completeness, usability, safety": (
        "重新检测归档文件：真实性、完整性、可用性、安全性"
    ),
    "more than {most:,} bytes.": "超过 {most:,} 字节。",
    "print the report as JSON": "用 JSON 输出检测结果",
    "put issues into a folder for the archive: by 件, with metadata and hashes": (
        "把各期归档到一个文件夹：以件为单位，附元数据和数字摘要"
    ),
    "the archive": "归档文件夹",
    "the day of archiving (today)": "归档日期（默认当天）",
    "the manifest counts {count} 件 and lists {items}.": "清单记 {count} 件，列出 {items} 件。",
    "the manifest's hash that was told when it was archived": "归档时给出的清单数字摘要",
    "there are {here:,} bytes, archived were {size:,}.": (
        "现有 {here:,} 字节，归档时 {size:,} 字节。"
    ),
    "there is no 保管期限 {keep!r}.": "没有“{keep}”这种保管期限。",
    "{file} is a link.": "{file} 是链接。",
    "{file} is missing.": "缺 {file}。",
    "{file} is not the PDF that its issue makes today.": "{file} 不是这一期今天排出的 PDF。",
    "{file} is not the file that was archived.": "{file} 不是归档时的文件。",
    "{file} is not the one that was sealed.": "{file} 不是封存时的那个。",
    "{file} may be run as a program.": "{file} 可以当程序执行。",
    "{file} was not archived.": "{file} 不在归档范围内。",
    "{items}: all as archived.": "{items}：与归档时一致。",
    "{items}: not as archived.": "{items}：与归档时不一致。",
    "{name}: {value!r} is no code of letters and digits.": (
        "{name}：“{value}”不是字母、数字组成的代码。"
    ),
    "{number} stands twice.": "{number} 重复。",
    "{number}: {file} is no {claim}.": "{number}：{file} 不符合 {claim}。",
    "{number}: {file} says {term} {said!r}; the file itself {is_!r}.": (
        "{number}：{file} 记{term}为“{said}”，文件本身为“{is_}”。"
    ),
    "{number}: {metadata} does not say of {file} what the manifest does.": (
        "{number}：{metadata} 所记 {file} 与清单不同。"
    ),
    "{n} file": "{n}个文件",
    "{n} files": "{n}个文件",
    "{n} item": "{n}件",
    "{n} items": "{n}件",
    "件号 of a year's first (1)": "每年首件的件号（默认 1）",
    "保管期限: 永久, 30年 or 10年": "保管期限：永久、30年或10年",
    "全宗号": "全宗号",
    "全宗名称": "全宗名称",
    "机构（问题）代码": "机构（问题）代码",
    "档案门类代码 (WS, 文书)": "档案门类代码（WS，文书）",
    "{number}: {file} is not the file that was archived.": "{number}：{file} 不是归档时的文件。",
    "{number}: {term} differs between XML and JSON.": "{number}：{term}在 XML 和 JSON 里不同。",
    "{number}: its metadata say 档号 {said!r}.": "{number}：元数据里的档号为“{said}”。",
    "{number}: there is no 保管期限 {said!r}.": "{number}：没有“{said}”这种保管期限。",
    "{number}: there is no 密级 {said!r}.": "{number}：没有“{said}”这种密级。",
    "{number}: there is no day {said!r}.": "{number}：没有“{said}”这一天。",
    "{number}: {file} is not the PDF that was locked.": "{number}：{file} 不是印本锁所记的 PDF。",
    "{number}: {file} is missing.": "{number}：缺 {file}。",
    "{number}: {file} does not tell {term}.": "{number}：{file} 没有{term}。",
    "{number}: {file} cannot be read: {reason}": "{number}：{file} 读不了：{reason}",
    "{number}: {file} holds {name}.": "{number}：{file} 含有 {name}。",
    "this is no manifest of an archive.": "这不是归档清单。",
    "give --digest, which was printed when it was archived and kept apart.": (
        "请用 --digest 写明归档时给出、另行保存的数字摘要。"
    ),
    "no validator is installed: pip install page-validation.": (
        "没有安装校验工具：pip install page-validation。"
    ),
    "an antivirus program does it.": "须用杀毒软件检测。",
    "no group of terms.": "没有元数据项。",
    "groups within groups without end.": "层次过多。",
    "a document type or comment, which no metadata has.": "含有文档类型或注释，元数据里没有这些。",
    """examples:
  bulletin series recipients 2026/                               each gets one copy, or （3份）
  bulletin series recipients 2026/ --shares 分发.csv --csv 2026.csv

The table has 收件单位, 份数 and, for a name such as 各区局 that stands for several, 名义.
""": """示例：
  bulletin series recipients 2026/                               每期各一份，或按（3份）
  bulletin series recipients 2026/ --shares 分发.csv --csv 2026.csv

分发表有收件单位、份数两栏；各区局之类代指若干单位的，另用名义一栏写明。
""",
    """examples:
  bulletin series number 2026-03.yaml --csv 份号.csv
  bulletin series number 2026-03.yaml --shares 分发.csv --csv 份号.csv --pages 份号.pdf
""": """示例：
  bulletin series number 2026-03.yaml --csv 份号.csv
  bulletin series number 2026-03.yaml --shares 分发.csv --csv 份号.csv --pages 份号.pdf
""",
    """examples:
  bulletin series booklet 2026-03.pdf -o booklet.pdf                       saddle-stitched
  bulletin series booklet 2026-03.pdf -o booklet.pdf --blanks before-last  版记 on the back
  bulletin series booklet 2026.pdf -o booklet.pdf --gathering 4            to be sewn

Print it on both sides, turned on the short edge. It is for a printer alone: archive the other.
""": """示例：
  bulletin series booklet 2026-03.pdf -o booklet.pdf                       骑马钉
  bulletin series booklet 2026-03.pdf -o booklet.pdf --blanks before-last  版记在封底
  bulletin series booklet 2026.pdf -o booklet.pdf --gathering 4            锁线

双面打印，沿短边翻转。只供印刷，归档用原来的文件。
""",
    "count the copies that each recipient got": "统计各收件单位的份数",
    "number the copies of an issue (份号): which goes to whom": (
        "给一期各份编号（份号），登记发给谁"
    ),
    "an issue (YAML)": "一期的文件（YAML）",
    "the register, for variable printing too": "份号登记表，也供可变数据印刷",
    "write the numbers as pages to print over page 1 (PDF)": "把份号排成页，套印在首页上（PDF）",
    "the first number (1)": "起始份号（默认 1）",
    "impose a PDF two up as a booklet, for a printer": "把 PDF 拼成小册子，供印刷",
    "an issue or a volume": "一期或合订本",
    "the print file": "印刷文件",
    "where pages go that fill the last sheet (end)": "补足整张的空白页放在哪里（默认 end，末尾）",
    "sheets that lie in each other (all)": "一帖几张纸（默认全部套在一起）",
    "a table of copies (CSV): 收件单位, 份数, 名义": "分发表（CSV）：收件单位、份数、名义",
    "{name}: {issues}, {copies}{several}": "{name}：{issues}，{copies}{several}",
    "{n} copy": "{n}份",
    "{n} copies": "{n}份",
    "; it stands for several": "；代指若干单位",
    "copies are numbered of one issue at a time.": "份号一期一期地编。",
    "{n} blank page": "{n}个空白页",
    "{n} blank pages": "{n}个空白页",
    "a print file: no tags, no PDF/A, no PDF/UA": "印刷文件，不带标签，不是 PDF/A、PDF/UA",
    "{issues}; {told} tell 共印: {printed} printed, {given} given.": (
        "{issues}；其中{told}期写明共印：共印{printed}份，分发{given}份。"
    ),
    "{number!r} is no number of copies for {name!r}.": "“{number}”不是“{name}”的份数。",
    "Write a name and 1, 2, 3 …": "请写单位名和 1、2、3……",
    "{name} stands twice.": "{name} 重复。",
    "Take one of both out.": "请去掉一个。",
    "there is no column {column}.": "没有“{column}”一栏。",
    "the column {column!r} is unknown.": "没有“{column}”这一栏。",
    "{given} copies are to be given, and {printed} are printed.": (
        "要发{given}份，只印{printed}份。"
    ),
    "Print more, or give fewer.": "请多印，或少发。",
    "{name} stands for several; who gets which number is not told.": (
        "{name}代指若干单位，没有写明各份发给谁。"
    ),
    "Give a table (--shares) with a row for each, and the name under 名义.": (
        "请用 --shares 给出分发表，逐个写明单位，并在名义一栏写这个名称。"
    ),
    "a 份号 has six digits: from 1 to {most}.": "份号为六位数，从1到{most}。",
    "the digits of the face that numbers are set in are not of one width.": (
        "份号所用字体的数字宽度不一。"
    ),
    "Set text.serial in another face.": "请给 text.serial 换一种字体。",
    "there is no {word!r} here.": "这里没有“{word}”。",
    "a gathering has one sheet or more.": "一帖至少一张纸。",
    "it is encrypted": "加了密",
    "it has no pages": "没有页",
    "page {number} is {width:.0f} × {height:.0f} pt, the first {wide:.0f} × {high:.0f} pt.": (
        "第{number}页为 {width:.0f} × {height:.0f} 点，第1页为 {wide:.0f} × {high:.0f} 点。"
    ),
    "Impose pages of one size.": "各页大小须相同。",
}
