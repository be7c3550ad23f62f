"""Surnames of one 字: the first character by which a person's name is known.

The most frequent of the national household register, and rarer ones that are no common words.
"""

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁"
    "沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪"
    "武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪"
    "梅童凌毕单季裴霍涂成苗谷曲盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简"
    "车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛"
    "仲虞敖巩明佘池查麻苑迟邝凤束封谌"
)
# Surnames that are hardly words as well, as 和, 于 and 文 are: after one of these a name may stand.
SURNAMES_ALONE = frozenset(SURNAMES) - frozenset(
    "和于向项单任时高方成经程常文公关金安全路计包管商国支查石水江平马白黄武施万连左车古农段解曲边党"
    "组牛龙容区明元强应从"
)
