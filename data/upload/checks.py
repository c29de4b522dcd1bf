"""Checks of a tidy table. They report problems and do not change the table."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.upload.cells import Names
from data.upload.headings import normal
from data.upload.limits import Limits
from data.upload.odd_cells import CellKind
from data.upload.problems import LISTED, SHOWN, Code, Problem, Severity, error, warning
from data.upload.tidy import Tidy, years_of
from data.upload.value_checks import heading as heading_of
from data.upload.value_checks import more, value_checks

HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Control characters, characters of no width, and those that change the direction of text."""

EXAMPLES = 3

BLANK_KINDS = (CellKind.BLANK, CellKind.MARK, CellKind.NOT_APPLICABLE, CellKind.SUPPRESSED, CellKind.ERROR)
"""Kinds of cells that have no number and are not wrong."""


def all_checks(table: Tidy, limits: Limits) -> Iterator[Problem]:
    """Run every check."""
    yield from value_checks(table)
    yield from level_checks(table)
    yield from year_checks(table)
    for axis, names in (("region", table.regions), ("industry", table.industries)):
        yield from name_checks(table, axis, names, limits)
    yield from text_checks(table, limits)
    yield from code_checks(table)
    yield from duplicate_checks(table)
    yield from missing_checks(table)


def level_checks(table: Tidy) -> Iterator[Problem]:
    """Check that levels are whole numbers from 0 up."""
    if table.level_kinds is None:
        return
    levels = table.frame["level"]
    given = ~np.isin(table.level_kinds, BLANK_KINDS)
    below = levels.fillna(0).to_numpy(dtype=np.int64) < 0
    for wrong, code in ((given & levels.isna().to_numpy(), Code.NOT_A_LEVEL), (below, Code.NEGATIVE)):
        positions = np.flatnonzero(wrong)
        for position in positions[:LISTED]:
            yield error(
                code, int(table.lines[position]), level_heading(table, position), table.level_text(int(position))
            )
        yield from more(code, len(positions), Severity.ERROR)
    marks = np.flatnonzero(np.isin(table.level_kinds, (CellKind.MARK, CellKind.SUPPRESSED, CellKind.ERROR)))
    if len(marks):
        first = int(marks[0])
        heading = level_heading(table, first)
        yield warning(Code.BLANK_MARK, int(table.lines[first]), heading, table.level_text(first), count=len(marks))


def level_heading(table: Tidy, position: int) -> str:
    """Return the heading of the column of a cell's level."""
    return "level" if table.level_texts is not None else heading_of(table, position)


def year_checks(table: Tidy) -> Iterator[Problem]:
    """Check years: invalid years, rows without a year, and more than one year in the file."""
    if table.year_texts is None:
        return
    _, blank, other = years_of(table.year_texts)
    repeats = len(table.frame) // max(1, len(table.year_texts))
    for wrong, code in ((other, Code.NOT_A_YEAR), (blank, Code.NO_YEAR)):
        positions = np.flatnonzero(wrong)
        for position in positions[:LISTED]:
            yield error(code, int(table.lines[position * repeats]), "year", table.year_texts[int(position)].as_py())
        yield from more(code, len(positions), Severity.ERROR)
    years = sorted(int(year) for year in table.frame["year"].dropna().unique())
    if len(years) > 1:
        yield warning(Code.MIXED_YEARS, count=len(years), first=years[0], last=years[-1])


def name_checks(table: Tidy, axis: str, names: Names, limits: Limits) -> Iterator[Problem]:
    """Check names: empty, too long, misleading and nearly equal names."""
    across = table.wide and names.codes is not None and is_across(table, axis)
    empty = np.flatnonzero(names.codes < 0)
    shown = np.unique(table.headings[empty]) if across else empty
    for position in shown[:LISTED]:
        if across:
            yield error(Code.EMPTY_NAME, None, table.columns[int(position)], None, axis=axis)
        else:
            yield error(Code.EMPTY_NAME, int(table.lines[position]), axis, None, axis=axis)
    yield from more(Code.EMPTY_NAME, len(shown), Severity.ERROR)
    groups: dict[str, list[str]] = {}
    for name in names.names:
        if len(name) > limits.name_length:
            yield error(Code.NAME_TOO_LONG, None, axis, name, length=len(name), limit=limits.name_length)
        if HIDDEN.search(name):
            yield warning(Code.HIDDEN_CHARACTERS, None, axis, visible(name), axis=axis)
        groups.setdefault(normal(name).replace(" ", ""), []).append(name)
    for similar in groups.values():
        if len(similar) > 1:
            others = [f"“{name[:SHOWN]}”" for name in similar[1 : 1 + EXAMPLES]] + ["…"] * (len(similar) > 1 + EXAMPLES)
            yield warning(Code.NEAR_NAMES, None, axis, similar[0], others=", ".join(others))
    spellings: dict[str, int] = {}
    for name, _ in names.raw_names:
        spellings[name] = spellings.get(name, 0) + 1
    for name, count in spellings.items():
        if count > 1:
            yield warning(Code.TRIMMED_NAMES, None, axis, name, count=count)


def is_across(table: Tidy, axis: str) -> bool:
    """True for the axis whose names are the headings of a wide table."""
    if not len(table.frame) or not table.value_texts:
        return False
    across = len(table.value_texts)
    codes = (table.regions if axis == "region" else table.industries).codes
    other = (table.industries if axis == "region" else table.regions).codes
    # Within a row of the file the label is constant and the heading changes.
    if across > 1:
        return bool((other[:across] == other[0]).all())
    return bool(codes[0] == codes[-1]) and axis == "industry"


