"""How usual the characters of a text are in an encoding: by the letters of languages and the commonest characters."""

import re

LANGUAGES: dict[str, tuple[str, ...]] = {
    "cp1252": (
        "äöüß", "éèêëàâçîïôùûüœæÿ", "áéíóúñü¿¡ªº", "áâãàçéêíóôõúüª", "àèéìíîòóùú", "åäöæøéü",
        "ëïéèêóáíúüö", "àéèíïóòúüç", "ößäüéèàâçêôî",
    ),
    "cp1250": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "ëç", "äöüß",
    ),
    "cp1254": ("çğıİöşüâîû",),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),
}  # fmt: skip
"""For each encoding of Latin letters, the letters beside a–z of the languages that are written in it."""

LIKE = {"mac-roman": "cp1252", "cp850": "cp1252", "cp852": "cp1250", "iso8859-2": "cp1250"}
"""Encodings of the same languages as another."""

LATIN = frozenset((*LANGUAGES, *LIKE))
SYMBOLS = "“”‘’–—…€£°²³ªº«»·×%\u00a0§„†‡•"
HANZI = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府共海北京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川贵云藏陕甘青宁桂蒙疆港澳台市省县州广东河南江安徽福建湖四肃夏龙辽林门岛苏莞圳门制造采矿建筑批零售交通输仓储邮政住宿餐饮信息传软件技术服务金融房租赁商务科研究环境施居修教育卫文体娱乐组织集成路汽车新能源材医药生物装备航空网值就从额单位计亿万元行业类别编码名称合全指标金属食品纺织"
    "區國產業業員縣臺灣龍門東廣電機銀農漁礦製營運輸倉儲餐飲資訊傳播金融動產專業學術支援教藝術樂務醫療團體總計"
)
"""Characters that are common in text and in tables of regions and industries."""

HANGUL = frozenset(
    "시도군구서울부산대구인천광주대전울산세종경기강원충북남전라상제주업제조건설금융지역산연값농림어광공운수도소매숙박음식정보통신교육보건사회합계수의가다이로"
)


def latin_weight(text: str, encoding: str) -> float:
    """Return the share of the non-ASCII characters that one language of the encoding uses, at usual places."""
    characters = [position for position, character in enumerate(text) if not character.isascii()]
    if not characters:
        return 0.0
    placed = [place_weight(text, position) for position in characters]
    return RARITY.get(encoding, 1.0) * max(
        sum(
            weight if is_letter(text[position], letters) or not text[position].isalpha() else 0.4 * weight
            for position, weight in zip(characters, placed, strict=True)
        )
        / len(characters)
        for letters in LANGUAGES[LIKE.get(encoding, encoding)]
    )


def is_letter(character: str, letters: str) -> bool:
    """True for one of some letters, small or capital."""
    return character in letters or character.lower() in letters


def place_weight(text: str, position: int) -> float:
    """Return 1 for a letter beside plain letters, less for one inside a word in capitals, for signs, for controls."""
    character = text[position]
    before, after = text[position - 1 : position] if position else "", text[position + 1 : position + 2]
    if character.isalpha() and character not in "ªºµƒˆ":
        usual = before.isalpha() or after.isalpha()
        cased = not (character.isupper() and before.islower())
        return 1.0 if usual and cased else 0.1
    if character in SYMBOLS:
        return 0.1 if before.isalpha() and after.isalpha() and character != "’" else 0.7
    return 0.0


def script_weight(text: str, encoding: str) -> float:
    """Return the share of the non-ASCII characters in words of one script, in lower case, capitals or one capital."""
    letters = SCRIPTS[encoding]
    good = others = 0.0
    for word in WORD.findall(text):
        count = sum(not character.isascii() for character in word)
        if not count:
            continue
        whole = all(letters.match(character) for character in word) and is_speakable(word)
        cased = word.islower() or word.isupper() or word[1:].islower() or word.lower() == word.upper()
        good += count if whole and cased else 0.1 * count
        others += count
    signs = [character for character in text if not character.isascii() and not character.isalpha()]
    good += sum(0.7 for sign in signs if sign in SYMBOLS + "№")
    total = others + len(signs)
    return RARITY.get(encoding, 1.0) * good / total if total else 0.0


