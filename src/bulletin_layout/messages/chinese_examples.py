"""Chinese of the examples that a command's help ends with."""

from __future__ import annotations

ROWS = {
    """examples:
  bulletin redline old.yaml new.yaml -o changes.pdf         a fair copy with the changes marked
  bulletin redline old.yaml new.yaml -o changes.docx        tracked changes, to accept one by one
  bulletin redline old.docx edited.docx -o changes.docx     who changed what stays as Word has it
  bulletin redline HEAD~1:issue.yaml issue.yaml -o changes.pdf   author and time from git
  bulletin redline 来稿.docx issue.yaml --article 2 -o back.docx   to the unit, its changes tracked

Author and time are those of Word's tracked changes, of git where one commit or one author made all
of it, or of --author and --time. None is made up.
""": """例如：
  bulletin redline old.yaml new.yaml -o changes.pdf         标出改动的清样
  bulletin redline old.yaml new.yaml -o changes.docx        修订痕迹，可逐处接受
  bulletin redline old.docx edited.docx -o changes.docx     谁改了什么，照 Word 里的修订
  bulletin redline HEAD~1:issue.yaml issue.yaml -o changes.pdf   修改人和时间取自 git
  bulletin redline 来稿.docx issue.yaml --article 2 -o back.docx   退来稿单位，改动作为修订

修改人和时间取自 Word 的修订；取自 git，只要全部改动出自一次提交或同一人；或取自 --author 和
--time。决不编造。
""",
    """examples:
  bulletin revise issue.yaml edited.docx --dry-run   what was changed in Word or WPS
  bulletin revise issue.yaml edited.docx             the same, and the file is changed

edited.docx is what bulletin build issue.yaml -o issue.docx made, edited and sent back. The file as
it was stays beside it as issue.yaml.bak. What was changed on both sides is shown and left to you.
""": """例如：
  bulletin revise issue.yaml edited.docx --dry-run   看 Word 或 WPS 里改了什么
  bulletin revise issue.yaml edited.docx             看，并写回文件

edited.docx 是 bulletin build issue.yaml -o issue.docx 写成、改过又送回的文件。原文件在旁边留作
issue.yaml.bak。两边都改了的只列出，留给您决定。
""",
    """examples:
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
""": """例子：
  bulletin build issue.yaml                    在稿件旁边写出 issue.pdf
  bulletin build issue.yaml -o out/第32期.pdf   写到指定的文件
  bulletin build issue.yaml -o issue.ofd       归档用的 OFD
  bulletin build issue.yaml -o issue.html      网上公开用的网页，一个文件
  bulletin build issue.yaml -o issue.docx      供在 Word 或 WPS 里修改
  bulletin build 2021/*.yaml -o out/           每期一个 PDF，写进文件夹
  bulletin build issue.yaml --style gbt9704    换一个自带的版式
  bulletin build issue.yaml --to pdf,ofd       排一次版，写成几种格式
  bulletin build issue.yaml --ink black        不印红色的报头：issue-black.pdf
  bulletin build issue.yaml --draft            加水印和行号
  bulletin build issue.yaml --draft 送审稿 --review-sheet   留宽边，前加送审单
  bulletin build issue.yaml --fonts own.yaml   用自己的字体
  bulletin build issue.yaml --timings          显示各步用时（毫秒）
""",
    """examples:
  bulletin check issue.yaml   every finding with file:line:column
  bulletin check issue.pdf    what a PDF claims, and what installed validators say
  bulletin check issue.yaml --format sarif > findings.sarif

Exit code: 0 can be built, whatever is told; 1 cannot; 2 used wrongly.
""": """例子：
  bulletin check issue.yaml   逐条列出问题，带文件、行、列
  bulletin check issue.pdf    PDF 声明了什么，已安装的校验工具怎么说
  bulletin check issue.yaml --format sarif > findings.sarif

退出码：能成文为 0（不论提醒了什么），不能为 1，用法不对为 2。
""",
    """examples:
  bulletin diff old.pdf new.pdf                     differences in words
  bulletin diff old.pdf new.pdf --html report.html  with pictures side by side
  bulletin diff issue.ofd issue.pdf                 words, looks and places of two formats
  bulletin diff issue.docx issue.html               what two files say
""": """例子：
  bulletin diff old.pdf new.pdf                     用文字说明不同
  bulletin diff old.pdf new.pdf --html report.html  并附左右对照的图
  bulletin diff issue.ofd issue.pdf                 两种格式的文字、样子和位置
  bulletin diff issue.docx issue.html               两个文件的文字
""",
    """examples:
  bulletin fix issue.yaml --dry-run   a diff of what is certain
  bulletin fix issue.yaml             the same, and the file is corrected
""": """例子：
  bulletin fix issue.yaml --dry-run   先看要改什么
  bulletin fix issue.yaml             显示并改正
""",
    """examples:
  bulletin fit issue.yaml --pages 8            which paragraph to cut, which blank to take in
  bulletin fit issue.yaml --pages 8 --apply 2  makes the second change, if it is layout only
""": """例子：
  bulletin fit issue.yaml --pages 8            删哪段几个字、收哪处空行
  bulletin fit issue.yaml --pages 8 --apply 2  采用第2条（只限版面，不动文字）
""",
    """examples:
  bulletin amend issue.yaml "3页12行 部署=安排"             lines as build --draft numbers them
  bulletin amend issue.yaml "3:12 部署=安排" "4:2 认真=" --by 张三
""": """例子：
  bulletin amend issue.yaml "3页12行 部署=安排"             行号与 build --draft 印出的相同
  bulletin amend issue.yaml "3:12 部署=安排" "4:2 认真=" --by 张三
""",
    """examples:
  bulletin build issue.yaml --with-source   the PDF carries issue.yaml, its photos, its style
  bulletin rebuild issue.pdf                says whether it comes out the same
  bulletin rebuild issue.pdf --extract new  the files, to go on from
""": """例子：
  bulletin build issue.yaml --with-source   PDF 里带上 issue.yaml、照片和版式
  bulletin rebuild issue.pdf                看重排出来是否相同
  bulletin rebuild issue.pdf --extract new  取出这些文件，接着用
""",
    """examples:
  bulletin lock issue.yaml             writes issue.lock beside it
  bulletin build issue.yaml            keeps its lines and pages, or names what moved
  bulletin build issue.yaml --no-lock  sets it anew
""": """例子：
  bulletin lock issue.yaml             在旁边写出 issue.lock
  bulletin build issue.yaml            每行每页照旧，有变动就指出在哪里
  bulletin build issue.yaml --no-lock  不管印本锁，重新排
""",
    """examples:
  bulletin new 2026-49.yaml --from 2026-48.yaml --date 2026-12-01
  bulletin new 简报 --date 2026-12-01 --office 某局办公室编 --masthead 工作简报
""": """例子：
  bulletin new 2026-49.yaml --from 2026-48.yaml --date 2026-12-01
  bulletin new 简报 --date 2026-12-01 --office 某局办公室编 --masthead 工作简报
""",
    """examples:
  bulletin words suggest 2026-*.yaml                 a words file, to be looked through
  bulletin words suggest 2026-*.yaml -o words.yaml   written; then check: {words_file: words.yaml}
""": """例子：
  bulletin words suggest 2026-*.yaml                 给出用词文件，请逐条看过
  bulletin words suggest 2026-*.yaml -o words.yaml   写成文件；再写 check: {words_file: words.yaml}
""",
    """examples:
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
""": """例子：
  bulletin import 2021-32.pdf -o 2021-32.yaml      一期旧简报，整期识别
  bulletin import 2021-32.pdf -o 2021-32.yaml --learn office.yaml
                                                   并测出它的版式
  bulletin import mail/*.docx -o 2026-49.yaml --from 2026-48.yaml --date 2026-12-01
                                                   起草下一期，文章来自邮件
  bulletin import late.docx --into 2026-49.yaml    给已起草的一期加一篇文章

推断之处有注释“推断”，缺少之处有“待补”；键为英文时，注释写作“Guessed:”和“To fill in:”。
归不到任何地方的文字在文件末尾的 unplaced: 之下，不会印出。
读 .docx 须先运行 python -m pip install "bulletin-layout[import]"。
""",
    """examples:
  bulletin learn 第31期.pdf 第32期.pdf -o office.yaml   the style that these issues follow
  bulletin learn 模板.docx 第32期.pdf -o office.yaml    what Word says, and how it came out
  bulletin learn 第32期.pdf                             prints it

Each value has a comment: given by the file, measured on its pages, or guessed. Measures come from
where glyphs stand; only the switches of composition are chosen by line ends.
""": """例子：
  bulletin learn 第31期.pdf 第32期.pdf -o office.yaml   这几期所用的样式
  bulletin learn 模板.docx 第32期.pdf -o office.yaml    Word 文件的设置，和它排出的结果
  bulletin learn 第32期.pdf                             只显示，不写文件

每个值都有注释：文件所载、从版面测得，或是推断。尺寸都取自字的位置，
只有排法的开关由行末选定。
""",
    """examples:
  bulletin inspect 通知.docx --against gbt9704          what deviates from GB/T 9704
  bulletin inspect 第32期.pdf --against office.yaml     from the office's own style
  bulletin inspect 第32期.pdf --against gbt9704 --annotate marked.pdf
  bulletin inspect *.docx --against gbt9704 --format sarif > found.sarif

The exit code is 1 if anything deviates. A Word file is held to what it says of itself; lines and
page numbers' places are told from its PDF.
""": """例子：
  bulletin inspect 通知.docx --against gbt9704          与 GB/T 9704 有何不符
  bulletin inspect 第32期.pdf --against office.yaml     与本单位的样式有何不符
  bulletin inspect 第32期.pdf --against gbt9704 --annotate 批注.pdf
  bulletin inspect *.docx --against gbt9704 --format sarif > found.sarif

有不符之处时，退出码为 1。Word 文件按它自己的设置检查；各行和页码的位置要看由它生成的 PDF。
""",
    """examples:
  bulletin preview issue.yaml                 opens the browser; Ctrl-C ends it
  bulletin preview issue.yaml --port 8080 --no-browser

Only this machine is answered. It needs python -m pip install "bulletin-layout[preview]".
""": """例子：
  bulletin preview issue.yaml                 打开浏览器；按 Ctrl-C 结束
  bulletin preview issue.yaml --port 8080 --no-browser

只有本机能访问。须先运行 python -m pip install "bulletin-layout[preview]"。
""",
    """examples:
  bulletin schema > bulletin.schema.json
  bulletin schema words > words.schema.json
  then begin an issue with: # yaml-language-server: $schema=bulletin.schema.json
""": """例子：
  bulletin schema > bulletin.schema.json
  bulletin schema words > words.schema.json
  然后在稿件第一行写：# yaml-language-server: $schema=bulletin.schema.json
""",
    """examples:
  bulletin confirm 2021-32.yaml --dry-run   lists what an import guessed
  bulletin confirm 2021-32.yaml --line 14   accepts the guess on line 14
  bulletin confirm 2021-32.yaml             accepts all that are left
""": """例子：
  bulletin confirm 2021-32.yaml --dry-run   列出导入时推断了什么
  bulletin confirm 2021-32.yaml --line 14   确认第14行的推断
  bulletin confirm 2021-32.yaml             其余的一并确认
""",
}
