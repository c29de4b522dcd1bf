"""The link and the text of each search result; the reader's selection is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from analysis.finder import Entry
from analysis.finder.writing import joined
from analysis.scopes import RegionScope
from components.dataset import cache
from components.dataset.user_window import UserData
from components.figures.map_projection import VIEWS
from components.page.registry import BY_KEY, PageEntry
from components.search.index import EntryKind, Term, terms
from components.selection.model import FIRST_REGION, Selection, ShortText, latest_date
from components.text.escaping import shortened
from components.text.formatting import enumerated
from components.text.i18n import _, localized, ngettext
from data.records import Region

SHOWN_LENGTH = 60
REGIONS_NAMED = 3
"""Up to this many regions are named beside a term; of more, only the number is shown."""

SHOW_BOTH = ("map", "heatmap", "profile")
"""Pages that can show a region or an industry: a result opens there if the reader is on one of them."""


@dataclass(frozen=True)
class SearchContext:
    """Where the reader is: the page, the selection, and the user's dataset that is open."""

    page: PageEntry
    selection: Selection
    data: UserData | None = None


@dataclass(frozen=True)
class Target:
    """A search result.

    Attributes:
        name: of the entry, in the reader's language.
        kind: kind of the entry, with notes separated by dots.
        page: key of the page that it opens; empty if there is none.
        query: of the link.
    """

    name: str
    kind: str
    page: str = ""
    query: Mapping[str, str] = field(default_factory=dict)


def targets(context: SearchContext, entry: Entry, typed: str) -> list[Target]:
    """Return the targets of an entry: one, and for a unit without evidence also its cities that have evidence.

    Args:
        context: where the reader is.
        entry: entry of an index of `components.search.index`.
        typed: the name that matches the query; empty if none does.
    """
    atlas = cache.atlas()
    match entry.kind:
        case EntryKind.PAGE:
            page = BY_KEY[entry.key]
            also = _also((page.title(),), entry, typed)
            return [Target(page.title(), _noted(_("Page"), also), page.key, context.selection.query())]
        case EntryKind.AGGLOMERATION:
            group = localized(atlas.agglomerations[entry.key], "name")
            zoom = {"zoom": entry.key} if entry.key in VIEWS else {}
            query = _built_in(context).query() | {"colour": "agglomeration"} | zoom
            return [Target(group, _noted(_("Agglomeration"), _also((group,), entry, typed)), "map", query)]
        case EntryKind.REGION | EntryKind.CITY | EntryKind.UNIT:
            unit = atlas.units[entry.key]
            city = shortened(typed or entry.names[0], SHOWN_LENGTH) if entry.kind == EntryKind.CITY else ""
            return (
                _region(context, unit, entry, typed, city)
                if entry.key in atlas.regions
                else _unit_without_evidence(context, unit, city)
            )
        case EntryKind.INDUSTRY:
            industry = atlas.industries[entry.key]
            kinds = {"industry": _("Industry"), "umbrella": _("Umbrella item"), "agenda": _("Agenda item")}
            name = localized(industry, "name")
            kind = _noted(kinds[industry.kind], _elsewhere(context), _also((name,), entry, typed))
            alone = Target(name, kind, *_industry(context, _built_in(context), entry.key))
            return [alone, *_together(context, entry.key)]
        case EntryKind.USER_REGION:
            also = _also(entry.names, entry, typed)
            kind = _noted(_("Region of your data"), also)
            return [Target(entry.names[0], kind, *_region_page(context, context.selection, entry.key))]
        case EntryKind.USER_INDUSTRY:
            return [
                Target(entry.names[0], _("Industry of your data"), *_industry(context, context.selection, entry.key))
            ]
        case _:
            return [_term(context, entry, typed)]


def _together(context: SearchContext, industry: str) -> list[Target]:
    """Return the target that asks for an industry together with the selected one; none without another selected."""
    selected, atlas = context.selection.industry, cache.atlas()
    if context.data or selected in (None, industry) or selected not in atlas.industries:
        return []
    names = [localized(atlas.industries[key], "name") for key in (selected, industry)]
    query = context.selection.query() | {"of": "industry", "also": industry}
    return [Target(enumerated(names), _("Regions for both industries"), "profile", query)]


def pair_target(context: SearchContext, region: Entry, industry: Entry) -> Target:
    """Return the target that shows the evidence of one region on one industry."""
    is_user = region.kind == EntryKind.USER_REGION
    selection = replace(context.selection if is_user else _built_in(context), region=region.key, industry=industry.key)
    if is_user:
        names = region.names[0], industry.names[0]
    else:
        atlas = cache.atlas()
        names = localized(atlas.regions[region.key], "name"), localized(atlas.industries[industry.key], "name")
    filters = {"in_region": region.key, "in_industry": industry.key}
    return Target(
        " × ".join(names), _("Evidence of one region on one industry"), "evidence", selection.query() | filters
    )


