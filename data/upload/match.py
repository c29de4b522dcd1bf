"""The user's names of regions and the units that the application knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from data.records import Region
from data.upload.headings import normal

NEAR = 80.0
"""Similarity (0 to 100) from which a unit is suggested."""

SUGGESTIONS = 3
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


def bare(name: str) -> str:
    """A name for comparison, without case, spaces, hyphens and what only the official form has.

    Examples:
        >>> bare("Guangdong Province"), bare("广东 省"), bare("上海市")
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
        for name in {bare(text) for text in (unit.name_en, unit.name_zh, unit.short_zh) if text}:
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
    """
    tables = lookup(units)
    given = codes or {}
    return tuple(match_one(name, given.get(name, ""), tables) for name in names)


def match_one(name: str, code: str, tables: Mapping[str, Mapping[str, str]]) -> Match:
    """Match one name."""
    plain, short = normal(name), bare(name)
    tries = (
        ("id", plain, "id"),
        ("adcode", plain, "adcode"),
        ("name", short, "name"),
        ("adcode", normal(code), "code"),
        ("id", normal(code), "code"),
    )
    for table, key, how in tries:
        if key and key in tables[table]:
            return Match(name, tables[table][key], how)
    near = process.extract(short, list(tables["name"]), scorer=fuzz.ratio, score_cutoff=NEAR, limit=2 * SUGGESTIONS)
    suggestions = dict.fromkeys(tables["name"][key] for key, _, _ in near)
    if len(short) >= 2 and not short.isascii():
        # Two Chinese characters of three are near already, and a similarity of 80 asks for more.
        suggestions |= dict.fromkeys(
            region for key, region in tables["name"].items() if key.startswith(short) or short.startswith(key)
        )
    return Match(name, None, "", tuple(suggestions)[:SUGGESTIONS])