def is_speakable(word: str) -> bool:
    """True unless a word in small Cyrillic or Greek letters has no vowel, or a final sigma within it.

    Examples:
        >>> [is_speakable(word) for word in ("область", "ътщййд", "ГОСТ", "ρυθμός", "ϊςωιιδ")]
        [True, False, True, True, False]
    """
    if "ς" in word[:-1]:
        return False
    return len(word) < LEAST_SPOKEN or not SMALL.match(word) or bool(VOWEL.search(word))


LEAST_SPOKEN = 4
"""Letters from which a word has a vowel."""

SMALL = re.compile("^[а-яёα-ώ]+$")
VOWEL = re.compile("[аеёиоуыэюяієїαεηιουωάέήίόύώϊϋΐΰ]")
THAI_WORD = re.compile("[\u0e01-\u0e5b]+")
THAI_ORDER = re.compile("^(?:[เแโไใ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[ะาำๅ]?[ๆฯ]?)+$")
THAI_VOWEL = re.compile("[\u0e30-\u0e3a\u0e40-\u0e45\u0e47]")
LEAST_VOWELS = 0.2
"""Share of the letters of a Thai text that are vowels, at least."""

"""A syllable: a vowel before, a consonant, marks above and below, a vowel after."""


def thai_weight(text: str) -> float:
    """Return the share of the characters outside ASCII that stand in Thai words whose marks follow consonants.

    A text with few vowels is not Thai: bytes of Chinese characters look like consonants.
    """
    others = sum(not character.isascii() for character in text)
    if len(THAI_VOWEL.findall(text)) < LEAST_VOWELS * others:
        return 0.0
    good = sum(len(word) for word in THAI_WORD.findall(text) if THAI_ORDER.match(word))
    return RARITY["cp874"] * good / others if others else 0.0


WORD = re.compile(r"[^\W\d_]+")
CYRILLIC, GREEK = re.compile("[А-яЁёІіЇїЄєҐґЎў]"), re.compile("[Α-ώΆ-Ώ]")
ARABIC, HEBREW = re.compile("[ء-ي]"), re.compile("[א-ת]")
SCRIPTS = {
    "cp1251": CYRILLIC,
    "koi8-r": CYRILLIC,
    "cp866": CYRILLIC,
    "cp1253": GREEK,
    "cp1256": ARABIC,
    "cp1255": HEBREW,
}
RARITY = {
    "cp1256": 0.9, "cp874": 0.97, "cp866": 0.95, "mac-roman": 0.95, "cp850": 0.95, "cp852": 0.95, "iso8859-2": 0.98,
}  # fmt: skip
"""Encodings that are used less than others that read the same bytes: their weight is lowered a little."""


def asian_weight(character: str, encoding: str) -> float:
    """Return 1 for a common character, less for a rare one, 0 for one outside the standard's two levels."""
    if "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uff60" or character in "“”‘’—…·、℃×":
        return 0.8
    if character in HANZI:
        return 1.0
    if encoding in ("cp932", "euc_jp"):
        if "\u3041" <= character <= "\u30ff":
            return 1.0
        if "\uff61" <= character <= "\uff9f":
            return 0.1
    if encoding == "cp949":
        return 1.0 if character in HANGUL else 0.8 if "\uac00" <= character <= "\ud7a3" else 0.1
    try:
        code = character.encode({"gb18030": "gb2312", "euc_jp": "cp932"}.get(encoding, encoding))
    except UnicodeEncodeError:
        return 0.0
    return level_weight(code[0], encoding)


def level_weight(lead: int, encoding: str) -> float:
    """Return the weight of a character by the first byte of its code: the first level of a standard is in daily use."""
    daily, rare = LEVELS.get(encoding, LEVELS["cp950"])
    if daily[0] <= lead <= daily[1]:
        return 0.75
    return 0.25 if rare[0] <= lead <= rare[1] else 0.0


LEVELS = {
    "gb18030": ((0xB0, 0xD7), (0xD8, 0xF7)),
    "cp932": ((0x88, 0x97), (0x98, 0xEA)),
    "euc_jp": ((0x88, 0x97), (0x98, 0xEA)),
    "cp950": ((0xA4, 0xC6), (0xC9, 0xF9)),
}
"""First bytes of the characters in daily use, and of the others, in each standard."""
