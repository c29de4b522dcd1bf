"""The map with its controls: what it is coloured by, how far it is zoomed, what a click does."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from analysis.editions import Edition
from components.evidence.table import evidence_behind
from components.figures.map import region_map
from components.figures.map_extent import around
from components.figures.map_labels import MapNames, map_names
from components.figures.map_projection import NEAR, SHAPE, VIEWS, Ranges
from components.figures.map_regions import MapRegion
from components.figures.map_selection import map_selection
from components.figures.selection_style import SelectionStyle, selection_rules
from components.map.by_agglomeration import groups_on_map
from components.map.colouring import (
    AGGLOMERATION,
    COLOURS,
    COUNT,
    EMPHASIS,
    INDUSTRY,
    LIKENESS,
    asked_industry,
    colour_of,
    colouring_by,
    colours,
)
from components.map.colours import Colouring
from components.map.dot_plot import regions_as_dot_plot
from components.map.outlines import outlines_map
from components.map.regions import HEIGHT, KEY, hover, select_clicked_region, table
from components.map.tile_grid import tile_grid
from components.output.downloads import Table, download_popover
from components.output.figure_card import Caption, figure_card
from components.output.starter_questions import starter_questions
from components.page.open_page import OpenPage
from components.page.view_cache import cached_figure
from components.selection import controls
from components.text import glossary
from components.text.escaping import escape_markdown, escape_plotly
from components.text.formatting import labelled, sentences, some_of
from components.text.i18n import _, localized, ngettext
from components.text.region_facts import ground_texts
from components.text.source_text import lists_differ, outlines_note
from data.records import Region

SHAPES = ("both", "map", "tiles")
ZOOMS = ("china", "east", *(key for key in VIEWS if key not in ("china", "east")), NEAR)
PAGE_KEYS: Mapping[str, tuple[str, ...]] = {"colour": COLOURS, "zoom": ZOOMS, "show": SHAPES}
PICKER = 300
"""Width of the list of industries in pixels."""

PLACE = 24
"""Characters of a name that fit on the map."""

STATIC = Path(__file__).parents[2] / "static"
NEEDED = ("boundaries.geojson", "world_110m.json")


def map_section(page: OpenPage) -> None:
    """Draw controls and map."""
    colour, zoom, shape = _choice(page)
    placed = _placed(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="map-controls"):
        _colour_choice(page, colour)
        if placed and not page.dataset.with_outlines:
            _shape_choice(shape)
            if shape != "tiles":
                _zoom_choice(page, zoom)
        if colour in (INDUSTRY, EMPHASIS):
            controls.industry_picker(page.atlas, asked_industry(page), width=PICKER)
    if placed and len(placed) < len(page.atlas.regions) and not page.dataset.with_outlines:
        _unplaced(page)
    map_figure(page)


def map_figure(page: OpenPage) -> None:
    """Draw the map; for regions without outlines a dot plot."""
    colour, zoom, shape = _choice(page)
    placed = _placed(page)
    colouring = colouring_by(page, colour)
    if data := page.dataset.with_outlines:
        outlines_map(page, data, colouring)
        return
    if page.data and not placed:
        regions_as_dot_plot(page, page.data, colouring)
        return
    figure = cached_figure(
        page,
        KEY,
        lambda: _map(page, placed, colouring, zoom, shape),
        industry=True,
        region=colour == LIKENESS or zoom == NEAR,
    )
    if page.embedded:  # without the panel, which marks the selection
        rules = selection_rules(KEY, selection_on_map(page, page.selection.region))
        st.html(f"<style>{rules}</style>")
    if not all((STATIC / name).is_file() for name in NEEDED):
        _without_outlines(page, colouring)
        return
    caption = Caption(
        finding=colouring.finding,
        alternative=_alternative(colouring),
        how_to_read=sentences(colouring.how_to_read, _places_explained(), _tiles_explained()),
        file_name=colour,
        note=outlines_note(),
    )

    def block() -> None:
        rows, click = partial(table, page, colouring), partial(select_clicked_region, page)
        behind = partial(evidence_behind, page)
        figure_card(
            page, figure, caption, rows, key=KEY, on_select=click, height=HEIGHT, heading=False, evidence=behind
        )

    if page.embedded:
        block()
        return
    st.subheader(page.links.sentence_md(caption.finding), anchor=False)
    if colour == COUNT and page.dataset.has_source_choices and page.selection.evidence.edition is Edition.LISTS:
        st.caption(lists_differ())
    # Style sheets put the tiles beside the map, or leave one of them out; on a phone the tiles take the map's place.
    with st.container(key=f"show-{shape}"):
        with st.container(key="map-tiles"):
            tile_grid(page, colouring)
            if page.dataset.has_source_choices and not set(st.query_params) - {"lang"}:  # a first visit
                with st.container(key="first-questions"):
                    st.html(starter_questions(page.selection))
        with st.container(key="map-figure"):
            block()


def _choice(page: OpenPage) -> tuple[str, str, str]:
    """Colouring, zoom and shape in force."""
    return colour_of(page), page.selection.get("zoom", "china"), page.selection.get("show", SHAPES[0])


def _placed(page: OpenPage) -> list[Region]:
    """Return the regions whose coordinates are known."""
    return [region for region in page.atlas.regions.values() if region.longitude == region.longitude]


def _map(page: OpenPage, placed: Sequence[Region], colouring: Colouring, zoom: str, shape: str) -> go.Figure:
    places = [_place(region) for region in placed]
    view, ranges = _shown(page, places, zoom)
    return region_map(
        places,
        ground_texts(page.atlas, of_user=page.data is not None),
        colouring.classes,
        {region.region_id: colouring.class_of[region.region_id] for region in placed},
        hover(page, colouring),
        page.palette,
        view=view,
        ranges=ranges,
        shape=_format(shape),
        city=_("city, drawn in its province"),
        groups=groups_on_map(page, colouring, places),
    )


def _shown(page: OpenPage, places: Sequence[MapRegion], zoom: str) -> tuple[str, Ranges | None]:
    """The view, and the ranges of the one near the selected region; the whole country if none is selected."""
    if zoom != NEAR:
        return zoom, None
    chosen = next((place for place in places if place.id == page.selection.region), None)
    if chosen is None:
        return ZOOMS[0], None
    return NEAR, around(chosen, page.atlas.regions[chosen.id].parent_id or chosen.id, places)


def _format(shape: str) -> float:
    """Width over height of the map."""
    return SHAPE["both" if shape == "both" else "map"]


def selection_on_map(page: OpenPage, selected: str | None) -> list[SelectionStyle]:
    """The rules that mark a region on the map; none where a dot plot or a user's outlines stand in its place."""
    placed = _placed(page)
    if page.dataset.with_outlines or selected not in {region.region_id for region in placed}:
        return []
    colour, zoom, shape = _choice(page)
    colouring = colouring_by(page, colour)
    places = [_place(region) for region in placed]

    def placed_names() -> MapNames:
        view, ranges = _shown(page, places, zoom)
        hatched = {region for region, at in colouring.class_of.items() if colouring.classes[at].hatched}
        return map_names(places, groups_on_map(page, colouring, places), view, _format(shape), hatched, ranges)

    return map_selection(
        places,
        colouring.classes,
        colouring.class_of,
        page.once("names", placed_names),
        page.palette,
        selected=selected,
        dim=colouring.by_hue,
        ground=bool(page.atlas.ground),
    )


