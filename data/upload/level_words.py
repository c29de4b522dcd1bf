"""Read ticks and words of an order, such as “✓”, “yes” and “high”, as levels from 1 to 3."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.upload.characters import plain, plain_column
from data.upload.level_scales import MAYBE, NO, SCALES, YES
from data.upload.number_notation import Notation
from data.upload.number_parsing import numbers_of
from data.upload.odd_cells import MARKS, CellKind


class Content(StrEnum):
    """What the cells of a table hold: amounts, or levels, among them the one level of what is named."""

    AMOUNTS = "amounts"
    LEVELS = "levels"


TOP = 3
"""The highest level."""

MOST_WORDS = 12
"""Different words that are taken for levels, at most."""

LONGEST = 24
"""Characters of the longest word."""

REPEATED = re.compile(r"^([★⭐*+●•✓✔√◆■xX])\1{0,4}[☆○◇□✩]{0,5}$|^[☆○◇□✩]{2,5}$")
"""A sign that is repeated as often as the level is high, perhaps filled up with hollow signs."""

FULL = frozenset("★⭐*+●•✓✔√◆■xX")
BLANKS = frozenset(word for words, kind in MARKS for word in words if kind in (CellKind.MARK, CellKind.NOT_APPLICABLE))
OTHERWISE_BLANK = frozenset(("(-)", "o", "0", "no data"))
OTHERS_BLANK = BLANKS - YES
KNOWN = YES | NO | MAYBE | frozenset(word for scale in SCALES for word in scale)


def word_of(text: str) -> str:
    """Return a cell as it is looked up: one width of characters, lower case, single spaces."""
    return " ".join(plain(text[: LONGEST + 1]).lower().split())


def is_level_word(text: str) -> bool:
    """True for a tick, a word of an order, or a mark for a blank.

    Examples:
        >>> [is_level_word(text) for text in ("✓", "x", "High", "主导", "★★☆", "-", "Bremen", "12")]
        [True, True, True, True, True, True, False, False]
    """
    word = word_of(text)
    return word in KNOWN or word in BLANKS or bool(REPEATED.match(word))


def is_blank_word(text: str) -> bool:
    """True for a mark that stands for a blank in any table, and names nothing by itself."""
    return word_of(text) in OTHERS_BLANK


def levels_of(texts: Iterable[str]) -> dict[str, int | None]:
    """Return the level of each different word: 0 if it means that nothing is named, None if its order is not known.

    Words keep their order: three ranks are 3, 2 and 1, whatever their words.

    Examples:
        >>> levels_of(["x", "-"]), levels_of(["✓", "×"]), levels_of(["High", "low"])
        ({'x': 1, '-': 0}, {'✓': 1, '×': 0}, {'high': 3, 'low': 1})
        >>> levels_of(["主导", "支柱", "新兴"]), levels_of(["A", "B"])
        ({'主导': 3, '支柱': 2, '新兴': 1}, {'a': None, 'b': None})
    """
    words = list(dict.fromkeys(filter(None, map(word_of, texts))))
    for found in (ticks(words), signs(words), *(ranked(words, scale) for scale in SCALES)):
        if found is not None:
            return found
    return {word: 0 if word in BLANKS else None for word in words}


def ticks(words: Sequence[str]) -> dict[str, int | None] | None:
    """Return 1 for yes and 0 for no; None if a word is neither, or nothing says yes.

    A cross and a circle say no beside a tick; alone a cross says yes, and a circle beside a cross.
    """
    if not all(word in YES or word in NO or word in MAYBE or word in BLANKS for word in words):
        return None
    more_than_yes_and_no = sum(word in MAYBE for word in words) > 2
    if more_than_yes_and_no and not any(word in YES for word in words):
        return None
    meaning_yes = [word for word in words if word in YES] or [word for word in MAYBE_FIRST if word in words][:1]
    return {word: int(word in meaning_yes) for word in words} if meaning_yes else None


MAYBE_FIRST = ("◎", "○", "〇", "△", "x", "×", "ⅹ", "+", "s", "o")
"""Signs that say yes where no other does, in this order."""


def signs(words: Sequence[str]) -> dict[str, int | None] | None:
    """Return the levels of repeated signs, such as ★★; None if a word is none, or one sign stands alone."""
    counts = {word: sum(sign in FULL for sign in word) for word in words if REPEATED.match(word)}
    blank = [word for word in words if word not in counts]
    most = max(counts.values(), default=0)
    if len(set(counts.values())) < 2 or not all(word in BLANKS or word in OTHERWISE_BLANK for word in blank):
        return None
    size = max(most, max(map(len, counts)))
    size = max(size, TOP)
    return {word: 0 if word not in counts else -(-counts[word] * TOP // size) for word in words}


def ranked(words: Sequence[str], scale: Mapping[str, tuple[int, int]]) -> dict[str, int | None] | None:
    """Return the levels of words of one scale; None if a word belongs to no scale or only blanks do."""
    ranks = {word: scale[word] for word in words if word in scale}
    if not all(word in ranks or word in BLANKS for word in words) or not any(level for _, level in ranks.values()):
        return None
    given = {rank: level for rank, level in sorted(ranks.values()) if level}
    if len(given) == TOP:
        given = {rank: place + 1 for place, rank in enumerate(given)}
    elif len(given) == TOP - 1 and len(set(given.values())) == 1:
        low, high = given
        given = {low: max(given[high] - 1, 1), high: max(given[high], 2)}
    return {word: given.get(ranks[word][0], 0) if word in ranks else 0 for word in words}


def numbers_of_levels(
    column: pa.Array, levels: Mapping[str, int]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]:
    """Read a column of words and numbers as levels; a level of 0 is a blank.

    Args:
        column: strings; null is a blank.
        levels: of each word.

    Returns:
        Levels, NaN where there is none, and the `CellKind` of each cell: a number beside words is `NOTED`.

    Examples:
        >>> values, kinds = numbers_of_levels(pa.array(["High", "", "-", "2", "new"]), {"high": 3, "-": 0})
        >>> values.tolist(), kinds.tolist()
        ([3.0, nan, nan, 2.0, nan], [0, 1, 1, 7, 3])
    """
    if not levels:
        return numbers_of(column, Notation())
    encoded = plain_column(column).dictionary_encode()
    texts = encoded.dictionary.to_pylist()
    words = [word_of(text) for text in texts]
    values, kinds = numbers_of(encoded.dictionary, Notation())
    kinds[kinds == CellKind.NUMBER] = CellKind.NOTED
    for place, word in enumerate(words):
        if word in levels:
            values[place] = levels[word] or np.nan
            kinds[place] = CellKind.NUMBER if levels[word] else CellKind.BLANK
        elif word in OTHERS_BLANK:
            kinds[place] = CellKind.BLANK
    which = encoded.indices.to_numpy(zero_copy_only=False)
    return values[which], kinds[which]
