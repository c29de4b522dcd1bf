"""Normalise text for comparison: without case, width, accents, tone marks, spaces and punctuation."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
PIECE = 1_000
"""Characters that are normalised at once: the cost grows with the square of a run of combining marks."""

_TONE_NUMBER = re.compile(r"(?<=[a-z])[1-5]")


def folded(text: str) -> str:
    """Fold compatibility forms and case, and remove combining marks.

    Examples:
        >>> folded("ＧＢＡ"), folded("Xīnjiāng"), folded("STRASSE") == folded("straße")
        ('gba', 'xinjiang', True)
    """
    return "".join(_folded_piece(text[start : start + PIECE]) for start in range(0, len(text), PIECE))


def _folded_piece(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    without_marks = "".join(character for character in decomposed if unicodedata.category(character) != "Mn")
    return unicodedata.normalize("NFC", without_marks)


def words(text: str) -> tuple[str, ...]:
    """Split a text into runs of letters and digits; Chinese written without spaces is one word.

    Examples:
        >>> words("Guangdong–Hong Kong: R&D")
        ('guangdong', 'hong', 'kong', 'r', 'd')
    """
    return tuple(_WORD.findall(folded(text)))


def joined(text: str) -> str:
    """Join all words; a text without letters and digits keeps its other characters.

    Examples:
        >>> joined("Jing-Jin-Ji"), joined("A.I."), joined(" ?! ")
        ('jingjinji', 'ai', '?!')
    """
    return "".join(words(text)) or folded(text).strip()


def as_sound(text: str) -> str:
    """Normalise a text as pinyin: joined, without tone numbers, ü (also typed v) as u.

    Examples:
        >>> as_sound("xin1 jiang1"), as_sound("lü se"), as_sound("lv se")
        ('xinjiang', 'luse', 'luse')
    """
    return _TONE_NUMBER.sub("", joined(text)).replace("v", "u")
