"use strict";
// What the page says, in both languages. Findings come from the library as they are.
const WORDS = {
  zh: {
    tools: "工具栏", zoom: "显示比例", pages: "版面", side: "校对与原文",
    smaller: "缩小（-）", larger: "放大（+）", fit: "适合宽度", fitTitle: "按窗口宽度显示（0）",
    print: "打印", printTitle: "打印 PDF（Ctrl+P）", download: "下载", downloadTitle: "下载 PDF（D）",
    keys: "按键", other: "English", languageTitle: "Switch to English (L)",
    findings: n => `校对（${n}）`, source: "原文", clean: "没有发现问题。",
    page: n => `第${n}页`, line: (file, n, column) => `${file} 第${n}行第${column}列`,
    levels: {error: "错误", warning: "警告", hint: "提示"},
    renewed: (pages, time) => `${pages}页，${time}更新`,
    stale: "文件有错，下面是改错之前的版面。改好存盘后自动更新。",
    never: "文件有错，还排不出版面。改好存盘后自动更新。",
    lost: "与预览程序的连接断开，正在重连……",
    inEditor: "在 VS Code 中打开", noPlace: "版面上没有对应的位置",
    help: [
      ["N / P", "下一处 / 上一处问题"], ["Enter", "跳到所选问题或原文在版面上的位置"],
      ["↑ ↓", "在列表、原文或版面的行间移动"], ["S", "原文 / 校对"],
      ["+ - 0", "放大、缩小、适合宽度"], ["Ctrl+P", "打印 PDF"], ["D", "下载 PDF"],
      ["L", "English"], ["?", "显示或收起按键"], ["", "点击版面上的文字，显示它在文件中的行"],
    ],
  },
  en: {
    tools: "tools", zoom: "zoom", pages: "pages", side: "findings and source",
    smaller: "smaller (-)", larger: "larger (+)", fit: "fit width", fitTitle: "fit the window's width (0)",
    print: "print", printTitle: "print the PDF (Ctrl+P)", download: "download",
    downloadTitle: "download the PDF (D)", keys: "keys", other: "中文", languageTitle: "换成中文（L）",
    findings: n => `Findings (${n})`, source: "Source", clean: "Nothing to report.",
    page: n => `page ${n}`, line: (file, n, column) => `${file}:${n}:${column}`,
    levels: {error: "error", warning: "warning", hint: "hint"},
    renewed: (pages, time) => `${pages} page${pages === 1 ? "" : "s"}, renewed ${time}`,
    stale: "The file is wrong; the pages are the last good ones. They renew when it is mended and saved.",
    never: "The file is wrong, and there are no pages yet. They come when it is mended and saved.",
    lost: "The preview does not answer; trying again…",
    inEditor: "open in VS Code", noPlace: "it has no place on the pages",
    help: [
      ["N / P", "next / previous finding"], ["Enter", "jump to the place on the page"],
      ["↑ ↓", "move in the list, the source or the lines of a page"], ["S", "source / findings"],
      ["+ - 0", "larger, smaller, fit width"], ["Ctrl+P", "print the PDF"], ["D", "download the PDF"],
      ["L", "中文"], ["?", "show or hide the keys"],
      ["", "click a text on a page to see its line in the file"],
    ],
  },
};

// What each rule finds, in Chinese; the finding itself is in English.
const RULES = {
  "half-width": "汉字旁的半角标点", "straight-quote": "汉字旁的直引号",
  "space-han": "汉字之间的空格", "and": "汉字之间的“and”", "lookalike": "形似的异体字符",
  "private-use": "私用区字符", "to-fill-in": "待补", "comment": "会照印的“#”行",
  "space-latin": "汉字与字母、数字之间的空格", "space-mark": "半角标点之后的空格",
  "space-width": "宽窄不合的空格", "unpaired": "括号、引号、书名号不成对",
  "nesting": "引号、书名号内外层颠倒", "doubled": "多余的标点", "misplaced": "标点位置不当",
  "ellipsis": "省略号", "dash": "破折号", "full-width": "全角数字、字母", "range": "数值范围的写法",
  "range-unit": "数值范围缺单位", "date": "日期、时刻有误", "short-year": "两位数的年份",
  "numerals": "汉字数字与阿拉伯数字混用", "misread": "像是识别错误", "invisible": "不可见字符",
  "title-mark": "标题末尾的标点", "period-date": "期号与日期", "names": "同一名称两种写法",
  "quoted-list": "引号、书名号之间的顿号", "uneven-number": "数字写法不一", "words": "本单位用词",
};
