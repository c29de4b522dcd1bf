"""Match the user's names of regions with the built-in units."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from data.records import Region
from data.upload.headings import normal

NEAR = 80.0
"""Similarity (0 to 100) from which a unit is suggested."""

SUGGESTIONS = 3
"""Units that are suggested for one name, at most."""

NAMES_WITH_SUGGESTIONS = 2_000
"""Names without a match for which near units are looked for, at most: in a file of 500,000 regions it takes seconds."""

SUFFIXES = (
    "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "地区", "省", "市",
    " special administrative region", " autonomous region", " uygur autonomous region", " zhuang autonomous region",
    " hui autonomous region", " province", " municipality", " city", " shi", " sheng",
)  # fmt: skip
"""What an official name adds to the usual one, the longer ones first."""


@dataclass(frozen=True)
class Match:
    """A user's name of a region and the matching unit, or suggestions.

    Attributes:
        name: as written in the file.
        region_id: the unit of an exact match, or None.
        how: `id`, `adcode`, `name` (English or Chinese) or `code` (the file's column of codes); "" if none.
        suggestions: ids of units with similar names, most similar first; the user confirms one.
    """

    name: str
    region_id: str | None
    how: str = ""
    suggestions: tuple[str, ...] = ()


def without_suffix(name: str) -> str:
    """Normalise a name: lower case, without spaces, hyphens and the suffix of the official name.

    Examples:
        >>> without_suffix("Guangdong Province"), without_suffix("广东 省"), without_suffix("上海市")
        ('guangdong', '广东', '上海')
    """
    plain = normal(name).replace("-", " ")
    for suffix in SUFFIXES:
        if plain.endswith(suffix) and len(plain) > len(suffix) + 1:
            plain = plain.removesuffix(suffix)
            break
    return plain.replace(" ", "").replace("'", "").replace("’", "")


def lookup(units: Iterable[Region]) -> dict[str, dict[str, str]]:
    """Return for each kind of key (id, adcode, name) the ids by key; a name of two units is left out."""
    ids: dict[str, dict[str, str]] = {"id": {}, "adcode": {}, "name": {}}
    shared: set[str] = set()
    for unit in units:
        ids["id"][normal(unit.region_id)] = unit.region_id
        if unit.iso_3166_2:
            ids["id"][normal(unit.iso_3166_2)] = unit.region_id
        if unit.adcode:
            ids["adcode"][unit.adcode] = unit.region_id
            if unit.adcode.endswith("0000"):
                ids["adcode"][unit.adcode[:2]] = unit.region_id
        for name in {without_suffix(text) for text in (unit.name_en, unit.name_zh, unit.short_zh) if text}:
            if ids["name"].setdefault(name, unit.region_id) != unit.region_id:
                shared.add(name)
    for name in shared:
        del ids["name"][name]
    return ids


def known_names(units: Iterable[Region]) -> frozenset[str]:
    """Return all names, ids and codes of the units, normalised by `headings.normal`, for `interpret`."""
    texts = {
        normal(text)
        for unit in units
        for text in (unit.region_id, unit.adcode, unit.name_en, unit.name_zh, unit.short_zh)
        if text
    }
    return frozenset(texts)


def match_regions(
    names: Iterable[str], units: Iterable[Region], codes: Mapping[str, str] | None = None
) -> tuple[Match, ...]:
    """Match each name by id, adcode, code in the file, or English or Chinese name; suggest units for similar names.

    Args:
        names: the user's names.
        units: the units to match with.
        codes: code of each name in the user's file, tried if the name does not match.

    Returns:
        One match per name, in order; suggestions for at most `NAMES_WITH_SUGGESTIONS` names.
    """
    tables = lookup(units)
    unit_names = list(tables["name"])
    given = codes or {}
    matches: list[Match] = []
    unmatched = 0
    for name in names:
        match = exact_match(name, given.get(name, ""), tables)
        if match is None:
            unmatched += 1
            near = near_units(name, unit_names, tables["name"]) if unmatched <= NAMES_WITH_SUGGESTIONS else ()
            match = Match(name, None, "", near)
        matches.append(match)
    return tuple(matches)


def exact_match(name: str, code: str, tables: Mapping[str, Mapping[str, str]]) -> Match | None:
    """Match one name by its keys; None if no key matches."""
    normal_name, normal_code = normal(name), normal(code)
    tries = (
        ("id", normal_name, "id"),
        ("adcode", normal_name, "adcode"),
        ("name", without_suffix(normal_name), "name"),
        ("adcode", normal_code, "code"),
        ("id", normal_code, "code"),
    )
    for table, key, how in tries:
        if key and key in tables[table]:
            return Match(name, tables[table][key], how)
    return None


def near_units(name: str, unit_names: Sequence[str], id_of: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the units with similar names, most similar first."""
    short = without_suffix(name)
    near = process.extract(short, unit_names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=2 * SUGGESTIONS)
    suggestions = dict.fromkeys(id_of[key] for key, _, _ in near)
    if len(short) >= 2 and not short.isascii():
        # Short Chinese names have low similarities, so a name that starts the other also counts as similar.
        suggestions |= dict.fromkeys(
            region for key, region in id_of.items() if key.startswith(short) or short.startswith(key)
        )
    return tuple(suggestions)[:SUGGESTIONS]
