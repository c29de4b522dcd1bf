"""Where a result of the search box leads, with the reader's selection kept, and what it says of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from analysis.finder import Entry
from analysis.finder.writing import joined
from components.dataset import cache
from components.dataset.user_window import UserData
from components.figures.map_projection import VIEWS
from components.page.registry import BY_KEY, PageEntry
from components.search.index import EntryKind, Term, terms
from components.selection.model import FIRST_REGION, Selection, ShortText, latest_date
from components.text.formatting import enumerated, shortened
from components.text.i18n import _, localized, ngettext
from data.records import Region

SHOWN_LENGTH = 60
REGIONS_NAMED = 3
"""Up to so many regions are named beside a term; of more, the number is given."""

SHOW_BOTH = ("map", "heatmap", "profile")
"""Pages that show a region or an industry themselves, so that a result need not lead away from them."""


@dataclass(frozen=True)
class SearchContext:
    """Where the reader is: the page, the selection, and the user's dataset that is open."""

    page: PageEntry
    selection: Selection
    data: UserData | None = None


@dataclass(frozen=True)
class Target:
    """A result as it is shown.

    Attributes:
        name: of what was found, in the reader's language.
        kind: what it is, in words; notes follow, parted by dots.
        page: key of the page it leads to; empty where there is nothing to open.
        query: of the link.
    """

    name: str
    kind: str
    page: str = ""
    query: Mapping[str, str] = field(default_factory=dict)


def targets(place: SearchContext, entry: Entry, typed: str) -> list[Target]:
    """What an entry is and where it leads: one target; of a unit without evidence also its cities that have some.

    Args:
        place: where the reader is.
        entry: from an index of `components.search.index`.
        typed: the name that the reader's words fit; empty where none does.
    """
    atlas = cache.atlas()
    match EntryKind(entry.kind):
        case EntryKind.PAGE:
            page = BY_KEY[entry.key]
            also = _also((page.title(),), entry, typed)
            return [Target(page.title(), _noted(_("Page"), also), page.key, place.selection.query())]
        case EntryKind.AGGLOMERATION:
            group = localized(atlas.agglomerations[entry.key], "name")
            zoom = {"zoom": entry.key} if entry.key in VIEWS else {}
            query = _built_in(place).query() | zoom
            return [Target(group, _noted(_("Agglomeration"), _also((group,), entry, typed)), "map", query)]
        case EntryKind.REGION | EntryKind.CITY | EntryKind.GROUND as kind:
            unit = atlas.units[entry.key]
            city = shortened(typed or entry.names[0], SHOWN_LENGTH) if kind == EntryKind.CITY else ""
            return (
                _region(place, unit, entry, typed, city) if entry.key in atlas.regions else _ground(place, unit, city)
            )
        case EntryKind.INDUSTRY:
            industry = atlas.industries[entry.key]
            kinds = {"industry": _("Industry"), "umbrella": _("Umbrella item"), "agenda": _("Agenda item")}
            name = localized(industry, "name")
            told = _noted(kinds[industry.kind], _elsewhere(place), _also((name,), entry, typed))
            return [Target(name, told, *_industry(place, _built_in(place), entry.key))]
        case EntryKind.USER_REGION:
            also = _also(entry.names, entry, typed)
            told = _noted(_("Region of your data"), also)
            return [Target(entry.names[0], told, *_at(place, place.selection, entry.key))]
        case EntryKind.USER_INDUSTRY:
            return [Target(entry.names[0], _("Industry of your data"), *_industry(place, place.selection, entry.key))]
        case _:
            return [_term(place, entry, typed)]


def pair_target(place: SearchContext, region: Entry, industry: Entry) -> Target:
    """The evidence of one region on one industry."""
    own = region.kind == EntryKind.USER_REGION
    selection = replace(place.selection if own else _built_in(place), region=region.key, industry=industry.key)
    if own:
        names = region.names[0], industry.names[0]
    else:
        atlas = cache.atlas()
        names = localized(atlas.regions[region.key], "name"), localized(atlas.industries[industry.key], "name")
    filters = {"in_region": region.key, "in_industry": industry.key}
    return Target(
        " × ".join(names), _("Evidence of one region on one industry"), "evidence", selection.query() | filters
    )


