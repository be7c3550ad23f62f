"""Chinese of what is said about a series of issues."""

from __future__ import annotations

ROWS = {
    "Add its file, or mend the numbers.": "请补上这一期的文件，或改正期号。",
    "Add what is not there, or mend the totals.": "请补上缺的各期，或改正总期号。",
    "Is it number {meant}?": "是否应为第{meant}期？",
    "Is it {meant}?": "是否应为{meant}？",
    "Mend one of them.": "请改正其中一个。",
    "Mend the date or the number.": "请改正日期或期号。",
    "Mend the totals of one part.": "请改正其中一段的总期号。",
    "Mend the year or the date.": "请改正年份或日期。",
    "Name issues' files or folders of them.": "请写各期的文件，或所在文件夹。",
    "Number one of them anew.": "请给其中一期改号。",
    "a kind (专刊, 增刊) whose numbers do not begin anew each year": (
        "期号跨年连续的种类（专刊、增刊）"
    ),
    "a year's issues as one: check and search them": "全年各期合在一起：核对、检索",
    "an SQLite file in which what was read is kept; it may be thrown away": (
        "记住已读内容的 SQLite 文件，可随时删去"
    ),
    "dated {date}, out of the order of the numbers: {between}.": (
        "日期 {date} 与期号先后不合：{between}。"
    ),
    """examples:
  bulletin series check 2025/ 2026/               every issue in these folders
  bulletin series check 2026/ --counted-on 专刊    specials are numbered on over the years
""": """示例：
  bulletin series check 2025/ 2026/               两个文件夹里的各期
  bulletin series check 2026/ --counted-on 专刊    专刊期号跨年连续
""",
    """examples:
  bulletin series check 2026/            numbers, dates, repeats, names, changes of a year
  bulletin series search 快递 2026/       every place where it stands
  bulletin series bind 2026/ -o 2026.pdf a year as one volume
""": """示例：
  bulletin series check 2026/            核对一年的期号、日期、重复、名称、变动
  bulletin series search 快递 2026/       找出所有出处
  bulletin series bind 2026/ -o 2026.pdf 全年合订
""",
    """examples:
  bulletin series search 快递 2026/                              a word of one character or more
  bulletin series search 安全 2026/ --unit 邮政 --from 2026-03-01  of one unit, from a day on
  bulletin series search 安全 2026/ --pages                      with page and line as printed
""": """示例：
  bulletin series search 快递 2026/                              一个字以上的词
  bulletin series search 安全 2026/ --unit 邮政 --from 2026-03-01  某单位来稿，从某日起
  bulletin series search 安全 2026/ --pages                      带印出的页、行
""",
    "find words in all issues": "在各期里检索",
    "from number {number} on the total is number {constant:+}, else in the year {usual:+}.": (
        "从第{number}期起总期号为期号{constant:+}，当年其余各期为{usual:+}。"
    ),
    "from this day on": "从这一天起",
    "issues (YAML), or folders": "各期文件（YAML）或文件夹",
    "no. {after} is of {last}": "第{after}期为 {last}",
    "no. {before} is of {first}": "第{before}期为 {first}",
    "no. {before} is of {first}, no. {after} of {last}": (
        "第{before}期为 {first}，第{after}期为 {last}"
    ),
    "no. {number} is the last of {year}; the totals of {after} go on after no. {due}.": (
        "{year}年最后一期是第{number}期，而{after}年的总期号接在第{due}期之后。"
    ),
    "only what this author wrote": "只找这位作者的稿件",
    "only what this unit sent in": "只找这个单位的来稿",
    "page {page} line {line}": "{page}页{line}行",
    "say what is wrong between issues: numbers, dates, repeats, names, changes": (
        "核对各期之间：期号、日期、重复、名称、变动"
    ),
    "sent on {sent}, before the day of the issue, {date}.": (
        "印发日期 {sent} 早于出刊日期 {date}。"
    ),
    "the issue is of {year}, and dated {date}.": "期号属{year}年，日期却是 {date}。",
    "the number is {number}, and the total {total} is that of number {meant} (+{constant}).": (
        "期号为{number}，而总期号{total}对应第{meant}期（+{constant}）。"
    ),
    "the total is {total}; with number {number} it would be {meant} (+{constant}).": (
        "总期号为{total}，按第{number}期应为{meant}（+{constant}）。"
    ),
    "the total {total} is there already: {file}.": "总期号{total}已经用过：{file}。",
    "there is no issue in {where}.": "{where} 里没有一期简报。",
    "Add it.": "请补上。",
    "Write {known}, if that is meant.": "如果是指“{known}”，请照写。",
    "there is no column {head}.": "没有“{head}”这一栏。",
    "it came on {came}, after it was printed on {printed}.": (
        "收稿日期{came}，在刊用日期{printed}之后。"
    ),
    "its 稿号 stands on “{title}”, whose text is that of {other}.": (
        "它的稿号写在“{title}”上，那篇的正文却是 {other} 的。"
    ),
    "printed without a row in the register: {count} ({shown}).": (
        "刊用了而登记里没有的有{count}篇（{shown}）。"
    ),
    "the register has no {number}.": "登记里没有 {number}。",
    "Add its row, or mend the 稿号.": "请补登，或改正稿号。",
    "Add their rows, if they are to count.": "要计入的请补登。",
    "One of them is another contribution.": "其中一篇是别的稿件。",
    "Mend the 稿号 in the issue.": "请改正那一期里的稿号。",
    "Mend the date or the 稿号.": "请改正日期或稿号。",
    "Spell one name one way: each is counted by itself.": "同一单位请统一写法，否则分别统计。",
    "passed over: it has no key of an issue (articles, briefs, period …).": (
        "没有简报的键（文章、简讯、期号等），略过。"
    ),
    "{file} is read, and cannot be written to.": "{file} 是要读的文件，不能写到那里。",
    "{file} would be written twice.": "{file} 会写两次。",
    "{file} is there already, and may be an issue's file.": (
        "{file} 已经存在，可能是稿件，不能写到那里。"
    ),
    "{file} is the PDF of the issue beside it.": "{file} 是旁边那期简报的 PDF，不能写到那里。",
    "there is nothing to look for.": "没有写要找的词。",
    "up to this day": "到这一天为止",
    "what to look for, as it is written": "要找的词，照原文写",
    "with page and line; each issue is laid out for it": "带页、行；为此要排出各期",
    "with {names}": "增加{names}",
    "without {names}": "减少{names}",
    "in another order": "次序不同",
    "different in this issue alone: {what}.": "只有这一期不同：{what}。",
    "different from here on: {what}.": "从这一期起不同：{what}。",
    "{issues}: {counts}.": "{issues}：{counts}。",
    "{place}: {where}: {words}": "{place}：{where}：{words}",
    "{option}: {problem}": "{option}：{problem}",
    "it is another program's database": "这是别的程序的数据库",
    "{date} is a public holiday, {name}.": "{date} 是法定节假日（{name}）。",
    "{file} cannot be used to remember a series: {reason}.": (
        "{file} 不能用来记住各期：{reason}。请换一个文件。"
    ),
    "{kind} no. ": "{kind}第",
    "{n} issue": "{n}期",
    "{n} issues": "{n}期",
    "{n} passage": "{n}处",
    "{n} passages": "{n}处",
    "{passages} in {issues}.": "{issues}中共{passages}。",
    "{row}{missing} is not there.": "缺{row}{missing}期。",
    "{row}{number} is there already: {file}.": "{row}{number}期已经有了：{file}。",
    "{share:.0%} of “{title}” was printed before: {place}.": (
        "“{title}”有{share:.0%}先前已刊用：{place}。"
    ),
    """examples:
  bulletin series stats 2026/ --register 来稿.csv        what each unit sent and had printed
  bulletin series stats 2026/ --register 来稿.csv --from 2026-07-01 --to 2026-09-30 --csv q3.csv
  bulletin series stats 2026/ --register 来稿.csv --by month --xlsx 2026.xlsx

The register is a table: 稿号, 收稿日期, 来稿单位, 标题, 种类, 正文. What is only guessed is told,
and counted apart: write its 稿号 into the issue, under manuscript:.
""": """示例：
  bulletin series stats 2026/ --register 来稿.csv        各单位来稿和刊用数
  bulletin series stats 2026/ --register 来稿.csv --from 2026-07-01 --to 2026-09-30 --csv q3.csv
  bulletin series stats 2026/ --register 来稿.csv --by month --xlsx 2026.xlsx

来稿登记是一张表：稿号、收稿日期、来稿单位、标题、种类、正文。只能推断的另计并列出，
认定后在那一期文章的 稿号 里写上。
""",
    "count what each unit sent in, and what of it was printed": "统计各单位来稿和刊用情况",
    "what was sent in (CSV or YAML)": "来稿登记（CSV 或 YAML）",
    "list this unit first, with nothing if it sent nothing; may be repeated": (
        "先列这个单位，没有来稿的也列；可写几次"
    ),
    "write the table for a spreadsheet": "把统计表写成电子表格可开的文件",
    "  {name}: {sent} sent, {printed} printed, {briefs} in brief, {unsure} unsure": (
        "  {name}：来稿{sent}，刊用{printed}，简讯{briefs}，待认{unsure}"
    ),
    "also by months or quarters, a column for each": "另按月或按季度分列",
    "write it as a workbook": "写成工作簿",
    "from {first} to {last} are too many periods; say --from and --to.": (
        "从 {first} 到 {last} 期间太多，请写 --from 和 --to。"
    ),
    "a sheet of a workbook cannot hold so many columns or rows; write it as CSV.": (
        "工作表放不下这么多栏或行，请写成 CSV。"
    ),
    "{name}: {sent} sent, {printed} printed, {briefs} in brief, {unsure} unsure": (
        "{name}：来稿{sent}，刊用{printed}，简讯{briefs}，待认{unsure}"
    ),
    "“{sent}” may be “{title}”, {place} ({share:.0%}).": (
        "“{sent}”可能就是“{title}”，{place}（{share:.0%}）。"
    ),
    "If it is, write its 稿号 there under manuscript:.": "如果是，请在那篇写上稿号。",
    "{number} is there already: {place}.": "{number}已经有了：{place}。",
    "Give each row its own.": "请每条各用一个稿号。",
    "the first row has no name of a column.": "第一行没有栏目名称。",
    "Write {needed} and so on above the columns.": "请在各栏上方写 {needed} 等。",
    "the row has {n} cells.": "这一行有{n}格。",
    "Write {n}, as the first row has.": "请写{n}格，与第一行相同。",
    "the table cannot be read: {reason}.": "这张表读不了：{reason}。",
    "the table is neither in UTF-8 nor in GB18030.": "这张表既不是 UTF-8，也不是 GB18030 编码。",
    "Save it as CSV UTF-8.": "请另存为 CSV UTF-8。",
    "There are more. Narrow it with --unit, --person, --from and --to.": (
        "还有更多，请用 --unit、--person、--from、--to 缩小范围。"
    ),
    "{year} no. ": "{year}年第",
    "{year} {kind} no. ": "{year}年{kind}第",
    "{name} is {office} here, and {usual} elsewhere, before and after ({count} times).": (
        "{name}在这里是{office}，此前此后各期都是{usual}（{count} 处）。"
    ),
    "“{name}” is elsewhere written “{usual}” ({count} times).": (
        "“{name}”在别处写作“{usual}”（{count}次）。"
    ),
}
