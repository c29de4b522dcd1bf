"""Match the industries of a user's table with the columns of the built-in dataset."""

from collections.abc import Iterable, Mapping

from data.records import Alias, Industry
from data.upload.headings import normal


def match_industries(
    names: Iterable[tuple[str, str]],
    industries: Mapping[str, Industry],
    aliases: Mapping[tuple[str, str], tuple[Alias, ...]],
) -> dict[str, str]:
    """Return the name in the user's table of each built-in industry that is found there, by its id.

    An industry is found by its id (as a name or a code), its name in either language, or another name that the search
    box knows. A name that means two industries, and an industry that two names mean, are left out.

    Args:
        names: name and code of each industry of the table; the code may be empty.
        industries: the built-in ones.
        aliases: other names by kind and id.

    Examples:
        >>> from data.load import load
        >>> atlas = load()
        >>> match_industries([("汽车", ""), ("Retail", "")], atlas.industries, atlas.aliases)
        {'automobiles': '汽车'}
    """
    ids = lookup(industries, aliases)
    found: dict[str, list[str]] = {}
    for name, code in names:
        for text in (name, code):
            industry = ids.get(key_of(text), "") if text else ""
            if industry:
                found.setdefault(industry, []).append(name)
                break
    return {industry: columns[0] for industry, columns in found.items() if len(columns) == 1}


def lookup(industries: Mapping[str, Industry], aliases: Mapping[tuple[str, str], tuple[Alias, ...]]) -> dict[str, str]:
    """Return the id of each name that means one industry; names come before aliases."""
    ids: dict[str, str] = {}
    for texts_of in (names_of, lambda entry: [one.alias for one in aliases.get(("industry", entry.industry_id), ())]):
        here: dict[str, set[str]] = {}
        for entry in industries.values():
            for text in texts_of(entry):
                here.setdefault(key_of(text), set()).add(entry.industry_id)
        ids = {key: next(iter(meant)) for key, meant in here.items() if len(meant) == 1} | ids
    return ids


def names_of(entry: Industry) -> list[str]:
    """Return id and names of an industry."""
    return [entry.industry_id, entry.name_en, entry.name_zh, entry.short_en, entry.short_zh]


def key_of(text: str) -> str:
    """Return a name without what tables write differently: case, blanks, hyphens, and “industry” at its end.

    Examples:
        >>> key_of("New-energy Vehicles"), key_of("汽车制造业"), key_of("Automobile industry")
        ('newenergyvehicles', '汽车', 'automobile')
    """
    plain = normal(text).replace("&", "and")
    for ending in ENDINGS:
        plain = plain.removesuffix(ending) if len(plain) > len(ending) + 1 else plain
    return "".join(plain.replace("-", " ").replace("_", " ").split())


ENDINGS = (" industries", " industry", "制造业", "产业", "行业")
