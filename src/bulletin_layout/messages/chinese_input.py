"""Chinese of what is said about files that are read: issues, styles, font sets, pictures."""

from __future__ import annotations

ROWS = {
    "Save it as text, and import that.": "请另存为文本，再导入。",
    "Unpack it, and import what is in it.": "请解压，导入其中的文件。",
    "Unpack it.": "请解压。",
    "it is no table of commas that can be read.": "这不是能读的逗号分隔表。",
    "reading .html needs lxml, which is not installed.": "读 .html 要用 lxml，还没有安装。",
    # YAML
    "the file is empty.": "文件是空的。",
    "reading it takes more than {most:,} bytes, or ends its reader (limit import_memory).": (
        "读取占用超过{most:,}字节，或使读取程序中断（上限 import_memory）。"
    ),
    "it could not be read: {reason}.": "没能读出来：{reason}。",
    "This is a fault of bulletin_layout; please report it with the file.": (
        "这是 bulletin_layout 的错误；请附上文件报告。"
    ),
    "{name} would be no YAML, and nothing was written.": "{name} 写出来不是 YAML，没有写文件。",
    "{name} would be read differently by each YAML parser; nothing was written.": (
        "不同的 YAML 解析器会把 {name} 读成不同的内容，没有写文件。"
    ),
    "This is a fault of bulletin_layout; please report it with what was to be written.": (
        "这是 bulletin_layout 的错误；请附上要写的内容报告。"
    ),
    "cannot be read: {reason}.": "读不出来：{reason}。",
    "this is not YAML: {said}.": "不是正确的 YAML：{said}。",
    "Check the indentation and the colons of this line and the one before.": (
        "请检查本行和上一行的缩进和冒号。"
    ),
    "is a folder.": "是文件夹。",
    "is no ordinary file.": "不是普通文件。",
    "Name the issue's file.": "请写稿件的文件名。",
    "the file is larger than {file_bytes:,} bytes (limit file_bytes).": (
        "文件超过{file_bytes:,}字节（上限 file_bytes）。"
    ),
    "Divide it.": "请分成几个。",
    "Divide it, or raise the limit.": "请分成几个，或提高上限。",
    "the file is not UTF-8 text.": "文件不是 UTF-8 文本。",
    "the file is in GBK (GB18030), not UTF-8.": "文件是 GBK（GB18030）编码，不是 UTF-8。",
    "Save it as UTF-8.": "请存为 UTF-8 编码。",
    "Save it again as UTF-8.": "请另存为 UTF-8 编码。",
    "lists or keys are nested more than {most} deep (limit nesting).": (
        "列表或键套了{most}层以上（上限 nesting）。"
    ),
    "Write them flat.": "请减少层数。",
    "the control character {character} cannot stand in a file.": (
        "{character}看不见，不能写在文件里。"
    ),
    "the invisible line end {character} stands here.": "这里有看不见的{character}。",
    "Delete it.": "请删去。",
    "a tab indents this line.": "本行用制表符缩进。",
    "Indent with spaces.": "请用空格缩进。",
    "the space {character} indents this line.": "本行用{character}缩进。",
    "Indent with ordinary spaces.": "请用普通空格缩进。",
    "a tab stands where YAML needs spaces.": "应写空格的地方有制表符。",
    "Use spaces.": "请改用空格。",
    "no space follows the dash.": "“-”之后没有空格。",
    "Write - {key}: …": "请写：- {key}: ……",
    "{key}: no space follows the colon.": "“{key}:”之后没有空格。",
    "Write {key}: …": "请写：{key}: ……",
    "a full-width colon follows the key.": "键名之后是全角冒号。",
    "Write a half-width colon and a space: {key}: …": "请写半角冒号加空格：{key}: ……",
    "a colon with a space after it stands inside unquoted text.": (
        "没有加引号的文字里有半角冒号加空格。"
    ),
    "Put the text in quotes, or write a full-width colon ：.": (
        "请给文字加英文引号，或改为全角冒号。"
    ),
    "{what} is no character.": "{what} 不代表任何字符。",
    "Write the character itself.": "请直接写这个字符。",
    "{what} means nothing within double quotes.": "{what} 在双引号里没有意义。",
    "Write \\{what}, or use single quotes.": "请写 \\{what}，或改用单引号。",
    "a quotation mark is opened and not closed.": "英文引号只有前一半。",
    "{bracket} is opened and not closed.": "{bracket} 只有前一半。",
    "Close it.": "请补上后一半。",
    "text stands after |.": "“|”之后有文字。",
    "Write it on the next line, indented.": "请另起一行，缩进书写。",
    "--- begins another document.": "“---”表示另一个文档开始。",
    "Delete it, or make it a file of its own.": "请删去，或另存为一个文件。",
    "a full-width comma stands between the entries.": "各项之间是全角逗号。",
    "Write a half-width comma and a space.": "请写半角逗号加空格。",
    "YAML takes {mark} at the beginning of a text for a mark of its own.": (
        "YAML 把文字开头的“{mark}”当作自己的符号。"
    ),
    "Put the text in quotes.": "请给文字加英文引号。",
    "YAML takes the text from # on for a comment, and it would be lost.": (
        "YAML 把“#”起的文字当作注释，这些文字会丢失。"
    ),
    "Put the text in quotes; put a comment on a line of its own.": (
        "请给文字加英文引号；注释请单写一行。"
    ),
    "a full-width ｜ stands for |.": "“｜”是全角的。",
    "Write |.": "请写半角的“|”。",
    "a full-width {mark} stands after the key.": "键名之后是全角的“{mark}”。",
    "Write half-width brackets and commas.": "括号和逗号请用半角。",
    "it is a Word, PDF or other file, no YAML.": "是 Word、PDF 或其他文件，不是 YAML。",
    "Take it in with bulletin import.": "请用 bulletin import 导入。",
    "these lines are joined into one paragraph: | is missing after the key.": (
        "这几行会并成一段：键名之后缺“|”。"
    ),
    "Write | after the key, and the paragraphs below, a line each.": (
        "请在键名之后写“|”，下面每行一段。"
    ),
    "this is a key, but stands in the text after |.": "这一行是键，却写进了“|”之后的正文里。",
    "A part of the issue begins as far left as the others of its kind.": (
        "请与同类的键对齐，不要缩进到正文里。"
    ),
    "A body with photos or tables is a list: write no | after its key, and begin each "
    "paragraph, and this, with “- ”.": (
        "正文里有照片、表格时写成列表：“正文:”后面不写“|”，各段和这一项都以“- ”起头。"
    ),
    "Write | instead of {mark}.": "请把“{mark}”改写成“|”。",
    "blanks or quotation marks stand in the key.": "键名里有空格或引号。",
    "Begin each item, the first one too, on a line of its own with “- ”.": (
        "每一项（包括第一项）都另起一行，以“- ”起头。"
    ),
    "Write a blank, or what it parts as the cells of a table:.": (
        "请改成空格；如果是从表格粘贴的，请写成“- 表格:”。"
    ),
    "nothing stands behind this dash.": "这个“-”后面没有内容。",
    "Write the entry, or delete the dash.": "请写上这一项，或删去“-”。",
    "the items below are read as part of this line.": "下面各项被当成这一行的一部分。",
    "this line is read as part of the text above it.": "这一行被当成上面文字的一部分。",
    "Write it as the item above: {count} spaces, then “- ” and the text.": (
        "请与上面一项对齐：先空{count}格，再写“- ”和文字。"
    ),
    "these lines are read as one text, with a space between.": "这几行会并成一行，中间空半格。",
    "Write each on a line of its own with “- ”, or all on one line.": (
        "分写几项时，每项另起一行，以“- ”起头；本是一项时，写在一行里。"
    ),
    "after > these lines are joined into one paragraph, with spaces between.": (
        "“>”之后的几行会并成一段，行间空半格。"
    ),
    "Write | instead of >: each line is a paragraph.": "请把“>”改成“|”，每行就是一段。",
    "Write / between folders.": "文件夹之间请写“/”。",
    # Keys and values
    "an issue is a list of keys and values.": "稿件应由键和值组成。",
    "Begin with a line such as header: …": "请从“报头: ……”这样的一行写起。",
    "A text of its own begins with “- ”; one text stands on one line.": (
        "另起一段，请在前面加“- ”；同一段文字，请写在一行里。"
    ),
    "Begin the text after the key on a line of its own with “- ” too.": (
        "请把键名后面的文字也另起一行，以“- ”起头。"
    ),
    "this key is unknown.": "没有这个键。",
    "this key does not belong here.": "这个键不在这里写。",
    "this key stands twice.": "这个键写了两次。",
    "Keep one of them.": "请只留一个。",
    "Keep one of them; or, if another entry begins here, put a dash and a space before it.": (
        "请只留一个；如果这里另起一项，请在前面加“- ”。"
    ),
    "a full-width colon stands after {key}.": "“{key}”之后是全角冒号。",
    "Write a half-width colon and a space.": "请写半角冒号，后面空一格。",
    "straight quotation marks begin a text, and more text stands after them.": (
        "文字以直引号开头，后引号之后还有文字。"
    ),
    "{dash} is not the dash that begins an entry.": "“{dash}”不是条目开头的短横。",
    "Write - and a space.": "请写半角的 -，后面空一格。",
    "Use single quotes, or / in the name of a file.": "请用英文单引号，或在文件名里用 /。",
    "this line is no key, and not a part of the text above.": (
        "这一行既不是键，也接不上前面的文字。"
    ),
    "If it goes on with that text, indent it as that is; if it is an item, begin it with -; if "
    "it is a key, put a colon after its name; a note for others begins with #.": (
        "接着上面的文字，就缩进相同；另起一项，就以“- ”起头；是键，就在键名后加半角冒号和空格；"
        "是备注，就以“#”起头。"
    ),
    "{mark} does not begin a comment.": "“{mark}”不能作备注的开头。",
    "Write # and a space.": "请写半角的 #，后面空一格。",
    "{mark} does not begin an item.": "“{mark}”不是一项的开头。",
    "{mark} stands after the key for a colon.": "键名之后应是半角冒号，写成了“{mark}”。",
    "{key}: an odd space follows the colon.": "“{key}:”之后是全角空格，应是半角空格。",
    "{key}: the colon is missing.": "“{key}”之后缺冒号。",
    "a mark stands here that a merge of two versions left.": "这里留有合并两个版本时的记号。",
    "Keep one of the two versions, and delete the three lines with such marks.": (
        "两个版本请只留一个，并删去带这种记号的三行。"
    ),
    "this line is indented by {own}, as no line above it is.": (
        "这一行缩进{own}格，上面没有这样缩进的行。"
    ),
    "Indent it by {fits}.": "请缩进{fits}格。",
    "this key is missing.": "缺这个键。",
    "Write {name}: … (or {chinese}: …). {help}": "请写“{chinese}: ……”（或“{name}: ……”）。{help}",
    "Did you mean {close}?": "是不是“{close}”？",
    "Write one of: {choices}.": "可以写：{choices}。",
    "keys and values belong here.": "这里应写键和值。",
    "Write {keys}.": "请写成：{keys}",
    "this key stands twice: line {line} has it too.": "这个键写了两次，第{line}行已经有了。",
    "a file name belongs here.": "这里应写文件名。",
    "a list belongs here.": "这里应是列表。",
    "Begin each entry with a dash.": "请让每项以“- ”起头。",
    "the list is empty.": "列表是空的。",
    "Write entries, or leave the key out.": "请写上各项，或不写这个键。",
    "one value belongs here, not a list or keys.": "这里应写一个值，不是列表或键。",
    "text belongs here, not a list or keys.": "这里应写文字，不是列表或键。",
    "If the text holds a colon with a space, or begins with [ or {, put it in quotes.": (
        "文字里有半角冒号加空格，或以 [、{ 开头时，请加英文引号。"
    ),
    "the text is empty.": "没有文字。",
    "nothing but line breaks or blanks stands here.": "这里只有换行或空格。",
    "Write its words, or leave it out.": "请写上文字，或不写这一项。",
    "Write it, or leave the key out.": "请写上，或不写这个键。",
    "Write it.": "请写上。",
    "Write the issue here, or begin one with bulletin new.": (
        "请在这里写一期，或用 bulletin new 新建一期。"
    ),
    "{value!r} is written in full-width characters.": "{value!r} 是全角字符。",
    "Write the paragraphs under it.": "请在下面写各段。",
    "the text is longer than {most:,} characters (limit text_characters).": (
        "文字超过{most:,}字（上限 text_characters）。"
    ),
    "the issue holds more than {most:,} {limit} (limit {limit}).": (
        "稿件的数量超过{most:,}（上限 {limit}）。"
    ),
    "no block of text is known by these keys.": "正文里没有用这些键写的内容。",
    "Write one of the keys {leads}; text with a colon goes in quotes.": (
        "可用的键：{leads}；带冒号的文字请加英文引号。"
    ),
    "{value!r} is not a whole number.": "“{value}”不是整数。",
    "Write digits, such as 32.": "请写数字，如 32。",
    "Write a smaller number.": "请写小一些的数。",
    '"{value}" is not a date.': "“{value}”不是日期。",
    "Write YYYY-MM-DD.": "请写成 2026-12-01 或 2026年12月1日。",
    '"{value}" is not a date: there is no such day.': "“{value}”：没有这一天。",
    "Write one that exists, as YYYY-MM-DD.": "请写存在的日期，如 2026-12-01。",
    "{value!r} is not known.": "“{value}”不在可选之列。",
    "{value!r} is neither true nor false.": "“{value}”既不是“是”也不是“否”。",
    "Write true or false (是 or 否).": "请写 是 或 否（true、false）。",
    "{value!r} is not a length.": "“{value}”不是长度。",
    "Write a number with its unit (16pt, 25.4mm, 2字) or a 字号 such as 三号.": (
        "请写带单位的数（16pt、25.4mm、2字），或字号，如 三号。"
    ),
    "{value!r} is no number of lines.": "“{value}”不是行数。",
    "Write -1 line or +1 line.": "请写 -1行 或 +1行。",
    "a series file cannot name another.": "系列文件不能再引用系列文件。",
    "Leave it out.": "请删去。",
    "is not given; a blank is printed.": "没有写，印成空白。",
    "this text has no place; not printed.": "这段文字没有归处，不会印出。",
    "Move it to where it belongs, or delete it.": "请移到该在的地方，或删去。",
    "it is empty.": "是空的。",
    "Write table: or body:.": "请写“表格:”或“正文:”。",
    "there is no rule {name}.": "没有“{name}”这条规则。",
    # Tables
    "a list of rows belongs here.": "这里应是各行的列表。",
    "a row is a list.": "一行应是列表。",
    "Write - [cell, cell, …].": "请写：- [一格, 一格, ……]。",
    "the row has {wide} cells{from_above}, the table {columns} columns.": (
        "这一行有{wide}格{from_above}，表格有{columns}栏。"
    ),
    " (and {covered} come from above)": "（另有{covered}格由上面的行占用）",
    "Write one cell a column.": "请每栏写一格。",
    "a cell goes {down} rows down, and {left} are left.": "单元格向下占{down}行，只剩{left}行。",
    "Write down: {left}, or add rows.": "请写“跨行: {left}”，或增加行。",
    "a merged cell overlaps one that comes down from a row above.": (
        "合并的单元格与上面的行跨下来的单元格重叠。"
    ),
    "Make it narrower, or the one above shorter.": "请改窄，或让上面的少跨几行。",
    "the table has head rows, which stand instead of the columns' headings.": (
        "表格写了“表头”，各栏的“栏名”就不印了。"
    ),
    "Leave this heading out.": "请删去这个栏名。",
    "a column has no heading.": "有一栏没有“栏名”。",
    "Write heading: in each column, or head rows.": "请给每栏写“栏名:”，或写“表头:”。",
    # Inline marks
    "{mark} is opened and not closed.": "{mark} 只有前一半。",
    "{found} has no partner.": "{found} 只有一半。",
    "{inner} has no meaning within {where}.": "{inner} 在{where}里没有意义。",
    "braces": "花括号",
    "a link": "链接",
    "a note": "脚注",
    "{mark} holds nothing.": "{mark} 中间没有文字。",
    "{mark} is closed before what it holds.": "{mark} 先于其中的标记结束。",
    "the note is empty.": "脚注是空的。",
    "a note cannot stand here: it has no page of its own to stand at the foot of.": (
        "这里不能写脚注：没有可放脚注的页脚。"
    ),
    "Put its words into the text.": "请把脚注的文字写进正文。",
    "Write {escaped} for the characters themselves.": "要印出这些字符本身，请写 {escaped}。",
    "{mark} is printed as it stands: marks have no effect here.": (
        "{mark} 会照印：这里的标记不起作用。"
    ),
    # Files and pictures
    "{name!r} is an address, no file.": "“{name}”是网址，不是文件。",
    "{name!r} is an absolute path.": "“{name}”是绝对路径。",
    "{name!r} lies outside the issue's folder.": "“{name}”在稿件所在的文件夹之外。",
    "{name!r} is no ordinary file.": "“{name}”不是普通文件。",
    "there is no file {path}.": "没有文件 {path}。",
    "Write a file name relative to the issue's folder.": "请写相对于稿件所在文件夹的文件名。",
    "Put the file beside the issue, and write its name alone.": (
        "不要写盘符和路径：请把文件放到稿件旁边，只写文件名。"
    ),
    "Put it into the issue's folder, or check its name.": (
        "请把它放进稿件所在的文件夹，或核对文件名。"
    ),
    "Move it there, or give --root a folder that holds both.": (
        "请移到那里，或用 --root 指定包含两者的文件夹。"
    ),
    "{value}: {problem}.": "{value}：{problem}。",
    "it ends before its picture begins; it was cut off on its way": "文件不完整，传送时被截断",
    "its end is missing; it was cut off on its way": "缺少结尾，传送时被截断",
    "it has no picture in it": "里面没有图像",
    "it is no JPEG": "不是 JPEG",
    "its markers are broken": "JPEG 结构损坏",
    "its frame says that it has no size": "图像没有尺寸",
    "its header says that it has no size": "图像没有尺寸",
    "its header is broken": "文件头损坏",
    "it is of a kind of JPEG that PDF cannot show": "这种 JPEG 不能放进 PDF",
    "it has {precision} bits a colour; PDF shows 8": "每色{precision}位，PDF 只能显示8位",
    "its pixels cannot be decoded": "像素解不出来",
    "it holds more pixels than its header says": "像素多于文件头所说",
    "it is HEIC, which a telephone makes; save it as JPEG first": "是手机的 HEIC，请先另存为 JPEG",
    "it is AVIF; save it as JPEG first": "是 AVIF，请先另存为 JPEG",
    "it is none of {kinds}": "不是 {kinds}",
    "JPEG, PNG and WebP": "JPEG、PNG、WebP",
    "it is larger than {picture_bytes:,} bytes (limit picture_bytes)": (
        "超过{picture_bytes:,}字节（上限 picture_bytes）"
    ),
    "it has {width:,} × {height:,} pixels, more than {most:,} in all (limit picture_pixels)": (
        "有{width:,}×{height:,}个像素，总数超过{most:,}（上限 picture_pixels）"
    ),
    "Make it smaller, or raise the limit.": "请缩小，或提高上限。",
    "it cannot be read: {reason}": "读不出来：{reason}",
    "Save the photo again as JPEG or PNG.": "请把照片另存为 JPEG 或 PNG。",
    "the picture cannot be decoded: {problem}.": "图像解不出来：{problem}。",
    "Save it again.": "请重新保存。",
    "{count} photos stand abreast; {most_abreast} can.": (
        "一排有{count}张照片，最多{most_abreast}张。"
    ),
    "Begin another row with - photos:.": "请用“- 并排照片:”另起一排。",
    "the photo has neither caption nor alt.": "照片既没有“说明”也没有“替代文字”。",
    "Write alt: and in a few words what it shows.": "请写“替代文字:”，用几个字说明照片内容。",
    # Styles and font sets
    "it is larger than {n:,} bytes.": "超过{n:,}字节。",
    "it is no ICC profile of a printer with CMYK, version 2 or 4.": (
        "这不是印刷用的 CMYK 特性文件（ICC 第2或第4版）。"
    ),
    "it is a broken ICC profile: {reason}.": "特性文件已损坏：{reason}。",
    "Ask the printer for its output profile: ICC, CMYK.": (
        "请向印刷厂要它的输出特性文件（ICC，CMYK）。"
    ),
    "Write srgb, or the name of an ICC file beside the style.": (
        "请写 srgb，或写与版式同处的 ICC 文件名。"
    ),
    "{name!r} cannot be the name of an ink.": "“{name}”不能作专色名。",
    "Write the name by which the printer knows it, such as 大红.": (
        "请写印刷厂所用的名称，如“大红”。"
    ),
    "there is no style {name!r}.": "没有版式“{name}”。",
    "the style extends itself: {chain}.": "版式继承了自己：{chain}。",
    "the style holds more than {most_values:,} values.": "版式的值超过{most_values:,}个。",
    "a stylesheet holds no lists and few levels.": "版式里没有列表，层次也不多。",
    "a key is a word.": "键应是一个词。",
    "is not given by this style or the styles it extends.": "这个版式和它继承的版式都没有写。",
    "Write extends: base to inherit it.": "请写 extends: base，继承它的值。",
    "Write text: {{{key}: {{size: 三号}}}}.": "请写 text: {{{key}: {{size: 三号}}}}。",
    "number": "数",
    "integer": "整数",
    "colour": "颜色",
    "rise": "升降",
    "flag": "是或否",
    "choice": "可选的值",
    "Write a number such as 0.25.": "请写数，如 0.25。",
    'Write "#D7000F", in quotes.': '请写 "#D7000F"，带引号。',
    "the label is empty.": "标签是空的。",
    "{text!r} has a placeholder that is unknown.": "“{text}”里有不认识的占位符。",
    "Known are: {known}.": "可用的有：{known}。",
    "none": "无",
    "the lines do not fit on the paper's height.": "各行超出纸高。",
    "the lines do not fit on the paper's width.": "版心超出纸宽。",
    "the set has no roles.": "字体集里没有 roles。",
    "Write roles:, or extends: bundled.": "请写 roles:，或 extends: bundled。",
    "{name!r} cannot be extended.": "不能继承“{name}”。",
    "Write extends: bundled.": "请写 extends: bundled。",
    "a list of folders belongs here.": "这里应是文件夹的列表。",
    "Write faces: and roles:.": "请写 faces: 和 roles:。",
    "{trust!r} is unknown.": "“{trust}”不在可选之列。",
    "{path} {problem}.": "{path}{problem}。",
    "has no face of index {index}; it has {count}": "没有序号为 {index} 的字体，共{count}个",
    "is no font with TrueType or CFF outlines": "不是 TrueType 或 CFF 轮廓的字体",
    "forbids embedding by its licence (fsType 0x0002)": "的许可禁止嵌入（fsType 0x0002）",
    "allows embedding of bitmaps only by its licence (fsType 0x0200)": (
        "的许可只允许嵌入点阵（fsType 0x0200）"
    ),
    "{index!r} is not a whole number.": "“{index}”不是整数。",
    "a key is a text, not {type}.": "键应是文字，不能是 {type}。",
    "{type} cannot stand here.": "这里不能是 {type}。",
    "Give a text, a number, a date, True or False, a list or a mapping.": (
        "请给文字、数、日期、True 或 False、列表或字典。"
    ),
    "it stands within itself.": "它包含了自己。",
    "Give a copy.": "请给一个副本。",
    "{type} is no issue.": "{type} 不是稿件。",
    "Give YAML as text or bytes, a stream of it, or a mapping.": (
        "请给 YAML 的文字或字节、它的流，或字典。"
    ),
    "{number} is more than {most}.": "{number} 大于 {most}。",
    "cannot be read: {reason}": "不能读：{reason}",
    "ends in the middle of a table": "在一个表的中间就结束了",
    "its table {tag} lies beyond its end": "的表 {tag} 超出文件末尾",
    "its table {tag} is too short": "的表 {tag} 太短",
    "says that its em is {em} units": "的 em 是 {em} 个单位，不合理",
    "has {advances} advances for {glyphs} glyphs": "有 {glyphs} 个字形，却有 {advances} 个字宽",
    "Take another font file.": "请换一个字体文件。",
    "the font cannot be cut down for the {format}: {reason}.": (
        "这个字体不能取子集写入 {format}：{reason}。"
    ),
    "a table is broken": "有一个表是坏的",
    "the names of a font belong here.": "这里应是字体的名称。",
    "{file} is not there.": "没有文件 {file}。",
    "a list of faces belongs here.": "这里应是字体的列表。",
    "Write [FACE, …].": "请写 [字体, ……]。",
    "there is no face {name!r}.": "没有字体“{name}”。",
    "lower: {lower!r} is not a number of em.": "lower：“{lower}”不是以 em 计的数。",
    "Write 0.075.": "请写数，如 0.075。",
    "this key says nothing beside {key}.": "与 {key} 同写时，这一项不起作用。",
    "Take one of the two away.": "请去掉其中一个。",
    "true or false belongs here.": "这里要写 true 或 false。",
    "lines would overlap.": "各行会重叠。",
    "Write 0 for the lines of the page, or 0.8 and more; 1.3 to 1.5 is usual.": (
        "请写 0（与正文各行对齐），或写 0.8 以上；通常为 1.3 至 1.5。"
    ),
    "{absent} is not installed": "没有安装“{absent}”",
    "{message}; {name} takes its place.": "{message}，以 {name} 代替。",
    "{message}.": "{message}。",
    # Imports
    "it is an old Word file (.doc).": "是旧的 Word 文件（.doc）。",
    "Save it as .docx in Word, and import that.": "请在 Word 中另存为 .docx，再导入。",
    "Save a .doc as .docx in Word, and import that.": "请在 Word 中把 .doc 另存为 .docx，再导入。",
    "it is no Word file (.docx) that can be read: {problem}.": (
        "不是能读的 Word 文件（.docx）：{problem}。"
    ),
    "reading .docx needs python-docx, which is not installed.": (
        "读 .docx 要用 python-docx，还没有安装。"
    ),
    'Run: python -m pip install "bulletin-layout[import]"': (
        '请运行：python -m pip install "bulletin-layout[import]"'
    ),
    "only to a list that is written with a dash each can be added.": (
        "只有各项以“- ”起头的列表才能添加。"
    ),
    "the issue is written in braces, and nothing can be added to it.": (
        "稿件整个写在花括号里，不能添加。"
    ),
    "Write each item on lines of its own that begin with -.": "请让每项另起一行，以“- ”起头。",
    "{name} is no issue.": "{name} 不是稿件。",
    "{name} would be no issue with what is to be added.": "加进去之后，{name} 就不成稿件了。",
    "Run bulletin check on it first.": "请先对它运行 bulletin check。",
    "it holds no text that can be read.": "里面没有可读的文字。",
    "It may be a scan: have its text recognised first, and import that.": (
        "可能是扫描件：请先做文字识别，再导入。"
    ),
    "it is neither UTF-8 nor GB 18030 text.": "既不是 UTF-8 也不是 GB 18030 文本。",
    "{pdf} is not a PDF.": "{pdf} 不是 PDF。",
    "{name} cannot be read: {reason}.": "{name} 读不出来：{reason}。",
    "it is encrypted": "已加密",
    "it is damaged or cut short": "已损坏或不完整",
    # What the system says
    "No such file or directory": "没有这个文件或文件夹",
    "Permission denied": "没有权限",
    "Is a directory": "是文件夹",
    "Not a directory": "不是文件夹",
    "it is a folder": "是文件夹",
    "it is read-only": "是只读文件",
    "it is no plain file": "不是普通文件",
    "Read-only file system": "磁盘只读",
    "No space left on device": "磁盘已满",
    "File name too long": "文件名太长",
    "Too many levels of symbolic links": "符号链接互相指向",
    "Address already in use": "已被占用",
    # Bounds and kinds
    "{value!r} is out of bounds.": "“{value}”超出范围。",
    "Write {least} to {most}.": "请写 {least} 至 {most}。",
    "{value!r} has too many digits.": "“{value}”位数太多。",
    "{value!r} is not a number.": "“{value}”不是数字。",
    "{value!r} is not a colour.": "“{value}”不是颜色。",
    "one value belongs here.": "这里只能写一个值。",
    "an alias (*) stands within what it names (&).": "引用（*）写在它所指的内容（&）里面。",
    "Write the text itself.": "请直接写出文字。",
    "Write its words.": "请写上文字。",
    "{former} is now called {name}.": "{former} 已改名为 {name}。",
    "Write {name}: (or {chinese}:).": "请写 {name}:（或 {chinese}:）。",
    "Write {name}: {value} (or {chinese}: {value}).": (
        "请写 {chinese}: {value}（或 {name}: {value}）。"
    ),
    "{value!r} does not rise.": "“{value}”不是由小到大。",
    "Write the smaller number first: 1-2.": "请先写小的期号，如 1-2。",
    "Write {name}:.": "请写 {name}:。",
}
