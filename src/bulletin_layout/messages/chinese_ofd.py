"""Chinese of what is said about OFD files."""

from __future__ import annotations

ROWS = {
    "DocType is {value!r}, not OFD-A": "DocType 是“{value}”，不是 OFD-A",
    "Version is {value!r}, not 1.0": "Version 是“{value}”，不是 1.0",
    "there are {count} documents, not one": "有{count}个文档，应是一个",
    "DocID {value!r} is no identifier of 32 digits": "DocID“{value}”不是32位的标识",
    "{name} is not said": "没有写 {name}",
    "{name} {value!r} is no date": "{name}“{value}”不是日期",
    "MaxUnitID is not said": "没有写 MaxUnitID",
    "has outlines that cannot be read": "的轮廓读不出来",
    "the font {name} {problem}": "字体 {name}：{problem}",
    "its part {part} is nested more than {most} deep": "其中的 {part} 嵌套超过{most}层",
    "its part {part} is no UTF-8": "其中的 {part} 不是 UTF-8",
    "nothing names {part}": "{part} 没有谁提到",
    "page {page}: a glyph is named that its font lacks": "第{page}页：指定的字形字体里没有",
    "page {page}: a text has no characters": "第{page}页：有文字对象没有字",
    "page {page}: {name} is hidden or transparent": "第{page}页：{name} 隐藏或透明",
    "page {page}: {name} stands off the page": "第{page}页：{name} 在页外",
    "the bookmark {name!r} is there twice": "书签“{name}”有两个",
    "the part {part} is there {count} times": "部件 {part} 有{count}个",
    "{count} bytes stand outside the package": "包外有{count}个字节",
    "{file} is a picture that cannot be decoded": "图像 {file} 解不出来",
    "{part} has a link that leads nowhere": "{part} 有没有去处的链接",
    "{part} has a tag of the object {object}, which is not on its page": (
        "{part} 标引的对象 {object} 不在所说的页上"
    ),
    "{part} has an action that is no click to a place": "{part} 有动作不是点击后转到某处",
    "{part} is no name of a part of a package": "{part} 不能作部件的名称",
    "{part} leads to the bookmark {name!r}, which is not there": (
        "{part} 指向不存在的书签“{name}”"
    ),
    "{part}: {key} is {value!r}": "{part}：{key} 是“{value}”",
    "{part}: {name} has no {key}": "{part}：{name} 没有 {key}",
    "{part}: {strange} is nothing that stands on a page": "{part}：{strange} 不是页上的对象",
    "{part} names {location}, outside the file": "{part} 指向文件之外的 {location}",
    "{part} names {location}, which is not there": "{part} 指向的 {location} 不存在",
    "{part} is encrypted, or says how": "{part} 加了密，或是加密的说明",
    "the document declares permissions": "文档有权限声明",
    "{part} has the action {kind}": "{part} 有动作 {kind}",
    "{part} leads to page {page!r}, which is not there": "{part} 指向不存在的页“{page}”",
    "the document has extensions": "文档有扩展信息",
    "the attachment {name!r} is no text": "附件“{name}”不是文本",
    "{part}: an annotation is not {name}": "{part}：有注释没有设 {name}",
    "the file is signed; an archive keeps what a signature said beside it": (
        "文件有签名；归档时签名所说的另行保存"
    ),
    "{part}: what is in {name} is not in order": "{part}：{name} 中的内容次序不对",
    "the ID {id} is given {count} times": "标识 {id} 用了{count}次",
    "the ID {id} is greater than MaxUnitID {most!r}": "标识 {id} 大于 MaxUnitID“{most}”",
    "the font {name} is not embedded": "字体 {name} 没有嵌入",
    "the font {name} has no TrueType outlines": "字体 {name} 不是 TrueType 轮廓",
    "{file} is a picture of another format": "图像 {file} 不是规定的格式",
    "the file holds {kind}": "文件里有 {kind}",
    "{kind!r} is no colour space of an archive": "“{kind}”不是归档可用的颜色空间",
    "{part} is no place for {name}": "{name} 不应放在 {part}",
    "page {page}: {kind} refers to {wanted!r}, which is not there": (
        "第{page}页：{kind} 引用的“{wanted}”不存在"
    ),
    "page {page}: the font has no {character!r} (U+{code:04X})": (
        "第{page}页：字体里没有“{character}”（U+{code:04X}）"
    ),
    "page {page}: a text says no size": "第{page}页：有文字没有字号",
    "page {page}: a text is stretched by a matrix": "第{page}页：有文字用矩阵拉伸",
    "page {page}: {count} distances for {characters} characters": (
        "第{page}页：{characters}个字有{count}个间距"
    ),
    "page {page}: a picture is interpolated": "第{page}页：有图像设了插值",
    "page {page}: blocks are nested {depth} deep": "第{page}页：块嵌套了{depth}层",
    "it is no ZIP file, as an OFD is": "不是 ZIP 文件，而 OFD 是",
    "it unpacks to more than 256 MB": "展开后超过 256 MB",
    "its part {part} is broken": "其中的 {part} 是坏的",
    "its part {part} is larger than it says": "其中的 {part} 比所说的大",
    "its part {part} declares a DOCTYPE": "其中的 {part} 有 DOCTYPE 声明",
    "its part {part} is no XML": "其中的 {part} 不是 XML",
    "a number in it is none": "其中有的数不是数",
    "it has no OFD.xml": "没有 OFD.xml",
    "its OFD.xml names no document that is there": "OFD.xml 没有指向存在的文档",
    "{file}: {rule} ({source}): {words}.": "{file}：{rule}（{source}）：{words}。",
    "{file}: keeps the {count} rules of OFD-A that are checked.": (
        "{file}：符合所检查的{count}条 OFD-A 规则。"
    ),
    "say whether OFD and PDF files keep the rules of their archive format": (
        "检查 OFD、PDF 是否符合归档格式的规则"
    ),
    ".ofd or .pdf": ".ofd 或 .pdf",
    """examples:
  bulletin verify issue.ofd   the rules of OFD-A, each with its clause
  bulletin verify issue.pdf   what it claims, and what installed validators say
  bulletin verify issue.pdf --lock issue.lock   whether it is the issued one
""": """例子：
  bulletin verify issue.ofd   OFD-A 的各条规则，带条款
  bulletin verify issue.pdf   它声明了什么，已安装的校验工具怎么说
  bulletin verify issue.pdf --lock issue.lock   是不是付印的那一份
""",
    "say whether a PDF is the one that this lock was made of": ("PDF 是不是这个印本锁锁定的那一份"),
    "{file}: the issued PDF of {lock}, byte for byte.": (
        "{file}：就是 {lock} 锁定的那一份，逐字节相同。"
    ),
    "{file}: not the issued PDF of {lock}; other bytes.": (
        "{file}：不是 {lock} 锁定的那一份，字节不同。"
    ),
}