def _without_outlines(page: OpenPage, colouring: Colouring) -> None:
    """Draw the tiles and the table, which show all that the map does."""
    st.warning(_("The outlines of the map are missing on this server: the tiles show the same regions."))
    st.subheader(page.links.sentence_md(colouring.finding), anchor=False)
    tile_grid(page, colouring)
    rows = table(page, colouring)
    st.dataframe(rows, hide_index=True, alt=colouring.finding)
    download_popover(page, Table(colouring.finding, lambda: rows, "regions", colouring.how_to_read), key=KEY)


def _unplaced(page: OpenPage) -> None:
    """Name the regions in view that the map does not show."""
    placed = {region.region_id for region in _placed(page)}
    names = [localized(page.atlas.regions[key], "name") for key in page.atlas.regions if key not in placed]
    summary = ngettext(
        ("{n} region in view is not a unit of this map; it is in the list, the heatmap and the other pages."),
        "{n} regions in view are not units of this map; they are in the list, the heatmap and the other pages.",
        len(names),
    )
    st.caption(f"{summary}  \n{labelled(_('Not on the map'), escape_markdown(some_of(names)))}")


def _colour_choice(page: OpenPage, current: str) -> None:
    names = {
        INDUSTRY: _("One industry"),
        COUNT: _("Count"),
        AGGLOMERATION: _("Agglomeration"),
        LIKENESS: _("Likeness"),
        EMPHASIS: _("Emphasis"),
    }
    on_offer = colours(page)
    controls.choice(
        "colour",
        _("Colour by"),
        on_offer,
        current,
        names.__getitem__,
        default=on_offer[0],
        explained=page.dataset.term_help(glossary.agglomeration()),
    )


def _zoom_choice(page: OpenPage, current: str) -> None:
    names = {"china": _("China"), "east": _("East"), NEAR: _("Selected")}
    names |= {key: localized(group, "short") for key, group in page.atlas.agglomerations.items()}
    controls.choice("zoom", _("Zoom to"), ZOOMS, current, names.__getitem__, default=ZOOMS[0])


def _shape_choice(current: str) -> None:
    names = {"both": _("Both"), "map": _("Map"), "tiles": _("Tiles")}
    controls.choice("show", _("Show as"), SHAPES, current, names.__getitem__, default=SHAPES[0])


def _places_explained() -> str:
    return _(
        "Cities are drawn as points; their provinces are regions of their own. Hong Kong and Macao are enlarged in the "
        "inset. Click a region to open its panel, click it again to close it. Names without room appear under the "
        "pointer and when you zoom in."
    )


def _tiles_explained() -> str:
    return _(
        "As tiles, all regions have the same size and are placed roughly where they lie, each city beside its province."
    )


def _place(region: Region) -> MapRegion:
    return MapRegion(
        region.region_id,
        escape_plotly(localized(region, "short"), PLACE),
        region.longitude,
        region.latitude,
        region.is_city,
    )


def _alternative(colouring: Colouring) -> str:
    # Nothing of the selection: a figure whose alternative changes is another figure and is drawn again.
    return _("Map of China. {finding}.").format(finding=colouring.finding)
