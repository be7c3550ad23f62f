"""Chinese of what is said about scoring contributions, and of tables taken from files."""

from __future__ import annotations

ROWS = {
    "no quota counts: units: (名册) does not say which units are in which class.": (
        "任务数不起作用：名册没有写明哪些单位属于哪一类。"
    ),
    "there is no class {name} under units: (名册).": "名册里没有“{name}”这一类。",
    "--date is that of the issue: write --issue too.": "--date 是那一期的日期，请同时写 --issue。",
    "--register and --received, the day on which they came, go together.": (
        "--register 与 --received（收稿日期）要同时写。"
    ),
    "--from is after --to.": "--from 晚于 --to。",
    "--issue needs --date, the issue's date, and --csv, which it is taken from.": (
        "--issue 要写明 --date（那一期的日期）和 --csv（表格取自的文件）。"
    ),
    "Add it to the first row.": "请加在第一行。",
    "Add a row for it if they should.": "如应计分，请在办法里补一行。",
    "Begin with a line such as extends: county-office.": (
        "请从“沿用: county-office”这样的一行写起。"
    ),
    "Leave the publication and the kind out.": "请删去刊物和种类。",
    "Mend its name, or add it under units: (名册).": "请改正名称，或加进名册（units）。",
    "Put it before that one, or leave it out.": "请移到那一行之前，或删去。",
    "Write printed: (刊用).": "请写 刊用:（printed）。",
    "Write publication: (刊物).": "请写 刊物:（publication）。",
    "Write the 稿号 that it has there, or add it to the register.": (
        "请写登记里的稿号，或先登记这篇来稿。"
    ),
    'XLSX needs xlsxwriter. Run: python -m pip install "bulletin-layout[tables]"': (
        '写 XLSX 要用 xlsxwriter。请运行：python -m pip install "bulletin-layout[tables]"'
    ),
    "a file of rules, or a rule set's name": "计分办法的文件，或自带办法的名称",
    """examples:
  bulletin series ranking 2026/ --register 来稿.csv --rules city-office     every unit's points
  bulletin series ranking 2026/ --register 来稿.csv --adoptions 外刊采用.csv --rules 办法.yaml \\
    --from 2026-07-01 --to 2026-09-30 --by month --csv 通报.csv --xlsx 通报.xlsx

The rules are a YAML file, or one of: association, city-office, city-party-office, county-office,
county-template, district-bureau, province-department. A file may extend one of them.
""": """示例：
  bulletin series ranking 2026/ --register 来稿.csv --rules city-office     各单位得分
  bulletin series ranking 2026/ --register 来稿.csv --adoptions 外刊采用.csv --rules 办法.yaml \\
    --from 2026-07-01 --to 2026-09-30 --by month --csv 通报.csv --xlsx 通报.xlsx

办法是 YAML 文件，或自带的一套：association、city-office、city-party-office、county-office、
county-template、district-bureau、province-department；文件可以沿用其中一套。
""",
    "list this unit too, if it sent nothing; may be repeated": ("这个单位没有来稿也列；可写几次"),
    "no publication is named.": "没有写采用的刊物。",
    "nothing sent": "没有来稿",
    "of a 批示 the level and the date are kept, and nothing else.": (
        "批示只记级别和日期，不记其他。"
    ),
    "ranks within a class of units, or a column for each month or quarter": (
        "按单位类别分别排名，或按月、按季各列一栏"
    ),
    "rules are a list of keys and values.": "计分办法应由键和值组成。",
    "score what each unit sent in, under the office's rules, and rank the units (通报)": (
        "按本单位办法给各单位来稿计分、排名（通报）"
    ),
    "the register has no {number}.": "来稿登记里没有 {number}。",
    "the rules give nothing for it: {what}.": "办法里没有这一项的分值：{what}。",
    "the rules list {unit} in no class.": "名册里没有“{unit}”。",
    "a ranking is not by {by}. Write one of: {known}.": "不能按 {by} 排。请写：{known}。",
    "a table has no more than {most} columns of months or quarters.": (
        "一张表至多{most}栏月份或季度。"
    ),
    "an issue, or words of an office; of a year: rules of scoring, register, adoptions": (
        "一期简报，或本单位用词；全年的计分办法、来稿登记、外刊采用"
    ),
    "add each article to this register too (CSV or YAML)": (
        "同时登记到这份来稿登记（CSV 或 YAML）"
    ),
    "the table has no column {name}.": "这张表没有“{name}”一栏。",
    "when they came, for the register": "收稿日期，供登记",
    "there are no rules called {name}.": "没有叫 {name} 的办法。",
    "this row is there already: {place}.": "这一条已经有了：{place}。",
    "this row never counts: {place} fits it all.": "这一行用不上：{place} 已全部包括。",
    "what is multiplied is what being printed is worth, and no points are given for it.": (
        "加倍的是本刊刊用的分值，而办法没有写刊用的分值。"
    ),
    "what others did with it: 采用, 批示, 约稿 (CSV or YAML)": (
        "外单位采用、批示、约稿（CSV 或 YAML）"
    ),
    "that issue's date: 2026-04-08": "那一期的日期：2026-04-08",
    "write an issue with the 通报; it takes its tables from --csv (and --items)": (
        "写出登通报的一期，表格取自 --csv（和 --items）"
    ),
    "write both as a workbook": "把通报和明细写成工作簿（XLSX）",
    "write what the points are made of, as CSV": "把得分明细写成 CSV",
    "Run: bulletin fill {file}": "请运行：bulletin fill {file}",
    "Write it a key and a row a line.": "请一键一行、一条表行一行地写。",
    "Write the names of the columns in the first row, and rows below it.": (
        "请在第一行写各栏名称，其下写各行。"
    ),
    "Write it in the first row.": "请在第一行写上。",
    """examples:
  bulletin fill issue.yaml --dry-run  what would be written
  bulletin fill issue.yaml            the rows of each table with table_from: are those of its file
""": """示例：
  bulletin fill issue.yaml --dry-run  只看会写入什么
  bulletin fill issue.yaml            写有 表格取自 的各表，按其文件写入各行
""",
    "it is no issue.": "这不是一期简报。",
    "row {row}": "第{row}行",
    "the columns' names": "栏名",
    "the rows of {file} are not in the issue yet.": "{file} 的各行还没有写进这一期。",
    "the table has no rows.": "这张表没有表行。",
    "the table is no longer as {file} has it ({where}).": "表格与 {file} 已不一致（{where}）。",
    "the table is written in braces or brackets, and nothing can be put into it.": (
        "这张表写在括号里，不能写入。"
    ),
    "write the rows of tables that issues take from CSV files, and show them": (
        "按 CSV 文件写入各期表格的各行，并列出改动"
    ),
    "{file}: every table is as its file has it.": "{file}：各表与其文件一致。",
    "{file}: the rows are written.": "{file}：已写入各行。",
    "{file}: the rows would be written.": "{file}：会写入各行。",
    "{n} row": "登记{n}条",
    "{n} rows": "登记{n}条",
    "{register}  {rows}": "{register}  {rows}",
    "{register}: “{title}” is in it already; it gets no second row.": (
        "{register}：“{title}”已在其中，不再登记。"
    ),
    "{register}: fill in who sent {number} in.": "{register}：请补上 {number} 的来稿单位。",
    "{file} is written.": "{file} 已写好。",
    "{option}: it has to lie beside the issue, or below.": (
        "{option}：应放在那一期所在文件夹之内。"
    ),
    "{name} is there already: {place}.": "{name}已经有了：{place}。",
    "{rank}. {unit}: {points} points, {total} in the year ({counts})": (
        "{rank}．{unit}：{points}分，全年累计{total}分（{counts}）"
    ),
}
