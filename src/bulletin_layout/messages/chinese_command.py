"""Chinese of what the command says: help, what was done, wrong use."""

from __future__ import annotations

ROWS = {
    # Help
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示本说明",
    "show program's version number and exit": "显示版本号",
    "{program}: error: {message}": "{program}：用法不对：{message}",
    "Typeset official Chinese bulletins (简报) from YAML into archive-grade PDF.": (
        "把 YAML 写成的简报排成可归档的 PDF。"
    ),
    "what is said in (the system's, or BULLETIN_LANGUAGE)": (
        "提示所用的语言（默认随系统，或由 BULLETIN_LANGUAGE 指定）"
    ),
    "typeset issues into PDFs": "把稿件排成 PDF",
    "report everything there is to say about issues or PDFs; write nothing": (
        "校对稿件，或查看 PDF；不写文件"
    ),
    "make the corrections of check that are certain, and show them": (
        "改正校对中有把握的问题，并显示改了什么"
    ),
    "say where two PDFs or OFDs differ (exit 0 same, 1 different, 2 cannot compare)": (
        "说明两个 PDF 或 OFD 有何不同（退出码 0 相同，1 不同，2 无法比较）"
    ),
    "begin the next issue's file from the last one's, or a new bulletin's folder": (
        "由上一期起草下一期，或新办一份简报"
    ),
    "the file to write, or the new bulletin's folder": "要写的文件，或新简报的文件夹",
    "the last issue": "上一期",
    "a new bulletin's office": "新简报的编印单位",
    "a new bulletin's style (gbt9704)": "新简报的版式（gbt9704）",
    "a line of a new bulletin's masthead": "新简报报头的一行",
    "whom a new bulletin is reported to": "新简报报送的上级",
    "whom a new bulletin is sent to": "新简报送达的单位",
    "whom a new bulletin is issued to": "新简报下发的单位",
    "name the office and the masthead: --office and --masthead, or --from.": (
        "请用 --office 和 --masthead 写明编印单位和报头，或用 --from 指出上一期。"
    ),
    "{target}  begun; write in it, then: bulletin build {target}": (
        "{target}  已起头；写好后：bulletin build {target}"
    ),
    "propose the office's own words from issues that were printed": "由以往各期提出本单位用词",
    "write a 校对单 to be signed": "另写一份校对单，供签字留存",
    "--report is of one issue.": "--report 一次一期。",
    "make an issue's file of Word, PDF, mail, web and text files": (
        "把 Word、PDF、邮件、网页、文本文件导入为稿件"
    ),
    "learn an office's style from PDF and Word files that it has published": (
        "由已发布的 PDF、Word 文件测得本单位的样式"
    ),
    ".pdf or .docx": ".pdf 或 .docx",
    "say where the format of Word and PDF files deviates from a style": (
        "格式体检：Word、PDF 文件与样式有何不符"
    ),
    "a style: gbt9704, or a file": "样式：gbt9704，或样式文件",
    "how it is told": "结果的格式",
    "write a copy of the PDF with notes": "另写一份带批注的 PDF",
    "show an issue in the browser, beside its findings, renewed whenever it is saved": (
        "在浏览器里显示版面和校对结果，存盘即更新"
    ),
    "print the JSON Schema of an issue, for editors that complete and check": (
        "输出稿件的 JSON Schema，供编辑器补全和检查"
    ),
    "issue descriptions (YAML)": "稿件（YAML）",
    "issues (YAML)": "稿件（YAML）",
    "the words file to write": "写成的用词文件",
    "issues (YAML) or PDFs": "稿件（YAML）或 PDF",
    "findings for a program, on standard output": "供程序读的格式，写到标准输出",
    "--format and --report are for issues, not for PDFs.": "--format 和 --report 只用于稿件。",
    "-- {kind}": "—— {kind}",
    "what cannot be read or set": "读不了、排不了的地方",
    "a file, - for standard output, or a folder": "一个文件，- 为标准输出，或文件夹",
    "formats, with commas: pdf,ofd (by the name after -o, or pdf)": (
        "写成哪几种格式，用逗号分开：pdf,ofd（不写则按 -o 的文件名，或 pdf）"
    ),
    "bulletin: what is said cannot be written: {reason}.": "bulletin：输出写不下去：{reason}。",
    "show an issue with a 密级 too, to this user alone": "标了密级的稿件也显示，只给本用户看",
    "{file}: only {known} can be written.": "{file}：只能写 {known}。",
    "{file} is not the name of a {format} file.": "{file} 不是 {format} 文件的名称。",
    "several formats need a folder after -o.": "几种格式一起写时，-o 之后应是文件夹。",
    "there is no writer of {format!r}.": "不能写“{format}”这种格式。",
    "{format} is not written with {keyword}.": "写 {format} 时不能用 {keyword}。",
    "a fragment whose elements bring their looks, for a page of another style": (
        "HTML 片段，各元素自带样子，供样式不同的网页使用"
    ),
    "of HTML only what stands in the page, for a content system": (
        "HTML 只写正文部分，供内容管理系统使用"
    ),
    "put what was changed in a Word file into the issue it was made of": (
        "把 Word 文件里改的内容写回原稿件"
    ),
    "an issue (YAML)": "稿件（YAML）",
    "the edited file": "改过的文件",
    "show what changed between two versions: struck out and underlined (花脸稿)": (
        "显示两稿之间的改动：删去的加删除线，增加的加下划线（花脸稿）"
    ),
    "an issue, REVISION:ISSUE of git, or .docx": "稿件、git 里的 版本:稿件，或 .docx",
    "the same, with the changes": "同上，改后的",
    "a .pdf, .ofd or .docx": ".pdf、.ofd 或 .docx",
    "who made the changes": "谁改的",
    "when (2026-03-01T10:00)": "何时改的（2026-03-01T10:00）",
    "{file}: a redline is written as {known}.": "{file}：花脸稿只能写成 {known}。",
    "{file} is one of the versions; give another name after -o.": (
        "{file} 是要比较的稿件之一，请在 -o 后另取名字。"
    ),
    "comparing Word files needs lxml, which is not installed.": (
        "比较 Word 文件要用 lxml，还没有安装。"
    ),
    "{time} is no time; write 2026-03-01 or 2026-03-01T10:00.": (
        "{time} 不是时间，请写成 2026-03-01 或 2026-03-01T10:00。"
    ),
    "Give a file, or REVISION:FILE that git keeps (HEAD~1:issue.yaml).": (
        "请给出文件，或 git 保存的 版本:文件（HEAD~1:issue.yaml）。"
    ),
    "git does not give this file: {reason}.": "git 取不到这个文件：{reason}。",
    "{file}: written": "{file}：已写好",
    "{n} change would be made": "将改 {n} 处",
    "{n} changes would be made": "将改 {n} 处",
    "{n} change made": "改了 {n} 处",
    "{n} changes made": "改了 {n} 处",
    "{file}: {done}, {left} left to you.": "{file}：{done}，{left} 处留给您。",
    "moved": "移动",
    "{file} cannot be read as a Word file: {reason}.": "{file} 不能当作 Word 文件读：{reason}。",
    "Save it as .docx again.": "请另存为 .docx。",
    "{file} is larger than the limits allow.": "{file} 超过了限值。",
    "words that are added when the issue is set were changed: {text}": (
        "排版时自动加的文字被改动：{text}"
    ),
    "{path} is no more in the issue; Word has: {text}": "{path} 已不在稿件中；Word 里是：{text}",
    "{path} was changed in both: the issue has {issue}; Word has {word}": (
        "{path} 两边都改了：稿件里是 {issue}；Word 里是 {word}"
    ),
    "{path} was taken out in Word and changed in the issue: {text}": (
        "{path} 在 Word 里删了，在稿件里改了：{text}"
    ),
    "{path} was taken out in Word; take it out of the file yourself: {text}": (
        "{path} 在 Word 里删了，请自行从文件中删去：{text}"
    ),
    "another photo": "换了照片",
    "  {name}": "  {name}",
    "pictures are inside a page, or beside one that is a file.": (
        "图片写在网页里，或写在网页文件旁的文件夹里。"
    ),
    "of HTML: pictures in the page, or beside it in a folder NAME-pictures": (
        "HTML 的图片：写在网页里，或写在旁边的“名称-pictures”文件夹里"
    ),
    "a photo": "照片",
    "{name} would be written.": "将写出 {name}。",
    "{name} was written.": "已写出 {name}。",
    "{path} was cropped or turned in Word; change its file.": (
        "{path} 在 Word 里裁剪或旋转过，请改照片文件。"
    ),
    "{path}: Word has other words for who cannot see the photo: {text}": (
        "{path}：Word 里照片的替代文字不同：{text}"
    ),
    "a photo was added in Word that is cropped, turned or in a group: {text}": (
        "Word 里新加的照片裁剪、旋转过或在组合里：{text}"
    ),
    "the width of {path} was changed both in the issue and in Word": (
        "{path} 的宽度在稿件里和 Word 里都改了"
    ),
    "several photos stand in one paragraph of Word; put those in yourself: {path}": (
        "Word 的一段里有几张照片，其余的请自行补上：{path}"
    ),
    "a picture of Word is of a kind that no issue can hold; save it as JPEG or PNG: {text}": (
        "Word 里有图片的格式稿件不能用，请另存为 JPEG 或 PNG：{text}"
    ),
    "{path} is shown at another width in Word; change the row's.": (
        "{path} 在 Word 里宽度不同，请改整行照片的宽度。"
    ),
    "the photo of {path} is another both in the issue and in Word": (
        "{path} 的照片在稿件里和 Word 里都换了"
    ),
    "a photo was added in Word; name its file in the issue: {text}": (
        "Word 里新加了照片，请在稿件里写明文件：{text}"
    ),
    "a table has other rows or columns; change it in the issue: {text}": (
        "表格的行或栏不同了，请在稿件里改：{text}"
    ),
    "the issue would say {ours} where Word says {words}.": (
        "写回后稿件里会是 {ours}，Word 里是 {words}。"
    ),
    "a new paragraph has no place in the file: {text}": "新段落在文件里没有位置：{text}",
    "{path} is written so that it cannot be changed here; Word has: {text}": (
        "{path} 的写法不能在此改动；Word 里是：{text}"
    ),
    "a backslash stands before a mark, which no file can say: {text}": (
        "反斜杠后面是标记字符，文件里没有这种写法：{text}"
    ),
    "a comment has no place: {text}": "批注没有位置：{text}",
    "the changes overlap in {file}.": "改动在 {file} 里互相重叠。",
    "of so many changes some cannot be made.": "改动很多，其中有些写不进去。",
    "{path}: what Word has cannot stand in the issue: {reason}": (
        "{path}：Word 里的写不进稿件：{reason}"
    ),
    "the text {text} would be lost or doubled.": "“{text}”会丢失或重复。",
    "a table was changed in both; put in yourself what Word has: {text}": (
        "表格两边都改了，Word 里的请手工写入：{text}"
    ),
    "a new title or what stands below one has no place; put it in yourself: {text}": (
        "新标题或它下面的文字没有位置，请手工写入：{text}"
    ),
    "a part of a block was moved; move the block in the file yourself: {text}": (
        "内容的一部分挪了位置，请在文件里自行移动：{text}"
    ),
    "a new paragraph in a style of its own; put it in yourself: {text}": (
        "新段落的样式有专门的键，请手工写入：{text}"
    ),
    "{text} has another style in Word; change what it is in the issue yourself": (
        "“{text}”在 Word 里换了样式，请在稿件里手工改"
    ),
    "marks have no place in {path}; Word has: {text}": "{path} 里不能有标记；Word 里是：{text}",
    "{what} in Word is not taken in: {text}": "Word 里有{what}，没有写入：{text}",
    "most of the file is set in {look} in Word: no mark is made of that": (
        "Word 里大部分文字设成了{look}，不作标记写入"
    ),
    "Make them by hand.": "请手工改。",
    "{path} would not be read as Word has it.": "{path} 写回后读出的与 Word 不同。",
    "Make this change by hand.": "此处请手工改。",
    "a Word file is written of an issue that was laid out.": "Word 文件只能由排好版的稿件写成。",
    "an issue with a 密级 is written as no web page.": "标了密级的稿件不写成网页。",
    "an issue that is not public (公开属性) is written as no web page.": (
        "公开属性不是主动公开的稿件不写成网页。"
    ),
    "{file}: what changed in the words of an issue, bulletin redline shows.": (
        "{file}：稿件的文字改了什么，用 bulletin redline 看。"
    ),
    "{file} has no tags: it can be compared with a PDF or OFD alone.": (
        "{file} 没有标签：只能与 PDF 或 OFD 比较。"
    ),
    "{what} {number}: {words}": "第 {number} {what}：{words}",
    "there is no such file": "没有这个文件",
    "it is of no known format": "不是已知的格式",
    "a report with pictures is of two PDFs.": "带图的报告只能比较两个 PDF。",
    "the file would be larger than 4 GB.": "文件会超过 4 GB。",
    "a draft is not written as {format}, which has no page to bear its mark.": (
        "草稿不写成 {format}：没有页面可以加草稿标记。"
    ),
    "a 送审单 is a page of its own, and is not written in {format}.": (
        "送审单是单独一页，{format} 里没有。"
    ),
    "Write it as PDF.": "请写成 PDF。",
    "{name!r} tells no format.": "从“{name}”看不出是哪种格式。",
    "processes for many issues (all processors)": "多期时同时用几个进程（默认用全部处理器）",
    "with a watermark and line numbers; 送审稿, 清样, 征求意见稿: wide margins as well": (
        "加水印和行号；写明送审稿、清样或征求意见稿，另留宽边"
    ),
    "with a 送审单 to be signed": "前面加送审单，供签字",
    "OLD is a contribution (.docx), NEW the issue; its article N, to send back": (
        "OLD 是来稿（.docx），NEW 是稿件，比较其中第 N 篇，退回来稿单位"
    ),
    "without names of authors, times and other personal data (.docx)": (
        "不带作者姓名、时间等个人信息（.docx）"
    ),
    "--article and --outward are for a Word file (.docx).": (
        "--article 和 --outward 用于 Word 文件（.docx）。"
    ),
    "--article is one of an issue, and {file} is a Word file.": (
        "--article 指稿件中的一篇，{file} 却是 Word 文件。"
    ),
    "there is no article {number} in {file}.": "{file} 里没有第 {number} 篇。",
    "--with-source is for what is issued, not for a draft by name or a 送审单.": (
        "--with-source 用于印发的一期，不用于写明稿别的草稿和送审单。"
    ),
    "Count articles from 1.": "篇数从 1 数起。",
    "with a watermark and line numbers": "加水印和行号",
    "say how long each stage took": "显示各步用时",
    "show them only": "只显示，不改文件",
    "an issue, or a folder: its issue that was saved last": "稿件，或文件夹：取其中最近保存的一期",
    "write a file into the folder that shows its newest issue on a double click": (
        "在文件夹里写一个文件，双击即预览其中最新的一期"
    ),
    "bulletin preview: there is no issue in {file}.": "bulletin preview：{file} 里没有稿件。",
    "accept what an import guessed: the comments that say so go": (
        "确认导入时的推断，删去写明推断的注释"
    ),
    "only the guess on this line; may be repeated (all)": "只确认这一行的推断，可写多次（全部）",
    "the style that the new issue names": "新一期所用的版式",
    "learn the style of the bulletin that is imported, and name it in the new issue": (
        "测出所导入简报的版式，写成文件，并用于新一期"
    ),
    "{n} guess": "{n}处推断",
    "{n} guesses": "{n}处推断",
    "{file}: {guesses} would be confirmed, {left} left.": "{file}：将确认{guesses}，余{left}处。",
    "{file}: {guesses} confirmed, {left} left.": "{file}：已确认{guesses}，余{left}处。",
    "write a report with pictures": "写一份带图的报告",
    "the file to write": "要写的文件",
    "its date: 2026-11-24": "日期，如 2026-11-24",
    "the issue's date: 2026-11-24": "这一期的日期，如 2026-11-24",
    "where files named by an issue may lie": "稿件引用的文件可在此文件夹之下",
    "where files named by an issue may lie (its own folder)": (
        "稿件引用的文件可在此文件夹之下（默认为稿件所在的文件夹）"
    ),
    ".docx, .pdf, .eml, .html, .txt, .md, .csv or .zip": (
        ".docx、.pdf、.eml、.html、.txt、.md、.csv 或 .zip"
    ),
    "have LibreOffice convert .doc, .wps, .rtf and .odt": (
        "由 LibreOffice 转换 .doc、.wps、.rtf、.odt"
    ),
    "an issue to add the articles to": "把文章加到这一期",
    "begin as new does": "像 new 那样由上一期起草",
    "(any free one)": "端口（默认用任一空闲端口）",
    "do not open the browser": "不打开浏览器",
    "a style other than the issue's own": "不用稿件自己的版式，用这个",
    "a font set's YAML file": "字体集的 YAML 文件",
    "print with this ink only, for 红头纸 or two passes; nothing moves": (
        "只印这一色（all 全部、black 黑、red 红），用于红头纸或分两次印；位置不变"
    ),
    "without 校对: only what cannot be built is told": "不作校对，只报告不能排版的问题",
    "leave out invisible characters with a warning, instead of refusing them": (
        "去掉看不见的字符并提醒，而不报错"
    ),
    "raise or lower a limit, such as pages=5000 (docs/reliability.md)": (
        "改一项上限，如 pages=5000（见 docs/reliability.zh-CN.md）"
    ),
    "list the cheapest ways to make an issue fill so many pages (凑版)": (
        "凑版：列出把一期凑成若干页的最省办法"
    ),
    "pages wanted": "要凑成的页数",
    "make the change K: a photo's width or a key of the style, never words": (
        "采用第 K 条：照片的宽或版式的键，不动文字"
    ),
    "make pen marks on the printed pages in the issue's file": "把纸上的改动改到稿件里",
    "page, line, old=new": "页、行、原文=改文",
    "who made them, for the record": "改动人，记入记录",
    "show what they would do only": "只显示，不写文件",
    "make a PDF again from the files that it carries, and compare (exit 0 same, 1 not)": (
        "用 PDF 里带的文件重新排印并比较（相同退出码 0，不同 1）"
    ),
    "a PDF built --with-source": "用 --with-source 排印的 PDF",
    "write it": "写出这个文件",
    "write the files that it carries there": "把带的文件写到那里",
    "the PDF carries the issue's file, photos and style (PDF/A-3a)": (
        "PDF 里带上稿件、照片和版式（PDF/A-3a）"
    ),
    "keep how an issue was issued: no later build changes a line or page of it": (
        "锁定付印的一期：以后排印，一行一页都不变"
    ),
    "where there is a lock, too": "已有印本锁也重新锁定",
    "set lines and pages anew, whatever the lock beside the issue says": (
        "不管旁边的印本锁，行和页重新排"
    ),
    # What was done
    "{file}: {summary}": "{file}：{summary}",
    "{file}: {problem}": "{file}：{problem}",
    "{counts}.": "{counts}。",
    "{n} error": "{n}处错误",
    "{n} errors": "{n}处错误",
    "{n} warning": "{n}条提醒",
    "{n} warnings": "{n}条提醒",
    "{n} hint": "{n}条提示",
    "{n} hints": "{n}条提示",
    "nothing to report.": "没有发现问题。",
    "{n} page": "{n}页",
    "{n} pages": "{n}页",
    "{target}  {pages}  {seconds:.2f} s": "{target}  {pages}  {seconds:.2f}秒",
    "read issue": "读稿件",
    "read style": "读版式",
    "read fonts": "读字体",
    "lay out": "排版",
    "proofread": "校对",
    "make {format}": "生成 {format}",
    "write file": "写文件",
    "{file}: {done}, {left}.": "{file}：{done}，{left}。",
    "{n} correction made": "改正{n}处",
    "{n} corrections made": "改正{n}处",
    "{n} correction would be made": "可改正{n}处",
    "{n} corrections would be made": "可改正{n}处",
    "{n} left to you": "其余{n}处",
    "{n} left to you: see bulletin check": "其余{n}处请自行处理，见 bulletin check",
    "{target}  begun from {last}": "{target}  由 {last} 起草",
    "{found} from {names}.": "{found}，来自 {names}。",
    "{n} article": "{n}篇文章",
    "{n} articles": "{n}篇文章",
    "{n} brief": "{n}条简讯",
    "{n} briefs": "{n}条简讯",
    "{n} annex": "{n}个附件",
    "{n} annexes": "{n}个附件",
    "{n} photo": "{n}张照片",
    "{n} photos": "{n}张照片",
    "{n} unplaced text": "{n}段归不到任何地方的文字",
    "{n} unplaced texts": "{n}段归不到任何地方的文字",
    "{file}: fill this in, then run: bulletin check {file}": (
        "{file}：请补上这些，再运行 bulletin check {file}"
    ),
    "{n} slip of the text is left as it was; see: bulletin fix {file} --dry-run": (
        "文字中有{n}处问题未动，见 bulletin fix {file} --dry-run"
    ),
    "{n} slips of the text are left as they were; see: bulletin fix {file} --dry-run": (
        "文字中有{n}处问题未动，见 bulletin fix {file} --dry-run"
    ),
    "{file}  {address}  (Ctrl-C to end)": "{file}  {address}  （按 Ctrl-C 结束）",
    "no difference": "没有不同",
    "{file}: {line}": "{file}：{line}",
    "claims {claims}": "声明：{claims}",
    "no conformance": "不符合任何标准",
    "{pages}; title: {title}": "{pages}；标题：{title}",
    "language {language}; {tags}; {bookmarks}": "语言：{language}；{tags}；{bookmarks}",
    "{n} tag": "{n}个标签",
    "{n} tags": "{n}个标签",
    "no tags": "没有标签",
    "{n} bookmark": "{n}个书签",
    "{n} bookmarks": "{n}个书签",
    "font {font}": "字体 {font}",
    "{file}: {name} is not installed; it was not asked.": "{file}：没有安装 {name}，没有用它校验。",
    "{file}: {validator}: {claim} passes": "{file}：{validator}：{claim} 通过",
    "{file}: {validator}: {claim} fails": "{file}：{validator}：{claim} 不通过",
    # Wrong use
    "bulletin {command}: {problem}": "bulletin {command}：{problem}",
    "{name!r} names no file.": "“{name}”不是文件名。",
    "several issues need a folder after -o.": "多期时，-o 之后应是文件夹。",
    "two issues would be written to {file}.": "有两期都要写到 {file}。",
    "--date: {problem} {advice}": "--date：{problem}{advice}",
    "{target} exists already; nothing was written.": "{target} 已经存在，没有写文件。",
    "{output} exists already; nothing was written. Add to it with --into.": (
        "{output} 已经存在，没有写文件。要加到其中，请用 --into。"
    ),
    "{names} are whole issues; import them apart.": "{names} 都是整期简报，请分别导入。",
    "write -o NEW.yaml, or --into ISSUE.yaml to add articles to an issue.": (
        "请写 -o 新文件.yaml，或 --into 已有的.yaml。"
    ),
    "--date is not taken: the file has a date of its own.": "不用写 --date：原件有自己的日期。",
    "--from needs --date, the new issue's date.": "写了 --from，还要写 --date，即新一期的日期。",
    "--into takes neither --from nor --date: the issue has its own.": (
        "写了 --into，就不写 --from 和 --date：那一期有自己的。"
    ),
    "bulletin: --limit: {problem}": "bulletin：--limit：{problem}",
    "there is no ink {name!r}. Known are: {known}.": "没有“{name}”这种墨色。可用的有：{known}。",
    "there is no limit {name!r}. Known are: {known}.": "没有上限“{name}”。可用的有：{known}。",
    "{amount!r} is no number above nothing. Write {name}=1000.": (
        "“{amount}”不是大于零的数。请写 {name}=1000。"
    ),
    "bulletin preview: {name} is not installed.": "bulletin preview：没有安装 {name}。",
    'Run: python -m pip install "bulletin-layout[preview]"': (
        '请运行：python -m pip install "bulletin-layout[preview]"'
    ),
    "bulletin preview: {file} cannot be read: no such file.": (
        "bulletin preview：{file} 读不出来：没有这个文件。"
    ),
    "bulletin preview: port {port}: {problem}.": "bulletin preview：端口 {port}：{problem}。",
    "Leave --port out to take any free one.": "不写 --port，就用任一空闲端口。",
    # The next issue
    "Write the last issue's file a key a line, without anchors, and try again.": (
        "请把上一期的稿件改为一行一个键、不用锚点，再试。"
    ),
    "would not be that of the last issue.": "会与上一期不同。",
    "the new issue's date {date} is before the last one's, {last}.": (
        "新一期的日期 {date} 早于上一期的 {last}。"
    ),
    "the issue is written in braces, and its keys cannot be carried over.": (
        "稿件整个写在花括号里，键无法沿用。"
    ),
    "Write each key on a line of its own, without braces round them all.": (
        "请一行写一个键，不用花括号括起全部。"
    ),
    "*{name} is carried over, but &{name} stands in what is left out.": (
        "沿用的部分有 *{name}，而 &{name} 在不沿用的部分。"
    ),
    "Write the text itself there.": "请在那里直接写文字。",
}
