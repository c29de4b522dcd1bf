"""The index of the search box: pages, regions, cities, industries and terms of sources, by all their names."""

from collections.abc import Iterator, Mapping
from contextvars import copy_context
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from analysis.finder import Entry, Index, index_of
from components.page.registry import PAGES, PageEntry
from components.text import i18n
from data.atlas import Atlas
from data.records import Evidence, Region

FULL_TEXT = "full text"
NAMES = 20_000
"""Up to this many regions, and industries, of a user's dataset are searched: those with the largest totals."""


class EntryKind(StrEnum):
    """Kinds of entries; `unit` is a unit of the map that is not a region of the dataset."""

    PAGE = "page"
    AGGLOMERATION = "agglomeration"
    REGION = "region"
    CITY = "city"
    INDUSTRY = "industry"
    TERM = "term"
    UNIT = "unit"
    USER_REGION = "user-region"
    USER_INDUSTRY = "user-industry"


def built_in_index(atlas: Atlas) -> Index:
    """Build the index of the built-in dataset."""
    return index_of(_built_in(atlas))


def user_index(atlas: Atlas, regions: Mapping[str, str], industries: Mapping[str, str]) -> Index:
    """Build the index while a user's dataset is open: its names first, then the built-in dataset.

    Args:
        atlas: the built-in dataset; it adds names to the regions that the user matched with its units.
        regions: names of the user's dataset by id, the most important first.
        industries: likewise.
    """
    return index_of([*_user(atlas, regions, industries), *_built_in(atlas)])


@dataclass(frozen=True)
class Term:
    """A term that sources use.

    Attributes:
        name: the term in English.
        chinese: the terms in Chinese that stand for it in the lists.
        rows: rows of evidence that use it.
        query: text that finds all its rows: the Chinese term if all rows share it, else the English one.
    """

    name: str
    chinese: tuple[str, ...]
    rows: tuple[Evidence, ...]
    query: str


def terms(atlas: Atlas) -> Mapping[str, Term]:
    """Return the terms of the commentary and the lists by their English; spellings that differ in case are one term.

    Terms of whole texts are left out: there are thousands, and the evidence page searches them.
    """
    spellings: dict[str, dict[str, list[tuple[str, Evidence]]]] = {}
    for row in atlas.evidence.values():
        if row.checked == FULL_TEXT:
            continue
        items = atlas.list_items.get(row.evidence_id, ())
        for english, chinese in [(item.item_en, item.item_zh) for item in items] or [(row.term, row.term_zh)]:
            spellings.setdefault(english.casefold(), {}).setdefault(english, []).append((chinese, row))
    return {term.name: term for wordings in spellings.values() for term in [_term(wordings)]}


def _term(wordings: Mapping[str, list[tuple[str, Evidence]]]) -> Term:
    name, uses = next(iter(wordings)), [pair for pairs in wordings.values() for pair in pairs]
    chinese = tuple(dict.fromkeys(text for text, _row in uses))
    rows = {row.evidence_id: row for _text, row in uses}
    query = chinese[0] if len(chinese) == 1 and chinese[0] else name
    return Term(name, tuple(filter(None, chinese)), tuple(rows.values()), query)


def _built_in(atlas: Atlas) -> Iterator[Entry]:
    for page in PAGES:
        yield _entry(atlas, EntryKind.PAGE, page.key, *_page_names(page))
    for key, group in atlas.agglomerations.items():
        yield _entry(atlas, EntryKind.AGGLOMERATION, key, group.name_en, group.name_zh, group.short_en, group.short_zh)
    for key, region in atlas.regions.items():
        entry = _entry(atlas, EntryKind.REGION, key, *_region_names(region))
        yield replace(entry, aliases=(*entry.aliases, key))
    for (kind, key), names_of in atlas.aliases.items():
        if kind == EntryKind.CITY:
            yield from (Entry(EntryKind.CITY, key, (city.alias,)) for city in names_of)
    for key, industry in atlas.industries.items():
        names = (industry.name_en, industry.name_zh, industry.short_en, industry.short_zh)
        yield _entry(atlas, EntryKind.INDUSTRY, key, *names)
    for term in terms(atlas).values():
        # As aliases only, so that an industry of the same name comes first.
        yield Entry(EntryKind.TERM, term.name, (), (term.name, *term.chinese))
    for key, unit in atlas.units.items():
        if key not in atlas.regions:
            yield Entry(EntryKind.UNIT, key, _region_names(unit), (key,))


def _user(atlas: Atlas, regions: Mapping[str, str], industries: Mapping[str, str]) -> Iterator[Entry]:
    for key, name in islice(regions.items(), NAMES):
        unit = atlas.units.get(key)
        known = _entry(atlas, EntryKind.REGION, key, *_region_names(unit)) if unit else Entry(EntryKind.REGION, key, ())
        yield Entry(EntryKind.USER_REGION, key, (name,), (*known.names, *known.aliases), known.readings)
    for key, name in islice(industries.items(), NAMES):
        yield Entry(EntryKind.USER_INDUSTRY, key, (name,))


def _entry(atlas: Atlas, kind: str, key: str, *names: str) -> Entry:
    others = atlas.aliases.get((kind, key), ())
    return Entry(
        kind,
        key,
        names,
        tuple(other.alias for other in others if other.language != "pinyin"),
        tuple(other.alias for other in others if other.language == "pinyin"),
    )


def _region_names(region: Region) -> tuple[str, ...]:
    return region.name_en, region.name_zh, region.short_zh


def _page_names(page: PageEntry) -> tuple[str, ...]:
    """Return the title and the question of a page in every language."""

    def texts(language: str) -> tuple[str, ...]:
        i18n.use(language)
        return page.title(), page.question()

    return tuple(text for language in i18n.LANGUAGES for text in copy_context().run(texts, language))