def _region(place: SearchContext, unit: Region, entry: Entry, typed: str, city: str) -> list[Target]:
    name = localized(unit, "name")
    told = _("Region in which {city} lies").format(city=city) if city else _("Region")
    also = "" if city else _also((name,), entry, typed)
    told = _noted(told, _elsewhere(place), also)
    return [Target(name, told, *_at(place, _built_in(place), unit.region_id))]


def _ground(place: SearchContext, unit: Region, city: str) -> list[Target]:
    """What is drawn on the map and has no evidence, then the cities in it that have."""
    name = localized(unit, "name")
    told = (
        _("{city} lies here; no evidence in this dataset").format(city=city)
        if city
        else _("No evidence in this dataset")
    )
    inside = [region for region in cache.atlas().regions.values() if region.parent_id == unit.region_id]
    cities = [
        Target(
            localized(region, "name"),
            _("Region in {province}").format(province=name),
            *_at(place, _built_in(place), region.region_id),
        )
        for region in inside
    ]
    return [Target(name, told), *cities]


def _term(place: SearchContext, entry: Entry, typed: str) -> Target:
    """The evidence that uses a term; where the sources in force do not, the link lets all sources count."""
    atlas = cache.atlas()
    term = _terms()[entry.key]
    rows = term.rows
    selection = _built_in(place)
    in_force = set(cache.focus(selection.sources, selection.as_of).sources)
    current = [row for row in rows if row.source_id in in_force]
    regions = list(dict.fromkeys(row.region_id for row in current or rows))
    query = selection.query() | {"q": term.asked[: ShortText.LIMIT]}
    if len(regions) == 1:
        query["in_region"] = regions[0]
    if len(current) == 1:
        query["row"] = current[0].evidence_id
    told = _where(regions)
    if not current:
        query |= {"sources": "undated", "asof": latest_date(atlas).isoformat()}
        told = _noted(told, _("later or undated source"))
    return Target(f"“{shortened(typed or entry.key, SHOWN_LENGTH)}”", told, "evidence", query)


@st.cache_resource(show_spinner=False)
def _terms() -> Mapping[str, Term]:
    return terms(cache.atlas())


def _where(regions: Sequence[str]) -> str:
    if len(regions) > REGIONS_NAMED:
        return ngettext("Evidence, in {n} region", "Evidence, in {n} regions", len(regions))
    names = enumerated([localized(cache.atlas().regions[key], "name") for key in regions])
    return _("Evidence, in {regions}").format(regions=names)


def _at(place: SearchContext, selection: Selection, region: str) -> tuple[str, dict[str, str]]:
    """Page and query that show a region."""
    stays = place.page.key if place.page.key in SHOW_BOTH else "map"
    more = {"of": "region"} if stays == "profile" else _kept(place, selection)
    return stays, replace(selection, region=region).query() | more


def _industry(place: SearchContext, selection: Selection, industry: str) -> tuple[str, dict[str, str]]:
    """Page and query that show an industry."""
    query = replace(selection, industry=industry).query()
    match place.page.key:
        case "map":
            return "map", query | _kept(place, selection) | {"colour": "industry"}
        case "heatmap":
            return "heatmap", query | _kept(place, selection)
        case _:
            return "profile", query | {"of": "industry"}


def _kept(place: SearchContext, selection: Selection) -> dict[str, str]:
    """The page's own keys where the reader stays; not the zoom, which may leave out what was found."""
    stays = place.page.key in SHOW_BOTH and selection is place.selection
    return {key: value for key, value in place.selection.page_values if key != "zoom"} if stays else {}


def _built_in(place: SearchContext) -> Selection:
    """The selection for what only the built-in dataset has: without the user's dataset and what belongs to it."""
    if place.selection.dataset is None:
        return place.selection
    return replace(place.selection, dataset=None, view=(), region=FIRST_REGION, compare=(), industry=None)


def _elsewhere(place: SearchContext) -> str:
    return _("in the built-in dataset") if place.data else ""


def _also(shown: Sequence[str], entry: Entry, typed: str) -> str:
    """The name that the reader's words fit, where it is an alias and not one of the names shown."""
    if not typed or typed in entry.names or joined(typed) in map(joined, shown):
        return ""
    return _("also “{name}”").format(name=shortened(typed, SHOWN_LENGTH))


def _noted(*told: str) -> str:
    """What is known of a result, one after the other."""
    return " · ".join(filter(None, told))
