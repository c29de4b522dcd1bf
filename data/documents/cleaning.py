"""Clean the text of a file: plain forms of characters, no invisible ones, single blanks; simplified characters."""

import re
import unicodedata

from data.document import is_chinese

RADICALS = {
    code: plain
    for start, stop in ((0x2E80, 0x2FE0), (0xF900, 0xFB00))
    for code in range(start, stop)
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
}
"""Radicals and compatibility forms that some PDF files have in place of the Chinese character."""

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF))
BLANKS = dict.fromkeys((0x0009, 0x000B, 0x000C, 0x00A0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000), " ")
PLAIN = {**RADICALS, **LIGATURES, **INVISIBLE, **BLANKS}
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
MANY_BLANKS = re.compile(r" {2,}")
HAN = "\u3400-\u9fff，。、；：！？“”‘’（）《》"
BLANK_IN_CHINESE = re.compile(rf"(?<=[{HAN}]) +(?=[{HAN}])")
TRADITIONAL = frozenset("國發與產業經濟體會個這來時說對們學後點開關東車長門問間號華電動進實區資術創設過還從應當單據類")
"""Frequent characters that simplified Chinese writes otherwise."""

TRADITIONAL_SHARE = 0.02


def clean(text: str) -> str:
    """Return the text of a paragraph or line in plain characters.

    Examples:
        >>> clean("先\u2f29  进\u3000制造\u200b业 ﬁrms")
        '先小进制造业 firms'
    """
    plain = CONTROLS.sub("", text.translate(PLAIN))
    return BLANK_IN_CHINESE.sub("", MANY_BLANKS.sub(" ", plain)).strip()


def is_traditional(text: str) -> bool:
    """True if at least one in fifty characters of a Chinese text is a frequent traditional one."""
    return is_chinese(text) and sum(character in TRADITIONAL for character in text) >= TRADITIONAL_SHARE * len(text)