def visible(name: str) -> str:
    """Return a name with its hidden characters shown as code points, such as ⟨U+200B⟩."""
    return HIDDEN.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", name)


def text_checks(table: Tidy, limits: Limits) -> Iterator[Problem]:
    """Check term, statement and locator: too long."""
    for column in ("term", "statement", "locator"):
        for text in table.frame[column].cat.categories:
            if len(text) > limits.text_length:
                yield error(Code.NAME_TOO_LONG, None, column, text, length=len(text), limit=limits.text_length)


def code_checks(table: Tidy) -> Iterator[Problem]:
    """Check codes: a name with two codes, or a code with two names."""
    for axis in ("region", "industry"):
        pairs = code_pairs(table, axis)
        for one, other in ((0, 1), (1, 0)):
            seen: dict[str, str] = {}
            for pair in pairs:
                first = seen.setdefault(pair[one], pair[other])
                if first != pair[other]:
                    yield warning(Code.CODE_DIFFERS, None, axis, pair[one], first=first, second=pair[other])


def code_pairs(table: Tidy, axis: str) -> list[tuple[str, str]]:
    """Return the distinct pairs of name and code, in order of appearance."""
    codes: pa.Array | None = table.region_codes if axis == "region" else table.industry_codes
    names = table.regions if axis == "region" else table.industries
    if codes is None or not len(codes):
        return []
    repeats = len(table.frame) // len(codes)
    encoded = codes.fill_null("").dictionary_encode()
    numbers = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    name_codes = names.codes[::repeats].astype(np.int64)
    _, firsts = np.unique(name_codes * (len(encoded.dictionary) + 1) + numbers, return_index=True)
    texts = encoded.dictionary.to_pylist()
    return [
        (names.names[name_codes[position]], texts[numbers[position]].strip())
        for position in sorted(firsts)
        if name_codes[position] >= 0 and texts[numbers[position]].strip()
    ]


def duplicate_checks(table: Tidy) -> Iterator[Problem]:
    """Check for duplicate cells: same region, industry and year."""
    keys = keys_of(table)
    if len(distinct(keys)) == len(keys):
        return
    _, firsts, inverse = np.unique(keys, return_index=True, return_inverse=True)
    twice = firsts[inverse] != np.arange(len(keys))
    twice &= (table.regions.codes >= 0) & (table.industries.codes >= 0)
    positions = np.flatnonzero(twice)
    for position in positions[:LISTED]:
        region = table.regions.names[table.regions.codes[position]]
        industry = table.industries.names[table.industries.codes[position]]
        yield error(
            Code.DUPLICATE,
            int(table.lines[position]),
            heading_of(table, int(position)),
            table.value_text(int(position)),
            region=region[:LISTED],
            industry=industry[:LISTED],
            first=int(table.lines[firsts[inverse[position]]]),
        )
    yield from more(Code.DUPLICATE, len(positions), Severity.ERROR)


def keys_of(table: Tidy) -> npt.NDArray[np.int64]:
    """Return a number for each triple of region, industry and year."""
    years = table.frame["year"].fillna(0).to_numpy(dtype=np.int64)
    regions, industries = table.regions.codes.astype(np.int64) + 1, table.industries.codes.astype(np.int64) + 1
    return np.asarray((regions * (len(table.industries.names) + 1) + industries) * 10_000 + years)


def distinct(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the different numbers, ascending; `np.unique` hashes them, which takes ten times as long here."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def renumbered(codes: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the different codes, ascending, and the place of each code among them, as `np.unique` does by sorting.

    Examples:
        >>> [part.tolist() for part in renumbered(np.array([7, 2, 7], dtype=np.int32))]
        [[2, 7], [1, 0, 1]]
    """
    present = np.zeros(int(codes.max(initial=-1)) + 1, dtype=bool)
    present[codes] = True
    return np.flatnonzero(present), (np.cumsum(present) - 1)[codes]


def missing_checks(table: Tidy) -> Iterator[Problem]:
    """Yield a warning with the number of pairs of region and industry without a value in a year, and the first few."""
    frame = table.frame
    if not len(frame) or table.named:
        return
    has = frame["value"].notna().to_numpy() | frame["level"].notna().to_numpy()
    years = frame["year"].fillna(0).to_numpy(dtype=np.int64)
    named = np.flatnonzero((table.regions.codes >= 0) & (table.industries.codes >= 0))
    by_year = named[np.argsort(years[named], kind="stable")]
    missing = possible = 0
    examples: list[str] = []
    for here in np.split(by_year, np.flatnonzero(np.diff(years[by_year])) + 1):
        if not len(here):
            continue
        year = years[here[0]]
        regions, region_codes = renumbered(table.regions.codes[here])
        industries, industry_codes = renumbered(table.industries.codes[here])
        # Pairs are numbered row by row; a table of all pairs could be the square of the file.
        filled = distinct((region_codes * len(industries) + industry_codes)[has[here]])
        size = len(regions) * len(industries)
        possible += size
        missing += size - len(filled)
        if len(examples) < EXAMPLES:
            first = np.setdiff1d(np.arange(min(size, len(filled) + EXAMPLES)), filled, assume_unique=True)
            for row, column in (divmod(int(pair), len(industries)) for pair in first[: EXAMPLES - len(examples)]):
                pair = f"{table.regions.names[regions[row]]} × {table.industries.names[industries[column]]}"
                examples.append(pair + (f" ({year})" if year else ""))
    if missing:
        yield warning(Code.MISSING, count=missing, possible=possible, examples="; ".join(examples))
