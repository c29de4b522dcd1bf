"""The user's names of regions and the units that the application knows."""

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
    """A user's name and the unit that it is, or those that it may be.

    Attributes:
        name: as the user writes it.
        region_id: the unit, or None; only an exact match is one.
        how: `id`, `adcode`, `name` (English or Chinese) or `code` (the file's own column of codes); "" if none.
        suggestions: ids of near units, the nearest first; for the user to confirm.
    """

    name: str
    region_id: str | None
    how: str = ""
    suggestions: tuple[str, ...] = ()


def without_suffix(name: str) -> str:
    """A name for comparison: lower case, without spaces, hyphens and the suffix of the official name.

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
    """Keys of each kind to ids: id, adcode, name. A name of two units belongs to neither."""
    found: dict[str, dict[str, str]] = {"id": {}, "adcode": {}, "name": {}}
    shared: set[str] = set()
    for unit in units:
        found["id"][normal(unit.region_id)] = unit.region_id
        if unit.iso_3166_2:
            found["id"][normal(unit.iso_3166_2)] = unit.region_id
        if unit.adcode:
            found["adcode"][unit.adcode] = unit.region_id
            if unit.adcode.endswith("0000"):
                found["adcode"][unit.adcode[:2]] = unit.region_id
        for name in {without_suffix(text) for text in (unit.name_en, unit.name_zh, unit.short_zh) if text}:
            if found["name"].setdefault(name, unit.region_id) != unit.region_id:
                shared.add(name)
    for name in shared:
        del found["name"][name]
    return found


def known_names(units: Iterable[Region]) -> frozenset[str]:
    """All names, ids and codes of the units as `headings.normal` gives them, for `understand`."""
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
    """Match each name by id, adcode, its own code, or English or Chinese name; near misses are suggested, never taken.

    Args:
        names: the user's names.
        units: the units to match with.
        codes: code of a name from the user's file, tried where the name says nothing.

    Returns:
        One match a name, in order. Near units are looked for up to `NAMES_WITH_SUGGESTIONS` names.
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
    """Match one name by one of its keys; None where no key fits."""
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
    """Ids of the units whose names are similar, the most similar first."""
    short = without_suffix(name)
    near = process.extract(short, unit_names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=2 * SUGGESTIONS)
    suggestions = dict.fromkeys(id_of[key] for key, _, _ in near)
    if len(short) >= 2 and not short.isascii():
        # Two Chinese characters of three are near already, and a similarity of 80 asks for more.
        suggestions |= dict.fromkeys(
            region for key, region in id_of.items() if key.startswith(short) or short.startswith(key)
        )
    return tuple(suggestions)[:SUGGESTIONS]
