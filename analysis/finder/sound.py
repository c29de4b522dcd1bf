"""Convert Chinese names to pinyin without tones.

References:
    ISO 7098:2015, Romanization of Chinese. Readings come from the library pypinyin, phrases before single characters.
"""

import re
from collections.abc import Iterable

from analysis.finder.writing import as_sound, words

_CHARACTERS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CHARACTER = re.compile(f"[{_CHARACTERS}]")
_PIECE = re.compile(f"[{_CHARACTERS}]+|[^{_CHARACTERS}]+")


def is_chinese(text: str) -> bool:
    """True if at least one character is Chinese."""
    return _CHARACTER.search(text) is not None


def syllables(text: str) -> tuple[str, ...]:
    """Return the likeliest pinyin, one syllable per character; words in other scripts stay as they are.

    Examples:
        >>> syllables("重庆"), syllables("5G网络")
        (('chong', 'qing'), ('5g', 'wang', 'luo'))
    """
    from pypinyin import lazy_pinyin  # its dictionaries take 0.2 s and 60 MB: loaded at the first search only

    found: list[str] = []
    for piece in _pieces(text):
        found += [as_sound(one) for one in lazy_pinyin(piece)] if _is_read(piece) else [piece]
    return tuple(found)


def possible(text: str) -> tuple[frozenset[str], ...]:
    """Return all readings of each character, regardless of its context."""
    from pypinyin import Style, pinyin

    found: list[frozenset[str]] = []
    for piece in _pieces(text):
        characters = pinyin(piece, style=Style.NORMAL, heteronym=True) if _is_read(piece) else [[piece]]
        found += [frozenset(as_sound(one) for one in each) for each in characters]
    return tuple(found)


def reading(name: str, given: Iterable[str]) -> tuple[str, ...]:
    """Return the syllables of a name: the given reading that its characters allow, else the likeliest reading.

    Args:
        name: in Chinese, in whole or in part.
        given: known readings, syllables separated by blanks; tones do not matter.

    Examples:
        >>> reading("长三角", ["chang san jiao"])
        ('chang', 'san', 'jiao')
    """
    known = [tuple(as_sound(part) for part in text.split()) for text in given]
    if known:
        characters = possible(name)
        for syllables_read in known:
            if can_be(syllables_read, characters) and len(syllables_read) == len(characters):
                return syllables_read
    return syllables(name)


def can_be(syllables_read: tuple[str, ...], characters: tuple[frozenset[str], ...]) -> bool:
    """True if the characters can be read as the first syllables of `syllables_read`."""
    return len(characters) <= len(syllables_read) and all(
        one in each for one, each in zip(syllables_read, characters, strict=False)
    )


def _pieces(text: str) -> list[str]:
    """Split a text into runs of Chinese characters and the words between them."""
    return [piece for word in words(text) for piece in _PIECE.findall(word)]


def _is_read(piece: str) -> bool:
    return _CHARACTER.match(piece) is not None
