"""Chinese of what is said about pages, PDFs and files that are written."""

from __future__ import annotations

ROWS = {
    "{n} page differs": "{n}页不同",
    "{n} pages differ": "{n}页不同",
    "{dpi} dpi is out of bounds. Write {least} to {most}.": (
        "{dpi} dpi 超出范围，请写 {least} 至 {most}。"
    ),
    "there is no page {page}; there are {n}.": "没有第{page}页，共{n}页。",
    "{file} cannot be read: {reason}.": "读不了 {file}：{reason}。",
    "the PDF carries too many files.": "这个 PDF 带的文件太多。",
    "the PDF cannot be read: {reason}": "这个 PDF 读不了：{reason}",
    "the PDF does not carry what it was made from. {way}": "这个 PDF 没有带上稿件。{way}",
    "Build it with --with-source, and it does.": "排印时加 --with-source，就会带上。",
    "the PDF carries a file called {name!r}.": "这个 PDF 带有名为“{name}”的文件。",
    "{file} cannot be written: {reason}.": "写不了 {file}：{reason}。",
    "{file}: the same, byte for byte.": "{file}：逐字节相同。",
    "{file}: not the same bytes. It was made by version {old}, this is {new}.": (
        "{file}：字节不同。原件由 {old} 版生成，现在是 {new} 版。"
    ),
    "{file}: {extent}.": "{file}：{extent}。",
    "That is as many pages as asked for.": "页数已合要求。",
    "{number}. {place}{words} → {after}": "{number}. {place}{words} → {after}",
    "Nothing was found that wins a line.": "没有找到能收一行的办法。",
    "together {numbers}: {extent}.": "合用 {numbers}：{extent}。",
    "All of them together do not reach {pages} pages.": "全部合用也到不了{pages}页。",
    "{pages}, {free} on the last": "{pages}，末页余{free}",
    "{n} line free": "{n}行",
    "{n} lines free": "{n}行",
    "there are {n} proposals.": "共有{n}条办法。",
    "proposal {number} changes words or their order, which is the editor's: {words}": (
        "第{number}条要动文字或次序，由编辑自己改：{words}"
    ),
    "{file}: {words} → {after}": "{file}：{words} → {after}",
    "{file} is no list of keys.": "{file} 不是键和值的列表。",
    "{file}: the photo is not in this file.": "{file}：照片不在这个文件里。",
    "{text!r} is no mark.": "“{text}”不是改动记号。",
    "Write 3页12行 部署=安排: page, line, the words as printed, what is to stand there.": (
        "请写成 3页12行 部署=安排：页、行、印出的字、改成的字。"
    ),
    "there are {n} pages.": "共{n}页。",
    "page {page} has {n} lines.": "第{page}页共{n}行。",
    "on that line stands: {words}": "该行是：{words}",
    "the words stand there more than once; write some beside them too.": (
        "该行里不止一处，请把旁边的字也写上。"
    ),
    "these words are printed by the library; see labels in the style.": (
        "这是软件加印的字，见版式的 labels。"
    ),
    "in the file they are written otherwise; change line {n}.": (
        "稿件里写法不同，请直接改第{n}行。"
    ),
    "these words stand in another file; change them there.": "这些字在另一个文件里，请到那里改。",
    "two marks change the same words.": "两处改动改的是同样的字。",
    "the issue would be read otherwise than meant.": "改后读出来不是所要的样子。",
    (
        "Change the file by hand: the new words mean something to YAML or are inline marks."
    ): "请直接改稿件：所改的字在 YAML 或行内标记里另有含义。",
    "{place}: {old} → {new}": "{place}：{old} → {new}",
    "{old} pages became {new}.": "{old}页变为{new}页。",
    "No page moves.": "各页起始不变。",
    "Other words begin page {pages}.": "第{pages}页的起始变了。",
    (
        "page {page}, line {line} of the lock no longer fits: it is {excess:.1f} pt too wide."
    ): "第{page}页第{line}行按印本锁排不下：宽出{excess:.1f}磅。",
    "page {page}, line {line} is not as it was issued: {words}": (
        "第{page}页第{line}行与付印时不同：{words}"
    ),
    "page {page}, line {line} as it was issued no longer stands there.": (
        "第{page}页付印时的第{line}行不在原处了。"
    ),
    "page {page}, line {line}: {said}": "第{page}页第{line}行：{said}",
    "the text is not that of the lock: {words}": "文字与印本锁不符：{words}",
    "the lock has more text than the issue.": "印本锁里还有文字，本期里没有了。",
    "Take the lock away to issue it anew, or build with --no-lock.": (
        "要重新付印，请删去印本锁；只想看新排的，加 --no-lock。"
    ),
    "this is no lock of an issue.": "这不是印本锁。",
    "Take {file} away, or lock the issue again.": "请删去 {file}，或重新锁定。",
    "{file} is there already. Take it away, or write --replace.": (
        "已有 {file}。请先删去，或加 --replace。"
    ),
    "{target}  {pages}, {lines} kept": "{target}  锁定{pages}{lines}",
    "{file} is another PDF than the locked one. Build it.": (
        "{file} 不是锁定的那一份，请重新排印。"
    ),
    "it takes longer than {seconds} s (limit seconds).": "用时超过{seconds}秒（上限 seconds）。",
    "reading it takes longer than {seconds} s (limit import_seconds).": (
        "读取超过{seconds}秒（上限 import_seconds）。"
    ),
    "the issue has {pages:,} pages, more than {most:,} (limit pages).": (
        "共{pages:,}页，超过{most:,}页（上限 pages）。"
    ),
    "this needs {needed} lines in one piece, and a page has {have}.": (
        "这部分不能分开，要占{needed}行，一页只有{have}行。"
    ),
    "a row needs {needed} lines in one piece; across the page there are {lines}.": (
        "一行要占{needed}行高，横排的页上只有{lines}行。"
    ),
    "Shorten or divide it.": "请缩短或拆开。",
    "Write split: true (拆行: 是) in the table, and its rows go over pages.": (
        "请在表格里写 拆行: 是（split: true），表行就可跨页。"
    ),
    "the imprint stands alone on page {page}; lines missing for it on page {before}: {over}.": (
        "版记单独占第{page}页：第{before}页还差{over}行，排不下版记。"
    ),
    "bulletin fit ISSUE.yaml --pages {pages} tells what wins them.": (
        "bulletin fit ISSUE.yaml --pages {pages} 可列出省出这几行的办法。"
    ),
    (
        "a line is loose: {stretch:.2f} em between its characters, over {loosest:g}: {text}"
    ): "有一行太松：字间拉开{stretch:.2f}字，超过{loosest:g}：{text}",
    "Reword it, or let a long word break (a hyphen, a space).": (
        "请改动文字，或让长单词可断（加连字符或空格）。"
    ),
    "{count} cells of this table have no room for their words or numbers.": (
        "这张表有{count}个单元格放不下其中的单词或数。"
    ),
    "Turn it (turned: true), or divide its columns over two tables.": (
        "请横排（横排: 是），或把各栏分成两张表。"
    ),
    "an issue with a 密级 is shown by no server unasked.": (
        "标了密级的稿件，未经同意不用服务器显示。"
    ),
    "Build it on a machine approved for it; or say preview --secret.": (
        "请在经批准的机器上生成；确要预览，请加 --secret。"
    ),
    "Shorten the note, or put its words into the text.": "请缩短这条注，或把它写进正文。",
    "no face of {role} has {character!r} (U+{code:04X}).": (
        "{role} 的字体里都没有“{character}”（U+{code:04X}）。"
    ),
    "Install a font that has it, BabelStone Han or HanaMin, and build again.": (
        "请安装有这个字的字体，如 BabelStone Han 或 HanaMin（花园明朝），再生成一次。"
    ),
    (
        "The installed font {font} has it: build with --fonts and a file of two lines, "
        "extends: bundled and fallback: [{{name: {font}}}]."
    ): (
        "已安装的字体 {font} 有这个字：请写一个两行的文件，一行 extends: bundled，一行 "
        "fallback: [{{name: {font}}}]，用 --fonts 指明。"
    ),
    "Write another character, or add a face that has it to the font set.": (
        "请换一个字，或在字体集里加上有这个字的字体。"
    ),
    "the font set {name} has no role {role!r}.": "字体集 {name} 没有“{role}”。",
    "the columns' widths are {total:.0f} pt, and the measure {measure:.0f}.": (
        "各栏共宽{total:.0f}磅，版心宽{measure:.0f}磅。"
    ),
    "They are made narrower; write smaller widths.": "已按比例收窄；请把栏宽写小。",
    "the photos would be {width:.1f} pt wide.": "照片只剩{width:.1f}磅宽。",
    "Give their row more width, or put fewer abreast.": "请把这一排放宽，或少放几张。",
    "{name} has {dpi:.0f} dpi at this size, less than {least}.": (
        "{name} 在这个尺寸下只有{dpi:.0f} dpi，低于{least}。"
    ),
    "Make it narrower with width, or take a larger photo.": "请用“宽:”改窄，或换大一些的照片。",
    "the paragraph's {count} lines cannot be made {wanted}: "
    "with {most_fit} pt a character there are {best}.": (
        "这一段的{count}行改不成{wanted}行：每字调{most_fit}磅，是{best}行。"
    ),
    "Leave fit out, or add or cut words.": "请不写“调整:”，或增删文字。",
    "a line is {excess:.1f} pt wider than its measure: nothing in it may break.": (
        "有一行超出{excess:.1f}磅：行内没有可断之处。"
    ),
    "a word or number is broken after {text!r}: it is wider than the line or column.": (
        "词或数在“{text}”之后断开：它比一行或一栏还宽。"
    ),
    "a line ends {short:.1f} pt before the measure: what follows may not break.": (
        "有一行短{short:.1f}磅：后面的内容不能断开。"
    ),
    "Put a space or hyphen where it may break.": "请在可断之处加空格或连字符。",
    "Give it more room; a table may be turned (turned: true).": (
        "请留宽一些；表格可以横排（横排: 是）。"
    ),
    "{path} cannot be written: {reason}.": "{path} 写不出来：{reason}。",
    "another bulletin command works in {folder} still; nothing was written.": (
        "另一个 bulletin 命令还在 {folder} 中处理；什么也没有写入。"
    ),
    "{path} was saved by another program meanwhile; nothing was written.": (
        "{path} 在处理期间被另一个程序存盘；什么也没有写入。"
    ),
    "{folder} cannot be written to: {reason}.": "写不进 {folder}：{reason}。",
    "words were lost or doubled in the layout, and nothing was written: {listed}{more}. "
    "This is a fault of bulletin_layout; please report it with the issue's file.": (
        "排版时有文字丢失或重复，没有写出文件：{listed}{more}。"
        "这是 bulletin_layout 的错误，请连同稿件报告。"
    ),
    " (and {rest} more)": "（另有{rest}处）",
    "{fault} Details: {report}": "{fault}详情：{report}",
    "nothing was written.": "没有写出文件。",
    "the preview could not build it: {problem}": "预览程序没能排出版面：{problem}",
    # Differences of two PDFs
    "{old} pages became {new}": "{old}页变为{new}页",
    "page {page}: its boxes {old} became {new}": "第{page}页：页框 {old} 变为 {new}",
    "{n} line": "{n}行",
    "{n} lines": "{n}行",
    "page {page} begins {lines} earlier": "第{page}页早{lines}开始",
    "page {page} begins {lines} later": "第{page}页晚{lines}开始",
    "new: {text}": "新增{text}",
    "gone: {text}": "删去{text}",
    "after {context}: {old} became {new}": "{context}之后，{old}变为{new}",
    "{text} moved to page {page}": "{text}移到第{page}页",
    "{text} moved {by:.2f} pt {way}": "{text}向{way}移{by:.2f}磅",
    "down": "下",
    "up": "上",
    "right": "右",
    "left": "左",
    "font": "字体",
    "size": "字号",
    "{name} {old} became {new}": "{name} {old} 变为 {new}",
    "from {character} on, {changes}": "从{character}起，{changes}",
    "spacing changed at {text}": "{text}处的间距变了",
    "spacing changed in {text}": "{text}的间距变了",
    "page {page}: {old} rules became {new}": "第{page}页：{old}条线变为{new}条",
    "thickness {old:.3f} pt became {new:.3f} pt": "粗细 {old:.3f}磅 变为 {new:.3f}磅",
    "moved from {old} to {new}": "由 {old} 移到 {new}",
    "page {page}, rule {rule}: {changes}": "第{page}页第{rule}条线：{changes}",
    "page {page}: {old} pictures became {new}": "第{page}页：{old}幅图变为{new}幅",
    "page {page}, picture {picture}: {old} became {new}": (
        "第{page}页第{picture}幅图：{old} 变为 {new}"
    ),
    "at its beginning: {old} became {new}": "行首，{old}变为{new}",
    "{layer}: new: {row}": "{layer}：新增 {row}",
    "{layer}: gone: {row}": "{layer}：删去 {row}",
    "{layer}: {old} became {new}": "{layer}：{old} 变为 {new}",
    "page {page}, line {line}: {words}": "第{page}页第{line}行：{words}",
    "fonts": "字体",
    "outlines": "书签",
    "tags": "标签",
    "metadata": "元数据",
    "the photo {path} cannot be read any more: {reason}.": "照片 {path} 读不到了：{reason}。",
    "the photo {path} changed while the file was made.": "写文件时照片 {path} 有改动。",
}
