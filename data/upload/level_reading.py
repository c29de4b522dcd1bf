"""Decide whether the cells of a table are amounts or levels, and which level each word has."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from data.upload.choices import Choices
from data.upload.columns import ColumnProfile
from data.upload.headings import Role
from data.upload.level_words import MOST_WORDS, TOP, Content, is_blank_word, levels_of, ticks, word_of
from data.upload.number_parsing import is_number
from data.upload.problems import Code, Problem, error, warning
from data.upload.shape import Form, Shape
from data.upload.totals_names import is_total

FIRST = 2_000
"""Rows that show for most tables of amounts that they hold no words; the others are looked at in all rows."""

DIGITS = frozenset("0123")
LEAST_TICKS = 6
"""Cells, at least one of them 1, from which a table of 1 and 0 says yes and no and does not count."""

LEAST_LEVELS = 12
"""Cells from which a table of 1, 2 and 3 may hold levels."""


@dataclass(frozen=True)
class Leveled:
    """What the cells hold.

    Attributes:
        cells: amounts or levels.
        levels: level of each word, 0 if it names nothing, None if its order is not known.
        doubts: what was taken, for the reader to confirm, or what must be said.
    """

    cells: Content = Content.AMOUNTS
    levels: tuple[tuple[str, int | None], ...] = ()
    doubts: tuple[Problem, ...] = ()


def leveled(shape: Shape, columns: Sequence[ColumnProfile], cells: Sequence[pa.Array], choices: Choices) -> Leveled:
    """Return what the cells of a table hold.

    Args:
        shape: form and roles.
        columns: profile of each column.
        cells: the rows of data of each column.
        choices: the user's settings.
    """
    if shape.form is Form.YEARS_ACROSS:
        return Leveled()
    roles = shape.roles[: len(cells)]
    if is_list_of_names(shape, columns):
        return Leveled(Content.LEVELS, (), (warning(Code.PAIRS_NAMED),))
    if shape.form is Form.LONG and Role.LEVEL in roles and Role.VALUE not in roles:
        texts = different([cells[roles.index(Role.LEVEL)]])
        numeric = columns[roles.index(Role.LEVEL)].numeric and not shape.words
        return Leveled() if numeric or texts is None else in_words(texts, choices)
    first, end = rows_without_totals(cells)
    places = [p for p, role in enumerate(roles) if role is Role.VALUE and not is_total(columns[p].heading)]
    cells = [column.slice(first, end - first) for column in cells]
    texts = different([cells[place] for place in places])
    if texts is None or choices.cells is Content.AMOUNTS:
        return Leveled()
    if choices.cells is Content.LEVELS or shape.words:
        return in_words(texts, choices)
    return in_numbers(texts, [cells[place] for place in places])


def rows_without_totals(cells: Sequence[pa.Array]) -> tuple[int, int]:
    """Return the first row and the one after the last, without a first or last row that is named as a total."""
    height = len(cells[0]) if cells else 0
    if height < LEAST_TICKS // 2:
        return 0, height
    first, last = (any(is_total(column[row].as_py() or "") for column in cells[:2]) for row in (0, height - 1))
    return int(first), height - int(last)


def is_list_of_names(shape: Shape, columns: Sequence[ColumnProfile]) -> bool:
    """True for a long table of regions and industries alone: each row names an industry."""
    roles = shape.roles
    if (
        shape.form is not Form.LONG
        or not {Role.REGION, Role.INDUSTRY} <= {*roles}
        or {Role.VALUE, Role.LEVEL} & {*roles}
    ):
        return False
    left = [column for column, role in zip(columns, roles, strict=True) if role is Role.IGNORE]
    return not any(
        column.named in (Role.VALUE, Role.LEVEL) or (column.digits and not column.running) for column in left
    )


def different(columns: Sequence[pa.Array]) -> list[str] | None:
    """Return the different texts of columns, None if there are more than can be words of an order."""
    found: dict[str, None] = {}
    if any(len(pc.unique(column.slice(0, FIRST))) > 2 * MOST_WORDS for column in columns):
        return None
    for column in columns:
        texts = pc.unique(pc.utf8_trim_whitespace(pc.fill_null(column, "")))
        if len(texts) > 2 * MOST_WORDS:
            return None
        found |= dict.fromkeys(texts.to_pylist())
    found.pop("", None)
    return list(found) if 0 < len({word_of(text) for text in found}) <= 2 * MOST_WORDS else None


def in_words(texts: Sequence[str], choices: Choices) -> Leveled:
    """Return the level of each word, with what is to be confirmed or said; numbers are levels themselves."""
    words = list(dict.fromkeys(word_of(text) for text in texts if not is_number(text)))
    detected = levels_of(words)
    chosen = dict(choices.levels or ())
    levels = {word: chosen.get(word, level) for word, level in detected.items()}
    unknown = [word for word, level in levels.items() if level is None]
    if len(unknown) > MOST_WORDS:
        return Leveled(Content.LEVELS, tuple(levels.items()))
    spelled = {word_of(text): text for text in reversed(texts)}
    doubts: tuple[Problem, ...] = ()
    if unknown:
        shown = "; ".join(f"“{spelled[word]}”" for word in unknown)
        doubts = (error(Code.LEVEL_WORDS_UNKNOWN, words=shown),)
    elif chosen or not levels:
        pass
    elif set(levels.values()) <= {0, 1} and ticks(words) is not None:
        doubts = (named_doubt([spelled[word] for word, level in levels.items() if level]),)
    else:
        shown = "; ".join(
            f"“{spelled[word]}” = {level or '–'}" for word, level in levels.items() if level or not is_blank_word(word)
        )
        doubts = (warning(Code.LEVEL_WORDS, words=shown),)
    return Leveled(Content.LEVELS, tuple(levels.items()), doubts)


def named_doubt(words: Sequence[str]) -> Problem:
    """Return the doubt that ticks are read as names."""
    return warning(Code.NAMED_CELLS, words="; ".join(f"“{word}”" for word in words))


def in_numbers(texts: Sequence[str], cells: Sequence[pa.Array]) -> Leveled:
    """Return levels for a table of 1, 0 and blanks; ask where all cells are 1, 2 or 3."""
    digits = {whole(text) for text in texts if not is_blank_word(text)}
    if not digits or not digits <= DIGITS:
        return Leveled()
    size = sum(map(len, cells))
    if digits <= {"0", "1"} and "1" in digits and size >= LEAST_TICKS:
        blank = any(pc.any(pc.equal(pc.utf8_trim_whitespace(pc.fill_null(one, "")), "")).as_py() for one in cells)
        if "0" in digits or blank:
            levels = {word_of(text): int(whole(text) == "1") for text in texts}
            return Leveled(Content.LEVELS, tuple(levels.items()), (named_doubt(["1"]),))
    if str(TOP) in digits and "2" in digits and size >= LEAST_LEVELS:
        return Leveled(doubts=(warning(Code.LEVELS_OR_AMOUNTS),))
    return Leveled()


def whole(text: str) -> str:
    """Return a number without a decimal zero."""
    return text.strip().removesuffix(".0").removesuffix(",0")