def _region(context: SearchContext, unit: Region, entry: Entry, typed: str, city: str) -> list[Target]:
    name = localized(unit, "name")
    kind = (
        _("Region in which {city} lies; the city itself is not in the dataset").format(city=city)
        if city
        else _("Region")
    )
    also = "" if city else _also((name,), entry, typed)
    kind = _noted(kind, _elsewhere(context), also)
    return [Target(name, kind, *_region_page(context, _built_in(context), unit.region_id))]


def _unit_without_evidence(context: SearchContext, unit: Region, city: str) -> list[Target]:
    """Return a unit of the map without evidence, then its cities that have evidence."""
    name = localized(unit, "name")
    kind = (
        _("{city} lies here; no evidence in this dataset").format(city=city)
        if city
        else _("No evidence in this dataset")
    )
    inside = [region for region in cache.atlas().regions.values() if region.parent_id == unit.region_id]
    cities = [
        Target(
            localized(region, "name"),
            _("Region in {province}").format(province=name),
            *_region_page(context, _built_in(context), region.region_id),
        )
        for region in inside
    ]
    return [Target(name, kind), *cities]


def _term(context: SearchContext, entry: Entry, typed: str) -> Target:
    """Return the evidence that uses a term; if no source in force does, the link selects all sources."""
    atlas = cache.atlas()
    term = _terms()[entry.key]
    rows = term.rows
    selection = _built_in(context)
    in_force = set(cache.focus(selection.evidence).sources)
    current = [row for row in rows if row.source_id in in_force]
    regions = list(dict.fromkeys(row.region_id for row in current or rows))
    query = selection.query() | {"q": term.query[: ShortText.LIMIT]}
    if len(regions) == 1:
        query["in_region"] = regions[0]
    if len(current) == 1:
        query["row"] = current[0].evidence_id
    kind = _where(regions)
    if not current:
        query |= {"sources": "undated", "asof": latest_date(atlas).isoformat(), "regions": RegionScope.ALL.value}
        query.pop("edition", None)
        kind = _noted(kind, _("later or undated source"))
    return Target(f"“{shortened(typed or entry.key, SHOWN_LENGTH)}”", kind, "evidence", query)


@st.cache_resource(show_spinner=False)
def _terms() -> Mapping[str, Term]:
    return terms(cache.atlas())


def _where(regions: Sequence[str]) -> str:
    if len(regions) > REGIONS_NAMED:
        return ngettext("Evidence, in {n} region", "Evidence, in {n} regions", len(regions))
    names = enumerated([localized(cache.atlas().regions[key], "name") for key in regions])
    return _("Evidence, in {regions}").format(regions=names)


def _region_page(context: SearchContext, selection: Selection, region: str) -> tuple[str, dict[str, str]]:
    """Return the page and the query that show a region."""
    stays = context.page.key if context.page.key in SHOW_BOTH else "map"
    more = {"of": "region"} if stays == "profile" else _kept(context, selection)
    return stays, replace(selection, region=region).query() | more


def _industry(context: SearchContext, selection: Selection, industry: str) -> tuple[str, dict[str, str]]:
    """Return the page and the query that show an industry."""
    query = replace(selection, industry=industry).query()
    match context.page.key:
        case "map":
            return "map", query | _kept(context, selection) | {"colour": "industry"}
        case "heatmap":
            return "heatmap", query | _kept(context, selection)
        case _:
            return "profile", query | {"of": "industry"}


def _kept(context: SearchContext, selection: Selection) -> dict[str, str]:
    """Return the page's own URL keys if the reader stays on it; not the zoom, which may hide the result."""
    stays = context.page.key in SHOW_BOTH and selection is context.selection
    return {key: value for key, value in context.selection.page_values if key != "zoom"} if stays else {}


def _built_in(context: SearchContext) -> Selection:
    """Return the selection without the user's dataset, for entries that only the built-in dataset has."""
    if context.selection.dataset is None:
        return context.selection
    return replace(context.selection, dataset=None, view=(), region=FIRST_REGION, compare=(), industry=None)


def _elsewhere(context: SearchContext) -> str:
    return _("in the built-in dataset") if context.data else ""


def _also(shown: Sequence[str], entry: Entry, typed: str) -> str:
    """Return a note with the name that matches the query, if it is an alias that is not shown."""
    if not typed or typed in entry.names or joined(typed) in map(joined, shown):
        return ""
    return _("also “{name}”").format(name=shortened(typed, SHOWN_LENGTH))


def _noted(*notes: str) -> str:
    """Join the notes of a result with dots."""
    return " · ".join(filter(None, notes))
