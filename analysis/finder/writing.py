"""How a text is compared: without case, width, accents, tone marks, spaces and punctuation."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_TONE_NUMBER = re.compile(r"(?<=[a-z])[1-5]")


def plain(text: str) -> str:
    """Fold compatibility forms and case, and take combining marks away.

    Examples:
        >>> plain("ＧＢＡ"), plain("Xīnjiāng"), plain("STRASSE") == plain("straße")
        ('gba', 'xinjiang', True)
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    marks_gone = "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", marks_gone)


def words(text: str) -> tuple[str, ...]:
    """Runs of letters and digits; Chinese written without spaces is one word.

    Examples:
        >>> words("Guangdong–Hong Kong: R&D")
        ('guangdong', 'hong', 'kong', 'r', 'd')
    """
    return tuple(_WORD.findall(plain(text)))


def joined(text: str) -> str:
    """All words as one; of a text without a letter or digit what is left of it.

    Examples:
        >>> joined("Jing-Jin-Ji"), joined("A.I."), joined(" ?! ")
        ('jingjinji', 'ai', '?!')
    """
    return "".join(words(text)) or plain(text).strip()


def as_sound(text: str) -> str:
    """A text as pinyin is compared: joined, tone numbers taken away, ü (also typed v) as u.

    Examples:
        >>> as_sound("xin1 jiang1"), as_sound("lü se"), as_sound("lv se")
        ('xinjiang', 'luse', 'luse')
    """
    return _TONE_NUMBER.sub("", joined(text)).replace("v", "u")
